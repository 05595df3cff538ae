"""Rule packs: read from YAML with every mistake at its line, found by name, recognised by a table's title."""

import os
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from cedu_targets import resources
from cedu_targets.checks.catalogue import AnyRule
from cedu_targets.checks.table.amounts import Amount
from cedu_targets.checks.table.columns import Columns, side_of
from cedu_targets.checks.table.row_rule import UnitName
from cedu_targets.domain.duty import Duty
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Parameter, Place, Strength
from cedu_targets.domain.gap import Timetable
from cedu_targets.domain.indicator import Indicator, Rounding
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Base, Beside, Blanks, Layout, Measure, Table
from cedu_targets.packs import positioned_yaml
from cedu_targets.packs.names import RosterEntry
from cedu_targets.packs.yaml_model import load_model

if TYPE_CHECKING:
    from cedu_targets.packs.lint.pack_rules import Book

_Text = Annotated[str, Field(max_length=500)]
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)


class DutyEntry(BaseModel):
    """Something that the document asks for and no column counts."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(pattern=r"^\S{1,200}$")
    quote: str = Field(min_length=2, max_length=500)
    """The document's words; matched in the text without white space."""
    owner: _Text | None = None
    amount: _Text | None = None
    due: _Text | None = None
    strength: Strength = Strength.BINDING
    why: _Text = ""

    def duty(self, line: int | None = None) -> Duty:
        """As the reports list it, with the line of its words."""
        return Duty(**self.model_dump(), line=line)


