"""What the run screen says in words, for cases that a whole day seldom comes to."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Block, Day, Session, Step, TimeKind, Track
from core_facilitator.domain.recovery import Given, RecoveryKind, RecoveryPlan
from core_facilitator.domain.run_times import Figures, figures
from core_facilitator.domain.runs import Run
from core_facilitator.gui.models import run_heads, run_plans, run_state, run_words
from core_facilitator.gui.models.run_state import Goes
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.run_digits import RunDigits
from core_facilitator.gui.widgets.run_head import RunChip
from core_facilitator.gui.widgets.run_scale import RunScale
from core_facilitator.gui.widgets.run_texts import RunNotes
from planner_samples import key

NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)
WORK = Block(
    id=key("work"),
    title="Work on what matters most to us this year",
    minutes=60,
    steps=(Step(title="First", minutes=20, say="Welcome back."), Step(title="", minutes=40)),
    notes="Bring water.",
    if_late="Leave out the second round.",
)
CLOSE = Block(id=key("close"), title="Close", minutes=20, kind=TimeKind.REFLECTION, pin=time(10, 0))
DAY = Day(
    id=key("day"),
    date=date(2026, 10, 14),
    start=time(9),
    end=time(10, 30),
    time_zone="UTC",
    notes="Keys at the desk.",
    if_late="End at 11.",
    blocks=(WORK, Block(id=key("door"), title="Doors open"), CLOSE),
)
SESSION = Session(id=key("session"), title="One day", days=(DAY,))
RUN = Run(id=key("run"), session=SESSION.id, plan=DAY)


def _at(minutes: float, run: Run = RUN) -> Figures:
    return figures(run, NINE + timedelta(minutes=minutes))


def _on(minutes: float = 0) -> Figures:
    return _at(minutes, run_acts.next_block(RUN, NINE))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3600, "60:00"), (3599.2, "60:00"), (3599, "59:59"), (0.4, "0:01"), (0, "0:00"), (-0.9, "0:00"), (-1, "+0:01")],
)
def test_a_second_that_has_begun_counts_whole(seconds: float, said: str) -> None:
    assert run_words.digits(timedelta(seconds=seconds)) == said


def test_hours_are_told_from_a_hundred_minutes_on() -> None:
    assert run_words.digits(timedelta(minutes=99, seconds=59)) == "99:59"
    assert run_words.digits(timedelta(minutes=-130)) == "+2:10:00"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            RecoveryPlan(kind=RecoveryKind.SHORTEN, gives=(Given(block=CLOSE.id, before=20, after=14),), end=NINE),
            "Cut Close to 14 min",
        ),
        (
            RecoveryPlan(
                kind=RecoveryKind.SHORTEN, gives=(Given(block=WORK.id, step=0, before=20, after=9),), end=NINE
            ),
            "Cut First to 9 min",
        ),
        (
            RecoveryPlan(
                kind=RecoveryKind.SHORTEN, gives=(Given(block=WORK.id, step=1, before=40, after=9),), end=NINE
            ),
            "Cut Work on what matters most t… to 9 min",
        ),
        (RecoveryPlan(kind=RecoveryKind.DROP, left_out=(CLOSE.id,), end=NINE), "Leave out Close"),
        (RecoveryPlan(kind=RecoveryKind.END_LATER, end=NINE), "End later"),
        (RecoveryPlan(kind=RecoveryKind.BUFFERS, end=NINE), "Use free time"),
    ],
)
def test_a_repair_is_named_by_what_it_does(plan: RecoveryPlan, said: str) -> None:
    assert run_plans.short(RUN, plan) == said
    assert run_plans.label(plan.kind)


def test_minutes_that_were_given_or_taken_meanwhile_count_in_what_a_repair_says() -> None:
    run = run_acts.add(run_acts.next_block(RUN, NINE), -2, NINE)
    said = [
        run_plans.short(
            run,
            RecoveryPlan(
                kind=RecoveryKind.SHORTEN, gives=(Given(block=block, step=step, before=20, after=9),), end=NINE
            ),
        )
        for block, step in ((WORK.id, None), (WORK.id, 0), (WORK.id, 1), (CLOSE.id, None))
    ]
    assert [one.rpartition(" to ")[2] for one in said] == ["7 min", "8 min", "9 min", "9 min"]


def test_what_cannot_be_saved_is_said() -> None:
    plan = RecoveryPlan(kind=RecoveryKind.SHORTEN, end=NINE)
    said = [run_plans.ends(RUN, replace(plan, unsaved=minutes), hours24=False) for minutes in (0, 1, 6)]
    assert said == [
        "Day ends 9:00.",
        "Day ends 9:00. 1 minute cannot be saved.",
        "Day ends 9:00. 6 minutes cannot be saved.",
    ]
    said = [
        run_plans.ends(RUN, replace(plan, threatened=them), hours24=False)
        for them in ((CLOSE.id,), (CLOSE.id, WORK.id))
    ]
    assert said == [
        "Day ends 9:00. Close still gets too little time.",
        "Day ends 9:00. 2 blocks still get too little time.",
    ]
    assert run_plans.block_title(RUN, key("nothing")) == ""


def test_what_is_on_gives_minutes_to_what_is_pinned_next() -> None:
    now = _on(0)
    late = figures(replace(now.run, passages=(replace(now.run.passages[0], start=NINE + timedelta(minutes=6)),)), NINE)
    words, end = run_words.follows(late, hours24=True)
    assert words.startswith("Work on what matters most to us… gives 6\u00a0min to what is pinned next.")
    assert end == "Day ends 10:20, as planned."


def test_the_end_is_told_late_early_in_time_or_as_planned() -> None:
    now = _on(0)
    planned = NINE + timedelta(minutes=80)
    ends = [
        run_words.follows(replace(now, end=planned + timedelta(minutes=by)), hours24=False)[1] for by in (0, 5, 25, -5)
    ]
    assert ends == [
        "Day ends 10:20, as planned.",
        "Day ends 10:25, in time.",
        "Day ends 10:45, 15\u00a0min late.",
        "Day ends 10:15, 5\u00a0min early.",
    ]


def test_many_blocks_that_lose_minutes_are_counted() -> None:
    short = [Block(id=key(f"short {n}"), title=f"Part {n}", minutes=20) for n in range(4)]
    day = replace(DAY, blocks=(*short, CLOSE))
    run = run_acts.next_block(replace(RUN, plan=day), NINE + timedelta(minutes=50))
    words, _end = run_words.follows(figures(run, NINE + timedelta(minutes=50)), hours24=False)
    assert "Close holds at 10:00, so 3 blocks get fewer minutes." in words


def _said(blocks: tuple[Block, ...], minutes: float, *, late: float = 0, out: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return what is said so long after nine of a day of those blocks, in which some are left out."""
    run = run_acts.next_block(replace(RUN, plan=replace(DAY, blocks=blocks)), NINE + timedelta(minutes=late))
    run = run_acts.leave_out(run, [key(one) for one in out])
    return run_words.follows(figures(run, NINE + timedelta(minutes=minutes)), hours24=True)


