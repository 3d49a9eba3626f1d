import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from core_facilitator import paths
from core_facilitator.domain.packets import Paper
from core_facilitator.export.formats import Format, Page
from core_facilitator.settings import Settings, SettingsFile
from core_facilitator.store import catalogue, workspace
from core_facilitator.store.own_protocols import OwnProtocols
from protocols import protocol

Run = Callable[..., tuple[int, str, str]]

BEGINS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "md": b"# ", "txt": b"Handout: "}


@pytest.mark.parametrize("form", BEGINS)
def test_a_handout_is_written_in_every_format(form: str, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "new folder"
    status, said, err = run("cards", "tu-case-clinic", "--kind", "handout", "--format", form, "--out", out)
    assert (status, err) == (0, "")
    assert said.startswith(f"{out / f'Case clinic, handout.{form}'}  (")
    assert (out / f"Case clinic, handout.{form}").read_bytes().startswith(BEGINS[form])


def test_every_card_that_is_named_gets_a_page_once(tmp_path: Path, run: Run) -> None:
    named = ("tu-case-clinic", "cf-tuning", "tu-case-clinic")
    status, said, _ = run("cards", *named, "--kind", "leader", "--format", "pdf", "--out", tmp_path, "--large")
    assert status == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "Case clinic, facilitator card.pdf",
        "Tuning a plan or product, facilitator card.pdf",
    ]
    assert said.count("2 pages") == 2


def test_prompts_of_several_cards_come_in_one_file(tmp_path: Path, run: Run) -> None:
    words = ("--kind", "prompts", "--format", "txt", "--out", tmp_path)
    assert run("cards", "tu-case-clinic", *words)[0] == 0
    assert run("cards", *words)[0] == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["Case clinic, prompt cards.txt", "Prompt cards.txt"]


def test_cards_without_prompts_are_said_to_have_none(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (protocol(),))
    answer = run("cards", "--kind", "prompts", "--format", "pdf", "--out", tmp_path)
    assert answer == (1, "", "These cards have no prompts.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "hint"),
    [("tu-case-clinik", "did you mean 'tu-case-clinic'?"), ("qqq", "core-facilitator library lists them.")],
)
def test_a_key_that_no_card_has_is_one_sentence(key: str, hint: str, tmp_path: Path, run: Run) -> None:
    answer = run("cards", key, "--kind", "handout", "--format", "pdf", "--out", tmp_path)
    assert answer == (1, "", f"There is no card {key!r}; {hint}\n")


def test_a_file_in_the_way_is_one_sentence(tmp_path: Path, run: Run) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    status, _, err = run("cards", "cf-tuning", "--kind", "handout", "--format", "pdf", "--out", taken)
    assert (status, err) == (1, f"{taken} cannot be a folder: a file is in its place. Choose another one for --out.\n")


def test_paper_is_the_one_of_the_settings_unless_one_is_named(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Page] = []
    usual = Format.write_document

    def noted(*words: Any) -> object:
        asked.append(words[2])
        return usual(*words)

    monkeypatch.setattr(Format, "write_document", noted)
    SettingsFile(paths.settings_file()).keep(Settings(paper=Paper.A4))
    words = ("cards", "cf-tuning", "--kind", "handout", "--format", "txt", "--out", tmp_path)
    run(*words)
    run(*words, "--paper", "letter", "--grayscale")
    assert [(page.paper, page.grayscale) for page in asked] == [(Paper.A4, False), (Paper.LETTER, True)]


def test_the_library_lists_what_was_asked_for_with_the_reasons(run: Run) -> None:
    status, said, err = run("library", "case", "clinic")
    first = said.splitlines()[0]
    assert (status, err) == (0, "")
    assert first.startswith("tu-case-clinic")
    assert first.endswith("Theory U  |  in its name")


def test_the_library_without_a_word_lists_every_card(run: Run) -> None:
    assert len(run("library")[1].splitlines()) > 100


def test_minutes_and_people_are_taken_from_options_and_from_words(run: Run) -> None:
    by_option = json.loads(run("library", "stuck", "--minutes", 40, "--people", 14, "--json")[1])
    by_word = json.loads(run("library", "stuck, 40 minutes, 14 people", "--json")[1])
    assert by_option
    assert all(card["least"] <= 40 <= card["most"] for card in by_option)
    assert all(card["people_least"] <= 14 <= card["people_most"] for card in (*by_option, *by_word))
    assert {"key", "name", "framework", "purpose", "minutes", "reasons", "credit", "license"} <= set(by_option[0])


def test_nothing_found_is_said_with_the_words_that_no_card_has(run: Run) -> None:
    assert run("library", "zzqqxx") == (0, "No card fits that.\n", "No card has the words: zzqqxx.\n")
    assert run("library", "--minutes", 9999) == (0, "No card fits that.\n", "")


def test_a_framework_that_is_not_known_is_named_by_its_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (protocol(framework="ours"),))
    assert run("library")[1] == "case-clinic  Case clinic  |  60 min (45 to 75)  |  4 to 24 people  |  ours\n"


def test_steps_are_fitted_to_the_minutes_there_are(tmp_path: Path, run: Run) -> None:
    words = ("cards", "tu-case-clinic", "--kind", "handout", "--format", "txt", "--out", tmp_path, "--minutes")
    assert run(*words, "65", "--people", "14")[0] == 0
    assert "65 min, in 3 groups of 4 to 5" in (tmp_path / "Case clinic, handout.txt").read_text(encoding="utf-8")

    status, said, err = run(*words, "5")
    assert (status, said) == (1, "")
    assert err.startswith("Case clinic takes at least ")
    assert err.endswith(" minutes, so it cannot be led in 5.\n")


def test_cards_that_belong_together_come_in_one_file(tmp_path: Path, run: Run) -> None:
    words = ("cards", "cf-tuning", "tu-case-clinic", "--kind", "leader", "--format", "pdf", "--out", tmp_path)
    status, said, _ = run(*words, "--together")
    assert status == 0
    assert [file.name for file in tmp_path.iterdir()] == ["Facilitator cards.pdf"]
    assert "(2 pages," in said


def test_own_protocols_of_a_workspace_are_cards_too(tmp_path: Path, run: Run) -> None:
    with closing(workspace.create_demo(tmp_path / "here", "Here")) as here:
        OwnProtocols(here.database).add(protocol("Our own way"), "New protocol")
    words = ("cards", "our-own-way", "--kind", "handout", "--format", "md", "--out", tmp_path / "out")
    assert run(*words)[0] == 1
    assert run(*words, "--workspace", tmp_path / "here")[0] == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["Our own way, handout.md"]
