"""Relations that a sheet declares in words: `A=1+2+…+8；C=14=15+16`, `1栏=2栏+3栏`, `第1列=第2至8列之和`.

The grammar is small and closed (columns, + and -, comparators, ranges, 之和);
text is only ever tokenised, never evaluated. What looks like a relation and is
not understood is returned as such, so that it can be said instead of skipped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cedu_targets.domain.folding import fold_ordinals
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.relation import Comparator, Relation, Side, Term

_SIGNS: dict[str, Comparator] = {
    "=": "=", ">=": ">=", "≥": ">=", "≧": ">=", "<=": "<=", "≤": "<=", "≦": "<=", ">": ">", "<": "<",
}  # fmt: skip
_WORDS: dict[str, Comparator] = {
    "等于": "=",
    **dict.fromkeys(("大于等于", "大于或等于", "不小于", "不少于", "不低于", "不得小于", "不得少于", "不能小于"), ">="),
    **dict.fromkeys(("小于等于", "小于或等于", "不大于", "不超过", "不高于", "不得大于", "不得超过", "不能大于"), "<="),
    "大于": ">",
    "小于": "<",
}
_LONGEST_WORD_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_CODE = (
    r"(?<![A-Za-z\d.])"
    r"(?:(?:[A-Za-z]{1,2}\d{0,3}(?:\.\d{1,2})*|[IVX]{3,4})(?![A-Za-z0-9])|\d{1,3}(?:\.\d{1,2})*(?![\d.%]))"
)
_TOKEN = lazy_pattern(
    rf"""
    (?P<space>\s+)
  | (?P<compare>[<>]=|[=≥≧≤≦<>]|(?:应当?|必须|须|要)?(?:{_LONGEST_WORD_FIRST}))
  | (?P<sum>(?:各?[栏列项数]*(?:相加)?(?:之和|的和|的?总和|的?合计数?)))
  | (?P<is>(?:应当?|必须|须)?[为是])
  | (?P<ellipsis>(?:\+\s*)?(?:\.{{2,}}|…+|⋯+)(?:\s*\+)?)
  | (?P<plus>\+|加上?)
  | (?P<range>至|到|~|∼)
  | (?P<minus>[-−–—]|减去?)
  | (?P<times>[*/×÷])
  | (?P<list>[、,]|和|与|及)
  | (?P<operand>第?[栏列]?(?:[(\[【](?:{_CODE})[)\]】]|(?:{_CODE}))[栏列项行]?)
    """,
    re.VERBOSE,
)
_BARE_CODE = lazy_pattern(_CODE)
_MARKED = lazy_pattern(r"[第栏列]")
_CLAUSE_END = lazy_pattern(r"[;；。\n]")
_BROKEN_LINE = lazy_pattern(r"(?<=[-+=≥≤<>、…])[ \t]*+\r?\n\s*+|(?<!\s)(?=[^\S\n]*+\n)\s++(?=[-+=≥≤<>…])")
_ITEM_MARK = lazy_pattern(
    r"(?:^|(?<=[\s；;。：:，,]))(?:[①-⑳]\s*(?=[A-Za-z\d第(（])|\d{1,2}[.．]\s*(?=[A-Za-z第(（①-⑳])|\d{1,2}[.．](?:\s+(?=\d)"
    r"|(?=\d{1,3}\s*+[=＝][^+＋.．;；。，,]*+[+＋][^.．;；。，,]*+(?:[;；。，,]|$))))"
)
_NAME_GOES_ON = lazy_pattern(r"(?!等于|之和|加|减|应|不|大于|小于|为|是|和|与|及|至|到|合计)\w")
_LONGEST_TEXT = 20_000
_SHORTEST_NAME = 2
_BASE = lazy_pattern(r"(?:[\u4e00-\u9fff]{1,12}|(?<![A-Za-z])[A-Za-z]{3,}+|\d{4}年?)\s*+=\s*+10{2,3}(?![\d.+-])")
"""The base of an index or a ratio, no relation: 女=100, 上年=100, 1978=100."""


class Statement(NamedTuple):
    """One declared relation as written; `relation` is None where it could not be understood."""

    text: str
    relation: Relation | None


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int
    marked: bool = False
    """Plainly a column: 第3栏, 3列."""
    named: bool = False
    """A column spoken of by its name."""


def find_statements(text: str, names: Mapping[str, str] | None = None) -> list[Statement]:
    """All relations declared in a text, in order.

    `names` maps indicator names (without white space) to column codes, so that
    a note may say 培训总数=农村培训+城镇培训.
    """
    by_length = sorted(
        (entry for entry in (names or {}).items() if len(entry[0]) >= _SHORTEST_NAME), key=_length, reverse=True
    )
    return list(_statements(text[:_LONGEST_TEXT], tuple(by_length)))


def _length(entry: tuple[str, str]) -> int:
    return len(entry[0])


@lru_cache(maxsize=128)
def _statements(text: str, names: tuple[tuple[str, str], ...]) -> tuple[Statement, ...]:
    """Kept, since all forms of one notice carry the same notes."""
    statements: list[Statement] = []
    beginning: dict[str, list[tuple[str, str]]] = {}
    for name, code in names:
        beginning.setdefault(name[:_SHORTEST_NAME], []).append((name, code))
    for clause in _CLAUSE_END.split(_normalise(text)):
        tokens = _with_named_codes([*_tokens(clause, beginning)])
        statements.extend(_Parser(clause, tokens).statements())
    return tuple(statements)


def _normalise(text: str) -> str:
    # An item mark (①1=2+3, 1.A=B+C) would join the number after it. ＝＋（１）① are read as =+(1)1, so that one grammar
    # serves all of them.
    return _BASE.sub(" ", _BROKEN_LINE.sub("", fold_ordinals(_ITEM_MARK.sub("", text))))


def _tokens(clause: str, beginning: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[_Token]:
    """The tokens of a clause; names with their codes by their first signs, the longest first."""
    position = 0
    while position < len(clause):
        likely = beginning.get(clause[position : position + _SHORTEST_NAME], ())
        name, code = next((entry for entry in likely if clause.startswith(entry[0], position)), ("", ""))
        if name and not _NAME_GOES_ON.match(clause, position + len(name)):
            yield _Token("operand", code, position, position + len(name), named=True)
            position += len(name)
            continue
        match = _TOKEN.match(clause, position)
        if match is None or match.lastgroup is None:
            yield _Token("other", clause[position], position, position + 1)
            position += 1
            continue
        text, marked = match[0], False
        if match.lastgroup == "operand" and (bare := _BARE_CODE.search(text)):
            text, marked = bare[0].upper(), _MARKED.search(match[0]) is not None
        yield _Token(match.lastgroup, text, position, match.end(), marked)
        position = match.end()


def _with_named_codes(tokens: list[_Token]) -> list[_Token]:
    """农村培训(2) is one operand, column 2: a name right before a code in brackets only explains it."""
    kept: list[_Token] = []
    for token in tokens:
        if (
            token.kind == "operand"
            and token.end - token.start > len(token.text)
            and not token.marked
            and not token.named
        ):
            while kept and (kept[-1].kind == "other" or kept[-1].named) and kept[-1].end == token.start:
                explained = kept.pop()
                token = token._replace(start=explained.start)
        kept.append(token)
    return kept


class _Parser:
    """Recursive descent over one clause: statement := side (comparator side)+."""

    def __init__(self, clause: str, tokens: list[_Token]) -> None:
        self.clause = clause
        self.tokens = tokens
        self.position = 0
        self.dangling = False
        """A sign without a column after it: the relation says more than was understood."""

    def statements(self) -> Iterator[Statement]:
        found = False
        while self.position < len(self.tokens):
            start, self.dangling = self.position, False
            relation = self._relation()
            if relation is not None and not self._goes_on():
                found = True
                yield Statement(self._text(start, self.position), relation)
            elif relation is not None or self._is_sign(start):
                # A sign between columns that does not parse: say so, once for the rest of the clause.
                begin = start if relation is not None else max(start - 1, 0)
                self.position = len(self.tokens)
                found = True
                if any(token.kind == "operand" for token in self.tokens[begin:]):
                    yield Statement(self._text(begin, self.position), None)
            else:
                self.position = start + 1
        if not found and self._speaks_of_a_sum():
            yield Statement(self.clause.strip(), None)

    def _is_sign(self, index: int) -> bool:
        token = self.tokens[index]
        before = self.tokens[max(index - 1, 0) : index]
        if token.text in _SIGNS:
            return any(near.kind == "operand" for near in (*before, *self.tokens[index + 1 : index + 2]))
        return token.kind == "compare" and any(near.marked for near in before)

    def _speaks_of_a_sum(self) -> bool:
        columns = sum(1 for token in self.tokens if token.kind == "operand" and (token.marked or token.named))
        return columns > 1 and any(token.kind == "sum" for token in self.tokens)

    def _goes_on(self) -> bool:
        """Whether the text continues in a way the grammar does not cover: `1=2×3`, `1=(2+3)-4`, `1=2+3其他`."""
        if self.dangling:
            return True
        if self.position < len(self.tokens) and self.tokens[self.position].kind == "other":
            return self.tokens[self.position].text.isalnum() and self.tokens[self.position].text not in "且并又或"
        following = self._peek()
        return following is not None and following.kind in ("times", "compare", "plus", "minus", "ellipsis", "range")

    def _text(self, start: int, end: int) -> str:
        return self.clause[self.tokens[start].start : self.tokens[end - 1].end].strip()

    def _peek(self) -> _Token | None:
        while self.position < len(self.tokens) and self.tokens[self.position].kind == "space":
            self.position += 1
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def _take(self, *kinds: str) -> _Token | None:
        token = self._peek()
        if token is not None and token.kind in kinds:
            self.position += 1
            return token
        return None

    def _relation(self) -> Relation | None:
        side, _ = self._side()
        if side is None:
            return None
        sides, comparators = [side], list[Comparator]()
        while not self.dangling:
            before = self.position
            sign = self._take("compare", "is")
            side, in_words = self._side() if sign else (None, False)
            if sign is None or side is None or (sign.kind == "is" and not in_words):
                self.position = before
                break
            comparators.append(_comparator(sign.text))
            sides.append(side)
        return Relation(tuple(sides), tuple(comparators)) if comparators else None

    def _side(self) -> tuple[Side | None, bool]:
        """(terms, whether 之和 closed them)."""
        terms: list[Term] = []
        list_began: tuple[int, int] | None = None  # a list without + (2、3、4) is a sum only before 之和
        joint = self._take("minus")
        while operand := self._take("operand"):
            sign = -1 if joint is not None and joint.kind == "minus" else 1
            terms.append(self._range(Term(operand.text, sign)))
            before = self.position
            joint = self._take("plus", "minus", "ellipsis", "list")
            if joint is not None and joint.kind == "list" and list_began is None:
                list_began = (before, len(terms))
            elif joint is not None and joint.kind == "ellipsis" and (last := self._take("operand")):
                terms[-1] = Term(terms[-1].code, terms[-1].sign, last.text)
                joint = self._take("plus", "minus")
            if joint is None:
                break
        self.dangling = bool(terms) and joint is not None and joint.kind != "list"
        in_words = self._take("sum") is not None
        if not in_words and list_began is not None:
            (self.position, kept), self.dangling = list_began, False
            terms = terms[:kept]
        return tuple(terms) or None, in_words

    def _range(self, term: Term) -> Term:
        """`2至8`, `2~8`, and `2-8列之和` (a dash is a range only where 之和 follows)."""
        before = self.position
        if self._take("range") and (last := self._take("operand")):
            return Term(term.code, term.sign, last.text)
        self.position = before
        if self._take("minus") and (last := self._take("operand")) and self._take("sum"):
            self.position -= 1
            return Term(term.code, term.sign, last.text)
        self.position = before
        return term


def _comparator(text: str) -> Comparator:
    if text in _SIGNS:
        return _SIGNS[text]
    word = max((word for word in _WORDS if text.endswith(word)), key=len, default=None)
    return _WORDS[word] if word else "="
