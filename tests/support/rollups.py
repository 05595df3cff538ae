"""Forms of villages as they come in, and the roll-ups made of them: every state of a slot, and every outcome of a form."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.place import a1
from cedu_targets.domain.records import Record, RecordField, Records, RecordsKind, Said, Source, UnreadableCell
from cedu_targets.report import Checked, FileReport
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.run import roll_up
from sample_reports import HOSTILE

AS_OF = date(2020, 8, 10)
TITLE = "百胜镇社区教育培训月报表"
FOUR = {"甲村": "甲村", "甲村村民委员会": "甲村", "乙村": "乙村", "丙社区": "丙社区", "丁社区": "丁社区"}
MONTHS = ("2020-05", "2020-06", "2020-07")
COLUMNS = (RecordField.PROJECT, RecordField.PEOPLE, RecordField.PLACE, RecordField.HOURS, RecordField.MODE)
_ROW = 4

Row = tuple[str, int | str | None] | tuple[str, int | str | None, int | None]
"""Project, people (a text: it cannot be read), and who came for the first time."""


def form(
    path: str,
    unit: str | None,
    month: str | None,
    *rows: Row,
    filed: date | None = None,
    hours: int | None = 4,
    sheet: str | None = "Sheet",
    is_blank: bool = False,
    findings: Sequence[Finding] = (),
    number: int = 1,
    kind: RecordsKind = RecordsKind.MONTHLY,
    title: str | None = TITLE,
) -> FileReport:
    """A checked form of a month (`2020-05`, or `05` where it does not say its year)."""
    first = any(len(row) > 2 for row in rows)
    columns = (*COLUMNS, RecordField.FIRST_TIME) if first else COLUMNS
    entries = tuple(_entry(number, row, hours, sheet) for number, row in enumerate(rows, start=1))
    illegible = tuple(
        UnreadableCell(RecordField.PEOPLE, row[1], entry.at(RecordField.PEOPLE), entry.number)
        for entry, row in zip(entries, rows, strict=True)
        if isinstance(row[1], str)
    )
    year, _, last = (month or "").rpartition("-")
    said = (Said(unit, Source.HEAD),) if unit else ()
    records = Records(
        title, kind, unit, int(year) if year else None, int(last) if last else None, filed, entries, columns,
        is_nil=not rows and not is_blank, is_blank=is_blank, unreadable=illegible, units_said=said, sheet=sheet,
        cell="A1" if sheet else None, line=None if sheet else 1,
    )  # fmt: skip
    return FileReport(path, number, records, checked=Checked(records=len(entries)), findings=tuple(findings))


def _entry(number: int, row: Row, hours: int | None, sheet: str | None) -> Record:
    project, people = row[0], row[1]
    first = row[2] if len(row) > 2 else None
    cells = {one: a1(_ROW + number, column) for column, one in enumerate(COLUMNS)}
    return Record(
        number=number,
        project=project,
        people=Decimal(people) if isinstance(people, int) else None,
        noun="人",
        first_time=None if first is None else Decimal(first),
        hours=None if hours is None else Decimal(hours),
        place="村活动室",
        mode="讲座",
        cells=cells,
        sheet=sheet,
        cell=a1(_ROW + number, 0),
    )


def ledger(path: str, *rows: tuple[str | None, str | None, str, int], sheet: str = "台账") -> FileReport:
    """A ledger: the unit, month, project and people of each class."""
    entries = tuple(
        replace(_entry(number, (project, people), 4, sheet), unit=unit, period=month)
        for number, (unit, month, project, people) in enumerate(rows, start=1)
    )
    records = Records("培训台账", RecordsKind.LEDGER, None, None, None, None, entries, COLUMNS, sheet=sheet, cell="A1")
    return FileReport(path, 1, records, checked=Checked(records=len(entries)))


def rolled(
    *files: FileReport,
    units: dict[str, str] | None = None,
    months: Sequence[str] = (),
    due_day: int | None = None,
    as_of: date | None = AS_OF,
    prefer: Sequence[str] = (),
) -> RollupReport:
    """The roll-up of forms."""
    expected = ExpectedForms(units=units or {}, months=tuple(months), due_day=due_day)
    return roll_up(files, Asked(expected, as_of, frozenset(prefer)))


def three_months(*, due_day: int | None = 5) -> RollupReport:
    """Four units in three months by 10 August 2020: every state of a slot, every outcome of a form.

    Counted are 6 of 12 forms (one nil, one late): 甲村 5 and 6, 乙村 5, 丙社区 5 and 6, 丁社区 5; 乙村 6 differs; missing
    are 丙社区 7 and 丁社区 6 and 7 (a blank form came), 乙村 7, 甲村 7 (of a month that is no month).
    """
    return rolled(
        form("back/甲村-5月.xlsx", "甲村", "2020-05", ("水稻科学育秧", 60), ("卫生保健", 50), filed=date(2020, 6, 3)),
        form("back/甲村-6月.xlsx", "甲村", "2020-06", ("养鸭技术", 40), filed=date(2020, 7, 9)),
        form("back/甲村-6月-再报.xlsx", "甲村村民委员会", "2020-06", ("养鸭技术", 40), filed=date(2020, 7, 9)),
        form("back/甲村-13月.xlsx", "甲村", "2020-13", ("养鸭技术", 40)),
        form("back/乙村-5月.xlsx", "乙村", "2020-05", ("家政服务", 35), filed=date(2020, 6, 5)),
        form("back/乙村-6月.xlsx", "乙村", "2020-06", ("家政服务", 35)),
        form("back/乙村-6月-改.xlsx", "乙村", "2020-06", ("家政服务", 53)),
        form("back/丙社区-5月.xlsx", "丙社区", "2020-05", filed=date(2020, 6, 2)),
        form(
            "back/丙社区-6月.xlsx", "丙社区", "2020-06", ("法律常识", 45), ("书画", "三十来人"), filed=date(2020, 7, 1)
        ),
        form("back/丁社区.xlsx", "丁社区", "05", ("普通话", 20, 12)),
        form("back/丁社区-6月.xlsx", "丁社区", "2020-06", is_blank=True),
        form("back/戊村-5月.xlsx", "戊村", "2020-05", ("养蜂", 10)),
        form("back/未写.xlsx", None, "2020-05", ("养蜂", 10)),
        FileReport("back/坏.xlsx", fault=InputFault("RD104", path="back/坏.xlsx")),
        units=FOUR,
        months=MONTHS,
        due_day=due_day,
    )


def hostile() -> RollupReport:
    """Names that would be markup, formulas or signs that steer a terminal."""
    texts = list(HOSTILE)
    return rolled(
        *(form(f"{text}.xlsx", text, "2020-05", (text, 10)) for text in texts),
        form("二.xlsx", texts[0], "2020-05", (texts[0], 11)),
    )


def many(units: int = 1200, months: Sequence[str] = MONTHS) -> RollupReport:
    """So many units, of which every seventh sent nothing and every eleventh two forms that differ."""
    names = [f"第{number}村" for number in range(1, units + 1)]
    files = []
    for number, name in enumerate(names, start=1):
        for month in months:
            if number % 7:
                files.append(form(f"{name}-{month}.xlsx", name, month, ("养鸭", number % 50 + 1)))
            if number % 7 and number % 11 == 0:
                files.append(form(f"{name}-{month}-改.xlsx", name, month, ("养鸭", number % 50 + 2)))
    return rolled(*files, units={name: name for name in names}, months=months)
