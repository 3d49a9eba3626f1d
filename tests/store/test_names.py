from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import event

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.people import Person
from core_facilitator.store.instruments import built_in
from core_facilitator.store.names import Name, NameKind
from core_facilitator.store.workspace import Workspace
from planner_samples import TEAM, block, key, retreat


def other(title: str, **fields: Any) -> Session:
    return Session(id=uuid4(), title=title, **fields)


def found(demo: Workspace, typed: str, most: int = 50) -> list[str]:
    return [name.title for name in demo.sessions.names().holding(typed, most)]


def test_reading_the_names_takes_as_many_statements_for_a_hundred_sessions_as_for_one(demo: Workspace) -> None:
    seen: list[str] = []
    event.listen(
        demo.database._engine, "before_cursor_execute", lambda _c, _u, statement, *_more: seen.append(statement)
    )
    demo.sessions.add(retreat())
    seen.clear()
    demo.sessions.names()
    of_one = list(seen)
    demo.sessions.add_all((replace(retreat(), id=uuid4()) for _ in range(99)), "Add sessions")
    seen.clear()
    names = demo.sessions.names()
    assert seen == of_one
    assert len(names.holding("fall leadership", 1000)) >= 100


def test_a_session_a_person_and_a_block_in_a_track_are_found_and_say_what_they_open(demo: Workspace) -> None:
    session = retreat()
    demo.sessions.add(session)
    names = demo.sessions.names()
    (whole,) = [name for name in names.holding(session.title, 50) if name.kind is NameKind.SESSION]
    assert whole == Name(NameKind.SESSION, session.title, whole.detail, session.id, None)
    (noor,) = names.holding("noor", 50)
    assert noor == Name(NameKind.PERSON, "Noor Castellanos", f"Lead facilitator, {session.title}", session.id, None)
    (inside,) = names.holding("rewrite one letter", 50)
    assert (inside.kind, inside.key, inside.block_id) == (NameKind.BLOCK, session.id, key("Rewrite one letter"))
    assert inside.detail.startswith(f"{session.title}, ")


def test_a_block_says_the_title_of_its_day_or_else_its_number(demo: Workspace) -> None:
    session = retreat()
    first = replace(session.days[0], title="Arriving", blocks=(block("Song", 5),))
    second = replace(first, id=uuid4(), title="", blocks=(block("Walk", 5),))
    demo.sessions.add(replace(session, days=(first, second)))
    names = demo.sessions.names()
    assert [name.detail for name in (*names.holding("song", 9), *names.holding("walk", 9))] == [
        f"{session.title}, Arriving",
        f"{session.title}, 2",
    ]


def test_a_session_is_found_by_its_place_and_by_its_organization(demo: Workspace) -> None:
    demo.sessions.add(other("Spring day", place="Hotel Ondine", organization="Juniper Valley Unified"))
    assert found(demo, "ondine") == found(demo, "juniper") == ["Spring day"]


def test_letters_are_found_in_either_case_in_every_script(demo: Workspace) -> None:
    demo.sessions.add(other("ÉTÉ à Straße"))
    assert found(demo, "été STRASSE") == ["ÉTÉ à Straße"]


def test_what_has_no_name_is_not_found(demo: Workspace) -> None:
    demo.sessions.add(replace(retreat(), team=(*TEAM, Person(id=uuid4(), name=""))))
    assert "" not in found(demo, "", 1000)


def test_notes_and_needs_are_never_found(demo: Workspace) -> None:
    secret = replace(retreat().people[0], needs="canary", notes="canary", email="canary@example.org", phone="canary")
    noted = replace(block("Song", 5), notes="canary", purpose="canary", if_late="canary")
    day = replace(retreat().days[0], blocks=(noted,), notes="canary")
    demo.sessions.add(replace(retreat(), people=(secret,), notes="canary", purpose="canary", days=(day,)))
    assert found(demo, "canary") == []


def test_titles_that_begin_with_the_words_come_first_then_titles_then_what_stands_beside(demo: Workspace) -> None:
    for title, place in (("A day", "Fall House"), ("Our fall day", ""), ("Fall day", "")):
        demo.sessions.add(other(title, place=place))
    assert found(demo, "fall") == ["Fall day", "Our fall day", "A day"]


def test_a_title_that_is_just_what_was_typed_comes_first(demo: Workspace) -> None:
    for title in ("Session 7", "Session 77", "Session 777"):
        demo.sessions.add(other(title))
    assert found(demo, "session 7")[0] == "Session 7"


def test_no_more_are_found_than_asked_for_and_the_session_changed_last_comes_first(demo: Workspace) -> None:
    sessions = [other(f"Day {number}") for number in range(5)]
    for session in sessions:
        demo.sessions.add(session)
    demo.sessions.save(replace(sessions[2], place="Oak House"), "Change place")
    assert found(demo, "", 2)[0] == "Day 2"
    assert len(found(demo, "day", 3)) == 3


def test_check_ins_are_found_by_title_with_their_session_and_the_day_they_were_opened(demo: Workspace) -> None:
    session = retreat()
    demo.sessions.add(session)
    made = CheckIn(id=uuid4(), title="Team weather", instrument=built_in()[0], session=session.id)
    alone = CheckIn(id=uuid4(), title="Quick weather", instrument=built_in()[0])
    for one in (made, alone):
        demo.check_ins.keep(one, "New check-in")
    prepared = demo.sessions.names().holding("team weather", 9)
    assert prepared == (Name(NameKind.CHECK_IN, "Team weather", session.title, made.id, None),)
    demo.check_ins.open(made.id, date(2026, 10, 14))
    names = demo.sessions.names()
    assert [(one.key, one.day) for one in names.holding("team weather", 9)] == [(made.id, date(2026, 10, 14))]
    assert [(one.title, one.detail) for one in names.holding("quick weather", 9)] == [("Quick weather", "")]
