"""Pins every dependency by version and hash, for all systems and Pythons.

Run it after changing pyproject.toml, with uv installed: python tools/lock.py
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def lock(name: str, group: str) -> None:
    """Write requirements/NAME.txt: the app's dependencies and those of one group."""
    words = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"]
    words += ["--no-emit-index-url", "--no-header", "--quiet", "pyproject.toml"]
    words += ["--group", group, "-o", f"requirements/{name}.txt"]
    subprocess.run(words, cwd=ROOT, check=True)


if __name__ == "__main__":
    lock("app", "install")
    lock("dev", "dev")
