"""What a hand does with groups: move and swap people, take them out, name a group and give it a room."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from core_facilitator.domain.group_plans import moved, swapped
from core_facilitator.domain.groups import Wish
from core_facilitator.gui import form
from core_facilitator.gui.models.group_draft import GroupDraft
from core_facilitator.gui.models.group_words import group_name
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.group_board import GroupBoard
from core_facilitator.gui.widgets.group_wishes import GroupWishes

_PAIR = 2


class GroupHand(QObject):
    """Joins the cards and the row below them with a draft."""

    board: GroupBoard
    wishes: GroupWishes
    title_edit: QLineEdit
    room_combo: ElidedCombo
    before_button: QPushButton
    after_button: QPushButton
    swap_button: QPushButton
    out_button: QPushButton

    def __init__(self, dialog: QWidget, draft: GroupDraft, *, writable: bool) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        self._draft = draft
        self._writable = writable
        self._group: int | None = None
        self.room_combo.addItem(self.tr("No room"), "")
        for key, name in draft.rooms.items():
            self.room_combo.addItem(name, str(key))
        self.room_combo.setVisible(bool(draft.rooms))
        self.board.chosen.connect(self.show)
        self.title_edit.editingFinished.connect(self.finish)
        self.room_combo.activated.connect(self._take_room)
        self.wishes.asked.connect(self.wish)
        if writable:
            self._connect()

    def _connect(self) -> None:
        board = self.board
        board.dropped.connect(self.move_to)
        board.stepped.connect(self._step)
        board.taken_out.connect(self._take_out)
        board.rename_asked.connect(self._rename)
        board.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        board.customContextMenuRequested.connect(self._open_menu)
        self.before_button.clicked.connect(self._step_before)
        self.after_button.clicked.connect(self._step_after)
        self.swap_button.clicked.connect(self._swap)
        self.out_button.clicked.connect(self._take_out)

    def finish(self) -> None:
        """Take a name that is being typed."""
        groups = self._draft.state.groups
        title = " ".join(self.title_edit.text().split())
        if self._group is not None and self._group < len(groups) and groups[self._group].title != title:
            changed = replace(groups[self._group], title=title)
            self._draft.put((*groups[: self._group], changed, *groups[self._group + 1 :]))

    @Slot()
    def show(self) -> None:
        """Show the group that the keyboard is at, and what can be done with who is selected."""
        groups, current, people = self._draft.state.groups, self.board.current, self.board.people
        at = current.group if current is not None else None
        if at is not None and at >= len(groups):
            at = None
        if at != self._group or not self.title_edit.hasFocus():
            self.title_edit.setText(groups[at].title if at is not None else "")
        self._group = at
        named = replace(groups[at], title="") if at is not None else None
        self.title_edit.setPlaceholderText(group_name(named, at) if named and at is not None else self.tr("No group"))
        room = groups[at].room if at is not None else None
        self.room_combo.setCurrentIndex(self.room_combo.findData(str(room) if room is not None else ""))
        self.title_edit.setEnabled(at is not None)
        self.room_combo.setEnabled(at is not None and self._writable)
        there = any(self.board.group_of(person) is not None for person in people)
        for button in (self.before_button, self.after_button):
            button.setEnabled(bool(people and groups))
        self.swap_button.setEnabled(self._can_swap())
        self.out_button.setEnabled(there)

    def move_to(self, people: tuple[UUID, ...], to: int | None) -> None:
        """Put people into a group, or into none."""
        self._draft.put(moved(self._draft.state.groups, people, to))
        if people:
            self.board.select(people)
            self.board.bring(people[0])

    @Slot(object)
    def wish(self, kind: Wish) -> None:
        """Add a wish about who is selected."""
        people = self.board.people
        self.wishes.add(kind, people if len(people) > 1 else ())

    def _can_swap(self) -> bool:
        people = self.board.people
        return len(people) == _PAIR and self.board.group_of(people[0]) != self.board.group_of(people[1])

    @Slot()
    def _swap(self) -> None:
        if self._can_swap():
            self._draft.put(swapped(self._draft.state.groups, *self.board.people))

    @Slot()
    def _take_out(self) -> None:
        self.move_to(self.board.people, None)

    @Slot()
    def _step_before(self) -> None:
        self._step(-1)

    @Slot()
    def _step_after(self) -> None:
        self._step(1)

    @Slot(int)
    def _step(self, by: int) -> None:
        """Move who is selected to the group before or after; from none, to the last or the first."""
        people, count = self.board.people, len(self._draft.state.groups)
        if people and count:
            at = self.board.group_of(people[0])
            beyond = (count if by < 0 else -1) if at is None else at
            self.move_to(people, (beyond + by) % count)

    @Slot()
    def _rename(self) -> None:
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    @Slot()
    def _take_room(self) -> None:
        groups, key = self._draft.state.groups, self.room_combo.currentData()
        if self._group is not None:
            changed = replace(groups[self._group], room=UUID(key) if key else None)
            self._draft.put((*groups[: self._group], changed, *groups[self._group + 1 :]))

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        people = self.board.people
        if people:
            self.menu(people).popup(self.board.viewport().mapToGlobal(at))
        elif self.board.current is not None and self.board.current.group is not None:
            self._rename()

    def menu(self, people: tuple[UUID, ...]) -> QMenu:
        """Return what can be done with these people."""
        menu = QMenu(self.board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        to_menu = menu.addMenu(self.tr("Move to"))
        for at, group in enumerate(self._draft.state.groups):
            action = to_menu.addAction(group_name(group, at).replace("&", "&&"))
            action.setEnabled(any(self.board.group_of(person) != at for person in people))
            action.setData(at)
        to_menu.setEnabled(bool(self._draft.state.groups))
        to_menu.triggered.connect(self._move_here)
        menu.addAction(self.tr("Swap"), self._swap).setEnabled(self._can_swap())
        menu.addAction(self.tr("Take out"), self._take_out).setEnabled(self.out_button.isEnabled())
        menu.addSeparator()
        several = len(people) >= _PAIR
        menu.addAction(self.tr("Keep apart"), self.wishes.apart_button.click).setEnabled(several)
        menu.addAction(self.tr("Keep together"), self.wishes.together_button.click).setEnabled(several)
        return menu

    @Slot(QAction)
    def _move_here(self, action: QAction) -> None:
        self.move_to(self.board.people, action.data())
