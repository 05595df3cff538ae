"""Made tables of many structures with known sums: which structure costs false findings, and which one misses slips.

    PYTHONPATH=src python benchmarks/structures.py --tables 2000 [--seed 1] [--keep FOLDER]

Each table draws a shape (levels, blocks, breakdowns, totals above or below, named or not), columns (totals left or
right, groups, years, rates) and numbers; half of them get one slip. Scored by feature: findings that are false, slips
that are named, tables in which nothing was judged, and wrong totals that pass as "nothing found".
"""

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from made_structures import Maker
from structure_slips import Cell, Made

from cedu_targets import check
from cedu_targets.domain.finding import Finding, Severity

SUMS, ENTRIES = ("PW", "DS", "NA"), ("RD060", "RD061")
OTHERS = ("RD001", "RD005", "RD006", "RT")


@dataclass
class Outcome:
    """What was said of a table."""

    false: list[Finding] = field(default_factory=list)
    others: list[Finding] = field(default_factory=list)
    true: int = 0
    tails: int = 0
    """Findings, one each, where nothing but rounding is wrong."""
    found: bool = False
    judged: bool = False
    read: bool = False
    passed: bool = False
    noted: bool = False
    ended_well: bool = False
    """A slip that is not named, and exit code 0."""


def slipped_totals(made: Made) -> set[Cell]:
    """The totals that a slip makes wrong."""
    if made.features["slip"] == "left_out" and made.slip:
        return {one.total for one in made.sums if one.total[0] == made.slip[0] and made.off(one)}
    return {one.total for one in made.sums if made.slip in (one.total, *one.parts) and made.off(one)}


def outcome(made: Made, path: Path) -> Outcome:
    """Check a table and hold the answer against its truth."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(made.grid)
    report = check(path)
    has_sums = any(made.off(one) is not None for one in made.sums)
    found = Outcome(judged=not has_sums or any(file.is_judged for file in report.files))
    found.read = all(file.fault is None for file in report.files)
    offs: dict[Cell, set[Decimal]] = defaultdict(set)
    for one in made.sums:
        if off := made.off(one):
            offs[one.total].add(abs(off))
    plain = slipped_totals(made)
    amounts = {amount for cell in plain for amount in offs[cell]}
    for finding in (one for file in report.files for one in file.findings):
        severity = Severity.NOTE if finding.is_question else finding.severity
        if severity is Severity.NOTE:
            places = {finding.place.position, *(place.position for place in finding.related)}
            found.noted |= finding.code in ENTRIES and bool(places & plain)
            continue
        if finding.code.startswith(OTHERS):
            found.others.append(finding)
        if finding.code[:2] not in SUMS and finding.code not in ENTRIES:
            continue
        own, related = finding.place.position, {place.position for place in finding.related}
        named = {own} if finding.difference is not None else {own, *related}
        if finding.difference is None:
            is_true = bool(named & offs.keys())
        else:
            amount = abs(finding.difference)
            is_true = amount in offs.get(own or (-1, -1), ()) or (amount in amounts and made.slip in {own, *related})
        is_tail = (
            is_true
            and finding.difference is not None
            and own not in plain
            and amounts.isdisjoint({abs(finding.difference)})
        )
        found.tails += is_tail
        found.true += is_true and not is_tail
        found.false += [] if is_true else [finding]
        found.found |= bool(named & plain) or (is_true and made.slip in {own, *related})
    silent = not any(file.findings or file.not_judged for file in report.files)
    found.ended_well = bool(plain) and not found.found and report.exit_code == 0
    found.passed = bool(plain) and not found.found and report.exit_code == 0 and silent
    return found


Table = tuple[Made, Outcome]


def print_scores(tables: Sequence[Table]) -> None:
    """The score of all tables, then by feature."""
    groups: dict[tuple[str, str], list[Table]] = defaultdict(list)
    for made, found in tables:
        groups["all", ""].append((made, found))
        for feature in made.features.items():
            groups[feature].append((made, found))
    columns = "tables unread silent true tails false (tables) others slips found noted exit-0 passed".split()
    print(f"{'feature':34}" + "".join(f"{name:>8}" for name in columns))
    for (feature, value), own in sorted(groups.items()):
        answers = [found for _, found in own]
        slips = [found for made, found in own if made.slip]
        figures: list[object] = [len(own), sum(not one.read for one in answers), sum(not one.judged for one in answers)]
        figures += [
            sum(one.true for one in answers),
            sum(one.tails for one in answers),
            sum(len(one.false) for one in answers),
        ]
        figures += [sum(bool(one.false) for one in answers), sum(len(one.others) for one in answers), len(slips)]
        share = sum(one.found for one in slips) / len(slips) if slips else 0
        figures += [f"{share:.2f}", sum(one.noted and not one.found for one in slips)]
        figures += [sum(one.ended_well for one in slips), sum(one.passed for one in slips)]
        print(f"{feature:>20} {value:13}" + "".join(f"{one!s:>8}" for one in figures))


def kept(made: Made, found: Outcome) -> str:
    """A table as text, with what was wrong about its answer; blank where nothing was."""
    missed = made.slip is not None and not found.found
    if not (missed or found.false or found.others or not found.judged):
        return ""
    head = [f"{key}={value}" for key, value in made.features.items()]
    said = [f"{one.code} {one.place.cell} {one.difference}" for one in (*found.false, *found.others)]
    labels = (
        "MISSED " * missed,
        "FALSE " * bool(found.false),
        "OTHER " * bool(found.others),
        "SILENT" * (not found.judged),
    )
    lines = ["".join(labels), " ".join(head), f"slip {made.slip}", *said, *("\t".join(row) for row in made.grid)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make tables, check them, print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the tables that were not rightly answered")
    arguments = parser.parse_args()
    scores: list[Table] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(arguments.tables):
            made = Maker(f"{arguments.seed}:{number}").make()
            found = outcome(made, Path(folder) / "table.csv")
            scores.append((made, found))
            if arguments.keep and (text := kept(made, found)):
                arguments.keep.mkdir(exist_ok=True)
                (arguments.keep / f"{number:05}.txt").write_text(text, encoding="utf-8")
    print_scores(scores)


if __name__ == "__main__":
    main()
