"""Files are read for what they are, and what cannot be read is refused in words that say what to do."""

import codecs
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from docx import Document
from openpyxl import Workbook

from core_facilitator.domain.pasted_sources import Source, Told
from core_facilitator.intake import limits, packages, workbooks
from core_facilitator.intake.files import read_bytes, read_file, read_text
from core_facilitator.intake.refusals import IntakeError, Refusal
from core_facilitator.messages import intake_sentence

ZONE = "America/New_York"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def document(*paragraphs: str) -> bytes:
    made, saved = Document(), BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(saved)
    return saved.getvalue()


def workbook(*rows: Sequence[str | None]) -> bytes:
    book, saved = Workbook(), BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(saved)
    return saved.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return an archive with one more part, or another one in the place of one that is there."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as there, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for member in there.infolist():
            if member.filename != name:
                archive.writestr(member, there.read(member))
        archive.writestr(name, part)
    return made.getvalue()


def archive_of(*names: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def texts(source: Source) -> list[str]:
    return [line.text for line in source.shown()]


def refused(data: bytes, name: str = "agenda.docx") -> Refusal:
    with pytest.raises(IntakeError) as raised:
        read_bytes(data, name, ZONE)
    assert raised.value.name == name
    return raised.value.refusal


@pytest.mark.parametrize("name", ["agenda.docx", "agenda.txt", "agenda.xlsx", "agenda"])
def test_a_document_is_known_by_what_it_is_and_not_by_its_name(name: str) -> None:
    assert texts(read_bytes(document("9:00 Talk"), name, ZONE)) == ["9:00 Talk"]
    assert texts(read_bytes(workbook(["9:00", "Talk"]), name, ZONE)) == ["9:00 | Talk"]


def test_a_file_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Retreat\n9:00 Talk", encoding="utf-8")
    assert texts(read_file(tmp_path / "a.md", ZONE)) == ["# Retreat", "9:00 Talk"]
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "gone.md", ZONE)


def test_a_pasted_text_is_read_within_the_same_bounds() -> None:
    assert texts(read_text("9:00 Talk", "text")) == ["9:00 Talk"]
    for text, refusal in ((" \n", Refusal.NOTHING_IN_IT), ("x\n" * 5001, Refusal.TOO_MANY_LINES)):
        with pytest.raises(IntakeError) as raised:
            read_text(text, "text")
        assert raised.value.refusal is refusal


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b" \n\n", Refusal.NOTHING_IN_IT),
        (OLE, Refusal.OLD_OFFICE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.LOCKED),
        (b"%PDF-1.7 x", Refusal.PDF),
        (b"{\\rtf1 x}", Refusal.OTHER_PROGRAM),
        (b"\x89PNG\r\n", Refusal.PICTURE),
        (b"\xff\xd8\xff\xe0", Refusal.PICTURE),
        (b"GIF89a", Refusal.PICTURE),
        (bytes(range(32)) * 100, Refusal.UNKNOWN),
        (b"# mine\n\nagenda_file: 1\ntitle: x\n", Refusal.AGENDA_FILE),
        (b"---\nagenda_file: 1", Refusal.AGENDA_FILE),
        (archive_of("mimetype", "content.xml"), Refusal.OTHER_PROGRAM),
        (archive_of("Index/Document.iwa"), Refusal.OTHER_PROGRAM),
        (archive_of("photo.jpg"), Refusal.UNKNOWN),
        (archive_of("word/document.xml"), Refusal.DAMAGED),
        (archive_of("xl/workbook.xml"), Refusal.DAMAGED),
        (b"PK\x03\x04 not really", Refusal.DAMAGED),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut", Refusal.DAMAGED),
        (codecs.BOM_UTF16_LE + b"a", Refusal.DAMAGED),
        (b"x" * 2_000_001, Refusal.TOO_LARGE),
        (b"x\n" * 5001, Refusal.TOO_MANY_LINES),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, refusal: Refusal) -> None:
    assert refused(data) is refusal


def test_a_file_larger_than_any_agenda_is_not_even_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core_facilitator.intake.files.MOST_BYTES", 100)
    (tmp_path / "a.txt").write_bytes(b"x" * 5000)
    with pytest.raises(IntakeError) as raised:
        read_file(tmp_path / "a.txt", ZONE)
    assert raised.value.refusal is Refusal.TOO_LARGE


