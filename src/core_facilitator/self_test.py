"""Everything once, in a temporary folder: what an installed copy must be able to do."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from uuid import uuid4

from core_facilitator import paths
from core_facilitator.domain.agendas import Session

Check = tuple[str, Callable[[], str]]
"""A name, and what to do, which says how it went."""

_STARTED = "Qt has started"


class SelfTestError(Exception):
    """Something works otherwise than it must."""


def run(_options: argparse.Namespace | None = None) -> int:
    """Run every check, print a line for each, and return 0 when all passed, else 1."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="core-facilitator-") as folder:
        for name, check in _checks(Path(folder)):
            try:
                line = f"ok      {name}: {check()}"
            except Exception as error:  # noqa: BLE001 -- the next check runs whatever is wrong with this one
                failed += 1
                line = f"FAILED  {name}: {type(error).__name__}: {error}"
            sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{failed} of the checks failed.\n" if failed else "Everything works.\n")
    return 1 if failed else 0


def _checks(folder: Path) -> Iterator[Check]:
    from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS

    yield "bundled files", _bundled
    yield "workspace", lambda: _workspace(folder / "workspace")
    yield "room", lambda: _room(folder / "room")
    yield "forms", _forms
    for form in DOCUMENT_FORMATS.values():
        yield form.name, partial(_document, form.key)
    for form in RUN_SHEET_FORMATS.values():
        yield form.name, partial(_run_sheet, form.key)


def _bundled() -> str:
    found = {
        name: len(list(paths.resource(name).iterdir()))
        for name in ("fonts", "icons", "instruments", "sample", "themes")
    }
    return ", ".join(f"{count} in {name}" for name, count in found.items())


def _workspace(folder: Path) -> str:
    """Create a workspace, put the sample in, begin a day, close it, and open it again with the passphrase."""
    from core_facilitator.domain.run_acts import next_block
    from core_facilitator.domain.runs import Run
    from core_facilitator.store import workspace

    passphrase, session = token_urlsafe(), _sample()
    day = next_block(Run(id=uuid4(), session=session.id, plan=session.days[0]), datetime.now(UTC))
    created, _code = workspace.create(folder, "Self-test", passphrase)
    created.sessions.add(session)
    created.runs.keep(day, "Begin")
    created.close()
    opened = workspace.open(folder, passphrase)
    try:
        _expect(opened.sessions.get(session.id) == session, "the sample came back different")
        _expect(opened.runs.get(day.id) == day, "the day that began came back different")
        _expect(not opened.check(), "the database is damaged")
        _expect(len(opened.backups.all()) == 1, "closing made no backup")
    finally:
        opened.close()
    return "created, filled, closed with a backup, opened again"


def _room(folder: Path) -> str:
    """Start the server for phones on this computer alone, read the page that it would serve, and stop it."""
    from core_facilitator.room.replies import page_parts
    from core_facilitator.room.server import RoomServer
    from core_facilitator.store import workspace

    kept = workspace.create_demo(folder, "Self-test")
    server = RoomServer(kept.check_ins, answered=lambda: None)
    try:
        server.start("127.0.0.1")
        parts = page_parts()
        _expect(all(content for content, _kind in parts.values()), "a part of the page for phones is empty")
    finally:
        server.stop()
        kept.close()
    return f"started and stopped; phones load {sum(len(content) for content, _kind in parts.values()) // 1000} kB"


def _forms() -> str:
    """Load every form in a process of its own: a system library that Qt lacks would end this one without a word."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", "from core_facilitator.self_test import load_forms; load_forms()"]
    done = subprocess.run(  # noqa: S603 -- ourselves
        command, capture_output=True, encoding="utf-8", errors="replace", check=False, env=environment
    )
    last = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
    if _STARTED not in done.stdout:
        return f"left out, because Qt cannot start here ({last})"
    _expect(done.returncode == 0, last)
    return f"{len(_form_names())} loaded"


def load_forms() -> None:
    """Load every form, after saying that Qt has started.

    Raises:
        FormError: for a form that cannot be read.
    """
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    sys.stdout.write(f"{_STARTED}\n")
    sys.stdout.flush()  # else a crash further on would look as if Qt had not started
    from core_facilitator.gui.form import fill
    from core_facilitator.gui.theme import Theme
    from core_facilitator.settings import Look, TextScale

    theme = Theme(app, Look.LIGHT, TextScale.STANDARD)
    for name in _form_names():
        fill(QWidget(), name, theme)


def _form_names() -> list[str]:
    return sorted(file.stem for file in paths.form("any").parent.glob("*.ui"))


def _document(key: str) -> str:
    from core_facilitator.documents.packets import packet
    from core_facilitator.domain.audiences import Audience
    from core_facilitator.export.formats import DOCUMENT_FORMATS, Page

    printed = DOCUMENT_FORMATS[key].write_document(packet(_sample(), Audience.PARTICIPANT), Page())
    _expect(bool(printed.data), "nothing was written")
    return f"{len(printed.data)} bytes"


def _run_sheet(key: str) -> str:
    from core_facilitator.documents.run_sheets import run_sheet
    from core_facilitator.export.formats import RUN_SHEET_FORMATS

    printed = RUN_SHEET_FORMATS[key].write_run_sheet(run_sheet(_sample()))
    _expect(bool(printed.data), "nothing was written")
    return f"{len(printed.data)} bytes"


def _sample() -> Session:
    from core_facilitator.store import sample

    return sample.session()


def _expect(truth: bool, otherwise: str) -> None:
    if not truth:
        raise SelfTestError(otherwise)
