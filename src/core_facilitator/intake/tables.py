"""Tables as text (CSV): which letter parts the cells is found out, and whether quotes were meant."""

import csv
from io import StringIO

from core_facilitator.domain.pasted_sources import Source, Told
from core_facilitator.intake.limits import MOST_TEXT, check_count
from core_facilitator.intake.rows import sheet_of

_DELIMITERS = ",;\t|"
_LOOKED_AT = 60  # lines
_LONGEST_QUOTE = 40  # lines in one cell; more, and a quote was never closed


def read(text: str, name: str) -> Source:
    """Return the rows of a table.

    Raises:
        IntakeError: when it has more rows than an agenda.
    """
    text = text.replace("\x00", "")
    check_count(text.count("\n"), len(text), name)
    between = delimiter(text)
    rows = _rows(text, between, quoted=True)
    odd = any(cell.count("\n") > _LONGEST_QUOTE for row in rows for cell in row)
    if odd:
        rows = _rows(text, between, quoted=False)
    return Source(sheets=(sheet_of("", rows, 0),), told=((Told.QUOTES_UNBALANCED, ""),) if odd else ())


def delimiter(text: str) -> str:
    """Return what parts the cells: what most lines have, as often as one another."""
    lines = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    return max(_DELIMITERS, key=lambda letter: _agreement([_outside(line, letter) for line in lines]))


def _agreement(counts: list[int]) -> tuple[int, int]:
    usual = max(set(counts), key=lambda count: (counts.count(count) if count else 0, count), default=0)
    return (counts.count(usual) if usual else 0, usual)


def _outside(line: str, letter: str) -> int:
    """Count a letter outside of quotes."""
    return sum(part.count(letter) for part in line.split('"')[::2])


def _rows(text: str, between: str, *, quoted: bool) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), MOST_TEXT))
    lines = StringIO(text, newline="")
    if quoted:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=between)]
    plain = csv.reader(lines, delimiter=between, quoting=csv.QUOTE_NONE)
    return [[cell.strip() for cell in row] for row in plain]
