"""A dialog in which something is written on several pages: what is wrong is said meanwhile, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QStackedWidget, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.typed_text import PAUSE

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.written_draft import WrittenDraft
    from core_facilitator.gui.tools import Tools

T = TypeVar("T")

_ICON = 18  # px


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is wrong: at which place, in words, and what gives the keyboard to where it is put right.

    One that is told `late` is said only once somebody wants to save: nobody has written everything at the start.
    """

    place: str
    words: str
    reach: Callable[[], None]
    late: bool = False


class WritingDialog(QDialog, Generic[T]):
    """Accepted once what is written has nothing wrong and is stored.

    What was changed is kept as a draft every second, and is not left without asking. A class of these says in `PLACES`
    which places there are, each with the row of its page in the list (None: it is on none), and has a label
    `<place>_problem` for each. `touched` says that something is other than before.
    """

    SIZE: ClassVar[tuple[int, int]]  # px at the standard text size, where the window has that much room
    LIST_WIDTH: ClassVar[int]  # px
    PLACES: ClassVar[dict[str, int | None]]
    MOST_TOLD: ClassVar[int | None] = None  # how many problems are told beside a field; None: all

    heading_label: QLabel
    draft_area: QWidget
    page_list: QListWidget
    page_stack: QStackedWidget
    trouble_label: IconLabel
    cancel_button: QPushButton
    save_button: QPushButton

    touched = Signal()

    def __init__(
        self, tools: Tools, name: str, heading: str, draft: WrittenDraft[T], store: Callable[[T], str]
    ) -> None:
        """`name` is that of the form. `store` keeps what is written and returns nothing, or why it could not."""
        super().__init__(tools.window)
        self._theme = tools.theme
        form.fill(self, name, tools.theme)
        self.setWindowTitle(heading)
        self.heading_label.setText(heading)
        fit(self, tools.theme, *self.SIZE)
        self._tools = tools
        self._draft = draft
        self._store = store
        self._over = False
        self._wanted = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)

    def begin(self, thing: T, pages: Sequence[str], first: QWidget) -> None:
        """Show what is written on from here, and follow what is typed; `first` is the field that has the keyboard."""
        self._first = first
        self._list_pages(pages)
        self._offer_draft()
        self.show_written(thing)
        self._as_it_was = self.written
        self.touched.connect(self.follow)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self._theme.changed.connect(self._follow_theme)
        self.size_pages()
        self.tell()
        first.setFocus()

    # What each kind says for itself

    @property
    def written(self) -> T:
        """What is written, as all fields have it now."""
        raise NotImplementedError

    @property
    def called(self) -> str:
        """What it is called in a question."""
        raise NotImplementedError

    def show_written(self, thing: T) -> None:
        """Show this in all fields."""
        raise NotImplementedError

    def wrong(self) -> list[Wrong]:
        """Return what is wrong now, in the order in which it is written."""
        raise NotImplementedError

    def take_in(self) -> None:
        """Take in what is still being typed into a cell or a number."""
        focused = self.focusWidget()
        if focused is not None and isinstance(focused.parentWidget(), QWidget):
            focused.clearFocus()

    @property
    def changed(self) -> bool:
        """Whether it says anything else than when the editor was opened."""
        return self.written != self._as_it_was

    # Leaving

    def accept(self) -> None:
        """Leave it as it is stored."""
        self._draft.drop()
        super().accept()

    def reject(self) -> None:
        """Leave at once where nothing was changed, else ask."""
        self.take_in()
        if self.changed:
            self._tools.work.start("leave editor", self._ask_to_leave)
        else:
            self._give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the keyboard. In a field it enters what was typed, and saves nothing."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not entered or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():  # by its window's own button
            event.ignore()
            self.reject()
            return
        if self._pause.isActive():
            self._keep()  # it is taken away, because the workspace is locked
        event.accept()
        self.done(self.result())

    def done(self, result: int) -> None:
        """Close, and keep nothing from now on: what a field still hands on comes too late."""
        self._over = True
        self._pause.stop()
        super().done(result)

    async def _ask_to_leave(self) -> None:
        leave = await self._tools.ask.either(
            self.tr("Save the changes to {0}?").format(self.called),
            self.tr("If you do not save them, they are lost."),
            yes=self.tr("Save"),
            other=self.tr("Discard changes"),
            no=self.tr("Go on writing"),
        )
        if leave:
            self._save()
        elif leave is False:
            self._give_up()

    def _give_up(self) -> None:
        self._draft.drop()
        super().reject()

    @Slot()
    def _save(self) -> None:
        """Store it, or go to the first thing that is wrong."""
        self.take_in()
        self.want()
        wrong = self.wrong()
        self.tell()
        if wrong:
            page = self.PLACES[wrong[0].place]
            if page is not None:
                self.page_list.setCurrentRow(page)
            wrong[0].reach()
        elif why := self._store(self.written):
            self._say("circle-alert", why, "danger", wrapped=True)
        else:
            self.accept()

    # Following what is typed

    @Slot()
    def want(self) -> None:
        """From now on all that is wrong is told."""
        self._wanted = True

    @Slot()
    def follow(self) -> None:
        """Keep what is written in a moment, and tell what is wrong with it."""
        if not self._over and not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept
        self.tell()

    @Slot()
    def _keep(self) -> None:
        if self.changed:
            self._draft.keep(self.written)
        else:
            self._draft.drop()

    def tell(self) -> None:
        """Say what is wrong beside the fields that it is about, on the list of pages, and below."""
        wrong = [one for one in self.wrong() if self._wanted or not one.late]
        for place in self.PLACES:
            label: QLabel = getattr(self, f"{place}_problem")
            told = list(dict.fromkeys(one.words for one in wrong if one.place == place))
            label.setText("\n".join(told[: self.MOST_TOLD]))
            label.setVisible(bool(told))
        self._mark_pages({self.PLACES[one.place] for one in wrong})
        self.trouble_label.setVisible(bool(wrong))
        if wrong:
            more = self.tr(" And {0} more.").format(len(wrong) - 1) if len(wrong) > 1 else ""
            self._say("triangle-alert", wrong[0].words + more, "now-ink")

    def _say(self, glyph: str, words: str, role: str, *, wrapped: bool = False) -> None:
        """Say it beside the buttons: what is wrong in one line, so that nothing moves while it is typed."""
        self.trouble_label.words.setWordWrap(wrapped)
        self.trouble_label.show_line(glyph, words, role)
        self.trouble_label.show()

    # The pages

    def _list_pages(self, names: Sequence[str]) -> None:
        self.page_list.addItems(list(names))
        self.page_list.currentRowChanged.connect(self.page_stack.setCurrentIndex)
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.setCurrentRow(0)

    def _mark_pages(self, wrong: set[int | None]) -> None:
        for row in range(self.page_list.count()):
            item = self.page_list.item(row)
            item.setIcon(self._theme.icon("triangle-alert", "now-ink") if row in wrong else self._no_icon)
            item.setToolTip(self.tr("Something here is still wrong.") if row in wrong else "")

    @Slot()
    def _follow_theme(self) -> None:
        self.size_pages()  # which is no slot itself: PySide goes on calling one that a class overrides in what is gone

    def size_pages(self) -> None:
        """Give the list of pages, and what is on them, the room that this text size asks for."""
        side = self._theme.px(_ICON)
        self.page_list.setFixedWidth(self._theme.px(self.LIST_WIDTH))
        self.page_list.setIconSize(QSize(side, side))

    @property
    def _no_icon(self) -> QIcon:
        """Nothing, as large as an icon, so that the words stay where they are."""
        side = self._theme.px(_ICON)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        return QIcon(picture)

    # The draft

    def _offer_draft(self) -> None:
        offer = self._draft.offer()
        layout = self.draft_area.layout()
        self.draft_area.setVisible(offer is not None)
        if offer is not None and layout is not None:
            layout.addWidget(offer)
            offer.used.connect(self.use_draft)
            offer.discarded.connect(self._discard_draft)

    @Slot()
    def use_draft(self) -> None:
        """Write on at what was left; to leave it asks, as for anything that was changed."""
        self.draft_area.hide()
        self.show_written(self._draft.take(self._as_it_was))
        self.follow()
        self._first.setFocus()

    @Slot()
    def _discard_draft(self) -> None:
        self.draft_area.hide()
        self._draft.drop()
        self._first.setFocus()
