"""What was reported, as one table under the targets' names of units and codes."""

from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec.structs import replace

from cedu_targets.domain.cells import Cells
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import (
    ATTENDANCES,
    adds_over_time,
    comparable,
    people_counted,
    persons_beside_attendances,
)
from cedu_targets.gaps.left_out import LeftOut, WhyLeftOut, not_judged, unsettled
from cedu_targets.gaps.matching import files_unmet, match_columns, match_units, nothing_met
from cedu_targets.gaps.month_steps import say_steps
from cedu_targets.gaps.overlap import choose, say_blanks, say_missing, say_rising
from cedu_targets.gaps.people import attendances_of
from cedu_targets.gaps.submissions import Cell, Collected, Collection, Submission, SubmittedRow
from cedu_targets.packs.names import NameEntry
from cedu_targets.recognition.table.one_filled_row import only_filled


def put_together(
    targets: Table,
    submissions: Sequence[Submission],
    names: Sequence[NameEntry],
    elapsed: int,
    aliases: Mapping[str, str],
    *,
    accepts_likely: bool = False,
    set_aside: Several[str] = (),
    left_out: Sequence[LeftOut] = (),
) -> Collected:
    """Every submission under the targets' names of units and codes.

    `elapsed` months are due where submissions come by month; `aliases` are a pack's names of columns -> the targets'
    codes. A unit that no name, alias or code matches is said with a suggestion (GA001) and left out; of two
    submissions for the same time none is taken unless both say the same (GA002); who is missing is named (GA003).
    Where no column or no unit is met at all, nothing is known of anybody (GA022). With `accepts_likely` names that
    are alike are taken where no other one is (GA020). Nothing of the units of `set_aside` is counted. Of a file with
    no column of the targets nothing is known either (GA022); its units, and those of `left_out`, are not missing.
    """
    collection = Collection(targets, elapsed, aliases, accepts_likely)
    collection.incomparable |= {
        (unit, code) for unit in set_aside for code in targets.codes if targets.value(unit, code) is not None
    }
    columns = [match_columns(number, submission.table, collection) for number, submission in enumerate(submissions)]
    lines, not_met = _rows_by_unit(submissions, columns, names, collection)
    nothing = nothing_met(submissions, lines, columns, collection) if submissions else None
    if nothing is not None:
        return Collected(targets, findings=((None, nothing), *collection.findings), is_met=False)
    reporting = [unit for unit, found in lines.items() if not all(line.is_empty for line in found)]
    # Other units' rows that a street left blank in the whole table are no second report of these.
    lines = {unit: [one for one in found if one.is_own or not one.is_empty] for unit, found in lines.items()}
    open_units = unsettled([*left_out, *not_met], reporting)
    say_missing(lines, columns, collection, {unit for one in open_units for unit in one.units})
    say_rising([*lines.values()], collection)
    for found in lines.values():
        say_steps(found, collection)
    values = {unit: _values(unit, found, collection) for unit, found in lines.items()}
    if targets.district is not None:
        values[targets.district] |= _district(lines, values, collection)
    by_line = {unit: [found.get(code) for code in targets.codes] for unit, found in values.items()}
    cells = Cells.of_lines(by_line, targets.codes, targets.period, Measure.ACHIEVEMENT)
    together = replace(targets, measure=Measure.ACHIEVEMENT, values=cells, unreadable=frozenset())
    return Collected(
        together,
        frozenset(collection.incomparable),
        frozenset((unit, code) for unit, code in collection.at_least if code in values.get(unit, ())),
        tuple(collection.findings),
        (*collection.not_judged, *((None, entry) for entry in not_judged(targets, open_units))),
        tuple(open_units),
    )


