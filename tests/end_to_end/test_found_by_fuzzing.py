"""Files that a fuzzer found (`tests/fuzz`), cut down to what was wrong with them: they are judged, and no fault of cedu."""

from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.diagnosis import Search
from cedu_targets.domain.fault import InputFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportKind, formats_of, renderer, streamer
from cedu_targets.reporters.check.slips import render as slips
from hostile_files import number
from packing import xls_file
from writers import Cell, Truth, by_openpyxl

FOUND = {
    "a relation that demands nothing": ",1,3,4,6,8,说明：1=1\n合计,合计,,,,,\n",
    "no unit, and nothing but the district": ",全区\n小计,12\n",
    "a ceiling of some twenty": "2021年任务表\n单位,培训（人）\n东山,不超过20余人\n秣陵,30\n",
    "a ceiling that is a floor": "2021年任务表\n单位,培训（人）\n东山,不超过20人以上\n秣陵,30\n",
}


@pytest.mark.parametrize("name", FOUND)
def test_no_fault_of_cedu(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(FOUND[name], encoding="utf-8")
    report, messages = check(path, rules="none"), Messages(Language.ZH)
    for file in report.files:
        assert file.fault is None or isinstance(file.fault, InputFault), file.fault.parameters
    for one in formats_of(ReportKind.CHECK):
        assert any(streamer(one)(report, messages)) if one.is_streamed else renderer(one)(report, messages)
    slips(report, messages)


@pytest.mark.parametrize("number", [1e240, -1e21, 5e-324])
def test_a_double_beyond_all_numbers_may_stand_in_a_header(number: float, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    rows: list[list[Cell]] = [["2021年任务表"], ["单位", number, 2021, 2022], ["东山", 1, 2, 3], ["秣陵", 1, 2, 3]]
    turned: list[list[list[Cell]]] = [
        rows,
        [rows[0], [number, *rows[1][1:]], *rows[2:]],
        [*rows, [number, number, number, number]],
    ]
    for moved in turned:
        path.write_bytes(by_openpyxl([Truth(moved)]))
        for file in check(path).files:
            assert file.fault is None or isinstance(file.fault, InputFault), file.fault.parameters


def test_a_cell_of_an_xls_beyond_all_columns(tmp_path: Path) -> None:
    """65,000 columns of 5 KB took a minute."""
    path = tmp_path / "t.xls"
    path.write_bytes(xls_file(number(0, 16_384)))
    (file,) = check(path).files
    assert file.fault is not None
    assert (file.fault.code, file.fault.parameters["reason"]) == ("RD109", "xls: 表: column 16385")


def test_the_tables_of_a_file_share_the_time_of_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty tables of 45 KB, each with a second of searching, took half a minute."""
    one = "2021年任务表\n单位,合计,农村,城镇\n栏次,1,2,3\n东山,10,4,5\n秣陵,21,15,5\n全区,31,19,12\n说明：1=2+3\n,,,\n"
    path = tmp_path / "t.csv"
    path.write_text(one * 4, encoding="utf-8")
    given: list[float] = []

    def spend(*_: object, **__: object) -> Search:
        given.append(_[3].seconds)  # type: ignore[attr-defined]
        return Search((), (), seconds=1.25)

    monkeypatch.setattr("cedu_targets.diagnosis.diagnose.diagnose", spend)
    assert len(check(path, rules="none").files) == 4
    assert given == [3.0, 1.75, 0.5, 0.0]
