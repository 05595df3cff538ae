"""Which text of a docx is hidden by its styles (ECMA-376 part 1, 17.7): Word shows none of it, nor prints it."""

from collections.abc import Mapping

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import opc, safe_xml
from cedu_targets.files.package import Package

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
"""The namespaces of a document's elements, transitional and strict."""
_OFF = frozenset({"0", "false", "off"})
_IN_A_STYLE = ["styles", "style", "rPr"]
_IN_DEFAULTS = ["styles", "docDefaults", "rPrDefault", "rPr"]


class HidingStyles(Struct, frozen=True):
    """Whether text is hidden by the defaults of the document, and by each style."""

    everywhere: bool = False
    styles: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """(Kind, key) -> whether text of the style is hidden; the usual style of a kind also has the key ""."""

    def hides(self, paragraph: str, character: str, table: str | None) -> bool:
        """True where text of these styles is hidden; an empty key for the usual style, None outside of tables.

        Hiding is a toggle (17.7.3): a style of the paragraph and one of the characters that both hide show the text.
        """
        of_paragraph = self._hides("paragraph", paragraph)
        of_table = table is not None and self._hides("table", table)
        return self.everywhere or of_paragraph ^ self._hides("character", character) ^ of_table

    def _hides(self, kind: str, key: str) -> bool:
        return self.styles.get((kind, key), self.styles.get((kind, ""), False))


def hiding_styles(package: Package, document: str) -> HidingStyles:
    """What the styles of a document hide. Raises InputFault where their part is unsound, or where there are two."""
    part = opc.single(package, opc.relations(package, document), "styles")
    if part is None:
        return HidingStyles()
    found = _Styles(part)
    safe_xml.walk(part, package.unchecked_part(part), found.start, found.end, lambda _text: None)
    return HidingStyles(found.everywhere, found.resolved())


def word_name(name: str) -> str | None:
    """The local name of an element or attribute of a document; None where it is of another namespace."""
    return next((name.removeprefix(namespace) for namespace in WORD if name.startswith(namespace)), None)


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """An attribute of a document's element, empty where it is missing."""
    return next((attributes[namespace + name] for namespace in WORD if namespace + name in attributes), "")


def is_on(attributes: Mapping[str, str]) -> bool:
    """What a property such as `vanish` says: it is on unless it says otherwise."""
    return value_of(attributes) not in _OFF


class _Style(Struct):
    parent: str = ""
    hides: bool | None = None


class _Styles:
    """The handlers of one walk over styles.xml."""

    def __init__(self, part: str) -> None:
        self.everywhere = False
        self._part = part
        self._path: list[str] = []
        self._styles: dict[tuple[str, str], _Style] = {}
        self._again: list[tuple[tuple[str, str], _Style]] = []
        self._usual: dict[str, str] = {}
        self._kind = ""
        self._style = _Style()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = word_name(name) or ""
        if local == "style" and self._path == ["styles"]:
            self._begin(attributes)
        elif local == "basedOn" and self._path == ["styles", "style"]:
            self._style.parent = value_of(attributes)
        elif local == "vanish" and self._path == _IN_A_STYLE:
            self._style.hides = is_on(attributes)
        elif local == "vanish" and self._path == _IN_DEFAULTS:
            self.everywhere = is_on(attributes)
        self._path.append(local)

    def end(self, _name: str) -> None:
        self._path.pop()

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self._kind, key = value_of(attributes, "type") or "paragraph", value_of(attributes, "styleId")
        self._style = _Style()
        if (self._kind, key) in self._styles:
            self._again.append(((self._kind, key), self._style))
        else:
            self._styles[self._kind, key] = self._style
        if value_of(attributes, "default") and value_of(attributes, "default") not in _OFF:
            self._usual[self._kind] = key

    def resolved(self) -> dict[tuple[str, str], bool]:
        """What each style hides: what it says itself, else what the one says that it is based on.

        Raises InputFault where a style stands twice and says two things.
        """
        for place, other in self._again:
            if self._styles[place] != other:
                raise InputFault("RD109", {"reason": f"{self._part}: {place[1][:40]} × 2"})
        known: dict[tuple[str, str], bool] = {}
        for kind, key in self._styles:
            line: dict[str, None] = {}  # in their order; a circle ends where it began
            hides: bool | None = None
            while hides is None and (kind, key) in self._styles and key not in line:
                line[key] = None
                hides = known.get((kind, key), self._styles[kind, key].hides)
                key = self._styles[kind, key].parent
            known.update(((kind, each), bool(hides)) for each in line)
        known.update(((kind, ""), known[kind, key]) for kind, key in self._usual.items())
        return known
