from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Block, Session, TimeKind
from core_facilitator.domain.edits import duplicate_session, move_dates
from core_facilitator.domain.faults import Notice
from core_facilitator.domain.runs import Run
from core_facilitator.gui import dates
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.agenda_import import AgendaImport
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.next_session import day_of, next_of, on_now
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_glance import MARGIN, Glance
from core_facilitator.settings import TextScale
from core_facilitator.store.sessions import SessionSummary
from core_facilitator.store.workspace import Workspace
from desk import MORNING, opened
from planner_samples import retreat
from workspaces import Clock


@pytest.fixture
def home(bench: Bench) -> HomeScreen:
    found = bench.screen_at("home")
    assert isinstance(found, HomeScreen)
    return found


def _summary(title: str, first: date | None, days: int = 1) -> SessionSummary:
    return SessionSummary(
        id=uuid4(),
        title=title,
        organization="",
        place="",
        first_date=first,
        last_date=None if first is None else first + timedelta(days=days - 1),
        day_count=days,
        head_count=0,
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _look_again(bench: Bench) -> None:
    """Go elsewhere and come back."""
    bench.go("settings")
    bench.go("home")


def _is_whole(part: QWidget, home: HomeScreen) -> bool:
    return part.mapTo(home, QPoint(part.width(), 0)).x() <= home.width()


def test_home_shows_the_day_that_comes_next_as_a_run_sheet(home: HomeScreen) -> None:
    assert home.date_label.text() == "Wednesday, October 14"
    assert home.place_label.text().startswith("Fall Leadership Retreat, day 2 of 3. Quail Hollow Center")
    assert home.next_label.text() == "Next session"
    assert home.start_label.text() == "8:30"
    assert "starts in 48 min" in home.starts_label.text()
    assert [row.start for row in home.day_glance.rows] == ["8:30", "8:50", "9:00", "9:40"]
    assert "more blocks" in home.day_glance.accessibleName()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 8, 2, 9, tzinfo=ZoneInfo("UTC")), "Next: Fall Leadership Retreat, Oct 13 to 15, 2026. "),
        (datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("UTC")), "Last: Fall Leadership Retreat, Oct 13 to 15, 2026. "),
    ],
)
def test_a_session_of_another_day_is_not_told_as_if_it_were_today(
    bench: Bench, home: HomeScreen, now: Clock, at: datetime, words: str
) -> None:
    now.now = at
    _look_again(bench)
    assert home.place_label.text().startswith(words)


def test_home_names_who_comes_and_who_leads(home: HomeScreen) -> None:
    assert "18 expected." in home.who_label.text()
    assert "Led by " in home.who_label.text()


def test_known_trouble_stands_beneath_and_leads_to_its_block(qtbot: QtBot, home: HomeScreen) -> None:
    assert "is pinned at 12:00." in home.trouble_banner.said
    with qtbot.waitSignal(home.prepare_wanted) as wanted:
        home.trouble_banner.action_button.click()
    assert wanted.args is not None
    assert wanted.args[0] == retreat().id
    assert isinstance(wanted.args[1], UUID)


def test_times_are_written_as_the_settings_say(home: HomeScreen, tools: Tools) -> None:
    tools.preferences.change(hours24=True)
    assert "until 16:" in home.day_glance.accessibleName()


def test_a_change_elsewhere_is_seen_at_once(home: HomeScreen, workspace: Workspace) -> None:
    session = workspace.sessions.get(retreat().id)
    workspace.sessions.save(replace(session, title="Winter retreat"), "Rename")
    assert home.place_label.text().startswith("Winter retreat")
    assert home.all_list.lines[0].title == "Winter retreat"
    workspace.database.undo()
    assert home.all_list.lines[0].title == "Fall Leadership Retreat"


def test_every_session_is_listed_the_latest_first(home: HomeScreen, workspace: Workspace) -> None:
    later = move_dates(duplicate_session(retreat(), uuid4), date(2027, 3, 1))
    workspace.sessions.add(replace(later, title="Spring"))
    assert [line.title for line in home.all_list.lines] == ["Spring", "Fall Leadership Retreat"]
    assert home.count_label.text() == "2"


def test_a_session_in_a_list_opens_with_enter(qtbot: QtBot, home: HomeScreen) -> None:
    home.all_list.setFocus()
    home.all_list.move_current(0)
    with qtbot.waitSignal(home.prepare_wanted) as wanted:
        QTest.keyClick(home.all_list, Qt.Key.Key_Return)
    assert wanted.args == [retreat().id, None]


