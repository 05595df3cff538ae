"""A plan like last year's table."""

from pathlib import Path

import pytest

from cedu_targets import allocate
from cedu_targets.allocation.plan import plan_reading, understood_plan
from cedu_targets.recognition.table.row_kinds import classify

LAST = "2024年任务分解表,,,\n单位,培训,线上,线下\n栏次,1,2,3\n"


def last_year(folder: Path, rows: str) -> Path:
    path = folder / "last.csv"
    path.write_text(LAST + rows, encoding="utf-8")
    return path


def test_two_columns_that_are_equal_are_no_whole_and_part(tmp_path: Path) -> None:
    found = allocate(like=last_year(tmp_path, "全县,12,12,8\n甲镇,5,5,3\n乙镇,7,7,5\n说明：1=2,,,\n"), growth="50%")
    assert found.understood is not None
    assert dict(found.understood.wholes) == {}
    assert {code: str(value) for code, value in found.rows["全县"].items()} == {"1": "18", "2": "18", "3": "12"}


def test_areas_keep_their_names(tmp_path: Path) -> None:
    rows = (
        "全县,12,4,8\n甲镇,2,1,1\n乙镇,3,1,2\n东片小计,5,2,3\n丙镇,3,1,2\n丁镇,4,1,3\n西片小计,7,2,5\n说明：1=2+3,,,\n"
    )
    found = allocate(like=last_year(tmp_path, rows), growth="0%")
    assert list(found.rows) == ["全县", "甲镇", "乙镇", "丙镇", "丁镇", "东片小计", "西片小计"]
    assert found.understood is not None
    assert [unit.area for unit in found.understood.plan.units] == ["东片", "东片", "西片", "西片"]


def test_the_only_weights_that_are_given_are_meant(tmp_path: Path) -> None:
    weights = tmp_path / "people.csv"
    weights.write_text("单位,人口\n甲镇,3\n乙镇,1\n", encoding="utf-8")
    rows = "全县,12,4,8\n甲镇,5,2,3\n乙镇,7,2,5\n说明：1=2+3,,,\n"
    found = allocate(like=last_year(tmp_path, rows), growth="0%", weights=weights)
    assert {code: str(value) for code, value in found.rows["甲镇"].items()} == {"1": "9", "2": "3", "3": "6"}


def many(folder: Path, count: int) -> Path:
    rows = "".join(f"{number}号村,{number % 7 + 3},2,{number % 7 + 1}\n" for number in range(count))
    whole = sum(number % 7 + 3 for number in range(count))
    return last_year(folder, f"全县,{whole},{2 * count},{whole - 2 * count}\n{rows}说明：1=2+3,,,\n")


def test_no_list_of_units_is_gone_through_for_each_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand units took as long by that as by all the rest."""
    asked = 0

    class Counted(tuple[int, ...]):
        __slots__ = ()

        def __contains__(self, row: object) -> bool:
            nonlocal asked
            asked += 1
            return super().__contains__(row)

    monkeypatch.setattr(
        understood_plan, "classify", lambda *given: (kinds := classify(*given))._replace(units=Counted(kinds.units))
    )
    found = allocate(like=many(tmp_path, 300), growth="10%")
    assert (len(found.rows), asked) == (301, 0)


def test_of_many_strange_names_only_the_first_are_sought_among_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    monkeypatch.setattr(plan_reading, "suggestion", lambda name, _: sought.append(name))
    weights = tmp_path / "people.csv"
    weights.write_text("单位,人口\n" + "".join(f"{number}号街,3\n" for number in range(50)), encoding="utf-8")
    found = allocate(like=many(tmp_path, 60), growth="10%", weights=weights)
    assert sought == [f"{number}号街" for number in range(20)]
    assert sum(finding.code == "AL103" for finding in found.findings) == 50


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("2024年社会教育任务完成情况表", "2025年社会教育任务分解表"),
        ("2024年社会教育目标完成情况统计表", "2025年社会教育目标分解表"),
        ("2024年社会教育目标任务分解表", "2025年社会教育目标任务分解表"),
    ],
)
def test_the_plan_bears_the_title_of_what_is_to_be_issued(tmp_path: Path, title: str, wanted: str) -> None:
    """Made from a table of achievements, the issued table would be headed as one itself."""
    path = tmp_path / "last.csv"
    path.write_text(f"{title},,\n单位,线上,线下\n栏次,1,2\n全县,5,8\n甲镇,2,3\n乙镇,3,5\n", encoding="utf-8")
    found = allocate(like=path, growth="0%")
    assert found.understood is not None
    assert found.understood.plan.title == wanted
