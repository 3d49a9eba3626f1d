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
_EDIT = ("cut", "copy", "paste", "duplicate", "remove", None, "rename", "add")
_TIME = ("longer", "shorter", "longer_1", "shorter_1", None, "pin", "protect", "skip")
_MOVE = ("up", "down", "track_after", "track_before", "day_before", "day_after", None, "split", "unsplit")
_DAY = ("add_day", "day_details", "copy_day", "shift_day", "remove_day", None, "go_before", "go_after")
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
    "details",
)


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
    """Makes the actions and groups them. Those of blocks count only while the day has the keyboard."""

    def __init__(self, screen: QWidget, day: QWidget) -> None:
        self._screen = screen
        self._day = day
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
        session = [None if name is None else self.by_name[f"agenda.{name}"] for name in _SESSION]
        return [block_menu.menuAction(), day_menu.menuAction(), None, *session]

    def _add(self, commands: dict[str, Callable[[], object]], owner: QWidget, context: Qt.ShortcutContext) -> None:
        for name, command in commands.items():
            action = shortcuts.action(f"agenda.{name}", owner)
            action.setShortcutContext(context)
            action.triggered.connect(command)
            owner.addAction(action)
            self.by_name[f"agenda.{name}"] = action

    def _put(self, menu: QMenu, names: tuple[str | None, ...]) -> None:
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self.by_name[f"agenda.{name}"])
