"""What the room sees while a day runs, as plain data: one page at a time, made for participants alone.

Everything on it is taken from copies that hold only what participants may read (`audiences.readable_by`), so a note,
a line to say or what to leave out when late cannot come here. What shows a page, on the second screen or elsewhere,
adds words of its own and decides nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core_facilitator.domain.agendas import Block, RoomLayout, Session, Shape, SmallGroup, Step, Track
from core_facilitator.domain.audiences import Audience, readable_by
from core_facilitator.domain.people import Person
from core_facilitator.domain.run_figures import Countdown, Expected, Figures, Phase

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import View


class RoomState(Enum):
    """How the day stands, as the room is told."""

    WAITING = "waiting"
    RUNNING = "running"
    LAST = "last"
    OVER = "over"
    PAUSED = "paused"
    CLOSED = "closed"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomGroup:
    """Some of the people, and where they are. `number` names a group whose `title` is empty."""

    number: int
    title: str = ""
    people: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAsked:
    """How a check-in that is open is answered, and how many did: all that is known of it, and all that may be shown.

    `squares` are the rows of the code for a camera, True is dark; without them phones are not let in.
    """

    answered: int
    expected: int = 0
    address: str = ""
    code: str = ""
    squares: tuple[tuple[bool, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RoomResults:
    """What came of a closed check-in, as everybody may see it, and which of its pages is shown."""

    view: "View"
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """What is shown. What is empty or None is not on the page.

    `prompts` are what people think about, and `task` what they do now. `left` are the whole seconds of the countdown,
    never below 0, and `share` how much of its time is gone, 0 to 1. While the day waits, `begins` is when it goes on
    (None: at any moment), for the `first` time or again. `until` is when all are together again. `groups` belong to
    what is on, or to what comes next, and then `next_title` names that. `next_step` names the step that comes now (it
    may have no name) where the time of one is over and its block is not; None otherwise. `asked` is the check-in that
    everybody answers now, and `results` are those of one that is closed; they stand alone.
    """

    state: RoomState
    layout: RoomLayout = RoomLayout.FULL
    title: str = ""
    step: str = ""
    prompts: tuple[str, ...] = ()
    task: str = ""
    silent: str = ""
    left: int | None = None
    share: float | None = None
    begins: datetime | None = None
    first: bool = False
    until: datetime | None = None
    groups: tuple[RoomGroup, ...] = ()
    next_title: str = ""
    next_step: str | None = None
    message: str = ""
    asked: RoomAsked | None = None
    results: RoomResults | None = None


BLACK = RoomPage(state=RoomState.BLACK, layout=RoomLayout.NOTHING)
"""Nothing at all: a dark room."""


_COUNTS = (RoomLayout.FULL, RoomLayout.COUNTDOWN, RoomLayout.GROUPS, RoomLayout.PLACES)
_TELLS_GROUPS = (RoomLayout.FULL, RoomLayout.GROUPS, RoomLayout.PLACES)


def room_page(
    session: Session,
    now: Figures,
    *,
    layout: RoomLayout | None = None,
    prompt: int | None = None,
    message: str = "",
) -> RoomPage:
    """Return the page of this moment.

    Args:
        session: whose day runs, for the names of its people and rooms.
        now: the figures of that day.
        layout: what is shown instead of what the block asks for.
        prompt: the place of the one prompt that is shown, of those that a block has; None: all of them.
        message: what somebody typed for the room just now; it takes the place of the prompts.
    """
    if now.block is not None and now.clock is not None:
        page = _running(session, now, now.block, now.clock, layout, message)
        one = () if prompt is None else page.prompts[prompt : prompt + 1]
        return replace(page, prompts=one) if one else page
    if now.waiting is not None and now.run.closed is None:
        return _waiting(session, now, now.waiting, layout, message)
    return _closed(session, now, message)


def layouts_of(session: Session, now: Figures) -> tuple[RoomLayout, ...]:
    """Return the layouts that can be chosen now: groups and places only where there are some to be shown."""
    asks = (RoomLayout.GROUPS, RoomLayout.PLACES)
    return tuple(one for one in RoomLayout if one not in asks or room_page(session, now, layout=one).layout is one)


def prompts_of(block: Block) -> tuple[str, ...]:
    """Return what a block asks its participants, in order."""
    return tuple(one for one in readable_by(block, Audience.PARTICIPANT).prompts if one)


def _running(
    session: Session, now: Figures, block: Block, whole: Countdown, chosen: RoomLayout | None, message: str
) -> RoomPage:
    open_ = readable_by(block, Audience.PARTICIPANT)
    next_title, groups = _where(session, now, open_, chosen or block.layout)
    layout = _possible(chosen or block.layout, groups)
    step = None if now.step is None else open_.steps[now.step.step]
    prompts, task = _asked(open_, step)
    clock = _clock(now, whole)
    together = block.shape in (Shape.BREAK, Shape.TRACKS) and whole.phase is not Phase.OVER
    return RoomPage(
        state=_state(now, clock),
        layout=layout,
        title=open_.title,
        step="" if step is None else step.title,
        prompts=prompts,
        task=task,
        silent="" if step is None else step.silent,
        left=_seconds(clock.left) if clock is not None and layout in _COUNTS else None,
        share=_share(clock) if clock is not None and layout in _COUNTS else None,
        until=_local(now, whole.end) if together else None,
        groups=groups if layout in _TELLS_GROUPS else (),
        next_title=next_title if layout is RoomLayout.PLACES else "",
        next_step=_next_step(now, open_, whole),
        message=message,
    )


def _waiting(session: Session, now: Figures, coming: Expected, chosen: RoomLayout | None, message: str) -> RoomPage:
    """Say when it begins; from that time on, that it will at any moment."""
    title, block = readable_by(session, Audience.PARTICIPANT).title, readable_by(coming.block, Audience.PARTICIPANT)
    first, groups, ahead = not now.run.passages, _groups(session, block), coming.start > now.at
    layout = _possible(chosen or RoomLayout.PROMPT, groups)
    return RoomPage(
        state=RoomState.WAITING,
        layout=layout,
        title=title if first else block.title,
        left=_seconds(coming.start - now.at) if ahead and layout is RoomLayout.COUNTDOWN else None,
        begins=_local(now, coming.start) if ahead else None,
        first=first,
        groups=groups if layout in _TELLS_GROUPS else (),
        message=message,
    )


def _closed(session: Session, now: Figures, message: str) -> RoomPage:
    """Say what waits at the end of the day."""
    title, day = readable_by(session, Audience.PARTICIPANT).title, readable_by(now.run.plan, Audience.PARTICIPANT)
    prompts = (day.closing,) if day.closing else ()
    return RoomPage(state=RoomState.CLOSED, layout=RoomLayout.PROMPT, title=title, prompts=prompts, message=message)


def _asked(block: Block, step: Step | None) -> tuple[tuple[str, ...], str]:
    """Return what people think about, and beside it what they do now: where nothing is asked, that stands alone."""
    doing = block.participants_see if step is None else step.text
    prompts = tuple(one for one in block.prompts if one)
    if not prompts:
        return ((doing,) if doing else ()), ""
    return prompts, "" if step is None else doing


def _possible(wanted: RoomLayout, groups: tuple[RoomGroup, ...]) -> RoomLayout:
    """Return the layout, or everything there is where it asks for groups or places and there are none."""
    if wanted is RoomLayout.GROUPS and not any(one.people for one in groups):
        wanted = RoomLayout.PLACES
    if wanted is RoomLayout.PLACES and not any(one.place for one in groups):
        return RoomLayout.FULL
    return wanted


def _clock(now: Figures, whole: Countdown) -> Countdown | None:
    """Return the countdown that people see: that of the step where it has minutes, else that of the block.

    Where the last step is over and the block is not, its time goes on.
    """
    clock = now.step_clock if now.step_clock is not None and now.step_clock.minutes else whole
    if clock.phase is Phase.OVER and not now.steps:
        clock = whole
    return clock if clock.minutes else None


def _next_step(now: Figures, block: Block, whole: Countdown) -> str | None:
    """Return what the step is called that comes now, where one with minutes is over and the block is not."""
    if now.step_clock is None or not now.steps or Phase.OVER is whole.phase:
        return None
    over = now.step_clock.phase is Phase.OVER and now.step_clock.minutes > 0
    still = now.passage is not None and now.passage.paused
    return block.steps[now.steps[0].step].title if over and not still else None


def _seconds(left: timedelta) -> int:
    return max(0, ceil(left.total_seconds()))


def _state(now: Figures, clock: Countdown | None) -> RoomState:
    """Return how what is on stands; what is paused and counts down all the same, since its end stands, is running."""
    if now.passage is not None and now.passage.paused and not (clock is not None and clock.stands):
        return RoomState.PAUSED
    if clock is None:
        return RoomState.RUNNING
    return {Phase.LAST: RoomState.LAST, Phase.OVER: RoomState.OVER}.get(clock.phase, RoomState.RUNNING)


def _share(clock: Countdown) -> float:
    return min(max(clock.gone / (clock.gone + clock.left), 0.0), 1.0)


def _local(now: Figures, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(now.run.plan.time_zone))


def _where(session: Session, now: Figures, block: Block, wanted: RoomLayout) -> tuple[str, tuple[RoomGroup, ...]]:
    """Return who is where in a block; in one that only leads to the next, where that is, and what it is called."""
    here = _groups(session, block)
    if here or wanted is not RoomLayout.PLACES or not now.later:
        return "", here
    following = readable_by(now.later[0].block, Audience.PARTICIPANT)
    return following.title, _groups(session, following) or _room_of(session, following)


def _groups(session: Session, block: Block) -> tuple[RoomGroup, ...]:
    """Return the tracks of a block, or its small groups."""
    parts: tuple[Track | SmallGroup, ...] = block.tracks or block.groups
    people = {one.id: one for one in (*session.team, *session.people)}
    return tuple(
        RoomGroup(
            number=number,
            title=part.title,
            people=tuple(_name(people[key]) for key in part.people if key in people),
            place=_room_name(session, part),
        )
        for number, part in enumerate(parts, 1)
    )


def _room_of(session: Session, block: Block) -> tuple[RoomGroup, ...]:
    place = _room_name(session, block)
    return (RoomGroup(number=1, title=block.title, place=place),) if place else ()


def _name(person: Person) -> str:
    return readable_by(person, Audience.PARTICIPANT).name


def _room_name(session: Session, part: Track | SmallGroup | Block) -> str:
    room = session.room(part.room)
    return "" if room is None else readable_by(room, Audience.PARTICIPANT).name
