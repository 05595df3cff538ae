"""The sentences of a text's paragraphs, folded, with the way back to lines and to the signs that are printed."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.items.paragraphs import Paragraph

_SENTENCE_END = lazy_pattern("[。;！!？?]")


class Sentence(NamedTuple):
    """Where a sentence begins and ends in the folded text of its paragraph."""

    start: int
    end: int


class FoldedParagraph(Struct, frozen=True, dict=True):
    """A paragraph of which the text is folded: its number apart, its lines put together."""

    paragraph: Paragraph

    @cached_property
    def _lines(self) -> Sequence[tuple[int, str, str]]:
        """Each line with its text as it is printed, but for white space, and folded."""
        return [(line, "".join(piece.split()), folded(piece)) for line, piece in self.paragraph.pieces()]

    @cached_property
    def text(self) -> str:
        """Without white space."""
        return "".join(text for _, _, text in self._lines)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [0, *accumulate(len(text) for _, _, text in self._lines)]

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences, in order; a text has one at least."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        starts = [0, *ends]
        return [Sentence(*pair) for pair in zip(starts, [*ends, len(self.text)], strict=True) if pair[0] < pair[1]]

    def sentence_at(self, position: int) -> int:
        """Which sentence a position stands in."""
        return bisect_right(self._sentence_starts, position) - 1

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.start for sentence in self.sentences]

    def line_at(self, position: int) -> int:
        """The line, from 1, that a position of the folded text stands in."""
        return self._lines[self._piece_at(position)][0]

    def printed(self, start: int, end: int) -> str:
        """A part of the folded text as it is printed but for white space."""
        pieces = range(self._piece_at(start), self._piece_at(max(start, end - 1)) + 1)
        printed = "".join(
            self._lines[piece][1][max(0, start - self._starts[piece]) : end - self._starts[piece]] for piece in pieces
        )
        # Where one sign was folded into several (㎡), or into none, the places differ.
        is_alike = len(printed) == end - start and folded(printed) == self.text[start:end]
        return printed if is_alike else self.text[start:end]

    def _piece_at(self, position: int) -> int:
        return min(bisect_right(self._starts, position), len(self._lines)) - 1
