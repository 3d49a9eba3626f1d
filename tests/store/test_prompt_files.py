"""Files of prompts."""

from pathlib import Path

import pytest

from core_facilitator.domain.prompts import Asked, Prompt, PromptSet
from core_facilitator.store import catalogue, prompt_files
from core_facilitator.store.prompt_files import PromptFileError

LEAST = """\
prompts_file: 1
sets:
  - key: evening
    title: Evening
    prompts:
      - key: one
        text: What did you see?
        minutes: 3
"""


def _problems(text: str) -> list[str]:
    with pytest.raises(PromptFileError) as caught:
        prompt_files.read(text, "ours.yaml")
    return str(caught.value).splitlines()


def test_the_least_that_a_set_needs() -> None:
    (found,) = prompt_files.read(LEAST, "ours.yaml")
    assert (found.key, found.title, found.framework, found.ordered) == ("evening", "Evening", "", False)
    assert found.prompts == (Prompt(key="one", text="What did you see?", minutes=3),)


def test_everything_that_a_set_can_hold() -> None:
    text = """\
prompts_file: 1
sets:
  - key: evening
    title: Evening
    framework: theory-u
    ordered: true
    note: By candlelight.
    credit: Our own.
    editors_note: Nobody reads this.
    prompts:
      - key: one
        text: "What moved: you or the hill?"
        phase: Settling
        framework: coaching
        minutes: 5
        audience: coach
        private: false
        editors_note: Nor this.
"""
    (found,) = prompt_files.read(text, "ours.yaml")
    assert (found.framework, found.ordered, found.note, found.credit) == (
        "theory-u",
        True,
        "By candlelight.",
        "Our own.",
    )
    (prompt,) = found.prompts
    assert (prompt.text, prompt.phase, prompt.framework) == ("What moved: you or the hill?", "Settling", "coaching")
    assert (prompt.minutes, prompt.audience, prompt.private) == (5, Asked.COACH, False)
    assert [note for note in ("Nobody reads this", "Nor this") if note in repr(found)] == []


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("minutes: 3", "minutes: 0", "line 8, sets[0].prompts[0].minutes: expected a whole number, at least 1"),
        ("minutes: 3", "minutes: soon", "line 8, sets[0].prompts[0].minutes: expected a whole number, found 'soon'"),
        ("        minutes: 3\n", "", "line 6, sets[0].prompts[0].minutes: missing"),
        ("What did you see?", '" "', "line 6, sets[0].prompts[0].text: asks nothing"),
        ("minutes: 3", "minute: 3", "line 8, sets[0].prompts[0].minute: there is no field of this name; did you mean"),
        ("minutes: 3", "minutes: 3\n        audience: nobody", "line 9, sets[0].prompts[0].audience: expected one of"),
        ("minutes: 3", "minutes: 3\n        private: maybe", "line 9, sets[0].prompts[0].private: expected true or"),
        ("    title: Evening\n", "", "line 3, sets[0].title: missing"),
        (
            "title: Evening",
            "title: Evening\n    framework: none",
            "line 5, sets[0].framework: expected one of theory-u",
        ),
        ("prompts_file: 1", "prompts_file: 2", "line 1, prompts_file: made by a newer version"),
        ("prompts_file: 1\n", "", "line 1, prompts_file: missing; write prompts_file: 1"),
        ("prompts_file: 1\n", "prompts_file: 1\n1: [\n", "ours.yaml, line"),
    ],
)
def test_what_is_wrong_is_said_by_line_and_field(was: str, becomes: str, says: str) -> None:
    assert was in LEAST
    assert any(says in problem for problem in _problems(LEAST.replace(was, becomes)))


def test_a_set_needs_prompts() -> None:
    text = LEAST[: LEAST.index("    prompts:")] + "    prompts: []\n"
    assert _problems(text) == ["ours.yaml, line 3, sets[0].prompts: at least one prompt is needed"]


def test_two_sets_or_prompts_with_one_key_are_told() -> None:
    again = LEAST[LEAST.index("  - key: evening") :]
    assert _problems(LEAST + again) == [
        "ours.yaml, line 9, sets[1].key: two sets have the key 'evening'",
        "ours.yaml, line 12, sets[1].prompts[0].key: two prompts have the key 'one'",
    ]


def test_a_file_that_is_a_list_is_none() -> None:
    assert "expected fields, the first of them prompts_file: 1" in _problems("- one\n")[0]


def test_all_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(LEAST.replace("evening", "dawn").replace("one", "two"), encoding="utf-8")
    assert [found.key for found in catalogue.prompt_sets(tmp_path)] == ["dawn", "evening"]


def test_a_key_in_two_files_is_told(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(LEAST, encoding="utf-8")
    with pytest.raises(PromptFileError) as caught:
        catalogue.prompt_sets(tmp_path)
    assert str(caught.value).splitlines() == [
        "b.yaml, evening: a.yaml has this key too",
        "b.yaml, one: a.yaml has this key too",
    ]


def test_the_documentation_names_every_field_and_its_kind() -> None:
    text = (Path(__file__).parents[2] / "docs" / "prompt-file.md").read_text(encoding="utf-8")
    parts = {PromptSet: text[: text.index("## A prompt")], Prompt: text[text.index("## A prompt") :]}
    for sort, part in parts.items():
        simple = {name: kind.says for name, kind in prompt_files.SIMPLE[sort].items()}
        for name, says in (simple | prompt_files.NESTED.get(sort, {})).items():
            assert f"| `{name}` | {says} |" in part or says.startswith("one of theory-u")


def test_the_example_of_the_documentation_is_a_file_of_prompts() -> None:
    text = (Path(__file__).parents[2] / "docs" / "prompt-file.md").read_text(encoding="utf-8")
    (found,) = prompt_files.read(text.split("```yaml\n")[1].split("```")[0], "prompt-file.md")
    assert found.minutes == 5
