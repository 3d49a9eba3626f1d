"""Everything that does not end at once: flows of questions and answers, and long jobs on one worker thread.

A flow is an `async` function. `start` keeps its task, ignores a second start while the first still runs, and
reports its error; inside a flow, `await work.run(function, …)` calls a plain function on the worker thread,
with values in and values out, so the window never waits:

    @Slot()
    def _export(self) -> None:
        self._work.start("export", self._write_packet)

    async def _write_packet(self) -> None:
        target = await self._ask.save_file(self.tr("Save packet"), start)
        if target is not None:
            await self._work.run(write, document, target, progress=self._show_progress)

A window can close while a job of its runs. A flow that is a method of what is deleted by then goes no further.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

Progress = Callable[[int, int], None]

P = ParamSpec("P")
T = TypeVar("T")


class Work(QObject):
    """The flows that run now, by name, and the one worker thread that they share.

    Signals: `began` and `ended` carry the name, `failed` the name and the error that no flow caught.
    """

    began = Signal(str)
    ended = Signal(str)
    failed = Signal(str, object)

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._owners: dict[asyncio.Task[Any] | None, object] = {}  # the object that a flow is a method of
        self._jobs: dict[asyncio.Task[Any] | None, asyncio.Future[Any]] = {}  # by the flow that waits for it

    @property
    def running(self) -> frozenset[str]:
        """The names of the flows that have not ended."""
        return frozenset(self._tasks)

    @property
    def working(self) -> bool:
        """Whether a job is on the worker thread."""
        return bool(self._jobs)

    def start(self, name: str, flow: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Start a flow; return False, and do nothing, while one of the same name runs."""
        if name in self._tasks:
            return False
        task = self._loop.create_task(self._whole(name, flow, *args, **kwargs))
        self._tasks[name] = task
        self._owners[task] = getattr(flow, "__self__", None)
        self.began.emit(name)
        task.add_done_callback(partial(self._end, name))
        return True

    def cancel(self, name: str) -> None:
        """Stop a flow at its next question, or when its job next tells its progress."""
        if name in self._tasks:
            self._tasks[name].cancel()

    async def run(self, function: Callable[..., T], *args: object, progress: Progress | None = None) -> T:
        """Call a function on the worker thread and return what it returns.

        Args:
            function: takes values and returns a value; it must not touch anything of Qt.
            args: passed on to it.
            progress: told (done, total) on this thread. The function then gets a `progress` of its own, which
                it calls now and then; after `cancel` that raises `Canceled` there.

        Raises:
            Exception: whatever the function raised.
            CancelledError: the flow was canceled, or what it is a method of is deleted. What the function returned is
                lost then, so nobody may delete what waits for something to be closed again.
        """
        stopped = Event()

        def report(done: int, total: int) -> None:
            if stopped.is_set():
                from core_facilitator.export.formats import Canceled

                raise Canceled
            if progress is not None:
                self._loop.call_soon_threadsafe(progress, done, total)

        call = partial(function, *args) if progress is None else partial(function, *args, progress=report)
        job = self._loop.run_in_executor(self._worker, call)
        flow = asyncio.current_task()
        self._jobs[flow] = job
        try:
            return await job
        except asyncio.CancelledError:
            stopped.set()
            raise
        finally:
            del self._jobs[flow]
            if not isValid(self._owners.get(flow)):
                raise asyncio.CancelledError

    async def turn(self) -> None:
        """Let the window answer and paint before the flow goes on."""
        turned: asyncio.Future[None] = self._loop.create_future()
        handle = self._loop.call_soon(_settle, turned)
        try:
            await turned
        finally:
            handle.cancel()

    async def finish(self, but: str = "") -> None:
        """End every flow except the one of that name: a question is taken back, a job on the worker is waited for."""
        while others := [task for name, task in self._tasks.items() if name != but]:
            for task in others:
                if task not in self._jobs:
                    task.cancel()
            await asyncio.wait({*others, *self._jobs.values()}, return_when=asyncio.FIRST_COMPLETED)

    def close(self) -> None:
        """Stop all flows, and wait for the job on the worker thread."""
        for task in self._tasks.values():
            task.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)

    async def _whole(
        self, name: str, flow: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Go through a flow. Its name is free with its last word: what is clicked right then begins the next one."""
        try:
            await flow(*args, **kwargs)
        finally:
            self._free(name, asyncio.current_task())

    def _free(self, name: str, task: "asyncio.Task[Any] | None") -> None:
        if self._tasks.get(name) is task:
            del self._tasks[name]

    def _end(self, name: str, task: "asyncio.Task[None]") -> None:
        self._free(name, task)  # one that was canceled before it began had no last word
        del self._owners[task]
        error = None if task.cancelled() else task.exception()
        self.ended.emit(name)
        if error is not None:
            self.failed.emit(name, error)


def _settle(turned: "asyncio.Future[None]") -> None:
    """Let the flow go on; one that was canceled in the meantime has nothing to go on with."""
    if not turned.done():
        turned.set_result(None)
