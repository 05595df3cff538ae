"""Reports for the reporters' tests: one that holds everything a report can hold, one of hostile names."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from cedu_targets import allocate, check, gap
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.comparison import Comparison, GoneFinding
from cedu_targets.domain.diagnosis import Cause, Change, Diagnosis, Search, Unsearched
from cedu_targets.domain.due import Due
from cedu_targets.domain.explanation_use import ExplanationUse, UncountedExplanation
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Explanation, Finding, NotJudged, Severity, Strength
from cedu_targets.domain.gap import Timetable
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.items import Item, ItemKind, Role
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.gaps.compare import gap_rows
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.entry import Words
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import AppliedRule, Checked, FileReport, Report
from cedu_targets.reporters.allocation import excel
from made_tables import Number
from made_tables import check as judged
from made_tables import table as made
from plan_files import fill
from project import JIANGNING

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+1",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "<script>alert(1)</script>",
    "|",
    "乙\n# 标题",
    "甲\u202e乡",
    "\x1b[31m红",
    "../../etc/x",
    "a/b\\c",
    "NUL",
    "con.docx",
    "无\x00名",
    "[点我](javascript:alert(1))",
    "![x](https://example.invalid/x.png)",
    "`code`",
    "1. 条目",
    "- 条目",
    "> 引文",
    "**粗**_斜_~~删~~",
    "www.example.invalid",
    "https://example.invalid/a?b=c&d",
    "&lt;b&gt;&#60;",
    "_x000A_",
    "\ufffe",
    "\ud800",
    "长" * 300,
    "",
]
"""Names that a submitter could put into a cell."""


def duty(
    name: str, text: str, owner: str | None = None, amount: str | None = None, due: str | None = None, **more: Any
) -> Item:
    owners = ((Role.DUTY, owner),) if owner else ()
    return Item(name, ItemKind.DUTY, text, owner_texts=owners, amount=amount, due=Due(due), **more)


def messages_for(language: Language) -> Messages:
    """The words, with a code for questions, whichever checks there are."""
    messages = Messages(language)
    asked = Words("问题", "{unit} {column}是新增数还是累计数？", "请发文科室答复。")
    messages.words = {**messages.words, "QU999": asked, "lapsed_value": Words("", "填报的数已经变了。")}
    return messages


SUMS_ONLY = str(Path(__file__).with_name("sums-only.yaml"))


def jiangning(rules: str | None = SUMS_ONLY) -> Report:
    """The real table, under the path that a user in its folder would give; `rules=None` for its own pack."""
    report = check(JIANGNING / "targets.xlsx", rules=rules)
    return replace(report, files=tuple(replace(file, path="targets.xlsx") for file in report.files))


def unsure() -> Report:
    """Two tables: one with a cause that has four alternatives, one with two causes, of which one has no cells, and an incomplete search."""
    rows: dict[str, list[Number]] = {"全区": [900, 6], "东山": [116, 1], "秣陵": [430, 2], "汤山": [309, 3]}
    first = judged(made(rows))
    assert first.search is not None
    assert [len(group) for group in first.search.groups] == [4]
    rows = {"全区": [43, 18, 25], "甲": [10, 4, 6], "乙": [20, 8, 12], "城区": [30, 12, 18], "丙": [13, 6, 7]}
    second = judged(made(rows, ["1=2+3"]))
    assert second.search is not None
    assert second.table is not None
    change = Change(second.table.place("甲", "1"), "指标1", True, Decimal(10), Decimal(40), Cause.WRONG_DIGIT)
    other = (Diagnosis(Cause.WRONG_DIGIT, (change,), (0,)),)
    search = replace(second.search, groups=(*second.search.groups, other), unsearched=(Unsearched.NO_SOLVER,))
    return Report((replace(first, path="a.csv"), replace(second, path="b.csv", search=search)))


def jiangning_gaps() -> GapReport:
    """The real targets against the illustrative achievements, under the paths that a user in their folder would give."""
    names = ("targets-mended.xlsx", "achieved-illustrative.xlsx", "last-year-illustrative.xlsx")
    targets, achieved, base = (JIANGNING / name for name in names)
    report = gap(targets, achieved, as_of=date(2020, 9, 30), base=base)
    return replace(report, files=tuple(replace(file, path=Path(file.path).name) for file in report.files))


def jiangning_allocation() -> AllocationReport:
    """The illustrative plan after one total and one demand were changed, against the table issued before."""
    with TemporaryDirectory() as folder:
        issued, plan = Path(folder) / "issued.xlsx", Path(folder) / "plan.xlsx"
        before = allocate(JIANGNING / "plan-illustrative.xlsx")
        issued.write_bytes(excel.render(before, Messages(Language.ZH)))
        changes: dict[str, str | float] = {"分解计划!全区目标:4": 5.26, "分解计划!谷里:12": "≤4"}
        fill(JIANGNING / "plan-illustrative.xlsx", changes, plan)
        return replace(allocate(plan, keep=issued), path="plan.xlsx")


def conflicting_allocation() -> AllocationReport:
    """The illustrative plan with demands that cannot all be met: two of one column, which one cell would mend."""
    with TemporaryDirectory() as folder:
        changes: dict[str, str | float] = {"分解计划!秣陵:4": "≥3.2", "分解计划!淳化:4": "≥2.33"}
        plan = fill(JIANGNING / "plan-illustrative.xlsx", changes, Path(folder) / "plan.xlsx")
        return replace(allocate(plan), path="plan.xlsx")


def hostile_gaps() -> GapReport:
    """Targets and achievements whose every text is hostile."""
    inputs = hostile()
    table = inputs.files[0].table
    assert table is not None
    numbers = {(unit, code): Decimal(100 + n) for n, unit in enumerate(table.rows) for code in table.codes}
    table = replace(table, values={table.key(*cell): value for cell, value in numbers.items()})
    halves = {table.key(*cell): value // (1 + n % 3) for n, (cell, value) in enumerate(numbers.items())}
    timetable = Timetable(date(2020, 9, 30), 2020)
    rows = gap_rows(
        table, replace(table, values=halves), timetable, incomparable={(table.units[0], "1")}, last_year=table
    )
    unjudged = NotJudged("gap", table.place(table.units[0], "1"), "gap_twice", {"name": HOSTILE[6]})
    files = (replace(inputs.files[0], document=table, not_judged=(unjudged,)), *inputs.files[1:])
    return GapReport(files, tuple(rows), timetable, (table,), has_last_year=True)


def full() -> Report:
    """The real table with an explained finding, a question, duties, a rule that waits, a baseline, and two other files."""
    report = jiangning()
    (file,) = report.files
    table = file.table
    assert table is not None
    explained = Explanation("全区数含区直单位", "王科长", "2026-12-31")
    findings = [
        replace(finding, explained=explained) if finding.place.cell == "U10" else finding for finding in file.findings
    ]
    question = Finding("QU999", "ask", Severity.NOTE, table.place("学院", "24"), {"name": "项目"})
    warning = Finding(
        "NA001", "less", Severity.WARNING, table.place("湖熟", "29"),
        {"name": "老年教育受众面占老年人口比", "bound": "28"}, Decimal("0.3"), Decimal("0.34"), Decimal("0.04"),
    )  # fmt: skip
    waiting = AppliedRule(
        "prose",
        "not_above",
        Severity.WARNING,
        "文中的数",
        {"part": "26", "comparator": "≤", "bound": "1"},
        applies=False,
    )
    file = replace(
        file,
        findings=(*findings, question, warning),
        not_judged=(NotJudged("b-parts", table.place("东山", "9"), "unreadable", {"name": "合计"}),),
        rules=(*file.rules, waiting),
        duties=(
            duty("lectures", "全区举办讲座不少于40场", "各街道", "40 场", "全年", why="二（三）", line=41),
            duty("brand", "争取创成品牌", strength=Strength.EXPECTED),
        ),
    )
    prints = file.fingerprints
    missing = FileReport("没有.xlsx", fault=InputFault("RD101", path="没有.xlsx"))
    return Report(
        (file, *check(JIANGNING / "targets-mended.xlsx", rules=SUMS_ONLY).files, missing),
        explanation_use=ExplanationUse(
            "说明.yaml", 1,
            (UncountedExplanation("PW001", "d-parts", "学院", "17", "lapsed_value", 12),),
            (UncountedExplanation("DS001", "district-sums", "全区目标", "3", "none"),),
        ),
        comparison=Comparison(
            "上次.json", frozenset(prints[:2]), frozenset(prints[2:]), (GoneFinding("0" * 16, "PW001", "东山 已改", "targets.xlsx"),)
        ),
    )  # fmt: skip


def hostile() -> Report:
    """A table whose every text is hostile: units, names, groups, sheet, title, notes, path, explanations."""
    indicators = tuple(
        Indicator(str(number), name, group=HOSTILE[-number], unit_of_measure=HOSTILE[number])
        for number, name in enumerate(HOSTILE[:8], start=1)
    )
    units = tuple(HOSTILE)
    codes = [indicator.code for indicator in indicators]
    layout = Layout(
        '=HYPERLINK("x")\'[]:*?/\\', {unit: row for row, unit in enumerate(units)}, {c: n for n, c in enumerate(codes)}
    )
    table = Table("=1+1<b>", "2020", Measure.TARGET, "@全区", units, indicators, {}, layout, notes=tuple(HOSTILE))
    table = replace(table, layout=replace(layout, rows={**layout.rows, "@全区": 99}))
    severities = list(Severity)
    findings = [
        Finding(
            "PW001", name, severities[number % 3], table.place(unit, codes[number % len(codes)]),
            {"name": name, "sum": name, "coded": 0}, Decimal(2), Decimal(3), Decimal(1),
            explained=Explanation(name, unit, name) if number % 7 == 6 else None,
        )
        for number, (unit, name) in enumerate(zip(units, reversed(HOSTILE), strict=True))
    ]  # fmt: skip
    steps = (
        Change(table.place(unit, code), name, coded, None, Decimal(1), Cause.REPLACED)
        for unit, name in zip(units, reversed(HOSTILE), strict=True)
        for code, coded in ((codes[0], True), (codes[1], False))
    )
    group = tuple(Diagnosis(Cause.SEVERAL, (step,), (0, 1), ambiguous=True) for step in steps)
    whole = Diagnosis(Cause.SUBTOTAL, (), (2,), unit=HOSTILE[6], along="unit")
    search = Search((group, (whole,), *((alone,) for alone in group)), tuple(Unsearched), 1.0, 1)
    findings.append(Finding("QU999", "q", Severity.NOTE, Place(unit=HOSTILE[0], indicator=HOSTILE[6]), {"coded": 0}))
    rules = [
        AppliedRule(name, "part_whole", Severity.ERROR, name, {"whole": name, "sum": name, "coded": 0})
        for name in HOSTILE
    ]
    duties = [duty(name, name, name, name, name, why=name) for name in HOSTILE]
    path = "\\\\evil\\share\\=1+1|<b>.xlsx"
    file = FileReport(
        path, 1, table, pack=HOSTILE[0], checked=Checked(1, 2, 0), findings=tuple(findings), rules=tuple(rules),
        duties=tuple(duties), not_judged=tuple(NotJudged(name, Place(unit=name), "unreadable", {}) for name in HOSTILE),
        search=search,
    )  # fmt: skip
    entries = tuple(UncountedExplanation("PW001", name, name, name, "lapsed_value") for name in HOSTILE)
    gone = tuple(GoneFinding(name, name, name, name) for name in HOSTILE)
    broken = [FileReport(name or "x", fault=InputFault("RD109", {"reason": name}, name)) for name in HOSTILE]
    return Report(
        (file, replace(file, path="=2.csv"), *broken),
        explanation_use=ExplanationUse(HOSTILE[0], 0, entries, entries),
        comparison=Comparison(HOSTILE[6], frozenset(), frozenset(), gone),
    )


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""What must not reach any report (line ends are the report's own)."""


def large_gaps(units: int = 300) -> GapReport:
    """A county's table of so many units × 28 indicators, every task with an achievement of its own."""
    inputs = jiangning()
    (file,) = inputs.files
    assert file.table is not None
    names = tuple(f"第{number}街道" for number in range(1, units + 1))
    layout = replace(file.table.layout, rows={name: row for row, name in enumerate(("全区目标", *names), start=9)})
    table = replace(file.table, units=names, layout=layout, values={}, period="2020")
    cells = [(unit, code) for unit in table.rows for code in table.codes]
    targets = {table.key(*cell): Decimal(100 + n % 7) for n, cell in enumerate(cells)}
    done = {table.key(*cell): Decimal(40 + n * 37 % 83) for n, cell in enumerate(cells)}
    table = replace(table, values=targets)
    timetable = Timetable(date(2020, 9, 30), 2020)
    rows = gap_rows(table, replace(table, values=done), timetable)
    return GapReport((replace(file, document=table),), tuple(rows), timetable, (table,))
