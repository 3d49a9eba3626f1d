"""The results of a closed check-in on the screen: words first, then the spread, what moved, and what comes next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.documents.check_ins import warning_of
from core_facilitator.domain.check_in_trends import RunChart, Signals, Wave
from core_facilitator.domain.check_ins import Counted, Shown, Written
from core_facilitator.domain.instruments import Reading
from core_facilitator.domain.result_views import view_of
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models import result_chart_words, result_words
from core_facilitator.gui.screens.check_in_results import CheckInResults
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.result_run_chart import ResultRunChart
from core_facilitator.gui.widgets.result_side import Offer, SideCard
from core_facilitator.settings import Look, TextScale
from protocols import protocol
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

Show = Callable[..., CheckInResults]


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow, theme: Theme) -> Show:
    """Shows results in the window."""

    def shown(now: Wave, *waves: Wave, **more: Any) -> CheckInResults:
        made = CheckInResults(theme)
        made.show_results(now, waves, **more)
        window.show_page(made)
        qtbot.waitUntil(made.isVisible)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return made

    return shown


def said(widget: QWidget) -> str:
    """Return everything that can be read on the screen."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(label.text() for label in labels)


def row_said(screen: CheckInResults, row: int) -> str:
    assert screen.table is not None
    return screen.table.rows[row].accessibleDescription()


def colors(widget: QWidget, every: int = 2) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {
        QColor(image.pixel(QPoint(x, y))).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), every)
    }


def test_each_statement_says_its_counts_in_words(show: Show) -> None:
    screen = show(pulse(), pulse_in_may())

    assert screen.table is not None
    assert screen.table.rows[0].accessibleName() == "I can be myself."
    assert row_said(screen, 0) == (
        "Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6. 14 of 17 agree. In May, 12 of 16 agreed."
    )
    assert "Agreeing is a warning sign here. Widest spread." in row_said(screen, 3)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_bars_are_painted_in_the_shades_of_their_answers(show: Show, theme: Theme, look: Look) -> None:
    theme.set_look(look)
    screen = show(pulse())

    assert screen.table is not None
    painted = colors(screen.table)
    assert {theme.color(f"answer-{shade}").name() for shade in range(1, 6)} <= painted
    assert theme.color("now-tint").name() in painted  # the lowest stage stands on warm ground


