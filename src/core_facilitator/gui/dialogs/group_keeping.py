"""Keeps the groups that are being made as a draft, and offers those that an earlier run of the program left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout

from core_facilitator.gui.models.group_texts import state_of, text_of
from core_facilitator.gui.models.group_words import in_short
from core_facilitator.gui.widgets.typed_text import PAUSE, DraftOffer, Typing

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.gui.dialogs.groups import GroupsDialog


class GroupKeeping(QObject):
    """Watches the groups of one block while their dialog is open."""

    def __init__(self, dialog: GroupsDialog, session: Session, typing: Typing) -> None:
        super().__init__(dialog)
        self._draft = dialog.draft
        self._typing = typing
        self._place = f"block/{dialog.draft.block.id}/groups"
        self._kept = False
        self._offer: DraftOffer | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        left = typing.left.get(self._place)
        self._left = state_of(left.text, session) if left is not None else None
        if left is not None and self._left is not None:
            told = replace(left, text=in_short(self._left.groups))
            self._offer = DraftOffer(told, typing.when(left), self.tr("Unsaved groups from {0}"))
            self._offer.used.connect(self._use)
            self._offer.discarded.connect(self._discard)
            body = dialog.groups_pane.parentWidget()
            column = body.layout() if body is not None else None
            if isinstance(column, QBoxLayout):
                column.insertWidget(column.indexOf(dialog.groups_pane), self._offer)
        self._draft.changed.connect(self._wait)

    def finish(self) -> None:
        """What there is now is saved, or else it is kept."""
        self._pause.stop()
        if self._draft.touched:
            self._keep()
        elif self._kept:
            self._kept = False
            self._typing.hand_on(self._place, text_of(self._draft.state))

    @Slot()
    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()  # not anew with every change: who goes on without a rest would have nothing kept

    @Slot()
    def _keep(self) -> None:
        if self._draft.touched:
            self._kept = True
            self._typing.keep(self._place, text_of(self._draft.state))
        elif self._kept:
            self._kept = False
            self._typing.drop(self._place)

    @Slot()
    def _use(self) -> None:
        if self._left is not None and self._typing.take(self._place) is not None:
            self._kept = True
            self._draft.take(self._left)
            self._hide()

    @Slot()
    def _discard(self) -> None:
        self._typing.drop(self._place)
        self._hide()

    def _hide(self) -> None:
        if self._offer is not None:
            self._offer.hide()
