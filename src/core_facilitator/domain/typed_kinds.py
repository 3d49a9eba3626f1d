"""What kind of time a title names by itself: a break, or anything else."""

from core_facilitator.domain.agendas import TimeKind

USUAL_MINUTES = 15
"""How long a block takes of which nobody said it."""

_BREAKS = frozenset({"break", "lunch", "dinner", "breakfast", "coffee", "tea", "supper", "snack"})
_DOING = frozenset({"into", "out", "down", "up"})
"""After them "break" is something that people do: "Break into pairs"."""


def kind_of(title: str) -> TimeKind:
    """Return the kind of time that a title names: "Lunch", "Coffee on the porch" and "Short break" are breaks."""
    words = [word.strip(".,:;()").lower() for word in title.split()]
    if not words or (len(words) > 1 and words[1] in _DOING):
        return TimeKind.PLENARY
    return TimeKind.BREAK if words[0] in _BREAKS or words[-1] == "break" else TimeKind.PLENARY
