"""Measures everything that the project promises and keeps the table in docs/benchmarks.md."""

import platform
import subprocess
import sys
from pathlib import Path

import answering
import finding
import keeping
import measure
import planning
import printing
import running
import searching
import seeing
import starting

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "benchmarks.md"

_HEAD = """# Speed, measured

Written by `make bench`. Each figure is the median of runs that alternate with the floor in one go; quote the ratio,
because the machine's own speed drifts. A goal is the most that the ratio may be.

"""


def main() -> None:
    """Print the table as it grows, and keep it."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    rows = starting.rows()
    rows += [
        *keeping.opening(),
        *finding.rows(),
        *searching.rows(),
        seeing.typing(),
        *keeping.saving(),
        planning.retiming(),
    ]
    rows += [printing.as_pdf(), printing.as_docx(), printing.stall(), *running.rows(), *answering.rows()]
    page = f"{_HEAD}{measure.table(rows)}\n{platform.platform()}, Python {platform.python_version()}.\n"
    print(page)
    TARGET.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
