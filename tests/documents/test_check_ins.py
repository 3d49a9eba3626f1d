"""The results of a check-in as a printout."""

from dataclasses import replace
from datetime import date

import pytest

from core_facilitator.documents.blocks import BarShape, Box, Bullets, Content, CountBars, Document, Heading, Table
from core_facilitator.documents.check_ins import (
    advice_of,
    bar_shape,
    bars_of,
    check_in_section,
    earlier_is_day,
    earlier_name,
    part_told,
    results_document,
    wave_name,
)
from core_facilitator.documents.summaries import summary_document, summary_sections
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.check_ins import Counted, Rules, Shown
from core_facilitator.domain.instruments import Reading
from core_facilitator.domain.packets import Choice, PacketChoices
from core_facilitator.domain.result_views import view_of
from core_facilitator.domain.summaries import held
from result_samples import (
    COMMENTS,
    NOW,
    PULSE,
    THEN,
    hidden_lines,
    map_of,
    pulse,
    pulse_in_may,
    single,
    too_few,
    wave,
    with_parts,
    words,
)
from samples import retreat


def _said(contents: tuple[Content, ...]) -> str:
    """Return every text of some contents in one."""
    return repr(contents)


def _table(document: Document) -> Table:
    return next(one for one in document.sections[0].content if isinstance(one, Table))


def _cells(table: Table, row: int) -> list[str]:
    return [" / ".join("".join(run.text for run in one.runs) for one in cell.paragraphs) for cell in table.rows[row]]


def test_statements_stand_in_one_table_with_their_groups_in_the_margin() -> None:
    table = _table(results_document(view_of(pulse(), [pulse_in_may()])))

    assert [column.title for column in table.columns] == ["Stage", "Statement", "Disagree to agree", "Agree", "May"]
    assert _cells(table, 0) == ["Inclusion", "I can be myself.", "", "14 of 17", "12 of 16"]
    assert _cells(table, 1)[0] == ""
    assert _cells(table, 2)[0] == "Challenger / A stage that asks for care"


def test_bars_say_in_words_what_they_draw() -> None:
    bars = _table(results_document(view_of(pulse()))).rows[0][2].drawing

    assert isinstance(bars, CountBars)
    assert bars.counts == NOW[0]
    assert bars.others == NOW
    assert bars.alternative == "Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6."


def test_a_reversed_statement_and_the_widest_spread_are_named() -> None:
    cells = _cells(_table(results_document(view_of(pulse()))), 3)

    assert cells[1] == ("Hard news has a price. / Agreeing is a warning sign here. / People are furthest apart here")
    assert cells[3] == "10 of 17"


def test_what_is_hidden_says_why_and_has_no_number() -> None:
    table = _table(results_document(view_of(hidden_lines())))

    assert _cells(table, 0) == ["Inclusion", "I can be myself.", "Very similar answers", ""]
    assert _cells(table, 2)[2] == "Not enough answers"


def test_without_groups_there_is_no_margin() -> None:
    free = replace(PULSE, groups=(), statements=tuple(replace(one, group="") for one in PULSE.statements))
    table = _table(results_document(view_of(wave(free, NOW))))

    assert not table.margin
    assert [column.title for column in table.columns] == ["Statement", "Disagree to agree", "Agree"]


def test_below_the_minimum_there_is_a_state_and_nothing_else() -> None:
    contents = tuple(check_in_section(view_of(too_few())))

    assert len(contents) == 2
    assert "3 answers. Results stay hidden below 5." in _said(contents)
    one = too_few()
    alone = replace(one, results=replace(one.results, answers=1))
    assert "1 answer. Results stay hidden below 5." in _said(tuple(check_in_section(view_of(alone))))


def test_the_hidden_split_is_told_without_whose_part_was_small() -> None:
    box = next(one for one in check_in_section(view_of(pulse())) if isinstance(one, Box))

    assert "The split “Your role” stays hidden" in repr(box)
    assert "I lead" not in repr(box)
    assert "Results appear at 5 answers or more." in repr(box)


