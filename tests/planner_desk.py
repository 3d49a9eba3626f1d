"""The planner as a test uses it: open on a temporary workspace, clicked and typed at like a person does."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core_facilitator.domain.agendas import Block, Day, Session
from core_facilitator.domain.timing import TimedBlock, time_day
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.cards import Cards
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.models.day import dragged
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.settings import SettingsFile
from core_facilitator.store.workspace import Workspace
from planner_samples import key, second_day

Answer = Callable[[Any], None]


class AnsweringAsk(Ask):
    """Shows a dialog and answers it at once, the way the test says."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, theme)
        self.answer: Answer = lambda dialog: dialog.reject()

    async def show(self, dialog: QDialog) -> int:
        dialog.open()
        dialog.activateWindow()
        QTest.qWaitForWindowExposed(dialog)
        QTest.qWaitForWindowFocused(dialog.windowHandle())
        self.answer(dialog)
        result = dialog.result()
        dialog.close()
        dialog.deleteLater()
        return result


class StraightWork(Work):
    """Runs a flow to its end at once: answered questions leave nothing to wait for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._straight = loop

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop that runs the flows."""
        return self._straight

    def start(self, name: str, flow: Callable[..., Coroutine[Any, Any, None]], *args: Any, **kwargs: Any) -> bool:  # noqa: ARG002 -- as the class it stands for has it
        if self._straight.is_closed():  # a timer of a planner whose test is over
            return False
        self._straight.run_until_complete(flow(*args, **kwargs))
        return True


def _now() -> datetime:
    return datetime(2026, 10, 14, 7, 44, tzinfo=UTC)


class Planner:
    """An open planner, with short ways to look and to act."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        folder: Path,
        loop: asyncio.AbstractEventLoop,
        *,
        read_only: bool = False,
    ) -> None:
        self.workspace = workspace
        self.theme = theme
        self.folder = folder
        self.changes = Changes()
        workspace.database.on_change = self.changes.announce
        self.saving = Saving(_now)
        self.preferences = Preferences(SettingsFile(folder / "settings.json"))
        self.window = QWidget()
        self.ask = AnsweringAsk(self.window, theme)
        self.work = StraightWork(loop)
        tools = Tools(self.window, theme, self.preferences, self.work, self.ask, _now)
        self.cards = Cards(self.work)
        self.screen = AgendasScreen(tools, self.changes, self.saving, self.cards)
        self.screen.attach(workspace.sessions, workspace.drafts, read_only=read_only)
        self.view = self.screen.view

    # Looking

    def plan(self) -> OpenPlan:
        """Return the open session as a dialog takes it."""
        assert self.screen.session_id is not None
        made = OpenPlan(self.saving, self.changes)
        made.keep_in(self.workspace.sessions)
        made.open(self.screen.session_id)
        return made

    def session(self, session: Session) -> Session:
        """Return a session as the store holds it now."""
        return self.workspace.sessions.get(session.id)

    @property
    def now(self) -> Session:
        """The open session as the store holds it now."""
        assert self.screen.session_id is not None
        return self.workspace.sessions.get(self.screen.session_id)

    @property
    def day(self) -> Day:
        """The second day, as the store holds it now."""
        found = self.now.day(second_day().id)
        assert found is not None
        return found

    def block(self, title: str) -> Block:
        """Return the block that had that title in the sample."""
        found = self.now.block(key(title))
        assert found is not None
        return found

    def titles(self) -> list[str]:
        """Return the titles of the second day."""
        return [block.title for block in self.day.blocks]

    def timed(self, title: str) -> TimedBlock:
        """Return a block of the second day on its clock."""
        found = time_day(self.day).find(key(title))
        assert found is not None
        return found

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self.workspace.database.undo_label

    def current_title(self) -> str:
        """Return the title of the row that the keyboard is at."""
        row = self.view.current_row()
        return row.title if row is not None else ""

    def rows(self) -> list[str]:
        """Return what a screen reader hears of the shown day, a row each."""
        model = self.view.model()
        return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]

    # Acting

    def select(self, *titles: str) -> None:
        """Click blocks, all but the first with Ctrl."""
        for number, title in enumerate(titles):
            held = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
            self.view.bring(key(title))
            self.click(self.view.part_rect(key(title), "title").center(), held)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click into the day."""
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, at)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys wherever the keyboard is."""
        for one in keys:
            QTest.keyClick(self.focused(), one, held)

    def type(self, text: str) -> None:
        """Type text wherever the keyboard is."""
        QTest.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        """Return where the keyboard is."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def drag(self, titles: tuple[str, ...], onto: QWidget, at: QPoint) -> None:
        """Drag blocks onto a widget and let go."""
        data = dragged([key(title) for title in titles])
        drop(onto, at, data)


def drop(onto: QWidget, at: QPoint, data: QMimeData) -> None:
    """Bring what is dragged onto a widget, and let go."""
    action, button, held = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at, action, data, button, held),
        QDragMoveEvent(at, action, data, button, held),
        QDropEvent(QPointF(at), action, data, button, held),
    ):
        QApplication.sendEvent(onto, event)


def key_of(title: str) -> UUID:
    """Return the key of the sample's block of that title."""
    return key(title)
