"""A time zone, chosen by typing a part of its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from core_facilitator.paths import time_zones


def offer_zones(combo: QComboBox, zone: str) -> None:
    """Let one of all time zones be chosen, at first this one."""
    edit, completer = QLineEdit(), QCompleter(time_zones(), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    edit.setFrame(False)
    edit.setAccessibleName(combo.accessibleName())
    combo.setLineEdit(edit)
    combo.addItems(time_zones())
    combo.setCompleter(completer)
    combo.setCurrentText(zone)


def chosen_zone(combo: QComboBox) -> str | None:
    """Return the zone that is typed, or None where it is none."""
    zone = combo.currentText().strip()
    return zone if zone in time_zones() else None
