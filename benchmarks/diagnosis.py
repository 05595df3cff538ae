"""How often the search for causes is right, and what it costs: errors planted in tables that add up.

    python benchmarks/diagnosis.py [--scale] [--seed N] [--per-kind N]

Two tables: the 2020 table of 江宁 (mended), and one of 3 groups of columns × 40 units. For every planted
error an independent brute force says whether it has one smallest repair or several. With one, the search
must find it; with several, all must be listed as ambiguous, and the planted one is counted at its rank.
`--scale` times 3,000 and 40,000 units × 28 columns with 1, 2 and 3 errors.
"""

import argparse
import random
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import perf_counter

from cedu_targets import inference
from cedu_targets.diagnosis.diagnose import Limits, diagnose
from cedu_targets.domain.diagnosis import Diagnosis, Search
from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.table import Declaration, Key, Layout, Measure, Origin, Table
from cedu_targets.evaluation import evaluate
from cedu_targets.readers.catalogue import read_tables

SAMPLE = Path(__file__).parents[1] / "examples" / "jiangning-2020" / "targets-mended.xlsx"
Cell = tuple[str, str]
Values = dict[Cell, Decimal | None]

# (top-1, top-3) in per cent, of the prototype in the design note, by planted kind, on the real table.
EARLIER = {
    "transposed": (100.0, 100.0), "dropped": (100.0, 100.0), "replaced": (100.0, 100.0),
    "power_of_ten": (99.4, 100.0), "wan": (99.4, 100.0), "sign": (99.4, 100.0), "doubled": (99.4, 100.0),
    "missing": (99.4, 100.0), "wrong_digit": (98.0, 99.0), "swap": (97.0, 100.0), "two cells": (99.0, 100.0),
    "three cells": (97.5, 100.0),
}  # fmt: skip


# --- tables -----------------------------------------------------------------------------------------------


def real_table() -> Table:
    """The 2020 table as it should have been issued."""
    (found,) = read_tables(SAMPLE)
    return found.table


def made_table(units: int, groups: Sequence[int], lone: int, generator: random.Random) -> Table:
    """`units` rows; groups of a total and its parts, then lone columns; everything adds up."""
    names = [f"单位{number}" for number in range(1, units + 1)]
    codes, relations, number = [], [], 1
    for parts in groups:
        whole, *members = [str(number + step) for step in range(parts + 1)]
        codes += [whole, *members]
        relations.append(Relation(((Term(whole),), tuple(map(Term, members))), ("=",)))
        number += parts + 1
    codes += [str(number + step) for step in range(lone)]
    values: dict[Key, Decimal] = {}
    key = lambda unit, code: Key(unit, code, "2026", Measure.TARGET)  # noqa: E731
    parts_of = {relation.sides[0][0].code: [term.code for term in relation.sides[1]] for relation in relations}
    for unit in names:
        for code in codes:
            if code not in parts_of:
                values[key(unit, code)] = Decimal(generator.randint(10, 3000))
        for whole, members in parts_of.items():
            values[key(unit, whole)] = sum((values[key(unit, code)] for code in members), Decimal(0))
    for code in codes:
        values[key("全区", code)] = sum((values[key(unit, code)] for unit in names), Decimal(0))
    rows = {unit: row for row, unit in enumerate(["全区", *names], start=3)}
    return Table(
        title="样表", period="2026", measure=Measure.TARGET, district="全区", units=tuple(names),
        indicators=tuple(Indicator(code, f"指标{code}") for code in codes), values=values,
        layout=Layout("表", rows, {code: column for column, code in enumerate(codes, start=1)}),
        declarations=tuple(Declaration(str(relation), relation, Origin.NOTE) for relation in relations),
    )  # fmt: skip


def changed(table: Table, changes: Values) -> Table:
    """The table with some cells holding something else."""
    values = dict(table.values)
    for (unit, code), value in changes.items():
        values.pop(table.key(unit, code), None)
        if value is not None:
            values[table.key(unit, code)] = value
    return replace(table, values=values)


