"""The lists to choose from for a block: kinds of time with their patterns, frameworks with their monograms, rooms."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox

from core_facilitator.domain.agendas import Session, TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.patterns import kind_icon

_RATIO = 2.0  # drawn twice as large, for screens that show it so


def fill_kinds(combo: QComboBox, theme: Theme) -> None:
    """Offer the kinds of time, in the colors of the theme; the chosen one stays."""
    chosen = combo.currentIndex()
    combo.clear()
    combo.setIconSize(QSize(theme.px(16), theme.px(16)))
    for kind in TimeKind:
        combo.addItem(kind_icon(kind, theme), kind_name(kind), kind.value)
    combo.setCurrentIndex(chosen)


def fill_frameworks(combo: QComboBox, theme: Theme) -> None:
    """Offer the frameworks and none, in the colors of the theme; the chosen one stays."""
    chosen = combo.currentIndex()
    combo.clear()
    combo.setIconSize(QSize(theme.px(26), theme.px(20)))
    combo.addItem(QCoreApplication.translate("Block", "None"), "")
    for framework in FRAMEWORKS.values():
        combo.addItem(_monogram(framework.key, framework.monogram, theme), framework.name, framework.key)
    combo.setCurrentIndex(chosen)


def fill_rooms(combo: QComboBox, session: Session, room: UUID | None) -> None:
    """Offer the rooms of a session and none, and choose one."""
    wanted = [(QCoreApplication.translate("Block", "No room"), ""), *((one.name, str(one.id)) for one in session.rooms)]
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != wanted:
        combo.clear()
        for name, key in wanted:
            combo.addItem(name, key)
    choose(combo, str(room) if room is not None else "")


def chosen_room(combo: QComboBox) -> UUID | None:
    """Return the room that is chosen."""
    key: str = combo.currentData()
    return UUID(key) if key else None


def choose(combo: QComboBox, data: str) -> None:
    """Choose the entry that stands for a value; none when there is no such entry."""
    combo.setCurrentIndex(combo.findData(data))


def _monogram(key: str, letters: str, theme: Theme) -> QIcon:
    width, height = theme.px(26), theme.px(20)
    picture = QPixmap(round(width * _RATIO), round(height * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.framework(key)[0])
    painter.drawRoundedRect(QRectF(0, 0, width, height), 4, 4)
    font = theme.font("label")
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.color("surface"))
    painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return QIcon(picture)
