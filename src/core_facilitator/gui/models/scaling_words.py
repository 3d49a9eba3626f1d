"""What is said when a card takes other minutes than it usually does: who gave, who kept theirs, and by what rule."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.fitting import Scaling

translate = QCoreApplication.translate

_NAMED = 2  # steps are named; the others are counted


def scaling_words(told: Scaling) -> str:
    """Return how the steps were scaled: `30 of 45 min: Discussion gave 15, Stillness kept.` Nothing if not."""
    if not told.changes:
        return ""
    shorter = told.minutes < told.usual
    lead = translate("Cards", "{0} of {1} min:") if shorter else translate("Cards", "{0} instead of {1} min:")
    parts = [*_changes(told.changes), *_kept(told.kept)]
    return f"{lead.format(told.minutes, told.usual)} {', '.join(parts)}."


def rule_words(told: Scaling) -> str:
    """Return the rule by which they were scaled."""
    if told.minutes < told.usual:
        words = "What can stretch gives first, then the other steps. Silence and closings keep their time."
        return translate("Cards", words)
    return translate("Cards", "What can stretch takes what is added.")


def _changes(changes: tuple[tuple[str, int], ...]) -> Iterable[str]:
    gave, took = translate("Cards", "{0} gave {1}"), translate("Cards", "{0} took {1}")
    largest = sorted(changes, key=lambda one: -abs(one[1]))[:_NAMED]
    for title, minutes in (one for one in changes if one in largest):
        yield (gave if minutes < 0 else took).format(title, abs(minutes))
    others = [minutes for one in changes if one not in largest for minutes in one[1:]]
    if len(others) == 1:
        yield (gave if sum(others) < 0 else took).format(translate("Cards", "one other step"), abs(sum(others)))
    elif others:
        more = translate("Cards", "{0} other steps").format(len(others))
        yield (gave if sum(others) < 0 else took).format(more, abs(sum(others)))


def _kept(kept: tuple[str, ...]) -> Iterable[str]:
    if len(kept) > _NAMED:
        yield translate("Cards", "{0} steps kept").format(len(kept))
    else:
        yield from (translate("Cards", "{0} kept").format(title) for title in kept)
