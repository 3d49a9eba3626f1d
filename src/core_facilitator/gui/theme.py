"""The look: colors, fonts, sizes and icons by role, light or dark, at three text sizes.

Colors are named by what they are for, never by hue (`resources/themes/light.json`: every start reads one, and TOML
takes ten times as long). A framework has two: its ink stands on its tint, or surface on its ink. Everything that has
a size in pixels goes through `px`, so that a larger text size enlarges fields, icons and gaps with the words.
"""

import json
import re
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core_facilitator import paths
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.restyling import AT_ONCE, Restyling
from core_facilitator.settings import Look, TextScale

_SANS = "Source Sans 3"
_SUBHEAD = "Source Serif 4 Subhead"

# Type by role: family, size in px at the standard text size, weight.
_TYPE: dict[str, tuple[str, int, QFont.Weight]] = {
    "label": (_SANS, 13, QFont.Weight.DemiBold),
    "caption": (_SANS, 14, QFont.Weight.Normal),
    "body": (_SANS, 16, QFont.Weight.Normal),
    "lead": (_SANS, 18, QFont.Weight.Normal),
    "heading": (_SUBHEAD, 20, QFont.Weight.DemiBold),
    "title": (_SUBHEAD, 24, QFont.Weight.DemiBold),
    "display": (_SUBHEAD, 32, QFont.Weight.DemiBold),
    "hero": (_SUBHEAD, 40, QFont.Weight.DemiBold),
    "journal": (_SUBHEAD, 20, QFont.Weight.Normal),
    "clock": (_SANS, 48, QFont.Weight.DemiBold),
}

_FONT_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSans3-It.ttf",
    "SourceSerif4Subhead-Regular.ttf",
    "SourceSerif4Subhead-Semibold.ttf",
)

_EMOJI_FILE = "fallback", "NotoEmoji-Regular.ttf"
_SETTLED = 3000  # ms after which the first screen is up and nobody waits

_PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line-strong",
    QPalette.ColorRole.Dark: "line-strong",
    QPalette.ColorRole.Shadow: "line-strong",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet reads (`tone`, `variant`, `invalid` …) and show them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


_AROUND_DIALOG = QSize(48, 64)  # px: the frame of a dialog, and some of the window to be seen around it
_HALF = 128  # the lightness between dark and light


