"""Small tables against brute force: what is explained is mended, nothing is broken, no smallest set is missing."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets import check as check_file
from cedu_targets.diagnosis import mixed_integer, smallest_repair
from cedu_targets.diagnosis.clock import Clock
from cedu_targets.diagnosis.components import components
from cedu_targets.diagnosis.equation_index import Sum
from cedu_targets.diagnosis.plausibility import LEAST_COST
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.context import Context
from cedu_targets.domain.diagnosis import Cause, Unsearched
from cedu_targets.domain.equation import RowSum
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Measure, Rounding
from cedu_targets.domain.table import Table
from cedu_targets.packs import inference
from cedu_targets.report import FileReport
from made_tables import (
    Number,
    changed,
    changes_of,
    check,
    excesses,
    keeps_bounds,
    relation,
    shown,
    smallest_repairs,
    table,
)

ONE_OPERATION = {Cause.SWAP, Cause.SHIFT, Cause.LEFT_OUT, Cause.SUBTOTAL}
ROW_RELATIONS = [
    ["1=2+3"], ["1=2+3", "2=4+5"], ["1=2+3+4"], ["1=2+3", "4=5+6"], ["3=1-2"], ["1=2=3+4"],
    ["1=2+3", "1=4+5"], ["1=2+3", "4<=2"], ["2<=1"], [],
]  # fmt: skip


@st.composite
def broken_tables(draw: st.DrawFn, *, blanks: bool = False) -> Table:
    """A table that adds up (with a district and subtotals, or without), with one to three cells changed afterwards."""
    relations = draw(st.sampled_from(ROW_RELATIONS))
    codes = [int(term.code) for text in relations for term in relation(text).terms]
    width = max(codes, default=1) + draw(st.integers(0, 1))
    units = ["甲", "乙", "丙"][: draw(st.integers(1, 3))]
    rows: dict[str, list[int]] = {}
    for unit in units:
        numbers = [draw(st.integers(0, 40)) for _ in range(width)]
        for text in reversed(relations):
            _settle(numbers, text)
        rows[unit] = numbers
    totals: dict[str, tuple[str, ...]] = {}
    if draw(st.booleans()):
        totals["全区"] = tuple(units)
    if len(units) > 1 and draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(1, len(units) - 1))
        totals |= {"东片": tuple(units[:at]), "西片": tuple(units[at:])}
    whole = {total: [sum(rows[unit][n] for unit in members) for n in range(width)] for total, members in totals.items()}
    areas = {total: members for total, members in totals.items() if total != "全区"}
    made = table({**whole, **rows}, relations, areas=areas)
    assume(all(value >= 0 for value in made.values.values()) and not any(excesses(made).values()))
    made = replace(made, measure=draw(st.sampled_from(Measure))) if blanks else made
    made = replace(made, values={key._replace(measure=made.measure): value for key, value in made.values.items()})
    cells = [(unit, code) for unit in (*made.rows, *areas) for code in made.codes]
    wrong = draw(st.lists(st.sampled_from(cells), min_size=1, max_size=3, unique=True))
    numbers_ = st.integers(0, 60).map(Decimal) | (st.none() if blanks else st.nothing())
    return changed(made, {cell: draw(numbers_) for cell in wrong})


def _settle(numbers: list[int], text: str) -> None:
    if not relation(text).is_equality:
        return
    first, *others = relation(text).sides
    for whole in (first, *others[:-1]):
        numbers[int(whole[0].code) - 1] = sum(term.sign * numbers[int(term.code) - 1] for term in others[-1])


def test_a_sum_that_one_cell_closed_may_be_moved_by_the_next() -> None:
    """Found by brute force: 甲's three cells form a star, and each leaf upsets the row until the last."""
    made = table({"全区": [26, 17, 9], "甲": [40, 3, 23]}, ["3=1-2"])
    assert {frozenset(changes_of(d)) for d in check(made).diagnoses} == {
        frozenset(cell for cell, _ in repair) for repair in smallest_repairs(made, 3)
    }


