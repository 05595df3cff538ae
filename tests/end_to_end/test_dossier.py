"""A dossier from the notice that asks for it to the inspection: folders and a list are made, filled and looked at."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossiers import BEGINNINGS, put
from project import Run

NOTICE = """云溪镇社区教育工作实施方案
云溪镇社区教育档案建档要求
卷一  领导与管理
一、建立社区教育领导小组，有专人负责。
二、制定《社区教育发展规划》（含年度计划），并认真落实。
卷二  条件与保障
一、按常住人口每年人均不低于2元的标准落实社区教育经费。
二、各村有2名专职管理人员。
三、社区教育志愿者占社区人口的1%以上。
四、登记在册的下岗待业人员培训率达50%，或农民实用技术培训率70%以上。
卷三  社区教育成效
一、社区成员对社区教育的知晓率、认同率达70%以上的材料。
二、学习型机关创建率达80%左右的材料。
"""
HEADINGS = ["卷", "序号", "事项编号", "材料要求", "指标", "数值", "基数", "基数来源", "佐证材料", "完成情况", "备注"]
IDS = [
    "卷一-一", "卷一-二", "卷二-一", "卷二-二", "卷二-三", "卷二-四a", "卷二-四b", "卷三-一a", "卷三-一b", "卷三-二",
]  # fmt: skip


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "方案.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


@pytest.fixture
def made(notice: Path, cedu: Run) -> Path:
    """The folders and the list that the template writes."""
    folder = notice.parent / "档案"
    done = cedu("template", "--for", "dossier", notice, "-o", folder)
    assert (done.returncode, done.stdout) == (0, "")
    return folder


def status(cedu: Run, notice: Path, *arguments: object) -> dict[str, Any]:
    done = cedu("status", notice, *arguments, "--as-of", "2020-12-01", "-f", "json")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def items_folder(made: Path, item: str) -> Path:
    """The folder of an item by its volume and number."""
    volume, number = item.split("-")
    return next(made.glob(f"{volume} */{number} *"))


def fill(made: Path, **answers: dict[str, Any]) -> None:
    """Write answers into the list, by the item's name and the heading of the column."""
    path = made / "目录.xlsx"
    book = load_workbook(path)
    sheet = book["目录"]
    rows = {sheet.cell(row, 3).value: row for row in range(4, sheet.max_row + 1)}
    for item, cells in answers.items():
        for heading, value in cells.items():
            sheet.cell(rows[item.replace("_", "-")], HEADINGS.index(heading) + 1).value = value
    book.save(path)


