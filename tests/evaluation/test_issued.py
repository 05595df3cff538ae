"""A return against what was issued: what a unit changed is said with both cells, what it may fill is not compared."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.domain.finding import Finding
from project import JIANGNING, Run

TITLE = "2021年云溪区社区教育目标分解表"
HEAD = ["单位", "技能培训（人）", "居民活动（万人次）", "网络覆盖率（%）", "新建学习点（个）", "备注"]
ROWS: list[list[object]] = [
    ["全区", 1000, 4.75, "95%", 12, ""],
    ["城关街道", 300, 1.25, "95%", 3, ""],
    ["河东街道", 250, 1, "95%", 4, ""],
    ["柳林镇", 200, 1.5, "95%", None, ""],
    ["石桥乡", 150, 0.5, "95%", 5, ""],
    ["白云镇", 100, 0.5, "95%", None, ""],
]
Rows = list[list[object]]


def book(path: Path, rows: Rows, head: Sequence[object] = HEAD, title: str = TITLE, notes: Sequence[str] = ()) -> Path:
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    page.title = "分解表"
    page.append([title])
    page.append(list(head))
    for row in rows:
        page.append(row)
    for note in notes:
        page.append([note])
    made.save(path)
    return path


def changed(**cells: object) -> Rows:
    """The issued rows with some cells, named as in the workbook, changed."""
    rows = [list(row) for row in ROWS]
    for name, value in cells.items():
        rows[int(name[1:]) - 3]["ABCDEF".index(name[0])] = value
    return rows


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    return book(tmp_path / "issued.xlsx", ROWS)


def against(path: Path, issued: Path, of: int = 1) -> list[Finding]:
    """What was found against the issued table in a file of so many tables."""
    files = check(path, against=issued).files
    assert len(files) == of
    return [finding for file in files for finding in file.findings if finding.code.startswith("RE")]


def told(path: Path, issued: Path) -> list[str]:
    return [f"{f.code} {f.place.cell or ''} {f.variant} {f.severity}" for f in against(path, issued)]


def test_a_return_as_it_was_issued_says_nothing(tmp_path: Path, issued: Path) -> None:
    filled = changed(E6=7, F4="已完成", F6="正在建")  # blank when it was issued, and remarks
    report = check(book(tmp_path / "back.xlsx", filled), against=issued)
    (file,) = report.files
    assert [f.code for f in file.findings if f.code.startswith("RE")] == []
    assert file.against is not None
    assert file.against.compared == 22  # 6 rows x 4 columns, two blank


def test_a_changed_target_is_an_error_with_both_cells(tmp_path: Path, issued: Path, cedu: Run) -> None:
    back = book(tmp_path / "back.xlsx", changed(B5=350, C6=None, D7="约九成"))
    found = against(back, issued)
    assert [(f.code, f.place.cell, f.variant, str(f.severity)) for f in found] == [
        ("RE001", "B5", "", "error"), ("RE001", "C6", "blank", "error"), ("RE001", "D7", "text", "error"),
    ]  # fmt: skip
    assert [(str(place.path), place.sheet, place.cell) for place in found[0].related] == [(str(issued), "分解表", "B5")]
    assert (str(found[0].expected), str(found[0].actual), str(found[0].difference)) == ("250", "350", "100")
    done = cedu("check", back, "--against", issued)
    assert done.returncode == 1
    assert (
        f"{back}:分解表!B5: 强制性 RE001 河东街道 “技能培训”栏为 350，下发的是 250（{issued}:分解表!B5），多 100。"
        in done.stdout
    )


def test_one_units_form_lacks_no_rows_and_many_units_form_does(tmp_path: Path, issued: Path) -> None:
    assert told(book(tmp_path / "one.xlsx", [ROWS[2]]), issued) == []
    assert told(book(tmp_path / "most.xlsx", [*ROWS[:3], *ROWS[4:]]), issued) == ["RE003   error"]
    (few,) = against(book(tmp_path / "few.xlsx", [ROWS[1], ROWS[2]]), issued)
    assert (few.code, few.variant, few.parameters["count"]) == ("RE003", "several", 4)


def test_a_one_unit_form_is_compared_with_its_row(tmp_path: Path, issued: Path) -> None:
    (found,) = against(book(tmp_path / "one.xlsx", [["河东", 250, 2, "95%", 4, ""]]), issued)
    assert (found.place.unit, found.place.cell, found.related[0].cell) == ("河东", "C3", "C5")


def test_a_renamed_unit_is_known_by_its_numbers(tmp_path: Path, issued: Path) -> None:
    assert told(book(tmp_path / "a.xlsx", changed(A6="开发区管委会")), issued) == ["RE004 A6 renamed warning"]
    # Under a name that is only alike, with other numbers, nobody knows whose row it is.
    strange = book(tmp_path / "b.xlsx", changed(A6="柳木镇", B6=1, C6=2, D6="3%"))
    assert "RE004 A6 guess error" in told(strange, issued)


def test_columns_gone_renamed_and_added(tmp_path: Path, issued: Path) -> None:
    gone = book(tmp_path / "gone.xlsx", [[*row[:2], *row[3:]] for row in ROWS], [*HEAD[:2], *HEAD[3:]])
    (found,) = against(gone, issued)
    assert (found.code, str(found.severity), found.related[0].cell) == ("RE002", "error", "C3")
    renamed = book(tmp_path / "renamed.xlsx", changed(C5=9), [*HEAD[:2], "居民讲座（万人次）", *HEAD[3:]])
    assert told(renamed, issued) == ["RE005 C3  warning", "RE001 C5  error"]
    added = book(tmp_path / "added.xlsx", [[*row[:5], 7, ""] for row in ROWS], [*HEAD[:5], "自加项目（个）", "备注"])
    assert told(added, issued) == ["RE006 F3  note"]


def test_words_of_the_two_sides_rename_no_column(tmp_path: Path) -> None:
    head = ["单位", "年度目标人次", "培训覆盖率目标", "志愿者人数（人）"]
    rows: Rows = [["合计", 300, "85%", 30], ["甲街", 100, "85%", 10], ["乙镇", 200, "85%", 20]]
    issued = book(tmp_path / "issued.xlsx", rows, head)
    done: Rows = [["甲街", 70, "80%", 8]]
    back = book(tmp_path / "a.xlsx", done, ["单位", "完成人次", "培训覆盖率", "志愿者人数"], "2021年完成情况")
    assert told(back, issued) == []
    back = book(tmp_path / "b.xlsx", done, ["单位", "完成人数", "培训覆盖率", "志愿者人数"], "2021年完成情况")
    assert told(back, issued) == ["RE005 B3  warning"]


def test_a_column_that_demands_nothing_of_the_unit_may_be_left_out(tmp_path: Path, issued: Path) -> None:
    """柳林镇 has no 新建学习点 to make; 城关街道 has three."""
    short = [[*row[:4], row[5]] for row in ROWS]
    head = [*HEAD[:4], HEAD[5]]
    assert told(book(tmp_path / "a.xlsx", [short[3]], head), issued) == []
    assert told(book(tmp_path / "b.xlsx", [short[1]], head), issued) == ["RE002   error"]
    assert told(book(tmp_path / "all.xlsx", short, head), issued) == ["RE002   error"]


@pytest.mark.parametrize(("cells", "codes"), [([None] * 3, []), (None, ["RE002"])], ids=["blank", "gone"])
def test_a_form_by_months_is_looked_at_once(
    cells: list[object] | None, codes: list[str], tmp_path: Path, issued: Path
) -> None:
    rows: Rows = [
        ["技能培训（人）", 20, 30, 40],
        ["居民活动（万人次）", 0.1, 0.2, 0.1],
        ["网络覆盖率（%）", 90, 91, 92],
    ]
    rows += [] if cells is None else [["新建学习点", *cells]]
    path = book(tmp_path / "a.xlsx", rows, ["指标", "1月", "2月", "3月"], "城关街道2021年社区教育工作完成情况")
    assert [one.code for one in against(path, issued, of=3)] == codes


def test_a_unit_of_measure_changed_with_and_without_its_numbers(tmp_path: Path, issued: Path) -> None:
    head = [*HEAD[:2], "居民活动（人次）", *HEAD[3:]]
    assert told(book(tmp_path / "bare.xlsx", ROWS, head), issued) == ["RE007 C3  error"]
    rows = [[*row[:2], int(float(str(row[2])) * 10000), *row[3:]] for row in ROWS]
    assert told(book(tmp_path / "converted.xlsx", rows, head), issued) == ["RE007 C3 converted warning"]
    rows[2][2] = 20000
    assert told(book(tmp_path / "changed.xlsx", rows, head), issued) == [
        "RE007 C3 converted warning", "RE001 C5  error"
    ]  # fmt: skip


def test_another_year_is_said_once(tmp_path: Path, issued: Path) -> None:
    last = TITLE.replace("2021", "2020")
    assert told(book(tmp_path / "title.xlsx", ROWS, title=last), issued) == ["RE008   error"]
    rows = [[row[0], *(7 * int(float(str(row[n]))) + 1 for n in (1, 2)), "80%", 20, ""] for row in ROWS]
    assert told(book(tmp_path / "old.xlsx", rows, title=last), issued) == ["RE008  other_form error"]


def test_notes_that_read_otherwise(tmp_path: Path) -> None:
    note = "说明：网络覆盖率按行政村统计，不含已撤并的村。"
    issued = book(tmp_path / "issued.xlsx", ROWS, notes=[note])
    assert told(book(tmp_path / "same.xlsx", ROWS, notes=[note, "注：本街道另有活动。"]), issued) == []
    changed_note = book(tmp_path / "a.xlsx", ROWS, notes=[note.replace("不含", "含")])
    assert told(changed_note, issued) == ["RE009   warning"]


def test_the_note_of_sums_of_a_form_is_no_changed_note(tmp_path: Path) -> None:
    """The issued one says more, and with the letters of the whole table's groups."""
    issued, form = tmp_path / "issued.csv", tmp_path / "东山街道.csv"
    scope = "2.培训：指60周岁以上人员参加学习的人次。"
    note = "1.数据关系：A=1=2+3；全区为各街道之和（率除外）。"
    rows = "东山,30,10,20\n秣陵,40,20,20\n全区,70,30,40"
    issued.write_text(
        f"2026年目标表,,,\n,A 培训（人次）,,\n单位,合计,老年,青少年\n栏次,1,2,3\n{rows}\n说明：\n{note}\n{scope}\n"
    )
    head = (
        "2026年目标完成情况报送表\n填报单位：,东山\n栏次,指标,目标,累计完成\n1,合计,30,12\n2,老年,10,5\n3,青少年,20,7"
    )

    def returned(*notes: str) -> list[str]:
        form.write_text("\n".join([head, "说明：", *notes]), encoding="utf-8")
        files = check(form, against=issued).files
        return [one.code for file in files for one in file.findings if one.code == "RE009"]

    assert returned("数据关系：1=2+3。", scope) == []
    assert returned("数据关系：1=2+3。", scope.replace("60", "50")) == ["RE009"]


