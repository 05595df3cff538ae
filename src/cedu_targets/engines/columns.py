"""What the columns of a wide table are: levels (village, town, district, province), the period, indicators."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.fault import InputFault, refuse
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.engines.engine import SourceColumn, Storage
from cedu_targets.engines.report import ColumnUse
from cedu_targets.packs.names import plain_name
from cedu_targets.packs.pack import RulePack


class Level(StrEnum):
    """A level of administration, the widest first."""

    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    VILLAGE = "village"


PERIOD = "period"
_NAMES: Mapping[str, frozenset[str]] = {
    Level.PROVINCE: frozenset("province 省 省份 省市 省级 省名 省名称 省(自治区、直辖市) 省(区、市)".split()),
    Level.DISTRICT: frozenset(
        "district county 区 县 区县 区/县 县区 县/区 县(市、区) 县市区 市、区 区、县 区名 区县名 区县名称 所属区 "
        "所属区县".split()
    ),
    Level.TOWN: frozenset(
        "town township street subdistrict 镇 街道 乡镇 街镇 街道/镇 镇/街道 镇街 乡镇街道 街道(乡镇) 乡镇(街道) "
        "镇(街道) 街道(镇) 街道名称 乡镇名称".split()
    ),
    Level.VILLAGE: frozenset(
        "village community unit 村 社区 村社区 村/社区 社区/村 村居 村(居) 村(社区) 社区(村) 村名 社区名称 "
        "村(居)委会 单位".split()
    ),
    PERIOD: frozenset("period month 月 月份 时间 期 期间 年月 统计月份 报告期".split()),
}
"""Headers in small letters, with plain brackets."""
_CODE = lazy_pattern(r"(?:c|col|column|第)?_?0*+([1-9][0-9]*+)(?:栏|列)?")


class WideColumns(Struct, frozen=True):
    """The source's columns by what they are, each as its position from 1."""

    levels: Mapping[Level, int]
    """The widest first."""
    period: int | None
    codes: Mapping[str, int]
    """By the pack's code, in the order of the pack."""
    headers: tuple[str, ...]

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """Every column with what it is taken for."""
        used: dict[int, str] = {position: str(level) for level, position in self.levels.items()}
        used |= {position: code for code, position in self.codes.items()}
        used |= {self.period: PERIOD} if self.period is not None else {}
        return tuple(ColumnUse(name, used.get(number)) for number, name in enumerate(self.headers, start=1))


def columns_of(source: Sequence[SourceColumn], pack: RulePack, path: str) -> WideColumns:
    """What each column is, by its header. Raises InputFault where two are the same, or none is of a kind that is due.

    `path` is the file that is told of.
    """
    codes = pack.specimen().codes
    mapped = {folded(name): use for use, names in _written(pack) for name in names}
    by_name = {plain_name(name): code for code, entry in pack.indicators.items() for name in entry.names}
    found: dict[str, list[int]] = {}
    for number, column in enumerate(source, start=1):
        use = _use(column.name, mapped, by_name, codes)
        if use is not None:
            found.setdefault(use, []).append(number)
    refuse(_faults(found, source, codes, path))
    return WideColumns(
        {level: found[level][0] for level in Level if level in found},
        found[PERIOD][0] if PERIOD in found else None,
        {code: found[code][0] for code in codes if code in found},
        tuple(column.name for column in source),
    )


def _written(pack: RulePack) -> Iterator[tuple[str, Sequence[str]]]:
    """The headers that the pack itself names."""
    if pack.wide is not None:
        yield from pack.wide.headers()


def _use(header: str, mapped: Mapping[str, str], by_name: Mapping[str, str], codes: Sequence[str]) -> str | None:
    text = folded(header)
    if text in mapped:
        return mapped[text]
    if header in codes:
        return header
    match = _CODE.fullmatch(text.lower())
    if match is not None and match[1] in codes:
        return match[1]
    if plain_name(header) in by_name:
        return by_name[plain_name(header)]
    return next((use for use, names in _NAMES.items() if text.lower() in names), None)


def _faults(
    found: Mapping[str, Sequence[int]], source: Sequence[SourceColumn], codes: Sequence[str], path: str
) -> Iterator[InputFault]:
    names = [column.name for column in source]
    for use, numbers in found.items():
        if len(numbers) > 1:
            twice = "、".join(names[number - 1] for number in numbers)
            yield InputFault("RD162", {"name": use, "names": twice}, path)
        column = source[numbers[0] - 1]
        if use in codes and column.storage is Storage.OTHER:
            yield InputFault("RD163", {"name": column.name, "code": use}, path)
    if not any(level in found for level in Level):
        yield InputFault("RD164", {"names": _few(names)}, path)
    if not any(code in found for code in codes):
        yield InputFault("RD165", {"names": _few(names)}, path)


def _few(names: Sequence[str]) -> str:
    return "、".join(names[:12]) + ("…" if len(names) > 12 else "")
