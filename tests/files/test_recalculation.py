"""Formulas recomputed from what is stored: a number that nobody calculated is never taken for one."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from html import escape
from pathlib import Path

import pytest

from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.recalculation import settle
from formula_books import ROWS, TOTALS, WHOLES, Book, formula_book, formulas_in, only, said
from packing import archive, part


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write a workbook of ROWS; `cells` maps an address to (formula, stored result or None)."""
    return partial(formula_book, tmp_path / "t.xlsx")


def test_noise_of_doubles_is_not_stale(book: Book) -> None:
    values = {"C4": 0.1, "C5": 0.2, "C6": 0.7, "D4": 9.9, "D5": 19.8, "D6": 30.3, "D7": 60, "B7": 61}
    assert "RD027 C7" not in said(book({"C7": ("=C4+C5+C6", "1.0000000000000002")}, values))
    assert "RD027 C7" in said(book({"C7": ("=C4+C5+C6", "1.01")}, values))


def test_thirds_that_make_a_whole_are_not_stale(book: Book) -> None:
    """Read to nine places each, twelve of them would be off by more than any double."""
    thirds = {
        "C4": 20 / 3,
        "C5": 20 / 3,
        "C6": 20 / 3,
        "D4": 1,
        "D5": 2,
        "D6": 3,
        "D7": 6,
        "B4": 23 / 3,
        "B5": 26 / 3,
        "B6": 29 / 3,
        "B7": 26,
    }
    assert said(book({"C7": ("=SUM(C4:C6)", 20)}, thirds)) == []
    assert said(book({"C7": ("=SUM(C4:C6)+C4", 20)}, thirds)) == ["RD027 C7"]
    quotients = {f"C{row}": ("=20/3", None) for row in (4, 5, 6)}
    assert said(book({**quotients, "C7": ("=SUM(C4:C6)", None)}, thirds)) == ["RD052 None"]


def test_a_formula_without_result_is_calculated(book: Book) -> None:
    """And said once for the sheet; a result that is stored is taken as it is."""
    path = book({"B7": ("=SUM(B4:B6)", None)})
    assert said(path) == ["RD052 None"]
    assert said(book({"B7": ("=SUM(B4:B6)-1", None)})) == ["RD052 None", "PW001 B7", "DS001 B7"]
    assert said(book({"B7": ("=SUM(B4:B6)-1", 61), "B6": ("=C6+D6", None)})) == ["RD052 None", "RD027 B7"]


def test_a_formula_that_cannot_be_calculated_is_unknown(book: Book) -> None:
    path = book({"B7": ("=IF(B4>0,SUM(B4:B6),0)", None)})
    assert said(path) == ["RD002 B7"]
    assert only(path).diagnoses == ()  # it wants calculating, not a number typed over it


def test_a_number_out_of_all_bounds_makes_no_sum(book: Book) -> None:
    found = said(book({"B7": ("=SUM(B4:B6)", 61)}, {"B4": 1e300}))
    assert "RD001 B4" in found
    assert not [one for one in found if one.startswith("RD027")]


def test_results_that_are_all_zero_were_never_calculated(book: Book) -> None:
    """The habit of programs that write formulas: 0 is stored for each."""
    zeros = {address: (formula, 0) for address, (formula, _) in {**TOTALS, **WHOLES}.items()}
    path = book(zeros)
    assert said(path) == ["RD052 None"]
    assert [one.parameters["count"] for one in only(path).findings] == [6]
    # B4 is really 0, and has a result.
    assert [one.parameters["count"] for one in only(book(zeros, {"C4": 0, "D4": 0})).findings] == [5]
    # A function that is not calculated has no result either.
    assert "RD002 D7" in said(book({**zeros, "D7": ("=IF(D4,SUM(D4:D6),0)", 0)}))
    # One formula with a result: the file was calculated, and a 0 that is wrong is stale.
    mixed = said(book({**zeros, "C7": ("=SUM(C4:C6)", 30)}))
    assert "RD052 None" not in mixed
    assert "RD027 B4" in mixed


