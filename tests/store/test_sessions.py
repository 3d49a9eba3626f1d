import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Block, Session, Walk
from core_facilitator.domain.audiences import text_fields
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.people import Person
from core_facilitator.store import tables
from core_facilitator.store.session_rows import SESSION_TABLES
from core_facilitator.store.sessions import Sessions
from core_facilitator.store.workspace import Workspace
from samples import CIRCLE, key, retreat
from workspaces import Clock

HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""


def count(demo: Workspace) -> int:
    with demo.database.read() as connection:
        return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in SESSION_TABLES)


def statements(demo: Workspace) -> list[str]:
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(demo.database._engine, "before_cursor_execute", note)
    return found


def writes(found: list[str]) -> list[str]:
    return [text.split(" ")[1] for text in found if text.startswith("UPDATE")] + [
        " ".join(text.split(" ")[:3]) for text in found if text.startswith(("INSERT", "DELETE"))
    ]


def test_the_sample_says_something_in_every_field() -> None:
    """Else the round trips below would not prove that every field is kept."""
    empty: set[str] = set()
    said: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, tuple):
            for part in value:
                walk(part)
        elif is_dataclass(value):
            for field in fields(value):
                inner = getattr(value, field.name)
                name = f"{type(value).__name__}.{field.name}"
                (said if inner not in ("", (), None, False, 0) else empty).add(name)
                walk(inner)

    walk(retreat())
    assert empty - said == set()


