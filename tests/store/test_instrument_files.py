"""Instrument files: what comes with the app, what can be written, and what is refused in plain words."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answered import PULSE
from core_facilitator import paths
from core_facilitator.domain.instrument_problems import Flaw, instrument_problems
from core_facilitator.domain.instruments import Instrument, Reading, Scale, Wording
from core_facilitator.domain.text import clean
from core_facilitator.store import instrument_files, instruments
from core_facilitator.store.instrument_files import InstrumentFileError
from core_facilitator.store.instrument_files_read import _WHY

SMALL = """instrument_file: 1
key: ours
title: Our question
introduction: Just one.
scales:
  - key: yes-no
    scaling: names
    points:
      - {value: 1, label: "Yes"}
      - {value: 0, label: {text: "No", es: "No, gracias"}}
statements:
  - {key: one, scale: yes-no, text: "Shall we?"}
"""


def problems(text: str) -> list[str]:
    """Return what is wrong with a file."""
    with pytest.raises(InstrumentFileError) as caught:
        instrument_files.read(text, "ours.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_small_file_reads() -> None:
    found = instrument_files.read(SMALL, "ours.yaml")
    assert (found.title, found.reading, found.own) == (Wording("Our question"), Reading.PLAIN, False)
    assert [point.label for point in found.scales[0].points] == [Wording("Yes"), Wording("No", "No, gracias")]
    assert found.statement("one").scale == "yes-no"


@pytest.mark.parametrize("one", [*instruments.built_in(), PULSE], ids=lambda one: one.key)
def test_whatever_was_written_reads_back(one: Instrument, tmp_path: Path) -> None:
    text = instrument_files.write(one)
    assert instrument_files.read(text, "") == one
    assert instrument_files.instrument_of(instrument_files.form_of(one)) == one
    file = tmp_path / "one.yaml"
    file.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    assert instrument_files.read_file(file) == one


WORDS = st.text(max_size=60).map(lambda text: clean(text).text)


@given(WORDS, WORDS)
def test_any_words_are_kept(text: str, es: str) -> None:
    made = replace(PULSE, use=text, care=es)
    assert instrument_files.instrument_of(instrument_files.form_of(made)) == made


@given(st.text(max_size=300))
def test_no_text_does_anything_but_read_or_be_refused(text: str) -> None:
    for tried in (text, f"{SMALL}{text}"):
        with suppress(InstrumentFileError):
            assert instrument_files.read(tried, "any.yaml").key == "ours"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("instrument_file: 1\n", ""), "ours.yaml, line 1, instrument_file: missing; write instrument_file: 1"),
        (("instrument_file: 1", "instrument_file: 2"), "line 1, instrument_file: made by a newer version"),
        (("title: Our question\n", ""), "line 1, title: missing"),
        (('"Shall we?"', '" "'), "line 12, statements[0]: says nothing; a text is needed"),
        (("scale: yes-no,", "scale: no-yes,"), "line 12, statements[0].scale: no scale of this file has that key"),
        (("scale: yes-no,", "scale: yes-no, group: g,"), "statements[0].group: no group of this file has that key"),
        (("scale: yes-no,", "scale: yes-no, reverse: yes,"), "reverse: only with a scale whose points have an order"),
        (("scale: yes-no,", "most: 501,"), "statements[0].most: answers in words have from 1 to 500 characters"),
        (("scale: yes-no,", "most: 0,"), "statements[0].most: expected a whole number, at least 1, found '0'"),
        (("value: 0", "value: 1"), "line 6, scales[0].points: two points have the same value"),
        (("value: 0", "value: -1"), "scales[0].points[1].value: expected a whole number, found '-1'"),
        (("value: 0", "value: 1.5"), "scales[0].points[1].value: expected a whole number, found '1.5'"),
        (("scaling: names", "scaling: amount"), "scales[0].points: the values must rise from one point to the next"),
        (("scaling: names", "scaling: names\n    joined: [1, 7]"), "scales[0].joined: name two or more values"),
        (("scaling: names", "scaling: kinds"), "scaling: expected one of agreement, amount, names, found 'kinds'"),
        (("key: one", "key: one, kay: two"), "statements[0].kay: there is no field of this name; did you mean key?"),
        (("key: one", "key: one, own: yes"), "statements[0].own: there is no field of this name"),
        (("statements:", "statements: []\nx:"), "x: there is no field of this name"),
        (("title: Our", "title: {es: Solo}\nuse: Our"), "line 3, title.text: missing"),
        (("title: Our", "title: [a]\nuse: Our"), "line 3, title: expected text, found a list"),
        (("title: Our", f"title: {'a' * 81}\nuse: Our"), "too long; a statement has at most 300 characters"),
        (("Just one.", "Just \u202eone."), "line 4: the character U+202E turns the direction of writing"),
        (("Just one.", "&a Just"), "line 4: anchors (&) and aliases (*) are not allowed here"),
        (("Just one.", "!!python/object/apply:os.system [ls]"), "line 4: the tag tag:yaml.org,2002:python"),
        (("Just one.", '"\\0"'), "introduction: holds characters that can be neither kept nor printed"),
        (("introduction: Just one.", "introduction: a: b"), "put quotes around a text that holds a colon and a space"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_field(change: tuple[str, str], said: str) -> None:
    assert change[0] in SMALL
    found = problems(SMALL.replace(*change))
    assert any(said in each for each in found), found


def test_hostile_files_are_refused_as_a_whole(tmp_path: Path) -> None:
    assert "the file is longer than 200,000 characters" in problems("a" * 200_001)[0]
    assert "nested more than 40 deep" in problems("[" * 1_000)[0]
    assert len(problems("instrument_file: 1\n" + "wrong: 1\n" * 5_000)) == 201
    many = "".join(f"  - {{key: k{number}, text: t}}\n" for number in range(61))
    assert "too many; 60 statements" in problems(SMALL.partition("statements:")[0] + "statements:\n" + many)[0]
    for name, data in (
        ("long", b"a" * 900_000),
        ("picture", b"\x89PNG\r\n\x1a\n\x00"),
        ("utf8", SMALL.encode() + b"\xff"),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        with pytest.raises(InstrumentFileError):
            instrument_files.read_file(file)
    with pytest.raises(FileNotFoundError):
        instrument_files.read_file(tmp_path / "gone")


def test_every_flaw_has_its_words() -> None:
    assert _WHY.keys() == set(Flaw)


def test_what_cannot_be_asked_is_not_written() -> None:
    for bad in (replace(PULSE, statements=()), replace(PULSE, scales=()), replace(PULSE, key="")):
        with pytest.raises(InstrumentFileError):
            instrument_files.write(bad)


def test_what_somebody_still_writes_on_can_be_read() -> None:
    form = instrument_files.form_of(replace(PULSE, title=Wording(""), statements=()))
    assert instrument_files.instrument_of(form, finished=False).statements == ()
    with pytest.raises(InstrumentFileError):
        instrument_files.instrument_of(form)
    no_forms: tuple[object, ...] = (None, [], {"instrument_file": 2}, {"instrument_file": 1})
    for no_form in no_forms:
        with pytest.raises(InstrumentFileError):
            instrument_files.instrument_of(no_form, finished=False)


def test_marks_that_turn_the_direction_of_writing_are_left_out_of_files() -> None:
    assert "\u202e" not in instrument_files.write(replace(PULSE, use="\u202eabc"))


def test_eight_instruments_come_with_the_app() -> None:
    assert [(one.key, one.reading.value, len(one.chosen), len(one.written)) for one in instruments.built_in()] == [
        ("safety-pulse-16", "stages", 16, 1),
        ("safety-pulse-4", "pulse", 4, 1),
        ("one-word", "plain", 0, 1),
        ("weather", "plain", 1, 0),
        ("fist-to-five", "support", 1, 0),
        ("energy-safety-2d", "map", 2, 0),
        ("plus-delta", "plain", 0, 2),
        ("commitment-temperature", "plain", 1, 1),
    ]
    assert instruments.built_in() is instruments.built_in()


@pytest.mark.parametrize("one", instruments.built_in(), ids=lambda one: one.key)
def test_what_comes_with_the_app_can_be_asked_in_both_languages(one: Instrument) -> None:
    assert instrument_problems(one) == ()
    wordings = [one.title, one.introduction, *(statement.text for statement in one.statements)]
    wordings += [wording for group in one.groups for wording in (group.title, group.question)]
    wordings += [point.label for scale in one.scales for point in scale.points if not point.label.text.isdecimal()]
    wordings += [scale.joined_as for scale in one.scales if scale.joined]
    assert [wording for wording in wordings if not wording.es.strip() or wording.es == wording.text] == []
    assert all(text.strip() for text in (one.use, one.care, one.credit, *one.caveats))
    assert one.caveats


def test_the_spanish_addresses_nobody_as_one_or_the_other() -> None:
    """It is neutral: neither "tú" nor "usted", so that it suits everybody in a district."""
    said = " ".join(
        wording.es.casefold()
        for one in instruments.built_in()
        for wording in (one.title, one.introduction, *(statement.text for statement in one.statements))
    )
    words = set(re.findall(r"\w+", said.replace("se piensa", "")))
    assert words & {"tú", "tu", "tus", "te", "usted", "ustedes", "su", "sus", "puedes", "piense", "piensa"} == set()


def test_the_pulses_hold_the_four_stages_and_turn_what_is_put_the_other_way_round() -> None:
    long, short = instruments.built_in()[:2]
    asked = ["Am I wanted here?", "Can I not know yet?", "Am I trusted with real work?", "Can I question how we do it?"]
    for pulse in (long, short):
        assert [group.question.text for group in pulse.groups] == asked
        assert [group.key for group in pulse.groups] == ["inclusion", "learner", "contributor", "challenger"]
        assert "Timothy R. Clark" in pulse.credit
        assert pulse.statements[-1].text.text == "One thing that would help you speak up sooner"
        assert pulse.scale_of(pulse.statements[0]) == _agreement(pulse)
    assert [one.key for one in long.statements if one.reverse] == ["in3", "le3", "co3", "ch3"]
    assert [one.key for one in short.statements if one.reverse] == ["q4"]
    assert [len(long.in_group(group.key)) for group in long.groups] == [4, 4, 4, 4]
    assert (long.shuffled, short.shuffled) == (True, False)


def _agreement(one: Instrument) -> Scale:
    (scale,) = one.scales
    assert scale.values == (1, 2, 3, 4, 5)
    return scale


def test_no_name_of_ours_is_a_mark_of_somebody_else() -> None:
    said = " ".join(f"{one.title.text} {one.title.es} {one.use}" for one in instruments.built_in())
    for mark in ("4 Stages", "PSindex", "LeaderFactor", "Fearless"):
        assert mark not in said


def test_published_scales_are_described_and_cited_and_not_reproduced() -> None:
    reading = instruments.published()
    assert instruments.published() is reading
    assert len(reading.scales) == 8
    assert "type its own in" in reading.introduction
    for scale in reading.scales:
        assert all(text.strip() for text in (scale.name, scale.authors, scale.year, scale.about, scale.source))
        assert scale.license.endswith(".")
    text = paths.resource("instruments", "published.yaml").read_text("utf-8").casefold()
    assert "if you make a mistake on this team" not in text
    assert "members of this team are able" not in text


def test_a_reading_list_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "published.yaml"
    for text in ("[]", "published_file: 2", "published_file: 1\nintroduction: a\nscales:\n  - {key: a}", ":"):
        file.write_text(text, "utf-8")
        with pytest.raises(InstrumentFileError):
            instruments.read_published(file)


def test_two_files_of_one_key_are_refused_and_strangers_come_last(tmp_path: Path) -> None:
    for name, key in (("b", "zz"), ("a", "aa"), ("c", "weather")):
        (tmp_path / f"{name}.yaml").write_text(SMALL.replace("key: ours", f"key: {key}"), "utf-8")
    assert [one.key for one in instruments.in_folder(tmp_path)] == ["weather", "aa", "zz"]
    (tmp_path / "d.yaml").write_text(SMALL.replace("key: ours", "key: zz"), "utf-8")
    with pytest.raises(InstrumentFileError, match="another file has the key 'zz' too"):
        instruments.in_folder(tmp_path)
