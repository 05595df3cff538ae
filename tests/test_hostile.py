"""Hostile files: one sentence and exit 3, or read rightly; in seconds, in half a gigabyte, never a signal or a traceback."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.domain.faults import InputFault
from cedu_targets.readers.formats import read_grids
from cedu_targets.readers.sheet_xml import check_sheets
from conftest import Run
from hostile_files import EXAMPLE, HEAD, HOSTILE, TAIL

MOST_SECONDS, MOST_MEGABYTES = 5, 500


def test_a_fault_of_calamine_is_a_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is known; one that came would be no Exception and end the run of a thousand files."""

    class PanicException(BaseException):
        pass

    def panic(*_: object) -> None:
        raise PanicException

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", panic, raising=True)
    with pytest.raises(InputFault) as raised:
        read_grids(EXAMPLE.read_bytes())
    assert raised.value.code == "RD109"


def test_formatted_cells_take_no_room() -> None:
    """Five sheets, each formatted over a million cells and filled in a few."""
    cells = b"".join(b'<row r="%d"><c r="A%d" s="1"/><c r="Z%d" s="1"/></row>' % (n, n, n) for n in (1, 40_000))
    xml = HEAD + b'<row r="2"><c r="B2"><v>1</v></c></row>' + cells + TAIL
    check_sheets({f"s{number}": lambda: xml for number in range(5)})


def test_sheets_are_counted_together() -> None:
    xml = HEAD + b'<row r="40000"><c r="Z40000"><v>1</v></c></row>' + TAIL
    check_sheets({"a": lambda: xml})
    with pytest.raises(InputFault) as raised:
        check_sheets({"a": lambda: xml, "b": lambda: xml})
    assert (raised.value.code, raised.value.parameters["sheet"]) == ("RD124", "b")


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
