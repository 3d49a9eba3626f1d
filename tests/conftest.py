"""What every test stands on: no screen, and Hypothesis profiles chosen by HYPOTHESIS_PROFILE."""

import gc
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


_own_room = threading.Event()


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Fail whatever opens a connection: the app never does, and no test but those of its own room has a reason to."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        if _own_room.is_set() and arguments[1][0] == "127.0.0.1":
            return
        raise RuntimeError(f"no network: something wants to connect to {arguments[1]}")


sys.addaudithook(_refuse_network)


class _QtStaysHere(MetaPathFinder):
    """Fails an import of what knows Qt on another thread than the window's: once in a while it would crash."""

    def find_spec(self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        """Find nothing; all others are asked after this."""
        elsewhere = threading.current_thread() is not threading.main_thread()
        if elsewhere and fullname.startswith(("PySide6", "core_facilitator.gui")):
            raise RuntimeError(f"{fullname} may be imported on the window's thread alone")


sys.meta_path.insert(0, _QtStaysHere())


@pytest.fixture(scope="module")
def own_room() -> Iterator[None]:
    """Let the tests of a module be phones: they may connect to this computer, and to no other."""
    _own_room.set()
    yield
    _own_room.clear()


gc.disable()  # as in the app: on a thread that a test starts, a collection would destroy objects of Qt


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    yield
    young, _middle, old = gc.get_count()
    if young > 700:
        gc.collect(2 if old > 10 else 1)
