"""The card of the library behind a block: its name as a link, and whether it says something else by now."""

from html import escape

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class BlockSource(QObject):
    """`card_wanted` carries the key of the card that was clicked; `news_wanted` says that its news are to be seen."""

    card_label: QLabel
    news_label: QLabel

    card_wanted = Signal(str)
    news_wanted = Signal()

    def __init__(self, page: QWidget, theme: Theme) -> None:
        super().__init__(page)
        form.bind(self, page)
        self._theme = theme
        self._said = ("", "", False)
        for label in (self.card_label, self.news_label):
            label.setTextInteractionFlags(_LINKS)
            label.hide()
        self.card_label.linkActivated.connect(self.card_wanted)
        self.news_label.linkActivated.connect(self._want_news)
        theme.changed.connect(self._show)

    def show_card(self, key: str, name: str, *, changed: bool = False) -> None:
        """Show a card by its name, and whether it has `changed` since; no key for none."""
        if (key, name, changed) != self._said:
            self._said = (key, name, changed)
            self._show()

    @Slot()
    def _show(self) -> None:
        key, name, changed = self._said
        about = self.tr("From the card {0}")
        self.card_label.setText(about.format(self._link(key, name)))
        self.card_label.setAccessibleName(about.format(name))
        self.card_label.setVisible(bool(key))
        news, see = self.tr("The library card has changed."), self.tr("See what is new")
        self.news_label.setText(f"{escape(news)} {self._link('news', see)}")
        self.news_label.setAccessibleName(f"{news} {see}")
        self.news_label.setVisible(bool(key) and changed)

    def _link(self, target: str, words: str) -> str:
        color = self._theme.color("accent").name()
        return f'<a href="{escape(target)}" style="color:{color}">{escape(words)}</a>'

    @Slot()
    def _want_news(self) -> None:
        self.news_wanted.emit()
