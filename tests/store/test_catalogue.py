"""The cards that come with the app: whole, honest, and in one spelling."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from core_facilitator import paths
from core_facilitator.domain.fitting import fewest, fitted
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store import catalogue, protocol_files
from spelling import BRITISH

CARDS = catalogue.protocols()
FILES = sorted(paths.resource("catalogue").glob("*.yaml"))
NEEDED = (
    *("purpose", "phase", "practices", "settings", "room", "invitation", "virtual", "credit"),
    *("tips", "traps", "debrief", "cautions"),
)


def test_all_of_them_are_there() -> None:
    assert len(CARDS) == 144  # 122 of the families, 22 of the house
    assert {card.framework for card in CARDS} <= FRAMEWORKS.keys()
    assert min(Counter(card.framework for card in CARDS).values()) >= 3


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_a_card_has_every_field_that_a_facilitator_looks_for(card: Protocol) -> None:
    """M1 to M21 of what good collections tell; deliberately empty may be only what says so on the card."""
    assert [name for name in NEEDED if not getattr(card, name)] == []
    assert 2 <= len(card.when) <= 4
    assert 2 <= len(card.variations) <= 3
    assert 2 <= len(card.goes_with) <= 4
    assert 3 <= len(card.tags) <= 8
    assert [role.name for role in card.roles if not role.does] == []
    assert all((card.care.opt_out, card.license.attribution, card.license.terms))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_a_card_can_be_led_in_its_least_and_its_most_minutes(card: Protocol) -> None:
    for minutes in (card.least, card.minutes, card.most):
        assert sum(step.minutes for step in fitted(card, minutes)) == minutes
    assert fewest(card.steps) > 0
    assert all(step.do for step in card.steps)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_a_card_is_spelled_as_in_the_united_states(card: Protocol) -> None:
    assert BRITISH.findall(repr(card)) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_editors_note_is_on_no_card(file: Path) -> None:
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    notes = {one["editors_note"] for one in (*raw["licenses"], *raw["protocols"]) if "editors_note" in one}
    assert notes
    shown = repr(protocol_files.read(file.read_text(encoding="utf-8"), file.name))
    assert [note for note in notes if note in shown] == []


def test_no_two_cards_say_the_same_words() -> None:
    for field in ("purpose", "invitation", "virtual"):
        texts = Counter(getattr(card, field) for card in CARDS)
        assert [text for text, count in texts.items() if count > 1] == []
    outs = Counter(card.care.opt_out for card in CARDS)
    assert [text for text, count in outs.items() if count > 1] == []
