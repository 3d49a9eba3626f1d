"""What is enough to lead a card with."""

import pytest

import protocols
from core_facilitator.domain.agendas import Material
from core_facilitator.domain.at_hand import NO_MATERIALS, AtHand, enough, is_bare
from core_facilitator.domain.library import Facet, Library, Wanted
from core_facilitator.domain.protocols import Protocol


def _card(*materials: str, tags: tuple[str, ...] = ()) -> Protocol:
    return protocols.protocol(materials=tuple(Material(name=name) for name in materials), tags=tags)


@pytest.mark.parametrize(
    "materials",
    [
        ("Pen", "Index cards", "Sticky notes in two colors"),
        ("Large sheet with three nested circles",),
        ("Roll of tape", "Bell or chime", "Question on a chart"),
    ],
)
def test_pens_paper_and_tape_lie_in_every_bag(materials: tuple[str, ...]) -> None:
    assert enough(_card(*materials)) == (AtHand.EVERYDAY,)


@pytest.mark.parametrize("special", ["Ball of yarn", "Magazine with varied people", "Set of mindset sheets", "On"])
def test_one_thing_that_has_to_be_brought_or_made_is_enough_to_need_more(special: str) -> None:
    assert enough(_card("Pen", special)) == ()


def test_what_needs_nothing_can_be_led_with_everyday_things_too() -> None:
    assert enough(_card()) == (AtHand.NOTHING, AtHand.EVERYDAY)
    circle = _card("Stone from the river", tags=(NO_MATERIALS,))
    assert is_bare(circle)
    assert enough(circle) == (AtHand.NOTHING, AtHand.EVERYDAY)


def test_the_library_is_filtered_and_counted_by_it() -> None:
    bare, everyday, special = _card(), _card("Pen"), _card("Ball of yarn")
    library = Library((bare, everyday, special))
    found = library.find(Wanted().choosing(Facet.MATERIALS, ("everyday",)))
    assert {hit.protocol for hit in found.hits} == {bare, everyday}
    assert found.counts[Facet.MATERIALS] == {"nothing": 1, "everyday": 2}