def test_arrow_keys_go_from_statement_to_statement(show: Show, qtbot: QtBot, theme: Theme) -> None:
    screen = show(pulse())
    assert screen.table is not None
    rows = screen.table.rows
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rows[0].hasFocus)

    QTest.keyClick(rows[0], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    assert rows[1].focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert rows[0].focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert ring(theme) in colors(rows[1])
    QTest.keyClick(rows[1], Qt.Key.Key_X)
    assert rows[1].hasFocus()


def ring(theme: Theme) -> str:
    return theme.color("focus").name()


def test_the_card_says_what_is_hidden_and_no_number_besides(show: Show) -> None:
    told = said(show(pulse()))

    assert "No names in these answers." in told
    assert "Results appear at 5 answers or more." in told
    assert "The split “Your role” stays hidden: a part of it, or what is left over, is too small." in told


def test_what_people_wrote_is_shown_only_after_a_warning(show: Show) -> None:
    screen = show(pulse())
    assert screen.said is not None
    assert COMMENTS[0] not in said(screen)
    assert "give them away" in said(screen)

    screen.said.show_button.click()

    assert COMMENTS[0] in said(screen)
    assert "3 comments, shuffled, times removed" in said(screen)
    assert "give them away" not in said(screen)


def test_single_words_are_shown_at_once_with_how_often(show: Show) -> None:
    screen = show(words())

    assert "tired (3), curious (2), hopeful, ready, open" in said(screen)
    assert "8 words, in no order" in said(screen)
    assert screen.table is None


def test_one_comment_and_words_held_back_are_told(show: Show) -> None:
    alone = wave(PULSE, NOW, written=(Written(statement="help", words=COMMENTS[:1]),))
    screen = show(alone)
    assert screen.said is not None
    screen.said.show_button.click()
    assert "1 comment, without time" in said(screen)

    made = wave(PULSE, NOW)
    screen.show_results(Wave(made.check_in, replace(made.results, words_held_back=True)))
    assert "What was written stays hidden: words appear from 8 people who answered." in said(screen)
    on_paper = replace(made.results, words_held_back=True, with_paper=True)
    screen.show_results(Wave(made.check_in, on_paper))
    assert "words appear from 8 people who answered on a device" in said(screen)
    assert screen.said is None


def test_with_paper_and_hidden_statements_the_rule_for_devices_is_told(show: Show) -> None:
    few = wave(PULSE, (Shown.TOO_FEW,) * 4)
    rule = "Where paper is added, at least 5 must answer on devices, or nobody."

    assert rule not in said(show(few))
    assert rule in said(show(Wave(few.check_in, replace(few.results, with_paper=True))))


def test_a_wave_of_the_same_month_is_called_by_its_day_and_answered_on_it(show: Show) -> None:
    near = wave(PULSE, THEN, date(2026, 10, 1), 2, answers=14)
    view = view_of(pulse(), [near])

    assert "14 people answered on Oct 1. Read changes" in said(show(pulse(), near))
    assert "On Oct 1, 12 of 16 agreed" in result_words.described(view.lines[0], view)


def test_a_stage_that_is_hardly_lower_is_told_so() -> None:
    close = (NOW[0], NOW[1], (0, 1, 3, 9, 4), (3, 8, 3, 2, 1))
    stage = view_of(wave(PULSE, close)).lowest

    assert stage is not None
    assert result_words.lowest_tag(stage) == "Lowest, by a little"


def test_statements_without_groups_have_no_names_beside_them(show: Show, theme: Theme) -> None:
    free = replace(PULSE, groups=(), statements=tuple(replace(one, group="") for one in PULSE.statements))
    screen = show(wave(free, NOW))

    assert screen.table is not None
    assert screen.table.rows[0].x() == theme.px(24)


def test_what_moved_is_told_in_words_with_its_noise(show: Show) -> None:
    told = said(show(pulse(), pulse_in_may()))

    assert "What moved since May" in told
    assert "Inclusion: about the same" in told
    assert "Challenger: about the same, lowest now" in told
    assert "16 people answered in May. Read changes of one or two people as noise." in told


def test_without_an_earlier_wave_nothing_is_said_of_moving(show: Show) -> None:
    assert "What moved" not in said(show(pulse()))


def test_a_wave_that_is_too_near_is_not_beside_it_and_says_why(show: Show) -> None:
    near = wave(PULSE, NOW, date(2026, 10, 1), 3, answers=16)

    assert "it is recent, and nearly as many answered" in said(show(pulse(), near))


def test_words_to_begin_with_stand_before_the_numbers(show: Show) -> None:
    screen = show(pulse())

    assert "Words to begin with" in said(screen)
    assert "“This is the stage that asks for care now.”" in said(screen)


def test_cards_for_the_stage_are_added_or_are_in_the_agenda_already(show: Show, qtbot: QtBot) -> None:
    one, other = protocol("Question bowl"), protocol("Fishbowl")
    screen = show(pulse(), offers=(Offer(one, 30), Offer(other, 40, "Already on today, 2:25")))
    assert screen.stage_cards is not None
    assert "For the Challenger stage" in said(screen)
    assert "In agenda" in said(screen)
    assert "Already on today, 2:25" in said(screen)
    assert list(screen.stage_cards.add_buttons) == ["question-bowl"]

    with qtbot.waitSignal(screen.card_wanted) as added:
        screen.stage_cards.add_buttons["question-bowl"].click()
    assert added.args == ["question-bowl"]
    with qtbot.waitSignal(screen.card_read_wanted) as read:
        screen.stage_cards.read_buttons["fishbowl"].click()
    assert read.args == ["fishbowl"]


def test_where_a_card_would_go_is_said_above_the_cards(show: Show) -> None:
    screen = show(pulse(), offers=(Offer(protocol("Question bowl"), 30),), goes="They fit the next gap.")
    assert "They fit the next gap." in said(screen)


def test_where_nothing_can_be_written_nothing_can_be_added(show: Show) -> None:
    screen = show(pulse(), offers=(Offer(protocol("Question bowl"), 30),), writable=False)

    assert screen.stage_cards is not None
    assert not screen.stage_cards.add_buttons["question-bowl"].isEnabled()


def test_below_the_minimum_there_is_a_state_and_nothing_besides(show: Show) -> None:
    screen = show(too_few(), details="Wednesday")

    assert "3 answers. Results stay hidden below 5." in said(screen)
    assert not screen.room_button.isVisible()
    assert not screen.export_button.isVisible()
    assert screen.details_label.text() == "Wednesday. Closed."


def test_one_answer_is_told_as_one() -> None:
    assert result_words.state(too_few().check_in, 1) == "1 answer. Results stay hidden below 5."


def test_similar_answers_and_too_few_say_so_in_place_of_bars(show: Show) -> None:
    screen = show(hidden_lines())

    assert row_said(screen, 0) == "Very similar answers."
    assert row_said(screen, 2) == "Not enough answers."
    assert "Where answers are very similar, the counts are hidden too" in said(screen)


def test_how_many_answered_is_told(show: Show) -> None:
    assert show(pulse(), details="Day 2").details_label.text() == "Day 2. 17 of 18 answered. Closed."
    assert show(wave(PULSE, NOW, expected=3)).details_label.text() == "17 answered. Closed."


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (single("six", (0, 1, 2, 5, 4, 2)), "0: 0"),
        (single("ten", (1, 0, 2, 3, 2, 1, 3, 1, 1, 0, 0)), "From 0 to 8. In the middle: 4."),
        (map_of(), "From 2 to 9. In the middle: 6."),
        (single("sky", (6, 4, 4, 0), joined=True), "Rough weather: 4"),
    ],
)
def test_other_scales_are_shown_in_their_own_way(show: Show, now: Wave, told: str, theme: Theme) -> None:
    screen = show(now)

    assert screen.table is not None
    row = screen.table.rows[0]
    assert told in row.accessibleDescription() or told == "0: 0"
    assert theme.color("answer-4").name() in colors(row)


