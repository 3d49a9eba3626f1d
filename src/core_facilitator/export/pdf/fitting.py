"""Pages that nearly fit: air and spare lines give way before a few lines stand alone on a page of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core_facilitator.export.pdf.slabs import Slab, Stack, stacked

LITTLE = 0.3
"""What takes no more than this part of a last page is worth a tighter setting."""
_TIGHTER = (0.85, 0.7, 0.55, 0.4, 0.3)
_WITHOUT_SPARES = 0.7


def snug(slabs: Sequence[Slab], room: float, *, little: float = LITTLE, tightest: float = 0.0) -> list[Stack]:
    """Return the slabs on pages, a little tighter where that saves a last page with little on it.

    Args:
        slabs: what stands on the pages.
        room: the height of a page.
        little: the part of a page that is little.
        tightest: the part of the air that is left at least.
    """
    stacks = stacked(slabs, room)
    if len(stacks) > 1 and stacks[-1].used <= room * little:
        for tighter in _settings(slabs, tightest):
            fewer = stacked(tighter, room)
            if len(fewer) < len(stacks):
                return fewer
    return stacks


def _settings(slabs: Sequence[Slab], tightest: float) -> Iterator[list[Slab]]:
    """Yield tighter and tighter settings; when air alone does not do, also with fewer and fewer lines to write on."""
    spares = sum(slab.spare for slab in slabs)
    for share in (share for share in _TIGHTER if share >= tightest):
        tight = [_tightened(slab, share) for slab in slabs]
        yield tight
        if share <= _WITHOUT_SPARES:
            yield from (_without(tight, count) for count in range(1, spares + 1))


def _tightened(slab: Slab, share: float) -> Slab:
    return replace(slab, gap=slab.gap * share, height=slab.height - slab.air * (1 - share), air=slab.air * share)


def _without(slabs: Sequence[Slab], count: int) -> list[Slab]:
    """Return the slabs without so many of the spare ones."""
    spares = [slab for slab in slabs if slab.spare][:count]
    return [slab for slab in slabs if slab not in spares]
