"""What every test stands on: no screen, and Hypothesis profiles chosen by HYPOTHESIS_PROFILE."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


_ended: dict[str, int] = {}


def pytest_sessionfinish(exitstatus: int) -> None:
    """Remember how the tests ended, for `pytest_unconfigure`."""
    _ended["status"] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """End the process here where Qt was used: all is reported and written by now.

    What is left of windows at the interpreter's own end is taken down in any order, and now and then that order
    crashes Qt, long after the last test. The app itself closes its windows before it ends.
    """
    if "PySide6.QtWidgets" in sys.modules and "status" in _ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended["status"])
