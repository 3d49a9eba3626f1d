"""The button of the run screen for check-ins: how many are in, in sight as long as one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core_facilitator.gui import shortcuts
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.tips import tip

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

_TITLE = 180  # px that the title of a check-in takes, at the standard text size


class RunCheckInButton(QPushButton):
    """Hidden where nothing is open and nothing is prepared for what is on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._said: tuple[str, str, str] = ("", "", "")
        self.setAutoDefault(True)
        self.setProperty("extent", "room")
        self.hide()

    def show_open(self, title: str, answered: int, expected: int) -> None:
        """Say how many are in."""
        known = answered <= expected and expected > 0
        count = self.tr("{0} of {1} in").format(answered, expected) if known else self.tr("{0} in").format(answered)
        whole = self.tr("{0} of {1} are in") if known else self.tr("{0} are in")
        self._say(title, count, whole.format(answered, expected), open_=True)

    def show_prepared(self, title: str) -> None:
        """Say that one is prepared for what is on."""
        self._say(title, self.tr("Check-in"), self.tr("Prepared for this block"), open_=False)

    def set_compact(self, compact: bool) -> None:
        """Say the number alone, or of what."""
        self._compact = compact
        self._show()

    def _say(self, title: str, count: str, whole: str, *, open_: bool) -> None:
        said = (title, count, whole)
        if said == self._said and not self.isHidden():
            return
        self._said = said
        key = shortcuts.SHORTCUTS["run.check_in"].keys[0]
        self.setAccessibleName(f"{title}: {whole}")
        self.setToolTip(tip(self.tr("{0}: {1} ({2})").format(title, whole, key)))
        self.setIcon(self._theme.icon("clipboard-check", "accent" if open_ else "ink-2", gap=True))
        restyle(self, room="on" if open_ else "")
        self._show()
        self.show()

    def _show(self) -> None:
        title, count, _whole = self._said
        room = self._theme.px(_TITLE)
        named = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        self.setText(count if self._compact else self.tr("{0}: {1}").format(named, count))
