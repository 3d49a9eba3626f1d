"""Writing packets and run sheets as files."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from core_facilitator import paths
from core_facilitator.cli.agendas import find
from core_facilitator.cli.faults import CannotError, say, warn
from core_facilitator.cli.workspaces import opened
from core_facilitator.documents import packets, run_sheets
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import PacketChoices, Paper, TextSize
from core_facilitator.export.files import SaveError, save
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS, Page, Printed
from core_facilitator.export.names import packet_name
from core_facilitator.messages import saving_sentence
from core_facilitator.settings import Settings, SettingsFile


def packet(options: argparse.Namespace) -> int:
    """Write one packet or run sheet, with the sections that were last chosen for it."""
    settings = SettingsFile(paths.settings_file()).current
    audience = Audience(options.audience)
    page = page_of(options, settings)
    with opened(options) as here:
        session = find(here.sessions, options.session)
        choices = here.packets.choices(session.id, audience)
        asked = here.check_ins.blocks_of(session.id)
    written(
        session, audience, options.format, options.out, page, choices=choices, hours24=settings.hours24, asked=asked
    )
    return 0


def page_of(options: argparse.Namespace, settings: Settings) -> Page:
    """Return how pages are to be printed: as the options say, or else the settings."""
    return Page(
        paper=Paper(options.paper) if options.paper else settings.paper,
        text_size=TextSize.LARGE if options.large else TextSize.STANDARD,
        grayscale=options.grayscale,
    )


def written(
    session: Session,
    audience: Audience,
    form: str,
    folder: Path,
    page: Page,
    *,
    choices: PacketChoices | None = None,
    hours24: bool = False,
    asked: frozenset[UUID] = frozenset(),
) -> Path:
    """Write a packet, or a run sheet for the formats that hold data, say where, and return the file.

    Raises:
        CannotError: when it cannot be written; an older file of that name is then as it was.
    """
    now = datetime.now(UTC).astimezone()
    if form in DOCUMENT_FORMATS:
        written_as = DOCUMENT_FORMATS[form]
        document = packets.packet(session, audience, choices, hours24=hours24, printed=now, asked=asked)
        printed = written_as.write_document(document, page)
    else:
        written_as = RUN_SHEET_FORMATS[form]
        sheet = run_sheets.run_sheet(session, audience=audience, made_at=now, asked=asked)
        printed = written_as.write_run_sheet(sheet)
    file = folder / packet_name(session.title, audience, written_as)
    saved(printed, file)
    return file


def saved(printed: Printed, file: Path) -> None:
    """Put what was printed into a file, in a new folder if need be, and say where.

    Raises:
        CannotError: when it cannot be written; an older file of that name is then as it was.
    """
    _make(file.parent)
    try:
        save(printed.data, file)
    except SaveError as error:
        raise CannotError(" ".join(saving_sentence(error))) from error
    say(f"{file}  {_about(printed)}")
    if printed.missing:
        warn(f"No bundled font has these characters, so they are printed as [U+XXXX]: {' '.join(printed.missing)}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise CannotError(
            f"{folder} cannot be a folder: a file is in its place. Choose another one for --out."
        ) from error
    except OSError as error:
        raise CannotError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose one of your own for --out."
        ) from error


def _about(printed: Printed) -> str:
    size = f"{max(1, round(len(printed.data) / 1024))} KB"
    return f"({printed.pages} {'page' if printed.pages == 1 else 'pages'}, {size})" if printed.pages else f"({size})"
