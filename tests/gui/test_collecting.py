"""Garbage goes on the window's thread, and on no other."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.collecting import Collecting
from core_facilitator.gui.work import Work


@pytest.fixture
def collecting(work: Work) -> Iterator[Collecting]:
    made = Collecting(work)
    yield made
    made.rest()
    gc.unfreeze()
    gc.disable()


class _Loop:
    """Holds itself, so that only a collection ends it; it tells on which thread."""

    ended: list[int]

    def __init__(self, ended: list[int]) -> None:
        self.ended = ended
        self.itself = self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


def _litter(ended: list[int]) -> None:
    for _ in range(5_000):
        _Loop(ended)


def test_nothing_is_collected_on_the_worker_thread(qtbot: QtBot, work: Work, collecting: Collecting) -> None:
    ended: list[int] = []

    async def flow() -> None:
        await work.run(_litter, ended)

    work.start("litter", flow)
    qtbot.waitUntil(lambda: not work.running)
    assert ended == []
    collecting.look()
    assert len(ended) == 5_000
    assert set(ended) == {threading.get_ident()}


def test_it_waits_for_the_job_that_runs(qtbot: QtBot, work: Work, collecting: Collecting) -> None:
    ended: list[int] = []
    may_end = threading.Event()

    async def flow() -> None:
        await work.run(may_end.wait)

    work.start("job", flow)
    qtbot.waitUntil(lambda: work.working)
    _litter(ended)
    collecting.look()
    assert ended == []
    may_end.set()
    qtbot.waitUntil(lambda: not work.running)
    collecting.look()
    assert len(ended) == 5_000


def test_it_looks_by_itself_once_begun(qtbot: QtBot, collecting: Collecting) -> None:
    ended: list[int] = []
    collecting.begin()
    _litter(ended)
    qtbot.waitUntil(lambda: len(ended) == 5_000)


def test_at_the_end_it_is_left_to_python_again(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.rest()
    assert gc.isenabled()
