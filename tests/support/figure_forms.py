"""Forms with numbers for the tests: what a street sends in each month, indicators down the rows or units across.

write_year(folder, targets) makes a form for each unit and month; `monthly` and `units_table` make single sheets.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import adds_over_time
from writers import Cell, Truth, by_csv, by_openpyxl

WRITERS = {".xlsx": by_openpyxl, ".csv": by_csv}
ROWS: Sequence[tuple[str, int]] = (
    ("社区教育培训（人次）", 100), ("老年教育（人次）", 40), ("社区教育活动（场次）", 5),
)  # fmt: skip
"""Indicators, and what a street achieves of each in a month."""
NAMES = tuple(pair[0] for pair in ROWS)


def monthly(
    unit: str,
    month: int,
    totals: Sequence[Cell],
    *,
    year: int = 2020,
    filed: str = "",
    names: Sequence[str] = NAMES,
    title: str = "社区教育工作完成情况月报表",
    targets: Sequence[Cell] = (),
) -> Truth:
    """A form of one unit: an indicator a row, 目标 where there are any, 累计完成 and 备注."""
    heads = ["指标", *["目标"] * bool(targets), "累计完成", "备注"]
    rows = zip(names, targets, totals, strict=True) if targets else zip(names, totals, strict=True)
    body: list[Sequence[Cell]] = [
        (f"{year}年{title}",),
        (f"填报单位：{unit}", f"{year}年{month}月", f"填报日期：{filed}" if filed else "填报日期："),
        heads,
        *((*row, None) for row in rows),
    ]
    return Truth([[*row] for row in body], [], f"{month}月")


def units_table(title: str, rows: Mapping[str, Sequence[Cell]], names: Sequence[str] | None = None) -> Truth:
    """A table of several units under a title that says its months: 2020年1—3月各街道社区教育完成情况."""
    heads = names or NAMES
    return Truth([[title], ["单位", *heads], *([unit, *numbers] for unit, numbers in rows.items())], [], "Sheet1")


def write(path: Path, *sheets: Truth) -> Path:
    """Sheets as one file, in the format that its name ends in; of csv the first alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WRITERS[path.suffix](sheets))
    return path


def write_month(
    folder: Path, unit: str, month: int, totals: Sequence[Cell], *, suffix: str = ".xlsx", filed: str = ""
) -> Path:
    """A street's form of a month, named as such files are."""
    return write(folder / f"{unit}-{month}月{suffix}", monthly(unit, month, totals, filed=filed))


def so_far(targets: Table, unit: str, code: str, month: int) -> Decimal:
    """What a unit has achieved by a month: of 人次 a tenth of its target each month, so that sums hold; else all."""
    one, target = targets.by_code[code], targets.value(unit, code) or Decimal(0)
    return target * month / 10 if one.kind is Kind.AMOUNT and adds_over_time(one) else target


def write_year(folder: Path, targets: Table, months: Sequence[int]) -> list[Path]:
    """A form for each unit and month, in turn as xlsx and csv; filed in time, on the 3rd of the next month."""
    names = [
        f"{one.name}（{one.unit_of_measure}）" if one.unit_of_measure and one.kind is not Kind.RATE else one.name
        for one in targets.indicators
    ]
    made = []
    for number, unit in enumerate(targets.units):
        for month in months:
            totals: list[Cell] = [
                None if targets.value(unit, code) is None else _cell(so_far(targets, unit, code, month), targets, code)
                for code in targets.codes
            ]
            form = monthly(unit, month, totals, filed=f"2020年{month + 1}月3日", names=names)
            suffix = (".xlsx", ".csv")[(number + month) % 2]
            made.append(write(folder / f"{unit}-{month}月{suffix}", form))
    return made


def _cell(value: Decimal, targets: Table, code: str) -> Cell:
    """A number as a street writes it: a share in per cent."""
    if targets.by_code[code].kind is Kind.RATE:
        return f"{(value * 100).normalize():f}%"
    return int(value) if value == value.to_integral_value() else float(value)
