"""All that a workspace knows of a session that was held."""

from dataclasses import replace
from datetime import date

import ran
from answered import TODAY, answer, opened, prepared
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import PacketChoices
from core_facilitator.store.held_sessions import held_session, session_results
from core_facilitator.store.workspace import Workspace
from samples import key, retreat


def test_all_of_a_session_is_there(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    ran.fill(demo)
    known = held_session(demo, retreat())

    assert known.runs == (ran.whole_day(),)
    assert known.captures == ran.captured()
    assert [one.who for one in known.commitments] == ["Amara Sandoval-Reid"]
    assert set(known.attendance) == set(ran.there())
    assert known.following is None


def test_the_next_session_of_the_same_organization_comes_along(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    day = replace(retreat().days[0], id=key(991), date=date(2026, 12, 1), blocks=())
    coming = Session(id=key(990), title="Winter", organization=retreat().organization, days=(day,))
    demo.sessions.add(coming)

    known = held_session(demo, retreat())
    assert known.following == coming
    assert known.runs == ()


def test_the_choices_of_a_summary_are_not_those_of_the_packet(demo: Workspace) -> None:
    chosen = PacketChoices(audience=Audience.PARTICIPANT, format="md")
    demo.packets.remember(retreat().id, chosen, summary=True)

    assert demo.packets.choices(retreat().id, Audience.PARTICIPANT) is None
    assert demo.packets.choices(retreat().id, Audience.PARTICIPANT, summary=True) == chosen


def test_results_of_its_check_ins_come_along_once_they_are_closed(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    first = opened(demo, prepared(0))
    answer(demo.check_ins, first, 7)
    assert session_results(demo, retreat()) == ()
    demo.check_ins.close(first.id, TODAY)
    second = opened(demo, prepared(1))
    answer(demo.check_ins, second, 8)
    demo.check_ins.close(second.id, TODAY)
    lost = opened(demo, prepared(2))
    demo.check_ins.abandon(lost.id, TODAY)
    elsewhere = opened(demo, prepared(3, session=None, block=None))
    answer(demo.check_ins, elsewhere, 9)
    demo.check_ins.close(elsewhere.id, TODAY)

    assert [view.now.check_in.number for view in session_results(demo, retreat())] == [1, 2]
    assert session_results(demo, retreat())[0].hidden is None
    assert [view.results.answers for view in session_results(demo, retreat())] == [7, 8]