class BaseEntry(BaseModel):
    """A base (基数): numbers per unit with their unit of measure, source and year."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    unit_of_measure: str | None = Field(default=None, max_length=20)
    source: str = Field(min_length=1, max_length=200)
    year: str = Field(pattern=r"^\d{4}(-\d{2})?$")
    values: dict[UnitName, Amount] = Field(min_length=1, max_length=50_000)

    def base(self, name: str) -> Base:
        """As the checks use it."""
        numbers = {unit: parse_quantity(text).low or Decimal(0) for unit, text in self.values.items()}
        return Base(name, self.unit_of_measure, f"{self.source} {self.year}", numbers)


class RoundedColumns(BaseModel):
    """Columns by what was done to their numbers: `rounding: {rounded: ["1..13"], truncated: ["14"]}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    exact: Columns | None = None
    rounded: Columns | None = None
    truncated: Columns | None = None

    def applied(self, table: Table) -> Table:
        """The table with this rounding; columns that it lacks are passed over."""
        found: dict[str, Rounding] = {}
        for rounding, columns in zip(Rounding, (self.exact, self.rounded, self.truncated), strict=True):
            for column in columns or ():
                with suppress(UnknownColumnError):
                    found |= {term.code: rounding for term in side_of([column], table)}
        if not found:
            return table
        indicators = tuple(
            replace(indicator, rounding=found.get(indicator.code, indicator.rounding)) for indicator in table.indicators
        )
        return replace(table, indicators=indicators)


class PaceEntry(BaseModel):
    """How the year's work is spread over the months, and what is still only slightly behind."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    profile: tuple[Amount, ...] | None = Field(default=None, min_length=12, max_length=12)
    """The share of the year's work that each month brings: twelve, together 100%."""
    slightly_behind: Amount = "10%"
    """How far below the pace a completion may be and still be only slightly behind."""

    @field_validator("profile")
    @classmethod
    def _adds_up(cls, profile: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if profile is not None and sum(map(_share, profile)) != 1:
            raise PydanticCustomError("profile", "the twelve shares are not 100% together")
        return profile

    def timetable(self, as_of: date, year: int) -> Timetable:
        """The year with this profile, as it stands on a day."""
        even = Timetable(as_of, year, slightly_behind=_share(self.slightly_behind))
        return replace(even, profile=tuple(map(_share, self.profile))) if self.profile else even


def _share(text: str) -> Fraction:
    return Fraction(parse_quantity(text).low or 0)


class RulePack(BaseModel):
    """A set of rules for one kind of table."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    title: str = Field(min_length=1, max_length=200)
    """The table's title; a sheet with this title and these columns is recognised."""
    source: str = Field(default="", max_length=500)
    """Document and annex that the rules rest on."""
    columns: Columns | None = None
    """The columns that a table must have to be recognised."""
    blanks: Blanks = Blanks.ZERO
    rounding: RoundedColumns = RoundedColumns()
    """Which columns were rounded; it overrules a note under the table."""
    district: RosterEntry | None = None
    """The district's row, with its aliases."""
    units: tuple[RosterEntry, ...] = Field(default=(), max_length=50_000)
    """All units that must have a row, with their aliases."""
    indicators: dict[str, RosterEntry] = Field(default={}, max_length=500)
    """What the columns are called, by code; a table without codes is known by these names."""
    bases: dict[str, BaseEntry] = Field(default={}, max_length=50)
    duties: tuple[DutyEntry, ...] = Field(default=(), max_length=500)
    pace: PaceEntry | None = None
    """For `cedu gap`: the pace of the year (default n/12 by month) and its thresholds."""
    rules: tuple[AnyRule, ...] = Field(min_length=1, max_length=2000)

    def fits(self, table: Table) -> bool:
        """Whether a table has this pack's title and columns."""
        if _squeezed(table.title or "") != _squeezed(self.title):
            return False
        try:
            return self.columns is None or [term.code for term in side_of(self.columns, table)] == list(table.codes)
        except UnknownColumnError:
            return False

    def specimen(self) -> Table:
        """A table without numbers that has every column the rules speak of, to say the rules in words."""
        codes = self._codes()
        names = {code: entry.name for code, entry in self.indicators.items()}
        indicators = tuple(Indicator(code, names.get(code, code)) for code in codes)
        layout = Layout(None, {}, {code: column for column, code in enumerate(codes)})
        beside = Beside(columns=self._named())
        return Table(self.title, None, Measure.TARGET, None, (), indicators, {}, layout, beside=beside)

    def _named(self) -> dict[str, str]:
        """Any name of a column -> its code."""
        return {name: code for code, entry in self.indicators.items() for name in entry.names}

    def _codes(self) -> list[str]:
        """The columns that the pack names, ranges over numbers spelt out."""
        found: dict[str, None] = {}
        named = self._named()
        for column in self.columns or [column for rule in self.rules for column in rule.column_texts()]:
            first, _, last = column.removeprefix("-").partition("..")
            if first.isdigit() and last.isdigit():
                found |= dict.fromkeys(
                    str(number) for number in range(int(first), min(int(last), int(first) + 500) + 1)
                )
            else:
                found |= dict.fromkeys(named.get(part, part) for part in (first, last) if part)
        return list(found)


def load(path: Path) -> RulePack:
    """Read a pack. Raises PackFault with line and column of the first mistake.

    Rules that no table could satisfy (a contradiction, a total that is its own part) are a mistake too.
    """
    from cedu_targets.packs.lint.flaws import first_flaw

    pack, document = load_with_positions(path)
    flaw = first_flaw(book_of(pack, document))
    if flaw is not None:
        line, column = document.position(flaw.path)
        parameters = {**flaw.parameters, "rule": flaw.rule, "column": column}
        raise PackFault(flaw.code, parameters, str(path), Place(line=line), flaw.variant)
    return pack


def load_with_positions(path: Path) -> tuple[RulePack, positioned_yaml.Document]:
    """Read a pack, whatever its rules demand together, and where everything in it stands. Raises PackFault."""
    pack, document = load_model(path, RulePack)
    _check_ids(pack, document, str(path))
    return pack, document


def book_of(pack: RulePack, document: positioned_yaml.Document) -> "Book":
    """The pack as the questions about its rules need it."""
    from cedu_targets.packs.lint.pack_rules import Book

    return Book(
        rules=pack.rules,
        table=pack.specimen(),
        columns=pack.columns,
        units=tuple(entry.names for entry in pack.units),
        district=pack.district.names if pack.district else (),
        bases={name: entry.base(name) for name, entry in pack.bases.items()},
        position=document.position,
    )


def _check_ids(pack: RulePack, document: positioned_yaml.Document, name: str) -> None:
    seen: set[str] = set()
    for index, rule in enumerate(pack.rules):
        if rule.id in seen:
            line, column = document.position(("rules", index, "id"))
            parameters: dict[str, Parameter] = {
                "error_type": "duplicate_id", "name": rule.id, "field": f"rules.{index + 1}.id", "column": column,
            }  # fmt: skip
            raise PackFault("PK003", parameters, name, Place(line=line))
        seen.add(rule.id)


def bundled_packs() -> dict[str, Path]:
    """The packs that come with the program, by name."""
    return {path.stem: path for path in sorted(resources.folder("rules").glob("*.yaml"))}


def find(name: str) -> RulePack:
    """A pack by its name or its file's path. Raises PackFault."""
    return _bundled(name) if name in bundled_packs() else load(path_of(name))


def path_of(name: str) -> Path:
    """The file of a pack, given by name or path. Raises PackFault."""
    known = bundled_packs()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a closed folder
        return path
    raise PackFault("PK001", {"name": name, "known": "、".join(known)})


@cache
def _titles() -> dict[str, str]:
    """Title -> name of each bundled pack. Only the pack that a table needs is read as a whole."""
    found = {}
    for name, path in bundled_packs().items():
        match = _TITLE.search(path.read_text(encoding="utf-8"))
        if match is not None:
            found[_squeezed(match[1].strip("\"'"))] = name
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def recognise(table: Table) -> RulePack | None:
    """The bundled pack whose title and columns a table has."""
    name = _titles().get(_squeezed(table.title or ""))
    if name is None:
        return None
    pack = _bundled(name)
    return pack if pack.fits(table) else None


@cache
def _bundled(name: str) -> RulePack:
    """A pack that comes with the program. The tests hold its rules sound, so no run pays for asking again."""
    return load_with_positions(bundled_packs()[name])[0]
