"""What to bring, added up over all blocks: for the whole session, a day, or a room."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.what_to_bring import Scope, as_text, lines, scopes
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.row_list import RowList

_SIZE = 780, 620  # px at the standard text size, where the window has that much room


class Materials(QDialog):
    """Follows the plan. `block_wanted` carries the key of the first block that uses the chosen material."""

    scope_combo: QComboBox
    needed_list: RowList
    nothing_label: QLabel
    copy_button: QPushButton
    done_button: QPushButton

    block_wanted = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan) -> None:
        super().__init__(parent)
        form.fill(self, "materials", theme)
        self.setWindowTitle(self.tr("Materials"))
        fit(self, theme, *_SIZE)
        self._plan = plan
        self._scopes: tuple[Scope, ...] = ()
        self.scope_combo.currentIndexChanged.connect(self._show_lines)
        self.needed_list.opened.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.done_button.clicked.connect(self.accept)
        plan.changed.connect(self._show)
        self._show()

    @property
    def _scope(self) -> Scope:
        return self._scopes[max(0, self.scope_combo.currentIndex())]

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        if session is not None and scopes(session) != self._scopes:
            self._scopes = scopes(session)
            self.scope_combo.clear()
            self.scope_combo.addItems([scope.text for scope in self._scopes])
        self._show_lines()

    @Slot()
    def _show_lines(self) -> None:
        session = self._plan.session
        if session is not None:
            found = lines(session, self._scope)
            self.needed_list.set_lines(found)
            self.needed_list.setVisible(bool(found))
            self.nothing_label.setVisible(not found)
            self.copy_button.setEnabled(bool(found))

    @Slot(object)
    def _open(self, block: UUID) -> None:
        self.accept()
        self.block_wanted.emit(block)

    @Slot()
    def _copy(self) -> None:
        if self._plan.session is not None:
            QGuiApplication.clipboard().setText(as_text(self._plan.session, self._scope))
