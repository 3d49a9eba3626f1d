"""What a block took the last times, as a line beside its minutes, with a link that plans as many."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.past_words import insight_list, insight_words
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip

if TYPE_CHECKING:
    from core_facilitator.domain.timing_insights import Insight

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class BlockInsight(QObject):
    """`minutes_wanted` carries the minutes that something usually takes."""

    insight_label: QLabel

    minutes_wanted = Signal(int)

    def __init__(self, page: QWidget, theme: Theme) -> None:
        super().__init__(page)
        form.bind(self, page)
        self._theme = theme
        self._insight: Insight | None = None
        self._offered = False
        self.insight_label.setTextInteractionFlags(_LINKS)
        self.insight_label.hide()
        self.insight_label.linkActivated.connect(self._want)
        theme.changed.connect(self._show)

    def show_insight(self, insight: Insight | None, *, minutes: int, writable: bool) -> None:
        """Show what is known of a block that is planned for so many minutes; nothing where nothing is."""
        self._insight = insight
        self._offered = insight is not None and writable and insight.differs(minutes)
        self._show()

    @Slot()
    def _show(self) -> None:
        insight = self._insight
        self.insight_label.setVisible(insight is not None)
        if insight is None:
            return
        words = insight_words(insight)
        plan = self.tr("Plan {0} min").format(insight.actual) if self._offered else ""
        color = self._theme.color("accent").name()
        link = f' <a href="plan" style="color:{color}">{escape(plan).replace(" ", "&nbsp;")}</a>' if plan else ""
        self.insight_label.setText(escape(words) + link)
        self.insight_label.setAccessibleName(f"{words} {plan}".strip())
        self.insight_label.setToolTip(tip(insight_list(insight)))

    @Slot()
    def _want(self) -> None:
        if self._insight is not None:
            self.minutes_wanted.emit(self._insight.actual)
