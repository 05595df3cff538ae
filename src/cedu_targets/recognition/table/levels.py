"""How deep each row of a list stands, as its writer shows it: by indents, or by the way its items are numbered."""

import re
from collections.abc import Iterator, Sequence

from cedu_targets.domain.lazy_pattern import lazy_pattern

_NUMBERINGS = (
    lazy_pattern(r"[一二三四五六七八九十]{1,3}[、.．]"),
    lazy_pattern(r"[(（][一二三四五六七八九十]{1,3}[)）]"),
    lazy_pattern(r"[IVX]{1,4}[.、．]"),
    lazy_pattern(r"[A-Z][.、．](?![A-Z][.．])"),
    lazy_pattern(r"\d{1,2}[、.．](?!\d)"),
    lazy_pattern(r"[(（]\d{1,2}[)）]"),
    lazy_pattern(r"[①-⑳]"),
)
_DOTTED = lazy_pattern(r"(\d{1,3}(?:[.．]\d{1,3})*)(?![\d.．%])")


def levels(leads: Sequence[str], names: Sequence[str], indents: Sequence[int]) -> Sequence[int]:
    """The depth of each row; only their order means anything. All alike where nothing shows any.

    `leads` are the texts before the names: a number, a code.
    """
    for shown in (_by_numbers(names), _by_dots(names), _by_numbers(leads), _by_dots(leads)):
        if len(set(shown) - {None}) > 1:
            return _with_gaps(shown)
    return indents or (0,) * len(names)


def _by_numbers(names: Sequence[str]) -> list[int | None]:
    """一、 over （一） over 1.: the ways of numbering, by the order in which they first come."""
    kinds = [next((n for n, kind in enumerate(_NUMBERINGS) if kind.match(name)), None) for name in names]
    order = {kind: depth for depth, kind in enumerate(dict.fromkeys(kind for kind in kinds if kind is not None))}
    return [None if kind is None else order[kind] for kind in kinds]


def _by_dots(names: Sequence[str]) -> list[int | None]:
    """01 over 01.1 over 01.1.2; numbers with points under no other (1602.01) are no codes of a list."""
    codes = [tuple(re.split(r"[.．]", match[1])) if (match := _DOTTED.match(name)) else None for name in names]
    known = {code for code in codes if code is not None}
    inner = [code for code in codes if code is not None and len(code) > 1]
    if not inner or 2 * len(known) < len(names) or any(code[:-1] not in known for code in inner):
        return []
    return [None if code is None else len(code) for code in codes]


def _with_gaps(shown: Sequence[int | None]) -> list[int]:
    """What bears no number stands below the last row that does; before the first it is no part of the list."""
    deepest = max(depth for depth in shown if depth is not None) + 1
    found: list[int] = []
    seen = False
    for depth in shown:
        seen |= depth is not None
        found.append(depth if depth is not None else deepest if seen else -1)
    return found


def members(depths: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every row with rows below it, and those of them that stand one level deeper."""
    for head, depth in enumerate(depths):
        below = []
        for row in range(head + 1, len(depths)):
            if depths[row] <= depth:
                break
            below.append(row)
        if below:
            first = min(depths[row] for row in below)
            yield head, tuple(row for row in below if depths[row] == first)
