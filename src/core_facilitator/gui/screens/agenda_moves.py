"""Moving the selected blocks: within a day, to another day, into and out of a track. Each move is one step."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain import edits
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.edits import Place
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.day_view import DayView


class BlockMoves(QObject):
    """Moves the blocks that are selected in the view, or those that were dragged."""

    def __init__(self, plan: OpenPlan, view: DayView) -> None:
        super().__init__(view)
        self._plan = plan
        self._view = view
        view.dropped.connect(self.drop)

    @Slot()
    def up(self) -> None:
        """Move the selected blocks one place up."""
        self._move_by(-1)

    @Slot()
    def down(self) -> None:
        """Move the selected blocks one place down."""
        self._move_by(1)

    @Slot()
    def to_track_before(self) -> None:
        """Move the selected blocks to the track before, or out of the tracks when they are in the first."""
        self._move_sideways(-1)

    @Slot()
    def to_track_after(self) -> None:
        """Move the selected blocks to the next track, or into the first track of the group beside them."""
        self._move_sideways(1)

    @Slot()
    def to_day_before(self) -> None:
        """Move the selected blocks to the end of the day before."""
        self._move_day(-1)

    @Slot()
    def to_day_after(self) -> None:
        """Move the selected blocks to the end of the day after."""
        self._move_day(1)

    @Slot(object, object)
    def drop(self, keys: tuple[UUID, ...], drop: Drop) -> None:
        """Put dragged blocks where they were let go."""
        day = self._plan.day
        if day is not None:
            self._move(keys, Place(day.id, drop.index, drop.track))

    @Slot(object, object)
    def drop_on_day(self, keys: tuple[UUID, ...], day: UUID) -> None:
        """Put dragged blocks at the end of a day and go there."""
        session = self._plan.session
        target = session.day(day) if session is not None else None
        if target is not None and self._move(keys, Place(day, len(target.blocks))):
            self._plan.show_day(day)
            self._view.select(keys)

    def _move_by(self, step: int) -> None:
        session, keys = self._plan.session, self._view.selected_keys()
        if session is None or not keys:
            return
        first, last = edits.find(session, keys[0]), edits.find(session, keys[-1])
        index = first.index - 1 if step < 0 else last.index + 2
        if index >= 0:
            self._move(keys, Place(first.day_id, index, first.track_id))

    def _move_sideways(self, step: int) -> None:
        session, day, keys = self._plan.session, self._plan.day, self._view.selected_keys()
        if session is None or day is None or not keys:
            return
        place = _beside(day.blocks, edits.find(session, keys[0]), step)
        blocks = (session.block(key) for key in keys)
        if place is not None and not (place.track_id and any(block and block.tracks for block in blocks)):
            self._move(keys, place)

    def _move_day(self, step: int) -> None:
        session, day, keys = self._plan.session, self._plan.day, self._view.selected_keys()
        if session is None or day is None or not keys:
            return
        at = session.days.index(day) + step
        if 0 <= at < len(session.days):
            self.drop_on_day(keys, session.days[at].id)

    def _move(self, keys: tuple[UUID, ...], place: Place) -> bool:
        label = self.tr("Move block") if len(keys) == 1 else self.tr("Move blocks")
        session = self._plan.session
        if session is None or not all(session.block(key) for key in keys):
            return False  # dragged here from another window of the program
        done = self._plan.save(edits.move_blocks(session, keys, place), label)
        if done:
            self._view.select(keys)
            self._view.scrollTo(self._view.currentIndex())
        return done


def _beside(blocks: tuple[Block, ...], at: Place, step: int) -> Place | None:
    """Return where Alt with a sideways arrow leads from a place: into a group, on to its next track, or out."""
    if at.track_id is None:
        near = [
            number for number in (at.index + 1, at.index - 1) if 0 <= number < len(blocks) and blocks[number].tracks
        ]
        return Place(at.day_id, 0, blocks[near[0]].tracks[0].id) if near and step > 0 else None
    for number, block in enumerate(blocks):
        tracks = [track.id for track in block.tracks]
        if at.track_id in tracks:
            to = tracks.index(at.track_id) + step
            if to < 0:
                return Place(at.day_id, number)
            return Place(at.day_id, len(block.tracks[to].blocks), tracks[to]) if to < len(tracks) else None
    return None
