"""What the library offers for a place in the day."""

from uuid import UUID

import pytest

import protocols
from core_facilitator.domain.agendas import Room
from core_facilitator.domain.library import Facet, Library, Wanted
from core_facilitator.domain.offers import alternatives, gap
from core_facilitator.domain.protocols import Groups, Practice, Protocol

CHECK_IN = protocols.protocol("Check-in", purpose="Hear every voice at the start.", tags=("opening",))
NAMES = protocols.protocol("Names", purpose="Welcome each person.", tags=("opening", "icebreaker"))
PAUSE = protocols.protocol("Pause", purpose="Settle at the start of work.")
CAUSES = protocols.protocol("Causes", purpose="Sort what feeds a problem.")
WEATHER = protocols.protocol("Weather", purpose="Hear every voice at the start, as weather.", least=5, most=15)
PAIR = protocols.protocol("Pair", purpose="Hear every voice at the start, in two.", groups=Groups(least=2, most=2))
LIBRARY = Library((CAUSES, PAUSE, NAMES, CHECK_IN, WEATHER, PAIR))


def _names(of: str, minutes: int = 60, people: int | None = 12) -> list[str]:
    return [hit.protocol.name for hit in alternatives(LIBRARY, of, minutes, people)]


def test_three_others_of_the_same_length_come_with_the_most_alike_first() -> None:
    offered = alternatives(LIBRARY, CHECK_IN, 60, 12)
    assert [hit.protocol for hit in offered] == [NAMES, PAUSE, CAUSES]


def test_a_block_without_a_card_is_compared_by_its_purpose() -> None:
    assert _names("Opening: hear every voice")[:2] == ["Check-in", "Names"]


def test_without_any_words_the_nearest_in_length_is_offered() -> None:
    assert len(_names("")) == 3


def test_what_cannot_be_led_in_these_minutes_or_with_so_many_is_not_offered() -> None:
    assert _names("Hear every voice", minutes=10) == ["Weather"]
    assert "Pair" in _names("Hear every voice", people=None)


STORY = protocols.protocol("Story", purpose="Tell the story of a time.", practices=(Practice.SOCIAL,))
RUN_CHART = protocols.protocol(
    "Run chart", purpose="Tell the story of a measure over time.", practices=(Practice.TRANSFORMATIONAL,)
)
ROUND = protocols.protocol("Round", purpose="Hear of a time.", practices=(Practice.SOCIAL, Practice.REFLECTIVE))
WALK = protocols.protocol("Walk", purpose="Talk in pairs.", practices=(Practice.SOCIAL,))


@pytest.mark.parametrize("of", [STORY, "The story of a time"])
def test_a_run_chart_stands_last_instead_of_a_story(of: Protocol | str) -> None:
    library = Library((STORY, RUN_CHART, ROUND, WALK))
    others = [hit.protocol for hit in alternatives(library, of, 60, 12) if hit.protocol is not STORY]
    assert others[:2] == [ROUND, WALK]


@pytest.mark.parametrize(
    ("name", "setup", "setting"),
    [
        ("Cedar", "Circle of chairs", "room"),
        ("Garden", "Outdoors, benches", "outdoors"),
        ("Online room", "", "virtual"),
    ],
)
def test_a_gap_is_filtered_by_minutes_people_and_where_it_is(name: str, setup: str, setting: str) -> None:
    wanted = gap(25, 14, Room(id=UUID(int=1), name=name, setup=setup))
    assert wanted == Wanted(minutes=25, people=14).choosing(Facet.SETTING, {setting})


def test_a_gap_without_a_room_can_be_anywhere() -> None:
    assert gap(25) == Wanted(minutes=25)
