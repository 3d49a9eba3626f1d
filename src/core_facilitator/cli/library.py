"""Finding cards of the protocol library, with the same search as the window has."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core_facilitator.cli.faults import say, warn
from core_facilitator.domain.asking import understood
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.library import Hit, Library
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store import catalogue


def library(options: argparse.Namespace) -> int:
    """List the cards that are found, best first, each with its key and why it was found."""
    wanted = understood(" ".join(options.words))
    if options.minutes is not None:
        wanted = replace(wanted, minutes=options.minutes, about=False)
    if options.people is not None:
        wanted = replace(wanted, people=options.people)
    found = Library(catalogue.protocols()).find(wanted)
    if found.unknown:
        warn(f"No card has the words: {', '.join(found.unknown)}.")
    if options.json:
        say(json.dumps([_as_json(hit) for hit in found.offered], indent=2, ensure_ascii=False))
    elif found.offered:
        say(*_lines(found.offered))
    else:
        say("No card fits that.")
    return 0


def _lines(hits: Sequence[Hit]) -> Iterator[str]:
    widest = max(len(hit.protocol.key) for hit in hits)
    for hit in hits:
        protocol = hit.protocol
        reasons = ", ".join(reason.value for reason in hit.reasons)
        about = (
            f"{protocol.key:<{widest}}  {protocol.name}",
            f"{protocol.minutes} min ({protocol.least} to {protocol.most})",
            f"{protocol.groups.least} to {protocol.groups.most} people",
            _framework(protocol),
            reasons,
        )
        yield "  |  ".join(part for part in about if part)


def _as_json(hit: Hit) -> dict[str, object]:
    protocol = hit.protocol
    return {
        "key": protocol.key,
        "name": protocol.name,
        "framework": _framework(protocol),
        "purpose": protocol.purpose,
        "minutes": protocol.minutes,
        "least": protocol.least,
        "most": protocol.most,
        "people_least": protocol.groups.least,
        "people_most": protocol.groups.most,
        "reasons": [reason.value for reason in hit.reasons],
        "credit": protocol.license.attribution,
        "license": protocol.license.terms,
    }


def _framework(protocol: Protocol) -> str:
    known = FRAMEWORKS.get(protocol.framework)
    return known.name if known else protocol.framework
