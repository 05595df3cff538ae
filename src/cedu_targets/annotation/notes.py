"""Notes at cells: the part with their texts, and the drawing that shows them (VML, as Excel itself writes it).

Notes that are there stay as they are, and a cell that has one gets no other.
"""

import re
from collections.abc import Mapping

from cedu_targets.annotation.spans import added, edited, elements, text_xml
from cedu_targets.annotation.styles import MAIN
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1

AUTHOR = "cedu"
MOST = 10_000
"""Notes that a sheet gets; beyond it cells are filled only, and the list in front has the words."""
_SHAPE = lazy_pattern(rb"_x0000_s(\d{1,9})\b")
_BLOCKS = lazy_pattern(rb"""<o:idmap\b[^>]*\bdata=["']([\d, ]+)["']""")
_ROOT = lazy_pattern(rb"<xml\b[^>]*>")
_PREFIXES = (b"xmlns:v=", b"xmlns:o=", b"xmlns:x=")
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_IN_A_BLOCK = 1024
"""Shapes whose numbers begin with one block's."""
_LINE, _SIGNS_A_LINE = 17, 20
"""Pixels of a line of a note, and the Chinese signs that stand in it."""


def noted(comments: bytes) -> frozenset[str]:
    """The addresses of the cells that have a note."""
    listed = elements(comments, 3)
    return frozenset(one.attributes.get("ref", "") for one in listed if one.path.endswith("/commentList/comment"))


def can_have_more(comments: bytes | None, vml: bytes | None) -> bool:
    """Whether notes can be put beside those that are there: the parts are written as nearly every program does."""
    if comments is not None:
        there = {one.path for one in elements(comments, 2)}
        if not {"/comments/authors", "/comments/commentList"} <= there:
            return False
    root = _ROOT.search(vml) if vml is not None else None
    return vml is None or (root is not None and b"</xml" in vml and all(one in root[0] for one in _PREFIXES))


def with_notes(comments: bytes | None, notes: Mapping[tuple[int, int], str]) -> bytes:
    """The part with the texts of notes, these at its end; without a part, a new one."""
    empty = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}"><authors/><commentList/>'
    )
    xml = comments if comments is not None else f"{empty}</comments>".encode()
    found = elements(xml, 3)
    authors = next(one for one in found if one.path == "/comments/authors")
    listed = next(one for one in found if one.path == "/comments/commentList")
    p = found[0].prefix
    number = sum(one.path == "/comments/authors/author" for one in found)
    new = "".join(
        f'<{p}comment ref="{a1(*spot)}" authorId="{number}"><{p}text><{p}t xml:space="preserve">{text_xml(text)}'
        f"</{p}t></{p}text></{p}comment>"
        for spot, text in notes.items()
    )
    author = f"<{p}author>{AUTHOR}</{p}author>".encode()
    return edited(xml, [*added(xml, authors, author), *added(xml, listed, new.encode())])


def with_shapes(vml: bytes | None, notes: Mapping[tuple[int, int], str], block: int) -> bytes:
    """The drawing with a hidden box for each note, put at its end as it stands: old ones are no sound XML.

    A new drawing has shapes from the number of a `block` on that no other drawing of the workbook has.
    """
    first = max([0, *(int(number) for number in _SHAPE.findall(vml))]) + 1 if vml else block * _IN_A_BLOCK + 1
    new = "".join(_shape(first + n, spot, text) for n, (spot, text) in enumerate(notes.items()))
    if vml is not None:
        at = vml.rindex(b"</xml")
        kind = b"" if b'"_x0000_t202"' in vml else _TYPE.encode()
        return vml[:at] + kind + new.encode() + vml[at:]
    blocks = ",".join(str(block + n) for n in range(len(notes) // _IN_A_BLOCK + 1))
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    return f"<xml {_NAMES}>{layout}{_TYPE}{new}</xml>".encode()


def free_block(drawings: list[bytes]) -> int:
    """A block of numbers of shapes that none of these drawings has."""
    taken = [int(number) for vml in drawings for data in _BLOCKS.findall(vml) for number in re.findall(rb"\d+", data)]
    taken += [int(number) // _IN_A_BLOCK for vml in drawings for number in _SHAPE.findall(vml)]
    return max([0, *taken]) + 1


def _shape(number: int, spot: tuple[int, int], text: str) -> str:
    row, column = spot
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.split("\n"))
    rows = max(4, -(-lines * _LINE // 20) + 1)
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {max(row - 1, 0) + rows}, 4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;'
        f'width:200pt;height:{15 * rows}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
