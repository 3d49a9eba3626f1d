"""The user's own templates: kept, changed and removed as steps, and one that is damaged hides no other."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import update

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.templates import Template
from core_facilitator.domain.text import clean
from core_facilitator.store import tables
from core_facilitator.store.templates import DamagedTemplate, OwnTemplates, as_session, from_session
from core_facilitator.store.workspace import Workspace
from samples import retreat


@pytest.fixture
def own(demo: Workspace) -> OwnTemplates:
    return OwnTemplates(demo.database)


def template(title: str = "Fall retreat", about: str = "For the cabinet.") -> Template:
    return Template(key="", title=title, about=about, session=retreat())


def damage(workspace: Workspace, kept: Template) -> None:
    with workspace.database.write() as connection:
        connection.execute(
            update(tables.templates)
            .where(tables.templates.c.title == kept.title)
            .values(agenda="agenda_file: 1\nminuets: 3\n")
        )


def test_a_template_is_kept_and_found_again_by_title(demo: Workspace, own: OwnTemplates) -> None:
    kept = own.add(template(), "Save as template")
    other = own.add(template("coaching day"), "Save as template")
    assert own.all() == (other, kept)
    assert (kept.own, own.get(kept.key)) == (True, kept)
    assert demo.database.undo_label == "Save as template"


def test_each_change_is_one_step_that_can_be_undone(demo: Workspace, own: OwnTemplates) -> None:
    kept = own.add(template(), "Save as template")
    renamed = replace(kept, title="Spring retreat", about="For everybody.")
    own.save(renamed, "Rename template")
    assert own.get(kept.key) == renamed
    own.remove(kept.key, "Remove template")
    assert own.all() == ()
    assert [demo.database.undo() for _ in range(2)] == ["Remove template", "Rename template"]
    assert own.all() == (kept,)
    demo.database.undo()
    assert own.all() == ()
    demo.database.redo()
    assert own.all() == (kept,)


def test_saving_what_is_the_same_is_no_step(demo: Workspace, own: OwnTemplates) -> None:
    kept = own.add(template(), "Save as template")
    version = demo.database.version
    own.save(kept, "Rename template")
    assert demo.database.version == version


def test_screens_hear_of_each_change(demo: Workspace, own: OwnTemplates) -> None:
    heard: list[frozenset[str]] = []
    demo.database.on_change = heard.append
    kept = own.add(template(), "Save as template")
    own.remove(kept.key, "Remove template")
    assert heard == [frozenset({"templates"})] * 2


def test_what_is_not_there_can_neither_be_read_nor_changed_nor_removed(own: OwnTemplates) -> None:
    nowhere = replace(template(), key=str(uuid4()))
    with pytest.raises(KeyError):
        own.get(nowhere.key)
    with pytest.raises(KeyError):
        own.save(nowhere, "Rename template")
    with pytest.raises(KeyError):
        own.remove(nowhere.key, "Remove template")


def test_a_damaged_template_says_what_is_wrong_and_hides_no_other(demo: Workspace, own: OwnTemplates) -> None:
    kept = own.add(template(), "Save as template")
    good = own.add(template("Other"), "Save as template")
    damage(demo, kept)
    broken, other = own.all()
    assert other == good
    assert isinstance(broken, DamagedTemplate)
    assert (broken.key, broken.title, broken.about) == (kept.key, "Fall retreat", "For the cabinet.")
    assert str(broken.problems[0]).startswith("Fall retreat, line 1, title: missing")


def test_a_damaged_template_can_be_renamed_and_keeps_its_text_and_be_removed(
    demo: Workspace, own: OwnTemplates
) -> None:
    kept = own.add(template(), "Save as template")
    damage(demo, kept)
    broken = own.get(kept.key)
    assert isinstance(broken, DamagedTemplate)
    own.save(replace(broken, title="Broken"), "Rename template")
    renamed = own.get(kept.key)
    assert (renamed.title, type(renamed)) == ("Broken", DamagedTemplate)
    own.remove(kept.key, "Remove template")
    assert own.all() == ()


def test_a_disk_that_refuses_leaves_everything_as_it_was(demo: Workspace, own: OwnTemplates) -> None:
    kept = own.add(template(), "Save as template")
    demo.database.read_only = True
    with pytest.raises(WorkspaceError) as caught:
        own.remove(kept.key, "Remove template")
    assert caught.value.fault is Fault.READ_ONLY
    assert own.all() == (kept,)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(sessions())
def test_any_session_comes_back_as_it_was_kept(own: OwnTemplates, session: Session) -> None:
    kept = own.add(Template(key="", title="T", session=session), "Save as template")
    assert own.get(kept.key) == kept


def test_a_file_holds_what_a_template_is_for_before_its_notes() -> None:
    plan = replace(retreat(), title="Retreat of {{group}}", notes="Bring the bell.")
    one = Template(key="x", title="Retreat", about="For the cabinet.", session=plan)
    assert as_session(one).notes == "For the cabinet.\n\nBring the bell."
    again = from_session(as_session(one), "x")
    assert (again.title, again.about) == ("Retreat", "For the cabinet.")
    assert as_session(again) == again.session
    assert as_session(replace(one, about="")).notes == "Bring the bell."
    assert as_session(replace(one, session=replace(plan, notes=""))).notes == "For the cabinet."


def test_a_file_holds_the_name_that_a_template_was_given() -> None:
    plan = replace(retreat(), title="Retreat of {{group}}")
    kept = Template(key="x", title="Retreat", session=plan)
    assert as_session(kept).title == "Retreat of {{group}}"
    named = replace(kept, title="Our first day")
    assert from_session(as_session(named), "x").title == "Our first day"


def test_a_file_whose_title_is_all_to_be_filled_in_keeps_it() -> None:
    assert from_session(replace(retreat(), title="{{group}}"), "x").title == "{{group}}"


def test_what_a_file_cannot_carry_is_not_kept(own: OwnTemplates) -> None:
    kept = own.add(template("A\x00B", "C\x07D"), "Save as template")
    shown = own.get(kept.key)
    assert (shown.title, shown.about) == (clean("A\x00B").text, "CD")
