"""Says what a paste brought along from another session and what it left there, until the plan changes again."""

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.pastes import Pasted
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.widgets.banner import Banner

_NAMED = 6  # names are listed; the others are counted


class PasteNews(QObject):
    """Speaks in a banner whose action is undo."""

    def __init__(self, banner: Banner, plan: OpenPlan) -> None:
        super().__init__(banner)
        self._banner = banner
        plan.changed.connect(banner.hide)

    @Slot(object)
    def tell(self, pasted: Pasted) -> None:
        """Tell who and what came along and who did not; nothing when all were known here."""
        lines = []
        if pasted.came:
            lines.append(self.tr("New in this session: {0}.").format(self._list(pasted.came)))
        if pasted.left:
            lines.append(self.tr("Left out: {0}.").format(self._list(pasted.left)))
        if lines:
            self._banner.say("", self.tr("Pasted."), " ".join(lines), action=self.tr("Undo"))

    def _list(self, names: tuple[str, ...]) -> str:
        more = len(names) - _NAMED
        listed = ", ".join(names[:_NAMED])
        return self.tr("{0} and {1} more").format(listed, more) if more > 0 else listed
