"""Results of a check-in in the words of the window. What is hidden is told without any number besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.documents.blocks import BarShape
from core_facilitator.documents.check_ins import bar_shape, bars_of, earlier_is_day, earlier_name, range_of, warning_of
from core_facilitator.documents.count_bars import shade_of
from core_facilitator.domain.check_in_readings import support
from core_facilitator.domain.check_in_scores import Moved
from core_facilitator.domain.check_in_trends import Hidden
from core_facilitator.domain.check_ins import Shown
from core_facilitator.domain.instruments import Reading, Scaling

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn, Split
    from core_facilitator.domain.result_views import Line, Said, Stage, View

translate = QCoreApplication.translate


def ends_of(line: Line) -> str:
    """Return what the first and the last point of an amount mean, where columns stand over numbers alone."""
    if bar_shape(line) is not BarShape.COLUMNS:
        return ""
    ends = (line.scale.points[0], line.scale.points[-1])
    return ". ".join(end.label.text for end in ends if end.label.text != str(end.value))


def withheld(line: Line) -> str:
    """Return why a statement has no counts."""
    if line.shown is Shown.ALIKE:
        return translate("Results", "Very similar answers")
    return translate("Results", "Not enough answers")


def of_all(agreed: int, answered: int) -> str:
    """Return "14 of 17"."""
    return translate("Results", "{0} of {1}").format(agreed, answered)


def legends(lines: Iterable[Line]) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Return what the shades of bars stand for that have a middle: a shade for each point, scale by scale."""
    scales = dict.fromkeys(line.scale for line in lines if line.counts)
    return tuple(
        tuple((shade_of(place, len(scale.points)), point.label.text) for place, point in enumerate(scale.points))
        for scale in scales
        if scale.scaling is Scaling.AGREEMENT
    )


def described(line: Line, view: View) -> str:
    """Return a statement's results in words, for those who do not see the bars."""
    parts = [bars_of(line).alternative.rstrip(".")]
    if line.agreed is not None:
        parts.append(translate("Results", "{0} of {1} agree").format(line.agreed, line.answered))
    if line.before is not None and view.earlier is not None:
        day, month = (
            translate("Results", "On {0}, {1} of {2} agreed"),
            translate("Results", "In {0}, {1} of {2} agreed"),
        )
        parts.append((day if earlier_is_day(view) else month).format(earlier_name(view), *line.before))
    if line.counts and (warning := warning_of(line.statement)):
        parts.append(warning.rstrip("."))
    if line.widest:
        parts.append(widest_tag())
    if fact := figure_of(line, view):
        parts.append(fact.rstrip("."))
    return ". ".join(parts) + "."


def widest_tag() -> str:
    """Return what marks the statement on which people are furthest apart."""
    return translate("Results", "Widest spread")


def lowest_tag(stage: Stage) -> str:
    """Return what marks the group with the lowest score: by how much makes a difference."""
    if stage.lowest is not None and stage.lowest.clear:
        return translate("Results", "Lowest stage")
    return translate("Results", "Lowest, by a little")


def figure_of(line: Line, view: View) -> str:
    """Return what is told of a scale without a middle to agree around, beside its counts."""
    if line.scale.scaling is not Scaling.AMOUNT or not line.counts:
        return ""
    instrument = view.now.check_in.instrument
    if instrument.reading is Reading.SUPPORT:
        found = support(view.results, instrument)
        return "" if found is None else _support(found.lowest, found.below, go_ahead=found.go_ahead)
    low, high, middle = range_of(line)
    return translate("Results", "From {0} to {1}. In the middle: {2}.").format(low, high, middle)


def _support(lowest: int, below: int, *, go_ahead: bool) -> str:
    if go_ahead:
        return translate("Results", "Nobody is below three. The group can go ahead.")
    told = translate("Results", "Lowest: {0}. Below three: {1}.").format(lowest, below)
    return f"{told} " + translate("Results", "Hear them first, change the proposal, and ask once more.")


