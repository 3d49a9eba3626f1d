"""Shows what the keyboard talks to: a ring around the button that a key led to. Fields show it on their own outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from core_facilitator.gui.theme import Theme

if TYPE_CHECKING:
    from core_facilitator.gui.widgets.ring import Ring


class FocusRing(QObject):
    """Follows the keyboard from button to button. Its ring is made when it is first wanted: a start has no time."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: Ring | None = None
        app.focusChanged.connect(self._follow)

    def rest(self) -> None:
        """Take the ring away: the app ends."""
        ring = self._living
        if ring is not None:
            ring.deleteLater()
            self._ring = None
        self.deleteLater()

    @property
    def around(self) -> QWidget | None:
        """What the ring stands around now."""
        ring = self._living
        return None if ring is None else ring.widget()

    @property
    def _living(self) -> Ring | None:
        """The ring, unless it went with what it stood in: Qt makes it a child of that."""
        return self._ring if self._ring is not None and isValid(self._ring) else None

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        by_keyboard = now is not None and now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        wanted = isinstance(now, QAbstractButton) and by_keyboard and not now.property("own_focus")
        ring = self._living
        if wanted and ring is None:
            from core_facilitator.gui.widgets.ring import Ring

            ring = self._ring = Ring(self._theme)
        if ring is not None:
            ring.setWidget(now if wanted else None)  # type: ignore[arg-type] # -- Qt takes None, its stub does not
