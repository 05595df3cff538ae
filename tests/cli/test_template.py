"""cedu template: a plan that can be allocated as it is, a checklist for each owner; somebody's work is never lost."""

from pathlib import Path

import pytest

from project import JIANGNING, ROOT, Run

SCHEDULE = """2019年工作安排
序号,时间,内容,责任单位
1,3月,社区教育项目申报,市教育局
2,4月,终身教育立法培训班,市教育局 社指中心
3,5月,社区教育发展报告定稿,
"""


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "安排.csv"
    path.write_text(SCHEDULE, encoding="utf-8")
    return path


def test_the_sample_can_be_allocated_and_is_not_written_over(tmp_path: Path, cedu: Run) -> None:
    plan = tmp_path / "plan.xlsx"
    done = cedu("template", "--for", "allocate", "-o", plan)
    assert done.returncode == 0
    assert f"cedu allocate {plan}" in done.stderr
    assert cedu("allocate", plan).returncode == 0
    plan.write_bytes(b"precious")
    assert cedu("template", "--for", "allocate", "-o", plan).returncode == 2
    assert plan.read_bytes() == b"precious"
    assert cedu("template", "--for", "allocate", "-o", tmp_path / "plan.csv").returncode == 2


def test_every_checklist_is_named_with_what_is_in_none(schedule: Path, tmp_path: Path, cedu: Run) -> None:
    done = cedu("template", "--for", "status", schedule, "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[1:3] == ["  市教育局.xlsx（2 项）", "  社指中心.xlsx（1 项）"]
    assert "1 项没有责任单位，没有写进清单：安排-3" in said
    assert said[-1] == f"  cedu status '{schedule}' 收回的清单"


def test_the_next_call_has_the_pack_that_was_given(schedule: Path, tmp_path: Path, cedu: Run) -> None:
    done = cedu("template", "--for", "status", schedule, "-o", tmp_path / "out", "--rules", "none")
    assert done.stderr.endswith(" 收回的清单 --rules none\n")


def test_owners_that_nobody_names_are_said(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "安排.csv"
    path.write_text(SCHEDULE.replace(",市教育局\n", ",各县、区\n"), encoding="utf-8")
    assert "“各县、区”没有列出是哪些单位" in cedu("template", "--for", "status", path, "-o", tmp_path / "out").stderr


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["status", "-o", "out"], "要写明是哪一份事项", 2),
        (["status", "安排.csv", "-o", "out", "--like", "a.xlsx"], "--for status 不用 --like", 2),
        (["status", "安排.csv", "-o", "out.xlsx"], "-o 要的是文件夹", 2),
        (["status", "安排.csv", "-o", "-"], "-o 要的是文件夹", 2),
        (["status", "安排.csv", "-o", "安排.csv"], "-o 要的是文件夹", 2),
        (["status", "安排.csv", "-o", "taken"], "这不是文件夹", 2),
        (["status", "none.csv", "-o", "out"], "找不到", 3),
        (["status", "安排.csv", "-o", "out", "--rules", "none-such"], "none-such", 4),
        (["allocate", "安排.csv", "-o", "plan.xlsx"], "--like 安排.csv", 2),
        (["allocate", "-o", "plan.xlsx", "--rules", "none"], "--for allocate 不用 --rules", 2),
    ],
)
def test_what_does_not_go_together_is_refused(
    arguments: list[str], said: str, code: int, schedule: Path, cedu: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(schedule.parent)
    Path("taken").write_text("precious", encoding="utf-8")
    done = cedu("template", "--for", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["taken", "安排.csv"]


def test_a_table_of_numbers_has_nothing_due(tmp_path: Path, cedu: Run) -> None:
    done = cedu("template", "--for", "status", JIANGNING / "targets.xlsx", "-o", tmp_path / "out", "--rules", "none")
    assert done.returncode == 3
    assert "没有找到要办的事项" in done.stderr


def test_a_plan_without_owners_goes_to_nobody(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "安排.csv"
    path.write_text(
        "2019年工作安排\n序号,时间,内容\n1,3月,社区教育项目申报\n2,4月,终身教育立法培训班\n", encoding="utf-8"
    )
    done = cedu("template", "--for", "status", path, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "没有写责任单位" in done.stderr


def _units(tmp_path: Path) -> Path:
    path = tmp_path / "村.csv"
    path.write_text("村（居）,常住人口\n柳湾村,1203\n高坡村,877\n柳湾村,1203\n合计,2080\n", encoding="utf-8")
    return path


def test_every_unit_gets_its_forms_and_the_next_call_is_said(tmp_path: Path, cedu: Run) -> None:
    units = _units(tmp_path)
    done = cedu("template", "--for", "monthly", "--units", units, "--month", "2020-05", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "柳湾村-2020年5月.xlsx",
        "高坡村-2020年5月.xlsx",
    ]
    said = done.stderr.splitlines()
    assert said[0].startswith("已写出 2020年5月的 2 份月报表")
    assert "村.csv:A4: 提示性 RC030 柳湾村 前面已有" in said[1]
    assert said[-1] == f"  cedu rollup 收回的月报表 --units '{units}' -o 汇总.xlsx"


def test_a_form_that_was_filled_in_is_not_written_over(tmp_path: Path, cedu: Run) -> None:
    call = ("template", "--for", "monthly", "--units", _units(tmp_path), "-o", tmp_path / "out")
    assert cedu(*call).returncode == 0
    assert cedu(*call).returncode == 0  # nothing was changed
    (tmp_path / "out" / "柳湾村.xlsx").write_bytes(b"precious")
    done = cedu(*call)
    assert done.returncode == 2
    assert "柳湾村.xlsx" in done.stderr
    assert (tmp_path / "out" / "柳湾村.xlsx").read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["-o", "out"], "--units", 2),
        (["--units", "村.csv", "-o", "out.xlsx"], "-o 要的是文件夹", 2),
        (["--units", "村.csv", "-o", "村.csv"], "-o 要的是文件夹", 2),
        (["--units", "村.csv", "-o", "out", "--like", "村.csv"], "--for monthly 不用 --like", 2),
        (["--units", "村.csv", "-o", "out", "--month", "13月"], "--month 2020-05", 2),
        (["--units", "none.csv", "-o", "out"], "找不到", 3),
        (["--units", "空.csv", "-o", "out"], "RC033", 3),
        (["--rules", "suzhou-2019", "--units", "村.csv", "-o", "out"], "没有写月报表", 2),
    ],
)
def test_forms_that_cannot_be_made_are_refused(
    arguments: list[str], said: str, code: int, tmp_path: Path, cedu: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _units(tmp_path)
    Path("空.csv").write_text("1,2\n3,4\n", encoding="utf-8")
    done = cedu("template", "--for", "monthly", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert not Path("out").exists()


def test_a_form_of_achievements_is_one_workbook_and_names_what_is_not_in_it(tmp_path: Path, cedu: Run) -> None:
    text = ROOT / "examples" / "panzhihua-xiqu-2019-2023" / "notice.txt"
    form = tmp_path / "achieved.xlsx"
    done = cedu("template", "--for", "achieved", text, "--year", "2021年", "-o", form)
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[0].endswith("（完成数 24 栏，基数 10 个，单位 0 个）")
    assert "有 6 项目标没有列入" in said[1]
    assert "请加 --year 年份 --units 单位名单.csv" in said[2]  # a total does not tell what each unit has
    assert said[-1] == f"  cedu gap {text} {form} --bases {form} --as-of 2021-12-31"
    blank = cedu("gap", text, form, "--bases", form, "--as-of", "2021-12-31")
    assert blank.returncode == 3  # nothing was filled in, so nothing can be judged
    assert "Traceback" not in blank.stderr
    units = tmp_path / "units.csv"
    units.write_text("单位\n甲镇\n乙镇\n", encoding="utf-8")
    done = cedu("template", "--for", "achieved", text, "--year", "2021", "--units", units, "-o", tmp_path / "by.xlsx")
    assert "--units" not in done.stderr
    form.write_bytes(b"precious")
    assert cedu("template", "--for", "achieved", text, "-o", form).returncode == 2
    assert form.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["achieved", "-o", "x.xlsx"], "--for achieved 要写明目标在哪一份文件里"),
        (["achieved", "TEXT", "--year", "21", "-o", "x.xlsx"], "看不懂年份“21”"),
        (["achieved", "TEXT", "--year", "2030", "-o", "x.xlsx"], "规划是 2019—2023 年的"),
        (["achieved", "TEXT", "--month", "2020-05", "-o", "x.xlsx"], "--for achieved 不用 --month"),
        (["status", "TEXT", "--year", "2021", "-o", "x"], "--for status 不用 --year"),
        (["achieved", "TEXT", "-o", "x.csv"], "文件名要以 .xlsx 结尾"),
    ],
)
def test_a_wrong_call_of_a_form_of_achievements_says_what_to_write(
    arguments: list[str], told: str, tmp_path: Path, cedu: Run
) -> None:
    text = str(ROOT / "examples" / "panzhihua-xiqu-2019-2023" / "notice.txt")
    given = [text if one == "TEXT" else str(tmp_path / one) if one.startswith("x") else one for one in arguments]
    done = cedu("template", "--for", *given)
    assert done.returncode == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
