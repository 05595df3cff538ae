"""The workbook and the slip as LibreOffice prints them: size of paper, number of pages, texts that can be found."""

import subprocess
from pathlib import Path

import pytest

from cedu_targets import allocate, check
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.attainment import excel as attainment_excel
from cedu_targets.reporters.check import docx, excel, slips
from cedu_targets.reporters.gap import docx as gap_docx
from cedu_targets.reporters.gap import excel as gap_excel
from cedu_targets.reporters.status import docx as status_docx
from cedu_targets.reporters.status import excel as status_excel
from path_reports import five_years
from plan_files import fill
from project import JIANGNING, Run
from report_texts import pages_of
from sample_reports import full, hostile, jiangning, jiangning_gaps, messages_for
from status_reports import suzhou_status

A3_LANDSCAPE, A4_LANDSCAPE, A4 = (1191, 842), (842, 595), (595, 842)


def printed(document: Path, soffice: str) -> tuple[int, tuple[int, int], str]:
    """Pages, size in points, and text of a document, by way of PDF."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pages_of(document.with_suffix(".pdf"))


@pytest.mark.render
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            Language.ZH,
            [
                "社区教育目标表审核报告",
                "第1页/共8页",
                "▲2000",
                "学院第17栏（成人学历教育合计）未填",
                "全区数含区直单位",
            ],
        ),
        (Language.EN, ["Checkofcommunity-educationtargets", "Page1of8", "▲2000", "3500short", "Legend:"]),
    ],
)
def test_the_workbook_prints_on_a3(language: Language, texts: list[str], tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(excel.render(full(), messages_for(language), tmp_path))
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (8, A3_LANDSCAPE)  # one page wide: as many pages as sheets
    for expected in texts:
        assert expected in text


@pytest.mark.render
def test_the_workbook_of_targets_over_years_prints_on_a3_with_its_charts(tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "attainment.xlsx"
    path.write_bytes(attainment_excel.render(five_years(), messages_for(Language.ZH), tmp_path))
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (6, A3_LANDSCAPE)  # the rows of the targets take two
    for expected in ("1.9百分点", "居民参与率：各年目标与完成", "≤0.5%", "✗缺1，?未报1，✓有4", "请在--bases里给出"):
        assert expected in text


@pytest.mark.render
@pytest.mark.parametrize(("paper", "most", "size"), [(Paper.A3, 4, A3_LANDSCAPE), (Paper.A4, 7, A4_LANDSCAPE)])
def test_a_district_of_eleven_units_is_compared_on_four_sheets(
    paper: Paper, most: int, size: tuple[int, int], tmp_path: Path, soffice: str
) -> None:
    """The first is a summary: every completion and the ranking."""
    path = tmp_path / "gap.xlsx"
    path.write_bytes(gap_excel.render(jiangning_gaps(), messages_for(Language.ZH), tmp_path, paper))
    pages, first, text = printed(path, soffice)
    assert pages <= most
    assert first == size
    for expected in ("进度排名", "湖熟", "每月还需", f"第1页/共{pages}页"):
        assert expected in text


@pytest.mark.render
def test_the_ledger_prints_on_a4(tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(status_excel.render(suzhou_status(), messages_for(Language.ZH), tmp_path))
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (10, A4_LANDSCAPE)
    for expected in ("2019-03-31", "过46天", "还有15天", "✗逾期未完成", "经费未落实，并入下年", "市终身教育学会：12项"):
        assert expected in text


@pytest.mark.render
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (Language.ZH, ["数据审核反馈单", "学院：", "成人学历教育合计", "应为", "错列", "□已改正", "—1—"]),
        (Language.EN, ["Datafeedbackslip", "To学院:", "shouldbe", "□mended", "—1—"]),
    ],
)
def test_the_slip_prints_on_a4(language: Language, texts: list[str], tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "slip.docx"
    *_, path_content = slips.render(full(), messages_for(language)).values()
    path.write_bytes(path_content)
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (2, A4)
    for expected in texts:
        assert expected in text


@pytest.mark.render
def test_a_bulletin_and_an_opinion_print_on_a4(tmp_path: Path, soffice: str) -> None:
    words = messages_for(Language.ZH)
    for content, most, texts in (
        (
            status_docx.render(suzhou_status(), words),
            6,
            ("落实情况的通报", "一、总体情况", "2019-04-30", "过46天", "—1—"),
        ),
        (
            docx.render(jiangning(rules=None), words),
            3,
            ("审核意见书", "三、强制性（必须修改）5处", "2000", "（落款单位）", "—1—"),
        ),
    ):
        path = tmp_path / "paper.docx"
        path.write_bytes(content)
        pages, size, text = printed(path, soffice)
        assert (pages <= most, size) == (True, A4)
        for expected in texts:
            assert expected in text


def converted(path: Path, to: str, soffice: str, folder: Path) -> Path:
    """A file as LibreOffice opens and saves it."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{to}"


