"""Submissions: achievements as they came in, for all or per unit or month, put together under the targets' names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Key, Table
from cedu_targets.domain.units_of_measure import adds_over_time, comparable, factor, parse_unit_of_measure
from cedu_targets.packs.names import NameEntry, match_names, plain_name, same_columns, suggestion

Cell = tuple[str, str]
"""Unit and code of an indicator, as the targets have them."""
_MOST_STRANGERS = 20
"""A submission with more is of another place, and guesses would only mislead."""
_REPEATED = re.compile(r"#\d+$")
"""How the reader tells the second row of a unit from its first."""


@dataclass(frozen=True)
class Submission:
    """A table of achievements as it came in: `span` None for the year so far, up to a month that it does not name."""

    table: Table
    span: Span | None = None


@dataclass(frozen=True)
class Collected:
    """All submissions as one table under the targets' names, and what was strange about them.

    Findings bear the position of the submission that they are about; None is the table of targets.
    """

    table: Table
    incomparable: frozenset[Cell] = frozenset()
    findings: tuple[tuple[int | None, Finding], ...] = ()
    not_judged: tuple[tuple[int | None, NotJudged], ...] = ()


@dataclass
class _Desk:
    """Where the submissions are sorted: what has been found so far."""

    targets: Table
    elapsed: int
    aliases: Mapping[str, str]
    """A pack's names of the targets' columns -> their codes."""
    findings: list[tuple[int | None, Finding]] = field(default_factory=list)
    not_judged: list[tuple[int | None, NotJudged]] = field(default_factory=list)
    incomparable: set[Cell] = field(default_factory=set)


@dataclass(frozen=True)
class _Line:
    """One unit's row of one submission: the targets' codes -> the submission's, in the targets' units of measure."""

    number: int
    submission: Submission
    printed: str
    columns: Mapping[str, str]

    def value(self, target: Indicator) -> Decimal | None:
        """What is reported, in the target's unit of measure."""
        code = self.columns.get(target.code)
        if code is None:
            return None
        table = self.submission.table
        value = table.value(self.printed, code)
        return None if value is None else value * factor(table.by_code[code], target)

    def is_blank(self, code: str) -> bool:
        """Whether its column of a target's code holds nothing."""
        table, own = self.submission.table, self.columns[code]
        return table.value(self.printed, own) is None and not table.is_unreadable(self.printed, own)

    @property
    def span(self) -> Span | None:
        """The months that it speaks of; None for the year so far."""
        return self.submission.span

    @property
    def months(self) -> Span:
        """The same, where it is known."""
        assert self.submission.span is not None
        return self.submission.span

    def own(self, code: str) -> Indicator:
        """The column that a target's code is met by, as the submission names it."""
        return self.submission.table.by_code[self.columns[code]]

    def place(self, code: str) -> Place:
        """Where its value of a target's code stands; a second row of a unit bears the unit's name, too."""
        place = self.submission.table.place(self.printed, self.columns[code])
        return replace(place, unit=_REPEATED.sub("", self.printed))


def put_together(
    targets: Table,
    submissions: Sequence[Submission],
    roster: Sequence[NameEntry] = (),
    elapsed: int = 0,
    aliases: Mapping[str, str] | None = None,
) -> Collected:
    """Every submission under the targets' names of units and codes.

    `elapsed` months are due where submissions come by month; `aliases` are a pack's names of columns -> the targets'
    codes. A unit that no name, alias or code matches is said with a suggestion (GA001) and left out; of two
    submissions for the same time none is taken unless both say the same (GA002); who is missing is named (GA003).
    """
    desk = _Desk(targets, elapsed, aliases or {})
    columns = [_columns(number, submission.table, desk) for number, submission in enumerate(submissions)]
    lines: dict[str, list[_Line]] = {unit: [] for unit in targets.rows}
    for number, submission in enumerate(submissions):
        for printed, unit in _units(number, submission.table, roster, desk):
            lines[unit].append(_Line(number, submission, printed, columns[number]))
    _missing(lines, columns, desk)
    values: dict[Cell, Decimal] = {}
    for unit, found in lines.items():
        values |= _values(unit, found, desk)
    values |= _district(lines, values, desk)
    first = submissions[0].table if submissions else targets
    keyed = {Key(*cell, targets.period, Measure.ACHIEVEMENT): value for cell, value in values.items()}
    together = replace(targets, title=first.title, measure=Measure.ACHIEVEMENT, values=keyed, unreadable=frozenset())
    return Collected(together, frozenset(desk.incomparable), tuple(desk.findings), tuple(desk.not_judged))


