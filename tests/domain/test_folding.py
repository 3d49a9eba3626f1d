"""What folding shows, and what it holds back, in examples."""

from dataclasses import replace

import pytest

from core_facilitator.domain.check_ins import CheckIn, Counted, Results, Sheet, Shown, Split, SplitResults, Tally
from core_facilitator.domain.folding import are_alike, fold
from core_facilitator.domain.instruments import Reading, Scaling, Statement, Wording
from made_up_check_ins import ROLE, SITE, SKY, check_in, instrument, sheet, sheets_of, statement, unshuffled

A = statement("a")
NOTE = Statement(key="note", text=Wording("Anything else?"))
ONE_WORD = Statement(key="word", text=Wording("One word."), most=20, one_word=True)
ASKED = check_in(instrument(A, statement("b"), NOTE, ONE_WORD))
SPLIT = check_in(instrument(A), ROLE)
UNSPLIT = check_in(instrument(A))
TWICE_SPLIT = check_in(instrument(A), ROLE, SITE)

LEAD = sheets_of("a", 1, 1, 1, 1, 1, role="lead")
TEACH = sheets_of("a", 0, 2, 2, 2, 0, role="teach")


def _fold(check_in: CheckIn, sheets: list[Sheet], *tallies: Tally) -> Results:
    return fold(check_in, sheets, tallies, unshuffled)


def _counted(results: Results, key: str = "a") -> Counted:
    return next(one for one in results.counted if one.statement == key)


def _part(results: Results, key: str) -> Counted:
    parts = {part.part: part for split in results.splits for part in split.parts}
    return parts[key].counted[0]


def test_four_answers_leave_their_number_and_nothing_else() -> None:
    answers = [sheet({"a": 1, "b": 5}, {"note": "Stay"}, role="lead")] * 4
    assert _fold(replace(ASKED, rules=SPLIT.rules), answers) == Results(answers=4)


def test_the_fifth_answer_brings_counts() -> None:
    results = _fold(ASKED, sheets_of("a", 1, 0, 1, 1, 2))
    assert results.shown
    assert _counted(results) == Counted(statement="a", shown=Shown.COUNTS, counts=(1, 0, 1, 1, 2))
    assert _counted(results).answered == 5


def test_a_group_that_asked_for_more_gets_nothing_before() -> None:
    careful = check_in(instrument(A), scores_from=7)
    assert _fold(careful, sheets_of("a", 2, 0, 2, 0, 2)) == Results(answers=6)
    assert _counted(_fold(careful, sheets_of("a", 2, 0, 2, 0, 3))).counts == (2, 0, 2, 0, 3)


def test_a_statement_that_most_skipped_has_no_counts() -> None:
    results = _fold(ASKED, [*sheets_of("a", 1, 1, 1, 1, 1), *sheets_of("b", 1, 1, 0, 1, 1)])
    assert _counted(results, "b") == Counted(statement="b", shown=Shown.TOO_FEW)
    assert _counted(results, "a").answered == 5


@pytest.mark.parametrize(
    ("counts", "alike"),
    [
        ((0, 0, 0, 0, 9), True),
        ((0, 0, 0, 1, 8), True),
        ((0, 0, 1, 7, 1), True),
        ((0, 0, 0, 2, 7), True),
        ((0, 0, 0, 3, 6), False),
        ((0, 0, 1, 0, 8), False),
        ((1, 0, 0, 1, 7), False),
        ((0, 0, 2, 6, 1), False),
        ((0, 0, 0, 0, 0), False),
    ],
)
def test_answers_are_alike_on_one_point_or_next_to_it(counts: tuple[int, ...], alike: bool) -> None:
    assert are_alike(counts, Scaling.AGREEMENT) is alike
    assert are_alike(counts, Scaling.AMOUNT) is alike


def test_names_have_no_next_point_so_only_all_on_one_are_alike() -> None:
    assert are_alike((0, 9, 0), Scaling.NAMES)
    assert not are_alike((1, 8, 0), Scaling.NAMES)


