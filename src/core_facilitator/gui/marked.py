"""Marks words that stand in a table and are translated later. Qt's tool for translators finds them by this name."""


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Return the words as they are; PySide6's own function of this name has no types."""
    return words
