"""Findings -> the causes that explain them, most plausible first. Nothing is ever changed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.diagnosis.clock import Clock, TimeUpError, in_time
from cedu_targets.diagnosis.equation_index import Cell, Sum, TooFineError
from cedu_targets.diagnosis.explanation import Alternatives, SumExplanation
from cedu_targets.diagnosis.hypotheses import hypotheses
from cedu_targets.diagnosis.percents import percents
from cedu_targets.diagnosis.repair import Repair, change_likeness
from cedu_targets.diagnosis.slight import blames_rounding
from cedu_targets.diagnosis.state import Objection, TableState
from cedu_targets.diagnosis.text_numbers import text_numbers
from cedu_targets.diagnosis.unreadable import unreadable
from cedu_targets.domain.cell_places import columns_of
from cedu_targets.domain.diagnosis import Change, Diagnosis, Search, Unsearched
from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Kind, Rounding
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table

Owners = Mapping[Sum, tuple[int, tuple[int, ...]]]
"""Of each failing sum: by how much it fails, and the positions of its findings."""


class SearchLimits(Struct, frozen=True):
    """How long to search, and how many alternatives of one cause to list."""

    seconds: float = 3.0
    alternatives: int = 50


DEFAULT_LIMITS = SearchLimits()


def diagnose(
    table: Table,
    equations: Sequence[Equation],
    findings: Sequence[Finding],
    limits: SearchLimits = DEFAULT_LIMITS,
    objection: Objection | None = None,
    rounded: Mapping[str, Decimal] = MappingProxyType({}),
) -> Search:
    """The causes that explain the findings about sums; a finding without a difference is none of them.

    `equations` are those of the rules that made the `findings`, which may be some of all that there are; a diagnosis
    refers to a finding by its position. Columns that turned out to be `rounded`, to the step given, are taken so: what
    rounding explains needs no cause, and a cause need not mend it. No diagnosis breaks a sum that held, brings an
    error of another rule (`objection`), or proposes a number that the cell cannot hold.
    Scholtus (2009) for typing errors, Fellegi & Holt (1976) for the smallest sets of cells.
    """
    clock = Clock(limits.seconds)
    table = _as_rounded(table, rounded) if rounded else table
    try:
        try:
            return _search(TableState.of(table, equations, objection, clock), equations, findings, limits)
        except TooFineError:
            state = TableState.of(table, equations, objection, clock, all_values=True)
            return _search(state, equations, findings, limits)
    except TimeUpError:  # before it was known which sums fail
        unexplained = sum(finding.difference is not None for finding in findings)
        return Search((), (Unsearched.TIME_LIMIT,), clock.spent, unexplained)


def moved_blocks(table: Table, equations: Sequence[Equation], findings: Sequence[Finding]) -> list[frozenset[int]]:
    """The findings, by position, that one operation explains: a block that slid, a row that is counted twice.

    Raises TooFineError where a number has more decimal places than the granules of its table.
    """
    clock = Clock(DEFAULT_LIMITS.seconds)
    try:
        state = TableState.of(table, equations, clock=clock)
        owners = _owners(state, equations, findings)
    except TimeUpError:
        return []
    failing = {place: residual for place, (residual, _) in owners.items() if not state.is_bound(place)}
    state.trust(failing)
    return [
        frozenset(position for place in one.mends if place in owners for position in owners[place][1])
        for one in hypotheses(state, failing, clock)
    ]


def _as_rounded(table: Table, steps: Mapping[str, Decimal]) -> Table:
    """The table with these columns rounded; a step finer than the column's own changes nothing."""
    indicators = [
        replace(one, rounding=Rounding.ROUNDED, granule=max(one.granule, steps[one.code])) if one.code in steps else one
        for one in table.indicators
    ]
    return replace(table, indicators=tuple(indicators))


