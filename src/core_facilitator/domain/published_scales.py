"""Scales that others published, for reading: what they ask about, who they belong to, and what license they need.

None of their statements is here. A team that holds a license can type its own instrument in.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScale:
    """One scale, described in our own words. `statements` is how many it has, 0 where that is not published."""

    key: str
    name: str
    authors: str
    year: str
    about: str
    license: str
    source: str
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingList:
    """The scales, with what is worth knowing of all of them."""

    introduction: str
    scales: tuple[PublishedScale, ...]