def _columns(number: int, table: Table, desk: _Desk) -> dict[str, str]:
    """The targets' codes -> the submission's; what has no target is said."""
    matched = same_columns(table, desk.targets)
    aliases = {plain_name(name): code for name, code in desk.aliases.items()}
    found: dict[str, str] = {}
    for indicator in table.indicators:
        code = matched.get(indicator.code) or aliases.get(plain_name(indicator.name))
        if code is not None and code in desk.targets.by_code and code not in found:
            found[code] = indicator.code
            _assumed(number, table, indicator, desk.targets.by_code[code], desk)
            continue
        place = replace(table.row_place(table.rows[0]), cell=None, unit=None, indicator=indicator.code)
        desk.findings.append(
            (number, Finding("GA005", "gap", Severity.NOTE, place, indicator.named, variant="no_target"))
        )
    return found


def _assumed(number: int, table: Table, own: Indicator, target: Indicator, desk: _Desk) -> None:
    """GA004 as a note where one side alone names its unit of measure, in 万: the other is taken for the same."""
    named = own.unit_of_measure or target.unit_of_measure
    if (own.unit_of_measure is None) != (target.unit_of_measure is None) and parse_unit_of_measure(named).factor != 1:
        place = replace(table.row_place(table.rows[0]), cell=None, unit=None, indicator=own.code)
        parameters = own.named | {"ours": named}
        variant = "assumed_ours" if own.unit_of_measure is None else "assumed_theirs"
        desk.findings.append((number, Finding("GA004", "gap", Severity.NOTE, place, parameters, variant=variant)))


def _units(number: int, table: Table, roster: Sequence[NameEntry], desk: _Desk) -> Iterator[tuple[str, str]]:
    """(name as printed, the targets' name) of every row that is matched; GA001 at every other."""
    targets = desk.targets
    if table.district and targets.district:
        yield table.district, targets.district
    now = match_names(roster, targets.units)
    entries = (*roster, *(NameEntry(name=unit[:200]) for unit in now.strange))
    plain = {printed: _REPEATED.sub("", printed) for printed in table.units}
    here = match_names(entries, dict.fromkeys(plain.values()))
    unit_of = {entry.name: now.printed.get(entry.name, entry.name) for entry in entries}
    by_print = {
        here.printed[name]: unit for name, unit in unit_of.items() if name in here.printed and unit in targets.units
    }
    absent = [unit for unit in targets.units if unit not in by_print.values()]
    strange = [printed for printed, name in plain.items() if name not in by_print]
    for printed, name in plain.items():
        if name in by_print:
            yield printed, by_print[name]
            continue
        guess = suggestion(name, absent) if len(strange) <= _MOST_STRANGERS else None
        variant = "guess" if guess else ""
        finding = Finding(
            "GA001", "gap", Severity.ERROR, table.row_place(printed), {"guess": guess}, variant=variant
        )  # fmt: skip
        desk.findings.append((number, finding))


