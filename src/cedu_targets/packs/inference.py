"""Inference: the rules that a table declares by itself, in its notes, its header, its district row and its rates."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from cedu_targets.checks.field_marks import usual_values
from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.granule import Granule
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.checks.table.rates import Rates
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.declaration import Declaration, Origin
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.relation import Relation, Term, UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.packs.pack import RulePack


def columns_of(pack: RulePack, table: Table, context: Context) -> frozenset[str]:
    """The columns of a table that the rules of a pack speak of."""
    found: set[str] = set()
    for rule in pack.table_rules:
        with suppress(UnknownColumnError):
            found |= {term.code for term in rule.columns(table, context)}
    return frozenset(found)


def infer(table: Table) -> list[TableRule]:
    """The rules that a table declares by itself: its notes, its header, its district row, its units of measure."""
    rules = [rule for entry in table.declarations for rule in _declared(entry)]
    return [*rules, *_district_rules(table), *_area_rules(table), *_rules_of_measure(table)]


def declared_beyond(table: Table, pack: RulePack, context: Context) -> list[TableRule]:
    """The rules that a table's notes and code row declare and a pack does not have."""
    covered = {rule.substance(table, context) for rule in pack.table_rules}
    declared = (rule for entry in table.declarations if entry.origin is not Origin.HEADER for rule in _declared(entry))
    areas = [] if any(isinstance(rule, AreaSum) for rule in pack.rules) else _area_rules(table)
    return [*(rule for rule in declared if rule.substance(table, context) not in covered), *areas]


def _declared(entry: Declaration) -> Iterator[TableRule]:
    if entry.relation is not None and entry.checked:
        yield from rules_of(entry.relation, entry.text)


def rules_of(relation: Relation, why: str) -> Iterator[TableRule]:
    """A relation as rules: one, or one a link where it is a chain with bounds. `why` are the sheet's words."""
    if relation.is_equality:
        yield _part_whole(relation, why)
        return
    for left, comparator, right in zip(relation.sides, relation.comparators, relation.sides[1:], strict=False):
        link = Relation((left, right), (comparator,))
        if comparator == "=":
            yield _part_whole(link, why)
        else:
            is_above = comparator in (">=", ">")
            yield inferred(
                NotAbove,
                id=f"bound:{link}",
                why=why,
                part=right if is_above else left,
                whole=left if is_above else right,
                strict=comparator in (">", "<"),
            )


_Kind = TypeVar("_Kind", bound=TableRule)


def inferred(kind: type[_Kind], **fields: Any) -> _Kind:
    """A rule that nobody wrote: its columns are terms, and no limits are asked, for a header path may hold anything."""
    return kind(**fields)


def _part_whole(relation: Relation, why: str) -> PartWhole:
    """An equality as a rule: a side of one column is the whole; if there is none, the first column moves out."""
    sides = sorted(relation.sides, key=lambda side: len(side) != 1 or side[0].sign < 0)
    whole, rest = sides[0], sides[1:]
    if len(whole) > 1:
        moved = tuple(term._replace(sign=-term.sign) for term in whole[1:])
        whole, rest = whole[:1], [(*side, *moved) for side in rest]
    return inferred(PartWhole, id=f"sum:{relation}", why=why, whole=whole[0], parts=rest[0], also=tuple(rest[1:]))


def _district_rules(table: Table) -> Iterable[TableRule]:
    additive = tuple(Term(indicator.code) for indicator in table.indicators if indicator.additive)
    if not any(one.members for one in table.district_totals):
        # Where rows sum others a table may well have no row for all of them.
        is_missed = bool(additive) and not table.row_totals
        return [inferred(DistrictSum, id="district", indicators=additive)] if is_missed else []
    return [inferred(DistrictSum, id=f"district:{term.code}", indicators=(term,)) for term in additive]


def _area_rules(table: Table) -> list[TableRule]:
    additive = tuple(Term(indicator.code) for indicator in table.indicators if indicator.additive and table.areas)
    return [inferred(AreaSum, id=f"area:{term.code}", indicators=(term,)) for term in additive]


def _rules_of_measure(table: Table) -> Iterator[TableRule]:
    """What a header says by 率, % and 人: rates are shares, and persons come whole."""
    rates = tuple(Term(indicator.code) for indicator in table.indicators if indicator.kind is Kind.RATE)
    if rates:
        yield inferred(Rates, id="rates", indicators=rates)
    whole = tuple(Term(indicator.code) for indicator in table.indicators if _comes_whole(indicator))
    if whole:
        yield inferred(Granule, id="granule", severity=Severity.WARNING, indicators=whole)


def _comes_whole(indicator: Indicator) -> bool:
    is_number = indicator.kind in (Kind.COUNT, Kind.AMOUNT)
    return is_number and indicator.additive and parse_unit_of_measure(indicator.unit_of_measure).comes_whole


def pack_text(table: Table, comment: str) -> str:
    """A rule pack, as YAML to be edited, from what a table declares by itself; it judges as the table's own rules do.

    The district's sums, one rule a column when inferred, are written as one.
    """
    from cedu_targets.packs.written_yaml import yaml_text  # only this needs to write it

    rules = [rule for rule in infer(table) if not isinstance(rule, DistrictSum)]
    sums = [rule for rule in infer(table) if isinstance(rule, DistrictSum)]
    if sums:
        columns = tuple(term for rule in sums for term in rule.indicators)
        rules.append(inferred(DistrictSum, id="district-sums", indicators=columns))
    content: dict[str, object] = {
        "name": f"pack-{table.period}" if table.period else "pack",
        "title": table.title or "?",
        "source": "?",
        "columns": ranges(table.codes),
        "blanks": str(table.blanks),
        **({"district": table.district} if table.district else {}),
        "units": list(table.units),
    }
    named = {indicator.code: indicator.name for indicator in table.indicators}
    last = {"indicators": named, "rules": [as_written(rule) for rule in rules]}
    # Short lists in one line each; names and rules one a line.
    head = yaml_text(content, width=110, flow=None)
    body = yaml_text(last, width=110)
    return "".join(f"# {line}\n" for line in comment.splitlines()) + head + body


def ranges(columns: Sequence[str]) -> list[str]:
    """Columns with runs of three and more neighbouring numbers written `1..20`."""
    runs: list[list[str]] = []
    for column in columns:
        follows = runs and column.isdigit() and runs[-1][-1].isdigit() and int(column) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [text for run in runs for text in ([f"{run[0]}..{run[-1]}"] if len(run) > 2 else run)]


def as_written(rule: TableRule) -> dict[str, object]:
    """A rule as a person would write it: only what differs from what is usual, columns as texts."""
    usual = usual_values(type(rule))
    written: dict[str, object] = {"id": _identity(rule.id), "check": rule.check}
    for name in usual:
        value = getattr(rule, name)
        if name not in ("id", "check") and value != usual[name]:
            written[name] = _plain(value)
    return written


def _identity(name: str) -> str:
    return "-".join(name.split())[:200]


def _plain(value: object) -> object:
    if isinstance(value, Term):
        return f"{'-' if value.sign < 0 else ''}{value}"
    if isinstance(value, tuple):
        plain = [_plain(one) for one in value]
        return ranges([str(one) for one in plain]) if all(isinstance(one, str) for one in plain) else plain
    return value if isinstance(value, bool) else str(value)
