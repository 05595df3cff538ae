"""Wide tables for the tests: drawn district by district, as one csv for an engine and as an ordinary form each."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from msgspec.structs import replace

from cedu_targets.api import check
from cedu_targets.engines.report import WideReport
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.files.source import NamedBytes
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.written_pack import load_pack
from cedu_targets.report import FileReport

TITLE = "样区2026年社区教育目标任务表"
NAMES = {
    "1": "培训合计", "2": "农民培训", "3": "职工培训", "4": "培训中女性", "5": "活动场数", "6": "社区教育活动项目",
    "7": "参与率", "8": "覆盖率",
}  # fmt: skip
RULES = """
  - {id: parts, check: part_whole, whole: "1", parts: ["2", "3"]}
  - {id: women, check: not_above, part: ["4"], whole: ["1"]}
  - {id: below, check: not_above, part: ["3"], whole: ["2", "5"], strict: true, severity: warning}
  - {id: floor, check: bounds, indicators: ["5"], at_least: "2", at_most: "40", rows: units, without: [丁村]}
  - {id: alone, check: bounds, indicators: ["2"], at_most: "60", only: [甲村, 丙村]}
  - {id: one-of, check: either, floors: [{indicator: "5", at_least: "3"}, {indicator: "6", at_least: "4"}]}
  - {id: filled, check: present, indicators: ["1", "6"]}
  - {id: hundredths, check: granule, indicators: ["1..3"], step: "0.01"}
  - {id: whole, check: granule, indicators: ["4..6"], step: "1"}
  - {id: share, check: rates, indicators: ["7", "8"]}
  - {id: per-event, check: coverage, count: "6", of: "5", at_least: "10%", at_most: "120%"}
  - {id: sums, check: district_sum, indicators: ["1..6"]}
"""
Row = Sequence[str]


def pack(folder: Path, blanks: str = "zero", rounding: str = "") -> RulePack:
    """The pack with a rule of every kind that is said in SQL."""
    path = folder / "pack.yaml"
    indicators = "".join(f'  "{code}": {name}\n' for code, name in NAMES.items())
    text = f'name: wide\ntitle: {TITLE}\ncolumns: ["1..8"]\nblanks: {blanks}\n{rounding}district: 全区\n'
    path.write_text(f"{text}indicators:\n{indicators}rules:{RULES}", encoding="utf-8")
    return load_pack(path)


def wide_csv(districts: Mapping[str, Mapping[str, Row]], path: Path) -> Path:
    """All districts in one file: a row a unit, the district's own with a blank for the unit."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["区", "村", *(f"c{code}" for code in NAMES)])
        for district, rows in districts.items():
            for unit, cells in rows.items():
                writer.writerow([district, "" if unit == "全区" else unit, *cells])
    return path


def form_of(rows: Mapping[str, Row]) -> NamedBytes:
    """One district as an ordinary form."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([TITLE])
    writer.writerow(["单位", *NAMES.values()])
    writer.writerow(["", *NAMES])
    for unit, cells in rows.items():
        writer.writerow([unit, *cells])
    return NamedBytes("form.csv", text.getvalue().encode())


def ordinary(rows: Mapping[str, Row], by: RulePack) -> FileReport:
    """The form as it is read and judged ordinarily; that its own row sums all others is stated by a wide table."""
    (report,) = check(form_of(rows), rules=by, diagnosis=False).files
    assert report.table is not None, report.fault
    remarks = [one for one in report.findings if one.rule in ("roster", "reading") and one.code != "RD062"]
    steps = {code: Decimal("0.01") if code in "123" else Decimal(1) for code in "123456"}
    indicators = tuple(replace(one, granule=steps.get(one.code, one.granule)) for one in report.table.indicators)
    stated = replace(report.table, row_totals=(), indicators=indicators)
    return evaluate(report.path, 1, stated, remarks, by, diagnosis=False)


def counts_of(report: FileReport, *, is_odd: bool = False) -> Counter[tuple[str, str, str]]:
    """How often each rule of the pack is broken, and how often a cell is no number.

    Of a district with odd cells the engine's count is that of its own report. RT004, a note, is told only of districts that are judged one by one.
    """
    assert report.table is not None
    found: Counter[tuple[str, str, str]] = Counter()
    told = {one.place.unit for one in report.findings if one.code == "DS001" and one.place.indicator == "1"}
    for one in report.findings:
        places = [one.place, *one.related] if one.code == "RD062" else [one.place]
        if one.code == "RD062":  # a sum that fails almost everywhere: one finding, in which blank totals are not told
            blank = [at.unit for at in places if report.table.value(str(at.unit), str(at.indicator)) is None]
            found["filled", "PR001", "error"] -= 0 if is_odd else sum(unit not in told for unit in blank)
            found[one.rule, "PW001", one.severity] += len(places)
        elif one.code in ("RD001", "RD005") or (one.rule not in ("roster", "reading") and one.code != "RT004"):
            found[one.rule, one.code, one.severity] += 1
    return found


def cells_of(report: FileReport, district: str) -> Counter[tuple[object, ...]]:
    """What is found in each cell; `district` is what the district's own row is called."""
    return Counter(
        (one.code, one.rule, "" if one.place.unit == district else one.place.unit, one.place.indicator, one.actual,
         one.expected, one.difference, one.severity)
        for one in report.findings
        if one.rule not in ("roster", "reading") or one.code in ("RD001", "RD005", "RD062")
    )  # fmt: skip


def counts_in(report: WideReport) -> Counter[tuple[str, str, str]]:
    """The same of an engine's run."""
    found: Counter[tuple[str, str, str]] = Counter()
    for one in report.counts:
        if one.code != "RT004" and (one.places or one.code == "RD062"):
            code = "PW001" if one.code == "RD062" else one.code
            found[one.rule, code, one.severity] += one.places
    return +found


_UNITS = ("甲村", "乙村", "丙村", "丁村", "戊村")
_PLAIN = ("", "-", "０", "1", "２", "3.5", "0.01", "12", "1,234", " 7 ", "2.005", "-3")
_SHARES = ("", "0.95", "0.9", "80%", "1", "0", "95%", "1.2")
_ODD = ("1e5", "约", "1.23456", "12345678901234567890", "0.30000000000000004", "５０%", "1 234", "+5", "3.")
"""What no engine keeps."""


def drawn_district(random: Random) -> dict[str, list[str]]:
    """Some units, mostly with their district's own row, and mostly with sums that nearly come out."""
    has_own = random.random() < 0.6
    names = ("全区", *_UNITS[: random.randint(1, 5)]) if has_own else _UNITS[: random.randint(2, 5)]
    rows = {name: [*(_drawn(random) for _ in range(6)), *random.choices(_SHARES, k=2)] for name in names}
    units = [name for name in names if name != "全区"]
    if random.random() < 0.5:
        for name in units:
            two, three = random.randint(0, 500), random.randint(0, 500)
            rows[name][:3] = [f"{number / 100:.2f}" for number in (two + three, two, three)]
        for column in range(3) if has_own else ():
            total = sum(round(float(rows[name][column]) * 100) for name in units)
            rows["全区"][column] = f"{(total + random.choice((0, 0, 1, 2))) / 100:.2f}"
    column = random.randint(0, 5)
    if random.random() < 0.2 and sum(cells[column] not in ("", "-") for cells in rows.values()) > 3:
        rows[random.choice(names)][column] = random.choice(_ODD)
    return rows


def _drawn(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return random.choice(_PLAIN)
    return str(random.randint(0, 60)) if kind < 0.6 else f"{random.randint(0, 900) / 100:.2f}"
