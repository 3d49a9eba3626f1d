"""What nobody expected: said calmly, and logged without a word that somebody wrote."""

import logging
import sys
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QObject, Slot

from core_facilitator.gui.ask import Ask
from core_facilitator.gui.work import Work

_LOG = logging.getLogger("core_facilitator")


class Unexpected(QObject):
    """Takes errors that nothing caught, from slots, flows and the worker."""

    def __init__(self, work: Work, ask: Ask, log: Path) -> None:
        super().__init__()
        self._work = work
        self._ask = ask
        self._log = log
        work.failed.connect(self._flow_failed)

    def watch(self) -> None:
        """Take what would otherwise end in a traceback on a console that nobody sees."""
        sys.excepthook = self.take

    def rest(self) -> None:
        """Leave errors to the console again: the window is gone."""
        sys.excepthook = sys.__excepthook__

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened, not what was in it: the words of an error may be somebody's."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("%s", describe(kind, trace))
        self._work.start("unexpected", self._tell)

    @Slot(str, object)
    def _flow_failed(self, _name: str, error: BaseException) -> None:
        self.take(type(error), error, error.__traceback__)

    async def _tell(self) -> None:
        await self._ask.tell(
            self.tr("Something unexpected happened"),
            self.tr(
                "What you did last may not have worked. Everything saved before it is safe, and you can go on.\n\n"
                "Where it happened is written in {0}, without any of your text. Please send that file along when you "
                "report this."
            ).format(self._log),
            close=self.tr("Go on"),
        )


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of an error and the places it came through, without its words."""
    places = (f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(trace))
    return "\n".join([kind.__name__, *places])
