"""What a plan asks of each number."""

from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import allocate
from plan_files import SMALL, write


@pytest.mark.parametrize("written", ["40%", "0.4", "40"])
def test_a_rate_is_a_share_however_it_is_written(tmp_path: Path, written: str) -> None:
    rows = allocate(write(tmp_path, SMALL.replace('"4": 40%', f'"4": {written}'))).rows
    assert {row: cells["4"] for row, cells in rows.items()} == {
        "全区目标": Decimal("0.50"), "秣陵": Decimal("0.50"), "东山": Decimal("0.50"), "谷里": Decimal("0.40"),
    }  # fmt: skip
