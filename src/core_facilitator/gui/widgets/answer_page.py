"""One page of a check-in on the passed-around laptop: statements with their points, words, or who answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.answer_points import AnswerPoints, PartPoints

if TYPE_CHECKING:
    from core_facilitator.domain.answer_pages import Answering, Page
    from core_facilitator.domain.answer_words import AnswerWords
    from core_facilitator.domain.check_ins import CheckIn, Split
    from core_facilitator.domain.instruments import Scale, Statement
    from core_facilitator.gui.theme import Theme

_LINES = 5  # of a field for words


class AnswerPage(QWidget):
    """Shows one page. `changed` carries what is chosen now, with each choice."""

    changed = Signal(object)

    def __init__(self, theme: Theme, check_in: CheckIn, page: Page, words: AnswerWords, answering: Answering) -> None:
        super().__init__()
        self.page = page
        self._theme = theme
        self._check_in = check_in
        self._words = words
        self._answering = answering
        self._said: dict[str, QLabel] = {}
        self.points: dict[str, AnswerPoints] = {}
        self.edits: dict[str, QPlainTextEdit | QLineEdit] = {}
        self.parts: dict[str, PartPoints] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(28))
        for statement in page.statements:
            self._put_statement(statement)
        for split in page.splits:
            self._put_split(split)
        self._layout.addStretch(1)
        first = next(iter((*self.points.values(), *self.edits.values(), *self.parts.values())), None)
        if first is not None:
            self.setFocusProxy(first)

    def ask_for_missing(self) -> None:
        """Say which lines need a point before one can go on, and go to the first."""
        missing = [one.key for one in self._answering.missing(self._check_in, self.page)]
        for key in missing:
            self._say(key, self._words.must_choose, "danger")
        self.points[missing[0]].setFocus()

    def _put_statement(self, statement: Statement) -> None:
        scale = self._check_in.instrument.scale_of(statement)
        box = self._box(statement.text.said(self._words.code))
        if scale is None:
            self._put_words(box, statement)
            return
        about, value = statement.text.said(self._words.code), self._answering.values.get(statement.key)
        points = AnswerPoints(self._theme, scale, about, self._words.code, value)
        points.chosen.connect(_Keyed(self, partial(self._choose, statement.key, scale)).take)
        box.addWidget(points)
        self.points[statement.key] = points
        self._put_said(box, statement.key)
        self._tell(statement.key, scale, value)

    def _put_words(self, box: QVBoxLayout, statement: Statement) -> None:
        edit: QPlainTextEdit | QLineEdit
        typed = self._answering.words.get(statement.key, "")
        if statement.one_word:
            edit = QLineEdit(typed)
            edit.setMaxLength(statement.most)
        else:
            edit = QPlainTextEdit(typed)
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(self._theme.px(28) * _LINES)
        edit.setAccessibleName(statement.text.said(self._words.code))
        edit.textChanged.connect(_Keyed(self, partial(self._write, statement)).take_nothing)
        box.addWidget(edit)
        self.edits[statement.key] = edit
        self._put_said(box, statement.key)
        self._write(statement)

    def _put_split(self, split: Split) -> None:
        language = self._words.code
        box = self._box(split.title.said(language))
        named = tuple((part.key, part.title.said(language)) for part in split.parts)
        chosen = self._answering.parts.get(split.key)
        points = PartPoints((*named, (None, self._words.rather_not)), split.title.said(language), chosen)
        points.chosen.connect(_Keyed(self, partial(self._choose_part, split.key)).take)
        box.addWidget(points)
        self.parts[split.key] = points

    def _box(self, heading: str) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(self._theme.px(10))
        label = QLabel(heading)
        label.setProperty("type", "title")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        box.addWidget(label)
        self._layout.addLayout(box)
        return box

    def _put_said(self, box: QVBoxLayout, key: str) -> None:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        box.addWidget(label)
        self._said[key] = label

    # What is chosen

    def _choose(self, key: str, scale: Scale, value: object) -> None:
        chosen = value if isinstance(value, int) else None
        self._answering = self._answering.with_value(key, chosen)
        self._tell(key, scale, chosen)
        self.changed.emit(self._answering)

    def _choose_part(self, key: str, part: object) -> None:
        self._answering = self._answering.with_part(key, part if isinstance(part, str) else None)
        self.changed.emit(self._answering)

    def _write(self, statement: Statement) -> None:
        edit = self.edits[statement.key]
        typed = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
        if isinstance(edit, QPlainTextEdit) and len(typed) > statement.most:
            edit.setPlainText(typed[: statement.most])  # comes here again
            return
        self._answering = self._answering.with_words(statement.key, typed)
        left = self._words.characters_left.format(statement.most - len(typed))
        self._say(statement.key, left if typed else self._words.no_words)
        self.changed.emit(self._answering)

    def _tell(self, key: str, scale: Scale, value: int | None) -> None:
        if value is None:
            skippable = self._check_in.instrument.skippable
            self._say(key, self._words.nothing_chosen if skippable else self._words.must_choose)
            return
        label = next(point.label for point in scale.points if point.value == value).said(self._words.code)
        self._say(key, self._words.you_chose.format(label or value), "accent")

    def _say(self, key: str, words: str, tone: str = "ink-2") -> None:
        self._said[key].setText(words)
        restyle(self._said[key], tone=tone)


class _Keyed(QObject):
    """Hands a signal of one field on to its page."""

    def __init__(self, page: AnswerPage, call: partial[None]) -> None:
        super().__init__(page)
        self._call = call

    @Slot(object)
    def take(self, value: object) -> None:
        self._call(value)

    @Slot()
    def take_nothing(self) -> None:
        self._call()
