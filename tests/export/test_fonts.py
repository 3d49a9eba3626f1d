"""The bundled fonts, and how text becomes glyphs and lines."""

from dataclasses import replace

import pytest

from core_facilitator.export.faces import Family, clusters, face_for, face_with
from core_facilitator.export.pdf.legible import directions
from core_facilitator.export.pdf.lines import Line, LineSetter, Span
from core_facilitator.export.pdf.looks import BODY, QUESTION
from core_facilitator.export.pdf.shaping import shape
from core_facilitator.paths import resource

FONTS = sorted(resource("fonts").rglob("*.ttf"))


def texts(lines: list[Line]) -> list[str]:
    return ["".join(part.text for stretch in line.stretches for part in stretch.shaped) for line in lines]


def lines_of(text: str, width: float, *, at_end: bool = False) -> list[Line]:
    return LineSetter().set([Span(text, BODY)], BODY, width, at_end=at_end)


@pytest.mark.parametrize(
    ("size", "name"),
    [(19, "SourceSerif4-Semibold"), (20, "SourceSerif4Subhead-Semibold"), (48, "SourceSerif4Display-Semibold")],
)
def test_the_serif_is_cut_for_its_size(size: float, name: str) -> None:
    assert face_for(Family.SERIF, size, bold=True).name == name


def test_bold_and_italic_have_their_own_fonts() -> None:
    assert face_for(Family.SANS, 15, bold=True, italic=True).name == "SourceSans3-SemiboldIt"
    assert face_for(Family.SERIF, 60, italic=True).name == "SourceSerif4-It"


@pytest.mark.parametrize(
    ("cluster", "name"),
    [
        ("é", "SourceSerif4-It"),
        ("e\u0301", "SourceSerif4-It"),
        ("♥", "SourceSans3-Regular"),
        ("ש", "NotoSansHebrew-Regular"),
        ("م", "NotoSansArabic-Regular"),
        ("क्षि", "NotoSansDevanagari-Regular"),
        ("漢", "DroidSansFallback"),
        ("한", "NanumSquareR"),
        ("❤\ufe0f", "NotoEmoji-Regular"),
        ("👩🏽\u200d🏫", "NotoEmoji-Regular"),
    ],
)
def test_a_character_is_set_in_the_first_font_that_has_it(cluster: str, name: str) -> None:
    face = face_with(QUESTION.face, cluster)
    assert face is not None
    assert face.name == name


def test_bold_falls_back_to_bold_where_there_is_one() -> None:
    face = face_with(replace(QUESTION, bold=True, italic=False).face, "♥")
    assert face is not None
    assert face.name == "SourceSans3-Semibold"


def test_no_font_has_a_private_character_of_a_later_plane() -> None:
    assert face_with(BODY.face, "\U000f0001") is None


def test_every_font_comes_with_its_license() -> None:
    about = resource("fonts", "README.md").read_text("utf-8")
    licenses = {path.name for path in resource("fonts").rglob("LICENSE*")}
    assert all(font.name in about for font in FONTS)
    assert all(name in about for name in licenses)
    assert {font.parent.name for font in FONTS} == {"fonts", "fallback"}


def test_the_fonts_stay_moderate_in_size() -> None:
    assert sum(font.stat().st_size for font in FONTS if font.parent.name == "fallback") < 12_000_000


@pytest.mark.parametrize(
    ("text", "backward"),
    [
        ("office", False),
        ("مرحبا لا", True),
        ("שָׁלוֹם", True),
        ("कितनी हिन्दी", False),
        ("ที่นี่ น้ำ", False),
        ("👩🏽\u200d🏫", False),
    ],
)
def test_glyphs_read_in_order_say_the_text_again(text: str, backward: bool) -> None:
    face = face_with(BODY.face, text.split()[0])
    assert face is not None
    assert "".join(glyph.text for glyph in shape(face, text, backward=backward).glyphs) == text


