"""Formulas in a workbook: recomputed from what is stored, and never taken for a number that nobody calculated."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cedu_targets import check
from cedu_targets.domain.finding import Finding
from cedu_targets.files.formulas import formulas_in, parse_sum
from cedu_targets.report import FileReport
from packing import archive, part

ROWS: list[list[Any]] = [
    ["2021年目标任务表"],
    ["单位", "合计", "农村", "城镇"],
    ["栏次", 1, 2, 3],
    ["东山", 10, 4, 6],
    ["秣陵", 20, 15, 5],
    ["汤山", 31, 11, 20],
    ["全区", 61, 30, 31],
    ["1=2+3"],
]

Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A workbook of ROWS; `cells` maps an address to (formula, stored result or None)."""

    def write(cells: Mapping[str, tuple[str, object]], values: Mapping[str, Any] | None = None) -> Path:
        made = Workbook()
        sheet = made.active
        assert sheet is not None
        for row in ROWS:
            sheet.append(row)
        for address, value in (values or {}).items():
            sheet[address] = value
        for address, (formula, _) in cells.items():
            sheet[address] = formula
        stream = io.BytesIO()
        made.save(stream)
        path = tmp_path / "t.xlsx"
        with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                xml = source.read(name).decode()
                for address, (_, stored) in cells.items() if name.endswith("sheet1.xml") else ():
                    result = "" if stored is None else f"<v>{stored}</v>"
                    xml = re.sub(rf'(<c r="{address}"[^>]*><f[^>]*>[^<]*</f>)<v\s*(?:/>|></v>)', rf"\g<1>{result}", xml)
                target.writestr(name, xml)
        return path

    return write


def only(path: Path) -> FileReport:
    (file,) = check(path, rules="none").files
    return file


def said(path: Path) -> list[str]:
    return [f"{finding.code} {finding.place.cell}" for finding in only(path).findings]


TOTALS = {
    f"{column}7": (f"=SUM({column}4:{column}6)", result) for column, result in zip("BCD", (61, 30, 31), strict=True)
}
WHOLES = {f"B{row}": (f"=C{row}+D{row}", result) for row, result in zip((4, 5, 6), (10, 20, 31), strict=True)}


def test_formulas_that_are_right_say_nothing(book: Book) -> None:
    assert said(book({**TOTALS, **WHOLES})) == []
    assert only(book(TOTALS)).checked.relations == 4 + 3


def test_a_stale_result_is_named(book: Book) -> None:
    path = book({**TOTALS, "C7": ("=SUM(C4:C6)", 29)})
    (stale,) = (finding for finding in only(path).findings if finding.code == "RD027")
    assert (stale.place.cell, stale.severity) == ("C7", "warning")
    assert (stale.expected, stale.actual, stale.difference) == (Decimal(30), Decimal(29), Decimal(-1))
    assert stale.parameters["formula"] == "=SUM(C4:C6)"


def test_noise_of_doubles_is_not_stale(book: Book) -> None:
    values = {"C4": 0.1, "C5": 0.2, "C6": 0.7, "D4": 9.9, "D5": 19.8, "D6": 30.3, "D7": 60, "B7": 61}
    assert "RD027 C7" not in said(book({"C7": ("=C4+C5+C6", "1.0000000000000002")}, values))
    assert "RD027 C7" in said(book({"C7": ("=C4+C5+C6", "1.01")}, values))


def test_a_formula_without_result_is_unknown(book: Book) -> None:
    path = book({"B7": ("=SUM(B4:B6)", None)})
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
    assert said(path) == [f"RD002 {address}" for address in ("B4", "B5", "B6", "B7", "C7", "D7")]
    # B4 is really 0; what depends on other formulas (B7) is unknown although its stored cells make 0.
    assert "RD002 B4" not in said(book(zeros, {"C4": 0, "D4": 0}))
    # A function that is not understood is as unknown as the others.
    assert "RD002 D7" in said(book({**zeros, "D7": ("=ROUND(SUM(D4:D6),0)", 0)}))
    # One formula with a result: the file was calculated, and a 0 that is wrong is stale.
    mixed = said(book({**zeros, "C7": ("=SUM(C4:C6)", 30)}))
    assert "RD002 B4" not in mixed
    assert "RD027 B4" in mixed


