"""The years that a title names."""

import pytest

from cedu_targets.recognition.years import are_only_years, is_only_month, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019年工作要点", "2019"), ("（2019—2023）规划", "2019-2023"), ("2021年至2025年规划", "2021-2025"),
        ("2021 － 2025年规划", "2021-2025"), ("２０２４年度工作安排", "2024"), ("二〇二四年工作安排", "2024"),
        ("二○二四年度安排", "2024"), ("二零二四—二零二六年规划", "2024-2026"), ("一九九八年工作计划", "1998"),
        ("2024-2024年安排", "2024"), ("甲教〔2019〕5号2020年工作", "2020"), ("文件〔2019〕5号", None),
        ("工作安排", None), ("编号120245", None), ("二〇二四个学习点", None),
    ],
)  # fmt: skip
def test_the_years_of_a_text(text: str, years: str | None) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("2020年度", True), ("（2024—2026年）", True), ("二〇二四年", True), ("2020年工作安排", False),
        ("2019年12月", False), ("2019年12月20日", False), ("工作安排", False),
    ],
)  # fmt: skip
def test_a_line_of_years_alone(text: str, only: bool) -> None:
    assert are_only_years(text) is only


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("2019年12月", True), ("（2019 年 12 月）", True), ("二〇一九年十二月", True), ("2019年12月份", True), ("2019年", False),
        ("2019年12月20日", False), ("2019年12月工作安排", False), ("12月", False),
    ],
)  # fmt: skip
def test_a_line_of_a_month_alone(text: str, only: bool) -> None:
    assert is_only_month(text) is only
