"""Files of protocols."""

from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Material, Per, Together
from core_facilitator.domain.protocols import Energy, Groups, Load, Practice, Risk, Setting, Stage
from core_facilitator.store import catalogue, protocol_files
from core_facilitator.store.protocol_files import ProtocolFileError

LEAST = """\
protocols_file: 1
licenses:
  - key: generic
    attribution: General facilitation practice; our own text.
protocols:
  - key: one-word
    name: One word
    purpose: Hear every voice once.
    least: 5
    most: 10
    groups: {least: 3, most: 40}
    steps:
      - {title: Round, minutes: 5, stretches: true}
    care: {load: light, opt_out: Say pass.}
    license: generic
"""


def _problems(text: str) -> list[str]:
    with pytest.raises(ProtocolFileError) as caught:
        protocol_files.read(text, "ours.yaml")
    return str(caught.value).splitlines()


def test_the_least_that_a_card_needs() -> None:
    (card,) = protocol_files.read(LEAST, "ours.yaml").protocols
    assert (card.key, card.name, card.minutes) == ("one-word", "One word", 5)
    assert card.license.attribution == "General facilitation practice; our own text."
    assert card.settings == (Setting.ROOM,)


def test_everything_that_a_card_can_hold() -> None:
    more = """\
    nickname: Word
    framework: theory-u
    phase: Opening
    when: [people arrive from a hard week]
    risk: high
    energy: quiet
    safety: learner
    practices: [social]
    settings: [room, virtual]
    room: A circle.
    materials:
      - {name: Card, quantity: 2, per: group, group_size: 4}
    roles:
      - {name: Host, does: begins}
    invitation: Say one word.
    prompts: [What word?]
    tips: [Go first.]
    traps: [Stories; thank and go on.]
    variations:
      - {name: Twice, how: Go round twice.}
    virtual: In the chat.
    debrief: [What did we hear?]
    goes_with: [other]
    cautions: [Nobody must speak.]
    handout: {writing: My word, lines: 2}
    tags: [opening]
    credit: Widely used.
    editors_note: Timings are ours.
"""
    (card,) = protocol_files.read(LEAST + more, "ours.yaml").protocols
    assert (card.risk, card.energy, card.safety) == (Risk.HIGH, Energy.QUIET, Stage.LEARNER)
    assert (card.practices, card.settings) == ((Practice.SOCIAL,), (Setting.ROOM, Setting.VIRTUAL))
    assert card.materials == (Material(name="Card", quantity=2, per=Per.GROUP, group_size=4),)
    assert (card.care.load, card.steps[0].together) == (Load.LIGHT, Together.ALL)
    assert card.groups == Groups(least=3, most=40)
    assert card.handout is not None
    assert card.handout.lines == 2
    assert [one.how for one in card.variations] == ["Go round twice."]
    assert card.goes_with == ("other",)
    assert "Timings are ours" not in repr(card)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("least: 5", "least: 6", "line 6, protocols[0].least: more than the 5 minutes of the steps"),
        ("most: 10", "most: 4", "line 6, protocols[0].most: fewer than the 5 minutes of the steps"),
        (", stretches: true", "", "line 6, protocols[0].steps: no step stretches, so it can take no more"),
        (
            "stretches: true",
            "stretches: true, floor: 6",
            "line 6, protocols[0].steps: a floor is more than its step's minutes",
        ),
        (
            "{least: 3, most: 40}",
            "{least: 41, most: 40}",
            "protocols[0].groups: the least is more than the most",
        ),
        ("license: generic", "license: mit", "line 15, protocols[0].license: no license here has the key 'mit'"),
        (
            "load: light",
            "load: lite",
            "protocols[0].care.load: expected one of light, some, heavy",
        ),
        ("    name: One word\n", "", "line 6, protocols[0].name: missing"),
        ("protocols_file: 1", "protocols_file: 2", "line 1, protocols_file: made by a newer version"),
        ("protocols_file: 1\n", "", "line 1, protocols_file: missing; write protocols_file: 1"),
        (
            "    license: generic",
            "    settings: []\n    license: generic",
            "protocols[0].settings: it must work somewhere",
        ),
    ],
)
def test_what_is_wrong_is_said_by_line_and_field(was: str, becomes: str, says: str) -> None:
    assert was in LEAST
    assert any(says in problem for problem in _problems(LEAST.replace(was, becomes)))


def test_a_card_needs_steps() -> None:
    text = LEAST.replace("    steps:\n      - {title: Round, minutes: 5, stretches: true}\n", "    steps: []\n")
    assert "ours.yaml, line 6, protocols[0].steps: at least one step is needed" in _problems(text)


def test_two_cards_or_licenses_with_one_key_are_told() -> None:
    card = LEAST[LEAST.index("  - key: one-word") :]
    assert any("two protocols have the key 'one-word'" in problem for problem in _problems(LEAST + card))
    license_ = "  - key: generic\n    attribution: Again.\nprotocols:"
    assert any("two licenses have the key 'generic'" in one for one in _problems(LEAST.replace("protocols:", license_)))


def test_a_file_that_is_a_list_is_none() -> None:
    assert "expected fields, the first of them protocols_file: 1" in _problems("- one\n")[0]


def test_a_catalogue_is_all_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(LEAST.replace("one-word", "two-words"), encoding="utf-8")
    assert [card.key for card in catalogue.protocols(tmp_path)] == ["one-word", "two-words"]


def test_a_key_in_two_files_and_a_card_that_is_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(LEAST + "    goes_with: [nowhere]\n", encoding="utf-8")
    with pytest.raises(ProtocolFileError) as caught:
        catalogue.protocols(tmp_path)
    assert str(caught.value).splitlines() == [
        "b.yaml, one-word: a.yaml has this key too",
        "b.yaml, one-word.goes_with: there is no protocol 'nowhere'",
    ]
