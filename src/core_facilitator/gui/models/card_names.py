"""What the values on a card are called."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Material, Per
from core_facilitator.domain.at_hand import AtHand
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.library import Facet
from core_facilitator.domain.protocols import Energy, Groups, Practice, Protocol, Risk, Setting, Stage
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models.company_names import COMPANIES

translate = QCoreApplication.translate

_NAMES: dict[Enum, str] = {
    **COMPANIES,
    Practice.REFLECTIVE: QT_TRANSLATE_NOOP("Cards", "Reflective"),
    Practice.SOCIAL: QT_TRANSLATE_NOOP("Cards", "Social"),
    Practice.TRANSFORMATIONAL: QT_TRANSLATE_NOOP("Cards", "Transformational"),
    Stage.INCLUSION: QT_TRANSLATE_NOOP("Cards", "Inclusion safety"),
    Stage.LEARNER: QT_TRANSLATE_NOOP("Cards", "Learner safety"),
    Stage.CONTRIBUTOR: QT_TRANSLATE_NOOP("Cards", "Contributor safety"),
    Stage.CHALLENGER: QT_TRANSLATE_NOOP("Cards", "Challenger safety"),
    Energy.QUIET: QT_TRANSLATE_NOOP("Cards", "Quiet"),
    Energy.STEADY: QT_TRANSLATE_NOOP("Cards", "Steady"),
    Energy.LIVELY: QT_TRANSLATE_NOOP("Cards", "Lively"),
    Setting.ROOM: QT_TRANSLATE_NOOP("Cards", "In a room"),
    Setting.VIRTUAL: QT_TRANSLATE_NOOP("Cards", "Online"),
    Setting.OUTDOORS: QT_TRANSLATE_NOOP("Cards", "Outdoors"),
    AtHand.NOTHING: QT_TRANSLATE_NOOP("Cards", "Nothing"),
    AtHand.EVERYDAY: QT_TRANSLATE_NOOP("Cards", "Paper, pens, notes"),
    Risk.LOW: QT_TRANSLATE_NOOP("Cards", "Low risk"),
    Risk.SOME: QT_TRANSLATE_NOOP("Cards", "Some risk"),
    Risk.HIGH: QT_TRANSLATE_NOOP("Cards", "High risk"),
}

_KINDS: dict[Facet, type[Enum]] = {
    Facet.PRACTICE: Practice,
    Facet.STAGE: Stage,
    Facet.ENERGY: Energy,
    Facet.SETTING: Setting,
    Facet.MATERIALS: AtHand,
}


def name_of(value: Enum) -> str:
    """Return a value of a card in words."""
    return translate("Cards", _NAMES[value])


def facet_values(facet: Facet) -> dict[str, str]:
    """Return what can be chosen of a facet whose values are always the same, with its words."""
    return {str(value.value): name_of(value) for value in _KINDS[facet]}


def framework_name(key: str) -> str:
    """Return the name of a framework; nothing for one that is not known."""
    framework = FRAMEWORKS.get(key)
    return framework.name if framework else ""


def own_words(kind: str) -> str:
    """Return the kind of an own card: `Plenary · Own`."""
    return translate("Cards", "{0} · Own").format(kind)


def minutes_words(minutes: int) -> str:
    """Return minutes as a card says them."""
    return translate("Cards", "{0} min").format(minutes)


def range_words(protocol: Protocol) -> str:
    """Return how long it can take: `45 to 90 min`."""
    if protocol.least == protocol.most:
        return minutes_words(protocol.least)
    return translate("Cards", "{0} to {1} min").format(protocol.least, protocol.most)


def people_digits(groups: Groups) -> str:
    """Return for how many people it is, as short as can be: `4–24`."""
    return str(groups.least) if groups.least == groups.most else f"{groups.least}–{groups.most}"


def people_words(groups: Groups) -> str:
    """Return for how many people it is: `4 to 24 people`."""
    if groups.least == groups.most:
        one = translate("Cards", "1 person")
        return one if groups.least == 1 else translate("Cards", "{0} people").format(groups.least)
    return translate("Cards", "{0} to {1} people").format(groups.least, groups.most)


def groups_words(groups: Groups) -> str:
    """Return how many belong in a small group: `Groups of 4 or 5`; nothing where there are none."""
    least, most = groups.parts_least, groups.parts_most
    if least is None or most is None or most == least:
        size = least or most
        return translate("Cards", "Groups of {0}").format(size) if size else ""
    words = translate("Cards", "Groups of {0} or {1}") if most == least + 1 else ""
    return (words or translate("Cards", "Groups of {0} to {1}")).format(least, most)


def material_words(material: Material) -> str:
    """Return what to bring, and for whom: `Index cards, 3 for each person`."""
    if material.per is Per.PERSON:
        words = translate("Cards", "{0}, {1} for each person")
    elif material.per is Per.GROUP and material.group_size:
        words = translate("Cards", "{0}, {1} for each group of {2}")
    elif material.per is Per.GROUP:
        words = translate("Cards", "{0}, {1} for each group")
    else:
        words = "{0}" if material.quantity == 1 else "{0} ×{1}"
    return words.format(material.name, material.quantity, material.group_size)
