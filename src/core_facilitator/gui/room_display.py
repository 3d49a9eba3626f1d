"""The page for the room on its own screen: on or off, black, what it shows instead, and which screen it stands on.

It is a window of its own and shows a page that was composed for it, never a picture of another window. It stands on
the chosen screen only while that is there and is not the facilitator's own, so it can never cover the run screen.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QRect, QSize, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.room_pages import BLACK, RoomPage, layouts_of, prompts_of, room_page
from core_facilitator.gui import room_screens
from core_facilitator.gui.room_kept import Chosen
from core_facilitator.gui.room_window import RoomWindow

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.room_screens import RoomScreen, RoomScreens
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools

_USUAL = QSize(1920, 1080)


class Shows(Enum):
    """Where the page is now."""

    OFF = "off"
    SCREEN = "screen"
    WINDOW = "window"
    AWAY = "away"  # wanted, but its screen is not there, or is the facilitator's own


class Instead(Protocol):
    """What is shown instead of the page of a day, with a day running or without one."""

    @property
    def steps(self) -> int:
        """How many pages there are to go through."""

    def step(self, by: int) -> None:
        """Go on, or back."""

    def page(self, day: RoomPage | None) -> RoomPage:
        """Return what is shown now; `day` is the page of the day that runs, with its time."""


class RoomDisplay(QObject):
    """Keeps the page of the running day before the room, or what is shown instead of it.

    Signals: `changed`: it is on or off, elsewhere, black, or shows something else. `turned`: carries the page of each
    second while it is on.
    """

    changed = Signal()
    turned = Signal(object)

    def __init__(self, tools: Tools, running: Running, screens: RoomScreens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self._running = running
        self._screens = screens
        self._wanted = ""  # the key of the screen that it is to stand on; empty: none
        self._trial = False
        self._on: RoomScreen | None = None
        self._window: RoomWindow | None = None
        self._watched: QWindow | None = None
        self._page = BLACK
        self._instead: Instead | None = None
        self.chosen = Chosen()
        self.resting = False  # it goes because the workspace closes, and nobody took it away
        screens.changed.connect(self._follow)
        running.ticked.connect(self._tick)
        running.changed.connect(self._run_changed)
        running.rested.connect(self._rest)
        tools.preferences.changed.connect(self.show_now)

    # What is on

    @property
    def shows(self) -> Shows:
        """Where the page is."""
        if self._trial:
            return Shows.WINDOW
        if not self._wanted:
            return Shows.OFF
        return Shows.AWAY if self._on is None else Shows.SCREEN

    @property
    def is_on(self) -> bool:
        """Whether it is wanted, though its screen may be away."""
        return self.shows is not Shows.OFF

    @property
    def window(self) -> RoomWindow | None:
        """The window that the room sees; None while it sees none."""
        return self._window if self.shows in (Shows.SCREEN, Shows.WINDOW) else None

    @property
    def page(self) -> RoomPage:
        """What is shown."""
        return self._page

    @property
    def size(self) -> QSize:
        """How large the screen is that the room sees."""
        window = self.window
        return _USUAL if window is None else window.size() if self._on is None else self._on.size

    @property
    def screen_name(self) -> str:
        """What the screen is called that it stands on; empty where it stands on none."""
        return "" if self._on is None else self._on.name

    @property
    def wanted(self) -> str:
        """The key of the screen that it is to stand on; empty where it is off."""
        return self._wanted

    def choices(self) -> list[RoomScreen]:
        """Return the screens that it can stand on."""
        return room_screens.others(self._screens.all(), self._own())

    # On and off

    def show_on(self, key: str) -> None:
        """Show the page on a screen, and remember that it is this one."""
        self._take_away()
        self._trial, self._wanted = False, key
        self._watch_own()
        self._tools.preferences.change(room_screen=key)
        self._follow()
        self._announce()

    def show_in_window(self) -> None:
        """Show the page in a window that can be moved, to try it out."""
        self._take_away()
        self._trial, self._wanted = True, ""
        self._made().stand_alone()
        self._announce()

    @Slot()
    def off(self) -> None:
        """Take the page away, and with it what was typed for the room."""
        if not self.is_on:
            return
        self._trial, self._wanted = False, ""
        self.chosen, self._instead = Chosen(), None
        self._take_away()
        self.changed.emit()

    def show_again(self, key: str, chosen: Chosen) -> None:
        """Show what the room saw before, as soon as its screen is there."""
        self._trial, self._wanted, self.chosen = False, key, chosen
        self._watch_own()
        self._follow()
        self._announce()

    @Slot()
    def _rest(self) -> None:
        self.resting = True
        self.off()

    def turn(self) -> bool:
        """Turn it off, or on where it was last; return False where somebody has to choose a screen first."""
        if self.is_on:
            self.off()
            return True
        choices = self.choices()
        known = [one.key for one in choices if one.key == self._tools.preferences.settings.room_screen]
        if not known and len(choices) == 1:
            known = [choices[0].key]
        if known:
            self.show_on(known[0])
        return bool(known)

    # What it shows

    @property
    def black(self) -> bool:
        """Whether the room sees nothing."""
        return self.chosen.black

    @Slot()
    def turn_black(self) -> None:
        """Show nothing, or the page again."""
        if self.is_on:
            self.chosen = replace(self.chosen, black=not self.chosen.black)
            self._announce()

    @property
    def message(self) -> str:
        """What was typed for the room."""
        return self.chosen.message

    @Slot(str)
    def say(self, message: str) -> None:
        """Show a message instead of the prompt, until it is taken away by an empty one."""
        if message != self.chosen.message:
            self.chosen = replace(self.chosen, message=message)
            self._announce()

    @property
    def layout(self) -> RoomLayout | None:
        """What is shown instead of what the block asks for; None: as planned."""
        return self.chosen.layout

    @property
    def prompt(self) -> int | None:
        """The place of the one prompt that is shown; None: all of them."""
        return self.chosen.prompt

    @property
    def prompts(self) -> tuple[str, ...]:
        """What the block that is on asks its participants."""
        run, key = self._running.run, self._block()
        block = None if run is None or key is None else run.block(key)
        return () if block is None else prompts_of(block)

    @property
    def layouts(self) -> tuple[RoomLayout, ...]:
        """What can be chosen instead of what the block asks for."""
        running = self._running
        return layouts_of(running.session(), running.figures()) if running.run is not None else ()

    def set_layout(self, layout: RoomLayout | None) -> None:
        """Show something else until the next block, or as planned again."""
        self.chosen = replace(self.chosen, layout=layout, block=self._block())
        self._announce()

    def set_prompt(self, prompt: int | None) -> None:
        """Show one prompt alone until the next block, or all of them."""
        self.chosen = replace(self.chosen, prompt=prompt, block=self._block())
        self._announce()

    @property
    def instead(self) -> Instead | None:
        """What is shown instead of the page of the day."""
        return self._instead

    def show_instead(self, instead: Instead | None) -> None:
        """Show something else than the day, or the day again; where none runs, nothing."""
        self._instead = instead
        if instead is None and self._running.run is None:
            self.off()
        else:
            self._announce()

    @property
    def steps(self) -> int:
        """How many prompts there are to go through, or pages of what is shown instead."""
        return len(self.prompts) if self._instead is None else self._instead.steps

    def _step(self, by: int) -> bool:
        """Go through what is shown instead; return whether something is."""
        if self._instead is None:
            return False
        self._instead.step(by)
        self._announce()
        return True

    @Slot()
    def next_prompt(self) -> None:
        """Show the next of the prompts alone, or the next page of what is shown instead."""
        if self._step(1):
            return
        self.set_prompt(0 if self.prompt is None else min(self.prompt + 1, len(self.prompts) - 1))

    @Slot()
    def prompt_before(self) -> None:
        """Show the prompt before alone, and before the first one all of them; or the page before."""
        if self._step(-1):
            return
        self.set_prompt(self.prompt - 1 if self.prompt else None)

    # Following

    @Slot()
    def _follow(self) -> None:
        """Stand on the chosen screen while it is there and free; nowhere otherwise."""
        if not self._wanted:
            return
        found = room_screens.place(self._wanted, self._screens.all(), self._own())
        if found == self._on:
            return
        self._take_away()
        self._on = found
        if found is not None:
            self._made().stand_on(found)
        self._announce()

    def _made(self) -> RoomWindow:
        """Return the window, with the page in it."""
        if self._window is None:
            self._window = RoomWindow()
            self._window.closed.connect(self.off)
            self.destroyed.connect(self._window.deleteLater)
        self._window.show_page(self._page, hours24=self._tools.hours24)
        return self._window

    def _take_away(self) -> None:
        self._on = None
        if self._window is not None:
            self._window.hide()

    def _own(self) -> QRect:
        return self._screens.under(self._tools.window)

    def _watch_own(self) -> None:
        """Follow the facilitator's window from screen to screen."""
        handle = self._tools.window.window().windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.screenChanged.connect(self._follow)

    @Slot()
    def _run_changed(self) -> None:
        if self._running.run is None and self._instead is None:
            self.off()

    @Slot(object)
    def _tick(self, now: Figures) -> None:
        if not self.is_on:
            return
        chosen = self.layout is not None or self.prompt is not None
        if chosen and self.chosen.block != self._block():
            self.chosen = replace(self.chosen, layout=None, prompt=None, block=None)
            self.changed.emit()
        self._show(now)

    @Slot()
    def show_now(self) -> None:
        """Show what is so at this moment."""
        if self.is_on and (self._running.run is not None or self._instead is not None):
            self._show(None if self._running.run is None else self._running.figures())

    def _announce(self) -> None:
        self.show_now()
        self.changed.emit()

    def _show(self, now: Figures | None) -> None:
        self._page = BLACK if self.black else self._composed(now)
        if self._window is not None:
            self._window.show_page(self._page, hours24=self._tools.hours24)
        self.turned.emit(self._page)

    def _composed(self, now: Figures | None) -> RoomPage:
        """Return the page of the day, or what is shown instead, which may tell the time of the day, too."""
        instead = self._instead
        layout = self.layout if instead is None else RoomLayout.FULL
        day = None
        if now is not None:
            session = self._running.session()
            day = room_page(session, now, layout=layout, prompt=self.prompt, message=self.message)
        if instead is not None:
            return instead.page(day)
        return BLACK if day is None else day

    def _block(self) -> UUID | None:
        run = self._running.run
        return None if run is None or run.current is None else run.current.block
