"""How firmly an item is wanted, without a rule pack: by the verb that its text begins with."""

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern

_HOPES = lazy_pattern(r"(?:积极|大力|进一步|不断|继续|着力){0,2}(?:力争|争取|努力|探索|逐步|初步|鼓励|引导|倡导|支持)")


def strength_of(text: str) -> Strength:
    """`EXPECTED` where the text begins with 力争, 探索, 鼓励 …; all else binds, also where such a word comes later."""
    return Strength.EXPECTED if _HOPES.match(text.lstrip()) else Strength.BINDING
