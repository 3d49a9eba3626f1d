"""Ways to catch up, side by side, each with what follows from it. Figures can be set by hand before one is used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models import run_plans
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core_facilitator.domain.recovery import Given, RecoveryPlan
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.tools import Tools

_LEAST = 220  # px for a way beside others


class RunRecovery(QWidget):
    """`use_wanted` carries the plan that was picked; `by_hand` its number, itself, a block and the minutes wanted."""

    use_wanted = Signal(object)
    by_hand = Signal(int, object, object, int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._now: Figures | None = None
        self._plans: list[RecoveryPlan] = []
        self._cards: list[_Way] = []
        self._by_hand = False
        self.none_label = QLabel(self.tr("The day ends on time, and nothing that is pinned is in danger."))
        self.none_label.setWordWrap(True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tools.theme.px(12))
        self.none_label.hide()
        self._row.addWidget(self.none_label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def ways(self) -> tuple[_Way, ...]:
        """The ways that are shown, the best first."""
        return tuple(self._cards)

    @Slot(object, object)
    def show_plans(self, now: Figures, plans: tuple[RecoveryPlan, ...]) -> None:
        """Show the ways of a moment; as long as the run is the same, those stay in which a figure was set by hand."""
        if self._by_hand and self._now is not None and now.run == self._now.run:
            return
        first, self._now, self._by_hand = self._now is None, now, False
        self._show(list(plans))
        if first and self._cards and self.hasFocus():
            self._cards[0].use_button.setFocus()

    @Slot(int, object)
    def show_adjusted(self, number: int, plan: RecoveryPlan) -> None:
        """Show what became of a way when a figure of it was set by hand."""
        if number < len(self._plans):
            self._by_hand = True
            self._show([plan if at == number else one for at, one in enumerate(self._plans)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._tools.theme.px(_LEAST) * max(1, len(self._cards))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _show(self, plans: list[RecoveryPlan]) -> None:
        focused = next((i for i, card in enumerate(self._cards) if card.isAncestorOf(self.focusWidget() or self)), None)
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._plans, self._cards = plans, []
        self.none_label.setVisible(not plans)
        if self._now is None:
            return
        for index, plan in enumerate(plans):
            card = _Way(self._tools, self._now, plan)
            card.used.connect(partial(self._use, index))
            card.set_by_hand.connect(partial(self._set, index))
            self._row.addWidget(card, 1)
            self._cards.append(card)
        if focused is not None and focused < len(self._cards):
            self._cards[focused].use_button.setFocus()

    def _use(self, index: int) -> None:
        self.use_wanted.emit(self._plans[index])

    def _set(self, index: int, block: UUID, minutes: int) -> None:
        self.by_hand.emit(index, self._plans[index], block, minutes)


class _Way(QFrame):
    """One way: what it is called, what gives how much, what moves, and the button that uses it."""

    used = Signal()
    set_by_hand = Signal(object, int)

    def __init__(self, tools: Tools, now: Figures, plan: RecoveryPlan) -> None:
        super().__init__()
        self._tools, self._now = tools, now
        px, run, hours24 = tools.theme.px, now.run, tools.hours24
        self.setProperty("panel", "surface")
        self.plan = plan
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        self.use_button = QPushButton(self.tr("Do this"))
        self.use_button.setAccessibleName(self.tr("Do this: {0}").format(run_plans.name(plan.kind)))
        self.use_button.setProperty("extent", "small")
        self.use_button.clicked.connect(self.used)
        head = QHBoxLayout()
        head.addWidget(self._label(run_plans.name(plan.kind), kind="heading"), 1)
        head.addWidget(self.use_button)
        column.addLayout(head)
        self.ends_label = self._label(run_plans.ends(run, plan, hours24=hours24), kind="strong")
        column.addWidget(self.ends_label)
        for block in plan.left_out:
            column.addWidget(self._label(self.tr("Without {0}").format(run_plans.block_title(run, block))))
        if plan.ends_at is not None:
            column.addWidget(self._label(self.tr("Nothing gets shorter, and the later end is the one agreed on.")))
        column.addLayout(self._gives())
        moved = run_plans.outcomes(run, plan, hours24=hours24)
        if moved:
            column.addWidget(self._label("\n".join(moved), kind="caption", tone="ink-2"))
        column.addStretch(1)
        form.dress(self, tools.theme)

    def _gives(self) -> QGridLayout:
        """Return a row for each that gives: how long it is, and how long it will be, which can be set."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._tools.theme.px(8))
        grid.setColumnStretch(0, 1)
        self.spins: list[MinutesSpin] = []
        for row, one in enumerate(self.plan.gives):
            words = self.tr("{0}, {1} min to").format(run_plans.given(self._now.run, one), one.before)
            label = self._label(words)
            grid.addWidget(label, row, 0)
            if one.step is None:
                spin = self._spin(one, words)
                label.setBuddy(spin)
                grid.addWidget(spin, row, 1)
            else:
                grid.addWidget(self._label(self.tr("{0} min").format(one.after)), row, 1)
        return grid

    def _spin(self, one: Given, words: str) -> MinutesSpin:
        spin = MinutesSpin()
        spin.setRange(0, one.before)
        spin.setSuffix(self.tr(" min"))
        spin.setProperty("extent", "small")
        spin.setAccessibleName(words)
        spin.show_minutes(one.after)
        spin.minutes_chosen.connect(self._chosen(one))
        self.spins.append(spin)
        return spin

    def _chosen(self, one: Given) -> Callable[[int], None]:
        return partial(self.set_by_hand.emit, one.block)

    @staticmethod
    def _label(words: str, *, kind: str = "", tone: str = "") -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMinimumWidth(1)
        if kind:
            label.setProperty("type", kind)
        if tone:
            label.setProperty("tone", tone)
        return label