def test_a_real_zero_stays_zero(book: Book) -> None:
    nothing: dict[str, object] = {f"{column}{row}": 0 for column in "BCD" for row in range(4, 8)}
    zeros = {address: (formula, 0) for address, (formula, _) in TOTALS.items()}
    assert said(book(zeros, nothing)) == []


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        ("=SUM(B4:B5)", "B6"), ("=SUM(B5:B6)", "B4"), ("=SUM(B4:B5)+B6", ""), ("=SUM(B4:B5,B6)", ""),
        ("=SUM($B$4:$B$6)", ""), ("=B4+B5", ""), ("=SUM(C7:D7)", ""), ("=ROUND(SUM(B4:B5),0)", ""),
    ],
)  # fmt: skip
def test_a_range_that_stops_short(formula: str, missing: str, book: Book) -> None:
    """What is not a range is no range that stops short; the sum itself is checked anyway."""
    path = book({**TOTALS, "B7": (formula, 61)})
    found = [finding for finding in only(path).findings if finding.code == "RD028"]
    assert [finding.parameters["cells"] for finding in found] == ([missing] if missing else [])


def test_a_range_that_leaves_out_a_part(book: Book) -> None:
    values = {"E2": "其他", "E3": 4, "E4": 1, "E5": 1, "E6": 1, "E7": 3, "A8": "1=2+3+4"}
    path = book({"B4": ("=SUM(C4:D4)", 10), "B5": ("=SUM(C5:E5)", 21)}, values)
    found = [finding for finding in only(path).findings if finding.code == "RD028"]
    assert [(finding.place.cell, finding.parameters["cells"]) for finding in found] == [("B4", "E4")]


def test_a_number_typed_over_a_formula(book: Book) -> None:
    path = book({address: cell for address, cell in TOTALS.items() if address != "C7"})
    assert said(path) == ["RD029 C7"]
    assert said(book({"B7": TOTALS["B7"]})) == []


def test_subtotals_count_for_their_units(book: Book) -> None:
    values = {
        "A5": "城区小计",
        "B5": 10,
        "C5": 4,
        "D5": 6,
        "A8": "",
        "B6": 20,
        "B7": 30,
        "C6": 9,
        "D6": 11,
        "C7": 13,
        "D7": 17,
    }
    assert [one for one in said(book({"B7": ("=SUM(B5:B6)", 30)}, values)) if one.startswith("RD028")] == []


SUMS = {
    "SUM(B5:B15)": "+B5:B15", "B5+C5-D5": "+B5+C5-D5", "SUM(B5,C5:D5)": "+B5+C5:D5", "+B5": "+B5", "-B5-(C5-D5)": "-B5-C5+D5",
    "SUM(B5+C5,D5)": "+B5+C5+D5", "sum( $B$5 : B7 ) + 3": "+B5:B7+3", "SUM(B7:B5)": "+B5:B7", "B5--C5": "+B5+C5",
}  # fmt: skip


@pytest.mark.parametrize("text", SUMS)
def test_sums_that_are_understood(text: str) -> None:
    from cedu_targets.domain.table import a1

    def shown(span: tuple[int, int, int, int]) -> str:
        first, last = a1(span[0], span[1]), a1(span[2], span[3])
        return first if first == last else f"{first}:{last}"

    terms = parse_sum(text)
    assert terms is not None
    parts = (
        ("+" if term.sign > 0 else "-") + (shown(term.area) if term.area else str(term.constant)) for term in terms
    )
    assert "".join(parts) == SUMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "AVERAGE(B5:B9)", "SUM(B5:B9)/2", "B5*C5", "表2!B5+C5", "SUM('a b'!B5:B6)", "SUM(B:B)", "SUM(5:6)", "SUM(B5:B6", "B5+",
        "SUM()", "B5 C5", "SUM(B5:B9 B7:B8)", "B5:B6", "SUM(OFFSET(B5,1,1))", "IF(A1,1,2)", '"a"', "SUM((B5:B6))", "SUBTOTAL(9,B5:B6)",
        "5%", "B5&C5", "", "+", "SUM(B5:C)", "(" * 50 + "B5" + ")" * 50, "B5+[1]x!C5", "B5#",
    ],
)  # fmt: skip
def test_everything_else_is_left_alone(text: str) -> None:
    assert parse_sum(text) is None


