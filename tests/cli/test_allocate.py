"""cedu allocate: where nothing was allocated, only a page or a machine's report is written to a file."""

import json
from pathlib import Path

from openpyxl import load_workbook

from plan_files import fill
from project import JIANGNING, Run

PLAN = JIANGNING / "plan-illustrative.xlsx"


def test_a_workbook_is_told_on_the_screen_as_well(tmp_path: Path, cedu: Run) -> None:
    done = cedu("allocate", PLAN, "-o", tmp_path / "t.xlsx")
    assert done.returncode == 0
    assert "东山" in done.stdout
    assert str(tmp_path / "t.xlsx") in done.stderr
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_a_conflict_writes_no_table(tmp_path: Path, cedu: Run) -> None:
    plan = fill(PLAN, {"分解计划!淳化:4": "≥2.33"}, tmp_path / "plan.xlsx")
    for name in ("t.xlsx", "t.md", "t"):
        done = cedu("allocate", plan, "-o", tmp_path / name)
        assert (done.returncode, (tmp_path / name).exists()) == (1, False), name
        assert "不能同时满足" in done.stdout
    assert cedu("allocate", plan, "-o", tmp_path / "t.json").returncode == 1
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["status"] == "infeasible"


def test_a_page_says_where_each_number_comes_from_and_tells_of_a_conflict(tmp_path: Path, cedu: Run) -> None:
    """Nobody takes it for the table, whatever it says."""
    page = tmp_path / "分解.html"
    done = cedu("allocate", PLAN, "-o", page, "--paper", "a4")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"已写出 {page}：")
    assert "--reasons" not in done.stderr
    assert '<body class="a4">' in page.read_text("utf-8")
    plan = fill(PLAN, {"分解计划!淳化:4": "≥2.33"}, tmp_path / "plan.xlsx")
    done = cedu("allocate", plan, "-o", page)  # its own earlier page is replaced
    assert (done.returncode, done.stdout) == (1, "")
    assert "不能同时满足" in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace("1.53", "1.54"), encoding="utf-8")
    assert cedu("allocate", PLAN, "-o", page).returncode == 2
    assert cedu("allocate", PLAN, "--paper", "a4").returncode == 2


def test_the_table_is_alone_in_its_file_and_the_reasons_in_theirs(tmp_path: Path, cedu: Run) -> None:
    table, why = tmp_path / "分解表.xlsx", tmp_path / "分解说明.xlsx"
    done = cedu("allocate", PLAN, "-o", table, "--reasons", why)
    assert done.returncode == 0
    assert load_workbook(table).sheetnames == ["任务分解表"]
    assert load_workbook(why).sheetnames == ["分配说明", "分解提示"]
    assert done.stderr.splitlines()[-1] == f"每个数的由来写在 {why}（供核对，不下达）。"
    told = [str(cell) for row in load_workbook(why)["分配说明"].iter_rows(values_only=True) for cell in row]
    assert any("排第" in text and "还差" in text for text in told)
    assert not any("报送的文件" in text for text in told)
    assert cedu("check", table).returncode == 0


def test_without_reasons_it_is_said_how_to_have_them(tmp_path: Path, cedu: Run) -> None:
    hint = "每个数的由来另写一份：加 --reasons 分解说明.xlsx。"
    assert hint in cedu("allocate", PLAN, "-o", tmp_path / "t.xlsx").stderr
    assert "Traceback" not in cedu("allocate", PLAN, "-f", "json", "-o", tmp_path / "t.json").stderr
    for args in (("-f", "json"), (), ("--why", "东山:4"), ("-o", tmp_path / "u.json")):
        assert hint not in cedu("allocate", PLAN, *args).stderr, args


def test_reasons_have_a_file_of_their_own(tmp_path: Path, cedu: Run) -> None:
    table = tmp_path / "t.xlsx"
    same = cedu("allocate", PLAN, "-o", table, "--reasons", table)
    assert (same.returncode, table.exists()) == (2, False)
    assert "两个输出用了同一个文件名" in same.stderr
    for name in ("why.md", "-", PLAN):
        done = cedu("allocate", PLAN, "-o", table, "--reasons", name)
        assert (done.returncode, table.exists()) == (2, False), name


def test_where_nothing_is_allocated_no_reasons_are_written(tmp_path: Path, cedu: Run) -> None:
    plan = fill(PLAN, {"分解计划!淳化:4": "≥2.33"}, tmp_path / "plan.xlsx")
    assert cedu("allocate", plan, "--reasons", tmp_path / "why.xlsx").returncode == 1
    assert not (tmp_path / "why.xlsx").exists()


def test_all_conflicts_are_told_in_one_run(tmp_path: Path, cedu: Run) -> None:
    demands: dict[str, str | float] = {"分解计划!淳化:4": "≥2.33", "分解计划!秣陵:6": "≥9", "分解计划!东山:12": 90}
    done = cedu("allocate", fill(PLAN, demands, tmp_path / "plan.xlsx"))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "计划的要求不能同时满足：有 4 组冲突，每组至少要放宽一条。没有分解。"
    assert [line.split("：")[1] for line in lines if line.startswith("第 ")] == [
        "第4栏（在(转)岗人员培训）", "第6栏（城乡新增劳动力培训）", "第6栏（城乡新增劳动力培训）", "第12栏（其他居民参与社区教育活动）",
    ]  # fmt: skip


def test_a_share_of_residents_is_a_plan_that_check_accepts(tmp_path: Path, cedu: Run) -> None:
    residents = tmp_path / "villages.csv"
    residents.write_text("村（居）,常住人口\n柳湾村,1203\n高坡村,877\n河口社区,2540\n合计,4620\n", encoding="utf-8")
    out = tmp_path / "plan.xlsx"
    done = cedu("allocate", "--weights", residents, "--share", "40%", "--title", "柳溪镇2020年培训计划", "-o", out)
    assert done.returncode == 0
    assert "柳溪镇2020年培训计划" in done.stdout
    assert cedu("check", out).stdout.endswith("没有发现问题；核对了 1 个合计关系、4 个单元格。\n")
    asked = cedu("allocate", "--weights", residents, "--share", "40%", "--why", "柳湾村:1")
    assert (
        asked.stdout
        == "柳湾村 第1栏（培训人数） = 482 人：常住人口 1203 × 40% = 481.2 人，不足 1 人的按 1 人算，为 482 人。\n"
    )
    refused = cedu("allocate", "--share", "40%", "-o", out)
    assert refused.returncode == 2
    assert "--weights 人口.xlsx --share 40%" in refused.stderr
