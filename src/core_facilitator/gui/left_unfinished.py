"""What was being written in an editor when the program ended: named at the top of the screen where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from core_facilitator.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.written_draft import WrittenDraft
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.widgets.typed_text import Typing

_MARGINS = 6, 0, 20, 12  # px, as beside a search below


class WritingDesk(Protocol):
    """What opens an editor: its drafts, and the way back into one."""

    @property
    def typing(self) -> Typing:
        """What keeps the drafts."""

    def draft_at(self, place: str) -> WrittenDraft[Any] | None:
        """Return the draft at a place, or None where it is of another editor."""

    def go_on(self, place: str) -> None:
        """Write on at what was left at a place."""


class LeftUnfinished(QObject):
    """Shows a banner while something waits to be taken up or discarded."""

    def __init__(
        self,
        screen: QWidget,
        part: QWidget,
        after: QWidget,
        theme: Theme,
        desk: WritingDesk,
        *,
        lead: str,
        new: str,
        row: int = 0,
        margins: tuple[int, int, int, int] = _MARGINS,
    ) -> None:
        """The banner stands in a `part` of the screen, and is what Tab reaches `after` that widget.

        Args:
            screen: gets the keyboard when the banner goes.
            part: has a column of widgets.
            after: the widget before it for the keyboard.
            theme: its colors.
            desk: what opens the editor.
            lead: says that something is not finished.
            new: what is said instead of a name that it has not got yet.
            row: the place in the column.
            margins: what is left free around it, in px: left, top, right and bottom.
        """
        super().__init__(screen)
        self._desk = desk
        self._lead = lead
        self._new = new
        self._place = ""
        self.banner = Banner()
        self.banner.set_theme(theme)
        self.banner.acted.connect(self._go_on)
        self.banner.left.connect(screen.setFocus)
        self._area = QWidget()  # it goes with its margins
        line = QHBoxLayout(self._area)
        line.setContentsMargins(*margins)
        line.addWidget(self.banner)
        column = part.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(row, self._area)
        QWidget.setTabOrder(after, self.banner.action_button)
        desk.typing.settled.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Name the one that was written last; say nothing where none waits that can be read."""
        typing = self._desk.typing
        newest = sorted(typing.left.values(), key=lambda left: left.kept_at, reverse=True)
        drafts = [(left, self._desk.draft_at(left.place)) for left in newest]
        found = [(left, draft.name) for left, draft in drafts if draft is not None and draft.left is not None]
        if not found:
            self.banner.hide()  # which moves the keyboard on
            self._area.hide()
            return
        (left, name), more = found[0], len(found) - 1
        self._place = left.place
        words = self.tr("{0}, from {1}.").format(name or self._new, typing.when(left))
        if more:
            words += " " + (self.tr("And 1 more.") if more == 1 else self.tr("And {0} more.").format(more))
        self._area.show()
        self.banner.say("warn", self._lead, words, action=self.tr("Go on"))

    @Slot()
    def _go_on(self) -> None:
        self._desk.go_on(self._place)
