from dataclasses import replace

import pytest
from sqlalchemy import update

from answered import PULSE, TODAY, opened, prepared
from core_facilitator.domain.faults import Fault
from core_facilitator.domain.instruments import Wording
from core_facilitator.store import tables
from core_facilitator.store.instrument_files import InstrumentFileError
from core_facilitator.store.own_instruments import UnreadInstrument
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from workspaces import fails_with

OURS = replace(PULSE, own=True)


def test_an_own_instrument_comes_back_as_it_was(demo: Workspace) -> None:
    demo.instruments.keep(OURS, "Keep")
    (found,) = demo.instruments.all()
    assert (found.instrument, found.retired) == (OURS, False)


def test_all_come_by_title_and_each_change_can_be_undone(demo: Workspace) -> None:
    own = demo.instruments
    own.keep(OURS, "Keep")
    own.keep(replace(OURS, key="a", title=Wording("another")), "Keep another")
    own.keep(replace(OURS, title=Wording("Zest")), "Rename")
    own.keep(replace(OURS, title=Wording("Zest")), "Nothing")
    assert [one.instrument.title.text for one in own.all()] == ["another", "Zest"]
    assert demo.database.undo() == "Rename"
    assert [one.instrument.title.text for one in own.all()] == ["another", "Our pulse"]
    demo.database.undo()
    demo.database.undo()
    assert own.all() == ()


def test_one_is_retired_brought_back_and_removed(demo: Workspace) -> None:
    own = demo.instruments
    own.keep(OURS, "Keep")
    own.retire(OURS.key, "Retire")
    own.keep(replace(OURS, use="Monthly"), "Change")
    assert [(one.retired, one.instrument.use) for one in own.all()] == [(True, "Monthly")]
    own.bring_back(OURS.key, "Bring back")
    assert [one.retired for one in own.all()] == [False]
    own.remove(OURS.key, "Remove")
    assert own.all() == ()
    demo.database.undo()
    assert len(own.all()) == 1
    for act in (own.retire, own.bring_back, own.remove):
        with pytest.raises(KeyError):
            act("unknown", "Act")


def test_what_cannot_be_asked_is_not_kept(demo: Workspace) -> None:
    with pytest.raises(InstrumentFileError):
        demo.instruments.keep(replace(OURS, statements=()), "Keep")
    with full_disk(demo), fails_with(Fault.DISK_FULL):
        demo.instruments.keep(OURS, "Keep")
    assert demo.instruments.all() == ()


def test_what_cannot_be_read_hides_no_other(demo: Workspace) -> None:
    demo.instruments.keep(OURS, "Keep")
    demo.instruments.keep(replace(OURS, key="newer"), "Keep")
    with demo.database.write() as connection:
        newer = update(tables.own_instruments).where(tables.own_instruments.c.key == "newer")
        connection.execute(newer.values(form={"instrument_file": 2}))
    assert [one.instrument.key for one in demo.instruments.all()] == [OURS.key]
    why = "made by a newer version: this file is of form 2, and only form 1 can be read here"
    assert demo.instruments.unread() == (UnreadInstrument("newer", False, why),)


def test_a_later_change_does_not_reach_what_was_asked(demo: Workspace) -> None:
    demo.instruments.keep(OURS, "Keep")
    one = opened(demo, prepared(instrument=OURS))
    demo.instruments.keep(replace(OURS, title=Wording("Other"), statements=OURS.statements[:1]), "Change")
    demo.instruments.remove(OURS.key, "Remove")
    demo.check_ins.close(one.id, TODAY)
    assert demo.check_ins.get(one.id).instrument == OURS


def test_a_prepared_check_in_asks_it_as_it_is_now_and_an_open_one_as_it_was(demo: Workspace) -> None:
    demo.instruments.keep(OURS, "Keep")
    waiting, asked = prepared(1, instrument=OURS), prepared(2, instrument=OURS)
    other = prepared(3, instrument=replace(OURS, key="other"))
    for one in (waiting, asked, other):
        demo.check_ins.keep(one, "New check-in")
    demo.check_ins.open(asked.id, TODAY)
    changed = replace(OURS, title=Wording("Said better"))
    demo.instruments.keep(changed, "Edit")
    assert demo.check_ins.get(waiting.id).instrument == changed
    assert demo.check_ins.get(asked.id).instrument == OURS
    assert demo.check_ins.get(other.id).instrument == other.instrument
    assert demo.database.undo() == "Edit"
    assert demo.check_ins.get(waiting.id).instrument == OURS
    assert demo.instruments.all()[0].instrument == OURS
