"""Number formats: which of them show a number in per cent, and which a month."""

import pytest

from cedu_targets.files.number_formats import shows_month, shows_percent


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


@pytest.mark.parametrize(
    "code", ['yyyy"年"m"月"', '[$-804]yyyy"年"m"月";@', "mmm-yy", "yyyy\\-mm", 'm"月"', "yyyy年m月"]
)
def test_shown_as_a_month(code: str) -> None:
    assert shows_month(code)


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'm"月"d"日"', "mm:ss", "yyyy", "General", '0"m"', "yyyy年m月d日"])
def test_not_shown_as_a_month(code: str) -> None:
    assert not shows_month(code)