def test_very_similar_answers_show_no_counts() -> None:
    assert _counted(_fold(ASKED, sheets_of("a", 0, 0, 0, 1, 8))) == Counted(statement="a", shown=Shown.ALIKE)


def test_a_vote_tells_that_all_agree_for_that_is_what_it_asks() -> None:
    vote = check_in(instrument(statement("a"), reading=Reading.SUPPORT))
    assert _counted(_fold(vote, sheets_of("a", 0, 0, 0, 0, 6))).counts == (0, 0, 0, 0, 6)


def test_an_own_instrument_cannot_ask_for_that_by_calling_itself_a_vote() -> None:
    own = replace(instrument(statement("a"), reading=Reading.SUPPORT), own=True)
    assert _counted(_fold(check_in(own), sheets_of("a", 0, 0, 0, 0, 6))).shown is Shown.ALIKE


def test_rain_and_storm_are_one_where_either_is_rare() -> None:
    sky = check_in(instrument(statement("a", "sky")))
    joined = _counted(_fold(sky, sheets_of("a", 3, 0, 2, 4)))
    assert (joined.counts, joined.joined) == ((3, 0, 6, 0), True)
    apart = _counted(_fold(sky, sheets_of("a", 3, 0, 3, 4)))
    assert (apart.counts, apart.joined) == ((3, 0, 3, 4), False)


def test_points_that_are_alike_once_joined_are_not_shown() -> None:
    sky = check_in(instrument(statement("a", "sky")))
    assert _counted(_fold(sky, sheets_of("a", 0, 0, 2, 4))).shown is Shown.ALIKE
    assert _counted(_fold(sky, sheets_of("a", 0, 0, 3, 4))).counts == (0, 0, 3, 4)


def test_a_split_shows_its_parts_where_each_has_five() -> None:
    results = _fold(SPLIT, [*LEAD, *TEACH])
    assert _part(results, "lead").counts == (1, 1, 1, 1, 1)
    assert _part(results, "teach").counts == (0, 2, 2, 2, 0)
    assert [part.answers for part in results.splits[0].parts] == [5, 6]


def test_a_group_of_six_with_a_part_of_five_is_not_split() -> None:
    results = _fold(SPLIT, [*LEAD, *sheets_of("a", 0, 0, 1, role="teach")])
    assert results.splits == (SplitResults(split="role"),)
    assert _counted(results).answered == 6


def test_four_who_did_not_say_their_part_hide_a_split() -> None:
    results = _fold(SPLIT, [*LEAD, *TEACH, *sheets_of("a", 1, 1, 1, 1)])
    assert results.splits == (SplitResults(split="role"),)
    assert len(_fold(SPLIT, [*LEAD, *TEACH, *sheets_of("a", 1, 1, 1, 1, 1)]).splits[0].parts) == 2


def test_a_part_that_nobody_is_in_shows_nothing_and_hides_nothing() -> None:
    lead, teach = _fold(SPLIT, [*TEACH, *sheets_of("a", 1, 1, 1, 1, 1)]).splits[0].parts
    assert (lead.answers, lead.counted) == (0, ())
    assert teach.counted[0].counts == (0, 2, 2, 2, 0)


def test_parts_need_as_many_as_a_group_asked_for() -> None:
    careful = check_in(instrument(A), ROLE, scores_from=6)
    assert _fold(careful, [*LEAD, *TEACH]).splits == (SplitResults(split="role"),)
    assert _fold(careful, [*sheets_of("a", 2, 1, 1, 1, 1, role="lead"), *TEACH]).splits[0].parts


def test_a_statement_that_a_part_skipped_is_not_split() -> None:
    skipping = [*LEAD[:4], sheet({}, role="lead")]
    results = _fold(SPLIT, [*skipping, *TEACH])
    assert _part(results, "lead") == _part(results, "teach") == Counted(statement="a", shown=Shown.TOO_FEW)
    assert _counted(results).answered == 10


def test_a_statement_that_a_whole_part_skipped_is_not_split() -> None:
    results = _fold(SPLIT, [*[sheet({}, role="lead")] * 5, *TEACH])
    assert _part(results, "teach").shown is Shown.TOO_FEW
    assert _counted(results).counts == (0, 2, 2, 2, 0)


