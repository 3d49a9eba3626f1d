"""The protocols and prompts that come with the app, read from its own files."""

from pathlib import Path

from core_facilitator import paths
from core_facilitator.domain.prompts import PromptSet
from core_facilitator.domain.protocols import Protocol
from core_facilitator.store import prompt_files, protocol_files
from core_facilitator.store.file_reading import Problem
from core_facilitator.store.prompt_files import PromptFileError
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


def prompt_sets(folder: Path | None = None) -> tuple[PromptSet, ...]:
    """Return all sets of prompts, file by file, each in the order of its file.

    Args:
        folder: where the files are; those of the app if none is given.

    Raises:
        PromptFileError: when a file cannot be read, or a key of a set or prompt stands in two files.
    """
    found: list[PromptSet] = []
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted((folder or paths.resource("catalogue", "prompts")).glob("*.yaml")):
        sets = prompt_files.read(file.read_text(encoding="utf-8"), file.name)
        here = {key for one in sets for key in (one.key, *(prompt.key for prompt in one.prompts))}
        problems.extend(
            Problem(file.name, 0, key, f"{keys[key]} has this key too") for key in sorted(here & keys.keys())
        )
        keys |= dict.fromkeys(here, file.name)
        found.extend(sets)
    if problems:
        raise PromptFileError(tuple(problems))
    return tuple(found)
