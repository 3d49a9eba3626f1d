"""What a block is called where there is little room, and where it has no title."""

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block

translate = QCoreApplication.translate

_SHORT = 32  # letters of a title that say which block is meant


def whole_title(block: Block) -> str:
    """Return the title of a block, or that it has none."""
    return block.title or translate("Day", "Untitled")


def short_title(block: Block) -> str:
    """Return the first words of a title, up to its colon or comma: enough to know which block is meant."""
    words = whole_title(block)
    for mark in (":", ",", " ("):
        words = words.split(mark, 1)[0]
    return cut(words.strip() or block.title, _SHORT)


def cut(words: str, most: int) -> str:
    """Return words with at most so many letters, the rest as three dots."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
