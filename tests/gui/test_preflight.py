"""Before a day begins: what there is to look at, said in place, and what each line offers."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core_facilitator.domain import edits
from core_facilitator.domain.preflight import Around, Check, Verdict
from core_facilitator.gui import computer
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models.preflight_words import SIGNS
from core_facilitator.gui.room_display import RoomDisplay
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.preflight_part import PreflightPart
from core_facilitator.settings import Look
from core_facilitator.store import files
from core_facilitator.store.workspace import Workspace
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

WELL = Around(plugged=True, percent=93, free=12_000_000_000)


class Before(RunningDay):
    """A day that has not begun, on a computer that says what it is told to say."""

    @property
    def part(self) -> PreflightPart:
        found = self.screen.findChild(PreflightPart)
        assert found is not None
        return found

    def look(self) -> "Before":
        """Wait until the computer was asked."""
        self.qtbot.waitUntil(lambda: not self.bench.tools.work.running)
        return self

    def said(self, check: Check) -> tuple[str, str, str]:
        """Return the verdict, the title and what to do of a line."""
        row = self.part.rows[check]
        assert row.isVisible()
        return row.sign_label.accessibleName(), row.title_label.text(), row.detail_label.text()


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> dict[str, Around]:
    """What the computer says; to be set otherwise before it is asked."""
    says = {"now": WELL}
    monkeypatch.setattr(computer, "look", lambda _folder, _backups: says["now"])
    return says


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot, around: dict[str, Around]) -> Before:
    assert around
    return Before(bench, now, qtbot)


def _change(workspace: Workspace, title: str, **fields: object) -> None:
    session = workspace.sessions.get(key("session"))
    workspace.sessions.save(edits.change_block(session, key(title), **fields), "Change")


def _opened(day: Before) -> Before:
    day.open()
    return day.look()


def test_it_stands_above_the_steps_before_the_day_and_goes_when_the_day_begins(day: Before) -> None:
    _opened(day)
    assert day.part.isVisible()
    assert (
        day.part.mapTo(day.screen, day.part.rect().topLeft()).y()
        < day.screen.run_steps.mapTo(day.screen, day.screen.run_steps.rect().topLeft()).y()
    )
    day.go_on()
    assert day.on
    assert not day.part.isVisible()
    day.bench.undo()
    assert day.look().part.isVisible()


def test_nothing_is_said_before_the_computer_was_asked(day: Before) -> None:
    day.open()
    assert not day.part.isVisible()
    assert day.look().part.isVisible()


def test_what_is_well_is_said_shortly(day: Before, around: dict[str, Around]) -> None:
    around["now"] = Around(plugged=False, percent=93, free=12_000_000_000, backup=day.clock.now - timedelta(hours=1))
    _opened(day)
    assert day.said(Check.POWER) == ("Good", "On battery, 93 % left", "")
    assert day.said(Check.DISK) == ("Good", "Room on the disk: 12.0 GB", "")
    assert day.said(Check.BACKUP)[0] == "Good"
    assert day.said(Check.BACKUP)[1].startswith("Last verified backup: today ")


@pytest.mark.parametrize(
    ("says", "check", "said"),
    [
        (
            Around(plugged=False, percent=40),
            Check.POWER,
            ("Have a look", "On battery, 40 % left", "Plug it in: a day is long."),
        ),
        (Around(plugged=False), Check.POWER, ("Have a look", "On battery", "Plug it in: a day is long.")),
        (
            Around(),
            Check.POWER,
            (
                "Unknown",
                "Power is unknown",
                "This computer tells of no battery. If it has one, look at the cable.",
            ),
        ),
        (
            Around(),
            Check.DISK,
            ("Unknown", "Room on the disk is unknown", "The disk does not tell how much is left."),
        ),
        (
            Around(free=300_000_000),
            Check.DISK,
            (
                "Have a look",
                "Little room on the disk: 300.0 MB",
                "Remove what is not needed from this disk.",
            ),
        ),
        (
            Around(),
            Check.BACKUP,
            ("Have a look", "No verified backup yet", "Make one before the day begins."),
        ),
        (
            Around(),
            Check.SCREEN,
            (
                "Have a look",
                "No second screen",
                "If the room is to see the time, connect it now, then press R.",
            ),
        ),
    ],
)
def test_what_asks_for_a_look_says_what_to_do(
    day: Before, around: dict[str, Around], says: Around, check: Check, said: tuple[str, str, str]
) -> None:
    around["now"] = says
    assert _opened(day).said(check) == said


@pytest.mark.parametrize(("count", "words"), [(1, "A second screen is there"), (2, "2 more screens are there")])
def test_more_screens_are_counted(day: Before, monkeypatch: pytest.MonkeyPatch, count: int, words: str) -> None:
    monkeypatch.setattr(RoomDisplay, "choices", lambda _self: [None] * count)
    assert _opened(day).said(Check.SCREEN) == ("Good", words, "R shows the room display on it.")


def test_it_is_summed_up_and_nothing_forbids_to_start(
    day: Before, around: dict[str, Around], monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> None:
    session = workspace.sessions.get(key("session"))
    bare = edits.change_day(session, key("day two"), blocks=(session.days[1].blocks[0],))
    workspace.sessions.save(bare, "Change")
    monkeypatch.setattr(RoomDisplay, "choices", lambda _self: [None])
    around["now"] = Around(plugged=True, free=12_000_000_000, backup=day.clock.now)
    _opened(day)
    for box in list(day.part.checks.values()):
        box.click()
    looked = {check: row.sign_label.accessibleName() for check, row in day.part.rows.items() if row.isVisible()}
    assert [check for check, one in looked.items() if one == "Have a look"] == []
    assert day.said(Check.CONFLICTS)[1:] == ("The plan has no open conflicts", "")
    assert not day.part.rows[Check.CONFLICTS].button.isVisible()
    assert day.part.summary_label.text() == "All is well."
    around["now"] = Around(plugged=True, free=12_000_000_000)
    day.clock.now += timedelta(minutes=1)
    day.tick()
    day.look()
    assert day.part.summary_label.text() == "1 thing to look at. The day can be started all the same."
    assert day.screen.next_button.isEnabled()
    day.go_on()
    assert day.on


def test_the_computer_is_asked_again_with_each_minute(day: Before, around: dict[str, Around]) -> None:
    _opened(day)
    around["now"] = Around(plugged=False, percent=12)
    day.clock.now += timedelta(seconds=30)
    day.tick()
    assert day.look().said(Check.POWER)[1] == "Plugged in"
    day.clock.now += timedelta(seconds=30)
    day.tick()
    assert day.look().said(Check.POWER)[1] == "On battery, 12 % left"


def test_sound_is_tried_where_a_block_has_it(
    day: Before, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(day.bench.run_place.sounds, "_beep", lambda: beeps.append(True))
    _opened(day)
    assert not day.part.rows[Check.SOUND].isVisible()
    blocks = workspace.sessions.get(key("session")).days[1].blocks
    for block in blocks[:6]:
        session = workspace.sessions.get(key("session"))
        workspace.sessions.save(edits.change_block(session, block.id, sound=True), "Change")
    day.tick()
    verdict, title, detail = day.said(Check.SOUND)
    assert (verdict, title) == ("Have a look", "Sound is wanted")
    assert detail.endswith("and 2 more. Try whether the room hears it.")
    day.part.rows[Check.SOUND].button.click()
    qtbot.waitUntil(lambda: len(beeps) == 2)


def test_materials_are_ticked_off_kept_with_the_run_and_undone(day: Before, workspace: Workspace) -> None:
    _opened(day)
    boxes = day.part.checks
    assert boxes
    first = next(iter(boxes))
    all_ = len(boxes)
    assert day.said(Check.MATERIALS)[1] == f"Materials: 0 of {all_} ready"
    boxes[first].click()
    assert day.said(Check.MATERIALS)[1] == f"Materials: 1 of {all_} ready"
    kept = workspace.runs.of_day(key("session"), key("day two"))
    assert kept is not None
    assert kept.ready == {first}
    assert day.bench.history.undo_label == f"Tick off {first}"
    boxes[first].click()
    assert day.bench.history.undo_label == f"Take back the tick of {first}"
    day.bench.undo()
    assert day.part.checks[first].isChecked()
    day.bench.undo()
    assert not day.part.checks[first].isChecked()
    for box in list(boxes.values()):
        box.click()
    assert day.said(Check.MATERIALS) == ("Good", "Everything lies ready", "")
    day.go_on()
    started = workspace.runs.of_day(key("session"), key("day two"))
    assert started is not None
    assert started.ready == set(boxes)


def test_a_box_has_its_space_bar_while_it_has_the_keyboard(day: Before) -> None:
    box = next(iter(_opened(day).part.checks.values()))
    day.qtbot.waitUntil(box.isVisible)
    box.setFocus()
    day.press(Qt.Key.Key_Space)
    assert box.isChecked()
    assert not day.on
    day.press(Qt.Key.Key_Right)
    assert not day.on


def test_a_plan_that_needs_other_things_has_other_boxes(day: Before, workspace: Workspace) -> None:
    _opened(day)
    before = set(day.part.checks)
    session = workspace.sessions.get(key("session"))
    wanting = next(one for one in session.days[1].blocks if one.materials)
    workspace.sessions.save(edits.change_block(session, wanting.id, materials=()), "Change")
    day.tick()
    assert set(day.part.checks) < before


def test_a_backup_is_made_from_here(day: Before, monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> None:
    monkeypatch.undo()
    _opened(day)
    assert day.said(Check.BACKUP)[1] == "No verified backup yet"
    day.part.rows[Check.BACKUP].button.click()
    day.look()
    day.look()
    assert day.said(Check.BACKUP)[1].startswith("Last verified backup: ")
    assert [one.good for one in workspace.backups.all()] == [True]


def test_a_backup_that_cannot_be_made_says_so_in_place(day: Before, workspace: Workspace) -> None:
    _opened(day)
    backups = workspace.folder / files.BACKUPS
    if backups.exists():
        backups.rmdir()
    backups.write_text("in the way")
    day.part.rows[Check.BACKUP].button.click()
    day.look().look()
    assert day.said(Check.BACKUP) == (
        "Have a look",
        "No verified backup yet",
        "The backup could not be made. The disk may be full, or not be there.",
    )
    backups.unlink()
    day.part.rows[Check.BACKUP].button.click()
    day.look().look()
    assert day.said(Check.BACKUP)[2] == "Make one before the day begins."


def test_conflicts_are_told_and_the_plan_opens_at_the_first(day: Before, workspace: Workspace) -> None:
    _change(workspace, "Case clinic", minutes=200)
    _opened(day)
    verdict, title, detail = day.said(Check.CONFLICTS)
    assert verdict == "Have a look"
    assert "in the plan" in title
    assert detail
    day.part.rows[Check.CONFLICTS].button.click()
    assert day.bench.here == "agendas"


def test_of_many_conflicts_some_are_told_and_the_rest_counted(day: Before, workspace: Workspace) -> None:
    session = workspace.sessions.get(key("session"))
    for block in session.days[1].blocks:
        if block.minutes:
            session = edits.change_block(session, block.id, floor=block.minutes + 5)
    workspace.sessions.save(session, "Change")
    told = _opened(day).said(Check.CONFLICTS)[2].splitlines()
    assert len(told) == 5
    assert told[-1].startswith("And ")


def test_the_signs_follow_the_colors(day: Before, theme: Theme) -> None:
    label = _opened(day).part.rows[Check.POWER].sign_label
    light = label.pixmap().toImage()
    theme.set_look(Look.DARK)
    assert label.pixmap().toImage() != light
    assert set(SIGNS) == set(Verdict)


# What the computer says


def test_the_power_is_told_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    battery = SimpleNamespace(power_plugged=False, percent=71.6)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    assert computer.power() == (False, 72)


@pytest.mark.parametrize("fault", [OSError("no"), ValueError("nonsense"), psutil.Error()])
def test_a_driver_that_fails_leaves_the_power_unknown(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fails() -> None:
        raise fault

    monkeypatch.setattr(psutil, "sensors_battery", fails, raising=False)
    assert computer.power() == (None, None)


def test_no_battery_and_a_system_that_tells_of_none_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert computer.power() == (None, None)
    monkeypatch.delattr(psutil, "sensors_battery")
    assert computer.power() == (None, None)


def test_the_disk_of_the_workspace_says_how_much_is_left(tmp_path: Path) -> None:
    left = computer.free(tmp_path)
    assert left is not None
    assert left > 0
    assert computer.free(tmp_path / "gone") is None


def test_all_of_it_is_asked_at_once(workspace: Workspace) -> None:
    assert computer.look(workspace.folder, workspace.backups).backup is None
    made = workspace.backups.make()
    found = computer.look(workspace.folder, workspace.backups)
    assert found.backup == made.made_at
    assert found.free is not None
