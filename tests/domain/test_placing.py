"""From a card of the library to a block of the day."""

from uuid import UUID

import pytest

import protocols
from core_facilitator.domain.agendas import Handout, Material, Per, TimeKind, Together
from core_facilitator.domain.placing import block_of
from core_facilitator.domain.protocols import Care, Load

KEY = UUID(int=7)
CARD = protocols.protocol(
    framework="theory-u",
    room="Chairs in circles of five.",
    materials=(Material(name="Bell"),),
    invitation="Bring one live question.",
    tips=("Choose case givers the day before.",),
    cautions=("Keep managers and their reports apart.",),
    prompts=("What moved you?",),
    handout=Handout(writing="My question", lines=4),
    care=Care(load=Load.SOME, opt_out="Say pass."),
)


def test_a_block_has_all_that_its_card_has() -> None:
    block = block_of(CARD, KEY, 60)
    assert (block.id, block.title, block.minutes, block.floor) == (KEY, "Case clinic", 60, 40)
    assert (block.framework, block.protocol, block.card) == ("theory-u", "Case clinic", "case-clinic")
    assert block.kind is TimeKind.PLENARY
    assert [step.title for step in block.steps] == ["Settle roles", "Stillness", "Open dialogue"]
    assert (block.setup, block.materials, block.prompts) == (CARD.room, CARD.materials, CARD.prompts)
    assert block.credit == "General facilitation practice; our own text."


def test_its_steps_say_in_what_company_and_who_is_silent() -> None:
    listening = protocols.step("Listen", 60, together=Together.PAIRS, silent="whoever listens", do="Listen.")
    (step,) = block_of(protocols.protocol(steps=(listening,)), KEY, 60).steps
    assert (step.together, step.silent, step.text) == (Together.PAIRS, "whoever listens", "Listen.")


def test_its_steps_take_the_time_there_is() -> None:
    block = block_of(CARD, KEY, 50)
    assert [step.minutes for step in block.steps] == [10, 5, 35]
    assert block.step_minutes == block.minutes


def test_its_notes_begin_with_what_to_say_and_end_with_how_to_pass() -> None:
    assert block_of(CARD, KEY, 60).notes == (
        "“Bring one live question.”\n\nChoose case givers the day before.\n\n"
        "Keep managers and their reports apart.\nSay pass."
    )
    assert block_of(protocols.protocol(), KEY, 60).notes == "Say pass."


def test_its_handout_has_a_title_and_says_how_to_pass() -> None:
    assert block_of(CARD, KEY, 60).handout == Handout(
        title="Case clinic", writing="My question", lines=4, care="Say pass."
    )
    assert block_of(protocols.protocol(), KEY, 60).handout is None


def test_it_says_in_what_company_people_are_and_what_each_group_needs() -> None:
    pairs = (protocols.step(together=Together.PAIRS), protocols.step(together=Together.ALL))
    sheet = Material(name="Sheet", per=Per.GROUP)
    block = block_of(protocols.protocol(steps=pairs, materials=(sheet,)), KEY, 20, 18)
    assert block.grouping == "In pairs, then all together"
    assert block.materials == (Material(name="Sheet", per=Per.GROUP, group_size=2),)


def test_a_card_without_steps_is_as_long_as_it_is_given() -> None:
    assert block_of(protocols.protocol(steps=()), KEY, 25).minutes == 25


def test_too_little_time_is_refused() -> None:
    with pytest.raises(ValueError, match="39"):
        block_of(CARD, KEY, 39)
