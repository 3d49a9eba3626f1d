from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator import cli, paths
from core_facilitator.store import keys, workspace
from core_facilitator.store import sample as sample_retreat
from core_facilitator.store.key_files import LOWEST

PASSPHRASE = "tide pool lantern"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def settings_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it, or stretches a passphrase for half a second."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings" / "settings.json")
    monkeypatch.setattr(keys, "calibrated", lambda: LOWEST)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command line and gives its exit status, output and errors."""

    def command(*words: object) -> tuple[int, str, str]:
        status = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return the folder of a demo workspace with the sample retreat."""
    sample_retreat.make(tmp_path / "sample", "Sample retreat").close()
    return tmp_path / "sample"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return the folder of an empty workspace that opens with PASSPHRASE."""
    made, _ = workspace.create(tmp_path / "locked", "Juniper Valley", PASSPHRASE, cost=LOWEST)
    made.note_code_typed_back()
    made.close()
    return tmp_path / "locked"