def test_a_form_whose_columns_changed_places_is_told_once(tmp_path: Path) -> None:
    """Not each of its targets as changed; where both columns hold the issued targets, none was."""
    names, due, done = "甲乙丙丁戊己", [41, 52, 63, 74, 85, 96], [30, 40, 50, 60, 70, 80]
    issued = tmp_path / "issued.csv"
    heads = ",".join(f"{name}类" for name in names)
    lines = [
        f"2026年目标分解表,,,,,,\n单位,{heads}\n栏次,1,2,3,4,5,6",
        f"东山,{','.join(map(str, due))}",
        "秣陵,1,2,3,4,5,6",
    ]
    issued.write_text("\n".join(lines), encoding="utf-8")

    def returned(targets: Sequence[int], achieved: Sequence[int]) -> list[str]:
        rows = [f"{name}类,{one},{other}" for name, one, other in zip(names, targets, achieved, strict=True)]
        path = tmp_path / "东山街道.csv"
        path.write_text("\n".join(["东山街道2026年目标完成情况,,\n指标,全年目标,1—9月完成", *rows]), encoding="utf-8")
        return [one.code for file in check(path, against=issued).files for one in file.findings if one.code[:2] == "RE"]

    assert returned(done, due) == ["RE012"]
    assert returned(due, done) == returned(due, due) == []
    assert returned([41, 52, 63, 74, 85, 69], due) == ["RE001"]


