"""The small tables inside a card: steps with their minutes, roles, variations."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.protocols import ProtocolStep, Role, Variation
from core_facilitator.domain.typed_times import parse_minutes
from core_facilitator.gui.models.records import Column

translate = QCoreApplication.translate


def step_columns() -> tuple[Column[ProtocolStep], ...]:
    """Return the columns of a card's steps: what it is, how long, and the fewest minutes that make sense."""
    return (
        Column(translate("Cards", "Step"), lambda step: step.title, lambda step, text: replace(step, title=text)),
        Column(translate("Cards", "Minutes"), lambda step: str(step.minutes), _with_minutes, right=True),
        Column(translate("Cards", "At least"), _floor, _with_floor, right=True),
    )


def role_columns() -> tuple[Column[Role], ...]:
    """Return the columns of a card's roles."""
    return (
        Column(translate("Cards", "Role"), lambda role: role.name, lambda role, text: replace(role, name=text)),
        Column(translate("Cards", "What they do"), lambda role: role.does, lambda role, text: replace(role, does=text)),
    )


def variation_columns() -> tuple[Column[Variation], ...]:
    """Return the columns of a card's variations."""
    return (
        Column(translate("Cards", "Variation"), lambda one: one.name, lambda one, text: replace(one, name=text)),
        Column(translate("Cards", "How"), lambda one: one.how, lambda one, text: replace(one, how=text)),
    )


def _floor(step: ProtocolStep) -> str:
    return str(step.minutes if step.kept else step.floor)


def _with_minutes(step: ProtocolStep, text: str) -> ProtocolStep | None:
    minutes = parse_minutes(text)
    return None if minutes is None else replace(step, minutes=minutes)


def _with_floor(step: ProtocolStep, text: str) -> ProtocolStep | None:
    minutes = parse_minutes(text or "0")
    return None if minutes is None or step.kept else replace(step, floor=minutes)
