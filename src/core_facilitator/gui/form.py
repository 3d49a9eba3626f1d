"""Fills a screen or dialog from its Designer form and binds the widgets that it names.

A form says what its widgets are by dynamic properties, which the style sheet and this module read:
`variant` (primary, quiet, danger, link) and `extent` (large, small) of buttons, `type` (caption, heading,
title …) and `tone` (a color role) of labels, `glyph` (the name of an icon) of buttons.
Painted widgets of `gui/widgets` can be placed too: promote them, and list them in `WIDGETS`.
"""

from functools import cache
from importlib import import_module
from typing import get_type_hints

from PySide6.QtCore import QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from core_facilitator import paths
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import WIDGETS

_GLYPH_ROLES = {"primary": "on-accent", "quiet": "accent", "danger": "danger", "link": "accent"}


class FormError(Exception):
    """A form is missing or broken, or lacks a widget that its screen needs."""


def fill(screen: QWidget, name: str, theme: Theme) -> None:
    """Load `ui/<name>.ui` into the screen and bind every widget that its class annotates.

    Widgets with a method `set_theme` are given the theme.

    Raises:
        FormError: when the form cannot be read or does not hold a widget of that name and kind.
    """
    body = _loader().load(str(paths.form(name)), screen)
    if body is None:
        raise FormError(f"{name}.ui: {_loader().errorString()}")
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(body)
    for attribute, kind in get_type_hints(type(screen)).items():
        if isinstance(kind, type) and issubclass(kind, QWidget):
            widget = body.findChild(kind, attribute)
            if widget is None:
                raise FormError(f"{name}.ui has no {kind.__name__} named {attribute}")
            setattr(screen, attribute, widget)
    _dress(body, theme)


def _dress(body: QWidget, theme: Theme) -> None:
    for widget in body.findChildren(QWidget):
        if hasattr(widget, "set_theme"):
            widget.set_theme(theme)
    for button in body.findChildren(QAbstractButton):
        glyph = button.property("glyph")
        if glyph:
            role = _GLYPH_ROLES.get(button.property("variant"), "ink")
            button.setIcon(theme.icon(glyph, role, gap=bool(button.text())))


@cache
def _loader() -> QUiLoader:
    """One loader for all forms: a new one costs 20 to 40 ms, the same one 5."""
    return _Loader()


class _Loader(QUiLoader):
    """Also knows the widgets of `gui/widgets`, each imported when a form first holds it."""

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if class_name not in WIDGETS:
            return super().createWidget(class_name, parent, name)
        kind = getattr(import_module(WIDGETS[class_name]), class_name)
        widget: QWidget = kind(parent)
        widget.setObjectName(name)
        return widget


def annotated(screen: type[QWidget]) -> dict[str, type[QObject]]:
    """Return the widgets that a screen expects in its form, by name; for the test of all forms."""
    return {
        name: kind
        for name, kind in get_type_hints(screen).items()
        if isinstance(kind, type) and issubclass(kind, QWidget)
    }
