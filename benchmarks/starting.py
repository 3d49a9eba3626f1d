"""From a click to the window and to the sample retreat, and the memory it takes, against a bare PySide6 window."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import Row

_CHILD = Path(__file__).with_name("starting_child.py")
_ROUNDS = 9
_BARE = "a bare PySide6 window"


def rows() -> list[Row]:
    """Start both in turn and compare the medians of the pairs."""
    with _screen() as variables, tempfile.TemporaryDirectory() as home:
        variables = {**variables, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        pairs = [(_start("app", variables), _start("bare", variables)) for _ in range(_ROUNDS + 1)][1:]
    stall, stall_after = (statistics.median(ours[name] for ours, _ in pairs) for name in ("stall", "stall_after"))
    return [
        _row("start to first painted window", pairs, "painted", "painted", 1000, "ms", 1.6),
        _row("start to the sample retreat on screen", pairs, "sample", "painted", 1000, "ms", 3.0),
        Row("longest stall between the two", stall * 1000, 50, stall / 0.05, "ms", 1, "50 ms"),
        _row("start to a sample that can be changed", pairs, "ready", "painted", 1000, "ms", 6.4),
        Row("longest stall from the sample to then", stall_after * 1000, 50, stall_after / 0.05, "ms", 1, "50 ms"),
        _row("memory with the sample open", pairs, "memory", "memory", 1e-6, "MB", 2.5),
    ]


def _row(
    what: str, pairs: list[tuple[dict[str, float], dict[str, float]]], ours: str, floor: str, scale: float, unit: str,
    goal: float,
) -> Row:  # fmt: skip
    mine = statistics.median(one[ours] for one, _ in pairs)
    least = statistics.median(other[floor] for _, other in pairs)
    ratio = statistics.median(one[ours] / other[floor] for one, other in pairs)
    return Row(what, mine * scale, least * scale, ratio, unit, goal, _BARE)


def _start(kind: str, variables: dict[str, str]) -> dict[str, float]:
    words = [sys.executable, str(_CHILD), kind, repr(time.monotonic())]
    done = subprocess.run(
        words, env={**os.environ, **variables}, capture_output=True, text=True, check=True, timeout=60
    )
    marks: dict[str, float] = json.loads(done.stdout)
    return marks


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """Yield what chooses a screen: the one there is, else a virtual one, else none."""
    if os.environ.get("DISPLAY") or sys.platform != "linux":
        yield {}
    elif shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
    else:
        words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            assert server.stdout is not None
            number = server.stdout.readline().strip()
            yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            server.terminate()


if __name__ == "__main__":
    print(*rows(), sep="\n")
