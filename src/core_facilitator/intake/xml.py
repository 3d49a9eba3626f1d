"""XML of office files, read without loading or putting in anything that it refers to."""

from lxml.etree import XMLParser, _Element, fromstring

Element = _Element


def tree(data: bytes) -> Element:
    """Return the root of a part."""
    return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
