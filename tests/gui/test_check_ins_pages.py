"""What the buttons of the check-ins' pages do where something is gone, refused, or closed meanwhile."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from check_ins_shown import check_ins_screen
from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_news import STILL_OPEN
from core_facilitator.gui.check_ins_pages import CheckInsPages
from core_facilitator.gui.check_ins_place import CheckInsPlace
from core_facilitator.gui.dialogs.check_in_papers import CheckInPapers
from core_facilitator.gui.kiosk_window import KioskWindow
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.room.addresses import Candidate
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from full_disk import full_disk


@pytest.fixture
def place(bench: Bench, networks: list[Candidate]) -> Iterator[CheckInsPlace]:
    yield bench.check_ins
    bench.check_ins.rest()


@pytest.fixture
def screen(qtbot: QtBot, bench: Bench, place: CheckInsPlace) -> CheckInsScreen:
    return check_ins_screen(qtbot, bench)


@pytest.fixture
def pages(screen: CheckInsScreen, place: CheckInsPlace) -> CheckInsPages:
    assert place.pages is not None
    return place.pages


def open_now(qtbot: QtBot, place: CheckInsPlace, session: UUID | None, instrument: str) -> CheckIn:
    """Open a check-in of that instrument; it is on no page."""
    asked = next(one for one in built_in() if one.key == instrument)
    key = place.desk.new(session, instrument=asked)
    assert key is not None
    with qtbot.waitSignal(place.desk.opened, timeout=20_000):
        place.desk.open(key)
    found = place.desk.open_one()
    assert found is not None
    return found


def closed_now(qtbot: QtBot, place: CheckInsPlace, workspace: Workspace, check_in: CheckIn) -> CheckIn:
    """Let six people answer it, and close it."""
    values = tuple((one.key, scale.values[0]) for one, scale in check_in.instrument.scaled)
    for person in range(6):
        ticket = workspace.check_ins.ticket(check_in.id)
        assert isinstance(ticket, Ticket)
        workspace.check_ins.answer(check_in.id, ticket, Sheet(values=values[person % 2 :]))
    with qtbot.waitSignal(place.desk.closed, timeout=20_000):
        place.desk.close_now(check_in.id)
    found = place.desk.find(check_in.id)
    assert found is not None
    return found


@pytest.fixture
def open_one(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, bench: Bench) -> CheckIn:
    return open_now(qtbot, place, bench.session_id, "safety-pulse-4")


def test_where_the_disk_is_full_none_is_prepared_and_no_page_of_it_is_shown(
    screen: CheckInsScreen, place: CheckInsPlace, workspace: Workspace
) -> None:
    before = screen.pages.currentWidget()
    with full_disk(workspace):
        screen.list_page.new_button.click()
    assert place.desk.all() == ()
    assert screen.pages.currentWidget() is before


def test_the_notice_of_an_open_one_goes_when_it_is_looked_at_and_not_before(
    screen: CheckInsScreen, pages: CheckInsPages, open_one: CheckIn, bench: Bench
) -> None:
    screen.show_list()
    bench.notices.put(STILL_OPEN, "", "One is open.")
    screen.list_page.new_button.click()
    screen.show_list()
    assert bench.notices.banner(STILL_OPEN) is not None
    screen.show_check_in(open_one.id)
    assert bench.notices.banner(STILL_OPEN) is None


def test_a_prepared_one_is_removed_and_the_notice_says_so(
    screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, bench: Bench
) -> None:
    screen.list_page.new_button.click()
    screen.prepare_page.remove_button.click()
    assert place.desk.all() == ()
    assert "The check-in was removed." in bench.notices.said


def test_a_check_in_that_is_closed_while_the_laptop_is_passed_around_brings_it_back_to_its_results(
    qtbot: QtBot, screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, open_one: CheckIn
) -> None:
    screen.show_check_in(open_one.id)
    place.kiosk.hand_over(open_one, "otter")
    opened(qtbot, KioskWindow)
    with qtbot.waitSignal(place.desk.closed, timeout=20_000):
        place.desk.close_now(open_one.id)
    qtbot.waitUntil(lambda: not is_open(KioskWindow))
    assert screen.pages.currentWidget() is screen.closed_page


def test_one_that_is_gone_already_is_not_said_to_be_removed(
    screen: CheckInsScreen, pages: CheckInsPages, bench: Bench
) -> None:
    pages.results.remove_wanted.emit(uuid4())
    assert bench.notices.said == ""


def test_where_no_results_are_shown_nothing_is_removed_printed_or_added(
    qtbot: QtBot, screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, workspace: Workspace, bench: Bench
) -> None:
    widget = pages.results.widget
    session = bench.session_id
    assert session is not None
    before = workspace.sessions.get(session)
    asked: list[object] = []
    pages.results.remove_wanted.connect(asked.append)
    widget.remove_wanted.emit()
    widget.export_wanted.emit()
    widget.card_wanted.emit("listening-circle")
    bench.cards.changed.emit()
    assert asked == []
    assert not is_open(CheckInPapers)
    assert workspace.sessions.get(session) == before
    assert pages.results.details == ""


def test_a_check_in_for_no_session_offers_no_place_in_an_agenda(
    qtbot: QtBot, screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, workspace: Workspace, bench: Bench
) -> None:
    check_in = closed_now(qtbot, place, workspace, open_now(qtbot, place, None, "safety-pulse-4"))
    screen.show_check_in(check_in.id)
    before = [workspace.sessions.get(one.id) for one in workspace.sessions.summaries()]
    pages.results.widget.card_wanted.emit("listening-circle")
    assert [workspace.sessions.get(one.id) for one in workspace.sessions.summaries()] == before


def test_waves_that_asked_other_things_are_not_set_beside_one_another(
    qtbot: QtBot, screen: CheckInsScreen, pages: CheckInsPages, place: CheckInsPlace, workspace: Workspace, bench: Bench
) -> None:
    first = closed_now(qtbot, place, workspace, open_now(qtbot, place, bench.session_id, "safety-pulse-16"))
    second = closed_now(qtbot, place, workspace, open_now(qtbot, place, bench.session_id, "safety-pulse-4"))
    for one in (first, second):
        screen.show_check_in(one.id)
        view = pages.results.widget.view
        assert view is not None
        assert view.now.check_in.id == one.id
        assert view.earlier is None
