"""What holds in a table and what fails."""

from collections.abc import Callable
from pathlib import Path

from cedu_targets import check
from cedu_targets.domain.diagnosis import Cause
from made_tables import shown


def test_where_a_blank_is_unknown_a_sum_without_blanks_is_judged(sheet: Callable[..., Path]) -> None:
    """What was achieved: 汤山 has not reported yet, and 东山's own sum fails all the same."""
    text = "2020年完成情况\n单位 合计 甲类 乙类\n. 1 2 3\n东山 161 40 76\n秣陵 90 30 60\n汤山 . . .\n说明：1=2+3"
    (file,) = check(sheet(text), rules="none").files
    assert (file.diagnoses[0].cause, shown(file.diagnoses[0])) == (Cause.TRANSPOSED, {"东山/1": "161>116"})
