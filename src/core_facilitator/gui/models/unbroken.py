"""A length of time as it stands in running text on the screen: no line ends inside it."""

from core_facilitator.domain import typed_times

_NO_BREAK = "\u00a0"


def duration(minutes: int) -> str:
    """Return a length as it is read, "2 h 30", with spaces at which no line breaks."""
    return typed_times.duration(minutes).replace(" ", _NO_BREAK)
