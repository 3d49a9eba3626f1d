"""The one signal that says the stored data changed."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Emits which kinds of records the last step touched; each open screen reads again what it shows."""

    happened = Signal(frozenset)

    def announce(self, kinds: frozenset[str]) -> None:
        """Emit; a plain method, so that whoever holds it keeps this object alive."""
        self.happened.emit(kinds)
