"""Prompts and their sets."""

from typing import Any

from core_facilitator.domain.prompts import Asked, Prompt, PromptSet


def _prompt(key: str, minutes: int = 3, **more: Any) -> Prompt:
    return Prompt(key=key, text="What did you see?", minutes=minutes, **more)


def test_an_answer_is_private_and_anybody_may_be_asked_unless_it_is_said_otherwise() -> None:
    prompt = _prompt("one")
    assert (prompt.private, prompt.audience) == (True, Asked.ALL)


def test_a_set_takes_the_minutes_of_all_its_prompts() -> None:
    assert PromptSet(key="set", title="Set", prompts=(_prompt("one", 3), _prompt("two", 4))).minutes == 7


def test_a_prompt_belongs_to_the_framework_of_its_set_unless_it_names_one() -> None:
    own, plain = _prompt("one", framework="shingo"), _prompt("two")
    found = PromptSet(key="set", title="Set", framework="theory-u", prompts=(own, plain))
    assert (found.framework_of(own), found.framework_of(plain)) == ("shingo", "theory-u")