# --- planting ---------------------------------------------------------------------------------------------

Slip = Callable[[Decimal, Indicator, random.Random], Decimal | None]
# ruff: noqa: ARG001 - every slip has the same form


def written(value: Decimal, indicator: Indicator) -> str:
    """The number as people type it."""
    return f"{value:.{max(0, -int(indicator.granule.normalize().as_tuple().exponent))}f}"


def transposed(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    places = [n for n in range(len(text) - 1) if text[n] != text[n + 1] and "." not in text[n : n + 2]]
    if not places:
        return None
    at = generator.choice(places)
    return Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def dropped(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    places = [n for n, sign in enumerate(text) if sign != "."]
    at = generator.choice(places)
    rest = text[:at] + text[at + 1 :]
    return Decimal(rest) if any(sign.isdigit() for sign in rest) else None


def doubled(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    at = generator.choice([n for n, sign in enumerate(text) if sign != "."])
    return Decimal(text[:at] + text[at] + text[at:])


def wrong_digit(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    at = generator.choice([n for n, sign in enumerate(text) if sign != "."])
    digit = generator.choice([sign for sign in "0123456789" if sign != text[at]])
    return Decimal(text[:at] + digit + text[at + 1 :])


def power_of_ten(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return value.scaleb(generator.choice((1, 2, -1)))


def wan(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return value.scaleb(4)


def sign(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return -value


def missing(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return None


def replaced(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return (Decimal(generator.randint(1, 5000)) * indicator.granule).quantize(indicator.granule)


SLIPS: dict[str, Slip] = {
    "transposed": transposed, "dropped": dropped, "replaced": replaced, "power_of_ten": power_of_ten, "wan": wan,
    "sign": sign, "doubled": doubled, "missing": missing, "wrong_digit": wrong_digit,
}  # fmt: skip


def summed_cells(table: Table, equations: Sequence[Equation]) -> list[Cell]:
    """The filled cells that some sum watches."""
    codes = {code for equation in equations for code in _codes(equation)}
    return [(unit, code) for unit in table.rows for code in table.codes if code in codes and table.value(unit, code)]


def _codes(equation: Equation) -> list[str]:
    return [code for code, _ in equation.terms] if isinstance(equation, RowSum) else [equation.at]


def plant(table: Table, cells: Sequence[Cell], slips: Sequence[str], generator: random.Random) -> Values:
    """As many wrong cells as slips."""
    while True:
        found: Values = {}
        for cell, kind in zip(generator.sample(list(cells), len(slips)), slips, strict=True):
            value = table.value(*cell)
            assert value is not None
            wrong = SLIPS[kind](value, table.by_code[cell[1]], generator)
            if wrong != value and (wrong is not None or kind == "missing"):
                found[cell] = wrong
        if len(found) == len(slips):
            return found


def plant_swap(table: Table, cells: Sequence[Cell], generator: random.Random) -> Values:
    """Two neighbouring columns of one row, exchanged."""
    watched = set(cells)
    while True:
        unit, code = generator.choice(list(cells))
        column = table.codes.index(code)
        if column + 1 < len(table.codes) and (unit, table.codes[column + 1]) in watched:
            other = table.codes[column + 1]
            one, two = table.value(unit, code), table.value(unit, other)
            if one != two:
                return {(unit, code): two, (unit, other): one}


# --- brute force ------------------------------------------------------------------------------------------


@dataclass
class BruteForce:
    """Smallest repairs by trying sets of cells, one size after the other; shares no code with the search.

    Every set in which each failing sum has a cell is solved by elimination.
    """

    table: Table
    equations: Sequence[Equation]
    sums: list[dict[Cell, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = self.table.rows
        unique = {equation.substance: equation for equation in self.equations}
        for equation in unique.values():
            if isinstance(equation, RowSum):
                self.sums += [{(unit, code): factor for code, factor in equation.terms} for unit in rows]
            else:
                signs = {unit: 1 if unit == self.table.district else -1 for unit in rows}
                self.sums.append({(unit, equation.at): sign for unit, sign in signs.items()})
        self.of_cell: dict[Cell, list[int]] = defaultdict(list)
        for number, terms in enumerate(self.sums):
            for cell in terms:
                self.of_cell[cell].append(number)

    def smallest(self, table: Table, most: int) -> set[frozenset[tuple[Cell, Decimal]]]:
        """All smallest repairs of up to `most` cells."""
        residuals = [
            sum(((table.value(*cell) or Decimal(0)) * factor for cell, factor in terms.items()), Decimal(0))
            for terms in self.sums
        ]
        failing = [number for number, residual in enumerate(residuals) if residual]
        for size in range(1, most + 1):
            found = set()
            for cells in self._covers(failing, size):
                values = self._solve(table, cells, residuals)
                if values is not None:
                    found.add(frozenset(values.items()))
            if found:
                return found
        return set()

    def _covers(self, failing: Sequence[int], size: int) -> Iterator[tuple[Cell, ...]]:
        """Sets of cells that could mend all: each failing sum holds one of them, no sum that holds just one."""
        seen = set()

        def extend(chosen: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
            touched: dict[int, int] = defaultdict(int)
            for cell in chosen:
                for number in self.of_cell[cell]:
                    touched[number] += 1
            open_sums = [n for n in failing if not touched[n]]
            open_sums += [n for n, count in touched.items() if count == 1 and n not in failing]
            if len(chosen) == size:
                if not open_sums and frozenset(chosen) not in seen:
                    seen.add(frozenset(chosen))
                    yield chosen
                return
            left = size - len(chosen)
            if len(open_sums) > 2 * left:
                return
            # Every open sum needs one more cell: the shortest is tried. With none open, any failing sum will do.
            among = (
                self.sums[min(open_sums, key=lambda n: len(self.sums[n]))]
                if open_sums
                else {cell: 0 for n in failing for cell in self.sums[n]}
            )
            for cell in among:
                if cell not in chosen:
                    yield from extend((*chosen, cell))

        yield from extend(())

    def _solve(self, table: Table, cells: Sequence[Cell], residuals: Sequence[Decimal]) -> dict[Cell, Decimal] | None:
        numbers = sorted({number for cell in cells for number in self.of_cell[cell]})
        matrix = [[Fraction(self.sums[n].get(cell, 0)) for cell in cells] + [Fraction(-residuals[n])] for n in numbers]
        done = 0
        for column in range(len(cells)):
            pivot = next((row for row in range(done, len(matrix)) if matrix[row][column]), None)
            if pivot is None:
                return None
            matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
            matrix[done] = [entry / matrix[done][column] for entry in matrix[done]]
            for row in range(len(matrix)):
                if row != done and matrix[row][column]:
                    lead = matrix[row][column]
                    matrix[row] = [a - lead * b for a, b in zip(matrix[row], matrix[done], strict=True)]
            done += 1
        if any(row[-1] for row in matrix[done:]):
            return None
        steps = [matrix[row][-1] for row in range(done)]
        if not all(steps):
            return None
        values = {}
        for cell, step in zip(cells, steps, strict=True):
            value = Fraction(table.value(*cell) or 0) + step
            granule = Fraction(table.by_code[cell[1]].granule)
            if value < 0 or value % granule:
                return None
            if table.by_code[cell[1]].kind is Kind.RATE and value > 1:
                return None
            values[cell] = Decimal(value.numerator) / Decimal(value.denominator)
        return values


# --- judging ----------------------------------------------------------------------------------------------


@dataclass
class Score:
    """How the planted errors of one kind fared."""

    planted: int = 0
    unique: int = 0
    unique_found: int = 0
    several: int = 0
    several_listed: int = 0
    only: int = 0
    first: int = 0
    third: int = 0
    seconds: list[float] = field(default_factory=list)


def search(table: Table, equations: Sequence[Equation], limits: Limits) -> Search:
    """The search alone, on the findings of an ordinary check."""
    report = evaluate("", 1, table, [], None, diagnosis=False)
    assert report.table is not None
    return diagnose(report.table, equations, report.findings, limits)


def combined(found: Search) -> Iterator[tuple[list[Diagnosis], int]]:
    """Whole answers: one alternative of each cause; the rank of an answer is its worst one's."""
    ranks = [len(group) for group in found.groups]
    if not ranks:
        return
    for rank in range(max(ranks)):
        yield [group[min(rank, len(group) - 1)] for group in found.groups], rank


def content(diagnoses: Sequence[Diagnosis]) -> dict[Cell, Decimal]:
    """What cells would hold; a blank counts as 0."""
    return {
        (change.place.unit or "", change.place.indicator or ""): change.after or Decimal(0)
        for diagnosis in diagnoses
        for change in diagnosis.changes
    }


def rank_of(found: Search, due: dict[Cell, Decimal]) -> int | None:
    """The rank of the planted error: the worst rank among the causes that together are it."""
    worst, rest = 0, dict(due)
    for group in found.groups:
        for rank, diagnosis in enumerate(group):
            changes = content([diagnosis])
            if changes and all(rest.get(cell) == value for cell, value in changes.items()):
                worst = max(worst, rank)
                for cell in changes:
                    del rest[cell]
                break
        else:
            return None
    return worst if not rest else None


def listed(found: Search) -> set[frozenset[tuple[Cell, Decimal]]]:
    """Every whole answer: the product of the alternatives of all causes."""
    answers: list[dict[Cell, Decimal]] = [{}]
    for group in found.groups:
        answers = [answer | content([diagnosis]) for answer in answers for diagnosis in group]
    return {frozenset(answer.items()) for answer in answers}


def judge(
    score: Score, table: Table, broken: Table, planted: Values, equations: Sequence[Equation], brute: BruteForce | None
) -> None:
    """Plant, search, compare."""
    found = search(broken, equations, Limits(seconds=10, alternatives=500))
    due = {cell: table.value(*cell) or Decimal(0) for cell in planted}
    rank = rank_of(found, due)
    score.planted += 1
    score.seconds.append(found.seconds)
    score.only += rank == 0 and all(len(group) == 1 for group in found.groups)
    score.first += rank == 0
    score.third += rank is not None and rank < 3
    if brute is None:
        return
    smallest = brute.smallest(broken, len(planted))
    if len(smallest) == 1:
        score.unique += 1
        score.unique_found += listed(found) == smallest
    elif smallest:
        score.several += 1
        score.several_listed += smallest <= listed(found) and any(d.ambiguous for d in found.diagnoses)


def hit_rates(name: str, table: Table, per_kind: int, generator: random.Random) -> bool:
    """Print one table of figures; whether all requirements hold."""
    rules = inference.infer(table)
    equations = [equation for rule in rules for equation in rule.equations(table)]
    clean = evaluate("", 1, table, [], None)
    assert all(finding.difference is None for finding in clean.findings), "nothing may fail before anything is planted"
    cells = summed_cells(table, equations)
    brute = BruteForce(table, equations)
    print(f"\n{name}: {len(table.rows)} rows x {len(table.codes)} columns")
    print(f"{'planted':14}{'n':>5}{'one smallest: found':>21}{'several: all listed':>21}{'only':>7}"
          f"{'top-1':>8}{'top-3':>8}{'earlier top-1':>15}{'top-3':>8}{'mean ms':>9}{'max':>7}")  # fmt: skip
    fine = True
    singles = list(SLIPS)
    plans: dict[str, Callable[[], Values]] = {
        kind: (lambda kind=kind: plant(table, cells, [kind], generator)) for kind in singles
    }
    plans["swap"] = lambda: plant_swap(table, cells, generator)
    plans["two cells"] = lambda: plant(table, cells, generator.choices(singles, k=2), generator)
    plans["three cells"] = lambda: plant(table, cells, generator.choices(singles, k=3), generator)
    for kind, make in plans.items():
        score = Score()
        for _ in range(per_kind):
            planted = make()
            judge(score, table, changed(table, planted), planted, equations, brute if kind != "swap" else None)
        top1, top3 = 100 * score.first / score.planted, 100 * score.third / score.planted
        before = EARLIER[kind]
        good = score.unique_found == score.unique and score.several_listed == score.several
        good = good and (table.title == "样表" or (top1 >= before[0] - 2 and top3 >= before[1] - 2))
        fine = fine and good
        print(
            f"{kind:14}{score.planted:5}{f'{score.unique_found}/{score.unique}':>21}"
            f"{f'{score.several_listed}/{score.several}':>21}{score.only:7}{top1:8.1f}{top3:8.1f}"
            f"{before[0]:15.1f}{before[1]:8.1f}{1000 * sum(score.seconds) / len(score.seconds):9.1f}"
            f"{1000 * max(score.seconds):7.0f}{'' if good else '  <-'}"
        )
    return fine


def as_printed() -> None:
    """The table as the bureau issued it: one shift explains all five failed sums."""
    (found,) = read_tables(SAMPLE.with_name("targets.xlsx"))
    times = []
    for _ in range(5):
        table = replace(found.table)
        start = perf_counter()
        report = evaluate("", 1, table, [], None)
        times.append((perf_counter() - start, report.search.seconds if report.search else 0.0))
    (diagnosis,) = report.diagnoses
    print(f"as printed: {diagnosis.cause}, explains {len(diagnosis.explains)}; "
          f"search {1000 * min(times[1:])[1]:.1f} ms (first run {1000 * times[0][1]:.1f} ms)")  # fmt: skip


def scale(generator: random.Random) -> None:
    """Times and memory at 3,000 and 40,000 units."""
    print(
        f"\n{'units':>7}{'errors':>8}{'search s: mean':>16}{'max':>8}{'check + search s':>18}"
        f"{'right':>7}{'top-3':>7}{'MB':>7}"
    )
    for units, repeats in ((3000, 8), (40000, 3)):
        table = made_table(units, (7, 4, 2, 2), 9, generator)
        equations = [equation for rule in inference.infer(table) for equation in rule.equations(table)]
        cells = generator.sample(summed_cells(table, equations), 2000)
        for errors in (1, 2, 3):
            times, whole, right, third = [], [], 0, 0
            for _ in range(repeats):
                planted = plant(table, cells, generator.choices(list(SLIPS), k=errors), generator)
                broken = changed(table, planted)
                start = perf_counter()
                report = evaluate("", 1, broken, [], None)
                whole.append(perf_counter() - start)
                assert report.search is not None
                times.append(report.search.seconds)
                rank = rank_of(report.search, {cell: table.value(*cell) or Decimal(0) for cell in planted})
                right += rank == 0
                third += rank is not None and rank < 3
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{units:7}{errors:8}{sum(times) / repeats:16.3f}{max(times):8.3f}{max(whole):18.2f}"
                  f"{right:4}/{repeats}{third:5}/{repeats}{memory:7}")  # fmt: skip


def main() -> int:
    """Run what was asked for; 1 where a requirement does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--per-kind", type=int, default=100)
    parser.add_argument("--scale", action="store_true", help="also 3,000 and 40,000 units")
    arguments = parser.parse_args()
    as_printed()
    generator = random.Random(arguments.seed)
    fine = hit_rates("江宁 2020, mended", real_table(), arguments.per_kind, generator)
    small = made_table(40, (4, 3, 2), 0, generator)
    fine = hit_rates("3 groups x 40 units", small, arguments.per_kind, generator) and fine
    if arguments.scale:
        scale(generator)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
