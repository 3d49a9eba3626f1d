import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

import samples
from core_facilitator import paths
from core_facilitator.cli.agenda_json import as_json
from core_facilitator.cli.agenda_text import agenda_lines
from core_facilitator.domain.agendas import Block, Day, Session
from core_facilitator.domain.audiences import text_fields
from core_facilitator.settings import Settings, SettingsFile
from core_facilitator.store import agenda_files, workspace

Run = Callable[..., tuple[int, str, str]]

TITLE = "Seeing whole, choosing well"


def sample_session() -> Session:
    return agenda_files.read_file(paths.resource("sample", "retreat.yaml"))


def add(folder: Path, *titles: str) -> list[UUID]:
    opened = workspace.open(folder)
    sessions = [Session(id=uuid4(), title=title) for title in titles]
    opened.sessions.add_all(sessions, "Test")
    opened.close()
    return [session.id for session in sessions]


def test_the_only_session_needs_no_name(sample: Path, run: Run) -> None:
    status, out, err = run("agenda", sample)
    assert (status, err) == (0, "")
    assert out == "\n".join(agenda_lines(sample_session())) + "\n"


def test_options_stand_before_between_and_after_the_names(sample: Path, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("", encoding="utf-8")
    orders: list[tuple[object, ...]] = [
        (sample, TITLE, "--passphrase-file", secret, "--yaml"),
        (sample, "--passphrase-file", secret, "--yaml", TITLE),
        ("--yaml", sample, "--passphrase-file", secret, TITLE),
        ("--yaml", "--passphrase-file", secret, sample, "--", TITLE),
    ]
    for words in orders:
        assert run("agenda", *words) == (0, agenda_files.write(sample_session()), "")


def test_a_word_too_many_is_refused_in_any_order(sample: Path, run: Run) -> None:
    status, _, err = run("agenda", sample, "--yaml", TITLE, "more")
    assert status == 2
    assert "unrecognized arguments: more" in err


def test_several_sessions_are_listed(sample: Path, run: Run) -> None:
    add(sample, "Spring day")
    status, out, _ = run("agenda", sample)
    assert status == 0
    assert "no days yet  Spring day  (" in out
    assert f"2026-08-06 to 2026-08-07  {TITLE}  (" in out
    listed = json.loads(run("agenda", sample, "--json")[1])
    assert {one["title"]: (one["days"], one["first_date"]) for one in listed} == {
        TITLE: (2, "2026-08-06"),
        "Spring day": (0, None),
    }


def test_an_empty_workspace_says_so(tmp_path: Path, run: Run) -> None:
    workspace.create_demo(tmp_path / "empty", "Empty").close()
    assert run("agenda", tmp_path / "empty") == (0, "There are no sessions in this workspace yet.\n", "")
    assert run("agenda", tmp_path / "empty", "--json") == (0, "[]\n", "")


@pytest.mark.parametrize("named", ["seeing", "SEEING WHOLE", TITLE])
def test_a_session_is_named_by_how_its_title_begins(sample: Path, run: Run, named: str) -> None:
    add(sample, "Spring day")
    assert run("agenda", sample, named)[1].startswith(f"{TITLE}\n")


def test_a_session_is_named_by_its_id_or_how_that_begins(sample: Path, run: Run) -> None:
    (key,) = add(sample, "Spring day")
    for named in (str(key), str(key)[:8]):
        assert run("agenda", sample, named)[1].startswith("Spring day\n")


def test_a_whole_title_is_meant_before_a_beginning(sample: Path, run: Run) -> None:
    add(sample, "Spring", "Spring day")
    assert run("agenda", sample, "spring")[1].startswith("Spring\n")


def test_a_name_for_more_than_one_session_is_asked_about(sample: Path, run: Run) -> None:
    first, second = add(sample, "Spring one", "Spring two")
    status, out, err = run("agenda", sample, "spring")
    assert (status, out) == (1, "")
    assert err.startswith("More than one session is meant by 'spring'; name one by more of its title or its id: ")
    assert f"Spring one ({first})" in err
    assert f"Spring two ({second})" in err


def test_a_name_for_no_session_is_said(sample: Path, run: Run) -> None:
    says = "There is no session here whose title begins with 'autumn'. core-facilitator agenda WORKSPACE lists them.\n"
    assert run("agenda", sample, "autumn") == (1, "", says)


def test_the_agenda_file_that_is_shown_can_be_imported_into_another_workspace(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    status, out, _ = run("agenda", sample, "--yaml")
    assert status == 0
    assert agenda_files.read(out, "out.yaml") == sample_session()
    file = tmp_path / "retreat.yaml"
    file.write_text(out, encoding="utf-8")
    workspace.create_demo(tmp_path / "other", "Other").close()
    assert run("import", tmp_path / "other", file) == (0, f"Imported: {TITLE}\n", "")


def test_an_agenda_file_holds_one_session(sample: Path, run: Run) -> None:
    add(sample, "Spring day")
    assert run("agenda", sample, "--yaml") == (1, "", "An agenda file holds one session: name it, too.\n")


def test_the_overlap_stands_where_it_happens_with_its_two_repairs() -> None:
    lines = list(agenda_lines(sample_session()))
    (at,) = (number for number, line in enumerate(lines) if "!!" in line)
    assert lines[at].strip() == (
        "!! 5 min overlap: what comes before runs past 12:15; "
        'trim "Breakouts: case clinics in four circles" to 70 min or start "Lunch, served on the deck" at 12:20'
    )
    assert "12:15   60 min  Lunch, served on the deck" in lines[at + 1]


def test_each_day_says_when_it_ends() -> None:
    lines = list(agenda_lines(sample_session()))
    assert "  Ends 7:15 PM, 15 min before the planned end at 7:30 PM. Cabins are quiet from 10:00." in lines
    assert "  Ends 5:15 PM, as planned. District vans leave at 5:15." in lines


def test_a_day_that_runs_over_says_by_how_much() -> None:
    block = Block(id=uuid4(), title="Long", minutes=90)
    day = Day(id=uuid4(), date=date(2026, 8, 6), start=time(16), end=time(17), time_zone="UTC", blocks=(block,))
    lines = list(agenda_lines(Session(id=uuid4(), title="", days=(day,))))
    assert lines[0] == "Untitled"
    assert "  Ends 5:30 PM, 30 min after the planned end at 5:00 PM." in lines


def test_other_troubles_are_listed_below() -> None:
    session = sample_session()
    crowded = replace(session, expected=45)
    lines = list(agenda_lines(crowded))
    at = lines.index("Check before the day")
    assert any("Pelican Hall is too small for so many." in line for line in lines[at:])


def test_who_leads_how_much_and_what_to_bring_stand_at_the_end() -> None:
    lines = list(agenda_lines(samples.retreat()))
    assert lines[lines.index("Who leads how much") :] == [
        "Who leads how much",
        "  Noor Castellanos: 3 h 20 in 5 blocks",
        "  Theo Vasquez-Lund: 2 h 40 in 3 blocks",
        "",
        "Materials",
        "  talking piece",
        "  name tags ×6",
        "  bell",
        "  chart sheets ×3",
        "  signs for allergens ×2",
        "  tape",
    ]
    empty = list(agenda_lines(Session(id=uuid4(), title="Empty")))
    assert not {"Who leads how much", "Materials"} & set(empty)


def test_groups_stand_below_their_block_and_wishes_nowhere() -> None:
    session = samples.retreat()
    lines = list(agenda_lines(session))
    (at,) = (number for number, line in enumerate(lines) if "By the window" in line)
    assert lines[at].strip() == "By the window  |  Amara Sandoval-Reid, Mele Stavridis  |  Oak Room"
    assert "Case clinic" in lines[at - 1]
    assert lines == list(agenda_lines(replace(session, apart=(), together=())))


def test_json_names_the_people_of_groups_and_no_wishes() -> None:
    session = samples.retreat()
    shown = as_json(session)
    days = shown["days"]
    assert isinstance(days, list)
    (clinic,) = (block for block in days[0]["blocks"] if block["title"] == "Case clinic")
    assert clinic["groups"] == [
        {"title": "By the window", "people": ["Amara Sandoval-Reid", "Mele Stavridis"], "room": "Oak Room"}
    ]
    assert shown == as_json(replace(session, apart=(), together=()))


def test_json_holds_who_leads_how_much_and_what_to_bring_where() -> None:
    shown = as_json(samples.retreat())
    loads, materials = shown["loads"], shown["materials"]
    assert isinstance(loads, list)
    assert isinstance(materials, list)
    assert [(load["lead"], load["minutes"], len(load["blocks"])) for load in loads] == [
        ("Noor Castellanos", 200, 5),
        ("Theo Vasquez-Lund", 160, 3),
    ]
    assert materials[1] == {
        "name": "name tags",
        "quantity": 6,
        "uses": [
            {"day": str(samples.FIRST_DAY), "block": str(samples.CIRCLE), "room": "Oak Room", "quantity": 6},
        ],
    }


def test_times_follow_the_settings(sample: Path, run: Run) -> None:
    SettingsFile(paths.settings_file()).keep(Settings(hours24=True))
    out = run("agenda", sample)[1]
    assert "  13:30   50 min  Gallery of student work and voice" in out
    assert "Ends 19:15, 15 min before the planned end at 19:30." in out


def test_json_holds_the_derived_times_with_their_offset(sample: Path, run: Run) -> None:
    status, out, _ = run("agenda", sample, "--json")
    assert status == 0
    shown = json.loads(out)
    lunch = next(block for block in shown["days"][1]["blocks"] if block["overlap"])
    assert lunch["start"] == "2026-08-07T12:15:00-07:00"
    assert lunch["pin"] == "12:15"
    assert [sorted(repair) for repair in lunch["repairs"]] == [["minutes", "trim"], ["pin", "to"]]
    assert [conflict["trouble"] for conflict in shown["conflicts"]] == ["overlap"]


def test_json_holds_every_word_of_every_block() -> None:
    session = samples.retreat()
    shown = json.dumps(as_json(session), ensure_ascii=False)
    words = {text for day in session.days for _, _, text in text_fields(day.blocks) if text}
    assert words
    assert [text for text in words if json.dumps(text, ensure_ascii=False)[1:-1] not in shown] == []


def test_a_removed_session_is_in_a_backup(sample: Path, tmp_path: Path, run: Run) -> None:
    (title, *_rest) = run("agenda", sample)[1].splitlines()
    status, out, _err = run("remove", sample, title[:8])
    assert status == 0
    assert out.startswith(f"Removed: {title}. It is in the backup ")
    assert run("agenda", sample)[1] == "There are no sessions in this workspace yet.\n"
    name = out.split("in the backup ")[1].strip().rstrip(".")
    assert run("restore", sample, tmp_path / "back", "--backup", name)[0] == 0
    assert title in run("agenda", tmp_path / "back")[1]


def test_a_session_that_is_not_there_cannot_be_removed(sample: Path, run: Run) -> None:
    assert run("remove", sample, "Nothing like it")[0] == 1
