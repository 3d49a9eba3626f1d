"""What the room sees: what is on and how long, who is where, and not one word that is for facilitators."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from canaries import Planting, private_fields
from core_facilitator.domain.agendas import (
    Block,
    Day,
    Room,
    RoomLayout,
    Session,
    SmallGroup,
    Step,
    TimeKind,
    Track,
    all_blocks,
)
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.people import Person
from core_facilitator.domain.room_pages import BLACK, RoomGroup, RoomPage, RoomState, layouts_of, prompts_of, room_page
from core_facilitator.domain.run_acts import add, close, jump, next_block, next_step, pause
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from running_days import at, block, key, lunch, run_of, wall
from samples import retreat

ANA, BEN = Person(id=key(71), name="Ana Lima", needs="Step-free"), Person(id=key(72), name="Ben Ode")
OAK, PORCH = Room(id=key(81), name="Oak Room", notes="The key sticks"), Room(id=key(82), name="Porch")


def session(run: Run) -> Session:
    return Session(id=key(902), title="Fall retreat", people=(ANA,), team=(BEN,), rooms=(OAK, PORCH), days=(run.plan,))


def page(run: Run, text: str, layout: RoomLayout | None = None, message: str = "") -> RoomPage:
    return room_page(session(run), figures(run, at(text)), layout=layout, message=message)


def on(*blocks: Block) -> Run:
    return next_block(run_of(*blocks), at("9:00"))


# What is on


def test_what_is_on_is_shown_with_its_prompts_and_its_time() -> None:
    shown = page(on(block(1, 40, prompts=("Why?", "", "What now?"))), "9:10")
    assert (shown.state, shown.title, shown.prompts) == (RoomState.RUNNING, "Block 1", ("Why?", "What now?"))
    assert (shown.left, shown.share) == (30 * 60, 0.25)


def test_a_second_that_has_begun_counts_whole() -> None:
    run = on(block(1, 40))
    moment = at("9:10") + timedelta(milliseconds=400)
    assert room_page(session(run), figures(run, moment)).left == 30 * 60


def test_where_nothing_is_asked_people_read_what_is_written_for_them() -> None:
    assert page(on(block(1, 40, participants_see="Eat with whom you like.")), "9:10").prompts == (
        "Eat with whom you like.",
    )
    assert page(on(block(1, 40)), "9:10").prompts == ()


def test_a_step_shows_its_own_text_and_time() -> None:
    step = Step(title="Mirroring", minutes=10, text="Name one image.", silent="The case giver", say="Hold back.")
    shown = page(on(block(1, 40, steps=(step,))), "9:04")
    assert (shown.title, shown.step, shown.prompts, shown.task) == ("Block 1", "Mirroring", ("Name one image.",), "")
    assert (shown.silent, shown.left, shown.share) == ("The case giver", 6 * 60, 0.4)


def stepping() -> Run:
    steps = (Step(title="Alone", minutes=10), Step(title="In pairs", minutes=20, say="Louder."))
    return on(block(1, 40, steps=steps))


def test_a_step_that_is_over_names_the_next_while_its_block_has_time() -> None:
    shown = page(stepping(), "9:12")
    assert (shown.state, shown.left, shown.step, shown.next_step) == (RoomState.OVER, 0, "Alone", "In pairs")
    assert page(stepping(), "9:08").next_step is None
    assert page(next_step(stepping(), at("9:12")), "9:13").next_step is None
    assert page(pause(stepping(), at("9:12")), "9:13").next_step is None
    assert page(on(block(1, 40, 0, 40)), "9:10").next_step is None
    over = page(stepping(), "9:41")
    assert (over.state, over.next_step) == (RoomState.OVER, None)


def test_a_step_of_a_block_that_was_made_shorter_shows_its_part_of_what_is_left() -> None:
    shown = page(add(stepping(), -15, at("9:02")), "9:02")
    assert (shown.state, shown.left, shown.next_step) == (RoomState.RUNNING, 7 * 60, None)


def test_after_the_last_step_the_time_of_the_block_goes_on() -> None:
    run = next_step(stepping(), at("9:10"))
    assert page(run, "9:29").left == 60
    shown = page(run, "9:32")
    assert (shown.state, shown.left, shown.next_step) == (RoomState.RUNNING, 8 * 60, None)
    assert page(run, "9:40").state is RoomState.OVER


def test_beside_prompts_a_step_is_the_task() -> None:
    step = Step(title="Alone", minutes=2, text="Write in silence.")
    shown = page(on(block(1, 40, steps=(step,), prompts=("Why?",), participants_see="One question.")), "9:01")
    assert (shown.prompts, shown.task) == (("Why?",), "Write in silence.")


def test_a_step_without_minutes_shows_the_time_of_its_block() -> None:
    assert page(on(block(1, 40, 0, 40)), "9:10").left == 30 * 60


def test_what_takes_no_time_counts_nothing() -> None:
    shown = page(jump(run_of(block(1, 20), block(2, 30, fixed_end=time(9, 10))), key(2), at("9:15")), "9:16")
    assert (shown.state, shown.left, shown.share) == (RoomState.RUNNING, None, None)


def test_the_last_minute_and_the_end_are_said() -> None:
    run = on(block(1, 40))
    assert page(run, "9:39:30").state is RoomState.LAST
    assert page(run, "9:40").state is RoomState.OVER


def test_over_time_stays_with_the_facilitator() -> None:
    shown = page(on(block(1, 40)), "9:47")
    assert (shown.state, shown.left, shown.share) == (RoomState.OVER, 0, 1.0)


def test_a_clock_that_stands_still_says_so() -> None:
    run = pause(on(block(1, 40)), at("9:10"))
    assert (page(run, "9:25").state, page(run, "9:25").left) == (RoomState.PAUSED, 30 * 60)


def test_a_time_that_runs_down_to_what_is_pinned_next_is_not_said_to_stand_still() -> None:
    run = pause(on(block(1, 40), lunch(2, pin=time(9, 40))), at("9:10"))
    assert [(page(run, one).state, page(run, one).left) for one in ("9:10", "9:25")] == [
        (RoomState.RUNNING, 30 * 60),
        (RoomState.RUNNING, 15 * 60),
    ]
    fixed = pause(on(block(1, fixed_end=time(9, 40))), at("9:10"))
    assert (page(fixed, "9:25").state, page(fixed, "9:25").left) == (RoomState.RUNNING, 15 * 60)


def test_a_clock_stands_still_as_long_as_there_is_free_time_before_what_is_pinned_next() -> None:
    run = pause(on(block(1, 40), lunch(2, pin=time(9, 50))), at("9:10"))
    assert [(page(run, one).state, page(run, one).left) for one in ("9:19", "9:20", "9:25")] == [
        (RoomState.PAUSED, 30 * 60),
        (RoomState.RUNNING, 30 * 60),
        (RoomState.RUNNING, 25 * 60),
    ]


def test_minutes_that_were_given_show_at_once() -> None:
    assert page(add(on(block(1, 40)), 5, at("9:10")), "9:10").left == 35 * 60


def test_a_break_says_when_all_are_together_again_until_that_is_over() -> None:
    run = on(block(1, 20, kind=TimeKind.BREAK), block(2, 30))
    assert wall(page(run, "9:10").until) == "9:20"
    assert page(run, "9:21").until is None
    assert page(on(block(1, 20)), "9:10").until is None


# Who is where


def tracks(**fields: Any) -> Block:
    parts = (
        Track(id=key(51), title="A", room=OAK.id, people=(ANA.id, key(99))),
        Track(id=key(52), people=(BEN.id,)),
    )
    return replace(block(1, 60, tracks=parts), **fields)


def test_tracks_say_who_goes_where_and_when_all_meet() -> None:
    shown = page(on(tracks(layout=RoomLayout.PLACES)), "9:10")
    assert shown.layout is RoomLayout.PLACES
    assert shown.groups == (
        RoomGroup(number=1, title="A", people=("Ana Lima",), place="Oak Room"),
        RoomGroup(number=2, people=("Ben Ode",)),
    )
    assert wall(shown.until) == "10:00"
    assert shown.next_title == ""


def test_groups_are_shown_with_their_rooms() -> None:
    groups = (SmallGroup(people=(ANA.id,), room=PORCH.id), SmallGroup(title="Oaks", people=(BEN.id,)))
    shown = page(on(block(1, 40, groups=groups, layout=RoomLayout.GROUPS)), "9:10")
    assert shown.layout is RoomLayout.GROUPS
    assert [(one.title, one.people, one.place) for one in shown.groups] == [
        ("", ("Ana Lima",), "Porch"),
        ("Oaks", ("Ben Ode",), ""),
    ]


def test_time_to_walk_shows_where_what_comes_next_is() -> None:
    run = on(block(1, 5, kind=TimeKind.BREAK, layout=RoomLayout.PLACES), block(2, 30, room=PORCH.id))
    shown = page(run, "9:01")
    assert (shown.layout, shown.next_title) == (RoomLayout.PLACES, "Block 2")
    assert shown.groups == (RoomGroup(number=1, title="Block 2", place="Porch"),)


def test_time_to_walk_shows_the_tracks_that_come_next() -> None:
    walk = block(2, 5, kind=TimeKind.BREAK, layout=RoomLayout.PLACES)
    assert [one.title for one in page(on(walk, tracks()), "9:01").groups] == ["A", ""]


@pytest.mark.parametrize("following", [(), (block(2, 30),)])
def test_where_nobody_knows_where_to_go_everything_else_is_shown(following: tuple[Block, ...]) -> None:
    shown = page(on(block(1, 5, layout=RoomLayout.PLACES), *following), "9:01")
    assert (shown.layout, shown.groups, shown.next_title) == (RoomLayout.FULL, (), "")


def test_groups_and_places_can_be_chosen_only_where_there_are_some() -> None:
    def offered(run: Run) -> set[RoomLayout]:
        return set(layouts_of(session(run), figures(run, at("9:10"))))

    people, place = SmallGroup(people=(ANA.id,)), SmallGroup(people=(ANA.id,), room=PORCH.id)
    usual = set(RoomLayout) - {RoomLayout.GROUPS, RoomLayout.PLACES}
    assert offered(on(block(1, 40))) == usual
    assert offered(on(block(1, 40, groups=(people,)))) == usual | {RoomLayout.GROUPS}
    assert offered(on(block(1, 40, groups=(place,)))) == set(RoomLayout)
    assert offered(close(on(block(1, 40, groups=(place,))), at("9:05"))) == usual


def test_a_layout_of_groups_without_any_shows_everything_else() -> None:
    assert page(on(block(1, 40, layout=RoomLayout.GROUPS)), "9:10").layout is RoomLayout.FULL


# Layouts


@pytest.mark.parametrize("layout", list(RoomLayout))
def test_another_layout_can_be_chosen_for_now(layout: RoomLayout) -> None:
    shown = page(on(tracks()), "9:10", layout)
    counts = layout not in (RoomLayout.PROMPT, RoomLayout.NOTHING)
    assert shown.layout is layout
    assert (shown.left is not None, shown.share is not None) == (counts, counts)
    assert bool(shown.groups) is (layout in (RoomLayout.FULL, RoomLayout.GROUPS, RoomLayout.PLACES))


def test_one_of_several_prompts_can_be_shown_alone() -> None:
    asks = block(1, 40, prompts=("Why?", "", "What now?"))
    now = figures(on(asks), at("9:10"))
    shown = [room_page(session(now.run), now, prompt=place).prompts for place in (None, 0, 1, 2)]
    assert shown == [("Why?", "What now?"), ("Why?",), ("What now?",), ("Why?", "What now?")]
    assert prompts_of(asks) == ("Why?", "What now?")


def test_a_message_is_on_the_page_whatever_the_day_does() -> None:
    run = run_of(block(1, 40))
    began = next_block(run, at("9:00"))
    over = close(began, at("9:40"))
    for one in (run, began, over):
        assert page(one, "9:45", message="Buses at 4:15").message == "Buses at 4:15"


def test_black_is_a_page_that_says_nothing() -> None:
    assert RoomPage(state=RoomState.BLACK, layout=RoomLayout.NOTHING) == BLACK


# Before and after


def test_before_the_day_begins_it_says_when() -> None:
    shown = page(run_of(block(1, 40)), "8:30")
    assert (shown.state, shown.title, shown.first) == (RoomState.WAITING, "Fall retreat", True)
    assert (wall(shown.begins), shown.left, shown.groups) == ("9:00", None, ())


def test_a_day_that_begins_late_begins_in_a_moment() -> None:
    assert page(run_of(block(1, 40)), "9:05").begins is None


def test_the_countdown_to_the_beginning_can_be_shown() -> None:
    run = run_of(block(1, 40))
    assert page(run, "8:59", RoomLayout.COUNTDOWN).left == 60
    assert page(run, "9:05", RoomLayout.COUNTDOWN).left is None


def test_between_two_blocks_it_says_when_it_goes_on() -> None:
    run = on(block(1, 40), block(2, 20, pin=time(10)))
    passage = replace(run.passages[-1], end=at("9:40"))
    shown = page(replace(run, passages=(passage,)), "9:45")
    assert (shown.state, shown.title, shown.first, wall(shown.begins)) == (
        RoomState.WAITING,
        "Block 2",
        False,
        "10:00",
    )


def test_who_goes_where_can_be_shown_before_it_begins() -> None:
    shown = page(run_of(tracks()), "8:50", RoomLayout.PLACES)
    assert [one.place for one in shown.groups] == ["Oak Room", ""]


def test_after_the_day_what_waits_at_its_end_is_said() -> None:
    run = close(next_block(run_of(block(1, 40), closing="Buses leave at 4:30"), at("9:00")), at("9:40"))
    shown = page(run, "9:41")
    assert (shown.state, shown.title, shown.prompts) == (RoomState.CLOSED, "Fall retreat", ("Buses leave at 4:30",))
    assert page(close(on(block(1, 40)), at("9:40")), "9:41").prompts == ()


def test_a_day_in_which_nothing_is_left_is_over() -> None:
    run = on(block(1, 40))
    done = replace(run, passages=(replace(run.passages[-1], end=at("9:40")),))
    assert page(done, "9:41").state is RoomState.CLOSED


# Nothing for facilitators


def _moments(run: Run, of: Session) -> Iterator[RoomPage]:
    """Yield the pages of a whole day, in every layout, gone through step by step."""
    moment = at("8:00", run.plan.date)
    for _ in range(200):
        now = figures(run, moment)
        yield from (room_page(of, now, layout=layout) for layout in (None, *RoomLayout))
        if now.block is None and now.waiting is None:
            break
        run, moment = next_step(run, moment), moment + timedelta(minutes=5)
    now = figures(close(run, moment), moment)
    yield room_page(of, now)


def test_no_text_that_participants_may_not_read_is_on_any_page_of_a_day() -> None:
    planting = Planting(Audience.PARTICIPANT)
    planted = planting.plant(retreat())
    assert planting.planted == private_fields(Session, Audience.PARTICIPANT)
    pages = []
    for plan in planted.days:
        pages += list(_moments(Run(id=key(901), session=planted.id, plan=plan), planted))
    said = repr(pages)
    assert "canary" in repr(planted)
    assert "canary" not in said
    assert all(prompt in said for prompt in _prompts(planted.days))


def _prompts(days: tuple[Day, ...]) -> Iterator[str]:
    """Yield the prompts that a room sees: those of blocks that are not in tracks."""
    for day in days:
        inside = {one.id for top in day.blocks for track in top.tracks for one in all_blocks(track.blocks)}
        for one in day.blocks:
            if one.id not in inside and not one.skipped:
                yield from one.prompts
