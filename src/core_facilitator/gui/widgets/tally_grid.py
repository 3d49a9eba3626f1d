"""Marks counted on paper: a line for each statement, a small field for each point, and the sum beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from core_facilitator.domain.check_ins import MOST_EXPECTED
from core_facilitator.gui.theme import restyle

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Scale, Statement
    from core_facilitator.gui.theme import Theme

_FIELD, _NARROW = 56, 44  # px
_HEAD = 76
_WORDS_FIT = 7  # points that leave room for the statement before them


class TallyGrid(QWidget):
    """The statements of one scale. `changed`: a number is another now."""

    changed = Signal()

    def __init__(self, theme: Theme, scale: Scale, statements: tuple[tuple[int, Statement], ...]) -> None:
        """`statements` come with their number on the paper form."""
        super().__init__()
        self._statements = tuple(one for _number, one in statements)
        self.fields: dict[str, tuple[QLineEdit, ...]] = {}
        self._sums: dict[str, QLabel] = {}
        self._long = len(scale.points) > _WORDS_FIT
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(len(scale.points) + 2 if self._long else 0, 1)
        for column, point in enumerate(scale.points, start=1):
            if self._long:
                grid.setColumnMinimumWidth(column, theme.px(_NARROW))
            head = _label(point.label.text or str(point.value), "caption")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setFixedWidth(theme.px(_NARROW if self._long else _HEAD))
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        for row, (number, statement) in enumerate(statements, start=1):
            self._put(theme, row, number, statement, scale)

    def marks(self, statement: str) -> tuple[int, ...]:
        """Return how many marks each point of a statement has."""
        return tuple(int(field.text() or 0) for field in self.fields[statement])

    def show_sums(self, sheets: int) -> bool:
        """Show the sum of each line beside it; return whether all can be right for that many sheets."""
        right = True
        for statement in self._statements:
            total, label = sum(self.marks(statement.key)), self._sums[statement.key]
            over = total > sheets
            right = right and not over
            if over:
                words = self.tr("{0}, {1} too many").format(total, total - sheets)
            elif total == sheets:
                words = self.tr("{0}, all").format(total)
            else:
                words = self.tr("{0}, {1} blank").format(total, sheets - total)
            label.setText(words)
            restyle(label, tone="danger" if over else "ink-2")
        return right

    def _put(self, theme: Theme, row: int, number: int, statement: Statement, scale: Scale) -> None:
        words = _label(f"{number}. {statement.text.text}", "body")
        row = 2 * row
        self._grid.addWidget(words, row - 1 if self._long else row, 0, 1, -1 if self._long else 1)
        fields = []
        for column, point in enumerate(scale.points, start=1):
            field = _NumberEdit()
            field.setValidator(QIntValidator(0, MOST_EXPECTED, field))
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            field.setFixedWidth(theme.px(_NARROW if self._long else _FIELD))
            field.setAccessibleName(f"{point.label.text or point.value}. {statement.text.text}")
            field.textChanged.connect(self.changed)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignHCenter)
            fields.append(field)
        self.fields[statement.key] = tuple(fields)
        label = self._sums[statement.key] = _label("", "caption")
        label.setMinimumWidth(theme.px(104))
        self._grid.addWidget(label, row, len(scale.points) + 1)


class _NumberEdit(QLineEdit):
    """Enter goes on to the next field, as Tab does: numbers are typed without looking. An empty one is a zero."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("type", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
