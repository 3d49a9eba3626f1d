"""A check-in that belongs to a block: named in the block's details, and one click away from there."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.gui.bench import PLANNER, Bench
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.models.day import ROW_ROLE
from core_facilitator.gui.models.day_rows import Row
from core_facilitator.gui.printing import Order
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.gui.widgets.block_running import BlockRunning
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import key

PLACE = "check-ins"


@pytest.fixture
def block(workspace: Workspace) -> UUID:
    """The key of the case clinic."""
    day = workspace.sessions.get(key("session")).day(key("day two"))
    assert day is not None
    return next(one.id for one in day.blocks if one.title == "Case clinic")


def details(bench: Bench, block: UUID) -> BlockRunning:
    """Select a block, unfold what it says of its running, and return that."""
    bench.open_session(key("session"), block)
    planner = bench.screen_at(PLANNER)
    assert isinstance(planner, AgendasScreen)
    running = planner.desk.inspector.block.running
    if running.folded:
        running.running_fold_button.click()
    return running


def go(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    """Click the button of the block: what check-ins are built from comes in first."""
    details(bench, block).check_in_button.click()
    qtbot.waitUntil(lambda: bench.here == PLACE, timeout=20_000)


def shown(bench: Bench) -> CheckInsScreen:
    screen = bench.screen_at(PLACE)
    assert isinstance(screen, CheckInsScreen)
    return screen


def only(bench: Bench) -> CheckIn:
    (found,) = bench.workspace.check_ins.all()
    return found


def test_one_is_prepared_for_a_block_from_its_details(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    running = details(bench, block)
    assert running.check_in_label.text() == "No check-in"
    assert running.check_in_button.text() == "Prepare a check-in…"
    go(qtbot, bench, block)
    made = only(bench)
    assert (made.session, made.block) == (key("session"), block)
    assert (bench.here, shown(bench).shown) == (PLACE, made.id)
    assert details(bench, block).check_in_label.text() == f"Check-in: {made.title}, 17 statements, 5 min"


def test_the_one_that_is_there_is_a_click_away_and_told_when_folded(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    go(qtbot, bench, block)
    made = only(bench)
    running = details(bench, block)
    assert running.check_in_button.text() == "Show it"
    running.running_fold_button.click()
    assert f"Check-in: {made.title}, 17 statements, 5 min" in running.running_label.text()
    running.running_fold_button.click()
    go(qtbot, bench, block)
    assert (bench.here, shown(bench).shown) == (PLACE, made.id)
    assert only(bench) == made


def test_another_block_has_none(qtbot: QtBot, bench: Bench, block: UUID, workspace: Workspace) -> None:
    go(qtbot, bench, block)
    day = workspace.sessions.get(key("session")).day(key("day two"))
    assert day is not None
    assert details(bench, day.blocks[0].id).check_in_label.text() == "No check-in"


def test_how_far_it_is_follows(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    go(qtbot, bench, block)
    desk = bench.check_ins.desk
    running = details(bench, block)
    with qtbot.waitSignal(desk.opened):
        desk.open(only(bench).id)
    assert running.check_in_label.text() == f"Check-in: {only(bench).title}, open"
    with qtbot.waitSignal(desk.closed):
        desk.close_now(only(bench).id)
    assert running.check_in_label.text() == f"Check-in: {only(bench).title}, closed"
    bench.check_ins.rest()


def test_undo_takes_the_new_one_away_again(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    go(qtbot, bench, block)
    running = details(bench, block)
    bench.workspace.database.undo()
    assert running.check_in_label.text() == "No check-in"


def test_a_copy_of_a_block_or_of_a_session_has_no_check_in(qtbot: QtBot, bench: Bench, block: UUID) -> None:
    go(qtbot, bench, block)
    made = only(bench)
    details(bench, block)
    planner = bench.screen_at(PLANNER)
    assert isinstance(planner, AgendasScreen)
    planner.desk.inspector.block.duplicate_button.click()
    copy = planner.desk.inspector.block
    assert copy.key != block
    assert copy.running.check_in_label.text() == "No check-in"
    bench.commands.by_name["session.duplicate"].trigger()
    assert len(bench.workspace.sessions.summaries()) == 2
    assert only(bench) == made


def test_where_nothing_may_be_changed_only_the_way_to_it_is_offered(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, block: UUID
) -> None:
    session = workspace.sessions.get(key("session"))
    day = session.day(key("day two"))
    assert day is not None
    assert isinstance(block, UUID)
    made = CheckIn(
        id=key("check-in"), title="Team pulse", instrument=built_in()[0], session=key("session"), block=block
    )
    workspace.check_ins.keep(made, "New check-in")
    workspace.database.read_only = True
    bench = bench_of(workspace)
    running = details(bench, block)
    assert running.check_in_button.isVisible()
    assert running.check_in_button.text() == "Show it"
    go(qtbot, bench, block)
    assert shown(bench).shown == made.id
    assert not details(bench, day.blocks[0].id).check_in_button.isVisible()


def row_of(bench: Bench, block: UUID) -> Row:
    planner = bench.screen_at(PLANNER)
    assert isinstance(planner, AgendasScreen)
    rows = (planner.view.model().index(number, 0).data(ROW_ROLE) for number in range(planner.view.model().rowCount()))
    found = next(one for one in rows if one.key == block)
    assert isinstance(found, Row)
    return found


def test_its_row_in_the_day_names_it_first_and_aloud_until_it_is_gone(
    bench: Bench, block: UUID, workspace: Workspace
) -> None:
    details(bench, block)
    assert not row_of(bench, block).asked
    made = CheckIn(id=uuid4(), title="Pulse", instrument=built_in()[0], session=key("session"), block=block)
    workspace.check_ins.keep(made, "New check-in")
    row = row_of(bench, block)
    assert row.asked
    assert row.details[0] == "Check-in"
    assert "Check-in" in row.spoken
    workspace.check_ins.remove(made.id, "Remove check-in")
    assert not row_of(bench, block).asked


def test_a_block_in_a_track_names_it_below_its_title(bench: Bench, block: UUID, workspace: Workspace) -> None:
    details(bench, block)
    plan = workspace.sessions.get(key("session"))
    inner = next(one for day in plan.days for group in day.blocks for track in group.tracks for one in track.blocks)
    made = CheckIn(id=uuid4(), title="Pulse", instrument=built_in()[0], session=plan.id, block=inner.id)
    workspace.check_ins.keep(made, "New check-in")
    row = row_of(bench, inner.id)
    assert row.asked
    assert (row.title, row.details) == (inner.title, ("Check-in",))


def test_the_packet_of_those_who_lead_knows_which_blocks_have_one(
    qtbot: QtBot, bench: Bench, block: UUID, workspace: Workspace
) -> None:
    made = CheckIn(id=uuid4(), title="Pulse", instrument=built_in()[0], session=key("session"), block=block)
    workspace.check_ins.keep(made, "New check-in")
    bench.desk.export_packet(key("session"))
    dialog = opened(qtbot, ExportDialog)
    order = dialog._subject.order(dialog.choices)
    assert isinstance(order, Order)
    assert order.asked == frozenset({block})
    dialog.reject()
    qtbot.waitUntil(lambda: not bench.tools.work.running)