def _missing(lines: Mapping[str, Sequence[_Line]], columns: Sequence[Mapping[str, str]], desk: _Desk) -> None:
    """GA003 for units without a submission, or without some months; GA005 for targets that no submission has."""
    targets = desk.targets
    for unit in targets.units:
        assigned = any(targets.value(unit, code) is not None for code in targets.codes)
        if not lines[unit] and assigned:
            desk.findings.append((None, Finding("GA003", "gap", Severity.WARNING, targets.row_place(unit))))
        if not lines[unit] or any(line.span is None for line in lines[unit]):
            continue
        covered = {month for line in lines[unit] for month in range(line.months.first, line.months.last + 1)}
        absent = [str(month) for month in range(1, desk.elapsed + 1) if month not in covered]
        if absent:
            parameters: dict[str, Parameter] = {"months": "、".join(absent)}
            finding = Finding("GA003", "gap", Severity.WARNING, targets.row_place(unit), parameters, variant="months")
            desk.findings.append((None, finding))
    for indicator in targets.indicators:
        if columns and not any(indicator.code in found for found in columns):
            place = replace(targets.row_place(targets.rows[0]), cell=None, unit=None, indicator=indicator.code)
            desk.findings.append((None, Finding("GA005", "gap", Severity.WARNING, place, indicator.named)))


def _values(unit: str, lines: Sequence[_Line], desk: _Desk) -> dict[Cell, Decimal]:
    """What a unit achieved, by cell; what cannot be held against its target goes to `incomparable`."""
    chosen = _chosen(unit, lines, desk)
    _check_blanks(unit, chosen, desk)
    found: dict[Cell, Decimal] = {}
    for indicator in desk.targets.indicators:
        cell = (unit, indicator.code)
        filled = [line for line in chosen if line.value(indicator) is not None]
        for line in chosen:
            code = line.columns.get(indicator.code)
            if code is not None and line.submission.table.is_unreadable(line.printed, code):
                _set_aside(desk, cell, line, "gap_unreadable")
        if not filled or cell in desk.incomparable:
            continue
        if any(not comparable(line.own(indicator.code), indicator) for line in filled):
            _differs(desk, cell, filled[0], indicator)
        elif len(filled) > 1 and not adds_over_time(indicator):
            _set_aside(desk, cell, filled[-1], "gap_months")
        else:
            found[cell] = sum((line.value(indicator) or Decimal(0) for line in filled), Decimal(0))
    return found


def _check_blanks(unit: str, chosen: Sequence[_Line], desk: _Desk) -> None:
    """GA003 where a column is filled in some of the months and blank in others: a blank is no 0, but adds nothing."""
    patchy = []
    for indicator in desk.targets.indicators:
        with_column = [line for line in chosen if indicator.code in line.columns]
        blank = sum(line.is_blank(indicator.code) for line in with_column)
        if 0 < blank < len(with_column) and desk.targets.value(unit, indicator.code) is not None:
            patchy.append(indicator)
    if patchy:
        parameters: dict[str, Parameter] = {
            "columns": "、".join(one.code for one in patchy),
            "coded": int(all(one.coded for one in patchy)),
        }
        place = desk.targets.row_place(unit)
        desk.findings.append((None, Finding("GA003", "gap", Severity.WARNING, place, parameters, variant="blank")))


def _chosen(unit: str, lines: Sequence[_Line], desk: _Desk) -> list[_Line]:
    """The submissions that together hold the year so far: the latest cumulative one, and the later months after it.

    What lies within another's months is left out; what overlaps with it in part is a second report of the same time.
    """
    if any(line.span is None for line in lines):  # the year so far and single months besides: which holds?
        return _single(unit, lines, desk)
    slots: list[list[_Line]] = []
    reached = 0
    # The earliest first; of those that begin alike, the longest first.
    for line in sorted(lines, key=lambda line: (line.months.first, -line.months.last)):
        if line.months.first > reached:
            slots.append([line])
            reached = line.months.last
        elif line.months == slots[-1][0].months or line.months.last > reached:
            slots[-1].append(line)
            reached = max(reached, line.months.last)
    return [line for slot in slots for line in _single(unit, slot, desk)]


