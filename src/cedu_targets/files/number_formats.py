"""Number formats of workbooks: what they print as it is, and whether they show a number in per cent."""

import re

_LITERAL = re.compile(r'"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?')
"""Quoted and escaped signs, a blank as wide as a sign (_x), one repeated to the edge (*x), conditions."""


def without_literals(code: str) -> str:
    """The first section of a format, that of positive numbers, without what it prints as it is."""
    return _LITERAL.sub("", code).partition(";")[0]


def shows_percent(code: str) -> bool:
    """Whether a number is shown in per cent: 0.95 as 95%. The % of `0"%"`, `0_%` and `0*%` is no such sign."""
    return "%" in without_literals(code)
