"""Cells with a number and something to it, in each kind of column, measure and file."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cedu_targets import check, read
from cedu_targets.domain.finding import Severity
from cedu_targets.report import FileReport
from writers import Truth, by_csv, by_libreoffice, by_openpyxl, by_python_docx, by_xlsxwriter

COLUMNS = {"amount": "培训（万人次）", "count": "讲座（场）", "rate": "参与率"}
PLAIN = {"amount": "2.5", "count": "30", "rate": "90%"}
FORMS: Mapping[str, tuple[str, str, str]] = {
    # What is read among amounts, counts and rates: a number, "" for a blank, or the code and wording of an error.
    "21.00万人次": ("21", "RD001 noun", "RD001 noun"), "5000人次": ("0.5", "RD001 noun", "RD001 noun"), "1,200 场": ("RD001 noun", "1200", "RD001 noun"),
    "≥95%": ("RD005 number", "RD005 number", "0.95"), "不低于95%": ("RD005 number", "RD005 number", "0.95"), "95%以上": ("RD005 number", "RD005 number", "0.95"),
    "≥20": ("20", "20", "0.2"), "20以上": ("20", "20", "0.2"), "15–20": ("15", "15", "0.15"), "15-20场": ("RD001 noun", "15", "RD001 noun"),
    "百分之95": ("RD005 number", "RD005 number", "0.95"), "九成": ("RD005 number", "RD005 number", "0.9"), "75.98 %": ("RD005 number", "RD005 number", "0.7598"),
    "〇": ("0", "0", "0"), "二十": ("20", "20", "0.2"), "'50": ("50", "50", "0.5"), "５０": ("50", "50", "0.5"), "60①": ("60", "60", "0.6"), "12¹": ("12", "12", "0.12"),
    "10²": ("10", "10", "0.1"), "12₂": ("12", "12", "0.12"), "51⒈": ("51", "51", "0.51"), "──": ("", "", ""), "―": ("", "", ""), "／": ("", "", ""),
    "○": ("RD001 ", "RD001 ", "RD001 "), "约20": ("RD001 vague",) * 3, "≤20": ("RD001 vague",) * 3, "20余": ("RD001 vague",) * 3,
}  # fmt: skip
FLOORS = {"≥95%", "不低于95%", "95%以上", "≥20", "20以上", "15–20", "15-20场"}


def table(kind: str, title: str) -> Truth:
    """Every form in one column, plain numbers around them and in the two others."""
    rows: list[list[str]] = [[title, "", "", ""], ["单位", *COLUMNS.values()]]
    for number, form in enumerate(FORMS):
        rows.append([f"平街{number}", *PLAIN.values()])
        rows.append([f"新街{number}", *(form if one == kind else PLAIN[one] for one in COLUMNS)])
    return Truth([[cell or None for cell in row] for row in rows])


def outcome(file: FileReport, kind: str) -> dict[str, str]:
    """What was read of each form."""
    assert file.table is not None
    code = file.table.codes[list(COLUMNS).index(kind)]
    errors = {
        one.place.unit: f"{one.code} {one.variant}"
        for one in file.findings
        if one.severity is Severity.ERROR and one.place.unit
    }
    found = {}
    for number, form in enumerate(FORMS):
        value = file.table.value(f"新街{number}", code)
        found[form] = errors.get(f"新街{number}") or ("" if value is None else f"{value.normalize() + 0:f}")
    return found


def right(kind: str, *, is_target: bool) -> dict[str, str]:
    at = list(COLUMNS).index(kind)
    return {form: "RD001 vague" if form in FLOORS and not is_target else values[at] for form, values in FORMS.items()}


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("title", ["2026年目标任务分解表", "2026年完成情况表"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "docx"])
def test_every_form_in_every_column(kind: str, title: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table.{suffix}"
    writer = {"csv": by_csv, "xlsx": by_xlsxwriter, "docx": by_python_docx}[suffix]
    path.write_bytes(writer([table(kind, title)]))
    (file,) = check(path).files
    assert outcome(file, kind) == right(kind, is_target="目标" in title)


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_every_form_as_libreoffice_saves_it(suffix: str, tmp_path: Path, soffice: str) -> None:
    kinds = [(kind, title) for kind in COLUMNS for title in ("2026年目标任务分解表", "2026年完成情况表")]
    made = [by_openpyxl([table(kind, title)]) for kind, title in kinds]
    for (kind, title), content in zip(kinds, by_libreoffice(soffice, made, suffix, tmp_path), strict=True):
        path = tmp_path / f"table.{suffix}"
        path.write_bytes(content)
        (file,) = check(path).files
        assert outcome(file, kind) == right(kind, is_target="目标" in title)


def checked(text: str, folder: Path) -> FileReport:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    (file,) = check(path).files
    return file


@pytest.mark.parametrize(
    ("head", "cells", "right"),
    [
        # the unit of the header, of the corner, of the cells
        ("人次", "21万人次 500人次 300人次", "210000 500 300"), ("培训（人次）", "21万人次 300 500人次", "210000 300 500"),
        ("培训（万人次）", "21万人次 3 500人次", "21 3 0.05"), ("培训", "21万人次 3.5万人次 5000人次", "21 3.5 0.5"), ("培训", "20场 3 5场", "20 3 5"),
        # without any, 21万 among plain numbers may be either
        ("培训", "21万人次 3 4", "power 3 4"), ("培训", "21万 3 4", "power 3 4"), ("培训", "21万 3万 4万", "21 3 4"),
        # another unit than most
        ("培训", "20人 30人 5人次", "20 30 noun"), ("学校（所）", "3所 2个 4", "3 2 4"), ("学校（所）", "3所 2人 4", "3 noun 4"), ("人员（名）", "3人 2位 4", "3 2 4"), ("站点", "3座 4座 7座", "3 4 7"), ("经费（元/人）", "4元 5 6", "4 5 6"), ("经费（万元）", "5000元 2 3", "0.5 2 3"),
    ],
)  # fmt: skip
def test_units_of_measure(head: str, cells: str, right: str, tmp_path: Path) -> None:
    rows = "\n".join(f"街{number},{cell},7" for number, cell in enumerate(cells.split()))
    file = checked(f"目标表\n单位,{head},讲座（场）\n{rows}", tmp_path)
    assert file.table is not None
    reasons = {one.place.unit: one.variant for one in file.findings if one.code == "RD001"}
    values = {unit: file.table.value(unit, file.table.codes[0]) for unit in file.table.units}
    assert [reasons.get(unit) or f"{value:f}" for unit, value in values.items()] == right.split()


def test_it_is_said_once_a_column_with_what_was_read(tmp_path: Path) -> None:
    file = checked(
        "目标表\n单位,培训（万人次）,新增（个）\n甲街,21.00万人次,1–2\n乙街,3.5①,3\n丙街,5000人次,〇", tmp_path
    )
    told = [
        (one.place.cell, one.parameters["count"], one.parameters["texts"], one.variant)
        for one in file.findings
        if one.code == "RD045"
    ]
    assert told == [
        ("B3", 3, "21.00万人次 → 21、3.5① → 3.5、5000人次 → 0.5", ""),
        ("C3", 2, "1–2 → 1、〇 → 0", "floor"),
    ]


def test_a_demand_is_kept_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("目标表\n单位,参与率,新增（个）\n甲街,≥95%,1–2\n乙街,90%,3", encoding="utf-8")
    (file,) = read(path).files
    assert file.table is not None
    assert {key.unit + key.indicator: (one.text, one.most) for key, one in file.table.floors.items()} == {
        "甲街参与率": ("≥95%", None), "甲街新增": ("1–2", 2),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("total", "parts", "said"),
    [
        ("12", "1–2 5个以上 4", "not judged"), ("9", "1–2 5个以上 4", "DS001"), ("7", "1–2 3 3", ""), ("8", "1–2 3 3", "not judged"), ("9", "1–2 3 3", "DS001"),
        ("≥8", "2 3 3", ""), ("≥7", "2 3 3", "not judged"), ("≥9", "2 3 3", "DS001"), ("8", "≥2 ≥3 ≥3", ""), ("10", "≥2 ≥3 ≥3", "not judged"),
    ],
)  # fmt: skip
def test_a_sum_with_floors_is_wrong_where_nothing_that_they_admit_would_do(
    total: str, parts: str, said: str, tmp_path: Path
) -> None:
    rows = "\n".join(f"街{number},{cell},7" for number, cell in enumerate(parts.split()))
    file = checked(f"目标表\n单位,品牌（个）,讲座（场）\n全区,{total},21\n{rows}", tmp_path)
    found = [one.code for one in file.findings if one.severity is not Severity.NOTE]
    found += ["not judged" for one in file.not_judged if one.reason == "floors"]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    "text",
    [
        # classes in a header, names, days, telephones, houses
        "单位,合计,0-14,15-64,65-99\n甲街,6,1,2,3\n乙街,15,4,5,6\n全区,21,5,7,9",
        "规模,50人以下,50—80人,80人以上\n甲街,1,2,3\n乙街,4,5,6\n全区,5,7,9",
        "序号,单位,培训\n1,一村,5\n2,二村,6\n3,三村,7\n,合计,18",
        "单位,时间,培训\n甲街,3-5,5\n乙街,4-6,6\n合计,,11",
        "单位,班次,培训\n甲街,三班,5\n乙街,二班,6\n合计,,11",
        "单位,2019①,2020②\n甲街,1,2\n乙街,4,5\n全区,5,7",
    ],
)
def test_what_is_no_amount_stays_what_it_is(text: str, tmp_path: Path) -> None:
    file = checked(text, tmp_path)
    assert [one.code for one in file.findings if one.severity is not Severity.NOTE or one.code == "RD045"] == []
    assert file.checked.relations > 0


def test_units_whose_names_read_like_headings_have_such_numbers_too(tmp_path: Path) -> None:
    text = "街道,讲座,参与率\n东街道,20场,≥80%\n西街道,21场,≥81%\n全区,41场,≥80%"
    file = checked(text, tmp_path)
    assert file.table is not None
    assert (file.table.units, file.checked.relations) == (("东街道", "西街道"), 1)
    assert [one.code for one in file.findings] == ["RD045", "RD045"]