def _single(unit: str, slot: Sequence[_Line], desk: _Desk) -> list[_Line]:
    """What was submitted for a time, each column once: of several the first where all say the same, else none (GA002).

    Reports of different columns only complement each other.
    """
    first, *others = slot
    if not others:
        return [first]
    differing = [
        one
        for one in desk.targets.indicators
        if len({line.value(one) for line in slot if one.code in line.columns}) > 1
    ]
    severity = Severity.ERROR if differing else Severity.WARNING
    columns: dict[str, Parameter] = {
        "columns": "、".join(one.code for one in differing),
        "coded": int(all(one.coded for one in differing)),
    }
    taken, chosen = set(first.columns), [first]
    for line in others:
        chosen.append(replace(line, columns={code: own for code, own in line.columns.items() if code not in taken}))
        is_second = not taken.isdisjoint(line.columns)
        taken |= line.columns.keys()
        if not is_second:
            continue
        place = replace(line.submission.table.row_place(line.printed), unit=unit)
        related = (first.submission.table.row_place(first.printed),)
        parameters = columns | {"other": related[0].cell}
        variant = "differ" if differing else ""
        desk.findings.append(
            (line.number, Finding("GA002", "gap", severity, place, parameters, related=related, variant=variant))
        )
    for one in differing:
        with_column = next(line for line in others if one.code in line.columns)
        _set_aside(desk, (unit, one.code), with_column, "gap_twice")
    return chosen


def _district(lines: Mapping[str, Sequence[_Line]], values: Mapping[Cell, Decimal], desk: _Desk) -> dict[Cell, Decimal]:
    """The district's figures: as reported, else the sum of the units that report; GA006 where the two differ."""
    targets, found = desk.targets, {}
    district = targets.district
    if district is None:
        return {}
    one_table = len({line.number for found_lines in lines.values() for line in found_lines}) == 1
    for indicator in targets.indicators:
        cell = (district, indicator.code)
        units = [values[unit, indicator.code] for unit in targets.units if (unit, indicator.code) in values]
        asked = [unit for unit in targets.units if targets.value(unit, indicator.code) is not None]
        if not indicator.additive or cell in desk.incomparable:
            continue
        unknown = [unit for unit in targets.units if (unit, indicator.code) in desk.incomparable]
        if unknown and not lines[district]:  # a sum without them would read as a district that lags
            place = replace(targets.place(*cell), measure=Measure.ACHIEVEMENT)
            desk.not_judged.append((None, NotJudged("gap", place, "gap_part", indicator.named | {"part": unknown[0]})))
            desk.incomparable.add(cell)
            continue
        if not units:
            continue
        total = sum(units, Decimal(0))
        if not lines[district]:
            found[cell] = total
        elif cell in values and total != values[cell] and not one_table and len(units) >= len(asked):
            line = next(line for line in lines[district] if indicator.code in line.columns)
            found_sum = (total, values[cell], values[cell] - total)
            named = line.own(indicator.code).named
            finding = Finding("GA006", "gap", Severity.ERROR, line.place(indicator.code), named, *found_sum)
            desk.findings.append((line.number, finding))
    if found:
        reporting = sum(any((unit, code) in values for code in targets.codes) for unit in targets.units)
        told: dict[str, Parameter] = {"count": reporting, "units": len(targets.units)}
        desk.findings.append((None, Finding("GA007", "gap", Severity.NOTE, targets.row_place(district), told)))
    return found


def _differs(desk: _Desk, cell: Cell, line: _Line, target: Indicator) -> None:
    """GA004, once a column of a submission; the cell is not judged."""
    own = line.own(cell[1])
    one_is_rate = (own.kind is Kind.RATE) != (target.kind is Kind.RATE)
    parameters = own.named
    if not one_is_rate:
        parameters |= {"ours": own.unit_of_measure, "theirs": target.unit_of_measure}
    said = any(
        number == line.number and finding.code == "GA004" and finding.place.indicator == own.code
        for number, finding in desk.findings
    )
    if not said:
        place = replace(line.place(cell[1]), unit=None)
        variant = "rate" if one_is_rate else ""
        finding = Finding("GA004", "gap", Severity.WARNING, place, parameters, variant=variant)
        desk.findings.append((line.number, finding))
    _set_aside(desk, cell, line, "gap_measure")


def _set_aside(desk: _Desk, cell: Cell, line: _Line, reason: str) -> None:
    desk.incomparable.add(cell)
    entry = NotJudged("gap", line.place(cell[1]), reason, line.own(cell[1]).named)
    desk.not_judged.append((line.number, entry))
