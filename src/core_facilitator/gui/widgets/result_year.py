"""A year of one check-in: a run chart for each group of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from core_facilitator.domain.check_in_trends import run_chart
from core_facilitator.gui.widgets.result_run_chart import ResultRunChart
from core_facilitator.gui.widgets.result_side import SideCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core_facilitator.domain.check_in_trends import RunChart, Wave
    from core_facilitator.domain.instruments import Group, Scale
    from core_facilitator.domain.result_views import View
    from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate

_FEWEST_WAVES = 3
_SIDE_BY_SIDE = 2


def year_card(theme: Theme, view: View, waves: Sequence[Wave]) -> SideCard | None:
    """Return the groups over time, or None where too few waves were closed to speak of time."""
    told = list(_charts(view, waves))
    if not told:
        return None
    card = SideCard(theme, translate("Results", "Over time"), beside=24)
    grid = QGridLayout()
    grid.setSpacing(theme.px(24))
    for place, (group, chart, scale) in enumerate(told):
        made = ResultRunChart(theme, group.title.text, chart, scale)
        grid.addWidget(made, place // _SIDE_BY_SIDE, place % _SIDE_BY_SIDE)
    card.column.addLayout(grid)
    card.say(
        translate("Results", "The dashed line is the median. Rules: Anhøj and Olesen 2014, by the number of points.")
    )
    return card


def _charts(view: View, waves: Sequence[Wave]) -> Iterator[tuple[Group, RunChart, Scale]]:
    instrument = view.now.check_in.instrument
    every = {wave.check_in.id: wave for wave in (*waves, view.now)}.values()
    scales = {statement.group: scale for statement, scale in instrument.scaled}
    for group in instrument.groups:
        chart = run_chart(every, group.key)
        if sum(point.score is not None for point in chart.points) >= _FEWEST_WAVES:
            yield group, chart, scales[group.key]
