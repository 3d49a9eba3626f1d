"""Editing in the day itself: a title or minutes over their row, and a new block on a line of its own."""

from dataclasses import replace
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QRect, Signal, Slot

from core_facilitator.domain.edits import Place
from core_facilitator.domain.typed_times import clock, parse_minutes
from core_facilitator.gui.models.day_rows import Row, RowKind, minutes_text, with_new_line
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.quick_add import QuickAdd, understand
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.inline_edit import InlineEdit
from core_facilitator.gui.widgets.typed_text import Typing


class DayTyping(QObject):
    """Opens one line of text over the day at a time. `changed`: the rows are others, because a line came or went."""

    changed = Signal()

    def __init__(
        self,
        plan: OpenPlan,
        view: DayView,
        commands: BlockCommands,
        typing: Typing,
        tools: Tools,
    ) -> None:
        super().__init__(view)
        self._plan = plan
        self._view = view
        self._commands = commands
        self._typing = typing
        self._tools = tools
        self._key: UUID | None = None
        self._part = ""
        self._place: Place | None = None
        self._understood: QuickAdd | None = None
        self.edit = InlineEdit(view.viewport(), typing)
        self.edit.done.connect(self._take)
        self.edit.tabbed.connect(self._take_and_go_on)
        self.edit.left.connect(self._leave)
        self.edit.refused.connect(commands.refused)
        self.edit.textChanged.connect(self._understand)
        view.laid_out.connect(self._follow)
        view.edit_asked.connect(self.open)

    def rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the rows of the day, with the line of a block that is being typed."""
        day = self._plan.day
        if self._place is None or day is None or self._place.day_id != day.id:
            return rows
        line = Row(kind=RowKind.NEW, key=self._group(), track=self._place.track_id)
        if self._understood is not None:
            pin = self._understood.pin
            line = replace(
                line,
                start=clock(pin, hours24=self._tools.hours24) if pin is not None else "",
                minutes=minutes_text(self._understood.minutes),
                time_kind=self._understood.kind,
            )
        return with_new_line(rows, line, self._place.index)

    @Slot(object, str)
    def open(self, key: UUID, part: str) -> None:
        """Open the title or the minutes of a block."""
        timed = self._plan.timed.find(key) if self._plan.timed is not None else None
        if timed is None or not self._plan.writable:
            return
        self._key, self._part = key, part
        place = f"block/{key}/{part}"
        text = timed.block.title if part == "title" else str(timed.planned)
        left = self._typing.take(place) if part == "minutes" else None  # an unsaved title is offered beside the day
        name = self.tr("Title") if part == "title" else self.tr("Minutes")
        font = self._tools.theme.font("body", bold=True)
        means = parse_minutes if part == "minutes" else str
        self.edit.setPlaceholderText("")
        self.edit.open_at(self._rect(), place, text, font=font, name=name, begin=left, means=means)

    def finish(self) -> None:
        """Keep what is being typed, if a line is open."""
        if self.edit.isVisible():
            self.edit.finish()

    @Slot()
    def rename(self) -> None:
        """Open the title of the current block."""
        row = self._view.current_row()
        if row is not None and row.kind is RowKind.BLOCK:
            self._view.scrollTo(self._view.currentIndex())
            self.open(row.key, "title")

    @Slot()
    def add(self) -> None:
        """Open a line for a new block after the current one; Enter on an overlap makes its chosen repair instead."""
        repair = self._view.chosen_repair()
        if repair is not None:
            self._commands.repair(repair)
            return
        self.begin()

    def begin(self, text: str | None = None) -> None:
        """Open a line for a new block, with words that were typed before if there are any."""
        self._place = self._commands.place_after() if self._plan.writable else None
        if self._place is None:
            return
        self._key, self._part = None, "title"
        self.changed.emit()
        self._view.scrollTo(self._view.new_index())
        font = self._tools.theme.font("body", bold=True)
        name = self.tr("New block: title, then minutes")
        self.edit.setPlaceholderText(self.tr("Title, then minutes: Lunch 45, or 12:30 Lunch 45"))
        self.edit.open_at(self._rect(), self.new_place(self._place.day_id), "", font=font, name=name, begin=text)

    @staticmethod
    def new_place(day: UUID) -> str:
        """Return where the draft of a new block of a day is kept."""
        return f"new/{day}"

    def _group(self) -> UUID:
        """Return the key that the new line carries: the group's when it lies in a track, else the day's."""
        session, place = self._plan.session, self._place
        if session is None or place is None:
            return uuid4()
        blocks = (block for day in session.days for block in day.blocks)
        owner = (block.id for block in blocks if any(track.id == place.track_id for track in block.tracks))
        return next(owner, place.day_id)

    def _rect(self) -> QRect:
        if self._place is not None:
            return self._view.new_rect()
        return self._view.part_rect(self._key, self._part) if self._key is not None else QRect()

    @Slot()
    def _follow(self) -> None:
        if self.edit.isVisible():
            self.edit.move_to(self._rect())

    @Slot(str)
    def _understand(self, text: str) -> None:
        if self._place is not None:
            self._understood = understand(text)
            self.changed.emit()

    @Slot(str)
    def _take(self, text: str) -> None:
        """Keep what was typed, and give the keyboard back to the day."""
        self._keep(text)
        self._view.setFocus()

    @Slot(str)
    def _take_and_go_on(self, text: str) -> None:
        """Keep a title and open the minutes, or the other way round."""
        key, part = self._key, self._part
        self._keep(text)
        key = key or next(iter(self._view.selected_keys()), None)
        if key is not None:
            self.open(key, "minutes" if part == "title" else "title")

    def _keep(self, text: str) -> None:
        key, place, part = self._key, self._place, self._part
        self._leave()
        if place is not None:
            understood = understand(text)
            if understood is not None:
                self._commands.add(understood.block(uuid4()), place)
            self._typing.hand_on(self.new_place(place.day_id), text)
        elif key is not None:
            if part == "title":
                self._commands.rename(key, text)
            else:
                self._keep_minutes(key, text)
            self._typing.hand_on(f"block/{key}/{part}", text)

    def _keep_minutes(self, key: UUID, text: str) -> None:
        minutes = parse_minutes(text)
        if minutes is not None:
            self._commands.set_minutes(key, minutes)
        elif text.strip():
            self._commands.refused.emit(text.strip())

    @Slot()
    def _leave(self) -> None:
        self._key, self._understood = None, None
        if self._place is not None:
            self._place = None
            self.changed.emit()
        self._view.setFocus()
