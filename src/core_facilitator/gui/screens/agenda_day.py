"""The pane of the day: its column of blocks, or what to do with an empty day, and the line at its foot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from core_facilitator.gui.models.day_notes import foot, notes
from core_facilitator.gui.models.day_rows import DayWords, Row, day_rows
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.day_view import DayView

_FOOT_EDGES = 168  # px beside the words at the foot


@dataclass(frozen=True, slots=True)
class DayParts:
    """What the pane is made of."""

    view: DayView
    stack: QStackedWidget
    page: QWidget
    empty_page: QWidget
    first_button: QPushButton
    foot_button: QPushButton


class DayPane(QObject):
    """Shows the day of a plan."""

    def __init__(
        self, screen: QWidget, parts: DayParts, plan: OpenPlan, theme: Theme, hours24: Callable[[], bool]
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._parts = parts
        self._plan = plan
        self._theme = theme
        self._hours24 = hours24
        self.asked: Callable[[UUID], frozenset[UUID]] | None = None  # which blocks of a session have a check-in
        self.typed: Callable[[tuple[Row, ...]], tuple[Row, ...]] | None = None  # puts in a line that is being typed
        parts.foot_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        parts.foot_button.clicked.connect(self._scroll_down)
        parts.view.laid_out.connect(self._show_foot)
        parts.view.chosen.connect(self._show_foot)
        parts.foot_button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._show_foot()
        return super().eventFilter(watched, event)

    @Slot()
    def show(self) -> None:
        """Show the day as it is now."""
        session, timed = self._plan.session, self._plan.timed
        if session is None or timed is None:
            self._parts.view.show_rows(())
            self._show_page(empty=True)
            return
        said = notes(self._plan.conflicts_in(timed.day.id), session, timed)
        asked = frozenset[UUID]() if self.asked is None else self.asked(session.id)
        words = DayWords(session=session, hours24=self._hours24(), notes=said, asked=asked)
        rows = day_rows(timed, words)
        if not self._plan.writable:
            rows = tuple(_without_repairs(row) if row.links else row for row in rows)
        if self.typed is not None:
            rows = self.typed(rows)
        self._parts.view.show_rows(rows)
        self._show_page(empty=not rows)
        self._show_foot()

    def _show_page(self, *, empty: bool) -> None:
        """Show the column, or what to do with an empty day; the keyboard goes along."""
        parts = self._parts
        had = parts.view.hasFocus() or parts.first_button.hasFocus()
        parts.stack.setCurrentWidget(parts.empty_page if empty else parts.page)
        target: QWidget = parts.first_button if empty else parts.view
        self._screen.setFocusProxy(target)
        if had:
            target.setFocus()

    @Slot()
    def _show_foot(self) -> None:
        timed, button = self._plan.timed, self._parts.foot_button
        button.setVisible(timed is not None and bool(timed.blocks))
        if timed is not None:
            below, row = self._parts.view.blocks_below(), self._parts.view.current_row()
            chosen = (row.group or row.key) if row is not None else None
            text = foot(timed, below, hours24=self._hours24(), chosen=chosen)
            room = button.width() - self._theme.px(_FOOT_EDGES)
            shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            button.setText(shown.replace("&", "&&"))
            button.setToolTip(tip(text) if shown != text else "")
            button.setAccessibleName(text)

    @Slot()
    def _scroll_down(self) -> None:
        bar = self._parts.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())


def _without_repairs(row: Row) -> Row:
    """Return the row of an overlap that is only told, also to who hears it."""
    return replace(row, links=(), spoken=" ".join((row.title, *row.details)))
