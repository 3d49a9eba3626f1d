from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from agenda_strategies import sessions
from core_facilitator import paths
from core_facilitator.domain.agendas import Block, Day, Room, Session
from core_facilitator.store import agenda_files, file_trees
from core_facilitator.store.agenda_files import AgendaFileError
from core_facilitator.store.agenda_files_form import NESTED, SIMPLE
from core_facilitator.store.file_reading import Problem

SMALL = """\
agenda_file: 1
id: small
title: Small
people:
  - {id: ann, name: Ann}
rooms:
  - {id: hall, name: Hall}
days:
  - date: 2026-08-06
    start: "08:30"
    end: "17:00"
    time_zone: America/Los_Angeles
    blocks:
      - title: Welcome
        minutes: 30
        leads: [ann]
        room: hall
"""


def problems(text: str) -> list[str]:
    with pytest.raises(AgendaFileError) as caught:
        agenda_files.read(text, "retreat.yaml")
    return [str(problem) for problem in caught.value.problems]


def with_line(line: str, below: str = "        minutes: 30\n") -> str:
    return SMALL.replace(below, below + line + "\n")


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sessions())
def test_a_session_written_and_read_again_is_the_same_session(session: Session) -> None:
    assert agenda_files.read(agenda_files.write(session), "again.yaml") == session


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sessions())
def test_what_is_written_is_yaml_for_every_reader(session: Session) -> None:
    text = agenda_files.write(session)
    assert yaml.safe_load(text.encode())["agenda_file"] == 1


def test_every_field_of_every_value_can_stand_in_a_file() -> None:
    of_the_file = {"id"}
    for sort, simple in SIMPLE.items():
        known = set(simple) | set(NESTED.get(sort, {})) | of_the_file
        assert {field.name for field in fields(sort)} <= known, sort.__name__
        assert known - {field.name for field in fields(sort)} <= of_the_file, sort.__name__


def test_the_same_file_gives_the_same_keys_each_time() -> None:
    first, second = agenda_files.read(SMALL, "a.yaml"), agenda_files.read(SMALL, "b.yaml")
    assert first == second
    assert len({first.id, first.days[0].id, first.days[0].blocks[0].id, first.people[0].id, first.rooms[0].id}) == 5


def test_a_title_gives_the_key_where_there_is_no_id() -> None:
    without = SMALL.replace("id: small\n", "")
    assert agenda_files.read(without, "a").id == agenda_files.read(without, "b").id
    assert agenda_files.read(without, "a").id != agenda_files.read(SMALL, "a").id


def test_a_key_that_is_given_is_kept() -> None:
    key = uuid4()
    assert agenda_files.read(SMALL.replace("id: small\n", f"key: {key}\n"), "a").id == key


def test_written_files_are_for_reading() -> None:
    session = agenda_files.read(SMALL, "small.yaml")
    text = agenda_files.write(session)
    assert "  - id: ann\n" in text
    assert 'start: "08:30"' in text
    assert "date: 2026-08-06" in text
    assert "leads: [ann]" in text
    assert "kind:" not in text, "usual values are left out"


def test_people_of_one_name_get_short_names_of_their_own() -> None:
    session = agenda_files.read(
        SMALL.replace("- {id: ann, name: Ann}", "- {name: Ann}\n  - {name: Ann}\n  - {id: ann, name: 林}"), "x"
    )
    text = agenda_files.write(session)
    assert all(f"id: {name}\n" in text for name in ("ann", "ann-2", "person"))
    assert agenda_files.read(text, "x") == session


