"""From an instrument to the fields of its file; what is as usual is left out."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from core_facilitator.domain.instruments import Instrument, Wording
from core_facilitator.domain.text import clean
from core_facilitator.store.file_writing import written
from core_facilitator.store.instrument_files_form import VERSION, VERSION_FIELD

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HEADER = "# What a check-in asks. Every field is explained in docs/instrument-file.md.\n"


def text_of(instrument: Instrument) -> str:
    """Return the text of an instrument file."""
    return _HEADER + written(form_of(instrument))


def form_of(instrument: Instrument) -> dict[str, object]:
    """Return the fields of an instrument file, as lists, texts, numbers and truth values."""
    form = {name: shown for name, shown in _fields(instrument).items() if name != "own"}
    return {VERSION_FIELD: VERSION, **form}


def _fields(value: "DataclassInstance") -> dict[str, object]:
    given = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: _shown(one) for name, (one, usual) in given.items() if one != usual}


def _shown(given: object) -> object:
    if isinstance(given, Wording) and not given.es:
        return clean(given.text).text
    if isinstance(given, Enum):
        return given.value
    if isinstance(given, str):
        return clean(given).text
    if isinstance(given, tuple):
        return [_shown(one) for one in given]
    return _fields(given) if is_dataclass(given) and not isinstance(given, type) else given
