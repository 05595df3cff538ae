"""The plan as a person writes it: units, indicators with totals, demands on single numbers, and what to spread by."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

MOST_UNITS = 50_000
MOST_COLUMNS = 500


def _squeezed(text: str) -> str:
    """Names without white space: 秣 陵 in a narrow column is 秣陵."""
    return "".join(text.split())


def _as_entry(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Name = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_squeezed)]
Code = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_squeezed)]
Written = Annotated[str, Field(max_length=200)]
"""A number, a demand or a mix of weights as it was written; `understand` reads it, so that every mistake is told."""


class UnitEntry(BaseModel):
    """A unit (责任单位) and the area (片区) whose subtotal it is part of; a plain text is a unit of no area."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: Name
    area: Name | None = None


class IndicatorEntry(BaseModel):
    """A column of the table: what it counts, the district's total, and how it is spread."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str = Field(min_length=1, max_length=200)
    group: str | None = Field(default=None, max_length=200)
    unit_of_measure: str | None = Field(default=None, max_length=20)
    kind: Written | None = None
    """数量 (spread and summed, the default), 率 or 平均 (set, never spread)."""
    granule: Written | None = None
    """Smallest step: 1 (the default) or e.g. 0.01; for 万人次 the default is 0.01."""
    total: Written | None = None
    """The district's target; of a rate the value of every unit that has none of its own."""
    parts: Written | None = None
    """Of a total column: its parts, as `2+…+8` or `15+16`."""
    weights: Written | None = None
    """What it is spread by: `常住人口`, `上年目标×0.7+常住人口×0.3`, `均分`."""
    share: Written | None = None
    """Instead of a total: each unit's number is this share (`40%`) of its base, rounded up to a whole step."""
    of: Written | None = None
    """Which source is the base; may be left out where there is only one."""
    growth_cap: Written | None = None
    """How much more than last year a unit may get at most: `5%`; one granule is always allowed."""
    growth_floor: Written | None = None
    """How much a unit's number must grow at least: `0%`, `-5%`."""


class SourceEntry(BaseModel):
    """A base (基数) to spread by: one number a unit, with where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    source: str | None = Field(default=None, max_length=200)
    year: str | None = Field(default=None, max_length=40)
    unit_of_measure: str | None = Field(default=None, max_length=20)
    values: dict[Name, Written | None] = Field(max_length=MOST_UNITS)


class Plan(BaseModel):
    """What is to be allocated. Names of units and codes are free of white space."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: str = Field(min_length=1, max_length=200)
    district: Name = "全区目标"
    """What the district's row is called."""
    units: tuple[Annotated[UnitEntry, BeforeValidator(_as_entry)], ...] = Field(min_length=1, max_length=MOST_UNITS)
    indicators: dict[Code, IndicatorEntry] = Field(min_length=1, max_length=MOST_COLUMNS)
    """By code (栏次), in the order of the columns."""
    sources: dict[Name, SourceEntry] = Field(default={}, max_length=50)
    tables: dict[Name, dict[Name, dict[Code, Written | None]]] = Field(default={}, max_length=20)
    """Numbers per unit and code to spread by: 上年目标, 上年完成. Growth is measured against the first of them."""
    demands: dict[Name, dict[Code, Written | None]] = Field(default={}, max_length=MOST_UNITS)
    """By unit and code: `5` fixed, `≥5`, `≤9`, `5~9`, `×` not assigned; in a total column about the unit's total."""
    areas: dict[Name, dict[Code, Written | None]] = Field(default={}, max_length=1000)
    """Given subtotals by area and code."""
    notes: tuple[Annotated[str, Field(max_length=2000)], ...] = Field(default=(), max_length=200)
    """Printed under the table."""

    @property
    def area_units(self) -> Mapping[str, tuple[str, ...]]:
        """The units of each area, in the order of the table."""
        found: dict[str, tuple[str, ...]] = {}
        for unit in self.units:
            if unit.area is not None:
                found[unit.area] = (*found.get(unit.area, ()), unit.name)
        return found
