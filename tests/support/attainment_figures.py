"""Targets, figures and reports for tests of attainments, made by hand."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.attainment.run import Given, attain
from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.report import FileReport

EVERY_YEAR = Due("每年", precision=Precision.RECURRING, recurrence=Recurrence.YEARLY)


def by(year: int, month: int = 12, day: int = 31) -> Due:
    """Until a day of a year."""
    return Due(f"到{year}年", None, date(year, month, day), precision=Precision.YEAR)


def target(value: str | None, kind: TargetKind = TargetKind.SHARE, **said: Any) -> Target:
    """A target with the id, the indicator and the name that are said; all of them `x` by default."""
    known: dict[str, Any] = {"id": "x", "indicator": "x", "name": "参与率", "due": UNSTATED, "base": None, **said}
    if kind is TargetKind.SHARE and "base" not in said:
        known["base"] = "居民"
    relation = known.pop("relation", TargetRelation.AT_LEAST)
    number = None if value is None else Decimal(value)
    return Target(
        printed=value or "", text="句子", value=number, kind=kind, relation=relation, line=7, **known
    )  # fmt: skip


def figure(value: str, year: int | None = 2021, unit: str | None = None, name: str = "x", **said: Any) -> Figure:
    """An achievement of the whole, or of a unit."""
    known: dict[str, Any] = {"unit_of_measure": None, "path": "完成.xlsx", "place": Place(cell="B2"), **said}
    return Figure(name, unit, year, Decimal(value), **known)


def base(value: str, year: int | None = 2021, unit: str | None = None, name: str = "居民", **said: Any) -> Figure:
    """A base, of the residents by default."""
    return figure(value, year, unit, name, **{"path": "基数.xlsx", "source": "年鉴", **said})


def text(*targets: Target, period: str | None = "2019-2023", path: str = "规划.txt") -> FileReport:
    """A text of which these are the targets, an item each."""
    entries = tuple(Item(one.id, ItemKind.TARGET, "句子", targets=(one,), line=one.line) for one in targets)
    return FileReport(path, document=Items("规划", ItemKind.TARGET, period, date(2020, 1, 14), entries))


def attained(
    targets: Target | Sequence[Target],
    figures: Sequence[Figure] = (),
    bases: Sequence[Figure] = (),
    as_of: date = date(2021, 12, 31),
    *,
    units: Sequence[str] = (),
    period: str | None = "2019-2023",
) -> AttainmentReport:
    """How targets stand on a day."""
    every = (targets,) if isinstance(targets, Target) else targets
    beside = [FileReport("完成.xlsx"), FileReport("基数.xlsx")]
    return attain([text(*every, period=period)], Given(figures, bases, units=units), as_of, beside)


def told(row: Attained) -> str:
    """`全 2021 behind 143/250`: whose, of which year, how it stands, and what was reached, or what is missing."""
    assert (row.state is None) is (row.why is not None)
    state = f"? {row.why}" if row.why else str(row.state)
    reached = "" if row.value is None else str(row.value)
    named = "".join(
        f" {sign}{''.join(units)}"
        for sign, units in zip("+-~", (row.units, row.lacking, row.silent), strict=True)
        if units
    )
    return " ".join(filter(None, (row.unit or "全", str(row.year or ""), state, reached, row.missing or ""))) + named
