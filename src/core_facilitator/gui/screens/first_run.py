"""The first screen: three doors to a place where work can live, and the text size before anything must be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from core_facilitator import paths
from core_facilitator.gui import form, workspaces
from core_facilitator.gui.doors.create import CreateDoor
from core_facilitator.gui.doors.opening import OpenDoor
from core_facilitator.gui.doors.recovery import RecoveryStep
from core_facilitator.gui.doors.sample import SampleDoor
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.door import Door
from core_facilitator.gui.widgets.margin_rule import MarginRule
from core_facilitator.settings import TextScale

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace

_DOORS, _NARROW_DOORS = 416, 320  # px of the doors' width at the standard text size
_FORM, _NARROW_FORM = 528, 408  # px of the width of what is behind them
_RULE = 4  # px
_EDGES, _NARROW_EDGES = (96, 48, 56, 40), (32, 24, 32, 24)  # px left and right of the doors, and of the form
_LOW = 860  # px of height under which the wide margins above go


class FirstRunScreen(QWidget):
    """Creates a workspace, opens one, or shows the sample.

    `entered` carries the open workspace, and `created` one that is open but whose code has not been typed back.
    """

    create_door: Door
    open_door: Door
    sample_door: Door
    door_stack: QStackedWidget
    create_page: QWidget
    recovery_page: QWidget
    open_page: QWidget
    sample_page: QWidget
    scroll_area: QScrollArea
    scroll_content: QWidget
    door_form_panel: QWidget
    left_pane: QWidget
    right_pane: QWidget
    pane_rule: MarginRule
    size_standard_button: QPushButton
    size_large_button: QPushButton
    size_largest_button: QPushButton

    created = Signal(object)
    entered = Signal(object)

    def __init__(self, tools: Tools, tries: Tries, start: Path | None = None) -> None:
        super().__init__()
        theme, work, ask = tools.theme, tools.work, tools.ask
        form.fill(self, "first_run", theme)
        self._theme = theme
        self._work = work
        self._preferences = tools.preferences
        self.create_door.set_detail(self.tr("For your retreats, notes and journals."))
        self.open_door.set_detail(self.tr("From this laptop, a USB drive or a backup."))
        self.sample_door.set_detail(
            self.tr("Two days, 18 invented people. Needs no passphrase and keeps nothing you type.")
        )
        home = paths.documents_folder()
        self.creating = CreateDoor(self, theme, work, ask, home)
        self.recovering = RecoveryStep(self, work, ask)
        self.opening = OpenDoor(self, tools, tries, start or home, known=start is not None)
        self.sampling = SampleDoor(self, work)
        self.creating.created.connect(self._show_code)
        self.recovering.entered.connect(self._begin)
        for step in (self.opening, self.sampling):
            step.entered.connect(self.entered)
        for door in self._doors:
            door.toggled.connect(self._show_door)
            door.entered.connect(self._go_in)
        self._offer_sizes()
        theme.changed.connect(self._arrange)
        (self.create_door if start is None else self.open_door).setChecked(True)
        self._show_door()

    @property
    def _doors(self) -> tuple[Door, Door, Door]:
        return self.create_door, self.open_door, self.sample_door

    @property
    def unfinished(self) -> Workspace | None:
        """A workspace that was created here and whose recovery code has not been typed back."""
        return self.recovering.workspace

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            return
        if self._stacked:
            next(door for door in self._doors if door.isChecked()).setFocus()
        else:
            self._go_in()

    def _offer_sizes(self) -> None:
        buttons = {
            TextScale.STANDARD: self.size_standard_button,
            TextScale.LARGE: self.size_large_button,
            TextScale.LARGEST: self.size_largest_button,
        }
        buttons[self._preferences.settings.text_scale].setChecked(True)
        for button in buttons.values():
            button.clicked.connect(self._take_size)

    @Slot()
    def _take_size(self) -> None:
        if self.size_largest_button.isChecked():
            scale = TextScale.LARGEST
        else:
            scale = TextScale.LARGE if self.size_large_button.isChecked() else TextScale.STANDARD
        self._preferences.change(text_scale=scale)

    @Slot()
    def _show_door(self) -> None:
        if self.create_door.isChecked():
            page = self.create_page if self.unfinished is None else self.recovery_page
        else:
            page = self.open_page if self.open_door.isChecked() else self.sample_page
        self.door_stack.setCurrentWidget(page)

    @Slot()
    def _go_in(self) -> None:
        """Give the keyboard to what comes first behind the door that is open."""
        page = self.door_stack.currentWidget()
        if page is self.recovery_page:
            self.recovering.begin()
        elif page is self.create_page:
            self.creating.name_edit.setFocus()
        elif page is self.open_page:
            self.opening.first.setFocus()
        else:
            self.sampling.sample_button.setFocus()
        if self._stacked:
            top = self.right_pane.mapTo(self.scroll_content, QPoint()).y()
            self.scroll_area.verticalScrollBar().setValue(top)

    @Slot(object, str, str)
    def _show_code(self, workspace: Workspace, name: str, code: str) -> None:
        self.created.emit(workspace)
        self.recovering.show_code(workspace, name, code)
        for door in self._doors:
            door.setEnabled(False)
        self._show_door()
        self._go_in()

    @Slot(object)
    def _begin(self, workspace: Workspace) -> None:
        self._work.start("code typed back", self._enter, workspace)

    async def _enter(self, workspace: Workspace) -> None:
        await self._work.run(workspaces.note_code_typed_back, workspace)
        self.entered.emit(workspace)

    @property
    def _stacked(self) -> bool:
        return self._room(_NARROW_EDGES) < self._theme.px(_NARROW_DOORS + _NARROW_FORM)

    def _room(self, edges: tuple[int, ...]) -> int:
        """Return how wide the doors and what is behind them can be together, between these edges."""
        return self.width() - self.scroll_area.verticalScrollBar().sizeHint().width() - _RULE - sum(edges)

    @Slot()
    def _arrange(self) -> None:
        """Put the panes beside each other where there is room, else below each other; nothing is cut."""
        stacked = self._stacked
        form.turn(self, "pane_layout", down=stacked)
        self.pane_rule.setVisible(not stacked)
        top = 32 if self.height() < self._theme.px(_LOW) else 72
        wide = self._room(_EDGES) >= self._theme.px(_DOORS + _FORM)
        left, beside, before, after = edges = _EDGES if wide else _NARROW_EDGES
        doors, behind = self._theme.px(_DOORS), self._theme.px(_FORM)
        if stacked:
            self.left_pane.setFixedWidth(self._room(()))
            behind = min(behind, self._room((before, after)))
            beside = max(0, self._room((left, doors)))  # words wrap in the width that heights are reckoned with
        else:
            doors = max(self._theme.px(_NARROW_DOORS), min(doors, self._room(edges) - behind))
            behind = min(behind, self._room(edges) - doors)
            self.left_pane.setFixedWidth(left + doors + beside)
        for door in self._doors:
            door.setFixedWidth(doors)
        self.door_form_panel.setFixedWidth(behind)
        self.left_pane.setContentsMargins(left, top, beside, 32)
        self.right_pane.setContentsMargins(before, top, after, 32)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if stacked else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.scroll_area.setVerticalScrollBarPolicy(policy)
