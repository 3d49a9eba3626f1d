"""From sets of prompts to a block of the day: the texts become its own, and whose sequence they follow goes along."""

from collections.abc import Sequence
from dataclasses import replace

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.prompts import Prompt, PromptSet

Picked = Sequence[tuple[PromptSet, Prompt]]
"""Prompts, each with its set."""


def missing_in(block: Block, picked: Picked) -> tuple[tuple[PromptSet, Prompt], ...]:
    """Return the prompts that a block does not have already, each text once."""
    by_text = {prompt.text: (one, prompt) for one, prompt in reversed(picked)}
    order = dict.fromkeys(prompt.text for _, prompt in picked)
    return tuple(by_text[text] for text in order if text not in block.prompts)


def with_prompts(block: Block, picked: Picked) -> Block:
    """Return a block with the prompts that it lacks, and with the credits of their sets behind its own."""
    new = missing_in(block, picked)
    credits_ = dict.fromkeys(one.credit for one, _ in new if one.credit and one.credit not in block.credit)
    return replace(
        block,
        prompts=(*block.prompts, *(prompt.text for _, prompt in new)),
        credit=" ".join(text for text in (block.credit, *credits_) if text),
    )
