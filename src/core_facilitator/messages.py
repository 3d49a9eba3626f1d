"""What to say when something goes wrong with a workspace: what happened, and what to do next, in plain words.

For the command line as it is. The window has each sentence translated before the error's own `{path}` and `{detail}`
are put into it: `tools/translations.py` finds the sentences through `every`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError

if TYPE_CHECKING:
    from core_facilitator.export.files import SaveError
    from core_facilitator.intake.refusals import IntakeError

_SAFE = "Nothing in it was changed."
_BACKUPS = "Open the newest good backup, or save a copy of these files before you try anything else."

_SENTENCES: dict[Fault, tuple[str, str]] = {
    Fault.FOLDER_MISSING: (
        "There is no folder at {path}.",
        "If it is on a drive or a network, connect that first. If it was moved, choose its new place.",
    ),
    Fault.NOT_A_FOLDER: ("{path} is a file, not a folder.", "Choose the folder that holds the workspace."),
    Fault.FOLDER_NOT_READABLE: (
        "This account may not read {path}.",
        "Ask whoever looks after this computer for the right to read it.",
    ),
    Fault.FOLDER_NOT_EMPTY: (
        "There are files in {path} already.",
        "Choose a new or an empty folder, so that nothing of yours is mixed up or replaced.",
    ),
    Fault.FOLDER_NOT_WRITABLE: (
        "Nothing can be written in {path}.",
        "Choose another folder, or check that the drive is there and not write-protected.",
    ),
    Fault.OPEN_ALREADY: (
        "This workspace is open in another window.",
        "Go on working there, or close that window first.",
    ),
    Fault.OPEN_ON_ANOTHER_COMPUTER: (
        "This workspace seems to be open on another computer, {detail}.",
        "Close it there first. If nobody has it open there, open it here anyway.",
    ),
    Fault.NOT_A_WORKSPACE: (
        "There is no workspace in {path}.",
        "Choose the folder that has a file named workspace.db in it, or create a new workspace.",
    ),
    Fault.KEY_FILE_MISSING: (
        "The key file of this workspace is missing. " + _SAFE,
        "Copy workspace.key from the newest folder in backups to {path}. It opens with the passphrase of that day.",
    ),
    Fault.KEY_FILE_DAMAGED: (
        "The key file of this workspace is damaged. " + _SAFE,
        "Copy workspace.key from the newest folder in backups over {path}. It opens with the passphrase of that day.",
    ),
    Fault.KEY_FILE_NEWER: (
        "A newer version of CORE Facilitator made this workspace's key file. " + _SAFE,
        "Install the newest version, and open it with that.",
    ),
    Fault.KEY_FILE_WEAKENED: (
        "Somebody or something made this workspace's key file weaker than is safe. It was not used.",
        "Copy workspace.key from the newest folder in backups over {path}.",
    ),
    Fault.KEY_FILE_EXCESSIVE: (
        "This workspace's key file asks for more work than any computer should do. It was not used.",
        "Copy workspace.key from the newest folder in backups over {path}.",
    ),
    Fault.KEY_FILE_BESIDE_REFUSED: (
        "The key file of this workspace is missing or damaged. {path}, left by a change of passphrase, is still there, "
        "but that does not open it.",
        "Type the passphrase from before the change: it is the right one again. "
        "Or bring back the key file of a backup.",
    ),
    Fault.PASSPHRASE_EMPTY: ("The passphrase is empty.", "Choose a few words that only you would put together."),
    Fault.PASSPHRASE_NEEDED: ("This workspace opens with its passphrase.", "Type the passphrase or the recovery code."),
    Fault.PASSPHRASE_WRONG: (
        "That passphrase is not right.",
        "Check Caps Lock and the keyboard language, and type it again.",
    ),
    Fault.RECOVERY_CODE_MISTYPED: (
        "That recovery code has a typing mistake.",
        "Compare it with your recovery sheet: seven groups of five letters and digits.",
    ),
    Fault.RECOVERY_CODE_WRONG: (
        "That recovery code is well formed, but belongs to another workspace or was replaced by a newer one.",
        "Look for the sheet with this workspace's name and the latest date, or use the passphrase.",
    ),
    Fault.DATABASE_MISSING: (
        "The database is missing: there is no {path}.",
        "Look in the trash and in other copies of the folder, or open the newest good backup.",
    ),
    Fault.DATABASE_EMPTY: (
        "The database {path} is an empty file. Your passphrase is right.",
        _BACKUPS,
    ),
    Fault.DATABASE_PLAIN: (
        "{path} is a database without encryption. CORE Facilitator did not make it and does not open it.",
        "Put the workspace's own workspace.db back, or open the newest good backup.",
    ),
    Fault.DATABASE_FOREIGN: (
        "{path} is not a workspace's database: it is another kind of file under that name.",
        "Put the workspace's own workspace.db back, or open the newest good backup.",
    ),
    Fault.DATABASE_DAMAGED: (
        "The database is damaged. Your passphrase is right.",
        "Open the newest good backup, rescue what can still be read, or save a copy of these files before you try "
        "anything else.",
    ),
    Fault.LOG_DAMAGED: (
        "What was saved just before this workspace was last closed cannot be read. Everything before that is whole.",
        "Move {path} out of the folder and keep it. Then open the workspace again.",
    ),
    Fault.KEY_OF_ANOTHER_WORKSPACE: (
        "The key file and the database in this folder belong to two different workspaces.",
        "Put the workspace.key back that came with this workspace.db. Each backup folder has the two together.",
    ),
    Fault.READ_ONLY_UNFINISHED: (
        "This workspace was not closed properly, and nothing can be written where it is now.",
        "Copy the whole folder to this computer and open the copy.",
    ),
    Fault.SCHEMA_NEWER: (
        "A newer version of CORE Facilitator made this workspace. " + _SAFE,
        "Install the newest version, and open it with that.",
    ),
    Fault.SCHEMA_OLDER: (
        "An older version of CORE Facilitator made this workspace, and nothing can be written where it is now.",
        "Copy the whole folder to this computer and open the copy. It is then brought up to date.",
    ),
    Fault.MIGRATION_FAILED: (
        "This workspace could not be brought up to date. It is as it was before.",
        "Open it with the version that you had until now, and tell us about it. A backup was made just before.",
    ),
    Fault.LIBRARY_UNFIT: (
        "The encryption that came with this program does not work here: {detail}.",
        "Install CORE Facilitator again. Nothing was written without encryption.",
    ),
    Fault.READ_ONLY: (
        "This workspace is open for reading only, so that was not saved.",
        "Copy the folder to a place where you can write, and open the copy.",
    ),
    Fault.DISK_FULL: (
        "The disk is full, so that was not saved. Everything saved before is safe.",
        "Keep this window open, free some space with other programs, and try again.",
    ),
    Fault.DATABASE_BUSY: (
        "Another program is using the workspace's database, so that was not saved.",
        "Close the other program, perhaps a backup or sync program, and try again.",
    ),
    Fault.DISK_FAILED: (
        "The disk did not do what it was asked, so that was not saved. Everything saved before is safe.",
        "Keep this window open. Check that the drive is connected, and try again.",
    ),
    Fault.WRITE_REFUSED: (
        "The database did not accept that, so it was not saved. Everything saved before is safe.",
        "Copy what you typed, open the workspace again, and tell us about it.",
    ),
    Fault.WORKSPACE_CLOSED: (
        "The workspace was locked or closed at that moment, so that was not done. Everything saved before is safe.",
        "Open the workspace again, and try again.",
    ),
    Fault.BACKUP_FAILED: (
        "No backup could be made in {path}. Your work is saved, and earlier backups are as they were.",
        "Check that there is space and that the folder can be written to.",
    ),
    Fault.BACKUP_DAMAGED: (
        "That backup is damaged. It was not used.",
        "Choose the next older one.",
    ),
    Fault.NOTHING_READABLE: (
        "Nothing in the database {path} can be read any more. The files are as they were.",
        "Look for an older copy of the folder, for example on another drive, and keep a copy of these files.",
    ),
    Fault.BUILT_OTHERWISE: (
        "Another version of CORE Facilitator built this database, and the part that says how is damaged. " + _SAFE,
        "Rescue it with the version that last opened it, or open the newest good backup.",
    ),
    Fault.CHECK_IN_KEY_LOST: (
        "The answers to this check-in can no longer be opened by anybody: the file {path} is missing or damaged. "
        "It is in no backup, so that closed check-ins stay closed.",
        "If a copy of the file is somewhere, put it back. Otherwise end this check-in without results, and ask again.",
    ),
}

_WITH_DETAIL: dict[Fault, str] = {
    Fault.RECOVERY_CODE_MISTYPED: "Group {detail} of that recovery code has a typing mistake.",
    Fault.DATABASE_DAMAGED: "The database is damaged, in page {detail}. Your passphrase is right.",
}
"""What happened, where the error names a detail that may also be unknown."""

_NOTICES: dict[Notice, str] = {
    Notice.SYNCED_FOLDER: (
        "This folder is copied to the internet while you work, which can damage an open workspace. "
        "Keep the workspace elsewhere on this computer, and copy its backups there instead."
    ),
    Notice.NETWORK_FOLDER: (
        "This folder is on another computer. An open workspace can be damaged when the connection breaks. "
        "Keep the workspace on this computer, and copy its backups there instead."
    ),
    Notice.CONFLICT_COPIES: (
        "Copies of this workspace's files are beside it ({detail}). A sync program keeps them when a workspace was "
        "changed in two places, so something that you saved may be in them. To look into one, put it into a new folder "
        "as workspace.db, with a copy of workspace.key, and open that folder."
    ),
    Notice.READ_ONLY_FOLDER: "Nothing can be written here, so the workspace is open for reading only.",
    Notice.MADE_BY_NEWER_VERSION: (
        "A newer version of CORE Facilitator made this workspace, so it is open for reading only."
    ),
    Notice.KEY_FILE_BROUGHT_BACK: (
        "The key file was lost or damaged. The one from before the last change of passphrase was brought back, "
        "so the passphrase from before that change is the right one again."
    ),
    Notice.NOT_CHECKED_YET: "This workspace is large, so it is checked for damage while you work.",
    Notice.OPENED_BY_RECOVERY_CODE: (
        "This workspace was opened by its recovery code. If the passphrase is forgotten, choose a new one."
    ),
    Notice.CODE_NEVER_TYPED_BACK: (
        "The recovery code of this workspace was never typed back, so perhaps nobody has it. "
        "Make a new one and keep it on paper: without it, a forgotten passphrase cannot be replaced."
    ),
}


Translate = Callable[[str], str]


def sentence(error: WorkspaceError, translated: Translate = str) -> tuple[str, str]:
    """Return what happened and what to do next, a sentence or two each."""
    happened, next_step = _SENTENCES[error.fault]
    if error.detail:
        happened = _WITH_DETAIL.get(error.fault, happened)
    facts = {"path": str(error.path), "detail": error.detail}
    return translated(happened).format(**facts), translated(next_step).format(**facts)


def notice(kind: Notice, translated: Translate = str, *, detail: str = "") -> str:
    """Return what is worth saying about a workspace that did open; `detail` is a fact that the sentence may name."""
    return translated(_NOTICES[kind]).format(detail=detail)


_AS_BEFORE = "A file of that name that was there before is as it was."
_SAVING = {
    "disk full": (
        "There is not enough room on the disk to save {path}. " + _AS_BEFORE,
        "Remove what you no longer need there, or save to another drive.",
    ),
    "open elsewhere": (
        "{path} is open in another program, so it was not replaced.",
        "Close it there and save again, or save under another name.",
    ),
    "read only": (
        "Nothing can be written to {path}. " + _AS_BEFORE,
        "Save to a folder of your own, for example Documents.",
    ),
    "no folder": (
        "The folder of {path} is not there.",
        "If it is on a drive or a network, connect that first. Or save to another folder.",
    ),
    "name too long": ("The name {path} is too long for this disk.", "Save under a shorter name, or nearer to the top."),
    "other": (
        "{path} could not be saved{detail}. " + _AS_BEFORE,
        "Try again, or save to another folder.",
    ),
}


def saving_sentence(error: "SaveError", translated: Translate = str) -> tuple[str, str]:
    """Return what happened to a file that was to be saved, and what to do next."""
    happened, next_step = _SAVING[error.fault.value]
    detail = f" ({error.reason})" if error.reason else ""
    return translated(happened).format(path=error.path, detail=detail), translated(next_step)


_COPY = "Open it in the program that made it, copy the agenda, and paste it here."
_INTAKE = {
    "empty": ("{name} is empty.", "Perhaps it was not saved or not copied in full: look at it, and choose it again."),
    "nothing in it": (
        "There are no words in {name}.",
        "If its pages are pictures, type or paste the agenda instead.",
    ),
    "too large": (
        "{name} is larger than any agenda.",
        "Copy the part with the agenda into a new file, or paste it here.",
    ),
    "too many lines": (
        "{name} has more lines than any agenda: more than 5,000.",
        "Copy the part with the agenda into a new file, or paste it here.",
    ),
    "too wide": (
        "{name} has more than 60 columns.",
        "Copy the columns with the agenda into a new file, or paste them here.",
    ),
    "locked": (
        "{name} is protected with a password.",
        "Open it, save a copy without the password, and choose that. Or copy the agenda and paste it here.",
    ),
    "old office": (
        "{name} is in the old form of Word, Excel or Outlook.",
        "Open it there, save it as .docx or .xlsx, and choose that file. Or copy the agenda and paste it here.",
    ),
    "other program": (
        "{name} is in the form of another program.",
        "Save it there as Word (.docx), Excel (.xlsx) or plain text, and choose that file.",
    ),
    "pdf": ("{name} is a PDF.", "Open it, copy the agenda, and paste it here."),
    "picture": ("{name} is a picture.", "Type the agenda, or paste its text here."),
    "agenda file": (
        "{name} is an agenda file of CORE Facilitator.",
        "It comes in with everything in it by File, Import agenda file.",
    ),
    "unknown": ("{name} is no document, table, mail or calendar that can be read here.", _COPY),
    "damaged": (
        "{name} is damaged, or was cut short on its way.",
        "Open it in the program that made it, and save it again. Or copy the agenda and paste it here.",
    ),
    "hostile": (
        "{name} is built as no office program saves a file, so it was not opened.",
        "If you trust it, open it in its program and save a copy. Or copy the agenda and paste it here.",
    ),
}


def intake_sentence(error: "IntakeError", translated: Translate = str) -> tuple[str, str]:
    """Return why a file from elsewhere was not read, and what to do next."""
    happened, next_step = _INTAKE[error.refusal.value]
    return translated(happened).format(name=error.name), translated(next_step)


def every() -> tuple[str, ...]:
    """Return each text that may be said, as it is before anything is put into it."""
    pairs = (*_SENTENCES.values(), *_SAVING.values(), *_INTAKE.values())
    return tuple(
        dict.fromkeys((*(part for pair in pairs for part in pair), *_WITH_DETAIL.values(), *_NOTICES.values()))
    )
