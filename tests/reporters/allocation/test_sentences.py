"""Sentences on an allocation: one number's reason, what columns were spread by."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.amounts import amount, granules_text, share_text
from cedu_targets.reporters.allocation.sentences import move_text, spreading_lines, why
from sample_reports import jiangning_allocation


def test_a_number_is_told_with_its_share_and_its_bound() -> None:
    told = why(jiangning_allocation(), "东山", "4", Messages(Language.ZH))
    assert told.startswith("东山 第4栏（在(转)岗人员培训） = 1.2 万人次：按 上年目标，占 23.85%")
    assert told.endswith("上限 1.2，压低到 1.2；与原下达相同。")


@pytest.mark.parametrize(("language", "begins"), [("zh", "按 上年目标 分解"), ("en", "by 上年目标: columns 2–8, 13")])
def test_columns_are_told_by_what_they_were_spread(language: str, begins: str) -> None:
    first = next(iter(spreading_lines(jiangning_allocation(), Messages(Language(language)))))
    assert first[:4] == begins[:4]


def test_amounts_are_exact_and_rates_in_per_cent() -> None:
    assert amount(Decimal("0.855"), Indicator("1", "率", kind=Kind.RATE, additive=False)) == "85.5%"
    assert amount(None, Indicator("1", "数")) == ""
    assert granules_text(Fraction(7, 3), Indicator("1", "数", granule=Decimal("0.01"))) == "0.02333"
    assert share_text(Fraction(1, 3)) == "33.33%"


def test_a_move_has_its_sign() -> None:
    texts = [move_text(move) for move in jiangning_allocation().moves]
    assert texts
    assert all(difference.startswith(("+", "-")) for _, _, difference in texts)
