"""Web pages, and mails that are written like them: lines, headings, lists and tables; nothing is loaded or run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml.etree import HTMLParser

from core_facilitator.domain.pasted_lines import Mark, Stripped, stripped
from core_facilitator.domain.pasted_sources import SourceLine
from core_facilitator.domain.text import clean
from core_facilitator.intake.rows import row_line

_UNSHOWN = frozenset({"script", "style", "template"})
_BREAKING = frozenset(
    (
        *("p", "div", "br", "hr", "table", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt", "dd"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "header", "footer", "title"),
        *("body", "address", "center", "form", "fieldset", "figure", "figcaption", "nav", "main", "aside", "option"),
    )
)
_IN_TABLES = frozenset({"table", "tr", "td", "th"})
_DEEPEST = 30  # tables in one another
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def page_lines(text: str) -> tuple[SourceLine, ...]:
    """Return the lines of a page. A row of a table is a line with cells, unless the table only lays out the page."""
    page = _Page()
    if text.strip():
        parser = HTMLParser(target=page, encoding="utf-8", no_network=True, recover=True)  # type: ignore[arg-type] # -- lxml calls what there is, with texts
        parser.feed(clean(text).text.encode())
        parser.close()
    return tuple(page.lines)


Lines = list[SourceLine]


@dataclass(slots=True)
class _Table:
    """A table that is open: how many cells were open around it, and its row with the lines of each cell."""

    around: int
    row: list[Lines] = field(default_factory=list)


class _Page:
    """Gathers lines; a cell gathers its own. libxml2 reads the page, in one pass, and calls what is public here."""

    def __init__(self) -> None:
        self._open: list[Lines] = [[]]  # the page, and the cells that are open in one another
        self._tables: list[_Table] = []
        self._words: list[str] = []
        self._unshown = 0
        self._level = 0
        self._lists: list[str] = []
        self._item = False
        self._link = ""
        self._linked = 0  # how many words stood before the link

    @property
    def lines(self) -> Lines:
        """The lines of the page."""
        return self._open[0]

    def close(self) -> None:
        """End the page, with tables that nobody closed."""
        self._end_line()
        while self._tables:
            self._end_table()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._unshown += tag in _UNSHOWN
        if tag in _BREAKING:
            self._end_line()
        if tag in _IN_TABLES:
            self._begin_in_table(tag)
        elif tag in ("ul", "ol"):
            self._lists.append(tag)
        elif tag == "a":
            self._link, self._linked = attributes.get("href", ""), len(self._words)
        elif tag == "img":
            self._words.append(f" {attributes.get('alt', '')} ")
        self._item = self._item or tag == "li"
        self._level = _HEADINGS.get(tag, self._level)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in _UNSHOWN and self._unshown:
            self._unshown -= 1
        if tag in _BREAKING:
            self._end_line()
        if tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "a":
            self._end_link()
        if tag in _HEADINGS:
            self._level = 0

    def data(self, data: str) -> None:
        """Take words."""
        if not self._unshown:
            self._words.append(data)

    def _begin_in_table(self, tag: str) -> None:
        if len(self._tables) >= _DEEPEST:
            return
        if tag == "table" or not self._tables:
            self._tables.append(_Table(len(self._open)))
        if tag == "tr":
            self._end_row()
        elif tag != "table":
            table = self._tables[-1]
            del self._open[table.around :]
            table.row.append([])
            self._open.append(table.row[-1])

    def _end_table(self) -> None:
        self._end_row()
        self._tables.pop()

    def _end_row(self) -> None:
        """End a row: cells that hold more than words only lay out the page."""
        table = self._tables[-1]
        row, table.row = table.row, []
        del self._open[table.around :]
        filled = [cell for cell in row if cell]
        if len(filled) < 2 or any(_is_row(line) for cell in row for line in cell):
            self._open[-1].extend(line for cell in row for line in cell)
        else:
            self._open[-1].append(row_line(["\n".join(line.text for line in cell) for cell in row]))

    def _end_link(self) -> None:
        """Keep where a link leads, as words, unless the words say it."""
        link = self._link.removeprefix("mailto:")
        if link and not link.startswith("#") and link not in "".join(self._words[self._linked :]):
            self._words.append(f" ({link})")
        self._link = ""

    def _end_line(self) -> None:
        text = " ".join(clean("".join(self._words)).text.split())
        self._words = []
        if not text:
            return
        form = stripped(text)
        if not form.cells and form.mark is Mark.NONE:
            form = self._marked(form)
        self._open[-1].append(SourceLine(text=text, form=form))
        self._item = False

    def _marked(self, form: Stripped) -> Stripped:
        if self._level:
            return replace(form, mark=Mark.HEADING, level=self._level)
        if self._item and self._lists:
            mark = Mark.NUMBER if self._lists[-1] == "ol" else Mark.BULLET
            return replace(form, mark=mark, indent=2 * (len(self._lists) - 1))
        return form


def _is_row(line: SourceLine) -> bool:
    return line.form is not None and bool(line.form.cells)