def test_of_a_long_note_the_part_that_was_changed_is_cited(tmp_path: Path) -> None:
    note = "说明：" + "培训人次按实际参加的次数统计，" * 8 + "不含线上。"
    issued = book(tmp_path / "issued.xlsx", ROWS, notes=[note])
    report = check(book(tmp_path / "a.xlsx", ROWS, notes=[note.replace("不含", "含")]), against=issued)
    (finding,) = (one for one in report.files[0].findings if one.code == "RE009")
    assert str(finding.parameters["known"]).endswith("不含线上。")
    assert str(finding.parameters["printed"]).endswith("含线上。")
    assert finding.parameters["known"] != finding.parameters["printed"]


def test_a_foreign_file_does_not_pass_as_a_good_return(tmp_path: Path, issued: Path) -> None:
    other = book(
        tmp_path / "x.xlsx", [["合计", 3, 3], ["甲村", 1, 2], ["乙村", 2, 1]], ["村名", "水库", "林地"], "林业表"
    )
    assert "RE010  nothing error" in told(other, issued)


def test_an_issued_file_that_cannot_be_used_ends_in_one_sentence(tmp_path: Path, issued: Path, cedu: Run) -> None:
    for path, said in ((tmp_path / "no.xlsx", "RD101"), (JIANGNING.parent.parent / "CONTRIBUTING.md", "")):
        done = cedu("check", issued, "--against", path)
        assert (done.returncode, done.stdout) == (3, "")
        assert str(path) in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert said in done.stderr or not said


