"""A long worksheet of an xlsx, read block by block while its part is inflated: no more of its XML is held than a block.

Blocks that are written as nearly every program writes them become columns of numbers (`xlsx_blocks`); single ones that
are not (texts of several lines, formulas) are read cell by cell. A sheet that is written otherwise as a whole is left
to `xlsx_sheet`, which holds it to the limits of a short one.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.guard import MAX_LONG_CELLS, MAX_PART_BYTES, check_box
from cedu_targets.files.long_rows import LongRows
from cedu_targets.files.package import Package
from cedu_targets.files.row_chunks import Chunk, Plain
from cedu_targets.files.row_sets import ALONE, RowMarks, RowSet, SpotSet
from cedu_targets.files.safe_xml import Soundness
from cedu_targets.files.sound_rows import CLOSING, OPENING
from cedu_targets.files.xlsx_blocks import XlsxBlocks
from cedu_targets.files.xlsx_book import XlsxBook
from cedu_targets.files.xlsx_cells import XlsxCells
from cedu_targets.files.xlsx_rows import UnusualXml
from cedu_targets.files.xlsx_sheet import SheetXml
from cedu_targets.files.xlsx_xml import has_root

_END_OF_ROW = b"</row>"
_LONGEST_HEAD, _LONGEST_BLOCK = 2**20, 2**22
_ELSEWHERE = (b"<!", b"<?", b"xmlns")
"""What makes a part another one than it looks like."""


class LongSheet(Struct):
    """A long worksheet as it is read."""

    cells: XlsxCells
    chunks: list[Chunk | Plain] = field(default_factory=list)
    _percents: dict[int, list[RowMarks]] = field(default_factory=dict)
    _height: int = 0
    _width: int = 0
    _single: int = 0
    """Cells that are held as objects."""

    def add(self, block: bytes, blocks: XlsxBlocks, soundness: Soundness) -> None:
        """Read some whole rows. Raises UnusualXml, and InputFault as the reader of single cells does."""
        read = blocks.read(block)
        if read is not None:
            soundness.skip(block)
            if read.chunk is None:
                return
            self.chunks.append(read.chunk)
            for column, marks in read.percents.items():
                self._percents.setdefault(column, []).append((read.chunk.first, marks))
            self._grow(read.chunk.first + read.chunk.height, len(read.chunk.columns))
            return
        if any(text in block for text in _ELSEWHERE):
            raise UnusualXml
        soundness.feed(block)
        cells = self.cells
        cells.read(block)
        rows, cells.rows = cells.rows, {}
        if not rows:
            return
        if min(rows) < self._height or min(rows) <= blocks.last:
            raise UnusualXml
        blocks.last = max(rows)
        self.chunks.append(Plain(min(rows), max(rows) + 1 - min(rows), rows))
        self._single += sum(map(len, rows.values()))
        check_box(cells.sheet, self._single, 1)  # they cost as much as those of a short one
        self._grow(max(rows) + 1, cells.width)

    def _grow(self, height: int, width: int) -> None:
        self._height, self._width = height, max(self._width, width)
        check_box(self.cells.sheet, self._height, self._width, MAX_LONG_CELLS)

    def rows(self) -> LongRows:
        """The rows, down to the last filled one."""
        return LongRows(self.chunks)

    def percents(self) -> SpotSet:
        """The cells that show per cent."""
        marks = self._percents
        for row, column in self.cells.percents:
            marks.setdefault(column, []).append((row, ALONE))
        return SpotSet({column: RowSet(some, self._height) for column, some in marks.items()})


def read_long_sheet(package: Package, part: str, sheet: str, book: XlsxBook) -> tuple[LongSheet, SheetXml] | None:
    """A worksheet and what stands around its cells; None where it is not written as usual. Raises InputFault."""
    cells = XlsxCells(sheet, book, most_cells=MAX_LONG_CELLS)
    long, blocks, soundness = LongSheet(cells), XlsxBlocks(cells), Soundness(part)
    pieces = package.pieces(part)
    head, rest = _head(pieces)
    if head is None:
        return None
    soundness.feed(head + OPENING)
    try:
        rest = _body(pieces, rest, lambda block: long.add(block, blocks, soundness))
    except UnusualXml:
        return None
    tail = _tail(part, pieces, rest)
    soundness.feed(CLOSING + tail)
    soundness.end()
    xml = head + b"<sheetData/>" + tail
    if b"<!" in xml or not has_root(xml, "worksheet"):
        return None
    around = SheetXml(part)
    around.through(xml)
    return (long, around) if around.places else None


def _head(pieces: Iterator[bytes]) -> tuple[bytes | None, bytes]:
    """What stands before the rows, and as much of what follows as was inflated with it; None where it is too long."""
    read = b""
    for piece in pieces:
        read += piece
        head, opening, rest = read.partition(OPENING)
        if opening:
            return head, rest
        if len(read) > _LONGEST_HEAD:
            break
    return None, b""


def _body(pieces: Iterator[bytes], rest: bytes, add: Callable[[bytes], None]) -> bytes:
    """Hand on all rows in blocks; what stands behind them, as far as it was inflated. Raises UnusualXml, InputFault."""
    while True:
        end = rest.find(CLOSING)
        cut = end if end >= 0 else rest.rfind(_END_OF_ROW) + len(_END_OF_ROW)
        if cut >= len(_END_OF_ROW):
            add(rest[:cut])
        if end >= 0:
            return rest[end + len(CLOSING) :]
        rest = rest[cut:] if cut >= len(_END_OF_ROW) else rest
        piece = next(pieces, None)
        if piece is None or len(rest) > _LONGEST_BLOCK:
            raise UnusualXml
        rest += piece


def _tail(part: str, pieces: Iterator[bytes], rest: bytes) -> bytes:
    """What stands behind the rows. Raises InputFault where it is too much."""
    tail = [rest]
    length = len(rest)
    for piece in pieces:
        tail.append(piece)
        length += len(piece)
        if length > MAX_PART_BYTES:
            raise InputFault("RD111", {"part": part, "limit": MAX_PART_BYTES // 2**20})
    return b"".join(tail)
