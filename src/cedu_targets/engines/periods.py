"""The months of a wide table: what the texts of its column of months say, and which of them may be added."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span, span_of, years_spanned
from cedu_targets.engines.engine import Engine, literal

MOST_PERIODS = 200
"""Different texts; a year has twelve months, each written in a few ways."""
_NUMBER = lazy_pattern(r"0?([1-9]|1[0-2])")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d{3})")
_DAY = lazy_pattern(r"(?:19|20)\d\d([-/.]?)\d{1,2}\1\d{1,2}(?:[ T].*)?")


class Periods(Struct, frozen=True):
    """The months that there are, each as its first and its last; what is no month has none."""

    spans: Mapping[str, Span]
    """By the text in the table. Empty: the table has no such column, all of it is one time."""

    @property
    def distinct(self) -> Sequence[Span]:
        """Each once, in order."""
        return sorted(set(self.spans.values())) or [Span(1, 1)]

    @property
    def so_far(self) -> Sequence[Span]:
        """Those from January on, the longest first: a unit's longest is what it has reached."""
        return sorted((span for span in self.distinct if span.first == 1), key=lambda span: -span.last)

    @property
    def later(self) -> Sequence[Span]:
        """The others, of which no two share a month."""
        return [span for span in self.distinct if span.first > 1]

    @property
    def months(self) -> frozenset[int]:
        """All months that the table tells of."""
        return frozenset(month for span in self.distinct for month in range(span.first, span.last + 1))

    def column(self, which: str) -> str:
        """The first or the last month of a row, in SQL; NULL of what is no month."""
        if not self.spans:
            return "1"
        cases = (f"WHEN period = {literal(text)} THEN {getattr(span, which)}" for text, span in self.spans.items())
        return f"CASE {' '.join(cases)} END"


def periods_of(engine: Engine, view: str, header: str, path: str) -> Periods:
    """The months of a view. Raises InputFault where days, two years or overlapping months are among them."""
    texts = [str(text) for (text,) in engine.rows(f"SELECT DISTINCT period FROM {view} LIMIT {MOST_PERIODS + 1}")]
    if len(texts) > MOST_PERIODS:
        raise _refused(header, path, "many", [])
    if days := sorted(text for text in texts if _DAY.fullmatch(text)):
        raise _refused(header, path, "days", days)
    if len({match[0] for text in texts for match in _YEAR.finditer(text)}) > 1:
        raise _refused(header, path, "years", sorted(texts))
    spans = {text: span for text in sorted(texts) if (span := _span(text)) is not None}
    found = Periods(spans)
    if not spans:
        raise _refused(header, path, "", sorted(texts))
    for one, other in pairwise(found.later):
        if other.first <= one.last:
            raise _refused(header, path, "overlap", [text for text, span in spans.items() if span in (one, other)])
    return found


def _span(text: str) -> Span | None:
    """The months of a text, a plain number being one of them."""
    if match := _NUMBER.fullmatch(text):
        return Span(int(match[1]), int(match[1]))
    return None if years_spanned(text) else span_of(text)


def _refused(header: str, path: str, variant: str, texts: Sequence[str]) -> InputFault:
    return InputFault("RD168", {"name": header, "texts": "、".join(texts[:6])}, path, variant=variant)