def test_an_empty_workspace_says_what_a_session_is(qtbot: QtBot, home: HomeScreen, workspace: Workspace) -> None:
    workspace.sessions.remove(retreat().id, "Remove session")
    assert home.empty_panel.isVisible()
    assert not home.next_panel.isVisible()
    assert not home.all_panel.isVisible()
    with qtbot.waitSignal(home.new_wanted):
        home.empty_button.click()
    with qtbot.waitSignal(home.template_wanted):
        QTest.mouseClick(home.template_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(home.document_wanted):
        QTest.mouseClick(home.text_button, Qt.MouseButton.LeftButton)
    workspace.database.undo()
    assert home.next_panel.isVisible()


@pytest.mark.parametrize("scale", TextScale)
def test_without_any_session_the_panel_stands_right_below_the_head(
    home: HomeScreen, workspace: Workspace, window: MainWindow, theme: Theme, scale: TextScale
) -> None:
    theme.set_scale(scale)
    window.resize(1280, 720)
    workspace.sessions.remove(retreat().id, "Remove session")
    QApplication.sendPostedEvents()
    home.scroll_content.layout().activate()  # type: ignore[union-attr]  # a form has one
    assert not home.place_label.isVisible(), "an empty line would stand between"
    top = home.empty_panel.mapTo(home, QPoint(0, 0)).y()
    lowest = max(part.mapTo(home, QPoint(0, part.height())).y() for part in (home.date_label, home.find_button))
    assert home.date_label.mapTo(home, QPoint(0, 0)).y() <= theme.px(60)
    assert lowest < top <= lowest + theme.px(32)


def test_what_begins_in_an_empty_workspace_leads_to_its_dialog(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    workspace.sessions.remove(retreat().id, "Remove session")
    bench.go("home")
    screen = bench.screen_at("home")
    assert isinstance(screen, HomeScreen)
    kinds: tuple[tuple[QPushButton, type[QDialog]], ...] = (
        (screen.template_button, NewSession),
        (screen.text_button, AgendaImport),
    )
    for button, kind in kinds:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        opened(qtbot, kind).reject()
        qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_the_digits_on_the_buttons_work(qtbot: QtBot, home: HomeScreen) -> None:
    home.setFocus()
    asked: list[str] = []
    home.new_wanted.disconnect()
    home.import_wanted.disconnect()
    home.new_wanted.connect(lambda: asked.append("new"))
    home.import_wanted.connect(lambda: asked.append("import"))
    QTest.keyClicks(home, "12")
    assert asked == ["new", "import"]


@pytest.mark.parametrize("size", [(1440, 868), (1280, 720)])
@pytest.mark.parametrize("scale", list(TextScale))
def test_no_word_is_squeezed_at_any_text_size(
    home: HomeScreen, tools: Tools, scale: TextScale, size: tuple[int, int], qtbot: QtBot
) -> None:
    tools.theme.set_scale(scale)
    tools.window.resize(*size)
    qtbot.waitUntil(lambda: tools.window.width() == size[0])
    qtbot.waitUntil(lambda: home.title_label.height() >= home.title_label.heightForWidth(home.title_label.width()))
    assert home.who_label.height() >= home.who_label.heightForWidth(home.who_label.width())
    assert home.day_glance.height() >= home.day_glance.sizeHint().height()
    assert home.prepare_button.height() >= home.prepare_button.minimumSizeHint().height()


@pytest.fixture
def synced(workspace: Workspace) -> None:
    """The workspace is in a folder that another program copies; Home says so above all else."""
    workspace.notices = (Notice.SYNCED_FOLDER,)


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize("size", [(1440, 868), (1280, 692), (960, 600)])
@pytest.mark.parametrize("scale", list(TextScale))
def test_home_never_scrolls_sideways(
    home: HomeScreen, bench: Bench, tools: Tools, scale: TextScale, size: tuple[int, int], qtbot: QtBot
) -> None:
    assert "copied to the internet" in bench.notices.said
    home.draft_banner.say("warn", "Unsaved text.", "It was being typed in " + "a" * 300, action="Show it")
    home.title_label.setText("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    tools.theme.set_scale(scale)
    tools.window.resize(*size)
    qtbot.waitUntil(lambda: tools.window.width() == size[0])
    content, room = home.scroll_content, home.scroll_area.viewport()
    qtbot.waitUntil(lambda: content.minimumSizeHint().width() <= content.width() == room.width())
    for part in (home.find_button, home.prepare_button, home.packet_button, home.trouble_banner.action_button):
        qtbot.waitUntil(partial(_is_whole, part, home))


def test_a_moment_without_minutes_is_a_milestone(home: HomeScreen, workspace: Workspace) -> None:
    session = retreat()
    day = session.days[1]
    doors = Block(id=uuid4(), title="Doors open")
    changed = replace(day, blocks=(doors, *day.blocks))
    workspace.sessions.save(replace(session, days=(session.days[0], changed, *session.days[2:])), "Add block")
    first, second, *_ = home.day_glance.rows
    assert (first.title, first.minutes, first.milestone) == ("Doors open", "", True)
    assert not second.milestone
    assert home.day_glance.accessibleName().startswith("8:30 Doors open\n")


def test_a_milestone_is_drawn_as_a_diamond(home: HomeScreen, theme: Theme) -> None:
    def corner(*, milestone: bool) -> QColor:
        glance = Glance("8:30", TimeKind.PLENARY, "Doors open", "", milestone=milestone)
        home.day_glance.show_rows((glance,), "")
        home.day_glance.resize(600, 48)
        picture = home.day_glance.grab().toImage()
        return QColor(picture.pixel(theme.px(MARGIN + 27), theme.px(8 + 11)))

    assert corner(milestone=False) == theme.color("accent")
    assert corner(milestone=True) != theme.color("accent")


@pytest.fixture
def left_bench(bench_of: Callable[[Workspace], Bench], workspace: Workspace) -> Bench:
    """The bench after a program was killed while texts were typed in two sessions."""
    later = replace(duplicate_session(retreat(), uuid4), title="Spring")
    workspace.sessions.add(later)
    workspace.drafts.keep(f"block/{retreat().days[0].blocks[0].id}/notes", "canary")
    workspace.drafts.keep(f"session/{later.id}/purpose", "canary")
    workspace.drafts.keep(f"block/{uuid4()}/notes", "of a block that is no more")
    return bench_of(workspace)


@pytest.fixture
def left_home(left_bench: Bench) -> HomeScreen:
    home = left_bench.screen_at("home")
    assert isinstance(home, HomeScreen)
    return home


def test_texts_that_wait_in_other_sessions_are_named_but_not_shown(
    qtbot: QtBot, left_home: HomeScreen, workspace: Workspace
) -> None:
    said = left_home.draft_banner.said
    assert said.startswith("Unsaved text from ")
    assert "in Spring when the program ended. There is more in other sessions." in said
    assert "canary" not in said
    with qtbot.waitSignal(left_home.prepare_wanted) as wanted:
        left_home.draft_banner.action_button.click()
    later = next(one for one in workspace.sessions.summaries() if one.title == "Spring")
    assert wanted.args == [later.id, None]


def test_texts_that_were_used_or_discarded_are_not_named_anymore(
    left_bench: Bench, left_home: HomeScreen, workspace: Workspace
) -> None:
    for draft in workspace.drafts.all():
        if str(retreat().days[0].blocks[0].id) not in draft.place:
            workspace.drafts.drop(draft.place)
    _look_again(left_bench)
    assert left_home.draft_banner.said.startswith("Unsaved text from ")
    assert "in other sessions" not in left_home.draft_banner.said
    for draft in workspace.drafts.all():
        workspace.drafts.drop(draft.place)
    _look_again(left_bench)
    assert left_home.draft_banner.said == ""


def test_a_text_that_is_being_typed_now_is_not_called_left(
    bench: Bench, home: HomeScreen, workspace: Workspace
) -> None:
    workspace.drafts.keep(f"session/{retreat().id}/purpose", "typed now")
    _look_again(bench)
    assert home.draft_banner.said == ""


def test_a_session_that_runs_today_comes_before_one_that_starts_sooner_again() -> None:
    today = date(2026, 10, 14)
    runs, comes, was = (
        _summary("runs", date(2026, 10, 13), 3),
        _summary("comes", date(2026, 10, 16)),
        _summary("was", date(2026, 10, 1)),
    )
    assert next_of([was, comes, runs], today) is runs


def test_without_anything_to_come_the_last_session_is_shown() -> None:
    old, older = _summary("old", date(2026, 5, 1)), _summary("older", date(2026, 1, 1))
    assert next_of([older, old], date(2026, 10, 14)) is old


def test_a_session_without_a_date_is_shown_when_there_is_no_other() -> None:
    undated = _summary("undated", None, 0)
    assert next_of([undated], date(2026, 10, 14)) is undated
    assert next_of([], date(2026, 10, 14)) is None


def test_a_session_without_days_has_no_day_to_show() -> None:
    assert day_of(Session(id=uuid4(), title="Empty"), MORNING) is None


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=48), "starts in 48 min"),
        (timedelta(hours=2), "starts in 2 h"),
        (timedelta(hours=2, minutes=5), "starts in 2 h 05"),
        (timedelta(days=1), "tomorrow"),
        (timedelta(days=6), "in 6 days"),
        (timedelta(minutes=-1), ""),
    ],
)
def test_how_far_away_a_start_is_is_said_in_a_few_words(theme: object, ahead: timedelta, words: str) -> None:
    assert dates.until(MORNING + ahead, MORNING) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 13), date(2026, 10, 15), "Oct 13 to 15, 2026"),
        (date(2026, 10, 31), date(2026, 11, 1), "Oct 31 to Nov 1, 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "Dec 31, 2026 to Jan 1, 2027"),
        (date(2026, 10, 13), date(2026, 10, 13), "Oct 13, 2026"),
        (None, None, "no date yet"),
    ],
)
def test_the_dates_of_a_session_are_said_in_a_few_words(theme: object, first: date, last: date, words: str) -> None:
    assert dates.span(first, last) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (MORNING - timedelta(minutes=44), "6:58 AM"),
        (MORNING - timedelta(days=1), "Yesterday"),
        (MORNING - timedelta(days=5), "Oct 9"),
        (MORNING - timedelta(days=365), "Oct 14, 2025"),
    ],
)
def test_when_something_was_changed_is_said_in_a_few_words(
    theme: object, at: datetime, words: str, now: Callable[[], datetime]
) -> None:
    assert dates.moment(at.astimezone(UTC), now(), hours24=False) == words