def test_fist_to_five_says_what_to_do(show: Show) -> None:
    assert "Lowest: 1. Below three: 3. Hear them first" in row_said(
        show(single("six", (0, 1, 2, 5, 4, 2), Reading.SUPPORT)), 0
    )
    assert "Nobody is below three. The group can go ahead." in row_said(
        show(single("six", (0, 0, 0, 5, 4, 5), Reading.SUPPORT)), 0
    )


def test_a_split_that_is_shown_stands_side_by_side(show: Show) -> None:
    told = said(show(with_parts()))

    assert "I lead (6)" in told
    assert "9 of 11" in told
    assert "A dash: it would say too much about too few." in told


def test_where_agreeing_is_bad_news_the_bars_and_the_parts_say_so(show: Show, theme: Theme) -> None:
    screen = show(with_parts())
    card = next(one for one in screen.findChildren(SideCard) if one.title_label.text() == "Your role")

    assert screen.table is not None
    assert theme.color("now-ink").name() in colors(screen.table.rows[3], every=1)
    assert theme.color("now-ink").name() not in colors(screen.table.rows[2], every=1)
    assert said(card).count(warning_of(PULSE.statements[3])) == 1
    told = [label.accessibleName() for label in card.findChildren(QLabel)]
    assert "Hard news has a price. Agreeing is a warning sign here. I teach (11): 8 of 11" in told
    assert "I can question a decision. I teach (11): 3 of 11" in told


def test_a_statement_whose_counts_are_hidden_needs_no_warning(show: Show) -> None:
    screen = show(wave(PULSE, (NOW[0], NOW[1], NOW[2], Shown.ALIKE)))

    assert "warning sign" not in row_said(screen, 3)


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_statements_get_as_much_room_as_they_need_and_the_bars_the_rest(
    show: Show, theme: Theme, scale: TextScale
) -> None:
    theme.set_scale(scale)
    screen = show(pulse(), pulse_in_may())
    assert screen.table is not None
    columns = screen.table._columns(theme.px(680))
    rows = screen.table.rows

    assert all(row.text_wide <= columns.text for row in rows)
    assert columns.bars >= theme.px(208)
    assert rows[0].height_for(columns) == theme.px(44), "one line beside its bars"


def test_caveats_stand_where_results_are(show: Show) -> None:
    assert "Small differences mean nothing." in said(show(pulse()))


def year(count: int) -> list[Wave]:
    return [wave(PULSE, NOW, date(2025, 1 + place, 3), 10 + place) for place in range(count)]


