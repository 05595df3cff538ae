"""A long csv, read block by block into columns: no more of it is held as text than the bytes of the file.

Only what nearly every program writes is taken: UTF-8 or GB18030, a record on each line, no quoted field. Any other text
is left to `delimited`, which holds it to the limits of a short one.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload
from zlib import compress, decompress

import numpy

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.place import Place
from cedu_targets.files.delimited import MOST_FIELDS
from cedu_targets.files.digit_words import MASKS, WORD, Whole, Words, written
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import MAX_CELLS, MAX_LONG_CELLS, MAX_LONG_LINES, MAX_TEXT_BYTES, check_box
from cedu_targets.files.long_rows import LongRows
from cedu_targets.files.reading_watch import tell
from cedu_targets.files.row_chunks import BLANK, Chunk, WrittenColumn, by_row, in_own_memory

_BLOCK = 2**18
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_SIGNS = "\t,;"
_KEPT = 4
_LONGEST_FIELD = 2**17 - 1
"""Bytes; a longer one is none of a table."""


class Block(NamedTuple):
    """Some whole lines of a text: where they begin and end, and how many there are before them."""

    start: int
    end: int
    first: int


class TextLines(Sequence[str]):
    """The lines of a long text, held packed (hardly anybody asks for them) and decoded when they are asked for."""

    def __init__(self, blocks: Sequence[bytes], starts: Sequence[int], encoding: str, length: int) -> None:
        """`blocks` are packed as `_packed` does; `starts` tells for each how many lines there are before it."""
        self._blocks, self._starts, self._encoding, self._length = blocks, starts, encoding, length
        self._decoded: OrderedDict[int, list[str]] = OrderedDict()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[line] for line in range(*at.indices(self._length))]
        if at < 0:
            at += self._length
        if not 0 <= at < self._length:
            raise IndexError(at)
        number = int(numpy.searchsorted(self._starts, at, "right")) - 1
        return self._lines(number)[at - self._starts[number]]

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._blocks)):
            yield from self._lines(number)

    def _lines(self, number: int) -> list[str]:
        if number not in self._decoded:
            lines = decompress(self._blocks[number]).decode(self._encoding).split("\n")
            if number + 1 < len(self._blocks):
                lines.pop()  # what stands behind the last line end begins the next block
            self._decoded[number] = [line.removesuffix("\r") for line in lines]
            if len(self._decoded) > _KEPT:
                self._decoded.popitem(last=False)
        return self._decoded[number]


def read_long_text(content: bytes) -> tuple[Grid, TextLines] | None:
    """The grid of a long text, and its lines; None for one that is not written as usual.

    Raises InputFault where it has too many fields or lines. One of many megabytes is no table where not every other
    line has a number: then no more of it is read.
    """
    blocks = _blocks(content)
    encoding = _encoding(content, blocks) if blocks is not None else None
    if blocks is None or encoding is None:
        return None
    delimiter = _delimiter(content, blocks)
    chunks: list[Chunk] = []
    width = numbers = 0
    for block in blocks:
        chunk = _chunk(content, block, delimiter, encoding)
        if chunk is None:
            return None
        if block.first + chunk.height > MAX_LONG_LINES:
            raise InputFault("RD128", {"limit": MAX_LONG_LINES}, variant="rows")
        written_ones = [one.places for one in chunk.columns if isinstance(one, WrittenColumn)]
        numbers += sum(int(numpy.count_nonzero(places != BLANK)) for places in written_ones)
        has_few = 2 * numbers < block.first + chunk.height
        width = max(width, chunk.width)
        is_much = block.end > MAX_TEXT_BYTES or (block.first + chunk.height) * width > MAX_CELLS
        if is_much and has_few and not _is_of_digits(content, block):
            return None
        check_box("", block.first + chunk.height, width, MAX_LONG_CELLS)
        chunks.append(chunk)
        tell(block.end, len(content))
    length = chunks[-1].first + chunks[-1].height
    starts = [block.first for block in blocks]
    packed = [_packed(content[block.start : block.end]) for block in blocks]
    lines = TextLines(packed, starts, encoding, length)
    return Grid(None, LongRows(chunks), encoding="utf-8-sig" if content.startswith(_BOM) else encoding), lines


def _is_of_digits(content: bytes, block: Block) -> bool:
    """Whether a good part of it are digits: of long numbers, which are texts yet."""
    signs = numpy.frombuffer(content, numpy.uint8, block.end - block.start, block.start)
    return bool(10 * numpy.count_nonzero((signs >= ord("0")) & (signs <= ord("9"))) > len(signs))


def _packed(text: bytes) -> bytes:
    return compress(text, 1)


def _blocks(content: bytes) -> list[Block] | None:
    """The text cut at line ends; None where these are unusual, or where a field may be quoted."""
    if content.startswith(_MARKS) or b'"' in content or b"\0" in content:
        return None
    if content.count(b"\r") != content.count(b"\r\n"):
        return None
    blocks: list[Block] = []
    start, first = len(_BOM) if content.startswith(_BOM) else 0, 0
    while len(content) - start > _BLOCK:
        end = content.rfind(b"\n", start, start + _BLOCK) + 1
        if not end:
            return None
        blocks.append(Block(start, end, first))
        first += content.count(b"\n", start, end)
        start = end
    return [*blocks, Block(start, len(content), first)]


def _encoding(content: bytes, blocks: Sequence[Block]) -> str | None:
    for encoding in ("utf-8",) if content.startswith(_BOM) else ("utf-8", "gb18030"):
        try:
            for block in blocks:
                content[block.start : block.end].decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _delimiter(content: bytes, blocks: Sequence[Block]) -> int:
    """The sign that cuts the most lines, as of a short text; in both encodings its byte is no part of another sign."""
    cut = {least: dict.fromkeys(_SIGNS, 0) for least in (2, 1)}
    for block in blocks:
        signs = numpy.frombuffer(content, numpy.uint8, block.end - block.start, block.start)
        ends = numpy.flatnonzero(signs == ord("\n"))
        for sign in _SIGNS:
            counts = numpy.bincount(numpy.searchsorted(ends, numpy.flatnonzero(signs == ord(sign))))
            for least, by_sign in cut.items():
                by_sign[sign] += int((counts >= least).sum())
    by_sign = cut[2] if any(cut[2].values()) else cut[1]
    return ord(max(by_sign, key=lambda sign: by_sign[sign]))


def _chunk(content: bytes, block: Block, delimiter: int, encoding: str) -> Chunk | None:
    text = content[block.start : block.end].replace(b"\r\n", b"\n")
    if block.end == len(content):
        text += b"\n"  # the last line may be blank
    data = numpy.frombuffer(text + bytes(2 * WORD), numpy.uint8)
    words: Words = numpy.ndarray((len(text) + WORD,), numpy.dtype("<u8"), buffer=data.data, strides=(1,))
    ends = numpy.flatnonzero((data[: len(text)] == delimiter) | (data[: len(text)] == ord("\n")))
    starts = numpy.concatenate(([0], ends[:-1] + 1))
    last = numpy.flatnonzero(data[ends] == ord("\n"))
    fields = numpy.diff(last, prepend=-1)
    if (most := int(fields.max())) > MOST_FIELDS:
        line = block.first + int(numpy.argmax(fields > MOST_FIELDS))
        raise InputFault("RD114", {"fields": int(fields[line - block.first])}, place=Place(line=line + 1))
    lengths = ends - starts
    if int(lengths.max()) > _LONGEST_FIELD:
        return None
    firsts = last - fields + 1
    is_blank = (fields == 1) & (lengths[firsts] == 0) & (delimiter != ord("\t"))
    row_lengths = numpy.where(is_blank, 0, fields).astype(numpy.int32)
    columns: list[WrittenColumn] = []
    for column in range(most):
        rows = numpy.flatnonzero(row_lengths > column)
        at = firsts[rows] + column
        columns.append(_column(text, words, starts[at], lengths[at], rows, len(fields), encoding))
    is_full = bool((row_lengths == most).all())
    held = iter(in_own_memory([array for one in columns for array in (one.steps, one.places)]))
    kept = [WrittenColumn(next(held), next(held), one.others) for one in columns]
    return Chunk(block.first, len(fields), kept, None if is_full else row_lengths)


def _column(
    text: bytes, words: Words, starts: Whole, lengths: Whole, rows: Whole, height: int, encoding: str
) -> WrittenColumn:
    shorts = numpy.minimum(lengths, WORD)
    values, places, is_plain = written(words[starts] & MASKS[shorts], shorts)
    is_plain &= (lengths > 0) & (lengths <= WORD)
    read = rows[is_plain]
    found = values[is_plain]
    # A word of one sign more than needed: 8 bits hold -128, and read 128 as that.
    small = numpy.min_scalar_type(-int(numpy.abs(found).max()) - 1) if len(found) else numpy.dtype(numpy.int8)
    steps, shown = numpy.zeros(height, small), numpy.full(height, BLANK, numpy.uint8)
    steps[read], shown[read] = found, places[is_plain]
    at = numpy.flatnonzero(~is_plain & (lengths > 0))
    begins, ends, where = starts[at].tolist(), (starts[at] + lengths[at]).tolist(), rows[at].tolist()
    texts = [text[begin:end].decode(encoding) for begin, end in zip(begins, ends, strict=True)]
    return WrittenColumn(steps, shown, by_row(where, texts))
