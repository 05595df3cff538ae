"""中文的标点和连接。"""

from cedu_targets.messages.punctuation import Punctuation

PUNCTUATION = Punctuation(
    names="、",
    clauses="，",
    phrases="；",
    sentences="",
    label="：",
    stop="。",
    numerals="一二三四五六七八九十",
    numeral="、",
    tag="zh-CN",
)
