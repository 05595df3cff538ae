"""Scopes: whether the units that report are what a target speaks of, or larger ones that hold many of them.

A town that has one learning point has none in each of its villages; how many villages it has, only a base says.
"""

from collections.abc import Collection

from cedu_targets.attainment.measured import Measured
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets import Target
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_KINDS = (
    ("institution", lazy_pattern("学校|学院|幼儿园|教学点|学习点|企业")),
    ("household", lazy_pattern("户")),
    ("village", lazy_pattern("村|社区(?!学校|学院|教育|学习)|居委会?")),
    ("town", lazy_pattern("乡|镇|街道|街|办事处|管委会|园区|苏木")),
    ("county", lazy_pattern("县|市|(?<!社)区|旗|管委会")),
    ("city", lazy_pattern("市|州|盟")),
    ("province", lazy_pattern("省|自治区")),
)
_NO_UNITS = lazy_pattern("全[省市州区县旗乡镇]|[省市县区镇乡]级|农村|城乡|区域|县域|市民|市场")
_COUNTED_ONE_BY_ONE = frozenset({"人", "名", "位", "人次", "户", "户次"})
_HOUSEHOLDS = lazy_pattern("[^户]*(?<![入门])户(?![外口籍])")
_BRACKET = lazy_pattern("[(（]")
_WHOLE = lazy_pattern("[全本][省市州区县旗乡镇]|全域|区域内?")
_OF_EACH = lazy_pattern("每|各|所有|全部|覆盖|普遍|[%％]")
_CLAUSE = lazy_pattern("[，,；;。：:]")
_EVERY = lazy_pattern("^(?:每一?个?|各个?|所有|全部)")


def asked_base(target: Target, units: Collection[str], found: Figure) -> str | None:
    """What has to be asked for where a number says nothing of the units: 村（社区）数; None where it does.

    So it is where persons or households were counted, or where the target speaks of villages and towns report. Where
    nothing says what the units are, they are taken for what is meant.
    """
    scope, households = _EVERY.sub("", target.scope or ""), _HOUSEHOLDS.match(target.name or "")
    are_others = _are_others(_kinds(scope) or ({"household"} if households else set()), units)
    noun = parse_unit_of_measure(found.unit_of_measure).noun
    if are_others or (noun in _COUNTED_ONE_BY_ONE and not target.unit_of_measure):
        return f"{scope or (households[0] if households else target.name or target.text)}数"
    return None


def is_of_each(target: Target) -> bool | None:
    """Whether a coverage is demanded of units one by one, or the whole has it by itself; None where nothing says it."""
    if target.each or target.number < 1:
        return True
    if target.scope:
        return _WHOLE.fullmatch(target.scope) is None
    has_number = target.unit_of_measure is not None
    said = _CLAUSE.split(target.text[: target.position])[-1] if has_number else target.printed
    return True if _OF_EACH.search(said) else None


def without_base(found: Measured, target: Target, units: Collection[str]) -> Measured:
    """What was reached, as it is not known where a base is missing to say of how many."""
    asked = None if found.figure is None else asked_base(target, units, found.figure)
    return found if asked is None else Measured(why=Why.NO_BASE, number=found.number, missing=asked)


def of_its_units(found: Measured | None, target: Target, units: Collection[str]) -> Measured | None:
    """What a unit reached of what each unit of a scope has to; not known where counties report and each town has to."""
    if found is None or not _are_others(_kinds(_EVERY.sub("", target.scope or "")), units):
        return found
    return Measured(why=Why.INCOMPLETE, number=found.number, rate=found.rate)


def _are_others(meant: Collection[str], units: Collection[str]) -> bool:
    reporting = [_kinds_of_unit(unit) for unit in units]
    return bool(meant) and bool(reporting) and all(kinds and kinds.isdisjoint(meant) for kinds in reporting)


def _kinds(text: str) -> set[str]:
    plain = _NO_UNITS.sub("", text)
    return {kind for kind, signs in _KINDS if signs.search(plain)}


def _kinds_of_unit(name: str) -> set[str]:
    """By the end of its name, brackets aside: 管委会 may be as large as a county or as a town."""
    plain = _BRACKET.split(name)[0]
    return {kind for kind, signs in _KINDS if any(found.end() == len(plain) for found in signs.finditer(plain))}
