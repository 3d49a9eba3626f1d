"""The people of a session in groups for one block: divided by a search, then moved by hand as somebody likes."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from core_facilitator.domain.edits import change_block
from core_facilitator.domain.group_plans import Groups, arranged, filled, moved, seated, sizes_of, usual_size
from core_facilitator.domain.groups import Mix, shuffled, sizes, sizes_into
from core_facilitator.gui import form
from core_facilitator.gui.dialogs.group_fold import GroupFold
from core_facilitator.gui.dialogs.group_hand import GroupHand
from core_facilitator.gui.models import group_words
from core_facilitator.gui.models.group_draft import GroupDraft
from core_facilitator.gui.models.group_rows import Shown, rows_of
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.group_board import GroupBoard
from core_facilitator.gui.widgets.group_report import GroupReport, report_lines
from core_facilitator.gui.widgets.group_wishes import GroupWishes
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.number_spin import NumberSpin
from core_facilitator.gui.widgets.only_reading import settle
from core_facilitator.gui.work import Work

_SIZE = 1160, 700  # px at the standard text size, where the window has that much room
_PATIENCE = 300  # ms after which a search shows how far it is
_SWITCH = 0.0005  # s after which the search lets the window go on
_BY_SIZE, _BY_COUNT = "size", "count"


class GroupsDialog(QDialog):
    """What was done is saved when it closes, as one step. Where nothing can be changed, it is for reading.

    `wants_people`: it was closed to name people first.
    """

    heading_label: ElidedLabel
    reading_label: IconLabel
    groups_pane: QWidget
    by_combo: QComboBox
    count_spin: NumberSpin
    sizes_label: QLabel
    mix_combo: QComboBox
    mix_label: QLabel
    wishes: GroupWishes
    private_label: IconLabel
    met_label: QLabel
    others_check: QCheckBox
    progress_bar: QProgressBar
    divide_button: QPushButton
    group_pane: QWidget
    place_button: QPushButton
    board: GroupBoard
    report_area: QScrollArea
    report: GroupReport
    empty_pane: QWidget
    people_button: QPushButton
    clear_button: QPushButton
    undo_button: QPushButton
    done_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        plan: OpenPlan,
        draft: GroupDraft,
        work: Work,
        chance: Callable[[], Random] = Random,
    ) -> None:
        super().__init__(parent)
        form.fill(self, "groups", theme)
        self.setWindowTitle(self.tr("Groups"))
        fit(self, theme, *_SIZE)
        self.wants_people = False
        self.draft = draft
        self._plan = plan
        self._block = draft.block
        self._work = work
        self._chance = chance
        self._flow = f"groups {id(self)}"
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.progress_bar.show)
        self.progress_bar.hide()
        self.fold = GroupFold(self, theme)
        self.heading_label.setText(self.tr("Groups: {0}").format(draft.block.title or self.tr("No title yet")))
        self.private_label.show_line("eye-off", self.tr("Never printed"), "ink-3")
        self.hand = GroupHand(self, draft, writable=plan.writable)
        self._fill()
        self._connect()
        settle(self, self.reading_label, self.done_button, writable=plan.writable)
        if not plan.writable:
            self.board.only_read()
            self.wishes.only_read()
        if self.fold.low and draft.people and draft.state.groups:
            self.fold.fold(on=True)

    def begin(self) -> None:
        """Show what there is. That and building take their time: a dialog over the window does them in two turns."""
        self._show()
        (self.board if self.draft.state.groups else self.divide_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter end a name, and press no button but the one that has the keyboard."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enters or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Save what was done, and close."""
        self._work.cancel(self._flow)
        self.save()
        super().done(result)

    def save(self) -> None:
        """Save what was done so far, as one step; nothing where nothing was."""
        self.hand.finish()
        session, state = self._plan.session, self.draft.state
        if session is None or session.block(self._block.id) is None or not self.draft.touched:
            return
        changed = change_block(session, self._block.id, groups=filled(state.groups))
        self._plan.save(replace(changed, apart=state.apart, together=state.together), self.tr("Change groups"))
        self.draft.kept()

    def _fill(self) -> None:
        self.by_combo.addItem(self.tr("People in a group"), _BY_SIZE)
        self.by_combo.addItem(self.tr("Number of groups"), _BY_COUNT)
        names = {
            Mix.NOTHING: self.tr("Nothing"),
            Mix.DEPARTMENT: self.tr("Departments"),
            Mix.ROLE: self.tr("Roles"),
        }
        for mix, name in names.items():
            self.mix_combo.addItem(name, mix.value)
        self.mix_combo.setCurrentIndex(self.mix_combo.findData(self.draft.mix.value))
        self.others_check.setChecked(self.draft.counts_others)
        self.count_spin.setMaximum(max(1, len(self.draft.people)))
        self._show_number()

    def _show_number(self) -> None:
        """Begin with the size that gives as many groups as there are, or with their number where none does."""
        people, count = len(self.draft.divided), sizes_of(self.draft.state.groups)[0]
        if not count:
            self.count_spin.setValue(usual_size(self._block))
            return
        near = sorted(range(1, people + 1), key=lambda size: abs(size - people / count))
        fits = next((size for size in near if len(sizes(people, size)) == count), None)
        self.by_combo.setCurrentIndex(self.by_combo.findData(_BY_SIZE if fits else _BY_COUNT))
        self.count_spin.setValue(fits or count)

    def _connect(self) -> None:
        self.draft.changed.connect(self._show)
        self._work.ended.connect(self._show_running)
        self.by_combo.activated.connect(self._take_by)
        self.count_spin.valueChanged.connect(self._show_sizes)
        self.mix_combo.activated.connect(self._take_mix)
        self.others_check.clicked.connect(self.draft.count_others)
        self.wishes.changed.connect(self._take_wishes)
        self.wishes.more_wanted.connect(self._name_people)
        self.people_button.clicked.connect(self._name_people)
        self.board.hovered.connect(self._foresee)
        self.divide_button.clicked.connect(self._divide)
        self.place_button.clicked.connect(self._place)
        self.clear_button.clicked.connect(self._clear)
        self.undo_button.clicked.connect(self.draft.undo)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo_button.click)

    # Showing

    @Slot()
    def _show(self) -> None:
        draft = self.draft
        groups = draft.state.groups
        named = bool(draft.people)
        self.groups_pane.setVisible(named)
        self.empty_pane.setVisible(not named)
        self.fold.fold_button.setVisible(named)
        for part in (self.group_pane, self.report_area):
            part.setVisible(bool(groups))
        self.wishes.show_wishes(draft.people, draft.state.apart, draft.state.together)
        self._show_words()
        self._show_rows(groups)
        self.report.show_lines(report_lines(draft, groups))
        self.hand.show()
        writable = self._plan.writable
        self.clear_button.setVisible(writable and bool(groups))
        self.place_button.setVisible(writable and bool(groups and draft.away))
        self.undo_button.setVisible(writable and named)
        self.undo_button.setEnabled(draft.can_undo)
        self._show_sizes()
        self._show_running()

    def _show_words(self) -> None:
        draft, known = self.draft, self.draft.known
        missing = group_words.without_kind(draft.mix, draft.missing, len(draft.divided))
        self.mix_label.setText(missing)
        self.mix_label.setVisible(bool(missing))
        self.met_label.setText(group_words.met_where(known.here, known.elsewhere if draft.counts_others else 0))
        self.others_check.setVisible(known.elsewhere > 0)

    def _show_rows(self, groups: Groups) -> None:
        draft = self.draft
        shown = Shown(
            people=draft.people,
            groups=groups,
            rooms=draft.rooms,
            met=draft.met,
            unmet=draft.unmet(groups),
            mix=draft.mix,
            others=draft.team,
        )
        first = groups and not any(row.group is not None for row in self.board.rows)
        self.board.show_rows(rows_of(shown))
        if first:  # the group whose name and room can be given
            self.board.select((), next(row for row in self.board.rows if row.group == 0))

    @Slot()
    def _show_sizes(self) -> None:
        people, seats = len(self.draft.divided), self._seats()
        self.sizes_label.setText(
            self.tr("{0} in {1}").format(group_words.people_count(people), group_words.size_words(seats))
        )

    @Slot()
    def _show_running(self) -> None:
        running = self._flow in self._work.running
        again = self.tr("Shuffle again") if self.draft.state.groups else self.tr("Divide")
        self.divide_button.setText(self.tr("Stop") if running else again)
        if not running:
            self._patience.stop()
            self.progress_bar.hide()

    @Slot(object, object)
    def _foresee(self, people: tuple[UUID, ...], to: int | None) -> None:
        """Say what would hold if somebody who is dragged were let go here."""
        groups = self.draft.state.groups
        self.report.show_lines(report_lines(self.draft, moved(groups, people, to) if people else groups))

    # Changing

    def _seats(self) -> tuple[int, ...]:
        people, number = len(self.draft.divided), self.count_spin.value()
        return sizes(people, number) if self.by_combo.currentData() == _BY_SIZE else sizes_into(people, number)

    @Slot()
    def _take_by(self) -> None:
        """Keep the groups as large as they would be, and say their size or number."""
        people = len(self.draft.divided)
        by_size, number = self.by_combo.currentData() == _BY_SIZE, self.count_spin.value()
        counted = len(sizes(people, number)) if not by_size else round(people / max(1, number))
        self.count_spin.setValue(max(1, counted))
        self._show_sizes()

    @Slot()
    def _take_mix(self) -> None:
        self.draft.mix_by(Mix(self.mix_combo.currentData()))

    @Slot()
    def _take_wishes(self) -> None:
        self.draft.wish(self.wishes.apart, self.wishes.together)

    @Slot()
    def _divide(self) -> None:
        if self._flow in self._work.running:
            self._work.cancel(self._flow)
        elif self.draft.divided:
            self._work.start(self._flow, self._search)
            self._patience.start()
            self._show_running()

    async def _search(self) -> None:
        draft, wishes = self.draft, self.draft.wishes
        search = partial(shuffled, draft.divided, self._seats(), self._chance(), wishes=wishes, met=draft.met)
        pause = sys.getswitchinterval()
        sys.setswitchinterval(
            _SWITCH
        )  # the search never rests: else each thing that is painted waits 5 ms for its turn
        try:
            found = await self._work.run(search, progress=self._tell)
        finally:
            sys.setswitchinterval(pause)
        draft.put(arranged(found.groups, draft.state.groups), searched=True)

    def _tell(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)

    @Slot()
    def _place(self) -> None:
        draft = self.draft
        draft.put(seated(draft.state.groups, draft.people, draft.wishes, draft.met))

    @Slot()
    def _clear(self) -> None:
        self.draft.put(())

    @Slot()
    def _name_people(self) -> None:
        self.wants_people = True
        self.accept()
