"""Prompts are found by words and filters, and each filter says how many it would show."""

from core_facilitator.domain.prompt_finding import PromptFacet, Prompts, PromptsFound, PromptsWanted
from core_facilitator.domain.prompts import Asked, Prompt, PromptSet

LOOK = Prompt(key="look", text="What are you avoiding?", phase="Seeing", minutes=3)
LISTEN = Prompt(key="listen", text="Who listens to you, and how do they listen?", phase="Sensing", minutes=4)
LEAD = Prompt(key="lead", text="What do you stop?", minutes=5, framework="focus", audience=Asked.LEADER)
U = PromptSet(key="u", title="Journal", framework="theory-u", prompts=(LOOK, LISTEN))
SHORT = PromptSet(key="short", title="Short prompts", prompts=(LEAD,))
PROMPTS = Prompts((U, SHORT))


def keys(found: PromptsFound) -> list[str]:
    return [prompt.key for hit in found.hits for prompt in hit.prompts]


def found(words: str = "", minutes: int | None = None, **chosen: str) -> PromptsFound:
    facets = {PromptFacet[name.upper()]: frozenset([value]) for name, value in chosen.items()}
    return PROMPTS.find(PromptsWanted(words=words, chosen=facets, minutes=minutes))


def test_without_a_wish_all_are_found_in_their_sets() -> None:
    everything = found()
    assert [hit.prompt_set for hit in everything.hits] == [U, SHORT]
    assert keys(everything) == ["look", "listen", "lead"]
    assert everything.count == PROMPTS.count == 3


def test_words_are_found_by_their_beginning_their_root_and_a_slip() -> None:
    assert keys(found("avoid")) == ["look"]
    assert keys(found("listening")) == ["listen"]
    assert keys(found("lisen")) == ["listen"]
    assert keys(found("journal sensing")) == ["listen"]
    assert keys(found("journal stop")) == []
    assert keys(found("zzzz")) == []


def test_minutes_are_at_most_and_choices_are_exact() -> None:
    assert keys(found(minutes=3)) == ["look"]
    assert keys(found(framework="focus")) == ["lead"]
    assert keys(found(asked="all", phase="Sensing")) == ["listen"]


def test_a_filter_counts_what_each_choice_would_show_with_the_others_as_they_are() -> None:
    counts = found(framework="theory-u", phase="Seeing").counts
    assert counts[PromptFacet.PHASE] == {"Seeing": 1, "Sensing": 1}
    assert counts[PromptFacet.FRAMEWORK] == {"theory-u": 1}
    assert counts[PromptFacet.ASKED] == {"all": 1}
    assert found("stop").counts[PromptFacet.FRAMEWORK] == {"focus": 1}
