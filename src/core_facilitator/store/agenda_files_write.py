"""From a session to the text of its agenda file."""

from dataclasses import fields, is_dataclass
from datetime import time
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.text import clean, free_key, slug
from core_facilitator.store.agenda_files_form import VERSION, VERSION_FIELD, key_of
from core_facilitator.store.file_writing import OneLine, TimeText, written

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HEADER = "# An agenda file of CORE Facilitator. Every field is explained in docs/agenda-file.md.\n"


def text_of(session: Session) -> str:
    """Return the session as an agenda file; fields at their usual value are left out."""
    form = {VERSION_FIELD: VERSION, "key": str(session.id), **_Writing(session).fields_of(session, "")}
    return _HEADER + written(form)


class _Writing:
    def __init__(self, session: Session) -> None:
        self._session = session.id
        self._names = _short_names(session)

    def fields_of(self, value: "DataclassInstance", path: str) -> dict[str, object]:
        form: dict[str, object] = {}
        for field in fields(value):
            given = getattr(value, field.name)
            below = f"{path}.{field.name}" if path else field.name
            if field.name == "id":
                form |= self._identity(type(value).__name__.casefold(), given, path) if path else {}
            elif given != field.default and (shown := self._shown(given, below)) not in (None, []):
                form[field.name] = shown
        return form

    def _identity(self, sort: str, key: UUID, path: str) -> dict[str, object]:
        """Return the short name that others refer to, and the key where the short name does not give it."""
        name = self._names.get(key)
        form = {} if name is None else {"id": name}
        derived = key_of(self._session, sort, path if name is None else name)
        return dict(form) if key == derived else {**form, "key": str(key)}

    def _shown(self, given: object, path: str) -> object:
        if isinstance(given, UUID):
            return self._names.get(given)
        if isinstance(given, frozenset):
            return OneLine(sorted(self._names[key] for key in given if key in self._names))
        if isinstance(given, tuple) and given and isinstance(given[0], UUID):
            return OneLine(self._names[key] for key in given if key in self._names)
        if isinstance(given, tuple):
            return [self._shown(one, f"{path}[{place}]") for place, one in enumerate(given)]
        if isinstance(given, Enum):
            return given.value
        if isinstance(given, time):
            return TimeText(given.isoformat("minutes"))
        if isinstance(given, str):
            return clean(given).text
        return self.fields_of(given, path) if is_dataclass(given) and not isinstance(given, type) else given


def _short_names(session: Session) -> dict[UUID, str]:
    """Return a name for every person and room, which the rest of the file refers to them by."""
    names: dict[UUID, str] = {}
    for sort, things in (("person", (*session.team, *session.people)), ("room", session.rooms)):
        taken: set[str] = set()
        for thing in things:
            name = free_key(slug(thing.name) or sort, taken)
            taken.add(name)
            names[thing.id] = name
    return names
