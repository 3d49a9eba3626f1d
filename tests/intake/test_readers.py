"""Workbooks, tables as text, pages, mails and calendars: what each line of a source comes from."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_lines import Mark
from core_facilitator.domain.pasted_sources import Source, Told
from core_facilitator.intake.files import read_bytes
from core_facilitator.intake.pages import page_lines
from core_facilitator.intake.tables import delimiter
from core_facilitator.intake.texts import decoded

ZONE = "America/New_York"


def texts(source: Source) -> list[str]:
    return [line.text for line in source.shown()]


def workbook(*rows: Sequence[object], formats: Sequence[str] = ()) -> Source:
    book, saved = Workbook(), BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    for place, form in enumerate(formats, 1):
        book.active.cell(1, place).number_format = form
    book.active.cell(1, 1).comment = Comment("bring chairs", "Ben")
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.save(saved)
    return read_bytes(saved.getvalue(), "a.xlsx", ZONE)


def test_cells_are_shown_as_nobody_can_take_them_for_anything_else() -> None:
    source = workbook(
        [
            *(time(9), time(13, 5, 40), date(2026, 10, 14), datetime(2026, 10, 14, 9, 30)),  # noqa: DTZ001 -- cells have no zone
            *(datetime(2026, 10, 14), timedelta(minutes=90), timedelta(seconds=30)),  # noqa: DTZ001 -- as above
            *(15, 15.0, 0.5, True, " Talk "),
        ]
    )
    assert texts(source)[0].split(" | ") == [
        *("9:00 AM", "1:06 PM", "2026-10-14", "2026-10-14 9:30 AM", "2026-10-14 12:00 AM", "90 min", "0:00:30"),
        *("15", "15", "0.5", "TRUE", "Talk"),
    ]


def test_a_midnight_is_only_a_time_where_the_cell_shows_hours() -> None:
    at = datetime(2026, 10, 14)  # noqa: DTZ001 -- cells have no zone
    assert texts(workbook([at, "x"], formats=["yyyy-mm-dd"]))[0] == "2026-10-14 | x"


def test_a_formula_without_a_value_is_shown_itself() -> None:
    source = workbook(["=A2+B2", "Talk"], [None, "Walk"])
    assert texts(source)[:2] == ["=A2+B2 | Talk", " | Walk"]
    assert (Told.FORMULAS_WITHOUT_VALUES, "1") in source.told


def test_comments_of_cells_are_kept_aside() -> None:
    (comment,) = workbook(["9:00", "Talk"]).after
    assert comment.aside
    assert "bring chairs" in comment.text


def test_headers_footers_and_charts_of_sheets_are_kept_aside() -> None:
    book, saved = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["9:00", "Talk"])
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("Juniper & friends"))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("Page &P"))
    chart = BarChart()
    chart.title = "Minutes by kind"
    sheet.add_chart(chart)
    book.save(saved)
    after = [line.text for line in read_bytes(saved.getvalue(), "a.xlsx", ZONE).after]
    assert after == ["Chart: Minutes by kind", "Header: Juniper & friends"]


def test_many_empty_rows_are_one_and_those_around_none() -> None:
    assert texts(workbook([], [], ["9:00"], [], [], ["9:30"], []))[:3] == ["9:00", "", "9:30"]


def test_what_parts_the_cells_is_found_out() -> None:
    assert [delimiter(text) for text in ("a,b\nc,d", "a;b,c\nd;e", "a\tb", 'a|b\n"c,d,e"|f', "alone")] == [*",;\t|,"]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    source = read_bytes(('9:00,"Talk\n' + "9:30,Walk\n" * 50).encode(), "a.csv", ZONE)
    assert source.told == ((Told.QUOTES_UNBALANCED, ""),)
    assert texts(source)[:2] == ['9:00 | "Talk', "9:30 | Walk"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_letters_are_known_in_every_usual_encoding(encoding: str) -> None:
    text = "9:00 Café\n9:30 Überblick und Ausblick"
    assert decoded(text.encode(encoding), "a") == (text, encoding == "cp1252")


def test_letters_that_windows_leaves_open_stay() -> None:
    assert decoded(b"caf\xe9 \x81", "a") == ("café \x81", True)
    assert decoded(b"a\0b\0c", "a") == ("a\0b\0c", False)


def test_a_page_has_headings_lists_links_and_pictures_in_words() -> None:
    lines = page_lines(
        "<title>T</title><style>p{}</style><script>x()</script><h2>Day 1</h2><p>9:00\n Talk</p>"
        "<ul><li>pens<ol><li>blue</li></ol></li><li>- typed</li></ul>"
        "<p><a href='https://x.org/a'>cards</a> <a href='#top'>up</a> <a href='mailto:a@x.org'>a@x.org</a>"
        "<img src='file:///etc/passwd' alt='a map'><img></p><template>no</template></p></td></tr></table></ul>"
    )
    assert [line.text for line in lines] == [
        *("T", "Day 1", "9:00 Talk", "pens", "blue", "- typed", "cards (https://x.org/a) up a@x.org a map")
    ]
    forms = [line.form for line in lines if line.form]
    assert [one.mark for one in forms] == [
        *(Mark.NONE, Mark.HEADING, Mark.NONE, Mark.BULLET, Mark.NUMBER, Mark.BULLET, Mark.NONE)
    ]
    assert [one.indent for one in forms][3:5] == [0, 2]
    assert page_lines(" ") == ()


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    inner = "<table><tr><th>Time</th><td>Talk</td></tr></table>"
    lines = page_lines(f"<table><tr><td>Left</td><td>{inner}</td></tr><tr><td>alone</td><td></td></tr></table>")
    assert [line.text for line in lines] == ["Left", "Time | Talk", "alone"]


def test_tables_in_one_another_without_end_lose_nothing() -> None:
    lines = page_lines("".join(f"<table><tr><td>a{number}<td>b{number}" for number in range(100)))
    words = " ".join(line.text for line in lines)
    assert all(f"a{number}" in words and f"b{number}" in words for number in range(100))


def test_a_page_is_known_by_how_it_begins() -> None:
    assert texts(read_bytes(b" <!DOCTYPE html><p>9:00 Talk", "page", ZONE)) == ["9:00 Talk"]


def mail(*parts: tuple[str, str]) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Plan"
    for number, (text, subtype) in enumerate(parts):
        (made.add_alternative if number else made.set_content)(text, subtype=subtype)
    return made


def test_a_mail_in_two_forms_is_read_once_in_the_plain_one() -> None:
    made = mail(("9:00 Talk", "plain"), ("<p>9:00 Talk</p>", "html"))
    assert texts(read_bytes(made.as_bytes(), "a.eml", ZONE))[:3] == ["Subject: Plan", "", "9:00 Talk"]
    made = mail((" ", "plain"), ("<p>9:30 Walk</p>", "html"))
    assert texts(read_bytes(made.as_bytes(), "a.eml", ZONE))[2] == "9:30 Walk"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii"])
def test_a_mail_in_letters_that_nobody_knows_is_read_all_the_same(charset: str) -> None:
    data = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n9:00 Café".encode()
    assert texts(read_bytes(data, "mail.txt", ZONE)) == ["", "9:00 Café"]


def test_a_mail_that_is_forwarded_in_a_mail_is_read_too() -> None:
    made = mail(("see below", "plain"))
    made.add_attachment(mail(("9:00 Talk", "plain")))
    assert "9:00 Talk" in texts(read_bytes(made.as_bytes(), "a.eml", ZONE))


def calendar(*lines: str) -> Source:
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""))
    return read_bytes(text.encode(), "a.ics", ZONE)


def event(*lines: str, kind: str = "VEVENT") -> tuple[str, ...]:
    return (f"BEGIN:{kind}", *lines, f"END:{kind}")


def test_a_sheet_of_things_to_pack_is_put_aside() -> None:
    book, saved = Workbook(), BytesIO()
    assert book.active is not None
    for row in (["Uhr", "Was"], ["9:00", "Talk"]):
        book.active.append(row)
    packing = book.create_sheet("Packing list")
    for row in (["Item", "Quantity", "Notes"], ["Markers", "30", "blue"]):
        packing.append(row)
    book.save(saved)
    agenda, things = read_bytes(saved.getvalue(), "a.xlsx", ZONE).sheets
    assert not any(line.aside for line in agenda.lines)
    assert [line.aside for line in things.lines] == [True, True]
    assert (things.heads, things.columns) == (("Item", "Quantity", "Notes"), (None, None, None))


def test_an_event_over_night_says_how_long_it_is() -> None:
    source = calendar(*event("SUMMARY:Sleep", "DTSTART:20261013T220000", "DTEND:20261014T070000"))
    assert texts(source) == ["Tuesday, 2026-10-13 | 10:00 PM | 7:00 AM | 540 min | Sleep"]
    read = read_agenda(source.shown(), date(2026, 10, 1), columns={0: source.sheets[0].columns})
    (block,) = (line.block for line in read.lines if line.block)
    assert (block.start, block.minutes, block.unsure, block.notes) == (time(22), 540, False, "")


def test_events_are_in_the_order_of_time_on_one_clock() -> None:
    source = calendar(
        *event("SUMMARY:Late", "DTSTART:20261014T180000Z", "DTEND:20261014T190000Z"),
        *event("SUMMARY:Floating", "DTSTART:20261014T090000"),
        *event("SUMMARY:Whole", "DTSTART;VALUE=DATE:20261014"),
        *event("SUMMARY:Night", "DTSTART:20261013T220000", "DTEND:20261015T010000"),
    )
    assert source.zone == ZONE
    assert source.told == ((Told.ZONES_CONVERTED, ZONE),)
    assert texts(source) == [
        "Tuesday, 2026-10-13 | 10:00 PM |  |  | Night |  | Until 2026-10-15 1:00 AM",
        "Wednesday, 2026-10-14 |  |  | 0 | Whole |  | All day",
        "Wednesday, 2026-10-14 | 9:00 AM |  |  | Floating",
        "Wednesday, 2026-10-14 | 2:00 PM | 3:00 PM |  | Late",
    ]


def test_what_is_no_event_at_a_time_is_kept_aside() -> None:
    source = calendar(
        *event("SUMMARY:Undated", "DESCRIPTION:one\\ntwo"),
        *event("SUMMARY:Broken", "DTSTART:soon"),
        *event("SUMMARY:Buy pens", "DUE:20261001T120000", kind="VTODO"),
        *event("DESCRIPTION:Dear diary", kind="VJOURNAL"),
        *event("SUMMARY:Talk", "DTSTART:20261014T090000", "DURATION:soon"),
        *event("SUMMARY:Far", "DTSTART:20261014T100000", "DURATION:P9999999D"),
        *event("SUMMARY:Ends badly", "DTSTART:20261014T110000", "DTEND:later"),
    )
    assert [line.text for line in source.after] == [
        *("To do: Buy pens · 20261001T120000", "Journal: ", "Dear diary"),
        *("Without a time: Undated", "one", "two", "Without a time: Broken · soon"),
    ]
    assert [line.text.split(" | ")[4] for line in source.sheets[0].lines] == [*("Talk", "Far", "Ends badly")]


def test_lines_that_are_no_properties_are_kept_as_they_stand() -> None:
    source = calendar(
        *event(
            *("SUMMARY:Talk", "DTSTART:20261014T090000", "not a property", "ATTENDEE;CN=Ana:MAILTO:ana@x.org"),
            *("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder.", "SUMMARY:Take tea", "END:VALARM"),
        )
    )
    assert texts(source)[0].endswith("| Comment: not a property / Attendee: Ana <ana@x.org> / Alarm: Take tea")


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:after all",
        "BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR",
    ],
)
def test_a_calendar_whose_parts_do_not_fit_is_damaged(text: str) -> None:
    with pytest.raises(Exception, match="damaged"):
        read_bytes(text.encode(), "a.ics", ZONE)


def test_a_zone_that_there_is_not_is_not_taken() -> None:
    source = calendar("X-WR-TIMEZONE:Moon/Base", *event("SUMMARY:Talk", "DTSTART:20261014T090000"))
    assert source.zone == ZONE


def test_what_a_calendar_says_of_itself_is_kept() -> None:
    source = calendar("NAME:Days", "X-WR-CALNAME:Days", "COLOR:red", *event("SUMMARY:Talk", "DTSTART:20261014T090000"))
    assert texts(source)[:2] == ["Subject: Days", "Color: red"]
