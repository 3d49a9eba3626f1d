"""Protocols: practices that a facilitator can lead, each a card with its steps, its words and its cautions.

What a card tells follows what good collections of methods tell about theirs (purpose, when to use it, time as a range,
steps with minutes and grouping, silence, roles, variations, attribution); care for the people in the room is ours.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from core_facilitator.domain.agendas import Handout, Material, TimeKind, Together
from core_facilitator.domain.audiences import EVERYONE, PARTICIPANTS, ROOM


class Risk(Enum):
    """How much people put at stake themselves."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


class Energy(Enum):
    """What it feels like in the room."""

    QUIET = "quiet"
    STEADY = "steady"
    LIVELY = "lively"


class Stage(Enum):
    """How safe a group must at least feel with one another: the stages after Timothy R. Clark, from the first."""

    INCLUSION = "inclusion"
    LEARNER = "learner"
    CONTRIBUTOR = "contributor"
    CHALLENGER = "challenger"


class Practice(Enum):
    """Which of the three core practices it trains."""

    REFLECTIVE = "reflective"
    SOCIAL = "social"
    TRANSFORMATIONAL = "transformational"


class Setting(Enum):
    """Where it can honestly be led."""

    ROOM = "room"
    VIRTUAL = "virtual"
    OUTDOORS = "outdoors"


class Load(Enum):
    """How much it may stir up."""

    LIGHT = "light"
    SOME = "some"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolStep:
    """One timed part: `do` is what people do, `say` is what only the facilitator reads.

    `floor` is the fewest minutes that make sense. One that is `kept` (silence, a closing) is never shorter than
    planned. One that `stretches` takes most of what a longer or shorter time brings. `silent` names who may not speak.
    """

    title: str = field(metadata=PARTICIPANTS)
    minutes: int
    floor: int = 0
    together: Together = Together.ALL
    do: str = field(default="", metadata=PARTICIPANTS)
    say: str = ""
    silent: str = field(default="", metadata=PARTICIPANTS)
    kept: bool = False
    stretches: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """How many people a protocol is for, and how many belong in each of its small groups."""

    least: int
    most: int
    parts_least: int | None = None
    parts_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody's part in it."""

    name: str = field(metadata=PARTICIPANTS)
    does: str = field(default="", metadata=PARTICIPANTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Another way of leading it."""

    name: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What it may stir up, and how somebody passes or steps out."""

    load: Load
    opt_out: str = field(metadata=PARTICIPANTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """Whose method it is: the line that stands wherever the card does, and under what terms it may be shown.

    One that is not `adaptable` lets a card be passed on only as it is.
    """

    key: str
    attribution: str = field(metadata=EVERYONE)
    terms: str = field(default="", metadata=EVERYONE)
    adaptable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One card. `key` is the same wherever the card goes; `least` and `most` are minutes for the whole of it.

    `when` completes "Use it when …", `invitation` is what to say to begin, `goes_with` holds keys of other cards, and
    `adapted_from` is the key of the card that it was made from.
    """

    key: str
    name: str = field(metadata=EVERYONE)
    nickname: str = field(default="", metadata=EVERYONE)
    framework: str = field(default="", metadata=EVERYONE)
    phase: str = ""
    purpose: str = field(metadata=PARTICIPANTS)
    when: tuple[str, ...] = ()
    least: int
    most: int
    groups: Groups
    risk: Risk = Risk.LOW
    energy: Energy = Energy.STEADY
    safety: Stage = Stage.INCLUSION
    practices: tuple[Practice, ...] = ()
    settings: tuple[Setting, ...] = (Setting.ROOM,)
    room: str = field(default="", metadata=ROOM)
    materials: tuple[Material, ...] = ()
    roles: tuple[Role, ...] = ()
    invitation: str = ""
    steps: tuple[ProtocolStep, ...] = ()
    prompts: tuple[str, ...] = field(default=(), metadata=PARTICIPANTS)
    tips: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    variations: tuple[Variation, ...] = ()
    virtual: str = ""
    debrief: tuple[str, ...] = ()
    goes_with: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    care: Care
    handout: Handout | None = None
    tags: tuple[str, ...] = ()
    adapted_from: str = ""
    credit: str = field(default="", metadata=EVERYONE)
    license: License

    @property
    def minutes(self) -> int:
        """How long it usually takes: the sum of its steps."""
        return sum(step.minutes for step in self.steps)

    @property
    def kind(self) -> TimeKind:
        """How people spend most of its time."""
        minutes = Counter[TimeKind]()
        for step in self.steps:
            minutes[_KINDS.get(step.together, TimeKind.SMALL_GROUP)] += step.minutes
        return max(TimeKind, key=lambda kind: minutes[kind])

    def fits(self, minutes: int) -> bool:
        """Whether it can be led well in that many minutes."""
        return self.least <= minutes <= self.most

    def suits(self, people: int) -> bool:
        """Whether it works with that many people in the room."""
        return self.groups.least <= people <= self.groups.most


_KINDS = {Together.ALL: TimeKind.PLENARY, Together.ALONE: TimeKind.REFLECTION}
"""What is not alone and not all together is spent in small groups."""
