"""Builds the sdist, the wheel from the sdist, installs it into an empty environment and runs its self-test there."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Raise where any step fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # `build` makes the sdist first and the wheel from it, unless told otherwise.
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
        wheel = next(folder.glob("*.whl"))
        venv.create(folder / "empty", with_pip=True)
        bin_folder = folder / "empty" / ("Scripts" if os.name == "nt" else "bin")
        pip = [str(bin_folder / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run(*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "app.txt"))
        run(*pip, "--no-deps", str(wheel))
        run(str(bin_folder / "core-facilitator"), "self-test", folder=folder, QT_QPA_PLATFORM="offscreen")


def run(*words: str, folder: Path = ROOT, **variables: str) -> None:
    """Run a command in a folder, with more variables in its environment; raise where it fails."""
    subprocess.run(words, cwd=folder, check=True, env={**os.environ, **variables})


if __name__ == "__main__":
    main()
