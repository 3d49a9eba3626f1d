"""What a card tells of itself."""

import pytest

import protocols
from core_facilitator.domain.agendas import TimeKind, Together


@pytest.mark.parametrize(
    ("company", "kind"),
    [
        ((Together.ALL, Together.ALONE, Together.ALL), TimeKind.PLENARY),
        ((Together.ALONE, Together.ALONE, Together.PAIRS), TimeKind.REFLECTION),
        ((Together.PAIRS, Together.FOURS, Together.ALL), TimeKind.SMALL_GROUP),
    ],
)
def test_its_kind_is_how_most_of_its_minutes_are_spent(company: tuple[Together, ...], kind: TimeKind) -> None:
    steps = tuple(protocols.step("Step", 10, together=one) for one in company)
    assert protocols.protocol(steps=steps).kind is kind


def test_its_minutes_are_those_of_its_steps() -> None:
    assert protocols.protocol().minutes == 60


def test_it_fits_between_its_least_and_most_minutes() -> None:
    card = protocols.protocol()
    assert [minutes for minutes in (44, 45, 75, 76) if card.fits(minutes)] == [45, 75]


def test_it_suits_between_its_least_and_most_people() -> None:
    card = protocols.protocol()
    assert [people for people in (3, 4, 24, 25) if card.suits(people)] == [4, 24]