class Theme(QObject):
    """The one look of the whole application; `changed` says that colors or sizes are other ones now."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        look: Look = Look.SYSTEM,
        scale: TextScale = TextScale.STANDARD,
        at_once: int = AT_ONCE,
    ) -> None:
        """Give the application its look.

        Args:
            app: the application.
            look: light, dark, or as the system.
            scale: the size of text.
            at_once: up to how many hidden widgets change their look together with what is seen.
        """
        super().__init__()
        self._app = app
        self._look = look
        self._scale = scale
        self._dark, self._shown_scale = False, scale  # as shown, which what is wanted becomes a moment later
        self._preferences: Preferences | None = None
        self._colors: dict[str, QColor] = {}
        self._frameworks: dict[str, tuple[QColor, QColor]] = {}
        self._pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        self._system_dark = app.palette().window().color().lightness() < _HALF
        self._restyling = Restyling(app, self._change, self.changed.emit, at_once)
        self._restyling.now()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        """Whether the colors shown now are the dark ones."""
        return self._dark

    @property
    def scale(self) -> float:
        """How much larger than standard the text is: 1.0, 1.25 or 1.5."""
        return self._shown_scale.value

    def set_look(self, look: Look) -> None:
        """Show light or dark colors, or those of the system."""
        if look is not self._look:
            self._look = look
            self._restyling.begin()

    def set_scale(self, scale: TextScale) -> None:
        """Show text, and what holds it, at another size."""
        if scale is not self._scale:
            self._scale = scale
            self._restyling.begin()

    def follow(self, preferences: Preferences) -> None:
        """Look as the settings say, now and when they change."""
        self._preferences = preferences
        preferences.changed.connect(self._take_settings)
        self._take_settings()
        later = QTimer(self, singleShot=True, interval=_SETTLED)
        later.timeout.connect(self.know_emoji)
        later.start()

    @Slot()
    def know_emoji(self) -> None:
        """Load the bundled emoji where the system has none: a name that holds one would show a box in its place."""
        if not any("emoji" in family.casefold() for family in QFontDatabase.families()):
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", *_EMOJI_FILE)))
            self.changed.emit()

    def px(self, pixels: float) -> int:
        """Return a length of the design at the present text size, in whole pixels."""
        return round(pixels * self.scale)

    def room(self, width: int, height: int, within: QSize) -> QSize:
        """Return a size for a dialog at the present text size, but with its frame inside the window under it."""
        return QSize(self.px(width), self.px(height)).boundedTo(within - _AROUND_DIALOG)

    def color(self, role: str) -> QColor:
        """Return the color of a role, for example `ink-2` or `accent-tint`."""
        return self._colors[role]

    def framework(self, key: str) -> tuple[QColor, QColor]:
        """Return a framework's ink and tint; those of the house practice for one that is not known."""
        return self._frameworks.get(key, self._frameworks["house"])

    def font(self, role: str, *, bold: bool = False) -> QFont:
        """Return the font of a type role (`caption`, `body`, `title` …) at the present text size.

        Args:
            role: one of the type roles.
            bold: set it semibold, where the role itself is not.
        """
        family, size, weight = _TYPE[role]
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else weight)
        return font

    def icon(self, name: str, role: str = "ink-2", *, on: str = "", gap: bool = False) -> QIcon:
        """Return a Lucide icon that follows the theme by itself.

        Args:
            name: the file's name in `resources/icons`.
            role: the color role it is drawn in; a disabled widget draws it in `ink-3`.
            on: the color role while the button is checked; the same one if not given.
            gap: leave a sixth of the icon's width free on its right, because Qt puts words too close to icons.
        """
        return QIcon(_Glyph(self, name, role, on or role, gap=gap))

    def pixmap(self, name: str, role: str = "ink-2", size: int = 20) -> QPixmap:
        """Return a Lucide icon in the present colors; `size` is in px at the standard text size."""
        return self.glyph(name, role, self.px(size), self._app.devicePixelRatio())

    def glyph(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """Return an icon of `size` device-independent px for a screen of that device pixel ratio."""
        pixels = round(size * ratio)
        key = (name, role, pixels, round(ratio * 100))
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(name, self._colors[role], pixels, ratio)
        return self._pixmaps[key]

    @Slot()
    def _take_settings(self) -> None:
        if self._preferences is not None:
            self.set_look(self._preferences.settings.look)
            self.set_scale(self._preferences.settings.text_scale)

    @Slot()
    def _follow_system(self) -> None:
        if self._look is Look.SYSTEM:
            self._restyling.begin()

    def _change(self) -> str:
        self._tell_system()
        self._dark = self._system_dark if self._look is Look.SYSTEM else self._look is Look.DARK
        self._shown_scale = self._scale
        name = "dark" if self._dark else "light"
        self._read(json.loads(paths.resource("themes", f"{name}.json").read_text(encoding="utf-8")))
        self._pixmaps.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        return self._style_sheet(name)

    def _tell_system(self) -> None:
        """Give the title bar and the system's own dialogs the same look, or take theirs. At first it is the same."""
        if self._look is Look.SYSTEM and not self._colors:
            return
        from PySide6.QtCore import Qt  # its hundred enums take 15 ms, which the first paint can do without

        schemes = {
            Look.SYSTEM: Qt.ColorScheme.Unknown,
            Look.LIGHT: Qt.ColorScheme.Light,
            Look.DARK: Qt.ColorScheme.Dark,
        }
        hints = self._app.styleHints()
        hints.setColorScheme(schemes[self._look])
        if self._look is Look.SYSTEM and hints.colorScheme() is not Qt.ColorScheme.Unknown:
            # It may have turned dark while the app had a look of its own: then no signal comes now.
            self._system_dark = hints.colorScheme() is Qt.ColorScheme.Dark

    def _read(self, values: dict[str, Any]) -> None:
        self._colors = {role: QColor(color) for role, color in values["color"].items()}
        self._frameworks = {
            key: (QColor(pair["ink"]), QColor(pair["tint"])) for key, pair in values["framework"].items()
        }

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, color in _PALETTE.items():
            palette.setColor(role, self._colors[color])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colors["ink-3"])
        return palette

    def _style_sheet(self, name: str) -> str:
        """Fill the one style sheet: `@role` is a color, `12sp` a length growing with the text, `12sp+2` 2 px more."""
        text = paths.resource("themes", "style.qss").read_text(encoding="utf-8")
        text = text.replace("@images", paths.resource("themes", name).as_posix())
        text = re.sub(r"@([a-z0-9-]+)", lambda found: self._colors[found[1]].name(), text)
        return re.sub(r"(\d+)sp([+-]\d+)?", lambda found: f"{self.px(int(found[1])) + int(found[2] or 0)}px", text)


class _Glyph(QIconEngine):
    """Draws an icon in the colors that the theme has at that moment, so nobody sets icons anew."""

    def __init__(self, theme: Theme, name: str, role: str, on: str, *, gap: bool) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role
        self._on = on
        self._gap = gap

    def clone(self) -> QIconEngine:
        return _Glyph(self._theme, self._name, self._role, self._on, gap=self._gap)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        size = side - side // 6 if self._gap else side
        left = rect.left() if self._gap else rect.left() + (rect.width() - size) // 2
        top = rect.top() + (rect.height() - size) // 2
        role = "ink-3" if mode is QIcon.Mode.Disabled else self._on if state is QIcon.State.On else self._role
        painter.drawPixmap(left, top, self._theme.glyph(self._name, role, size, painter.device().devicePixelRatioF()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


def _drawn(name: str, color: QColor, pixels: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", color.name()).replace('stroke-width="2"', 'stroke-width="1.75"')
    picture = QPixmap(pixels, pixels)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
