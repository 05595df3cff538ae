"""Prose: the sentences around a table, or of the notice that it belongs to, searchable without white space."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, folded, quantities

_CLAUSE_END = lazy_pattern("[,，。;；:：!！?？]")
_SENTENCE_END = lazy_pattern("[。;；!！?？]")
_LONGEST_CLAUSE = 120
"""Signs of a clause that are looked at before and behind a passage."""
_NUMBERED = lazy_pattern(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、]|[.．](?!\d))|[①-⑳]|[一二三四五六七八九十]是){1,2}"
)
_NUMERAL = r"[\d零〇一二两三四五六七八九十百千万亿]"
_GOES_ON = lazy_pattern(rf"{_NUMERAL}[.,点]?\Z")
"""What stands before a place where a number goes on."""


class Passage(Struct, frozen=True):
    """Where a quote was found: its line (of a Word document: its paragraph), counted from 1."""

    line: int
    text: str
    start: int
    end: int


class Prose(Struct, frozen=True, dict=True):
    """The lines of a text; `path` names the file where it is another one than the table's."""

    lines: Sequence[str]
    path: str | None = None

    @cached_property
    def _folded(self) -> list[str]:
        return [folded(line) for line in self.lines]

    @cached_property
    def text(self) -> str:
        """All lines as one, folded: page breaks cut sentences, so no line end is kept."""
        return "".join(self._folded)

    def start_of(self, line: int) -> int:
        """The position of the folded text at which a line, from 1, begins."""
        return self._starts[line - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) for line in self._folded), initial=0))

    def line_at(self, position: int) -> int:
        """The line, from 1, that a position of the folded text stands in."""
        return bisect_right(self._starts, position)

    def find(self, quote: str) -> list[Passage]:
        """Every place where the quote stands, white space aside."""
        wanted = _unmarked(quote)
        return [self._passage(match.start(), match.end()) for match in re.finditer(re.escape(wanted), self.text)]

    def count(self, quote: str) -> int:
        """How often the quote stands in the text."""
        return self.text.count(_unmarked(quote))

    def find_with_number(self, quote: str) -> list[tuple[Passage, Quantity]]:
        """Every place where the words of the quote stand, whatever the number in them, and that number.

        Raises ValueError where the quote does not hold exactly one quantity, or marks one of several by 【】.
        """
        number = the_quantity(quote)
        exact = [(passage, number) for passage in self.find(quote) if self._stands_alone(passage.start + number.start)]
        return exact or self.find_with_any_number(quote)

    def find_with_any_number(self, quote: str) -> list[tuple[Passage, Quantity]]:
        """Every place where the words of the quote stand with a number of its kind, be it the one in the quote or not.

        Raises ValueError as `find_with_number` does.
        """
        wanted = _unmarked(quote)
        number = the_quantity(quote)
        before, after = wanted[: number.start], wanted[number.end :]
        found = []
        for match in re.finditer(re.escape(before), self.text):
            here = next(quantities(self.text[match.end() : match.end() + 40]), None)
            if here is None or here.start or here.noun != number.noun or not self._stands_alone(match.end()):
                continue
            end = match.end() + here.end
            if self.text.startswith(after, end):
                found.append((self._passage(match.start(), end + len(after)), here))
        return found

    def written(self, start: int, end: int) -> str:
        """What stands between two places of the folded text as it is printed, a page break in it left out."""
        parts = []
        for number in range(self.line_at(start), self.line_at(max(start, end - 1)) + 1):
            line, before = self.lines[number - 1], self._starts[number - 1]
            places = self._places_in(number)[max(0, start - before) : end - before]
            parts.append(line[places[0] : places[-1] + 1] if places else "")
        return "".join(parts)

    def _places_in(self, line: int) -> Sequence[int]:
        """Where in a line each sign of its folded text stands."""
        if line not in self._places:
            printed = enumerate(self.lines[line - 1])
            self._places[line] = [place for place, sign in printed for _ in range(_width(sign))]
        return self._places[line]

    @cached_property
    def _places(self) -> dict[int, Sequence[int]]:
        return {}

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clauses that a passage stands in, as places of the folded text; a number before the first is no part."""
        first, last = self._starts[self.line_at(start) - 1], self._starts[self.line_at(max(start, end - 1))]
        before = self.text[max(first, start - _LONGEST_CLAUSE) : start]
        ends = [match.end() for match in _CLAUSE_END.finditer(before)]
        begin = start - len(before) + (ends[-1] if ends else 0)
        numbered = _NUMBERED.match(self.text, begin, start)
        after = _CLAUSE_END.search(self.text, end, min(last, end + _LONGEST_CLAUSE))
        return numbered.end() if numbered else begin, after.start() if after else min(last, end + _LONGEST_CLAUSE)

    def sentence_start(self, place: int) -> int:
        """Where the sentence that a place of the folded text stands in begins, in its line."""
        first = max(self._starts[self.line_at(place) - 1], place - _LONGEST_CLAUSE)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, first, place)]
        begin = ends[-1] if ends else first
        numbered = _NUMBERED.match(self.text, begin, place)
        return numbered.end() if numbered else begin

    def _stands_alone(self, position: int) -> bool:
        """Whether no number begins before this place: the 3 万 of 23 万 is none, that of 教学点3个 is one."""
        return not _GOES_ON.search(self.text[max(0, position - 2) : position])

    def _passage(self, start: int, end: int) -> Passage:
        return Passage(self.line_at(start), self.text[start:end], start, end)


@lru_cache(maxsize=8192)
def _width(sign: str) -> int:
    """How many signs a sign is in the folded text."""
    return len(folded(sign))


def the_quantity(quote: str) -> Quantity:
    """The one quantity of a quote, or the one in 【】; in the text without these signs.

    Raises ValueError where there is none, or more than one.
    """
    before, mark, rest = folded(quote).partition("【")
    if mark:
        if "【" in rest:
            raise ValueError(quote)
        inside = the_quantity(rest.partition("】")[0])
        return replace(inside, start=len(before) + inside.start, end=len(before) + inside.end)
    # What stands behind 每 (每万人2名) is what another number is counted by.
    all_of_them = [one for one in quantities(before) if one.start == 0 or before[one.start - 1] != "每"]
    # 一是 and 三农 hold numerals too: what counts something goes before what is written in digits.
    found = [quantity for quantity in all_of_them if quantity.noun]
    found = found or [quantity for quantity in all_of_them if re.search(r"\d", quantity.text)]
    if len(found) != 1:
        raise ValueError(quote)
    return found[0]


def _unmarked(quote: str) -> str:
    """A quote as it stands in the text, folded; 【】 only mark its number."""
    return folded(quote).replace("【", "").replace("】", "")
