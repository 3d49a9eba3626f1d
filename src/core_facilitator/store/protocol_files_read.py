"""From the tree of a file of protocols to cards and collections, and to everything that is wrong with it."""

from dataclasses import dataclass

from core_facilitator.domain.agendas import Handout, Material
from core_facilitator.domain.protocol_imports import CardSet
from core_facilitator.domain.protocol_rules import Rule, broken
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
from core_facilitator.store.file_fields import Read, one_of
from core_facilitator.store.file_reading import FileReading, below
from core_facilitator.store.file_trees import Entries, MisreadError, Node
from core_facilitator.store.protocol_files_form import EDITORS_NOTE, SIMPLE, VERSION, VERSION_FIELD

MOST_CHARACTERS = 10_000_000
"""Characters of a file of protocols: a thousand long cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolsFile:
    """What stands in one file: a title, where its practices come from, the cards, and collections of cards."""

    title: str = ""
    source: str = ""
    protocols: tuple[Protocol, ...]
    collections: tuple[CardSet, ...] = ()


class Reading(FileReading):
    """One pass over a file of protocols; `cards` and `sets` fill with what was found in it, by its path.

    Args:
        finished: whether each card must keep to the rules. One that somebody still writes on need not.
    """

    most_characters = MOST_CHARACTERS

    def __init__(self, *, finished: bool = True) -> None:
        simple = SIMPLE | {ProtocolsFile: {"title": kinds.TEXT, "source": kinds.TEXT}}
        super().__init__(simple, VERSION_FIELD, VERSION, aside=(EDITORS_NOTE, "licenses"))
        self.cards: dict[str, tuple[str, Protocol | None]] = {}
        self.sets: dict[str, tuple[str, CardSet | None]] = {}
        self._finished = finished
        self._licenses: dict[str, License] = {}
        self._keys: set[str] = set()

    def file(self, root: Node) -> ProtocolsFile | None:
        """Return what the file's tree holds, or None when it could not be put together."""
        if not self.form_is_known(root):
            return None
        more: dict[str, Read] = {
            # In this order: protocols refer to licenses.
            "licenses": self.listed(self._license),
            "protocols": self.listed(self._protocol),
            "collections": self.listed(self._card_set),
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

    def _card_set(self, node: Node, path: str) -> CardSet | None:
        self.sets[path] = self._called(node, "title"), None
        found = self.value(CardSet, node, path, {"cards": self.listed(kinds.SHORT_NAME.read)})
        self.sets[path] = self.sets[path][0], found
        return found

    def _called(self, node: Node, field: str) -> str:
        """Return the name of a part of the file, as far as it can be read."""
        entries = node.entries if isinstance(node, Entries) else ()
        named = next((entry.value for entry in entries if entry.key == field), None)
        return "" if named is None else self.quietly(kinds.TEXT.read, named) or ""

    def _protocol(self, node: Node, path: str) -> Protocol | None:
        self.cards[path] = self._called(node, "name"), None
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
        wrong = len(self.problems)
        found = self.value(Protocol, node, path, more)
        if found is not None:
            self._check(found, node, path, whole=len(self.problems) == wrong)
        self.cards[path] = self.cards[path][0], found
        return found

    def _check(self, protocol: Protocol, node: Node, path: str, *, whole: bool) -> None:
        """Report what no single field shows. The rules speak of a `whole` card: what is missing would break them."""
        against = _against_rules(protocol) if whole and self._finished else []
        for field, why in (*against, *self._taken(protocol)):
            self.report(MisreadError(node.line, below(path, field), why))
        self._keys.add(protocol.key)

    def _taken(self, protocol: Protocol) -> list[tuple[str, str]]:
        return [("key", f"two protocols have the key '{protocol.key}'")] if protocol.key in self._keys else []

    def _known_license(self, node: Node, path: str) -> License:
        key: str = kinds.SHORT_NAME.read(node, path)
        if key not in self._licenses:
            raise MisreadError(node.line, path, f"no license here has the key '{key}'")
        return self._licenses[key]


_WHY: dict[Rule, str] = {
    Rule.NAMED: "it needs a name",
    Rule.STEPS_THERE: "at least one step is needed",
    Rule.STEP_NAMED: "step {0} needs a title",
    Rule.FLOOR_IN_STEP: "a floor is more than its step's minutes",
    Rule.LEAST_REACHES_STEPS: "more than the {0} minutes of the steps",
    Rule.LEAST_KEEPS_FLOORS: "fewer than the {0} minutes below which its steps make no sense",
    Rule.MOST_REACHES_STEPS: "fewer than the {0} minutes of the steps",
    Rule.SOMETHING_STRETCHES: "no step stretches, so it can take no more",
    Rule.GROUPS_IN_ORDER: "the least is more than the most",
    Rule.PARTS_IN_ORDER: "parts_least is more than parts_most",
    Rule.SOMEWHERE: "it must work somewhere",
}


def _against_rules(protocol: Protocol) -> list[tuple[str, str]]:
    """Return the field and what is wrong with it, for every rule that a card breaks."""
    return [(one.rule.field, _WHY[one.rule].format(one.number)) for one in broken(protocol)]