def test_zeros_of_one_sheet_are_results_where_another_sheet_has_some() -> None:
    """A workbook is calculated as a whole: a 0 beside a sheet with results is stale, not unknown."""

    def grid(sheet: str, total: float) -> Grid:
        rows: list[list[Raw]] = [["单位", "培训"], ["东山", 4.0], ["秣陵", 6.0], ["全区", total]]
        return Grid(sheet, rows, formulas={(3, 1): "SUM(B2:B3)"})

    assert [one.raw(3, 1) for one in settle([grid("一", 0.0), grid("二", 0.0)])] == [10, 10]
    assert [one.raw(3, 1) for one in settle([grid("一", 0.0), grid("二", 10.0)])] == [0, 10]


def test_where_all_cells_are_zero_no_zero_is_unknown(book: Book) -> None:
    """A function that is not calculated would be 0 as well, as far as can be told."""
    zeros = {f"{column}{row}": 0 for column in "BCD" for row in (4, 5, 6, 7)}
    formulas = {"B7": ("=SUM(B4:B6)", 0), "D7": ("=IF(D4,SUM(D4:D6),0)", 0)}
    assert [one for one in said(book(formulas, zeros)) if one[:5] in ("RD002", "RD052")] == []
    calculated = said(book(formulas, {**zeros, "B4": 3, "C4": 3, "C7": 3}))
    assert [one for one in calculated if one[:5] in ("RD002", "RD052")] == ["RD052 None", "RD002 D7"]


def test_a_real_zero_stays_zero(book: Book) -> None:
    nothing: dict[str, object] = {f"{column}{row}": 0 for column in "BCD" for row in range(4, 8)}
    zeros = {address: (formula, 0) for address, (formula, _) in TOTALS.items()}
    assert said(book(zeros, nothing)) == []


def test_a_text_among_numbers_is_skipped_by_a_sum_only(book: Book) -> None:
    """Excel's SUM skips a number stored as text, so its result is not stale; the sum of the column is wrong all the same."""
    path = book({"B7": ("=SUM(B4:B6)", 51)}, {"B4": "10"})
    codes = {(finding.code, finding.place.cell) for finding in only(path).findings}
    assert ("RD027", "B7") not in codes
    assert ("DS001", "B7") in codes
    assert "RD027 B7" in said(book({"B7": ("=SUM(B4:B6)", 61)}, {"B4": "10"}))
    assert "RD027 B7" not in said(book({"B7": ("=B4+B5+B6", 60)}, {"B4": "10"}))


