"""The pages of a packet as they will be printed, made on the worker thread while the user goes on choosing."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from core_facilitator.export.formats import Printed
from core_facilitator.gui import printing
from core_facilitator.gui.printing import Picture, Wanted
from core_facilitator.gui.work import Work

FLOW = "packet preview"
_AT_ONCE = 6


class PacketPreview(QObject):
    """Keeps up with what is asked for: always the newest order, first the page looked at, then the small ones.

    Signals: `printed` says that the pages are other ones now, `drawn` carries the page looked at, `drawn_small` the
    number of a page and its small picture.
    """

    printed = Signal()
    drawn = Signal(QImage)
    drawn_small = Signal(int, QImage)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._order: Wanted | None = None
        self._made: Wanted | None = None
        self._making: Wanted | None = None
        self._open = True
        self._wanted = self._shown = (1, 0)
        self._small_width = 0
        self._small_left: list[int] = []
        self.result = Printed(data=b"")
        work.ended.connect(self._go_on)

    def order(self, order: Wanted) -> None:
        """Show this packet from now on. One that is being made for an older order is not waited for."""
        self._order = order
        if self._making not in (None, order):
            self._work.cancel(FLOW)
        self._wake()

    def clear(self) -> None:
        """Show nothing, until something is ordered again."""
        self._order = self._made = None
        self.result = Printed(data=b"")
        self._small_left = []

    def look_at(self, number: int, width: int, small_width: int) -> None:
        """Show a page, counted from 1, drawn so many pixels wide, and all pages small."""
        self._wanted = (number, width)
        if small_width != self._small_width:
            self._small_width = small_width
            self._small_left = self._all()
        self._wake()

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what was ordered."""
        return self._order != self._made

    def close(self) -> None:
        """Stop; what the worker thread is doing then is thrown away."""
        self._open = False
        self._work.cancel(FLOW)

    def _wake(self) -> None:
        if self._open and self._missing():
            self._work.start(FLOW, self._keep_up)

    @Slot(str)
    def _go_on(self, name: str) -> None:
        """Begin again for what was asked while the last flow was ending."""
        if name == FLOW:
            self._wake()

    def _missing(self) -> bool:
        return self.busy or bool(self.result.pages and (self._shown != self._wanted or self._small_left))

    async def _keep_up(self) -> None:
        while self._missing():
            if self.busy:
                await self._make()
            elif self._shown != self._wanted:
                await self._draw(self._wanted)
            else:
                await self._draw_small()

    async def _make(self) -> None:
        order = self._order
        self._making = order
        try:
            made = await self._work.run(printing.printed_now, order, progress=_nobody)
        finally:
            self._making = None
        if order == self._order:
            self.result = made
            self._made = order
            self._shown = (0, 0)
            self._small_left = self._all()
            self.printed.emit()

    async def _draw(self, wanted: tuple[int, int]) -> None:
        number, width = wanted
        result = self.result
        (picture,) = await self._work.run(printing.pictures, result.data, (min(number, result.pages),), width)
        if result is self.result:
            self._shown = wanted
            self.drawn.emit(_image(picture))

    async def _draw_small(self) -> None:
        result = self.result
        numbers, self._small_left = tuple(self._small_left[:_AT_ONCE]), self._small_left[_AT_ONCE:]
        pictures = await self._work.run(printing.pictures, result.data, numbers, self._small_width)
        if result is self.result:
            for number, picture in zip(numbers, pictures, strict=True):
                self.drawn_small.emit(number, _image(picture))

    def _all(self) -> list[int]:
        return list(range(1, self.result.pages + 1)) if self._small_width else []


def _image(picture: Picture) -> QImage:
    stride = len(picture.data) // picture.height
    return QImage(picture.data, picture.width, picture.height, stride, QImage.Format.Format_RGB32).copy()


def _nobody(_done: int, _total: int) -> None:
    """Pages for the preview come too fast to be counted."""
