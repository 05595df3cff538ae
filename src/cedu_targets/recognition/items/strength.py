"""How firmly an item is wanted, without a rule pack: by the verb that its text begins with."""

import re

from cedu_targets.domain.finding import Strength

_HOPES = re.compile(r"(?:积极|大力|进一步|不断|继续|着力){0,2}(?:力争|争取|努力|探索|逐步|初步|鼓励|引导|倡导|支持)")

_HOPE_WORDS = re.compile("力争|争取|努力|逐步|初步|探索|尽量|原则上|(?:鼓励|引导|倡导|支持)(?!率|度|力|者|性)")


def strength_of(text: str) -> Strength:
    """`EXPECTED` where the text begins with 力争, 探索, 鼓励 …; all else binds, also where such a word comes later."""
    return Strength.EXPECTED if _HOPES.match(text.lstrip()) else Strength.BINDING


def hope_in(clause: str) -> str | None:
    """The word of a clause that only hopes: 力争, 逐步; None where it binds."""
    match = _HOPE_WORDS.search(clause)
    return match[0] if match else None
