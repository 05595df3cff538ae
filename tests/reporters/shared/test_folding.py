"""Lines that fit a terminal: a text is folded at the signs that the whole classes of signs would say."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cedu_targets.reporters.shared.folding import folded

OPENING, CLOSING, WIDE = "（“‘《【", "，。；：、？！）”’》】", "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
FILE = rf"(?<![{WIDE}\w.])[^\s{OPENING}{CLOSING}]+\.[a-z]{{2,5}}(?![a-z.])"
WHOLE = rf"(?:--?[a-z][-a-z]* )?'?{FILE}'?|\d[\d.,]*%? (?=[{WIDE}])[{WIDE}]"
BLANK = r"[^\S\u00a0]"
WORD = re.compile(rf"[{OPENING}]*(?:{WHOLE}|[{WIDE}]|(?:(?!{BLANK})[^{WIDE}{OPENING}{CLOSING}])+)?[{CLOSING}]*{BLANK}*")
"""Says with all its signs what is a word; the program looks at a text in which one sign stands for most of them."""


def folds(text: str, width: int) -> Iterator[int]:
    used = 0
    for word in WORD.finditer(text):
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


WIDE_SIGNS = (
    "一字社区教育十百ー々豈ａｚ０１９％－～￥\u3000\u2e80\u9fff\ua000\uf8ff\uf900\ufaff\ufb00\uff00\uffef\ufff0"
)
OTHER_SIGNS = "a.xlsx -o 12,345% 'b'.md\n\t\u00a0·–→é٣"
PIECES = ("cedu check ", "表.xlsx", "-f json", "12 栏", "１２ 栏", "3.5% 的")
SIGNS = st.sampled_from([*OPENING, *CLOSING, *WIDE_SIGNS, *OTHER_SIGNS, *PIECES])


@given(st.lists(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join), st.integers(1, 60))
def test_a_text_is_folded_as_all_signs_would_say(text: str, width: int) -> None:
    ends = [*folds(text, width), len(text)]
    expected = [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]
    assert folded(text, width) == expected
