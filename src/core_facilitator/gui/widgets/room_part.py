"""What the room sees, small, in the run screen; and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui.models.room_words import layout_name
from core_facilitator.gui.room_display import Shows
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.room_page import RoomPageView

if TYPE_CHECKING:
    from core_facilitator.domain.room_pages import RoomPage
    from core_facilitator.gui.room_display import RoomDisplay
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.tools import Tools

_WIDE, _HIGH = 224, 168  # px: the most that the preview takes, at the standard text size
_PROMPT = 360  # px that a prompt takes in the menu
_BESIDE = 180  # px that the buttons need beside it


class RoomPart(QWidget):
    """A preview of the page, painted from the same page. It hides while nothing is shown.

    Signals: `words_wanted`: something is to be typed for the room.
    """

    words_wanted = Signal()

    def __init__(self, tools: Tools, display: RoomDisplay) -> None:
        super().__init__()
        self._tools = tools
        self._display = display
        self.view = RoomPageView()
        self.layout_button = _button(self.tr("As planned"), "chevron-down")
        self.black_button = _button(self.tr("Black"), "eye-off")
        self.black_button.setCheckable(True)
        self.words_button = _button(self.tr("Message…"), "message-square")
        self.screen_label = ElidedLabel()
        self.trouble_label = QLabel()
        self.black_button.setToolTip(self.tr("The room sees nothing, until it is pressed again (B)"))
        self.words_button.setToolTip(self.tr("Type one line that the room sees at once (W)"))
        self.layout_button.setToolTip(self.tr("What the room sees until the next block"))
        self._row, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        self._lay_out(tools.theme)
        self.layout_button.clicked.connect(self.choose_layout)
        self.black_button.clicked.connect(display.turn_black)
        self.words_button.clicked.connect(self.words_wanted)
        display.changed.connect(self._tell)
        display.turned.connect(self._show)
        tools.theme.changed.connect(self._size)
        self.hide()
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the preview: what stands beside it goes below then."""
        return QSize(self._tools.theme.px(_WIDE) + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._tools.theme.px(_WIDE + _BESIDE)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    @Slot()
    def choose_layout(self) -> None:
        """List what can be shown instead until the next block."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        display, group = self._display, QActionGroup(menu)
        if display.instead is not None:
            menu.addAction(self.tr("The page of the day again")).triggered.connect(self._show_day)
            menu.popup(self.layout_button.mapToGlobal(QPoint(0, self.layout_button.height())))
            return
        for layout in (None, *display.layouts):
            words = self.tr("As planned") if layout is None else layout_name(layout)
            action = _choice(menu, group, words, on=layout is display.layout)
            action.triggered.connect(partial(display.set_layout, layout))
            if layout is None:
                menu.addSeparator()
        if len(display.prompts) > 1:
            self._add_prompts(menu)
        menu.popup(self.layout_button.mapToGlobal(QPoint(0, self.layout_button.height())))

    @Slot()
    def _show_day(self) -> None:
        self._display.show_instead(None)

    def _add_prompts(self, menu: QMenu) -> None:
        """Offer the prompts one by one."""
        display, group = self._display, QActionGroup(menu)
        menu.addSeparator()
        action = _choice(menu, group, self.tr("All prompts"), on=display.prompt is None)
        action.triggered.connect(partial(display.set_prompt, None))
        room = self._tools.theme.px(_PROMPT)
        for place, prompt in enumerate(display.prompts):
            shown = menu.fontMetrics().elidedText(prompt, Qt.TextElideMode.ElideRight, room)
            words = self.tr("{0}. {1}").format(place + 1, shown.replace("&", "&&"))
            action = _choice(menu, group, words, on=place == display.prompt)
            action.triggered.connect(partial(display.set_prompt, place))

    @Slot()
    def _tell(self) -> None:
        display = self._display
        if self.isHidden() is display.is_on:
            self.setVisible(display.is_on)
        if not display.is_on:
            return
        layout = display.layout
        words = self.tr("As planned") if layout is None else layout_name(layout)
        if display.prompt is not None:
            words = self.tr("Prompt {0}").format(display.prompt + 1)
        if display.instead is not None:
            words = self.tr("Check-in")
        self.layout_button.setText(words)
        self.black_button.setChecked(display.black)
        self.screen_label.setText(display.screen_name)
        self._size()
        self._show(display.page)

    @Slot(object)
    def _show(self, page: RoomPage) -> None:
        self.view.show_page(page, hours24=self._tools.hours24)
        words = ""
        if self._display.shows is Shows.AWAY:
            words = self.tr("Its screen is away, so nobody sees this.")
        elif self.view.cut:
            words = self.tr("Not everything has room on it. Show something else, or less.")
        if self.trouble_label.text() != words:
            self.trouble_label.setText(words)
            self.trouble_label.setVisible(bool(words))

    @Slot()
    def _size(self) -> None:
        px, screen = self._tools.theme.px, self._display.size
        self.view.show_size(screen)
        self.view.setFixedSize(screen.scaled(QSize(px(_WIDE), px(_HIGH)), Qt.AspectRatioMode.KeepAspectRatio))

    def _lay_out(self, theme: Theme) -> None:
        title = QLabel(self.tr("In the room"))
        title.setProperty("type", "heading")
        self.screen_label.setProperty("type", "caption")
        self.screen_label.setProperty("tone", "ink-2")
        self.trouble_label.setProperty("type", "caption")
        self.trouble_label.setProperty("tone", "now-ink")
        self.trouble_label.setWordWrap(True)
        self.trouble_label.hide()
        self._row.setSpacing(16)
        self._buttons.setSpacing(8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.screen_label)
        for button in (self.layout_button, self.words_button, self.black_button):
            button.setIcon(theme.icon(button.property("glyph"), "ink", gap=True))
            self._buttons.addWidget(button)
        self._row.addWidget(_Frame(self.view, theme), 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (head, self._row):
            column.addLayout(part)
        column.addWidget(self.trouble_label)
        restyle(self.screen_label)


class _Frame(QFrame):
    """A line around the preview, so that its light ground is seen as a page also where all is light."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(view)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("line-strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _choice(menu: QMenu, group: QActionGroup, words: str, *, on: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action


def _button(words: str, glyph: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(True)
    button.setProperty("extent", "small")
    button.setProperty("glyph", glyph)
    return button
