"""Room on the run screen: what stands beside what, and what gives way where there is little of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.run_parts import Compact
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.run_button import RunButton
from core_facilitator.gui.widgets.run_head import RunHead
from core_facilitator.gui.widgets.run_timer import RunTimer

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

_LOW = 800  # px of height under which the lower bar is low too, and the title goes while something is open in place
_LOWEST = 640  # px of height under which the lower bar gives its room to what is open in place
_LEFT, _LEAST_SIDE, _MOST_SIDE = 936, 340, 504  # px at the standard text size


class RunRoom(QObject):
    """Arranges the widgets of a run screen by the size that it has."""

    title_label: ElidedLabel
    day_label: ElidedLabel
    offset_label: QLabel
    leave_button: RunButton
    run_head: RunHead
    run_timer: RunTimer
    side_line: QFrame
    side_area: QScrollArea
    side_content: QWidget
    bottom_line: QFrame
    bottom_bar: QWidget

    def __init__(self, screen: QWidget, theme: Theme) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._theme = theme
        self._stacked = False
        self._open = False
        self.offset_label.hide()

    def layout(self, name: str) -> QHBoxLayout | QVBoxLayout:
        """Return a layout of the screen by its name.

        Raises:
            TypeError: when there is none of that name.
        """
        found = self._screen.findChild(QLayout, name)
        if not isinstance(found, QHBoxLayout | QVBoxLayout):
            raise TypeError(name)
        return found

    def watch(self, line: QWidget) -> None:
        """Give a line that opens in place its room as soon as it does."""
        line.installEventFilter(self)

    def arrange(self, *, open_: bool) -> None:
        """Put everything where it has room; `open_`: a panel stands in place of the steps."""
        self._open = open_
        px, wide, high = self._theme.px, self._screen.width(), self._screen.height()
        self._stack(wide < px(_LEFT + _LEAST_SIDE))
        self.side_area.setFixedWidth(max(px(_LEAST_SIDE), min(px(_MOST_SIDE), wide - px(_LEFT))))
        self.layout("side_layout").setContentsMargins(px(32), px(24), px(32), px(24))
        self.run_timer.fit(high)
        around = 12 if high < px(_LOW) else 24
        self.layout("bottom_row_layout").setContentsMargins(px(32), px(around), px(32), px(around))
        self.layout("top_row_layout").setContentsMargins(px(32), 10, px(32), 10)
        self._fit_top()
        self._fit_bottom()
        self.fit_low(open_=open_)

    def _stack(self, stacked: bool) -> None:
        """Put the right column below the steps, or back beside them; the time stays above both."""
        if stacked is self._stacked:
            return
        self._stacked = stacked
        self.offset_label.setVisible(stacked)
        self.day_label.setVisible(not stacked)
        below = self.layout("steps_layout")
        if stacked:
            content = self.side_area.takeWidget()
            below.insertWidget(below.count() - 1, content)
            content.show()
        else:
            below.removeWidget(self.side_content)
            self.side_area.setWidget(self.side_content)
        self.side_area.setVisible(not stacked)
        self.side_line.setVisible(not stacked)

    def _fit_top(self) -> None:
        """Give up what is said elsewhere too, where the upper bar is too full: the titles first."""
        self.leave_button.setText(self.tr("Leave run mode"))
        self.title_label.show()
        self._compact("top", compact=False)
        if self._too_wide("top"):
            self.title_label.hide()
        if self._too_wide("top"):
            self.leave_button.setText(self.tr("Leave"))
            self._compact("top", compact=True)

    def _fit_bottom(self) -> None:
        self._compact("bottom", compact=False)
        if self._too_wide("bottom"):
            self._compact("bottom", compact=True)

    def _too_wide(self, place: str) -> bool:
        """Whether a bar wants more room than there is; what it wanted before counts no more."""
        for part in self._parts(place):
            part.updateGeometry()
        row = self.layout(f"{place}_row_layout")
        for layout in (self.layout(f"{place}_layout"), row):
            layout.invalidate()
        return row.sizeHint().width() > self._screen.width()

    def _compact(self, place: str, *, compact: bool) -> None:
        """Let the parts of a bar take less room, those that can."""
        for part in self._parts(place):
            if isinstance(part, Compact):
                part.set_compact(compact)

    def _parts(self, place: str) -> list[QWidget]:
        layout = self.layout(f"{place}_layout")
        return [part for at in range(layout.count()) if (item := layout.itemAt(at)) and (part := item.widget())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a line its room as soon as it opens."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.fit_low(open_=self._open)
        return super().eventFilter(watched, event)

    def fit_low(self, *, open_: bool) -> None:
        """In a low window, let the title of what is on give its room to a panel: the time stays whole.

        In one that is lower still, the lower bar gives its room to all that is open in place.
        """
        taken = open_ or any(not one.isHidden() for one in self._parts("line"))
        bare = open_ and self._screen.height() < self._theme.px(_LOW)
        self.run_head.setVisible(not bare)
        self.layout("left_layout").setContentsMargins(0, self._theme.px(8) if bare else 0, 0, 0)
        low = self._screen.height() < self._theme.px(_LOWEST)
        for part in (self.bottom_line, self.bottom_bar):
            part.setVisible(not (low and taken))
