"""Text being typed: kept as a draft every second while it changes, handed on once when the field is left.

After a crash the draft is offered in its place, above the field.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from core_facilitator.domain.text import clean
from core_facilitator.gui import dates
from core_facilitator.gui.saving import KNOWN, Saving
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.note_edit import TitleEdit

if TYPE_CHECKING:
    from datetime import datetime

    from core_facilitator.store.drafts import Draft, Drafts

PAUSE = 1000  # ms from a key until it is kept, with all that was typed meanwhile

Field = QLineEdit | QPlainTextEdit


class Typing(QObject):
    """Keeps drafts for fields; `left` holds those that an earlier run of the program left behind.

    `settled` says that one of those was used, or is not wanted; `tidied` that drafts nobody needs are gone. Where the
    workspace is `read_only` none is kept, and none is offered: there is nowhere to use it.
    """

    settled = Signal()
    tidied = Signal()

    def __init__(
        self,
        drafts: Drafts,
        saving: Saving,
        *,
        hours24: Callable[[], bool],
        now: Callable[[], datetime],
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._drafts = drafts
        self._read_only = read_only
        self._saving = saving
        self._hours24 = hours24
        self._now = now
        self._written: set[str] = set()
        self._done_with: set[str] = set()  # kept still, because what became of them is not on the disk yet
        self.left: dict[str, Draft] = {} if read_only else {draft.place: draft for draft in drafts.all()}
        saving.changed.connect(self._tidy)
        self.tidied.connect(saving.changed)

    def keep(self, place: str, text: str) -> None:
        """Keep a text that is being typed; a failure shows in the window's banner."""
        if self._read_only:
            return
        self._done_with.discard(place)
        self._written.add(place)  # now, or when it is tried again
        self._saving.keep_typed(place, partial(self._drafts.keep, place, text))

    def hand_on(self, place: str, text: str) -> None:
        """A text has become part of the plan: forget its draft, or keep one for as long as the plan is not saved."""
        if self._saving.unsaved:
            with suppress(*KNOWN):  # the banner has said that nothing can be written
                self._drafts.keep(place, text)
                self._written.add(place)
        self.drop(place)

    def drop(self, place: str) -> None:
        """Forget the draft of a place, now that it is saved or not wanted."""
        self._saving.leave_typed(place)
        left = self.left.pop(place, None)
        if place in self._written or left is not None:
            self._written.discard(place)
            self._done_with.add(place)
            self._tidy()
        if left is not None:
            self.settled.emit()

    def take(self, place: str) -> str | None:
        """Return what an earlier run left in a place; from now on it is a text that is being typed there."""
        left = self.left.pop(place, None)
        if left is None:
            return None
        self._written.add(place)
        self.settled.emit()
        return left.text

    @Slot()
    def _tidy(self) -> None:
        """Remove drafts that nobody needs, once everything is saved. One that stays does no harm until then."""
        tidied = False
        while self._done_with and not self._saving.unsaved:
            place = self._done_with.pop()
            try:
                self._drafts.drop(place)
            except KNOWN:
                self._done_with.add(place)  # with the next write that works
                return
            tidied = True
        if tidied:
            self.tidied.emit()

    def left_in(self, keys: frozenset[str]) -> Draft | None:
        """Return the newest draft that an earlier run left in one of these places, by the key in its name."""
        found = (draft for draft in self.left.values() if keys.intersection(draft.place.split("/")[1:2]))
        return max(found, key=lambda draft: draft.kept_at, default=None)

    def when(self, draft: Draft) -> str:
        """Return when a draft was kept: a text may be left for days before somebody comes back to it."""
        return dates.day_and_time(draft.kept_at, self._now(), hours24=self._hours24())