def _rows_by_unit(
    submissions: Sequence[Submission],
    columns: Sequence[Mapping[str, str]],
    names: Sequence[NameEntry],
    collection: Collection,
) -> tuple[dict[str, list[SubmittedRow]], list[LeftOut]]:
    """What came in of each row of the targets; and the files of which no column is one of the targets."""
    targets = collection.targets
    lines: dict[str, list[SubmittedRow]] = {unit: [] for unit in targets.rows}
    unmet = files_unmet(submissions, columns, collection) if any(columns) else {}
    not_met: list[LeftOut] = []
    for number, submission in enumerate(submissions):
        units = list(match_units(number, submission.table, names, collection))
        if submission.path in unmet:
            owners = tuple(unit for _, unit in units if unit != targets.district)
            not_met.append(LeftOut(submission.path, WhyLeftOut.NO_COLUMN, owners))
            continue
        for printed, unit in units:
            line = SubmittedRow(number, submission, printed, columns[number])
            if unit != targets.district or not _left_as_issued(line, collection):
                lines[unit].append(line)
    return lines, not_met


def _left_as_issued(line: SubmittedRow, collection: Collection) -> bool:
    """Whether the district's row of a form that one unit filled still holds the targets (RD079), achieved by nobody."""
    targets, table = collection.targets, line.submission.table
    if only_filled(table) is None:
        return False
    pairs = [(line.value(one), targets.value(str(targets.district), one.code)) for one in targets.indicators]
    filled = [(said, issued) for said, issued in pairs if said is not None]
    if not filled or any(said != issued for said, issued in filled):
        return False
    told: dict[str, Parameter] = {"district": line.printed}
    finding = Finding("RD079", "reading", Severity.NOTE, table.row_place(line.printed), told, variant="issued")
    collection.findings.append((line.number, finding))
    return True


def _values(unit: str, lines: Sequence[SubmittedRow], collection: Collection) -> dict[str, Decimal]:
    """What a unit achieved, by code; what cannot be held against its target goes to `incomparable`."""
    chosen = choose(unit, lines, collection)
    say_blanks(unit, chosen, collection)
    found: dict[str, Decimal] = {}
    marked: list[tuple[SubmittedRow, str]] = []
    for indicator in collection.targets.indicators:
        cell = (unit, indicator.code)
        filled = [line for line in chosen if line.value(indicator) is not None]
        for line in chosen:
            code = line.columns.get(indicator.code)
            if code is not None and line.submission.table.is_unreadable(line.printed, code):
                collection.set_aside(cell, line, "gap_unreadable")
        if not filled:
            _say_attendances(collection, cell, chosen)
        if not filled or cell in collection.incomparable:
            continue
        if any(not comparable(line.own(indicator.code), indicator) for line in filled):
            _differs(collection, cell, filled[0], indicator)
        elif len(filled) > 1 and indicator.kind is Kind.RATE and not indicator.is_prorated:
            found[indicator.code] = filled[-1].value(indicator) or Decimal(0)  # a level: the last month's is the answer
        elif len(filled) > 1 and not adds_over_time(indicator):
            collection.set_aside(cell, filled[-1], "gap_months")
        else:
            found[indicator.code] = sum((line.value(indicator) or Decimal(0) for line in filled), Decimal(0))
        if indicator.code in found:
            marked += [(line, indicator.code) for line in filled if line.is_at_least(indicator.code)]
    _say_at_least(unit, marked, collection)
    return found


def _district(
    lines: Mapping[str, Sequence[SubmittedRow]], values: Mapping[str, Mapping[str, Decimal]], collection: Collection
) -> dict[str, Decimal]:
    """The district's figures: as reported, else the sum of the units that report; GA006 where the two differ."""
    targets, found = collection.targets, {}
    district = targets.district
    if district is None:
        return {}
    one_table = len({line.number for found_lines in lines.values() for line in found_lines}) == 1
    for indicator in targets.indicators:
        cell = (district, indicator.code)
        units = [own[indicator.code] for unit in targets.units if indicator.code in (own := values[unit])]
        asked = [unit for unit in targets.units if targets.value(unit, indicator.code) is not None]
        if not indicator.additive:
            continue
        unknown = [unit for unit in targets.units if (unit, indicator.code) in collection.incomparable]
        if unknown and not lines[district]:  # a sum without them would read as a district that lags
            place = replace(targets.place(*cell), measure=Measure.ACHIEVEMENT)
            collection.not_judged.append(
                (None, NotJudged("gap", place, "gap_part", indicator.named | {"part": unknown[0]}))
            )
            collection.incomparable.add(cell)
            continue
        if not units:
            continue
        total = sum(units, Decimal(0))
        if not lines[district]:
            found[indicator.code] = total
            if any((unit, indicator.code) in collection.at_least for unit in targets.units):
                collection.at_least.add(cell)
            continue
        said = values[district].get(indicator.code)
        if said is not None and total != said and not one_table and len(units) >= len(asked):
            line = next(line for line in lines[district] if indicator.code in line.columns)
            found_sum = (total, said, said - total)
            named = line.own(indicator.code).named
            finding = Finding("GA006", "gap", Severity.ERROR, line.place(indicator.code), named, *found_sum)
            collection.findings.append((line.number, finding))
    if found:
        reporting = sum(bool(values[unit]) for unit in targets.units)
        told: dict[str, Parameter] = {"count": reporting, "units": len(targets.units)}
        collection.findings.append((None, Finding("GA007", "gap", Severity.NOTE, targets.row_place(district), told)))
    return found


