"""The words of a paragraph in Word's XML, by local names: those of old, new and strict forms agree."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core_facilitator.intake.xml import Element

_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SILENT = frozenset({"instrText", "delInstrText", "pPr", "rPr", "moveFrom", "softHyphen"})
_PICTURES = frozenset({"pic", "imagedata"})


@dataclass(slots=True)
class Found:
    """What stands beside the words: text boxes, texts that tracked changes take out, and how many of each."""

    boxes: list[Element] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changes: int = 0
    pictures: int = 0


def local(element: Element) -> str:
    """Return an element's name without its namespace; none for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute by its local name."""
    if element is None:
        return ""
    found = (text for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along these local names."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def words_of(paragraph: Element, found: Found) -> str:
    """Return the words of a paragraph, with tabs and line breaks, and note what stands beside them."""
    return "".join(_words(paragraph, found))


def chosen(alternates: Element) -> Element | None:
    """Return what is shown of several forms of the same: the newer one, or the fallback where that has no words."""
    forms = [one for one in alternates if local(one) in ("Choice", "Fallback")]
    return next((one for one in forms if _has_words(one)), forms[0] if forms else None)


def _has_words(element: Element) -> bool:
    return any(local(one) == "t" and (one.text or "").strip() for one in element.iter())


def _words(element: Element, found: Found) -> Iterator[str]:
    for one in element:
        name = local(one)
        if name == "t":
            yield one.text or ""
        elif name == "del":
            found.changes += 1
            found.removed.append("".join(gone.text or "" for gone in one.iter() if local(gone) == "delText"))
        elif name in _LETTERS:
            yield _LETTERS[name]
        elif name == "sym":
            yield _symbol(value(one, "char"))
        elif name == "txbxContent":
            found.boxes.append(one)
        elif name == "AlternateContent":
            shown = chosen(one)
            yield from _words(shown, found) if shown is not None else ()
        elif name not in _SILENT:
            found.changes += name in ("ins", "moveTo")
            found.pictures += name in _PICTURES
            yield from _words(one, found)


def _symbol(code: str) -> str:
    """Return the letter of a symbol font; those of Wingdings and its like stand for ticks and arrows: a bullet."""
    number = int(code, 16) if code and all(letter in "0123456789abcdefABCDEF" for letter in code[:6]) else 0
    return chr(number) if 0x20 <= number < 0xD800 else "•"
