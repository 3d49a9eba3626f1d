"""Fills a screen or dialog from its Designer form and binds the widgets that it names.

A form says what its widgets are by dynamic properties, which the style sheet and this module read:
`variant` (primary, quiet, danger, link) and `extent` (large, small) of buttons, `type` (caption, heading,
title …) and `tone` (a color role) of labels, `glyph` (the name of an icon) and `key` (a key cap at
the end) of buttons.
Painted widgets of `gui/widgets` can be placed too: promote them, and list them in `WIDGETS`.
"""

from functools import cache
from importlib import import_module
from sys import modules

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core_facilitator import paths
from core_facilitator.domain.agendas import FIRST_DATE, LAST_DATE
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import WIDGETS

_SPIN_PADDING = 12  # px, which the style sheet cannot give to the field beside a spin box's arrows
_GLYPH_ROLES = {"primary": "on-accent", "quiet": "accent", "danger": "danger", "link": "accent"}


class FormError(Exception):
    """A form is missing or broken, or lacks a widget that its screen needs."""


def fill(screen: QWidget, name: str, theme: Theme) -> None:
    """Load `ui/<name>.ui` into the screen and bind every widget that its class annotates.

    Widgets with a method `set_theme` are given the theme.

    Raises:
        FormError: when the form cannot be read or does not hold a widget of that name and kind.
    """
    body, made = _PREPARED.pop(name) if name in _PREPARED else _load(name, screen)
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(body)
    bind(screen, body)
    for widget in made:  # not all children: to learn the classes of Qt's own, PySide would load every class
        if hasattr(widget, "set_theme"):
            widget.set_theme(theme)
    dress(body, theme)


def prepare(name: str) -> None:
    """Load a large form now, so that filling a screen from it later takes half as long.

    Raises:
        FormError: when the form cannot be read.
    """
    if name not in _PREPARED:
        _PREPARED[name] = _load(name)


_Loaded = tuple[QWidget, list[QWidget]]
"""A form's body, and every widget that the form names."""

_PREPARED: dict[str, _Loaded] = {}


def _load(name: str, parent: QWidget | None = None) -> _Loaded:
    file = paths.form(name)
    if not file.is_file():
        raise FormError(f"{file.name} is not there")
    loader = _loader()
    loader.made = []
    try:
        return loader.load(str(file), parent), loader.made
    except RuntimeError as error:
        raise FormError(f"{file.name}: {error}") from error


def bind(owner: QObject, body: QWidget) -> None:
    """Set each widget that the owner's class annotates to the one of that name in the body.

    Raises:
        FormError: when there is none of that name and kind.
    """
    for attribute, kind in annotated(type(owner)).items():
        widget = body.findChild(kind, attribute)
        if widget is None:
            raise FormError(f"{body.objectName()} has no {kind.__name__} named {attribute}")
        setattr(owner, attribute, widget)


def annotated(owner: type[QObject]) -> dict[str, type[QWidget]]:
    """Return the widgets that a class expects in its form, by name."""
    return {
        name: kind
        for cls in reversed(owner.__mro__)
        for name, text in vars(cls).get("__annotations__", {}).items()
        if isinstance(kind := _kind(cls, text), type) and issubclass(kind, QWidget)
    }


def _kind(cls: type, annotation: object) -> object:
    """Resolve one annotation; a name that is imported for the type checker only is no widget."""
    return vars(modules[cls.__module__]).get(annotation) if isinstance(annotation, str) else annotation


def turn(screen: QWidget, layout: str, *, down: bool) -> None:
    """Lay the parts of a box layout of the form below each other, or beside each other."""
    found = screen.findChild(QBoxLayout, layout)
    if found is not None:
        found.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)


def dress(body: QWidget, theme: Theme) -> None:
    """Give the buttons and fields of a body what their properties ask for: icons, caps of keys, names, no wheel."""
    if not isinstance(body.window(), QDialog):  # there Enter has a meaning of its own: the default button
        for push in body.findChildren(QPushButton):
            push.setAutoDefault(True)  # Enter presses the button that has the keyboard, as Space does
    for button in body.findChildren(QAbstractButton):
        glyph = button.property("glyph")
        if glyph:
            role = _GLYPH_ROLES.get(button.property("variant"), "ink")
            button.setIcon(theme.icon(glyph, role, gap=bool(button.text())))
        if button.property("key"):
            _put_key(button)
    for spin in body.findChildren(QAbstractSpinBox):
        if isinstance(spin, QDateEdit) and spin.calendarPopup():
            spin.setDateRange(FIRST_DATE, LAST_DATE)  # type: ignore[arg-type] # -- PySide takes dates of Python
            continue  # drawn as a combo box, which the style sheet can
        spin.lineEdit().setTextMargins(_SPIN_PADDING, 0, 0, 0)
    _name_inner_fields(body)
    _pass_tab_on(body)
    scrolling = _WheelScrolls(body)
    for field in (*body.findChildren(QAbstractSpinBox), *body.findChildren(QComboBox)):
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(scrolling)


def _pass_tab_on(body: QWidget) -> None:
    """Let Tab go past a scroll area to the fields inside, which scroll into view. One without is scrolled itself."""
    for area in body.findChildren(QScrollArea):
        inside = area.widget()
        if inside and any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in inside.findChildren(QWidget)):
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _name_inner_fields(body: QWidget) -> None:
    """Name the field inside a widget of ours as the widget's label says. A label names only its buddy itself."""
    for label in body.findChildren(QLabel):
        buddy = label.buddy()
        inner = buddy.focusProxy() if buddy is not None else None
        if inner is not None and not inner.accessibleName():
            inner.setAccessibleName(label.text().replace("&", ""))


class _WheelScrolls(QObject):
    """Lets the wheel scroll past a field. Qt would change its value, which is saved before anybody sees it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()  # so it goes on to what the field stands in
        return True


def _put_key(button: QAbstractButton) -> None:
    """Show the key that does the same at the end of a button."""
    cap = QLabel(button.property("key"))
    cap.setProperty("type", "key")
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = QHBoxLayout(button)
    layout.setContentsMargins(8, 0, 8, 0)
    layout.addWidget(cap, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@cache
def _loader() -> "_Loader":
    """One loader for all forms, made without the plugins of Qt Designer: they cost 16 ms and 8 MB, and run any code."""
    folders = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(folders)


class _Loader(QUiLoader):
    """Also knows the widgets of `gui/widgets`, each imported when a form first holds it.

    Those of Qt are made here too: to learn the class of one that Qt made, PySide loads every class of widgets.
    `made` holds those of the form that is loaded.
    """

    def __init__(self) -> None:
        super().__init__()
        self.made: list[QWidget] = []

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        home = WIDGETS.get(class_name)
        kind = getattr(QtWidgets if home is None else import_module(home), class_name, None)
        if kind is None:  # a line, or what only holds a layout
            return super().createWidget(class_name, parent, name)
        widget: QWidget = kind(parent)
        widget.setObjectName(name)
        self.made.append(widget)
        return widget
