"""Planning: a plan or last year's table is read, understood, allocated, and compared with what was issued."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from cedu_targets.allocation.plan.columns import codes_text
from cedu_targets.allocation.plan.last_year import grown_totals, places_in, plan_like
from cedu_targets.allocation.plan.plan import Plan, SourceEntry
from cedu_targets.allocation.plan.plan_file import PlanRead, read_plan
from cedu_targets.allocation.plan.plan_reading import RULE, fault_of_mistake
from cedu_targets.allocation.plan.share_plan import share_plan, the_one_with_residents, year_left_out
from cedu_targets.allocation.plan.side_files import read_issued, read_totals, read_weights
from cedu_targets.allocation.plan.understood_plan import UnderstoodPlan, understand
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Undecided
from cedu_targets.domain.fault import CallFault, Faults, InputFault, PackFault, refuse
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import UnknownColumnError, resolve
from cedu_targets.domain.statement import find_statements
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.side_files import read_beside
from cedu_targets.evaluation.trial import tried
from cedu_targets.recognition.read import DocumentRead, read_tables

_MOST_NAMED = 8


def from_plan(path: str, keep: Path | None = None) -> AllocationReport:
    """Allocate a plan. Raises InputFault, PackFault."""
    faults = Faults()
    issued = faults.of(lambda: _issued_table(keep))
    read = faults.of(lambda: _of_right_shape(path, is_last=keep is not None and issued is None))
    faults.end()
    assert read is not None
    return _allocated(path, read, issued)


def _of_right_shape(path: str, *, is_last: bool) -> PlanRead:
    """A plan that may be understood. Raises PackFault with all that is wrong with another's shape, and in it.

    Where the run ends here anyhow (`is_last`), whatever is wrong is raised.
    """
    read = tried(lambda: read_plan(Path(path)), path)
    if read.faults or is_last:
        mistakes = read.findings
        if read.plan is not None:
            mistakes += understand(read.plan, read.locate, read.left_out).findings
        beside = (fault_of_mistake(one, path) for one in mistakes if one.severity is Severity.ERROR)
        refuse([*read.faults, *beside])
    return read


def _issued_table(keep: Path | None) -> DocumentRead[Table] | None:
    return None if keep is None else last_years_table(keep)


def from_last_year(
    path: str,
    *,
    totals: Path | None,
    growth: str | None,
    weights: Path | None,
    by: str | None,
    keep: Path | None,
) -> AllocationReport:
    """Allocate as last year, with this year's totals. Raises InputFault, PackFault, CallFault.

    What could not be read of last year's table is a mistake: taken for a blank, it would assign a unit nothing.
    """
    if totals is None and growth is None:
        raise CallFault("like_needs_totals")
    faults = Faults()
    last_year = faults.of(lambda: last_years_table(Path(path)))
    this_year: dict[str, str] = {}
    if last_year is not None:
        table = last_year.document
        this_year = grown_totals(table, growth) if growth is not None else {}
        if totals is not None:
            this_year |= faults.of(lambda: tried(lambda: read_totals(totals, table), str(totals))) or {}
    sources = ({} if weights is None else faults.of(lambda: tried(lambda: read_weights(weights), str(weights)))) or {}
    issued = faults.of(lambda: _issued_table(keep))
    faults.end()
    assert last_year is not None
    try:
        plan = plan_like(table, this_year, sources, by or _only(sources))
    except PackFault as fault:
        raise fault.in_file(path) from None
    unread = tuple(remark for remark in last_year.findings if remark.severity is Severity.ERROR)
    return _allocated(path, PlanRead(plan, places_in(table), unread), issued)


def from_share(path: str, share: str, *, by: str | None, title: str | None, keep: Path | None) -> AllocationReport:
    """Allocate a share of the residents that a table has of each unit. Raises InputFault, PackFault, CallFault."""
    faults = Faults()
    residents = faults.of(lambda: read_beside(path, read_tables))
    issued = faults.of(lambda: _issued_table(keep))
    faults.end()
    assert residents is not None
    counted = the_one_with_residents(residents, by)
    report = _allocated(path, share_plan(counted, share, by, title), issued)
    if title or report.allocation is None:
        return report
    return replace(report, findings=(*report.findings, *year_left_out(counted.document)))


def last_years_table(path: Path) -> DocumentRead[Table]:
    """The first table of a file, with what reading it found. Raises InputFault that names it."""
    try:
        return tried(lambda: read_tables(path), str(path))[0]
    except InputFault as fault:
        fault.path = str(path)
        raise


def _only(sources: dict[str, SourceEntry]) -> str | None:
    if len(sources) > 1:
        raise CallFault("by_needed", {"names": "、".join(sources)})
    return next(iter(sources), None)


def _allocated(path: str, read: PlanRead, kept: DocumentRead[Table] | None) -> AllocationReport:
    if read.plan is None:
        return AllocationReport(path, None, None, read.findings)
    understood = understand(read.plan, read.locate)
    findings = (*read.findings, *understood.findings)
    issued = None
    if kept is not None:
        spread = [column.code for column in understood.problem.columns] if understood.problem else []
        issued = read_issued(kept, _table(understood), spread)
        findings = (*findings, *issued.findings)
    if understood.problem is None or any(finding.severity is Severity.ERROR for finding in findings):
        return AllocationReport(path, understood, None, findings, issued)
    problem = replace(understood.problem, issued=issued.numbers) if issued else understood.problem
    try:
        outcome = allocate(problem)
    except Undecided as undecided:
        finding = _of_codes("AL109", Severity.ERROR, undecided.codes, understood)
        return AllocationReport(path, understood, None, (*findings, finding), issued)
    report = AllocationReport(path, understood, outcome, findings, issued)
    return replace(report, findings=(*findings, *_cut(report), *unkept(report)))


def _cut(report: AllocationReport) -> Iterator[Finding]:
    """AL108 where the search for the nearest numbers was cut at its bound of work."""
    if report.understood is not None and report.allocation is not None and report.allocation.cut:
        yield _of_codes("AL108", Severity.NOTE, report.allocation.cut, report.understood)


def _of_codes(code: str, severity: Severity, codes: Sequence[str], understood: UnderstoodPlan) -> Finding:
    """A finding about columns, at the granule of the first."""
    said: dict[str, Parameter] = {"codes": codes_text(codes, understood.by_code)}
    return Finding(code, RULE, severity, understood.locate(("indicators", codes[0], "granule")), said)


def unkept(report: AllocationReport) -> Iterator[Finding]:
    """AL107 for each relation of the notes below the table (3≥4) that the result does not keep: it is no sum."""
    understood = report.understood
    assert understood is not None
    for note in understood.plan.notes:
        for statement in find_statements(note):
            try:
                relation = resolve(statement.relation, list(understood.by_code)) if statement.relation else None
            except UnknownColumnError:  # A=1+2: a group's letter
                continue
            if relation is None or {term.code for term in relation.sides[0]} & {
                term.code for side in relation.sides[1:] for term in side
            }:
                continue
            broken = [row for row, cells in report.rows.items() if relation.holds(cells.get) is False]
            if broken:
                units = "、".join(broken[:_MOST_NAMED]) + ("…" if len(broken) > _MOST_NAMED else "")
                said: dict[str, Parameter] = {"said": statement.text, "units": units, "count": len(broken)}
                yield Finding("AL107", RULE, Severity.WARNING, Place(), said)


def _table(understood: UnderstoodPlan) -> Table:
    """The columns and rows of the plan, as the matching of names needs them."""
    layout = Layout(None, {}, {})
    plan: Plan = understood.plan
    return Table(plan.title, None, Measure.TARGET, plan.district, understood.units, understood.indicators, {}, layout)
