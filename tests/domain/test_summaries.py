"""What a session came to, gathered for one audience."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import ran
from canaries import Planting, private_fields
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.attendance import Half, Present
from core_facilitator.domain.audiences import SUMMARIES, Audience, audiences, readable_by, text_fields
from core_facilitator.domain.captures import Capture
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.runs import Run
from core_facilitator.domain.summaries import Held, following, held, summary
from samples import AMARA, CLINIC, MELE, key, retreat

OTHERS = (Audience.PARTICIPANT, Audience.SPONSOR)


def everything() -> Held:
    """Return a session of which everything is known that can be."""
    coming = replace(retreat(), id=key(990), title="Winter")
    return held(retreat(), (ran.whole_day(),), ran.captured(), (ran.promised(),), ran.there(), coming)


def test_a_summary_holds_the_day_as_it_was_and_what_came_of_it() -> None:
    found = summary(everything(), Audience.FACILITATOR)

    assert [day.report.start for day in found.days] == [ran.BEGAN]
    assert [one.text for one in found.decisions] == ["We meet each month"]
    assert [one.text for one in found.parked] == ["Who pays for the buses?", "Chairs", "Keys"]
    assert [one.text for one in found.notes] == ["The window side is cold"]
    assert found.days[0].present == ((Half.MORNING, Present(part=1)), (Half.AFTERNOON, Present(here=1)))
    assert len(found.days[0].marks) == 3
    assert found.following is not None


def test_whoever_promised_is_called_by_the_full_name() -> None:
    known = everything()
    stranger = Commitment(id=key(991), at=ran.BEGAN, what="Bring tea", who="Ms. Quist", person=key(999))

    assert [one.who for one in known.commitments] == ["Amara Sandoval-Reid"]
    assert held(retreat(), (), (), (stranger,), ()).commitments[0].who == "Ms. Quist"


@pytest.mark.parametrize("audience", OTHERS)
def test_others_read_no_note_and_not_who_said_something_or_was_there(audience: Audience) -> None:
    found = summary(everything(), audience)

    assert found.notes == ()
    assert {one.person for one in (*found.decisions, *found.parked)} == {None}
    assert found.days[0].marks == ()
    assert found.days[0].present == ((Half.MORNING, Present(part=1)), (Half.AFTERNOON, Present(here=1)))
    assert [one.remark for one in found.parked] == ["", "", ""]
    assert found.commitments[0].turns[-1].remark == ""
    assert summary(everything(), Audience.FACILITATOR).decisions[0].person == MELE


def test_a_sponsor_reads_no_names_but_of_those_who_promised() -> None:
    named = retreat()
    people = tuple(replace(one, name=f"Canary {at}") for at, one in enumerate(named.people))
    team = tuple(replace(one, name=f"Canary team {at}") for at, one in enumerate(named.team))
    named = replace(named, people=people, team=team)
    known = held(named, (ran.whole_day(),), ran.captured(), (ran.promised(),), ran.there())

    texts = [text for _, _, text in text_fields(readable_by(known, Audience.SPONSOR)) if "Canary" in text]
    assert texts == ["Canary 0"]
    assert named.people[0].id == AMARA


@pytest.mark.parametrize("audience", OTHERS)
def test_no_canary_is_left_in_a_summary(audience: Audience) -> None:
    planting = Planting(audience)
    planted = planting.plant(everything())

    assert planting.planted == private_fields(Held, audience)
    assert "canary" in repr(planted)
    assert "canary" not in repr(summary(planted, audience))


def test_every_text_of_a_summary_is_one_that_its_audience_may_read() -> None:
    for audience in SUMMARIES:
        for value, at, text in text_fields(summary(everything(), audience)):
            assert not text or audience in audiences(at), (type(value), at.name)


def test_what_a_sponsor_may_read_is_closed_unless_somebody_opened_it() -> None:
    private = private_fields(Held, Audience.SPONSOR)

    assert {("Person", "name"), ("Room", "name"), ("Track", "title"), ("Block", "grouping")} <= private
    assert {("Note", "text"), ("Parked", "remark"), ("Turn", "remark"), ("Attendance", "remark")} <= private
    assert ("Session", "purpose") not in private
    assert ("Decision", "text") not in private


def test_of_a_day_that_ran_twice_the_last_run_counts() -> None:
    again = replace(ran.whole_day(), id=key(992))
    known = held(retreat(), (ran.whole_day(), again), ran.captured(), (), ran.there())

    assert [run.id for run in known.runs] == [again.id]
    assert len(summary(known, Audience.FACILITATOR).decisions) == 1
    assert summary(known, Audience.FACILITATOR).days[0].present == ()


def test_a_day_that_has_not_begun_was_not_held() -> None:
    assert held(retreat(), (Run(id=key(993), session=key(100), plan=retreat().days[1]),), (), (), ()).runs == ()


def test_a_line_of_no_kind_is_not_told() -> None:
    plain = Capture(id=key(994), run=ran.RUN, at=ran.BEGAN, text="?")

    assert held(retreat(), (), (plain,), (), ()).captures == ()


def test_credits_are_told_once_with_what_they_are_for() -> None:
    credited = retreat().block(CLINIC)
    assert credited is not None
    found = summary(everything(), Audience.PARTICIPANT)

    assert found.credits == ((credited.credit, (credited.protocol,)),)


def test_what_the_plan_has_lost_and_what_was_skipped_in_a_track_have_no_credit() -> None:
    run = ran.whole_day()
    lost = replace(run, passages=(*run.passages, replace(run.passages[0], block=key(995))))
    known = replace(everything(), runs=(lost,))

    assert len(summary(known, Audience.PARTICIPANT).credits) == 1


def test_the_next_session_is_the_next_one_of_the_same_organization() -> None:
    session = retreat()
    mine, later = session.organization, date(2026, 12, 1)
    others = [
        (session.id, mine, later),
        (key(1), mine, date(2027, 1, 1)),
        (key(2), mine, later),
        (key(3), "Another district", date(2026, 11, 1)),
        (key(4), mine, date(2026, 10, 15)),
        (key(5), mine, None),
    ]

    assert following(session, others) == key(2)
    assert following(session, others[:1]) is None
    assert following(replace(session, days=()), others) is None


def test_a_day_that_is_still_on_counts_what_has_ended() -> None:
    run = acts.next_block(ran.begun(), ran.BEGAN + timedelta(minutes=20))
    found = summary(held(retreat(), (run,), (), (), ()), Audience.PARTICIPANT)

    assert [one.actual for one in found.days[0].report.blocks] == [0, 20, 0]
    assert found.days[0].report.kinds[TimeKind.PLENARY][1] == 20
