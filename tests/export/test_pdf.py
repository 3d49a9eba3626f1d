"""What the PDF writer hands back: pages, starts, progress, the same bytes for the same document."""

from dataclasses import replace
from io import BytesIO
from threading import Thread
from typing import Any

import pikepdf
import pytest

from core_facilitator.documents.blocks import Document, Heading, Run, Tents, say
from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Canceled, Page, Printed
from pdf_reading import read
from pdf_samples import cover, document, handout, journal, one, run_sheet, section, whole
from says import missing


def printed(printout: Document, page: Page | None = None) -> Printed:
    return DOCUMENT_FORMATS["pdf"].write_document(printout, page or Page())


def opened(result: Printed) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(result.data))


def test_every_kind_of_content_is_said_in_the_file() -> None:
    assert missing(whole(), read(printed(whole()).data).text) == []


def test_sections_start_on_the_pages_that_are_told() -> None:
    result = printed(whole())
    assert result.starts["cover"] == 1
    assert result.starts["handout"] == 3
    reading = read(result.data)
    firsts = [min(node.pages) for node in reading.root.nodes]
    assert firsts == list(result.starts.values())
    assert result.pages == reading.pages


def test_the_cover_lists_the_other_sections_with_their_pages() -> None:
    result = printed(whole())
    listed = [node.text.strip() for node in read(result.data).root.all("TOCI")]
    assert listed[0] == "Run sheet 2"
    assert listed[-1] == f"Notes {result.pages}"
    assert len(listed) == len(whole().sections) - 1


def test_each_line_of_the_list_leads_to_its_section() -> None:
    result = printed(whole())
    with opened(result) as pdf:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        leads_to = [pages[link.Dest[0].objgen] for link in pdf.pages[0].Annots]
    assert leads_to == [start for key, start in result.starts.items() if key != "cover"]


def test_bookmarks_name_sections_and_the_headings_inside() -> None:
    with opened(printed(whole())) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        script = next(item for item in outline.root if item.title == "Every block")
        assert titles == [part.title for part in whole().sections]
        assert [item.title for item in script.children] == ["Opening circle"]
        assert [item.title for item in script.children[0].children] == ["Steps"]


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.LETTER, (612.0, 792.0)), (Paper.A4, (595.28, 841.89))], ids=["letter", "a4"]
)
def test_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[float, float]) -> None:
    with opened(printed(whole(), Page(paper=paper))) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.MediaBox[2:]] == pytest.approx(size, abs=0.01)


def test_large_text_takes_more_pages_and_says_the_same() -> None:
    large = printed(whole(), Page(text_size=TextSize.LARGE))
    assert large.pages > printed(whole()).pages
    assert missing(whole(), read(large.data).text) == []


def test_grayscale_uses_no_color_and_keeps_the_patterns() -> None:
    gray, color = (colors(printed(whole(), Page(grayscale=wanted))) for wanted in (True, False))
    assert all(red == green == blue for red, green, blue in gray)
    assert any(red != green for red, green, blue in color)
    lines, colored_lines = (strokes(printed(whole(), Page(grayscale=wanted))) for wanted in (True, False))
    assert lines == colored_lines > 300


def colors(result: Printed) -> list[tuple[float, ...]]:
    with opened(result) as pdf:
        return [
            tuple(round(float(part), 3) for part in instruction.operands)
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in {"rg", "RG"}
        ]


def strokes(result: Printed) -> int:
    with opened(result) as pdf:
        return sum(
            str(instruction.operator) == "S" for page in pdf.pages for instruction in pikepdf.parse_content_stream(page)
        )


def test_the_same_document_is_the_same_file() -> None:
    assert printed(whole()).data == printed(whole()).data


