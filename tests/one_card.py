"""The pages of one card, as most tests of them want it."""

from core_facilitator.documents.blocks import Document
from core_facilitator.documents.cards import Kind, card_pages
from core_facilitator.documents.english import ENGLISH
from core_facilitator.documents.word_table import Words
from core_facilitator.domain.protocols import Protocol


def handout(protocol: Protocol, words: Words = ENGLISH, *, people: int = 0, running: str = "") -> Document:
    """Return the page for participants: what happens, the questions, lines to write on, care and credit."""
    return card_pages(Kind.HANDOUT, (protocol,), words, people=people, running=running)


def leader_card(protocol: Protocol, words: Words = ENGLISH, *, people: int = 0, running: str = "") -> Document:
    """Return the page to lead from, standing: what to say, each step with its company and its silence, what to mind."""
    return card_pages(Kind.LEADER, (protocol,), words, people=people, running=running)
