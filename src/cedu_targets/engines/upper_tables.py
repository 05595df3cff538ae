"""Upper tables: a province (or whatever lies around districts) over its districts, each the sum of its own rows."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.domain.cells import Cells
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Blanks, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.engines.engine import Engine, literal
from cedu_targets.engines.form import WideForm
from cedu_targets.engines.measure import WIDE
from cedu_targets.engines.roll_ups import RollUp
from cedu_targets.engines.views import Keys
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport

MOST_UPPER = 20
"""Totals of upper levels that are judged one by one."""
_MOST_MEMBERS = 5_000
_ANY = "合计"


def upper_report(
    engine: Engine, form: WideForm, keys: Keys, pack: RulePack, roll_up: RollUp, key: tuple[str, ...]
) -> FileReport | None:
    """What is found in one total and the sums below it; None where so many lie below that nobody reads them."""
    names, codes = keys.upto(roll_up.count), form.table.codes
    here = " AND ".join([f"{name} = {literal(text)}" for name, text in zip(names, key, strict=True)] or ["1 = 1"])
    lines = dict(_members(engine, form, keys, roll_up.count, here))
    if len(lines) > _MOST_MEMBERS:
        return None
    numbers = ", ".join(form.name(code) for code in codes)
    (own,) = engine.rows(f"SELECT {numbers} FROM wide WHERE depth = {roll_up.depth} AND {here}")
    ((path, line),) = engine.rows(f"SELECT path, line FROM named WHERE depth = {roll_up.depth} AND {here}")
    period = (key[0] or None) if keys.has_period else None
    called = next((name for name in reversed(key[keys.has_period :]) if name), _ANY)
    called = f"{called} ({_ANY})" if called in lines else called
    lines[called] = [_number(cell, form.places[code]) for code, cell in zip(codes, own, strict=True)]
    at = {code: number - 1 for code, number in form.columns.codes.items()}
    table = Table(
        title=form.table.title,
        period=period,
        measure=Measure.TARGET,
        district=called,
        units=tuple(name for name in lines if name != called),
        indicators=form.table.indicators,
        values=Cells.of_lines(lines, codes, period, Measure.TARGET),
        layout=Layout(" / ".join(filter(None, key)) or None, dict.fromkeys(lines, int(str(line)) - 1), at),
    )
    sums = tuple(rule for rule in pack.table_rules if isinstance(rule, DistrictSum))
    local = replace(pack, rules=sums, units=(), district=None, columns=None, duties=(), targets=())
    report = evaluate(str(path), 1, table, (), local, diagnosis=False)
    return replace(report, findings=tuple(_placed(one, called) for one in report.findings))


def _members(
    engine: Engine, form: WideForm, keys: Keys, count: int, here: str
) -> Iterator[tuple[str, list[Decimal | None]]]:
    """What lies one level below, each the sum of its rows; blank where all are, or where a blank may hide a number."""
    name, codes = keys.levels[count], form.table.codes
    sums = ", ".join(f"SUM(CAST({form.name(code)} AS {WIDE})), COUNT({form.name(code)})" for code in codes)
    sql = f"SELECT {name}, COUNT(*), {sums} FROM wide WHERE k = 0 AND {here} GROUP BY {name} ORDER BY {name}"
    hides = form.table.blanks is Blanks.UNKNOWN
    for member, rows, *numbers in engine.rows(sql):
        cells = zip(codes, numbers[::2], numbers[1::2], strict=True)
        known = [
            None if hides and filled != rows else _number(total, form.places[code]) for code, total, filled in cells
        ]
        yield str(member) or _ANY, known


def _number(cell: object, places: int) -> Decimal | None:
    return None if cell is None else Decimal(int(str(cell))).scaleb(-places)


def _placed(finding: Finding, own: str) -> Finding:
    """Only the total stands in a row of the source; what it sums are sums themselves."""
    related = tuple(replace(place, cell=None) if place.unit != own else place for place in finding.related)
    place: Place = finding.place if finding.place.unit == own else replace(finding.place, cell=None)
    return replace(finding, place=place, related=related)
