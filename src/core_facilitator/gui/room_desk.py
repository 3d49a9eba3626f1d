"""Puts what concerns the room display into the run screen: its button, its preview, its line, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from core_facilitator.gui.room_display import RoomDisplay
from core_facilitator.gui.room_kept import RoomKept
from core_facilitator.gui.room_screens import RoomScreens
from core_facilitator.gui.widgets.room_button import RoomButton
from core_facilitator.gui.widgets.room_line import RoomLine
from core_facilitator.gui.widgets.room_part import RoomPart

if TYPE_CHECKING:
    from core_facilitator.gui.run_commands import RunCommands
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.screens.runs import RunScreen
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.drafts import Drafts


class RoomDesk(QObject):
    """Lives with its run screen: the page stays before the room while another screen is shown."""

    def __init__(
        self,
        screen: RunScreen,
        commands: RunCommands,
        tools: Tools,
        running: Running,
        drafts: Drafts,
        saving: Saving,
        screens: RoomScreens | None = None,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self.display = RoomDisplay(tools, running, screens or RoomScreens(self), screen)
        self.button = RoomButton(tools, self.display)
        self.part = RoomPart(tools, self.display)
        self.line = RoomLine(self.display)
        self.kept = RoomKept(self.display, running, drafts, saving, self)
        screen.add_part("top", self.button)
        screen.add_part("side", self.part)
        screen.add_part("line", self.line)
        self.part.words_wanted.connect(self.write)
        self.line.done.connect(self._give_back)
        commands.on_key("run.room", self.turn)
        commands.on_key("run.black", self.display.turn_black)
        self._through = (
            commands.on_key("run.prompt_after", self.display.next_prompt),
            commands.on_key("run.prompt_before", self.display.prompt_before),
        )
        commands.on_key("run.words", self.write)
        self.display.changed.connect(self._offer)
        running.changed.connect(self._offer)
        self._offer()

    @Slot()
    def turn(self) -> bool:
        """Turn the page for the room on or off; ask where to, if nobody said. Return whether it was turned."""
        if self.display.turn():
            return True
        self.button.open_menu()
        return False

    @Slot()
    def write(self) -> None:
        """Ask for one line for the room, which has to see its page for that."""
        if self.display.is_on or self.turn():
            self.line.open()

    @Slot()
    def _offer(self) -> None:
        """Take the arrow keys only where there are prompts or pages to go through: else they scroll."""
        several = self.display.is_on and self.display.steps > 1
        for action in self._through:
            action.setEnabled(several)

    @Slot()
    def _give_back(self) -> None:
        self._screen.setFocus(Qt.FocusReason.OtherFocusReason)
