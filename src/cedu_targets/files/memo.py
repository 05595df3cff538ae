"""Answers kept for parts of files that come again and again: the forms of one notice share their styles and names."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Answer = TypeVar("Answer")

_MOST = 64
_LONGEST = 2**16
"""Bytes; a longer part is looked at anew, so that what is kept stays small."""


def memoised(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """The same function of byte strings and texts, which remembers its answers (never its faults) to short ones."""
    remembering = lru_cache(_MOST)(function)

    def answer(*texts: bytes | str) -> Answer:
        return remembering(*texts) if sum(map(len, texts)) <= _LONGEST else function(*texts)

    return answer
