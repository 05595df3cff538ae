"""Files that a fuzzer found (`tests/fuzz`), cut down to what was wrong with them: they are judged, and no fault of cedu."""

from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.fault import InputFault

FOUND = {
    "a relation that demands nothing": ",1,3,4,6,8,说明：1=1\n合计,合计,,,,,\n",
}


@pytest.mark.parametrize("name", FOUND)
def test_no_fault_of_cedu(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(FOUND[name], encoding="utf-8")
    for file in check(path, rules="none").files:
        assert file.fault is None or isinstance(file.fault, InputFault), file.fault.parameters