def test_every_format_and_several_processes(
    tmp_path: Path, issued: Path, cedu_json: Callable[..., Any], cedu: Run
) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    rows: Rows = changed(B5=350)
    book(folder / "a.xlsx", rows)
    lines: Rows = [[TITLE], [*HEAD], *rows]
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in lines)
    (folder / "b.csv").write_text(text, encoding="utf-8-sig")
    (folder / "c.csv").write_text(text, encoding="gb18030")
    load_workbook(issued).save(folder / "issued-copy.xlsx")
    one, two = (cedu_json("check", folder, "--against", issued, "-j", jobs) for jobs in (1, 2))
    assert one == two
    by_path = {Path(file["path"]).name: file for file in one["files"]}
    for name in ("a.xlsx", "b.csv", "c.csv"):
        (found,) = [f for f in by_path[name]["findings"] if f["code"].startswith("RE")]
        assert (found["code"], found["place"]["cell"]) == ("RE001", "B5")
        (related,) = found["related"]
        assert (related["path"], related["sheet"], related["cell"]) == (str(issued), "分解表", "B5")
        assert by_path[name]["against"] == {"path": str(issued), "sheet": "分解表", "compared": 22}
    assert by_path["issued-copy.xlsx"]["status"] == "clean"
    for kind in ("markdown", "html"):
        assert "RE001" in cedu("check", folder / "a.xlsx", "--against", issued, "-f", kind).stdout
    done = cedu(
        "check", folder / "a.xlsx", "--against", issued, "-o", tmp_path / "r.xlsx", "--slips", tmp_path / "slips"
    )
    assert done.returncode == 1
    assert [path.name for path in (tmp_path / "slips").iterdir() if "河东" in path.name]


