"""Says why blocks keep the minutes that they have, until the plan changes."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Slot

from core_facilitator.domain.agendas import Block
from core_facilitator.gui.models.block_titles import short_title
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_view import DayView

translate = QCoreApplication.translate

_DAY = 24 * 60


class HeldNews(QObject):
    """Speaks in a banner. What it says of the blocks that are chosen is over when others are."""

    def __init__(self, banner: Banner, plan: OpenPlan, view: DayView) -> None:
        super().__init__(banner)
        self._banner = banner
        self._plan = plan
        plan.changed.connect(banner.hide)
        view.chosen.connect(self._chosen)
        self._of_chosen = False

    @Slot(object)
    def tell(self, held: tuple[UUID, ...]) -> None:
        """Say why these blocks are neither longer nor shorter now."""
        self._of_chosen = True
        if len(held) > 1:
            words = self.tr("{0} blocks are as long as before: a fixed end or their tracks say how long they take.")
            self._banner.say("", words.format(len(held)))
            return
        session = self._plan.session
        block = session.block(held[0]) if session is not None else None
        if block is not None:
            self._banner.say("", self._why(block).format(short_title(block)))

    @Slot(str)
    def refuse(self, text: str) -> None:
        """Say that what was typed is no length of time; it stays readable here when its field is closed."""
        self._of_chosen = False
        self._banner.say("", self.tr("“{0}” is no length of time. Write {1}.").format(text, _written(text)))

    @Slot()
    def _chosen(self) -> None:
        if self._of_chosen:
            self._banner.hide()

    def _why(self, block: Block) -> str:
        if block.fixed_end is not None:
            return self.tr("“{0}” has a fixed end. Change that to make it longer or shorter.")
        if block.skipped:
            return self.tr("“{0}” is skipped. Take it up again to make it longer or shorter.")
        return self.tr("“{0}” is as long as its longest track. Change the blocks in its tracks.")


def _written(text: str) -> str:
    """Return how to write the length that was meant: of three or four digits, the last two are read as minutes."""
    minutes = int(text) if text.isdecimal() else 0
    hours, rest = divmod(minutes, 60)
    if 100 <= minutes <= _DAY:
        as_hours = f"{hours}h{rest:02}" if rest else f"{hours}h"
        return translate("HeldNews", "“{0}” or “{1}m”").format(as_hours, minutes)
    return translate("HeldNews", "“45”, “1h30” or “90m”")
