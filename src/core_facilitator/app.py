"""Builds everything that lives as long as the app, runs it, and closes in reverse order.

What the first paint does not need is imported after it, so most imports are inside the functions: the window is
there in the time of an empty one (docs/decisions, "The window first").
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from core_facilitator import paths
from core_facilitator.gui import loading, window_place
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import SettingsFile

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.tools import Tools


def run(folder: Path | None = None, *, sample: bool = False) -> int:
    """Open the window and return when it was closed.

    Args:
        folder: the workspace to open; the last one, or the first screen, if there is none.
        sample: open the sample retreat instead.
    """
    gc.disable()  # until something is open: a start makes much and throws nothing away
    app = QApplication([sys.argv[0]])
    app.setApplicationName("CORE Facilitator")
    app.setQuitOnLastWindowClosed(False)
    preferences = Preferences(SettingsFile(paths.settings_file()))
    translator = _translator(preferences.settings.language)
    app.installTranslator(translator)
    theme = Theme(app, preferences.settings.look, preferences.settings.text_scale)
    theme.follow(preferences)
    window = MainWindow(theme)
    window_place.restore(window, preferences.settings.window)
    window.painted.connect(partial(window_place.bring_in, window))
    _load_behind(window)

    import qasync

    from core_facilitator.gui.ask import Ask
    from core_facilitator.gui.collecting import Collecting
    from core_facilitator.gui.ending import Ending
    from core_facilitator.gui.entrance import Entrance
    from core_facilitator.gui.idle import Idle
    from core_facilitator.gui.tools import Tools
    from core_facilitator.gui.unexpected import Unexpected
    from core_facilitator.gui.widgets.focus_ring import FocusRing
    from core_facilitator.gui.work import Work

    loop = qasync.QEventLoop(app)
    work = Work(loop)
    ask = Ask(window, theme)
    unexpected = Unexpected(work, ask, _log_to(paths.log_file()))
    unexpected.watch()
    ring = FocusRing(app, theme)
    idle = Idle(app, local_now)
    entrance = Entrance(window, Tools(window, theme, preferences, work, ask, local_now), idle, furnish)
    collecting = Collecting(work)
    entrance.entered.connect(collecting.begin, Qt.ConnectionType.SingleShotConnection)
    entrance.left.connect(loop.stop)
    ending = Ending(app)
    ending.last_moment.connect(entrance.keep)
    ending.wanted.connect(entrance.end)
    ending.watch()
    entrance.begin(folder, sample=sample)
    with loop:
        loop.run_forever()
        work.close()
    collecting.rest()
    preferences.change(window=window_place.written(window))
    ending.rest()
    unexpected.rest()
    ring.rest()
    return 0


def _load_behind(window: MainWindow) -> None:
    """Show the window, and import what comes after the first paint while it answers."""
    start = QEventLoop()
    app = loading.Loading(loading.APP)
    window.painted.connect(app.start)
    app.finished.connect(start.quit)
    window.show()
    start.exec()


def furnish(tools: Tools, *, demo: bool) -> Bench:
    """Build the bench of a workspace that is attached next, each screen ready to be built when it is first shown."""
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.saving import Saving

    return Bench(tools, Changes(), Saving(tools.now), _SCREENS, demo=demo)


def _home(bench: Bench) -> QWidget:
    from core_facilitator.gui.screens.home import HomeScreen

    desk = bench.desk
    sessions, running = bench.workspace.sessions, bench.running
    home = HomeScreen(bench.tools, sessions, running, bench.left_texts, bench.commitments, bench.changes)
    home.waiting.commitment_wanted.connect(bench.commitments.show)
    home.run_wanted.connect(bench.run_day)
    home.prepare_wanted.connect(bench.open_session)
    home.packet_wanted.connect(desk.export_packet)
    home.new_wanted.connect(desk.new)
    home.template_wanted.connect(desk.new_from_template)
    home.document_wanted.connect(partial(desk.import_document, None))
    home.import_wanted.connect(desk.import_agenda)
    home.find_wanted.connect(desk.find)
    return home


def _agendas(bench: Bench) -> QWidget:
    from core_facilitator.gui.screens.agendas import AgendasScreen

    planner = AgendasScreen(bench.tools, bench.changes, bench.saving, bench.cards)
    planner.run_wanted.connect(bench.run_day)
    planner.export_wanted.connect(bench.export_packet)
    planner.undo_wanted.connect(bench.undo)
    planner.redo_wanted.connect(bench.redo)
    planner.new_wanted.connect(bench.begin_session)
    planner.day_template_wanted.connect(bench.save_day_template)
    planner.template_days_wanted.connect(bench.add_template_days)
    planner.protocol_wanted.connect(bench.save_protocol)
    planner.card_wanted.connect(bench.read_card)
    planner.title_changed.connect(bench.show_title)
    return planner


def _check_ins(bench: Bench) -> QWidget:
    from core_facilitator.gui.check_ins_place import build

    return build(bench)


def _library(bench: Bench) -> QWidget:
    from core_facilitator.gui.screens.library import LibraryScreen

    library = LibraryScreen(bench.tools.theme, bench.cards)
    library.add_wanted.connect(bench.add_card)
    library.grow_by(
        partial(_add_marks, library, bench),
        partial(_add_handouts, library, bench),
        partial(_add_pages, library, bench),
        partial(_add_own_protocols, library, bench),
    )
    return library


def _add_marks(library: LibraryScreen, bench: Bench) -> None:
    from core_facilitator.gui.card_desk import CardDesk

    desk = CardDesk(library, bench.tools, bench.cards, bench.workspace, bench.saving)
    desk.use_found.connect(bench.open_session)
    library.card_menu.addSeparator()


def _add_handouts(library: LibraryScreen, bench: Bench) -> None:
    from core_facilitator.gui.handout_desk import HandoutDesk

    HandoutDesk(library, bench.tools, bench.cards)
    library.card_menu.addSeparator()


def _add_pages(library: LibraryScreen, bench: Bench) -> None:
    from core_facilitator.gui.library_pages import LibraryPages

    bench.card_asked.connect(LibraryPages(library, bench).show_card)


def _add_own_protocols(library: LibraryScreen, bench: Bench) -> None:
    from core_facilitator.gui.protocol_actions import ProtocolActions

    ProtocolActions(library, bench)


def _settings(bench: Bench) -> QWidget:
    from core_facilitator.gui.screens.settings import SettingsScreen

    kept = bench.safekeeping
    settings = SettingsScreen(bench.tools.theme, bench.tools.preferences)
    settings.backups_wanted.connect(kept.show_backups)
    settings.passphrase_wanted.connect(kept.change_passphrase)
    settings.code_wanted.connect(kept.renew_recovery_code)
    if not (bench.workspace.demo or bench.workspace.read_only):
        settings.offer_keys()
    return settings


def _run(bench: Bench) -> QWidget:
    from core_facilitator.gui.run_desk import build

    return build(bench)


_SCREENS: dict[str, Callable[[Bench], QWidget]] = {
    "home": _home,
    "agendas": _agendas,
    "check-ins": _check_ins,
    "library": _library,
    "settings": _settings,
    "run": _run,
}
"""How the screen of each place is built and connected, by its key in `gui.screens.SCREENS`."""


def local_now() -> datetime:
    """Return the time of this computer's clock, in its own zone."""
    return datetime.now(UTC).astimezone()


def _translator(language: str) -> QTranslator:
    """Return the translation into a language, an empty one where there is none, and write dates its way.

    Plain English is that of the United States, whatever the computer's own region: the words are theirs too.
    """
    translator = QTranslator()
    file = paths.resource("i18n", f"{language}.qm")
    translated = file.is_file() and translator.load(str(file))
    QLocale.setDefault(QLocale(language if translated else "en_US"))
    return translator


def _log_to(file: Path) -> Path:
    """Send the log there, where that can be written; nothing that anybody wrote goes into it."""
    import logging

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("core_facilitator").addHandler(handler)
    return file