@pytest.mark.parametrize("make", [lambda: document("9:00 Talk"), lambda: workbook(["9:00", "Talk"])])
def test_an_archive_that_is_cut_short_is_damaged_wherever_the_cut_is(make: object) -> None:
    assert callable(make)
    whole = make()
    cuts = (30, len(whole) // 3, len(whole) // 2, len(whole) - 30)
    assert {refused(whole[:cut]) for cut in cuts} == {Refusal.DAMAGED}


def test_one_flipped_byte_never_does_more_than_damage() -> None:
    for whole in (document("9:00 Talk"), workbook(["9:00", "Talk"])):
        for place in range(0, len(whole), len(whole) // 150):
            broken = whole[:place] + bytes((whole[place] ^ 0x55,)) + whole[place + 1 :]
            try:
                read = texts(read_bytes(broken, "a", ZONE))
            except IntakeError as error:
                outcome = error.refusal.value
            else:
                outcome = "".join(read)
            assert len(outcome) < 200


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/other.bin"])
@pytest.mark.parametrize(
    "begin",
    [
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>',
        b'<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>',
        b"<!-- " + b"x" * 9000 + b' --><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'.encode("utf-16"),
    ],
)
def test_entities_of_ones_own_are_refused_before_anything_is_built(part: str, begin: bytes) -> None:
    assert refused(with_part(document("x"), part, begin)) is Refusal.HOSTILE


def test_what_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_XML", 50_000)
    monkeypatch.setattr(packages, "_MOST_OF_A_SHEET", 50_000)
    small = document("x")
    assert refused(with_part(small, "word/big.xml", b"<w>" + b" " * 60_000)) is Refusal.HOSTILE
    assert refused(with_part(small, "xl/worksheets/sheet1.xml", b"<w>" + b" " * 60_000)) is Refusal.TOO_MANY_LINES
    monkeypatch.setattr(packages, "_MOST_UNPACKED", 100_000)
    assert refused(with_part(small, "word/media/zeros.png", b"\0" * 200_000)) is Refusal.HOSTILE


def test_a_thousandfold_bomb_of_the_real_size_is_refused_without_unpacking_it() -> None:
    made = BytesIO()
    archive = ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(16):
            part.write(b"\0" * 10_000_000)
    assert len(made.getvalue()) < 1_500_000
    assert refused(made.getvalue()) is Refusal.HOSTILE


def test_an_archive_of_very_many_parts_or_of_one_name_twice_is_refused() -> None:
    assert refused(archive_of(*(f"word/{number}.xml" for number in range(2001)))) is Refusal.HOSTILE
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = archive_of("word/document.xml", "word/document.xml")
    assert refused(twice) is Refusal.HOSTILE


def test_an_archive_with_a_password_is_locked() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(ZipInfo("word/document.xml"), "x")
    data = bytearray(made.getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) is Refusal.LOCKED


def test_a_part_that_only_word_can_put_in_its_place_is_not_lost_but_refused() -> None:
    whole = document("9:00 Talk")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="chunk.htm"/></Relationships>'
    named = '<Default Extension="htm" ContentType="text/html"/></Types>'
    with ZipFile(BytesIO(whole)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode().replace("</Relationships>", link)
        types = archive.read("[Content_Types].xml").decode().replace("</Types>", named)
    whole = with_part(
        with_part(whole, "word/_rels/document.xml.rels", rels.encode()), "[Content_Types].xml", types.encode()
    )
    assert refused(with_part(whole, "word/chunk.htm", b"10:00 Walk")) is Refusal.HOSTILE


def test_very_many_rows_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_MOST_ROWS", 40)
    assert refused(workbook(*([[None]] * 50), ["9:00", "Talk"])) is Refusal.TOO_MANY_LINES
    monkeypatch.setattr(workbooks, "_MOST_CELLS", 90)
    assert refused(workbook(*([["x"] * 10] * 10))) is Refusal.TOO_MANY_LINES
    monkeypatch.setattr(limits, "MOST_LINES", 5)
    assert refused(workbook(*([["x"]] * 6))) is Refusal.TOO_MANY_LINES
    assert refused(document(*(["x"] * 6))) is Refusal.TOO_MANY_LINES


def test_a_table_wider_than_any_agenda_is_refused() -> None:
    assert refused(workbook(["x"] * 61)) is Refusal.TOO_WIDE
    assert refused((",".join("x" * 61) + "\n").encode(), "a.csv") is Refusal.TOO_WIDE


def test_letters_that_turn_the_direction_are_kept_and_those_no_file_can_carry_are_not() -> None:
    text = "9:00 \u202eklaT\u202c שלום\x00\x07"
    assert texts(read_bytes(text.encode(), "a.txt", ZONE)) == ["9:00 \u202eklaT\u202c שלום"]


def test_letters_of_windows_are_told() -> None:
    source = read_bytes("9:00 Café “now”".encode("cp1252"), "a.txt", ZONE)
    assert texts(source) == ["9:00 Café “now”"]
    assert source.told == ((Told.WINDOWS_LETTERS, ""),)


@pytest.mark.parametrize("refusal", Refusal)
def test_each_refusal_says_what_it_is_and_what_to_do(refusal: Refusal) -> None:
    happened, next_step = intake_sentence(IntakeError(refusal, "Plan {x}.docx"))
    assert happened.startswith(("Plan {x}.docx", "There are no words in Plan {x}.docx"))
    assert next_step.endswith(".")
    assert "{" not in next_step
    assert str(IntakeError(refusal, "a")) == f"a: {refusal.value}"
