"""What happens at once: a clock for each track, what comes next in it, who is over, and when all meet again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.run_times import Phase
from core_facilitator.gui.models import run_words
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures, TrackClock
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools

_ROW = 72


class RunTracks(QWidget):
    """`next_wanted` carries the track that goes on to its next block now."""

    next_wanted = Signal(object)

    def __init__(self, tools: Tools, running: Running) -> None:
        super().__init__()
        self._tools = tools
        self._running = running
        self._rows: dict[UUID, _Track] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        tools.theme.changed.connect(self._size)
        self._size()
        self.hide()

    @property
    def rows(self) -> tuple[_Track, ...]:
        """A row for each track."""
        return tuple(self._rows.values())

    def show_figures(self, now: Figures) -> None:
        """Show the clocks of the tracks that are on; nothing where none are."""
        keys = [one.track.id for one in now.tracks]
        if keys != list(self._rows):
            self._build(now)
        more = any(one.later for one in now.tracks)
        for one in now.tracks:
            self._rows[one.track.id].show_clock(one, now)
            self._rows[one.track.id].keep_place(keep=more)
        if self.isHidden() is bool(keys):
            self.setVisible(bool(keys))

    def _build(self, now: Figures) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        session = self._running.session()
        for one in now.tracks:
            room = session.room(one.track.room)
            row = _Track(self._tools, one.track.title, "" if room is None else room.name)
            row.next_button.clicked.connect(partial(self.next_wanted.emit, one.track.id))
            self._column.addWidget(row)
            self._rows[one.track.id] = row

    def _size(self) -> None:
        px = self._tools.theme.px
        self._column.setContentsMargins(px(TEXT), px(16), px(RIGHT), 0)


class _Track(QWidget):
    def __init__(self, tools: Tools, title: str, room: str) -> None:
        super().__init__()
        self._tools = tools
        self._said: object = None
        self.title_label = QLabel(self.tr("{0}, {1}").format(title, room) if room else title)
        self.title_label.setProperty("type", "lead-strong")
        self.now_label = QLabel()
        self.now_label.setProperty("tone", "ink-2")
        for label in (self.title_label, self.now_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self.left_label = QLabel()
        self.left_label.setProperty("type", "run-clock")
        self.over_label = QLabel()
        self.over_label.setContentsMargins(10, 2, 10, 2)
        self.over_label.hide()
        self.next_button = QPushButton(self.tr("Next"))
        self.next_button.setProperty("extent", "small")
        self.next_button.setAutoDefault(True)
        self.next_button.setAccessibleName(self.tr("Next in {0}").format(title))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title_label)
        words.addWidget(self.now_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addLayout(words, 1)
        row.addWidget(self.over_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.left_label)
        row.addWidget(self.next_button)
        self.setMinimumHeight(tools.theme.px(_ROW))

    def show_clock(self, one: TrackClock, now: Figures) -> None:
        """Show how long is left in what is on, and by how much the track will end after the others."""
        left, over = run_words.digits(one.clock.left), run_words.minutes(one.over)
        said = (left, over, one.block, tuple(each.block for each in one.later))
        if said == self._said:
            return
        self._said = said
        last = one.clock.phase in (Phase.LAST, Phase.OVER)
        if self.left_label.property("tone") != ("now-ink" if last else "ink"):
            restyle(self.left_label, tone="now-ink" if last else "ink")
        self.left_label.setText(left)
        self.now_label.setText(self._words(one))
        if over > 0:
            restyle(self.over_label, phase="last")
            self.over_label.setText(self.tr("{0} min over").format(over))
        self.over_label.setVisible(over > 0)
        self.next_button.setVisible(bool(one.later))
        late = self.over_label.text() if over > 0 else ""
        words = (self.title_label.text(), self.now_label.text(), left, late)
        self.setAccessibleName(", ".join(one for one in words if one))

    def keep_place(self, *, keep: bool) -> None:
        """Leave the place of the button free or not, where there is none: the digits of all tracks stand in line."""
        policy = self.next_button.sizePolicy()
        if policy.retainSizeWhenHidden() is not keep:
            policy.setRetainSizeWhenHidden(keep)
            self.next_button.setSizePolicy(policy)

    def _words(self, one: TrackClock) -> str:
        if one.block is None:
            return self.tr("Until all meet again")
        title = run_words.title_of(one.block)
        if not one.later:
            return title
        return self.tr("{0}, then {1}").format(title, run_words.title_of(one.later[0].block))