def test_arabic_letters_are_joined() -> None:
    face = face_with(BODY.face, "م")
    assert face is not None
    together = {glyph.number for glyph in shape(face, "محم", backward=True).glyphs}
    alone = {glyph.number for letter in "محم" for glyph in shape(face, letter, backward=True).glyphs}
    assert not together & alone


def test_right_to_left_glyphs_go_to_the_left() -> None:
    face = face_with(BODY.face, "ש")
    assert face is not None
    places = [glyph.x for glyph in shape(face, "שלום", backward=True).glyphs]
    assert places == sorted(places, reverse=True)


def test_lines_break_at_blanks_and_keep_them() -> None:
    assert texts(lines_of("one two  three", 60)) == ["one two  ", "three"]


def test_lines_break_after_hyphens_and_slashes_inside_words() -> None:
    assert texts(lines_of("self-made either/or", 46)) == ["self-", "made ", "either/", "or"]


def test_lines_break_between_ideographs_but_not_before_closing_marks() -> None:
    found = texts(lines_of("日本語、日本語。日本語", 47))
    assert "".join(found) == "日本語、日本語。日本語"
    assert len(found) > 2
    assert not any(line[0] in "、。" for line in found)


def test_a_word_that_is_too_wide_is_broken_and_never_inside_a_letter() -> None:
    found = texts(lines_of("e\u0301" * 40, 60))
    assert "".join(found) == "e\u0301" * 40
    assert len(found) > 3
    assert not any(line.startswith("\u0301") for line in found)


def test_something_very_long_fills_its_lines() -> None:
    found = lines_of("short " + "x" * 1000, 200)
    assert all(line.width > 150 for line in found[:-1])


def test_a_column_too_narrow_for_a_letter_still_takes_one_a_line() -> None:
    assert texts(lines_of("WWW", 1)) == ["W", "W", "W"]


def test_a_word_may_change_its_look_in_the_middle() -> None:
    bold = replace(BODY, bold=True)
    found = LineSetter().set([Span("un", BODY), Span("broken", bold), Span(" word", BODY)], BODY, 70)
    assert texts(found) == ["unbroken ", "word"]


def test_a_paragraph_without_text_is_an_empty_line() -> None:
    (line,) = lines_of("", 100)
    assert line.stretches == []


def test_numbers_stand_at_the_far_side() -> None:
    (line,) = lines_of("12 ", 100, at_end=True)
    assert line.stretches[0].x == pytest.approx(100 - line.width)


def test_right_to_left_paragraphs_start_at_the_right() -> None:
    (line,) = lines_of("שלום abc", 200)
    hebrew, _, latin = line.stretches
    assert hebrew.x + hebrew.width == pytest.approx(200)
    assert latin.x < hebrew.x


def test_right_to_left_words_inside_a_line_keep_their_place() -> None:
    (line,) = lines_of("see שלום עולם now", 300)
    said = ["".join(part.text for part in stretch.shaped) for stretch in line.stretches]
    by_place = [text.strip() for _, text in sorted(zip([s.x for s in line.stretches], said, strict=True))]
    assert [text for text in by_place if text] == ["see", "עולם", "שלום", "now"]


def test_marks_of_direction_steer_and_are_not_seen() -> None:
    (line,) = lines_of("a \u202bb שלום\u202c \u2067c\u2069", 300)
    assert "".join(texts([line])) == "a b שלום c"


def test_left_to_right_text_needs_no_directions() -> None:
    assert directions("Hello, 123") is None
    runs = directions("שלום 12")
    assert runs is not None
    assert (runs.base, runs.levels) == (1, (1, 1, 1, 1, 1, 2, 2))


def test_marks_modifiers_and_flags_stay_with_what_they_follow() -> None:
    assert list(clusters("ae\u0301👍🏽🇺🇸x")) == ["a", "e\u0301", "👍🏽", "🇺🇸", "x"]
    assert list(clusters("")) == []
