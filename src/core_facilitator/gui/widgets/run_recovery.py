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
        self._cards: list[Way] = []
        self._by_hand = False
        self.none_label = QLabel(self.tr("The day ends on time, and nothing that is pinned is in danger."))
        self.none_label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column.addLayout(self._row)
        column.addStretch(1)
        self._row.setSpacing(tools.theme.px(12))
        self.none_label.hide()
        self._row.addWidget(self.none_label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def ways(self) -> tuple[Way, ...]:
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

    @Slot(object, int, object)
    def show_adjusted(self, now: Figures, number: int, plan: RecoveryPlan) -> None:
        """Show what became of a way when a figure of it was set by hand, unless the day went on meanwhile."""
        if self._now is None or now.run != self._now.run or number >= len(self._plans):
            return
        self._by_hand = True
        self._plans[number] = plan
        if not self._cards[number].show_plan(plan):
            self._show(self._plans)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._tools.theme.px(_LEAST) * max(1, len(self._cards))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _show(self, plans: list[RecoveryPlan]) -> None:
        held = self.focusWidget() or self
        focused = next((i for i, card in enumerate(self._cards) if card.isAncestorOf(held)), None)
        field = None if focused is None else self._cards[focused].field_of(held)
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._plans, self._cards = plans, []
        self.none_label.setVisible(not plans)
        if self._now is None:
            return
        for index, plan in enumerate(plans):
            card = Way(self._tools, self._now, plan)
            card.used.connect(partial(self._use, index))
            card.set_by_hand.connect(partial(self._set, index))
            self._row.addWidget(card, 1)
            self._cards.append(card)
        if focused is not None and focused < len(self._cards):
            card = self._cards[focused]
            (card.fields.get(field) or card.use_button if field else card.use_button).setFocus()

    def _use(self, index: int) -> None:
        self.use_wanted.emit(self._plans[index])

    def _set(self, index: int, block: UUID, minutes: int) -> None:
        self.by_hand.emit(index, self._plans[index], block, minutes)


class Way(QFrame):
    """One way: what it is called, what gives how much, what moves, and the button that uses it."""

    used = Signal()
    set_by_hand = Signal(object, int)

    def __init__(self, tools: Tools, now: Figures, plan: RecoveryPlan) -> None:
        super().__init__()
        self._tools, self._run = tools, now.run
        px = tools.theme.px
        self.setProperty("panel", "surface")
        self.plan = plan
        self.fields: dict[UUID, MinutesSpin] = {}  # for each block that gives, from the first
        self._wanted: tuple[UUID, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        self.use_button = QPushButton(self.tr("Do this"))
        self.use_button.setProperty("extent", "small")
        self.use_button.clicked.connect(self.used)
        self.name_label = self._label("", kind="heading")
        head = QHBoxLayout()
        head.addWidget(self.name_label, 1)
        head.addWidget(self.use_button)
        column.addLayout(head)
        self.ends_label = self._label("", kind="strong")
        column.addWidget(self.ends_label)
        for block in plan.left_out:
            column.addWidget(self._label(self.tr("Without {0}").format(run_plans.block_title(self._run, block))))
        self.later_label = self._label(self.tr("Nothing gets shorter, and the later end is the one agreed on."))
        column.addWidget(self.later_label)
        column.addLayout(self._gives())
        self.said_label = self._label("", kind="caption")
        self.moved_label = self._label("", kind="caption", tone="ink-2")
        column.addWidget(self.said_label)
        column.addWidget(self.moved_label)
        column.addStretch(1)
        self.said_label.hide()
        self.show_plan(plan)
        form.dress(self, tools.theme)

    def show_plan(self, plan: RecoveryPlan) -> bool:
        """Show the same way with other figures: each field says what is done. Return False where others give now."""
        run, hours24 = self._run, self._tools.hours24
        after = {one.block: one.after + run_plans.more(run, one) for one in plan.gives}
        if after.keys() != self.fields.keys():
            return False
        self.plan = plan
        for block, spin in self.fields.items():
            spin.show_minutes(after[block])
        self._say_limit()
        does = bool(plan.gives or plan.left_out or plan.ends_at)
        name = run_plans.name(plan.kind) if does else self.tr("Nothing left can give minutes")
        self.name_label.setText(name)
        self.use_button.setAccessibleName(self.tr("Do this: {0}").format(name))
        self.use_button.setVisible(does)
        self.ends_label.setText(run_plans.ends(run, plan, hours24=hours24))
        self.later_label.setVisible(plan.ends_at is not None and not any(one.after < one.before for one in plan.gives))
        self.moved_label.setText("\n".join(run_plans.outcomes(run, plan, hours24=hours24)))
        self.moved_label.setVisible(bool(self.moved_label.text()))
        return True

    def field_of(self, held: QWidget) -> UUID | None:
        """Return the block whose field has the keyboard."""
        return next((block for block, spin in self.fields.items() if spin is held or spin.isAncestorOf(held)), None)

    def _say_limit(self) -> None:
        """Say why a field shows other minutes than were wanted."""
        if self._wanted is None:
            return
        block, minutes = self._wanted
        has = self.fields[block].value()
        words = self.tr("{0} can have {1} min: floors, and times that stand, hold.")
        self.said_label.setText(words.format(run_plans.block_title(self._run, block), has))
        self.said_label.setVisible(has != minutes)

    def _gives(self) -> QGridLayout:
        """Return a row for each that gives: how long it is, and how long it will be, which can be set."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._tools.theme.px(8))
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(self.plan.gives):
            before = one.before + run_plans.more(self._run, one)
            words = self.tr("{0}, {1} min to").format(run_plans.given(self._run, one), before)
            label = self._label(words)
            spin = self._spin(one, before, words)
            label.setBuddy(spin)
            grid.addWidget(label, row, 0)
            grid.addWidget(spin, row, 1)
            self.fields[one.block] = spin
        return grid

    def _spin(self, one: Given, before: int, words: str) -> MinutesSpin:
        spin = MinutesSpin()
        spin.setRange(0, before)
        spin.setSuffix(self.tr(" min"))
        spin.setProperty("extent", "small")
        spin.setAccessibleName(words)
        spin.minutes_chosen.connect(partial(self._choose, one))
        return spin

    def _choose(self, one: Given, minutes: int) -> None:
        self._wanted = (one.block, minutes)
        self.set_by_hand.emit(one.block, minutes - run_plans.more(self._run, one))

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
