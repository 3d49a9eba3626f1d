"""What printing asks of the worker thread: values in, values out, nothing of Qt.

PDFium, which draws the pages for the preview, must only ever be used by one thread; that is the worker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from core_facilitator.domain.audiences import Audience
from core_facilitator.export.files import save
from core_facilitator.export.formats import DOCUMENT_FORMATS, RUN_SHEET_FORMATS, Format, Page, Printed, Progress

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    import pypdfium2

    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.packets import PacketChoices, Paper


class Wanted(Protocol):
    """Pages as they are wanted, that can be shown, saved and sent to a printer."""

    @property
    def paper(self) -> Paper:
        """The paper that they are for."""
        ...

    @property
    def as_shown(self) -> Wanted:
        """What the preview shows: the same pages, whatever the format."""
        ...

    def printed_at(self, at: datetime, progress: Progress) -> Printed:
        """Return them in their format, made at that aware local time; what `progress` raises goes on."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A packet as it is wanted. `made_at` is the aware local time of its making, which feet and calendars tell.

    `asked` are the blocks that have a check-in.
    """

    session: Session
    audience: Audience
    choices: PacketChoices
    paper: Paper
    hours24: bool
    language: str
    made_at: datetime | None = None
    asked: frozenset[UUID] = frozenset()

    @property
    def page(self) -> Page:
        """How its pages are printed."""
        return Page(paper=self.paper, text_size=self.choices.text_size, grayscale=self.choices.grayscale)

    @property
    def as_shown(self) -> Order:
        """What the preview shows: the same pages, whatever the format."""
        return replace(self, choices=replace(self.choices, format="pdf"))

    def printed_at(self, at: datetime, progress: Progress) -> Printed:
        """Return the packet in its format, made at that time."""
        return printed(replace(self, made_at=at), progress)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: its size in pixels and four bytes for each of them, blue first."""

    width: int
    height: int
    data: bytes


def formats(audience: Audience) -> tuple[Format, ...]:
    """Return the formats that are offered to an audience; tables of the run sheet are for those who plan."""
    calendar = RUN_SHEET_FORMATS["ics"]
    data = (calendar,) if audience is Audience.PARTICIPANT else tuple(RUN_SHEET_FORMATS.values())
    return (*DOCUMENT_FORMATS.values(), *data)


def printed(order: Order, progress: Progress) -> Printed:
    """Return the packet in its format.

    Raises:
        Canceled: when `progress` raised it.
    """
    key = order.choices.format
    if key in RUN_SHEET_FORMATS:
        from core_facilitator.documents.run_sheets import run_sheet

        sheet = run_sheet(
            order.session, order.language, audience=order.audience, made_at=order.made_at, asked=order.asked
        )
        return RUN_SHEET_FORMATS[key].write_run_sheet(sheet)
    from core_facilitator.documents.packets import packet

    document = packet(
        order.session,
        order.audience,
        order.choices,
        hours24=order.hours24,
        language=order.language,
        printed=order.made_at,
        asked=order.asked,
    )
    return DOCUMENT_FORMATS[key].write_document(document, order.page, progress)


def printed_now(order: Wanted, progress: Progress) -> Printed:
    """Return the pages in their format, made at this moment.

    Raises:
        Canceled: when `progress` raised it.
    """
    return order.printed_at(datetime.now(UTC).astimezone(), progress)


def save_printed(order: Wanted, target: Path, progress: Progress) -> None:
    """Write the pages to a file.

    Raises:
        Canceled: when `progress` raised it; nothing is written then.
        SaveError: when the file cannot be written; one that was there before is as it was.
    """
    save(printed_now(order, progress).data, target)


def page_counts(made: Printed) -> dict[str, int]:
    """Return on how many pages each section stands, by key."""
    starts = list(made.starts.items())
    ends = [start for _, start in starts[1:]] + [made.pages + 1]
    return {key: end - start for (key, start), end in zip(starts, ends, strict=True)}


def pictures(pdf: bytes, numbers: tuple[int, ...], width: int) -> tuple[Picture, ...]:
    """Return pages of a PDF file, counted from 1, drawn `width` pixels wide."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_picture(document[number - 1], width) for number in numbers)


def _picture(page: pypdfium2.PdfPage, width: int) -> Picture:
    bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
    return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
