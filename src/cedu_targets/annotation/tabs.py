"""The workbook part with one sheet more in front of all others: what counts sheets from the first one counts on."""

from collections.abc import Mapping, Set
from typing import NamedTuple

from cedu_targets.annotation.spans import Edit, added, edited, elements, parts_of, text_xml, with_attributes
from cedu_targets.files import safe_xml

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LONGEST_NAME = 31
_MOST_NUMBER = 65_534
"""Of a sheet: Excel opens no workbook with a higher one."""
_MOST_DIGITS = 10
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


class Tabs(NamedTuple):
    """What a workbook says of its sheets."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    """Of their relations."""
    namespace: str

    @property
    def is_strict(self) -> bool:
        """It is written by the strict edition of the format."""
        return self.namespace == _STRICT

    @property
    def kinds(self) -> str:
        """What the kinds of its relations begin with."""
        return STRICT_KINDS if self.is_strict else KINDS


def tabs_of(workbook: bytes) -> Tabs:
    """The sheets in their order."""
    found = elements(workbook, 3)
    sheets = [one for one in found if one.path == "/workbook/sheets/sheet"]
    keys = [_key(one.attributes) for one in sheets]
    return Tabs(tuple(one.attributes.get("name", "") for one in sheets), tuple(keys), _namespace(workbook))


def free_name(wanted: str, taken: tuple[str, ...]) -> str:
    """A name for a sheet that no other has: `审核意见`, `审核意见 (2)`."""
    base, used = wanted.translate(_NOT_IN_A_NAME)[: _LONGEST_NAME - 5], {name.casefold() for name in taken}
    names = (base if n == 1 else f"{base} ({n})" for n in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in used)


def with_first_tab(workbook: bytes, name: str, key: str, *, is_seen: bool) -> bytes:
    """The part with a sheet before all others; `is_seen`: it is the one that is open, else the one that was."""
    found = elements(workbook, 3)
    sheets = next(one for one in found if one.path == "/workbook/sheets")
    listed = [one for one in found if one.path == "/workbook/sheets/sheet"]
    number = _free_number({_number(one.attributes.get("sheetId", "")) for one in listed})
    p, kinds = sheets.prefix, tabs_of(workbook).kinds
    tab = f'<{p}sheet xmlns:r="{kinds}" name="{text_xml(name)}" sheetId="{number}" r:id="{key}"/>'
    edits: list[Edit] = [(sheets.tag_end, sheets.tag_end, tab.encode())]
    for one in found:
        local = _number(one.attributes.get("localSheetId", ""))
        if one.path == "/workbook/definedNames/definedName" and local is not None:
            moved = {"localSheetId": str(local + 1)}
            edits.append((one.start, one.tag_end, with_attributes(one.tag(workbook), moved)))
    views = [one for one in found if one.path == "/workbook/bookViews/workbookView"]
    for view in views:
        open_one = 0 if is_seen else (_number(view.attributes.get("activeTab", "")) or 0) + 1
        seen = {"activeTab": str(open_one)} | ({"firstSheet": "0"} if "firstSheet" in view.attributes else {})
        edits.append((view.start, view.tag_end, with_attributes(view.tag(workbook), seen)))
    if not views and not is_seen:
        edits += _new_view(workbook, p)
    return edited(workbook, edits)


def _new_view(workbook: bytes, prefix: str) -> list[Edit]:
    """A workbook that does not say which sheet is open means its first one, which is now the second."""
    found = elements(workbook, 2)
    view = f'<{prefix}workbookView activeTab="1"/>'.encode()
    listed = next((one for one in found if one.path == "/workbook/bookViews"), None)
    if listed is not None:
        return added(workbook, listed, view)
    sheets = next(one for one in found if one.path == "/workbook/sheets")
    whole = f"<{prefix}bookViews>".encode() + view + f"</{prefix}bookViews>".encode()
    return [(sheets.start, sheets.start, whole)]


def _free_number(taken: Set[int | None]) -> int:
    """The number after those of all sheets, or the first that is free where that would be too high."""
    highest = max((number for number in taken if number is not None), default=0)
    numbers = range(1, _MOST_NUMBER + 1) if highest >= _MOST_NUMBER else (highest + 1,)
    return next(number for number in numbers if number not in taken)


def _number(text: str) -> int | None:
    """A whole number as a workbook writes it; None for what is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _key(attributes: Mapping[str, str]) -> str:
    """The key of a sheet's relation; the reader has refused a sheet without one."""
    kinds = (KINDS, STRICT_KINDS)
    return next(value for name, value in attributes.items() if parts_of(name)[1] == "id" and parts_of(name)[0] in kinds)


def _namespace(workbook: bytes) -> str:
    return safe_xml.root(workbook).rpartition(" ")[0]