def codes(read: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    found = [one for file in read["files"] for one in file["findings"] if one["code"].startswith("DO")]
    return [(one["code"], one["severity"], one["place"]["item"], one["place"]["cell"]) for one in found]


def test_the_template(made: Path) -> None:
    folders = sorted(str(path.relative_to(made)) for path in made.rglob("*") if path.is_dir())
    assert folders == [
        "卷一 领导与管理", "卷一 领导与管理/1 建立社区教育领导小组", "卷一 领导与管理/2 制定社区教育发展规划",
        "卷三 社区教育成效", "卷三 社区教育成效/1 社区成员对社区教育的知晓率", "卷三 社区教育成效/2 学习型机关创建率达80%左右的材料",
        "卷二 条件与保障", "卷二 条件与保障/1 按常住人口每年人均不低于2元的标准落实社",
        "卷二 条件与保障/2 各村有2名专职管理人员", "卷二 条件与保障/3 社区教育志愿者占社区人口的1%以上",
        "卷二 条件与保障/4 登记在册的下岗待业人员培训率达50%",
    ]  # fmt: skip
    book = load_workbook(made / "目录.xlsx")
    assert book.sheetnames == ["目录", "填写说明"]
    how = [str(row[0].value) for row in book["填写说明"].iter_rows()]
    assert how[-1].endswith("cedu status '方案.txt' '目录.xlsx' --evidence .")  # and no path of this computer
    sheet: Worksheet = book["目录"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert list(rows[0]) == HEADINGS
    assert [row[2] for row in rows[1:]] == IDS
    assert rows[5][0] == "卷二 条件与保障"
    assert rows[5][4] == "社区教育志愿者 不低于 1%（基数：社区人口）"
    assert str(rows[4][4]).endswith("填最少的一个")
    assert "达到其中一项即可" in str(rows[6][4])
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert [one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"] == [
        '"已完成,进行中,未完成,不再执行"'
    ]


def test_an_untouched_dossier_has_nothing_and_asks_for_no_number(made: Path, notice: Path, cedu: Run) -> None:
    read = status(cedu, notice, made / "目录.xlsx", "--evidence", made)
    assert read["evidence"] == {"folder": str(made), "complete": "0", "partial": "0", "none": "8"}
    assert {code for code, *_ in codes(read)} == {"DO001"}
    assert read["exit_code"] == 0
    plain = status(cedu, notice, made / "目录.xlsx")
    assert codes(plain) == []
    assert {row["state"] for row in read["rows"]} == {row["state"] for row in plain["rows"]} == {"ongoing"}


def test_a_full_dossier_lacks_nothing(made: Path, notice: Path, cedu: Run) -> None:
    for folder in [path for path in made.rglob("*") if path.is_dir() and path.parent != made]:
        put(folder, "名册.xlsx", "照片/5月.jpg")
    numbers: dict[str, dict[str, Any]] = {
        "卷二_一": {"数值": 24000, "基数": 12000}, "卷二_二": {"数值": 2}, "卷二_三": {"数值": "120人", "基数": "1.2万"},
        "卷二_四a": {"数值": "30%"}, "卷二_四b": {"数值": 70, "基数": 100}, "卷三_一a": {"数值": 0.7},
        "卷三_一b": {"数值": "百分之七十五"}, "卷三_二": {"数值": "80%"},
    }  # fmt: skip
    numbers["卷二_四a"] |= {"完成情况": "已完成"}
    fill(made, **numbers, 卷一_一={"完成情况": "已完成", "佐证材料": "名册.xlsx；5月.jpg"})
    read = status(cedu, notice, made / "目录.xlsx", "--evidence", made)
    assert codes(read) == []
    assert (read["exit_code"], read["evidence"]["complete"]) == (0, "8")
    by_item = {row["item"]: row for row in read["rows"]}
    assert by_item["卷一-一"]["state"] == by_item["卷二-四"]["state"] == "done"
    assert by_item["卷一-一"]["evidence"]["named"] == ["名册.xlsx", "5月.jpg"]
    assert len(by_item["卷一-一"]["evidence"]["found"]) == 2
    assert [(one["target"], one["numerator"], one["denominator"]) for one in by_item["卷二-四"]["returns"]] == [
        ("卷二-四a", "0.3", None), ("卷二-四b", "70", "100"),
    ]  # fmt: skip


def test_each_flaw_is_told_once(made: Path, notice: Path, cedu: Run) -> None:
    """One file each is missing, empty, renamed, linked outside, of a wrong type, named by a path that leads out."""
    outside = notice.parent / "外面.pdf"
    outside.write_bytes(BEGINNINGS["pdf"])
    (items_folder(made, "卷一-1") / "空.docx").touch()
    put(items_folder(made, "卷一-2"), "发展规划2020.docx")
    (items_folder(made, "卷二-1") / "拨款.pdf").symlink_to(outside)
    (items_folder(made, "卷二-2") / "名单.xlsx").write_text("a,b", encoding="utf-8")
    put(items_folder(made, "卷二-3"), "名册.xlsx")
    put(items_folder(made, "卷二-4"), "a.pdf")
    put(items_folder(made, "卷三-1"), "a.pdf")
    put(made, "随手.txt")
    fill(
        made,
        卷一_二={"佐证材料": "发展规划.docx"}, 卷二_三={"佐证材料": "../外面.pdf"},
        卷三_一a={"数值": "69.9%", "完成情况": "已完成"},
    )  # fmt: skip
    read = status(cedu, notice, made / "目录.xlsx", "--evidence", made)
    assert sorted(codes(read), key=str) == [
        ("DO001", "warning", "卷三-二", None), ("DO002", "warning", "卷一-二", "I5"), ("DO003", "warning", "卷一-一", None),
        ("DO003", "warning", "卷二-二", None), ("DO004", "warning", "卷二-一", None), ("DO004", "warning", "卷二-三", "I8"),
        ("DO006", "error", "卷三-一", "F11"), ("DO008", "note", None, None), ("DO009", "note", "卷二-三", "F8"),
        ("DO009", "note", "卷二-四", "F9"), ("DO009", "warning", "卷三-一", "F12"),
    ]  # fmt: skip
    assert read["exit_code"] == 1
    assert (read["evidence"]["partial"], read["evidence"]["none"]) == ("2", "4")
    done = cedu("status", notice, made / "目录.xlsx", "--evidence", made, "--as-of", "2020-12-01")
    assert "档案 8 项：有材料 2，材料不全 2，缺 4" in done.stdout
    assert "是否指“卷一 领导与管理/2 制定社区教育发展规划/发展规划2020.docx”" in done.stdout
    assert "随手.txt" in done.stdout


def test_all_formats(made: Path, notice: Path, cedu: Run, tmp_path: Path) -> None:
    put(items_folder(made, "卷一-1"), "a.pdf")
    for name in ("状态.html", "状态.md", "状态.xlsx", "状态.ics"):
        done = cedu("status", notice, "--evidence", made, "--as-of", "2020-06-01", "-o", made / name)
        assert done.returncode == 0, done.stderr
    page = (made / "状态.html").read_text(encoding="utf-8")
    assert "有材料 1 份" in page
    assert "缺材料，或材料不全 7 项" in page
    draft = (made / "状态.md").read_text(encoding="utf-8")
    assert "档案 8 项：有材料 1，缺 7" in draft
    assert "- 卷一-二 制定《社区教育发展规划》（含年度计划），并认真落实。：缺材料" in draft
    sheet = load_workbook(made / "状态.xlsx")["台账"]
    column = [row[13].value for row in sheet.iter_rows(min_row=6)]
    assert column.count("缺材料") == 7
    assert "有材料 1 份" in column


def test_what_is_there_is_never_touched(made: Path, notice: Path, cedu: Run) -> None:
    folder = items_folder(made, "卷一-1")
    put(folder, "名册.xlsx")
    again = cedu("template", "--for", "dossier", notice, "-o", made)
    assert again.returncode == 0
    assert "有 11 个文件夹已经在，没有动里面的文件" in again.stderr
    assert [path.name for path in folder.iterdir()] == ["名册.xlsx"]
    fill(made, 卷一_一={"完成情况": "已完成"})
    before = (made / "目录.xlsx").read_bytes()
    refused = cedu("template", "--for", "dossier", notice, "-o", made)
    assert (refused.returncode, (made / "目录.xlsx").read_bytes()) == (2, before)


def test_all_or_nothing(notice: Path, cedu: Run) -> None:
    folder = notice.parent / "档案"
    (folder / "卷二 条件与保障").mkdir(parents=True)
    (folder / "卷二 条件与保障" / "2 各村有2名专职管理人员").write_text("precious", encoding="utf-8")
    done = cedu("template", "--for", "dossier", notice, "-o", folder)
    assert done.returncode == 2
    assert "没有覆盖，什么也没有写" in done.stderr
    assert [path.name for path in folder.rglob("*")] == ["卷二 条件与保障", "2 各村有2名专职管理人员"]


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["-o", "out"], "要写明是哪一份建档要求", 2),
        (["方案.txt", "-o", "out.xlsx"], "-o 要的是文件夹", 2),
        (["方案.txt", "-o", "-"], "-o 要的是文件夹", 2),
        (["方案.txt", "-o", "方案.txt"], "-o 要的是文件夹", 2),
        (["方案.txt", "-o", "taken"], "这不是文件夹", 2),
        (["none.txt", "-o", "out"], "找不到", 3),
        (["方案.txt", "-o", "out", "--like", "a.xlsx"], "--for dossier 不用 --like", 2),
        (["安排.csv", "-o", "out"], "没有找到建档要求", 2),
    ],
)
def test_what_does_not_go_together_is_refused(
    arguments: list[str], said: str, code: int, notice: Path, cedu: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notice.parent)
    Path("taken").write_text("precious", encoding="utf-8")
    Path("安排.csv").write_text(
        "序号,时间,内容,责任单位\n1,3月,项目申报工作,市教育局\n2,4月,立法培训班,市教育局\n", encoding="utf-8"
    )
    done = cedu("template", "--for", "dossier", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["taken", "安排.csv", "方案.txt"]


def test_a_folder_of_evidence_that_is_none(notice: Path, cedu: Run) -> None:
    assert cedu("status", notice, "--evidence", notice.parent / "none").returncode == 3
    done = cedu("status", notice, "--evidence", notice)
    assert (done.returncode, "不能从中找佐证材料" in done.stderr) == (2, True)


def test_in_english(notice: Path, cedu: Run, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    done = cedu("template", "--for", "dossier", notice, "-o", folder, "--lang", "en")
    assert done.returncode == 0
    book = load_workbook(folder / "Contents.xlsx")
    sheet = book["Contents"]
    sheet.cell(8, 6).value, sheet.cell(8, 7).value, sheet.cell(8, 10).value = 99, 10000, "done"
    book.save(folder / "Contents.xlsx")
    read = status(cedu, notice, folder / "Contents.xlsx", "--lang", "en")
    assert codes(read) == [("DO006", "error", "卷二-三", "F8")]
    assert {row["item"]: row["state"] for row in read["rows"]}["卷二-三"] == "done"


def test_a_dossier_in_a_table(tmp_path: Path, cedu: Run) -> None:
    """Criteria with points, of which each has a name in the column before it."""
    lines = [
        "云溪镇社区教育评价指标", "一级指标,二级指标,三级指标,分值,责任部门",
        "组织领导,管理体制,建立社区教育领导小组，有专人负责,5,镇政府",
        ",规划制度,制定社区教育发展规划和年度计划,5,镇政府",
        "条件保障,经费投入,按常住人口每年人均不低于2元落实经费,10,财政所",
        ",队伍建设,志愿者占社区人口的1%以上,10,社区学校",
    ]  # fmt: skip
    criteria, folder = tmp_path / "指标.csv", tmp_path / "档案"
    criteria.write_text("\n".join(lines), encoding="utf-8")
    assert cedu("template", "--for", "dossier", criteria, "-o", folder).returncode == 0
    folders = sorted(path.name for path in folder.iterdir() if path.is_dir())
    assert folders == ["1 管理体制", "2 规划制度", "3 经费投入", "4 队伍建设"]
    sheet = load_workbook(folder / "目录.xlsx")["目录"]
    assert [sheet.cell(7, column).value for column in (1, 3, 4)] == [
        "条件保障", "卷-4", "队伍建设：志愿者占社区人口的1%以上",
    ]  # fmt: skip
    put(folder / "4 队伍建设", "名册.xlsx")
    fill(folder, 卷_4={"数值": "0.8%", "完成情况": "已完成"})
    read = status(cedu, criteria, folder / "目录.xlsx", "--evidence", folder)
    assert [one[:3] for one in codes(read)] == [
        *[("DO001", "warning", f"卷-{number}") for number in (1, 2, 3)], ("DO006", "error", "卷-4"),
    ]  # fmt: skip
    assert {row["item"]: row["state"] for row in read["rows"]}["卷-4"] == "done"
