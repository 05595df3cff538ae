"""The texts of a header: what stands over a column, and the sums that are declared over columns."""

import re
from functools import lru_cache
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern

_TOTAL = lazy_pattern(
    r"(?:.*(?:合计|总计|小计|总数|总量|共计|合计数)|计|(?:grand |sub)?-?total|sum)(?:[(（\[].*)?",
    re.IGNORECASE,
)
_ONE_OF_WHICH = lazy_pattern(r"其中[:：]?.|of which(?:[:：] ?| ).", re.IGNORECASE)
_OF_WHICH = lazy_pattern(r"其中[:：]?|of which:?|including:?", re.IGNORECASE)


@lru_cache(1_000)  # the search asks for the same few texts a million times
def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(text) is not None


@lru_cache(1_000)
def _is_of_which(text: str) -> bool:
    return _OF_WHICH.fullmatch(text) is not None


class HeaderText(NamedTuple):
    """A text in a header row; `right` is the last column of its merged range, where it has one."""

    text: str
    row: int
    column: int
    right: int | None = None

    @property
    def is_total(self) -> bool:
        """合计, 小计, total …"""
        return _is_total(self.text)

    @property
    def is_one_of_which(self) -> bool:
        """其中：女性, one part named outright."""
        return _ONE_OF_WHICH.match(self.text) is not None

    @property
    def is_of_which(self) -> bool:
        """A bare 其中, which names nothing by itself."""
        return _is_of_which(self.text)


Tower = tuple[HeaderText, ...]
"""The headings over one column, top to bottom."""

Levels = list[list[HeaderText]]
"""The headings of each header row, left to right."""


class DeclaredSum(NamedTuple):
    """A declared sum as positions of columns: a hint where 合计 must stand."""

    whole: int
    parts: frozenset[int]

    @property
    def columns(self) -> frozenset[int]:
        """The whole and its parts."""
        return self.parts | {self.whole}

    @property
    def is_contiguous(self) -> bool:
        """True where whole and parts are neighbours."""
        return max(self.columns) - min(self.columns) == len(self.parts)


class Header(NamedTuple):
    """A tower for each column; `realigned` where position alone would have misnamed columns."""

    towers: tuple[Tower, ...]
    realigned: bool = False
    certain: bool = True
