"""An arc told in words, station by station, for those who do not see its drawing and for formats that have none."""

from dataclasses import dataclass

from core_facilitator.documents.phrases import sentences
from core_facilitator.domain.framework_pages import Arc, Shape, Station


@dataclass(frozen=True, slots=True)
class ArcPatterns:
    """What is said around the words of an arc: with `{hub}`, `{name}` and `{under}`, `{turn}` in them."""

    middle: str
    under: str
    then: str


def arc_told(arc: Arc, patterns: ArcPatterns) -> str:
    """Return the stations in their order, numbered where they have one, each followed by its turn."""
    told = [patterns.middle.format(hub=arc.hub)] if arc.hub else []
    ordered = arc.shape not in (Shape.WHEEL, Shape.TREE)
    for number, station in enumerate(arc.stations, start=1):
        told.append(_told(station, f"{number}. " if ordered else "", patterns))
        if station.turn:
            told.append(patterns.then.format(turn=station.turn))
    return " ".join(told)


def _told(station: Station, number: str, patterns: ArcPatterns) -> str:
    name = patterns.under.format(name=station.name, under=station.under) if station.under else station.name
    return sentences(f"{number}{name}: {station.says}" if station.says else f"{number}{name}")
