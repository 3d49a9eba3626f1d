"""What is to be known of a day before it begins and after it ended: when it is planned for, what did not happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain import run_moves
from core_facilitator.domain.timing import instant
from core_facilitator.gui import dates
from core_facilitator.gui.models import run_state, run_words
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools


class RunDone(QWidget):
    """`day_wanted`: the whole day is to be seen, and set right. `summary_wanted`: what the session came to.

    The summary is offered once the day is closed. `on_time_wanted`: a day is to begin as if it were its planned time.
    """

    day_wanted = Signal()
    on_time_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, tools: Tools, running: Running) -> None:
        super().__init__()
        self._tools = tools
        self._running = running
        self._shown: object = None
        self.words_label = QLabel()
        self.words_label.setProperty("type", "lead")
        self.words_label.setTextFormat(Qt.TextFormat.PlainText)
        self.words_label.setWordWrap(True)
        self.day_button = QPushButton(self.tr("See the whole day"))
        self.day_button.setAutoDefault(True)
        self.day_button.clicked.connect(self.day_wanted)
        self.summary_button = QPushButton(self.tr("Session summary…"))
        self.summary_button.setAutoDefault(True)
        self.summary_button.clicked.connect(self.summary_wanted)
        self.on_time_button = QPushButton()
        self.on_time_button.setAutoDefault(True)
        self.on_time_button.clicked.connect(self.on_time_wanted)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        row.addWidget(self.on_time_button)
        row.addWidget(self.day_button)
        row.addWidget(self.summary_button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.words_label)
        self._column.addWidget(buttons)
        tools.theme.changed.connect(self._size)
        self._size()
        self.hide()

    def show_figures(self, now: Figures) -> None:
        """Say it once nothing is on and nothing comes, and where the day is planned for another date than today."""
        done = now.run.closed is not None or (now.block is None and not now.later)
        other = not done and run_state.far_from_plan(now)
        if (done or other) and now.run is not self._shown:
            self._shown = now.run
            self.words_label.setText("\n".join(self._words(now) if done else self._before(now)))
            self.on_time_button.setText(self.tr("Begin as if it were {0}").format(self._planned(now)))
            self.on_time_button.setVisible(other)
            self.day_button.setVisible(done)
            self.summary_button.setVisible(now.run.closed is not None)
        if self.isHidden() is (done or other):
            self.setVisible(done or other)

    def _before(self, now: Figures) -> list[str]:
        when = self._planned(now)
        if run_state.another_date(now):
            when = self.tr("{0} at {1}").format(dates.long_date(now.run.plan.date), when)
        return [
            self.tr("This day is planned for {0}.").format(when),
            self.tr(
                "If you start it now, its times count for today. To try it out, or to hold it at another time, let it "
                "have a clock of its own that begins on time."
            ),
        ]

    def _planned(self, now: Figures) -> str:
        day = now.run.plan
        return run_words.time_of(instant(day, day.start), day, hours24=self._tools.hours24, suffix=True)

    def _words(self, now: Figures) -> list[str]:
        out = now.run.left_out()
        words = [self.tr("Everything that was planned happened.")]
        if out:
            listed = ", ".join(run_words.title_of(one) for one in out)
            words = [self.tr("Left out or moved: {0}.").format(listed)]
        if now.run.closed is None:
            words.append(self.tr("“Finish the day” ends it. It can be opened again."))
        elif run_moves.tomorrow(self._running.session(), now.run.plan) is not None:
            words.append(self.tr("The session goes on with its next day."))
        return words

    def _size(self) -> None:
        px = self._tools.theme.px
        self._column.setContentsMargins(px(TEXT), px(24), px(RIGHT), 0)
