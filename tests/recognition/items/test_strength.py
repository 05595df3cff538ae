"""How firmly an item is wanted, without a rule pack."""

import pytest

from cedu_targets.domain.finding import Strength
from cedu_targets.recognition.items.strength import strength_of


@pytest.mark.parametrize("text", ["力争创建示范区", "逐步建立制度", "积极探索新模式", "鼓励社会办学", "支持和推进联盟"])
def test_a_hope(text: str) -> None:
    assert strength_of(text) is Strength.EXPECTED


@pytest.mark.parametrize(
    "text", ["建立制度，力争覆盖", "以创建为目标，逐步完善", "负责鼓励参与", "提升能力。努力办学", ""]
)
def test_all_else_binds(text: str) -> None:
    assert strength_of(text) is Strength.BINDING
