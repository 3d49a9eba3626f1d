"""The page is small, asks nobody else, and is written so that old phones understand it."""

import re

import pytest

from core_facilitator.paths import resource
from core_facilitator.room import phone_words, replies

SCRIPT = resource("room", "page.js").read_text("utf-8")
STYLE = resource("room", "page.css").read_text("utf-8")
PAGE = resource("room", "page.html").read_text("utf-8")


def test_all_that_a_phone_loads_is_under_60_kilobytes() -> None:
    assert sum(len(body) for body, _kind in replies.page_parts().values()) < 60_000


def test_nothing_is_named_that_is_elsewhere() -> None:
    for text in (SCRIPT, STYLE, PAGE):
        assert re.findall(r"(?:https?:)?//[a-z0-9]", text) == []
        assert "@import" not in text
        assert "url(" not in text


@pytest.mark.parametrize("timer", ["setTimeout", "setInterval", "requestAnimationFrame", "Date", "performance"])
def test_the_script_has_no_timers_and_no_clock(timer: str) -> None:
    assert timer not in SCRIPT


@pytest.mark.parametrize("trace", ["localStorage", "document.cookie", "indexedDB", "caches", "serviceWorker", "eval("])
def test_the_script_leaves_no_trace_but_in_its_tab(trace: str) -> None:
    assert trace not in SCRIPT


@pytest.mark.parametrize(
    "newer",
    [
        r"=>",
        r"\b(let|const|class|async|await)\b(?!')",
        r"`",
        r"\.\.\.",
        r"\?\.",
        r"\bfetch\(",
        r"\bPromise\b",
        r"\.includes\(",
    ],
)
def test_the_script_uses_nothing_that_phones_of_2015_do_not_know(newer: str) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*|'(?:[^'\\\n]|\\.)*'", "''", SCRIPT, flags=re.DOTALL)
    assert re.findall(newer, code) == []


def test_the_style_uses_nothing_that_phones_of_2015_do_not_know() -> None:
    for newer in ("grid", "gap:", ":has(", ":is(", "inset:", "clamp(", "dvh", "aspect-ratio"):
        assert newer not in STYLE


def test_the_page_has_no_script_or_style_inside_itself() -> None:
    """The policy of the server would not let it run."""
    assert re.findall(r"<script>|<style|style=| on[a-z]+=", PAGE) == []
    assert ".style." not in SCRIPT


def test_every_line_is_there_in_both_languages_with_the_same_places_to_fill() -> None:
    words = phone_words.both()
    assert list(words) == ["en", "es"]
    assert words["en"].keys() == words["es"].keys()
    for name, line in words["en"].items():
        assert line, name
        assert words["es"][name], name
        assert sorted(re.findall(r"{\d}", line)) == sorted(re.findall(r"{\d}", words["es"][name])), name


def test_every_line_that_the_script_says_exists() -> None:
    said = set(re.findall(r"\bsay\('([a-z_]+)'", SCRIPT)) | set(re.findall(r"button\('[a-z]+', '([a-z_]+)'", SCRIPT))
    assert len(said) > 25
    assert said <= phone_words.both()["en"].keys()


def test_only_what_holds_is_promised() -> None:
    for words in phone_words.both().values():
        text = " ".join(words.values()).casefold()
        for too_much in ("anonym", "anónim", "impossible", "imposible"):
            assert too_much not in text
    assert phone_words.both()["en"]["promise"] == "Nothing stored can link an answer to you."
