"""The rows of a long sheet: held in chunks of columns, and handed out as rows on demand.

A cell as an object of its own costs 60 bytes and more, and a question to each of a million rows some minutes; what is
asked of every row (has it a number, is it blank) is answered for whole columns.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import overload

import numpy

from cedu_targets.files.grid import HeldRows, Raw, is_filled
from cedu_targets.files.row_chunks import NO_CELLS, Chunk, Columns, Floats, Marks, Plain, has_number

_UNPACKED = 4
"""Chunks of which the rows are kept: who goes through a sheet asks for one after the other."""


class LongRows(HeldRows):
    """The rows of a sheet, from chunks; some may be blanked, and a few set in place of its own."""

    def __init__(
        self,
        chunks: Sequence[Chunk | Plain],
        changed: Mapping[int, Sequence[Raw]] | None = None,
        gone: bytes | None = None,
        known: dict[object, bytes] | None = None,
    ) -> None:
        """`chunks` stand one under the other; what is between two of them is blank.

        `gone` has a byte for each row, 1 for one that is blanked; `known` are marks of the chunks as they are.
        """
        self.chunks = chunks
        self._starts = [one.first for one in chunks]
        self._length = chunks[-1].first + chunks[-1].height if chunks else 0
        self._changed, self._gone = changed or {}, gone
        self._known: dict[object, bytes] = {} if known is None else known
        self._marks: dict[object, bytes] = {}
        self._texts: dict[int, list[Raw]] = {}
        self._unpacked: OrderedDict[int, list[Sequence[Raw]]] = OrderedDict()

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return max((one.width for one in self.chunks), default=0)

    def with_rows(self, changes: Mapping[int, Sequence[Raw]]) -> "LongRows":
        """The same rows but for some."""
        return LongRows(self.chunks, {**self._changed, **changes}, self._gone, self._known)

    def without(self, rows: Iterable[int]) -> "LongRows":
        """The same rows, some of them blank."""
        gone = bytearray(self._gone or bytes(self._length))
        changed = dict(self._changed)
        for row in rows:
            gone[row] = 1
            changed.pop(row, None)
        return LongRows(self.chunks, changed, bytes(gone), self._known)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Sequence[Raw]: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sequence[Raw]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Raw] | list[Sequence[Raw]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(self._length))]
        if at < 0:
            at += self._length
        if not 0 <= at < self._length:
            raise IndexError(at)
        if at in self._changed:
            return self._changed[at]
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.chunks[number].first + self.chunks[number].height:
            return NO_CELLS
        if self._gone is not None and self._gone[at]:
            return NO_CELLS
        return self._rows_of(number)[at - self._starts[number]]

    def __iter__(self) -> Iterator[Sequence[Raw]]:
        end = 0
        for number, chunk in enumerate(self.chunks):
            yield from (self._changed.get(row, NO_CELLS) for row in range(end, chunk.first))
            end = chunk.first + chunk.height
            if self._gone is not None and self._gone.count(1, chunk.first, end) == chunk.height:
                yield from (self._changed.get(row, NO_CELLS) for row in range(chunk.first, end))
            elif self._gone is None and not self._changed:
                yield from self._rows_of(number)
            else:
                yield from (self[row] for row in range(chunk.first, end))

    def _rows_of(self, number: int) -> list[Sequence[Raw]]:
        kept = self._unpacked
        if number not in kept:
            kept[number] = self.chunks[number].rows()
            if len(kept) > _UNPACKED:
                kept.popitem(last=False)
        return kept[number]

    def cell(self, row: int, column: int) -> Raw:
        """One cell; of a column of texts, which is asked for its names, without making the row."""
        texts = self._texts.get(column)
        if texts is None:
            texts = self._texts[column] = self._column_of_texts(column)
        if texts:
            return texts[row]
        cells = self[row]
        return cells[column] if column < len(cells) else None

    def _column_of_texts(self, column: int) -> list[Raw]:
        """The cells of a column of texts; empty for any other."""
        if 2 * sum(len(one.others(column)) for one in self.chunks) <= self._length:
            return []
        cells: list[Raw] = [None] * self._length
        for chunk in self.chunks:
            cells[chunk.first : chunk.first + chunk.height] = chunk.column(column)
        if self._gone is not None:
            cells = [None if gone else raw for gone, raw in zip(self._gone, cells, strict=True)]
        for row, own in self._changed.items():
            cells[row] = own[column] if column < len(own) else None
        return cells

    def numbers(self, column: int) -> Floats:
        """The stored numbers of a column from top to bottom, and those that its texts plainly write; NaN elsewhere."""
        numbers = numpy.full(self._length, numpy.nan)
        for chunk in self.chunks:
            found = chunk.numbers(column)
            if found is not None:
                numbers[chunk.first : chunk.first + chunk.height] = found
        if self._gone is not None:
            numbers[numpy.frombuffer(self._gone, bool)] = numpy.nan
        numbers[[*self._changed]] = numpy.nan
        return numbers

    def others(self, column: int) -> dict[int, Raw]:
        """By row what else stands in a column."""
        found: dict[int, Raw] = {}
        for chunk in self.chunks:
            found.update(chunk.others(column))
        found = {row: raw for row, raw in found.items() if self._gone is None or not self._gone[row]}
        for row, cells in self._changed.items():
            found.pop(row, None)
            if column < len(cells) and cells[column] is not None:
                found[row] = cells[column]
        return found

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text by its row and column, from top to bottom; of a csv only those that are no plain numbers."""
        own = (
            (row, column, text)
            for chunk in self.chunks
            for row, column, text in chunk.texts()
            if row not in self._changed and (self._gone is None or not self._gone[row])
        )
        changed = (
            (row, column, raw)
            for row, cells in sorted(self._changed.items())
            for column, raw in enumerate(cells)
            if type(raw) is str
        )
        return merge(own, changed)

    def numbered(self, columns: Columns) -> bytes:
        """For each row whether it has a number in one of these columns."""
        return self._marks.get(("numbered", columns)) or self._marked(
            ("numbered", columns), lambda one: one.numbered(columns), lambda row: has_number(row, columns)
        )

    def filled(self, least: int) -> bytes:
        """For each row whether it has so many filled cells at least."""
        return self._marks.get(("filled", least)) or self._marked(
            ("filled", least),
            lambda one: one.filled_cells() >= least,
            lambda row: sum(map(is_filled, row)) >= least,
        )

    def beyond(self, low: float, high: float) -> bytes:
        """For each row whether a stored number in it is none from `low` to `high`."""
        return self._marked(
            ("beyond", low, high),
            lambda one: one.beyond(low, high),
            lambda row: any(type(raw) is float and not low <= raw <= high for raw in row),
        )

    def _marked(
        self, key: object, of_chunk: Callable[[Chunk | Plain], Marks], of_row: Callable[[Sequence[Raw]], bool]
    ) -> bytes:
        if key in self._marks:
            return self._marks[key]
        if key not in self._known:
            known = numpy.zeros(self._length, bool)
            blank = of_row(NO_CELLS)
            known[:] = blank
            for chunk in self.chunks:
                known[chunk.first : chunk.first + chunk.height] = of_chunk(chunk)
            self._known[key] = known.tobytes()
        if self._gone is None and not self._changed:
            self._marks[key] = self._known[key]
            return self._marks[key]
        marks = bytearray(self._known[key])
        if self._gone is not None:
            gone = numpy.frombuffer(self._gone, bool)
            numpy.frombuffer(marks, bool)[gone] = of_row(NO_CELLS)
        for row, cells in self._changed.items():
            marks[row] = of_row(cells)
        self._marks[key] = bytes(marks)
        return self._marks[key]
