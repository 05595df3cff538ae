"""Columns of a pack in another year's table: by name where the pack has one, else by place between those that have."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.table import Table
from cedu_targets.packs.names import plain_name
from cedu_targets.packs.pack import RulePack, squeezed_title

_YEAR = lazy_pattern(r"20\d\d年?度?|二[〇○零0Ｏ][〇○零一二三四五六七八九]{2}年?度?")
_MOSTLY = 2
"""Mostly the same columns: more than one of two."""


class LikeColumns(Struct, frozen=True):
    """A pack's columns in a table: code -> the table's code; and why a column has none there."""

    found: Mapping[str, str]
    absent: Mapping[str, str]
    """The pack's code -> a key of the words: `gone`, `renamed`, `unplaced`."""
    unnamed: tuple[str, ...]
    """Columns found by code or place alone, since the pack does not say what they are called."""

    @property
    def are_mostly_there(self) -> bool:
        """Whether the two have mostly the same columns."""
        return _MOSTLY * len(self.found) > len(self.found) + len(self.absent)


def title_without_year(title: str) -> str:
    """A title as it is every year."""
    return _YEAR.sub("", squeezed_title(title))


def like_columns(pack: RulePack, table: Table) -> LikeColumns:
    """Which columns of a table are which of a pack's, though they may be numbered anew.

    A column that the pack names is the one of that name, never one that merely has its code. One without a name lies
    between two that are known: by its place where as many columns lie between them in both, by its code where neither
    was numbered anew.
    """
    codes = pack.specimen().codes
    named = _by_name(pack, table)
    absent = {
        code: "renamed" if code in table.by_code else "gone"
        for code in codes
        if code in pack.indicators and code not in named
    }
    found: dict[str, str] = {}
    unnamed = []
    for code in codes:
        if code in pack.indicators:
            found |= {code: named[code]} if code in named else {}
            continue
        here = _placed(code, codes, table.codes, named)
        if here is None or here in named.values() or here in found.values():
            absent[code] = "unplaced" if code in table.by_code else "gone"
        else:
            found[code] = here
            unnamed.append(code)
    return LikeColumns(found, absent, tuple(unnamed))


def _by_name(pack: RulePack, table: Table) -> dict[str, str]:
    """The pack's codes of the columns that it names -> the table's column of that name, where it is the only one."""
    by_name: dict[str, list[str]] = {}
    for indicator in table.indicators:
        for name in {plain_name(indicator.name), plain_name(indicator.code)}:
            by_name.setdefault(name, []).append(indicator.code)
    found: dict[str, str] = {}
    for code, entry in pack.indicators.items():
        here = [one for name in entry.names for one in by_name.get(plain_name(name), ())]
        if code in here:
            found[code] = code
        elif len(set(here)) == 1 and here[0] not in found.values():
            found[code] = here[0]
    return found


def _placed(code: str, ours: Sequence[str], theirs: Sequence[str], named: Mapping[str, str]) -> str | None:
    """The column between the nearest two that are known on either side."""
    position = ours.index(code)
    before = next((n for n in range(position - 1, -1, -1) if ours[n] in named), None)
    after = next((n for n in range(position + 1, len(ours)) if ours[n] in named), None)
    start = -1 if before is None else theirs.index(named[ours[before]])
    end = len(theirs) if after is None else theirs.index(named[ours[after]])
    first, last = -1 if before is None else before, len(ours) if after is None else after
    if end - start == last - first and start < end:
        return theirs[start + position - first]
    keep = all(n is None or named[ours[n]] == ours[n] for n in (before, after))
    return code if keep and code in theirs and start < theirs.index(code) < end else None
