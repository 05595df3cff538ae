"""RulePack: what a person writes about one kind of document, its rules and the names that it knows."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from cedu_targets.checks.any_rule import AnyRule
from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.checks.table.amounts import Amount
from cedu_targets.checks.table.columns import Columns, side_of
from cedu_targets.checks.table.fields_together import has_one_of
from cedu_targets.checks.table.row_rule import UnitName
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Base, Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.gap import Timetable
from cedu_targets.domain.indicator import Blanks, Indicator, Measure, Pace, Rounding
from cedu_targets.domain.items import Items
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.packs.duties import DutyEntry
from cedu_targets.packs.forms import Forms, form_title
from cedu_targets.packs.names import NameOrEntry, column_names
from cedu_targets.packs.owners import OwnerEntry, with_owners
from cedu_targets.packs.targets import MOST_TARGETS, TargetEntry, found_among, left_for, with_targets
from cedu_targets.packs.wide import WideEntry

_YEARS = lazy_pattern(r"[0-9]{4}(?:-[0-9]{4})?")
FIRST_LINES = 40
"""Of a text, that its title is looked for in."""
_Said = TypeVar("_Said")


def _are_years(text: str) -> None:
    """A year, or the first and the last of several: 2019-2023."""
    years = text.split("-")
    if not _YEARS.fullmatch(text) or years != sorted(years):
        raise UnfitError("years", "{name} is no year or years", name=text)


class BaseEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A base (基数): numbers per unit with their unit of measure, source and year."""

    unit_of_measure: Annotated[str, Meta(max_length=20)] | None = None
    source: Annotated[str, Meta(min_length=1, max_length=200)]
    year: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2})?$")]
    values: Annotated[dict[UnitName, Amount], Meta(min_length=1, max_length=50_000)]

    def base(self, name: str) -> Base:
        """As the checks use it."""
        numbers = {unit: parse_quantity(text).low or Decimal(0) for unit, text in self.values.items()}
        return Base(name, self.unit_of_measure, f"{self.source} {self.year}", numbers)


class RoundedColumns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Columns by what was done to their numbers: `rounding: {rounded: ["1..13"], truncated: ["14"]}`."""

    exact: Columns | None = None
    rounded: Columns | None = None
    truncated: Columns | None = None

    def applied(self, table: Table, context: Context) -> Table:
        """The table with this rounding; columns that it lacks are passed over."""
        found = _by_column(dict(zip(Rounding, (self.exact, self.rounded, self.truncated), strict=True)), table, context)
        return _with_indicators(table, {code: {"rounding": rounding} for code, rounding in found.items()})


def _share(text: str) -> Fraction:
    return Fraction(parse_quantity(text).low or 0)


def _adds_up(profile: tuple[str, ...]) -> None:
    if sum(map(_share, profile)) != 1:
        raise UnfitError("profile", "the twelve shares are not 100% together")


def _is_share(share: str) -> None:
    if not 0 <= _share(share) <= 1:
        raise UnfitError("share_of_pace", "not between 0 and 100%")


class PaceEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the year's work falls due: `pace: {year_end: ["22..24"], none: ["25", "26"], slightly_behind: 10%}`."""

    profile: Annotated[tuple[Amount, ...], Meta(min_length=12, max_length=12), Checked(_adds_up)] | None = None
    """The share of the year's work that each month brings: twelve, together 100%."""
    slightly_behind: Annotated[Amount, Checked(_is_share)] = "10%"
    """How far below the pace a completion may be and still be only slightly behind."""
    linear: Columns | None = None
    """Columns of which a share is due with the months; so are all but rates that are named nowhere here."""
    none: Columns | None = None
    """Columns that are a level, reached or not, no share of it by a month; so are rates that are named nowhere."""
    year_end: Columns | None = None
    """Columns that fall due as a whole at the end of the year."""

    @property
    def columns(self) -> dict[Pace, Columns]:
        """The columns that fall due in each way, as they are written."""
        found = zip(Pace, (self.linear, self.none, self.year_end), strict=True)
        return {pace: columns for pace, columns in found if columns}

    def applied(self, table: Table, context: Context) -> Table:
        """The table with what is said of its columns; columns that it lacks are passed over."""
        found = _by_column(self.columns, table, context)
        return _with_indicators(table, {code: {"pace": pace} for code, pace in found.items()})

    def timetable(self, as_of: date, year: int) -> Timetable:
        """The year with this profile, as it stands on a day."""
        even = Timetable(as_of, year, slightly_behind=_share(self.slightly_behind))
        return replace(even, profile=tuple(map(_share, self.profile))) if self.profile else even


