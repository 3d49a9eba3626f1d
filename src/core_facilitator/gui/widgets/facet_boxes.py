"""Values to tick, each with its picture and how many cards there are of it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.library import Facet
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import paint_monogram

_TILE = QSize(28, 24)
_GLYPH = 18  # px
_BESIDE = 4  # px more than Qt leaves between a picture and the words
_RATIO = 2.0  # drawn twice as large, for screens that show it so


class CountedBoxes(QWidget):
    """Boxes below one another. `chosen` says that its user ticked another one."""

    chosen = Signal()

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`names` are what is shown of each key."""
        super().__init__(parent)
        self._theme: Theme | None = None
        self._names = names
        self._boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, QLabel] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setHorizontalSpacing(4)
        layout.setColumnStretch(0, 1)
        for row, (key, name) in enumerate(names.items()):
            box, count = QCheckBox(name.replace("&", "&&")), QLabel()
            box.setProperty("facet", "true")
            count.setProperty("type", "caption")
            count.setProperty("tone", "ink-2")
            box.toggled.connect(self._choose)
            layout.addWidget(box, row, 0)
            layout.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._boxes[key], self._counts[key] = box, count

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
        """Return the box of a key."""
        return self._boxes[key]

    def offer(self, known: Iterable[str], counts: Mapping[str, int]) -> None:
        """Offer what there are cards of, and say how many would be shown of each."""
        for key, box in self._boxes.items():
            count = counts.get(key, 0)
            self._counts[key].setText(str(count))
            box.setAccessibleName(f"{self._names[key]}, {count}")
            box.setVisible(key in known)
            self._counts[key].setVisible(key in known)

    def clear_choice(self) -> None:
        """Tick none."""
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
            box.setIcon(self._icon(key, self._theme))

    def _icon(self, key: str, theme: Theme) -> QIcon:
        width, height = theme.px(_TILE.width()), theme.px(_TILE.height())
        picture = QPixmap(round((width + _BESIDE) * _RATIO), round(height * _RATIO))
        picture.setDevicePixelRatio(_RATIO)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_picture(painter, QRect(0, 0, width, height), key, theme)
        painter.end()
        return QIcon(picture)

    def paint_picture(self, painter: QPainter, at: QRect, key: str, theme: Theme) -> None:
        """Paint what stands for a key."""
        raise NotImplementedError


class FacetBoxes(CountedBoxes):
    """The frameworks, each with its monogram."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({framework.key: framework.name for framework in FRAMEWORKS.values()}, parent)

    def paint_picture(self, painter: QPainter, at: QRect, key: str, theme: Theme) -> None:
        paint_monogram(painter, at, key, theme)


_SHELF = {
    Facet.FAVORITE: (QT_TRANSLATE_NOOP("Cards", "Favorites"), "star-filled", ""),
    Facet.USED: (
        QT_TRANSLATE_NOOP("Cards", "Recently used"),
        "history",
        QT_TRANSLATE_NOOP("Cards", "In a session of the last 12 months, or of one to come"),
    ),
    Facet.OWN: (QT_TRANSLATE_NOOP("Cards", "Own protocols"), "pen-line", ""),
}


class ShelfBoxes(CountedBoxes):
    """What a facilitator has made of the library, by the names of its facets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__({facet.value: translate("Cards", name) for facet, (name, *_) in _SHELF.items()}, parent)
        for facet, (_, _, tip) in _SHELF.items():
            if tip:
                self.box(facet.value).setToolTip(translate("Cards", tip))

    def paint_picture(self, painter: QPainter, at: QRect, key: str, theme: Theme) -> None:
        side = theme.px(_GLYPH)
        picture = theme.glyph(_SHELF[Facet(key)][1], "ink-2", side, _RATIO)
        painter.drawPixmap(at.x() + (at.width() - side) // 2, at.y() + (at.height() - side) // 2, picture)
