"""Names: those that a pack gives to units and columns, and how they match the names that a table prints.

A name is matched when it is the same, an alias, or the same without its kind (江宁 and 江宁街道,
but never 江宁区: the street is not the district). A name that is merely similar is suggested
in a finding and never matched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from cedu_targets.checks.field_marks import WrittenShort
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare, suggestion
from cedu_targets.domain.table import Table

_MOST_UNKNOWN = 20
"""A table with more is of another place, and guesses would only mislead."""
_MOST_TOLD, _FEW = 500, 4
"""Of more unknown units one entry tells: every village of a county is none of the list of its towns."""

Name = Annotated[str, Meta(min_length=1, max_length=200)]
"""A name that a pack writes."""


class NameEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name with its aliases; a plain text is a name without any."""

    name: Name
    aliases: Annotated[tuple[Name, ...], Meta(max_length=50)] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all its aliases."""
        return (self.name, *self.aliases)


NameOrEntry = Annotated[NameEntry, WrittenShort("name")]


class NameMatches(Struct, frozen=True):
    """A pack's names matched with a table's: any name of the pack -> what the table prints, and what was left over."""

    printed: Mapping[str, str]
    absent: tuple[str, ...]
    """Names of the pack that the table does not have."""
    unknown: tuple[str, ...]
    """Names of the table that the pack does not have."""


def match_names(entries: Sequence[NameEntry], printed: Iterable[str]) -> NameMatches:
    """Match the names of a pack with the names that a table prints."""
    names = list(printed)
    by_name = {folded(name): name for name in names}
    by_bare: dict[str, list[str]] = {}
    for name in names:
        by_bare.setdefault(bare(name), []).append(name)
    found: dict[str, str] = {}
    absent: list[str] = []
    for entry in entries:
        exact = next((by_name[name] for name in entry.names if name in by_name), None)
        alike = by_bare.get(bare(entry.name), [])
        here = exact or (alike[0] if len(alike) == 1 else None)
        if here is None:
            absent.append(entry.name)
        else:
            found.update(dict.fromkeys(entry.names, here))
    unknown = tuple(name for name in names if name not in found.values())
    return NameMatches(found, tuple(absent), unknown)


def plain_name(name: str) -> str:
    """A column's name without white space, full-width forms and closing remarks in brackets."""
    return folded(name).split("(")[0] or folded(name)


def column_names(table: Table, entries: Mapping[str, NameEntry]) -> dict[str, str]:
    """The pack's codes and names of columns -> the codes that this table has.

    A table with a code row is known by its codes; one without by the names of its columns.
    """
    found: dict[str, str] = {}
    by_name: dict[str, list[str]] = {}
    for indicator in table.indicators:
        for name in {plain_name(indicator.name), plain_name(indicator.code)}:
            by_name.setdefault(name, []).append(indicator.code)
    for code, entry in entries.items():
        if code in table.by_code:
            found.update(dict.fromkeys(entry.names, code))
            continue
        here = [codes[0] for name in entry.names if len(codes := by_name.get(plain_name(name), [])) == 1]
        if here:
            found.update(dict.fromkeys((code, *entry.names), here[0]))
    return {name: code for name, code in found.items() if name not in table.by_code}


def same_columns(other: Table, table: Table) -> dict[str, str]:
    """Another table's code of a column -> this one's: the same code under the same name, else the one of that name.

    Last the one whose name is the same but for words of measure (目标人次, 完成人次).
    """
    by_name: dict[str, list[str]] = {}
    for indicator in table.indicators:
        by_name.setdefault(plain_name(indicator.name), []).append(indicator.code)
    found = {}
    for indicator in other.indicators:
        same = table.by_code.get(indicator.code)
        named = by_name.get(plain_name(indicator.name), [])
        if same is not None and (plain_name(same.name) == plain_name(indicator.name) or not named):
            found[indicator.code] = same.code
        elif len(named) == 1:
            found[indicator.code] = named[0]
    if len(found) == len(other.indicators):
        return found
    from cedu_targets.packs.likely_names import of_one_column  # tables of one year to the next need it rarely

    return found | of_one_column(other, table, found)


def unknown_names(matches: NameMatches, table: Table) -> Iterator[Finding]:
    """RD050 at each unit that the pack does not know, or once of very many; PR002 for each that the table lacks.

    From one unit's own form, and from a return of some units, the other rows were taken on purpose.
    """
    few = len(matches.unknown) <= _MOST_UNKNOWN
    each = matches.unknown if len(matches.unknown) <= _MOST_TOLD else ()
    if not each and matches.unknown:
        told: dict[str, Parameter] = {"count": len(matches.unknown), "names": "、".join(matches.unknown[:_FEW])}
        place = table.row_place(matches.unknown[0])
        yield Finding("RD050", "roster", Severity.WARNING, place, told, variant="many")
    for name in each:
        guess = suggestion(name, matches.absent) if few else None
        variant = "guess" if guess else ""
        yield Finding("RD050", "roster", Severity.WARNING, table.row_place(name), {"guess": guess}, variant=variant)
    for name in () if _is_a_part(table, len(matches.absent)) else matches.absent:
        place = Place(table.layout.sheet, period=table.period, measure=table.measure)
        yield Finding("PR002", "roster", Severity.WARNING, place, {"wanted": name})


def _is_a_part(table: Table, absent: int) -> bool:
    """Whether a table is not meant to have all units: it has one, or is by two of three signs a return of some."""
    is_achieved, has_few = table.measure is Measure.ACHIEVEMENT, len(table.units) < absent
    return len(table.units) == 1 or is_achieved + has_few + (table.district is None) > 1
