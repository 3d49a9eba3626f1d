"""Whether the work is on the disk: every write of a screen goes through here, and everybody can see how it went."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain.faults import WorkspaceError


class Saving(QObject):
    """Says when the last write was committed, or what keeps the newest one from being so.

    Signal `changed`: `saved_at` or `failure` is another now.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._again: Callable[[], object] | None = None
        self.saved_at: datetime | None = None
        self.failure: WorkspaceError | OSError | None = None

    def attempt(self, write: Callable[..., object], *args: object) -> bool:
        """Write; return whether it is on the disk now. What failed is kept and can be tried again.

        Args:
            write: for example `sessions.save`; returns after COMMIT.
            args: passed on to it.
        """
        try:
            write(*args)
        except (WorkspaceError, OSError) as error:
            self.failure = error
            self._again = partial(write, *args)
            self.changed.emit()
            return False
        self.done()
        return True

    def done(self) -> None:
        """Something was committed just now."""
        self.failure = None
        self._again = None
        self.saved_at = self._now()
        self.changed.emit()

    def try_again(self) -> bool:
        """Repeat the write that failed; return whether nothing is left unsaved."""
        return self._again is None or self.attempt(self._again)