def test_references_to_nobody_and_unprintable_characters_are_not_written() -> None:
    session = agenda_files.read(SMALL, "small.yaml")
    day = session.days[0]
    lost = replace(day.blocks[0], leads=(uuid4(),), room=uuid4(), title="Wel\x00come\ud800")
    text = agenda_files.write(replace(session, days=(replace(day, blocks=(lost,)),)))
    block = agenda_files.read(text, "x").days[0].blocks[0]
    assert (block.leads, block.room, block.title) == ((), None, "Welcome")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("        floor: ten", "line 16, days[0].blocks[0].floor: expected a whole number of minutes, found 'ten'"),
        ("        floor: 1.10", "floor: expected a whole number of minutes, found '1.10'"),
        ("        floor: -5", "floor: expected a whole number of minutes, found '-5'"),
        ("        floor: 010", "floor: expected a whole number of minutes, found '010'"),
        ("        floor: 1e400", "floor: expected a whole number of minutes, found '1e400'"),
        ("        floor: .nan", "floor: expected a whole number of minutes, found '.nan'"),
        (
            "        floor: 9223372036854775808",
            "floor: expected a whole number of minutes, found '9223372036854775808'",
        ),
        ("        floor: " + "9" * 5000, "floor: expected a whole number of minutes, found '999"),
        ("        floor: 999999", "floor: expected a whole number of minutes, at most 100000, found '999999'"),
        ("        floor: [5]", "floor: expected a whole number of minutes, found a list"),
        ("        floor:", "floor: expected a whole number of minutes, found nothing"),
        ("        pin: 5 pm", "pin: expected a time such as \"08:30\", found '5 pm'"),
        ("        pin: 25:00", "pin: expected a time such as \"08:30\", found '25:00'"),
        ("        pin: 750", "pin: expected a time such as \"08:30\", found '750'"),
        ("        protected: maybe", "protected: expected true or false, found 'maybe'"),
        ("        kind: fun", "kind: expected one of plenary, small, reflect, break, found 'fun'"),
        ("        framework: theory-x", "framework: expected one of theory-u, liberatory"),
        ("        notes: {a: b}", "notes: expected text, found fields"),
        ("        notes: ~", "notes: expected text, found nothing"),
        ('        notes: "a\\0b"', "notes: holds characters that can be neither kept nor printed"),
        ("        prompts: one", "prompts: expected a list, found 'one'"),
        ("        steps: [one]", "steps[0]: expected fields, found 'one'"),
        ("        materials: [{name: Pen, quantity: x}]", "materials[0].quantity: expected a whole number, found 'x'"),
        ("        materials: [{quantity: 2}]", "materials[0].name: missing"),
        (
            "        materials: [{name: Pen, group_size: 0}]",
            "group_size: expected a whole number, at least 1, found '0'",
        ),
        ("        tracks: [{leads: [bob]}]", "tracks[0].leads[0]: no person here has the id 'bob'"),
        ("        tracks: [{blocks: [{tracks: []}]}]", "tracks: a block inside a track cannot have tracks"),
        ("        tracks: [{room: cellar}]", "tracks[0].room: no room here has the id 'cellar'"),
        ("        handout: yes", "handout: expected fields, found 'yes'"),
        ("        minuets: 5", "minuets: there is no field of this name; did you mean minutes?"),
        ("        qqq: 5", "qqq: there is no field of this name"),
        ("        minutes: 5", "minutes: stands twice; keep one"),
        ("        key: 12", "key: expected a UUID, found '12'"),
        ('        id: " a"', "id: expected a short name of at most 100 characters on one line, found ' a'"),
        ("        <<: {a: b}", "<<: there is no field of this name"),
    ],
)
def test_a_wrong_value_is_named_with_file_line_and_field(line: str, says: str) -> None:
    (problem,) = problems(with_line(line))
    assert problem.startswith("retreat.yaml, line 16, days[0].blocks[0].")
    assert says in problem


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2026-08-06", "31/02/2026", "line 9, days[0].date: expected a date such as 2026-08-06, found '31/02/2026'"),
        ("2026-08-06", "2026-02-31", "days[0].date: expected a date such as 2026-08-06, found '2026-02-31'"),
        ("2026-08-06", "20260806", "days[0].date: expected a date"),
        ("2026-08-06", "9999-12-31", "days[0].date: expected a date from 1900 to 2999, found '9999-12-31'"),
        ("2026-08-06", "0001-01-01", "days[0].date: expected a date from 1900 to 2999"),
        ("America/Los_Angeles", "Mars/Base", "days[0].time_zone: expected a time zone such as America/Los_Angeles"),
        ("America/Los_Angeles", "america/los_angeles", "days[0].time_zone: expected a time zone"),
        ("America/Los_Angeles", "localtime", "days[0].time_zone: expected a time zone"),
        ("America/Los_Angeles", "right/UTC", "days[0].time_zone: expected a time zone"),
        ("America/Los_Angeles", "../../etc/passwd", "days[0].time_zone: expected a time zone"),
        ('    start: "08:30"\n', "", "line 9, days[0].start: missing"),
        ("title: Small\n", "", "line 1, title: missing"),
        ("title: Small\n", "title: ~\n", "line 3, title: expected text, found nothing"),
        (
            "  - {id: ann, name: Ann}\n",
            "  - {id: ann, name: Ann}\n  - {id: ann, name: Bo}\n",
            "line 6, people[1].id: two of them have the id 'ann'",
        ),
        (
            "days:\n",
            "walks: [{rooms: [hall, hall], minutes: 3}]\ndays:\n",
            "walks[0].rooms: expected two different rooms",
        ),
        ("days:\n", "walks: [{rooms: hall, minutes: 3}]\ndays:\n", "walks[0].rooms: expected a list, found 'hall'"),
        (
            "days:\n",
            "walks: [{rooms: [hall, attic], minutes: 3}]\ndays:\n",
            "walks[0].rooms[1]: no room here has the id 'attic'",
        ),
        ("id: small", "id: ~", "line 2, id: expected a short name, found nothing"),
        ("agenda_file: 1\n", "", "line 1, agenda_file: missing; write agenda_file: 1"),
        ("agenda_file: 1\n", "agenda_file: one\n", "line 1, agenda_file: expected a whole number, found 'one'"),
        ("agenda_file: 1\n", "agenda_file: -1\n", "line 1, agenda_file: expected a whole number, found '-1'"),
        ("agenda_file: 1\n", "agenda_file: 0\n", "line 1, agenda_file: expected a whole number, at least 1, found '0'"),
        (
            "agenda_file: 1\n",
            "agenda_file: 7\n",
            "line 1, agenda_file: made by a newer version: this file is of form 7, and only form 1 can be read here",
        ),
    ],
)
def test_a_wrong_frame_is_named_with_file_line_and_field(old: str, new: str, says: str) -> None:
    (problem,) = problems(SMALL.replace(old, new))
    assert says in problem


