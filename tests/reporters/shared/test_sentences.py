"""Sentences that formats share, in either language."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.document_words import facts
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import joined, listed, spot, summary, where
from sample_reports import jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (None, "a.xlsx"),
        (Place(), "a.xlsx"),
        (Place(sheet="表", cell="B5"), "a.xlsx:表!B5"),
        (Place(sheet="表"), "a.xlsx:表"),
        (Place(line=7), "a.xlsx:7"),
    ],
)
def test_where_something_stands(place: Place | None, text: str) -> None:
    assert where("a.xlsx", place, ZH) == text


@pytest.mark.parametrize(
    ("path", "sheet", "zh", "en"),
    [
        ("a.docx", "table 2", "a.docx:第 2 张表!B5", "a.docx:table 2!B5"), ("a.xlsx", "table 2", "a.xlsx:table 2!B5", "a.xlsx:table 2!B5"),
        ("a.docx", "表二", "a.docx:表二!B5", "a.docx:表二!B5"),
    ],
)  # fmt: skip
def test_the_tables_of_a_document_are_counted_in_words(path: str, sheet: str, zh: str, en: str) -> None:
    place = Place(sheet=sheet, cell="B5")
    assert (where(path, place, ZH), where(path, place, EN)) == (zh, en)


def test_the_cell_goes_before_the_line() -> None:
    assert [spot(place) for place in (Place(cell="B5", line=7), Place(line=7), Place())] == ["B5", "7", ""]


def test_each_language_joins_in_its_own_way() -> None:
    assert (joined(ZH, "一。", "", "二。"), joined(EN, "One.", "", "Two.")) == ("一。二。", "One. Two.")
    assert (listed(ZH, "一", "", "二"), listed(EN, "one", "", "two")) == ("一；二。", "one; two.")


def test_a_table_in_a_few_words() -> None:
    (file,) = jiangning().files
    assert facts(file, ZH) == "2020 年 · 目标数 · 全区目标 · 11 个单位 × 28 栏"
    assert summary(file, EN).endswith("checked 71 sums and bounds, 336 cells.")


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        (["B2"], "", ""),
        (["B3", "D2", "B3"], "位置：D2、B3。", "Places: D2, B3."),
        (["B3", "B2", "B3", "C2"], "位置：B2:C2、B3，共 3 格。", "Places: B2:C2, B3 (3 cells)."),
        (
            [f"B{row}" for row in range(13, 1, -2)],
            "位置：B3、B5、B7、B9、B11 等 6 格。",
            "Places: B3, B5, B7, B9, B11 and others (6 cells).",
        ),
    ],
)
def test_what_speaks_of_several_places_names_the_first_of_them(cells: list[str], zh: str, en: str) -> None:
    first, *others = [Place(cell=cell) for cell in cells]
    parameters: dict[str, Parameter] = {"count": len(cells), "texts": "x、N/A"}
    finding = Finding("RD042", "reading", Severity.NOTE, first, parameters, related=tuple(others))
    assert told(finding, ZH) == ZH.message(finding) + zh
    assert told(finding, EN).endswith(en)
    assert '"x, N/A"' in told(finding, EN)


def test_the_parts_of_a_sum_are_no_further_places() -> None:
    parts = (Place(cell="C2"), Place(cell="D2"))
    parameters: dict[str, Parameter] = {"sum": "男+女", "name": "合计", "coded": 0}
    finding = Finding("PW001", "sum:合计=男+女", Severity.ERROR, Place(cell="B2"), parameters, related=parts)
    finding = replace(finding, difference=Decimal(1))
    assert told(finding, ZH) == ZH.message(finding)


def test_nothing_is_good_where_nothing_was_judged() -> None:
    (file,) = jiangning().files
    silent = replace(file, findings=(), checked=replace(file.checked, relations=0))
    assert "没有发现问题" not in summary(replace(silent, pack=None), ZH)
    assert "没有发现问题" in summary(replace(file, findings=()), ZH)
