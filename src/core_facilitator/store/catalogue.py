"""The protocols that come with the app: read from its own files, each family in one."""

from pathlib import Path

from core_facilitator import paths
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store import protocol_files
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.protocol_files import ProtocolFileError


def protocols(folder: Path | None = None) -> tuple[Protocol, ...]:
    """Return all cards, family by family, each in the order of its file. Takes some tenths of a second.

    Args:
        folder: where the files are; those of the app if none is given.

    Raises:
        ProtocolFileError: when a file cannot be read, two cards have one key, or one names a card that is not there.
    """
    files = sorted((folder or paths.resource("catalogue")).glob("*.yaml"))
    found: dict[str, tuple[str, Protocol]] = {}
    problems: list[Problem] = []
    for file in files:
        for protocol in protocol_files.read(file.read_text(encoding="utf-8"), file.name).protocols:
            if protocol.key in found:
                problems.append(Problem(file.name, 0, protocol.key, f"{found[protocol.key][0]} has this key too"))
            found[protocol.key] = file.name, protocol
    for name, protocol in found.values():
        problems.extend(
            Problem(name, 0, f"{protocol.key}.goes_with", f"there is no protocol '{key}'")
            for key in protocol.goes_with
            if key not in found
        )
    if problems:
        raise ProtocolFileError(tuple(problems))
    return tuple(protocol for _, protocol in found.values())
