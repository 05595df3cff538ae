"""Number formats: which of them show a number in per cent."""

import pytest

from cedu_targets.files.number_formats import shows_percent


@pytest.mark.parametrize(
    "code", ["0%", "0.00%", "0 %", "0%;[Red]-0%", '"约"0%', "[<1]0%;0", "_(0%_)", "* 0%", "#,##0.0%_ "]
)
def test_in_per_cent(code: str) -> None:
    assert shows_percent(code)


@pytest.mark.parametrize(
    "code", ['0"%"', "0\\%", "0_%", "0*%", "0.0_%;-0_%", "[$%-409]0", "General", '0"% ', "0;0%", "@", ""]
)
def test_not_in_per_cent(code: str) -> None:
    assert not shows_percent(code)
