"""Measures everything that the project promises and keeps the table in docs/benchmarks.md."""

import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import answering
import browsing
import finding
import keeping
import measure
import planning
import printing
import running
import searching
import seeing
import starting
from measure import Row

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "benchmarks.md"

_HEAD = """# Speed, measured

Written by `make bench`. Each figure is the median of runs that alternate with the floor in one go; quote the ratio,
because the machine's own speed drifts. A goal is the most that the ratio may be.

"""


def _rows() -> Iterator[Row]:
    yield from starting.rows()
    yield from keeping.opening()
    yield from finding.rows()
    yield from searching.rows()
    yield seeing.typing()
    yield from keeping.saving()
    yield planning.retiming()
    yield printing.as_pdf()
    yield printing.as_docx()
    yield printing.stall()
    yield from running.rows()
    yield from answering.rows()
    yield from browsing.rows()


def main() -> None:
    """Print each row of the table as soon as it is measured, and keep the table."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    lines = [measure.HEAD]
    print(measure.HEAD, flush=True)
    for row in _rows():
        lines.append(measure.line(row))
        print(lines[-1], flush=True)
    table = "\n".join(lines)
    TARGET.write_text(f"{_HEAD}{table}\n\n{platform.platform()}, Python {platform.python_version()}.\n", "utf-8")


if __name__ == "__main__":
    main()