def test_nothing_is_told_of_a_statement_on_which_a_part_is_of_one_mind() -> None:
    alike = sheets_of("a", 5, 0, 0, 0, 0, role="lead")
    results = _fold(SPLIT, [*alike, *TEACH])
    assert _part(results, "lead") == _part(results, "teach") == Counted(statement="a", shown=Shown.TOO_FEW)
    assert _counted(results) == Counted(statement="a", shown=Shown.ALIKE)
    assert _counted(_fold(UNSPLIT, [*alike, *TEACH])).counts == (5, 2, 2, 2, 0)


def test_nothing_is_told_of_a_statement_on_which_those_left_over_are_of_one_mind() -> None:
    results = _fold(SPLIT, [*LEAD, *TEACH, *sheets_of("a", 0, 0, 0, 0, 5)])
    assert _part(results, "lead").shown is Shown.TOO_FEW
    assert _counted(results).shown is Shown.ALIKE


def test_points_are_joined_in_all_parts_or_in_none() -> None:
    """Else rain of the one part would be that of all less that of the other."""
    sky = check_in(instrument(statement("a", "sky")), ROLE)
    lead = sheets_of("a", 1, 1, 3, 3, role="lead")
    results = _fold(sky, [*lead, *sheets_of("a", 3, 3, 1, 2, role="teach")])
    assert (_part(results, "lead").counts, _part(results, "lead").joined) == ((1, 1, 6, 0), True)
    assert (_part(results, "teach").counts, _part(results, "teach").joined) == ((3, 3, 3, 0), True)
    assert (_counted(results).counts, _counted(results).joined) == ((4, 4, 9, 0), True)
    assert SKY.joined == (3, 4)


def test_a_second_split_is_hidden_where_both_together_cut_too_fine() -> None:
    crossed = [
        *sheets_of("a", 1, 1, 1, 1, 1, role="lead", site="north"),
        *sheets_of("a", 1, 1, 1, 1, 1, role="teach", site="north"),
        *sheets_of("a", 1, 1, 1, 1, 1, role="teach", site="south"),
    ]
    role, site = _fold(TWICE_SPLIT, crossed).splits
    assert (len(role.parts), len(site.parts)) == (2, 2)
    lone = sheets_of("a", 0, 0, 1, role="lead", site="south")
    role, site = _fold(TWICE_SPLIT, [*crossed, *lone]).splits
    assert (len(role.parts), len(site.parts)) == (2, 0)


def test_paper_is_counted_and_is_left_over_where_parts_are_told() -> None:
    few = Tally(sheets=4, marks=(("a", (0, 1, 1, 1, 1)),))
    results = _fold(SPLIT, [*LEAD, *TEACH], few)
    assert results.with_paper
    assert results.answers == 15
    assert _counted(results).counts == (1, 4, 4, 4, 2)
    assert results.splits == (SplitResults(split="role"),)
    enough = Tally(sheets=5, marks=(("a", (1, 1, 1, 1, 1)),))
    assert len(_fold(SPLIT, [*LEAD, *TEACH], enough).splits[0].parts) == 2


def test_a_statement_is_not_split_where_the_paper_left_over_is_too_little_or_alike() -> None:
    few = Tally(sheets=5, marks=(("a", (1, 1, 1, 0, 0)),))
    results = _fold(SPLIT, [*LEAD, *TEACH], few)
    assert _part(results, "lead") == _part(results, "teach") == Counted(statement="a", shown=Shown.TOO_FEW)
    assert _counted(results).counts == (2, 4, 4, 3, 1)
    alike = Tally(sheets=5, marks=(("a", (0, 0, 0, 0, 5)),))
    results = _fold(SPLIT, [*LEAD, *TEACH], alike)
    assert _part(results, "lead").shown is Shown.TOO_FEW
    assert _counted(results).shown is Shown.ALIKE


def _pile(*marks: int, **parts: str) -> Tally:
    return Tally(sheets=sum(marks), marks=(("a", marks),), parts=tuple(parts.items()))


