"""Writes the reports in docs/reports anew: `python docs/make_reports.py [FOLDER]` (`make examples`).

They are what the program says of examples/jiangning-2020, `cedu gap` in every format and `cedu check` as a page; of
examples/suzhou-2019, `cedu status`, of examples/baisheng-2020, `cedu rollup`, and of examples/panzhihua-xiqu-2019-2023,
`cedu gap` of a text with targets, in every format; in both languages.
A test compares them with what the program says now.
"""

import sys
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path

from cedu_targets import check, gap, rollup, status
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named, formats_of, renderer

ROOT = Path(__file__).absolute().parents[1]
SAMPLES = ROOT / "examples" / "jiangning-2020"
SCHEDULE = ROOT / "examples" / "suzhou-2019"
FORMS = ROOT / "examples" / "baisheng-2020"
PLAN = ROOT / "examples" / "panzhihua-xiqu-2019-2023"
REPORTS = ROOT / "docs" / "reports"


def reports() -> Iterator[tuple[str, bytes]]:
    """The name and the content of every report, as a user in the folder of the samples would get it."""
    with chdir(SAMPLES):
        gaps = gap(
            "targets-mended.xlsx",
            ["achieved-illustrative.xlsx"],
            base="last-year-illustrative.xlsx",
            as_of=date(2020, 9, 30),
        )
        checked = check("targets.xlsx")
        for language in Language:
            words = Messages(language)
            for one in whole_formats(ReportKind.GAP):
                yield f"gap.{language}{one.suffix or '.txt'}", _bytes(renderer(one, REPORTS)(gaps, words))
            page = renderer(format_named(ReportKind.CHECK, "html"))
            yield f"check.{language}.html", _bytes(page(checked, words))
    with chdir(SCHEDULE):
        standing = status("notice.txt", ["returned"], as_of=date(2019, 6, 15))
        for language in Language:
            for one in formats_of(ReportKind.STATUS):
                report = renderer(one, REPORTS)(standing, Messages(language))
                yield f"status.{language}{one.suffix or '.txt'}", _bytes(report)
    with chdir(FORMS):
        together = rollup("returned", rules="baisheng-2020", units="villages.xlsx", as_of=date(2020, 8, 10))
        for language in Language:
            for one in formats_of(ReportKind.ROLLUP):
                report = renderer(one, REPORTS)(together, Messages(language))
                yield f"rollup.{language}{one.suffix or '.txt'}", _bytes(report)
    with chdir(PLAN):
        achieved = ["achieved-2020-illustrative.xlsx", "achieved-2021-illustrative.xlsx"]
        reached = gap("notice.txt", achieved, bases=["bases-illustrative.xlsx"], as_of=date(2021, 12, 31))
        for language in Language:
            for one in formats_of(ReportKind.ATTAINMENT):
                report = renderer(one, REPORTS)(reached, Messages(language))
                yield f"attainment.{language}{one.suffix or '.txt'}", _bytes(report)


def whole_formats(kind: ReportKind) -> list[ReportFormat]:
    """Those that are made at once: rows of all tasks are for programs, and their columns stand in the READMEs."""
    return [one for one in formats_of(kind) if not one.is_streamed]


def _bytes(report: str | bytes) -> bytes:
    return report if isinstance(report, bytes) else report.encode()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    folder.mkdir(exist_ok=True)
    for name, content in reports():
        (folder / name).write_bytes(content)
