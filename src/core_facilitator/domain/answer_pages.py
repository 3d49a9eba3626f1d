"""A check-in as pages to answer, one after the other: two statements at a time, and words on a page of their own.

Whoever answers goes through `Answering`, a value: each choice gives the next one, and nothing of it is kept elsewhere.
"""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from core_facilitator.domain.check_in_rules import Order, ordered
from core_facilitator.domain.check_ins import CheckIn, Sheet, Split
from core_facilitator.domain.instruments import Statement

STATEMENTS_ON_A_PAGE = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page: statements, or questions about who answers."""

    statements: tuple[Statement, ...] = ()
    splits: tuple[Split, ...] = ()


def pages(check_in: CheckIn, order: Order) -> tuple[Page, ...]:
    """Return the pages of a check-in.

    Args:
        check_in: what is asked. Statements for which a point is chosen come first, then words, then who answers.
        order: gives the statements of one participant their order, where the instrument asks for another each time.
    """
    asked = ordered(check_in.instrument, order)
    chosen = tuple(one for one in asked if one.scale)
    pairs = (chosen[at : at + STATEMENTS_ON_A_PAGE] for at in range(0, len(chosen), STATEMENTS_ON_A_PAGE))
    found = [Page(statements=pair) for pair in pairs]
    found += [Page(statements=(one,)) for one in asked if not one.scale]
    if check_in.rules.splits:
        found.append(Page(splits=check_in.rules.splits))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Answering:
    """What somebody chose so far: values, words and parts, by key."""

    values: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def with_value(self, statement: str, value: int | None) -> "Answering":
        """Return it with a point chosen, or with none."""
        return replace(self, values=_with(self.values, statement, value))

    def with_words(self, statement: str, words: str) -> "Answering":
        """Return it with words for a statement; only spaces are none."""
        return replace(self, words=_with(self.words, statement, words if words.strip() else None))

    def with_part(self, split: str, part: str | None) -> "Answering":
        """Return it with a part chosen, or with none."""
        return replace(self, parts=_with(self.parts, split, part))

    def missing(self, check_in: CheckIn, page: Page) -> tuple[Statement, ...]:
        """Return the statements of a page that still need a point, where none may be skipped."""
        if check_in.instrument.skippable:
            return ()
        return tuple(one for one in page.statements if one.scale and one.key not in self.values)

    @property
    def sheet(self) -> Sheet:
        """What is handed in."""
        kept = {key: words.strip() for key, words in self.words.items()}
        return Sheet(
            values=tuple(sorted(self.values.items())),
            words=tuple(sorted(kept.items())),
            parts=tuple(sorted(self.parts.items())),
        )


def _with(known: dict[str, T], key: str, value: T | None) -> dict[str, T]:
    others = {one: said for one, said in known.items() if one != key}
    return others if value is None else {**others, key: value}
