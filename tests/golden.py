"""Golden files: what the sample retreat becomes, kept as text.

After a change that is meant, `GOLDEN=write pytest tests/test_sample.py` writes them anew; look at `git diff` then.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "golden"


def golden(name: str, now: str) -> str:
    """Return the golden file of that name, which first becomes what it would be `now` where that is asked for."""
    file = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        file.write_text(now, encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")
