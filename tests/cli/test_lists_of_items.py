"""Lists of items where only tables are of use: said in a sentence with the next step, never a traceback, never dropped."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
import yaml

from project import JIANGNING, ROOT, Run

TARGETS, ACHIEVED = JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx"
PLAN = [
    ["2020年社区教育重点工作安排"],
    ["序号", "时间", "工作内容", "责任单位"],
    [1, "3月底前", "召开全区社区教育工作会议并部署全年任务", "区教育局"],
    [2, "4月", "组织社区教育专干业务培训活动", "区社区学院"],
    [3, "5月", "走访慰问老年学员并征求意见建议", "区社区学院"],
    [3, "6月", "修订社区教育课程资源目录并印发", None],
]


def written(path: Path, *, beside: Path | None = None) -> Path:
    """A workbook with the plan, and with what stands in another one."""
    book = openpyxl.Workbook() if beside is None else openpyxl.load_workbook(beside)
    sheet = book.create_sheet("安排")
    for row in PLAN:
        sheet.append(row)
    if beside is None:
        del book["Sheet"]
    book.save(path)
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path / "plan.xlsx")


CALLS: dict[str, Callable[[Path], list[object]]] = {
    "gap, as targets": lambda plan: ["gap", plan, ACHIEVED, "--as-of", "2020-09-30"],
    "gap, as achieved": lambda plan: ["gap", TARGETS, plan, "--as-of", "2020-09-30"],
    "gap, as last year": lambda plan: ["gap", TARGETS, ACHIEVED, "--base", plan, "--as-of", "2020-09-30"],
    "check, as last year": lambda plan: ["check", TARGETS, "--base", plan],
    "check, as issued": lambda plan: ["check", TARGETS, "--against", plan],
    "allocate, as last year": lambda plan: ["allocate", "--like", plan, "--growth", "5%"],
    "allocate, as issued": lambda plan: ["allocate", JIANGNING / "plan-illustrative.xlsx", "--keep", plan],
    "rules infer": lambda plan: ["rules", "infer", plan],
    "rules infer, for another year": lambda plan: ["rules", "infer", plan, "--like", "jiangning-2020"],
}


@pytest.mark.parametrize("call", CALLS)
def test_a_list_is_no_table(call: str, plan: Path, cedu: Run) -> None:
    done = cedu(*CALLS[call](plan))
    told = f"RD145 文件里只有事项清单（1 份，4 项），没有目标表。看进展、谁还没有报：cedu status {plan}；"
    assert done.returncode == 3
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_list_beside_a_table_is_named(tmp_path: Path, cedu: Run) -> None:
    both = written(tmp_path / "both.xlsx", beside=TARGETS)
    done = cedu("gap", both, ACHIEVED, "--as-of", "2020-09-30")
    assert f"{both}:安排: 提示性 RD057 文件里另有 1 份事项清单（4 项），这里只用目标表，没有用上。" in done.stdout
    assert done.returncode == 0


def test_a_list_among_returns_is_not_compared_and_says_so(plan: Path, cedu: Run) -> None:
    done = cedu("check", plan, "--against", TARGETS)
    assert f"{plan}:安排: 提示性 RD057 这是事项清单（4 项），下发的是目标表，没有与它比较。" in done.stdout


def test_a_list_gets_no_slip_and_says_so(plan: Path, tmp_path: Path, cedu: Run) -> None:
    done = cedu("check", plan, "--slips", tmp_path / "slips")
    assert "1 份事项清单没有写反馈单" in done.stderr
    assert "没有读出表" not in done.stderr
    assert not (tmp_path / "slips").exists()


def test_a_finding_at_an_item_is_explained_until_the_item_changes(plan: Path, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "explained.yaml"
    assert "（1 条）" in cedu("check", plan, "--write-explanations", path).stderr
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    (entry,) = content["explanations"]
    assert (entry["code"], entry["item"]) == ("SC001", "安排-3(2)")
    assert entry["seen"] == {"due": "6月", "owners": "", "text": "修订社区教育课程资源目录并印发"}
    entry |= {"reason": "沿用上级编号", "by": "教育科"}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert "采用 1 条，失效 0 条" in cedu("check", plan, "--explanations", path).stdout
    book = openpyxl.load_workbook(plan)
    book["安排"]["B6"] = "7月"
    book.save(plan)
    lapsed = cedu("check", plan, "--explanations", path).stdout
    assert "采用 0 条，失效 1 条" in lapsed
    assert "说明失效 SC001 序号 安排-3(2)：数值已变" in lapsed


def test_a_baseline_knows_an_item_in_a_renamed_file(plan: Path, tmp_path: Path, cedu: Run) -> None:
    (tmp_path / "before.json").write_text(cedu("check", plan, "-f", "json").stdout, encoding="utf-8")
    renamed = tmp_path / "renamed.xlsx"
    shutil.move(plan, renamed)
    assert "新出现 0 处" in cedu("check", renamed, "--baseline", tmp_path / "before.json").stdout


@pytest.mark.parametrize("command", ["check", "read"])
def test_json_of_lists_holds_to_the_schema(command: str, plan: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    import json

    schema = json.loads(cedu("schema", "report").stdout)
    notice = ROOT / "examples" / "suzhou-2019" / "notice.txt"
    output = cedu_json(command, plan, notice, TARGETS)
    jsonschema.Draft202012Validator(schema).validate(output)
    assert {file["shape"] for file in output["files"]} == {"items", "table"}


def test_a_folder_of_both_shapes_has_one_overview(plan: Path, tmp_path: Path, cedu: Run) -> None:
    shutil.copy(TARGETS, tmp_path / "targets.xlsx")
    done = cedu("check", tmp_path)
    assert "共 2 个文件" not in done.stdout  # each holds one document
    assert "共 1 张表、1 份事项清单（4 项）：2 份无须修改，0 份有问题，0 份没有审核成" in done.stdout
