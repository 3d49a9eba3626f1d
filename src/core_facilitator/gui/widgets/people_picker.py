"""A button that names the people chosen and opens a list to choose more: any number of them."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from core_facilitator.domain.people import Person
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip


class PeoplePicker(QPushButton):
    """Emits `people_chosen` with their keys when the list closes and others are chosen than before.

    Those who were chosen before keep their order, for the first one is named first; others come after them.
    `more_wanted`: whoever is meant is not in the list yet.
    """

    people_chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._words = self._short = ""
        self._people: tuple[Person, ...] = ()
        self._chosen: tuple[UUID, ...] = ()
        self._nobody = self.tr("Nobody")
        self.people_menu = _StayingMenu(self)
        self.people_menu.aboutToHide.connect(self._choose)
        self.clicked.connect(self._open)
        self.setProperty("shape", "picker")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw the arrow in this theme's colors."""
        self._theme = theme

    def show_people(self, people: tuple[Person, ...], chosen: tuple[UUID, ...], nobody: str = "") -> None:
        """Offer people, some of them chosen; `nobody` is what the button says when none is."""
        self._people, self._chosen, self._nobody = people, chosen, nobody or self._nobody
        self.people_menu.clear()
        for person in people:
            action = QAction(person.name.replace("&", "&&"), self.people_menu)
            action.setCheckable(True)
            action.setChecked(person.id in chosen)
            action.setData(str(person.id))
            self.people_menu.addAction(action)
        self.people_menu.addSeparator()
        self.people_menu.addAction(self.tr("People and team…")).triggered.connect(self.more_wanted)
        called = {person.id: person.name for person in people}
        there = [called[key] for key in chosen if key in called]
        names = ", ".join(there)
        self._words = names or self._nobody
        self._short = _by_first_names(there) or self._words
        self.setToolTip(tip(names))
        self._elide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is not None:
            side, role = self._theme.px(18), "ink" if self.isEnabled() else "ink-3"
            arrow = self._theme.glyph("chevron-down", role, side, self.devicePixelRatioF())
            at = QPoint(self.width() - side - self._theme.px(11), (self.height() - side) // 2)
            QPainter(self).drawPixmap(at, arrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - self.fontMetrics().height() * 3
        fits = self.fontMetrics().horizontalAdvance(self._words) <= room
        words = self.fontMetrics().elidedText(self._words if fits else self._short, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))

    @Slot()
    def _open(self) -> None:
        self.people_menu.setMinimumWidth(self.width())
        self.people_menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot()
    def _choose(self) -> None:
        ticks = {UUID(action.data()): action.isChecked() for action in self.people_menu.actions() if action.data()}
        chosen = tuple(dict.fromkeys(key for key in (*self._chosen, *ticks) if ticks.get(key, True)))
        if chosen != self._chosen:
            self._chosen = chosen
            self.people_chosen.emit(chosen)


def _by_first_names(names: list[str]) -> str:
    """Return several people by their first names, where those tell them apart: who is meant is seen in little room."""
    first = [name.split()[0] for name in names if name.split()]
    return ", ".join(first) if len(names) > 1 and len(set(first)) == len(names) else ""


class _StayingMenu(QMenu):
    """A menu that stays open while people are ticked in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        action = self.actionAt(at)
        if action in self.actions() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action in self.actions() and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
