"""What days that ran say when something is planned: minutes beside a block, marks on days, and what was left out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.runs import Run
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.put_in import PutInDialog
from core_facilitator.gui.models.card_mine import mine_of, parts
from core_facilitator.gui.past_days import FLOW
from core_facilitator.gui.past_news import DAMAGED
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.runs import RunScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.put_in import PutIn
from core_facilitator.gui.widgets.run_before import RunBefore
from core_facilitator.store import tables
from core_facilitator.store.card_uses import CardUse
from core_facilitator.store.workspace import Workspace
from desk import opened
from full_disk import full_disk
from planner_samples import key, retreat, second_day

AT = datetime(2026, 10, 13, 15, 30, tzinfo=UTC)
CLINIC = "Case clinic"


def first_day() -> Day:
    return retreat().days[0]


def yesterday(*, took: int = 30, closed: bool = True) -> Run:
    """Return the first day with blocks of its own: two were on, the first of them so long, and the rest was left."""
    blocks = (replace(block, id=UUID(int=600 + n), pin=None) for n, block in enumerate(second_day().blocks))
    plan = replace(first_day(), blocks=tuple(blocks))
    run = acts.next_block(Run(id=UUID(int=71), session=retreat().id, plan=plan), AT)
    run = acts.next_block(run, AT + timedelta(minutes=took))
    return acts.close(run, AT + timedelta(minutes=took + 20)) if closed else run


def clinic_ran(number: int, took: int) -> Run:
    """Return a day of weeks before, on which a case clinic of 60 minutes took so long."""
    block = replace(retreat_block(CLINIC), id=UUID(int=900 + number), minutes=60)
    on = AT - timedelta(days=7 * number)
    plan = replace(second_day(), id=UUID(int=800 + number), date=on.date(), blocks=(block,))
    run = acts.next_block(Run(id=UUID(int=700 + number), session=retreat().id, plan=plan), on)
    return acts.close(run, on + timedelta(minutes=took))


def retreat_block(title: str) -> Block:
    return next(block for block in second_day().blocks if block.title == title)


def planner(qtbot: QtBot, bench: Bench, block: str = CLINIC) -> AgendasScreen:
    """Return the planner at a block of the second day, once past days were read."""
    screen = bench.screen_at("agendas")
    assert isinstance(screen, AgendasScreen)
    bench.open_session(retreat().id, key(block))
    settled(qtbot, bench)
    return screen


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: bench.past.read is not None and FLOW not in bench.tools.work.running)


def offered(qtbot: QtBot, bench: Bench, workspace: Workspace) -> tuple[RunScreen, RunBefore]:
    """Show the second day before it begins, with what yesterday left out offered."""
    keep(workspace, yesterday())
    bench.run_day(retreat().id, second_day().id)
    screen = bench.screen_at("run")
    assert isinstance(screen, RunScreen)
    part = screen.findChild(RunBefore)
    assert part is not None
    settled(qtbot, bench)
    qtbot.waitUntil(lambda: not part.isHidden())
    return screen, part


def choosing(screen: RunScreen) -> PutIn:
    """Return what is open in place of the steps, in which blocks are ticked."""
    assert screen.panel is not None
    body = screen.panel.body
    assert isinstance(body, PutIn)
    return body


def keep(workspace: Workspace, *runs: Run) -> None:
    for run in runs:
        workspace.runs.keep(run, "Run")


# Beside the minutes of a block


def test_a_block_that_never_ran_says_nothing_of_it(qtbot: QtBot, bench: Bench) -> None:
    assert planner(qtbot, bench).desk.inspector.block.insight.insight_label.isHidden()


def test_the_last_times_stand_beside_the_minutes_and_can_be_planned(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    keep(workspace, clinic_ran(1, 75), clinic_ran(2, 70), clinic_ran(3, 62))
    screen = planner(qtbot, bench)
    label = screen.desk.inspector.block.insight.insight_label
    assert label.accessibleName() == "Last 3 times: 70 min, you planned 60. Plan 70 min"
    assert "Oct 6, 2026: 75 min, planned 60" in label.toolTip()
    label.linkActivated.emit("plan")
    assert workspace.sessions.get(retreat().id).days[1].blocks[3].minutes == 70
    assert label.accessibleName() == "Last 3 times: 70 min, you planned 60."
    bench.undo()
    assert label.accessibleName().endswith("Plan 70 min")


def test_one_time_is_told_as_one_and_what_fits_offers_nothing(
    qtbot: QtBot, bench: Bench, workspace: Workspace, theme: Theme
) -> None:
    keep(workspace, clinic_ran(1, 61))
    label = planner(qtbot, bench).desk.inspector.block.insight.insight_label
    assert label.accessibleName() == "Last time: 61 min, you planned 60."
    theme.changed.emit()
    assert label.text() == "Last time: 61 min, you planned 60."


def test_a_day_that_ran_meanwhile_is_told_while_the_planner_is_seen(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    label = planner(qtbot, bench).desk.inspector.block.insight.insight_label
    with qtbot.waitSignal(bench.past.changed):
        keep(workspace, clinic_ran(1, 80))
    assert label.accessibleName() == "Last time: 80 min, you planned 60. Plan 80 min"


def test_a_day_that_ran_meanwhile_is_read_when_the_planner_is_seen_again(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    planner(qtbot, bench)
    bench.go("settings")
    keep(workspace, clinic_ran(1, 80))
    assert FLOW not in bench.tools.work.running
    with qtbot.waitSignal(bench.past.changed):
        bench.go("agendas")
    assert bench.past.read is not None
    assert len(bench.past.read.runs) == 1


def test_days_that_cannot_be_read_now_are_read_when_they_can(
    qtbot: QtBot, bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_runs: object) -> None:
        raise WorkspaceError(Fault.WRITE_REFUSED, workspace.folder)

    screen = planner(qtbot, bench)
    with monkeypatch.context() as patched:
        patched.setattr("core_facilitator.gui.past_days._all_of", refuse)
        keep(workspace, clinic_ran(1, 80))
        qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert screen.desk.inspector.block.insight.insight_label.isHidden()
    with qtbot.waitSignal(bench.past.changed):
        bench.past.load()
    assert not screen.desk.inspector.block.insight.insight_label.isHidden()


# Days that ran


def test_a_day_that_ran_carries_a_mark_with_its_minutes(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday(took=30))
    tabs = planner(qtbot, bench).tabs
    assert tabs.accessibleTabName(0).startswith("Day 1, Tue Oct 13. Ran Oct 13: 50 min, planned ")
    assert "Ran Oct 13" in tabs.tabToolTip(0)
    assert "Ran" not in tabs.accessibleTabName(1)


def test_a_day_that_was_not_finished_says_so(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday(closed=False))
    tabs = planner(qtbot, bench).tabs
    assert "Began Oct 13, and is not finished" in tabs.accessibleTabName(0)
    assert ("play", "now-ink") in tabs._tabs[0].glyphs
    assert ("check", "accent") not in tabs._tabs[0].glyphs


def test_days_that_cannot_be_read_are_told_and_no_longer_once_they_are_gone(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    keep(workspace, clinic_ran(1, 80), clinic_ran(2, 80))
    with workspace.database._engine.begin() as connection:
        connection.execute(update(tables.runs).values(state="{"))
    planner(qtbot, bench)
    banner = bench.notices.banner(DAMAGED)
    assert banner is not None
    assert banner.said.startswith("2 days that ran cannot be read here: Sep 29, 2026, Oct 6, 2026.")
    with qtbot.waitSignal(bench.past.changed):
        workspace.runs.remove(clinic_ran(2, 80).id, "Remove")
    banner = bench.notices.banner(DAMAGED)
    assert banner is not None
    assert banner.said.startswith("1 day that ran cannot be read here: Oct 6, 2026.")
    with qtbot.waitSignal(bench.past.changed):
        workspace.runs.remove(clinic_ran(1, 80).id, "Remove")
    assert bench.notices.banner(DAMAGED) is None


def test_days_that_cannot_be_read_are_told_at_opening(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, clinic_ran(1, 80))
    with workspace.database._engine.begin() as connection:
        connection.execute(update(tables.runs).values(state="{"))
    bench.build_behind()
    qtbot.waitUntil(lambda: bench.notices.banner(DAMAGED) is not None, timeout=20_000)
    assert bench.here == "home"


def test_the_library_says_what_a_card_took_where_it_was_used(
    qtbot: QtBot, bench: Bench, workspace: Workspace, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = clinic_ran(1, 75)
    keep(workspace, run)
    planner(qtbot, bench)
    block = run.plan.blocks[0]
    use = CardUse(
        card="case-clinic",
        session_id=run.session,
        session="Fall",
        date=run.plan.date,
        block_id=block.id,
        minutes=60,
        name="Case clinic",
    )
    monkeypatch.setattr(bench.cards.shelf, "uses", {"case-clinic": (use,)})
    said = parts(mine_of(bench.cards, "case-clinic"), theme, whole=True)[0]
    assert "Oct 6, 2026, 60 min, took 75 min" in said.text


# What the day before leaves


def test_what_was_left_out_yesterday_is_offered_and_put_into_the_day_in_one_step(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    keep(workspace, yesterday())
    before = workspace.sessions.get(retreat().id)
    screen = planner(qtbot, bench)
    banner = screen.before_banner
    assert " left out yesterday: " in banner.said
    count = int(banner.said.split()[0])
    banner.action_button.click()
    dialog = opened(qtbot, PutInDialog)
    assert len(dialog.body.boxes) == count
    if not dialog.body.ticked:
        dialog.body.all_button.click()
    dialog.body.put_button.click()
    qtbot.waitUntil(lambda: workspace.database.undo_label == "Put in what was left out")
    after = workspace.sessions.get(retreat().id)
    assert len(after.days[1].blocks) == len(before.days[1].blocks) + count
    made = {one.id for one in after.days[1].blocks} - {one.id for one in before.days[1].blocks}
    assert not made & {one.id for one in before.days[0].blocks}
    assert set(screen.view.selected_keys()) == made
    assert workspace.database.undo_label == "Put in what was left out"
    qtbot.waitUntil(banner.isHidden)
    settled(qtbot, bench)
    bench.undo()
    assert workspace.sessions.get(retreat().id) == before
    assert workspace.runs.get(yesterday().id) == yesterday()
    qtbot.waitUntil(lambda: not banner.isHidden())


def test_nothing_is_offered_to_the_day_that_ran(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    screen = planner(qtbot, bench)
    screen.ways.to_day(first_day().id)
    assert screen.before_banner.isHidden()


def test_a_day_that_was_never_finished_leaves_its_blocks_too(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday(closed=False))
    assert " left out yesterday: " in planner(qtbot, bench).before_banner.said


def test_what_was_put_in_meanwhile_is_not_put_in_twice(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    planner(qtbot, bench)
    session = workspace.sessions.get(retreat().id)
    left = bench.past.left(session, session.days[1])
    assert left is not None
    every = {one.id for one in left.blocks}
    assert bench.past.put_in(session, session.days[1], every, "Put in")
    session = workspace.sessions.get(retreat().id)
    assert bench.past.put_in(session, session.days[1], every, "Put in") == ()


def test_each_block_is_ticked_or_not_and_what_follows_is_told_before_it_is_done(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    keep(workspace, yesterday())
    banner = planner(qtbot, bench).before_banner
    before = workspace.sessions.get(retreat().id)
    banner.action_button.click()
    body = opened(qtbot, PutInDialog).body
    assert not body.ticked  # all of them have no room
    assert not body.put_button.isEnabled()
    assert body.put_button.text() == "Tick what this day takes"
    body.all_button.click()
    assert body.all_button.text() == "Tick none"
    told = body.follows_label.text()
    assert "after its planned end at 4:15" in told
    assert "Lunch holds at 12:00: what is before it runs" in told
    assert workspace.sessions.get(retreat().id) == before
    body.all_button.click()
    box = next(one for one in body.boxes.values() if one.text().startswith("Quiet walk"))
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert body.put_button.text() == "Put 1 block into this day"
    assert body.follows_label.text() != told
    count = len(body.boxes)
    body.put_button.click()
    qtbot.waitUntil(lambda: workspace.database.undo_label == "Put in what was left out")
    after = workspace.sessions.get(retreat().id)
    assert len(after.days[1].blocks) == len(before.days[1].blocks) + 1
    settled(qtbot, bench)
    assert banner.said.startswith(f"{count - 1} blocks were left out")
    bench.undo()
    assert workspace.sessions.get(retreat().id) == before


def test_whoever_leaves_the_question_puts_nothing_in(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    banner = planner(qtbot, bench).before_banner
    before = workspace.sessions.get(retreat().id)
    banner.action_button.click()
    dialog = opened(qtbot, PutInDialog)
    dialog.body.all_button.click()
    dialog.no_button.click()
    qtbot.waitUntil(lambda: "put in" not in bench.tools.work.running)
    assert workspace.sessions.get(retreat().id) == before


def test_what_all_has_room_is_ticked_at_once(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    session = workspace.sessions.get(retreat().id)
    bench.open_session(retreat().id)
    settled(qtbot, bench)
    left = bench.past.left(session, session.days[2])
    assert left is not None
    body = PutIn(bench.tools, left, session, session.days[2].id)
    qtbot.addWidget(body)
    qtbot.addWidget(body.foot)
    assert len(body.ticked) == len(left.blocks)
    assert "The day ends at" in body.follows_label.text()


def test_on_a_full_disk_nothing_is_put_in_and_what_is_ticked_stays(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    screen, part = offered(qtbot, bench, workspace)
    part.banner.action_button.click()
    body = choosing(screen)
    body.all_button.click()
    ticked, before = body.ticked, workspace.sessions.get(retreat().id)
    with full_disk(workspace):
        body.put_button.click()
        assert body.follows_label.text() == "Nothing was put in: it could not be written to the disk."
    assert body.ticked == ticked
    assert workspace.sessions.get(retreat().id) == before
    body.put_button.click()
    assert screen.panel is None
    assert workspace.sessions.get(retreat().id) != before


def test_a_workspace_that_is_only_read_is_offered_nothing(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    workspace.database.read_only = True
    assert planner(qtbot, bench).before_banner.isHidden()


def test_the_run_screen_offers_it_before_the_day_begins_and_not_after(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    screen, part = offered(qtbot, bench, workspace)
    before = len(workspace.sessions.get(retreat().id).days[1].blocks)
    part.banner.action_button.click()
    body = choosing(screen)
    next(iter(body.boxes.values())).click()
    body.put_button.click()
    assert screen.panel is None
    assert len(workspace.sessions.get(retreat().id).days[1].blocks) == before + 1
    qtbot.waitUntil(lambda: not part.isHidden())  # the others are still offered
    settled(qtbot, bench)
    part.banner.action_button.click()
    body = choosing(screen)
    body.all_button.click()
    body.put_button.click()
    qtbot.waitUntil(part.isHidden)
    assert bench.running.run is not None
    assert len(bench.running.run.plan.blocks) > before
    bench.undo()
    qtbot.waitUntil(lambda: not part.isHidden())
    settled(qtbot, bench)
    bench.running.do("Begin", acts.next_block)
    assert part.isHidden()
    assert FLOW not in bench.tools.work.running


def test_the_run_screen_offers_at_once_what_the_planner_knew(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    keep(workspace, yesterday())
    planner(qtbot, bench)
    bench.run_day(retreat().id, second_day().id)
    part = bench.screen_at("run").findChild(RunBefore)
    assert part is not None
    assert part.isVisible()
    assert " left out yesterday: " in part.banner.said
