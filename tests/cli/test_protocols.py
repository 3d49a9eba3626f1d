"""Own protocols on the command line: listed, exported, imported."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from core_facilitator.domain.collections import Collection
from core_facilitator.domain.own_protocols import adapted
from core_facilitator.domain.protocol_imports import CardSet
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.store import catalogue, protocol_files, workspace
from core_facilitator.store.backups import found
from core_facilitator.store.collections import Collections
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.protocol_files import ProtocolsFile
from core_facilitator.store.tables import protocols
from protocols import protocol

Run = Callable[..., tuple[int, str, str]]

CLINIC = protocol("Case clinic")
PORCH = protocol("Porch talk", key="own-porch-talk")


@pytest.fixture(autouse=True)
def _few_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (CLINIC,))


def keep(folder: Path, *cards: Protocol) -> None:
    opened = workspace.open(folder)
    for card in cards:
        OwnProtocols(opened.database).add(card, "New protocol")
    opened.close()


def kept(folder: Path) -> dict[str, Protocol]:
    opened = workspace.open(folder)
    try:
        return {one.key: one.protocol for one in OwnProtocols(opened.database).all()}
    finally:
        opened.close()


def file(folder: Path, *cards: Protocol, sets: tuple[CardSet, ...] = ()) -> Path:
    text = protocol_files.write(ProtocolsFile(protocols=cards, collections=sets))
    (folder / "theirs.yaml").write_text(text, encoding="utf-8")
    return folder / "theirs.yaml"


def test_a_workspace_without_own_protocols_says_so(sample: Path, run: Run) -> None:
    assert run("protocols", "list", sample) == (0, "There are no own protocols in this workspace yet.\n", "")


def test_own_protocols_are_listed_with_what_became_of_them(sample: Path, run: Run) -> None:
    copy = replace(adapted(CLINIC, "Our clinic"), key="own-clinic")
    keep(sample, PORCH, copy, replace(PORCH, key="own-later", name="Later"))
    opened = workspace.open(sample)
    OwnProtocols(opened.database).retire(PORCH.key, "Retire")
    with opened.database.write() as connection:
        change = update(protocols).where(protocols.c.key == "own-later")
        connection.execute(change.values(card={"protocols_file": 2}))
    opened.close()
    status, out, _ = run("protocols", "list", sample)
    assert status == 0
    assert out.splitlines()[:2] == [
        "own-clinic      Our clinic  |  60 min  |  adapted from case-clinic",
        "own-porch-talk  Porch talk  |  60 min  |  retired",
    ]
    assert out.splitlines()[2].startswith("own-later       Later  |  cannot be read by this version: made by a newer")
    data = json.loads(run("protocols", "list", sample, "--json")[1])
    assert [(one["key"], one["retired"], one["adapted_from"]) for one in data] == [
        ("own-clinic", False, "case-clinic"),
        ("own-porch-talk", True, ""),
    ]


def test_all_own_protocols_are_exported(sample: Path, tmp_path: Path, run: Run) -> None:
    keep(sample, PORCH, replace(PORCH, key="own-a", name="Alpha"))
    target = tmp_path / "ours.yaml"
    assert run("protocols", "export", sample, target, "--title", "Ours") == (0, f"Exported 2 cards: {target}\n", "")
    read = protocol_files.read_file(target).file
    assert (read.title, [card.name for card in read.protocols]) == ("Ours", ["Alpha", "Porch talk"])


def test_cards_and_collections_are_exported_by_name(sample: Path, tmp_path: Path, run: Run) -> None:
    keep(sample, PORCH)
    opened = workspace.open(sample)
    ten = Collection(id=UUID(int=1), title="District ten", cards=(CLINIC.key, "gone", PORCH.key))
    Collections(opened.database).add(ten, "New collection")
    opened.close()
    one, many = tmp_path / "one.yaml", tmp_path / "many.yaml"
    assert run("protocols", "export", sample, one, "--cards", CLINIC.key)[1] == f"Exported 1 card: {one}\n"
    assert protocol_files.read_file(one).file.protocols == (CLINIC,)
    assert run("protocols", "export", sample, many, "--collection", " district TEN ")[0] == 0
    read = protocol_files.read_file(many).file
    assert (read.title, [card.key for card in read.protocols]) == ("District ten", [CLINIC.key, PORCH.key])
    assert read.collections == (CardSet(title="District ten", cards=ten.cards),)


def test_what_cannot_be_exported_is_said(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.yaml"
    said = run("protocols", "export", sample, target)
    assert said == (1, "", "There are no cards to export.\n")
    assert (
        "There is no card with the key 'nowhere'."
        in run("protocols", "export", sample, target, "--cards", "nowhere")[2]
    )
    assert "There is no collection 'ten'" in run("protocols", "export", sample, target, "--collection", "ten")[2]
    with monkeypatch.context() as short:
        short.setattr(protocol_files, "MOST_CHARACTERS", 10)
        said = run("protocols", "export", sample, target, "--cards", CLINIC.key)
        assert said == (1, "", "x.yaml would be longer than 10 characters; choose fewer cards.\n")

    def full(*_: object, **__: object) -> None:
        raise SaveError(SaveFault.DISK_FULL, target)

    monkeypatch.setattr("core_facilitator.cli.protocols.save", full)
    assert run("protocols", "export", sample, target, "--cards", CLINIC.key)[0] == 1
    assert not target.exists()


def test_what_is_new_in_a_file_is_imported(sample: Path, tmp_path: Path, run: Run) -> None:
    theirs = replace(CLINIC, purpose="Theirs.")
    given = file(tmp_path, PORCH, theirs, sets=(CardSet(title="Ten", cards=("gone",)),))
    status, out, err = run("protocols", "import", sample, given)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "New: Porch talk (own-porch-talk)",
        "New, as an own copy of a card of the library: Case clinic (own-case-clinic)",
        "New: the collection Ten",
        "    not here: gone",
    ]
    assert kept(sample).keys() == {"own-porch-talk", "own-case-clinic"}
    again = run("protocols", "import", sample, given)
    assert [line.partition(":")[0] for line in again[1].splitlines() if line[0] != " "] == ["Here already"] * 3


def test_a_preview_writes_nothing(sample: Path, tmp_path: Path, run: Run) -> None:
    assert run("protocols", "import", sample, file(tmp_path, PORCH), "--preview")[0] == 0
    assert kept(sample) == {}


def test_what_is_there_is_changed_only_on_request_and_after_a_backup(sample: Path, tmp_path: Path, run: Run) -> None:
    keep(sample, PORCH)
    given = file(tmp_path, replace(PORCH, purpose="", tips=("Late.",)))
    before = found(sample)
    status, out, err = run("protocols", "import", sample, given)
    assert (status, out) == (1, "")
    assert err == (
        "Porch talk is there already, and differs; --replace puts the file's in its place.\nNothing was imported.\n"
    )
    assert found(sample) == before
    status, out, _ = run("protocols", "import", sample, given, "--replace")
    assert out.splitlines() == [
        "Changed: Porch talk (own-porch-talk)",
        f"    purpose: {PORCH.purpose} -> nothing",
        "    tips: nothing -> Late.",
    ]
    assert kept(sample)[PORCH.key].tips == ("Late.",)
    assert len(found(sample)) == len(before) + 2  # one before the change, and one at the end


def test_a_file_with_something_wrong_is_refused_whole_unless_that_is_left_out(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    given = file(tmp_path, PORCH, replace(PORCH, key="own-b", name="Bad", virtual="x"))
    given.write_text(given.read_text("utf-8").replace("virtual: x", "virtuell: x"), encoding="utf-8")
    status, out, err = run("protocols", "import", sample, given)
    assert (status, out, kept(sample)) == (1, "", {})
    assert "Bad: line " in err
    assert "did you mean virtual?" in err
    assert err.endswith("--leave-out imports the others.\nNothing was imported.\n")
    status, out, _ = run("protocols", "import", sample, given, "--leave-out")
    assert (status, list(kept(sample))) == (0, [PORCH.key])
    assert "Cannot be taken: Bad" in out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("protocols_file: 1\nx: !!python/object/apply:os.system [echo]\n", "the tag tag:yaml.org,2002:python"),
        ("protocols_file: 3\nprotocols: []\n", "made by a newer version"),
    ],
)
def test_a_hostile_file_is_refused(sample: Path, tmp_path: Path, run: Run, text: str, says: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    status, out, err = run("protocols", "import", sample, tmp_path / "bad.yaml")
    assert (status, out) == (1, "")
    assert says in err
    assert err.endswith("Nothing was imported.\n")


def test_a_file_that_is_not_there_is_said(sample: Path, tmp_path: Path, run: Run) -> None:
    status, _, err = run("protocols", "import", sample, tmp_path / "none.yaml")
    assert status == 1
    assert "none.yaml" in err


def test_an_action_must_be_named(run: Run) -> None:
    assert run("protocols")[0] == 2
