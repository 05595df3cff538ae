"""What is shown where an encoding lacks a sign: one that is like it, else the sign written out, and never an error.

On a Chinese Windows what goes through a pipe or into a file (`cedu check … > a.txt`) is GBK, which has Chinese and most
of our signs, but no ✓ ✗ ›. A legend goes the same way as what it explains, so both keep the same sign.
"""

import codecs
import sys
from contextlib import suppress

_NAME = "cedu.signs"
_ALIKE = {
    "✓": "√ v", "✗": "× x", "›": ">", "»": "》 >>", "→": "->", "←": "<-", "−": "-", "–": "-", "—": "-", "─": "-",
    "…": "...", "≥": ">=", "≤": "<=", "≈": "~", "÷": "/", "×": "x", "√": "v", "·": "-", "“": '"', "”": '"', "‘": "'",
    "’": "'", "▲": "!!", "△": "!", "○": "o", "※": "*", "◆": "#", "□": "[]", "？": "?", "，": ",", "：": ":", "；": ";",
    "（": "(", "）": ")", "％": "%", "①": "(1)", "¹": "^1", "²": "^2", "€": "EUR",
}  # fmt: skip
"""Of each sign that we write ourselves, what may stand for it, the likest first."""


def show_signs_alike() -> None:
    """Let stdout and stderr show what they can, whatever their encoding."""
    codecs.register_error(_NAME, _alike)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream of another kind
            stream.reconfigure(errors=_NAME)  # type: ignore[union-attr]


def _alike(error: UnicodeError) -> tuple[str, int]:
    """What stands for the signs at which an encoding fails; signs of others are written out (`\\u2473`)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_stand_in(sign, error.encoding) for sign in signs), error.end


def _stand_in(sign: str, encoding: str) -> str:
    for alike in _ALIKE.get(sign, "").split():
        with suppress(UnicodeEncodeError):
            alike.encode(encoding)
            return alike
    return sign.encode("ascii", errors="backslashreplace").decode()
