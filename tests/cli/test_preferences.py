from collections.abc import Callable

import pytest

from core_facilitator import paths
from core_facilitator.domain.packets import Paper
from core_facilitator.settings import Look, Settings, SettingsFile, TextScale, changed, shown

Run = Callable[..., tuple[int, str, str]]

USUAL = "look=system\ntext_scale=1.0\nhours24=false\npaper=letter\nlanguage=en\nidle_minutes=10\n"


def test_settings_are_shown_and_nothing_is_written(run: Run) -> None:
    assert run("settings") == (0, USUAL, "")
    assert not paths.settings_file().exists()


def test_settings_are_changed_and_kept(run: Run) -> None:
    words = ("look=dark", "text_scale=1.5", "hours24=true", "paper=a4", "idle_minutes=5")
    status, out, err = run("settings", *words)
    assert (status, err) == (0, "")
    assert set(words) < set(out.splitlines())
    kept = SettingsFile(paths.settings_file()).current
    assert (kept.look, kept.text_scale, kept.paper) == (Look.DARK, TextScale.LARGEST, Paper.A4)
    assert (kept.hours24, kept.idle_minutes) == (True, 5)
    assert run("settings")[1] == out


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("font=Papyrus", "There is no setting 'font'; there are look, text_scale, hours24,"),
        ("window=x", "There is no setting 'window'"),
        ("idle_minutes=1", "idle_minutes cannot be '1'; it can be 2 to 30."),
        ("idle_minutes=soon", "idle_minutes cannot be 'soon'; it can be 2 to 30."),
        ("hours24=yes", "hours24 cannot be 'yes'; it can be true or false."),
        ("text_scale=nan", "text_scale cannot be 'nan'; it can be 1.0, 1.25 or 1.5."),
        ("paper=", "paper cannot be ''; it can be letter or a4."),
        ("language=Spanish", "language cannot be 'Spanish'; it can be a code such as en."),
        ("language=../en", "language cannot be '../en'; it can be a code such as en."),
        ("look", "Say which: look=VALUE; it can be system, light or dark."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(run: Run, word: str, says: str) -> None:
    status, out, err = run("settings", "paper=a4", word)
    assert (status, out) == (1, "")
    assert err.startswith(says)
    assert run("settings")[1] == USUAL


def test_settings_that_cannot_be_read_are_said_to_be_so(run: Run) -> None:
    paths.settings_file().parent.mkdir()
    paths.settings_file().write_text("{broken", "utf-8")
    status, out, err = run("settings")
    assert (status, out) == (0, USUAL)
    assert err == "The settings could not be read (damaged), so these are the usual ones.\n"


def test_every_setting_that_is_shown_can_be_given_back() -> None:
    settings = Settings(look=Look.LIGHT, text_scale=TextScale.LARGE, hours24=True, paper=Paper.A4, idle_minutes=7)
    again = Settings()
    for name, text in shown(settings).items():
        again = changed(again, name, text)
    assert again == settings
