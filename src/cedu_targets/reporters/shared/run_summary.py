"""A run with very many findings in a few lines: how much is sound, what was found how often, and where most of it is.

Reports for people begin with it where nobody would read all there is; a smaller run has none.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.numbers import percent
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of

MANY = 1_000
"""Findings of a run; with more it is told in short first."""
MOST_WORST = 10
MOST_FILES = 200
"""Files whose findings a page for people lists, where there are very many findings."""
_KINDS = (*map(str, Severity), "question", "explained")


class CodeCount(Struct, frozen=True):
    """How often something was found, and how it is to be taken: a severity, `question` or `explained`."""

    kind: str
    mark: str
    word: str
    code: str
    title: str
    count: int


class Worst(Struct, frozen=True):
    """A unit of a table, or a file of several: how many errors and warnings are in it."""

    name: str
    errors: int
    warnings: int


class RunSummary(Struct, frozen=True):
    """What is said of all findings together."""

    heading: str
    lines: Sequence[str]
    """How much is sound; where every finding can be had."""
    counts: Sequence[CodeCount]
    """The gravest first, of these the most frequent."""
    worst_heading: str
    worst: Sequence[Worst]
    """The first MOST_WORST."""


def has_many(report: Report) -> bool:
    """Whether there are more findings than anybody reads."""
    return sum(len(file.findings) for file in report.files) > MANY


def run_summary(report: Report, messages: Messages) -> RunSummary | None:
    """The run in short; None where its findings are few enough to be read."""
    if not has_many(report):
        return None
    codes: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    failing_rows = rows = 0
    of_files = report.is_of_several_files
    for file in report.files:
        failing = _counted(file, codes, places, of_files=of_files)
        if file.table is not None:
            rows += len(file.table.rows)
            failing_rows += len(failing.intersection(file.table.rows))
    total = sum(codes.values())
    lines = [messages.term("run_rows", rows=rows, sound=rows - failing_rows, share=_share(rows - failing_rows, rows))]
    ordered = sorted(codes.items(), key=lambda one: (_KINDS.index(one[0][0]), -one[1], one[0][1]))
    return RunSummary(
        heading=messages.term("run_heading", count=total),
        lines=[*(lines if rows else ()), messages.term("run_all", count=total)],
        counts=[
            CodeCount(kind, SYMBOLS[kind], messages.term(kind), code, messages.title(code), count)
            for (kind, code), count in ordered
        ],
        worst_heading=messages.term("run_worst_files" if of_files else "run_worst_units"),
        worst=_worst(places),
    )


def _counted(
    file: FileReport, codes: Counter[tuple[str, str]], places: Counter[tuple[str, str]], *, of_files: bool
) -> set[str]:
    """Count a file's findings, once over them; the rows in which there is an error."""
    failing: set[str] = set()
    for finding in file.findings:
        kind, unit = kind_of(finding), finding.place.unit
        codes[kind, finding.code] += 1
        if kind == "error" and unit is not None:
            failing.add(unit)
        name = file.path if of_files else unit
        if kind in ("error", "warning") and name is not None:
            places[name, kind] += 1
    return failing


def _worst(places: Counter[tuple[str, str]]) -> list[Worst]:
    names = dict.fromkeys(name for name, _ in places)
    found = [Worst(name, places[name, "error"], places[name, "warning"]) for name in names]
    return sorted(found, key=lambda one: (-one.errors, -one.warnings))[:MOST_WORST]


def _share(part: int, whole: int) -> str:
    """In per cent with one decimal, cut off: what is not all of it never reads as 100 %."""
    return percent(Decimal(1000 * part // whole).scaleb(-3)) if whole else ""


def files_told(report: Report) -> list[int]:
    """The positions of the tables that are told one by one, in their order: of a run with many the worst."""
    numbers = list(range(len(report.files)))
    if len(numbers) <= MOST_FILES or not has_many(report):
        return numbers

    def gravity(number: int) -> tuple[bool, int, int]:
        file = report.files[number]
        kinds = Counter(map(kind_of, file.findings))
        return file.fault is None, -kinds["error"], -kinds["warning"]

    return sorted(sorted(numbers, key=gravity)[:MOST_FILES])


def files_left(report: Report, told: int, messages: Messages) -> list[str]:
    """That others are not told one by one; nothing where all are."""
    left = len(report.files) - told
    return [messages.term("run_files_left", count=left)] if left else []
