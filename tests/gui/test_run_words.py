"""What the run screen says in words, for cases that a whole day seldom comes to."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Block, Day, Session, Step, TimeKind
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
    run = run_acts.add(run_acts.next_block(RUN, NINE), -2)
    said = [
        run_plans.short(
            run,
            RecoveryPlan(
                kind=RecoveryKind.SHORTEN, gives=(Given(block=block, step=step, before=20, after=9),), end=NINE
            ),
        )
        for block, step in ((WORK.id, None), (WORK.id, 0), (WORK.id, 1), (CLOSE.id, None))
    ]
    assert [one.rpartition(" to ")[2] for one in said] == ["7 min", "7 min", "9 min", "9 min"]


def test_what_cannot_be_saved_is_said() -> None:
    plan = RecoveryPlan(kind=RecoveryKind.SHORTEN, end=NINE)
    said = [run_plans.ends(RUN, replace(plan, unsaved=minutes), hours24=False) for minutes in (0, 1, 6)]
    assert said == [
        "Day ends 9:00.",
        "Day ends 9:00. 1 minute cannot be saved.",
        "Day ends 9:00. 6 minutes cannot be saved.",
    ]
    assert run_plans.block_title(RUN, key("nothing")) == ""


def test_what_is_on_gives_minutes_to_what_is_pinned_next() -> None:
    now = _on(0)
    late = figures(replace(now.run, passages=(replace(now.run.passages[0], start=NINE + timedelta(minutes=6)),)), NINE)
    words, end = run_words.follows(late, hours24=True)
    assert words.startswith("Work on what matters most to us… gives 6 min to what is pinned next.")
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
        "Day ends 10:45, 15 min late.",
        "Day ends 10:15, 5 min early.",
    ]


def test_many_blocks_that_lose_minutes_are_counted() -> None:
    short = [Block(id=key(f"short {n}"), title=f"Part {n}", minutes=20) for n in range(4)]
    day = replace(DAY, blocks=(*short, CLOSE))
    run = run_acts.next_block(replace(RUN, plan=day), NINE + timedelta(minutes=50))
    words, _end = run_words.follows(figures(run, NINE + timedelta(minutes=50)), hours24=False)
    assert "Close holds at 10:00, so 3 blocks get fewer minutes." in words


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


@pytest.mark.parametrize(("minutes", "said"), [(6, "6 min behind"), (202, "3 h 22 behind"), (-65, "1 h 05 ahead")])
def test_an_hour_and_more_is_told_in_hours(minutes: int, said: str) -> None:
    assert run_words.offset_words(timedelta(minutes=minutes)) == said
