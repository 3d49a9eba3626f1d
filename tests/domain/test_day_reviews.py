"""What of a day is still open: the parking lot, promises without who or when, people who are expected."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.attendance import Attendance, Half, Presence, Present, half_at, halves, present
from core_facilitator.domain.captures import Capture, Fate, Note, Parked, answered, settled
from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.domain.day_reviews import Expected, Review, at_a_break, expected, lacks, review, runs_before
from core_facilitator.domain.people import Person
from core_facilitator.domain.runs import Run
from running_days import block, day, key

AT = datetime(2026, 10, 14, 17, tzinfo=UTC)
RUN, BEFORE = key(1), key(2)
ANA, BEN, CY = (Person(id=key(10 + number), name=name) for number, name in enumerate(("Ana", "Ben", "Cy")))
PEOPLE = (ANA, BEN, CY)
MORNING, AFTERNOON = Half.MORNING, Half.AFTERNOON
PROMISE = Commitment(id=key(30), at=AT, what="Call them", who="Ana", due=date(2026, 10, 30))


def mark(person: Person, presence: Presence, half: Half = MORNING) -> Attendance:
    return Attendance(run=RUN, person=person.id, half=half, presence=presence)


def parked(number: int, run: int = 1, fate: Fate = Fate.OPEN) -> Parked:
    return Parked(id=key(number), run=key(run), at=AT, text=f"Question {number}", fate=fate)


def test_the_afternoon_begins_at_one() -> None:
    assert half_at(time(12, 59)) is MORNING
    assert half_at(time(13)) is AFTERNOON


def test_a_day_has_the_halves_that_it_touches() -> None:
    assert halves(time(9), time(16)) == (MORNING, AFTERNOON)
    assert halves(time(9), time(13)) == (MORNING,)
    assert halves(time(13), time(17)) == (AFTERNOON,)
    assert halves(time(9), time(1)) == (MORNING, AFTERNOON)
    assert halves(time(19), time(1)) == (AFTERNOON,)


def test_who_is_there_in_part_is_counted_apart_from_who_is_here() -> None:
    marks = (mark(ANA, Presence.HERE), mark(BEN, Presence.PART), mark(CY, Presence.LATER))
    assert present(marks, MORNING) == Present(here=1, part=1)
    assert present(marks, AFTERNOON) == Present()


def test_questions_without_a_fate_are_open() -> None:
    captures: tuple[Capture, ...] = (parked(20), parked(21, fate=Fate.DONE), Note(id=key(22), run=RUN, at=AT, text="x"))
    assert review(RUN, captures=captures).parked == (parked(20),)


def test_questions_that_were_carried_or_left_open_are_offered_again_the_next_day() -> None:
    waiting = (parked(20), parked(23, 2), parked(24, 2, Fate.CARRIED), parked(25, 3))
    assert review(RUN, waiting=waiting, runs_before={BEFORE}).earlier == waiting[1:3]


def test_a_question_that_was_carried_on_to_today_waits_until_today_says_what_becomes_of_it() -> None:
    carried = settled(parked(24, 2), Fate.CARRIED, BEFORE)
    again = settled(carried, Fate.CARRIED, RUN)
    assert (carried.waits(BEFORE), carried.waits(RUN), again.waits(RUN), again.waits(key(3))) == (
        False,
        True,
        False,
        True,
    )
    assert (answered(carried, Fate.CARRIED, RUN), answered(again, Fate.CARRIED, RUN)) == (False, True)
    assert review(RUN, waiting=(carried, again), runs_before={BEFORE}).earlier == (carried,)
    assert settled(again, Fate.DONE, RUN).carried_by is None


def test_a_promise_lacks_who_or_when_until_it_can_no_longer_be_kept() -> None:
    nobody = replace(PROMISE, who=" ")
    someday = replace(PROMISE, due=None)
    assert [lacks(one) for one in (PROMISE, nobody, someday)] == [False, True, True]
    assert not lacks(turned(someday, AT, State.DROPPED))
    assert review(RUN, commitments=(PROMISE, nobody)).promises == (nobody,)


def test_who_is_not_marked_while_others_are_is_expected() -> None:
    marks = (mark(ANA, Presence.HERE), mark(BEN, Presence.AWAY))
    assert expected(PEOPLE, marks, [MORNING]) == (Expected(CY.id, MORNING, later=False),)


def test_who_was_to_arrive_later_is_expected_until_they_are_there() -> None:
    marks = [mark(ANA, Presence.HERE), mark(BEN, Presence.LATER), mark(CY, Presence.HERE)]
    assert expected(PEOPLE, marks, [MORNING]) == (Expected(BEN.id, MORNING, later=True),)
    marks += [mark(person, Presence.HERE, AFTERNOON) for person in PEOPLE]
    assert expected(PEOPLE, marks, [MORNING, AFTERNOON]) == ()
    marks[4] = mark(BEN, Presence.LATER, AFTERNOON)
    assert expected(PEOPLE, marks, [MORNING, AFTERNOON]) == (
        Expected(BEN.id, MORNING, later=True),
        Expected(BEN.id, AFTERNOON, later=True),
    )


def test_a_half_in_which_nobody_is_marked_is_one_thing_to_look_at() -> None:
    marks = tuple(mark(person, Presence.HERE) for person in PEOPLE)
    found = review(RUN, people=PEOPLE, marks=marks, begun=[MORNING, AFTERNOON])
    assert found == Review(uncounted=(AFTERNOON,))
    assert review(RUN, begun=[MORNING]) == Review()


def test_all_that_is_open_is_counted_and_people_are_one_thing() -> None:
    found = review(
        RUN,
        captures=(parked(20),),
        waiting=(parked(23, 2),),
        runs_before={BEFORE},
        commitments=(replace(PROMISE, due=None),),
        people=PEOPLE,
        marks=(mark(ANA, Presence.HERE),),
        begun=[MORNING],
        drafts=["capture/1/note"],
    )
    assert len(found.expected) == 2
    assert found.count == 5


def test_in_a_break_the_parking_lot_can_wait() -> None:
    found = review(RUN, captures=(parked(20),), commitments=(replace(PROMISE, due=None),), drafts=["x"])
    assert at_a_break(found) == replace(found, parked=())
    assert at_a_break(found).count == 2


def test_runs_before_are_those_of_earlier_dates_and_those_of_the_same_date_that_were_made_before() -> None:
    first, second, third, fourth = (
        Run(id=key(number), session=key(50), plan=day(on=date(2026, 10, on)))
        for number, on in enumerate((13, 14, 14, 15), start=60)
    )
    made = (first, second, third, fourth)
    assert runs_before(second, made) == (first,)
    assert runs_before(third, made) == (first, second)
    assert runs_before(fourth, made) == (first, second, third)
    new = replace(third, id=key(70))
    assert runs_before(new, made) == (first, second, third)


def test_all_that_have_begun_were_before_a_day_that_has_not_whatever_their_dates() -> None:
    later, planned = (
        Run(id=key(number), session=key(50), plan=day(block(1, 30), on=date(2026, 10, on)))
        for number, on in ((60, 20), (61, 14))
    )
    ran = acts.next_block(later, AT)
    assert runs_before(planned, (ran,)) == (ran,)
    assert runs_before(planned, (later,)) == ()
    assert runs_before(acts.next_block(planned, AT), (ran,)) == ()
