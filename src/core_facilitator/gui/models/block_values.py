"""The fields of a block that a card fills: what they are called, and what they say, in plain words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Handout, Material, Step, TimeKind
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.day_rows import kind_name

translate = QCoreApplication.translate

_NAMES = {
    "title": QT_TRANSLATE_NOOP("Block", "title"),
    "minutes": QT_TRANSLATE_NOOP("Block", "minutes"),
    "floor": QT_TRANSLATE_NOOP("Block", "least minutes"),
    "kind": QT_TRANSLATE_NOOP("Block", "kind of time"),
    "purpose": QT_TRANSLATE_NOOP("Block", "purpose"),
    "grouping": QT_TRANSLATE_NOOP("Block", "grouping"),
    "setup": QT_TRANSLATE_NOOP("Block", "set-up"),
    "steps": QT_TRANSLATE_NOOP("Block", "steps"),
    "materials": QT_TRANSLATE_NOOP("Block", "materials"),
    "prompts": QT_TRANSLATE_NOOP("Block", "prompts"),
    "handout": QT_TRANSLATE_NOOP("Block", "handout"),
    "notes": QT_TRANSLATE_NOOP("Block", "notes"),
    "framework": QT_TRANSLATE_NOOP("Block", "framework"),
    "protocol": QT_TRANSLATE_NOOP("Block", "name of the protocol"),
    "credit": QT_TRANSLATE_NOOP("Block", "credit"),
    "participants_see": QT_TRANSLATE_NOOP("Block", "what participants see"),
    "if_late": QT_TRANSLATE_NOOP("Block", "what to do if late"),
    "journal": QT_TRANSLATE_NOOP("Block", "journal page"),
    "groups": QT_TRANSLATE_NOOP("Block", "groups of people"),
}


def field_name(field: str) -> str:
    """Return what a field is called within a sentence."""
    return translate("Block", _NAMES[field])


def field_names(fields: Iterable[str]) -> str:
    """Return fields as a list within a sentence: `title, notes and groups of people`."""
    names = [field_name(field) for field in fields]
    if len(names) < 2:
        return "".join(names)
    return translate("Block", "{0} and {1}").format(", ".join(names[:-1]), names[-1])


def value_text(field: str, value: object) -> str:
    """Return what a field says, a line for each thing in it; nothing for one that is empty."""
    if isinstance(value, TimeKind):
        return kind_name(value)
    if isinstance(value, Handout):
        parts = (value.title, value.intro, value.writing, value.care)
        return "\n".join((*(part for part in parts if part), translate("Block", "{0} lines").format(value.lines)))
    if isinstance(value, int):
        return card_names.minutes_words(value)
    if isinstance(value, tuple):
        return "\n".join(_line(one) for one in value)
    if field == "framework":
        return card_names.framework_name(str(value or ""))
    return str(value or "")


def _line(one: object) -> str:
    match one:
        case Step():
            company = (card_names.name_of(one.together) if one.together is not None else "", one.silent)
            about = ", ".join(part for part in company if part)
            lines = (f"{one.minutes}  {one.title}{f' ({about})' if about else ''}", one.text, one.say)
            return "\n".join(part for part in lines if part)
        case Material():
            return card_names.material_words(one)
        case _:
            return str(one)