def test_words_held_back_are_told() -> None:
    made = wave(PULSE, NOW, rules=Rules(words_from=20))
    held = replace(made, results=replace(made.results, words_held_back=True))

    assert "words appear from 20 people who answered." in _said(tuple(check_in_section(view_of(held))))
    on_paper = replace(held, results=replace(held.results, with_paper=True))
    assert "from 20 people who answered on a device" in _said(tuple(check_in_section(view_of(on_paper))))


def test_what_people_wrote_is_printed_only_where_it_is_chosen() -> None:
    view = view_of(pulse())

    assert COMMENTS[0] not in _said(results_document(view).sections[0].content)
    assert COMMENTS[0] in _said(results_document(view, with_words=True).sections[0].content)


def test_nobody_wrote_anything_and_nothing_is_said_of_it() -> None:
    titles = [
        one.text for one in check_in_section(view_of(hidden_lines()), with_words=True) if isinstance(one, Heading)
    ]

    assert titles == ["What this cannot tell"]


def test_single_words_that_several_used_come_first_with_their_number() -> None:
    lists = [one for one in check_in_section(view_of(words()), with_words=True) if isinstance(one, Bullets)]

    assert [item[0].text for item in lists[0].items] == ["tired (3)", "curious (2)", "hopeful", "ready", "open"]


def test_what_moved_is_told_in_words_with_its_noise() -> None:
    said = _said(tuple(check_in_section(view_of(pulse(), [pulse_in_may()]))))

    assert "What moved since May" in said
    assert "Inclusion: no clear change" in said
    assert "Challenger: no clear change, lowest now" in said
    assert "16 people answered in May. Read changes of one or two people as noise." in said


def test_a_wave_of_the_same_month_is_called_by_its_day_and_answered_on_it() -> None:
    near = wave(PULSE, THEN, date(2026, 10, 1), 2, answers=14)
    view = view_of(pulse(), [near])

    assert earlier_is_day(view)
    assert "14 people answered on Oct 1. Read" in _said(tuple(check_in_section(view)))
    assert not earlier_is_day(view_of(pulse(), [pulse_in_may()]))
    assert not earlier_is_day(view_of(pulse()))


def test_with_paper_and_hidden_statements_the_rule_for_devices_is_told() -> None:
    few = wave(PULSE, (Shown.TOO_FEW,) * 4, rules=Rules(scores_from=6))
    rule = "Where paper is added, at least 6 must answer on devices, or nobody."

    def told(of: Wave) -> str:
        return _said(tuple(check_in_section(view_of(replace(of, results=replace(of.results, with_paper=True))))))

    assert rule in told(few)
    assert rule not in _said(tuple(check_in_section(view_of(few))))
    assert "Where paper is added" not in told(pulse())


def test_without_a_lowest_group_none_is_called_so() -> None:
    same = (NOW[0], NOW[1], NOW[0], tuple(reversed(NOW[1])))
    said = _said(tuple(check_in_section(view_of(wave(PULSE, same), [pulse_in_may()]))))

    assert "lowest now" not in said


def test_groups_without_scores_have_not_moved() -> None:
    free = replace(PULSE, groups=(), statements=tuple(replace(one, group="") for one in PULSE.statements))
    said = _said(
        tuple(check_in_section(view_of(wave(free, NOW), [wave(free, THEN, date(2026, 5, 12), 2, answers=16)])))
    )

    assert "What moved" not in said


def test_a_split_that_is_shown_stands_side_by_side() -> None:
    (_, table) = [one for one in check_in_section(view_of(with_parts())) if isinstance(one, Table)]

    assert [column.title for column in table.columns] == ["Statement", "I lead (6)", "I teach (11)"]
    assert _cells(table, 0) == ["I can be myself.", "–", "–"]
    assert _cells(table, 1) == ["I would be missed.", "4 of 6", "9 of 11"]
    assert _cells(table, 3)[0] == "Hard news has a price. / Agreeing is a warning sign here."


def test_many_parts_stand_in_several_tables_so_that_statements_stay_readable() -> None:
    view = view_of(with_parts())
    (shown,) = view.splits
    six = replace(view, splits=(replace(shown, parts=shown.parts[:1] * 6),))
    tables = [one for one in check_in_section(six) if isinstance(one, Table)][1:]

    assert [len(table.columns) for table in tables] == [4, 4]
    assert [_cells(table, 1) for table in tables] == [["I would be missed.", "4 of 6", "4 of 6", "4 of 6"]] * 2


