"""Golden files: what the sample retreat becomes, kept as text.

After a change that is meant, `GOLDEN=write pytest tests/test_sample.py` writes them anew; look at `git diff` then.
"""

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare a text with the golden file of that name, and show every line that differs."""
    file = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="\n")
    kept = file.read_text(encoding="utf-8")
    different = "\n".join(
        difflib.unified_diff(kept.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="")
    )
    assert text == kept, f"{name} differs. If that is meant: GOLDEN=write pytest tests/test_sample.py\n{different}"
