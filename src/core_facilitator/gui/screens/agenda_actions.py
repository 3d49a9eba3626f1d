"""The planner's actions: each a row of the table of shortcuts, bound to a command, and where its keys count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core_facilitator.gui import shortcuts
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.screens.agenda_moves import BlockMoves
from core_facilitator.gui.screens.agenda_typing import DayTyping

# In the menus by name, in order; None is a line.
_EDIT = ("cut", "copy", "paste", "duplicate", "remove", None, "rename", "add", None, "fit", "instead", "protocol")
_TIME = ("longer", "shorter", "longer_1", "shorter_1", None, "pin", "protect", "skip")
_MOVE = ("up", "down", "track_after", "track_before", "day_before", "day_after", None, "groups", "split", "unsplit")
_DAY = (
    *("add_day", "template_days", "day_details", "copy_day", "shift_day", "day_template", "remove_day", None),
    *("run", "go_before", "go_after"),
)
_SESSION = (
    "session_details",
    "people",
    "rooms",
    "materials",
    "move_dates",
    None,
    "find",
    "find_next",
    "find_previous",
    None,
    "drawer",
    "details",
)

_READING = frozenset(
    {
        *("copy", "find", "find_next", "find_previous", "go_before", "go_after", "details", "day_details"),
        *("session_details", "people", "rooms", "materials", "drawer", "fit", "groups"),
    }
)
"""What changes nothing, and so is all there is where nothing can be changed."""


def block_commands(blocks: BlockCommands, moves: BlockMoves, typing: DayTyping) -> dict[str, Callable[[], object]]:
    """Return what can be done with the selected blocks, by the names in the table of shortcuts."""
    return {
        "up": moves.up,
        "down": moves.down,
        "track_after": moves.to_track_after,
        "track_before": moves.to_track_before,
        "day_before": moves.to_day_before,
        "day_after": moves.to_day_after,
        "longer": blocks.longer,
        "shorter": blocks.shorter,
        "longer_1": blocks.longer_by_one,
        "shorter_1": blocks.shorter_by_one,
        "pin": blocks.pin,
        "skip": blocks.skip,
        "protect": blocks.protect,
        "add": typing.add,
        "rename": typing.rename,
        "duplicate": blocks.duplicate,
        "split": blocks.split,
        "unsplit": blocks.unsplit,
        "cut": blocks.cut,
        "copy": blocks.copy,
        "paste": blocks.paste,
        "remove": blocks.remove,
    }


class AgendaActions:
    """Makes the actions and groups them. Those of blocks count only while the day has the keyboard.

    Where the plan is not `writable`, those that would change it are not made.
    """

    def __init__(self, screen: QWidget, day: QWidget, *, writable: bool) -> None:
        self._screen = screen
        self._day = day
        self._writable = writable
        self.by_name: dict[str, QAction] = {}

    def of_blocks(self, commands: dict[str, Callable[[], object]]) -> None:
        """Add actions whose keys are single letters and the like: they rest while a text field has the keyboard."""
        self._add(commands, self._day, Qt.ShortcutContext.WidgetShortcut)

    def of_screen(self, commands: dict[str, Callable[[], object]]) -> None:
        """Add actions whose keys count anywhere on the screen."""
        self._add(commands, self._screen, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def block_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of all that can be done with the selected blocks."""
        menu = QMenu(parent)
        self._put(menu, (*_EDIT, None, *_TIME, None, *_MOVE))
        return menu

    def day_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of all that can be done with a day."""
        menu = QMenu(parent)
        self._put(menu, _DAY)
        return menu

    def session_menu(self, block_menu: QMenu, day_menu: QMenu) -> list[QAction | None]:
        """Return the lines of the session's menu; those of blocks and of the day lie one level deeper."""
        return [block_menu.menuAction(), day_menu.menuAction(), None, *self._there(_SESSION)]

    def _add(self, commands: dict[str, Callable[[], object]], owner: QWidget, context: Qt.ShortcutContext) -> None:
        for name, command in commands.items():
            if not (self._writable or name in _READING):
                continue
            action = shortcuts.action(f"agenda.{name}", owner)
            action.setShortcutContext(context)
            action.triggered.connect(command)
            owner.addAction(action)
            self.by_name[f"agenda.{name}"] = action

    def _put(self, menu: QMenu, names: tuple[str | None, ...]) -> None:
        for action in self._there(names):
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def _there(self, names: tuple[str | None, ...]) -> list[QAction | None]:
        """Return the actions that were made, with no line at the beginning and no two together."""
        there: list[QAction | None] = []
        for name in names:
            if name is None and there and there[-1] is not None:
                there.append(None)
            elif name is not None and f"agenda.{name}" in self.by_name:
                there.append(self.by_name[f"agenda.{name}"])
        return there[:-1] if there and there[-1] is None else there
