"""Who should be apart, and who together: a line for each wish, with the people it is about."""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.groups import Wish
from core_facilitator.domain.people import Person
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.people_picker import PeoplePicker

Sets = tuple[frozenset[UUID], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One wish; one that is about fewer than two people is none yet, and only shown."""

    wish: Wish
    people: tuple[UUID, ...]


class GroupWishes(QWidget):
    """Shows wishes and lets them be changed. `changed`: `apart` and `together` are others now.

    `asked` carries which kind of wish is to be added, `more_wanted` that somebody is meant who is not in the list.
    """

    changed = Signal()
    asked = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._people: tuple[Person, ...] = ()
        self._lines: list[_Line] = []
        self._rows: list[_Row] = []
        self._writable = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._none_label = QLabel(self.tr("No wishes."))
        self._none_label.setProperty("type", "caption")
        self._none_label.setProperty("tone", "ink-2")
        self._layout.addWidget(self._none_label)
        self._buttons = QWidget()
        self.apart_button, self.together_button = QPushButton(self.tr("Keep apart")), QPushButton(self.tr("Together"))
        self.apart_button.setToolTip(self.tr("Nobody of these shares a group with another: first who is selected"))
        self.together_button.setToolTip(self.tr("All of these share a group: first who is selected"))
        beside = QHBoxLayout(self._buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for button in (self.apart_button, self.together_button):
            button.setProperty("extent", "small")
            button.setProperty("glyph", "plus")
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addStretch(1)
        self._layout.addWidget(self._buttons)
        self.apart_button.clicked.connect(self._ask_apart)
        self.together_button.clicked.connect(self._ask_together)

    @property
    def apart(self) -> Sets:
        """Sets of people of whom no two should share a group."""
        return self._of(Wish.APART)

    @property
    def together(self) -> Sets:
        """Sets of people who should share one."""
        return self._of(Wish.TOGETHER)

    def set_theme(self, theme: Theme) -> None:
        """Draw in this theme's colors."""
        self._theme = theme

    def show_wishes(self, people: tuple[Person, ...], apart: Sets, together: Sets) -> None:
        """Show these wishes; lines that are no wish yet stay."""
        self._people = people
        if (apart, together) != (self.apart, self.together):
            order = [person.id for person in people]
            self._lines = [
                _Line(wish, tuple(key for key in order if key in one))
                for wish, sets in ((Wish.APART, apart), (Wish.TOGETHER, together))
                for one in sets
            ]
        self._show()

    def add(self, wish: Wish, people: tuple[UUID, ...]) -> None:
        """Add a wish about these people, to be completed where they are fewer than two."""
        self._lines.append(_Line(wish, people))
        self._show()
        row = self._rows[-1]
        row.picker.setFocus()
        if len(people) > 1:
            self.changed.emit()
        else:
            row.picker.click()

    def only_read(self) -> None:
        """Let the wishes be read, and none be added or taken away."""
        self._writable = False
        self._buttons.hide()
        self._show()

    def pickers(self) -> list[PeoplePicker]:
        """Return where the people of each wish are chosen, in order."""
        return [row.picker for row in self._rows]

    def removers(self) -> list[QPushButton]:
        """Return the buttons that take a wish away, in order."""
        return [row.remove_button for row in self._rows]

    def _of(self, wish: Wish) -> Sets:
        sets = (frozenset(line.people) for line in self._lines if line.wish is wish and len(line.people) > 1)
        return tuple(dict.fromkeys(sets))

    def _show(self) -> None:
        while len(self._rows) > len(self._lines):
            row = self._rows.pop()
            self._layout.removeWidget(row)
            row.deleteLater()
        while len(self._rows) < len(self._lines):
            row = _Row(self._theme)
            row.picker.people_chosen.connect(self._take)
            row.picker.more_wanted.connect(self.more_wanted)
            row.remove_button.clicked.connect(self._remove)
            self._layout.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, line in zip(self._rows, self._lines, strict=True):
            row.show_line(line, self._people, writable=self._writable)
        self._none_label.setVisible(not self._lines)

    @Slot(object)
    def _take(self, people: tuple[UUID, ...]) -> None:
        at = self._row_of(self.sender(), "picker")
        self._lines[at] = replace(self._lines[at], people=people)
        self._show()
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        at = self._row_of(self.sender(), "remove_button")
        del self._lines[at]
        self._show()
        (self._rows[min(at, len(self._rows) - 1)].remove_button if self._rows else self.apart_button).setFocus()
        self.changed.emit()

    def _row_of(self, sender: QObject, part: str) -> int:
        return next(at for at, row in enumerate(self._rows) if getattr(row, part) is sender)

    @Slot()
    def _ask_apart(self) -> None:
        self.asked.emit(Wish.APART)

    @Slot()
    def _ask_together(self) -> None:
        self.asked.emit(Wish.TOGETHER)


class _Row(QWidget):
    """A wish: what it asks for, for whom, and a button that takes it away."""

    def __init__(self, theme: Theme | None) -> None:
        super().__init__()
        self._line: _Line | None = None
        self._people: tuple[Person, ...] = ()
        self._kind_label = QLabel()
        self._kind_label.setProperty("type", "caption")
        self.picker = PeoplePicker()
        self.picker.people_menu.aboutToShow.connect(self._offer_all)
        self.remove_button = QPushButton()
        self.remove_button.setProperty("extent", "small-icon")
        self.remove_button.setProperty("variant", "quiet")
        self.remove_button.setAutoDefault(False)
        self.picker.setAutoDefault(False)
        self.remove_button.setToolTip(self.tr("Take this wish away"))
        self.remove_button.setAccessibleName(self.tr("Take this wish away"))
        if theme is not None:
            self.picker.set_theme(theme)
            self.remove_button.setIcon(theme.icon("x", "ink-2"))
            self._kind_label.setMinimumWidth(theme.px(64))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._kind_label)
        layout.addWidget(self.picker, 1)
        layout.addWidget(self.remove_button)

    def show_line(self, line: _Line, people: tuple[Person, ...], *, writable: bool) -> None:
        """Show one wish. Everybody is in the menu only once it opens: many wishes of many people take long."""
        self.remove_button.setVisible(writable)
        if (line, people) == (self._line, self._people):
            return
        self._line, self._people = line, people
        words = self.tr("Apart") if line.wish is Wish.APART else self.tr("Together")
        self._kind_label.setText(words)
        self.picker.setAccessibleName(words)
        self._offer(tuple(person for person in people if person.id in line.people))
        self.picker.setEnabled(writable)

    @Slot()
    def _offer_all(self) -> None:
        self._offer(self._people)

    def _offer(self, people: tuple[Person, ...]) -> None:
        chosen = self._line.people if self._line is not None else ()
        self.picker.show_people(people, chosen, self.tr("Choose people"))
