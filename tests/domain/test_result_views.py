"""Results as they are read."""

from dataclasses import replace
from datetime import date

from core_facilitator.domain.check_in_trends import Hidden
from core_facilitator.domain.check_ins import Results, Shown
from core_facilitator.domain.result_views import view_of
from result_samples import MAY, NOW, PULSE, THEN, hidden_lines, pulse, pulse_in_may, too_few, wave, with_parts, words
from result_samples import single as one_statement


def test_statements_stand_in_their_groups_with_how_many_agree_now_and_then() -> None:
    view = view_of(pulse(), [pulse_in_may()])

    inclusion, challenger = view.stages
    assert [line.statement.key for line in inclusion.lines] == ["self", "missed"]
    assert (inclusion.lines[0].agreed, inclusion.lines[0].answered) == (14, 17)
    assert inclusion.lines[0].before == (12, 16)
    assert challenger.group_key == "challenger"
    assert view.earlier is not None
    assert view.results.answers == 17


def test_agreeing_with_a_reversed_statement_is_counted_as_it_was_answered() -> None:
    penalty = view_of(pulse()).lines[3]

    assert penalty.statement.reverse
    assert penalty.agreed == 10


def test_the_group_with_the_lowest_score_is_told_and_the_statement_with_the_widest_spread() -> None:
    view = view_of(pulse())

    assert view.lowest is not None
    assert view.lowest.group_key == "challenger"
    assert view.widest is not None
    assert view.widest.statement.key == "penalty"


def test_no_statement_stands_out_among_two() -> None:
    assert view_of(hidden_lines()).widest is None
    assert view_of(one_statement("ten", (2,) + (0,) * 9 + (3,))).widest is None


def test_without_an_earlier_wave_nothing_moved_and_nothing_is_hidden() -> None:
    view = view_of(pulse())

    assert view.earlier is None
    assert view.hidden is None
    assert view.moved == ()
    assert view.lines[0].before is None


def test_what_moved_is_told_beside_the_earlier_wave() -> None:
    view = view_of(pulse(), [pulse(), pulse_in_may()])

    assert [change.group for change in view.moved] == ["inclusion", "challenger"]


def test_a_wave_that_is_too_near_says_why_it_is_not_beside_this_one() -> None:
    near = wave(PULSE, THEN, date(2026, 10, 1), 3, answers=16)
    other = wave(replace(PULSE, key="other"), THEN, MAY, 4)

    view = view_of(pulse(), [other, near])

    assert view.earlier is None
    assert view.hidden is Hidden.NUMBER
    assert view_of(pulse(), [other]).hidden is None


def test_a_line_that_is_hidden_has_neither_counts_nor_agreement() -> None:
    view = view_of(hidden_lines(), [pulse_in_may()])
    alike, _, few, _ = view.lines

    assert (alike.shown, alike.counts, alike.agreed, alike.before) == (Shown.ALIKE, (), None, None)
    assert few.shown is Shown.TOO_FEW


def test_a_line_that_was_hidden_before_has_nothing_to_compare() -> None:
    before = wave(PULSE, (Shown.ALIKE, *THEN[1:]), MAY, 2, answers=16)

    assert view_of(pulse(), [before]).lines[0].before is None


def test_joined_points_are_shown_as_one() -> None:
    (line,) = view_of(one_statement("sky", (6, 4, 4, 0), joined=True)).lines

    assert [point.text for point in line.points] == ["Clear", "Cloudy", "Rough weather"]
    assert line.counts == (6, 4, 4)
    assert line.agreed is None


def test_statements_without_a_group_come_last_and_have_none() -> None:
    free = replace(PULSE.statements[1], group="")
    instrument = replace(PULSE, statements=(PULSE.statements[0], free, *PULSE.statements[2:]))

    view = view_of(wave(instrument, NOW))

    assert view.stages[-1].group is None
    assert view.stages[-1].group_key == ""
    assert [line.statement.key for line in view.stages[-1].lines] == ["missed"]


def test_below_the_minimum_there_is_nothing_but_the_number() -> None:
    view = view_of(too_few())

    assert view.results == Results(answers=3)
    assert (view.stages, view.said, view.splits, view.lowest, view.widest) == ((), (), (), None, None)


def test_single_words_are_counted_where_several_used_them_and_sentences_are_not() -> None:
    (said,) = view_of(words()).said
    (comments,) = view_of(pulse()).said

    assert said.often == (("tired", 3), ("curious", 2))
    assert said.words == ("hopeful", "ready", "open")
    assert (len(comments.words), comments.often) == (3, ())


def test_a_split_that_is_shown_has_its_parts_and_a_hidden_one_is_not_there() -> None:
    (split,) = view_of(with_parts()).splits

    assert [(one.part.key, one.answers) for one in split.parts] == [("lead", 6), ("teach", 11)]
    assert [line.agreed for line in split.parts[0].lines] == [None, 4, 2, 2]
    assert view_of(pulse()).splits == ()
