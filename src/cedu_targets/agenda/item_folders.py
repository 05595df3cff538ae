"""Which item a folder is for, by its name: 卷二 条件与保障/10 师资队伍, 02/10, 卷二-十, 安排-21, 21 立法培训班."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.returned_rows import Key
from cedu_targets.domain.folding import fold
from cedu_targets.domain.items import ID_PREFIXES, Item, ItemKind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import quantities
from cedu_targets.recognition.items.segments import ordinal_of

_Said = TypeVar("_Said")

VOLUME = ID_PREFIXES[ItemKind.DOSSIER]
"""卷"""
_NUMBER = r"(?:\d{1,3}(?!\d)|[一二三四五六七八九十]{1,3})"
_NAMED = lazy_pattern(
    rf"[(\[【〔]? ?第?(?P<prefix>[^\W\d_一二三四五六七八九十第]{{0,4}}) ?-? ?"
    rf"(?P<numbers>{_NUMBER}(?:[-–—]{_NUMBER})*)(?P<behind>{VOLUME}|项(?!\w))?(?P<close> ?[)\]】〕])?(?P<rest>.*)"
)
_NUMBERS = lazy_pattern(_NUMBER)
_NO_NUMBER = lazy_pattern(r"[年月日号时点]|\.\d")
"""Behind digits: 12月活动照片 and 3.15 are no item's."""


class Name(NamedTuple):
    """What stands at the beginning of a name: 卷二-十 is 卷 and (2, 10)."""

    prefix: str
    numbers: tuple[int, ...]


class Purpose(Struct, frozen=True):
    """Whose a folder is, by its name and those of the folders around it."""

    unit: str | None = None
    volume: int | None = None
    keys: tuple[Key, ...] = ()
    """The item, once for each list that has one of its name; empty as long as no name says it."""


def name_of(item_id: str) -> Name | None:
    """An item's name in its parts; None for one that no short name says (卷-1(2))."""
    name = _leading(item_id)
    return name[0] if name is not None and not name[1] else None


class ItemFolders(Struct, frozen=True, dict=True):
    """The items and the units that folders may be named after."""

    items: Sequence[tuple[Key, Item]]
    units: Iterable[str]

    def purpose(self, around: Purpose, name: str) -> Purpose:
        """What a folder of this name is for, among `around`; what its name does not say is said around it."""
        plain = " ".join(fold(name).split())
        if around.unit is None and (unit := self._units.get(_squeezed(plain))) is not None:
            return replace(around, unit=unit)
        if around.keys:
            return around
        if keys := self._by_text.get(_squeezed(plain)) or self._by_text.get(_squeezed(plain.partition(" ")[0])):
            return replace(around, keys=keys)
        found = _leading(plain)
        if found is None:
            return around
        (prefix, numbers), _ = found
        if self._volumes and prefix in ("", VOLUME):
            return self._in_volumes(around, prefix, numbers)
        keys = self._by_name.get(Name(prefix, numbers), ()) if prefix else self._by_number.get(numbers, ())
        return replace(around, keys=keys)

    def _in_volumes(self, around: Purpose, prefix: str, numbers: tuple[int, ...]) -> Purpose:
        """In a dossier of volumes a number is that of a volume, and inside one that of an item."""
        if len(numbers) == 2:
            return replace(around, keys=self._by_name.get(Name(VOLUME, numbers), ()))
        if len(numbers) != 1:
            return around
        if prefix or around.volume is None:
            return replace(around, volume=numbers[0]) if numbers[0] in self._volumes else around
        return replace(around, keys=self._by_name.get(Name(VOLUME, (around.volume, *numbers)), ()))

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {_squeezed(fold(unit)): unit for unit in self.units}

    @cached_property
    def _by_text(self) -> Mapping[str, tuple[Key, ...]]:
        return _listed((_squeezed(fold(item.id)), key) for key, item in self.items)

    @cached_property
    def _by_name(self) -> Mapping[Name, tuple[Key, ...]]:
        return _listed((name, key) for key, item in self.items if (name := name_of(item.id)) is not None)

    @cached_property
    def _volumes(self) -> frozenset[int]:
        return frozenset(name.numbers[0] for name in self._by_name if name.prefix == VOLUME and len(name.numbers) == 2)

    @cached_property
    def _by_number(self) -> Mapping[tuple[int, ...], tuple[Key, ...]]:
        """The items by their bare numbers, as long as only one has each."""
        found = _listed((name.numbers, key) for name, keys in self._by_name.items() for key in keys)
        return {numbers: keys for numbers, keys in found.items() if len(keys) == 1}


def _leading(text: str) -> tuple[Name, str] | None:
    """The name at the beginning of a text, and what stands behind it; None where it begins with no number.

    三级网络 and 一般材料 begin with no number: behind a Chinese one stands a sign. Digits may touch the words behind
    them, unless they count or date something: 3名教师, 12月活动.
    """
    match = _NAMED.match(" ".join(fold(text).split()))
    if match is None:
        return None
    found = [_ordinal(number[0]) for number in _NUMBERS.finditer(match["numbers"])]
    if None in found:
        return None
    prefix = VOLUME if match["behind"] == VOLUME and not match["prefix"] else match["prefix"]
    rest = match["rest"]
    if rest[:1].isalnum() and not (match["close"] or match["behind"] or prefix == VOLUME):
        if not match["numbers"][-1].isdecimal():
            return None
        counted = next(quantities(match["numbers"] + rest), None)
        if _NO_NUMBER.match(rest) or (counted is not None and counted.start == 0 and counted.noun):
            return None
    if _NO_NUMBER.match(rest):
        return None
    return Name(prefix, tuple(number for number in found if number is not None)), rest


def _ordinal(number: str) -> int | None:
    return ordinal_of(number.lstrip("0") or "0") if number.isdecimal() else ordinal_of(number)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _listed(pairs: Iterable[tuple[_Said, Key]]) -> dict[_Said, tuple[Key, ...]]:
    found: dict[_Said, tuple[Key, ...]] = {}
    for name, key in pairs:
        found[name] = (*found.get(name, ()), key)
    return found
