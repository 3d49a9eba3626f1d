import json
from itertools import combinations, product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon, QStyleHints
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.export.colors import of_framework
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.patterns import kind_icon
from core_facilitator.settings import Look, TextScale

GROUNDS = ("surface", "paper", "chrome", "sunken", "hover", "pressed")
TEXTS = ("ink", "accent", "private", "danger")


def _luminance(color: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _colors(look: str) -> dict[str, str]:
    colors: dict[str, str] = json.loads(paths.resource("themes", f"{look}.json").read_text("utf-8"))["color"]
    return colors


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground(look: str) -> None:
    colors = _colors(look)
    pairs = [*product(TEXTS, GROUNDS), ("on-accent", "accent"), ("on-accent", "accent-hover"), ("on-accent", "danger")]
    pairs += [("ink", f"{tint}-tint") for tint in ("accent", "now", "private", "danger")]
    pairs += [("now-ink", "now-tint"), ("accent", "accent-tint"), ("ink-3", "surface"), ("ink-3", "chrome")]
    poor = {pair: ratio for pair in pairs if (ratio := _contrast(colors[pair[0]], colors[pair[1]])) < 4.5}
    assert poor == {}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_outlines_and_the_focus_ring_can_be_seen(look: str) -> None:
    colors = _colors(look)
    poor = [
        (mark, ground)
        for mark, ground in product(("line-strong", "focus"), ("surface", "paper", "chrome"))
        if _contrast(colors[mark], colors[ground]) < 3
    ]
    assert poor == []


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pictures_of_the_style_sheet_have_the_colors_of_their_theme(look: str) -> None:
    colors = set(_colors(look).values())
    for file in paths.resource("themes", look).glob("*.svg"):
        assert any(color in file.read_text("utf-8") for color in colors), file.name


def test_both_looks_name_the_same_roles_and_every_framework() -> None:
    assert _colors("light").keys() == _colors("dark").keys()
    for look in ("light", "dark"):
        theme = json.loads(paths.resource("themes", f"{look}.json").read_text("utf-8"))
        assert theme["framework"].keys() == FRAMEWORKS.keys()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_framework_can_be_read_on_its_tint_and_told_from_the_others(look: str) -> None:
    colors = json.loads(paths.resource("themes", f"{look}.json").read_text("utf-8"))["framework"]
    assert {key for key, pair in colors.items() if _contrast(pair["ink"], pair["tint"]) < 4.5} == set()
    inks = [pair["ink"] for pair in colors.values()]
    assert [(one, other) for one, other in combinations(inks, 2) if _apart(one, other) < 40] == []


def _apart(one: str, other: str) -> int:
    """How far two colors are from one another: by red, green and blue together."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def test_a_framework_has_the_same_color_on_paper_as_on_the_light_screen() -> None:
    light = json.loads(paths.resource("themes", "light.json").read_text("utf-8"))["framework"]
    for key, framework in FRAMEWORKS.items():
        ink, tint = of_framework(framework)
        assert light[key] == {"ink": f"#{ink}", "tint": f"#{tint}"}


def test_a_larger_text_size_enlarges_fonts_and_lengths(theme: Theme) -> None:
    before = theme.font("body").pixelSize(), theme.px(40)
    theme.set_scale(TextScale.LARGEST)
    assert (theme.font("body").pixelSize(), theme.px(40)) == (24, 60)
    assert before == (16, 40)


def test_fields_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    field = QPushButton("Prepare")
    qtbot.addWidget(field)
    field.show()
    assert field.sizeHint().height() == 40
    theme.set_scale(TextScale.LARGEST)
    assert field.sizeHint().height() == 60 - 1


def test_dark_turns_the_ground_dark_at_once(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_look(Look.DARK)
    assert theme.dark
    assert qapp.palette().window().color() == theme.color("paper")
    assert theme.color("paper").lightness() < 60


def test_the_same_look_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_look(Look.LIGHT)
        theme.set_scale(TextScale.STANDARD)


def test_the_system_that_turned_dark_meanwhile_is_followed_when_it_is_wanted_again(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scheme, dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)):
        theme.set_look(Look.DARK)
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints, scheme=scheme: scheme)
        theme.set_look(Look.SYSTEM)
        assert theme.dark is dark


def test_the_system_that_turns_dark_is_followed_at_once(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.set_look(Look.SYSTEM)
    for scheme, dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)):
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints, scheme=scheme: scheme)
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.dark is dark


def test_the_theme_follows_the_settings(theme: Theme, preferences: Preferences) -> None:
    preferences.change(look=Look.LIGHT)
    theme.follow(preferences)
    preferences.change(look=Look.DARK, text_scale=TextScale.LARGE)
    assert theme.dark
    assert theme.scale == 1.25


def test_the_bundled_fonts_are_used_and_not_replaced(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Source Sans 3"
    assert QFontInfo(theme.font("title")).family() == "Source Serif 4 Subhead"
    assert QFontInfo(theme.font("body", bold=True)).weight() == 600


def test_an_icon_follows_the_theme_without_being_set_again(theme: Theme) -> None:
    icon = theme.icon("printer", "ink")
    light = icon.pixmap(20, 20).toImage()
    theme.set_look(Look.DARK)
    assert icon.pixmap(20, 20).toImage() != light


def test_an_icon_of_something_disabled_is_drawn_quieter(theme: Theme) -> None:
    icon = theme.icon("printer", "ink")
    assert icon.pixmap(20, 20, QIcon.Mode.Disabled).toImage() != icon.pixmap(20, 20).toImage()


def test_the_four_kinds_of_time_look_different_without_color(theme: Theme) -> None:
    drawn = [kind_icon(kind, theme).pixmap(16, 16).toImage() for kind in TimeKind]
    gray = [image.convertToFormat(image.Format.Format_Grayscale8) for image in drawn]
    assert all(gray[one] != gray[other] for one in range(4) for other in range(one))


def test_an_unknown_framework_is_painted_as_house_practice(theme: Theme) -> None:
    assert theme.framework("unheard-of") == theme.framework("house")


def test_a_dialog_is_smaller_than_the_window_with_its_frame(theme: Theme) -> None:
    assert theme.room(600, 400, QSize(1440, 900)) == QSize(600, 400)
    theme.set_scale(TextScale.LARGEST)
    assert theme.room(600, 400, QSize(800, 600)) == QSize(752, 536)


def test_a_theme_tells_what_is_shown_and_not_what_is_about_to_be(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    """Whatever is painted in between, and kept as a picture of that look, has its colors and its size."""
    slow = Theme(qapp, Look.LIGHT, at_once=-1)
    light = slow.color("paper")
    for look, scale in ((Look.DARK, TextScale.LARGEST), (Look.LIGHT, TextScale.STANDARD)):
        before = slow.dark, slow.scale, slow.px(100), slow.color("paper")
        with qtbot.waitSignal(slow.changed):
            slow.set_look(look)
            slow.set_scale(scale)
            assert (slow.dark, slow.scale, slow.px(100), slow.color("paper")) == before
        assert slow.dark is (look is Look.DARK)
        assert slow.scale == scale.value
        assert (slow.color("paper") == light) is (look is Look.LIGHT)
