"""Open Packaging Conventions (ECMA-376 part 2): which part of an Office package is which.

Parts are found by relations and content types alone, as Office does: a part that is merely called
`xl/workbook.xml` need not be the workbook. What has two answers is refused.
"""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml
from cedu_targets.files.guard import MAX_ENTRIES
from cedu_targets.files.memo import memoised
from cedu_targets.files.package import Package

CONTENT_TYPES = "[Content_Types].xml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
"""What the names of elements that offer several contents, or speak of those, begin with (part 3)."""
DOCUMENT = "officeDocument"
"""The relation of the package to the workbook or document in it."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships "
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types "
_KINDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
"""What a kind of relation begins with, in transitional and in strict packages."""


_MOST_TAGS = 4 * MAX_ENTRIES
"""Of a list of relations or content types; each is about one of the package's parts."""


class Relation(NamedTuple):
    """From a part to another: of which kind (`worksheet`, `styles`; a foreign one whole), and the name of the other."""

    kind: str
    target: str


class _Listed(Struct):
    """The attributes of certain elements right under the root of a part, in their order."""

    root: str
    wanted: frozenset[str]
    found: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def walk(self, part: str, xml: bytes) -> None:
        """Raises InputFault where the part is unsound, or has more elements than there can be parts."""
        if xml.count(b"<") > _MOST_TAGS:
            raise InputFault("RD126", {"part": part, "limit": _MOST_TAGS})
        safe_xml.walk(part, xml, self.start, self.end, _ignored)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._open == [self.root] and name in self.wanted:
            self.found.append((name, attributes))
        self._open.append(name)

    def end(self, _name: str) -> None:
        self._open.pop()


def main_part(package: Package) -> tuple[str, str] | None:
    """The workbook or document of a package, and its content type in lower case; None where it names none.

    Raises InputFault where a part of the package is unsound, or names two.
    """
    if CONTENT_TYPES.lower() not in package.names:
        return None
    targets = {relation.target for relation in relations(package, "").values() if relation.kind == DOCUMENT}
    if len(targets) > 1:
        raise InputFault("RD109", {"reason": f"_rels/.rels: {DOCUMENT} × {len(targets)}"})
    types = package.unchecked_part(CONTENT_TYPES)
    return next(((target, _content_type(types, target)) for target in targets), None)


def relations(package: Package, source: str) -> Mapping[str, Relation]:
    """The relations of a part (of the package itself: "") within the package, by their keys.

    Raises InputFault where they are unsound, or where a key stands twice.
    """
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    return _relations(part, folder, package.unchecked_part(part)) if part.lower() in package.names else {}


@memoised
def _relations(part: str, folder: str, xml: bytes) -> Mapping[str, Relation]:
    listed = _Listed(_RELATIONS + "Relationships", frozenset({_RELATIONS + "Relationship"}))
    listed.walk(part, xml)
    found: dict[str, Relation] = {}
    seen: set[str] = set()
    for _, attributes in listed.found:
        key, kind = attributes.get("Id", ""), attributes.get("Type", "")
        if key in seen:
            raise InputFault("RD109", {"reason": f"{part}: {key} × 2"})
        seen.add(key)
        prefix = next((prefix for prefix in _KINDS if kind.startswith(prefix)), "")
        if attributes.get("TargetMode") != "External":
            target = posixpath.join("/", folder, unquote(attributes.get("Target", "")).replace("\\", "/"))
            found[key] = Relation(kind.removeprefix(prefix), posixpath.normpath(target).lstrip("/"))
    return found


def single(package: Package, related: Mapping[str, Relation], kind: str) -> str | None:
    """The one part of this kind among these relations; some programs relate one that they do not write.

    Raises InputFault where there are two.
    """
    targets = {relation.target for relation in related.values() if relation.kind == kind}
    if len(targets) > 1:
        raise InputFault("RD109", {"reason": f"{kind} × {len(targets)}"})
    return next((target for target in targets if target.lower() in package.names), None)


@memoised
def _content_type(xml: bytes, part: str) -> str:
    listed = _Listed(_TYPES + "Types", frozenset({_TYPES + "Default", _TYPES + "Override"}))
    listed.walk(CONTENT_TYPES, xml)
    own, by_ending = set[str](), set[str]()
    ending = part.rpartition(".")[2].lower()
    for name, attributes in listed.found:
        kind = attributes.get("ContentType", "").strip().lower()
        if name.endswith("Override"):
            if unquote(attributes.get("PartName", "")).lstrip("/").lower() == part.lower():
                own.add(kind)
        elif attributes.get("Extension", "").lower() == ending:
            by_ending.add(kind)
    kinds = own or by_ending
    if len(kinds) > 1:
        raise InputFault("RD109", {"reason": f"{CONTENT_TYPES}: {part} × {len(kinds)}"})
    return next(iter(kinds), "")


def _ignored(_text: str) -> None:
    """What stands between elements says nothing here."""
