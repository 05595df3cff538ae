"""What the tests of figures share: targets, sheets written as files, and figures as short texts."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation

Row = Sequence[object]


def target(name: str, kind: TargetKind, base: str | None = None, unit: str | None = None, **more: object) -> Target:
    given = {"id": name, "indicator": name, "value": Decimal(1), "printed": "", "text": "", **more}
    return Target(name=name, kind=kind, relation=TargetRelation.AT_LEAST, base=base, unit_of_measure=unit, **given)  # type: ignore[arg-type]


TARGETS = (
    target("居民参与率", TargetKind.SHARE, "社区居民", "%"),
    target("社区学院", TargetKind.COVERAGE, "县(区)数", "所"),
    target("社区教育经费", TargetKind.PER_HEAD, "常住人口数", "元"),
    target("再就业培训", TargetKind.SHARE, "下岗职工", "%", aliases=("下岗人员培训",)),
    target("转移培训", TargetKind.COUNT, None, "人"),
    target("学习型示范社区", TargetKind.COUNT, None, "个", counting=Counting.UNSTATED),
    target("家长满意率", TargetKind.SHARE, "受访家长", "%"),
    target("婴幼儿与家长受教育面", TargetKind.SHARE, "婴幼儿与家长", "%"),
    target("人均学时", TargetKind.PER_HEAD, "社区成员", "学时"),
    target("乡镇（街道）社区学校", TargetKind.COVERAGE, "乡镇(街道)数", "所"),
)


def xlsx(
    folder: Path, rows: Sequence[Row], sheet: str = "表", merges: Sequence[str] = (), name: str = "表.xlsx"
) -> str:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for span in merges:
        page.merge_cells(span)
    path = folder / name
    book.save(path)
    return str(path)


def text(folder: Path, rows: Sequence[Row], name: str = "表.txt", encoding: str = "utf-8") -> str:
    written = io.StringIO()
    csv.writer(written).writerows([["" if one is None else one for one in row] for row in rows])
    path = folder / name
    path.write_bytes(written.getvalue().encode(encoding))
    return str(path)


def told(figure: Figure) -> str:
    """name | unit | year | number | measure | what else"""
    year = "-" if figure.year is None else str(figure.year)
    parts = [figure.name, figure.unit or "全", year, plain(figure.value), figure.unit_of_measure or "-"]
    parts += ["率"] if figure.is_rate else []
    parts += {Counting.NEW: ["新"], Counting.CUMULATIVE: ["累"]}.get(figure.counting, []) if figure.counting else []
    parts += ["至少"] if figure.is_at_least else []
    parts += [figure.source] if figure.source else []
    return " | ".join(parts)
