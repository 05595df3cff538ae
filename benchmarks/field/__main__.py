"""How often `check` is right about tables that nobody here wrote, beside a published detector.

    python benchmarks/field CHECKOUT [--report LINES.jsonl] [--slips N] [--held] [--tables DIR]
                            [--aggrecol PYTHON --work DIR [--operators All]]

CHECKOUT is a checkout of the AggreCol collection (github.com/lanchiang/AggreCol, Apache-2.0): 466 sheets in which
people marked which cells are sums of which. The sheets come from many offices and companies and are in no way ours to
pass on: nothing of them is kept in this project. They are checked one by one as csv, without a rule pack.

Half of the files, by a hash of their names, are for developing. The other half is counted, but neither checked nor
shown without `--held`: use it for a last run only.

A marked total is off when it differs from its marked parts by more than the error level of its mark; up to there, and
for binary dust, it is not asked for. A finding is true when it stands at a marked total that is off by the amount
that it states. `--slips N` plants N slips of the pen a file, each in a copy and into a marked sum that holds.
`--report` has a line for each file: what was said and what it is worth, the misses, the slips, and the findings that
nobody marked (RD001, RD005, RD006, RT). `--tables` writes each table as csv, to open the worst.

AggreCol is run from the checkout by the Python of a venv with `benchmarks/field/requirements.txt`. Its results stay in
`--work` and are taken from there the next time. It looks for sums alone, or, with `--operators All`, for all that it
knows, as in its published setting. What it finds off stands for an error; its error level (0.05 % of the total) is how
far a sum may be off to be found at all.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answers import Answer, cedu_answer, write
from marked import Cell, MarkedTable, load
from peer import peer_answers
from score import Catch, TableScore, catch, score, tally
from slips import PlantedSlip, plant

from cedu_targets.domain.place import a1

SEED = 13


@dataclass(frozen=True)
class Side:
    """What one program said: a score of each table, and whether each planted slip shows."""

    name: str
    scores: list[TableScore]
    catches: list[Catch]


def main() -> None:
    """Load, ask, score, print."""
    options = _options()
    tables = list(load(options.checkout))
    halves = {half: [one for one in tables if one.half(options.seed) == half] for half in ("development", "held")}
    lines: list[dict[str, Any]] = []
    for half, members in halves.items():
        if half == "held" and not options.held:
            print(f"\nheld half: {len(members)} files, not looked at")
            continue
        slips = [list(plant(one, options.slips, options.seed)) for one in members]
        sides = [_cedu(members, slips, options.limit)]
        if options.aggrecol:
            sides.append(_aggrecol(members, slips, options))
        _print(half, sides)
        lines += _lines(half, sides[0], slips)
        if options.tables:
            _write(members, half, options.tables)
    if options.report:
        options.report.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--report", type=Path, help="write a line of JSON for each file")
    parser.add_argument("--tables", type=Path, help="write each table as csv into this folder")
    parser.add_argument("--slips", type=int, default=1, help="copies of each file with a slip in each (default 1)")
    parser.add_argument("--seed", type=int, default=SEED, help="for the halves and the slips")
    parser.add_argument("--limit", type=float, default=20, help="seconds for one file (default 20)")
    parser.add_argument("--held", action="store_true", help="the held half as well")
    parser.add_argument("--aggrecol", type=Path, help="the Python that runs AggreCol")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "aggrecol-answers")
    parser.add_argument("--operators", choices=("Sum", "All"), default="Sum")
    return parser.parse_args()


def _cedu(tables: Sequence[MarkedTable], slips: Sequence[Sequence[PlantedSlip]], limit: float) -> Side:
    scores, catches = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number, (table, planted) in enumerate(zip(tables, slips, strict=True), start=1):
            answer = cedu_answer(table, Path(folder), limit)
            scores.append(score(table, answer))
            catches += [catch(one, answer, cedu_answer(one.table, Path(folder), limit)) for one in planted]
            if sys.stderr.isatty():
                print(f"\r{number} of {len(tables)}", end="", file=sys.stderr)
    return Side("cedu", scores, catches)


def _aggrecol(
    tables: Sequence[MarkedTable], slips: Sequence[Sequence[PlantedSlip]], options: argparse.Namespace
) -> Side:
    def answers(asked: Sequence[MarkedTable]) -> list[Answer]:
        python, work = options.aggrecol.absolute(), options.work
        return peer_answers(asked, options.checkout, python, work, options.limit, options.operators)

    before = answers(tables)
    copies = [one.table for planted in slips for one in planted]
    after = iter(answers(copies) if copies else [])
    catches = [
        catch(one, answer, next(after)) for answer, planted in zip(before, slips, strict=True) for one in planted
    ]
    return Side("AggreCol", [score(*pair) for pair in zip(tables, before, strict=True)], catches)


def _print(half: str, sides: Sequence[Side]) -> None:
    columns = [dict(tally(side.scores, side.catches, side.name == "cedu")) for side in sides]
    print(f"\n{half + ' half':48}" + "".join(f"{side.name:>22}" for side in sides))
    for label in columns[0]:
        print(f"{label:48}" + "".join(f"{column.get(label, ''):>22}" for column in columns))


def _lines(half: str, side: Side, slips: Sequence[Sequence[PlantedSlip]]) -> Iterator[dict[str, Any]]:
    """A line for each file: enough to open the worst and read on."""
    catches = iter(side.catches)
    for number, (one, planted) in enumerate(zip(side.scores, slips, strict=True), start=1):
        table, answer = one.table, one.answer
        yield {
            "half": half, "number": number, "file": table.file, "sheet": table.sheet, "read": answer.read,
            "judged": answer.judged, "exit_code": answer.exit_code, "failure": answer.failure,
            "seconds": round(answer.seconds, 2), "marked": len(table.by_total), "off": len(table.totals_off),
            "true": sum(verdict == "true" for _, verdict in one.verdicts),
            "false": sum(verdict in ("other amount", "holds", "not marked") for _, verdict in one.verdicts),
            "findings": [
                {"code": claim.code, "severity": claim.severity, "cell": claim.cell and a1(*claim.cell),
                 "difference": None if claim.difference is None else str(claim.difference), "verdict": verdict}
                for claim, verdict in one.verdicts
            ],
            "misses": [
                {"cell": a1(*cell), "state": table.totals_off[cell],
                 "differences": [str(s.difference) for s in table.by_total[cell] if s.state.is_off]}
                for cell in one.misses
            ],
            "nothing_found": answer.nothing_found, "not_judged": answer.not_judged,
            "to_be_read": [
                {"code": claim.code, "cell": claim.cell and a1(*claim.cell), "text": _text(table, claim.cell)}
                for claim in one.unmarked
            ],
            "slips": [
                {"kind": slip.kind, "cell": a1(*slip.cell), "total": a1(*slip.mark.total), "found": next(catches).found}
                for slip in planted
            ],
        }  # fmt: skip


def _text(table: MarkedTable, cell: Cell | None) -> str:
    """What stands in a cell; nothing where a finding is about no cell of the table."""
    row, column = cell or (len(table.rows), 0)
    return table.rows[row][column].strip() if row < len(table.rows) and column < len(table.rows[row]) else ""


def _write(tables: Sequence[MarkedTable], half: str, folder: Path) -> None:
    """Each table as csv, named by its number in the report: published names are no safe file names."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, table in enumerate(tables, start=1):
        write(table, folder / f"{half}-{number:03}.csv")


if __name__ == "__main__":
    main()
