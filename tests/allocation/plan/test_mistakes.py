"""Mistakes in a plan, told so that they can be mended."""

from pathlib import Path

import pytest

from cedu_targets import allocate
from plan_files import SMALL, write


@pytest.mark.parametrize(
    ("old", "new", "variant", "wanted", "guess"),
    [
        ('东山: {"2": 2}', '东三: {"2": 2}', "unit_guess", "东三", "东山"),
        ('东山: {"2": 2}', '钱塘: {"2": 2}', "unit", "钱塘", None),
        ('东山: {"2": 2}', '东山: {"22": 2}', "code", "22", None),  # a code that looks like another means nothing
    ],
)
def test_a_name_that_may_be_meant_is_said(
    tmp_path: Path, old: str, new: str, variant: str, wanted: str, guess: str | None
) -> None:
    (mistake,) = allocate(write(tmp_path, SMALL.replace(old, new))).mistakes
    assert (mistake.code, mistake.variant) == ("AL004", variant)
    assert (mistake.parameters["wanted"], mistake.parameters["guess"]) == (wanted, guess)
