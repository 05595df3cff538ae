"""Answers: what a program said about a table, in one form for cedu and for AggreCol."""

import csv
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from types import FrameType

from marked import Cell, MarkedTable

from cedu_targets import check
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.report import Report

SUM_CHECKS = ("PW", "DS", "NA")
SUM_ENTRIES = ("RD060", "RD061", "RD062")
"""Entries that speak for many sums of a table: off by rounding, not confirmed, stated and hardly ever right."""


@dataclass(frozen=True)
class Claim:
    """One finding: at a cell, `actual` is off by `difference`; a finding about a whole relation has no difference."""

    code: str
    severity: str
    cell: Cell | None
    related: tuple[Cell, ...] = ()
    actual: Decimal | None = None
    difference: Decimal | None = None

    @property
    def is_sum_claim(self) -> bool:
        """Whether it says that a sum is wrong: an error or a warning."""
        return (self.code[:2] in SUM_CHECKS or self.code in SUM_ENTRIES) and self.severity != "note"

    @property
    def named(self) -> tuple[Cell, ...]:
        """The totals that it calls wrong: its own cell; of a finding about a relation, all its places as well."""
        own = () if self.cell is None else (self.cell,)
        return own if self.difference is not None else own + self.related

    @property
    def touched(self) -> frozenset[Cell]:
        """Every cell that it points to."""
        return frozenset(self.related if self.cell is None else (self.cell, *self.related))


@dataclass(frozen=True)
class Answer:
    """What was said about one table."""

    read: bool = False
    judged: bool = False
    exit_code: int | None = None
    claims: tuple[Claim, ...] = ()
    not_judged: int = 0
    """How many entries name what could not be judged."""
    seconds: float = 0.0
    failure: str = ""
    """Why there is no answer: a time limit, or the code of what made the file unreadable."""

    @property
    def nothing_found(self) -> bool:
        """A clean bill of health: exit 0, no finding of any severity, nothing named as not judged."""
        return self.exit_code == 0 and not self.claims and not self.not_judged


class OverTime(BaseException):
    """The time limit of one file; no `except Exception` on the way keeps it."""


def cedu_answer(table: MarkedTable, folder: Path, limit: float) -> Answer:
    """Writes the table as csv and checks it, for at most `limit` seconds."""
    path = folder / "table.csv"
    write(table, path)
    start = perf_counter()
    try:
        with _limited(limit):
            report = check(path)
    except OverTime:
        return Answer(seconds=perf_counter() - start, failure="over time")
    return _answer(report, perf_counter() - start)


def write(table: MarkedTable, path: Path) -> None:
    """The table as a csv whose lines are its rows; a line break in a cell becomes a space."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([" ".join(text.splitlines()) for text in row] for row in table.rows)


def _answer(report: Report, seconds: float) -> Answer:
    faults = [file.fault.code for file in report.files if file.fault is not None]
    return Answer(
        read=len(faults) < len(report.files),
        judged=any(file.is_judged for file in report.files),
        exit_code=report.exit_code,
        claims=tuple(_claim(finding) for file in report.files for finding in file.findings),
        not_judged=sum(len(file.not_judged) for file in report.files),
        seconds=seconds,
        failure=" ".join(sorted(set(faults))),
    )


def _claim(finding: Finding) -> Claim:
    related = tuple(place.position for place in finding.related if place.position is not None)
    severity = Severity.NOTE if finding.is_question else finding.severity
    return Claim(
        finding.code, severity.value, finding.place.position, related, finding.actual, finding.difference
    )  # fmt: skip


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OverTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
