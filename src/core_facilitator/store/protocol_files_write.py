"""From cards and collections to the fields of their file; what is as usual is left out."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from core_facilitator.domain.protocols import License, Protocol
from core_facilitator.domain.text import clean, free_key
from core_facilitator.store.file_writing import OneLine, written
from core_facilitator.store.protocol_files_form import VERSION, VERSION_FIELD
from core_facilitator.store.protocol_files_read import ProtocolsFile

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HEADER = "# A file of protocols of CORE Facilitator. Every field is explained in docs/protocol-file.md.\n"
_ON_ONE_LINE = frozenset({"practices", "settings"})


def text_of(file: ProtocolsFile, leave_out: re.Pattern[str]) -> str:
    """Return the text of a file, without the characters that are to be left out."""

    def kept(part: object) -> object:
        if isinstance(part, str):
            return leave_out.sub("", part)
        if isinstance(part, dict):
            return {name: kept(one) for name, one in part.items()}
        return type(part)(map(kept, part)) if isinstance(part, list) else part

    return _HEADER + written({name: kept(one) for name, one in form_of(file).items()})


def form_of(file: ProtocolsFile) -> dict[str, object]:
    """Return the fields of a file, as lists, texts, numbers and truth values."""
    licenses, cards = _licensed(file.protocols)
    form: dict[str, object] = {VERSION_FIELD: VERSION}
    form |= {name: text for name in ("title", "source") if (text := clean(getattr(file, name)).text)}
    form["licenses"] = [_fields(one) for one in licenses]
    form["protocols"] = [_fields(card) for card in cards]
    if file.collections:
        form["collections"] = [_fields(one) for one in file.collections]
    return form


def _licensed(protocols: tuple[Protocol, ...]) -> tuple[tuple[License, ...], list[Protocol]]:
    """Return all licenses, each once and with a key of its own, and the cards with these keys."""
    by_words: dict[License, License] = {}
    taken: set[str] = set()
    for protocol in protocols:
        license_ = protocol.license
        if license_ not in by_words:
            key = free_key(license_.key, taken)
            taken.add(key)
            by_words[license_] = replace(license_, key=key)
    cards = [replace(protocol, license=by_words[protocol.license]) for protocol in protocols]
    return tuple(by_words.values()), cards


def _fields(value: "DataclassInstance") -> dict[str, object]:
    given = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: _shown(name, one) for name, (one, usual) in given.items() if one != usual}


def _shown(name: str, given: object) -> object:
    if isinstance(given, License):
        return given.key
    if isinstance(given, Enum):
        return given.value
    if isinstance(given, str):
        return clean(given).text
    if isinstance(given, tuple):
        shown = [_shown("", one) for one in given]
        return OneLine(map(str, shown)) if name in _ON_ONE_LINE else shown
    return _fields(given) if is_dataclass(given) and not isinstance(given, type) else given