def _block(title: str, minutes: int = 0, **fields: Any) -> Block:
    return Block(id=key(title), title=title, minutes=minutes, **fields)


TALK = _block("Talk", 30)


def test_only_what_is_pinned_is_said_to_hold() -> None:
    blocks = (TALK, _block("Map", 30), _block("Doors"), _block("Lunch", 30, pin=time(10)))
    words, end = _said(blocks, 40)
    assert "Lunch holds at 10:00, leaving Map 20 of 30\u00a0min." in words
    assert "Doors" not in words
    assert end == "Day ends 10:30, as planned."
    missed, _end = _said(blocks, 65)
    assert "Lunch was pinned to 10:00, leaving Map 0 of 30\u00a0min." in missed


def test_a_pinned_block_that_gives_minutes_itself_still_holds() -> None:
    blocks = (TALK, _block("Map", 30), _block("Lunch", 30, pin=time(10)), _block("Bus", 5, pin=time(10, 20)))
    words, _end = _said(blocks, 40)
    assert (
        "Lunch holds at 10:00, leaving Map 20 of 30\u00a0min. Bus holds at 10:20, leaving Lunch 20 of 30\u00a0min."
        in words
    )


def test_a_fixed_end_says_what_it_leaves() -> None:
    blocks = (TALK, _block("Map", 30, fixed_end=time(10), floor=20), _block("Close", 30))
    words, end = _said(blocks, 45)
    assert "Map has to end at 10:00, with 15 of 30\u00a0min." in words
    assert end == "Day ends 10:30, but Map gets too little time."
    assert "Map has to end at 10:00, with 0 of 30\u00a0min." in _said(blocks, 70)[0]


