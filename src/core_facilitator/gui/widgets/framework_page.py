"""The page of a framework to read: its arc as a drawing, its parts, the protocols that serve them, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core_facilitator.domain.framework_pages import Arc, FrameworkPage, Part, Place, Point
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models.framework_texts import FrameworkTexts, leads
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.arc_drawing import ArcDrawing

CardOf = Callable[[str], Protocol | None]

_AT_ONCE = 5  # points that are written before the window may answer
_WIDEST = 800  # px that lines may be long
_ASIDE, _ABOVE, _BELOW = 40, 28, 48  # px around all
_BORDER = 2  # px that the style sheet gives to what shows where the keyboard is
_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class FrameworkPageView(QScrollArea):
    """Shows one page, built part by part so that the window answers meanwhile.

    `card_wanted` carries the key of a protocol whose name was clicked; `finished` says that all of a page is there.
    """

    card_wanted = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, card_of: CardOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = FrameworkTexts(theme)
        self._card_of = card_of
        self._page: FrameworkPage | None = None
        self._places: dict[Place, QWidget] = {}
        self._wanted: Place | None = None
        self._kept = 0  # how far down it was before it was written anew
        self._linked: list[Protocol] = []
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("reads", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(theme.px(24))

    @property
    def page(self) -> FrameworkPage | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: FrameworkPage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self._wanted = None
        self.setAccessibleName(page.title)
        self._write()
        self._kept = 0
        self.verticalScrollBar().setValue(0)

    @Slot()
    def take_theme(self) -> None:
        """Write the page anew, in other colors and sizes."""
        self._write()

    @Slot()
    def take_cards(self) -> None:
        """Write the page anew where the protocols that it names are others now."""
        if self._page is not None and self._cards(self._page.protocols) != self._linked:
            self._write()

    def _write(self) -> None:
        if self._page is None:
            return
        self._kept = self.verticalScrollBar().value()
        self._linked = self._cards(self._page.protocols)
        self._places.clear()
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # it only grows downward: what is painted stays
        inside.setProperty("ground", "paper")
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(0)
        self._keep_narrow()
        self.setWidget(inside)
        self._steps = self._written(self._page)
        next(self._steps)
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_narrow()
        super().resizeEvent(event)

    def _keep_narrow(self) -> None:
        """Leave so much free at the right that no line is too long to be read."""
        if self._page is not None:
            px = self._theme.px
            left = px(_ASIDE) - _BORDER
            right = max(px(_ASIDE), self.viewport().width() - left - px(_WIDEST))
            self._column.setContentsMargins(left, px(_ABOVE) - _BORDER, right, px(_BELOW))

    def go_to(self, place: Place) -> None:
        """Bring a part or point to the top, as soon as it is there."""
        self._wanted = place
        self._go_on_to()

    def _go_on_to(self) -> None:
        """Scroll to what is wanted, once all above and below it has its height."""
        found = self._places.get(self._wanted) if self._wanted is not None else None
        inside = self.widget()
        if found is None or inside is None or self._timer.isActive():
            return
        self._wanted = None
        inside.adjustSize()
        top = found.mapTo(inside, found.rect().topLeft()).y() - self._theme.px(16)
        self.verticalScrollBar().setValue(top)
        found.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
            self.verticalScrollBar().setValue(self._kept)
            self._go_on_to()
            self.finished.emit()

    # Writing

    def _written(self, page: FrameworkPage) -> Iterator[None]:
        """Write a page, a step at each turn."""
        self._put(self._label(page.title, "display"), 12)
        self._put(self._label(page.introduction, "lead"), 28)
        yield
        self._draw(page.arc)
        yield
        for number, part in enumerate(page.parts):
            self._part(number, part)
            yield
            for count, point in enumerate(part.points):
                self._point(Place(number, count), point)
                if count % _AT_ONCE == _AT_ONCE - 1:
                    yield
            self._links(part.protocols, 4)
            yield
        line = QFrame()
        line.setProperty("line", "horizontal")
        self._column.addSpacing(self._theme.px(24))
        self._put(line, 12)
        self._put(self._told(self._texts.foot(page)), 0)
        self._column.addStretch(1)

    def _part(self, number: int, part: Part) -> None:
        px = self._theme.px
        self._column.addSpacing(px(24))
        line = QFrame()
        line.setProperty("line", "horizontal")
        self._put(line, 16)
        title = self._label(part.name, "title")
        self._places[Place(number)] = title
        self._put(title, 4)
        self._put(self._told(self._texts.told(part.says)), 12)
        if part.arc is not None:
            self._draw(part.arc)

    def _point(self, place: Place, point: Point) -> None:
        words = self._told(self._texts.point(point.name, point.says, point.facts))
        words.setAccessibleName(point.name)
        self._places[place] = words
        linked = self._cards(point.protocols)
        self._put(words, 2 if linked else 12)
        self._links(point.protocols, 12)

    def _links(self, keys: tuple[str, ...], below: int) -> None:
        text = self._texts.links(self._cards(keys))
        if text:
            links = self._told(text)
            links.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            links.setAccessibleName(self.tr("Protocols"))
            self._put(links, below)

    def _cards(self, keys: tuple[str, ...]) -> list[Protocol]:
        return [card for key in keys if (card := self._card_of(key)) is not None]

    def _draw(self, arc: Arc) -> None:
        page = self._page
        if page is None:
            return
        if arc.title:
            self._put(self._label(arc.title, "field"), 12)
        drawing = ArcDrawing(self._theme)
        told = leads(arc, page)
        drawing.show_arc(arc, page.key, told)
        drawing.chosen.connect(self._choose)
        drawing.setProperty("told", told)
        self._put(drawing, 20)

    @Slot(int)
    def _choose(self, number: int) -> None:
        told: dict[int, Place] = self.sender().property("told")
        self.go_to(told[number])

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("type", kind)
        label.setWordWrap(True)
        label.setMinimumWidth(1)
        return label

    def _told(self, markup: str) -> QLabel:
        label = QLabel(markup)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setMinimumWidth(1)
        label.setTextInteractionFlags(_READ)
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        label.linkActivated.connect(self.card_wanted)
        return label

    def _put(self, widget: QWidget, below: int) -> None:
        self._column.addWidget(widget)
        if below:
            self._column.addSpacing(self._theme.px(below))