def _by_column(said: Mapping[_Said, Columns | None], table: Table, context: Context) -> dict[str, _Said]:
    """What is said of columns -> of each column of a table; the last that names one holds."""
    found: dict[str, _Said] = {}
    for word, columns in said.items():
        for column in columns or ():
            with suppress(UnknownColumnError):
                found |= {term.code: word for term in side_of([column], table, context)}
    return found


def _with_indicators(table: Table, changes: Mapping[str, Mapping[str, Any]]) -> Table:
    """The table with some of its indicators changed."""
    if not changes:
        return table
    return replace(table, indicators=tuple(replace(one, **changes.get(one.code, {})) for one in table.indicators))


class RulePack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A set of rules for one kind of table."""

    name: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    title: Annotated[str, Meta(min_length=1, max_length=200)]
    """The table's title; a sheet with this title and these columns is recognised."""
    other_titles: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...], Meta(max_length=20)] = ()
    """The titles of further parts of the same document: its annexes."""
    source: Annotated[str, Meta(max_length=500)] = ""
    """Document and annex that the rules rest on."""
    issued: date | None = None
    """The day of issue, for a document that does not print it."""
    period: Annotated[str, Checked(_are_years)] | None = None
    """The years of a text that sets targets (2019-2023): of times without one; the last of them is the plan's end."""
    columns: Columns | None = None
    """The columns that a table must have to be recognised."""
    blanks: Blanks = Blanks.ZERO
    rounding: RoundedColumns = RoundedColumns()
    """Which columns were rounded; it overrules a note under the table."""
    district: NameOrEntry | None = None
    """The district's row, with its aliases."""
    units: Annotated[tuple[NameOrEntry, ...], Meta(max_length=50_000)] = ()
    """All units that must have a row, with their aliases."""
    owners: Annotated[tuple[OwnerEntry, ...], Meta(max_length=5000)] = ()
    """Who has something to do, with aliases: the owners of items go by these names."""
    indicators: Annotated[dict[str, NameOrEntry], Meta(max_length=500)] = {}
    """What the columns are called, by code; a table without codes is known by these names."""
    bases: Annotated[dict[str, BaseEntry], Meta(max_length=50)] = {}
    duties: Annotated[tuple[DutyEntry, ...], Meta(max_length=500)] = ()
    targets: Annotated[tuple[TargetEntry, ...], Meta(max_length=MOST_TARGETS)] = ()
    """What the numbers of its text mean."""
    forms: Forms | None = None
    """The forms in which is reported what took place."""
    wide: WideEntry | None = None
    """For `cedu check --engine`: what the columns of a wide table are called."""
    pace: PaceEntry | None = None
    """For `cedu gap`: how the year's work falls due (default: n/12 by month, rates at its end) and the thresholds."""
    rules: Annotated[
        tuple[AnyRule, ...],
        Meta(max_length=2000),
        has_one_of("owners", "duties", "targets", "forms", kind="no_rules"),
    ] = ()
    """A pack that only says who the owners are needs none."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its document and of its annexes, as titles are compared."""
        return tuple(map(squeezed_title, (self.title, *self.other_titles)))

    @property
    def form_titles(self) -> tuple[str, ...]:
        """The title of its monthly form, as such titles are compared; none where it speaks of no form."""
        monthly = self.forms.monthly if self.forms is not None else None
        return () if monthly is None else (form_title(monthly.title),)

    @property
    def table_rules(self) -> list[TableRule]:
        """The rules about tables."""
        return [rule for rule in self.rules if isinstance(rule, TableRule)]

    def fits(self, document: Document) -> bool:
        """Whether a document has this pack's title, and as a table its columns; a form has that of its monthly form."""
        if self.forms is not None and self.forms.has_title_of(document):
            return True
        if squeezed_title(document.title or "") not in self.titles:
            return False
        return not isinstance(document, Table) or self._has_columns(document)

    def _has_columns(self, table: Table) -> bool:
        context = Context(columns=column_names(table, self.indicators))
        try:
            columns = None if self.columns is None else side_of(self.columns, table, context)
            return columns is None or [term.code for term in columns] == list(table.codes)
        except UnknownColumnError:
            return False

    @cached_property
    def expected_forms(self) -> ExpectedForms | None:
        """The monthly forms that are to come in; None where it does not speak of any."""
        monthly = self.forms.monthly if self.forms is not None else None
        return None if monthly is None else monthly.expected(self.units)

    def is_of_text(self, prose: Prose) -> bool:
        """Whether a text is what its targets are about: it begins with the title, and half of their words stand in it.

        A text that only names another one has few of its sentences.
        """
        head = squeezed_title("".join(prose.lines[:FIRST_LINES]))
        if not self.targets or not any(title in head for title in self.titles):
            return False
        return 2 * found_among(self.targets, prose) >= len(self.targets)

    def named(self, items: Items, listed: AbstractSet[str] = frozenset()) -> Items:
        """The items with their owners under the names of this pack, its targets, and its day of issue.

        The targets that are `listed` in a document of their own are not repeated at the items that demand them.
        """
        named = with_owners(items, self.owners)
        named = with_targets(named, left_for(items, self.targets, listed))
        return replace(named, issued=items.issued or self.issued)

    def for_achievements(self, table: Table) -> "RulePack | None":
        """What of it holds of numbers that were achieved: sums of columns that the table has; None where there is none.

        A return need not have the title of the targets, nor all of their columns. A blank is not reported, never 0.
        """
        context = Context(columns=column_names(table, self.indicators))
        rules = [
            rule for rule in self.table_rules if rule.holds_of_any_measure and _has_its_columns(rule, table, context)
        ]
        return replace(self, rules=tuple(rules), blanks=Blanks.UNKNOWN, duties=()) if rules else None

    def specimen(self) -> Table:
        """A table without numbers that has every column the rules speak of, to say the rules in words."""
        codes = self._codes()
        names = {code: entry.name for code, entry in self.indicators.items()}
        indicators = tuple(Indicator(code, names.get(code, code)) for code in codes)
        layout = Layout(None, {}, {code: column for column, code in enumerate(codes)})
        return Table(self.title, None, Measure.TARGET, None, (), indicators, {}, layout)

    def names(self) -> Context:
        """The names of the specimen's columns."""
        codes = set(self._codes())
        return Context(columns={name: code for name, code in self._named().items() if name not in codes})

    def _named(self) -> dict[str, str]:
        """Any name of a column -> its code."""
        return {name: code for code, entry in self.indicators.items() for name in entry.names}

    def _codes(self) -> list[str]:
        """The columns that the pack names, ranges over numbers spelt out."""
        found: dict[str, None] = {}
        named = self._named()
        for column in self.columns or [column for rule in self.table_rules for column in rule.column_texts()]:
            first, _, last = column.removeprefix("-").partition("..")
            if first.isdigit() and last.isdigit():
                found |= dict.fromkeys(
                    str(number) for number in range(int(first), min(int(last), int(first) + 500) + 1)
                )
            else:
                found |= dict.fromkeys(named.get(part, part) for part in (first, last) if part)
        return list(found)


def _has_its_columns(rule: TableRule, table: Table, context: Context) -> bool:
    try:
        return bool(rule.columns(table, context))
    except UnknownColumnError:
        return False


def squeezed_title(text: str) -> str:
    """A title without white space, as titles are compared."""
    return "".join(text.split())
