"""Similar names of units: what is suggested where a name is not known. It is only ever shown, never used."""

from collections.abc import Sequence
from difflib import get_close_matches

from cedu_targets.domain.quantity import folded

_KINDS = ("街道办事处", "街道", "社区教育中心", "镇人民政府", "镇", "乡")
_ALIKE = 0.5
"""Of two signs one is the same: 湖孰 for 湖熟."""


def bare(name: str) -> str:
    """A unit's name without white space and without its kind: 江宁街道 -> 江宁; 高新区 and 开发区 stay."""
    plain = folded(name)
    for kind in _KINDS:
        if plain.endswith(kind) and len(plain) > len(kind) + 1:
            return plain.removesuffix(kind)
    return plain


def suggestion(name: str, among: Sequence[str]) -> str | None:
    """The name that may be meant; None where none is alike. Only ever shown, never used."""
    return next(iter(suggestions(name, among)), None)


def suggestions(name: str, among: Sequence[str]) -> list[str]:
    """The names that may be meant, the most like it first."""
    bare_names = {bare(other): other for other in among}
    return [bare_names[best] for best in get_close_matches(bare(name), bare_names, n=3, cutoff=_ALIKE)]