def test_two_threads_write_the_same_as_one() -> None:
    alone = [printed(whole()).data, printed(one(*handout())).data]
    together: list[bytes] = [b"", b""]

    def write(at: int, printout: Document) -> None:
        together[at] = printed(printout).data

    threads = [Thread(target=write, args=pair) for pair in enumerate((whole(), one(*handout())))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_the_file_says_only_what_the_document_says_of_itself() -> None:
    told = replace(whole(), subject="Participant packet", author="")
    with opened(printed(told)) as pdf:
        assert dict(pdf.docinfo.items()) == {
            "/Title": "Noticing what we carry",
            "/Subject": "Participant packet",
            "/Creator": "CORE Facilitator",
            "/Producer": "CORE Facilitator",
        }
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "Participant packet" in xmp
    assert "CreateDate" not in xmp
    assert "dc:creator" not in xmp


def test_an_author_and_a_title_with_markup_are_kept_as_text() -> None:
    told = replace(one(say("x")), title="A <b> & B\x0bC", author="Noor & Theo", language="")
    with opened(printed(told)) as pdf:
        assert pdf.docinfo["/Title"] == "A <b> & B C"
        assert pdf.docinfo["/Author"] == "Noor & Theo"
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "A <b> & B C"
            assert xmp["dc:creator"] == ["Noor & Theo"]


def test_progress_never_goes_back_and_ends_when_all_is_done() -> None:
    told: list[tuple[int, int]] = []
    DOCUMENT_FORMATS["pdf"].write_document(whole(), Page(), lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len(told) == len(whole().sections) + 10


@pytest.mark.parametrize("when", [1, 12], ids=["while composing", "while drawing"])
def test_the_user_can_stop_it(when: int) -> None:
    count = 0

    def progress(done: int, total: int) -> None:
        nonlocal count
        count += 1
        if count == when:
            raise Canceled

    with pytest.raises(Canceled):
        DOCUMENT_FORMATS["pdf"].write_document(whole(), Page(), progress)
    assert count == when


def test_a_document_without_sections_is_one_empty_page() -> None:
    result = printed(document())
    assert result.pages == read(result.data).pages == 1


def test_a_section_without_content_is_a_page_with_a_footer() -> None:
    result = printed(document(section()))
    assert result.pages == 1
    assert "Page 1" in read(result.data).decoration[0]


def test_contents_before_and_after_a_whole_page_have_pages_of_their_own() -> None:
    mixed = one(Heading(1, "Before"), journal(), Heading(1, "After"), Tents((("Noor", ""),)))
    reading = read(printed(mixed).data)
    assert [min(node.pages) for node in reading.root.all("H1")] == [1, 2, 3]
    assert reading.pages == 4


def test_footers_stand_on_flowing_and_journal_pages_only() -> None:
    result = printed(whole())
    footed = [number for number, text in enumerate(read(result.data).decoration, start=1) if "Page" in text]
    bare = {result.starts["cover"], result.starts["tents"], result.starts["tents"] + 1, result.starts["sign"]}
    assert set(footed) == set(range(1, result.pages + 1)) - bare


def test_a_page_label_may_count_the_pages() -> None:
    told = replace(document(section(run_sheet(3))), page="Page {page} of {pages}")
    result = printed(told)
    assert all(
        f"Page {number} of {result.pages}" in text for number, text in enumerate(read(result.data).decoration, 1)
    )


def test_footers_that_are_too_long_are_shortened() -> None:
    long = replace(document(section(say("x"), footer="middle words " * 60)), running="running words " * 400)
    reading = read(printed(long).data)
    assert reading.decoration[0].count("…") == 2
    assert "Page 1" in reading.decoration[0]


def test_a_cover_may_be_nearly_empty() -> None:
    bare = replace(cover(0), host="", eyebrow="", lines=(), owner="", note="", contents="", legend=())
    reading = read(printed(one(bare)).data)
    assert reading.root.text.split() == ["Noticing", "what", "we", "carry"]


@pytest.mark.parametrize("days", [2, 3, 5])
def test_several_days_are_drawn_on_one_cover(days: int) -> None:
    reading = read(printed(document(section(cover(days)), section(say("x"), key="x", title="Other"))).data)
    figures = reading.root.all("Figure")
    assert [figure.alternative.partition(",")[0] for figure in figures] == [f"Day {n + 1}" for n in range(days)]
    assert {page for figure in figures for page in figure.pages} == {1}


def test_a_long_list_of_contents_stands_on_its_own_pages() -> None:
    others = [section(say("x"), key=f"s{number}", title=f"Section {number}") for number in range(90)]
    result = printed(document(section(cover(), key="cover", title="Cover"), *others))
    toc = read(result.data).root.all("TOC")[0]
    assert toc.pages == {2, 3, 4}
    assert result.starts["s0"] == 5
    assert "Section 89 94" in toc.text


def test_a_link_leads_where_it_says_and_nothing_else_does() -> None:
    web = Run("our pages", link="https://example.org/a b?q=é")
    odd = Run("a file", link="file:///etc/passwd")
    with opened(printed(one(replace(say(""), runs=(web, odd))))) as pdf:
        links = [str(link.A.URI) for link in pdf.pages[0].Annots]
        assert links == ["https://example.org/a%20b?q=%C3%A9"]
        assert str(pdf.pages[0].Annots[0].Contents) == "our pages"


def test_a_section_may_count_its_own_pages() -> None:
    rows = section(run_sheet(4), key="rows")
    told = replace(rows, page="Sheet {number} of {count}, page {page} of {pages}", footer="Printed Oct 14, 6:58 AM")
    result = printed(document(section(say("x"), key="first"), told))
    feet = read(result.data).decoration
    count = result.pages - 1
    assert count > 1
    assert feet[0].endswith("Page 1")
    for number, foot in enumerate(feet[1:], 1):
        assert foot.endswith(f"Printed Oct 14, 6:58 AMSheet {number} of {count}, page {number + 1} of {result.pages}")
