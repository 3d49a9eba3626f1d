"""What the packet dialog says when it exports a summary."""

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.audiences import Audience

translate = QCoreApplication.translate


def dialog_names() -> tuple[str, str]:
    """Return what the dialog is called, and the one that asks where to save."""
    return translate("Summary", "Session summary"), translate("Summary", "Save the summary")


def for_whom(audience: Audience) -> str:
    """Return the words for an audience."""
    names = {
        Audience.FACILITATOR: translate("Summary", "Facilitators, with notes and attendance"),
        Audience.PARTICIPANT: translate("Summary", "Participants"),
        Audience.SPONSOR: translate("Summary", "Sponsor, what came of it"),
    }
    return names[audience]


def left_out(audience: Audience) -> str:
    """Return what a summary for the audience never holds, or nothing where it may hold everything."""
    if audience is Audience.FACILITATOR:
        return ""
    return translate("Summary", "notes, remarks, who was where, and who said what.")
