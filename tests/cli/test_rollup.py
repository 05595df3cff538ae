"""cedu rollup: forms that came in, from their files to the report."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check, rollup
from cedu_targets.domain.fault import CallFault, InputFault
from monthly_forms import form, write_form, write_forms
from project import JIANGNING, Run

DAY = ("--as-of", "2020-08-10")
MONTHS = ("--months", "2020-05..2020-07")


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """Three units in three months: one late, one nil, one twice alike, one twice different, an unreadable number."""
    folder = tmp_path / "back"
    lecture = "村委会", 4, "讲座"
    write_form(folder / "甲村-5月.xlsx", "甲村", "2020-05", filed=date(2020, 6, 3))  # 56 + 42 + 38
    write_form(folder / "甲村-6月.csv", "甲村", "2020-06", [("养鸭技术", 40, *lecture)], filed=date(2020, 7, 9))
    write_form(
        folder / "甲村-7月.xlsx", "甲村", "2020-07", [("养鸭技术", 30, *lecture), ("书画", 20, *lecture)],
        totals=[("合计", 60)], filed=date(2020, 8, 3),
    )  # fmt: skip
    write_form(folder / "乙村-5月.docx", "乙村", "2020-05", [("家政", 35, *lecture)])
    write_form(folder / "乙村-6月.xlsx", "乙村", "2020-06", [("家政", 35, *lecture)])
    write_form(folder / "乙村-6月-改.xlsx", "乙村", "2020-06", [("家政", 53, *lecture)])
    write_form(folder / "丙社区-5月.xlsx", "丙社区", "2020-05", [])
    for name in ("丙社区-6月.xlsx", "丙社区-6月-2.xlsx"):
        write_form(folder / name, "丙社区", "2020-06", [("法律", 45, *lecture), ("书画", "三十来人", *lecture)])
    (tmp_path / "units.txt").write_text("甲村\n乙村\n丙社区\n", encoding="utf-8")
    return folder


def units(back: Path) -> tuple[str, Path]:
    return "--units", back.parent / "units.txt"


def test_three_months(back: Path, cedu: Run) -> None:
    done = cedu("rollup", back, *units(back), *MONTHS, *DAY, "--due-day", "5")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[-5:] == [
        "甲村：培训人次 226，班次 6，课时 24；报 2，迟 1",
        "乙村：培训人次 35，班次 1，课时 4；报 1，缺 1（2020年7月），不一致 1（2020年6月）",
        "丙社区：培训人次 45（不完整），班次 2，课时 8；报 1，零 1，缺 1（2020年7月）",
        "应报 9 份：计入 6 份（零报 1），不一致 1（乙村 2020年6月），缺 2（乙村 2020年7月、丙社区 2020年7月）；"
        "迟报 1；没有写填报时间的 3 份，看不出迟早。",
        "培训人次 306（丙社区有的班人数读不出或没有填，不完整），班次 9，课时 36。",
    ]
    found = {line.partition(": ")[2].split()[1] for line in lines[:-5]}
    assert {"RC002", "RC006", "RC007", "RC010", "RC012"} <= found
    assert f"{back}/甲村-7月.xlsx:Sheet1!B6: 强制性 RC007 合计 60，各班相加 50，多 10。" in done.stdout


def test_jobs_change_nothing(back: Path, cedu: Run) -> None:
    call = ("rollup", back, *units(back), *MONTHS, *DAY, "-f", "json")
    assert cedu(*call).stdout == cedu(*call, "--jobs", "2").stdout


def test_one_of_two_is_preferred(back: Path, cedu: Run) -> None:
    call = ("rollup", back, *units(back), *MONTHS, *DAY, "-f", "json", "--prefer", f"{back}/乙村-6月-改.xlsx")
    read = json.loads(cedu(*call).stdout)
    assert read["table"]["乙村"]["attendances"] == "88"
    assert read["completeness"]["conflicting"] == []


def test_a_broken_file_and_a_table_are_named_and_the_rest_is_counted(back: Path, cedu: Run) -> None:
    (back / "坏.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    (back / "表.xlsx").write_bytes((JIANGNING / "targets-mended.xlsx").read_bytes())
    done = cedu("rollup", back, *units(back), *MONTHS, *DAY)
    assert done.returncode == 3
    assert f"{back}/坏.xlsx: 读不了 " in done.stdout
    assert f"{back}/表.xlsx: 没有采用 RC025 文件里只有目标数的表（1 张），没有月报表、台账，也没有完成数" in done.stdout
    assert "培训人次 306" in done.stdout


def test_missing_forms_do_not_fail_a_sound_run(tmp_path: Path, cedu: Run) -> None:
    write_form(tmp_path / "甲村-5月.xlsx", "甲村", "2020-05")
    done = cedu("rollup", tmp_path, *MONTHS, *DAY)
    assert done.returncode == 0
    assert "应报 3 份：计入 1 份，缺 2" in done.stdout


def test_exit_zero_forgives_findings_and_nothing_else(back: Path, cedu: Run) -> None:
    assert cedu("rollup", back, *DAY, "--exit-zero").returncode == 0
    assert cedu("rollup", JIANGNING / "targets.xlsx", *DAY, "--exit-zero").returncode == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_forms_of_months_that_were_not_asked_for_are_one_line_and_no_error(
    tmp_path: Path, cedu: Run, lang: str
) -> None:
    for month in ("2020-04", "2020-05", "2020-06", "2021-05"):
        write_forms(tmp_path / f"甲村-{month}.xlsx", form("甲村", month, title="柳溪镇培训月报表"))
    call = ("rollup", tmp_path, "--months", "2020-05..2020-06", "--as-of", "2021-08-10", "--lang", lang)
    done = cedu(*call)
    assert (done.returncode, "RC004" in done.stdout) == (0, False)
    said = {
        "zh": "另有 2 份是别的月份（2020年4月、2021年5月），没有汇总。",
        "en": "2 forms are of other months (2020/4, 2021/5) and left aside.",
    }[lang]
    assert done.stdout.count("2021") == 1
    for kind in ("text", "markdown", "html"):
        assert said in cedu(*call, "-f", kind).stdout.replace("&#8203;", ""), kind
    read = json.loads(cedu(*call, "-f", "json").stdout)
    assert [one["outcome"] for one in read["uncounted"]] == ["other_month", "other_month"]


def test_a_month_that_the_plan_lacks_is_wrong_whatever_months_were_asked_for(tmp_path: Path, cedu: Run) -> None:
    (tmp_path / "plan.yaml").write_text(
        "name: town-2020\ntitle: 柳溪镇实施方案\n"
        "forms: {monthly: {title: 柳溪镇培训月报表, months: 2020-05..2020-11}}\n",
        encoding="utf-8",
    )
    for month in ("2020-04", "2020-05", "2020-06"):
        write_forms(tmp_path / "报表" / f"甲村-{month}.xlsx", form("甲村", month, title="柳溪镇培训月报表"))
    done = cedu(
        "rollup", tmp_path / "报表", "--rules", tmp_path / "plan.yaml", "--months", "2020-05", "--as-of", "2020-08-10"
    )
    assert done.stdout.count("RC004") == 1
    assert "RC004 2020年4月不在计划的月份里" in done.stdout
    assert "另有 2 份是别的月份（2020年4月、2020年6月），没有汇总。" in done.stdout


def test_a_file_that_was_named_and_lies_in_the_folder_is_one(tmp_path: Path, cedu: Run) -> None:
    path = write_form(tmp_path / "甲村-5月.xlsx", "甲村", "2020-05")
    done = cedu("rollup", path, tmp_path, *DAY)
    assert "RC012" not in done.stdout
    assert "培训人次 136" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--months", "2020"], "--months 的“2020”不是月份"),
        (["--due-day", "32"], "--due-day 的“32”不是一个月里的一天"),
        (["--prefer", "nobody.xlsx"], "--prefer 的“nobody.xlsx”不在给出的报表里"),
        (["--as-of", "2020-02-31"], "2020-02-31"),
    ],
)
def test_wrong_calls_are_one_clear_sentence(arguments: list[str], said: str, back: Path, cedu: Run) -> None:
    done = cedu("rollup", back, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_input_is_never_overwritten(back: Path, cedu: Run) -> None:
    form = back / "甲村-5月.xlsx"
    before = form.read_bytes()
    done = cedu("rollup", back, "-o", form)
    assert (done.returncode, form.read_bytes()) == (2, before)


def test_a_list_of_units_that_cannot_be_read(back: Path, cedu: Run) -> None:
    done = cedu("rollup", back, "--units", "nobody.xlsx")
    assert (done.returncode, done.stdout) == (3, "")
    assert "nobody.xlsx" in done.stderr


def test_the_draft_bulletin(back: Path, tmp_path: Path, cedu: Run) -> None:
    done = cedu("rollup", back, *units(back), *MONTHS, *DAY, "-o", tmp_path / "通报.md")
    assert done.returncode == 1
    assert "计入 6 份，缺 2，不一致 1" in done.stderr
    assert "## 三、缺报" in (tmp_path / "通报.md").read_text(encoding="utf-8")


class TestLibrary:
    """from cedu_targets import rollup."""

    def test_paths_in_a_report_out(self, back: Path) -> None:
        report = rollup(back, units=back.parent / "units.txt", months="2020-05..2020-07", as_of=date(2020, 8, 10))
        assert report.total is not None
        assert (str(report.total.sums.attendances), report.exit_code) == ("306", 1)
        assert len(report.to_frame()) == 9
        assert len(report.details_frame()) == 13
        assert callable(rollup)
        from cedu_targets import rollup as again  # the room that does the work does not hide it

        assert again is rollup

    def test_bad_use_is_raised(self, back: Path) -> None:
        with pytest.raises(CallFault):
            rollup(back, months="May")
        with pytest.raises(InputFault):
            rollup(back, units=back / "nobody.txt")

    def test_the_forms_are_checked_as_by_check(self, back: Path) -> None:
        rolled = {one.code for file in rollup(back).files for one in file.findings if one.code in ("RC006", "RC007")}
        assert rolled == {"RC006", "RC007"}
        assert rolled <= {one.code for file in check(back).files for one in file.findings}


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    folder, spare = tmp_path / "back", tmp_path / "spare"
    spare.mkdir()
    for number in range(150):
        write_form(folder / f"{number}.csv", f"第{number}村", "2020-05")
    process = subprocess.Popen(
        [sys.executable, "-m", "cedu_targets", "rollup", str(folder), "-o", str(tmp_path / "x.md")],
        env=os.environ | {"TMPDIR": str(spare)},
        stderr=subprocess.PIPE,
    )
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (130, 0)  # or it was done already
    assert list(spare.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"back", "spare", "x.md"}


@pytest.mark.parametrize("suffix", [".xlsx", ".html", ".md", ".json"])
def test_forms_that_nobody_has_filled_in_make_a_report_that_says_so(suffix: str, tmp_path: Path, cedu: Run) -> None:
    """The folder of the blank forms is given easily for that of the filled ones."""
    cedu("template", "--for", "report", JIANGNING / "targets-mended.xlsx", "-o", tmp_path / "forms")
    done = cedu("rollup", tmp_path / "forms", "-o", tmp_path / f"sums{suffix}", "--lang", "en")
    assert (done.returncode, (tmp_path / f"sums{suffix}").is_file()) == (3, True)
    assert "0 counted" in done.stderr
