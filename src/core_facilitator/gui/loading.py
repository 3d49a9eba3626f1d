"""Imports on the window's thread, a little between two of its events, so that the window answers meanwhile.

PySide makes a class of Qt when it is first named, and crashes the process when two threads do so at once. So nothing
that knows Qt is imported on another thread (docs/decisions, "The window first"). Each list goes from what is needed
to what needs it: no single import may take long. `tests/gui/test_loading.py` counts what each brings.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core_facilitator.gui.work import Work

APP = (
    "socket",
    "subprocess",
    "ssl",
    "concurrent.futures.thread",
    "asyncio",
    "qasync",
    "core_facilitator.gui.form",
    "core_facilitator.gui.ask",
    "core_facilitator.gui.work",
    "core_facilitator.domain.agendas",
    "core_facilitator.domain.timing",
    "core_facilitator.gui.faults",
    "core_facilitator.gui.entrance",
    "core_facilitator.gui.unexpected",
    "core_facilitator.gui.collecting",
    "core_facilitator.gui.ending",
    "core_facilitator.gui.widgets.focus_ring",
)
"""What the app is built from."""

BENCH = (
    "core_facilitator.domain.conflicts",
    "core_facilitator.gui.shelf",
    "core_facilitator.gui.widgets.status_corner",
    "core_facilitator.gui.cards",
    "core_facilitator.gui.bench",
    "core_facilitator.gui.models.day_notes",
    "core_facilitator.gui.widgets.day_delegate",
    "core_facilitator.gui.widgets.day_view",
    "core_facilitator.gui.screens.agenda_day",
    "core_facilitator.gui.screens.agendas",
)
"""What a bench with the planner is built from."""

CHANGING = (
    "core_facilitator.gui.widgets.typed_text",
    "core_facilitator.gui.widgets.record_table",
    "core_facilitator.gui.widgets.group_line",
    "core_facilitator.gui.widgets.time_field",
    "core_facilitator.gui.widgets.block_running",
    "core_facilitator.gui.widgets.block_insight",
    "core_facilitator.gui.widgets.block_inspector",
    "core_facilitator.gui.widgets.day_inspector",
    "core_facilitator.gui.screens.agenda_blocks",
    "core_facilitator.gui.screens.agenda_inspector",
    "core_facilitator.gui.screens.agenda_drawer",
    "core_facilitator.gui.screens.agenda_typing",
    "core_facilitator.gui.screens.agenda_sessions",
    "core_facilitator.gui.screens.agenda_desk",
    "core_facilitator.gui.commitments_desk",
    "core_facilitator.gui.past_news",
    "core_facilitator.gui.past_days",
    "core_facilitator.gui.models.past_words",
    "core_facilitator.gui.screens.agenda_past",
    "core_facilitator.gui.commands",
    "core_facilitator.gui.safekeeping",
    "core_facilitator.gui.sessions_desk",
    "core_facilitator.domain.run_acts",
    "core_facilitator.gui.running",
    "core_facilitator.gui.run_place",
    "core_facilitator.gui.check_ins_news",
)
"""What a bench needs once its workspace is there."""

HOME = ("core_facilitator.gui.screens.home_waiting", "core_facilitator.gui.screens.home")
"""What most benches show first."""

LIBRARY = (
    "core_facilitator.domain.protocols",
    "core_facilitator.domain.library",
    "core_facilitator.domain.asking",
    "core_facilitator.gui.widgets.card_grid",
    "core_facilitator.gui.widgets.facet_boxes",
    "core_facilitator.gui.widgets.card_pane",
    "core_facilitator.gui.screens.library_filters",
    "core_facilitator.gui.screens.library",
    "core_facilitator.gui.card_desk",
    "core_facilitator.gui.handout_desk",
    "core_facilitator.gui.library_pages",
    "core_facilitator.gui.protocol_actions",
)
"""What the protocol library is built from, which is brought in behind whatever is shown first."""

RUN = (
    "core_facilitator.domain.recovery",
    "core_facilitator.gui.captured",
    "core_facilitator.gui.room_desk",
    "core_facilitator.gui.screens.runs",
    "core_facilitator.gui.run_captures",
    "core_facilitator.gui.run_panels",
    "core_facilitator.gui.run_preflight",
    "core_facilitator.gui.run_repairs",
    "core_facilitator.gui.run_desk",
)
"""What the screen of a day that runs is built from, where its room display comes back by itself."""

CHECK_INS = (
    "core_facilitator.domain.check_ins",
    "core_facilitator.domain.result_views",
    "core_facilitator.gui.check_in_display",
    "core_facilitator.gui.check_ins_desk",
    "core_facilitator.gui.widgets.answer_page",
    "core_facilitator.gui.kiosk",
    "core_facilitator.gui.widgets.check_in_list",
    "core_facilitator.gui.widgets.check_in_open",
    "core_facilitator.gui.screens.check_ins",
    "core_facilitator.gui.check_ins_place",
    "core_facilitator.domain.library",
    "core_facilitator.domain.stage_offers",
    "core_facilitator.documents.blocks",
    "core_facilitator.documents.check_in_words",
    "core_facilitator.documents.words",
    "core_facilitator.documents.check_ins",
    "core_facilitator.gui.widgets.result_side",
    "core_facilitator.gui.widgets.result_run_chart",
    "core_facilitator.gui.widgets.result_table",
    "core_facilitator.gui.screens.check_in_results",
    "core_facilitator.gui.check_ins_pages",
)
"""What check-ins are built from, which is brought in when somebody first goes there."""

CHECK_IN_FORMS = ("check_in_list", "check_in_prepare", "check_in_open")
"""The forms of their pages, each read in a turn of its own."""

GROUPS = (
    "core_facilitator.domain.groups",
    "core_facilitator.domain.group_plans",
    "core_facilitator.gui.models.group_rows",
    "core_facilitator.gui.models.group_draft",
    "core_facilitator.gui.widgets.group_cards",
    "core_facilitator.gui.widgets.group_board",
    "core_facilitator.gui.widgets.group_wishes",
    "core_facilitator.gui.widgets.group_report",
    "core_facilitator.gui.dialogs.group_hand",
    "core_facilitator.gui.dialogs.groups",
    "core_facilitator.gui.dialogs.group_keeping",
    "core_facilitator.gui.models.group_texts",
    "core_facilitator.gui.dialogs.group_keeping",
)
"""What the groups of a block are made with, which is brought in when somebody first wants them."""


class Loading(QObject):
    """Imports before there is a loop for flows; `finished` says that all is there."""

    finished = Signal()

    def __init__(self, modules: Sequence[str]) -> None:
        super().__init__()
        self._left = iter(modules)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @Slot()
    def start(self) -> None:
        """Begin with the next event."""
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        module = next(self._left, None)
        if module is not None:
            import_module(module)
            return
        self._timer.stop()
        self.finished.emit()


async def bring(work: Work, *modules: str) -> None:
    """Import those that are not there yet."""
    for module in modules:
        if module not in sys.modules:
            import_module(module)
            await work.turn()
