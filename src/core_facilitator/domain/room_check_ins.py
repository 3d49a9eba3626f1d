"""What the room sees of a check-in: while it is open what is asked, the way in, and how many have answered.

What a check-in asks is in its instrument, which holds nothing of any answer. So nothing of one can come here.
"""

from dataclasses import replace

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Instrument, Scaling
from core_facilitator.domain.result_views import View
from core_facilitator.domain.room_pages import RoomAsked, RoomPage, RoomResults, RoomState

_PLAIN = RoomPage(state=RoomState.RUNNING)
_TOLD = (RoomState.LAST, RoomState.OVER, RoomState.PAUSED)

ALOUD = ("one-word", "weather", "fist-to-five")
"""The instruments that need no device: people say their answer in turn, or show it with a hand."""


def open_page(
    check_in: CheckIn,
    answered: int,
    *,
    address: str = "",
    squares: tuple[tuple[bool, ...], ...] = (),
    day: RoomPage | None = None,
) -> RoomPage:
    """Return the page of a check-in that is open.

    Args:
        check_in: what is asked.
        answered: how many did so far.
        address: where phones come in; empty while they do not.
        squares: the same for a camera: rows of squares, True is dark.
        day: the page of the day that runs, for its time; None where none runs.
    """
    asked = RoomAsked(answered=answered, expected=check_in.expected)
    if address:
        asked = replace(asked, address=address, code=check_in.code, squares=squares)
    return replace(_timed(day), title=check_in.title, prompts=_opening(check_in.instrument), asked=asked)


def aloud_page(instrument: Instrument, day: RoomPage | None = None) -> RoomPage:
    """Return the page of something that is asked and answered aloud, round the room: nothing of it is kept.

    Args:
        instrument: what is asked.
        day: the page of the day that runs, for its time; None where none runs.
    """
    asked = tuple(one.text.text for one in instrument.statements)
    return replace(_timed(day), title=instrument.title.text, prompts=asked, task=_points(instrument))


def results_page(view: View, page: int, day: RoomPage | None = None) -> RoomPage:
    """Return a page of the results of a closed check-in: they are made of the same view as the screen and paper.

    Args:
        view: what came of it.
        page: which of its pages, from 0.
        day: the page of the day that runs, for what was typed for the room; None where none runs.
    """
    return replace(_PLAIN, results=RoomResults(view, page), message="" if day is None else day.message)


def _timed(day: RoomPage | None) -> RoomPage:
    """Return an empty page with the time of a day, and with what was typed for the room."""
    if day is None:
        return _PLAIN
    if day.left is None:
        return replace(_PLAIN, message=day.message)
    state = day.state if day.state in _TOLD else RoomState.RUNNING
    return RoomPage(state=state, layout=RoomLayout.FULL, left=day.left, share=day.share, message=day.message)


def _opening(instrument: Instrument) -> tuple[str, ...]:
    """Return what opens an instrument, or what it asks first where nothing does."""
    opening = instrument.introduction.text
    return (opening,) if opening else (instrument.statements[0].text.text,)


def _points(instrument: Instrument) -> str:
    """Return the answers that there are to choose from: names in a row, amounts below one another."""
    if not instrument.scaled:
        return ""
    scale = instrument.scaled[0][1]
    labels = [point.label.text for point in scale.points]
    return (", " if scale.scaling is Scaling.NAMES else "\n").join(labels)