def test_a_year_is_drawn_and_nothing_is_claimed_under_ten_points(show: Show, theme: Theme) -> None:
    screen = show(pulse(), *year(4))
    charts = screen.findChildren(ResultRunChart)

    assert len(charts) == 2
    assert "Nothing is claimed under 10 points beside the median." in said(charts[0])
    assert theme.color("accent").name() in colors(charts[0].lines)
    assert charts[0].lines.accessibleDescription().startswith("Jan 2025: 4.0.")
    charts[0].lines.setFocus(Qt.FocusReason.TabFocusReason)
    assert charts[0].lines.hasFocus()
    assert theme.color("focus").name() in colors(charts[0].lines)


def test_ten_points_have_their_median_and_a_wave_without_a_score_is_a_gap(show: Show, theme: Theme) -> None:
    gap = wave(PULSE, (Shown.ALIKE, Shown.ALIKE, NOW[2], NOW[3]), date(2025, 6, 20), 30)
    counts = [NOW if place % 2 else THEN for place in range(12)]
    waves = [wave(PULSE, one, date(2025, 1 + place, 3), 10 + place) for place, one in enumerate(counts)]
    charts = show(pulse(), gap, *waves).findChildren(ResultRunChart)

    assert "Jun 2025: not shown" in charts[0].lines.accessibleDescription()
    assert theme.color("now-ink").name() in colors(charts[0].lines, every=1)  # the median


def test_two_waves_are_no_year(show: Show) -> None:
    assert show(pulse(), pulse_in_may()).findChildren(ResultRunChart) == []


def test_buttons_ask_and_do_nothing_themselves(show: Show, qtbot: QtBot) -> None:
    screen = show(pulse())
    for button, signal in (
        (screen.room_button, screen.room_wanted),
        (screen.export_button, screen.export_wanted),
        (screen.back_button, screen.left),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_cards_go_below_where_both_have_no_room(show: Show, theme: Theme, qtbot: QtBot) -> None:
    screen = show(pulse(), pulse_in_may())
    assert screen._side.geometry().left() > screen._left.geometry().right()

    theme.set_scale(TextScale.LARGEST)
    qtbot.waitUntil(lambda: screen._side.geometry().top() > screen._left.geometry().bottom())
    assert screen.table is not None
    inside = screen.table.rect()
    assert all(inside.contains(row.geometry()) for row in screen.table.rows)


def test_names_of_groups_go_above_where_they_have_no_room_beside(
    show: Show, theme: Theme, window: MainWindow, qtbot: QtBot
) -> None:
    screen = show(pulse())
    table = screen.table
    assert table is not None
    beside = table.rows[0].x()

    window.resize(1280, 720)
    theme.set_scale(TextScale.LARGEST)

    qtbot.waitUntil(lambda: table.rows[0].x() < beside)
    assert theme.color("now-line").name() in colors(table)  # the tag of the lowest stage


def test_names_that_are_hidden_say_so(show: Show, theme: Theme) -> None:
    made = single("sky", (6, 4, 2, 2))
    hidden = replace(made.results, counted=(Counted(statement="one", shown=Shown.ALIKE),))
    screen = show(Wave(made.check_in, hidden))

    assert row_said(screen, 0) == "Very similar answers."
    assert screen.table is not None
    assert theme.color("answer-4").name() not in colors(screen.table.rows[0])


def test_a_check_in_that_ended_unread_says_why(show: Show) -> None:
    screen = show(pulse())
    screen.show_ended(pulse().check_in, "October 14", writable=True)

    assert "It ended without results." in said(screen)
    assert screen.view is None
    assert not screen.export_button.isVisible()


def test_others_take_the_place_of_what_was_shown(show: Show) -> None:
    screen = show(pulse(), pulse_in_may())
    screen.show_results(words())

    assert "What moved" not in said(screen)
    assert "One word for how you arrive" in said(screen)


def test_a_chart_says_its_signals() -> None:
    def told(run: int, crossings: int) -> str:
        found = Signals(useful=12, longest_run=run, longest_by_chance=7, crossings=crossings, fewest_by_chance=3)
        return result_chart_words.reading(RunChart(points=(), center=3.0, signals=found))

    assert told(8, 5) == "A shift: 8 in a row on one side of the median; chance rarely makes more than 7."
    assert told(6, 2) == "The line crosses the median 2 times; chance rarely makes fewer than 3."
    assert told(6, 5) == "No signal: it goes up and down as chance does."
