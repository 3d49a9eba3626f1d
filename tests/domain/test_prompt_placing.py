"""Prompts become a block's own, each once, and whose sequence they follow goes along."""

from uuid import UUID

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.prompt_placing import missing_in, with_prompts
from core_facilitator.domain.prompts import Prompt, PromptSet

SEE = Prompt(key="see", text="What do you see?", minutes=3)
HEAR = Prompt(key="hear", text="What do you hear?", minutes=3)
AGAIN = Prompt(key="again", text="What do you see?", minutes=3)
JOURNAL = PromptSet(key="u", title="Journal", credit="After Scharmer.", prompts=(SEE, HEAR))
SHORT = PromptSet(key="s", title="Short", prompts=(AGAIN,))
BLOCK = Block(id=UUID(int=1), prompts=("What do you hear?",), credit="Ours.")


def test_a_block_takes_what_it_lacks_once_and_in_order() -> None:
    picked = ((JOURNAL, HEAR), (JOURNAL, SEE), (SHORT, AGAIN))
    assert missing_in(BLOCK, picked) == ((JOURNAL, SEE),)
    taken = with_prompts(BLOCK, picked)
    assert taken.prompts == ("What do you hear?", "What do you see?")
    assert taken.credit == "Ours. After Scharmer."


def test_a_credit_that_a_block_has_is_not_said_twice_and_none_is_made_up() -> None:
    once = with_prompts(BLOCK, ((JOURNAL, SEE),))
    other = PromptSet(
        key="o", title="Other", credit="After Scharmer.", prompts=(Prompt(key="x", text="And?", minutes=1),)
    )
    assert with_prompts(once, ((other, other.prompts[0]),)).credit == once.credit
    assert with_prompts(Block(id=UUID(int=2)), ((SHORT, AGAIN),)).credit == ""
    assert with_prompts(once, ()) == once
