"""A banner: what happened, whether the work is safe, what to do. It stays until that is settled."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core_facilitator.gui.theme import Theme, restyle

_GLYPHS = {
    "warn": ("triangle-alert", "now-ink"),
    "danger": ("circle-alert", "danger"),
    "done": ("circle-check", "accent"),
    "private": ("lock", "private"),
    "": ("info", "ink-2"),
}


class Banner(QFrame):
    """Words on a tint, behind an icon, with at most one action as a link. Hidden until it says something.

    `left`: it is about to hide while its link has the keyboard, which must then go on to somewhere sensible.
    """

    acted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._glyph = ("info", "ink-2")
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setMinimumWidth(1)  # a word without an end is cut; it must not make the page wider
        self.action_button = QPushButton()
        self.action_button.setProperty("variant", "link")
        self.action_button.clicked.connect(self.acted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 11, 16, 11)
        layout.setSpacing(12)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.action_button.hide()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, kind: str, lead: str, text: str = "", *, action: str = "", glyph: str = "") -> None:
        """Show the banner.

        Args:
            kind: warn, danger, done, private, or nothing for a plain one.
            lead: the first words, set bold.
            text: the words after them.
            action: names the link, if there is something to do at once.
            glyph: another icon than that of the kind.
        """
        from html import escape  # most banners never say anything, and a start has no time for it

        usual, role = _GLYPHS[kind]
        self._glyph = (glyph or usual, role)
        restyle(self, banner=kind)
        bold = f"<b>{escape(lead)}</b>" if text else escape(lead)
        self._words.setText(f"{bold} {escape(text)}" if text else bold)
        self.setAccessibleName(f"{lead} {text}".strip())
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._draw()
        self.show()

    def setVisible(self, visible: bool) -> None:
        if not visible and self.action_button.hasFocus():
            self.left.emit()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        in_dialog = isinstance(self.window(), QDialog)  # where Enter means the default button
        self.action_button.setAutoDefault(not in_dialog)

    @property
    def urgent(self) -> bool:
        """Whether it says that work is in danger."""
        return str(self.property("banner")) == "danger"

    @property
    def said(self) -> str:
        """The words shown, as a screen reader says them; nothing while hidden."""
        return "" if self.isHidden() else self.accessibleName()

    @Slot()
    def _draw(self) -> None:
        if self._theme is not None:
            self._picture.setPixmap(self._theme.pixmap(*self._glyph, 20))
            self._picture.setContentsMargins(0, self._theme.px(1), 0, 0)
