"""What the room sees of a check-in: while it is open what is asked, the way in, and how many have answered.

What a check-in asks is in its instrument, which holds nothing of any answer. So nothing of one can come here.
"""

import re
from dataclasses import replace

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Instrument, Scaling, Wording
from core_facilitator.domain.result_views import View
from core_facilitator.domain.room_pages import RoomAsked, RoomPage, RoomResults, RoomState

_PLAIN = RoomPage(state=RoomState.RUNNING)
_TOLD = (RoomState.LAST, RoomState.OVER, RoomState.PAUSED)

_SHORT = 2  # sentences
_SENTENCE_END = re.compile(r"(?<=[.?!…]) ")

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
    opening, spanish = _opening(check_in.instrument)
    titled = check_in.called.es
    return replace(_timed(day), title=check_in.title, step=titled, prompts=(opening,), task=spanish, asked=asked)


def aloud_page(instrument: Instrument, day: RoomPage | None = None) -> RoomPage:
    """Return the page of something that is asked and answered aloud, round the room: nothing of it is kept.

    Args:
        instrument: what is asked.
        day: the page of the day that runs, for its time; None where none runs.
    """
    asked = [one.text for one in instrument.statements]
    both = (*(one.text for one in asked), *(one.es for one in asked if one.es))
    title = instrument.title
    return replace(_timed(day), title=title.text, step=title.es, prompts=both, task=_points(instrument))


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


def _opening(instrument: Instrument) -> tuple[str, str]:
    """Return what opens an instrument, or what it asks first where nothing does; and the same in Spanish, if any.

    Where there are both, each is as short as a room can read: phones and paper say the rest.
    """
    said = instrument.introduction if instrument.introduction.text else instrument.statements[0].text
    return (_short(said.text), _short(said.es)) if said.es else (said.text, "")


def _short(text: str) -> str:
    return " ".join(_SENTENCE_END.split(text)[:_SHORT])


def _points(instrument: Instrument) -> str:
    """Return the answers that there are to choose from: names in a row, amounts below one another."""
    if not instrument.scaled:
        return ""
    scale = instrument.scaled[0][1]
    labels = [point.label for point in scale.points]
    if scale.scaling is not Scaling.NAMES:
        return "\n".join(_both(one) for one in labels)
    rows = (", ".join(one.text for one in labels), ", ".join(one.es for one in labels if one.es))
    return "\n".join(row for row in rows if row)


def _both(label: Wording) -> str:
    """Return "4: Good / Me parece buena": the number of a point is said once."""
    if label.es in ("", label.text):
        return label.text
    number, colon, rest = label.es.partition(": ")
    return f"{label.text} / {rest if colon and label.text.startswith(number + colon) else label.es}"
