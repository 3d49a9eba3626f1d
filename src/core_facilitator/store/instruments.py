"""Instruments that come with the app, and what others published. Own ones are in `own_instruments`."""

from functools import cache
from pathlib import Path

from core_facilitator import paths
from core_facilitator.domain.instruments import Instrument
from core_facilitator.domain.published_scales import PublishedScale, ReadingList
from core_facilitator.store import file_fields as kinds
from core_facilitator.store.file_reading import FileReading, Problem
from core_facilitator.store.file_trees import Node
from core_facilitator.store.instrument_files import InstrumentFileError, read_file
from core_facilitator.store.instrument_files_form import EDITORS_NOTE, PUBLISHED_FIELD, PUBLISHED_SIMPLE, VERSION

_PUBLISHED = "published.yaml"

_ORDER = (
    "safety-pulse-16",
    "safety-pulse-4",
    "one-word",
    "weather",
    "fist-to-five",
    "energy-safety-2d",
    "plus-delta",
    "commitment-temperature",
)


@cache
def built_in() -> tuple[Instrument, ...]:
    """Return the instruments that come with the app, in the order in which a list shows them.

    Raises:
        InstrumentFileError: when a file holds none, or two of them have one key.
        OSError: when one cannot be read.
    """
    return in_folder(paths.resource("instruments"))


def in_folder(folder: Path) -> tuple[Instrument, ...]:
    """Return the instruments in the files of a folder: known ones first, then others by their keys.

    Raises:
        InstrumentFileError: when a file holds none, or two of them have one key.
        OSError: when one cannot be read.
    """
    found: dict[str, Instrument] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name == _PUBLISHED:
            continue
        one = read_file(file)
        if one.key in found:
            raise InstrumentFileError((Problem(file.name, 0, "key", f"another file has the key '{one.key}' too"),))
        found[one.key] = one
    places = {key: place for place, key in enumerate(_ORDER)}
    return tuple(sorted(found.values(), key=lambda one: (places.get(one.key, len(places)), one.key)))


@cache
def published() -> ReadingList:
    """Return what is to be known of scales that others published. None of their statements is in it.

    Raises:
        InstrumentFileError: when the file holds no such list.
        OSError: when it cannot be read.
    """
    return read_published(paths.resource("instruments") / _PUBLISHED)


def read_published(file: Path) -> ReadingList:
    """Return the list in a file.

    Raises:
        InstrumentFileError: when the file holds no such list.
        OSError: when it cannot be read.
    """
    reading = FileReading(PUBLISHED_SIMPLE, PUBLISHED_FIELD, VERSION, aside=(EDITORS_NOTE,))

    def root(node: Node) -> ReadingList | None:
        if not reading.form_is_known(node):
            return None
        scales = reading.listed(reading.plain(PublishedScale))
        return reading.value(ReadingList, node, "", {"scales": scales, PUBLISHED_FIELD: kinds.COUNT.read})

    found, problems = reading.whole(file.read_text("utf-8"), file.name, root)
    if found is None or problems:
        raise InstrumentFileError(tuple(problems))
    return found
