"""Calm banners above the work, one for each thing worth saying."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner


class NoticeBoard(QWidget):
    """Holds a banner for each key. Whoever puts one up takes it down. `first` comes and goes by itself above them.

    `left`: a banner goes whose link has the keyboard.
    """

    left = Signal()

    def __init__(self, theme: Theme, first: Banner | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._banners: dict[object, Banner] = {}
        self._held = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 0)
        self._column.setSpacing(8)
        self._first = first
        if first is not None:
            self._column.addWidget(first)
            first.installEventFilter(self)
            first.left.connect(self.left)
        self.hide()

    def put(
        self,
        key: object,
        kind: str,
        lead: str,
        text: str = "",
        *,
        action: str = "",
        acted: Callable[[], None] | None = None,
    ) -> Banner:
        """Say something under this key, instead of what was said under it before.

        `acted` is what its link does; without it, the link takes the banner down.
        """
        self.take_down(key)
        banner = self._banners[key] = Banner()
        banner.set_theme(self._theme)
        self._column.addWidget(banner)
        banner.say(kind, lead, text, action=action)
        banner.left.connect(self.left)
        banner.acted.connect(self._hide if acted is None else acted)
        self._appear()
        return banner

    def hold(self, *, held: bool) -> None:
        """Let everything wait but what is urgent, or say it now: beside a day that runs is no room for the rest."""
        self._held = held
        self._appear()

    def take_down(self, key: object) -> None:
        """Say nothing under this key anymore."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            self._column.removeWidget(banner)
            banner.deleteLater()
        self._appear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._appear()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        """Be there while anything is said; without, take no room."""
        for banner in self._banners.values():
            banner.setVisible(banner.urgent or not self._held)
        first = self._first is not None and not self._first.isHidden()
        self.setVisible(first or any(not one.isHidden() for one in self._banners.values()))

    @Slot()
    def _hide(self) -> None:
        """Take down the banner whose link was pressed."""
        self.take_down(next(key for key, banner in self._banners.items() if banner is self.sender()))

    def banner(self, key: object) -> Banner | None:
        """Return the banner under this key."""
        return self._banners.get(key)

    @property
    def said(self) -> str:
        """Everything that is said, from top to bottom."""
        return " ".join(banner.said for banner in self._banners.values() if not banner.isHidden())