def test_the_issued_table_in_the_folder_is_no_return(
    tmp_path: Path, issued: Path, cedu_json: Callable[..., Any]
) -> None:
    book(tmp_path / "one.xlsx", [ROWS[2]])
    output = cedu_json("check", tmp_path, "--against", issued)
    assert [Path(file["path"]).name for file in output["files"]] == ["one.xlsx"]
    assert json.dumps(output)


def test_a_word_form_is_compared_too(tmp_path: Path, issued: Path) -> None:
    from docx import Document

    made = Document()
    made.add_paragraph(TITLE)
    rows: Rows = [[*HEAD], *changed(B5=350)]
    table = made.add_table(len(rows), len(HEAD))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(number, column).text = "" if value is None else str(value)
    made.save(str(tmp_path / "form.docx"))
    (found,) = against(tmp_path / "form.docx", issued)
    assert (found.code, found.place.unit, found.related[0].cell) == ("RE001", "河东街道", "B5")


def test_targets_beside_achievements_are_compared_and_achievements_are_not(tmp_path: Path, issued: Path) -> None:
    head = ["单位", "技能培训（人）", "", "居民活动（万人次）", ""]
    below = ["", "目标", "完成", "目标", "完成"]
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    for row in ([TITLE], head, below, ["河东街道", 250, 100, 1, 0.5], ["柳林镇", 201, 90, 1.5, 1]):
        page.append(row)
    page.merge_cells("B2:C2")
    page.merge_cells("D2:E2")
    made.save(tmp_path / "both.xlsx")
    report = check(tmp_path / "both.xlsx", against=issued)
    changed_targets = [f for file in report.files for f in file.findings if f.code == "RE001"]
    assert [(f.place.unit, f.place.cell, str(f.expected)) for f in changed_targets] == [("柳林镇", "B5", "200")]


def test_one_units_form_of_indicators_below_one_another(tmp_path: Path, issued: Path) -> None:
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    page.title = "河东街道"
    lines: Rows = [
        ["2021年云溪区社区教育目标完成情况（河东街道）"], ["指标", "单位", "全年目标", "1—9月完成"], ["技能培训", "人", 250, 120],
        ["居民活动", "万人次", 1, 0.7], ["网络覆盖率", "%", "95%", "80%"], ["新建学习点", "个", 4, 1],
    ]  # fmt: skip
    for line in lines:
        page.append(line)
    made.save(tmp_path / "form.xlsx")
    report = check(tmp_path / "form.xlsx", against=issued)
    assert report.exit_code == 0  # what was achieved has no sums, but it is the form that was issued
    assert [file.against.compared for file in report.files if file.against] == [4, 0]
    page["C4"] = 2
    made.save(tmp_path / "form.xlsx")
    (found,) = against(tmp_path / "form.xlsx", issued, of=2)
    assert (found.code, found.place.cell, found.related[0].cell) == ("RE001", "C4", "C5")


def test_words_of_measure_rename_no_column(tmp_path: Path, issued: Path) -> None:
    head = ["单位", "技能培训完成（人）", "居民活动（万人次）", "网络覆盖率（%）", "新建学习点（个）", "备注"]
    back = book(tmp_path / "a.xlsx", [["河东街道", 250, 1, "95%", 4, ""]], head)
    assert told(back, issued) == []


def test_where_no_column_meets_it_is_said_once(tmp_path: Path, issued: Path) -> None:
    head = ["单位", "图书（册）", "绿地（亩）", "备注"]
    back = book(tmp_path / "a.xlsx", [["河东街道", 21, 1, ""]], head)
    (found,) = against(back, issued)
    assert (found.code, found.variant, str(found.severity)) == ("RE010", "columns", "error")