@given(broken_tables(blanks=True))
@settings(max_examples=60, deadline=None)
def test_every_diagnosis_mends_what_it_explains_and_breaks_nothing(made: Table) -> None:
    report = check(made)
    before = set(map(identity, report.findings))
    for diagnosis in report.diagnoses:
        if not diagnosis.changes:
            continue
        mended = changed(made, changes_of(diagnosis))
        left = set(map(identity, check(mended).findings))
        assert not left & {identity(report.findings[n]) for n in diagnosis.explains}
        assert left <= before
        assert keeps_bounds(made, mended)
        assert all(change.after is None or change.after >= 0 for change in diagnosis.changes)
        assert all(change.after != change.before for change in diagnosis.changes)


def identity(finding: Finding) -> tuple[object, ...]:
    """Which sum a finding is about; a chain has several in one place. (A column's relates to its filled cells only.)"""
    related = frozenset(place.indicator for place in finding.related) if finding.code == "PW001" else None
    return finding.code, finding.rule, finding.place.unit, finding.place.indicator, related


@given(broken_tables())
@settings(max_examples=60, deadline=None)
def test_the_smallest_sets_of_cells_are_those_of_brute_force(made: Table) -> None:
    report = check(made)
    assume(report.findings)
    search = report.search
    assert search is not None
    repairs = smallest_repairs(made, 3)
    assume(repairs)
    assert search.unexplained == 0
    if any(diagnosis.cause in ONE_OPERATION for diagnosis in search.diagnoses):
        return  # a likelier story; its alternatives cell by cell are not listed
    answers = {
        frozenset((cell, value or Decimal(0)) for diagnosis in choice for cell, value in changes_of(diagnosis).items())
        for choice in product(*search.groups)
    }
    assert answers == repairs
    if len(repairs) > 1:
        assert any(diagnosis.ambiguous for diagnosis in search.diagnoses)
    else:
        assert not any(diagnosis.ambiguous for diagnosis in search.diagnoses)


@given(broken_tables())
@settings(max_examples=30, deadline=None)
def test_the_solver_and_the_peeling_agree(made: Table) -> None:
    """Two ways to the smallest sets: equally many cells, and none that the other does not know."""
    found = check(made)
    equations = [equation for rule in inference.infer(made) for equation in rule.equations(made, Context())]
    state = TableState.of(made, equations)
    failing = {
        place: residual
        for n, equation in enumerate(state.equations)
        for place in ([Sum(n, unit) for unit in state.lines] if isinstance(equation, RowSum) else [Sum(n, "")])
        if not state.is_bound(place)
        if (residual := state.residual(place))
    }
    assert bool(failing) == any(finding.code != "NA001" for finding in found.findings)
    for part in components(state, failing):
        peeled = smallest_repair.smallest(state, part.failing, part.codes, Clock(10))
        solved = mixed_integer.smallest(state, part.failing, part.codes, Clock(10))
        assert not isinstance(solved, Unsearched)
        fewest = smallest_repair.fewest(state, part.failing, state.degree(part.codes))
        assert all(len(repair.changes) >= fewest for repair in (*peeled.repairs, *solved.repairs))
        assert all(repair.cost >= LEAST_COST * len(repair.changes) for repair in (*peeled.repairs, *solved.repairs))
        if peeled.repairs:
            known = [repair.changes for repair in peeled.repairs]
            assert all(repair.changes in known for repair in solved.repairs)
            assert len(solved.repairs) == min(len(known), mixed_integer.MOST_SETS)


