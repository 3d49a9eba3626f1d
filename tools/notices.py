"""Writes resources/THIRD_PARTY_NOTICES.md: every package, font and icon that the app brings, with its license text.

Run it after a dependency, font or icon changes: python tools/notices.py
"""

import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "THIRD_PARTY_NOTICES.md"

# What a package carries inside that its own license file does not name.
INSIDE = {
    "pyside6-essentials": "Contains the Qt framework, used under the GNU Lesser General Public License, version 3. "
    "The libraries are separate files that a user may replace.",
    "shiboken6": "Part of Qt for Python, used under the GNU Lesser General Public License, version 3.",
    "sqlcipher3": "Contains SQLCipher (Copyright (c) 2008-2026 Zetetic LLC, BSD-3-Clause), SQLite (public domain) and "
    "OpenSSL (Apache-2.0).",
    "cryptography": "Contains OpenSSL (Apache-2.0).",
    "pypdfium2": "Contains PDFium (BSD-3-Clause and Apache-2.0) with the libraries that it is built from.",
    "uharfbuzz": "Contains HarfBuzz (MIT).",
    "lxml": "Contains libxml2 and libxslt (MIT).",
    "pillow": "Contains the image libraries that its license file names.",
}


def bundled() -> list[Distribution]:
    """Return every distribution that installing the app brings, in order of name."""
    found: dict[str, Distribution] = {}
    waiting = list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])
    while waiting:
        requirement = Requirement(waiting.pop())
        name = requirement.name.lower().replace("_", "-")
        if name in found or not (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # a requirement of another system or Python
        waiting += found[name].requires or []
    return [found[name] for name in sorted(found)]


def license_of(package: Distribution) -> str:
    """Return the license as the package names it."""
    meta = package.metadata
    named = next((meta[key] for key in ("License-Expression", "License") if meta[key]), "")
    if not named or len(named) > 80:
        named = ", ".join(
            line.split(" :: ")[-1] for line in meta.get_all("Classifier") or [] if line.startswith("License")
        )
    return named or "see its text below"


def license_texts(package: Distribution) -> Iterator[str]:
    """Yield the license files that the package carries."""
    for file in package.files or []:
        upper = file.name.upper()
        if ".dist-info" in str(file) and any(word in upper for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS")):
            path = Path(str(file.locate()))
            if path.is_file():
                yield path.read_text("utf-8", errors="replace").strip()


def resource_texts() -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each license that lies beside bundled fonts and icons."""
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and any(word in path.name.upper() for word in ("LICEN", "OFL")):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8").strip()


def notices() -> str:
    """Return the whole page."""
    parts = [
        "# Third-party notices\n\nCORE Facilitator brings the works below, each under its own license. "
        "This page is written by `tools/notices.py`.\n"
    ]
    for package in bundled():
        name = package.metadata["Name"]
        parts.append(f"## {name} {package.version}\n\nLicense: {license_of(package)}\n")
        if name.lower() in INSIDE:
            parts.append(INSIDE[name.lower()] + "\n")
        parts.extend(f"```text\n{text}\n```\n" for text in license_texts(package))
    parts.extend(f"## {path}\n\n```text\n{text}\n```\n" for path, text in resource_texts())
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(notices(), "utf-8", newline="\n")
