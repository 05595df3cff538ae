"""What a plan's totals are spread by."""

from pathlib import Path

import pytest

from cedu_targets import allocate
from cedu_targets.allocation.report import AllocationReport
from plan_files import SMALL, write

TABLE = """
title: 2021年表
units: [甲, 乙]
indicators:
  "1": {name: 培训, total: 10, weights: 上年目标}
tables:
  上年目标: {甲: {"1": 2}, 乙: {"1": 3}, 合计: {"1": 5}, 全区目标: {"1": 5}, 丙: {"1": 4}}
"""
SOURCE = SMALL.replace("谷里: 7}", "谷里: 7, 合计: 49.5, 全区目标: 49.5, 湖熟: 3}")


@pytest.mark.parametrize(("text", "stranger", "source"), [(SOURCE, "湖熟", "常住人口"), (TABLE, "丙", "上年目标")])
def test_a_number_of_nobody_is_said_and_a_sum_is_passed_over(
    tmp_path: Path, text: str, stranger: str, source: str
) -> None:
    found: AllocationReport = allocate(write(tmp_path, text))
    told = [(one.code, one.parameters["wanted"], one.parameters["source"]) for one in found.findings]
    assert told == [("AL103", stranger, source)]
    assert found.exit_code == 0