@given(broken_tables(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_and_columns_does_not_matter_to_sets_of_cells(made: Table, random: Random) -> None:
    """The same answers for the same numbers, at once and again in another order of units and columns."""
    first, again = check(made), check(made)
    assert first.diagnoses == again.diagnoses
    units, indicators = list(made.units), list(made.indicators)
    random.shuffle(units)
    random.shuffle(indicators)
    other = check(replace(made, units=tuple(units), indicators=tuple(indicators)))
    if {diagnosis.cause for report in (first, other) for diagnosis in report.diagnoses} & ONE_OPERATION:
        return  # neighbours are others now
    if first.search and first.search.unsearched:
        return  # of more answers than are listed, others may be
    assert answers_of(first) == answers_of(other)


def answers_of(report: FileReport) -> set[tuple[object, ...]]:
    """What is proposed, whatever the order: changes with their kinds, whether there are others, how plausible."""
    return {
        (
            d.cause,
            frozenset((c.place.unit, c.place.indicator, c.after, c.cause) for c in d.changes),
            d.ambiguous,
            d.cost,
        )
        for d in report.diagnoses
    }


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_tables_that_were_only_rounded_or_add_up_have_no_cause(data: st.DataObject) -> None:
    """True numbers to a hundredth, every cell written to a tenth by itself: at most a tail difference, never an error."""
    rounding = data.draw(st.sampled_from(Rounding))
    units = ["甲", "乙", "丙", "丁"][: data.draw(st.integers(1, 4))]
    true = {unit: data.draw(st.lists(st.integers(0, 5000), min_size=3, max_size=3)) for unit in units}
    rows = {unit: [sum(parts), *parts] for unit, parts in true.items()}
    rows = {"全区": [sum(column) for column in zip(*rows.values(), strict=True)], **rows}
    how = ROUND_HALF_UP if rounding is Rounding.ROUNDED else ROUND_DOWN
    step = Decimal("0.01") if rounding is Rounding.EXACT else Decimal("0.1")
    written: dict[str, list[Number]] = {
        unit: [str((Decimal(n) / 100).quantize(step, how)) for n in numbers] for unit, numbers in rows.items()
    }
    made = table(written, ["1=2+3+4"])
    made = replace(made, indicators=tuple(replace(i, rounding=rounding, granule=step) for i in made.indicators))
    report = check(made)
    assert not report.diagnoses
    assert all(finding.code in ("PW002", "DS002") for finding in report.findings)
    assert rounding is not Rounding.EXACT or not report.findings


def test_a_cell_that_stands_in_some_of_the_failing_sums_only(sheet: Callable[..., Path], tmp_path: Path) -> None:
    """Three sums fail; 甲's column 2 stands in two of them, its column 3 in another two."""
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "name: p\ntitle: t\nrules:\n"
        '  - {id: a, check: part_whole, whole: "1", parts: ["2", "3"], why: 说明}\n'
        '  - {id: b, check: part_whole, whole: "3", parts: ["4", "5"], why: 说明}\n'
        '  - {id: c, check: part_whole, whole: "6", parts: ["1", "7"], why: 说明}\n'
        '  - {id: d, check: district_sum, indicators: ["1", "2"], why: 说明}\n',
        encoding="utf-8",
    )
    rows = "全区 52 20 32 12 20 52 0\n甲街 22 14 17 5 7 22 0\n乙街 30 10 20 5 15 30 0"
    text = f"单位 合计 甲类 乙类 丙类 丁类 戊类 己类\n. 1 2 3 4 5 6 7\n{rows}"
    (file,) = check_file(sheet(text), rules=str(pack)).files
    assert {"甲街/2": "14>10", "甲街/3": "17>12"} in list(map(shown, file.diagnoses))


UNITS = 210
"""More than are all tried in sets of two cells."""


def test_in_a_long_table_sets_of_cells_are_sought_where_sums_fail() -> None:
    """Columns 1 and 2 are off by the same: any unit's two cells would do, the district's stand for all of them."""
    rows: dict[str, list[Number]] = {f"单位{n}": [100, 40, 60] for n in range(UNITS)}
    found = check(table({"全区": [UNITS * 100 + 7, UNITS * 40 + 7, UNITS * 60], **rows}, ["1=2+3"]))
    assert [shown(d) for d in found.diagnoses] == [{"全区/1": "21007>21000", "全区/2": "8407>8400"}]
    assert found.diagnoses[0].ambiguous
    assert found.search is not None
    assert found.search.unsearched == (Unsearched.MORE_ALTERNATIVES,)


def test_a_search_that_was_given_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table({"全区": [107, 47, 60], "甲": [50, 20, 30], "乙": [50, 20, 30]}, ["1=2+3"])
    whole = check(made)
    assert len(whole.diagnoses) == 3
    assert whole.search is not None
    assert whole.search.unsearched == ()
    monkeypatch.setattr(smallest_repair, "MOST_SETS", 2)
    part = check(made)
    assert len(part.diagnoses) == 2
    assert part.search is not None
    assert part.search.unsearched == (Unsearched.MORE_ALTERNATIVES,)
