"""Own protocols: new, adapted, and made from a block; the line of credit stays with what is adapted."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from core_facilitator.domain.agendas import Block, Handout, Material, Step, Together
from core_facilitator.domain.own_protocols import (
    OwnProtocol,
    adapted,
    adapted_by,
    blank,
    credited,
    fresh_key,
    from_block,
    kept_line,
    may_be_adapted,
    note_about,
)
from core_facilitator.domain.placing import block_of
from core_facilitator.domain.protocol_rules import Broken, Rule, broken
from core_facilitator.domain.protocols import License
from protocols import OURS, protocol, step

KEY = UUID(int=7)
CLINIC = protocol("Case clinic", tips=("Keep time.",), when=("a leader is stuck",), framework="theory-u")


def test_a_key_tells_the_name_and_is_no_other_cards() -> None:
    assert fresh_key("Näme it: one word!", set()) == "own-name-it-one-word"
    assert fresh_key("Name it", {"own-name-it", "own-name-it-2"}) == "own-name-it-3"
    assert fresh_key("漢字", set()) == "own-protocol"


def test_a_new_card_lacks_nothing_but_its_name() -> None:
    assert broken(blank("Ours.", "First step")) == (Broken(Rule.NAMED),)
    assert blank("Ours.", "First step").license.attribution == "Ours."


def test_an_own_card_has_the_key_of_its_protocol() -> None:
    assert OwnProtocol(CLINIC, False, datetime(2026, 10, 14, tzinfo=UTC)).key == "case-clinic"


def test_an_adapted_card_tells_where_it_came_from_and_keeps_the_line_of_credit() -> None:
    copy = adapted(CLINIC, "Our clinic")
    assert (copy.name, copy.adapted_from, copy.steps) == ("Our clinic", "case-clinic", CLINIC.steps)
    assert copy.license.attribution == f"{OURS.attribution} Adapted."
    assert kept_line(copy) == OURS.attribution
    assert adapted_by(copy) == ""


def test_who_adapts_a_card_is_added_to_the_line_and_can_be_changed() -> None:
    copy = credited(adapted(CLINIC, "Our clinic"), "Juniper Valley, 2026.")
    assert copy.license.attribution == f"{OURS.attribution} Adapted by Juniper Valley, 2026."
    assert adapted_by(copy) == "Juniper Valley, 2026"
    assert kept_line(credited(copy, "")) == OURS.attribution


def test_what_others_adapted_stays_in_the_line_when_it_is_adapted_again() -> None:
    first = replace(credited(adapted(CLINIC, "One"), "Ana"), key="own-one")
    second = credited(adapted(first, "Two"), "Ben")
    assert second.license.attribution == f"{OURS.attribution} Adapted by Ana. Adapted by Ben."
    assert kept_line(adapted(first, "Two")) == f"{OURS.attribution} Adapted by Ana."
    assert (second.adapted_from, adapted_by(second)) == ("own-one", "Ben")


def test_a_line_from_elsewhere_that_does_not_say_it_was_adapted_stays_whole() -> None:
    card = replace(CLINIC, adapted_from="other")
    assert (kept_line(card), adapted_by(card)) == (OURS.attribution, "")
    assert kept_line(credited(card, "Ana. Adapted for us")) == OURS.attribution


@pytest.mark.parametrize(
    "words",
    ["CC BY-ND 4.0", "Creative Commons BY-NC-ND", "Attribution-NoDerivatives 4.0", "No derivative works.",
     "It may not be adapted."],
)  # fmt: skip
def test_a_license_that_allows_no_changes_is_heard(words: str) -> None:
    card = protocol(license=License(key="x", attribution="After Ana.", terms=words))
    assert not may_be_adapted(card.license)
    with pytest.raises(ValueError, match=words):
        adapted(card, "Mine")


def test_a_license_can_say_without_words_that_it_allows_no_changes() -> None:
    card = protocol(license=License(key="x", attribution="After Ana.", terms="As it is.", adaptable=False))
    assert not may_be_adapted(card.license)
    with pytest.raises(ValueError, match="As it is"):
        adapted(card, "Mine")


@pytest.mark.parametrize("words", ["", "CC BY-SA 4.0", "Creative Commons BY-NC-SA 4.0", "All rights reserved."])
def test_other_licenses_let_a_card_be_changed(words: str) -> None:
    assert may_be_adapted(License(key="x", attribution="After Ana, end by end.", terms=words))


def test_notes_about_a_card_lead_to_it_and_take_nothing_over() -> None:
    note = note_about(CLINIC, "Notes on Case clinic", "Ours.", "First step")
    assert (note.goes_with, note.purpose, note.adapted_from) == (("case-clinic",), "", "")
    assert (note.name, note.license.attribution, note.framework) == ("Notes on Case clinic", "Ours.", "theory-u")


# From a block


def test_a_block_of_ones_own_becomes_a_card_that_leads_through_it() -> None:
    block = Block(
        id=KEY,
        title="Porch talk",
        minutes=25,
        floor=15,
        purpose="Hear everybody.",
        setup="Chairs outside.",
        materials=(Material(name="Bell"),),
        notes="Begin late.\n\nSmile.",
        prompts=("What now?",),
        steps=(
            Step(title="Sit", minutes=5, silent="Everyone", text="Sit down."),
            Step(title="Talk", minutes=20, say="Hush", together=Together.PAIRS),
        ),
        handout=Handout(writing="My word"),
        framework="house",
    )
    card = from_block(block, None, 40, "Ours.")
    assert broken(card) == ()
    assert (card.name, card.purpose, card.room, card.framework) == (
        "Porch talk",
        "Hear everybody.",
        "Chairs outside.",
        "house",
    )
    assert (card.minutes, card.least, card.most, card.groups.most) == (25, 15, 25, 40)
    assert card.steps[0] == step("Sit", 5, silent="Everyone", do="Sit down.")
    assert card.steps[1] == step("Talk", 20, say="Hush", together=Together.PAIRS)
    assert (card.materials, card.prompts, card.handout) == (block.materials, block.prompts, block.handout)
    assert card.tips == ("Begin late.", "Smile.")
    assert (card.license.attribution, card.adapted_from) == ("Ours.", "")


def test_a_block_without_steps_is_one_step() -> None:
    card = from_block(Block(id=KEY, title="Lunch", minutes=50, participants_see="Eat."), None, 0, "Ours.")
    assert card.steps == (step("Lunch", 50, do="Eat."),)
    assert (card.least, card.most, card.groups.most) == (50, 50, 30)


def test_the_credit_of_a_block_goes_on_where_its_card_is_not_here() -> None:
    card = from_block(Block(id=KEY, title="Clinic", minutes=5, card="gone", credit="After Ana."), None, 0, "Ours.")
    assert (card.adapted_from, kept_line(card)) == ("gone", "After Ana.")


def test_a_block_made_from_a_card_keeps_all_that_the_card_tells() -> None:
    block = block_of(CLINIC, KEY, 50)
    block = replace(block, title="Our clinic", notes=f"{block.notes}\nBring tissues.", purpose="")
    card = from_block(block, CLINIC, 18, "Ours.")
    assert broken(card) == ()
    assert (card.when, card.groups, card.care) == (CLINIC.when, CLINIC.groups, CLINIC.care)
    assert card.tips == ("Keep time.", "Bring tissues.")
    assert (card.minutes, card.least, card.most) == (50, 45, 75)
    assert [(one.floor, one.kept, one.stretches) for one in card.steps] == [
        (5, False, False),
        (0, True, False),
        (30, False, True),
    ]
    assert (card.adapted_from, kept_line(card), card.purpose) == ("case-clinic", OURS.attribution, CLINIC.purpose)


def test_floors_that_no_longer_fit_the_blocks_steps_are_left_out() -> None:
    block = replace(block_of(CLINIC, KEY, 60), steps=(Step(title="Stillness", minutes=70),))
    card = from_block(block, CLINIC, 18, "Ours.")
    assert card.steps == (step("Stillness", 70),)
    assert (card.least, card.most) == (45, 70)
    assert broken(card) == ()
