"""Lines that fit a terminal: folded as Chinese is written, between any two signs, but never before one that closes."""

from collections.abc import Iterator

from rich.cells import cell_len

from cedu_targets.domain.lazy_pattern import lazy_pattern

_OPENING, _CLOSING, _WIDE = "（“‘《【", "，。；：、？！）”’》】", "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_FILE = rf"(?<![{_WIDE}\w.])[^\s{_OPENING}{_CLOSING}]+\.[a-z]{{2,5}}(?![a-z.])"
"""The name of a file; one that stands among signs without a blank is folded as they are."""
_WHOLE = rf"(?:--?[a-z][-a-z]* )?'?{_FILE}'?|\d[\d.,]*%? (?=[{_WIDE}])[{_WIDE}]"
"""What is never folded: a file with the option before it, a number with the word that it counts (12 栏)."""
_BLANK = r"[^\S\u00a0]"
"""A blank that a line may end at: not the one that joins."""
_WORD = lazy_pattern(
    rf"[{_OPENING}]*(?:{_WHOLE}|[{_WIDE}]|(?:(?!{_BLANK})[^{_WIDE}{_OPENING}{_CLOSING}])+)?[{_CLOSING}]*{_BLANK}*"
)


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns of a terminal."""
    ends = [*_folds(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]


def _folds(text: str, width: int) -> Iterator[int]:
    """The positions at which a text is folded."""
    used = 0
    for word in _WORD.finditer(text):
        taken = cell_len(word[0].rstrip())
        if used and used + taken > width >= taken:
            yield word.start()
            used = 0
        if taken <= width:
            used += cell_len(word[0])
            continue
        for position in range(word.start(), word.end()):
            if used + cell_len(text[position]) > width:
                yield position
                used = 0
            used += cell_len(text[position])
