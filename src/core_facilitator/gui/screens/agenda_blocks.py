"""What can be done with the selected blocks: each command is one new session, one step, one undo."""

from collections.abc import Callable
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain import edits
from core_facilitator.domain.agendas import Block, Session, Track
from core_facilitator.domain.edits import Place
from core_facilitator.domain.lengths import Resized, lengthen, set_minutes
from core_facilitator.domain.pastes import paste_blocks
from core_facilitator.domain.prompt_placing import Picked, missing_in, with_prompts
from core_facilitator.domain.timing import MovePin, TimedBlock, Trim
from core_facilitator.gui.models.block_clipboard import BlockClipboard, Copied
from core_facilitator.gui.models.day_rows import RowKind
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.quick_add import QuickAdd, understand
from core_facilitator.gui.widgets.day_view import DayView

Edit = Callable[[Session], Session]


class BlockCommands(QObject):
    """Works on the blocks that are selected in the view, in the session that is open.

    `pasted` carries a `Pasted`. `held` carries the keys of blocks that keep the minutes they have, because a fixed end
    or their tracks say how long they take. `refused` carries what was typed for minutes and means none.
    """

    pasted = Signal(object)
    held = Signal(object)
    refused = Signal(str)

    def __init__(self, plan: OpenPlan, view: DayView, clipboard: BlockClipboard, hours24: Callable[[], bool]) -> None:
        super().__init__(view)
        self._plan = plan
        self._view = view
        self._clipboard = clipboard
        self._hours24 = hours24
        view.repair_chosen.connect(self.repair)
        view.lengthened.connect(self.lengthen)

    # One block

    def change(self, key: UUID, changes: dict[str, object], label: str) -> bool:
        """Change fields of one block."""
        return self._edit(lambda session: edits.change_block(session, key, **changes), label)

    @Slot(object, object, str)
    def change_day(self, key: UUID, changes: dict[str, object], label: str) -> bool:
        """Change fields of a day."""
        return self._edit(lambda session: edits.change_day(session, key, **changes), label)

    def rename(self, key: UUID, title: str) -> None:
        """Give a block another title."""
        self.change(key, {"title": title.strip()}, self.tr("Edit title"))

    def set_minutes(self, key: UUID, minutes: int) -> None:
        """Make a block so long, a group of tracks at the end of its longest tracks."""
        self._resize(lambda session: set_minutes(session, key, minutes))

    def add(self, block: Block, place: Place, label: str = "") -> bool:
        """Add a block and select it; return whether it is in the plan."""
        done = self._edit(lambda session: edits.add_block(session, block, place), label or self.tr("Add block"))
        if done:
            self._view.show_block(block.id)
        return done

    @Slot(object)
    def repair(self, repair: Trim | MovePin) -> None:
        """End an overlap the way that was chosen."""
        label = self.tr("Trim block") if isinstance(repair, Trim) else self.tr("Move pinned start")
        self._edit(lambda session: edits.apply_repair(session, repair), label)

    @property
    def selected(self) -> Block | None:
        """The one block that is selected."""
        keys, session = self._view.selected_keys(), self._plan.session
        return session.block(keys[0]) if session is not None and len(keys) == 1 else None

    def add_prompts(self, picked: Picked) -> int:
        """Give the selected block these prompts with their credits, but for those that it has; return how many."""
        block = self.selected
        new = () if block is None else missing_in(block, picked)
        if block is None or not new:
            return 0
        taken = with_prompts(block, new)
        changes: dict[str, object] = {"prompts": taken.prompts, "credit": taken.credit}
        return len(new) if self.change(block.id, changes, self.tr("Add prompts")) else 0

    # All that are selected

    @Slot()
    def longer(self) -> None:
        """Give each selected block five minutes more."""
        self.lengthen(5)

    @Slot()
    def shorter(self) -> None:
        """Take five minutes from each selected block."""
        self.lengthen(-5)

    @Slot()
    def longer_by_one(self) -> None:
        """Give each selected block one minute more."""
        self.lengthen(1)

    @Slot()
    def shorter_by_one(self) -> None:
        """Take one minute from each selected block."""
        self.lengthen(-1)

    @Slot(int)
    def lengthen(self, by: int) -> None:
        """Change the minutes of each selected block, never below none."""
        keys = self._view.selected_keys()
        self._resize(lambda session: lengthen(session, keys, by))

    @Slot()
    def pin(self) -> None:
        """Pin the selected blocks to where they start now; take the pins out when all are pinned."""
        chosen = self._chosen()
        if chosen and all(timed.block.pin is not None for timed in chosen):
            self._each(lambda _: {"pin": None}, self.tr("Unpin start"))
            return
        starts = {timed.block.id: timed.start.time() for timed in chosen}
        self._each(lambda block: {"pin": block.pin or starts[block.id]}, self.tr("Pin start"))

    @Slot()
    def skip(self) -> None:
        """Skip the selected blocks, or take all of them up again."""
        skipped = not all(timed.block.skipped for timed in self._chosen())
        skip = self._label(self.tr("Skip block"), self.tr("Skip blocks"))
        take_up = self._label(self.tr("Take up block"), self.tr("Take up blocks"))
        self._each(lambda _: {"skipped": skipped}, skip if skipped else take_up)

    @Slot()
    def protect(self) -> None:
        """Protect the selected blocks from being shortened, or no longer."""
        protected = not all(timed.block.protected for timed in self._chosen())
        protect = self._label(self.tr("Protect block"), self.tr("Protect blocks"))
        unprotect = self._label(self.tr("Unprotect block"), self.tr("Unprotect blocks"))
        self._each(lambda _: {"protected": protected}, protect if protected else unprotect)

    @Slot(object, str)
    def change_all(self, changes: dict[str, object], label: str) -> None:
        """Change the same fields of every selected block."""
        self._each(lambda _: changes, label)

    @Slot()
    def duplicate(self) -> None:
        """Put a copy after the selected blocks and select it."""
        keys = self._view.selected_keys()
        if keys:
            made = _Keys()
            label = self._label(self.tr("Duplicate block"), self.tr("Duplicate blocks"))
            if self._edit(lambda session: edits.duplicate_blocks(session, keys, made), label):
                self._select_new(made)

    @Slot()
    def remove(self) -> None:
        """Take the selected blocks out and select what comes after them."""
        self._take_out(self._label(self.tr("Remove block"), self.tr("Remove blocks")))

    # The clipboard

    @Slot()
    def copy(self) -> None:
        """Copy the selected blocks; other programs get their times and titles."""
        session = self._plan.session
        chosen = self._chosen()
        if session is not None and chosen:
            self._clipboard.copy(chosen, session, hours24=self._hours24())

    @Slot()
    def cut(self) -> None:
        """Copy the selected blocks, and take them out."""
        self.copy()
        self._take_out(self._label(self.tr("Cut block"), self.tr("Cut blocks")))

    @Slot()
    def paste(self) -> None:
        """Put what was copied after the selected block; lines of text from another program become blocks."""
        place, copied, made = self.place_after(), self._clipboard.blocks(), _Keys()
        if place is None:
            return
        if copied is not None:
            self._paste_copied(copied, place, made)
            return
        typed = [found for line in self._clipboard.lines() if (found := understand(line)) is not None]
        label = self.tr("Paste block") if len(typed) == 1 else self.tr("Paste blocks")
        if typed and self._edit(lambda session: _with_lines(session, typed, place, made), label):
            self._select_new(made)

    def _paste_copied(self, copied: Copied, place: Place, made: "_Keys") -> None:
        session = self._plan.session
        if session is None:
            return
        pasted = paste_blocks(session, copied.blocks, copied.source, place, made)
        label = self.tr("Paste block") if len(copied.blocks) == 1 else self.tr("Paste blocks")
        if self._plan.save(pasted.session, label):
            self._select_new(made)
            self.pasted.emit(pasted)

    def place_after(self) -> Place | None:
        """Return the place after the current block, in the current gap, or at the end of the current track or day."""
        session, day, row = self._plan.session, self._plan.day, self._view.current_row()
        if session is None or day is None:
            return None
        if row is not None and row.kind is RowKind.TRACK:
            tracks = (track for block in day.blocks for track in block.tracks)
            count = next((len(track.blocks) for track in tracks if track.id == row.key), 0)
            return Place(day.id, count, row.key)
        if row is not None and row.kind is RowKind.GAP:
            return edits.find(session, row.key)
        if row is not None and row.kind is RowKind.BLOCK:
            at = edits.find(session, row.key)
            return Place(at.day_id, at.index + 1, at.track_id)
        return Place(day.id, len(day.blocks))

    # Tracks

    @Slot()
    def split(self) -> None:
        """Make the current block a group of two tracks, or add a track to the group."""
        row, session = self._view.current_row(), self._plan.session
        if row is None or session is None or row.kind in (RowKind.OVERLAP, RowKind.GAP):
            return
        key = row.group or row.key
        block = session.block(key)
        if block is not None and block.tracks:
            made = _Keys()
            self._edit(lambda now: edits.add_track(now, key, Track(id=made())), self.tr("Add track"))
        elif block is not None:
            self._edit(lambda now: edits.to_tracks(now, key, 2, uuid4), self.tr("Split into tracks"))

    @Slot()
    def unsplit(self) -> None:
        """Put what is in the tracks of the current group into the day, one track after the other."""
        row, session = self._view.current_row(), self._plan.session
        if row is None or session is None or row.kind is RowKind.GAP:
            return
        block = session.block(row.group or row.key)
        if block is not None and block.tracks:
            key = block.id
            label = self.tr("Put tracks one after the other")
            if self._edit(lambda now: edits.without_tracks(now, key), label):
                self._view.show_block(key)

    def change_track(self, key: UUID, changes: dict[str, object], label: str) -> bool:
        """Change fields of a track."""
        return self._edit(lambda session: edits.change_track(session, key, **changes), label)

    def remove_track(self, key: UUID) -> None:
        """Take a track out with its blocks."""
        self._edit(lambda session: edits.remove_track(session, key), self.tr("Remove track"))

    def _take_out(self, label: str) -> None:
        keys = self._view.selected_keys()
        if keys:
            after = self._view.neighbor(keys)
            if self._edit(lambda session: edits.remove_blocks(session, keys), label):
                self._view.select((after,) if after is not None else ())

    def _label(self, one: str, many: str) -> str:
        """Return what undo says of a step that changes all that are selected."""
        return one if len(self._view.selected_keys()) == 1 else many

    def _chosen(self) -> tuple[TimedBlock, ...]:
        timed = self._plan.timed
        if timed is None:
            return ()
        return tuple(found for key in self._view.selected_keys() if (found := timed.find(key)) is not None)

    def _each(self, changes: Callable[[Block], dict[str, object]], label: str) -> None:
        """Change every selected block in one step."""
        chosen = self._chosen()

        def edit(session: Session) -> Session:
            for timed in chosen:
                session = edits.change_block(session, timed.block.id, **changes(timed.block))
            return session

        if chosen:
            self._edit(edit, label)

    def _resize(self, resize: Callable[[Session], Resized]) -> None:
        """Change minutes in one step; what cannot change makes no step and is told."""
        session = self._plan.session
        made = resize(session) if session is not None and self._plan.writable else None
        if made is None:
            return
        if made.session != session:
            self._plan.save(made.session, self.tr("Change minutes"))
        if made.held:
            self.held.emit(made.held)

    def _edit(self, edit: Edit, label: str) -> bool:
        session = self._plan.session
        return session is not None and self._plan.save(edit(session), label)

    def _select_new(self, made: "_Keys") -> None:
        self._view.select(tuple(key for key in made.keys if self._view.shows(key)))
        self._view.scrollTo(self._view.currentIndex())


class _Keys:
    """Makes keys and remembers them, so that what was made can be selected."""

    def __init__(self) -> None:
        self.keys: list[UUID] = []

    def __call__(self) -> UUID:
        self.keys.append(uuid4())
        return self.keys[-1]


def _with_lines(session: Session, typed: list[QuickAdd], place: Place, new_id: Callable[[], UUID]) -> Session:
    for number, line in enumerate(typed):
        at = Place(place.day_id, place.index + number, place.track_id)
        session = edits.add_block(session, line.block(new_id()), at)
    return session
