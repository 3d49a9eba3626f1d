"""Sharing whole minutes among several, fairly: in proportion, none beyond its limit, and nothing lost in rounding."""

from collections.abc import Sequence


def shared(minutes: int, weights: Sequence[int], limits: Sequence[int]) -> tuple[int, ...]:
    """Return how many of the minutes each one takes.

    Each takes its share in proportion to its weight. One whose share would pass its limit takes that, and what it
    leaves is shared again among the others. Shares are whole minutes; what rounding leaves goes to the heaviest.

    Args:
        minutes: what is to be shared, 0 or more.
        weights: one for each, 0 or more; those of weight 0 take something only after all others are full.
        limits: the most that each can take, 0 or more.

    Returns:
        One number for each. Their sum is `minutes`, or the sum of the limits if that is less.
    """
    taken = [0] * len(weights)
    left = min(minutes, sum(limits))
    while left:
        open_ = [at for at, limit in enumerate(limits) if taken[at] < limit]
        total = sum(weights[at] for at in open_)
        shares = {at: left * (weights[at] or not total) // (total or len(open_)) for at in open_}
        full = [at for at in open_ if taken[at] + shares[at] >= limits[at]]
        if full:
            for at in full:
                left -= limits[at] - taken[at]
                taken[at] = limits[at]
            continue
        for at in open_:
            taken[at] += shares[at]
            left -= shares[at]
        for at in sorted(open_, key=lambda at: -weights[at])[:left]:
            taken[at] += 1
            left -= 1
    return tuple(taken)
