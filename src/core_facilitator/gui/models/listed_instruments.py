"""Instruments as a list shows them. Read on the worker thread, so nothing here knows Qt."""

from dataclasses import dataclass

from core_facilitator.domain.instruments import Instrument
from core_facilitator.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: an instrument, or the key of an own one that cannot be read here, and why."""

    key: str
    instrument: Instrument | None
    retired: bool = False
    why: str = ""

    @property
    def own(self) -> bool:
        """Whether it belongs to this workspace."""
        return self.instrument is None or self.instrument.own


def everything(workspace: Workspace) -> tuple[Listed, ...]:
    """Return what there is: own ones first, then those that cannot be read here, then those of the app."""
    from core_facilitator.store.instruments import built_in

    own = [Listed(one.instrument.key, one.instrument, one.retired) for one in workspace.instruments.all()]
    unread = [Listed(one.key, None, one.retired, one.why) for one in workspace.instruments.unread()]
    return (*own, *unread, *(Listed(one.key, one) for one in built_in()))