def test_names_in_a_split_say_their_counts() -> None:
    (line,) = view_of(single("sky", (6, 4, 2, 2))).lines

    assert part_told(line) == "Clear: 6. Cloudy: 4. Rain: 2. Storm: 2."


@pytest.mark.parametrize(
    ("made", "shape", "points"),
    [
        (single("sky", (6, 4, 2, 2)), BarShape.NAMED, ("Clear", "Cloudy", "Rain", "Storm")),
        (single("six", (0, 1, 2, 5, 4, 2)), BarShape.NAMED, ("0", "1", "2", "3", "4", "5")),
        (single("ten", (1, 0, 2, 3, 2, 1, 3, 1, 1, 0, 0)), BarShape.COLUMNS, tuple(map(str, range(11)))),
        (pulse(), BarShape.DIVERGING, ("Strongly disagree", "Disagree", "In between", "Agree", "Strongly agree")),
    ],
)
def test_each_kind_of_scale_is_drawn_in_its_own_way(made: Wave, shape: BarShape, points: tuple[str, ...]) -> None:
    line = view_of(made).lines[0]

    assert bar_shape(line) is shape
    assert bars_of(line).points == points


def test_fist_to_five_tells_how_many_are_below_three_and_no_mean() -> None:
    said = _said(tuple(check_in_section(view_of(single("six", (0, 1, 2, 5, 4, 2), Reading.SUPPORT)))))

    assert "3 of 14 below three." in said
    assert "In the middle" not in said


def test_an_amount_tells_its_range_and_its_middle() -> None:
    contents = tuple(check_in_section(view_of(single("ten", (1, 0, 2, 3, 2, 1, 3, 1, 1, 0, 0)))))

    assert "From 0 to 8. In the middle: 4." in _said(contents)


def test_names_tell_nothing_but_their_counts() -> None:
    contents = tuple(check_in_section(view_of(single("sky", (6, 4, 2, 2)))))

    assert "In the middle" not in _said(contents)
    assert any(isinstance(one, CountBars) for one in contents)


def test_an_answer_in_names_that_is_hidden_says_so() -> None:
    made = single("sky", (6, 4, 2, 2))
    hidden = replace(made, results=replace(made.results, counted=(Counted(statement="one", shown=Shown.ALIKE),)))

    assert "Very similar answers" in _said(tuple(check_in_section(view_of(hidden))))
    assert bars_of(view_of(hidden).lines[0]).alternative == "Very similar answers"


@pytest.mark.parametrize(
    ("made", "names"),
    [
        (single("six", (0, 1, 2, 5, 4, 2), Reading.SUPPORT), ["3 of 14 below three"]),
        (single("six", (0, 0, 0, 5, 4, 5), Reading.SUPPORT), ["Nobody is below three"]),
        (map_of(), ["Safe enough to speak, and tired"]),
        (single("sky", (6, 4, 4, 0), joined=True), ["Rough weather"]),
        (single("sky", (4, 2, 4, 4)), ["Rough weather"]),
        (single("sky", (8, 6, 0, 0)), []),
        (too_few(), ["Too few answers"]),
        (pulse(), ["One stage is lower", "Mixed"]),
    ],
)
def test_a_facilitator_is_offered_words_for_what_is_there(made: Wave, names: list[str]) -> None:
    assert [one.name for one in advice_of(view_of(made))] == names


def test_a_vote_that_is_hidden_has_the_words_of_its_shape() -> None:
    made = single("six", (0, 0, 0, 0, 0, 14), Reading.SUPPORT)
    hidden = replace(made, results=replace(made.results, counted=(Counted(statement="one", shown=Shown.ALIKE),)))

    assert [one.name for one in advice_of(view_of(hidden))] == ["Very similar answers"]
    assert "Very similar answers" in _said(tuple(check_in_section(view_of(hidden))))


def test_a_pulse_in_which_something_was_held_back_offers_a_round_of_notes() -> None:
    instrument = replace(PULSE, reading=Reading.PULSE)
    counts = (NOW[0], NOW[1], (3, 5, 4, 4, 1), (0, 0, 1, 6, 10))

    assert advice_of(view_of(wave(instrument, counts)))[0].name == "Something was held back"


