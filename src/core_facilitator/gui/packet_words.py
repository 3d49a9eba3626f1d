"""What the packet dialog says: for whom a packet is, what it never holds, and where it was saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core_facilitator import messages
from core_facilitator.documents.withheld import withheld
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.packets import Paper
from core_facilitator.export.files import SaveError
from core_facilitator.export.formats import DOCUMENT_FORMATS, Format
from core_facilitator.gui import faults
from core_facilitator.gui.packet_printing import PrintFault

translate = QCoreApplication.translate

_NAMED = 8


def dialog_names() -> tuple[str, str]:
    """Return what the dialog is called, and the one that asks where to save."""
    return translate("Packet", "Export the packet"), translate("Packet", "Save the packet")


def for_whom(audience: Audience, session: Session) -> str:
    """Return the audience with how many copies it needs."""
    match audience:
        case Audience.PARTICIPANT:
            return _counted(
                session.head_count,
                translate("Packet", "Participants, one copy"),
                translate("Packet", "Participants, {0} copies"),
            )
        case Audience.FACILITATOR:
            return _counted(
                len(session.team),
                translate("Packet", "Facilitators, one copy, with run sheet"),
                translate("Packet", "Facilitators, {0} copies, with run sheet"),
            )
        case Audience.ROOM:
            return translate("Packet", "Room, for whoever sets up")
        case Audience.SPONSOR:
            return translate("Packet", "Sponsor, with what came of it")


def left_out(audience: Audience) -> str:
    """Return what a packet for the audience never holds, or nothing where it may hold everything."""
    hidden = withheld(audience)
    names = [name for name, fields in private_words() if fields & hidden]
    return translate("Packet", "{0} and {1}.").format(", ".join(names[:-1]), names[-1]) if names else ""


def private_words() -> tuple[tuple[str, frozenset[tuple[str, str]]], ...]:
    """Return the words for what some audience may not read, each with the fields that it stands for."""
    return (
        (translate("Packet", "facilitators’ notes"), _fields("notes", "Session", "Day", "Block", "Room", "Person")),
        (translate("Packet", "block purposes"), _fields("purpose", "Block")),
        (translate("Packet", "what to say"), _fields("say", "Step")),
        (translate("Packet", "what to do when late"), _fields("if_late", "Day", "Block")),
        (translate("Packet", "phones"), _fields("phone", "Person")),
        (translate("Packet", "emails"), _fields("email", "Person")),
        (translate("Packet", "needs"), _fields("needs", "Person")),
        (translate("Packet", "materials"), _fields("name", "Material")),
        (translate("Packet", "set-up"), _fields("setup", "Block", "Room")),
        (translate("Packet", "what participants see"), _fields("participants_see", "Block")),
        (translate("Packet", "questions"), _fields("prompts", "Block")),
        (translate("Packet", "steps"), _step_fields()),
        (translate("Packet", "handouts"), _handout_fields()),
        (translate("Packet", "aims"), _fields("purpose", "Session") | _fields("outcomes", "Session")),
    )


def _fields(name: str, *owners: str) -> frozenset[tuple[str, str]]:
    return frozenset((owner, name) for owner in owners)


def _step_fields() -> frozenset[tuple[str, str]]:
    return frozenset(("Step", name) for name in ("title", "text", "silent"))


def _handout_fields() -> frozenset[tuple[str, str]]:
    names = ("title", "intro", "writing", "care")
    return frozenset(("Handout", name) for name in names) | _fields("credit", "Block")


def size(pages: int, paper: Paper) -> str:
    """Return how much paper a packet takes."""
    names = {Paper.LETTER: translate("Packet", "US Letter"), Paper.A4: translate("Packet", "A4")}
    counted = _counted(pages, translate("Packet", "One page"), translate("Packet", "{0} pages"))
    return f"{counted}, {names[paper]}"


def preview_note(form: Format, *, counts: bool = False) -> str:
    """Return how the preview stands to a file of that format; `counts`: what has rows is no run sheet but counts."""
    if form.key == "pdf":
        return translate("Packet", "Preview updates as you choose")
    if form.key == "docx":
        return translate("Packet", "Shown as PDF. Word lays pages out by itself.")
    if form.key in DOCUMENT_FORMATS:
        return translate("Packet", "Shown as PDF. {0} has the same words without pages.").format(form.name)
    if form.key == "ics":
        return translate("Packet", "{0} has an entry for each block instead of these pages.").format(form.name)
    if counts:
        return translate("Packet", "{0} has the counts as rows instead of these pages.").format(form.name)
    return translate("Packet", "{0} has the run sheet as rows instead of these pages.").format(form.name)


def failure(error: SaveError) -> tuple[str, str]:
    """Return what happened to a file that was to be saved, and what to do next."""
    return messages.saving_sentence(error, faults.translated)


def saved(target: Path) -> tuple[str, str]:
    """Return that a file was saved, and where."""
    where = translate("Packet", "It is in {0}.").format(target.parent)
    return translate("Packet", "{0} is saved.").format(target.name), where


def unopened(path: Path) -> tuple[str, str]:
    """Return that no program opens a file or a folder, and what holds nevertheless."""
    if path.is_dir():
        return translate("Packet", "The folder could not be shown."), str(path)
    return translate("Packet", "No program here opens this file."), translate("Packet", "It is saved all the same.")


def sent(printer: str, pages: int) -> tuple[str, str]:
    """Return that pages went to a printer, and how many."""
    counted = _counted(pages, translate("Packet", "One page"), translate("Packet", "{0} pages"))
    return translate("Packet", "Sent to {0}.").format(printer), translate("Packet", "{0}.").format(counted)


def print_failure(fault: PrintFault) -> tuple[str, str]:
    """Return why nothing was printed, and what to do instead."""
    match fault:
        case PrintFault.NO_PRINTER:
            return (
                translate("Packet", "No printer is set up on this computer."),
                translate(
                    "Packet", "Add one in the system’s settings, or save the packet as PDF and print it elsewhere."
                ),
            )
        case PrintFault.REFUSED:
            return (
                translate("Packet", "The printer did not take the pages."),
                translate("Packet", "See that it is on and connected, and which pages are chosen, then print again."),
            )


def missing(signs: tuple[str, ...]) -> tuple[str, str]:
    """Return which characters are printed as numbers, because no font has them."""
    lead = _counted(
        len(signs),
        translate("Packet", "One character cannot be printed."),
        translate("Packet", "{0} characters cannot be printed."),
    )
    named = ", ".join(f"{sign} (U+{ord(sign[0]):04X})" for sign in signs[:_NAMED])
    more = translate("Packet", " and {0} more").format(len(signs) - _NAMED) if len(signs) > _NAMED else ""
    place = _counted(
        len(signs),
        translate("Packet", "Its number stands in its place: {1}."),
        translate("Packet", "Their numbers stand in their place: {1}."),
        named + more,
    )
    return lead, place


def _counted(count: int, one: str, many: str, *more: str) -> str:
    return (one if count == 1 else many).format(count, *more)
