"""What can be done with instruments: look at them, write own ones, retire and remove those, and pass them on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from core_facilitator import paths
from core_facilitator.gui import faults, file_passing, form, loading
from core_facilitator.gui.drafting import typing_in
from core_facilitator.gui.models.listed_instruments import Listed, everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core_facilitator.domain.instrument_imports import Arrival
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.gui.changes import Changes
    from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
    from core_facilitator.gui.dialogs.instruments import Instruments
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.tools import Tools
    from core_facilitator.gui.widgets.typed_text import Typing
    from core_facilitator.store.workspace import Workspace

FLOW = "instruments"
_WRITING = "instrument/"
"""The places of drafts begin with this."""

_EDITOR = (
    "core_facilitator.gui.widgets.note_edit",
    "core_facilitator.gui.widgets.elided_combo",
    "core_facilitator.gui.widgets.record_table",
    "core_facilitator.gui.dialogs.writing_dialog",
    "core_facilitator.gui.dialogs.instrument_draft",
    "core_facilitator.gui.dialogs.instrument_editor",
)
"""What the editor is built from, in steps that the window can answer between."""


class InstrumentsDesk(QObject):
    """Shows the dialog of instruments, and does what is asked for in it."""

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self._own = workspace.instruments
        self._page: Instruments | None = None
        changes.happened.connect(self._follow)

    @cached_property
    def typing(self) -> Typing:
        """What keeps drafts; what was left by an earlier run is known from when it is first asked for."""
        return typing_in(self._workspace, self._saving, self._tools)

    # The dialog

    @Slot()
    def show(self) -> None:
        """Show all instruments."""
        self._tools.work.start(FLOW, self._show)

    async def _show(self) -> None:
        from core_facilitator.gui.dialogs.instruments import Instruments

        tools = self._tools
        page = Instruments(tools.window, tools.theme, writable=not self._workspace.read_only)
        page.new_wanted.connect(self.new)
        page.edit_wanted.connect(self._begin_edit)
        page.adapt_wanted.connect(self._begin_adapt)
        page.retire_wanted.connect(self._retire)
        page.remove_wanted.connect(self._remove)
        page.import_wanted.connect(self._begin_import)
        page.export_wanted.connect(self._begin_export)
        page.published_wanted.connect(self._begin_published)
        self._page = page
        await self._read()
        try:
            await tools.ask.show(page)
        finally:
            self._page = None

    @Slot(frozenset)
    def _follow(self, kinds: frozenset[str]) -> None:
        if self._page is not None and "own_instruments" in kinds:
            self._tools.work.start("read instruments", self._read)

    async def _read(self) -> None:
        """List what there is now."""
        told = ""
        listed: tuple[Listed, ...] = ()
        try:
            listed = await self._tools.work.run(everything, self._workspace)
        except faults.SHOWN as error:
            told = " ".join(faults.words(error))
        page = self._page
        if page is not None and isValid(page):
            page.tell_failure(told)
            if not told:
                page.show_all(listed)

    # Writing

    @Slot()
    def new(self) -> None:
        """Write an instrument of one's own."""
        self._tools.work.start("write instrument", self._new)

    @Slot(object)
    def _begin_edit(self, instrument: Instrument) -> None:
        self._tools.work.start("write instrument", self._edit, instrument)

    @Slot(object)
    def _begin_adapt(self, instrument: Instrument) -> None:
        self._tools.work.start("write instrument", self._adapt, instrument)

    async def _new(self) -> None:
        from core_facilitator.domain.own_instruments import blank

        await self._write(self.tr("New instrument"), blank(), f"{_WRITING}new")

    async def _adapt(self, instrument: Instrument) -> None:
        from core_facilitator.domain.own_instruments import adapted

        title = self.tr("{0} (adapted)").format(instrument.title.text)
        heading = self.tr("Adapt {0}").format(instrument.title.text)
        await self._write(heading, adapted(instrument, title), f"{_WRITING}adapt/{instrument.key}")

    async def _edit(self, instrument: Instrument) -> None:
        await self._write(self.tr("Edit instrument"), instrument, f"{_WRITING}own/{instrument.key}")

    def draft_at(self, place: str) -> InstrumentDraft | None:
        """Return the draft of an instrument at a place, or None where none can be there."""
        from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft

        return InstrumentDraft(self.typing, place) if place.startswith(_WRITING) else None

    def go_on(self, place: str) -> None:
        """Write on at what an earlier run of the program left unfinished at this place."""
        self._tools.work.start("write instrument", self._go_on, place)

    async def _go_on(self, place: str) -> None:
        """Take up an instrument that was being changed as a change to it, and any other as a new one."""
        from core_facilitator.domain.own_instruments import blank

        own = await self._tools.work.run(self._own.all)
        there = {f"{_WRITING}own/{one.instrument.key}": one.instrument for one in own}
        heading = self.tr("Edit instrument") if place in there else self.tr("New instrument")
        await self._write(heading, there.get(place) or blank(), place, go_on=True)

    async def _write(self, heading: str, instrument: Instrument, place: str, *, go_on: bool = False) -> None:
        tools = self._tools
        await loading.bring(tools.work, *_EDITOR)
        form.prepare("instrument_editor")
        await tools.work.turn()

        from core_facilitator.gui.dialogs.instrument_draft import InstrumentDraft
        from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor
        from core_facilitator.gui.models import instrument_words

        used = instrument_words.used(*await tools.work.run(_uses, self._workspace, instrument.key))
        draft = InstrumentDraft(self.typing, place)
        editor = InstrumentEditor(tools, heading, instrument, used, draft, self._store(heading))
        if go_on:
            editor.use_draft()
        await tools.ask.show(editor)

    def _store(self, label: str) -> Callable[[Instrument], str]:
        """Return what keeps an instrument, under a key of its own if it has none; it returns why it could not."""

        def store(instrument: Instrument) -> str:
            from core_facilitator.domain.instrument_imports import as_copy
            from core_facilitator.store.instrument_files import InstrumentFileError

            try:
                if not instrument.key:
                    instrument = as_copy(instrument, _keys(self._workspace))
                if self._keep(instrument, label):
                    return ""
            except faults.SHOWN as error:
                return " ".join(faults.words(error))
            except InstrumentFileError as error:
                return self.tr("It cannot be kept in this form: {0}.").format(error.problems[0].why)
            return self.tr("It could not be saved just now. What you wrote stays here, and is kept as a draft.")

        return store

    def _keep(self, instrument: Instrument, label: str) -> bool:
        if self._page is not None:
            self._page.show_next(instrument.key)
        return self._saving.attempt(self._own.keep, instrument, label)

    # Retiring and removing: undo takes it back, so nothing is asked

    @Slot(object)
    def _retire(self, one: Listed) -> None:
        if one.retired:
            done = self._saving.attempt(self._own.bring_back, one.key, self.tr("Bring back instrument"))
        else:
            done = self._saving.attempt(self._own.retire, one.key, self.tr("Retire instrument"))
        self._tell(done)

    @Slot(object)
    def _remove(self, one: Listed) -> None:
        self._tell(self._saving.attempt(self._own.remove, one.key, self.tr("Remove instrument")))

    def _tell(self, done: bool) -> None:
        if not done and self._page is not None:
            self._page.tell_failure(self.tr("It could not be written. Nothing was changed."))

    # Files

    @Slot()
    def _begin_import(self) -> None:
        self._tools.work.start("import instrument", self._import)

    @Slot(object)
    def _begin_export(self, instrument: Instrument) -> None:
        self._tools.work.start("export instrument", self._export, instrument)

    async def _import(self) -> None:
        from core_facilitator.gui.dialogs.instrument_import import InstrumentImport
        from core_facilitator.store.instrument_files import InstrumentFileError

        tools = self._tools
        kinds = self.tr("Files of instruments (*.yaml *.yml)")
        file = await tools.ask.open_file(self.tr("Import an instrument"), paths.documents_folder(), kinds)
        if file is None:
            return
        try:
            found = await tools.work.run(_arrival, file, self._workspace)
        except InstrumentFileError as error:
            await file_passing.tell_refused(tools, file, error.problems)
            return
        except faults.SHOWN as error:
            await file_passing.tell_refused(tools, file, [" ".join(faults.words(error))])
            return
        dialog = InstrumentImport(tools.window, tools.theme, file.name, found)
        if await tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            await self._take(found, as_copy=dialog.as_copy)

    async def _take(self, found: Arrival, *, as_copy: bool) -> None:
        """Keep what a file brought, after a backup where it takes the place of something."""
        from core_facilitator.domain import instrument_imports
        from core_facilitator.domain.protocol_imports import Fate

        offered = found.offered
        if as_copy:
            taken = await self._tools.work.run(_keys, self._workspace)
            offered = instrument_imports.as_copy(offered, taken)
        elif found.fate is Fate.CHANGED:
            otherwise = self.tr("Nothing was imported.")
            if not await file_passing.backed_up(self._tools, self._saving, self._workspace.backups, otherwise):
                return
        self._tell(self._keep(offered, self.tr("Import instrument")))

    async def _export(self, instrument: Instrument) -> None:
        from core_facilitator.store.instrument_files import InstrumentFileError

        tools, title = self._tools, self.tr("Export instrument")
        kinds = self.tr("File of an instrument (*.yaml)")
        name = instrument.title.text
        try:
            await file_passing.write_out(tools, title, kinds, name, self.tr("instrument"), _write_file, instrument)
        except InstrumentFileError as error:
            await tools.ask.tell(self.tr("The file was not written."), error.problems[0].why, close=self.tr("Close"))

    # Scales that others published

    @Slot()
    def _begin_published(self) -> None:
        self._tools.work.start("published scales", self._published)

    async def _published(self) -> None:
        from core_facilitator.gui.dialogs.published_scales import PublishedScales
        from core_facilitator.store.instruments import published

        tools = self._tools
        found = await tools.work.run(published)
        dialog = PublishedScales(tools.window, tools.theme, found, writable=not self._workspace.read_only)
        if await tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            await self._new()


def _keys(workspace: Workspace) -> frozenset[str]:
    return frozenset(one.key for one in everything(workspace))


def _uses(workspace: Workspace, key: str) -> tuple[int, int]:
    """Return how many check-ins asked an instrument, and how many are prepared with it."""
    from core_facilitator.domain.check_ins import State

    asking = [one for one in workspace.check_ins.all() if key and one.instrument.key == key]
    prepared = sum(one.state is State.PREPARED for one in asking)
    return len(asking) - prepared, prepared


def _arrival(file: Path, workspace: Workspace) -> Arrival:
    from core_facilitator.domain.instrument_imports import arrival
    from core_facilitator.store.instrument_files import read_file
    from core_facilitator.store.instruments import built_in

    own = {one.instrument.key: one.instrument for one in workspace.instruments.all()}
    unread = [one.key for one in workspace.instruments.unread()]
    return arrival(read_file(file), own, {one.key: one for one in built_in()}, unread)


def _write_file(instrument: Instrument, target: Path) -> None:
    from core_facilitator.export.files import save
    from core_facilitator.store import instrument_files

    save(instrument_files.write(replace(instrument, own=False)).encode(), target)
