from pathlib import Path

import platformdirs
import pytest

from core_facilitator import paths


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this account's documents should be; nothing is there yet."""
    folder = tmp_path / "home" / "Documents"
    folder.parent.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: folder)
    monkeypatch.setattr(Path, "home", lambda: folder.parent)
    return folder


def test_packets_are_offered_for_documents_where_there_is_such_a_folder(documents: Path) -> None:
    documents.mkdir()
    assert paths.documents_folder() == documents


def test_packets_are_offered_for_home_on_an_account_without_documents(documents: Path) -> None:
    assert paths.documents_folder() == documents.parent


def test_packets_are_offered_for_home_while_documents_cannot_be_reached(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_folder: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_dir", unreachable)
    assert paths.documents_folder() == documents.parent
