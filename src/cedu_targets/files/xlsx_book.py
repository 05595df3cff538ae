"""The workbook part of an xlsx, and what its sheets share: styles and texts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files import opc, safe_xml
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.files.memo import memoised
from cedu_targets.files.number_formats import (
    BUILT_IN_DATES,
    BUILT_IN_MONTHS,
    BUILT_IN_PERCENTS,
    FIRST_DAY,
    FIRST_DAY_1904,
    shows_date,
    shows_month,
    shows_percent,
)
from cedu_targets.files.package import Package
from cedu_targets.files.xlsx_xml import XlsxWalk, has_root, unescaped, written_text

_KEYS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_MOST_STYLE_TAGS = 600_000
"""Excel itself has at most 64,000 styles."""
_MOST_INDENT = 250
_USUAL_TEXT = lazy_pattern(rb'<si>(?:<t ?/>|<t(?: xml:space="preserve")?>([^<]*+)</t>)</si>\s*+')
_USUAL_HEAD = lazy_pattern(rb"(?:<\?xml[^<>]*\?>)?\s*<sst(?=[\s>])[^<>]*(?<!/)>\s*")
_NO_CELLS = ("chartsheet", "dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet")
"""Ends of the kinds of relations of sheets that have no cells of a table."""


_MOST_ROWS, _LONGEST_ROW = 128, 2**12
"""Rows that are kept, all of them near the top of a sheet, and bytes of each."""

KnownRow = tuple[Sequence[Raw], Sequence[Spot]]
"""The cells of a row, and those of them that show per cent."""


class XlsxSheet(NamedTuple):
    """A worksheet of a workbook."""

    name: str
    part: str
    is_hidden: bool


class Styles(Struct, frozen=True):
    """The cell styles, by number, that show a number in per cent or as a date, or set a text in, and by how much."""

    percents: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    """Those of the dates that are shown without their day."""
    indents: Mapping[int, int] = field(default_factory=dict)


class KnownRows(Struct):
    """Rows as they were read from the same XML under the same styles and texts: forms of one notice share most."""

    _rows: dict[tuple[int, bytes], KnownRow] = field(default_factory=dict)

    def find(self, row: int, xml: bytes) -> KnownRow | None:
        """What was kept of a row, if anything was."""
        return self._rows.get((row, xml)) if row < _MOST_ROWS else None

    def keep(self, row: int, xml: bytes, known: KnownRow) -> None:
        """Keep a row; where there are too many, those before it are forgotten."""
        if row >= _MOST_ROWS or len(xml) > _LONGEST_ROW:
            return
        if len(self._rows) >= _MOST_ROWS:
            self._rows.clear()
        self._rows[row, xml] = known


class XlsxBook(Struct, frozen=True):
    """What a workbook says of all its sheets."""

    sheets: Sequence[XlsxSheet]
    styles: Styles
    texts: Sequence[str]
    first_day: datetime
    known: KnownRows = field(default_factory=KnownRows)


def read_book(package: Package, part: str) -> XlsxBook:
    """The workbook in a part of a package.

    Raises InputFault where a part is missing or unsound, or where a name, a key or a sheet's part stands twice.
    """
    listed, first_day = _listed(part, package.unchecked_part(part))
    check_sheet_count(len(listed))
    related = opc.relations(package, part)
    sheets = []
    for name, key, is_hidden in listed:
        relation = related.get(key)
        if relation is None:
            raise InputFault("RD109", {"reason": f"{part}: {name}"})
        if relation.kind == "worksheet":
            sheets.append(XlsxSheet(name, relation.target, is_hidden))
        elif not relation.kind.endswith(_NO_CELLS):
            raise InputFault("RD109", {"reason": f"{part}: {name}: {relation.kind[:60]}"})
    _check_single(part, [sheet.part.lower() for sheet in sheets])
    styles, texts = (opc.single(package, related, kind) for kind in ("styles", "sharedStrings"))
    styles_xml, texts_xml = (package.unchecked_part(one) if one else None for one in (styles, texts))
    return XlsxBook(
        sheets,
        Styles() if styles_xml is None else _styles(styles or "", styles_xml),
        () if texts_xml is None else _texts(texts or "", texts_xml),
        first_day,
        _known_rows(styles_xml or b"", texts_xml or b"", str(first_day)),
    )


@memoised
def _known_rows(styles: bytes, texts: bytes, first_day: str) -> KnownRows:  # noqa: ARG001 - what tells them apart
    return KnownRows()


class _BookWalk(XlsxWalk):
    decides = "/workbook/sheets"

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.sheets: list[tuple[str, str, bool]] = []
        """Name, key of the relation, whether it is hidden."""
        self.first_day = FIRST_DAY

    def opened(self, attributes: dict[str, str]) -> None:
        if self.path == "/workbook/sheets/sheet":
            keys = [attributes[key] for key in _KEYS if key in attributes]
            if len(keys) != 1:
                raise InputFault("RD109", {"reason": f"{self.part}: {attributes.get('name', '')}"})
            is_hidden = attributes.get("state", "visible") in ("hidden", "veryHidden")
            self.sheets.append((attributes.get("name", ""), keys[0], is_hidden))
        elif self.path == "/workbook/workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.first_day = FIRST_DAY_1904


@memoised
def _listed(part: str, xml: bytes) -> tuple[list[tuple[str, str, bool]], datetime]:
    walk = _BookWalk(part)
    walk.through(xml)
    _check_single(part, [name for name, _, _ in walk.sheets])
    return walk.sheets, walk.first_day


def _check_single(part: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InputFault("RD109", {"reason": f"{part}: {name} × 2"})
        seen.add(name)


class _StylesWalk(XlsxWalk):
    decides = "/styleSheet/"

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.percents, self.dates = set(BUILT_IN_PERCENTS), set(BUILT_IN_DATES)
        self.months = set(BUILT_IN_MONTHS)
        """Numbers of formats."""
        self.formats: list[int] = []
        """Of each style the number of its format."""
        self.indents: dict[int, int] = {}

    def opened(self, attributes: dict[str, str]) -> None:
        if self.path == "/styleSheet/numFmts/numFmt":
            number, code = _whole(attributes.get("numFmtId", "0")), attributes.get("formatCode", "")
            # A file may give a number of its own to a format that is built in.
            shown = (self.percents, shows_percent), (self.dates, shows_date), (self.months, shows_month)
            for numbers, shows in shown:
                (numbers.add if shows(code) else numbers.discard)(number)
        elif self.path == "/styleSheet/cellXfs/xf":
            self.formats.append(_whole(attributes.get("numFmtId", "0")))
        elif (
            self.path == "/styleSheet/cellXfs/xf/alignment"
            and 0 < _whole(attributes.get("indent", "0")) <= _MOST_INDENT
        ):
            self.indents[len(self.formats) - 1] = int(attributes["indent"])


@memoised
def _styles(part: str, xml: bytes) -> Styles:
    if xml.count(b"<") > _MOST_STYLE_TAGS:
        raise InputFault("RD126", {"part": part, "limit": _MOST_STYLE_TAGS})
    walk = _StylesWalk(part)
    walk.through(xml)
    percents = frozenset(style for style, number in enumerate(walk.formats) if number in walk.percents)
    dates = frozenset(style for style, number in enumerate(walk.formats) if number in walk.dates)
    months = frozenset(style for style, number in enumerate(walk.formats) if number in walk.months)
    return Styles(percents, dates - percents, months & dates - percents, walk.indents)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else -1


class _TextsWalk(XlsxWalk):
    decides = "/sst"

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.texts: list[str] = []
        self._pieces: list[str] = []

    def said(self, text: str) -> None:
        if self.path in ("/sst/si/t", "/sst/si/r/t"):
            self._pieces.append(text)

    def closed(self) -> None:
        if self.path == "/sst/si":
            self.texts.append(unescaped("".join(self._pieces)))
            self._pieces.clear()


@memoised
def _texts(part: str, xml: bytes) -> Sequence[str]:
    """The shared texts: a part of nothing but plain texts by one expression, any other by a walk."""
    safe_xml.check(part, xml)
    head = _USUAL_HEAD.match(xml)
    if head and b"<!" not in xml and has_root(xml, "sst"):
        *pieces, last = _USUAL_TEXT.split(xml[head.end() :])
        if last == b"</sst>" and not any(pieces[::2]):
            return [written_text(one) if one else "" for one in pieces[1::2]]
    walk = _TextsWalk(part)
    walk.through(xml)
    return walk.texts
