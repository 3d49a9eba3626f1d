import sys
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Notice
from core_facilitator.store import places


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox/CORE",
        "OneDrive - Juniper Valley Unified/CORE",
        "OneDrive/CORE",
        "Library/Mobile Documents/com~apple~CloudDocs/CORE",
        "iCloud Drive/CORE",
        "Library/CloudStorage/GoogleDrive-noor@example.org/My Drive/CORE",
        "Library/CloudStorage/Box-Box/CORE",
        "Library/CloudStorage/ProtonDrive-noor@example.org/CORE",
        "Nextcloud/CORE",
    ],
)
def test_a_synced_folder_is_noticed(tmp_path: Path, folder: str) -> None:
    assert places.notices(tmp_path / folder) == (Notice.SYNCED_FOLDER,)


def test_an_ordinary_folder_needs_no_notice(tmp_path: Path) -> None:
    assert places.notices(tmp_path / "CORE and my dropbox notes") == ()


def test_another_computers_folder_on_windows_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "as_posix", lambda _path: "//server/share/CORE")
    assert places.notices(tmp_path) == (Notice.NETWORK_FOLDER,)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists its mounts in a file")
def test_a_mounted_folder_of_another_computer_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    share = tmp_path / "our share"
    (share / "CORE").mkdir(parents=True)
    mounts = tmp_path / "mounts"
    escaped = str(share).replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n//server/x {escaped} cifs rw 0 0\ntmpfs /other tmpfs rw 0 0\n", "utf-8"
    )
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert places.notices(share / "CORE") == (Notice.NETWORK_FOLDER,)
    assert places.notices(tmp_path) == ()


def test_systems_that_list_no_mounts_are_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "missing")
    assert places.notices(tmp_path) == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists its mounts in a file")
def test_a_system_whose_list_of_mounts_is_out_of_reach_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "missing")
    assert places.notices(tmp_path) == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists its mounts in a file")
def test_a_mount_whose_path_is_listed_in_octal_digits_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    share = tmp_path / "share #1\tof\\us"
    share.mkdir()
    mounts = tmp_path / "mounts"
    escaped = "".join(f"\\{ord(letter):03o}" if letter in " \t\\#" else letter for letter in str(share))
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {escaped} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert places.notices(share) == (Notice.NETWORK_FOLDER,)


def test_a_link_into_a_synced_folder_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "CORE").mkdir(parents=True)
    (tmp_path / "work").symlink_to(tmp_path / "Dropbox" / "CORE", target_is_directory=True)
    assert places.notices(tmp_path / "work") == (Notice.SYNCED_FOLDER,)
