"""Builds the run screen with its parts. Whoever has a part of it adds it here, and its keys by `RunCommands.on_key`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core_facilitator.gui.captured import Captured
from core_facilitator.gui.room_desk import RoomDesk
from core_facilitator.gui.run_captures import RunCaptures
from core_facilitator.gui.run_check_ins import RunCheckIns
from core_facilitator.gui.run_commands import RunCommands
from core_facilitator.gui.run_panels import RunPanels
from core_facilitator.gui.run_preflight import RunPreflight
from core_facilitator.gui.run_repairs import RunRepairs
from core_facilitator.gui.screens.runs import RunScreen
from core_facilitator.gui.widgets.run_before import RunBefore
from core_facilitator.gui.widgets.run_done import RunDone
from core_facilitator.gui.widgets.run_next import RunNext
from core_facilitator.gui.widgets.run_offset import RunOffset
from core_facilitator.gui.widgets.run_tracks import RunTracks

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench


def build(bench: Bench) -> RunScreen:
    """Return the run screen of a bench."""
    tools, running = bench.tools, bench.running
    screen = RunScreen(tools, running)
    commands = RunCommands(screen, tools, running)
    commands.undo_wanted.connect(bench.undo)
    commands.redo_wanted.connect(bench.redo)
    screen.leave_wanted.connect(bench.leave_run)
    panels = RunPanels(screen, commands, tools, running, bench.cards)
    _add_time(screen, commands, panels, bench)
    captured = Captured(bench.workspace, running, bench.saving, bench.changes, screen)
    RunCaptures(screen, commands, tools, running, captured)
    room = RoomDesk(screen, commands, tools, running, bench.workspace.drafts, bench.saving)
    bench.run_place.room = room.display
    RunCheckIns(screen, commands, bench)
    RunPreflight(screen, bench, room.display)
    return screen


def _add_time(screen: RunScreen, commands: RunCommands, panels: RunPanels, bench: Bench) -> None:
    """Add what tells the time: tracks, the end of the day, ahead or behind with its repairs, and what comes next."""
    tools, running = bench.tools, bench.running
    tracks, done, offset = RunTracks(tools, running), RunDone(tools, running), RunOffset(tools)
    before = RunBefore(tools, running, bench.past)
    before.chosen.connect(panels.open)
    before.done.connect(screen.close_by_itself)
    screen.add_part("steps", before)
    screen.add_part("steps", tracks)
    screen.add_part("steps", done)
    screen.add_part("side", offset)
    screen.add_part("side", RunNext(tools))
    RunRepairs(screen, offset, panels)
    done.day_wanted.connect(panels.show_day)
    done.summary_wanted.connect(bench.summarize_run)
    done.on_time_wanted.connect(commands.begin_as_if_on_time)
    tracks.next_wanted.connect(commands.next_in_track)
