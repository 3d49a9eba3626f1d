"""From a session to the text of its agenda file."""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import time
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

import yaml

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.text import clean
from core_facilitator.store.agenda_files_form import VERSION, VERSION_FIELD, key_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HEADER = "# An agenda file of CORE Facilitator. Every field is explained in docs/agenda-file.md.\n"
_LOST_IN_LINES = re.compile("[\ufeff\t]")


class _Time(str):
    """A time of day, always in quotes: without them YAML readers take 12:30 for the number 750."""

    __slots__ = ()


class _Ids(list[str]):
    """References, on one line."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Indents lists below their field, and lets long texts keep their lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 -- PyYAML's own signature
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _LOST_IN_LINES.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Time, lambda dumper, at: dumper.represent_scalar("tag:yaml.org,2002:str", at, style='"'))
_Dumper.add_representer(
    _Ids, lambda dumper, ids: dumper.represent_sequence("tag:yaml.org,2002:seq", ids, flow_style=True)
)


def text_of(session: Session) -> str:
    """Return the session as an agenda file; fields at their usual value are left out."""
    form = {VERSION_FIELD: VERSION, "key": str(session.id), **_Writing(session).fields_of(session, "")}
    return _HEADER + yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


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
            return _Ids(sorted(self._names[key] for key in given if key in self._names))
        if isinstance(given, tuple) and given and isinstance(given[0], UUID):
            return _Ids(self._names[key] for key in given if key in self._names)
        if isinstance(given, tuple):
            return [self._shown(one, f"{path}[{place}]") for place, one in enumerate(given)]
        if isinstance(given, Enum):
            return given.value
        if isinstance(given, time):
            return _Time(given.isoformat("minutes"))
        if isinstance(given, str):
            return clean(given).text
        return self.fields_of(given, path) if is_dataclass(given) and not isinstance(given, type) else given


def _short_names(session: Session) -> dict[UUID, str]:
    """Return a name for every person and room, which the rest of the file refers to them by."""
    names: dict[UUID, str] = {}
    for sort, things in (("person", (*session.team, *session.people)), ("room", session.rooms)):
        taken: set[str] = set()
        for thing in things:
            name = wanted = _slug(thing.name) or sort
            number = 1
            while name in taken:
                number += 1
                name = f"{wanted}-{number}"
            taken.add(name)
            names[thing.id] = name
    return names


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall("[a-z0-9]+", plain))[:40].strip("-")
