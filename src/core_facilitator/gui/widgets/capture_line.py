"""The one line in which something is written down while a day runs. It stands above the lower bar, below the time.

Enter keeps it with the moment, the block and the track. Esc puts it away; what was typed waits as a draft, which is
kept every second while it changes and survives a crash.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui import form
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.capture_fields import Labeled, PromiseFields
from core_facilitator.gui.widgets.capture_track import CaptureTrack
from core_facilitator.gui.widgets.mention_edit import MentionEdit

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools

PAUSE = 1000  # ms from a key until it is kept, with all that was typed meanwhile
_FIELDS = 4
_NARROW = 1100  # px of width below which a promise takes two rows
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CaptureLine(QFrame):
    """Hidden until something is to be written. `closed`: it was put away or its line kept, and then `kept` too."""

    closed = Signal()
    kept = Signal()

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._captured = captured
        self._kind = Kind.NOTE
        self._block: UUID | None = None
        self._narrow: bool | None = None
        self.setProperty("ground", "chrome")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_draft)
        self._glyph = QLabel()
        self.kind_label = QLabel()
        self.kind_label.setProperty("type", "lead-strong")
        self.text_edit = MentionEdit()
        self.promise = PromiseFields(captured.today, (self.tr("Who"), self.tr("By when"), self.tr("Who will ask")))
        self.track_combo = CaptureTrack()
        self.track_combo.activated.connect(self.text_edit.setFocus)
        self.keep_button = QPushButton(self.tr("Keep"))
        self.keep_button.setProperty("variant", "primary")
        self.keep_button.setToolTip(self.tr("Keep it with time and block (Enter)"))
        self.keep_button.clicked.connect(self.keep)
        self.close_button = QPushButton()
        self.close_button.setProperty("extent", "icon")
        self.close_button.setProperty("glyph", "x")
        self.close_button.setToolTip(self.tr("Put it away; what you typed waits (Esc)"))
        self.close_button.setAccessibleName(self.tr("Put the line away"))
        self.close_button.clicked.connect(self.put_away)
        self.said_label = QLabel()
        self.said_label.setProperty("type", "caption")
        self.said_label.setWordWrap(True)
        self._lay_out()
        self.text_edit.textEdited.connect(self._follow_due)
        for field in self._fields:
            field.textEdited.connect(self._typed)
            field.installEventFilter(self)
        self.promise.due_edit.understood.connect(self._say_due)
        self.hide()

    # Opening and putting away

    @property
    def kind(self) -> Kind:
        """The kind of line that is written, or was written last."""
        return self._kind

    def open(self, kind: Kind) -> None:
        """Begin a line, or go on with the one that waits; what is typed in another kind waits meanwhile."""
        if not self.isHidden():
            self.keep_draft()
        self._kind = kind
        self._captured.drafts.write_now(kind)
        promise = kind is Kind.COMMITMENT
        self._size()
        self.kind_label.setText(capture_words.kind_name(kind))
        self._what.label.setVisible(promise)
        self.promise.show_parts(promise)
        self.text_edit.setAccessibleName(self.tr("What was promised") if promise else capture_words.kind_name(kind))
        self.text_edit.setPlaceholderText(self._placeholder(kind))
        names = tuple(dict.fromkeys(one.name for one in self._captured.everybody if one.name.strip()))
        self.text_edit.set_names(names)
        self.promise.set_names(names)
        self._fill(self._captured.drafts.get(kind))
        self.show()
        self.text_edit.setFocus()

    def escape(self) -> bool:
        """Put the line away, if it is open."""
        if self.isHidden():
            return False
        self.put_away()
        return True

    @Slot()
    def put_away(self) -> None:
        """Hide the line; what was typed waits."""
        self.keep_draft()
        self.hide()
        self._captured.drafts.write_now(None)
        self.closed.emit()

    def show_figures(self, now: Figures) -> None:
        """Know which block and which tracks are on."""
        self._block = None if now.block is None else now.block.id
        self.track_combo.show_tracks(self._block, tuple(one.track for one in now.tracks))

    # Keeping

    @Slot()
    def keep(self) -> None:
        """Keep what was typed, and make room for the next thing; where that cannot be, it stays in the field."""
        what = self.text_edit.text().strip()
        if not what:
            self._say(self.tr("Type a few words first."), "danger")
            self.text_edit.setFocus()
            return
        if self._kind is Kind.COMMITMENT and self.promise.due_edit.wrong:
            self._say_due(None)
            self.promise.due_edit.setFocus()
            self.promise.due_edit.selectAll()
            return
        if self._kind is Kind.COMMITMENT:
            what = self.promise.without_due(what)
        if not what:
            self._say(self.tr("Say what was promised, too."), "danger")
            self.text_edit.setFocus()
            return
        if not self._write(what):
            self.keep_draft()
            self._say(self.tr("Not kept: it could not be written to the disk. Your line is still here."), "danger")
            return
        self._pause.stop()
        self._captured.drafts.drop(self._kind)
        self._fill("")
        self.hide()
        self._captured.drafts.write_now(None)
        self.closed.emit()
        self.kept.emit()

    @Slot(str)
    def _follow_due(self, text: str) -> None:
        if self._kind is Kind.COMMITMENT:
            self.promise.follow(text)

    def _write(self, what: str) -> bool:
        track = self.track_combo.chosen
        if self._kind is not Kind.COMMITMENT:
            return self._captured.write(self._kind, what, block=self._block, track=track)
        return self._captured.promise(
            what,
            who=self.promise.who_edit.name,
            due=self.promise.due_edit.due,
            asks=self.promise.asks_edit.name,
            block=self._block,
            track=track,
        )

    @Slot()
    def keep_draft(self) -> None:
        """Keep what is typed as a draft, now."""
        self._pause.stop()
        fields = self._fields if self._kind is Kind.COMMITMENT else self._fields[:1]
        texts = [one.text() for one in fields]
        self._captured.drafts.keep(self._kind, "\n".join(texts) if any(one.strip() for one in texts) else "")

    @Slot()
    def _typed(self) -> None:
        if self.said_label.property("tone") == "danger":
            self._say("")
        if not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept

    def _fill(self, draft: str) -> None:
        texts = [*draft.split("\n"), *([""] * _FIELDS)][:_FIELDS]
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)
        self._say(self.tr("You began this and did not keep it.") if draft else "", "ink-2")
        if self._kind is Kind.COMMITMENT and texts[2]:
            self._say_due(self.promise.due_edit.due)

    # Keys and words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc from the fields, before the day does; keep a draft when one is left."""
        if event.type() == QEvent.Type.FocusOut and self._pause.isActive():
            self.keep_draft()
        if isinstance(event, QKeyEvent) and event.modifiers() in _PLAIN:
            enter, escape = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.ShortcutOverride and (enter or escape):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and enter:
                if not (isinstance(watched, MentionEdit) and watched.take()):  # first the name, then the line
                    self.keep()
                return True
            if event.type() == QEvent.Type.KeyPress and escape:
                self.put_away()
                return True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _say_due(self, due: date | None) -> None:
        edit = self.promise.due_edit
        if self._kind is not Kind.COMMITMENT:
            return
        if due is not None:
            self._say(self.tr("By {0}").format(edit.words()), "ink-2")
        elif edit.wrong:
            self._say(self.tr("That date is not understood: try Friday, 12/3, Dec 3 or in 2 weeks."), "now-ink")
        else:
            self._say("")

    def _say(self, words: str, tone: str = "ink-2") -> None:
        self.said_label.setText(words)
        restyle(self.said_label, tone=tone)
        self.said_label.setVisible(bool(words))

    def _placeholder(self, kind: Kind) -> str:
        return {
            Kind.NOTE: self.tr("Only you read notes. @ names somebody"),
            Kind.DECISION: self.tr("What was decided. @ names somebody"),
            Kind.COMMITMENT: self.tr("What was promised"),
            Kind.PARKED: self.tr("The question that waits. @ names somebody"),
        }[kind]

    # Room

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.text_edit, self.promise.who_edit, self.promise.due_edit, self.promise.asks_edit

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_promise()

    def _place_promise(self) -> None:
        """Put who, by when and who will ask beside what was promised, or below it where there is little room."""
        narrow = self.width() < self._tools.theme.px(_NARROW)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for place, part in enumerate(self.promise.parts, 1):
            if narrow:
                self._row.removeWidget(part)
                self._below.addWidget(part, 1)
            else:
                self._below.removeWidget(part)
                self._row.insertWidget(place, part, 2, Qt.AlignmentFlag.AlignBottom)
        order = (*self._fields, self.track_combo, self.keep_button, self.close_button)
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)  # what goes into a layout comes last otherwise

    def _lay_out(self) -> None:
        self._what = Labeled(self.tr("What"), self.text_edit)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._head = QHBoxLayout()
        self._head.addWidget(self._glyph)
        self._head.addWidget(self.kind_label)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self._what, 3, bottom)
        for control in (self.track_combo, self.keep_button, self.close_button):
            self._row.addWidget(control, 0, bottom)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(self._head, 0, 0, bottom)
        self._grid.addLayout(self._row, 0, 1)
        self._grid.addLayout(self._below, 1, 1)
        self._grid.addWidget(self.said_label, 2, 1)
        self._tools.theme.changed.connect(self._size)
        self._size()
        form.dress(self, self._tools.theme)

    @Slot()
    def _size(self) -> None:
        """Take the sizes and colors of the theme."""
        px = self._tools.theme.px
        self._glyph.setPixmap(self._tools.theme.pixmap(capture_words.GLYPHS[self._kind], "ink", 24))
        for label in (self._glyph, self.kind_label):
            label.setFixedHeight(px(40))
        self._head.setSpacing(px(8))
        for row in (self._row, self._below):
            row.setSpacing(px(12))
        self._grid.setContentsMargins(px(32), px(12), px(32), px(12))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        self._place_promise()
