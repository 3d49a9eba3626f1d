"""The menu bar of an open workspace. Everything in it works; what does not exist yet is not there."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.screens import SCREENS

SESSION = QT_TRANSLATE_NOOP("Menus", "&Session")

# The menus in order, and the actions in each by their names in the table of shortcuts; None is a line.
_MENUS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            *(
                "new",
                "new_from_template",
                "import_document",
                "import",
                "export_agenda",
                "templates",
                None,
                "packet",
                None,
            ),
            *("backups", "passphrase", "recovery_code", None),
            *("another", "lock", None, "quit"),
        ),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Edit"), ("undo", "redo", None, "find")),
    (QT_TRANSLATE_NOOP("Menus", "&View"), tuple(f"go.{place.key}" for place in SCREENS)),
    (SESSION, ()),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), ("keys", "about")),
)


def fill(bar: QMenuBar, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Put the actions that are given into their menus; return the menus by their untranslated titles."""
    bar.clear()
    menus: dict[str, QMenu] = {}
    for title, names in _MENUS:
        menu = bar.addMenu(QCoreApplication.translate("Menus", title))
        put(menu, _shown(names, actions))
        menus[title] = menu
    return menus


def _shown(names: Sequence[str | None], actions: dict[str, QAction]) -> list[QAction | None]:
    """Return the actions that are there, with no line at an end and no two together."""
    shown: list[QAction | None] = []
    for name in names:
        if name is None and shown and shown[-1] is not None:
            shown.append(None)
        elif name is not None and name in actions:
            shown.append(actions[name])
    return shown[:-1] if shown and shown[-1] is None else shown


def put(menu: QMenu, actions: Sequence[QAction | None]) -> None:
    """Show these actions in a menu instead of what is there; None is a line. An empty menu is not shown."""
    for shown in menu.actions():
        menu.removeAction(shown)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    menu.menuAction().setVisible(bool(actions))