# A day that runs, and one that is over


def _run(bench: Bench) -> None:
    """Begin the second day of the retreat, and go home while it runs."""
    bench.run_day(retreat().id, retreat().days[1].id)
    assert bench.running.do("Start", run_acts.next_block)
    bench.go("home")


def test_a_day_that_runs_says_so_and_leads_back_to_it(bench: Bench, home: HomeScreen) -> None:
    _run(bench)
    assert home.next_label.text() == "Running now"
    assert "running since 7:42" in home.starts_label.text()
    assert home.run_button.text() == "Back to it"
    home.run_button.click()
    assert bench.here == "run"


def test_home_goes_on_to_the_day_that_is_truly_ahead(bench: Bench, home: HomeScreen) -> None:
    _run(bench)
    assert bench.running.close_day()
    assert home.next_label.text() == "Next session"
    assert home.run_button.text() == "Run"
    assert "Oct 15" in home.starts_label.text()
    bench.undo()
    assert home.next_label.text() == "Running now"


def test_after_the_last_day_was_ended_the_next_session_comes(
    bench: Bench, home: HomeScreen, workspace: Workspace
) -> None:
    session = retreat()
    only = replace(session, days=session.days[:2])
    workspace.sessions.save(only, "Two days")
    _run(bench)
    assert bench.running.close_day()
    assert home.next_label.text() == "Last session"
    workspace.sessions.add(replace(move_dates(duplicate_session(only, uuid4), date(2026, 11, 3)), title="Fall again"))
    assert home.next_label.text() == "Next session"
    assert home.place_label.text().startswith("Next: Fall again, Nov 3 to 4, 2026.")


def test_a_day_that_was_tried_out_before_is_still_ahead() -> None:
    session, tried = retreat(), retreat().days[1]
    found = day_of(session, MORNING, frozenset({(tried.id, date(2026, 10, 7))}))
    assert found is not None
    assert (found.day.id, found.over) == (tried.id, False)


def test_a_day_that_was_left_open_runs_no_more() -> None:
    run = run_acts.next_block(Run(id=uuid4(), session=retreat().id, plan=retreat().days[1]), MORNING)
    assert on_now(retreat(), run, MORNING + timedelta(hours=9)) is not None
    assert on_now(retreat(), run, MORNING + timedelta(hours=25)) is None
    assert on_now(retreat(), run_acts.close(run, MORNING), MORNING) is None
    assert on_now(replace(retreat(), days=()), run, MORNING) is None
