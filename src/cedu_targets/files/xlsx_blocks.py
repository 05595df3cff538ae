"""Blocks of rows of a long worksheet, written as nearly every program writes them: all cells of a block at once."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy
from msgspec import Struct, field
from numpy.typing import NDArray

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.digit_words import MASKS, WORD, Flags, Whole, decimals, digits
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.files.row_chunks import Chunk, Column, in_own_memory
from cedu_targets.files.xlsx_cells import Look, XlsxCells
from cedu_targets.files.xlsx_rows import HIDDEN
from cedu_targets.files.xlsx_tags import CELL, CLOSED, TEXT, VALUE, Tags, Texts, read_columns, read_rows, read_tags

Counted = Callable[[Whole], Flags]
_ATTRIBUTES = lazy_pattern(rb'(?: [A-Za-z][\w:]*+="[ !#-%\'-;=?-~]*+")*+', re.ASCII)
_NAMES = lazy_pattern(rb' ([A-Za-z][\w:]*+)="')
_MOST_WAYS = 200
"""Ways of writing the attributes of rows, and of cells."""
_WORDS = 3
"""In which all usual attributes of a cell have room."""
_EMPTIEST = 16
"""Cells of the box around a block for each that is written, at most; a sparser one is no part of a long table."""


class Block(NamedTuple):
    """What a block of rows holds."""

    chunk: Chunk | None
    """None where no cell is filled."""
    percents: dict[int, Flags]
    """By column the rows of the chunk whose numbers show per cent."""


class _Way(NamedTuple):
    """A way of writing the attributes of a cell, as words."""

    words: Sequence[numpy.uint64]
    length: int
    is_closed: bool
    look: Look


class XlsxBlocks(Struct):
    """Reads the blocks of one sheet; what is said of single cells is kept with `cells`."""

    cells: XlsxCells
    last: int = -1
    """The last row that was read."""
    _ways: list[_Way] = field(default_factory=list)
    _heads: dict[bytes, bool] = field(default_factory=dict)
    """Whether a row with these attributes is hidden."""
    _long_texts: NDArray[numpy.bool_] | None = None

    def read(self, block: bytes) -> Block | None:
        """The rows of a block; None where they are not all written as usual. Raises InputFault."""
        tags = read_tags(block)
        rows = read_rows(tags) if tags is not None else None
        if tags is None or rows is None or rows.numbers[0] <= self.last:
            return None
        placed = read_columns(tags, rows)
        hidden = self._hidden(tags.stretches(rows.behind, rows.ends))
        if placed is None or hidden is None:
            return None
        row, columns, behind = placed
        looks = self._looks(tags, behind)
        at = rows.numbers[row]
        height = int(rows.numbers[-1] - rows.numbers[0]) + 1
        width = int(columns.max()) + 1 if len(columns) else 0
        if looks is None or height * width > _EMPTIEST * len(columns) + height:
            return None
        filling = _Filling(self.cells, self._is_long, tags, int(rows.numbers[0]), height, width)
        try:
            filling.fill(at - rows.numbers[0], columns, looks, [way.look for way in self._ways])
        except UnicodeDecodeError:
            return None
        self.cells.hidden_rows.update(rows.numbers[hidden].tolist())
        self.last = int(rows.numbers[-1])
        return filling.block()

    def _hidden(self, attributes: Texts) -> list[int] | None:
        """Which rows are hidden; None where the attributes of one are unusual."""
        hidden: list[int] = []
        for number in numpy.flatnonzero(attributes.lengths).tolist():
            text = attributes.at(number)
            is_hidden = self._heads.get(text)
            if is_hidden is None:
                if len(self._heads) == _MOST_WAYS or not _are_usual(text):
                    return None
                is_hidden = self._heads[text] = HIDDEN.search(text) is not None
            if is_hidden:
                hidden.append(number)
        return hidden

    def _looks(self, tags: Tags, behind: Whole) -> Whole | None:
        """For each cell the way in which its attributes are written; None where one is unusual."""
        texts = tags.stretches(behind, tags.ends[tags.cells] - tags.is_closed)
        if len(behind) and (int(texts.lengths.max()) > _WORDS * WORD or int(texts.lengths.min()) < 0):
            return None
        words = texts.first_words(_WORDS)
        found = numpy.full(len(behind), -1)
        number = 0
        while len(left := numpy.flatnonzero(found < 0)):
            if number == len(self._ways):
                at = int(left[0])
                text, is_closed = texts.at(at), bool(tags.is_closed[at])
                text = text.removesuffix(b" ") if is_closed else text
                if number == _MOST_WAYS or not _are_usual(text):
                    return None
                way = _Way([word[at] for word in words], int(texts.lengths[at]), is_closed, self.cells.look(text))
                self._ways.append(way)
            one = self._ways[number]
            is_same = (texts.lengths == one.length) & (tags.is_closed == one.is_closed)
            for word, own in zip(words, one.words, strict=True):
                is_same &= word == own
            found[is_same] = number
            number += 1
        return found

    def _is_long(self, numbers: Whole) -> Flags:
        """Which of the shared texts have to be counted, or are not there."""
        if self._long_texts is None:
            self._long_texts = numpy.array([*map(self.cells.is_long, self.cells.book.texts), True])
        return self._long_texts[numpy.minimum(numbers, len(self._long_texts) - 1)]


class _Filling:
    """The cells of one block as they are filled."""

    def __init__(self, cells: XlsxCells, is_long: "Counted", tags: Tags, first: int, height: int, width: int) -> None:
        self._cells, self._is_long, self._tags, self._first = cells, is_long, tags, first
        self._height, self._width = height, width
        self._box = numpy.full((width, height), numpy.nan)
        self._others: dict[int, dict[int, Raw]] = {}
        self._lengths = numpy.zeros(height, numpy.int32)
        self._percents: dict[int, Flags] = {}

    def fill(self, rows: Whole, columns: Whole, looks: Whole, known: Sequence[Look]) -> None:
        """Read the cells that hold something; those of one look together."""
        tags = self._tags
        at = numpy.flatnonzero((tags.kinds == VALUE) | (tags.kinds == TEXT))
        whose = numpy.cumsum((tags.kinds == CELL) | (tags.kinds == CLOSED))[at] - 1
        rows, columns, looks, is_value = rows[whose], columns[whose], looks[whose], tags.kinds[at] == VALUE
        texts = tags.stretches(tags.ends[at] + 1, tags.starts[at + 1])
        words = texts.words[texts.starts] & MASKS[numpy.minimum(texts.lengths, WORD)]
        is_short = is_value & (texts.lengths > 0) & (texts.lengths <= WORD)
        is_filled = numpy.zeros(len(at), bool)
        for number in numpy.unique(looks).tolist():
            look, chosen = known[number], numpy.flatnonzero(looks == number)
            if look.kind == "n" and not look.is_date:
                values, is_read = decimals(words[chosen], numpy.minimum(texts.lengths[chosen], WORD))
                is_read &= is_short[chosen]
                read = chosen[is_read]
                self._box[columns[read], rows[read]] = values[is_read]
                is_filled[read] = True
                if look.is_percent:
                    self._mark(rows[read], columns[read])
                chosen = chosen[~is_read]
            elif look.kind == "s" and not look.indent:
                numbers, is_read = digits(words[chosen], numpy.minimum(texts.lengths[chosen], WORD))
                is_read &= is_short[chosen]
                is_read[is_read] = ~self._is_long(numbers[is_read].astype(numpy.int64))
                read, shared = chosen[is_read], self._cells.book.texts
                found = [shared[one] for one in numbers[is_read].tolist()]
                is_filled[read] = [text != "" for text in found]
                for row, column, text in zip(rows[read].tolist(), columns[read].tolist(), found, strict=True):
                    if text:
                        self._others.setdefault(column, {})[row] = text
                chosen = chosen[~is_read]
            for one in chosen.tolist():
                spot, text = (int(rows[one]), int(columns[one])), texts.at(one)
                is_filled[one] = self._fill_singly(spot, look, text, is_value=bool(is_value[one]))
        self._lengths[rows[is_filled]] = columns[is_filled] + 1

    def _mark(self, rows: Whole, columns: Whole) -> None:
        for column in numpy.unique(columns).tolist():
            marks = self._percents.setdefault(column, numpy.zeros(self._height, bool))
            marks[rows[columns == column]] = True

    def _fill_singly(self, spot: Spot, look: Look, text: bytes, *, is_value: bool) -> bool:
        """Read one cell; whether it is filled."""
        row, column = spot
        real = self._first + row, column
        if is_value:
            raw = self._cells.value(real, look, text)
        elif look.kind == "inlineStr" and not look.indent and b"&" not in text and b"_x" not in text:
            raw = text.decode()  # nearly always
        else:
            raw = self._cells.value(real, look, None, text)
        if (raw is None or raw == "") and real not in self._cells.broken:
            return False
        if raw is not None:
            self._others.setdefault(column, {})[row] = raw
        return True

    def block(self) -> Block:
        """The cells by columns."""
        filled = numpy.flatnonzero(self._lengths)
        if not len(filled):
            return Block(None, {})
        height, width = int(filled[-1]) + 1, int(self._lengths.max())
        lengths = self._lengths[:height]
        has_numbers = ~numpy.isnan(self._box).all(axis=1)
        held = iter(in_own_memory([self._box[column, :height] for column in numpy.flatnonzero(has_numbers[:width])]))
        columns = [
            Column(next(held) if has_numbers[column] else None, self._others.get(column, {})) for column in range(width)
        ]
        is_full = bool((lengths == width).all())
        return Block(Chunk(self._first, height, columns, None if is_full else lengths), self._percents)


def _are_usual(attributes: bytes) -> bool:
    """Whether attributes are written as usual, each once, no second address among them."""
    names = _NAMES.findall(attributes)
    is_single = len(set(names)) == len(names) and b"r" not in names and b"xmlns" not in attributes
    return is_single and _ATTRIBUTES.fullmatch(attributes) is not None
