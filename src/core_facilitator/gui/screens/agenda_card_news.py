"""Says how a card was scaled to the minutes there were, and what it replaced, until the plan changes again."""

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.fitting import Scaling
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.scaling_words import rule_words, scaling_words
from core_facilitator.gui.widgets.banner import Banner


class CardNews(QObject):
    """Speaks in a banner whose action is undo."""

    def __init__(self, banner: Banner, plan: OpenPlan) -> None:
        super().__init__(banner)
        self._banner = banner
        plan.changed.connect(banner.hide)

    @Slot(object, str)
    def tell(self, told: Scaling | None, instead_of: str) -> None:
        """Tell which steps gave or took minutes and by what rule, and what stood there; nothing for nothing of both."""
        scaled = scaling_words(told) if told is not None else ""
        lead = self.tr("Instead of “{0}”.").format(instead_of) if instead_of else ""
        parts = [lead, scaled, rule_words(told) if told is not None and scaled else ""]
        said = [part for part in parts if part]
        if said:
            self._banner.say("", said[0], " ".join(said[1:]), action=self.tr("Undo"))
