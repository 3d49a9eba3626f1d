"""The groups of a block while they are being made: what was done can be taken back, and nothing is saved yet."""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.group_plans import Groups, Known, kind_of, met_altogether, unplaced
from core_facilitator.domain.groups import NO_MEETINGS, Meetings, Mix, Unmet, Wishes, unmet
from core_facilitator.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Groups and wishes at one moment. `searched`: nobody was moved by hand since the search found them."""

    groups: Groups
    apart: tuple[frozenset[UUID], ...]
    together: tuple[frozenset[UUID], ...]
    searched: bool = False


class GroupDraft(QObject):
    """Holds the state and those before it. `changed`: it is another one now, or something else counts."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        block: Block,
        known: Known,
        mix: Mix = Mix.NOTHING,
        counts_others: bool = True,
    ) -> None:
        super().__init__()
        self.block = block
        self.people: tuple[Person, ...] = session.people
        self.rooms = {room.id: room.name for room in session.rooms}
        team = {person.id: person.name for person in session.team}
        self.names = {person.id: person.name for person in session.people} | team
        self.team = team
        self.mix = mix
        self.counts_others = counts_others
        self.state = State(groups=block.groups, apart=session.apart, together=session.together)
        self._first = self.state
        self._past: list[State] = []
        self.known = known
        self._met = self._counted()

    @property
    def wishes(self) -> Wishes:
        """What is wished for."""
        return Wishes(apart=self.state.apart, together=self.state.together, mix=self.mix)

    @property
    def met(self) -> Meetings:
        """How often each two have met, as far as it counts."""
        return self._met

    @property
    def away(self) -> tuple[Person, ...]:
        """Those who are in no group."""
        return unplaced(self.people, self.state.groups)

    @property
    def divided(self) -> tuple[Person, ...]:
        """Those whom a search divides: who is in a group now, or everybody where there are none."""
        if not self.state.groups:
            return self.people
        away = {person.id for person in self.away}
        return tuple(person for person in self.people if person.id not in away)

    @property
    def missing(self) -> int:
        """Of how many people the department or role that is mixed is not given."""
        return sum(1 for person in self.divided if not kind_of(person, self.mix))

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._past)

    @property
    def touched(self) -> bool:
        """Whether the groups or wishes are others than those that are saved."""
        return replace(self.state, searched=False) != self._first

    def unmet(self, groups: Groups) -> tuple[Unmet, ...]:
        """Return the wishes that groups do not meet."""
        return unmet([group.people for group in groups], self.people, self.wishes)

    def kind(self, one: Unmet) -> str:
        """Return the department or role that a wish for a mix is about."""
        return next((kind_of(person, self.mix) for person in self.people if person.id in one.people), "")

    def put(self, groups: Groups, *, searched: bool = False) -> None:
        """Take other groups, with what was before to be taken back to."""
        self._put(replace(self.state, groups=groups, searched=searched))

    def wish(self, apart: tuple[frozenset[UUID], ...], together: tuple[frozenset[UUID], ...]) -> None:
        """Take other wishes."""
        self._put(replace(self.state, apart=apart, together=together, searched=False))

    def take(self, state: State) -> None:
        """Take groups and wishes that were made before."""
        self._put(state)

    def undo(self) -> None:
        """Take back the last change."""
        if self._past:
            self.state = self._past.pop()
            self.changed.emit()

    def kept(self) -> None:
        """What there is now is saved."""
        self._first = replace(self.state, searched=False)

    def count_others(self, on: bool) -> None:
        """Let meetings in other sessions count, or not."""
        self.counts_others = on
        self._met = self._counted()
        self.changed.emit()

    def mix_by(self, mix: Mix) -> None:
        """Mix by something else."""
        self.mix = mix
        self.state = replace(self.state, searched=False)
        self.changed.emit()

    def _counted(self) -> Meetings:
        there = self.known.met_elsewhere if self.counts_others else NO_MEETINGS
        return met_altogether(self.known.met_here, there)

    def _put(self, state: State) -> None:
        if state != self.state:
            self._past.append(self.state)
            self.state = state
            self.changed.emit()
