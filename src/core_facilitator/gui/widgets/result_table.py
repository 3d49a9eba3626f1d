"""All statements of a check-in with their bars, group by group: the large part of a screen of results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.documents.check_ins import earlier_name
from core_facilitator.documents.count_bars import axis_of
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui.models import result_words
from core_facilitator.gui.widgets.result_row import Columns, ResultRow, paint_tag, tag_height

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Group
    from core_facilitator.domain.result_views import Stage, View
    from core_facilitator.gui.theme import Theme

_SIDE, _NAME, _TEXT, _NUMBER = 24, 152, 264, 76
_LEAST_BARS = 208
_TEXT_SHARE = 0.4
_HEAD, _AROUND = 44, 12
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a group stands: its top and height, and how high its name is where that stands above its rows."""

    top: int
    height: int
    above: int


class ResultTable(QWidget):
    """Shows a view with statements. Arrow keys go from row to row; each row says its counts in words."""

    def __init__(self, theme: Theme, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._groups = [(stage, [ResultRow(theme, line, view, self) for line in stage.lines]) for stage in view.stages]
        self._places: list[_Place] = []
        self._scales = tuple(dict.fromkeys(line.scale for line in view.lines if line.counts))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Statements"))
        for row in self.rows:
            row.stepped.connect(self._step)
        self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)

    @property
    def rows(self) -> list[ResultRow]:
        """All rows from the first to the last."""
        return [row for _, rows in self._groups for row in rows]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._measure(width)[1]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(440), self._theme.px(_HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(self.width())
        if self._agrees:
            self._paint_head(painter, columns)
        for (stage, _), place in zip(self._groups, self._places, strict=True):
            self._paint_group(painter, stage, place)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self._lay_out()

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = self.rows
        at = next((place for place, row in enumerate(rows) if row.hasFocus()), 0) + by
        if 0 <= at < len(rows):
            for row in rows:
                row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            rows[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    # Measuring

    @property
    def _agrees(self) -> bool:
        return any(line.scale.scaling is Scaling.AGREEMENT for line in self._view.lines)

    @property
    def _named(self) -> bool:
        return any(stage.group is not None for stage in self._view.stages)

    def _beside(self, width: int) -> bool:
        """Whether the names of groups have room beside their rows."""
        px = self._theme.px
        numbers = 2 if self._view.earlier is not None else 1
        least = px(2 * _SIDE + _NAME + _TEXT + _LEAST_BARS + numbers * _NUMBER)
        return self._named and width >= least

    def _columns(self, width: int) -> Columns:
        px = self._theme.px
        left = px(_NAME) if self._beside(width) else 0
        room = width - 2 * px(_SIDE) - left
        if not self._agrees:
            return Columns(room, 0, 0, 0)
        before = px(_NUMBER) if self._view.earlier is not None else 0
        rest = room - px(_NUMBER) - before
        wanted = max((row.text_wide for row in self.rows), default=0)  # more than that is better given to the bars
        text = min(max(wanted, round(rest * _TEXT_SHARE)), rest - px(_LEAST_BARS))
        return Columns(text, rest - text, px(_NUMBER), before)

    def _left(self, width: int) -> int:
        return self._theme.px(_SIDE + (_NAME if self._beside(width) else 0))

    def _measure(self, width: int) -> tuple[list[_Place], int]:
        px, columns, beside = self._theme.px, self._columns(width), self._beside(width)
        top = px(_HEAD) if self._agrees else 0
        places = []
        for stage, rows in self._groups:
            name = self._name_height(stage, width)
            above = 0 if beside or not name else name + px(8)
            inside = above + sum(row.height_for(columns) for row in rows)
            height = max(inside, name if beside else 0) + 2 * px(_AROUND)
            places.append(_Place(top, height, above))
            top += height
        return places, top

    def _lay_out(self) -> None:
        columns, left = self._columns(self.width()), self._left(self.width())
        self._places, _whole = self._measure(self.width())
        for (_, rows), place in zip(self._groups, self._places, strict=True):
            top = place.top + self._theme.px(_AROUND) + place.above
            for row in rows:
                top = row.stand(left, top, columns)
        self.update()

    def _name_room(self, width: int) -> int:
        px = self._theme.px
        return px(_NAME - 16) if self._beside(width) else width - 2 * px(_SIDE)

    def _name_height(self, stage: Stage, width: int) -> int:
        if stage.group is None:
            return 0
        room, theme = self._name_room(width), self._theme
        height = float(theme.px(28))
        if stage.group.question.text:
            metrics = QFontMetricsF(theme.font("caption"))
            height += metrics.boundingRect(QRectF(0, 0, room, 1000), _WRAP, stage.group.question.text).height()
        if stage.lowest is not None and self._beside(width):
            height += theme.px(8) + tag_height(theme)
        return round(height)

    # Painting

    def _paint_head(self, painter: QPainter, columns: Columns) -> None:
        theme, px, left = self._theme, self._theme.px, self._left(self.width())
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("ink-2"))
        high = px(_HEAD)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, columns.text, high), middle, self.tr("Statement"))
        axis = left + columns.text + self._axis(columns)
        near = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(QRectF(axis - px(200) - px(8), 0, px(200), high), near, self.tr("Disagree"))
        painter.drawText(QRectF(axis + px(8), 0, px(200), high), middle, self.tr("Agree"))
        end = left + columns.text + columns.bars
        painter.drawText(QRectF(end, 0, columns.agree, high), near, self.tr("Agree"))
        if self._view.earlier is not None:
            name = earlier_name(self._view)
            painter.drawText(QRectF(end + columns.agree, 0, columns.before, high), near, name)

    def _axis(self, columns: Columns) -> float:
        """Return where the middle is in the bars of the first scale to agree with."""
        scale = next((one for one in self._scales if one.scaling is Scaling.AGREEMENT), None)
        rows = [line.counts for line in self._view.lines if line.scale == scale and line.counts]
        wide = columns.bars - self._theme.px(16)
        return axis_of(rows, wide, self._theme.scale) if rows else wide / 2

    def _paint_group(self, painter: QPainter, stage: Stage, place: _Place) -> None:
        theme, low = self._theme, stage.lowest is not None
        if low:
            painter.fillRect(0, place.top, self.width(), place.height, theme.color("now-tint"))
        if place.top:
            painter.fillRect(0, place.top, self.width(), 1, theme.color("now-line" if low else "line"))
        if stage.group is not None:
            self._paint_name(painter, stage, stage.group, place)

    def _paint_name(self, painter: QPainter, stage: Stage, group: Group, place: _Place) -> None:
        theme, px, left = self._theme, self._theme.px, self._theme.px(_SIDE)
        room, top = self._name_room(self.width()), float(place.top + px(_AROUND))
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.color("ink"))
        title = group.title.text
        painter.drawText(QRectF(left, top, room, px(28)), Qt.AlignmentFlag.AlignVCenter, title)
        if stage.lowest is not None and not self._beside(self.width()):
            at = left + QFontMetricsF(theme.font("heading")).horizontalAdvance(title) + px(12)
            paint_tag(painter, theme, result_words.lowest_tag(stage), QPointF(round(at) + 0.5, top + px(2) + 0.5))
        top += px(28)
        question = group.question.text
        if question:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("ink-2"))
            high = painter.fontMetrics().boundingRect(0, 0, room, 1000, int(_WRAP), question).height()
            painter.drawText(QRectF(left, top, room, high + 1), _WRAP, question)
            top += high
        if stage.lowest is not None and self._beside(self.width()):
            paint_tag(painter, theme, result_words.lowest_tag(stage), QPointF(left + 0.5, top + px(8) + 0.5))
