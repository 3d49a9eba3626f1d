"""A line of words behind an icon."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme, restyle


class IconLabel(QWidget):
    """Words with an icon before them, both in one color role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._glyph = ""
        self._role = "ink-2"
        self._size = 16
        self._picture = QLabel()
        self.words = QLabel()
        self.words.setProperty("type", "caption")
        self.words.setWordWrap(False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def show_line(self, glyph: str, text: str, role: str = "ink-2", size: int = 16) -> None:
        """Show these words behind that icon, both in a color role."""
        self._glyph, self._role, self._size = glyph, role, size
        self.words.setText(text)
        restyle(self.words, tone=role)
        self.setAccessibleName(text)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._theme is not None and self._glyph:
            self._picture.setPixmap(self._theme.pixmap(self._glyph, self._role, self._size))
            self._picture.setContentsMargins(0, self._theme.px(2), 0, 0)
