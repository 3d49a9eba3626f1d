"""A split as somebody types it: a question and a line for each part, with Spanish after a slash."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from core_facilitator.domain.check_ins import Part, Split
from core_facilitator.domain.instruments import Wording
from core_facilitator.domain.text import free_key

_SLASH = " / "


def typed_split(question: str, parts: str) -> Split | None:
    """Return the split of a question and its parts, one on each line; None while there are fewer than two parts."""
    named = [wording(line) for line in parts.splitlines() if line.strip()]
    if not question.strip() or len(named) < 2:
        return None
    keys = _keys(one.text for one in named)
    return Split("split", wording(question), tuple(Part(key, one) for key, one in zip(keys, named, strict=True)))


def written_parts(split: Split) -> str:
    """Return the parts of a split as they are typed."""
    return "\n".join(written(part.title) for part in split.parts)


def wording(text: str) -> Wording:
    """Return a text with its Spanish, which stands after " / ": "Teacher / Docente"."""
    first, _slash, second = text.strip().partition(_SLASH)
    return Wording(first.strip(), second.strip())


def written(said: Wording) -> str:
    """Return a text with its Spanish as it is typed."""
    return f"{said.text}{_SLASH}{said.es}" if said.es else said.text


def _keys(texts: Iterable[str]) -> list[str]:
    """Return a key for each text: its letters and digits, with a number where another has the same."""
    keys: list[str] = []
    for text in texts:
        plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        keys.append(free_key(re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "part", keys))
    return keys
