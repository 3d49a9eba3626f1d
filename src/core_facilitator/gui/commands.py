"""Everything in the menus: an action for each thing that the open workspace allows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core_facilitator.gui import shortcuts
from core_facilitator.gui.screens import SCREENS

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench

Slots = dict[str, Callable[[], object]]

_IN_ITS_MENU = ("session.summary", "session.fill", "session.duplicate", "session.template", "session.remove")
_OF_ALL_SESSIONS = ("commitments",)
_WHILE_RUNNING = ("undo", "redo", "lock", "quit")  # and the places: nothing that opens a dialog over the time
_AFTERWARDS = ("packet", "session.summary")  # there is no time anymore that they could cover
_OF_A_SESSION = ("packet", "export_agenda", *_IN_ITS_MENU)


class Commands(QObject):
    """`by_name` holds the actions by their names in the table of shortcuts. What is not allowed is not there."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self.by_name: dict[str, QAction] = {}
        for name, slot in {**self._always(), **self._where_written(), **self._where_locked()}.items():
            action = shortcuts.action(name, bench)
            action.triggered.connect(slot)
            bench.addAction(action)
            self.by_name[name] = action
        bench.history.changed.connect(self._show_history)
        bench.changes.happened.connect(self.show_session)
        self._show_history()
        self.show_session()

    def of_session(self) -> list[QAction]:
        """Return what can be done with a whole session, and what there is of all of them."""
        return [self.by_name[name] for name in (*_IN_ITS_MENU, *_OF_ALL_SESSIONS) if name in self.by_name]

    def _always(self) -> Slots:
        bench = self._bench
        going: Slots = {f"go.{place.key}": partial(bench.go_soon, place.key) for place in SCREENS}
        return going | {
            "packet": bench.export_packet,
            "session.summary": bench.summarize,
            "export_agenda": self._export_agenda,
            "commitments": self._show_commitments,
            "find": bench.desk.find,
            "templates": bench.desk.templates.manage,
            "another": bench.another_wanted.emit,
            "quit": bench.quit_wanted.emit,
            "keys": self._show_keys,
            "about": self._show_about,
        }

    def _where_written(self) -> Slots:
        bench = self._bench
        if bench.workspace.read_only:
            return {}
        return {
            "new": bench.desk.new,
            "new_from_template": bench.desk.new_from_template,
            "import": bench.desk.import_agenda,
            "import_document": self._import_document,
            "undo": bench.history.undo,
            "redo": bench.history.redo,
            "session.duplicate": self._duplicate,
            "session.template": bench.save_template,
            "session.fill": self._fill_in,
            "session.remove": self._remove,
        }

    def _where_locked(self) -> Slots:
        bench = self._bench
        if bench.workspace.demo:
            return {}
        slots: Slots = {"lock": bench.lock_wanted.emit, "backups": bench.safekeeping.show_backups}
        if not bench.workspace.read_only:
            slots["passphrase"] = bench.safekeeping.change_passphrase
            slots["recovery_code"] = bench.safekeeping.renew_recovery_code
        return slots

    def rest(self, *, resting: bool, finished: bool) -> None:
        """Offer nothing that opens a dialog, while the day that is running is shown; what is printed, once it ended."""
        there = (*_WHILE_RUNNING, *_AFTERWARDS) if finished else _WHILE_RUNNING
        for name, action in self.by_name.items():
            action.setVisible(not resting or name in there or name.startswith("go."))

    @Slot()
    @Slot(frozenset)
    def show_session(self, _kinds: frozenset[str] = frozenset()) -> None:
        """Allow what needs a session while there is one."""
        there = self._bench.session_id is not None
        for name in _OF_A_SESSION:
            if name in self.by_name:
                self.by_name[name].setEnabled(there)

    @Slot()
    def _show_history(self) -> None:
        history = self._bench.history
        for name, label in (("undo", history.undo_label), ("redo", history.redo_label)):
            if name in self.by_name:
                action = self.by_name[name]
                action.setText(f"{shortcuts.words(name)} {label}" if label else shortcuts.words(name))
                action.setEnabled(label is not None)

    @Slot()
    def _show_commitments(self) -> None:
        self._bench.commitments.show()

    @Slot()
    def _import_document(self) -> None:
        self._bench.desk.import_document(self._bench.session_id)

    @Slot()
    def _export_agenda(self) -> None:
        if self._bench.session_id is not None:
            self._bench.desk.export_agenda(self._bench.session_id)

    @Slot()
    def _duplicate(self) -> None:
        if self._bench.session_id is not None:
            self._bench.desk.duplicate(self._bench.session_id)

    @Slot()
    def _fill_in(self) -> None:
        if self._bench.session_id is not None:
            self._bench.flush()
            self._bench.desk.fill_in(self._bench.session_id)

    @Slot()
    def _remove(self) -> None:
        if self._bench.session_id is not None and self._bench.desk.remove(self._bench.session_id):
            self._bench.go("home")

    @Slot()
    def _show_keys(self) -> None:
        self._bench.tools.work.start("keyboard help", self._keys)

    @Slot()
    def _show_about(self) -> None:
        self._bench.tools.work.start("about", self._about)

    async def _keys(self) -> None:
        from core_facilitator.gui.dialogs.keyboard_help import KeyboardHelp

        tools = self._bench.tools
        await tools.ask.show(KeyboardHelp(tools.window, tools.theme))

    async def _about(self) -> None:
        from core_facilitator.gui.dialogs.about import About

        tools = self._bench.tools
        await tools.ask.show(About(tools.window, tools.theme))