def test_an_end_as_planned_says_what_it_costs() -> None:
    short = tuple(_block(f"Part {n}", 10, floor=8) for n in range(3))
    words, end = _said((TALK, *short, _block("Close", 30, pin=time(10))), 60)
    assert "Close holds at 10:00, so 3 blocks get fewer minutes." in words
    assert end == "Day ends 10:30, but 3 blocks get too little time."
    assert _said((TALK, *short, _block("Close", 40, pin=time(10))), 65)[1] == (
        "Day ends 10:45, 15\u00a0min late, and 3 blocks get too little time."
    )


def test_an_end_without_the_last_blocks_is_neither_early_nor_as_planned() -> None:
    blocks = (TALK, _block("Map", 30), _block("Walk", 10), _block("Close", 20))
    assert _said(blocks, 5)[1] == "Day ends 10:30, as planned."
    assert _said(blocks, 5, out=("Close",))[1] == "Day ends 10:10, without Close."
    assert _said(blocks, 5, out=("Walk", "Close"))[1] == "Day ends 10:00, without its last 2 blocks."
    assert _said(blocks, 5, out=("Walk",))[1] == "Day ends 10:20, 10\u00a0min early."


def test_nothing_is_ahead_or_early_when_nothing_is_left() -> None:
    run = run_acts.next_block(replace(RUN, plan=replace(DAY, blocks=(TALK,))), NINE)
    early = figures(run_acts.next_block(run, NINE + timedelta(minutes=22)), NINE + timedelta(minutes=23))
    assert (run_words.headline(early), run_words.behind(early)) == ("All done", 0)
    assert run_words.follows(early, hours24=True) == ("", "")
    late = figures(run_acts.next_block(run, NINE + timedelta(minutes=100)), NINE + timedelta(minutes=101))
    assert (run_words.headline(late), run_words.behind(late)) == ("Ended 10\u00a0min late", 10)


def test_where_only_what_was_not_planned_is_left_the_end_is_only_told() -> None:
    run = run_acts.next_block(replace(RUN, plan=replace(DAY, blocks=(TALK,))), NINE)
    came = run_acts.insert(run, _block("Guest", 10), NINE + timedelta(minutes=40))
    assert run_words.follows(figures(came, NINE + timedelta(minutes=40)), hours24=True)[1] == "Day ends 9:50."


def test_what_has_to_end_sooner_says_that_its_steps_do_not_fit() -> None:
    talk = replace(TALK, steps=(Step(title="One", minutes=10), Step(title="Two", minutes=20)), protected=True)
    words, _end = _said((talk, _block("Lunch", 30, pin=time(9, 30))), 6, late=6)
    assert words.startswith("Talk gives 6\u00a0min to what is pinned next, and its steps no longer fit.")


