"""A table meets its pack: columns that it lacks, and blanks that were not reported."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets import check, read
from cedu_targets.domain.declaration import Declaration, Origin
from cedu_targets.domain.indicator import Measure
from cedu_targets.evaluation.evaluate import outcomes
from made_tables import Number, table
from make_examples import EXAMPLES

HEADER = "单位 培训 农村 城镇\n栏次 1 2 3\n"
GOOD = "全区 60 30 30\n东山 10 5 5\n秣陵 20 10 10\n汤山 30 15 15\n"


def test_an_achievement_left_blank_was_not_reported(sheet: Callable[..., Path]) -> None:
    rows = GOOD.replace("秣陵 20 10 10", "秣陵 . . .")
    (target,) = check(sheet("2021年目标任务表\n" + HEADER + rows, "t.csv"), rules="none").files
    assert [finding.code for finding in target.findings] == ["DS001"] * 3
    (achieved,) = check(sheet("2021年完成情况表\n" + HEADER + rows, "a.csv"), rules="none").files
    assert [entry.reason for entry in achieved.not_judged] == ["blank_unknown"] * 3
    assert achieved.findings == ()


def codes_of(path: Path, rules: str | None = "none") -> list[str]:
    (file,) = check(path, rules=rules).files
    return [finding.code for finding in file.findings]


def test_a_pack_on_another_table_is_said(sheet: Callable[..., Path]) -> None:
    found = codes_of(sheet("2021年目标任务表\n" + HEADER + GOOD), rules="jiangning-2020")
    assert "RD021" in found


def test_a_pack_with_names_fits_a_table_without_codes(tmp_path: Path, sheet: Callable[..., Path]) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        'name: p\ntitle: 2021年目标任务表\ncolumns: ["1..2"]\nindicators: {"1": 培训, "2": 讲座}\ndistrict: 全区\n'
        'rules:\n  - {id: d, check: district_sum, indicators: ["1"]}\n',
        encoding="utf-8",
    )
    found = codes_of(sheet("2021年目标任务表\n单位 培训 讲座\n全区 3 3\n东山 1 1\n秣陵 2 2"), rules=str(pack))
    assert "RD021" not in found


def test_the_rounding_of_a_pack_holds_for_columns_known_by_name(tmp_path: Path, sheet: Callable[..., Path]) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        'name: p\ntitle: 2021年目标任务表\nindicators: {"1": 培训, "2": 农村, "3": 城镇}\nrounding: {rounded: ["1..3"]}\n'
        'rules:\n  - {id: s, check: part_whole, whole: "1", parts: ["2", "3"]}\n',
        encoding="utf-8",
    )
    head, rows = "2021年目标任务表\n单位 培训 农村 城镇\n", "东山 10.1 5.0 5.0\n秣陵 20.3 10.1 10.2"
    assert codes_of(sheet(head + "栏次 1 2 3\n" + rows, "coded.csv"), str(pack)) == ["RD008", "PW002"]
    assert codes_of(sheet(head + rows, "named.csv"), str(pack)) == ["RD008", "PW002"]


def test_a_pack_asks_for_every_column_of_its_ranges(tmp_path: Path) -> None:
    book = load_workbook(EXAMPLES / "targets-mended.xlsx")
    sheet = book.active
    assert sheet is not None
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.delete_cols(12)  # column 11
    book.save(tmp_path / "less.xlsx")
    (file,) = check(tmp_path / "less.xlsx").files
    assert file.pack is None  # not the table that the pack is for
    (file,) = check(tmp_path / "less.xlsx", rules="jiangning-2020").files
    assert {entry.reason for entry in file.not_judged} == {"no_column"}
    lacking = {entry.rule for entry in file.not_judged}
    assert {rule.judged for rule in file.rules if rule.id in lacking} == {0}


PACK = """\
name: p
title: t
rules:
  - {id: sums, check: part_whole, whole: "1", parts: ["2", "3"], why: 说明}
  - {id: filled, check: present, indicators: ["1", "2"]}
"""


def test_a_blank_is_said_once_where_its_sum_says_so_and_else_by_the_rule_that_asks_for_it(
    sheet: Callable[..., Path], tmp_path: Path
) -> None:
    """东山's total is blank over filled parts; 秣陵's part is blank, and its sum holds without it."""
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    (file,) = check(sheet(HEADER + "东山 . 5 5\n秣陵 10 . 10\n汤山 30 15 15"), rules=str(pack)).files
    found = [(finding.code, finding.place.unit, finding.place.indicator) for finding in file.findings]
    assert [one for one in found if one[1]] == [("PW001", "东山", "1"), ("PR001", "秣陵", "2")]


def test_in_how_many_rows_a_declared_relation_holds_and_fails() -> None:
    """A row without numbers is neither, nor is one with a blank that may hide the answer."""
    rows: dict[str, list[Number]] = {"甲": [10, 4, 6], "乙": [10, 4, 5], "丙": [10, 4, None], "丁": [None, None, None]}
    made = table(rows, ["1=2+3", "1=2+9"])
    unread = Declaration("甲类另计", None, Origin.NOTE)
    made = replace(made, declarations=(*made.declarations, unread))
    assert [(one.held, one.failed) for one in outcomes(made, None)] == [(1, 2), (0, 0), (0, 0)]
    achieved = replace(
        made,
        measure=Measure.ACHIEVEMENT,
        values={key._replace(measure=Measure.ACHIEVEMENT): value for key, value in made.values.items()},
    )
    assert [(one.held, one.failed) for one in outcomes(achieved, None)] == [(1, 1), (0, 0), (0, 0)]


def test_read_and_check_say_the_same_of_a_declared_relation(sheet: Callable[..., Path]) -> None:
    """Achievements with a blank part: a check does not judge the row, so reading does not call it failed."""
    rows = "全区 30 20 10\n东山 10 . 5\n秣陵 20 15 4\n汤山 . . .\n"
    path = sheet("2021年完成情况表\n" + HEADER + rows + "说明：1=2+3", "a.csv")
    (declared,) = read(path).files[0].outcomes
    (file,) = check(path, rules="none").files
    failed = [finding.place.unit for finding in file.findings if finding.code == "PW001"]
    hidden = [entry.place.unit for entry in file.not_judged if entry.rule == "sum:1=2+3"]
    assert (declared.held, declared.failed, failed, hidden) == (1, 1, ["秣陵"], ["东山"])


def test_reading_knows_the_tolerance_that_a_check_has(sheet: Callable[..., Path]) -> None:
    rows = "全区 30.1 20.0 10.1\n东山 15.1 10.0 5.0\n秣陵 15.0 10.0 5.1\n"
    path = sheet("2021年目标任务表\n" + HEADER + rows + "说明：1=2+3，因四舍五入存在尾差", "t.csv")
    (declared,) = read(path).files[0].outcomes
    (file,) = check(path, rules="none").files
    assert [finding.code for finding in file.findings if finding.place.indicator == "1"] == ["PW002", "PW002"]
    assert (declared.held, declared.failed) == (3, 0)
