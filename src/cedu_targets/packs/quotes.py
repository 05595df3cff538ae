"""Quotes: the shortest words of a text by which a pack can mean one number of it and no other."""

from typing import NamedTuple

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.prose import Prose, the_quantity
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import TargetKind
from cedu_targets.domain.targets_draft import LeftCandidate, Unquoted

_SIGNS = lazy_pattern("[,，。;；:：!！?？]")
_TELLING = 6
"""Signs before a number by which its place is known, though other numbers stand behind the same words."""
_FARTHEST = 300
"""Signs before a number in which its quote begins."""
_MOST_CLAUSES = 8


_NUMBERED = lazy_pattern(r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．])+")
"""What a paragraph is numbered by; an item's text has it no more."""


class _Spot(NamedTuple):
    """Where a candidate stands in the folded text: its clause, and its number in it."""

    clause: int
    start: int
    end: int
    stop: int


class Quotes:
    """The quotes of a text's candidates, which are asked for in the order in which they stand in it."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._last = -1

    def of(self, candidate: Candidate) -> str | LeftCandidate:
        """The quote, as it is printed but for white space, or why there is none."""
        spot = self._spot(candidate)
        if spot is None:
            return LeftCandidate(candidate, Unquoted.UNCLEAR)
        first: str | None = None
        places = 0
        for begin in self._beginnings(spot):
            quote = self._quote(candidate, begin, spot)
            if quote is None:
                continue
            places = self._prose.count(quote)
            if places == 1 and self._is_telling(quote):
                return quote
            if places == 1 and first is None:
                first = quote
        if first is not None:
            return first
        return LeftCandidate(candidate, Unquoted.REPEATED if places > 1 else Unquoted.UNCLEAR, places)

    def _spot(self, candidate: Candidate) -> _Spot | None:
        text, clause = self._prose.text, folded(candidate.text)
        before = len(folded(candidate.text[: candidate.position]))
        line = self._prose.start_of(candidate.line)
        at = text.find(clause, max(line - before, self._last + 1 - before, 0))
        start = at + before
        if at < 0 or self._prose.line_at(start) != candidate.line:
            return None
        self._last = start
        return _Spot(at, start, start + len(folded(candidate.printed)), at + len(clause))

    def _beginnings(self, spot: _Spot) -> list[int]:
        """Where the clauses before a number begin, the nearest first, up to the beginning of its line."""
        text = self._prose.text
        floor = max(self._prose.start_of(self._prose.line_at(spot.start)), spot.start - _FARTHEST)
        numbered = _NUMBERED.match(text, floor, spot.start)
        first = numbered.end() if numbered else floor
        ends = [match.end() for match in _SIGNS.finditer(text, first, spot.start)]
        return sorted({first, spot.clause, *ends}, reverse=True)[:_MOST_CLAUSES]

    def _quote(self, candidate: Candidate, begin: int, spot: _Spot) -> str | None:
        """The words from a beginning on, the number in 【】 where it is not alone; None where they mean another."""
        places = ((begin, spot.start), (spot.start, spot.end), (spot.end, spot.stop))
        before, number, after = (self._prose.written(*place) if place[0] < place[1] else "" for place in places)
        plain, marked = f"{before}{number}{after}", f"{before}【{number}】{after}"
        is_counted_by_units = candidate.kind is TargetKind.COVERAGE
        if is_counted_by_units and candidate.noun is None:
            return plain  # 全覆盖 has no number
        is_plain = not is_counted_by_units and _means(plain, candidate, spot.start - begin)
        return plain if is_plain else marked if _means(marked, candidate, spot.start - begin) else None

    def _is_telling(self, quote: str) -> bool:
        """Whether a text in which the number was changed would still be found to have this place."""
        try:
            return the_quantity(quote).start >= _TELLING or len(self._prose.find_with_any_number(quote)) == 1
        except ValueError:  # it has no number
            return True


def _means(quote: str, candidate: Candidate, position: int) -> bool:
    """Whether the number of a quote is that of a candidate, which stands at a position of its words."""
    try:
        number = the_quantity(quote)
    except ValueError:
        return False
    if number.noun != candidate.noun or not number.start <= position < number.end:
        return False
    # 至少建成一所, 不超过总额的2%: what bounds it may stand apart from its number.
    ends = ((number.low, number.high), (number.low, None), (None, number.high))
    return (candidate.low, candidate.high) in ends
