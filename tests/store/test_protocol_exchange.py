"""Files of protocols from somebody else: looked through, taken as one step, and refused where they are hostile."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.collections import Collection
from core_facilitator.domain.protocol_imports import CardSet, Fate, Incoming
from core_facilitator.domain.protocols import Protocol
from core_facilitator.domain.text import clean
from core_facilitator.store import protocol_files, protocol_files_read
from core_facilitator.store.collections import Collections
from core_facilitator.store.database import Database
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.protocol_exchange import Preview, chosen_cards, keep, prepared, preview, with_collections
from core_facilitator.store.protocol_files import ProtocolFileError, ProtocolsFile
from core_facilitator.store.workspace import Workspace
from protocols import protocol

CLINIC = protocol("Case clinic")
WALK = protocol("Dialogue walk")
OWN = protocol("Porch talk", key="own-porch-talk", goes_with=("case-clinic",))
BUILT_IN = {CLINIC.key: CLINIC, WALK.key: WALK}
TEN = CardSet(title="District ten", about="Ours", cards=("own-porch-talk", "case-clinic"))


@pytest.fixture
def looked(tmp_path: Path, demo: Workspace) -> Callable[[str | bytes], Preview]:
    """Looks through a file with that text or those bytes."""

    def look(text: str | bytes) -> Preview:
        file = tmp_path / "theirs.yaml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return preview(file, demo.database, BUILT_IN)

    return look


def take(database: Database, chosen: Iterable[Incoming], label: str, new_id: Callable[[], UUID]) -> None:
    """Keep what was chosen."""
    keep(database, prepared(chosen, database.now()), label, new_id)


def keys() -> Callable[[], UUID]:
    numbers = count(1)
    return lambda: UUID(int=next(numbers))


def text(*cards: Protocol, sets: tuple[CardSet, ...] = ()) -> str:
    return protocol_files.write(ProtocolsFile(title="Ours", source="Juniper", protocols=cards, collections=sets))


def test_what_is_written_reads_the_same(looked: Callable[[str], Preview]) -> None:
    other = replace(WALK, license=replace(WALK.license, attribution="After Ana."))
    found = looked(text(OWN, CLINIC, other, sets=(TEN,)))
    assert (found.file, found.title, found.source) == ("theirs.yaml", "Ours", "Juniper")
    assert [one.fate for one in found.incoming] == [Fate.ADDED, Fate.SAME, Fate.COPIED, Fate.ADDED]
    assert (found.incoming[0].offered, found.incoming[3].offered) == (OWN, TEN)
    assert (found.refused, found.notes) == ((), ())


def test_the_file_is_one_that_people_can_read() -> None:
    lines = text(OWN, sets=(TEN,)).splitlines()
    assert lines[0] == "# A file of protocols of CORE Facilitator. Every field is explained in docs/protocol-file.md."
    assert lines[1:4] == ["protocols_file: 1", "title: Ours", "source: Juniper"]
    assert "  - key: own-porch-talk" in lines
    assert "    settings: [room]" not in lines  # as usual
    assert lines[-4:] == ["    about: Ours", "    cards:", "      - own-porch-talk", "      - case-clinic"]


@given(st.lists(st.text(), min_size=6, max_size=6))
def test_whatever_people_write_reads_as_it_was_written(words: list[str]) -> None:
    """Also words that YAML takes for something else, and characters that hardly anybody types."""
    said = [clean(re.sub("[\u202a-\u202e\u2066-\u2069]", "", one)).text for one in words]
    card = replace(
        OWN,
        name=f"x{said[0]}",
        purpose=said[1],
        tips=(said[2], said[3]),
        steps=(replace(OWN.steps[2], title=f"{said[4]}x", do=said[5]),),
        least=30,
        most=45,
    )
    found = protocol_files.read_each(text(card), "x")
    assert found.file.protocols == (card,)


def test_a_card_that_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(ProtocolFileError, match="it needs a name"):
        text(replace(OWN, name="\u202e"))


def test_licenses_that_differ_under_one_key_get_keys_of_their_own() -> None:
    other = replace(WALK, license=replace(WALK.license, attribution="After Ana."))
    read = protocol_files.read(text(CLINIC, other, OWN), "x").protocols
    assert [card.license.key for card in read] == ["generic", "generic-2", "generic"]
    assert [card.license.attribution for card in read] == [
        CLINIC.license.attribution,
        "After Ana.",
        CLINIC.license.attribution,
    ]


def test_all_is_taken_as_one_step_and_undone_as_one(looked: Callable[[str], Preview], demo: Workspace) -> None:
    own, sets = OwnProtocols(demo.database), Collections(demo.database)
    own.add(replace(OWN, purpose="Before."), "New protocol")
    own.retire(OWN.key, "Retire protocol")
    theirs = replace(CLINIC, purpose="Theirs.")
    found = looked(text(OWN, theirs, WALK, sets=(TEN, CardSet(title="Two"))))
    assert [one.fate for one in found.incoming] == [Fate.CHANGED, Fate.COPIED, Fate.SAME, Fate.ADDED, Fate.ADDED]
    take(demo.database, found.incoming[:2] + found.incoming[3:4], "Import protocols", keys())
    assert [(one.protocol.name, one.retired) for one in own.all()] == [("Case clinic", False), ("Porch talk", True)]
    assert own.get(OWN.key).protocol.purpose == OWN.purpose
    assert own.get("own-case-clinic").protocol.adapted_from == "case-clinic"
    (ten,) = sets.all()
    assert (ten.title, ten.cards) == ("District ten", ("own-porch-talk", "own-case-clinic"))
    assert demo.database.undo() == "Import protocols"
    assert [one.protocol.purpose for one in own.all()] == ["Before."]
    assert sets.all() == ()


def test_a_collection_that_is_here_is_changed_and_stays_the_same_one(
    looked: Callable[[str], Preview], demo: Workspace
) -> None:
    here = Collection(id=UUID(int=9), title="DISTRICT ten", cards=("case-clinic",))
    Collections(demo.database).add(here, "New collection")
    found = looked(text(OWN, sets=(TEN,)))
    assert found.incoming[1].fate is Fate.CHANGED
    take(demo.database, found.incoming, "Import protocols", keys())
    (ten,) = Collections(demo.database).all()
    assert (ten.id, ten.title, ten.cards) == (here.id, TEN.title, TEN.cards)


def test_the_same_file_twice_changes_nothing(looked: Callable[[str], Preview], demo: Workspace) -> None:
    whole = text(OWN, replace(CLINIC, purpose="Theirs."), sets=(TEN,))
    take(demo.database, looked(whole).incoming, "Import protocols", keys())
    again = looked(whole)
    assert {one.fate for one in again.incoming} == {Fate.SAME}
    take(demo.database, [one for one in again.incoming if one.fate is not Fate.SAME], "Again", keys())
    assert demo.database.undo_label == "Import protocols"


def test_what_is_chosen_for_a_file_comes_from_own_cards_first(demo: Workspace) -> None:
    mine = replace(CLINIC, purpose="Mine.")
    file = chosen_cards(["case-clinic", "gone", "dialogue-walk", "case-clinic"], {mine.key: mine}, BUILT_IN, "Ours")
    assert file == ProtocolsFile(title="Ours", protocols=(mine, WALK))
    ten = Collection(id=UUID(int=1), title="Ten", about="x", cards=("case-clinic",))
    assert with_collections(file, [ten]).collections == (CardSet(title="Ten", about="x", cards=("case-clinic",)),)


# A card that is wrong is left out, and the others are offered


def test_a_card_that_something_is_wrong_with_is_refused_for_itself(looked: Callable[[str], Preview]) -> None:
    bad = text(OWN, WALK, sets=(TEN, CardSet(title="Two"))).replace("minutes: 45", "minutes: lots", 1)
    bad = bad.replace("title: Two", "title: Two\n    extra: 1")
    found = looked(bad)
    assert [one.name for one in found.incoming] == ["Dialogue walk", "District ten"]
    assert found.incoming[1].missing == ("own-porch-talk",)
    card, two = found.refused
    assert (card.name, two.name) == ("Porch talk", "Two")
    assert card.why[0].startswith("line ")
    assert card.why[0].endswith("steps[2].minutes: expected a whole number of minutes, found 'lots'")
    assert "there is no field of this name" in two.why[0]


def test_cards_that_are_no_fields_or_have_no_name_are_refused_too(looked: Callable[[str], Preview]) -> None:
    found = looked(text(WALK) + "  - just text\n  - {key: own-x, name: [a]}\ncollections: [x]\n")
    assert [one.name for one in found.incoming] == ["Dialogue walk"]
    assert [one.name for one in found.refused] == ["", "", ""]
    assert "expected fields, found 'just text'" in found.refused[0].why[0]


def test_a_card_whose_license_is_broken_is_refused_and_the_license_told(looked: Callable[[str], Preview]) -> None:
    found = looked(text(OWN, WALK).replace("attribution: General", "atribution: General"))
    assert found.incoming == ()
    assert [one.name for one in found.refused] == ["Porch talk", "Dialogue walk"]
    assert "no license here has the key 'generic'" in found.refused[0].why[0]
    assert any("did you mean attribution?" in note for note in found.notes)


def test_two_cards_with_one_key_are_not_guessed_between(looked: Callable[[str], Preview]) -> None:
    found = looked(text(OWN, WALK).replace("key: dialogue-walk", "key: own-porch-talk"))
    assert [one.name for one in found.incoming] == ["Porch talk"]
    (why,) = found.refused[0].why
    assert why.endswith("key: two protocols have the key 'own-porch-talk'")


# Hostile files

BOMB = "a: &a [x, x, x]\n" + "".join(f"{one}: &{one} [*{at}, *{at}]\n" for at, one in pairwise("abcdefghi"))


@pytest.mark.parametrize(
    ("hostile", "says"),
    [
        ("protocols_file: 1\nx: &a [b, b]\ny: [*a, *a]\n", "anchors (&) and aliases (*) are not allowed here"),
        (BOMB, "anchors (&) and aliases (*) are not allowed here"),
        ("protocols_file: 1\nx: " + "[" * 200_000, "nested more than 40 deep"),
        ("protocols_file: 1\nx: " + "{a: " * 200_000, "nested more than 40 deep"),
        ("protocols_file: 1\nprotocols: !!python/object/apply:os.system [echo]\n", "the tag tag:yaml.org,2002:python"),
        ("protocols_file: 1\nprotocols: !!str a\n", "the tag"),
        ("protocols_file: 1\nprotocols: []\nprotocols: []\n", "protocols: stands twice; keep one"),
        ("protocols_file: 2\nprotocols: []\n", "made by a newer version: this file is of form 2"),
        ("protocols_file: -1\nprotocols: []\n", "expected a whole number, found '-1'"),
        ('protocols_file: "one"\nprotocols: []\n', "expected a whole number, found 'one'"),
        ("agenda_file: 1\ntitle: x\n", "missing; write protocols_file: 1"),
        ("protocols_file: 1\nprotocols: text\n", "protocols: expected a list, found 'text'"),
        ("protocols_file: 1\nprotocols: {a: 1}\n", "protocols: expected a list, found fields"),
        ("protocols_file: 1\nprotocols: []\ncollections: 3\n", "collections: expected a list, found '3'"),
        ("protocols_file: 1\nprotocols: []\nrun_me: 3\n", "run_me: there is no field of this name"),
        ("protocols_file: 1\n", "protocols: missing"),
        ("protocols_file: 1\ntitle: a\0b\nprotocols: []\n", "line 2: the character U+0000 cannot stand in this file"),
        ("protocols_file: 1\ntitle: a\x1b[31m\nprotocols: []\n", "line 2: the character U+001B cannot stand in this"),
        ("protocols_file: 1\ntitle: a\u202eb\nprotocols: []\n", "line 2: the character U+202E turns the direction"),
        ("protocols_file: 1\ntitle: a\u2066b\nprotocols: []\n", "line 2: the character U+2066 turns the direction"),
        ("protocols_file: 1\n---\nprotocols_file: 1\n", "a second document begins here"),
        ("", "the file is empty"),
        ("just words", "expected fields, the first of them protocols_file: 1"),
        ("protocols_file: 1\nprotocols:\n" + "  - []\n" * 100_000, "more than 199 problems; only the first are listed"),
        (b"SQLite format 3\0" + bytes(range(256)) * 20, "is not UTF-8 text"),
        ("protocols_file: 1\ntitle: W\u00eblcome\n".encode("cp1252"), "line 2: is not UTF-8 text; save"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"\x80\x04\x95pickle", "is not UTF-8 text"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_plain_words(
    looked: Callable[[str | bytes], Preview], hostile: str | bytes, says: str
) -> None:
    with pytest.raises(ProtocolFileError) as caught:
        looked(hostile)
    assert says in str(caught.value)
    assert all(line.startswith("theirs.yaml") for line in str(caught.value).splitlines())


def test_nothing_that_a_file_names_is_run(looked: Callable[[str], Preview], tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    with pytest.raises(ProtocolFileError):
        looked(f"protocols_file: 1\ntitle: !!python/object/apply:pathlib.Path.touch [[{trap}]]\n")
    assert not trap.exists()


def test_a_file_of_fifty_megabytes_is_refused_and_not_read_to_its_end(tmp_path: Path, demo: Workspace) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as huge:
        huge.truncate(50_000_000)
    with pytest.raises(ProtocolFileError, match=r"huge\.yaml: the file is longer than 10,000,000 characters"):
        preview(file, demo.database, BUILT_IN)


def test_a_file_that_is_just_too_long_is_refused(
    looked: Callable[[str], Preview], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol_files_read.Reading, "most_characters", 1_000)
    with pytest.raises(ProtocolFileError, match="the file is longer than 1,000 characters"):
        looked("protocols_file: 1\ntitle: " + "x" * 1_000)


def test_no_file_is_written_that_could_not_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol_files, "MOST_CHARACTERS", 100)
    with pytest.raises(ProtocolFileError, match="choose fewer cards"):
        text(OWN)


def test_marks_that_turn_the_direction_of_writing_are_not_passed_on(looked: Callable[[str], Preview]) -> None:
    hidden = replace(OWN, name="Po\u202erch", tips=("\u2067- no list", "\u202e"))
    (one,) = looked(text(hidden)).incoming
    assert one.offered == replace(OWN, name="Porch", tips=("- no list", ""))


def test_wrong_types_in_a_card_refuse_that_card_by_line_and_field(looked: Callable[[str], Preview]) -> None:
    wrong = text(OWN).replace("name: Porch talk", "name: [a, b]").replace("least: 45", "least: 1e400")
    wrong = wrong.replace("load: light", "load: 7").replace("most: 75", "most: 99999999999999999999")
    (refused,) = looked(wrong).refused
    assert [why.partition(", ")[2].partition(":")[0] for why in refused.why] == ["name", "least", "most", "care.load"]
    assert refused.why[1].endswith("expected a whole number of minutes, found '1e400'")