def ods_file(cells: Mapping[str, tuple[str, object]], type_of_none: str = "") -> bytes:
    """An ods of ROWS; `cells` maps an address to (formula, stored result or None, which may have a type all the same)."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = ""
    for number, row in enumerate(ROWS, 1):
        rows += "<table:table-row>"
        for letter, stored in zip("ABCD", row, strict=False):
            formula, result = cells.get(f"{letter}{number}", ("", stored))
            kind = "string" if isinstance(result, str) else "float"
            of = f'table:formula="of:{escape(formula)}"' if formula else ""
            if formula and result is None:
                rows += f"<table:table-cell {of} {type_of_none}/>"
                continue
            rows += f'<table:table-cell {of} office:value-type="{kind}" office:value="{result}">'
            rows += f"<text:p>{result}</text:p></table:table-cell>"
        rows += "</table:table-row>"
    body = f'<office:body><office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {spaces}>{body}</office:body></office:document-content>"
    mimetype = part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    return archive([mimetype, part("content.xml", content.encode())])


@pytest.mark.parametrize("formula", ["=SUM([.C4:.C6])", "=[.C4]+[.C5]+[.C6]", "=SUM([.C4];[.$C$5:.C6])"])
def test_formulas_of_an_ods_are_recomputed_too(tmp_path: Path, formula: str) -> None:
    path = tmp_path / "t.ods"
    path.write_bytes(ods_file({"C7": (formula, 30)}))
    assert said(path) == []
    path.write_bytes(ods_file({"C7": (formula, 29)}))
    (stale,) = (finding for finding in only(path).findings if finding.code == "RD027")
    assert (stale.place.cell, stale.expected) == ("C7", Decimal(30))
    assert "[." not in str(stale.parameters["formula"])


def test_an_ods_that_was_never_calculated_is_calculated(tmp_path: Path) -> None:
    path = tmp_path / "t.ods"
    zeros = {f"{column}7": (f"=SUM([.{column}4:.{column}6])", 0) for column in "BCD"}
    path.write_bytes(ods_file({**zeros, "B4": ("=[.C4]+[.D4]", 0)}))
    assert said(path) == ["RD052 None"]
    # A result that is stored is taken, whatever its formula is over.
    path.write_bytes(ods_file({"C7": ("=SUM([$乙.C4:.C6])", 30)}))
    assert said(path) == []


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("=SUM([.C4:.C6])", ["RD052 None"]), ("=SUM([$表.C4:.C6])*1", ["RD052 None"]), ("=SUM([$'表'.$C$4:$'表'.C6];0)", ["RD052 None"]),
        ('=SUMIF([.A4:.A6];"*;*";[.C4:.C6])+30', ["RD052 None"]), ("=SUM([$乙.C4:.C6])", ["RD002 C7"]), ("=[.C4]~[.C5]", ["RD002 C7"]),
        ("=SUM([$表.C4:$乙.C6])", ["RD002 C7"]),
    ],
)  # fmt: skip
def test_a_formula_of_an_ods_without_a_value(formula: str, found: list[str], tmp_path: Path) -> None:
    """With a type or without one: a value that is not there is none."""
    path = tmp_path / "t.ods"
    for typed in ("", 'office:value-type="float"'):
        path.write_bytes(ods_file({"C7": (formula, None)}, typed))
        assert said(path) == found


def test_a_rate_of_an_ods_that_is_calculated_is_per_cent(tmp_path: Path) -> None:
    content = ods_file({"C7": ("=[.C4]/[.D4]", None)}, 'office:value-type="percentage"')
    (grid,) = read_grids(content)
    assert grid.percents == frozenset({(6, 2)})
    assert grid.raw(6, 2) == pytest.approx(4 / 6)


def test_a_shared_formula_without_results_is_calculated_at_each_of_its_cells() -> None:
    xml = (
        b'<sheetData><row r="2"><c r="C2"><f t="shared" ref="C2:C3" si="0">ROUND(B2*\xe4\xb9\x99!$A$1,1)</f></c></row>'
        b'<row r="3"><c r="C3"><f t="shared" si="0"/></c></row><row r="4"><c r="C4"><f t="array" ref="C4">SUM(B2:B3*2)</f></c></row></sheetData>'
    )
    rows: list[list[Raw]] = [["单位", "计划", "折算"], ["东山", 4.0], ["秣陵", 2.5]]
    formulas = formulas_in(xml)
    main = Grid("甲", rows, formulas=formulas, broken=dict.fromkeys(formulas, ""))
    settled, _ = settle([main, Grid("乙", [[0.5]])])
    assert [settled.raw(row, 2) for row in (1, 2, 3)] == [2.0, 1.3, None]
    assert settled.broken == {(3, 2): ""}
    assert settled.uncalculated == {(1, 2): None, (2, 2): None, (3, 2): ("form", "")}
    assert len(rows[1]) == 2  # what was read stays as it was


def test_numbers_kept_as_texts_are_told_of_a_calculated_sum_too(book: Book) -> None:
    calculated = only(book({"B7": ("=SUM(B4:B6)", None)}, {"B4": "10"}))
    stored = only(book({"B7": ("=SUM(B4:B6)", 51)}, {"B4": "10"}))
    assert [one.cause for one in calculated.diagnoses] == [one.cause for one in stored.diagnoses] != []
    assert {one.code for one in calculated.findings} - {"RD052"} == {one.code for one in stored.findings}
