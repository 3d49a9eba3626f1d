"""What only the facilitator reads while a day runs: the notes of what is on, and which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core_facilitator.gui import shortcuts

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.tools import Tools


class RunNotes(QWidget):
    """Follows what is on; while nothing is, what comes next. Never on the room display."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._shown: object = None
        self._px = tools.theme.px
        self.text_label = QLabel()
        self.text_label.setProperty("type", "lead")
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setWordWrap(True)
        self.text_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text_label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_figures(self, now: Figures) -> None:
        """Show the notes of what is on."""
        block = now.block or (now.waiting.block if now.waiting is not None else None)
        step = now.step.step if now.step is not None else None
        shown = (block, step, now.run.plan.notes, now.run.plan.if_late)
        if shown == self._shown:
            return
        self._shown = shown
        words = "\n\n".join(one for one in self._words(block, step, now) if one)
        self.text_label.setText(words or self.tr("There are no notes for this block."))

    def _words(self, block: Block | None, step: int | None, now: Figures) -> list[str]:
        plan = now.run.plan
        words = []
        if block is not None:
            if step is not None and step < len(block.steps) and block.steps[step].say:
                words.append(self.tr("To say: {0}").format(block.steps[step].say))
            words.append(block.notes)
            words.append(self.tr("If late: {0}").format(block.if_late) if block.if_late else "")
        words.append(self.tr("The day: {0}").format(plan.notes) if plan.notes else "")
        words.append(self.tr("If the day runs late: {0}").format(plan.if_late) if plan.if_late else "")
        return words


class RunKeys(QWidget):
    """The keys of the run screen, in the order of the table."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        px = tools.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for shortcut in shortcuts.SHORTCUTS.values():
            if shortcut.where != shortcuts.RUN or not shortcut.keys:
                continue
            row = grid.rowCount()
            cap = QLabel(QKeySequence(shortcut.keys[0]).toString(QKeySequence.SequenceFormat.NativeText))
            cap.setProperty("type", "key")
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(cap, row, 0)
            words = QLabel(shortcuts.words(shortcut.name))
            words.setWordWrap(True)
            grid.addWidget(words, row, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
