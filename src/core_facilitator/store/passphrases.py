"""How hard a passphrase is to guess. Whoever has a copy of the files may try as often as they like."""

from dataclasses import dataclass

LEAST_SCORE = 2
"""Below this, of 4, a passphrase is refused: it falls to fewer than 10^8 guesses (zxcvbn's own scale)."""

_MOST_WEIGHED = 72  # characters; what follows makes it slow to weigh, and no easier to guess


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: 0 to 4, and of how many words it is made."""

    score: int
    words: int

    @property
    def enough(self) -> bool:
        """Whether it may protect a workspace."""
        return self.score >= LEAST_SCORE


def strength(passphrase: str, name: str) -> Strength:
    """Return how hard a passphrase is to guess for somebody who knows the workspace's name."""
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:_MOST_WEIGHED], user_inputs=[name]) if passphrase else {"score": 0}
    return Strength(found["score"], len(passphrase.split()))