def _say_attendances(collection: Collection, cell: Cell, chosen: Sequence[SubmittedRow]) -> None:
    """GA026 where a unit leaves its persons blank and fills their attendances: it has reported, and is not judged."""
    for line in chosen:
        if cell[1] in line.columns and line.is_blank(cell[1]):
            table, own = line.submission.table, line.own(cell[1])
            known = line.number, own.code
            if known not in collection.attendances:  # the same for each of its rows
                collection.attendances[known] = attendances_of(table, own)
            filled = (one for one in collection.attendances[known] if table.value(line.printed, one.code) is not None)
            if (other := next(filled, None)) is not None:
                told = line.own(cell[1]).named | {"other": other.name}
                finding = Finding("GA026", "gap", Severity.WARNING, line.place(cell[1]), told, variant="blank")
                collection.findings.append((line.number, finding))
                collection.set_aside(cell, line, "gap_people")
                return


def _say_at_least(unit: str, marked: Sequence[tuple[SubmittedRow, str]], collection: Collection) -> None:
    """GA027, once a row, where submissions call the unit's numbers in these columns incomplete."""
    collection.at_least |= {(unit, code) for _, code in marked}
    for number, cells in groupby(marked, lambda one: one[0].number):
        (line, code), *others = cells
        places = [line.place(code), *(line.place(other) for _, other in others)]
        told = dict(line.own(code).named)
        actual = line.submission.table.value(line.printed, line.columns[code])
        if others:
            codes = [line.columns[own] for own in (code, *(other for _, other in others))]
            told = {"count": len(codes), "columns": "、".join(codes), "coded": int(line.own(code).coded)}
        elif line.own(code).kind is Kind.RATE:
            told["rate"] = 1
        variant = "row" if others else "rate" if told.get("rate") else ""
        related = tuple(places[1:])
        finding = Finding(
            "GA027", "gap", Severity.WARNING, places[0], told, actual=actual, related=related, variant=variant
        )
        collection.findings.append((number, finding))


def _differs(collection: Collection, cell: Cell, line: SubmittedRow, target: Indicator) -> None:
    """GA004, of persons and attendances GA026, once a column of a submission; the cell is not judged."""
    own = line.own(cell[1])
    code, variant, reason = "GA004", "", "gap_measure"
    told = own.named | {"ours": own.unit_of_measure, "theirs": target.unit_of_measure}
    if (own.kind is Kind.RATE) != (target.kind is Kind.RATE):
        variant, told = "rate", own.named
    elif persons_beside_attendances(own, target):
        code, reason = "GA026", "gap_people"
        variant, told = "" if people_counted(own) == ATTENDANCES else "persons", own.named | {"other": target.name}
    said = any(
        number == line.number and (finding.code, finding.place.indicator) == (code, own.code)
        for number, finding in collection.findings
    )
    if not said:
        place = replace(line.place(cell[1]), unit=None)
        finding = Finding(code, "gap", Severity.WARNING, place, told, variant=variant)
        collection.findings.append((line.number, finding))
    collection.set_aside(cell, line, reason)
