"""Small pieces of text."""

import pytest

from core_facilitator.documents.blocks import Run
from core_facilitator.documents.phrases import company, continued, labeled_in_a_row, listed, sentences
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Together


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("60 min", "in fours", "60 min, in fours"),
        ("60 min", "In fours", "60 min. In fours"),
        ("Bring one question.", "in fours", "Bring one question, in fours"),
        ("Really?", "Two circles", "Really? Two circles"),
        ("", "In fours", "In fours"),
        ("60 min", "", "60 min"),
        ("", "", ""),
    ],
)
def test_a_line_goes_on_as_it_begins(first: str, second: str, line: str) -> None:
    assert continued(first, second) == line


def test_sentences_are_closed_once() -> None:
    assert sentences("One", "", "Two.", "Three?", "Four…") == "One. Two. Three? Four…"
    assert sentences("なぜ？", "لماذا؟", "欢迎。", "क्यों।") == "なぜ？ لماذا؟ 欢迎。 क्यों।"
    assert sentences('Say "not yet."', "Say “why?”", 'Say "pass"') == 'Say "not yet." Say “why?” Say "pass".'
    assert listed("", "a", "", "b") == "a, b"


def test_labels_in_a_row_leave_out_what_is_empty() -> None:
    (line,) = labeled_in_a_row(("Lead:", "Noor"), ("Grouping:", ""), ("Protocol:", "Clinic."))

    assert line.runs == (
        Run("Lead: ", bold=True),
        Run("Noor. "),
        Run("Protocol: ", bold=True),
        Run("Clinic."),
    )
    assert list(labeled_in_a_row(("Lead:", ""))) == []


@pytest.mark.parametrize(
    ("together", "silent", "told"),
    [
        (None, "", ""),
        (Together.PAIRS, "", "In pairs."),
        (None, "the case giver", "Silent: the case giver."),
        (Together.ALL, "everybody", "All together. Silent: everybody."),
    ],
)
def test_company_and_silence_are_told_in_plain_words(together: Together | None, silent: str, told: str) -> None:
    assert company(ENGLISH, together, silent) == told
