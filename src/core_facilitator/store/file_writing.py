"""How our files are written as YAML: lists below their field, long texts in lines, times in quotes."""

import re
from collections.abc import Mapping

import yaml

_LOST_IN_LINES = re.compile("[\ufeff\t]")


class TimeText(str):
    """A time of day, always in quotes: without them YAML readers take 12:30 for the number 750."""

    __slots__ = ()


class OneLine(list[str]):
    """Short names on one line."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Indents lists below their field, and lets long texts keep their lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 -- PyYAML's own signature
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _LOST_IN_LINES.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(TimeText, lambda dumper, at: dumper.represent_scalar("tag:yaml.org,2002:str", at, style='"'))
_Dumper.add_representer(
    OneLine, lambda dumper, names: dumper.represent_sequence("tag:yaml.org,2002:seq", names, flow_style=True)
)


def written(form: Mapping[str, object]) -> str:
    """Return fields as YAML, in their order."""
    return yaml.dump(dict(form), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
