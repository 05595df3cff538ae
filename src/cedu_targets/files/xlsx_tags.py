"""The tags of a block of rows of a worksheet, all at once: which they are, in what order, and where cells stand.

What is taken is a language of its own, in which each tag says which may follow, so that a block that is taken is sound
XML as far as its tags go. Anything else (formulas, comments, other quotes, references by number, a row out of order)
is not taken.
"""

from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.digit_words import MASKS, WORD, Flags, Whole, Words, digits, index, word
from cedu_targets.files.guard import SHEET_COLUMNS, SHEET_ROWS

CELL, CLOSED, VALUE, _END_VALUE, _END_CELL, _ROW, _END_ROW, _INSIDE, TEXT, _END_TEXT, _END_INSIDE = range(1, 12)
_OPENINGS = (
    (CELL, b'<c r="'),
    (VALUE, b"<v>"),
    (_END_VALUE, b"</v>"),
    (_END_CELL, b"</c>"),
    (_ROW, b'<row r="'),
    (_END_ROW, b"</row>"),
    (_INSIDE, b"<is>"),
    (TEXT, b"<t>"),
    (_END_TEXT, b"</t>"),
    (_END_INSIDE, b"</is>"),
)
_FOLLOWS = {
    _ROW: (CELL, CLOSED, _END_ROW),
    CELL: (VALUE, _END_CELL, _INSIDE),
    CLOSED: (CELL, CLOSED, _END_ROW),
    VALUE: (_END_VALUE,),
    _END_VALUE: (_END_CELL,),
    _END_CELL: (CELL, CLOSED, _END_ROW),
    _END_ROW: (_ROW,),
    _INSIDE: (TEXT,),
    TEXT: (_END_TEXT,),
    _END_TEXT: (_END_INSIDE,),
    _END_INSIDE: (_END_CELL,),
}
_MAY_FOLLOW = numpy.zeros((12, 12), bool)
for _tag, _next in _FOLLOWS.items():
    _MAY_FOLLOW[_tag, list(_next)] = True
_QUOTES = word(b'"' * WORD)
_MOST_DIGITS = 7
_OTHER_REFERENCE = lazy_pattern(rb"&(?!(?:amp|lt|gt|quot|apos);)")
"""To a sign by its number, which may be none, or to an entity that there is not."""


class Texts(NamedTuple):
    """Stretches of a block."""

    block: bytes
    words: Words
    starts: Whole
    lengths: Whole

    def first_words(self, count: int) -> list[Words]:
        """The first signs of each, eight by eight."""
        last = len(self.block)
        return [
            self.words[numpy.minimum(self.starts + shift, last)] & MASKS[numpy.clip(self.lengths - shift, 0, WORD)]
            for shift in range(0, count * WORD, WORD)
        ]

    def at(self, number: int) -> bytes:
        """One of them."""
        start = int(self.starts[number])
        return self.block[start : start + int(self.lengths[number])]


class Tags(NamedTuple):
    """The tags of a block in order: where each begins and ends, and its kind."""

    block: bytes
    words: Words
    starts: Whole
    ends: Whole
    kinds: NDArray[numpy.uint8]
    cells: Whole
    """Which of them open cells."""
    is_closed: Flags
    """Which of these cells are closed at once."""

    def stretches(self, starts: Whole, ends: Whole) -> Texts:
        """What stands between some places."""
        return Texts(self.block, self.words, starts, ends - starts)


class Rows(NamedTuple):
    """The rows of a block: their numbers, from 0, and how these are written."""

    numbers: Whole
    words: Words
    """Their digits with the mark of quotation behind."""
    lengths: Whole
    behind: Whole
    """Where the further attributes begin, and end."""
    ends: Whole


def read_tags(block: bytes) -> Tags | None:
    """The tags of a block of rows; None where something else stands there, or where one may not follow another."""
    data = numpy.frombuffer(block + bytes(2 * WORD), numpy.uint8)
    words: Words = numpy.ndarray((len(block) + WORD,), numpy.dtype("<u8"), buffer=data.data, strides=(1,))
    signs = data[: len(block)]
    starts, ends = numpy.flatnonzero(signs == ord("<")), numpy.flatnonzero(signs == ord(">"))
    if len(starts) != len(ends) or not len(starts) or starts[0] or ends[-1] + 1 != len(block):
        return None
    opening = words[starts]
    kinds = numpy.zeros(len(starts), numpy.uint8)
    for kind, text in _OPENINGS:
        kinds[(opening & MASKS[len(text)]) == word(text)] = kind
    cells = numpy.flatnonzero(kinds == CELL)
    is_closed = signs[ends[cells] - 1] == ord("/")
    kinds[cells[is_closed]] = CLOSED
    gaps = starts[1:] - ends[:-1] - 1
    has_text = (kinds[:-1] == VALUE) | (kinds[:-1] == TEXT)
    is_usual = (
        kinds[0] == _ROW
        and kinds[-1] == _END_ROW
        and bool(_MAY_FOLLOW[kinds[:-1], kinds[1:]].all())
        and not gaps[~has_text].any()
        and bool((gaps >= 0).all() and (ends > starts).all() and (signs >= ord(" ")).all())
        and b"\xef\xbf" not in block
        and (b"&" not in block or _OTHER_REFERENCE.search(block) is None)
    )
    return Tags(block, words, starts, ends, kinds, cells, is_closed) if is_usual else None


def read_rows(tags: Tags) -> Rows | None:
    """None where the rows do not rise, or their numbers are not written as usual."""
    at = tags.starts[tags.kinds == _ROW] + len('<row r="')
    words = tags.words[at]
    lengths = index(words ^ _QUOTES)
    if int(lengths.max()) > _MOST_DIGITS or int(lengths.min()) < 1 or (words & MASKS[1] == ord("0")).any():
        return None
    numbers, are_digits = digits(words & MASKS[lengths], lengths)
    rows = numbers.astype(numpy.int64) - 1
    if not are_digits.all() or (numpy.diff(rows) <= 0).any() or rows[-1] >= SHEET_ROWS:
        return None
    ends = tags.ends[tags.kinds == _ROW]
    return Rows(rows, words & MASKS[lengths + 1], lengths, at + lengths + 1, ends)


def read_columns(tags: Tags, rows: Rows) -> tuple[Whole, Whole, Whole] | None:
    """For each cell the number of its row in the block, its column, and where its address ends.

    None where a cell is of another row, or the columns do not rise.
    """
    row = numpy.cumsum(tags.kinds == _ROW)[tags.cells] - 1
    at = tags.starts[tags.cells] + len('<c r="')
    words = tags.words[at]
    letters = [((words >> numpy.uint64(8 * number)) & MASKS[1]).astype(numpy.int64) - 64 for number in range(3)]
    first, second, third = [(letter >= 1) & (letter <= 26) for letter in letters]
    third &= second
    columns = numpy.where(second, letters[0] * 26 + letters[1], letters[0])
    columns = numpy.where(third, columns * 26 + letters[2], columns) - 1
    behind = at + 1 + second + third
    lengths = rows.lengths[row]
    is_own = (tags.words[behind] & MASKS[lengths + 1]) == rows.words[row]
    is_rising = (numpy.diff(row * SHEET_COLUMNS + columns) > 0).all()
    if not first.all() or not is_own.all() or not is_rising or (columns >= SHEET_COLUMNS).any():
        return None
    return row, columns, behind + lengths + 1
