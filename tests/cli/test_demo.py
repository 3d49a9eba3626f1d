from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator.cli import demo, everything

Run = Callable[..., tuple[int, str, str]]


def test_the_demo_writes_everything_that_can_be_handed_out_and_lists_it(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "demo-output"
    status, said, err = run("demo", "--no-window", "--out", out)
    assert (status, err) == (0, "")
    packets = ("facilitator packet", "participant packet", "room sheets")
    names = {
        *(f"{name}.{form}" for name in packets for form in ("pdf", "docx", "md", "txt")),
        *(f"run sheet.{form}" for form in ("csv", "xlsx", "ics")),
    }
    assert {file.name for file in out.iterdir()} == {f"Seeing whole, choosing well, {name}" for name in names}
    assert sorted(line.partition("  (")[0] for line in said.splitlines()) == sorted(map(str, out.iterdir()))


def test_without_a_screen_the_demo_says_so_first(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "has_screen", lambda: False)
    written: list[Path] = []
    monkeypatch.setattr(everything, "write_everything", written.append)
    out = tmp_path / "demo-output"
    says = f"There is no screen here for a window, so the sample's packets are written into {out}.\n"
    assert run("demo", "--out", out) == (0, says, "")
    assert written == [out]
