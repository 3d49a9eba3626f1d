import asyncio
from collections.abc import Callable
from threading import Event, get_ident

from pytestqt.qtbot import QtBot

from core_facilitator.export.formats import Canceled
from core_facilitator.gui.work import Work


def test_a_job_runs_on_another_thread_and_its_value_comes_back_to_the_flow(qtbot: QtBot, work: Work) -> None:
    seen: list[tuple[int, bool]] = []

    async def flow() -> None:
        thread = await work.run(get_ident)
        seen.append((thread, thread != get_ident()))

    with qtbot.waitSignal(work.ended):
        assert work.start("job", flow)
    assert [other for _thread, other in seen] == [True]


def test_a_second_start_does_nothing_while_the_first_runs(qtbot: QtBot, work: Work) -> None:
    gate = Event()
    calls: list[int] = []

    async def flow(number: int) -> None:
        calls.append(number)
        await work.run(gate.wait, 10)

    assert work.start("job", flow, 1)
    assert not work.start("job", flow, 2)
    assert work.running == {"job"}
    with qtbot.waitSignal(work.ended):
        gate.set()
    assert calls == [1]
    assert work.running == frozenset()


def test_an_error_that_no_flow_caught_is_reported_with_its_name(qtbot: QtBot, loop: asyncio.AbstractEventLoop) -> None:
    work = Work(loop)

    def wrong() -> None:
        raise ValueError

    async def flow() -> None:
        await work.run(wrong)

    with qtbot.waitSignal(work.failed) as caught:
        work.start("job", flow)
    assert caught.args is not None
    assert caught.args[0] == "job"
    assert isinstance(caught.args[1], ValueError)
    work.close()


def test_progress_is_told_on_the_thread_of_the_window(qtbot: QtBot, work: Work) -> None:
    told: list[tuple[int, int, bool]] = []
    here = get_ident()

    def job(*, progress: Callable[[int, int], None]) -> str:
        progress(1, 2)
        progress(2, 2)
        return "done"

    def show(done: int, total: int) -> None:
        told.append((done, total, get_ident() == here))

    async def flow() -> None:
        assert await work.run(job, progress=show) == "done"

    with qtbot.waitSignal(work.ended):
        work.start("job", flow)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(1, 2, True), (2, 2, True)]


def test_canceling_stops_the_job_when_it_next_tells_its_progress(qtbot: QtBot, work: Work) -> None:
    begun, go_on, stopped = Event(), Event(), Event()

    def job(*, progress: Callable[[int, int], None]) -> None:
        begun.set()
        go_on.wait(10)
        try:
            progress(1, 2)
        except Canceled:
            stopped.set()
            raise

    async def flow() -> None:
        await work.run(job, progress=lambda _done, _total: None)

    work.start("job", flow)
    qtbot.waitUntil(begun.is_set)
    with qtbot.assertNotEmitted(work.failed), qtbot.waitSignal(work.ended):
        work.cancel("job")
    go_on.set()
    qtbot.waitUntil(stopped.is_set)


def test_canceling_what_does_not_run_does_nothing(work: Work) -> None:
    work.cancel("nothing")
    assert work.running == frozenset()


def test_finish_waits_for_every_other_flow(qtbot: QtBot, work: Work) -> None:
    gate = Event()
    order: list[str] = []

    async def slow() -> None:
        await work.run(gate.wait, 10)
        order.append("slow")

    async def last() -> None:
        await work.finish(but="last")
        order.append("last")

    work.start("slow", slow)
    work.start("last", last)
    gate.set()
    qtbot.waitUntil(lambda: work.running == frozenset())
    assert order == ["slow", "last"]


def test_a_flow_that_waits_for_nothing_still_ends(qtbot: QtBot, work: Work) -> None:
    async def flow() -> None:
        await asyncio.sleep(0)

    with qtbot.waitSignals([work.began, work.ended]):
        work.start("job", flow)
    assert work.running == frozenset()


def test_one_worker_does_one_job_after_the_other(qtbot: QtBot, work: Work) -> None:
    gate = Event()
    began: list[tuple[str, int]] = []

    def job(name: str) -> None:
        began.append((name, get_ident()))
        gate.wait(10)

    async def flow(name: str) -> None:
        await work.run(job, name)

    work.start("one", flow, "one")
    work.start("two", flow, "two")
    qtbot.waitUntil(lambda: bool(began))
    assert [name for name, _thread in began] == ["one"]
    gate.set()
    qtbot.waitUntil(lambda: work.running == frozenset())
    assert [name for name, _thread in began] == ["one", "two"]
    assert len({thread for _name, thread in began}) == 1


def test_a_flow_that_is_canceled_while_the_window_answers_ends_quietly(
    qtbot: QtBot, work: Work, loop: asyncio.AbstractEventLoop
) -> None:
    told: list[dict[str, object]] = []
    loop.set_exception_handler(lambda _loop, context: told.append(context))

    async def turns() -> None:
        loop.call_soon(work.cancel, "turns")
        await work.turn()

    with qtbot.waitSignal(work.ended):
        work.start("turns", turns)
    loop.set_exception_handler(None)
    assert told == []


def test_what_is_clicked_right_after_the_last_word_of_a_flow_begins_the_next(
    qtbot: QtBot, work: Work, loop: asyncio.AbstractEventLoop
) -> None:
    begun: list[bool] = []

    async def flow(number: int) -> None:
        if number == 1:
            loop.call_soon(click)  # before anybody is told that the first one ended

    def click() -> None:
        begun.append(work.start("job", flow, 2))

    with qtbot.waitSignals([work.ended, work.ended]):
        work.start("job", flow, 1)
    assert begun == [True]
    assert work.running == frozenset()
