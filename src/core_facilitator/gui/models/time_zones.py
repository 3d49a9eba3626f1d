"""The time zones that a day can be in."""

from functools import cache
from importlib.resources import files


@cache
def time_zones() -> tuple[str, ...]:
    """Return their IANA names, from the list that comes with the zones; asking `zoneinfo` reads every file."""
    return tuple(sorted(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()))
