"""A run chart in plain numbers."""

from datetime import date
from uuid import UUID

import pytest

from core_facilitator.documents.run_chart_lines import chart_lines
from core_facilitator.domain.check_in_trends import RunChart, RunPoint


def _chart(*scores: float | None, center: float | None = None) -> RunChart:
    points = tuple(
        RunPoint(check_in=UUID(int=place), on=date(2026, 1, 1 + place), score=score)
        for place, score in enumerate(scores)
    )
    return RunChart(points=points, center=center)


def test_waves_stand_equally_far_apart_and_higher_scores_higher() -> None:
    lines = chart_lines(_chart(1, 3, 5, center=3), 1, 5, (300, 150), 1)

    first, second, third = lines.dots
    assert third.x - second.x == pytest.approx(second.x - first.x)
    assert first.y == lines.foot
    assert third.y == 10
    assert lines.center == second.y
    assert [value for value, _ in lines.marks] == [1, 3, 5]


def test_a_wave_without_a_score_parts_the_line() -> None:
    lines = chart_lines(_chart(2, 3, None, 4, 2, None, 3), 1, 5, (300, 150), 1)

    assert [len(stretch) for stretch in lines.stretches] == [2, 2]
    assert lines.dots[2].y is None
    assert lines.center is None


def test_one_wave_stands_in_the_middle() -> None:
    lines = chart_lines(_chart(4), 1, 5, (300, 150), 1)

    assert lines.dots[0].x == pytest.approx((lines.left + lines.right) / 2)
    assert lines.stretches == ()