def test_paper_of_a_part_is_counted_with_those_of_the_part_who_answered_on_a_device() -> None:
    phones = [*sheets_of("a", 1, 1, 1, 1, 1, role="lead"), *sheets_of("a", 2, 0, 2, 0, 1, role="teach")]
    results = _fold(SPLIT, phones, _pile(0, 1, 0, 1, 0, role="lead"))
    lead, teach = results.splits[0].parts
    assert (lead.answers, lead.counted[0].counts) == (7, (1, 2, 1, 2, 1))
    assert (teach.answers, teach.counted[0].counts) == (5, (2, 0, 2, 0, 1))


def test_paper_alone_is_split_where_each_part_has_a_pile_that_is_large_enough() -> None:
    piles = [_pile(1, 1, 1, 1, 2, role="lead"), _pile(2, 1, 0, 1, 1, role="teach")]
    assert [part.answers for part in _fold(SPLIT, [], *piles).splits[0].parts] == [6, 5]
    few = _pile(0, 1, 0, 1, 0)
    assert _fold(SPLIT, [], *piles, few).splits == (SplitResults(split="role"),)


def test_a_few_devices_in_a_part_hide_the_split_though_there_is_paper_enough_beside_them() -> None:
    """Whoever typed the paper forms would take them away and see the two."""
    phones = [*sheets_of("a", 1, 0, 0, 0, 1, role="lead"), *sheets_of("a", 2, 0, 2, 0, 1, role="teach")]
    assert _fold(SPLIT, phones, _pile(1, 1, 2, 1, 1, role="lead")).splits == (SplitResults(split="role"),)


def test_a_statement_that_the_paper_of_a_part_left_blank_is_not_split() -> None:
    piles = [_pile(1, 1, 1, 1, 2, role="teach"), Tally(sheets=6, parts=(("role", "lead"),))]
    results = _fold(SPLIT, [], *piles)
    assert [part.counted[0].shown for part in results.splits[0].parts] == [Shown.TOO_FEW, Shown.TOO_FEW]
    assert results.counted[0].counts == (1, 1, 1, 1, 2)


@pytest.mark.parametrize("splits", [(), (ROLE,)])
def test_a_statement_that_all_paper_left_blank_has_too_few_answers(splits: tuple[Split, ...]) -> None:
    asked = check_in(instrument(A, statement("b", group="trust")), *splits)
    results = _fold(asked, [], Tally(sheets=6, marks=(("a", (2, 1, 1, 1, 1)),)))
    assert _counted(results, "b") == Counted(statement="b", shown=Shown.TOO_FEW)
    assert _counted(results, "a").answered == 6
    assert results.scores == ()


def test_paper_alone_is_enough() -> None:
    piles = [Tally(sheets=3, marks=(("a", (1, 1, 0, 0, 1)),)), Tally(sheets=4, marks=(("a", (1, 0, 1, 1, 0)),))]
    assert _counted(_fold(ASKED, [], *piles)).counts == (2, 1, 1, 1, 1)


def test_a_statement_that_all_paper_left_blank_has_no_counts_where_parts_were_asked_for() -> None:
    asked = check_in(instrument(A, statement("b")), ROLE)
    results = _fold(asked, [], Tally(sheets=12, marks=(("a", (2, 2, 3, 3, 2)),)))
    assert _counted(results, "b") == Counted(statement="b", shown=Shown.TOO_FEW)
    assert _counted(results, "a").answered == 12
    assert not _fold(asked, [], Tally(sheets=12)).scores


def test_two_phones_beside_much_paper_are_not_shown_to_whoever_typed_the_paper() -> None:
    paper = Tally(sheets=12, marks=(("a", (2, 2, 3, 3, 2)),))
    assert _counted(_fold(ASKED, sheets_of("a", 1, 0, 0, 0, 1), paper)).shown is Shown.TOO_FEW
    assert _counted(_fold(ASKED, sheets_of("a", 1, 1, 0, 1, 2), paper)).counts == (3, 3, 3, 4, 4)


