"""How much the room's server takes from whoever is on the network, and why so much."""

from dataclasses import dataclass

from core_facilitator.domain.check_ins import CheckIn

_BYTES_OF_A_CHARACTER = 4
_WITHOUT_WORDS = 8 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one server. Tests give smaller ones, so that nothing has to be waited for."""

    request_seconds: float = 10
    """From the first byte until a request is there, and again until its reply is sent. A phone needs a tenth of one."""

    idle_seconds: float = 15
    """How long a connection may wait for its next request: long enough to load a page, short enough to free places."""

    connections: int = 200
    """In all. A room of forty phones opens at most six each while the page loads, and keeps none."""

    per_address: int = 8
    """What an address is sure of. Nobody is refused for having more, because a whole room may stand behind the one
    address of a router; but where all places are taken, whoever has more gives way first."""

    body: int = 16 * 1024
    """Bytes of one answer, unless what is asked has room for more words than that."""

    wrong_codes: int = 5
    """In a minute from one address: the right one is six letters, read from a wall."""

    wrong_codes_in_all: int = 60
    """In a minute. With 29.7 bits in a code, an hour of that finds one in 250,000 rooms."""

    forget_seconds: float = 60
    """How long a wrong code counts."""

    def body_for(self, check_in: CheckIn | None) -> int:
        """Return how many bytes an answer may have: all words at their longest, in any script, must fit."""
        if check_in is None:
            return self.body
        words = sum(statement.most for statement in check_in.instrument.written)
        return max(self.body, _WITHOUT_WORDS + words * _BYTES_OF_A_CHARACTER)
