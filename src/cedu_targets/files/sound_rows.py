"""Rows of worksheets that are known to be sound XML, since they were in a sheet before: forms of one notice share most.

A sheet is sound where it is without its rows, and each of its rows is. So only the rows that are new are parsed.
"""

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files import safe_xml

OPENING, CLOSING = b"<sheetData>", b"</sheetData>"
_ROW, _END_OF_ROW = b"<row", b"</row>"
_DECLARATION = lazy_pattern(rb'<\?xml version="1\.0" encoding="(?:UTF|utf)-8"(?: standalone="(?:yes|no)")?\?>')
_LONGEST = 2**18
"""Bytes of a sheet; a longer one is hardly one of many alike."""
_MOST_BYTES = 2**21
"""Of the rows that are kept."""


class _SoundRows(Struct):
    rows: set[bytes] = field(default_factory=set)
    """What stands behind `<row` up to the next row."""
    size: int = 0

    def add(self, rows: set[bytes]) -> None:
        """Keep rows; where there are too many, those before them are forgotten."""
        self.size += sum(map(len, rows))
        if self.size > _MOST_BYTES:
            self.rows, self.size = set(), sum(map(len, rows))
        self.rows |= rows


_known = _SoundRows()


def is_known_sound(part: str, xml: bytes) -> bool:
    """Whether a worksheet is sound XML as `safe_xml.check` finds it; False, too, where it has to be asked."""
    start = xml.find(OPENING)
    end = xml.find(CLOSING, start)
    # Only elements may stand in it, in one encoding: what a row says does not hang on what stands elsewhere.
    if not 0 <= start <= end or len(xml) > _LONGEST or b"<!" in xml:
        return False
    if xml.rfind(b"<?") > 0 or (xml.startswith(b"<?") and _DECLARATION.match(xml) is None):
        return False
    first, *rows = xml[start + len(OPENING) : end].split(_ROW)
    if first or not all(row.endswith(_END_OF_ROW) for row in rows):
        return False
    strange = {row for row in rows if row not in _known.rows}
    try:
        safe_xml.check(part, xml[:start] + b"<sheetData/>" + xml[end + len(CLOSING) :])
        if strange:
            safe_xml.check(part, OPENING + _ROW + _ROW.join(strange) + CLOSING)
    except InputFault:
        return False
    _known.add(strange)
    return True