@pytest.mark.render
def test_a_plan_filled_and_saved_in_libreoffice(tmp_path: Path, soffice: str, cedu: Run) -> None:
    """Blank plan → filled → ods → xlsx, as LibreOffice saves them: the same table, clean, the same when recalculated."""
    plan = tmp_path / "plan.xlsx"
    assert (
        cedu("template", "--for", "allocate", "--like", JIANGNING / "targets-mended.xlsx", "-o", plan).returncode == 0
    )
    filled: dict[str, str | float] = {f"分解计划!全区目标:{code}": 2.31 for code in "2345678"}
    filled |= {"分解计划!东山:4": "≥0.5", "分解计划!谷里:2": "×", "分解计划!汤山:1": 1.6, "指标设置!J4": "-60%"}
    fill(plan, filled)
    ods = converted(plan, "ods", soffice, tmp_path / "ods")
    again = converted(ods, "xlsx", soffice, tmp_path / "again")
    tables = [allocate(path).rows for path in (plan, ods, again)]
    assert tables[0]
    assert tables[0] == tables[1] == tables[2]
    out = tmp_path / "out.xlsx"
    reasons = tmp_path / "reasons.xlsx"
    assert cedu("allocate", again, "-o", out, "--reasons", reasons).returncode == 0
    recalculated = converted(out, "xlsx", soffice, tmp_path / "recalculated")
    for path in (out, recalculated, converted(out, "ods", soffice, tmp_path / "out-ods")):
        (file,) = check(path).files
        assert (file.checked.relations, file.count(Severity.ERROR), file.count(Severity.WARNING)) == (71, 0, 0)
        assert file.table is not None
        assert {u: file.table.value(u, "1") for u in file.table.rows} == {
            u: row["1"] for u, row in tables[0].items()
        }  # fmt: skip
    pages, size, text = printed(out, soffice)
    assert (pages, size) == (1, A3_LANDSCAPE)
    for expected in ("2021年全区社会教育主要工作目标、任务分解表", "A=1+2+3+4+5+6+7+8"):
        assert expected in text
    assert "每个数的由来" in printed(reasons, soffice)[2]


@pytest.mark.render
def test_the_blank_plan_prints_on_paper(tmp_path: Path, soffice: str, cedu: Run) -> None:
    plan = tmp_path / "plan.xlsx"
    assert cedu("template", "--for", "allocate", "-o", plan).returncode == 0
    pages, _, text = printed(plan, soffice)
    assert pages == 5
    for expected in ("示例一街道", "黄色格填本年全区数", "尚可分配", "计量精度", "怎样填写"):
        assert expected in text


@pytest.mark.render
def test_hostile_reports_open_in_libreoffice(tmp_path: Path, soffice: str) -> None:
    book, slip = tmp_path / "report.xlsx", tmp_path / "slip.docx"
    book.write_bytes(excel.render(hostile(), messages_for(Language.ZH), tmp_path))
    slip.write_bytes(next(iter(slips.render(hostile(), messages_for(Language.ZH)).values())))
    assert "=cmd|'/Ccalc'!A0" in printed(book, soffice)[2]
    assert "=cmd|'/Ccalc'!A0" in printed(slip, soffice)[2]


@pytest.mark.render
def test_the_bulletin_prints_on_a4_with_its_annex_across(tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "bulletin.docx"
    path.write_bytes(gap_docx.render(jiangning_gaps(), messages_for(Language.ZH)))
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (10, A4)
    for expected in (
        "一、总体情况",
        "有滞后任务的单位9个",
        "5.6百分点",
        "每月还需",
        "附件：各单位各项指标完成率",
        "✗60.9%",
        "—10—",
    ):
        assert expected in text
