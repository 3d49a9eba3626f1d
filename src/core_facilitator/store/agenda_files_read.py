"""From the tree of an agenda file to a session, collecting everything that is wrong instead of the first thing."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Room,
    Session,
    SmallGroup,
    Step,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.agenda_files_form import ALL_SESSIONS, SIMPLE, VERSION, VERSION_FIELD, key_of
from core_facilitator.store.file_reading import FileReading
from core_facilitator.store.file_trees import Entries, Items, MisreadError, Node


@dataclass
class _Keys:
    """The short names and keys given so far to people, rooms, days, blocks and tracks."""

    by_name: dict[tuple[str, str], UUID]
    taken: set[tuple[str, UUID]]


class Reading(FileReading):
    """One pass over an agenda file."""

    def __init__(self) -> None:
        super().__init__(SIMPLE, VERSION_FIELD, VERSION, aside=("id", "key"))  # a value's `id` is the key
        self._keys = _Keys({}, set())
        self._session = ALL_SESSIONS

    def session(self, root: Node) -> Session | None:
        """Return the session of the file's tree, or None when it could not be put together."""
        if not self.form_is_known(root):
            return None
        self._session = self._session_key(root)
        more = {
            "outcomes": self.listed(kinds.TEXT.read),
            # In this order: days refer to people and rooms, walks to rooms.
            "rooms": self.listed(self._room),
            "team": self.listed(self._person),
            "people": self.listed(self._person),
            "walks": self.listed(self._walk),
            "apart": self.listed(self._people),
            "together": self.listed(self._people),
            "days": self.listed(self._day),
            VERSION_FIELD: kinds.COUNT.read,
        }
        return self.value(Session, root, "", more, self._session)

    def _session_key(self, root: Entries) -> UUID:
        """Return the session's key: as given, from its short name, or from its title."""
        given = {entry.key: entry.value for entry in root.entries}
        key: UUID | None = self.quietly(kinds.KEY.read, given["key"]) if "key" in given else None
        if key is not None:
            return key
        for field in ("id", "title"):
            if field in given and (name := self.quietly(kinds.TEXT.read, given[field])):
                return uuid5(ALL_SESSIONS, name)
        return ALL_SESSIONS

    def _person(self, node: Node, path: str) -> Person | None:
        return self.value(Person, node, path, {}, self._key("person", node, path))

    def _room(self, node: Node, path: str) -> Room | None:
        return self.value(Room, node, path, {}, self._key("room", node, path))

    def _walk(self, node: Node, path: str) -> Walk | None:
        return self.value(Walk, node, path, {"rooms": self._two_rooms})

    def _two_rooms(self, node: Node, path: str) -> frozenset[UUID]:
        rooms = self.listed(self._reference("room"))(node, path)
        if isinstance(node, Items) and len(rooms) == len(node.items) and len(set(rooms)) != 2:
            raise MisreadError(node.line, path, "expected two different rooms")
        return frozenset(rooms)

    def _people(self, node: Node, path: str) -> frozenset[UUID]:
        return frozenset(self.listed(self._reference("person"))(node, path))

    def _day(self, node: Node, path: str) -> Day | None:
        return self.value(Day, node, path, {"blocks": self.listed(self._block)}, self._key("day", node, path))

    def _block(self, node: Node, path: str) -> Block | None:
        more = {
            "leads": self.listed(self._reference("person")),
            "room": self._reference("room"),
            "materials": self.listed(lambda node, path: self.value(Material, node, path, {})),
            "prompts": self.listed(kinds.TEXT.read),
            "steps": self.listed(lambda node, path: self.value(Step, node, path, {})),
            "handout": lambda node, path: self.value(Handout, node, path, {}),
            "groups": self.listed(self._group),
            "tracks": self.listed(self._track),
        }
        return self.value(Block, node, path, more, self._key("block", node, path))

    def _group(self, node: Node, path: str) -> SmallGroup | None:
        more = {"room": self._reference("room"), "people": self.listed(self._reference("person"))}
        return self.value(SmallGroup, node, path, more)

    def _track(self, node: Node, path: str) -> Track | None:
        more = {
            "room": self._reference("room"),
            "leads": self.listed(self._reference("person")),
            "people": self.listed(self._reference("person")),
            "blocks": self.listed(self._block_of_track),
        }
        return self.value(Track, node, path, more, self._key("track", node, path))

    def _block_of_track(self, node: Node, path: str) -> Block | None:
        """Read a block inside a track: tracks nest one level deep, as everywhere (`domain.edits`)."""
        if isinstance(node, Entries):
            for entry in node.entries:
                if entry.key == "tracks":
                    raise MisreadError(entry.line, f"{path}.tracks", "a block inside a track cannot have tracks")
        return self._block(node, path)

    def _reference(self, sort: str) -> kinds.Read:
        def read(node: Node, path: str) -> UUID:
            name = kinds.SHORT_NAME.read(node, path)
            if key := self._keys.by_name.get((sort, name)):
                return key
            raise MisreadError(node.line, path, f"no {sort} here has the id '{name}'")

        return read

    def _key(self, sort: str, node: Node, path: str) -> UUID:
        """Return the key of a value: as given, from its short name, or from its place in the file."""
        given = {entry.key: entry for entry in node.entries} if isinstance(node, Entries) else {}
        # What is wrong with either is reported with the other fields.
        name = self.quietly(kinds.SHORT_NAME.read, given["id"].value) if "id" in given else None
        key = self.quietly(kinds.KEY.read, given["key"].value) if "key" in given else None
        key = key or key_of(self._session, sort, name if name is not None else path)
        if name is not None and (sort, name) in self._keys.by_name:
            self.report(MisreadError(given["id"].line, f"{path}.id", f"two of them have the id '{name}'"))
        elif (sort, key) in self._keys.taken:
            self.report(MisreadError(node.line, f"{path}.key", f"two of them have the key {key}"))
        self._keys.taken.add((sort, key))
        if name is not None:
            self._keys.by_name[sort, name] = key
        return key
