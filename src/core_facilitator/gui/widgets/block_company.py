"""The choice in whose company people take a step."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from core_facilitator.domain.agendas import Together
from core_facilitator.gui.models.company_names import company_name


def fill_companies(combo: QComboBox) -> None:
    """Offer every company, and that nobody said."""
    combo.addItem(QCoreApplication.translate("Block", "Not said"), "")
    for company in Together:
        combo.addItem(company_name(company), company.value)


def chosen_company(combo: QComboBox) -> Together | None:
    """Return the company that is chosen; None where nobody said."""
    value: str = combo.currentData()
    return Together(value) if value else None
