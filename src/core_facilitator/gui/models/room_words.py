"""What the page for the room says in words: those of the plan, and the few that are the app's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.room_pages import RoomState
from core_facilitator.domain.typed_times import clock

if TYPE_CHECKING:
    from core_facilitator.domain.room_pages import RoomAsked, RoomGroup, RoomPage

translate = QCoreApplication.translate

_HOUR, _LONG = 3600, 100 * 60  # seconds; from the second on, hours are told


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A group as it is shown."""

    title: str
    place: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The way into a check-in as it is shown. Without `squares` only `count` and `kept` are."""

    count: str
    kept: str
    type_address: str
    address: str
    type_code: str
    code: str
    squares: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class RoomWords:
    """What stands where: a small `title` with the `step`, the `big` text, a `small` one, and lines at the digits."""

    layout: RoomLayout
    state: RoomState
    title: str = ""
    step: str = ""
    big: tuple[str, ...] = ()
    small: str = ""
    beside: tuple[str, ...] = ()
    groups: tuple[GroupWords, ...] = ()
    message: str = ""
    asked: AskedWords | None = None


def words_of(page: RoomPage, *, hours24: bool) -> RoomWords:
    """Return what a page says. Digits are apart (`digits_of`): they are others each second."""
    title, step, big = page.title, page.step, page.prompts
    if page.state is RoomState.WAITING:
        big = (_begins(page, hours24=hours24),)
    elif page.state is RoomState.CLOSED and not big:
        big = (translate("RoomPage", "That is all for today."),)
    if page.layout in (RoomLayout.FULL, RoomLayout.PROMPT) and not big:
        title, step, big = (title, "", (step,)) if step else ("", "", (title,) if title else ())
    layout, groups = page.layout, tuple(_group(one) for one in page.groups)
    if page.next_title:
        title = translate("RoomPage", "Next: {0}").format(page.next_title)
        if len(groups) == 1:  # all go there
            layout, step, big, groups = RoomLayout.FULL, "", (groups[0].place,), ()
    return RoomWords(
        layout=layout,
        state=page.state,
        title=title,
        step=step,
        big=big,
        small=page.task,
        beside=_beside(page, hours24=hours24),
        groups=groups,
        message=page.message,
        asked=None if page.asked is None else _asked(page.asked),
    )


def digits_of(left: int | None) -> str:
    """Return the seconds left as a clock shows them: 6:42, and 1:40:00 from a hundred minutes on."""
    if left is None:
        return ""
    if left < _LONG:
        return f"{left // 60}:{left % 60:02}"
    return f"{left // _HOUR}:{left % _HOUR // 60:02}:{left % 60:02}"


def said(page: RoomPage, *, hours24: bool) -> str:
    """Return the whole page as one text, for those who do not see it."""
    if page.state is RoomState.BLACK:
        return translate("RoomPage", "Black")
    if page.results is not None and not page.message:
        from core_facilitator.gui.widgets.room_results import said_of

        return said_of(page.results.view, page.results.page)
    words = words_of(page, hours24=hours24)
    groups = (", ".join((one.title, one.place, *one.people)) for one in words.groups)
    body = (words.message,) if words.message else (words.title, words.step, *words.big, words.small, *groups)
    if words.asked is not None and not words.message:
        body = (*body, *_way(words.asked), words.asked.count, words.asked.kept)
    parts = (*body, digits_of(page.left), *(line.replace("\n", " ") for line in words.beside))
    return ". ".join(one.rstrip(".") for one in parts if one) or translate("RoomPage", "An empty page")


def layout_name(layout: RoomLayout) -> str:
    """Return what a layout is called."""
    return {
        RoomLayout.FULL: translate("RoomPage", "Everything"),
        RoomLayout.PROMPT: translate("RoomPage", "Prompt alone"),
        RoomLayout.COUNTDOWN: translate("RoomPage", "Countdown alone"),
        RoomLayout.GROUPS: translate("RoomPage", "Groups"),
        RoomLayout.PLACES: translate("RoomPage", "Where to go"),
        RoomLayout.NOTHING: translate("RoomPage", "Nothing"),
    }[layout]


def _begins(page: RoomPage, *, hours24: bool) -> str:
    if page.begins is None:
        soon = translate("RoomPage", "We begin in a moment."), translate("RoomPage", "We go on in a moment.")
        return soon[0] if page.first else soon[1]
    at = translate("RoomPage", "We begin at {0}"), translate("RoomPage", "We go on at {0}")
    return (at[0] if page.first else at[1]).format(clock(page.begins, hours24=hours24))


def _beside(page: RoomPage, *, hours24: bool) -> tuple[str, ...]:
    lines = [_state(page)] if page.left is not None else []
    if page.next_step and page.left is not None:
        lines.append(translate("RoomPage", "Next: {0}").format(page.next_step))
    if page.silent:
        lines.append(translate("RoomPage", "Silent: {0}").format(page.silent))
    if page.until is not None:
        lines.append(translate("RoomPage", "Back together at {0}").format(clock(page.until, hours24=hours24)))
    return tuple(one for one in lines if one)


def _state(page: RoomPage) -> str:
    if page.asked is not None and page.state is RoomState.RUNNING:
        return translate("RoomPage", "left. Quiet until\neveryone is done.")
    return {
        RoomState.LAST: translate("RoomPage", "left. Last minute."),
        RoomState.OVER: translate("RoomPage", "Time is up.")
        if page.next_step is None
        else translate("RoomPage", "This step is over."),
        RoomState.PAUSED: translate("RoomPage", "Paused"),
    }.get(page.state, translate("RoomPage", "left"))


def _asked(asked: RoomAsked) -> AskedWords:
    from core_facilitator.gui.models import check_in_words

    if 0 < asked.answered <= asked.expected:
        count = translate("RoomPage", "{0} of {1} are in.").format(asked.answered, asked.expected)
    elif asked.answered == 1:
        count = translate("RoomPage", "1 is in.")
    else:
        many = translate("RoomPage", "{0} are in."), translate("RoomPage", "Nobody is in yet.")
        count = many[0].format(asked.answered) if asked.answered else many[1]
    return AskedWords(
        count=count,
        kept=translate("RoomPage", "No names are kept."),
        type_address=translate("RoomPage", "Or type this address,"),
        address=asked.address,
        type_code=translate("RoomPage", "then this code:"),
        code=check_in_words.code(asked.code),
        squares=asked.squares,
    )


def _way(asked: AskedWords) -> tuple[str, ...]:
    typed = f"{asked.type_address} {asked.address} {asked.type_code} {asked.code}"
    return (typed,) if asked.squares else ()


def _group(group: RoomGroup) -> GroupWords:
    title = group.title or translate("RoomPage", "Group {0}").format(group.number)
    return GroupWords(title, group.place, group.people)
