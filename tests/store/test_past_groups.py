"""Who was in a group with whom, over all sessions."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import event

from core_facilitator.domain.agendas import Session, SmallGroup
from core_facilitator.domain.copies import NewId
from core_facilitator.domain.edits import change_block, duplicate_session
from core_facilitator.domain.group_plans import Elsewhere
from core_facilitator.domain.people import Person
from core_facilitator.store.workspace import Workspace
from planner_samples import PEOPLE, TEAM, key, retreat
from strategies import fresh_ids

IDS: NewId = fresh_ids(9000)
PAIR = (SmallGroup(people=(PEOPLE[0].id, PEOPLE[1].id), title="Owls", room=key("oak")),)


def divided(session: Session) -> Session:
    return change_block(session, key("Case clinic"), groups=PAIR)


def test_groups_are_read_with_their_date_and_with_who_was_there(demo: Workspace) -> None:
    session = divided(retreat())
    demo.sessions.add(session)
    known = tuple(Person(id=one.id, name=one.name, email=one.email) for one in (*PEOPLE, *TEAM))
    assert demo.sessions.groups() == (
        Elsewhere(session_id=session.id, people=known, divisions=((session.days[1].date, PAIR),)),
    )


def test_a_session_without_groups_and_what_is_skipped_do_not_count(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    skipped = change_block(divided(duplicate_of(retreat())), key("Case clinic"), skipped=True)
    demo.sessions.add(skipped)
    assert demo.sessions.groups() == ()


def duplicate_of(session: Session) -> Session:
    """Return the session under another key, with the same people and blocks in it."""
    return replace(session, id=UUID(int=77))


def test_groups_in_tracks_count_and_a_copy_of_a_session_has_its_own(demo: Workspace) -> None:
    session = change_block(retreat(), key("Read the letters"), groups=PAIR)
    demo.sessions.add(session)
    demo.sessions.add(duplicate_session(session, IDS))
    first, second = sorted(demo.sessions.groups(), key=lambda one: one.session_id != session.id)
    assert first.divisions == ((session.days[1].date, PAIR),)
    names = {person.id: person.name for person in second.people}
    ((_on, (group,)),) = second.divisions
    assert [names[one] for one in group.people] == [PEOPLE[0].name, PEOPLE[1].name]


def test_it_takes_two_statements_however_many_sessions_there_are(demo: Workspace) -> None:
    demo.sessions.add_all((divided(replace(retreat(), id=UUID(int=number))) for number in range(1, 30)), "Add")
    seen: list[str] = []
    event.listen(
        demo.database._engine, "before_cursor_execute", lambda _c, _u, statement, *_more: seen.append(statement)
    )
    assert len(demo.sessions.groups()) == 29
    assert len([statement for statement in seen if statement.startswith("SELECT")]) == 2
