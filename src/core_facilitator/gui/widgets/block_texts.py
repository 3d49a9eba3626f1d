"""The texts of a block, each with the name of its field: how they read, and how a typed one is taken back."""

import re
from dataclasses import dataclass, replace
from typing import Any

from core_facilitator.domain.agendas import Block
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP

_BETWEEN_PROMPTS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class BlockText:
    """A text of a block: the form's widget, the field (`handout.title` lies deeper), and what undo calls a change."""

    widget: str
    field: str
    label: str


TEXTS = (
    BlockText("title_edit", "title", QT_TRANSLATE_NOOP("Block", "Edit title")),
    BlockText("grouping_edit", "grouping", QT_TRANSLATE_NOOP("Block", "Edit grouping")),
    BlockText("setup_edit", "setup", QT_TRANSLATE_NOOP("Block", "Edit set-up")),
    BlockText("participants_see_edit", "participants_see", QT_TRANSLATE_NOOP("Block", "Edit what participants see")),
    BlockText("prompts_edit", "prompts", QT_TRANSLATE_NOOP("Block", "Edit prompts")),
    BlockText("handout_title_edit", "handout.title", QT_TRANSLATE_NOOP("Block", "Edit handout")),
    BlockText("handout_intro_edit", "handout.intro", QT_TRANSLATE_NOOP("Block", "Edit handout")),
    BlockText("handout_writing_edit", "handout.writing", QT_TRANSLATE_NOOP("Block", "Edit handout")),
    BlockText("handout_care_edit", "handout.care", QT_TRANSLATE_NOOP("Block", "Edit handout")),
    BlockText("purpose_edit", "purpose", QT_TRANSLATE_NOOP("Block", "Edit purpose")),
    BlockText("notes_edit", "notes", QT_TRANSLATE_NOOP("Block", "Edit notes")),
    BlockText("if_late_edit", "if_late", QT_TRANSLATE_NOOP("Block", "Edit what to do if late")),
    BlockText("protocol_edit", "protocol", QT_TRANSLATE_NOOP("Block", "Edit protocol")),
    BlockText("credit_edit", "credit", QT_TRANSLATE_NOOP("Block", "Edit credit")),
    BlockText("step_text_edit", "steps.text", QT_TRANSLATE_NOOP("Block", "Edit step")),
    BlockText("step_silent_edit", "steps.silent", QT_TRANSLATE_NOOP("Block", "Edit step")),
    BlockText("step_say_edit", "steps.say", QT_TRANSLATE_NOOP("Block", "Edit step")),
)

LABELS = {text.field: text.label for text in TEXTS}


def read(block: Block, field: str, step: int = -1) -> str:
    """Return the text of a field of a block; prompts with an empty line between, `steps.…` of that step."""
    if field == "prompts":
        return "\n\n".join(block.prompts)
    owner: object = block
    if field.startswith("handout."):
        owner = block.handout
    elif field.startswith("steps."):
        owner = block.steps[step] if 0 <= step < len(block.steps) else None
    text: str = getattr(owner, field.rpartition(".")[2]) if owner is not None else ""
    return text


def change(block: Block, field: str, text: str, step: int = -1) -> dict[str, object]:
    """Return what of the block is another now that this was typed into a field; nothing where it has no such part."""
    changes: dict[str, Any] = {field.rpartition(".")[2]: text}
    if field == "prompts":
        prompts = (prompt.strip() for prompt in _BETWEEN_PROMPTS.split(text))
        return {"prompts": tuple(prompt for prompt in prompts if prompt)}
    if field.startswith("handout."):
        return {} if block.handout is None else {"handout": replace(block.handout, **changes)}
    if field.startswith("steps."):
        if not 0 <= step < len(block.steps):
            return {}
        changed = replace(block.steps[step], **changes)
        return {"steps": (*block.steps[:step], changed, *block.steps[step + 1 :])}
    return {field: text.strip() if field == "title" else text}
