"""Two readers, one truth: a table of an office is read by its names as it is read as a table."""

from collections import Counter
from pathlib import Path

import pytest

from cedu_targets.attainment import figures
from cedu_targets.attainment.figures import read_figures
from cedu_targets.domain.targets import TargetKind
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.recognition.read import read_tables
from figure_cases import target
from project import JIANGNING, ROOT

FILES = [
    *(JIANGNING / name for name in ("targets.xlsx", "targets-mended.xlsx", "achieved-illustrative.xlsx", "notice.txt")),
    JIANGNING / "targets-gb18030.csv",
    ROOT / "examples" / "yunxi-2021" / "targets.xlsx",
    ROOT / "examples" / "yunxi-2021" / "targets.fods",
    *(ROOT / "tests" / "data" / name for name in ("targets.xls", "targets.ods")),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_readers_have_the_same_numbers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "sign_of_targets", lambda *_: None)  # most of them are tables of targets
    table = read_tables(path)[0].document
    once = Counter(indicator.name for indicator in table.indicators)
    known = [indicator for indicator in table.indicators if once[indicator.name] == 1]
    assert len(known) >= 10
    found = read_figures([str(path)], [], [target(indicator.name, TargetKind.COUNT) for indicator in known])
    read = {(one.name, one.unit): one.value for one in found.figures}
    expected = {
        (indicator.name, None if unit == table.district else unit): value
        * parse_unit_of_measure(indicator.unit_of_measure).factor
        for indicator in known
        for unit in table.rows
        if (value := table.value(unit, indicator.code)) is not None
    }
    assert read == expected
    assert len(expected) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_table_of_targets_is_taken_for_no_achievement(path: Path) -> None:
    indicator = read_tables(path)[0].document.indicators[1]
    found = read_figures([str(path)], [], [target(indicator.name, TargetKind.COUNT)])
    codes = [one.code for one in found.files[0].findings]
    if "achieved" in path.name:
        assert found.figures
        assert "GA038" not in codes
    else:
        assert found.figures == ()
        assert "GA038" in codes
