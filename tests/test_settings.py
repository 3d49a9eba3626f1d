import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from core_facilitator.domain.packets import Paper
from core_facilitator.settings import Look, Settings, SettingsFile, TextScale


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    chosen = Settings(
        look=Look.DARK,
        text_scale=TextScale.LARGEST,
        hours24=True,
        paper=Paper.A4,
        language="es",
        idle_minutes=30,
        workspaces=("/a", "/b"),
        window="AdnQywAD",
    )
    SettingsFile(tmp_path / "deep" / "settings.json").keep(chosen)
    assert SettingsFile(tmp_path / "deep" / "settings.json").current == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "purple"),
        ("text_scale", "huge"),
        ("hours24", "yes"),
        ("paper", 7),
        ("language", None),
        ("language", "../es"),
        ("idle_minutes", 31),
        ("idle_minutes", "ten"),
        ("workspaces", "a"),
        ("workspaces", [1]),
        ("window", 7),
    ],
)
def test_a_value_that_makes_no_sense_falls_back_alone(tmp_path: Path, name: str, value: object) -> None:
    good = {"look": "dark", "text_scale": 1.5, "hours24": True, "paper": "a4", "language": "es", "idle_minutes": 5}
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({**good, "workspaces": ["/a"], name: value}))
    read = SettingsFile(file).current
    assert getattr(read, name) == getattr(Settings(), name)
    others = {key for key in good if key != name}
    assert all(getattr(read, key) != getattr(Settings(), key) for key in others)


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "\x00", "[" * 100_000])
def test_a_file_that_is_no_settings_at_all_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    read = SettingsFile(file)
    assert read.current == Settings()
    assert read.unread == "damaged"


def test_a_file_that_could_not_be_read_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text("{broken")
    settings = SettingsFile(file)
    aside = settings.set_aside
    settings.keep(Settings(hours24=True))
    assert aside.read_text() == "{broken"
    assert SettingsFile(file).current.hours24
    settings.keep(Settings(hours24=False))
    assert aside.read_text() == "{broken"


def test_a_second_file_that_could_not_be_read_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for text in ("{first", "{second"):
        file.write_text(text)
        SettingsFile(file).keep(Settings())
    assert sorted(one.read_text() for one in tmp_path.glob("*unread*")) == ["{first", "{second"]


def test_settings_are_on_the_disk_before_they_replace_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace = Path.replace

    def note(source: Path, target: Path) -> Path:
        done.append("replaced")
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", lambda _descriptor: done.append("synced"))
    monkeypatch.setattr(Path, "replace", note)
    SettingsFile(tmp_path / "settings.json").keep(Settings())
    assert done == ["synced", "replaced"]


def test_why_settings_could_not_be_read_is_known(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert SettingsFile(tmp_path / "settings.json").unread == "Is a directory"
    assert SettingsFile(tmp_path / "none.json").unread == ""


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"font": "Papyrus", "hours24": True}))
    settings = SettingsFile(file)
    settings.keep(Settings(hours24=False))
    assert json.loads(file.read_text())["font"] == "Papyrus"
    assert json.loads(file.read_text())["hours24"] is False


def test_a_change_that_cannot_be_written_still_holds_and_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    SettingsFile(file).keep(Settings(idle_minutes=5))
    settings = SettingsFile(file)
    (tmp_path / "settings.new").mkdir()
    with pytest.raises(OSError, match=r"settings\.new"):
        settings.keep(Settings(idle_minutes=20))
    assert settings.current.idle_minutes == 20
    assert SettingsFile(file).current.idle_minutes == 5


def test_the_workspace_opened_last_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "c", "d", "e", "f", "b"):
        settings = settings.opened(tmp_path / name)
    assert [Path(folder).name for folder in settings.workspaces] == ["b", "f", "e", "d", "c"]


def test_what_another_program_changed_meanwhile_stays_and_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    window = SettingsFile(file)
    window.keep(Settings(window="AdnQywAD"))
    command_line = SettingsFile(file)
    command_line.keep(replace(command_line.current, idle_minutes=30))
    window.keep(replace(window.current, drawer=True))
    assert window.current == Settings(window="AdnQywAD", idle_minutes=30, drawer=True)
    assert SettingsFile(file).current == window.current


def test_of_two_who_change_the_same_the_last_one_counts(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    window, command_line = SettingsFile(file), SettingsFile(file)
    command_line.keep(Settings(idle_minutes=30))
    window.keep(Settings(idle_minutes=5))
    assert SettingsFile(file).current.idle_minutes == window.current.idle_minutes == 5


def test_a_change_that_could_not_be_written_is_written_with_the_next(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = SettingsFile(file)
    settings.keep(Settings(idle_minutes=5))
    (tmp_path / "settings.new").mkdir()
    with pytest.raises(OSError, match=r"settings\.new"):
        settings.keep(replace(settings.current, idle_minutes=20))
    (tmp_path / "settings.new").rmdir()
    settings.keep(replace(settings.current, hours24=True))
    assert SettingsFile(file).current == Settings(idle_minutes=20, hours24=True)


def test_a_file_that_was_damaged_meanwhile_is_set_aside_and_nothing_chosen_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = SettingsFile(file)
    settings.keep(Settings(idle_minutes=5))
    file.write_text("{broken")
    aside = settings.set_aside
    settings.keep(replace(settings.current, hours24=True))
    assert aside.read_text() == "{broken"
    assert SettingsFile(file).current == Settings(idle_minutes=5, hours24=True)
