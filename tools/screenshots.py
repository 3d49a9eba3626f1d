r"""Takes the pictures of README and guide from the running app, light and dark, into docs/screenshots/.

    .venv/bin/python tools/screenshots.py [NAME …]      (Windows: .venv\\Scripts\python tools\screenshots.py)

It opens the real window on a workspace with the sample retreat, at a fixed time of a fixed day, and clicks through it.
Without a display it uses Qt's offscreen platform. The same code makes the same pictures.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from unittest.mock import patch
from uuid import UUID
from zoneinfo import ZoneInfo

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core_facilitator import paths
from core_facilitator.app import furnish
from core_facilitator.domain.agendas import Shape
from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.dialogs.templates import Templates
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.packet_preview import FLOW
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.screens.first_run import FirstRunScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.focus_ring import FocusRing
from core_facilitator.gui.work import Work
from core_facilitator.settings import Look, SettingsFile
from core_facilitator.store import sample, workspace
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
NAMES = (
    *("first-run", "home", "planner", "planner-tracks", "library", "settings", "export", "templates", "keyboard"),
    "check-in-results",
)
NOW = datetime(2026, 8, 5, 16, 20, tzinfo=ZoneInfo("America/Los_Angeles"))  # the afternoon before the sample retreat
SIZE = 1280, 800
LOOKS = (Look.LIGHT, Look.DARK)
_HALF = 128  # the lightness between dark and light
PATIENCE = 60  # seconds until something that should have happened is an error


def now() -> datetime:
    """Return the one time at which all pictures are taken."""
    return NOW


def main() -> None:
    """Take the pictures that were named, or all of them."""
    parser = argparse.ArgumentParser(description="Takes the pictures of README and guide from the running app.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--out", type=Path, default=TARGET, metavar="DIR", help="where to put them")
    options = parser.parse_args()
    unknown = ", ".join(sorted(set(options.names) - set(NAMES)))
    if unknown:
        parser.error(f"there is no picture named {unknown}")
    options.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CORE Facilitator")
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    QLocale.setDefault(QLocale("en_US"))
    loop = qasync.QEventLoop(app)
    # A folder that says nothing of the computer on which the pictures are taken.
    documents = patch.object(paths, "documents_folder", lambda: Path("Documents"))
    with loop, documents, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        studio = Studio(app, loop, Path(folder), options.out, frozenset(options.names or NAMES))
        loop.run_until_complete(studio.take_all())


class Studio:
    """The app, built as `core_facilitator.app` builds it but with a clock that stands, and a camera before it."""

    def __init__(
        self, app: QApplication, loop: asyncio.AbstractEventLoop, folder: Path, out: Path, names: frozenset[str]
    ) -> None:
        self._folder = folder
        self._out = out
        self._names = names
        self._preferences = Preferences(SettingsFile(folder / "settings.json"))
        self._theme = Theme(app, Look.LIGHT)
        self._theme.follow(self._preferences)
        self._ring = FocusRing(app, self._theme)
        self._window = MainWindow(self._theme)
        self._work = Work(loop)
        self._work.failed.connect(self._fail)
        self._failure: BaseException | None = None
        ask = Ask(self._window, self._theme)
        tools = Tools(self._window, self._theme, self._preferences, self._work, ask, now)
        self._entrance = Entrance(self._window, tools, Idle(app, now), furnish)

    async def take_all(self) -> None:
        """Walk through the app, from the first screen to the end."""
        self._window.resize(*SIZE)
        self._window.show()
        self._entrance.begin(None, sample=False)
        await self._first_screen()
        bench = await self._enter()
        await self._screens(bench)
        await self._dialog(bench, "packet", "export", self._has_pages)
        await self._dialog(bench, "templates", "templates", self._has_templates)
        await self._dialog(bench, "keys", "keyboard", QDialog.isVisible)
        left = asyncio.Event()
        self._entrance.left.connect(left.set)
        self._entrance.leave()
        await left.wait()
        self._work.close()

    async def _first_screen(self) -> None:
        screen = self._window.page
        assert isinstance(screen, FirstRunScreen)  # noqa: S101 -- nothing else is there without a workspace
        screen.creating.name_edit.setText("Quillback Bay")
        await self._take("first-run", self._window)

    async def _enter(self) -> Bench:
        screen = self._window.page
        assert isinstance(screen, FirstRunScreen)  # noqa: S101 -- as above
        screen.entered.emit(quillback_bay(self._folder / "Quillback Bay"))
        await self._until(lambda: isinstance(self._window.page, Bench) and not self._work.running)
        bench = self._window.page
        assert isinstance(bench, Bench)  # noqa: S101 -- waited for
        return bench

    async def _screens(self, bench: Bench) -> None:
        retreat = sample.session()
        second = retreat.days[1]
        group = next(block for block in second.blocks if block.shape is Shape.TRACKS)
        bench.go("home")
        await self._take("home", self._window)
        bench.open_session(retreat.id, retreat.days[0].blocks[3].id)
        await self._take("planner", self._window)
        bench.open_session(retreat.id, group.id)
        await self._take("planner-tracks", self._window)
        bench.go("library")
        await self._until(lambda: bench.cards.library is not None)
        bench.check_ins.show(closed_pulse(bench.workspace))
        await self._take("check-in-results", self._window)
        bench.go("library")
        await self._take("library", self._window)
        bench.go("settings")
        await self._take("settings", self._window)
        bench.go("agendas")

    async def _dialog(self, bench: Bench, action: str, name: str, ready: Callable[[QDialog], bool]) -> None:
        """Open a dialog by its action in the menus, picture it, and close it."""
        if name not in self._names:
            return
        bench.commands.by_name[action].trigger()
        await self._until(lambda: any(map(ready, dialogs())))
        (dialog,) = dialogs()
        await self._take(name, dialog)
        dialog.reject()
        await self._until(lambda: not self._work.running)

    def _has_pages(self, dialog: QDialog) -> bool:
        """Whether a packet's pages are all drawn, large and small."""
        return isinstance(dialog, ExportDialog) and bool(dialog.pages_label.text()) and FLOW not in self._work.running

    def _has_templates(self, dialog: QDialog) -> bool:
        """Whether all templates are read; the last one is chosen then."""
        if not isinstance(dialog, Templates) or not dialog.template_list.rows.choices:
            return False
        rows = dialog.template_list.rows
        dialog.template_list.setCurrentIndex(rows.index(rows.rowCount() - 1))
        return True

    def _wears(self, look: Look) -> bool:
        """Whether everything has this look: what was hidden takes it a little at a time, and may be seen by now."""
        dark = self._theme.color("surface").lightness() < _HALF
        bare = (
            one.testAttribute(Qt.WidgetAttribute.WA_SetStyle)
            and not one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
            for one in QApplication.allWidgets()
        )
        return dark is (look is Look.DARK) and not any(bare)

    async def _take(self, name: str, widget: QWidget) -> None:
        """Picture a widget in every look."""
        if name not in self._names:
            return
        for look in LOOKS:
            self._preferences.change(look=look)
            await self._until(partial(self._wears, look))
            await asyncio.sleep(0.3)  # lets the window lay itself out and paint
            file = self._out / f"{name}-{look.value}.png"
            if not widget.grab().save(str(file)):
                message = f"{file} could not be written"
                raise OSError(message)
            print(f"{file.name}  {file.stat().st_size // 1024} KB", flush=True)
        self._preferences.change(look=Look.LIGHT)

    async def _until(self, happened: Callable[[], bool]) -> None:
        """Wait until something happened; fail with what went wrong meanwhile."""
        async with asyncio.timeout(PATIENCE):
            while not happened():
                if self._failure is not None:
                    raise self._failure
                await asyncio.sleep(0.02)

    def _fail(self, _name: str, error: BaseException) -> None:
        self._failure = error


