"""What a printed file is called: one rule for the window and the command line."""

from core_facilitator.documents.words import words_for
from core_facilitator.domain.audiences import Audience
from core_facilitator.export.files import file_name
from core_facilitator.export.formats import RUN_SHEET_FORMATS, Format


def packet_name(title: str, audience: Audience, form: Format, language: str = "en") -> str:
    """Return "Seeing whole, participant packet.pdf" for a session's title, an audience and a format.

    However long the title, two audiences' files never have one name: what is meant for facilitators alone must not
    be taken for, or replaced by, what is meant for others.
    """
    words = words_for(language)
    kind = (words.run_sheets if form.key in RUN_SHEET_FORMATS else words.packets)[audience]
    return f"{file_name(title, words.no_title)}, {kind[:1].lower()}{kind[1:]}{form.suffix}"


def summary_name(title: str, audience: Audience, form: Format, language: str = "en") -> str:
    """Return "Seeing whole, session summary for the sponsor.pdf"; no two audiences' files have one name."""
    words = words_for(language)
    kind = words.summary.files[audience]
    return f"{file_name(title, words.no_title)}, {kind[:1].lower()}{kind[1:]}{form.suffix}"


def cards_name(title: str, kind: str, form: Format) -> str:
    """Return "Case clinic, handout.pdf" for a card's name and the kind of its page, or "Prompt cards.pdf" for many."""
    return f"{file_name(title)}, {kind[:1].lower()}{kind[1:]}{form.suffix}" if title else f"{kind}{form.suffix}"
