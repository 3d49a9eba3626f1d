"""The corner of the menu bar: whether the work is saved, and when it locks. In the same place on every screen."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QWidget

from core_facilitator.domain.typed_times import clock
from core_facilitator.gui.models.left_texts import LeftTexts
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.icon_label import IconLabel


class StatusCorner(QWidget):
    """Says "Saved 7:44 AM" and "Unlocked, locks after 10 min". `left`: texts that an earlier run left unsaved."""

    def __init__(
        self,
        bar: QMenuBar,
        theme: Theme,
        preferences: Preferences,
        saving: Saving,
        *,
        left: LeftTexts | None = None,
        demo: bool,
        read_only: bool,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._theme = theme
        self._preferences = preferences
        self._saving = saving
        self._left = left
        self._demo = demo
        self._read_only = read_only
        self.saved_label = IconLabel()
        self.lock_label = IconLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        for label in (self.saved_label, self.lock_label):
            label.set_theme(theme)
            layout.addWidget(label)
        saving.changed.connect(self._show)
        preferences.changed.connect(self._show)
        theme.changed.connect(self._space)
        self._space()
        self._show()
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.size() != self.sizeHint():
            self._place()
        return done

    @Slot()
    def _show(self) -> None:
        settings = self._preferences.settings
        if self._saving.unsaved or self._saving.typing:
            self.saved_label.show_line("circle-alert", self.tr("Not saved"), "danger")
        elif self._read_only:
            self.saved_label.show_line("eye", self.tr("Read only"))
        elif self._left is not None and self._left.waiting():
            self.saved_label.show_line("triangle-alert", self.tr("Unsaved text"), "now-ink")
        elif self._saving.saved_at is not None:
            at = clock(self._saving.saved_at, hours24=settings.hours24, suffix=True)
            self.saved_label.show_line("check", self.tr("Saved {0}").format(at))
        else:
            self.saved_label.show_line("check", self.tr("Everything saved"))
        if self._demo:
            self.lock_label.show_line("eye", self.tr("Sample, nothing is kept"))
        else:
            minutes = settings.idle_minutes
            self.lock_label.show_line("lock-open", self.tr("Unlocked, locks after {0} min").format(minutes))

    @Slot()
    def _space(self) -> None:
        """Stand on the line of the menus, whose padding grows with the text."""
        px = self._theme.px
        self.setContentsMargins(8, px(6), 16, px(5))

    def _place(self) -> None:
        """Take the room that the words need now; a menu bar looks at its corner only when it is given one."""
        self._bar.setCornerWidget(self, Qt.Corner.TopRightCorner)
        self.show()