class DraftOffer(QFrame):
    """One line that offers an unsaved text, with what to do about it."""

    used = Signal()
    discarded = Signal()

    def __init__(self, draft: Draft, when: str, lead: str = "") -> None:
        """`lead` is said instead of that it is a text, with {0} for when it was kept."""
        super().__init__()
        self.draft = draft
        self._area: QScrollArea | None = None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._stay)
        self.setProperty("banner", "warn")
        words = QLabel((lead or self.tr("Unsaved text from {0}")).format(when))
        words.setProperty("type", "caption")
        words.setToolTip(tip(draft.text))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.use_button = QPushButton(self.tr("Use it"))
        self.discard_button = QPushButton(self.tr("Discard"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(words, 1)
        for button in (self.use_button, self.discard_button):
            button.setProperty("variant", "link")
            button.setProperty("extent", "small")
            layout.addWidget(button)
        self.use_button.clicked.connect(self.used)
        self.discard_button.clicked.connect(self.discarded)

    def show_in(self, area: QScrollArea) -> None:
        """Scroll to the offer and give it the keyboard; it stays in view while the fields above it still grow."""
        body = area.widget()
        layout = body.layout() if body is not None else None
        if body is not None and layout is not None:
            layout.activate()  # it may have been put in just now
            body.installEventFilter(self)
        self._area = area
        self.use_button.setFocus()
        self._stay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._settled.start()  # once what is above has its new place
        return super().eventFilter(watched, event)

    @Slot()
    def _stay(self) -> None:
        if self._area is not None and self.use_button.hasFocus():
            self._area.ensureWidgetVisible(self)


class TypedText(QObject):
    """Watches one field. `committed` carries place and text once it is left, or Enter is pressed in a line."""

    committed = Signal(str, str)  # place, text

    def __init__(self, field: Field, typing: Typing, parent: QObject | None = None) -> None:
        super().__init__(parent or field)
        self._field = field
        self._typing = typing
        self._place = ""
        self._stored = ""
        self._offer: DraftOffer | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        if isinstance(field, QLineEdit | TitleEdit):
            field.returnPressed.connect(self.commit)

    @property
    def place(self) -> str:
        """Where a draft of the text is kept; nothing while the field rests."""
        return self._place

    @property
    def text(self) -> str:
        """What the field holds now, without what no file can carry."""
        return clean(self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()).text

    @property
    def unsaved(self) -> bool:
        """Whether the field holds another text than the store."""
        return bool(self._place) and self.text != self._stored

    @property
    def offer(self) -> DraftOffer | None:
        """The offer of a draft that is shown above the field."""
        return self._offer

    def show(self, place: str, text: str) -> None:
        """Show the stored text of a place; what is being typed there stays, and so does the cursor."""
        typing_here = place == self._place and self.unsaved
        self._place, self._stored = place, text
        if self.text == text:
            self._settle()
        elif not typing_here:
            self._set_text(text)
            self._settle()
        self._show_offer()

    def commit(self) -> None:
        """Hand on what was typed, if it is another text than the stored one."""
        self._pause.stop()
        if self.unsaved:
            self._hand_on()

    def rest(self) -> None:
        """Watch nothing until a text is shown again; what was kept stays kept."""
        self._pause.stop()
        self._place = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _hand_on(self) -> None:
        place, text = self._place, self.text
        self.committed.emit(place, text)
        if self._place == place and self._stored.split() != text.split():
            self._keep()  # nobody took it
        else:
            self._typing.hand_on(place, text)

    def _set_text(self, text: str) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
            self._field.setCursorPosition(0)
        else:
            self._field.setPlainText(text)

    def _settle(self) -> None:
        self._pause.stop()
        if self._place not in self._typing.left:
            self._typing.drop(self._place)

    @Slot()
    def _typed(self) -> None:
        if self.unsaved and self._field.hasFocus() and not self._pause.isActive():
            self._pause.start()  # not anew with every key: who writes without a rest would have nothing kept

    @Slot()
    def _keep(self) -> None:
        if self.unsaved:
            self._typing.keep(self._place, self.text)

    def _show_offer(self) -> None:
        draft = self._typing.left.get(self._place)
        if draft is not None and draft.text == self._stored:
            self._typing.drop(self._place)
            draft = None
        if self._offer is not None and self._offer.draft == draft:
            return  # it may have the keyboard
        before, self._offer = self._offer, None
        if before is not None:
            before.hide()  # moves the keyboard on, and who follows it may show other texts meanwhile
            before.deleteLater()
        if draft is not None:
            self._offer_draft(draft)

    def _offer_draft(self, draft: Draft) -> None:
        parent = self._field.parentWidget()
        outer = parent.layout() if parent is not None else None
        layout, number = (outer and _above(outer, self._field)) or (None, 0)
        if not isinstance(layout, QBoxLayout):
            return
        self._offer = DraftOffer(draft, self._typing.when(draft))
        self._offer.used.connect(self._use)
        self._offer.discarded.connect(self._discard)
        layout.insertWidget(number, self._offer)
        self._offer.show()

    @Slot()
    def _use(self) -> None:
        text = self._typing.take(self._place)
        if text is not None:
            self._set_text(text)
            self._field.setFocus()  # to write on, before the offer goes and leaves the keyboard to whatever is next
            if isinstance(self._field, QPlainTextEdit):
                self._field.moveCursor(QTextCursor.MoveOperation.End)
            else:
                self._field.end(False)
            self._show_offer()
            self._hand_on()

    @Slot()
    def _discard(self) -> None:
        self._typing.drop(self._place)
        self._show_offer()


def _above(layout: QLayout, field: QWidget) -> tuple[QLayout, int] | None:
    """Return the column that a field stands in, however deep in rows, and its number there."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        found = _above(inner, field) if inner is not None else None
        if item is not None and item.widget() is field:
            found = (layout, number)
        if found is not None:
            return (layout, number) if isinstance(found[0], QHBoxLayout) else found
    return None
