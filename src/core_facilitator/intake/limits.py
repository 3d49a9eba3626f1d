"""How much of a file is read. An agenda is a few pages; what is far more is no agenda, or was made to do harm."""

from core_facilitator.domain.pasted_sources import Source, SourceLine
from core_facilitator.intake.refusals import IntakeError, Refusal

MOST_BYTES = 50_000_000
"""Of a file. Pictures in a document count."""

MOST_TEXT = 2_000_000
"""Bytes of a file that is nothing but text, and letters in all lines of any file."""

MOST_LINES = 5_000
MOST_COLUMNS = 60


def bounded(source: Source, name: str) -> Source:
    """Return what was read.

    Raises:
        IntakeError: when it is more than an agenda can be, or nothing at all.
    """
    lines = [line for part in (source.lines, *(sheet.lines for sheet in source.sheets), source.after) for line in part]
    check_count(len(lines), sum(len(line.text) for line in lines), name)
    if not any(letter.isalnum() for line in lines for letter in line.text):
        raise IntakeError(Refusal.NOTHING_IN_IT, name)
    if any(_too_wide(line) for line in lines):
        raise IntakeError(Refusal.TOO_WIDE, name)
    return source


def check_count(lines: int, letters: int, name: str) -> None:
    """Refuse what is too much already, before more of it is read.

    Raises:
        IntakeError: when it is.
    """
    if lines > MOST_LINES or letters > MOST_TEXT:
        raise IntakeError(Refusal.TOO_MANY_LINES, name)


def _too_wide(line: SourceLine) -> bool:
    return line.form is not None and len(line.form.cells) > MOST_COLUMNS
