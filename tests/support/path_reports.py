"""Attainments for the tests of pages and workbooks: a plan of five years with each state, a large one, a hostile one."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure, Step, TargetPath, Why
from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.finding import Finding, Severity, Strength
from cedu_targets.domain.gap import State
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.report import FileReport
from sample_reports import HOSTILE

AS_OF = date(2023, 6, 30)
UNITS = ("河门口街道", "陶家渡街道", "清香坪街道", "玉泉街道", "大水井街道", "格里镇")
"""Made up."""
YEARLY = Due("每年", precision=Precision.RECURRING, recurrence=Recurrence.YEARLY)
RESIDENTS = "常住人口"


def by(year: int) -> Due:
    """到…年底."""
    return Due(f"到{year}年底", None, date(year, 12, 31), precision=Precision.YEAR)


def target(
    name: str, value: str | None, kind: TargetKind, unit: str | None = None, *, called: str | None = None, **more: Any
) -> Target:
    """A target, its number as a person writes it: 50% or 2."""
    number = None if value is None else Decimal(value.rstrip("%"))
    if value is not None and number is not None and value.endswith("%"):
        number, unit = number / 100, "%"
    relation = more.pop("relation", TargetRelation.AT_LEAST)
    text = more.pop("text", name)
    printed = f"{value or ''}{'' if unit == '%' else unit or ''}"
    return Target(called or name, number, printed, text, kind, relation, None, unit, name=name, **more)


def figure(
    name: str, value: str, year: int | None, unit: str | None = None, measure: str = "人", **more: Any
) -> Figure:
    """A number as it was reported."""
    path = "bases.xlsx" if "source" in more else "achieved.xlsx"
    return Figure(name, unit, year, Decimal(value), measure, path, Place(sheet="2022", cell="C4"), **more)


BASES = tuple(
    figure(RESIDENTS, value, year, source=source)
    for value, year, source in (("80000", 2020, "统计公报"), ("80400", 2021, "统计公报"), ("81000", 2022, None))
)


def shared(one: Target, year: int, total: str, base: Figure | None, state: State | None, **more: Any) -> Attained:
    """A share of a base, or so much a head of it."""
    value = None if base is None else Fraction(Decimal(total)) / Fraction(base.value)
    assert one.name is not None
    return Attained(
        one, None, year, one.due.end or date(year, 12, 31), state, more.pop("why", None), value,
        figure(one.name, total, year), base, Decimal(total), None if base is None else base.value, UNITS, **more,
    )  # fmt: skip


def counted(
    one: Target, year: int | None, total: str | None, state: State | None, unit: str | None = None, **more: Any
) -> Attained:
    """A number that is counted."""
    value = None if total is None else Decimal(total)
    measure = more.pop("measure", one.unit_of_measure or "个")
    found = None if total is None else figure(one.name or "", total, year, unit, measure, is_rate=measure == "%")
    shown = None if value is None else Fraction(value)
    judged_on = more.pop("judged_on", one.due.end)
    return Attained(
        one, unit, year, judged_on, state, more.pop("why", None), shown, found, None, value, **more
    )  # fmt: skip


def participation() -> tuple[list[Attained], TargetPath]:
    """Floors of four years: exceeded, missed, met exactly, and one that is not due."""
    years = (2020, 2021, 2022, 2023)
    steps = [
        target(
            "居民参与率", f"{value}%", TargetKind.SHARE, called=f"参与-{year}", indicator="participation",
            base=RESIDENTS, due=by(year), scope="全区",
        )
        for year, value in zip(years, (50, 60, 75, 80), strict=True)
    ]  # fmt: skip
    rows = [
        shared(steps[0], 2020, "42160", BASES[0], State.EXCEEDED),
        shared(steps[1], 2021, "46713", BASES[1], State.BEHIND),
        shared(steps[2], 2022, "60750", BASES[2], State.MET),
        replace(shared(steps[3], 2022, "60750", BASES[2], State.BELOW), judged_on=date(2023, 12, 31)),
    ]
    reached = [Step(row.year, row.value) for row in rows[:3] if row.year is not None and row.value is not None]
    return rows, path_of("participation", "居民参与率", steps, reached)


def path_of(indicator: str, name: str, steps: Sequence[Target], achieved: Sequence[Step]) -> TargetPath:
    """The path of some targets, each of a year."""
    found = [Step(one.due.end.year, Fraction(one.number), one) for one in steps if one.due.end is not None]
    years = {step.year for step in found}
    missing = tuple(year for year in range(min(years), max(years)) if year not in years)
    return TargetPath(indicator, name, tuple(found), tuple(achieved), missing)


def courses() -> tuple[list[Attained], TargetPath]:
    """Numbers in tens of thousands, with years without a target between, and one year that nobody reported."""
    values = {2020: "120000", 2021: "150000", 2023: "200000", 2035: "1000000"}
    steps = [
        target(
            "学习人次", value, TargetKind.COUNT, "人次", called=f"人次-{year}", indicator="attendance", due=by(year)
        )
        for year, value in values.items()
    ]  # fmt: skip
    rows = [
        counted(steps[0], 2020, "118920", State.BEHIND),
        counted(steps[1], None, None, State.NOT_REPORTED),
        counted(steps[2], 2022, "230500", State.EXCEEDED, judged_on=date(2023, 12, 31)),
        counted(steps[3], 2022, "230500", State.BELOW, judged_on=date(2035, 12, 31)),
    ]
    return rows, path_of("attendance", "学习人次", steps, [Step(2020, Fraction(118920)), Step(2022, Fraction(230500))])


def dropouts() -> tuple[list[Attained], TargetPath]:
    """A ceiling that falls."""
    steps = [
        target(
            "未参与率", f"{value}%", TargetKind.SHARE, called=f"未参与-{year}", indicator="dropout", due=by(year),
            relation=TargetRelation.AT_MOST,
        )
        for year, value in ((2021, "3"), (2022, "2"), (2023, "0.5"))
    ]  # fmt: skip
    rows = [
        replace(counted(steps[0], 2021, "0.028", State.MET)),
        replace(counted(steps[1], 2022, "0.035", State.BEHIND)),
        counted(steps[2], 2022, "0.035", State.BELOW, judged_on=date(2023, 12, 31)),
    ]
    reached = [Step(2021, Fraction(28, 1000)), Step(2022, Fraction(35, 1000))]
    return rows, path_of("dropout", "未参与率", steps, reached)


def others() -> list[Attained]:
    """Targets without a path: coverage, what cannot be judged, what was not reported, what is not asked for."""
    schools = target("社区学校", "1", TargetKind.COVERAGE, "所", scope="镇（街道）", each=True, due=by(2020))
    centres = target("社区学习中心", None, TargetKind.COVERAGE, due=by(2020), base="村（社区）数", scope="村（社区）")
    centres = replace(centres, value=Decimal(1), printed="全覆盖")
    towns = target(
        "区级学习型实验镇（街道）", "2", TargetKind.COUNT, "个", counting=Counting.UNSTATED, due=by(2021),
        question="当年新建数还是累计数？",
    )  # fmt: skip
    migrants = target("进城务工人员培训率", "50%", TargetKind.SHARE, base="进城务工人员", due=YEARLY)
    hours = target("人均学时", "30", TargetKind.PER_HEAD, "学时", base=RESIDENTS)
    hope = target("居民满意率", "90%", TargetKind.SHARE, strength=Strength.EXPECTED, due=by(2022))
    area = target(
        "市级社区教育示范区", None, TargetKind.NONE, strength=Strength.EXPECTED, text="力争创建市级社区教育示范区"
    )
    village = target(
        "村（社区）学习中心专职教师", None, TargetKind.NOT_ASSIGNED, text="村（社区）的社区学习中心暂不设置"
    )
    teachers = target("社区学校专职教师", "1", TargetKind.COUNT, "名", each=True, relation=TargetRelation.AT_LEAST)
    day, end = date(2020, 12, 31), date(2023, 12, 31)
    rows = [
        Attained(
            schools, None, 2022, day, State.BEHIND, value=Fraction(2, 3), total=Decimal(4), base_total=Decimal(6),
            units=UNITS[:4], lacking=UNITS[4:5], silent=UNITS[5:],
        ),
        *(counted(schools, 2022, "1", State.MET, unit) for unit in UNITS[:4]),
        counted(schools, 2022, "0", State.BEHIND, UNITS[4]),
        counted(schools, None, None, State.NOT_REPORTED, UNITS[5]),
        Attained(
            centres, None, 2022, day, State.MET, value=Fraction(1), total=Decimal(45), base_total=Decimal(45), units=UNITS
        ),
        counted(towns, 2021, "2", None, why=Why.COUNTING),
        counted(migrants, 2022, "1800", None, why=Why.NO_BASE, missing="进城务工人员", judged_on=date(2022, 12, 31), measure="人"),
        counted(migrants, 2023, None, State.NOT_REPORTED, judged_on=end),
        replace(shared(hours, 2022, "1980000", BASES[2], State.BELOW), judged_on=end, is_reading=True),
        counted(hope, 2022, "0.8712", State.BELOW),
        Attained(area, None, None, None, None, Why.NO_NUMBER),
        Attained(village, None, None, None, State.NOT_ASSIGNED),
        *(
            counted(teachers, 2022, str(number), State.EXCEEDED if number > 1 else State.MET, unit, judged_on=end)
            for unit, number in zip(UNITS[:5], (1, 2, 1, 1, 3), strict=True)
        ),
        counted(teachers, None, None, State.NOT_REPORTED, UNITS[5], judged_on=end),
    ]  # fmt: skip
    return [replace(row, value=None, numerator=row.numerator) if row.why is Why.NO_BASE else row for row in rows]


def five_years() -> AttainmentReport:
    """A plan of five years in its last year, with three paths and each state."""
    found = [participation(), courses(), dropouts()]
    rows = [row for one, _ in found for row in one] + others()
    return report_of(rows, [path for _, path in found])


def with_owner(report: AttainmentReport, owner: str) -> AttainmentReport:
    """The same, each target with one owner."""
    text, *others = report.files
    assert isinstance(text.document, Items)
    entries = tuple(replace(item, owners=(Assigned(owner),)) for item in text.document.entries)
    return replace(report, files=(replace(text, document=replace(text.document, entries=entries)), *others))


def report_of(rows: Sequence[Attained], paths: Sequence[TargetPath], as_of: date = AS_OF) -> AttainmentReport:
    """Rows with the files that they come from, and a question."""
    targets = tuple(dict.fromkeys(row.target for row in rows))
    entries = tuple(Item(one.id, ItemKind.TARGET, one.text, due=one.due, targets=(one,)) for one in targets)
    text = Items("西区社区教育发展五年规划", ItemKind.TARGET, "2019-2023", date(2020, 1, 14), entries)
    asked = Finding(
        "QU999", "ask", Severity.NOTE, Place(line=35, item="区级学习型实验镇（街道）"), {"name": "新建还是累计"}
    )
    return AttainmentReport(
        files=(FileReport("plan.txt", 1, text, findings=(asked,)), FileReport("achieved.xlsx"), FileReport("bases.xlsx")),
        rows=tuple(rows),
        as_of=as_of,
        title=text.title,
        issued=text.issued,
        period=text.period,
        paths=tuple(paths),
        bases=BASES,
        units=UNITS,
    )  # fmt: skip


def many(indicators: int = 3, units: int = 40) -> AttainmentReport:
    """Targets that each of many units has to reach."""
    names = [f"第{number}街道" for number in range(1, units + 1)]
    rows: list[Attained] = []
    for number in range(1, indicators + 1):
        one = target(f"第{number}类学校", "1", TargetKind.COVERAGE, "所", each=True, due=by(2022), scope="街道")
        has, lacking, silent = names[number:], names[: number // 2], names[number // 2 : number]
        rows.append(
            Attained(
                one, None, 2022, date(2022, 12, 31), State.BEHIND, value=Fraction(len(has), units),
                total=Decimal(len(has)), base_total=Decimal(units), units=tuple(has), lacking=tuple(lacking),
                silent=tuple(silent),
            )
        )  # fmt: skip
        for name in names:
            state = State.MET if name in has else State.BEHIND if name in lacking else State.NOT_REPORTED
            value = {State.MET: "1", State.BEHIND: "0"}.get(state)
            rows.append(counted(one, 2022, value, state, name))
    return replace(report_of([*rows, *participation()[0]], [participation()[1]]), units=tuple(names))


def hostile() -> AttainmentReport:
    """Targets, units, bases and files whose every text is hostile."""
    rows: list[Attained] = []
    for number, name in enumerate(HOSTILE):
        one = target(
            name, "50%", TargetKind.SHARE, called=f"t{number}", base=name, scope=name, question=name, due=by(2022),
            text=name, indicator=name,
        )  # fmt: skip
        base = figure(name, "100", 2020, measure=name, source=name)
        row = shared(one, 2022, "40", base, State.BEHIND)
        rows += [row, replace(row, unit=name, state=None, why=Why.NO_BASE, missing=name)]
    first, second = rows[0].target, rows[2].target
    cover = target(HOSTILE[0], "1", TargetKind.COVERAGE, HOSTILE[1], each=True, called="cover", text=HOSTILE[6])
    rows.append(
        Attained(
            cover, None, 2022, None, State.BELOW, value=Fraction(1, 2), units=tuple(HOSTILE[:3]),
            lacking=tuple(HOSTILE[3:6]), silent=tuple(HOSTILE[6:9]),
        )
    )  # fmt: skip
    steps = (Step(2020, Fraction(1, 2), first), Step(2022, Fraction(1, 2), second))
    path = TargetPath(HOSTILE[6], HOSTILE[6], steps, (Step(2022, Fraction(2, 5)),), (2021,))
    report = report_of(rows, [path])
    base_figures = tuple(row.base for row in rows if row.base is not None)
    asked = Finding("QU999", "ask", Severity.NOTE, Place(), {"name": HOSTILE[6]})
    file = FileReport("=2.csv", 1, report.files[0].document, findings=(asked,))
    return replace(report, files=(file,), title="=1+1<b>", bases=base_figures, units=tuple(HOSTILE))
