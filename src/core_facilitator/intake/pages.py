"""Web pages, and mails that are written like them: lines, headings, lists and tables; nothing is loaded or run."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from core_facilitator.domain.pasted_lines import Mark, Stripped, stripped
from core_facilitator.domain.pasted_sources import SourceLine
from core_facilitator.domain.text import clean
from core_facilitator.intake.rows import row_line

_UNSHOWN = frozenset({"script", "style", "template"})
_BREAKING = frozenset(
    (
        *(
            "p",
            "div",
            "br",
            "hr",
            "tr",
            "table",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("blockquote", "pre", "section", "article", "header", "footer", "title", "body", "address", "center", "form"),
        *("fieldset", "figure", "figcaption", "nav", "main", "aside", "option"),
    )
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def page_lines(text: str) -> tuple[SourceLine, ...]:
    """Return the lines of a page. A row of a table is a line with cells, unless the table only lays out the page."""
    page = _Page()
    page.feed(text.replace("\x00", ""))
    page.close()
    return page.finished()


@dataclass(slots=True)
class _Cell:
    """The lines of a cell, or of the page itself."""

    lines: list[SourceLine] = field(default_factory=list)


class _Page(HTMLParser):
    """Gathers lines; a cell gathers its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells = [_Cell()]  # the innermost last; the first is the page
        self._rows: list[list[_Cell]] = []
        self._words: list[str] = []
        self._unshown = 0
        self._level = 0
        self._lists: list[str] = []
        self._item = False
        self._link = ""

    def finished(self) -> tuple[SourceLine, ...]:
        """Return the lines, with tables closed that nobody closed."""
        while self._rows:
            self._end_row()
        self._end_line()
        return tuple(self._cells[0].lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self._unshown += tag in _UNSHOWN
        if tag in _BREAKING:
            self._end_line()
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._end_line()
            if len(self._cells) > len(self._rows):
                self._cells.pop()
            self._cells.append(_Cell())
            self._rows[-1].append(self._cells[-1])
        elif tag in ("ul", "ol"):
            self._lists.append(tag)
        self._item = self._item or tag == "li"
        self._level = _HEADINGS.get(tag, self._level)

        if tag == "a":
            self._link = next((value or "" for name, value in attrs if name == "href"), "")
        elif tag == "img":
            self._words.append(next((f" {value} " for name, value in attrs if name == "alt" and value), ""))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in _UNSHOWN and self._unshown:
            self._unshown -= 1
        if tag in _BREAKING:
            self._end_line()
        if tag in ("tr", "table") and self._rows and (tag == "tr" or len(self._rows) >= len(self._cells)):
            self._end_row()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _HEADINGS:
            self._level = 0
        if tag == "a":
            self._end_link()

    def _end_link(self) -> None:
        """Keep where a link leads, as words, unless the words say it."""
        link = self._link.removeprefix("mailto:")
        if link and not link.startswith("#") and link not in "".join(self._words):
            self._words.append(f" ({link})")
        self._link = ""

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._unshown:
            self._words.append(data)

    def _end_line(self) -> None:
        text = " ".join(clean("".join(self._words)).text.split())
        self._words = []
        if not text:
            return
        form = stripped(text)
        if not form.cells and form.mark is Mark.NONE:
            form = self._marked(form)
        self._cells[-1].lines.append(SourceLine(text=text, form=form))
        self._item = False

    def _marked(self, form: Stripped) -> Stripped:
        if self._level:
            return replace(form, mark=Mark.HEADING, level=self._level)
        if self._item and self._lists:
            mark = Mark.NUMBER if self._lists[-1] == "ol" else Mark.BULLET
            return replace(form, mark=mark, indent=2 * (len(self._lists) - 1))
        return form

    def _end_row(self) -> None:
        """End the innermost row: cells that hold more than words only lay out the page."""
        self._end_line()
        row = self._rows.pop()
        del self._cells[len(self._rows) + 1 :]
        filled = [cell for cell in row if cell.lines]
        if len(filled) < 2 or any(_is_row(line) for cell in row for line in cell.lines):
            lines = [line for cell in row for line in cell.lines]
        else:
            lines = [row_line(["\n".join(line.text for line in cell.lines) for cell in row])]
        self._cells[-1].lines += lines


def _is_row(line: SourceLine) -> bool:
    return isinstance(line.form, Stripped) and bool(line.form.cells)