def test_who_is_not_back_when_all_meet_is_told() -> None:
    tracks = tuple(Track(id=key(name), title=name, blocks=(_block(f"In {name}", 20),)) for name in ("North", "South"))
    group = replace(_block("Groups"), tracks=tracks)
    run = run_acts.next_block(replace(RUN, plan=replace(DAY, blocks=(group, _block("Close", 20)))), NINE)
    run = run_acts.begin_in_track(run, key("South"), key("In South"), NINE + timedelta(minutes=7))
    words, _end = run_words.follows(figures(run, NINE + timedelta(minutes=8)), hours24=True)
    assert words.startswith("South ends 7\u00a0min after all meet.")
    both = run_acts.add(run, -2, NINE)
    words, _end = run_words.follows(figures(both, NINE + timedelta(minutes=8)), hours24=True)
    assert words.startswith("2 tracks end after all meet, by up to 9\u00a0min.")


def test_a_milestone_is_called_one() -> None:
    run = run_acts.leave_out(RUN, [WORK.id])
    now = _at(5, run)
    head = run_heads.head(now, SESSION)
    assert (head.title, head.kind) == ("Next: Doors open", "Milestone")
    assert run_state.goes(now) is Goes.START


def test_a_phase_is_told_only_where_it_matters() -> None:
    clock = _on(10).clock
    assert clock is not None
    assert run_words.phase_words(clock, paused=False) == ""
    assert run_words.phase_words(clock, paused=True) == "Paused"


def test_nothing_is_shown_where_nothing_is_on() -> None:
    now = replace(_on(0), clock=None)
    assert run_state.shown(now, hours24=False).digits == ""


def test_notes_tell_what_to_say_and_what_to_do_if_late(qtbot: QtBot, tools: Tools) -> None:
    notes = RunNotes(tools)
    qtbot.addWidget(notes)
    notes.show_figures(_on(5))
    assert notes.text_label.text().split("\n\n") == [
        "To say: Welcome back.",
        "Bring water.",
        "If late: Leave out the second round.",
        "The day: Keys at the desk.",
        "If the day runs late: End at 11.",
    ]


def test_painted_widgets_without_a_theme_paint_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    for widget in (RunDigits(), RunChip(), RunScale()):
        qtbot.addWidget(widget)
        widget.resize(50, 50)
        picture = widget.grab().toImage()
        assert picture.pixelColor(25, 25) == picture.pixelColor(1, 1)
    assert qapp.font().family()


def test_digits_are_as_wide_as_they_say(qtbot: QtBot, theme: Theme) -> None:
    digits = RunDigits()
    qtbot.addWidget(digits)
    digits.set_theme(theme)
    digits.set_size(100)
    digits.show_text("38:18")
    assert digits.sizeHint().width() == digits.width_of("38:18", 100)
    digits.show_text("38:19", "danger")
    assert digits.text == "38:19"


def test_letters_of_a_date_are_not_cut_below_the_digits(qtbot: QtBot, theme: Theme) -> None:
    digits = RunDigits()
    qtbot.addWidget(digits)
    digits.set_theme(theme)
    digits.show_text("38:18")
    line = digits.sizeHint().height()
    digits.show_text("Aug 6")
    digits.resize(digits.sizeHint())
    image = digits.grab().toImage()
    last = {image.pixelColor(at, image.height() - 1).name() for at in range(image.width())}
    assert digits.height() > line
    assert len(last) == 1  # nothing of the g reaches the edge


@pytest.mark.parametrize(
    ("minutes", "said"), [(6, "6\u00a0min behind"), (202, "3\u00a0h\u00a022 behind"), (-65, "1\u00a0h\u00a005 ahead")]
)
def test_an_hour_and_more_is_told_in_hours(minutes: int, said: str) -> None:
    assert run_words.offset_words(timedelta(minutes=minutes)) == said


def test_no_line_ends_inside_a_length_of_time() -> None:
    words, end = _said((TALK, _block("Map", 60), _block("Bus", 5, pin=time(10))), 300)
    assert end == "Day ends 14:05, 3\u00a0h\u00a035 late, and Map gets too little time."
    assert not re.search(r"\d (h|min)\b|\bh \d", f"{words} {end}")
