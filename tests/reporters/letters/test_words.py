"""How a target is written in a letter."""

from decimal import Decimal

import pytest

from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.letters.letter import LetterTarget
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.words import target_text

ZH = Messages(Language.ZH)


@pytest.mark.parametrize(
    ("kind", "text", "least", "said"),
    [
        (Kind.RATE, "≥60", "0.6", "≥60%"),
        (Kind.RATE, "≥60%", "0.6", "≥60%"),
        (Kind.RATE, "50—60", "0.5", "50—60%"),
        (Kind.RATE, "≥0.6", "0.6", "≥0.6"),
        (Kind.RATE, "60以上", "0.6", "60以上"),
        (Kind.COUNT, "≥60", "60", "≥60"),
        (Kind.COUNT, "1—2", "1", "1—2"),
    ],
)
def test_a_floor_is_as_written_and_a_rates_bears_the_sign_of_its_column(
    kind: Kind, text: str, least: str, said: str
) -> None:
    target = LetterTarget(Indicator("1", "参与率", kind=kind), Decimal(least), Floor(text, Decimal(least)))
    assert target_text(target, ZH) == said
