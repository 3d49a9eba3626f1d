from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.messages import notice, sentence

FOLDER = Path("folder") / "{odd} name"


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("detail", ["", "4"])
def test_every_fault_says_what_happened_and_what_to_do_next(fault: Fault, detail: str) -> None:
    for part in sentence(WorkspaceError(fault, FOLDER, detail)):
        assert part.endswith(".")
        assert len(part) > 20
        assert "{detail}" not in part
        assert "{path}" not in part


@pytest.mark.parametrize("fault", Fault)
def test_no_message_speaks_of_tools_or_suggests_to_delete(fault: Fault) -> None:
    words = " ".join(sentence(WorkspaceError(fault, FOLDER))).lower()
    for word in ("sql", "exception", "errno", "delete", "none", "schema"):
        assert word not in words


def test_a_wrong_passphrase_is_never_called_damage() -> None:
    for fault in (Fault.PASSPHRASE_WRONG, Fault.PASSPHRASE_NEEDED, Fault.RECOVERY_CODE_WRONG):
        assert "damage" not in " ".join(sentence(WorkspaceError(fault, FOLDER)))


def test_a_wrong_passphrase_offers_no_way_that_its_dialog_has_not() -> None:
    assert "recovery code" not in " ".join(sentence(WorkspaceError(Fault.PASSPHRASE_WRONG, FOLDER)))


def test_damage_says_that_the_passphrase_is_right() -> None:
    happened, _next = sentence(WorkspaceError(Fault.DATABASE_DAMAGED, FOLDER, "7"))
    assert happened == "The database is damaged, in page 7. Your passphrase is right."


def test_a_mistyped_recovery_code_names_its_group() -> None:
    assert "Group 3" in sentence(WorkspaceError(Fault.RECOVERY_CODE_MISTYPED, FOLDER, "3"))[0]


def test_the_path_is_named_where_it_helps() -> None:
    assert str(FOLDER) in sentence(WorkspaceError(Fault.FOLDER_MISSING, FOLDER))[0]


def test_an_error_says_its_fault_and_place_but_no_text() -> None:
    assert str(WorkspaceError(Fault.DISK_FULL, Path("a"), "b")) == "DISK_FULL: a (b)"


@pytest.mark.parametrize("kind", Notice)
def test_every_notice_is_a_sentence(kind: Notice) -> None:
    assert notice(kind).endswith(".")


def test_no_two_faults_say_the_same() -> None:
    said = [sentence(WorkspaceError(fault, FOLDER)) for fault in Fault]
    assert len(set(said)) == len(said)
