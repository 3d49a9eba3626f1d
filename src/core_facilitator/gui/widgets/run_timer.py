"""The time: large digits, what they mean in words, and beside them what changes the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.run_button import RunButton
from core_facilitator.gui.widgets.run_digits import SIZE, RunDigits
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.gui.models.run_state import Shown

_SHARE = 0.27  # of the height of the screen that the digits may take; less where the text around them is larger
_LEAST = 64  # px
_OUT, _ABOVE, _BESIDE = 8, 4, 32
_BUTTON, _LINE = 176, 28
_LOW = 640  # px of the screen's height under which the buttons stand in a row, without words


class RunTimer(QWidget):
    """Signals: what its buttons ask for."""

    pause_wanted = Signal()
    minutes_wanted = Signal(int)
    count_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._high = 900
        self._wide: object = None
        self._low = False
        self.digits = RunDigits()
        self.phase_label = QLabel()
        self.phase_label.hide()
        self.word_labels = tuple(QLabel() for _ in range(3))
        for number, label in enumerate(self.word_labels):
            label.setProperty("type", "lead" if number else "lead-strong")
            label.setProperty("tone", "ink-2" if number else "ink")
        self.pause_button = self._button("pause_button", "Space", "pause", self.tr("Pause"))
        self.one_button = self._button("one_button", "1", "plus", self.tr("1 minute"))
        self.five_button = self._button("five_button", "5", "plus", self.tr("5 minutes"))
        self.count_button = self._button("count_button", "", "", "")
        self._buttons = (self.pause_button, self.one_button, self.five_button, self.count_button)
        self.one_button.setToolTip(self.tr("1 minute more for what is on. With Shift, 1 minute less"))
        self.five_button.setToolTip(self.tr("5 minutes more for what is on. With Shift, 5 minutes less"))
        self.pause_button.clicked.connect(self.pause_wanted)
        self.one_button.clicked.connect(self._add_one)
        self.five_button.clicked.connect(self._add_five)
        self.count_button.clicked.connect(self.count_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        self.digits.set_theme(theme)
        self.count_button.setIcon(theme.icon("clock", "ink", gap=True))
        theme.changed.connect(self._arrange)
        self._arrange()

    def fit(self, height: int) -> None:
        """Be as large as a screen of that height in px allows."""
        self._high = height
        self._name_buttons()
        self._arrange()

    def show_state(self, shown: Shown) -> None:
        """Show the time of what is on, or until what is waited for."""
        wide = (len(shown.digits), shown.phase, shown.words, shown.count_from, shown.still)
        self.digits.show_text(shown.digits, shown.role)
        self.digits.setAccessibleDescription(" ".join(one for one in (shown.phase, *shown.words) if one))
        self._show_phase(shown)
        for label, words in zip(self.word_labels, shown.words, strict=True):
            if label.text() != words:
                label.setText(words)
                label.setVisible(bool(words))
        self._show_buttons(shown)
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_phase(self, shown: Shown) -> None:
        if self.phase_label.text() != shown.phase or self.phase_label.property("phase") != shown.tint:
            restyle(self.phase_label, phase=shown.tint)
            self.phase_label.setText("")
            self.phase_label.setText(shown.phase)
            self.phase_label.setVisible(bool(shown.phase))

    def _show_buttons(self, shown: Shown) -> None:
        for button in (self.pause_button, self.one_button, self.five_button):
            if button.isHidden() is shown.running:
                button.setVisible(shown.running)
        words = self.tr("Go on") if shown.still else self.tr("Pause")
        if self.pause_button.accessibleName() != words:
            self.pause_button.setAccessibleName(words)
            if self._theme is not None:
                self.pause_button.setIcon(self._theme.icon("play" if shown.still else "pause", "ink", gap=True))
            self._name_buttons()
        if self.count_button.text() != shown.count_from:
            self.count_button.setText(shown.count_from)
            self.count_button.setAccessibleName(shown.count_from)
        if self.count_button.isHidden() is bool(shown.count_from):
            self.count_button.setVisible(bool(shown.count_from))

    def _set_low(self, low: bool) -> None:
        if low is not self._low:
            self._low = low
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._column.setDirection(across if low else down)
            self._name_buttons()

    def _name_buttons(self) -> None:
        """Name the buttons, or where it is low write only a sign on each, without the cap of its key."""
        signs = ("", "+1", "+5")
        for button, sign in zip(self._buttons, signs, strict=False):
            button.setText(sign if self._low else button.accessibleName())
            cap = button.findChild(QLabel)
            if cap is not None:
                cap.setVisible(not self._low)
            if self._theme is not None and button is not self.pause_button:
                button.setIcon(QIcon() if self._low else self._theme.icon("plus", "ink", gap=True))
            button.updateGeometry()

    @Slot()
    def _add_one(self) -> None:
        self.minutes_wanted.emit(1)

    @Slot()
    def _add_five(self) -> None:
        self.minutes_wanted.emit(5)

    def _button(self, name: str, key: str, glyph: str, words: str) -> RunButton:
        button = RunButton(words)
        button.setAccessibleName(words)
        button.setObjectName(name)
        button.setProperty("extent", "run-side")
        button.setProperty("glyph", glyph)
        if key:
            button.setProperty("key", key)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        self._words.addWidget(self.phase_label, 0, Qt.AlignmentFlag.AlignLeft)
        for label in self.word_labels:
            self._words.addWidget(label)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        for button in self._buttons:
            self._column.addWidget(button)
        self.count_button.hide()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.digits, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addLayout(self._words)
        self._row.addStretch(1)
        self._row.addLayout(self._column)

    @Slot()
    def _arrange(self) -> None:
        if self._theme is None:
            return
        px = self._theme.px
        self._set_low(self._high < px(_LOW))
        self._row.setContentsMargins(px(TEXT - _OUT), px(_ABOVE), px(RIGHT), 0)
        for label in self.word_labels:
            label.setMinimumHeight(px(_LINE))
        self._words.setContentsMargins(px(_BESIDE), 0, px(8), px(16))
        self.phase_label.setContentsMargins(px(10), px(2), px(10), px(2))
        for button in self._buttons:
            button.setMinimumWidth(0 if self._low else max(px(_BUTTON), button.sizeHint().width()))
        size = min(px(SIZE), round(self._high * _SHARE / self._theme.scale**0.5))
        text = self.digits.text
        if text:
            beside = max(self._column.sizeHint().width(), 0 if self._low else px(_BUTTON))
            labels = (self.phase_label, *self.word_labels)
            words = max((one.sizeHint().width() for one in labels if one.text()), default=0)
            room = self.width() - px(TEXT - _OUT) - px(RIGHT) - beside - words - px(_BESIDE + 8)
            wide = self.digits.width_of(text, size)
            size = size if wide <= room else max(px(_LEAST), size * room // max(wide, 1))
        self.digits.set_size(size)
