"""What a file of protocols would bring, in words: one line for each card and collection, and all of it when chosen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.protocol_imports import CardSet, Difference, Fate, Incoming, Refused
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import card_names

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

translate = QCoreApplication.translate

_FIELDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("Incoming", "Name"),
    "nickname": QT_TRANSLATE_NOOP("Incoming", "Everyday name"),
    "framework": QT_TRANSLATE_NOOP("Incoming", "Framework"),
    "phase": QT_TRANSLATE_NOOP("Incoming", "Phase"),
    "purpose": QT_TRANSLATE_NOOP("Incoming", "Purpose"),
    "when": QT_TRANSLATE_NOOP("Incoming", "Use it when …"),
    "least": QT_TRANSLATE_NOOP("Incoming", "Shortest, in minutes"),
    "most": QT_TRANSLATE_NOOP("Incoming", "Longest, in minutes"),
    "groups": QT_TRANSLATE_NOOP("Incoming", "How many people"),
    "risk": QT_TRANSLATE_NOOP("Incoming", "Risk"),
    "energy": QT_TRANSLATE_NOOP("Incoming", "Energy"),
    "safety": QT_TRANSLATE_NOOP("Incoming", "How safe they must feel"),
    "practices": QT_TRANSLATE_NOOP("Incoming", "What it trains"),
    "settings": QT_TRANSLATE_NOOP("Incoming", "Where it works"),
    "room": QT_TRANSLATE_NOOP("Incoming", "Room"),
    "materials": QT_TRANSLATE_NOOP("Incoming", "Materials"),
    "roles": QT_TRANSLATE_NOOP("Incoming", "Roles"),
    "invitation": QT_TRANSLATE_NOOP("Incoming", "Say to begin"),
    "steps": QT_TRANSLATE_NOOP("Incoming", "Steps"),
    "prompts": QT_TRANSLATE_NOOP("Incoming", "Prompts"),
    "tips": QT_TRANSLATE_NOOP("Incoming", "Tips"),
    "traps": QT_TRANSLATE_NOOP("Incoming", "Traps"),
    "variations": QT_TRANSLATE_NOOP("Incoming", "Variations"),
    "virtual": QT_TRANSLATE_NOOP("Incoming", "Online"),
    "debrief": QT_TRANSLATE_NOOP("Incoming", "Debrief"),
    "goes_with": QT_TRANSLATE_NOOP("Incoming", "Goes well with"),
    "cautions": QT_TRANSLATE_NOOP("Incoming", "Take care"),
    "care": QT_TRANSLATE_NOOP("Incoming", "What it may stir up"),
    "handout": QT_TRANSLATE_NOOP("Incoming", "Handout"),
    "tags": QT_TRANSLATE_NOOP("Incoming", "Everyday words to find it by"),
    "adapted_from": QT_TRANSLATE_NOOP("Incoming", "Adapted from"),
    "credit": QT_TRANSLATE_NOOP("Incoming", "Who thought of it"),
    "license": QT_TRANSLATE_NOOP("Incoming", "Line of credit and license"),
    "title": QT_TRANSLATE_NOOP("Incoming", "Title"),
    "about": QT_TRANSLATE_NOOP("Incoming", "What it is for"),
    "cards": QT_TRANSLATE_NOOP("Incoming", "Cards"),
}


def fate_words(one: Incoming | Refused) -> str:
    """Return in a few words what becomes of a card or a collection."""
    if isinstance(one, Refused):
        return translate("Incoming", "Cannot be taken")
    a_set = isinstance(one.offered, CardSet)
    if one.fate is Fate.ADDED:
        return translate("Incoming", "New collection") if a_set else translate("Incoming", "New")
    if one.fate is Fate.COPIED:
        return translate("Incoming", "New, as your own copy")
    if one.fate is Fate.SAME:
        here = translate("Incoming", "Here already")
        return translate("Incoming", "Collection, here already") if a_set else here
    if a_set:
        return translate("Incoming", "Changes the collection")
    number = len(one.differences)
    if number == 1:
        return translate("Incoming", "Changes 1 field")
    return translate("Incoming", "Changes {0} fields").format(number)


def name_words(one: Incoming | Refused) -> str:
    """Return what it is called."""
    return one.name or translate("Incoming", "Without a name")


def details(one: Incoming | Refused, theme: Theme) -> str:
    """Return all that is to be known of one before it is taken, with a little markup."""
    parts = [f'<p style="margin:0 0 {theme.px(8)}px 0"><b>{escape(name_words(one))}</b></p>']
    parts += [_paragraph(text, theme) for text in _sentences(one)]
    if isinstance(one, Incoming):
        parts += [_difference(each, theme) for each in one.differences]
    return "".join(parts)


def _sentences(one: Incoming | Refused) -> list[str]:
    if isinstance(one, Refused):
        return [translate("Incoming", "Something in the file is wrong with it, so it is left out:"), *one.why]
    missing = ", ".join(one.missing)
    if isinstance(one.offered, CardSet):
        count = translate("Incoming", "A collection. Its cards: {0}.").format(len(one.offered.cards))
        gone = translate("Incoming", "These are not here, and stay on its list: {0}.").format(missing)
        return [count, gone] if missing else [count]
    said = {
        Fate.ADDED: translate("Incoming", "It becomes one of your own protocols."),
        Fate.CHANGED: translate("Incoming", "You have it already. What the file says takes the place of what is here."),
        Fate.COPIED: translate(
            "Incoming", "A card of the library has this key, and stays as it is. This one becomes a copy of your own."
        ),
        Fate.SAME: translate("Incoming", "It is here just as the file has it. Nothing changes."),
    }
    protocol = one.offered
    about = (card_names.range_words(protocol), card_names.people_words(protocol.groups), protocol.purpose)
    return [said[one.fate], ". ".join(text for text in about if text)]


def _difference(each: Difference, theme: Theme) -> str:
    field = translate("Incoming", _FIELDS[each.field])
    dim, size = theme.color("ink-2").name(), theme.px(14)
    head = f'<p style="margin:{theme.px(8)}px 0 2px 0; color:{dim}; font-size:{size}px"><b>{escape(field)}</b></p>'
    rows = (
        (translate("Incoming", "Now"), [text for text in each.before if text not in each.after]),
        (translate("Incoming", "In the file"), [text for text in each.after if text not in each.before]),
    )
    shown = [(word, lines) for word, lines in rows if lines]
    if not shown:  # the same lines in another order
        shown = [(translate("Incoming", "In the file"), list(each.after))]
    return head + "".join(_paragraph(f"{word}: {'; '.join(lines)}", theme) for word, lines in shown)


def _paragraph(text: str, theme: Theme) -> str:
    return f'<p style="margin:0 0 4px 0; line-height:{theme.px(22)}px">{escape(text)}</p>'
