"""The eye in a passphrase field: shows what is typed while it is open."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from core_facilitator.gui.theme import Theme

_EYE = 18  # px at the standard text size


class Secret(QObject):
    """Hides what is typed into a field, and lets its user look."""

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._theme = theme
        field.setStyle(theme.findChild(_EyeStyle) or _EyeStyle(theme))
        self._look = QAction(field)
        self._look.triggered.connect(self._turn)
        field.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._show(hidden=True)

    @Slot()
    def _turn(self) -> None:
        self._show(hidden=self._field.echoMode() is QLineEdit.EchoMode.Normal)

    def _show(self, *, hidden: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._look.setIcon(self._theme.icon("eye-off" if hidden else "eye"))
        self._look.setText(self.tr("Show what is typed") if hidden else self.tr("Hide what is typed"))


class _EyeStyle(QProxyStyle):
    """Lets the eye grow with the text; no style sheet can. One for all fields, which lives as long as the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fusion")
        self.setParent(theme)
        self._theme = theme

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_LineEditIconSize:
            return self._theme.px(_EYE)
        return super().pixelMetric(metric, option, widget)
