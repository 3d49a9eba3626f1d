"""Words that are printed, one table for each language."""

from core_facilitator.documents.english import ENGLISH
from core_facilitator.documents.word_table import Words

__all__ = ["ENGLISH", "LANGUAGES", "Words", "words_for"]

LANGUAGES: dict[str, Words] = {"en": ENGLISH}
"""Every table by its language, without a region."""


def words_for(language: str) -> Words:
    """Return the words of a language, given as "en" or "en-US"; English where there is no table."""
    return LANGUAGES.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
