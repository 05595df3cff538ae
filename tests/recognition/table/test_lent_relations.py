"""Sums that one column of a form, or the issued table, proves of the achievements beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check, gap, read

Sheet = Callable[..., Path]
TITLE = "东山街道2021年1—9月任务完成情况表\n序号 指标名称 计量单位 "
NAMES = ("活动合计 场", "讲座 场", "展演 场", "读书会 场")
OF_WHICH = ("学历教育 万人次", "其中：中等 万人次", "其中：高等 万人次", "品牌 个")


def form(sheet: Sheet, heads: str, names: tuple[str, ...], columns: list[str], name: str = "form.csv") -> Path:
    rows = zip(*(column.split() for column in columns), strict=True)
    lines = [f"{n} {label} {' '.join(cells)}" for n, (label, cells) in enumerate(zip(names, rows, strict=True), 1)]
    return sheet(TITLE + heads + "\n" + "\n".join(lines), name)


def errors(path: Path, **options: object) -> list[tuple[str, str | None]]:
    report = check(path, **options)  # type: ignore[arg-type]
    return [(one.code, one.place.cell) for file in report.files for one in file.findings if one.severity == "error"]


BOTH = "全年目标 1—9月完成"


@pytest.mark.parametrize("target", ["90 20 30 40", "0.9 0.2 0.3 0.4"])
@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("60 15 25 20", []),
        ("60 15 25 21", [("PW001", "E3")]),
        ("60 15 25 200", [("PW001", "E3")]),
        ("6 15 25 20", [("PW001", "E3")]),
        ("60 . . .", []),
    ],
)
def test_the_targets_prove_the_sum_of_what_was_done(
    target: str, done: str, found: list[tuple[str, str]], sheet: Sheet
) -> None:
    """A large error is one as a small one is, and so it is where the achievements prove it of the targets."""
    assert errors(form(sheet, BOTH, NAMES, [target, done])) == found
    turned = [(code, "D" + cell[1:]) for code, cell in found]
    if "." not in done.split():
        assert errors(form(sheet, BOTH, NAMES, [done, "90 20 30 40"], "turned.csv")) == turned


def test_what_neither_column_bears_out_is_no_error(sheet: Sheet) -> None:
    assert errors(form(sheet, BOTH, NAMES, ["90 2 3 14", "60 1 12 3"])) == []


@pytest.mark.parametrize(
    ("target", "done", "found"),
    [
        ("2.73 1.25 1.48 3", "2.1 2 1.1 2", [("NA001", "E4")]),
        ("2.73 1.25 1.48 3", "2.1 1 1.1 2", []),
        ("2.73 1.25 1.48 3", "2.1 0.4 1.1 2", []),  # all of what is planned, and not of what is done
        ("2.73 1.25 1.38 3", "2.1 2 1.1 2", []),  # women and farmers may be the same persons
        ("3 1 2 3", "2 2 1 2", []),  # small numbers make up another by chance
    ],
)
def test_parts_that_make_up_their_whole_do_not_exceed_it(
    target: str, done: str, found: list[tuple[str, str]], sheet: Sheet
) -> None:
    assert errors(form(sheet, BOTH, OF_WHICH, [target, done])) == found


def test_the_issued_sums_hold_of_a_form_without_targets(sheet: Sheet) -> None:
    issued = sheet(
        "2021年目标任务表\n单位 活动合计（场） 讲座（场） 展演（场） 读书会（场）\n"
        "东山街道 90 20 30 40\n湖熟街道 60 10 20 30\n谷里街道 37 12 20 5\n",
        "issued.csv",
    )
    wrong = form(sheet, "1—9月完成", NAMES, ["60 15 25 200"], "wrong.csv")
    right = form(sheet, "1—9月完成", NAMES, ["60 15 25 20"], "right.csv")
    upright = sheet(
        "2021年1—9月任务完成情况表\n单位 活动合计（场） 讲座（场） 展演（场） 读书会（场）\n东山街道 60 15 25 200\n",
        "u.csv",
    )
    assert errors(wrong) == []
    assert errors(wrong, against=issued) == [("PW001", "D3")]
    assert errors(right, against=issued) == []
    assert errors(upright, against=issued) == [("PW001", "B3")]
    report = gap(issued, [wrong], as_of=date(2021, 9, 30))
    assert [(one.code, one.place.cell) for _, one in report.findings if one.severity == "error"] == [("PW001", "D3")]


def test_read_shows_the_sum_of_both(sheet: Sheet) -> None:
    target, done = read(form(sheet, BOTH, NAMES, ["90 20 30 40", "60 15 25 200"])).tables
    assert [str(one.relation) for one in done.declarations] == [str(one.relation) for one in target.declarations]
    assert all(one.confirmed for one in done.declarations)


def test_a_sum_that_only_the_numbers_suggest_gives_way_to_the_one_that_is_proved(sheet: Sheet) -> None:
    """Two readings of one total would find the same cell too small and too large."""
    rows = zip(
        ("技能培训合计", "转移培训", "实用技术", "在岗培训", "再就业", "新增劳动力", "外来务工", "讲师团"),
        "1.18 0.11 0.34 0.25 0.13 0.13 0.21 0.02".split(),
        "1.47 0.14 0.42 0.31 0.16 0.16 0.26 0.02".split(),
        strict=True,
    )
    lines = "".join(f"{n} {name} 万人次 {target} {done}\n" for n, (name, target, done) in enumerate(rows, 1))
    path = sheet(f"谷里街道2021年任务完成情况表\n栏次 指标 计量单位 全年目标 1—9月完成\n{lines}", "f.csv")
    (target, _) = check(path).files
    assert target.table is not None
    assert [str(one.relation) for one in target.table.declarations] == ["1=2+3+4+5+6+7+8"]
    assert errors(path) == [("PW001", "D3")]