def test_two_keys_that_are_the_same_are_refused() -> None:
    key = "3f1e4b7c-1d20-4ad0-8d3a-6a8f6f1c2b11"
    text = with_line(f"        key: {key}\n      - title: Second\n        key: {key}")
    assert problems(text) == [f"retreat.yaml, line 17, days[0].blocks[1].key: two of them have the key {key}"]


def test_all_problems_are_reported_in_the_order_of_the_lines() -> None:
    text = (
        SMALL.replace("2026-08-06", "soon").replace("minutes: 30", "minutes: ten").replace("[ann]", "[bob, ann, eve]")
    )
    lines = [int(problem.split("line ")[1].split(",")[0]) for problem in problems(text)]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_words_that_yaml_readers_take_for_something_else_stay_text() -> None:
    session = agenda_files.read(SMALL.replace("title: Welcome", "title: no").replace("name: Hall", "name: 1.10"), "x")
    assert session.days[0].blocks[0].title == "no"
    assert session.rooms[0].name == "1.10"


def test_a_time_without_quotes_is_the_time_that_was_typed() -> None:
    day = agenda_files.read(SMALL.replace('"17:00"', "17:00").replace('"08:30"', "8:30"), "x").days[0]
    assert (day.start, day.end) == (time(8, 30), time(17))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: the file is empty"),
        ("# only a comment\n", "line 1: the file is empty"),
        ("agenda_file: 1\n", "line 1, title: missing"),
        ("just words", "line 1: expected fields, the first of them agenda_file: 1, found 'just words'"),
        ("- a\n- b\n", "line 1: expected fields, the first of them agenda_file: 1, found a list"),
        ("agenda_file: 1\ntitle: a: b\n", "line 2: put quotes around a text that holds a colon and a space"),
        ("agenda_file: 1\ntitle: 'a\n", "not readable as YAML"),
        (
            "agenda_file: 1\ntitle: !!python/object/apply:os.system [echo]\n",
            "line 2: the tag tag:yaml.org,2002:python/",
        ),
        ("agenda_file: 1\ntitle: !!str a\n", "line 2: the tag"),
        ("agenda_file: 1\ntitle: &a x\n", "line 2: anchors (&) and aliases (*) are not allowed here"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "line 1: anchors (&)"),
        ("agenda_file: 1\ntitle: *a\n", "line 2: anchors (&) and aliases (*)"),
        ("agenda_file: 1\n? [a]\n: b\n", "line 2: a field's name must be a word"),
        ("agenda_file: 1\n---\nagenda_file: 1\n", "line 2: a second document begins here"),
        ("[" * 200_000, "nested more than 40 deep"),
        ("a: " * 3, "line 1: put quotes around"),
        ("agenda_file: 1\ntitle: a\0b\n", "line 2: the character U+0000 cannot stand in this file"),
        ("agenda_file: 1\ntitle: a\ud800b\n", "line 2: the character U+D800 cannot stand in this file"),
        ("agenda_file: 1\n" + "#" * 2_000_000, "line 1: the file is longer than 2,000,000 characters"),
    ],
)
def test_text_that_is_no_agenda_is_refused_by_line(text: str, says: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith("retreat.yaml, line ")
    assert says in problem


def test_nothing_that_a_file_names_is_run(tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    problems(
        "agenda_file: 1\n"
        f"title: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{trap}]]\n"
    )
    assert not trap.exists()


def test_a_long_name_is_shortened_in_the_error() -> None:
    (problem,) = problems(with_line("        " + "x" * 300 + ": 5"))
    assert len(problem) < 150


def test_both_parsers_of_pyyaml_give_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    text = paths.resource("sample", "retreat.yaml").read_text("utf-8")
    fast = file_trees.tree(text)
    monkeypatch.setattr(file_trees, "LOADER", yaml.SafeLoader)
    assert file_trees.tree(text) == fast


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_carry_the_marks_that_windows_editors_add(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "retreat.yaml"
    file.write_bytes(SMALL.replace("Welcome", "Wëlcome").replace("\n", "\r\n").encode(encoding))
    assert agenda_files.read_file(file).days[0].blocks[0].title == "Wëlcome"


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "retreat.yaml"
    file.write_bytes(SMALL.replace("Welcome", "Wëlcome").encode("cp1252"))
    with pytest.raises(AgendaFileError) as caught:
        agenda_files.read_file(file)
    assert caught.value.problems == (Problem("retreat.yaml", 14, "", "is not UTF-8 text; save the file as UTF-8"),)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "workspace.db"
    file.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 20)
    with pytest.raises(AgendaFileError):
        agenda_files.read_file(file)


def test_the_names_of_the_example_are_explained(tmp_path: Path) -> None:
    session = agenda_files.read(SMALL, "x")
    assert session.days == (
        Day(
            id=session.days[0].id,
            date=date(2026, 8, 6),
            start=time(8, 30),
            end=time(17),
            time_zone="America/Los_Angeles",
            blocks=(
                Block(
                    id=session.days[0].blocks[0].id,
                    title="Welcome",
                    minutes=30,
                    leads=(session.people[0].id,),
                    room=session.rooms[0].id,
                ),
            ),
        ),
    )
    assert session.rooms == (Room(id=session.rooms[0].id, name="Hall"),)
    assert isinstance(session.id, UUID)


def test_whatever_else_the_parser_refuses_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise yaml.YAMLError("odd bytes")

    monkeypatch.setattr(yaml, "parse", refuse)
    assert problems(SMALL) == ["retreat.yaml, line 1: not readable as YAML: odd bytes"]


def test_a_file_of_nothing_but_problems_is_not_read_to_its_end() -> None:
    found = problems("agenda_file: 1\ntitle: x\noutcomes:\n" + "  - []\n" * 100_000)
    assert len(found) == 201
    assert found[0] == "retreat.yaml: more than 199 problems; only the first are listed"
    assert found[1] == "retreat.yaml, line 4, outcomes[0]: expected text, found a list"
