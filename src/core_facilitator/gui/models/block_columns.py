"""The small tables inside a block: steps with their minutes, materials with how many."""

import re
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Material, Per, Step
from core_facilitator.domain.typed_times import parse_minutes
from core_facilitator.gui.models.records import Column

translate = QCoreApplication.translate

_GROUP = re.compile(r"(\d+)\D+(\d+)")
_COUNT = re.compile(r"\D*(\d+)\s*(.*)")
_EACH = ("each", "person", "everyone")


def step_columns() -> tuple[Column[Step], ...]:
    """Return the columns of a block's steps."""
    return (
        Column(translate("Block", "Step"), lambda step: step.title, lambda step, text: replace(step, title=text)),
        Column(translate("Block", "Minutes"), lambda step: str(step.minutes), _with_minutes, right=True),
    )


def material_columns() -> tuple[Column[Material], ...]:
    """Return the columns of a block's materials."""
    return (
        Column(translate("Block", "Material"), lambda thing: thing.name, lambda thing, text: replace(thing, name=text)),
        Column(translate("Block", "How many"), quantity_text, with_quantity, right=True),
    )


def quantity_text(material: Material) -> str:
    """Return how many of a material: `4`, `1 each`, `2 per group of 5`."""
    if material.per is Per.PERSON:
        return translate("Block", "{0} each").format(material.quantity)
    if material.per is Per.GROUP:
        return translate("Block", "{0} per group of {1}").format(material.quantity, material.group_size or 1)
    return str(material.quantity)


def with_quantity(material: Material, text: str) -> Material | None:
    """Return the material in the quantity that was typed; None when it was not understood."""
    if found := _GROUP.search(text):
        return replace(material, quantity=int(found[1]), per=Per.GROUP, group_size=max(1, int(found[2])))
    found = _COUNT.fullmatch(text)
    if found is None:
        return None
    words = (*_EACH, translate("Block", "{0} each").format("").strip())
    per = Per.PERSON if any(word in found[2].lower() for word in words) else Per.SESSION
    return replace(material, quantity=int(found[1]), per=per, group_size=None)


def _with_minutes(step: Step, text: str) -> Step | None:
    minutes = parse_minutes(text)
    return None if minutes is None else replace(step, minutes=minutes)
