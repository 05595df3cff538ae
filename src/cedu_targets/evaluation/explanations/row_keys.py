"""The key of a row: what names its finding, as text in a cell, so that nothing else of the workbook matters."""

import json
from collections.abc import Mapping

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.evaluation.explanations.seen_values import in_one

_KEY = lazy_pattern(r'\s*\{"n":')
_LONGEST = 30_000
"""Signs of two bytes; a cell holds a few more."""


def row_key(number: int, named: Mapping[str, object], seen: Mapping[str, str]) -> str:
    """The key of the row `number`. Values `seen` that are too many for a cell stand in it by their digest."""
    text = _written({"n": number, **named, "seen": dict(seen)})
    if len(text.encode("utf-16-le", errors="surrogatepass")) > 2 * _LONGEST:
        text = _written({"n": number, **named, "seen": in_one(seen)})
    return text


def is_row_key(text: str) -> bool:
    """Whether a cell's text is, or was, a key."""
    return _KEY.match(text) is not None


def read_row_key(text: str) -> tuple[int, dict[str, object]]:
    """The number of the row, and what names its finding. Raises ValueError for a key that was changed."""
    try:
        content = json.loads(text)
    except RecursionError:
        raise ValueError(text[:40]) from None
    number = content.pop("n")
    if type(number) is not int:
        raise ValueError(text[:40])
    return number, content


def _written(content: Mapping[str, object]) -> str:
    """JSON that any program keeps as it is: what does not print is escaped, and so is `_x`, which Excel would read."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text).replace("_x", "\\u005fx")
