"""Files of prompts: sets of questions as YAML that people can read and write by hand.

docs/prompt-file.md explains every field.
"""

from dataclasses import dataclass

from core_facilitator.domain.prompts import Asked, Prompt, PromptSet
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_fields import Kind, Read, one_of
from core_facilitator.store.file_reading import FileError, FileReading, below
from core_facilitator.store.file_trees import MisreadError, Node

VERSION = 1
VERSION_FIELD = "prompts_file"

EDITORS_NOTE = "editors_note"
"""What the next editor should know: kept in the file, shown to nobody."""

SIMPLE: dict[type, dict[str, Kind]] = {
    PromptSet: {
        "key": kinds.SHORT_NAME,
        "title": kinds.TEXT,
        "framework": kinds.FRAMEWORK,
        "ordered": kinds.TRUTH,
        "note": kinds.TEXT,
        "credit": kinds.TEXT,
        EDITORS_NOTE: kinds.TEXT,
    },
    Prompt: {
        "key": kinds.SHORT_NAME,
        "text": kinds.TEXT,
        "phase": kinds.TEXT,
        "framework": kinds.FRAMEWORK,
        "minutes": kinds.COUNT,
        "audience": one_of(Asked),
        "private": kinds.TRUTH,
        EDITORS_NOTE: kinds.TEXT,
    },
}
"""The fields of each value that hold a single thing, and the kind of each."""

NESTED: dict[type, dict[str, str]] = {PromptSet: {"prompts": "list of prompts"}}
"""The fields that hold lists, and what the documentation says of them."""


class PromptFileError(FileError):
    """A file that holds no prompts: everything that is wrong with it, in the order of its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PromptsFile:
    sets: tuple[PromptSet, ...]


def read(text: str, name: str) -> tuple[PromptSet, ...]:
    """Return the sets that a file of prompts holds. `name` is the file's name, for the errors.

    Raises:
        PromptFileError: with every problem found (the first 200); nothing is guessed.
    """
    reading = _Reading()
    found, problems = reading.whole(text, name, reading.file)
    if found is None or problems:
        raise PromptFileError(tuple(problems))
    return found.sets


class _Reading(FileReading):
    """One pass over a file of prompts."""

    def __init__(self) -> None:
        super().__init__(SIMPLE | {_PromptsFile: {}}, VERSION_FIELD, VERSION, aside=(EDITORS_NOTE,))
        self._sets: set[str] = set()
        self._prompts: set[str] = set()

    def file(self, root: Node) -> _PromptsFile | None:
        """Return what the file's tree holds, or None when it could not be put together."""
        if not self.form_is_known(root):
            return None
        more: dict[str, Read] = {"sets": self.listed(self._set), VERSION_FIELD: kinds.COUNT.read}
        return self.value(_PromptsFile, root, "", more)

    def _set(self, node: Node, path: str) -> PromptSet | None:
        found = self.value(PromptSet, node, path, {"prompts": self.listed(self._prompt)})
        if found is not None:
            self._is_new(found.key, self._sets, "sets", node, path)
            if not found.prompts:
                self.report(MisreadError(node.line, below(path, "prompts"), "at least one prompt is needed"))
        return found

    def _prompt(self, node: Node, path: str) -> Prompt | None:
        found = self.value(Prompt, node, path, {})
        if found is not None:
            self._is_new(found.key, self._prompts, "prompts", node, path)
            if not found.text.strip():
                self.report(MisreadError(node.line, below(path, "text"), "asks nothing"))
        return found

    def _is_new(self, key: str, known: set[str], what: str, node: Node, path: str) -> None:
        if key in known:
            self.report(MisreadError(node.line, below(path, "key"), f"two {what} have the key '{key}'"))
        known.add(key)
