"""What is offered for the stage that asks for care, and where there is time for it."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core_facilitator.domain.agendas import Block, Day, Room, Session, Track
from core_facilitator.domain.edits import Place
from core_facilitator.domain.instruments import Group, Wording
from core_facilitator.domain.library import Library
from core_facilitator.domain.protocols import (
    Care,
    Groups,
    License,
    Load,
    Practice,
    Protocol,
    ProtocolStep,
    Setting,
    Stage,
)
from core_facilitator.domain.result_views import Stage as ResultStage
from core_facilitator.domain.stage_offers import (
    Free,
    for_stage,
    gaps,
    minutes_in,
    offered,
    otherwise,
    planned,
    stage_of,
)

ZONE = ZoneInfo("America/Los_Angeles")
PORCH = Room(id=uuid4(), name="Porch, outdoors")
FIRST, SECOND = date(2026, 10, 13), date(2026, 10, 14)


def block(title: str, minutes: int, pin: time | None = None, **fields: Any) -> Block:
    return replace(Block(id=uuid4(), title=title, minutes=minutes, pin=pin), **fields)


def day(on: date, *blocks: Block, end: time = time(12)) -> Day:
    return Day(id=uuid4(), date=on, time_zone=ZONE.key, start=time(9), end=end, blocks=blocks)


def session(*days: Day) -> Session:
    return Session(id=uuid4(), title="Retreat", days=days, rooms=(PORCH,))


def at(hour: int, on: date = FIRST) -> datetime:
    return datetime(on.year, on.month, on.day, hour, tzinfo=ZONE)


def card(key: str, minutes: int = 30, **fields: Any) -> Protocol:
    made = Protocol(
        key=key,
        name=key,
        purpose="",
        least=minutes - 10,
        most=minutes + 10,
        groups=Groups(least=2, most=100),
        steps=(ProtocolStep(title="All of it", minutes=minutes, floor=1),),
        care=Care(load=Load.LIGHT, opt_out=""),
        license=License(key="own", attribution=""),
    )
    return replace(made, **fields)


def about(stage: str, key: str, **fields: Any) -> Protocol:
    return card(key, framework="stages", phase=stage, **fields)


def keys(found: tuple[Protocol, ...]) -> list[str]:
    return [one.key for one in found]


def next_gap(plan: Session, now: datetime) -> Free | None:
    return next(gaps(plan, now), None)


def test_the_next_gap_that_has_not_begun_is_free() -> None:
    walk, lunch = block("Walk", 30, room=PORCH.id), block("Lunch", 60, pin=time(10))
    plan = session(day(FIRST, walk, lunch, end=time(11)))
    assert next_gap(plan, at(8)) == Free(Place(plan.days[0].id, 1), 30, PORCH)


def test_a_gap_before_everything_is_in_the_room_of_what_follows() -> None:
    plan = session(day(FIRST, block("Walk", 60, pin=time(10), room=PORCH.id), end=time(11)))
    assert next_gap(plan, at(8)) == Free(Place(plan.days[0].id, 0), 60, PORCH)


def test_what_is_left_at_a_days_end_is_free_too() -> None:
    plan = session(day(FIRST, block("Walk", 60)), day(SECOND))
    first, second = Free(Place(plan.days[0].id, 1), 120), Free(Place(plan.days[1].id, 0), 180)
    assert list(gaps(plan, at(9))) == [first, second]
    assert list(gaps(plan, at(13))) == [second]


def test_of_a_gap_that_has_begun_only_what_is_left_is_free() -> None:
    pinned = block("Talk", 60, pin=time(11))
    plan = session(day(FIRST, block("Walk", 60), pinned, end=time(13)))
    late = at(10).replace(minute=20)
    assert list(gaps(plan, late)) == [Free(Place(plan.days[0].id, 1), 40), Free(Place(plan.days[0].id, 2), 60)]
    assert list(gaps(plan, at(12).replace(minute=20))) == [Free(Place(plan.days[0].id, 2), 40)]


def test_a_gap_that_is_over_and_a_pause_are_not_free() -> None:
    over = block("Talk", 115, pin=time(10))
    plan = session(day(FIRST, block("Walk", 20), over), day(SECOND, block("Talk", 180)))
    assert next_gap(plan, at(11)) is None
    assert otherwise(plan, at(11)) == Free(Place(plan.days[0].id, 2))


def test_a_gap_in_which_no_card_about_a_stage_can_be_led_is_passed_over() -> None:
    plan = session(day(FIRST, block("Walk", 36), block("Talk", 60, pin=time(10)), end=time(12)))
    assert next_gap(plan, at(8)) == Free(Place(plan.days[0].id, 2), 60)


def test_where_nothing_is_free_it_goes_after_the_check_in() -> None:
    asked, rest = block("Pulse", 10), block("Talk", 170)
    plan = session(day(FIRST, asked, rest))
    assert otherwise(plan, at(9), asked.id) == Free(Place(plan.days[0].id, 1))


def test_what_has_begun_since_the_check_in_stays_before_it() -> None:
    asked, talk, rest = block("Pulse", 10), block("Talk", 80), block("Walk", 90)
    plan = session(day(FIRST, asked, talk, rest))
    assert otherwise(plan, at(10), asked.id) == Free(Place(plan.days[0].id, 2))


def test_after_a_check_in_of_an_earlier_day_it_goes_to_the_end_of_the_day_to_come() -> None:
    asked = block("Pulse", 180)
    plan = session(day(FIRST, asked), day(SECOND, block("Talk", 180)))
    assert otherwise(plan, at(13), asked.id) == Free(Place(plan.days[1].id, 1))


def test_a_check_in_in_a_track_is_followed_there() -> None:
    asked = block("Pulse", 180)
    track = Track(id=uuid4(), title="A", blocks=(asked,))
    plan = session(day(FIRST, block("Tracks", 180, tracks=(track,))))
    assert otherwise(plan, at(9), asked.id) == Free(Place(plan.days[0].id, 1, track.id))


def test_after_the_last_day_it_goes_to_its_end() -> None:
    plan = session(day(FIRST, block("Talk", 60)))
    assert otherwise(plan, at(9, SECOND), UUID(int=1)) == Free(Place(plan.days[0].id, 1))


def test_a_session_without_days_has_no_place() -> None:
    assert next_gap(session(), at(9)) is None
    assert otherwise(session(), at(9)) is None


LIBRARY = Library(
    (
        about("Challenger Safety", "dissent"),
        about("Challenger Safety", "premortem", minutes=45),
        about("Learner Safety", "questions"),
        about("All stages", "map"),
        card("fishbowl", practices=(Practice.SOCIAL,)),
        card("energizer", minutes=12, practices=(Practice.SOCIAL,)),
        card("journal", practices=(Practice.REFLECTIVE,)),
    )
)


def test_cards_are_offered_for_the_first_gap_that_any_of_them_fits() -> None:
    long = Library((about("Challenger Safety", "dissent", minutes=60),))
    walk, talk = block("Walk", 30), block("Talk", 60, pin=time(10))
    plan = session(day(FIRST, walk, talk, end=time(12)))
    found, free = offered(long, Stage.CHALLENGER, plan, at(8))
    assert (keys(found), free) == (["dissent"], Free(Place(plan.days[0].id, 2), 60))


def test_where_no_card_fits_a_gap_they_are_offered_for_the_place_after_the_check_in() -> None:
    long = Library((about("Challenger Safety", "dissent", minutes=60),))
    asked = block("Pulse", 10)
    plan = session(day(FIRST, asked, block("Talk", 140)))
    found, free = offered(long, Stage.CHALLENGER, plan, at(8), asked.id)
    assert (keys(found), free) == (["dissent"], Free(Place(plan.days[0].id, 1)))


def test_without_an_agenda_cards_are_offered_for_no_place() -> None:
    found, free = offered(LIBRARY, Stage.CHALLENGER, None, at(8))
    assert (keys(found), free) == (["dissent", "premortem", "map"], None)


def test_cards_about_the_stage_come_first_then_those_about_all() -> None:
    assert keys(for_stage(LIBRARY, Stage.CHALLENGER, None)) == ["dissent", "premortem", "map"]


def test_what_has_to_be_shortened_comes_later_and_what_cannot_be_is_left_out() -> None:
    free = Free(Place(uuid4(), 0), 40)
    assert keys(for_stage(LIBRARY, Stage.CHALLENGER, free)) == ["dissent", "premortem", "map"]
    short = Free(Place(uuid4(), 0), 30)
    assert keys(for_stage(LIBRARY, Stage.CHALLENGER, short)) == ["dissent", "map", "fishbowl"]


def test_where_few_are_about_it_what_trains_being_together_is_offered_and_nothing_else() -> None:
    assert keys(for_stage(LIBRARY, Stage.LEARNER, None)) == ["questions", "map", "fishbowl"]
    assert keys(for_stage(LIBRARY, Stage.INCLUSION, None)) == ["map", "fishbowl"]


def test_a_card_that_needs_more_safety_than_there_is_is_not_offered() -> None:
    brave = Library((about("All stages", "brave", safety=Stage.CHALLENGER), about("All stages", "map")))
    assert keys(for_stage(brave, Stage.LEARNER, None)) == ["map"]


def test_outdoors_only_what_can_be_led_there_is_offered() -> None:
    inside, outside = about("All stages", "inside"), about("All stages", "walk", settings=(Setting.OUTDOORS,))
    free = Free(Place(uuid4(), 0), 60, PORCH)
    assert keys(for_stage(Library((inside, outside)), Stage.LEARNER, free)) == ["walk"]


def test_a_card_takes_its_usual_minutes_or_those_there_are() -> None:
    one = card("dissent")
    assert minutes_in(one, None) == 30
    assert minutes_in(one, Free(Place(uuid4(), 0))) == 30
    assert minutes_in(one, Free(Place(uuid4(), 0), 90)) == 30
    assert minutes_in(one, Free(Place(uuid4(), 0), 25)) == 25


def test_a_card_in_the_agenda_is_found_where_it_stands_first() -> None:
    there = block("Dissent", 30, card="dissent")
    plan = session(day(FIRST, block("Talk", 60), there, replace(there, id=uuid4())))
    found = planned(plan, card("dissent"))
    assert found is not None
    assert (found.block, found.start) == (there, at(10))
    assert planned(plan, card("map")) is None


def test_only_the_four_stages_have_cards() -> None:
    def stage(key: str) -> ResultStage:
        return ResultStage(group=Group(key=key, title=Wording(key)), lines=())

    assert stage_of(stage("learner")) is Stage.LEARNER
    assert stage_of(stage("morale")) is None
    assert stage_of(ResultStage(group=None, lines=())) is None
    assert stage_of(None) is None
