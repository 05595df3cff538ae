"""cedu status: the city's document on a day, what came back of it, and calls that are wrong."""

import json
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from project import JIANGNING, ROOT, Run

NOTICE = ROOT / "examples" / "suzhou-2019" / "notice.txt"
DAY = ("--as-of", "2019-06-15")
COUNTS = "截至 2019-06-15：26 项 · 将到期 3 · 未到时间 11 · 已过期限未报 9 · 本年不到期 1 · 待定 2"


def test_the_city_s_document(cedu: Run) -> None:
    done = cedu("status", NOTICE, *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert COUNTS in done.stdout.splitlines()[-1]
    assert f"{NOTICE}:76: 安排-9 已过期限，未报：" in done.stdout


def test_that_items_are_late_fails_only_where_that_is_wanted(cedu: Run) -> None:
    calls: tuple[list[str], ...] = ([], ["--fail-on-overdue"], ["--fail-on-overdue", "--exit-zero"])
    assert [cedu("status", NOTICE, *DAY, *more).returncode for more in calls] == [0, 1, 0]


@pytest.fixture
def back(cedu: Run, tmp_path: Path) -> Path:
    """The checklists of all owners, one of them filled in."""
    folder = tmp_path / "back"
    assert cedu("template", "--for", "status", NOTICE, "-o", folder).returncode == 0
    book = load_workbook(folder / "市社指中心.xlsx")
    for row in book.worksheets[0].iter_rows():
        if any(cell.value == "安排-9" for cell in row):
            row[4].value, row[5].value, row[6].value = "已完成", "2019-05-30", "报告.pdf"
    book.save(folder / "市社指中心.xlsx")
    return folder


def test_what_came_back_counts_and_blanks_say_nothing(cedu: Run, back: Path) -> None:
    read = json.loads(cedu("status", NOTICE, back, *DAY, "-f", "json").stdout)
    states = {row["item"]: (row["state"], row["reported"]) for row in read["rows"]}
    assert states["安排-9"] == ("done", "done")
    assert states["安排-8"] == ("not_reported", "blank")
    assert read["summary"]["not_reported"] == "8"


def test_what_is_no_return_is_named_and_the_rest_still_counts(cedu: Run, back: Path) -> None:
    shutil.copy(JIANGNING / "targets.xlsx", back / "targets.xlsx")
    (back / "x.pdf").write_bytes(b"%PDF-1.4\n")
    shutil.copy(NOTICE, back / "notice.txt")
    cedu("status", NOTICE, *DAY, "-o", back / "report.md")
    done = cedu("status", back / "notice.txt", back, *DAY)
    assert done.returncode == 3
    assert f"{back}/targets.xlsx: 读不了 SC020 没有找到事项" in done.stdout
    assert f"{back}/x.pdf: 读不了 RD" in done.stdout
    assert f"没有审核：{back}/report.md" in done.stdout
    assert f"没有当作报送的表：{back}/notice.txt" in done.stdout
    assert "已完成 1" in done.stdout.splitlines()[-1]


def test_a_table_of_numbers_has_no_items(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("2020年目标表\n单位,合计,农民\n全区,3,3\n东山,1,1\n湖熟,2,2\n", encoding="utf-8")
    done = cedu("status", tmp_path / "t.csv")
    assert (done.returncode, done.stderr) == (3, "")
    assert "SC020 没有找到要办的事项" in done.stdout


def test_the_duties_beside_a_table_are_items(cedu: Run) -> None:
    done = cedu("status", JIANGNING / "notice.txt", "--as-of", "2020-06-10")
    assert done.returncode == 0
    assert "safety@2020-05 已过期限，未报" in done.stdout
    assert "safety@2020-06 应办" in done.stdout


@pytest.mark.parametrize(("owner", "count"), [("常熟市", 6), ("各市、区", 4), ("市社会教育服务指导中心", 16)])
def test_one_owner_by_any_of_its_names_and_with_the_items_of_its_group(owner: str, count: int, cedu: Run) -> None:
    read = json.loads(cedu("status", NOTICE, *DAY, "--owner", owner, "-f", "json").stdout)
    assert sum(row["place"]["item"].startswith("安排") for row in read["rows"]) == count


def test_an_owner_whom_nothing_names(cedu: Run) -> None:
    done = cedu("status", NOTICE, "--owner", "体育局")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有叫“体育局”的责任单位。责任单位有：" in done.stderr
    assert "；市社指中心；" in done.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("only", "states"),
    [
        ("due_soon", {"due_soon"}),
        ("将到期", {"due_soon"}),
        ("已过期限，未报，将到期", {"not_reported", "due_soon"}),
        ("已过期限未报 将到期", {"not_reported", "due_soon"}),
        ("Due soon, past its end, not reported", {"not_reported", "due_soon"}),
        ("null、later", {"later"}),
    ],
)
def test_only_some_states(only: str, states: set[str], language: str, cedu: Run) -> None:
    read = json.loads(cedu("status", NOTICE, *DAY, "--only", only, "-f", "json", "--lang", language).stdout)
    assert {row["state"] for row in read["rows"]} == states
    assert read["summary"]["upcoming"] == "11"


@pytest.mark.parametrize("only", ["late", "due_soon,foo", "将到"])
def test_a_state_that_is_none_is_a_wrong_call(only: str, cedu: Run) -> None:
    done = cedu("status", NOTICE, "--only", only)
    assert (done.returncode, done.stdout) == (2, "")
    assert "不是事项的状态。请从这些里选" in done.stderr


@pytest.mark.parametrize("remind", ["-1", "半月"])
def test_days_that_are_none(remind: str, cedu: Run) -> None:
    done = cedu("status", NOTICE, "--remind", remind)
    assert (done.returncode, "--remind" in done.stderr) == (2, True)


def test_days_before_the_end(cedu: Run) -> None:
    told = [cedu("status", NOTICE, *DAY, "--remind", days).stdout.splitlines()[-1] for days in ("0", "14", "15", "46")]
    assert ["应办 3" in line for line in told] == [True, True, False, False]
    assert ["将到期 3" in line for line in told] == [False, False, True, False]
    assert "将到期 4" in told[3]  # what ends in 46 days, though its month has not begun


def test_a_calendar(cedu: Run, tmp_path: Path) -> None:
    done = cedu("status", NOTICE, *DAY, "--owner", "常熟市", "-o", tmp_path / "常熟市.ics")
    assert done.stderr.startswith(f"已写出 {tmp_path}/常熟市.ics：")
    events = Calendar.from_ical((tmp_path / "常熟市.ics").read_bytes()).walk("VEVENT")
    assert sorted(str(one["SUMMARY"]).split()[0] for one in events) == [
        "安排-11",
        "安排-12",
        "安排-15",
        "安排-2",
        "安排-21",
    ]


def test_every_format(cedu: Run, tmp_path: Path) -> None:
    for suffix in ("md", "xlsx", "html", "ics", "json"):
        done = cedu("status", NOTICE, *DAY, "-o", tmp_path / f"x.{suffix}", "--lang", "en")
        assert (done.returncode, (tmp_path / f"x.{suffix}").stat().st_size > 2000) == (0, True)


def test_the_day_is_today_where_none_is_given(cedu: Run) -> None:
    done = cedu("status", NOTICE)
    assert done.stdout.splitlines()[-1].startswith("截至 2")
    assert "已过期限未报 24" in done.stdout.splitlines()[-1]
    assert cedu("status", NOTICE, "--as-of", "2019年6月").stderr == "2019年6月按2019年6月30日计。\n"
