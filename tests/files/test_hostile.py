"""Hostile files: one sentence and exit 3, or read rightly; in seconds, in half a gigabyte, never a signal or a traceback."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.fault import InputFault
from cedu_targets.files import package
from cedu_targets.files.catalogue import read_grids
from hostile_files import HEAD, HOSTILE, TAIL, in_sheet, workbook
from packing import archive, part
from project import Run

MOST_SECONDS, MOST_MEGABYTES = 15, 500  # what they hold off took half a minute and more; a slow machine is no fault


def test_formatted_cells_take_no_room() -> None:
    """Formatted over a million cells, and filled in a few."""
    cells = b"".join(b'<row r="%d"><c r="A%d" s="1"/><c r="ZZ%d" s="1"/></row>' % (n, n, n) for n in (3, 40_000))
    (grid,) = read_grids(workbook(HEAD + b'<row r="2"><c r="B2"><v>1</v></c></row>' + cells + TAIL))
    assert list(grid.rows) == [(), [None, 1.0]]


def test_sheets_are_counted_together() -> None:
    far = HEAD + b'<row r="40000"><c r="Z40000"><v>1</v></c></row>' + TAIL
    assert len(read_grids(workbook(far))) == 1
    with pytest.raises(InputFault) as raised:
        read_grids(workbook(far, far))
    assert (raised.value.code, raised.value.parameters["sheet"]) == ("RD124", "S2")


@pytest.mark.parametrize("stored", [b"NaN", b"INF", b"1e400", b"-1e400"])
def test_what_is_stored_as_no_finite_number_is_said_at_its_cell(stored: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(in_sheet(b"<v>0.3</v>", b"<v>" + stored + b"</v>"))
    (file,) = check(path, rules="none").files
    assert ("RD001", "I10") in {(finding.code, finding.place.cell) for finding in file.findings}


@pytest.mark.parametrize("stored", [b"0x1F", b"1_000", b"abc"])
def test_what_is_no_number_at_all_is_named_with_its_cell(stored: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(in_sheet(b"<v>0.3</v>", b"<v>" + stored + b"</v>"))
    (file,) = check(path).files
    assert file.fault is not None
    assert (file.fault.code, file.fault.parameters["reason"]) == ("RD109", f"任务分解表!I10: {stored.decode()}")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, tmp_path: Path, cedu: Run, record_property: Callable[[str, object], None]) -> None:
    code = HOSTILE[name].code
    path = tmp_path / "报表.xlsx"
    path.write_bytes(HOSTILE[name].make())
    done = cedu("check", path, "--rules", "none")
    path.unlink()
    record_property("seconds", round(done.seconds, 2))
    record_property("megabytes", round(done.megabytes))
    assert done.stderr == ""
    if code:
        assert (done.returncode, done.stdout.count("\n")) == (3, 1), done.stdout
        assert re.match(rf".*/报表\.xlsx(:\d+)?: 读不了 {code} ", done.stdout), done.stdout
    else:
        assert done.returncode == 1
        assert done.stdout.count("强制性") == 5
    assert done.seconds < MOST_SECONDS
    assert 0 < done.megabytes < MOST_MEGABYTES


def _wide(columns: int, rows: int) -> str:
    head = ",".join(f"指标{number}" for number in range(columns))
    return f"单位,{head}\n" + "".join(f"街{row},{','.join('1' * columns)}\n" for row in range(rows))


PAGE = "2021年任务表\n单位,培训,农村\n"
MANY = 12_000
LONG = {
    "a cell far below": ("", PAGE + "全区,3,3\n东山,1,1\n秣陵,2,2\n" + ",,\n" * MANY + ",,x\n"),
    "one unit again and again": ("", PAGE + "东山,1,1\n" * MANY),
    "units with nothing but their names": ("", PAGE + "东山,,—\n" * MANY + "秣陵,1,1\n"),
    "a total again and again": ("", PAGE + "全区,1,1\n" * MANY),
    "headings over every unit": ("", PAGE + "一、城区\n甲,1,2\n" * (MANY // 2)),
    "areas with numbers": ("", PAGE + "一、城区,1,1\n东山,1,1\n" * (MANY // 2)),
    "codes and no numbers": ("RD125", "".join(f"单位,a{n},b\n栏次,1,2\n" for n in range(MANY // 2))),
    "tables without end": ("RD125", "".join(f"单位,a{n},b\n甲,1,1\n乙,1,1\n,,\n" for n in range(MANY // 4))),
    "headers without end, and no number": ("RD130", "单位,a,b\n" * (6 * MANY)),
    "columns without end": ("", PAGE.split("\n")[0] + "\n" + _wide(1_900, 100)),
    "sums that are all wrong": ("", PAGE + "栏次,1,2\n" + "".join(f"东{n},3,1\n" for n in range(MANY)) + "全区,1,1\n说明：1=2\n"),
    "tables of two measures": ("RD125", "单位,类别,a\n甲,目标,1\n,完成,1\n乙,目标,1\n,完成,1\n表二,,\n" * (MANY // 6)),
    "tables turned round": ("RD125", "2021年表\n指标,全镇,东村,西村\n培训人数,2,1,1\n讲座场次,2,1,1\n" * (MANY // 4)),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_the_time_of_a_long_sheet_grows_with_its_length_alone(name: str, tmp_path: Path) -> None:
    """Each of them took half a minute and more while some search began anew in every row."""
    code, text = LONG[name]
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    files = check(path, rules="none").files
    assert time.process_time() - start < MOST_SECONDS
    assert [file.fault.code for file in files if file.fault] == ([code] if code else [])


def test_all_parts_of_a_package_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part within its limit, and too many of them; what is read twice counts once."""
    monkeypatch.setattr(package, "MAX_PACKAGE_BYTES", 3 * 100)
    content = archive([part(f"{n}.xml", b"<a>" + b"x" * 93 + b"</a>") for n in range(4)])
    opened = package.Package(content)
    for name in ("0.xml", "1.xml", "2.xml", "0.xml", "1.xml"):
        assert len(opened.part(name)) == 100
    with pytest.raises(InputFault) as fault:
        opened.part("3.xml")
    assert fault.value.code == "RD111"
