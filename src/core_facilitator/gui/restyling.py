"""Puts another style sheet on every widget, without the window standing still.

Qt does it in one go, also for the screens that nobody sees: after a morning's work that takes a second, and the time
of a running day would stop. Here what is hidden first takes the old sheet off, a little between two events; then all
that is seen changes at once; then what is hidden puts the new one on, again a little at a time. What is shown before
its turn has come is next.

Widgets come and go between two events, so no list of them is kept. What waits is told by two of Qt's own attributes:
it is not polished any more, and says that it has a style of its own, which is why Qt passes it by.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6.Shiboken import invalidate

_TURN = 8  # ms of work between two events: half a frame
AT_ONCE = 150  # hidden widgets, in about a turn
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_PASSED_BY = Qt.WidgetAttribute.WA_SetStyle


class Restyling(QObject):
    """Changes the look of the whole application. It can be asked again at any time, also while it is at work."""

    def __init__(
        self, app: QApplication, change: Callable[[], str], changed: Callable[[], None], at_once: int = AT_ONCE
    ) -> None:
        """Remember what to do.

        Args:
            app: the application; every widget that it has is meant.
            change: changes colors, palette and font, and returns the style sheet that goes with them.
            changed: tells everybody, once what is seen has the new style sheet.
            at_once: up to how many hidden widgets change together with what is seen.
        """
        super().__init__()
        self._app = app
        self._change = change
        self._changed = changed
        self._at_once = at_once
        self._before = self._next_turn(self._undress)
        self._now = self._next_turn(self._turn)
        self._then = self._next_turn(self._tell)
        self._after = self._next_turn(self._follow)

    def _next_turn(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(slot)
        return timer

    def now(self) -> None:
        """Change the look of everything at once, however long that takes."""
        self._stop()
        self._switch()
        self._changed()
        for widget in self._waiting():
            _dress(widget)

    def begin(self) -> None:
        """Change the look: now, where little is hidden, else as soon as what is hidden has let go of the old one."""
        for widget in self._waiting():
            widget.ensurePolished()  # what was never shown, and has a style of its own; it does nothing for the others
        if len(self._hidden()) <= self._at_once:
            self.now()
        else:
            self._stop()
            self._before.start()

    def _stop(self) -> None:
        for timer in (self._before, self._now, self._then, self._after):
            timer.stop()

    @Slot()
    def _undress(self) -> None:
        sheet, hidden, time = self._app.style(), self._hidden(), _begun()
        for widget in hidden:
            if time.hasExpired(_TURN):
                self._before.start()
                return
            sheet.unpolish(widget)
            widget.setAttribute(_POLISHED, False)
            widget.setAttribute(_PASSED_BY)
        self._now.start()

    @Slot()
    def _turn(self) -> None:
        self._switch()
        self._then.start()  # not in the same turn: it takes as long again

    def _switch(self) -> None:
        """Change what is seen. Without a moment that has no style sheet, Qt would take four times as long."""
        plain = []
        for widget in self._app.allWidgets():
            if not widget.testAttribute(_PASSED_BY):
                plain.append(widget)
            elif widget.testAttribute(_POLISHED):  # it has a style of its own, and Qt wraps the sheet around that
                invalidate(widget.style())
        for widget in plain:  # nothing is laid out for the moment without a sheet
            widget.setAttribute(_PASSED_BY)
        invalidate(self._app.style())  # Qt deletes it here, and does not tell what Python holds of it
        self._app.setStyleSheet("")
        for widget in plain:
            widget.setAttribute(_PASSED_BY, False)
        self._app.setStyleSheet(self._change())

    @Slot()
    def _tell(self) -> None:
        self._changed()
        self._after.start()

    @Slot()
    def _follow(self) -> None:
        waiting, time = self._waiting(), _begun()
        for widget in waiting:
            if time.hasExpired(_TURN):
                self._after.start()
                return
            _dress(widget)

    def _hidden(self) -> list[QWidget]:
        """Return what nobody sees and still has the old style sheet."""
        return [
            widget
            for widget in self._app.allWidgets()
            if widget.testAttribute(_POLISHED) and not widget.testAttribute(_PASSED_BY) and not widget.isVisible()
        ]

    def _waiting(self) -> list[QWidget]:
        """Return what has no style sheet now; first what was shown meanwhile."""
        waiting = [w for w in self._app.allWidgets() if w.testAttribute(_PASSED_BY) and not w.testAttribute(_POLISHED)]
        return sorted(waiting, key=QWidget.isVisible, reverse=True)


def _dress(widget: QWidget) -> None:
    widget.setAttribute(_PASSED_BY, False)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _begun() -> QElapsedTimer:
    time = QElapsedTimer()
    time.start()
    return time
