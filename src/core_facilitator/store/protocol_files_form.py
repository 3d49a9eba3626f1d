"""The form of a file of protocols: which fields each value has, and of which kind."""

from core_facilitator.domain.agendas import Handout, Material, Per, Together
from core_facilitator.domain.protocol_imports import CardSet
from core_facilitator.domain.protocols import (
    Care,
    Energy,
    Groups,
    License,
    Load,
    Protocol,
    ProtocolStep,
    Risk,
    Role,
    Stage,
    Variation,
)
from core_facilitator.store.file_fields import COUNT, FRAMEWORK, MINUTES, NUMBER, SHORT_NAME, TEXT, TRUTH, Kind, one_of

VERSION = 1
VERSION_FIELD = "protocols_file"

EDITORS_NOTE = "editors_note"
"""What the next editor should know: kept in the file, shown to nobody."""

SIMPLE: dict[type, dict[str, Kind]] = {
    License: {"key": SHORT_NAME, "attribution": TEXT, "terms": TEXT, "adaptable": TRUTH, EDITORS_NOTE: TEXT},
    Protocol: {
        "key": SHORT_NAME,
        "name": TEXT,
        "nickname": TEXT,
        "framework": FRAMEWORK,
        "phase": TEXT,
        "purpose": TEXT,
        "least": MINUTES,
        "most": MINUTES,
        "risk": one_of(Risk),
        "energy": one_of(Energy),
        "safety": one_of(Stage),
        "room": TEXT,
        "invitation": TEXT,
        "virtual": TEXT,
        "adapted_from": SHORT_NAME,
        "credit": TEXT,
        EDITORS_NOTE: TEXT,
    },
    Groups: {"least": COUNT, "most": COUNT, "parts_least": COUNT, "parts_most": COUNT},
    ProtocolStep: {
        "title": TEXT,
        "minutes": MINUTES,
        "floor": MINUTES,
        "together": one_of(Together),
        "do": TEXT,
        "say": TEXT,
        "silent": TEXT,
        "kept": TRUTH,
        "stretches": TRUTH,
    },
    Material: {"name": TEXT, "quantity": NUMBER, "per": one_of(Per), "group_size": COUNT},
    Role: {"name": TEXT, "does": TEXT},
    Variation: {"name": TEXT, "how": TEXT},
    Care: {"load": one_of(Load), "opt_out": TEXT},
    Handout: {"title": TEXT, "intro": TEXT, "writing": TEXT, "lines": NUMBER, "care": TEXT},
    CardSet: {"title": TEXT, "about": TEXT},
}
"""The fields of each value that hold a single thing, and the kind of each."""

NESTED: dict[type, dict[str, str]] = {
    Protocol: {
        "license": "key of a license of this file",
        "when": "list of texts",
        "groups": "groups",
        "practices": "list of practices",
        "settings": "list of settings",
        "materials": "list of materials",
        "roles": "list of roles",
        "steps": "list of steps",
        "prompts": "list of texts",
        "tips": "list of texts",
        "traps": "list of texts",
        "variations": "list of variations",
        "debrief": "list of texts",
        "goes_with": "list of keys of protocols",
        "cautions": "list of texts",
        "care": "care",
        "handout": "handout",
        "tags": "list of texts",
    },
    CardSet: {"cards": "list of keys of protocols"},
}
"""The fields that hold lists, other values, or references, and what the documentation says of them."""
