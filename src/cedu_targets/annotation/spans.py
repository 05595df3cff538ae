"""Where the elements of an XML part stand in its bytes, so that something can be put between them.

Nothing is written anew: what no edit touches keeps its bytes. Names are told by their namespaces, and a part with
prefixes (`x:row`) gets new elements with the same prefix.
"""

import re
from collections.abc import Iterable, Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern

TAG = lazy_pattern(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*+>""")
"""A start tag, with its attributes."""
_ATTRIBUTE = lazy_pattern(rb"""\s([^\s=<>"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
"""An attribute with its value, whatever stands in that: `a='b="c"'` has no attribute b."""

Edit = tuple[int, int, bytes]
"""The bytes from one place to another are replaced."""


class Element(Struct):
    """An element and its place: `start` to `tag_end` is its start tag, `inner_end` to `end` its end tag."""

    path: str
    prefix: str
    attributes: Mapping[str, str]
    start: int
    tag_end: int
    inner_end: int = 0
    end: int = 0

    @property
    def name(self) -> str:
        """The local name."""
        return self.path.rpartition("/")[2]

    def tag(self, xml: bytes) -> bytes:
        """Its start tag as it stands."""
        return xml[self.start : self.tag_end]

    def whole(self, xml: bytes) -> bytes:
        """All of it as it stands."""
        return xml[self.start : self.end]

    def is_empty(self, xml: bytes) -> bool:
        """Whether it is one tag: `<c/>`."""
        return xml[self.tag_end - 2 : self.tag_end] == b"/>"


def elements(xml: bytes, deepest: int = 3) -> list[Element]:
    """The elements of a part down to a depth, in their order; those of foreign namespaces are called by them.

    The part is known to be sound.
    """
    found: list[Element] = []
    above: list[Element | None] = []
    own: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(above) >= deepest:
            above.append(None)
            return
        namespace, local, prefix = parts_of(name)
        if not own:
            own.append(namespace)
        path = f"{above[-1].path if above and above[-1] else ''}/{local if namespace == own[0] else name}"
        at = parser.CurrentByteIndex
        one = Element(path, prefix, attributes, at, tag_end(xml, at))
        found.append(one)
        above.append(one)

    def end(_name: str) -> None:
        one = above.pop()
        if one is not None:
            one.inner_end = parser.CurrentByteIndex
            one.end = one.inner_end if one.is_empty(xml) else xml.index(b">", one.inner_end) + 1

    parser = parser_of_names()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    return found


def parser_of_names() -> expat.XMLParserType:
    """A parser whose names are `namespace local prefix`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    return parser


def parts_of(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix with its colon, as `parser_of_names` tells them."""
    pieces = name.split(" ")
    if len(pieces) == 1:
        return "", name, ""
    return pieces[0], pieces[1], f"{pieces[2]}:" if len(pieces) > 2 and pieces[2] else ""


def tag_end(xml: bytes, start: int) -> int:
    """The place after a start tag."""
    match = TAG.match(xml, start)
    return len(xml) if match is None else match.end()


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with its edits made; what is put at one place stands in the order that it is given in."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[at:start], new]
        at = max(at, end)
    return b"".join([*pieces, xml[at:]])


def added(xml: bytes, element: Element, new: bytes, attributes: Mapping[str, str] | None = None) -> list[Edit]:
    """The edits that put something before an element's end, and change attributes of its start tag."""
    tag = with_attributes(element.tag(xml), attributes or {})
    if element.is_empty(xml):
        closing = f"</{element.prefix}{element.name}>".encode()
        return [(element.start, element.end, tag[:-2].rstrip() + b">" + new + closing)]
    return [(element.start, element.tag_end, tag), (element.inner_end, element.inner_end, new)]


def with_attributes(tag: bytes, attributes: Mapping[str, str]) -> bytes:
    """A start tag with other values for attributes, or with attributes that it had not."""
    said = {name.encode(): f" {name}={quoteattr(value)}".encode() for name, value in attributes.items()}
    tag = _ATTRIBUTE.sub(lambda found: said.pop(found[1], found[0]), tag)
    if not said:
        return tag
    body = tag[: -2 if tag.endswith(b"/>") else -1].rstrip()
    return body + b"".join(said.values()) + tag[-2 if tag.endswith(b"/>") else -1 :]


def text_xml(text: str) -> str:
    """A text between two tags; what Excel would take for a sign written out (`_x0041_`) stays a text."""
    return escape(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text))