def quillback_bay(folder: Path) -> Workspace:
    """Return a workspace like any other, with the sample retreat in it."""
    made, _code = workspace.create(folder, "Quillback Bay", "four words for pictures", now=now)
    made.sessions.add(sample.session())
    made.database.forget_steps()
    return made


def closed_pulse(made: Workspace) -> UUID:
    """Return the key of a check-in of the sample retreat to which sixteen people gave made-up answers."""
    session = sample.session()
    instrument = next(one for one in built_in() if one.key == "safety-pulse-16")
    check_in = CheckIn(
        id=UUID(int=5),
        title=instrument.title.text,
        instrument=instrument,
        session=session.id,
        expected=18,
        people=frozenset(person.id for person in session.people),
    )
    made.check_ins.keep(check_in, "New check-in")
    made.check_ins.open(check_in.id, NOW.date())
    for person in range(16):
        ticket = made.check_ins.ticket(check_in.id)
        if isinstance(ticket, Ticket):
            made.check_ins.answer(check_in.id, ticket, _answers(check_in, person))
    made.check_ins.close(check_in.id, NOW.date())
    made.database.forget_steps()
    return check_in.id


def _answers(check_in: CheckIn, person: int) -> Sheet:
    """Return what one of them answers: mostly agreeing, and less so where it is about challenging."""
    values = []
    for place, (statement, _scale) in enumerate(check_in.instrument.scaled):
        usual, hard = (4, 5, 4, 3, 5, 2, 4), (1, 2, 3, 2, 4, 2, 5)
        value = (hard if statement.group == "challenger" else usual)[(person * 3 + place) % 7]
        values.append((statement.key, 6 - value if statement.reverse else value))
    return Sheet(values=tuple(values))


def dialogs() -> list[QDialog]:
    """Return the dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


if __name__ == "__main__":
    main()
