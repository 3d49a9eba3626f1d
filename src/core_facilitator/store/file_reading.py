"""One pass over a file of ours: every field read as its form says, everything that is wrong collected."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_fields import Kind, Read, expected
from core_facilitator.store.file_trees import MOST_CHARACTERS, Entries, Items, MisreadError, Node, tree

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", bound="DataclassInstance")
Found = TypeVar("Found")

MOST_PROBLEMS = 200
"""Nobody reads more. A file with so many is of another kind, or made to keep the computer busy."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: its line from 1 (0: the file as a whole), the field's path, and why."""

    file: str
    line: int
    field: str
    why: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        field = f", {self.field}" if self.field else ""
        return f"{self.file}{line}{field}: {self.why}"


class FileError(Exception):
    """A file that is not what it should be: everything that is wrong with it, in the order of its lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def text_in(path: Path, most: int, error: type[FileError]) -> str:
    """Return the text of a file: UTF-8, or UTF-16 with its mark. Reads no more than `most` characters can take.

    Raises:
        FileError: as the `error` that is given, when its bytes are no such text.
        OSError: when it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(4 * most + 1)
    if len(data) > 4 * most:
        raise error((Problem(path.name, 0, "", f"the file is longer than {most:,} characters"),))
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as cause:
        line = data.count(b"\n", 0, cause.start) + 1
        raise error((Problem(path.name, line, "", "is not UTF-8 text; save the file as UTF-8"),)) from cause


class TooManyProblemsError(Exception):
    """There is no point in reading on."""


class FileReading:
    """`problems` fills as it goes; what its methods return counts only if that stays empty.

    Args:
        simple: the fields of each sort of value that hold a single thing, and the kind of each.
        version_field: the field that says of which form the file is.
        version: the only form that can be read.
        aside: further fields that a file may have and a value has not.
    """

    most_characters = MOST_CHARACTERS
    """A file that is longer is refused."""

    def __init__(
        self, simple: Mapping[type, Mapping[str, Kind]], version_field: str, version: int, aside: Iterable[str] = ()
    ) -> None:
        self.problems: list[MisreadError] = []
        self._simple = simple
        self._version_field = version_field
        self._version = version
        self._of_the_file = frozenset({version_field, *aside})

    def whole(self, text: str, name: str, read: Callable[[Node], Found | None]) -> tuple[Found | None, list[Problem]]:
        """Return what `read` makes of the file's tree, and all problems in the order of its lines."""
        return self.all_of(lambda: tree(text, self.most_characters), name, read)

    def all_of(
        self, given: Callable[[], Node], name: str, read: Callable[[Node], Found | None]
    ) -> tuple[Found | None, list[Problem]]:
        """Return what `read` makes of the tree that is given, and all problems in the order of its lines."""
        found = None
        try:
            found = read(given())
        except MisreadError as problem:
            self.problems.append(problem)
        except TooManyProblemsError:
            self.problems.append(
                MisreadError(0, "", f"more than {MOST_PROBLEMS - 1} problems; only the first are listed")
            )
        wrong = sorted(self.problems, key=lambda problem: problem.line)
        return found, [Problem(name, problem.line, problem.field, problem.why) for problem in wrong]

    def report(self, problem: MisreadError) -> None:
        """Note what is wrong, and read on.

        Raises:
            TooManyProblemsError: when that is enough.
        """
        self.problems.append(problem)
        if len(self.problems) == MOST_PROBLEMS:
            raise TooManyProblemsError

    def form_is_known(self, root: Node) -> TypeGuard[Entries]:
        """Return whether a file's tree is fields, and says that it is of the form that can be read here."""
        field = self._version_field
        if not isinstance(root, Entries):
            self.report(expected(f"fields, the first of them {field}: {self._version}", root, ""))
            return False
        given = next((entry for entry in root.entries if entry.key == field), None)
        if given is None:
            self.report(MisreadError(root.line, field, f"missing; write {field}: {self._version}"))
            return False
        number = self.attempt(kinds.COUNT.read, given.value, field)
        if number is not None and number > self._version:
            known = f"only form {self._version} can be read here"
            why = f"made by a newer version: this file is of form {number}, and {known}"
            self.report(MisreadError(given.line, field, why))
        return number == self._version

    def listed(self, read: Read) -> Callable[[Node, str], tuple[Any, ...]]:
        """Return what reads a list, each item by `read`; those that are wrong are left out."""

        def read_all(node: Node, path: str) -> tuple[Any, ...]:
            if not isinstance(node, Items):
                raise expected("a list", node, path)
            found = (self.attempt(read, item, f"{path}[{place}]") for place, item in enumerate(node.items))
            return tuple(value for value in found if value is not None)

        return read_all

    def plain(self, sort: type[Any]) -> Read:
        """Return what reads a value of that sort, all fields of which hold a single thing."""

        def read_one(node: Node, path: str) -> object:
            return self.value(sort, node, path, {})

        return read_one

    def attempt(self, read: Callable[[Node, str], Found], node: Node, path: str) -> Found | None:
        """Return what `read` makes of a node, or None after reporting why it is nothing."""
        try:
            return read(node, path)
        except MisreadError as problem:
            self.report(problem)
            return None

    def quietly(self, read: Callable[[Node, str], Found], node: Node) -> Found | None:
        """Return what `read` makes of a node, or None; what is wrong with it is reported elsewhere."""
        with suppress(MisreadError):
            return read(node, "")
        return None

    def value(
        self, sort: type[Value], node: Node, path: str, more: Mapping[str, Read], key: object = None
    ) -> Value | None:
        """Return the dataclass of that sort, or None when a field that it needs is missing or wrong.

        Args:
            sort: what to make.
            node: its fields.
            path: where it stands in the file.
            more: how its fields that hold lists, other values or references are read.
            key: its `id`, if it has one.
        """
        if not isinstance(node, Entries):
            raise expected("fields", node, path)
        readers = {name: kind.read for name, kind in self._simple[sort].items()} | dict(more)
        if key is not None:
            readers |= {"id": kinds.SHORT_NAME.read, "key": kinds.KEY.read}
        values = self._fields(node, path, readers)
        needed = {field.name for field in fields(sort) if field.default is MISSING} - {"id"}
        for name in sorted(needed - values.keys()):
            self.report(MisreadError(node.line, below(path, name), "missing"))
        given = {name: value for name, value in values.items() if value is not None and name not in self._of_the_file}
        if needed - given.keys():
            return None
        return sort(**(given if key is None else {"id": key, **given}))

    def _fields(self, node: Entries, path: str, readers: dict[str, Read]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        order = list(readers)
        known = sorted(
            (entry for entry in node.entries if entry.key in readers), key=lambda entry: order.index(entry.key)
        )
        for entry in node.entries:
            if entry.key not in readers:
                self.report(MisreadError(entry.line, below(path, entry.key), _unknown(entry.key, order)))
        for entry in known:
            field = below(path, entry.key)
            if entry.key in values:
                self.report(MisreadError(entry.line, field, "stands twice; keep one"))
            else:
                values[entry.key] = self.attempt(readers[entry.key], entry.value, field)
        return values


def below(path: str, name: str) -> str:
    """Return the path of a field."""
    short = name if len(name) <= 40 else name[:39] + "…"
    return f"{path}.{short}" if path else short


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only a slip needs it, and the start of the app has no time for it

    close = get_close_matches(name, known, n=1)
    return f"there is no field of this name; did you mean {close[0]}?" if close else "there is no field of this name"
