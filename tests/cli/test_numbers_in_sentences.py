"""A text of which only numbers in sentences are known: what each command says of it, and what to do."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cedu_targets import read
from project import JIANGNING, Run

PLAN = """乙县社区教育三年规划（2023—2025年）

到2025年，居民参与率达到55%以上，每个乡镇建成一所社区学校。
力争培育示范学习点12个，人均经费不低于2元。
"""
LIST = """乙县2023年社区教育工作要点

1.办学。（责任单位：县教育局）
2.培训居民5000人次，参与率达到30%—40%。（责任单位：县文旅局）
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "三年 规划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def points(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_check_judges_nothing_and_says_how_to_draft_a_pack(plan: Path, cedu: Run) -> None:
    done = cedu("check", plan)
    assert done.returncode == 3
    assert (
        done.stdout
        == f"{plan}: 乙县社区教育三年规划（2023—2025年）：没有规则包；有 4 处带数的话：cedu rules infer '{plan}'。\n"
    )
    assert cedu("check", plan, "--exit-zero").returncode == 3
    assert (
        "no rule pack; there are 4 numbers in sentences: cedu rules infer" in cedu("check", plan, "--lang", "en").stdout
    )


def test_the_same_as_json(plan: Path, cedu_json: Callable[..., Any]) -> None:
    report = cedu_json("check", plan)
    (file,) = report["files"]
    assert (report["exit_code"], file["status"], file["error"], file["shape"]) == (3, "not_checked", None, "items")
    assert [one["printed"] for one in file["candidates"]] == ["55%以上", "一所", "12个", "不低于2元"]
    assert file["candidates"][0] == {
        "line": 3, "text": "居民参与率达到55%以上", "printed": "55%以上", "low": "0.55", "high": None, "noun": "%",
        "kind": "share", "relation": "at_least", "strength": "binding", "word": "达到", "name": "居民参与率", "base": "居民",
        "heads": 1, "scope": None, "by": "到2025年",
    }  # fmt: skip
    assert file["candidates"] == cedu_json("read", plan)["files"][0]["candidates"]


@pytest.mark.parametrize("kind", ["markdown", "html", "xlsx"])
def test_every_report_says_so(plan: Path, kind: str, cedu: Run, tmp_path: Path) -> None:
    path = tmp_path / f"报告.{kind if kind != 'markdown' else 'md'}"
    assert cedu("check", plan, "-o", path).returncode == 3
    if kind == "xlsx":
        cells = [str(cell.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert any("有 4 处带数的话：cedu rules infer" in text for text in cells)
        return
    text = path.read_text(encoding="utf-8")
    assert "没有规则包；有 4 处带数的话：cedu rules infer" in text.replace("&#39;", "'")
    assert ("<td>不低于 55%</td>" in text) is (kind == "html")
    assert "没有发现问题" not in text


def test_reading_lists_each_with_its_line(plan: Path, cedu: Run) -> None:
    lines = [line.split() for line in cedu("read", plan).stdout.splitlines()]
    assert ["3", "不低于", "55%", "比例", "约束性", "居民参与率达到55%以上"] in lines
    assert ["时间：到2025年，基数：居民"] in lines
    assert ["3", "1", "所", "覆盖", "约束性", "每个乡镇建成一所社区学校"] in lines
    assert ["4", "12", "个", "数量", "预期性", "力争培育示范学习点12个"] in lines
    assert ["4", "不低于", "2", "元", "人均", "约束性", "人均经费不低于2元"] in lines
    assert lines[-2][0] == "起草规则包：cedu"


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("rollup",),
        ("template", "--for", "status", "-o", "out"),
        ("template", "--for", "dossier", "-o", "out"),
        ("check", JIANGNING / "targets.xlsx", "--base"),
        ("check", JIANGNING / "targets.xlsx", "--against"),
    ],
    ids=lambda command: " ".join(map(str, command[:3])),
)
def test_other_commands_say_what_it_is(command: tuple[object, ...], plan: Path, cedu: Run, tmp_path: Path) -> None:
    given = (*command, plan) if command[-1] != "out" else (*command[:3], plan, *command[3:])
    done = cedu(*given, cwd=tmp_path)
    assert done.returncode == 3
    assert "RD093" in done.stdout + done.stderr
    assert "只有 4 处带数的话" in done.stdout + done.stderr
    assert f"cedu rules infer '{plan}'" in done.stdout + done.stderr


def test_as_a_data_frame(plan: Path) -> None:
    frame = read(plan).candidates_frame()
    assert list(frame.columns)[:6] == ["path", "line", "text", "printed", "low", "high"]
    assert frame[["line", "printed", "kind", "strength"]].to_numpy().tolist() == [
        [3, "55%以上", "share", "binding"],
        [3, "一所", "coverage", "binding"],
        [4, "12个", "count", "expected"],
        [4, "不低于2元", "per_head", "binding"],
    ]
    assert frame["low"][0] == Decimal("0.55")


def test_beside_a_list_their_number_is_said_and_changes_nothing(points: Path, cedu: Run, cedu_json: Any) -> None:
    done = cedu("check", points)
    assert done.returncode == 0
    left = "另有 2 处带数的话，没有规则包说明是不是目标，没有审核；逐处看：cedu read"
    assert done.stdout.count(left) == 1
    (file,) = cedu_json("check", points)["files"]
    assert (file["status"], [one["printed"] for one in file["candidates"]]) == ("clean", ["5000人次", "30%—40%"])


@pytest.mark.parametrize("name", ["md", "html", "xlsx"])
def test_every_report_says_so_beside_a_list(points: Path, name: str, cedu: Run, tmp_path: Path) -> None:
    path = tmp_path / f"报告.{name}"
    assert cedu("check", points, "-o", path).returncode == 0
    if name == "xlsx":
        text = " ".join(str(cell.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    else:
        text = path.read_text(encoding="utf-8")
    assert text.count("另有 2 处带数的话") == 1


def test_a_text_with_a_table_tells_them_when_it_is_read_only(cedu: Run, cedu_json: Any) -> None:
    notice = JIANGNING / "notice.txt"
    assert "带数的话" not in cedu("check", notice).stdout
    assert not any("candidates" in file for file in cedu_json("check", notice)["files"])
    (file,) = cedu_json("read", notice)["files"]
    assert len(file["candidates"]) > 10
    assert "带数的话" in cedu("read", notice).stdout


def test_what_a_pack_speaks_of_is_no_longer_among_them(cedu_json: Any) -> None:
    for place in ("xinyu-2019", "panzhihua-xiqu-2019-2023"):
        path = JIANGNING.parent / place / "notice.txt"
        assert not any("candidates" in file for file in cedu_json("check", path)["files"])
        first, *others = cedu_json("check", path, "--rules", "none")["files"]
        assert len(first["candidates"]) in (6, 21)
        assert not any("candidates" in file for file in others)


def test_of_several_files_the_overview_says_which_has_no_pack(plan: Path, points: Path, cedu: Run) -> None:
    done = cedu("check", plan, points)
    assert done.returncode == 3
    assert json.loads(cedu("check", plan, points, "-f", "json").stdout)["exit_code"] == 3
    assert "没有规则包的文字 1 份" in done.stdout
