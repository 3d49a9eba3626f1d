"""Blocks on the clipboard. Other programs get times and titles as text; everything else stays in this process."""

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.timing import TimedBlock
from core_facilitator.domain.typed_times import clock

BLOCKS_COPIED = "application/x-core-facilitator-copied-blocks"


@dataclass(frozen=True, slots=True)
class Copied:
    """Blocks that were copied, and the session that they come from."""

    blocks: tuple[Block, ...]
    source: Session


class BlockClipboard:
    """Copies blocks and gives them back, in the same session or another.

    The system's clipboard holds a one-time token for our own blocks, never their notes: so nothing private can
    be pasted elsewhere or be kept in a clipboard history.
    """

    def __init__(self, clipboard: QClipboard) -> None:
        self._clipboard = clipboard
        self._token = b""
        self._copied: Copied | None = None

    def copy(self, blocks: tuple[TimedBlock, ...], source: Session, *, hours24: bool) -> None:
        """Copy blocks; other programs get their times as text."""
        self._token = uuid4().hex.encode()
        self._copied = Copied(tuple(timed.block for timed in blocks), source)
        lines = (_line(timed, clock(timed.start, hours24=hours24)) for timed in blocks)
        data = QMimeData()
        data.setData(BLOCKS_COPIED, QByteArray(self._token))
        data.setText("\n".join(lines))
        self._clipboard.setMimeData(data)

    def blocks(self) -> Copied | None:
        """Return the blocks that were copied last, if they are what the clipboard still holds."""
        data = self._clipboard.mimeData()
        if data is None or self._copied is None:
            return None
        return self._copied if bytes(data.data(BLOCKS_COPIED).data()) == self._token else None

    def lines(self) -> tuple[str, ...]:
        """Return the lines of text on the clipboard, from whichever program."""
        return tuple(line for line in self._clipboard.text().splitlines() if line.strip())


def _line(timed: TimedBlock, start: str) -> str:
    minutes = f" {timed.planned} min" if timed.planned else ""
    return f"{start} {timed.block.title}{minutes}"
