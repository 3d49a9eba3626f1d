"""The prompts that come with the app: whole, honest, and in one spelling."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from core_facilitator import paths
from core_facilitator.domain.prompts import Prompt, PromptSet
from core_facilitator.store import catalogue, prompt_files

SETS = catalogue.prompt_sets()
PROMPTS = [(found, prompt) for found in SETS for prompt in found.prompts]
FILES = sorted(paths.resource("catalogue", "prompts").glob("*.yaml"))

BRITISH = re.compile(
    r"\b(?:(?!rais|ris|promis|surpris|exercis|advis|otherwis|wis|thes|thos|nois|prais|premis|comprom)\w+is(?:e|es|ed|ing)|"
    r"\w*isation\w*|(?:behaviour|colour|favour|honour|neighbour|centre|programme|licence|judgement|whilst|practis|"
    r"towards|grey|artefact)\w*|\w*journall\w*)\b",
    re.IGNORECASE,
)


def test_all_of_them_are_there() -> None:
    assert len(FILES) == 7
    assert len(PROMPTS) == 125
    assert len({prompt.key for _, prompt in PROMPTS}) == 125


@pytest.mark.parametrize("found", SETS, ids=lambda found: found.key)
def test_a_set_says_how_to_use_it_and_whose_it_is(found: PromptSet) -> None:
    assert [name for name in ("title", "note", "credit") if not getattr(found, name)] == []
    assert "our own" in found.credit


@pytest.mark.parametrize(("found", "prompt"), PROMPTS, ids=lambda one: one.key)
def test_a_prompt_has_every_field_and_can_be_written_in_its_minutes(found: PromptSet, prompt: Prompt) -> None:
    assert all((prompt.text, prompt.phase, found.framework_of(prompt)))
    assert prompt.text.rstrip('"')[-1] in ".?"
    assert 2 <= prompt.minutes <= 10


def test_what_people_write_is_private() -> None:
    assert [prompt.key for _, prompt in PROMPTS if not prompt.private] == []


@pytest.mark.parametrize("found", SETS, ids=lambda found: found.key)
def test_a_set_is_spelled_as_in_the_united_states_and_without_dashes(found: PromptSet) -> None:
    assert BRITISH.findall(repr(found)) == []
    assert "—" not in repr(found)


def test_no_two_prompts_ask_the_same() -> None:
    asked = Counter(prompt.text for _, prompt in PROMPTS)
    assert [text for text, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_editors_note_is_in_no_set(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    raw = yaml.safe_load(text)["sets"]
    notes = [one["editors_note"] for found in raw for one in (found, *found["prompts"]) if "editors_note" in one]
    assert len(notes) == text.count("editors_note:")
    shown = repr(prompt_files.read(text, file.name))
    assert "editors_note" not in shown
    assert [note for note in notes if note in shown] == []


def test_the_card_of_guided_journaling_reads_the_same_questions() -> None:
    """The card shortens some of them, and begins each as the prompt does."""
    card = next(card for card in catalogue.protocols() if card.key == "tu-guided-journaling")
    read_aloud = re.split(r"\b\d+\. ", " ".join(step.say for step in card.steps))
    journal = next(found for found in SETS if found.key == "theory-u-journal")
    numbered = [question.strip() for question in read_aloud if question.strip()][-15:]
    pairs = zip(numbered, journal.prompts, strict=True)
    assert [prompt.key for said, prompt in pairs if said.split()[:3] != prompt.text.split()[:3]] == []