def test_shared_formulas_move_with_their_cell() -> None:
    xml = (
        b'<sheetData><row r="5"><c r="B5"><f t="shared" ref="B5:C6" si="0">SUM(C5:$D5)-A$1+$A$2</f><v>1</v></c>'
        b'<c r="C5"><f t="shared" si="0"/><v>2</v></c></row><row r="6"><c r="B6"><f t="shared" si="0"/></c>'
        b'<c r="C6"><f t="array" ref="C6">SUM(A1:A2)</f></c><c r="D6"><f>A1&amp;"x"</f></c>'
        b'<c r="E6"><f t="shared" si="9"/></c><c r="F6" s="1"/><c r="G6"><v>3</v></c></row></sheetData>'
    )
    assert formulas_in(xml) == {
        (4, 1): "SUM(C5:$D5)-A$1+$A$2", (4, 2): "SUM(D5:$D5)-B$1+$A$2", (5, 1): "SUM(C6:$D6)-A$1+$A$2",
        (5, 2): "", (5, 3): 'A1&"x"', (5, 4): "",
    }  # fmt: skip


def test_a_text_among_numbers_is_skipped_by_a_sum_only(book: Book) -> None:
    """Excel's SUM skips a number stored as text, so its result is not stale; the sum of the column is wrong all the same."""
    path = book({"B7": ("=SUM(B4:B6)", 51)}, {"B4": "10"})
    codes = {(finding.code, finding.place.cell) for finding in only(path).findings}
    assert ("RD027", "B7") not in codes
    assert ("DS001", "B7") in codes
    assert "RD027 B7" in said(book({"B7": ("=SUM(B4:B6)", 61)}, {"B4": "10"}))
    assert "RD027 B7" not in said(book({"B7": ("=B4+B5+B6", 60)}, {"B4": "10"}))


def test_formulas_of_a_turned_table(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ["2021年目标任务表"],
        ["指标", "东山镇", "秣陵镇", "汤山镇", "全区"],
        ["培训", 1, 2, 3, "=SUM(B3:C3)"],
        ["讲座", 1, 2, 3, 6],
    ):
        sheet.append(row)
    made.save(tmp_path / "t.xlsx")
    found: list[Finding] = list(only(tmp_path / "t.xlsx").findings)
    assert [(finding.place.cell, finding.parameters["cells"]) for finding in found if finding.code == "RD028"] == [
        ("E3", "D3")
    ]
    assert "RD002" in {finding.code for finding in found}


def ods_file(cells: Mapping[str, tuple[str, object]]) -> bytes:
    """An ods of ROWS; `cells` maps an address to (formula, stored result)."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = ""
    for number, row in enumerate(ROWS, 1):
        rows += "<table:table-row>"
        for letter, stored in zip("ABCD", row, strict=False):
            formula, result = cells.get(f"{letter}{number}", ("", stored))
            kind = "string" if isinstance(result, str) else "float"
            of = f'table:formula="of:{formula}"' if formula else ""
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


def test_an_ods_that_was_never_calculated_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "t.ods"
    zeros = {f"{column}7": (f"=SUM([.{column}4:.{column}6])", 0) for column in "BCD"}
    path.write_bytes(ods_file({**zeros, "B4": ("=[.C4]+[.D4]", 0)}))
    assert said(path) == ["RD002 B4", "RD002 B7", "RD002 C7", "RD002 D7"]
    # A formula over another sheet cannot be told, and a result that is stored is taken.
    path.write_bytes(ods_file({"C7": ("=SUM([$乙.C4:.C6])", 30)}))
    assert said(path) == []
