"""Names and context are bound to a table: what a pack knows of it, and what it is to be compared with."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.similar_names import bare
from cedu_targets.domain.table import Table
from cedu_targets.packs.names import NameEntry, column_names, match_names, plain_name, same_columns, unknown_names
from cedu_targets.packs.pack import RulePack


def bind(table: Table, pack: RulePack, prose: Prose | None, last_year: Table | None) -> tuple[Context, list[Finding]]:
    """What a table is judged beside, under its own names, and what is strange about these (RD050, RD051, PR002)."""
    findings: list[Finding] = []
    units: dict[str, str] = {}
    if pack.units:
        matches = match_names(pack.units, table.units)
        units.update(matches.printed)
        findings += unknown_names(matches, table)
    if pack.district and table.district:
        units.update(dict.fromkeys(pack.district.names, table.district))
    findings += _other_names(table, pack)
    context = Context(
        prose=prose if prose is not None and _is_the_notice(prose, pack) else None,
        last_year=None if last_year is None else aligned(last_year, table, pack),
        bases={name: entry.base(name) for name, entry in pack.bases.items()},
        units=units,
        columns=column_names(table, pack.indicators),
    )
    return context, findings


def _is_the_notice(prose: Prose, pack: RulePack) -> bool:
    """Whether a table's own surroundings are the text that the pack quotes, and not just its title and notes.

    A text that was named by the caller is taken for it in any case.
    """
    if prose.path is not None:
        return True
    claims = (rule.claim for rule in pack.rules if rule.claim is not None)
    return any(prose.find_with_number(quote) for quote in claims) or any(prose.find(duty.quote) for duty in pack.duties)


def _other_names(table: Table, pack: RulePack) -> Iterator[Finding]:
    """RD051 where a column with a code of the pack bears a name that the pack does not give it."""
    for code, entry in pack.indicators.items():
        indicator = table.by_code.get(code)
        if indicator is None or not indicator.coded:
            continue
        if plain_name(indicator.name) not in {plain_name(name) for name in entry.names}:
            place = replace(table.whole_place, indicator=code)
            yield Finding("RD051", "roster", Severity.NOTE, place, {"printed": indicator.name, "known": entry.name})


def closest(candidates: Sequence[Table], table: Table) -> Table | None:
    """Of last year's tables the one that a table goes on from: most columns, then units in common, else the first."""

    def likeness(other: Table) -> tuple[int, int]:
        return len(same_columns(other, table)), len(set(map(bare, other.units)) & set(map(bare, table.units)))

    return max(candidates, key=likeness, default=None)


def aligned(last_year: Table, table: Table, pack: RulePack | None) -> Table:
    """Last year's table under this year's names of units and codes of columns, as the base of a comparison."""
    units = same_units(last_year, table, pack)
    columns = same_columns(last_year, table)
    values = {
        Key(units[key.unit], columns[key.indicator], last_year.period, Measure.BASE): value
        for key, value in last_year.values.items()
        if key.unit in units and key.indicator in columns
    }
    unreadable = frozenset(
        Key(units[key.unit], columns[key.indicator], last_year.period, Measure.BASE)
        for key in last_year.unreadable
        if key.unit in units and key.indicator in columns
    )
    indicators = tuple(
        replace(indicator, code=columns[indicator.code])
        for indicator in last_year.indicators
        if indicator.code in columns
    )
    return Table(
        title=last_year.title,
        period=last_year.period,
        measure=Measure.BASE,
        district=table.district,
        units=tuple(units[unit] for unit in last_year.units if unit in units),
        indicators=indicators,
        values=values,
        layout=last_year.layout,
        unreadable=unreadable,
    )


def same_units(last_year: Table, table: Table, pack: RulePack | None) -> dict[str, str]:
    """Another table's name of a unit -> this one's; by the names of the pack, else by its own."""
    entries = pack.units if pack and pack.units else tuple(NameEntry(name=unit) for unit in table.units)
    now = match_names(entries, table.units)
    before = match_names(entries, last_year.units)
    found = {before.printed[name]: printed for name, printed in now.printed.items() if name in before.printed}
    now_bare = {bare(unit): unit for unit in table.units}
    for unit in before.unknown:  # units that the names do not know at all
        if bare(unit) in now_bare:
            found[unit] = now_bare[bare(unit)]
    if table.district and last_year.district:
        found[last_year.district] = table.district
    return found
