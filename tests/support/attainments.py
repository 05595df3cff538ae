"""Reports of attainment for the reporters' tests: a district's plan, one of hostile names, one of many units."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure, Step, TargetPath, Why
from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.finding import Finding, Severity, Strength
from cedu_targets.domain.gap import State
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.report import FileReport
from sample_reports import HOSTILE

AS_OF = date(2021, 12, 31)
TEXT, ACHIEVED, BASES = "plan.txt", "achieved.xlsx", "bases.xlsx"
YEARLY = Due("每年", precision=Precision.RECURRING, recurrence=Recurrence.YEARLY)


def by_end_of(year: int) -> Due:
    """By the end of a year."""
    return Due(f"到{year}年底", None, date(year, 12, 31), date(year, 12, 31), Precision.YEAR)


def target(
    name_of: str,
    name: str,
    value: str | None,
    kind: TargetKind = TargetKind.SHARE,
    due: Due = UNSTATED,
    relation: TargetRelation = TargetRelation.AT_LEAST,
    **more: Any,
) -> Target:
    """A target as a pack makes it: of a share in per cent unless something else is said."""
    number = None if value is None else Decimal(value)
    noun = "%" if kind is TargetKind.SHARE else None
    said: dict[str, Any] = {"unit_of_measure": noun, "indicator": name_of.rsplit("-", 1)[0], "name": name, "line": 9}
    return replace(
        Target(name_of, number, value or "", name if value is None else f"{name}达到{value}", kind, relation, due=due),
        **(said | more),
    )


def figure(name: str, value: str, noun: str | None = "人", year: int | None = 2021, **more: Any) -> Figure:
    """A number that was reported, of the whole unless a unit is named."""
    path = str(more.pop("path", ACHIEVED))
    unit = more.pop("unit", None)
    return Figure(name, unit, year, Decimal(value), noun, path, Place("Sheet1", "B3"), name, **more)


def base(
    name: str, value: str, noun: str = "人", year: int | None = 2021, source: str | None = "统计局", **more: Any
) -> Figure:
    """A base with its source and year."""
    return figure(name, value, noun, year, path=BASES, source=source, **more)


def row(
    demanded: Target,
    state: State | None,
    value: str | int | Fraction | None = None,
    judged_on: date | None = None,
    **more: Any,
) -> Attained:
    """A row of the whole, unless a unit is named; judged on the last day of its target."""
    unit = more.pop("unit", None)
    year = more.pop("year", None if value is None else 2021)
    day = judged_on or demanded.due.end
    reached = None if value is None else Fraction(value)
    return Attained(demanded, unit, year, day, state, value=reached, **more)


def ratio(
    demanded: Target, state: State | None, total: str, of: Figure, judged_on: date | None = None, **more: Any
) -> Attained:
    """A row of a ratio, with both its numbers."""
    noun = str(more.pop("noun", "人"))
    part = figure(demanded.indicator or "", total, noun)
    value = Fraction(Decimal(total)) / Fraction(of.value)
    numbers: dict[str, Any] = {"numerator": part, "total": Decimal(total), "base": of, "base_total": of.value}
    return row(demanded, state, value, judged_on, **(numbers | more))


RESIDENTS = base("常住人口", "80000")
RESIDENTS_2020 = base("常住人口", "79000", year=2020, source="第七次人口普查")
END = date(2023, 12, 31)
PARTICIPATION = tuple(
    target(f"participation-{year}", "参与率", value, due=by_end_of(year), base="常住人口")
    for year, value in ((2020, "0.5"), (2021, "0.6"), (2022, "0.75"), (2023, "0.8"))
)
_COUNTED = TargetKind.COUNT, by_end_of(2021), TargetRelation.REACH
TRIAL_TOWNS = target(
    "trial_towns-2021", "区级学习型实验镇（街道）", "2", *_COUNTED, unit_of_measure="个", counting=Counting.UNSTATED
)
TRIAL_COMMUNITIES = target(
    "trial_communities-2021", "区级学习型实验社区", "5", *_COUNTED, unit_of_measure="个", counting=Counting.CUMULATIVE
)
COLLEGE = target("college-2020", "社区学院", "1", TargetKind.COVERAGE, by_end_of(2020), scope="县(区)、管委会")
TEACHERS = target(
    "teachers", "专职教师", "1", TargetKind.COUNT, unit_of_measure="名", scope="镇（街道）的社区学校", each=True
)
HOURS = target(
    "hours",
    "人均学时",
    "30",
    TargetKind.PER_HEAD,
    YEARLY,
    TargetRelation.REACH,
    unit_of_measure="学时",
    base="社区成员",
)
FUNDS = target("funds", "社区教育经费", "2", TargetKind.PER_HEAD, YEARLY, unit_of_measure="元", base="常住人口")
LAID_OFF = target("laid_off", "下岗职工再就业培训率", "0.7", due=YEARLY, base="当年下岗职工数")
ELDERLY = target("elderly", "老年教育", "0.5", base="老年人口")
PARENTS = target("parents", "青少年家长满意率", "0.9")
TRANSFER = target("transfer", "转移培训", "500", TargetKind.COUNT, YEARLY, unit_of_measure="人")
BRANDS = target("brands-2021", "特色品牌", "3", *_COUNTED, unit_of_measure="个", strength=Strength.EXPECTED)
DEMO_AREA = target(
    "demo_area-2022", "市级社区教育示范区", None, TargetKind.NONE, by_end_of(2022), strength=Strength.EXPECTED
)
VILLAGE_TEACHERS = target("village_teachers", "村（社区）学习中心专职教师", None, TargetKind.NOT_ASSIGNED)
CEILING = target("dropouts-2021", "辍学率", "0.005", due=by_end_of(2021), relation=TargetRelation.AT_MOST)
TARGETS = (
    *PARTICIPATION, TRIAL_TOWNS, TRIAL_COMMUNITIES, COLLEGE, TEACHERS, HOURS, FUNDS, LAID_OFF, ELDERLY, PARENTS, TRANSFER,
    BRANDS, DEMO_AREA, VILLAGE_TEACHERS, CEILING,
)  # fmt: skip


def _rows() -> Sequence[Attained]:
    this_year = date(2021, 12, 31)
    at_end: dict[str, Any] = {"is_reading": True, "judged_on": END}
    share = Fraction(45760, 80000)
    return (
        ratio(PARTICIPATION[0], State.EXCEEDED, "41159", RESIDENTS_2020, year=2020),
        ratio(PARTICIPATION[1], State.BEHIND, "45760", RESIDENTS),
        ratio(PARTICIPATION[2], State.BELOW, "45760", RESIDENTS),
        row(PARTICIPATION[3], State.BELOW, share, numerator=figure("参与率", "0.572", "%", is_rate=True)),
        row(TRIAL_TOWNS, None, 2, why=Why.COUNTING, numerator=figure("trial_towns", "2", "个"), total=Decimal(2)),
        row(TRIAL_COMMUNITIES, State.MET, 5, numerator=figure("trial_communities", "5", "个", counting=Counting.CUMULATIVE), total=Decimal(5)),
        row(COLLEGE, State.BEHIND, Fraction(5, 6), units=("甲县", "乙县", "丙区", "丁区", "戊管委会"), lacking=("高新区管委会",)),
        *(
            row(TEACHERS, state, value, unit=unit, numerator=None if value is None else figure("teachers", value, "名"), **at_end)
            for unit, state, value in (("东镇", State.MET, "1"), ("西镇", State.EXCEEDED, "2"), ("南街道", State.BELOW, "0"), ("北街道", State.NOT_REPORTED, None))
        ),
        ratio(HOURS, State.EXCEEDED, "2480000", RESIDENTS, this_year, noun="学时"),
        ratio(FUNDS, State.BEHIND, "159999", RESIDENTS, this_year, noun="元"),
        ratio(LAID_OFF, State.MET, "210", base("当年下岗职工数", "300", source=None), this_year),
        row(ELDERLY, None, why=Why.NO_BASE, missing="老年人口", numerator=figure("elderly", "9000"), total=Decimal(9000), year=2021, **at_end),
        row(PARENTS, State.NOT_REPORTED, **at_end),
        row(TRANSFER, State.NOT_REPORTED, judged_on=this_year),
        row(BRANDS, State.BELOW, 1, numerator=figure("brands", "1", "个"), total=Decimal(1)),
        row(DEMO_AREA, None, why=Why.NO_NUMBER),
        row(VILLAGE_TEACHERS, State.NOT_ASSIGNED),
        row(CEILING, State.MET, "0.004", numerator=figure("dropouts", "0.004", "%", is_rate=True)),
    )  # fmt: skip


def path_of(
    steps: Sequence[Target], achieved: Sequence[tuple[int, Fraction]], missing: tuple[int, ...] = ()
) -> TargetPath:
    """The targets of one indicator over years."""
    assert all(one.due.end is not None for one in steps)
    made = tuple(Step(one.due.end.year, Fraction(one.number), one) for one in steps if one.due.end)
    return TargetPath(
        steps[0].indicator or "", steps[0].name or "", made, tuple(Step(*one) for one in achieved), missing
    )


def text_file(targets: Sequence[Target], findings: tuple[Finding, ...] = (), path: str = TEXT) -> FileReport:
    """A text that demands the targets, an item each."""
    found = tuple(
        Item(one.id, ItemKind.TARGET, one.text, due=one.due, targets=(one,), line=10 + number)
        for number, one in enumerate(targets)
    )
    return FileReport(
        path, 1, Items("社区教育发展五年规划", ItemKind.TARGET, "2019-2023", None, found), findings=findings
    )


def xiqu_2021() -> AttainmentReport:
    """A plan of five years on the last day of 2021, every verdict at least once."""
    asked = Finding(
        "QU999", "ask", Severity.NOTE, Place(line=14, item="trial_towns-2021"), {"name": "新建数还是累计数"}
    )
    path = path_of(PARTICIPATION, ((2020, Fraction(41159, 79000)), (2021, Fraction(45760, 80000))))
    return AttainmentReport(
        (text_file(TARGETS, (asked,)), FileReport(ACHIEVED), FileReport(BASES)),
        tuple(_rows()),
        AS_OF,
        title="社区教育发展五年规划",
        issued=date(2020, 1, 14),
        period="2019-2023",
        paths=(path,),
        bases=(RESIDENTS, RESIDENTS_2020, base("当年下岗职工数", "300", source=None)),
    )


def many_units(count: int = 40) -> AttainmentReport:
    """A target of each of so many units, and a coverage of them: every fourth lacks it, every fifth is silent."""
    names = [f"第{number}街道社区教育中心" for number in range(1, count + 1)]
    silent, short = names[4::5], [name for name in names[3::4] if name not in names[4::5]]
    reached = tuple(name for name in names if name not in silent and name not in short)
    rows = [
        row(TEACHERS, State.NOT_REPORTED, unit=name, judged_on=AS_OF) if name in silent
        else row(TEACHERS, State.BEHIND if name in short else State.MET, 0 if name in short else 1, unit=name, judged_on=AS_OF)
        for name in names
    ]  # fmt: skip
    whole = row(COLLEGE, State.BEHIND, units=reached, lacking=tuple(short), silent=tuple(silent))
    return AttainmentReport(
        (text_file((TEACHERS, COLLEGE)), FileReport(ACHIEVED)), (*rows, whole), AS_OF, units=tuple(names)
    )


def hostile_attainment() -> AttainmentReport:
    """Every name, unit, base and source hostile."""
    rows, targets, bases = [], [], []
    for number, name in enumerate(HOSTILE):
        of = base(name, "100", source=HOSTILE[-1 - number])
        demanded = target(f"t{number}", name, "0.5", due=by_end_of(2021), base=name, scope=name, indicator=name)
        states = (State.BEHIND, State.MET, None, State.NOT_REPORTED)
        state = states[number % 4]
        if state in (State.BEHIND, State.MET):
            made = ratio(
                demanded, state, "40" if state is State.BEHIND else "50", of, unit=name if number % 8 else None
            )
        else:
            made = row(demanded, state, why=Why.NO_BASE if state is None else None, missing=name)
        rows.append(made)
        targets.append(demanded)
        bases.append(of)
    colleges = target("c", HOSTILE[2], "1", TargetKind.COVERAGE, by_end_of(2021), scope=HOSTILE[3])
    rows.append(
        row(colleges, State.BEHIND, units=tuple(HOSTILE[:2]), lacking=tuple(HOSTILE[2:]), silent=tuple(HOSTILE))
    )
    steps = [replace(targets[0], due=by_end_of(year)) for year in (2020, 2021)]
    asked = Finding("QU999", "ask", Severity.NOTE, Place(), {"name": HOSTILE[6]})
    return AttainmentReport(
        (text_file((*targets, colleges), (asked,), path="=2.txt"),),
        tuple(rows),
        AS_OF,
        title="=1+1<b>",
        paths=(path_of(steps, ((2020, Fraction(1, 3)),)),),
        bases=tuple(bases),
        units=tuple(HOSTILE),
    )
