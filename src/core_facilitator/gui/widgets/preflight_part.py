"""What to look at before a day begins, above the steps. It goes as soon as the day begins, and forbids nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from core_facilitator.domain.preflight import Check, Ready
from core_facilitator.gui import form
from core_facilitator.gui.models import preflight_words
from core_facilitator.gui.widgets.flow_layout import FlowLayout
from core_facilitator.gui.widgets.keys_rest import KeysRest
from core_facilitator.gui.widgets.preflight_row import PreflightRow
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.materials import Needed
    from core_facilitator.gui.models.preflight_words import Line
    from core_facilitator.gui.tools import Tools

_INDENT = 32  # px: below the words of a row


class PreflightPart(QWidget):
    """Signals: `ticked` carries the name of a material and whether it lies there.

    `beep_wanted`, `backup_wanted` and `plan_wanted`: a sound, a backup, or the planner is wanted.
    """

    ticked = Signal(str, bool)
    beep_wanted = Signal()
    backup_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.checks: dict[str, QCheckBox] = {}
        self.title_label = QLabel(self.tr("Before you start"))
        self.title_label.setProperty("type", "heading")
        self.summary_label = QLabel()
        self.summary_label.setProperty("tone", "ink-2")
        self.summary_label.setWordWrap(True)
        self.rows = self._made_rows()
        self._things = KeysRest()
        self._flow = FlowLayout(self._things, spacing=16)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(self.title_label)
        self._column.addWidget(self.summary_label)
        for check, row in self.rows.items():
            self._column.addWidget(row)
            if check is Check.MATERIALS:
                self._column.addWidget(self._things)
        form.dress(self, tools.theme)
        tools.theme.changed.connect(self._size)
        self._size()
        self.hide()

    def show_ready(self, what: Ready, said: dict[Check, Line]) -> None:
        """Show what was found."""
        self.summary_label.setText(preflight_words.summary(what))
        for check, row in self.rows.items():
            if check in said:
                row.show_line(what.verdicts[check], said[check])
            row.setVisible(check in said)
        self.rows[Check.CONFLICTS].button.setVisible(bool(what.conflicts))
        self._show_things(what)

    def _show_things(self, what: Ready) -> None:
        """Show a box for each material; those that are there keep their keyboard."""
        said = {one.name: _quantity(one) for one in what.materials}
        if [*said.values()] != [box.text() for box in self.checks.values()]:
            self._make_boxes(said)
        missing = {one.name for one in what.missing}
        for name, box in self.checks.items():
            box.setChecked(name not in missing)
        self._things.setVisible(bool(said))

    def _make_boxes(self, said: dict[str, str]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for box in self.checks.values():
            box.hide()
            box.deleteLater()
        self.checks = {}
        for name, words in said.items():
            box = QCheckBox(words)
            box.setToolTip(self.tr("Tick it off when it lies ready"))
            box.clicked.connect(self._tick)
            self._flow.addWidget(box)
            self.checks[name] = box

    @Slot(bool)
    def _tick(self, there: bool) -> None:
        pressed = self.sender()
        name = next(name for name, box in self.checks.items() if box is pressed)
        self.ticked.emit(name, there)

    def _made_rows(self) -> dict[Check, PreflightRow]:
        acts = {
            Check.SOUND: (
                self.tr("Try the sound"),
                self.tr("Sounds as in the last minute of a block"),
                self.beep_wanted,
            ),
            Check.BACKUP: (self.tr("Back up now"), self.tr("Makes a backup and checks it"), self.backup_wanted),
            Check.CONFLICTS: (self.tr("Open the plan"), self.tr("Shows this day in the planner"), self.plan_wanted),
        }
        rows = {}
        for check in Check:
            act, tip, wanted = acts.get(check, ("", "", None))
            rows[check] = PreflightRow(self._tools.theme, act, tip)
            if wanted is not None:
                rows[check].button.clicked.connect(wanted)
        return rows

    @Slot()
    def _size(self) -> None:
        px = self._tools.theme.px
        self._column.setContentsMargins(px(TEXT), px(24), px(RIGHT), px(8))
        self._things.setContentsMargins(px(_INDENT), 0, 0, 0)
        self.title_label.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _quantity(one: Needed) -> str:
    """Return "Paper", or "20 × Paper" where it is not one, as people read it from a list."""
    words = one.name if one.quantity == 1 else f"{one.quantity} × {one.name}"
    return words.replace("&", "&&")
