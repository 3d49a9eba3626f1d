"""The groups of a block: moved by hand, filled up, kept when people change, and whom they let meet again."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Material,
    Per,
    Room,
    Session,
    SmallGroup,
    Step,
    Together,
    Track,
)
from core_facilitator.domain.edits import Place, copy_day, duplicate_blocks, duplicate_session
from core_facilitator.domain.group_plans import (
    Elsewhere,
    Known,
    arranged,
    before,
    earlier,
    filled,
    kept,
    kept_sets,
    known,
    met_again,
    met_altogether,
    met_elsewhere,
    met_in,
    moved,
    same_people,
    seated,
    sizes_of,
    swapped,
    unplaced,
    usual_size,
)
from core_facilitator.domain.groups import NO_MEETINGS, NO_WISHES, Mix, Wishes
from core_facilitator.domain.pastes import paste_blocks
from core_facilitator.domain.people import Person
from core_facilitator.domain.rosters import with_people, with_rooms
from strategies import fresh_ids

MONDAY = date(2026, 8, 3)


def key(number: int) -> UUID:
    return UUID(int=number)


def person(number: int, name: str = "", **more: str) -> Person:
    return Person(id=key(number), name=name or f"Person {number}", **more)


def of(*numbers: int, title: str = "", room: int | None = None) -> SmallGroup:
    where = None if room is None else key(room)
    return SmallGroup(people=tuple(map(key, numbers)), title=title, room=where)


def pair(one: int, other: int) -> frozenset[UUID]:
    return frozenset((key(one), key(other)))


def block(number: int, *groups: SmallGroup, skipped: bool = False, tracks: tuple[Track, ...] = ()) -> Block:
    return Block(id=key(number), minutes=10, groups=groups, skipped=skipped, tracks=tracks)


def day(number: int, *blocks: Block, on: date = MONDAY) -> Day:
    return Day(id=key(number), date=on, start=time(8), end=time(16), time_zone="UTC", blocks=blocks)


def session(*blocks: Block, people: int = 6) -> Session:
    return Session(
        id=key(1000),
        title="Retreat",
        people=tuple(person(number) for number in range(1, people + 1)),
        rooms=(Room(id=key(701), name="Oak"), Room(id=key(702), name="Creek")),
        apart=(pair(1, 2),),
        together=(pair(3, 4),),
        days=(day(900, *blocks),),
    )


def the_block(changed: Session, number: int = 10) -> Block:
    found = changed.block(key(number))
    assert found is not None
    return found


# Moving by hand


def test_somebody_moves_to_the_end_of_another_group() -> None:
    assert moved((of(1, 2, 3), of(4, 5)), (key(2),), 1) == (of(1, 3), of(4, 5, 2))


def test_several_move_in_their_order_and_who_is_there_stays_in_place() -> None:
    assert moved((of(1, 2, 3), of(4, 5)), (key(5), key(3), key(1)), 1) == (of(2), of(4, 5, 3, 1))


def test_somebody_who_is_away_is_in_no_group() -> None:
    assert moved((of(1, 2, 3), of(4, 5)), (key(2),), None) == (of(1, 3), of(4, 5))


def test_two_people_change_places() -> None:
    assert swapped((of(1, 2, 3), of(4, 5)), key(2), key(4)) == (of(1, 4, 3), of(2, 5))


def test_somebody_without_a_group_takes_the_place_of_another() -> None:
    assert swapped((of(1, 2),), key(2), key(9)) == (of(1, 9),)


@given(st.lists(st.integers(1, 12), unique=True), st.integers(-1, 2), st.permutations(range(1, 13)), st.integers(1, 11))
def test_moving_loses_nobody_and_puts_nobody_twice(some: list[int], to: int, line: list[int], cut: int) -> None:
    groups = (of(*line[:cut]), of(), of(*line[cut:]))
    changed = moved(groups, tuple(map(key, some)), None if to < 0 else to)
    there = [one for group in changed for one in group.people]
    gone = set(map(key, some)) if to < 0 else set()
    assert sorted(there) == sorted(set(map(key, line)) - gone)


def test_a_division_keeps_titles_and_rooms_in_their_places() -> None:
    before_that = (of(1, title="Owls", room=701), of(2, title="Foxes"), of(3))
    found = ((key(3), key(1)), (key(2),))
    assert arranged(found, before_that) == (of(3, 1, title="Owls", room=701), of(2, title="Foxes"))
    assert arranged(found, before_that[:1]) == (of(3, 1, title="Owls", room=701), of(2))


def test_groups_of_nobody_are_not_kept() -> None:
    assert filled((of(1), of(), of(2, 3))) == (of(1), of(2, 3))


def test_who_is_in_no_group_is_known() -> None:
    assert unplaced(session().people, (of(1, 2), of(4, 6))) == (person(3), person(5))


def test_sizes_are_said_in_short() -> None:
    assert sizes_of((of(1, 2, 3), of(4, 5))) == (2, 2, 3)
    assert sizes_of(()) == (0, 0, 0)


# Filling up


def test_people_who_come_later_go_where_there_are_fewest() -> None:
    people = session(people=7).people
    groups = (of(1, 2, 3), of(4, 5), of(6))
    assert seated(groups, people, NO_WISHES, NO_MEETINGS) == (of(1, 2, 3), of(4, 5), of(6, 7))


def test_people_who_come_later_go_where_wishes_hold() -> None:
    people = session().people
    apart = Wishes(apart=(pair(6, 3),))
    assert seated((of(1, 2), of(3), of(4, 5)), people, apart, NO_MEETINGS) == (of(1, 2, 6), of(3), of(4, 5))
    together = Wishes(together=(pair(6, 1),))
    assert seated((of(1, 2), of(3), of(4, 5)), people, together, NO_MEETINGS) == (of(1, 2, 6), of(3), of(4, 5))


def test_people_who_come_later_meet_other_departments_and_whom_they_have_not_met() -> None:
    people = (person(1, department="Math"), person(2, department="Arts"), person(3, department="math"))
    mixed = Wishes(mix=Mix.DEPARTMENT)
    assert seated((of(1), of(2)), (*people[:2], replace(people[2], department="Math")), mixed, NO_MEETINGS) == (
        of(1),
        of(2, 3),
    )
    assert seated((of(1), of(2)), people, NO_WISHES, {pair(1, 3): 1}) == (of(1), of(2, 3))


def test_nobody_is_put_where_there_is_no_group() -> None:
    with pytest.raises(ValueError, match="empty"):
        seated((), session().people, NO_WISHES, NO_MEETINGS)


def test_somebody_in_a_group_who_is_not_among_the_people_is_passed_over() -> None:
    assert seated((of(99), of(1, 2)), (person(3),), Wishes(apart=(pair(3, 99),)), NO_MEETINGS) == (of(99, 3), of(1, 2))


# How large groups should be


@pytest.mark.parametrize(
    ("together", "expected"), [(Together.PAIRS, 2), (Together.THREES, 3), (Together.FOURS, 4), (Together.FIVES, 5)]
)
def test_a_step_says_how_large_groups_are(together: Together, expected: int) -> None:
    steps = (Step(title="Alone", together=Together.ALONE), Step(title="Talk", together=together))
    assert usual_size(Block(id=key(1), steps=steps)) == expected


def test_a_material_for_groups_says_how_large_they_are_and_else_they_are_of_four() -> None:
    cards = Material(name="Cards", per=Per.GROUP, group_size=6)
    assert usual_size(Block(id=key(1), steps=(Step(title="All", together=Together.ALL),), materials=(cards,))) == 6
    assert usual_size(Block(id=key(1), materials=(Material(name="Pens"),))) == 4


# Keeping groups when people and rooms change


def test_groups_and_wishes_let_go_of_people_who_are_gone() -> None:
    here = session(block(10, of(1, 2, room=701), of(3, title="Owls"), of(4, 5)))
    changed = with_people(here, (), (here.people[0], *here.people[3:]))
    assert the_block(changed).groups == (of(1, room=701), of(4, 5))
    assert changed.apart == ()
    assert changed.together == ()


def test_groups_stay_as_they_are_while_everybody_stays() -> None:
    here = session(block(10, of(1, 2, room=701), of(3, 4)))
    assert with_people(here, (), here.people) == here


def test_somebody_who_joins_the_team_stays_in_the_group() -> None:
    here = session(block(10, of(1, 2), of(3, 4)))
    assert with_people(here, here.people[:1], here.people[1:]).days == here.days


def test_groups_let_go_of_rooms_that_are_gone() -> None:
    here = session(block(10, of(1, 2, room=701), of(3, 4, room=702), of(5, 6)))
    assert the_block(with_rooms(here, here.rooms[1:])).groups == (of(1, 2), of(3, 4, room=702), of(5, 6))


def test_a_copy_of_a_session_has_groups_and_wishes_of_its_own_people_and_rooms() -> None:
    here = session(block(10, of(1, 2, title="Owls", room=702), of(3, 4)))
    copy = duplicate_session(here, fresh_ids(5000))
    names = {one.id: one.name for one in (*copy.people, *here.people)}
    (copied,) = copy.days[0].blocks
    assert [[names[one] for one in group.people] for group in copied.groups] == [
        ["Person 1", "Person 2"],
        ["Person 3", "Person 4"],
    ]
    assert not {one for group in copied.groups for one in group.people} & {one.id for one in here.people}
    assert copied.groups[0].room == copy.rooms[1].id
    assert copied.groups[0].title == "Owls"
    assert copy.apart == (frozenset((copy.people[0].id, copy.people[1].id)),)
    assert copy.together == (frozenset((copy.people[2].id, copy.people[3].id)),)


def test_copies_in_the_same_session_keep_their_groups() -> None:
    here = session(block(10, of(1, 2), of(3, 4)))
    duplicated = duplicate_blocks(here, {key(10)}, fresh_ids(5000))
    assert [one.groups for one in duplicated.days[0].blocks] == [(of(1, 2), of(3, 4))] * 2
    copied = copy_day(here, key(900), date(2026, 8, 4), fresh_ids(6000))
    assert copied.days[1].blocks[0].groups == (of(1, 2), of(3, 4))


def test_groups_pasted_into_another_session_keep_whom_it_knows_and_the_rooms_come_along() -> None:
    here = session(block(10, of(1, 2, room=702), of(3)))
    there = Session(id=key(2000), title="Next", people=(person(71, "Person 1"),), days=(day(950),))
    pasted = paste_blocks(there, here.days[0].blocks, here, Place(key(950), 0), fresh_ids(5000))
    (copy,) = pasted.session.days[0].blocks
    (creek,) = pasted.session.rooms
    assert creek.name == "Creek"
    assert copy.groups == (SmallGroup(people=(key(71),), room=creek.id),)
    assert pasted.came == ("Creek",)
    assert pasted.left == ("Person 2", "Person 3")


def test_one_person_is_in_a_group_once_also_where_two_become_the_same() -> None:
    assert kept((of(1), of(), of(2)), {key(2): key(2)}, {}) == (of(), of(2))
    assert kept((of(1, 2, room=701),), {key(1): key(9), key(2): key(9)}, {}) == (of(9),)
    assert kept_sets((pair(1, 2), pair(3, 4), pair(4, 3)), {key(n): key(n) for n in (1, 3, 4)}) == (pair(3, 4),)


# Who met before


def test_blocks_before_this_one_count_in_the_order_of_the_plan() -> None:
    first, second = block(10, of(1, 2)), block(30, of(5, 6))
    here = session(first, block(20), block(25, of(1, 3), skipped=True), second, block(40, of(2, 4)))
    assert earlier(here, key(40)) == (first, second)
    assert earlier(here, key(10)) == ()
    assert met_in(earlier(here, key(40))) == {pair(1, 2): 1, pair(5, 6): 1}


def test_what_runs_beside_a_block_does_not_come_before_it() -> None:
    left = Track(id=key(51), blocks=(block(61, of(1, 2)),))
    right = Track(id=key(52), blocks=(block(62, of(3, 4)), block(63), block(64, of(5, 6))))
    here = session(block(10, of(1, 6)), block(50, of(2, 5), tracks=(left, right)), block(70))
    assert [one.id.int for one in earlier(here, key(63))] == [10, 50, 62]
    assert [one.id.int for one in earlier(here, key(70))] == [10, 50, 61, 62, 64]


def test_what_lies_in_a_skipped_group_of_tracks_does_not_count() -> None:
    left = Track(id=key(51), blocks=(block(61, of(1, 2)),))
    here = session(block(50, of(2, 5), skipped=True, tracks=(left,)), block(70))
    assert earlier(here, key(70)) == ()


def test_a_block_that_is_not_there_has_nothing_before_it() -> None:
    with pytest.raises(KeyError):
        earlier(session(block(10)), key(11))
    with pytest.raises(KeyError):
        before(session(block(10)), key(11), ())


def test_other_sessions_count_up_to_the_day_of_the_block() -> None:
    here = session(block(10))
    people = (person(71, "Person 1"), person(72, "Person 2"))
    past, same_day, later = ((date(2026, 8, number), (of(71, 72),)) for number in (1, 3, 4))
    others = (
        Elsewhere(session_id=key(2000), people=people, divisions=(past, same_day, later)),
        Elsewhere(session_id=key(2001), people=people, divisions=(later,)),
        Elsewhere(session_id=here.id, people=people, divisions=(past,)),
    )
    found = before(here, key(10), others)
    assert found == (Elsewhere(session_id=key(2000), people=people, divisions=(past, same_day)),)
    assert met_elsewhere(here.people, found) == {pair(1, 2): 2}
    assert known(here, key(10), others) == Known(elsewhere=1, met_elsewhere={pair(1, 2): 2})


def test_all_that_is_known_of_meetings_is_told_at_once() -> None:
    here = session(block(10, of(1, 2)), block(20))
    strangers = Elsewhere(session_id=key(2000), people=(person(71, "Nobody"),), divisions=((MONDAY, (of(71),)),))
    assert known(here, key(20), (strangers,)) == Known(here=1, met_here={pair(1, 2): 1})


def test_meetings_here_and_elsewhere_add_up() -> None:
    assert met_altogether({pair(1, 2): 1, pair(1, 3): 1}, {pair(1, 2): 2}) == {pair(1, 2): 3, pair(1, 3): 1}


def test_pairs_of_a_group_that_met_before_are_named() -> None:
    group = of(1, 2, 3).people
    assert met_again(group, {pair(3, 1): 2, pair(2, 9): 1}) == ((key(1), key(3)),)


def test_the_same_name_is_the_same_person_unless_the_emails_differ() -> None:
    here = (person(1, "Ana  López", email="ana@example.org"), person(2, "Ben"), person(3, "Cleo", email="c@one.org"))
    there = (person(71, "ana lópez"), person(72, "Ben", email="ben@example.org"), person(73, "Cleo", email="c@two.org"))
    assert same_people(there, here) == {key(71): key(1), key(72): key(2)}


def test_where_two_could_be_meant_nobody_is_unless_the_email_says_who() -> None:
    two = (person(1, "Ana"), person(2, "Ana", email="ana@example.org"))
    assert same_people((person(71, "Ana"),), two) == {}
    assert same_people((person(71, "Ana", email="ANA@example.org"),), two) == {key(71): key(2)}
    assert same_people((person(71, "Ana"), person(72, "Ana")), two[:1]) == {}
    assert same_people((person(71, " "),), (person(1, " "),)) == {}