def test_that_something_is_shown_beside_paper_does_not_tell_what_was_on_it() -> None:
    """The same counts look the same, whether it was on paper or on a phone that somebody stood alone."""
    alone_on_paper = Tally(sheets=1, marks=(("a", (1, 0, 0, 0, 0)),))
    with_others = Tally(sheets=1, marks=(("a", (0, 0, 0, 0, 1)),))
    one = _fold(ASKED, sheets_of("a", 0, 0, 0, 0, 10), alone_on_paper)
    other = _fold(ASKED, sheets_of("a", 1, 0, 0, 0, 9), with_others)
    assert one == other
    assert _counted(one).counts == (1, 0, 0, 0, 10)


def test_words_wait_for_eight_and_are_said_to() -> None:
    seven = [sheet({"a": 1 + at % 5}, {"note": f"Note {at}"}) for at in range(7)]
    results = _fold(ASKED, seven)
    assert (results.written, results.words_held_back) == ((), True)
    results = _fold(ASKED, [*seven, sheet({"a": 3})])
    assert results.written[0].words == tuple(f"Note {at}" for at in range(7))
    assert not results.words_held_back


def test_words_can_be_shown_from_five_where_the_group_chose_so() -> None:
    five = check_in(instrument(A, NOTE), words_from=5)
    assert _fold(five, [sheet({"a": 1 + at}, {"note": "So"}) for at in range(5)]).written[0].words == ("So",) * 5


def test_blank_sheets_hide_nobodys_words() -> None:
    said = [sheet({"a": 1 + at % 5}, {"note": "Here I am"}) for at in range(7)]
    assert _fold(ASKED, [*said, sheet()]).words_held_back


def test_words_from_a_few_phones_wait_where_the_rest_was_typed_from_paper() -> None:
    paper = Tally(sheets=9, marks=(("a", (2, 2, 2, 2, 1)),), words=(("note", "On paper"),))
    phones = [sheet({"a": 1 + at % 5}, {"note": "On a phone"}) for at in range(8)]
    assert _fold(ASKED, phones[:7], paper).words_held_back
    assert _fold(ASKED, phones, paper).written[0].words == ("On a phone",) * 8 + ("On paper",)
    assert _fold(ASKED, [], paper).written[0].words == ("On paper",)
    blank = Tally(sheets=9, words=(("note", "Only this"),))
    assert _fold(ASKED, [], blank).words_held_back
    assert _fold(ASKED, [], Tally(sheets=9)).words_held_back is False


def test_words_are_shuffled_for_each_statement_by_itself() -> None:
    asked = check_in(instrument(A, NOTE, replace(NOTE, key="other")))
    answers = [sheet({"a": 1 + at % 5}, {"note": f"n{at}", "other": f"o{at}"}) for at in range(8)]
    given: list[list[str]] = []

    def turned(words: object) -> list[str]:
        assert isinstance(words, list)
        given.append(words)
        return words[::-1]

    results = fold(asked, answers, (), turned)
    assert given == [[f"n{at}" for at in range(8)], [f"o{at}" for at in range(8)]]
    assert results.written[0].words == tuple(f"n{at}" for at in reversed(range(8)))


def test_single_words_are_the_same_without_capitals_and_marks() -> None:
    answers = [sheet({}, {"word": word}) for word in ("Tired", "tired.", "TIRED!", "calm", "ok", "glad", "busy", "?!")]
    results = _fold(ASKED, answers)
    assert results.written[0].words == ("?!", "busy", "calm", "glad", "ok", "tired", "tired", "tired")


def test_a_group_has_a_score_from_what_is_shown_of_it() -> None:
    asked = check_in(instrument(statement("a", group="trust"), statement("b", group="trust")))
    results = _fold(asked, [sheet({"a": 1 + at, "b": 5}) for at in range(5)])
    assert [(one.group, one.answered, one.mean) for one in results.scores] == [("trust", 5, 3.0)]
    assert _fold(asked, [sheet({"a": 5, "b": 5}) for at in range(5)]).scores == ()
