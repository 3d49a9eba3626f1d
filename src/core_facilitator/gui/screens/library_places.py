"""The pages of the library beside one another: protocols, the frameworks that they come from, and prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core_facilitator.gui import shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.theme import Theme

PROTOCOLS, FRAMEWORKS, PROMPTS = "protocols", "frameworks", "prompts"

_ASIDE = 12  # px before the first name, which has as much again inside


class LibraryPlaces(QObject):
    """Puts a row of names above what the library shows, and the other pages beside it, each built when first wanted."""

    def __init__(self, library: LibraryScreen, theme: Theme, others: Mapping[str, Callable[[], QWidget]]) -> None:
        """`others` builds the page of each other place, by its key."""
        super().__init__(library)
        self._library = library
        self._theme = theme
        self._builders = dict(others)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._group = QButtonGroup(self)
        names = {PROTOCOLS: self.tr("Protocols"), FRAMEWORKS: self.tr("Frameworks"), PROMPTS: self.tr("Prompts")}
        self.buttons = {key: self._button(words) for key, words in names.items() if key in (PROTOCOLS, *others)}
        self._first = library.focusProxy() or library
        self._found = library.actions()
        self._lay_out()
        self._group.buttonClicked.connect(self._take)
        for name, slot in (("library.before", self._go_before), ("library.after", self._go_after)):
            action = shortcuts.action(name, library)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            library.addAction(action)
        theme.changed.connect(self._make_room)
        self._make_room()

    @property
    def here(self) -> str:
        """The key of the page that is shown."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def show(self, key: str) -> QWidget:
        """Show a page, and return it."""
        page = self.built(key)
        self.buttons[key].setChecked(True)
        self._stack.setCurrentWidget(page)
        for action in self._found:
            action.setEnabled(key == PROTOCOLS)
        self._library.setFocusProxy(self._first if key == PROTOCOLS else page)
        return page

    def was_built(self, key: str) -> bool:
        """Whether a page was shown before."""
        return key in self._pages

    def built(self, key: str) -> QWidget:
        """Return a page, built now if it never was shown."""
        if key not in self._pages:
            self._pages[key] = self._builders[key]()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    @Slot()
    def _take(self) -> None:
        self.show(self.here)

    @Slot()
    def _go_before(self) -> None:
        self._go(-1)

    @Slot()
    def _go_after(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        keys = list(self.buttons)
        self.show(keys[(keys.index(self.here) + by) % len(keys)])
        self._library.setFocus()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setProperty("variant", "place")
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        column = self._library.layout()
        item = column.takeAt(0) if isinstance(column, QVBoxLayout) else None
        body = item.widget() if item is not None else None
        if column is None or body is None:
            raise TypeError(column)
        column.setSpacing(0)
        row = QWidget()
        row.setProperty("ground", "paper")
        self._row = QHBoxLayout(row)
        self._row.setSpacing(0)
        before: QWidget = self._library
        for button in self.buttons.values():
            self._row.addWidget(button)
        self._row.addStretch(1)
        line = QFrame()
        line.setProperty("line", "horizontal")
        for part in (row, line, self._stack):
            column.addWidget(part)
        for button in self.buttons.values():
            QWidget.setTabOrder(before, button)
            before = button
        self._pages[PROTOCOLS] = body
        self._stack.addWidget(body)
        self.buttons[PROTOCOLS].setChecked(True)

    @Slot()
    def _make_room(self) -> None:
        self._row.setContentsMargins(self._theme.px(_ASIDE), 0, 0, 0)
