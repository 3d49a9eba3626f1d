"""The library with what a facilitator has made of it."""

from datetime import date

import protocols
from core_facilitator.domain.library import Facet, Library, Reason, Wanted
from core_facilitator.domain.shelves import YES, Shelf, lately

WALK = protocols.protocol("Dialogue walk", steps=(protocols.step("Walk", 25),), tags=("outdoors",))
CLINIC = protocols.protocol("Case clinic")
POWER = protocols.protocol("Power check", steps=(protocols.step("Look", 15),))
BARE = Library((CLINIC, WALK, POWER))
SHELF = Shelf(
    own=frozenset({"power-check"}),
    favorites=frozenset({"case-clinic", "gone"}),
    tags={"case-clinic": ("School board",), "power-check": ("School board", "walking"), "gone": ("lost",)},
    collections={"ten": ("case-clinic", "gone", "power-check"), "none": ("gone",)},
    used={"dialogue-walk": date(2026, 3, 1), "case-clinic": date(2026, 5, 1), "gone": date(2026, 6, 1)},
)
LIBRARY = BARE.with_shelf(SHELF)


def _names(wanted: Wanted, library: Library = LIBRARY) -> list[str]:
    return [hit.protocol.name for hit in library.find(wanted).hits]


def test_a_shelf_is_counted() -> None:
    counts = LIBRARY.find(Wanted()).counts
    assert counts[Facet.FAVORITE] == {YES: 1}
    assert counts[Facet.OWN] == {YES: 1}
    assert counts[Facet.USED] == {YES: 2}
    assert counts[Facet.MY_TAG] == {"School board": 2, "walking": 1}
    assert counts[Facet.COLLECTION] == {"ten": 2, "none": 0}
    bare = BARE.find(Wanted()).counts
    assert not bare[Facet.FAVORITE]
    assert not bare[Facet.MY_TAG]


def test_favorites_own_cards_and_tags_are_filtered() -> None:
    assert _names(Wanted().choosing(Facet.FAVORITE, [YES])) == ["Case clinic"]
    assert _names(Wanted().choosing(Facet.OWN, [YES])) == ["Power check"]
    assert _names(Wanted().choosing(Facet.MY_TAG, ["School board"])) == ["Power check", "Case clinic"]
    assert _names(Wanted().choosing(Facet.MY_TAG, ["lost"])) == []


def test_what_was_used_lately_stands_latest_first() -> None:
    used = Wanted().choosing(Facet.USED, [YES])
    assert _names(used) == ["Case clinic", "Dialogue walk"]
    assert _names(Wanted(minutes=25).choosing(Facet.USED, [YES]), Library((WALK,)).with_shelf(SHELF)) == []


def test_a_collection_stands_in_its_own_order() -> None:
    assert _names(Wanted().choosing(Facet.COLLECTION, ["ten"])) == ["Case clinic", "Power check"]
    assert _names(Wanted().choosing(Facet.COLLECTION, ["none"])) == []
    assert _names(Wanted().choosing(Facet.COLLECTION, ["unknown"])) == []


def test_own_tags_are_searched_as_the_tags_of_a_card_are() -> None:
    found = LIBRARY.find(Wanted(words="school board"))
    assert [hit.protocol.name for hit in found.hits] == ["Power check", "Case clinic"]
    assert found.hits[0].reasons == (Reason.TAG,)
    assert _names(Wanted(words="walking")) == ["Dialogue walk", "Power check"]
    assert _names(Wanted(words="schol")) == ["Power check", "Case clinic"]
    assert BARE.find(Wanted(words="school board")).unknown == ("school", "board")


def test_another_shelf_takes_the_place_of_the_one_before() -> None:
    again = LIBRARY.with_shelf(Shelf(favorites=frozenset({"dialogue-walk"})))
    assert _names(Wanted().choosing(Facet.FAVORITE, [YES]), again) == ["Dialogue walk"]


def test_lately_is_a_year_and_what_is_to_come() -> None:
    days = {"a": date(2025, 7, 1), "b": date(2025, 7, 2), "c": date(2027, 1, 1)}
    assert lately(days, date(2026, 7, 2)) == {"b": date(2025, 7, 2), "c": date(2027, 1, 1)}
