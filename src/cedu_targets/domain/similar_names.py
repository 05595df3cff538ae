"""Similar names of units: what is suggested where a name is not known. It is only ever shown, never used."""

from collections.abc import Sequence
from difflib import get_close_matches

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded

_KINDS = ("街道办事处", "街道", "社区教育中心", "镇人民政府", "镇", "乡")
_ENDS = "镇乡区县旗市村"
_SHORTEST = 2
_NUMBER = lazy_pattern(r"第(?:\d+|[一二三四五六七八九十]+)")
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
    own = bare(name)
    bare_names = {plain: other for other in among if _may_be(own, plain := bare(other))}
    return [bare_names[best] for best in get_close_matches(own, bare_names, n=3, cutoff=_ALIKE)]


def _may_be(name: str, other: str) -> bool:
    """False for a name of a single sign (丙镇 and 乙镇), and for one with another number (第3镇 and 第4镇)."""
    is_short = min(len(name), len(other)) == _SHORTEST and name[-1] == other[-1] and name[-1] in _ENDS
    return not is_short and _NUMBER.findall(name) == _NUMBER.findall(other)
