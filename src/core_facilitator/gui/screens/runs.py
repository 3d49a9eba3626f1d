"""The run screen: what is on, how long, what next, and whether the day still ends on time, in one glance."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QStackedWidget, QWidget

from core_facilitator.domain.run_times import Figures
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import form
from core_facilitator.gui.models import run_heads, run_state, run_words
from core_facilitator.gui.models.run_state import Goes
from core_facilitator.gui.run_parts import Closes, Section, ShowsFigures
from core_facilitator.gui.running import Running
from core_facilitator.gui.screens.run_room import RunRoom
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.run_bar import RunBar
from core_facilitator.gui.widgets.run_button import RunButton
from core_facilitator.gui.widgets.run_ground import RunGround
from core_facilitator.gui.widgets.run_head import RunHead
from core_facilitator.gui.widgets.run_panel import RunPanel
from core_facilitator.gui.widgets.run_steps import RunSteps
from core_facilitator.gui.widgets.run_timer import RunTimer

PLACES = ("top", "steps", "side", "line", "bottom")
"""Where parts go: before the clock; above the steps; a section of the right column; a line above the lower bar; the
lower bar's left end."""


_NO_OTHER = (Qt.Key.Key_Escape, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
"""Esc, and what is held with other keys."""


class RunScreen(QWidget):
    """Shows the run that is on. Its parts are put in by `run_desk`, and its acts are those of `run_commands`.

    Signals: `leave_wanted`: another screen is wanted, while the clock goes on. `shown`: figures were shown.
    """

    title_label: ElidedLabel
    day_label: ElidedLabel
    offset_label: QLabel
    clock_label: QLabel
    leave_button: RunButton
    left_side: RunGround
    run_head: RunHead
    run_timer: RunTimer
    run_bar: RunBar
    run_steps: RunSteps
    below_stack: QStackedWidget
    steps_area: QScrollArea
    steps_content: QWidget
    panel_area: QScrollArea
    panel_content: QWidget
    side_area: QScrollArea
    bottom_bar: QWidget
    undo_button: QPushButton
    more_button: QPushButton
    skip_button: RunButton
    next_button: RunButton

    leave_wanted = Signal()
    shown = Signal(object)

    def __init__(self, tools: Tools, running: Running) -> None:
        super().__init__()
        form.fill(self, "runs", tools.theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The day that is running"))
        self._tools = tools
        self._running = running
        self._parts: list[QWidget] = []
        self._panel: RunPanel | None = None
        self._closed_itself = False
        self._of: UUID | None = None  # the run that is shown
        self._head: object = None
        self._said: object = None  # what the bars say, which must fit
        self._room = RunRoom(self, tools.theme)
        self.leave_button.clicked.connect(self.leave_wanted)
        areas = (self.steps_area.viewport(), self.panel_area.viewport())
        for part in (*areas, self.steps_content, self.panel_content):
            part.setAutoFillBackground(False)  # the ground shows through
        for area in (self.steps_area, self.panel_area):
            area.setMinimumHeight(1)  # where all is too much, they give way and the time stays whole
        self.run_steps.moved.connect(self._show_step)
        self.steps_area.verticalScrollBar().rangeChanged.connect(self._keep_step)
        running.ticked.connect(self._tick)
        running.changed.connect(self._show_titles)
        tools.theme.changed.connect(self._arrange, Qt.ConnectionType.QueuedConnection)  # it takes a turn of its own
        tools.preferences.changed.connect(self.show_now)
        self._show_titles()

    # Parts

    def add_part(self, place: str, widget: QWidget) -> None:
        """Put a part into one of the `PLACES`, after those that are there. What hides itself takes no room.

        Raises:
            KeyError: when there is no such place.
        """
        if place not in PLACES:
            raise KeyError(place)
        layout = self._room.layout(f"{place}_layout")
        if place == "side":
            section = Section(widget, first=layout.count() == 1)
            layout.insertWidget(layout.count() - 1, section)
        elif place == "steps":
            layout.insertWidget(layout.indexOf(self.run_steps), widget)
        else:
            layout.addWidget(widget)
        if place == "line":
            self._room.watch(widget)
        self._parts.append(widget)
        if self._running.run is not None and isinstance(widget, ShowsFigures):
            widget.show_figures(self._running.figures())
        self._arrange()

    def show_panel(self, panel: RunPanel) -> None:
        """Open something in place of the steps, below the time, instead of what is open there."""
        self.close_panel()
        self._panel = panel
        panel.close_wanted.connect(self.close_panel)
        self._room.layout("panel_layout").addWidget(panel)
        self.below_stack.setCurrentWidget(self.panel_area)
        self._arrange()
        if self._running.run is not None:
            panel.show_figures(self._running.figures())
        panel.setFocus()

    @property
    def panel(self) -> RunPanel | None:
        """What is open in place of the steps."""
        return self._panel

    @Slot()
    def close_panel(self) -> None:
        """Show the steps again."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        self.setFocus()
        self._room.layout("panel_layout").removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self.below_stack.setCurrentWidget(self.steps_area)
        self._arrange()
        self._show_step()

    @Slot()
    def close_by_itself(self) -> None:
        """Close what is open in place because what was asked there is done. An Esc right after it was meant for it."""
        self.close_panel()
        self.expect_escape()

    @Slot()
    def expect_escape(self) -> None:
        """Something closed by itself: the Esc that some press then is no wish to leave, unless they press it again."""
        self._closed_itself = True

    def escape(self) -> None:
        """Close what is open in place; where nothing is, leave, unless something closed by itself just before."""
        closed, self._closed_itself = self._closed_itself, False
        if self._panel is not None:
            self.close_panel()
        elif not any(part.escape() for part in self._parts if isinstance(part, Closes)) and not closed:
            self.leave_wanted.emit()

    def event(self, event: QEvent) -> bool:
        """See which key comes, wherever the keyboard is on the screen: after another one, Esc means what it says."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            self._closed_itself = self._closed_itself and event.key() in _NO_OTHER
        return super().event(event)

    # Showing

    def set_history(self, undo_label: str | None, redo_label: str | None) -> None:
        """Say what undo would take back."""
        self.undo_button.setEnabled(undo_label is not None)
        words = self.tr("Undo {0} (Ctrl+Z)").format(undo_label) if undo_label else self.tr("Nothing to undo")
        if redo_label:
            words += "\n" + self.tr("Redo {0} (Ctrl+Y)").format(redo_label)
        self.undo_button.setToolTip(words)
        self.undo_button.setAccessibleName(words.partition(" (")[0])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def show_now(self) -> None:
        """Show the figures of this moment."""
        if self._running.run is not None:
            self._tick(self._running.figures())

    @Slot()
    def _show_titles(self) -> None:
        run = self._running.run
        if run is None:
            return
        if run.id != self._of:
            self._of = run.id
            self.close_panel()  # it is about another day
        session, day = self._running.session(), self._running.day
        number = next((i for i, one in enumerate(session.days, 1) if one.id == day.id), 1)
        named = session.title or self.tr("Untitled session")
        many = len(session.days) > 1
        self.title_label.setText(self.tr("{0}, day {1}").format(named, number) if many else named)
        own = self.tr("on a clock of its own") if run.shift else ""
        self.day_label.setText(", ".join(one for one in (day.title, own) if one))

    @Slot(object)
    def _tick(self, now: Figures) -> None:
        if not self.isVisible():
            return
        hours24 = self._tools.hours24
        at = clock(now.at.astimezone(ZoneInfo(now.run.plan.time_zone)), hours24=hours24, suffix=True)
        if self.clock_label.text() != at:
            self.clock_label.setText(at)
        self._show_offset(now)
        self._show_head(now)
        shown = run_state.shown(now, hours24=hours24)
        self.run_timer.show_state(shown)
        self.run_bar.show_figures(now)
        self.run_steps.show_figures(now)
        self._show_goes(run_state.goes(now), late=bool(shown.count_from))
        for part in self._parts:
            if isinstance(part, ShowsFigures):
                part.show_figures(now)
        if self._panel is not None:
            self._panel.show_figures(now)
        said = (len(at), self.offset_label.text(), self.next_button.text())
        if said != self._said:
            self._said = said
            self._arrange()
        self.shown.emit(now)

    def _show_offset(self, now: Figures) -> None:
        """Say ahead or behind beside the clock too, for when it is stacked below the steps."""
        words = run_words.headline(now) if now.run.passages else ""
        if self.offset_label.text() != words:
            restyle(self.offset_label, tone="now-ink" if run_words.behind(now) > 0 else "accent")
            self.offset_label.setText(words)

    def _show_head(self, now: Figures) -> None:
        head = run_heads.head(now, self._running.session())
        if head != self._head:
            self._head = head
            self.run_head.show_block(head.title, head.block, head.kind, head.lead)

    def _show_goes(self, goes: Goes, *, late: bool) -> None:
        words = {
            Goes.START: self.tr("Start now") if late else self.tr("Start"),
            Goes.STEP: self.tr("Next step"),
            Goes.BLOCK: self.tr("Next block"),
            Goes.FINISH: self.tr("Finish the day"),
        }.get(goes, self.tr("Open again"))
        if self.next_button.text() != words:
            self.next_button.setText(words)
        skips = goes in (Goes.START, Goes.STEP, Goes.BLOCK)
        if self.skip_button.isEnabled() is not skips:
            self.skip_button.setEnabled(skips)

    @Slot()
    def _show_step(self) -> None:
        """Bring the step that is on into sight; where there is none, what comes first."""
        at = self.run_steps.current()
        if at.isEmpty():
            self.steps_area.verticalScrollBar().setValue(0)
        else:
            top = self.run_steps.mapTo(self.steps_content, at.topLeft()).y()
            self.steps_area.ensureVisible(0, top + at.height() // 2, 0, at.height() // 2 + 1)

    @Slot()
    def _keep_step(self) -> None:
        """Keep the step that is on in sight when there is more or less room for the steps than before."""
        if not self.run_steps.current().isEmpty():
            self._show_step()

    def fit_bars(self) -> None:
        """Give a part of a bar that came, went or says something longer the room that it takes."""
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        self._room.arrange(open_=self._panel is not None)
