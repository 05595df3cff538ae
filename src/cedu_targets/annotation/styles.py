"""The stylesheet with further cell styles at its end: those that are there keep their numbers and their bytes."""

from collections.abc import Sequence

from msgspec import Struct, field

from cedu_targets.annotation.spans import Edit, Element, added, edited, elements, tag_end, with_attributes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT = "微软雅黑"
_MOST_STYLES = 65_490
"""Excel opens no workbook with more."""
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip
_DEFAULTS = {
    "fonts": ['<{0}font><{0}sz val="11"/></{0}font>'],
    "fills": ['<{0}fill><{0}patternFill patternType="none"/></{0}fill>',
              '<{0}fill><{0}patternFill patternType="gray125"/></{0}fill>'],
    "borders": ["<{0}border/>"],
    "cellXfs": ['<{0}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
}  # fmt: skip
"""What a stylesheet needs to have of each kind, where it has none of it."""


def empty_stylesheet(namespace: str) -> bytes:
    """A stylesheet without any style, for a workbook that has none."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{namespace}"/>'.encode()


class _Listed(Struct):
    """A list of the stylesheet (its fills, its fonts), and what is to be put at its end."""

    element: Element | None
    entries: list[bytes]
    new: list[bytes] = field(default_factory=list)

    def add(self, entry: str) -> int:
        """The number of an entry; one that was added already keeps its own."""
        raw = entry.encode()
        if raw in self.new:
            return len(self.entries) + self.new.index(raw)
        self.new.append(raw)
        return len(self.entries) + len(self.new) - 1


class Stylesheet:
    """A stylesheet under way."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        found = elements(xml, 3)
        self._root = found[0]
        self._above = [one for one in found if one.path.count("/") == 2]
        self._lists = {name: self._list(name, found) for name in ("fonts", "fills", "borders", "cellXfs")}
        self._filled: dict[tuple[int, str], int] = {}

    def _list(self, name: str, found: Sequence[Element]) -> _Listed:
        element = next((one for one in self._above if one.path == f"/styleSheet/{name}"), None)
        inside = [one for one in found if element and element.tag_end <= one.start < element.inner_end]
        listed = _Listed(element, [one.whole(self._xml) for one in inside if one.path.count("/") == 3])
        if not listed.entries:
            listed.new = [one.format(self._root.prefix).encode() for one in _DEFAULTS[name]]
        return listed

    def filled(self, style: int, colour: str) -> int:
        """The style like another one, but for the fill; the other one itself where there is no room for more."""
        key = style, colour
        if key not in self._filled:
            styles = self._lists["cellXfs"].entries
            plain = _DEFAULTS["cellXfs"][0].format(self._root.prefix).encode()
            own = styles[style] if style < len(styles) else (styles or [plain])[0]
            head = own[: tag_end(own, 0)]
            tag = with_attributes(head, {"fillId": str(self._fill(colour)), "applyFill": "1"})
            self._filled[key] = self._added((tag + own[len(head) :]).decode(), instead=style)
        return self._filled[key]

    def look(
        self, *, bold: bool = False, link: bool = False, size: int = 10, colour: str = "", framed: bool = True
    ) -> int:
        """A style for texts of our own; in a frame lines are broken."""
        p = self._root.prefix
        signs = f"<{p}b/>" * bold + f"<{p}u/>" * link + f'<{p}sz val="{size}"/>'
        signs += f'<{p}color rgb="FF0563C1"/>' * link
        font = self._lists["fonts"].add(f'<{p}font>{signs}<{p}name val="{_FONT}"/></{p}font>')
        line = f'style="thin"><{p}color rgb="FFA6A6A6"/></{p}'
        sides = "".join(f"<{p}{side} {line}{side}>" for side in ("left", "right", "top", "bottom"))
        border = self._lists["borders"].add(f"<{p}border>{sides}<{p}diagonal/></{p}border>") if framed else 0
        fill = self._fill(colour) if colour else 0
        alignment = f'<{p}alignment vertical="top" wrapText="1"/>' if framed else f'<{p}alignment vertical="center"/>'
        return self._added(
            f'<{p}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1">{alignment}</{p}xf>',
            instead=0,
        )

    def _added(self, style: str, *, instead: int) -> int:
        """The number of a style, or of the one that stands for it where the workbook has room for no more."""
        listed = self._lists["cellXfs"]
        return listed.add(style) if len(listed.entries) + len(listed.new) < _MOST_STYLES else instead

    def _fill(self, colour: str) -> int:
        p = self._root.prefix
        solid = f'<{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor indexed="64"/>'
        return self._lists["fills"].add(f"<{p}fill>{solid}</{p}patternFill></{p}fill>")

    def written(self) -> bytes:
        """The part with what was added."""
        edits: list[Edit] = []
        missing: list[bytes] = []
        p = self._root.prefix
        for name in _ORDER:
            listed = self._lists.get(name)
            if listed is None or not listed.new:
                continue
            new, count = b"".join(listed.new), str(len(listed.entries) + len(listed.new))
            if listed.element is not None:
                edits += added(self._xml, listed.element, new, {"count": count})
                continue
            whole = f'<{p}{name} count="{count}">'.encode() + new + f"</{p}{name}>".encode()
            later = _ORDER[_ORDER.index(name) + 1 :]
            after = next((one.start for one in self._above if one.name in later), None)
            if after is None:
                missing.append(whole)
            else:
                edits.append((after, after, whole))
        if missing:
            edits += added(self._xml, self._root, b"".join(missing))
        return edited(self._xml, edits)
