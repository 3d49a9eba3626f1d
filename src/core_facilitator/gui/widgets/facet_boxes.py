"""The frameworks to tick, each with its monogram and how many cards there are of it."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import paint_monogram

_TILE = QSize(28, 24)
_BESIDE = 4  # px more than Qt leaves between a picture and the words
_RATIO = 2.0  # drawn twice as large, for screens that show it so


class FacetBoxes(QWidget):
    """`chosen` says that its user ticked another one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, QLabel] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setHorizontalSpacing(4)
        layout.setColumnStretch(0, 1)
        for row, framework in enumerate(FRAMEWORKS.values()):
            box, count = QCheckBox(framework.name.replace("&", "&&")), QLabel()
            box.setProperty("facet", "true")
            count.setProperty("type", "caption")
            count.setProperty("tone", "ink-2")
            box.toggled.connect(self._choose)
            layout.addWidget(box, row, 0)
            layout.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._boxes[framework.key], self._counts[framework.key] = box, count

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def values(self) -> frozenset[str]:
        """The keys of those that are ticked."""
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """All boxes, in order."""
        return tuple(self._boxes.values())

    def box(self, key: str) -> QCheckBox:
        """Return the box of a framework."""
        return self._boxes[key]

    def offer(self, known: frozenset[str], counts: Mapping[str, int]) -> None:
        """Offer the frameworks that there are cards of, and say how many would be shown of each."""
        for key, box in self._boxes.items():
            count = counts.get(key, 0)
            self._counts[key].setText(str(count))
            box.setAccessibleName(f"{FRAMEWORKS[key].name}, {count}")
            box.setVisible(key in known)
            self._counts[key].setVisible(key in known)

    def clear_choice(self) -> None:
        """Want any framework."""
        self.blockSignals(True)
        for box in self._boxes.values():
            box.setChecked(False)
        self.blockSignals(False)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit()

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        px = self._theme.px
        for key, box in self._boxes.items():
            box.setIconSize(QSize(px(_TILE.width()) + _BESIDE, px(_TILE.height())))
            box.setIcon(_picture(key, self._theme))


def _picture(key: str, theme: Theme) -> QIcon:
    width, height = theme.px(_TILE.width()), theme.px(_TILE.height())
    picture = QPixmap(round((width + _BESIDE) * _RATIO), round(height * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_monogram(painter, QRect(0, 0, width, height), key, theme)
    painter.end()
    return QIcon(picture)