def moved_lines(view: View) -> Iterator[tuple[str, str]]:
    """Yield an icon and the words for what each group did since the earlier wave."""
    groups = {group.key: group.title.text for group in view.now.check_in.instrument.groups}
    low = "" if view.lowest is None or view.lowest.group is None else view.lowest.group.key
    words = {
        Moved.MORE: ("trending-up", translate("Results", "{0}: more agree")),
        Moved.LESS: ("trending-down", translate("Results", "{0}: fewer agree")),
        Moved.SAME: ("arrow-right", translate("Results", "{0}: about the same")),
        Moved.UNKNOWN: ("minus", translate("Results", "{0}: cannot be told")),
    }
    for change in view.moved:
        glyph, pattern = words[change.moved]
        told = pattern.format(groups[change.group])
        yield glyph, translate("Results", "{0}, lowest now").format(told) if change.group == low else told


def noise_note(view: View) -> str:
    """Return how carefully a change is to be read."""
    if view.earlier is None:
        return ""
    day = translate("Results", "{0} people answered on {1}.")
    month = translate("Results", "{0} people answered in {1}.")
    told = (day if earlier_is_day(view) else month).format(view.earlier.results.answers, earlier_name(view))
    return f"{told} " + translate("Results", "Read changes of one or two people as noise.")


def why_not_beside(hidden: Hidden | None) -> str:
    """Return why an earlier wave of the same questions is not shown beside this one."""
    words = {
        Hidden.GROUP: translate(
            "Results", "An earlier wave is not shown beside it: the group is nearly the same, and a change would show."
        ),
        Hidden.NUMBER: translate(
            "Results", "An earlier wave is not shown beside it: it is recent, and nearly as many answered."
        ),
        Hidden.TOO_FEW: translate("Results", "An earlier wave had too few answers to be shown beside it."),
        Hidden.ALIKE: translate(
            "Results", "An earlier wave is not shown beside it: answers in one of the two were very similar."
        ),
    }
    return "" if hidden is None else words.get(hidden, "")


def hidden_notes(view: View) -> Iterator[str]:
    """Yield what protects those who answered, and what is hidden for it, without a number below the minimum."""
    check_in, results = view.now.check_in, view.results
    yield translate("Results", "Results appear at {0} answers or more.").format(check_in.rules.scores_from)
    for split in check_in.rules.splits:
        shown = any(one.split == split.key and one.parts for one in results.splits)
        if not shown:
            yield split_hidden(split)
    if view.hidden_with_paper:
        yield paper_rule(check_in)
    if results.words_held_back:
        least = check_in.rules.words_least
        if results.with_paper:
            words = translate(
                "Results",
                "What was written stays hidden: words appear from {0} people who answered on a device. Whoever typed "
                "the paper has read the rest.",
            )
        else:
            words = translate("Results", "What was written stays hidden: words appear from {0} people who answered.")
        yield words.format(least)
    if any(line.shown is Shown.ALIKE for line in view.lines):
        yield translate(
            "Results", "Where answers are very similar, the counts are hidden too: they would name everybody."
        )
    if why := why_not_beside(view.hidden):
        yield why


def paper_rule(check_in: CheckIn) -> str:
    """Return how many must answer on devices where paper is added, and why; it tells nothing of how many did."""
    rule = translate("Results", "Where paper is added, at least {0} must answer on devices, or nobody.")
    why = translate("Results", "Otherwise whoever typed the paper could tell what the others answered.")
    return f"{rule} {why}".format(check_in.rules.least_in_a_part)


def split_hidden(split: Split) -> str:
    """Return that a split is hidden, without saying whose part was small."""
    words = translate("Results", "The split “{0}” stays hidden: a part of it, or what is left over, is too small.")
    return words.format(split.title.text)


def state(check_in: CheckIn, answers: int) -> str:
    """Return the line below the minimum: a state, and no error."""
    least = check_in.rules.scores_from
    if answers == 1:
        return translate("Results", "1 answer. Results stay hidden below {0}.").format(least)
    return translate("Results", "{0} answers. Results stay hidden below {1}.").format(answers, least)


def comments_note(said: Said) -> str:
    """Return how many comments there are, and what was done to them."""
    count = len(said.words) + sum(times for _, times in said.often)
    if said.statement.one_word:
        return translate("Results", "{0} words, in no order").format(count)
    if count == 1:
        return translate("Results", "1 comment, without time")
    return translate("Results", "{0} comments, shuffled, times removed").format(count)