def _search(
    state: TableState, equations: Sequence[Equation], findings: Sequence[Finding], limits: SearchLimits
) -> Search:
    """Raises TimeUpError where the time is up before it is known which sums fail."""
    clock = state.clock
    owners = _owners(state, equations, findings)
    failing = {place: residual for place, (residual, _) in owners.items() if not state.is_bound(place)}
    told = dict[tuple[int, ...], Repair]()
    for repair, positions in (*in_time(unreadable(state, findings)), *in_time(percents(state, findings, failing))):
        told.setdefault(positions, repair)
    groups = [[_diagnosis(state, repair, positions, ambiguous=False)] for positions, repair in told.items()]
    for repair in in_time(text_numbers(state, failing)):
        if repair.mends.isdisjoint(failing):
            continue
        groups.append(_listed(state, owners, Alternatives((repair,)), limits.alternatives))
        failing = {place: residual for place, residual in failing.items() if place not in repair.mends}
    unsearched: dict[Unsearched, None] = {}
    unexplained: set[int] = set()
    if failing:
        state.trust(failing)
        search = SumExplanation(state, clock)
        for group in search.causes(failing, hypotheses(state, failing, clock)):
            try:
                if blames_rounding(state, failing, group.repairs):
                    continue
            except TimeUpError:
                search.unexplained |= {place for repair in group.repairs for place in repair.mends} & failing.keys()
                continue
            groups.append(_listed(state, owners, group, limits.alternatives))
            if not group.complete or len(group.repairs) > limits.alternatives:
                unsearched[Unsearched.MORE_ALTERNATIVES] = None
        unsearched |= search.unsearched
        unexplained = {position for place in search.unexplained for position in owners[place][1]}
    if clock.ran_out:
        unsearched[Unsearched.TIME_LIMIT] = None
    groups.sort(key=lambda group: (group[0].ambiguous, round(group[0].cost, 6), len(group[0].changes)))
    return Search(tuple(map(tuple, groups)), tuple(unsearched), clock.spent, len(unexplained))


def _owners(state: TableState, equations: Sequence[Equation], findings: Sequence[Finding]) -> Owners:
    """The sums that the findings say fail. Only these are added up."""
    numbers = {equation.substance: number for number, equation in enumerate(state.equations)}
    named: dict[tuple[str, str], list[tuple[int, Equation]]] = {}
    for equation in equations:
        if equation.substance in numbers:
            named.setdefault((equation.rule, equation.at), []).append((numbers[equation.substance], equation))
    owners: dict[Sum, tuple[int, tuple[int, ...]]] = {}
    for position, finding in enumerate(state.clock.watched(findings)):
        place = finding.place
        if place.unit is None or place.indicator is None or finding.difference is None:
            continue
        for number, equation in named.get((finding.rule, place.indicator), ()):
            if not _speaks_of(equation, finding):
                continue
            found = Sum(number, place.unit if isinstance(equation, RowSum) else "")
            if found not in owners and not state.is_bound(found):
                state.take(found, state.steps(finding.difference))
            residual = state.residual(found)
            if residual is not None and not state.holds(found, residual):
                owners[found] = residual, (*owners.get(found, (0, ()))[1], position)
    return owners


def _speaks_of(equation: Equation, finding: Finding) -> bool:
    """Whether a finding is about this equation; a chain has several with the same total, a column several totals."""
    if not isinstance(equation, RowSum):
        return equation.total == finding.place.unit
    spoken_of = {finding.place.indicator, *columns_of(finding.related)}
    return all(code in spoken_of for code, _ in equation.terms)


def _listed(state: TableState, owners: Owners, group: Alternatives, most: int) -> list[Diagnosis]:
    """The alternatives as diagnoses, each ambiguous where there is another."""
    ambiguous = len(group.repairs) > 1 or not group.complete
    found = []
    for repair in group.repairs[:most]:
        positions = sorted({position for place in repair.mends for position in owners.get(place, (0, ()))[1]})
        found.append(_diagnosis(state, repair, tuple(positions), ambiguous=ambiguous))
    return found


def _diagnosis(state: TableState, repair: Repair, explains: tuple[int, ...], *, ambiguous: bool) -> Diagnosis:
    order = {code: number for number, code in enumerate(state.table.codes)}
    rows = state.table.layout.rows

    def sheet_order(cell: Cell) -> tuple[int, int]:
        return rows.get(cell.unit, 0), order[cell.indicator]

    besides = repair.besides if repair.besides in repair.changes else None
    return Diagnosis(
        cause=repair.cause,
        changes=tuple(_change(state, repair, cell) for cell in sorted(repair.changes, key=sheet_order)),
        explains=explains,
        ambiguous=ambiguous,
        unit=repair.unit,
        other_unit=repair.other_unit,
        along=repair.along,
        besides=None if besides is None else _change(state, repair, besides),
        block=repair.block,
        texts=tuple(_change(state, repair, cell) for cell in repair.texts),
        power=repair.power,
        cost=repair.cost,
    )


def _change(state: TableState, repair: Repair, cell: Cell) -> Change:
    indicator = state.table.by_code[cell.indicator]
    after = repair.changes.get(cell, state.value(cell))
    likeness = change_likeness(state, cell, after)
    return Change(
        place=_place(state.table, cell),
        name=indicator.name,
        coded=indicator.coded,
        before=state.table.value(*cell),
        after=state.number(after),
        cause=likeness.cause,
        power=likeness.power,
        rate=indicator.kind is Kind.RATE,
        text=repair.text,
    )


def _place(table: Table, cell: Cell) -> Place:
    return table.place(cell.unit, cell.indicator)
