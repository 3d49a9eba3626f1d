"""The passed-around laptop: one person at a time answers over the whole screen, and nothing of the last one is left."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QScrollArea, QStackedWidget, QWidget

from core_facilitator.domain.answer_pages import Answering, Page, pages
from core_facilitator.domain.answer_words import ENGLISH, SPANISH, AnswerWords
from core_facilitator.domain.answering import Taken
from core_facilitator.gui import form
from core_facilitator.gui.widgets.answer_page import AnswerPage
from core_facilitator.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn, Sheet
    from core_facilitator.domain.instruments import Statement
    from core_facilitator.gui.theme import Theme

_COLUMN = 760  # px
_ALONE = 30_000  # ms after which whoever was thanked is taken to have passed the laptop on


class KioskWindow(QWidget):
    """Asks, and knows nothing of where answers go.

    Signals: `handed_in` carries a sheet, and whether it takes the place of the one that this person handed in before.
    `withdraw_wanted`: the person takes it back. `person_left`: somebody is done, and whoever listens forgets them.
    `key_typed` carries what was typed to leave.
    """

    welcome_page: QWidget
    ask_page: QWidget
    thanks_page: QWidget
    leave_page: QWidget
    pages: QStackedWidget
    column: QWidget
    english_button: QPushButton
    spanish_button: QPushButton
    title_label: QLabel
    introduction_label: QLabel
    leaders_label: QLabel
    promise_label: IconLabel
    rules_label: QLabel
    begin_button: QPushButton
    asked_label: QLabel
    part_label: QLabel
    part_bar: QProgressBar
    anew_label: QLabel
    questions_area: QScrollArea
    questions_body: QWidget
    failed_label: QLabel
    back_button: QPushButton
    next_button: QPushButton
    thanks_label: QLabel
    thanks_more_label: QLabel
    until_label: QLabel
    over_label: QLabel
    next_person_button: QPushButton
    change_button: QPushButton
    withdraw_button: QPushButton
    facilitator_button: QPushButton
    key_edit: QLineEdit
    wrong_label: QLabel
    leave_button: QPushButton
    stay_button: QPushButton

    handed_in = Signal(object, bool)
    withdraw_wanted = Signal()
    person_left = Signal()
    key_typed = Signal(str)

    def __init__(self, theme: Theme, check_in: CheckIn) -> None:
        super().__init__()
        form.fill(self, "kiosk", theme)
        self.setWindowTitle(self.tr("Check-in"))
        self._theme = theme
        self._check_in = check_in
        self._words: AnswerWords = ENGLISH
        self._answering = Answering()
        self._handed_in = False
        self._page = 0
        self._before: QWidget = self.welcome_page  # where one comes back to from the way out
        self._pages = self._ordered()
        self._shown: AnswerPage | None = None
        self._alone = QTimer(self, singleShot=True, interval=_ALONE)
        self._alone.timeout.connect(self._pass_on)
        self.may_close = False
        self._connect()
        theme.changed.connect(self._resize)
        self._resize()
        self.welcome()

    def _connect(self) -> None:
        self.english_button.setText(ENGLISH.name)
        self.spanish_button.setText(SPANISH.name)
        buttons: dict[QPushButton, Callable[[], None]] = {
            self.english_button: self._speak_english,
            self.spanish_button: self._speak_spanish,
            self.begin_button: self._begin,
            self.back_button: self._back,
            self.next_button: self._next,
            self.next_person_button: self._pass_on,
            self.change_button: self._change,
            self.facilitator_button: self._offer_way_out,
            self.leave_button: self._type_key,
            self.stay_button: self._stay,
        }
        for button, slot in buttons.items():
            button.clicked.connect(slot)
        self.withdraw_button.clicked.connect(self.withdraw_wanted)
        self.key_edit.returnPressed.connect(self._type_key)

    # What is shown

    def welcome(self) -> None:
        """Be ready for somebody: nothing of anybody else is there."""
        self._answering, self._page, self._handed_in = Answering(), 0, False
        self._pages = self._ordered()
        self._clear()
        self._words = ENGLISH
        self._speak()
        self.failed_label.hide()
        self._turn_to(self.welcome_page)
        self.begin_button.setFocus()

    def thank(self, *, withdrawn: bool = False) -> None:
        """Say that the answer is kept, or was taken back. What was chosen is forgotten: others may look by now."""
        self._handed_in = not withdrawn
        self._answering = Answering()
        self._clear()
        self._alone.start()
        words = self._words
        self.thanks_label.setText(words.withdrawn if withdrawn else words.thanks)
        self.thanks_more_label.setVisible(not withdrawn)
        self.until_label.setVisible(not withdrawn)
        self.withdraw_button.setVisible(not withdrawn)
        self._turn_to(self.thanks_page)
        self.next_person_button.setFocus()

    def say_not_kept(self, why: Taken | None) -> None:
        """Say why the answer is not kept. It is still here."""
        words = self._words
        told = {Taken.CLOSED: words.laptop_closed, Taken.FULL: words.laptop_full}
        self.failed_label.setText(words.laptop_not_kept if why is None else told.get(why, words.laptop_not_kept))
        self.failed_label.show()
        self._turn_to(self.ask_page)

    def say_not_taken_back(self, why: Taken | None) -> None:
        """Say why the answer counts still, where the person is thanked for it."""
        words = self._words
        self.thanks_label.setText(words.laptop_closed if why is Taken.CLOSED else words.laptop_not_taken_back)
        self._alone.start()

    def say_wrong_key(self, words: str) -> None:
        """Say that what was typed opens nothing."""
        self.wrong_label.setText(words)
        self.wrong_label.show()
        self.key_edit.clear()
        self.leave_button.setEnabled(True)
        self.key_edit.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: only the facilitator's key ends this."""
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def _ordered(self) -> tuple[Page, ...]:
        return pages(self._check_in, _shuffled)

    def _turn_to(self, page: QWidget) -> None:
        if page is not self.thanks_page:
            self._alone.stop()
        self.pages.setCurrentWidget(page)
        asked = page in (self.welcome_page, self.ask_page)
        self.english_button.setVisible(asked)
        self.spanish_button.setVisible(asked)
        self.facilitator_button.setVisible(page is not self.leave_page)

    def _speak(self) -> None:
        words, asked, language = self._words, self._check_in, self._words.code
        rules = asked.rules
        (self.english_button if words is ENGLISH else self.spanish_button).setChecked(True)
        self.title_label.setText(asked.called.said(language))
        self.asked_label.setText(asked.called.said(language))
        self.introduction_label.setText(asked.instrument.introduction.said(language))
        self.leaders_label.setText(words.leaders)
        self.leaders_label.setVisible(not asked.leaders)
        self.promise_label.show_line("shield-check", words.promise, "ink-2", 20)
        self.rules_label.setText(words.rules.format(rules.scores_from, rules.words_least))
        self.begin_button.setText(words.begin)
        self.back_button.setText(words.back)
        self.thanks_label.setText(words.thanks)
        self.thanks_more_label.setText(words.thanks_more.format(rules.scores_from))
        self.until_label.setText(words.until_closed)
        self.over_label.setText(words.hand_over)
        self.next_person_button.setText(words.next_person)
        self.change_button.setText(words.change)
        self.withdraw_button.setText(words.withdraw)
        self.facilitator_button.setText(words.facilitator)
        if self._shown is not None:
            self._show_page()

    # One person

    @Slot()
    def _begin(self) -> None:
        self._page = 0
        self._show_page()

    @Slot()
    def _back(self) -> None:
        if self._page:
            self._page -= 1
            self._show_page()
        else:
            self._turn_to(self.welcome_page)

    @Slot()
    def _next(self) -> None:
        if self._shown is not None and self._answering.missing(self._check_in, self._shown.page):
            self._shown.ask_for_missing()
        elif self._page + 1 < len(self._pages):
            self._page += 1
            self._show_page()
        else:
            self.failed_label.hide()
            self.handed_in.emit(self._sheet, self._handed_in)

    @Slot()
    def _change(self) -> None:
        self._page = 0
        self._show_page()

    @Slot()
    def _pass_on(self) -> None:
        self.person_left.emit()
        self.welcome()

    @property
    def _sheet(self) -> Sheet:
        return self._answering.sheet

    def _show_page(self) -> None:
        self._clear()
        words, count = self._words, len(self._pages)
        self.failed_label.hide()
        self.part_label.setText(words.part_of.format(self._page + 1, count))
        self.part_bar.setRange(0, count)
        self.part_bar.setValue(self._page + 1)
        self.part_bar.setAccessibleName(self.part_label.text())
        self.next_button.setText(words.hand_in if self._page + 1 == count else words.next)
        self._shown = AnswerPage(self._theme, self._check_in, self._pages[self._page], words, self._answering)
        self._shown.changed.connect(self._take)
        self._say_anew(self._shown)
        layout = self.questions_body.layout()
        if layout is not None:
            layout.addWidget(self._shown)
        self._turn_to(self.ask_page)
        self._shown.show()  # at once, and not with the next turn: it takes the keyboard
        self._shown.setFocus()

    def _say_anew(self, page: AnswerPage) -> None:
        """Say at the beginning why an answer that is changed begins blank, to a screen reader too."""
        anew = self._handed_in and not self._page
        self.anew_label.setText(self._words.laptop_anew)
        self.anew_label.setVisible(anew)
        page.setAccessibleDescription(self.anew_label.text() if anew else "")

    def _clear(self) -> None:
        """Take the page away, with what was chosen and written on it."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    @Slot(object)
    def _take(self, answering: Answering) -> None:
        self._answering = answering

    @Slot()
    def _speak_english(self) -> None:
        self._words = ENGLISH
        self._speak()

    @Slot()
    def _speak_spanish(self) -> None:
        self._words = SPANISH
        self._speak()

    # The way out

    @Slot()
    def _offer_way_out(self) -> None:
        self._before = self.pages.currentWidget() or self.welcome_page
        self.key_edit.clear()
        self.wrong_label.hide()
        self.leave_button.setEnabled(True)
        self._turn_to(self.leave_page)
        self.key_edit.setFocus()

    @Slot()
    def _type_key(self) -> None:
        if self.key_edit.text() and self.leave_button.isEnabled():
            self.leave_button.setEnabled(False)
            self.key_typed.emit(self.key_edit.text())

    @Slot()
    def _stay(self) -> None:
        self.key_edit.clear()
        self._turn_to(self._before)

    @Slot()
    def _resize(self) -> None:
        self.column.setFixedWidth(self._theme.px(_COLUMN))
        self.part_bar.setFixedHeight(self._theme.px(10))


def _shuffled(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Return them in an order that nobody can foresee."""
    return secrets.SystemRandom().sample(statements, len(statements))
