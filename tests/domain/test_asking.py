"""What somebody types into a search, understood."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.asking import Part, Taken, parts, understood, without
from core_facilitator.domain.library import Facet, Wanted
from core_facilitator.domain.protocols import Energy


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("10 minutes", 10),
        ("90min", 90),
        ("in 10 m", 10),
        ("one hour", 60),
        ("an hour", 60),
        ("2 hours", 120),
        ("1h30", 90),
        ("1 h 20", 80),
        ("1 hour and 30 minutes", 90),
        ("1.5 hours", 90),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("three quarters of an hour", 45),
        ("forty-five minutes", 45),
        ("90-minute", 90),
        ("5 to 10 min", 10),
        ("5–10 min", 10),
        ("up to 45 min.", 45),
        ("FIFTEEN MINUTES", 15),
    ],
)
def test_a_length_is_understood_in_all_the_ways_it_is_written(typed: str, minutes: int) -> None:
    wanted = understood(typed)
    assert (wanted.minutes, wanted.about, wanted.words) == (minutes, True, "")


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("25 people", 25),
        ("for 14", 14),
        ("with twelve leaders", 12),
        ("20 to 25 people", 25),
        ("a team of eight", 8),
        ("group of 12", 12),
        ("8 of us", 8),
    ],
)
def test_how_many_take_part_is_understood(typed: str, people: int) -> None:
    wanted = understood(typed)
    assert (wanted.people, wanted.words) == (people, "")


@pytest.mark.parametrize(
    "typed",
    [
        "1-2-4-all",
        "15% solutions",
        "for 14 days",
        "360 feedback",
        "six questions",
        "rush hour",
        "hours",
        "0 minutes",
        "0 people",
        "99 hours",
        "steady march",
        "quiet people",
        "4 A's",
    ],
)
def test_what_may_mean_anything_stays_words(typed: str) -> None:
    assert understood(typed) == Wanted(words=typed)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("outdoors", {Facet.SETTING: {"outdoors"}}),
        ("on zoom", {Facet.SETTING: {"virtual"}}),
        ("in person or online", {Facet.SETTING: {"room", "virtual"}}),
        ("quiet", {Facet.ENERGY: {"quiet"}}),
        ("steady pace", {Facet.ENERGY: {"steady"}}),
        ("high energy", {Facet.ENERGY: {"lively"}}),
    ],
)
def test_setting_and_energy_are_chosen(typed: str, chosen: Mapping[Facet, set[str]]) -> None:
    assert understood(typed).chosen == chosen


@pytest.mark.parametrize("typed", ["no materials", "without any materials", "no prep", "nothing to bring"])
def test_that_nothing_is_at_hand_is_understood(typed: str) -> None:
    assert understood(typed) == Wanted(bare=True)


def test_the_rest_are_words_and_each_part_says_where_it_stands() -> None:
    typed = "quiet start, 10 minutes, 25 people"
    assert understood(typed).words == "start"
    assert parts(typed) == (
        Taken(Part.ENERGY, Energy.QUIET, 0, 5),
        Taken(Part.MINUTES, 10, 13, 23),
        Taken(Part.PEOPLE, 25, 25, 34),
    )


def test_minutes_and_people_that_touch_are_told_apart() -> None:
    wanted = understood("3 hours 30 people")
    assert (wanted.minutes, wanted.people, wanted.words) == (180, 30, "")


def test_words_on_both_sides_of_a_part_stay_apart() -> None:
    assert understood("trust 30 min team").words == "trust, team"


def test_what_is_typed_stands_over_what_was_chosen() -> None:
    chosen = Wanted(minutes=30, people=8, bare=True).choosing(Facet.SETTING, {"room"})
    wanted = understood("walk outside, one hour", chosen)
    assert (wanted.words, wanted.minutes, wanted.people, wanted.bare) == ("walk", 60, 8, True)
    assert wanted.chosen == {Facet.SETTING: {"outdoors"}}


def test_a_part_can_be_removed() -> None:
    typed = "quiet start, 10 minutes outdoors, 25 people"
    assert without(typed, Part.MINUTES) == "quiet start, outdoors, 25 people"
    assert understood(without(typed, Part.SETTING)).chosen == {Facet.ENERGY: {"quiet"}}


_TYPED = "quiet outdoors no materials for 14 people 10 min one hour and a half 1h30 - , with team"


@given(
    st.lists(
        st.sampled_from(_TYPED.split(" ")) | st.text(max_size=5),
        max_size=10,
    ).map(" ".join)
)
def test_nothing_that_is_typed_is_lost(typed: str) -> None:
    taken = parts(typed)
    spans = [(one.start, one.end) for one in taken]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = understood(typed).words
    outside = "".join(letter for at, letter in enumerate(typed) if not any(start <= at < end for start, end in spans))
    assert [one for one in outside if one.isalnum()] == [one for one in kept if one.isalnum()]