def test_a_session_comes_back_with_every_field(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    assert Sessions(demo.database).get(retreat().id) == retreat()


@given(sessions())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
def test_any_session_comes_back_as_it_was(demo: Workspace, session: Session) -> None:
    session = replace(session, id=uuid4())
    demo.sessions.add(session)
    assert Sessions(demo.database).get(session.id) == session


@given(sessions(), sessions())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
def test_any_change_is_saved_undone_and_redone(demo: Workspace, before: Session, after: Session) -> None:
    before = replace(before, id=uuid4())
    after = replace(after, id=before.id)
    demo.sessions.add(before)
    demo.sessions.save(after, "Change")
    assert Sessions(demo.database).get(before.id) == after == demo.sessions.get(before.id)
    if before != after:
        assert demo.database.undo() == "Change"
        assert Sessions(demo.database).get(before.id) == before == demo.sessions.get(before.id)
        assert demo.database.redo() == "Change"
        assert Sessions(demo.database).get(before.id) == after


def test_an_unknown_session_is_a_key_error(demo: Workspace) -> None:
    for use in (
        demo.sessions.get,
        lambda _id: demo.sessions.save(retreat(), "x"),
        lambda _id: demo.sessions.remove(_id, "x"),
    ):
        with pytest.raises(KeyError):
            use(retreat().id)


def test_saving_what_is_stored_is_no_step(demo: Workspace) -> None:
    demo.sessions.add(retreat(), "New session")
    changes = demo.database.changes()
    demo.sessions.save(retreat(), "Nothing")
    assert demo.database.undo_label == "New session"
    assert demo.database.changes() == changes


def test_only_rows_that_changed_are_written(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    plan = demo.sessions.get(retreat().id)
    found = statements(demo)
    demo.sessions.save(change_block(plan, CIRCLE, notes="Shorter"), "Edit notes")
    assert writes(found) == ["blocks", "sessions", "workspace"]
    assert "SET notes=?" in next(text for text in found if text.startswith("UPDATE blocks"))


def test_a_session_being_edited_is_not_read_again(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    plan = demo.sessions.get(retreat().id)
    found = statements(demo)
    demo.sessions.save(change_block(plan, CIRCLE, notes="One"), "Edit")
    demo.sessions.save(change_block(demo.sessions.get(plan.id), CIRCLE, notes="Two"), "Edit")
    assert [text for text in found if text.startswith("SELECT")] == []


def test_a_saved_session_is_the_very_value_that_is_read_next(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    changed = change_block(demo.sessions.get(retreat().id), CIRCLE, notes="One")
    demo.sessions.save(changed, "Edit")
    assert demo.sessions.get(changed.id) is changed


def test_a_session_is_read_with_one_statement_for_each_table(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    found = statements(demo)
    Sessions(demo.database).get(retreat().id)
    assert len([text for text in found if text.startswith("SELECT")]) == len(SESSION_TABLES)


def test_summaries_say_what_a_list_shows(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.sessions.add(Session(id=key(500), title="Empty", people=(Person(id=key(1), name="Ann"),)))
    found = statements(demo)
    by_title = {summary.title: summary for summary in demo.sessions.summaries()}
    assert len([text for text in found if text.startswith("SELECT")]) == 2
    full, empty = by_title[retreat().title], by_title["Empty"]
    assert (full.first_date, full.last_date) == (retreat().days[0].date, retreat().days[-1].date)
    assert (full.day_count, full.head_count) == (len(retreat().days), retreat().head_count)
    assert (full.organization, full.place) == (retreat().organization, retreat().place)
    assert (empty.first_date, empty.last_date, empty.day_count, empty.head_count) == (None, None, 0, 1)


def test_the_session_changed_last_comes_first(demo: Workspace) -> None:
    clock = Clock()
    demo.database.now = clock
    first, second = retreat(), Session(id=key(500), title="Second")
    demo.sessions.add(first)
    clock.move(hours=1)
    demo.sessions.add(second)
    assert [summary.id for summary in demo.sessions.summaries()] == [second.id, first.id]
    clock.move(hours=1)
    demo.sessions.save(replace(first, title="Renamed"), "Rename")
    latest = demo.sessions.summaries()[0]
    assert (latest.title, latest.changed_at) == ("Renamed", clock.now)


def test_summaries_read_again_only_what_changed(demo: Workspace) -> None:
    """Also under a clock that stands still, as a coarse one does between two quick changes."""
    demo.database.now = Clock()
    demo.sessions.add(retreat())
    demo.sessions.add_all([Session(id=key(500 + number), title=f"S{number}") for number in range(3)], "Add")
    before = {summary.id: summary for summary in demo.sessions.summaries()}
    found = statements(demo)
    assert {summary.id: summary for summary in demo.sessions.summaries()} == before
    assert found == []
    demo.sessions.save(replace(retreat(), people=()), "Nobody comes")
    after = {summary.id: summary for summary in demo.sessions.summaries()}
    assert [one for one in after if after[one] is not before[one]] == [retreat().id]
    demo.database.undo()
    assert {summary.id: summary for summary in demo.sessions.summaries()} == before
    demo.sessions.remove(key(501), "Remove")
    assert {summary.id for summary in demo.sessions.summaries()} == before.keys() - {key(501)}


@given(st.lists(st.sampled_from(("save", "undo", "redo", "remove", "add", "look")), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_what_is_remembered_is_what_is_stored(demo: Workspace, acts: list[str]) -> None:
    made = Session(id=uuid4(), title="Begin")
    demo.sessions.add(made)
    for number, act in enumerate(acts):
        there = any(summary.id == made.id for summary in demo.sessions.summaries())
        if act == "save" and there:
            demo.sessions.save(replace(made, title=f"Title {number}", days=retreat().days[: number % 3]), "Edit")
        elif act == "remove" and there:
            demo.sessions.remove(made.id, "Remove")
        elif act == "add" and not there:
            demo.sessions.add(made)
        elif act in ("undo", "redo"):
            getattr(demo.database, act)()
        assert demo.sessions.summaries() == Sessions(demo.database).summaries()


def test_a_removed_session_leaves_no_row_and_comes_back_whole(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.sessions.remove(retreat().id, "Remove session")
    assert count(demo) == 0
    assert demo.database.undo() == "Remove session"
    assert demo.sessions.get(retreat().id) == retreat()


def test_a_copy_of_a_session_may_keep_every_id_but_its_own(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.sessions.add(replace(retreat(), id=key(900)))
    assert demo.sessions.get(key(900)) == replace(retreat(), id=key(900))


def test_somebody_may_both_lead_and_take_part(demo: Workspace) -> None:
    person = Person(id=key(1), name="Ann")
    session = Session(id=key(500), title="Small", people=(person,), team=(replace(person, role="Lead"),))
    demo.sessions.add(session)
    assert Sessions(demo.database).get(session.id) == session


def test_two_blocks_with_one_id_are_refused_before_anything_is_written(demo: Workspace) -> None:
    day = retreat().days[0]
    block = Block(id=key(7777))
    with pytest.raises(ValueError, match="Two records in blocks"):
        demo.sessions.add(replace(retreat(), days=(replace(day, blocks=(block, block)),)))
    assert demo.sessions.summaries() == []


def test_texts_are_cleaned_at_the_last_gate(demo: Workspace) -> None:
    dirty = change_block(retreat(), CIRCLE, notes="a\x0bb\x00\ud83d", prompts=("Cafe\u0301\r\n",))
    demo.sessions.add(dirty)
    clean = change_block(retreat(), CIRCLE, notes="a\nb", prompts=("Caf\u00e9\n",))
    assert demo.sessions.get(dirty.id) == clean
    demo.sessions.save(replace(dirty, notes="x\x00"), "Edit")
    assert demo.sessions.get(dirty.id) == replace(clean, notes="x") == Sessions(demo.database).get(dirty.id)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_stops_a_session_from_being_saved(demo: Workspace, text: str) -> None:
    session = replace(retreat(), id=uuid4(), title=text, outcomes=(text,))
    demo.sessions.add(session)
    stored = Sessions(demo.database).get(session.id)
    assert [part for _value, _field, part in text_fields(stored) if HALVES.search(part)] == []
    assert stored.outcomes == (stored.title,)


def test_many_sessions_are_one_step(demo: Workspace) -> None:
    demo.sessions.add_all((Session(id=key(1000 + n), title=f"S{n}") for n in range(50)), "Import 50 sessions")
    assert len(demo.sessions.summaries()) == 50
    assert demo.database.undo() == "Import 50 sessions"
    assert demo.sessions.summaries() == []


def test_walks_keep_their_order_and_their_rooms(demo: Workspace) -> None:
    walks = tuple(Walk(rooms=frozenset({key(n), key(n + 1)}), minutes=n) for n in (5, 3, 4))
    session = Session(id=key(500), title="Walks", walks=walks)
    demo.sessions.add(session)
    assert Sessions(demo.database).get(session.id).walks == walks


def test_a_field_that_an_older_program_did_not_write_has_its_default(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    with demo.database.write() as connection:
        connection.execute(
            tables.blocks.update().where(tables.blocks.c.id == CIRCLE).values(steps=[{"title": "Only a title"}])
        )
    stored = Sessions(demo.database).get(retreat().id).block(CIRCLE)
    assert stored is not None
    assert (stored.steps[0].title, stored.steps[0].minutes) == ("Only a title", 0)


def test_another_sessions_step_does_not_leave_a_stale_one_in_memory(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    elsewhere = Sessions(demo.database)
    demo.sessions.get(retreat().id)
    elsewhere.save(replace(retreat(), title="Changed elsewhere"), "Rename")
    assert demo.sessions.get(retreat().id).title == "Changed elsewhere"


def test_dates_are_kept_whatever_the_year(demo: Workspace) -> None:
    day = replace(retreat().days[0], date=date(1, 1, 1))
    demo.sessions.add(replace(retreat(), days=(day,)))
    assert Sessions(demo.database).get(retreat().id).days[0].date == date(1, 1, 1)
