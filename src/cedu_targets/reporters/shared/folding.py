"""Lines that fit a terminal: folded as Chinese is written, between any two signs, but never before one that closes."""

from collections.abc import Iterator

from rich.cells import cell_len

from cedu_targets.domain.lazy_pattern import lazy_pattern

_OPENING, _CLOSING = "（“‘《【", "，。；：、？！）”’》】"
_ANY_WIDE = "一"
"""Stands for every wide sign that needs no look of its own: a class of 30,000 signs takes long to compile."""
_OWN = f"\u3000０１２３４５６７８９{_OPENING}{_CLOSING}"
"""Signs that stand for themselves: a wide blank, digits, what opens and closes."""
_WIDE = f"{_ANY_WIDE}\u3000０-９（《【，。；：、？！）》】"
_FILE = rf"(?<![{_WIDE}\w.])[^\s{_OPENING}{_CLOSING}]+\.[a-z]{{2,5}}(?![a-z.])"
"""The name of a file; one that stands among signs without a blank is folded as they are."""
_WHOLE = rf"(?:--?[a-z][-a-z]* )?'?{_FILE}'?|[0-9][0-9.,]*%? (?=[{_WIDE}])[{_WIDE}]"
"""What is never folded: a file with the option before it, a number with the word that it counts (12 栏)."""
_BLANK = r"[^\S\u00a0]"
"""A blank that a line may end at: not the one that joins."""
_WORD = lazy_pattern(
    rf"[{_OPENING}]*(?:{_WHOLE}|[{_WIDE}]|(?:(?!{_BLANK})[^{_WIDE}{_OPENING}{_CLOSING}])+)?[{_CLOSING}]*{_BLANK}*"
)


class _Shadow(dict[int, int]):
    """What stands for each sign as a text is looked at."""

    def __missing__(self, sign: int) -> int:
        is_wide = 0x2E80 <= sign <= 0x9FFF or 0xF900 <= sign <= 0xFAFF or 0xFF00 <= sign <= 0xFFEF
        self[sign] = ord(_ANY_WIDE) if is_wide and chr(sign) not in _OWN else sign
        return self[sign]


_SHADOW = _Shadow()


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns of a terminal."""
    ends = [*_folds(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]


def _folds(text: str, width: int) -> Iterator[int]:
    """The positions at which a text is folded."""
    used = 0
    for found in _WORD.finditer(text.translate(_SHADOW)):
        word = text[found.start() : found.end()]
        taken = cell_len(word.rstrip())
        if used and used + taken > width >= taken:
            yield found.start()
            used = 0
        if taken <= width:
            used += cell_len(word)
            continue
        for position in range(found.start(), found.end()):
            if used + cell_len(text[position]) > width:
                yield position
                used = 0
            used += cell_len(text[position])
