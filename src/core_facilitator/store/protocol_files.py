"""Files of protocols: cards as YAML that people can read, write by hand and pass on.

The library that comes with the app is kept in such files, and own protocols are exported and imported as one.
docs/protocol-file.md explains every field.
"""

from dataclasses import dataclass

from core_facilitator.domain.agendas import Handout, Material
from core_facilitator.domain.protocols import (
    Care,
    Groups,
    License,
    Practice,
    Protocol,
    ProtocolStep,
    Role,
    Setting,
    Variation,
)
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_fields import Read, expected, one_of
from core_facilitator.store.file_reading import FileError, FileReading, below
from core_facilitator.store.file_trees import Entries, MisreadError, Node
from core_facilitator.store.protocol_files_form import EDITORS_NOTE, SIMPLE, VERSION, VERSION_FIELD


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolsFile:
    """What stands in one file: a title, where its practices come from, and the cards."""

    title: str = ""
    source: str = ""
    protocols: tuple[Protocol, ...]


class ProtocolFileError(FileError):
    """A file that holds no protocols: everything that is wrong with it, in the order of its lines."""


def read(text: str, name: str) -> ProtocolsFile:
    """Return what a file of protocols holds. `name` is the file's name, for the errors.

    Raises:
        ProtocolFileError: with every problem found (the first 200); nothing is guessed.
    """
    reading = _Reading()
    found, problems = reading.whole(text, name, reading.file)
    if found is None or problems:
        raise ProtocolFileError(tuple(problems))
    return found


class _Reading(FileReading):
    """One pass over a file of protocols."""

    def __init__(self) -> None:
        simple = SIMPLE | {ProtocolsFile: {"title": kinds.TEXT, "source": kinds.TEXT}}
        super().__init__(simple, VERSION_FIELD, VERSION, aside=(EDITORS_NOTE, "licenses"))
        self._licenses: dict[str, License] = {}
        self._keys: set[str] = set()

    def file(self, root: Node) -> ProtocolsFile | None:
        """Return what the file's tree holds, or None when it could not be put together."""
        if not isinstance(root, Entries):
            self.report(expected(f"fields, the first of them {VERSION_FIELD}: {VERSION}", root, ""))
            return None
        if not self.version_is_known(root):
            return None
        more: dict[str, Read] = {
            # In this order: protocols refer to licenses.
            "licenses": self.listed(self._license),
            "protocols": self.listed(self._protocol),
            VERSION_FIELD: kinds.COUNT.read,
        }
        return self.value(ProtocolsFile, root, "", more)

    def _license(self, node: Node, path: str) -> License | None:
        found = self.value(License, node, path, {})
        if found is not None and found.key in self._licenses:
            raise MisreadError(node.line, below(path, "key"), f"two licenses have the key '{found.key}'")
        if found is not None:
            self._licenses[found.key] = found
        return found

    def _protocol(self, node: Node, path: str) -> Protocol | None:
        texts = self.listed(kinds.TEXT.read)
        more: dict[str, Read] = {
            "license": self._known_license,
            "when": texts,
            "groups": self.plain(Groups),
            "practices": self.listed(one_of(Practice).read),
            "settings": self.listed(one_of(Setting).read),
            "materials": self.listed(self.plain(Material)),
            "roles": self.listed(self.plain(Role)),
            "steps": self.listed(self.plain(ProtocolStep)),
            "prompts": texts,
            "tips": texts,
            "traps": texts,
            "variations": self.listed(self.plain(Variation)),
            "debrief": texts,
            "goes_with": self.listed(kinds.SHORT_NAME.read),
            "cautions": texts,
            "care": self.plain(Care),
            "handout": self.plain(Handout),
            "tags": texts,
        }
        found = self.value(Protocol, node, path, more)
        if found is not None:
            self._check(found, node, path)
        return found

    def _check(self, protocol: Protocol, node: Node, path: str) -> None:
        """Report what no single field shows."""
        for field, why in (*_contradictions(protocol), *self._taken(protocol)):
            self.report(MisreadError(node.line, below(path, field), why))
        self._keys.add(protocol.key)

    def _taken(self, protocol: Protocol) -> list[tuple[str, str]]:
        return [("key", f"two protocols have the key '{protocol.key}'")] if protocol.key in self._keys else []

    def _known_license(self, node: Node, path: str) -> License:
        key: str = kinds.SHORT_NAME.read(node, path)
        if key not in self._licenses:
            raise MisreadError(node.line, path, f"no license here has the key '{key}'")
        return self._licenses[key]


def _contradictions(protocol: Protocol) -> list[tuple[str, str]]:
    """Return the field and what is wrong with it, for every rule that a card breaks."""
    floors = sum(step.minutes if step.kept else step.floor for step in protocol.steps)
    groups, minutes = protocol.groups, protocol.minutes
    rules = (
        (not protocol.steps, "steps", "at least one step is needed"),
        (protocol.least > minutes, "least", f"more than the {minutes} minutes of the steps"),
        (protocol.most < minutes, "most", f"fewer than the {minutes} minutes of the steps"),
        (floors > protocol.least, "least", f"fewer than the {floors} minutes below which its steps make no sense"),
        (groups.least > groups.most, "groups", "the least is more than the most"),
        (any(step.floor > step.minutes for step in protocol.steps), "steps", "a floor is more than its step's minutes"),
        (minutes < protocol.most and not _can_stretch(protocol), "steps", "no step stretches, so it can take no more"),
        (not protocol.settings, "settings", "it must work somewhere"),
    )
    return [(field, why) for wrong, field, why in rules if wrong]


def _can_stretch(protocol: Protocol) -> bool:
    return any(step.stretches for step in protocol.steps)
