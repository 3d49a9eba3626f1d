"""Home: the next session as a run sheet, its known trouble, recent work, and every session there is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.domain.agendas import Shape
from core_facilitator.domain.conflicts import Conflict, conflicts
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.timing import TimedBlock
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import dates, form, trouble
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.day_rows import minutes_text
from core_facilitator.gui.models.left_texts import LeftTexts
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.models.next_session import NextDay, coming, on_now
from core_facilitator.gui.screens.home_waiting import HomeWaiting
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_glance import DayGlance, Glance
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.gui.commitments_desk import CommitmentsDesk
    from core_facilitator.gui.running import Running
    from core_facilitator.store.sessions import Sessions, SessionSummary

_STACKED_BELOW = 1080  # px of the screen's width at the standard text size
_FIND = 432  # px of the find button's width
_AROUND_HEAD = 32 + 16 + 32 + 18  # px: margins, gap and scroll bar
_AROUND_BUTTONS = 152 + 24 + 2 * (32 + 24 + 12)  # px: the margin of the run sheet, its gaps and those around it
_ANY = 16_777_215  # what Qt calls no limit
_RECENT = 3
_MINUTE_MS = 60_000


class HomeScreen(QWidget):
    """Signals carry the session's key, and for `prepare_wanted` a block's or None."""

    date_label: QLabel
    place_label: QLabel
    find_button: QPushButton
    draft_banner: Banner
    scroll_area: QScrollArea
    scroll_content: QWidget
    next_panel: QFrame
    next_label: QLabel
    start_label: QLabel
    starts_label: QLabel
    ends_label: QLabel
    title_label: QLabel
    who_label: QLabel
    run_button: QPushButton
    prepare_button: QPushButton
    packet_button: QPushButton
    trouble_banner: Banner
    next_line: QFrame
    day_glance: DayGlance
    empty_panel: QFrame
    empty_button: QPushButton
    template_button: QPushButton
    text_button: QPushButton
    recent_panel: QFrame
    recent_list: RowList
    all_panel: QFrame
    all_list: RowList
    count_label: QLabel
    new_label: QLabel
    session_button: QPushButton
    file_button: QPushButton
    backup_label: IconLabel

    run_wanted = Signal(object, object)  # the keys of a session and of a day of it
    prepare_wanted = Signal(object, object)
    packet_wanted = Signal(object)
    new_wanted = Signal()
    template_wanted = Signal()
    document_wanted = Signal()
    import_wanted = Signal()
    find_wanted = Signal()

    def __init__(
        self,
        tools: Tools,
        sessions: Sessions,
        running: Running,
        left: LeftTexts,
        commitments: CommitmentsDesk,
        changes: Changes,
    ) -> None:
        super().__init__()
        form.fill(self, "home", tools.theme)
        self.waiting = HomeWaiting(self, tools, commitments)
        self._tools = tools
        self._sessions = sessions
        self._running = running
        self._left = left
        self._next: NextDay | None = None
        self._trouble: Conflict | None = None
        self._draft_in: UUID | None = None
        self.recent_list.setProperty("wide", True)
        self.backup_label.hide()
        self.session_button.clicked.connect(self.new_wanted)
        self.empty_button.clicked.connect(self.new_wanted)
        self.template_button.clicked.connect(self.template_wanted)
        self.text_button.clicked.connect(self.document_wanted)
        self.file_button.clicked.connect(self.import_wanted)
        self.find_button.clicked.connect(self.find_wanted)
        self.run_button.clicked.connect(self._run)
        self.prepare_button.clicked.connect(self._prepare)
        self.packet_button.clicked.connect(self._print_packet)
        self.trouble_banner.acted.connect(self._fix)
        self.draft_banner.acted.connect(self._show_draft)
        self.recent_list.opened.connect(self._open)
        self.all_list.opened.connect(self._open)
        changes.happened.connect(self._read_again)
        running.changed.connect(self._show_if_seen)
        tools.preferences.changed.connect(self._show_if_seen)
        tools.theme.changed.connect(self._arrange)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._show)

    def show_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self.backup_label.show_line("shield-check", words)
        self.backup_label.show()

    def only_read(self) -> None:
        """Offer no new sessions, and no day to run: the workspace is open for reading only."""
        self.run_button.setEnabled(False)
        self.run_button.setToolTip(self.tr("This workspace is open for reading only, so no day can be run in it"))
        begin = (self.session_button, self.file_button, self.empty_button, self.template_button, self.text_button)
        for part in (self.new_label, *begin):
            part.hide()

    @property
    def session_id(self) -> UUID | None:
        """The session that Home shows large."""
        return None if self._next is None else self._next.session.id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits on the buttons of the row below."""
        wanted = {"1": self.session_button, "2": self.file_button}.get(event.text())
        if wanted is None or wanted.isHidden():
            super().keyPressEvent(event)
        else:
            wanted.click()

    @Slot(frozenset)
    def _read_again(self, kinds: frozenset[str]) -> None:
        if kinds and self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    @Slot()
    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    @Slot()
    def _show(self) -> None:
        now = self._tools.now()
        summaries = self._sessions.summaries()
        self._next = self._on(now) or coming(summaries, now, self._sessions.get, self._running.over)
        self.date_label.setText(dates.long_date(now.date()))
        self._arrange()
        self.next_panel.setVisible(self._next is not None)
        self.empty_panel.setVisible(self._next is None)
        self.recent_panel.setVisible(bool(summaries))
        self.all_panel.setVisible(bool(summaries))
        self.waiting.show()
        first = self.run_button if self.run_button.isEnabled() else self.prepare_button
        self.setFocusProxy(self.empty_button if self._next is None else first)
        self._show_left(summaries, now)
        self._show_lists(summaries, now)
        self.place_label.setVisible(self._next is not None)
        if self._next is None:
            return
        self._show_next(self._next, now)

    def _on(self, now: datetime) -> NextDay | None:
        """Return the day that runs."""
        run = self._running.run
        return None if run is None else on_now(self._running.session(), run, now)

    def _show_left(self, summaries: list[SessionSummary], now: datetime) -> None:
        """Say where a text waits that was not saved; not the text itself, because others may see this screen."""
        left = self._left.waiting()
        self._draft_in = left[0].session_id if left else None
        if not left:
            self.draft_banner.hide()
            return
        title = next((one.title for one in summaries if one.id == self._draft_in), "") or self.tr("Untitled session")
        when = dates.day_and_time(left[0].kept_at, now, hours24=self._tools.hours24)
        words = self.tr("It was being typed in {0} when the program ended.").format(title)
        if len(left) > 1:
            words += " " + self.tr("There is more in other sessions.")
        self.draft_banner.say("warn", self.tr("Unsaved text from {0}.").format(when), words, action=self.tr("Show it"))

    def _show_lists(self, summaries: list[SessionSummary], now: datetime) -> None:
        hours24 = self._tools.hours24
        self.recent_list.set_lines(
            tuple(
                Line(
                    summary.id,
                    "calendar-days",
                    summary.title or self.tr("Untitled session"),
                    summary.place or summary.organization,
                    dates.moment(summary.changed_at, now, hours24=hours24),
                )
                for summary in summaries[:_RECENT]
            )
        )
        ordered = sorted(summaries, key=lambda summary: (summary.first_date or now.date(), summary.title), reverse=True)
        self.all_list.set_lines(tuple(self._line(summary) for summary in ordered))
        self.count_label.setText(str(len(summaries)))

    def _line(self, summary: SessionSummary) -> Line:
        people = self.tr("{0} people").format(summary.head_count) if summary.head_count else ""
        words = (dates.span(summary.first_date, summary.last_date), summary.organization or summary.place, people)
        title = summary.title or self.tr("Untitled session")
        return Line(summary.id, "calendar-days", title, ", ".join(part for part in words if part))

    def _show_next(self, shown: NextDay, now: datetime) -> None:
        session, timed = shown.session, shown.timed
        hours24 = self._tools.hours24
        where = ", ".join(dict.fromkeys(piece for piece in (session.place, shown.day.venue) if piece))
        self.place_label.setText(". ".join(piece for piece in (self._head(shown, now), where) if piece))
        words = self.tr("Last session") if shown.over else self.tr("Next session")
        self.next_label.setText(self.tr("Running now") if shown.since else words)
        self.run_button.setText(self.tr("Back to it") if shown.since else self.tr("Run"))
        self.start_label.setText(clock(timed.start, hours24=hours24))
        near = dates.until(timed.start, now)
        if shown.since is not None:
            began = clock(shown.since.astimezone(timed.start.tzinfo), hours24=hours24)
            near = self.tr("running since {0}").format(began)
        self.starts_label.setText("\n".join(piece for piece in (dates.short_date(shown.day.date), near) if piece))
        self.ends_label.setText(self.tr("ends {0}").format(clock(timed.end, hours24=hours24)))
        self.title_label.setText(shown.day.title or session.title)
        self.who_label.setText(self._who(shown))
        rows = tuple(self._glance(block, hours24=hours24) for block in shown.shown)
        self.day_glance.show_rows(rows, self._rest(shown, hours24=hours24))
        self.next_line.setVisible(bool(rows))
        self._show_trouble(shown)

    def _head(self, shown: NextDay, now: datetime) -> str:
        """Say what is today; on another day, that it comes next or was the last, and when."""
        session, days = shown.session, shown.session.days
        if now.astimezone(shown.timed.start.tzinfo).date() == shown.day.date:
            part = self.tr("day {0} of {1}").format(shown.number, len(days)) if len(days) > 1 else ""
            return ", ".join(piece for piece in (session.title, part) if piece)
        title = session.title or self.tr("Untitled session")
        when = dates.span(min(day.date for day in days), max(day.date for day in days))
        words = self.tr("Last: {0}, {1}") if shown.over else self.tr("Next: {0}, {1}")
        return words.format(title, when)

    def _who(self, shown: NextDay) -> str:
        session = shown.session
        led = [person.name for person in session.team]
        names = self.tr(" and ").join([", ".join(led[:-1]), led[-1]]) if len(led) > 1 else "".join(led)
        pieces = (
            ", ".join(piece for piece in (session.organization, session.group) if piece),
            self.tr("{0} expected").format(session.head_count) if session.head_count else "",
            self.tr("Led by {0}").format(names) if names else "",
        )
        return "".join(f"{piece}. " for piece in pieces if piece).strip()

    def _glance(self, timed: TimedBlock, *, hours24: bool) -> Glance:
        framework = FRAMEWORKS.get(timed.block.framework)
        return Glance(
            start=clock(timed.start, hours24=hours24),
            kind=timed.block.kind,
            title=timed.block.title or self.tr("Untitled"),
            minutes=minutes_text(timed.minutes),
            milestone=timed.block.shape is Shape.MILESTONE,
            framework="" if framework is None else framework.key,
            monogram="" if framework is None else framework.monogram,
        )

    def _rest(self, shown: NextDay, *, hours24: bool) -> str:
        blocks, breaks = shown.blocks_left, shown.breaks_left
        if not blocks and not breaks:
            return ""
        words = [
            self.tr("1 more block") if blocks == 1 else self.tr("{0} more blocks").format(blocks),
            self.tr("1 break") if breaks == 1 else self.tr("{0} breaks").format(breaks),
        ]
        listed = self.tr(" and ").join(word for word, count in zip(words, (blocks, breaks), strict=True) if count)
        end = clock(shown.timed.end, hours24=hours24)
        return self.tr("Then {0}, until {1}.").format(listed, end)

    def _show_trouble(self, shown: NextDay) -> None:
        found = [conflict for conflict in conflicts(shown.session) if conflict.day_id == shown.day.id]
        self._trouble = found[0] if found else None
        if not found:
            self.trouble_banner.hide()
            return
        hours24 = self._tools.hours24
        first = trouble.sentences(shown.session, shown.timed, found[:1], hours24=hours24)[0]
        more = self.tr("And {0} more.").format(len(found) - 1) if len(found) > 1 else ""
        words = " ".join(piece for piece in (first, more) if piece)
        self.trouble_banner.say("warn", words, action=self.tr("Fix in agenda"))

    @Slot()
    def _run(self) -> None:
        if self._next is not None:
            self.run_wanted.emit(self._next.session.id, self._next.day.id)

    @Slot()
    def _prepare(self) -> None:
        self.prepare_wanted.emit(self.session_id, None)

    @Slot()
    def _fix(self) -> None:
        blocks = () if self._trouble is None else self._trouble.block_ids
        self.prepare_wanted.emit(self.session_id, blocks[0] if blocks else None)

    @Slot()
    def _show_draft(self) -> None:
        self.prepare_wanted.emit(self._draft_in, None)

    @Slot()
    def _print_packet(self) -> None:
        self.packet_wanted.emit(self.session_id)

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        self.prepare_wanted.emit(session_id, None)

    @Slot()
    def _arrange(self) -> None:
        """Put beside each other what has the room, else below each other: nothing is cut, nothing scrolls sideways."""
        px, width = self._tools.theme.px, self.width()
        stacked = width < px(_STACKED_BELOW)
        form.turn(self, "grid_layout", down=stacked)
        self.backup_label.words.setWordWrap(stacked)
        below = self.date_label.sizeHint().width() + px(_FIND) + _AROUND_HEAD > width
        form.turn(self, "head_layout", down=below)
        self.find_button.setMinimumWidth(0 if below else px(_FIND))
        self.find_button.setMaximumWidth(_ANY if below else px(_FIND))
        buttons = (self.run_button, self.prepare_button, self.packet_button)
        wide = sum(button.sizeHint().width() for button in buttons) + px(_AROUND_BUTTONS)
        form.turn(self, "next_buttons_layout", down=wide > width)
