"""A table of targets over years in the reports for people: an indicator a line, with what it was before."""

from pathlib import Path

import pytest

from path_samples import SAMPLES
from project import Run
from writers import Truth, by_openpyxl


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    sample = SAMPLES["state and goals with the year in the line below"]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(by_openpyxl([Truth(sample.rows, sample.merges)]))
    return path


def test_an_indicator_is_a_line_with_its_years(plan: Path, cedu: Run) -> None:
    shown = " ".join(cedu("read", plan, "--lang", "zh").stdout.split())
    assert "3 个指标 6 项目标（2025—2030 年）" in shown
    assert "目标-1 老年学校：2022 12所（基期） → 2025 20所 → 2030 35所 累计数，逐年不降" in shown
    assert "参与 目标-3 老年人参与率：2022 18.2%（基期） → 2025 25%左右 → 2030 30%" in shown
    less = plan.with_name("less.xlsx")
    less.write_bytes(by_openpyxl([Truth(SAMPLES["what is to be less"].rows)]))
    shown = " ".join(cedu("read", less, "--lang", "zh").stdout.split())
    assert "义务教育辍学率：2021 1.5% → 2022 1.2% → 2023 1.2% 按不超过读，逐年不升" in shown
    assert "代课教师：2021 30人 → 2022 20人 → 2023 10人 逐年不升" in shown
    assert "老年学校: 2022 12所 (at the start) → 2025 20所" in " ".join(
        cedu("read", plan, "--lang", "en").stdout.split()
    )


def test_a_page_has_a_row_for_each_indicator_and_one_for_each_marked_target(
    plan: Path, tmp_path: Path, cedu: Run
) -> None:
    page = tmp_path / "page.html"
    cedu("check", plan, "-o", page)
    html = page.read_text(encoding="utf-8")
    assert "老年教育教学点：2022 40个（基期） → 2025 88个 → 2030 120个" in html
    assert html.count('<tr><th scope="row"') >= 3
    assert "目标-2@2025" not in html

    natures = tmp_path / "natures.xlsx"
    rows = SAMPLES["natures"].rows
    natures.write_bytes(by_openpyxl([Truth(rows)]))
    cedu("check", natures, "-o", tmp_path / "natures.html")
    html = (tmp_path / "natures.html").read_text(encoding="utf-8")
    assert "学习型社区：2020 2个 → 2021 3个 → 2022 5个" in html
    assert "目标-2@2022" in html  # QU003 asks about it
    assert "目标-1@2022" not in html
    assert "在表中那一行的指标名称前写上“新增”或“累计”" in html  # it has no pack in which to write it
    named = [[f"累计{cell}" if cell == "学习型社区（个）" else cell for cell in row] for row in rows]
    natures.write_bytes(by_openpyxl([Truth(named)]))
    assert "QU003" not in cedu("check", natures).stdout


def test_a_number_in_brackets_is_told_apart_from_those_of_other_years(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "plan.csv"
    rows = [
        "指标,单位,属性,2021年,2025年",
        "专职教师,人,约束性,50,[80]",
        "社区学校,所,预期性,3,8",
        "注：[ ]内为五年累计数。",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    shown = " ".join(cedu("read", path, "--lang", "zh").stdout.split())
    assert "专职教师：2021 50人 → 2025 [80人]（累计数） 逐年不降" in shown
    assert "社区学校：2021 3所 → 2025 8所 没有写明" in shown
