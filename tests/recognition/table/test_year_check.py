"""The year of a table's title against that of its file's name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check

TITLE = "2021年目标任务表\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2022年任务表.csv", "2022"), ("任务2020.csv", "2020"), ("2021年表.csv", ""), ("表.csv", ""),
        ("江教〔2020〕18号.csv", ""), ("任务20200301.csv", ""), ("任务2020-12-3.csv", ""), ("2020-2022年任务.csv", ""),
        ("2020年12月下达2021年任务.csv", ""),
    ],
)  # fmt: skip
def test_the_year_of_the_title_and_of_the_file(name: str, said: str, sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet(TITLE + "单位 培训 农村\n全区 3 3\n东山 1 1\n秣陵 2 2\n", name), rules="none").files
    assert [finding.parameters["other"] for finding in file.findings if finding.code == "RD026"] == said.split()
