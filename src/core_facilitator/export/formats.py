"""Every format by its key. A writer's module is imported only when something is printed with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from core_facilitator.documents.blocks import Document
from core_facilitator.documents.run_sheets import RunSheet
from core_facilitator.domain.packets import Paper, TextSize

Progress = Callable[[int, int], None]
"""Told (done, total) now and then while a writer works; may raise `Canceled` to stop it."""


class Canceled(Exception):  # noqa: N818 -- not an error: the user's wish
    """The user stopped the export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How pages are printed."""

    paper: Paper = Paper.LETTER
    text_size: TextSize = TextSize.STANDARD
    grayscale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished file in memory.

    `pages` counts sheets sides, 0 where the format has none. `starts` is the first page (from 1) of each
    section, by key. `missing` are the characters that no bundled font has; they are printed as [U+XXXX].
    """

    data: bytes
    pages: int = 0
    starts: dict[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


class _DocumentWriter(Protocol):
    def __call__(self, document: Document, page: Page, progress: Progress) -> Printed: ...


class _RunSheetWriter(Protocol):
    def __call__(self, sheet: RunSheet) -> Printed: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name for people, its suffix, and the module that writes it."""

    key: str
    name: str
    suffix: str
    module: str

    def write_document(
        self, document: Document, page: Page, progress: Progress = lambda _done, _total: None
    ) -> Printed:
        """Return the document in this format.

        Raises:
            Canceled: when `progress` raised it.
        """
        return cast(_DocumentWriter, import_module(self.module).write)(document, page, progress)

    def write_run_sheet(self, sheet: RunSheet) -> Printed:
        """Return the run sheet in this format."""
        return cast(_RunSheetWriter, import_module(self.module).write)(sheet)


DOCUMENT_FORMATS: dict[str, Format] = {
    form.key: form
    for form in (
        Format("pdf", "PDF", ".pdf", "core_facilitator.export.pdf"),
        Format("docx", "Word", ".docx", "core_facilitator.export.docx"),
        Format("md", "Markdown", ".md", "core_facilitator.export.markdown"),
        Format("txt", "Plain text", ".txt", "core_facilitator.export.text"),
    )
}

RUN_SHEET_FORMATS: dict[str, Format] = {
    form.key: form
    for form in (
        Format("csv", "CSV", ".csv", "core_facilitator.export.csv"),
        Format("xlsx", "Excel", ".xlsx", "core_facilitator.export.xlsx"),
        Format("ics", "Calendar", ".ics", "core_facilitator.export.ics"),
    )
}
