"""Targets that a return changed: every cell that was filled in the issued table, held against the return's."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.checks.table.columns import column_parameters
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.units_of_measure import factor
from cedu_targets.evaluation.filled_forms import HeldRows, are_telling, held_rows
from cedu_targets.evaluation.issued_structure import Meeting, is_converted

_RULE = "against"


def target_findings(meeting: Meeting, is_named: bool | None = None) -> tuple[int, list[Finding]]:
    """How many cells were compared, and RE001 at each that is not as it was issued.

    A cell that was blank when it was issued may be filled. Of another year's form only that is said (RE008), unless
    most of its numbers are those that were issued. Rows that are filled in with what was achieved are asked about once
    (RE011); `is_named` says whether the form is called one of achievements, None that it holds targets for certain.
    """
    compared = sum(1 for _ in _pairs(meeting))
    changed = list(_changed(meeting))
    if not meeting.year_differs:
        if is_named is None:
            return compared, changed
        held = held_rows(meeting)
        achieved = held.achieved(is_named=is_named)
        others = held.blank if held.is_mostly_blank else ()
        excused = {*achieved, *others}
        if excused and meeting.table.district is not None:  # a sum of what is no target
            excused.add(meeting.table.district)
        kept = [finding for finding in changed if finding.place.unit not in excused]
        compared = sum(pair[0] not in excused for pair in _pairs(meeting))
        return compared, [*_filled_in(meeting, held, achieved, is_named), *kept]
    is_other_form = 2 * len(changed) > compared
    ours, theirs = (str(one.period)[:4] for one in (meeting.table, meeting.issued))
    parameters: dict[str, Parameter] = {"ours": ours, "theirs": theirs, "path": meeting.path, "count": compared}
    year = Finding(
        "RE008", _RULE, Severity.ERROR, meeting.table.whole_place, parameters,
        variant="other_form" if is_other_form else "",
    )  # fmt: skip
    return compared, [year] if is_other_form else [year, *changed]


def swapped_columns(targets: Meeting, achieved: Meeting) -> Finding | None:
    """RE012 for the two parts of a form: achieved is what was issued throughout, and the targets are other numbers."""
    held, done = held_rows(targets), held_rows(achieved)
    numbers = [number for unit in done.as_issued for number in achieved.table.row(unit).values()]
    if not held.own or held.filled != held.own or not done.as_issued or done.own or not are_telling(numbers):
        return None
    told: dict[str, Parameter] = {"names": "、".join(done.as_issued), "count": len(numbers)}
    return Finding("RE012", _RULE, Severity.ERROR, targets.table.whole_place, told)


def _filled_in(meeting: Meeting, held: HeldRows, achieved: Collection[str], is_named: bool) -> Iterator[Finding]:
    """RE011 once for the rows that are achievements, and once for those that nobody filled in beside them."""
    table = meeting.table
    if achieved:
        place = table.row_place(next(iter(achieved))) if len(achieved) == 1 else table.whole_place
        told: dict[str, Parameter] = {
            "names": "、".join(achieved),
            "changed": sum(held.differing[row] for row in achieved),
            "numbers": sum(held.numbers[row] for row in achieved),
        }
        severity, variant = (Severity.NOTE, "named") if is_named else (Severity.WARNING, "")
        yield Finding("RE011", _RULE, severity, place, told, variant=variant)
    if held.is_mostly_blank or (achieved and held.is_of_few and (held.blank or held.as_issued)):
        own = held.own or held.as_issued
        told = {"names": "、".join(own), "same": len(held.as_issued) if held.own else 0, "blank": len(held.blank)}
        variant = "others_blank" if not told["same"] else "others" if held.blank else "others_same"
        yield Finding("RE011", _RULE, Severity.NOTE, table.whole_place, told, variant=variant)


def _pairs(meeting: Meeting) -> Iterator[tuple[str, str, str, str, Decimal]]:
    """(row, the issued row, column, the issued column, the issued number) of each cell to compare."""
    for row, issued_row in meeting.units.items():
        for code, issued_code in meeting.columns.items():
            due = meeting.issued.value(issued_row, issued_code)
            if due is not None:
                yield row, issued_row, code, issued_code, due


def _changed(meeting: Meeting) -> Iterator[Finding]:
    table, issued = meeting.table, meeting.issued
    by_column = {
        code: factor(table.by_code[code], issued.by_code[theirs]) if is_converted(meeting, code, theirs) else Decimal(1)
        for code, theirs in meeting.columns.items()
    }
    for row, issued_row, code, issued_code, due in _pairs(meeting):
        value = table.value(row, code)
        floor, issued_floor = table.floor(row, code), issued.floor(issued_row, issued_code)
        found = None if value is None else value * by_column[code]
        texts = [one.text if one else "" for one in (floor, issued_floor)]
        if found == due and texts[0] == texts[1]:
            continue
        there = issued.place(issued_row, issued_code)
        variant = "text" if table.is_unreadable(row, code) else "blank" if found is None else ""
        if found == due:
            variant = "floor"
        severity = Severity.WARNING if variant == "floor" else Severity.ERROR
        parameters: dict[str, Parameter] = {**column_parameters(table, code), "source": meeting.source(there)}
        parameters |= {"printed": texts[0], "known": texts[1]}
        yield Finding(
            code="RE001",
            rule=_RULE,
            severity=severity,
            place=replace(table.place(row, code)),
            parameters=parameters,
            expected=due,
            actual=found,
            difference=None if found is None else found - due,
            related=(meeting.in_issued(there),),
            variant=variant,
        )
