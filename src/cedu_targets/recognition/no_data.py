"""Words in the cell of a number that is not there: 未报, 暂无, N/A."""

import re

from cedu_targets.domain.lazy_pattern import lazy_pattern

_NO_DATA = lazy_pattern(
    r"[未没不尚][^\s]{0,4}|暂[无缺未].{0,3}|待.{1,3}|缺.?|无数据|保密|n\.?/?a\.?|n/appl|not (?:reported|available)"
    r"|none|nil|tbd|unknown|missing|pending|[xX*.…]+",
    re.IGNORECASE,
)


def says_no_data(text: str) -> bool:
    """True for a word in the cell of a number that is not there: 未报, N/A."""
    return _NO_DATA.fullmatch(text) is not None
