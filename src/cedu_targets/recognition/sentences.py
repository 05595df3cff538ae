"""The sentences of a text's paragraphs, folded, with the way back to lines and to the signs that are printed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.items.paragraphs import Paragraph

_SENTENCE_END = re.compile("[。;！!？?]")


@dataclass(frozen=True)
class FoldedParagraph:
    """A paragraph of which the text is folded: its number apart, its lines put together."""

    paragraph: Paragraph

    @cached_property
    def _pieces(self) -> Sequence[tuple[int, str]]:
        return list(self.paragraph.pieces())

    @cached_property
    def text(self) -> str:
        """Without white space."""
        return "".join(folded(piece) for _, piece in self._pieces)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return list(accumulate((len(folded(piece)) for _, piece in self._pieces), initial=0))

    def line_at(self, position: int) -> int:
        """The line, from 1, that a position of the folded text stands in."""
        return self._pieces[min(bisect_right(self._starts, position), len(self._pieces)) - 1][0]

    @cached_property
    def _printed(self) -> Sequence[str] | None:
        """For each sign of the folded text the printed one; None where one sign became several."""
        signs = [sign for _, piece in self._pieces for sign in piece if folded(sign)]
        return signs if "".join(map(folded, signs)) == self.text and len(signs) == len(self.text) else None

    def printed(self, start: int, end: int) -> str:
        """A part of the folded text as it is printed but for white space."""
        return self.text[start:end] if self._printed is None else "".join(self._printed[start:end])

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where the sentences begin and end in the folded text."""
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            yield start, match.end()
            start = match.end()
        if start < len(self.text):
            yield start, len(self.text)
