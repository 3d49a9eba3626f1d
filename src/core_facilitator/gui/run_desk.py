"""Builds the run screen with its parts. Whoever has a part of it adds it here, and its keys to `run_commands`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core_facilitator.gui.run_commands import RunCommands
from core_facilitator.gui.screens.runs import RunScreen
from core_facilitator.gui.widgets.run_next import RunNext
from core_facilitator.gui.widgets.run_offset import RunOffset

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
    offset = RunOffset(tools)
    screen.add_part("side", offset)
    screen.add_part("side", RunNext(tools))
    return screen