def test_a_wave_is_named_by_its_month_its_year_or_its_day() -> None:
    now = date(2026, 10, 14)

    assert wave_name(date(2026, 5, 12), now) == "May"
    assert wave_name(date(2025, 5, 12), now) == "May 2025"
    assert wave_name(date(2026, 10, 1), now) == "Oct 1"
    assert earlier_name(view_of(pulse())) == ""


def test_the_printout_is_whose_check_in_it_is() -> None:
    made = results_document(view_of(pulse()), host="Juniper Valley", details="Day 2")

    assert made.running == "Juniper Valley, Four-stage pulse"
    assert results_document(view_of(pulse())).running == "Four-stage pulse"
    assert made.sections[0].footer == "The statements are our own."
    said = _said(made.sections[0].content)
    assert "Day 2. 17 of 18 answered. Closed Wednesday, October 14, 2026." in said


def test_more_answers_than_expected_are_told_without_of_how_many() -> None:
    more = wave(PULSE, NOW, expected=10)
    undated = replace(more, check_in=replace(more.check_in, closed_on=None))

    assert "17 answered. Closed" in _said(tuple(check_in_section(view_of(more))))
    assert "Closed" not in _said(tuple(check_in_section(view_of(undated))))


@pytest.mark.parametrize("audience", [Audience.FACILITATOR, Audience.PARTICIPANT])
def test_a_check_in_is_in_the_summary_of_its_session_only_when_it_is_chosen(audience: Audience) -> None:
    known, results = held(retreat(), (), (), (), ()), (view_of(pulse()),)
    (info,) = [one for one in summary_sections(known, audience, results=results) if one.key.startswith("checkin-")]
    chosen = PacketChoices(audience=audience, sections=(Choice(info.key, included=True),))

    assert (info.title, info.included_by_default) == ("Four-stage pulse", False)
    assert "I can be myself." not in repr(summary_document(known, audience, results=results))
    made = summary_document(known, audience, chosen, results=results)
    assert "I can be myself." in repr(made)
    assert COMMENTS[0] not in repr(made)


def _named(*waves: Wave) -> list[str]:
    known, results = held(retreat(), (), (), (), ()), tuple(map(view_of, waves))
    infos = [one for one in summary_sections(known, Audience.FACILITATOR, results=results) if "checkin-" in one.key]
    chosen = PacketChoices(
        audience=Audience.FACILITATOR, sections=tuple(Choice(one.key, included=True) for one in infos)
    )
    (section,) = summary_document(known, Audience.FACILITATOR, chosen, results=results).sections
    headings = [one.text for one in section.content if isinstance(one, Heading) and one.level == 2]
    assert set(headings) >= {one.title for one in infos}
    return [one.title for one in infos]


def test_results_of_one_name_are_told_apart_by_the_day_and_then_by_a_number() -> None:
    day = date(2026, 10, 14)
    first, second, other = (wave(PULSE, NOW, day, number) for number in (1, 2, 3))
    other = replace(other, check_in=replace(other.check_in, title="Else"))

    assert _named(first, wave(PULSE, NOW, date(2026, 10, 15), 4), other) == [
        "Four-stage pulse, closed Oct 14",
        "Four-stage pulse, closed Oct 15",
        "Else",
    ]
    assert _named(first, second) == ["Four-stage pulse, closed Oct 14 (1)", "Four-stage pulse, closed Oct 14 (2)"]
    dayless = replace(first, check_in=replace(first.check_in, closed_on=None))
    assert _named(dayless, second) == ["Four-stage pulse", "Four-stage pulse, closed Oct 14"]


def test_a_sponsor_reads_no_check_in_and_one_without_results_is_no_section() -> None:
    known = held(retreat(), (), (), (), ())

    def keys(audience: Audience, of: Wave) -> list[str]:
        infos = summary_sections(known, audience, results=(view_of(of),))
        return [one.key for one in infos if one.key.startswith("checkin-")]

    assert keys(Audience.SPONSOR, pulse()) == []
    assert keys(Audience.FACILITATOR, too_few()) == []
    assert len(keys(Audience.FACILITATOR, pulse())) == 1
