"""Relations that a sheet declares in words: `A=1+2+…+8；C=14=15+16`, `1栏=2栏+3栏`, `第1列=第2至8列之和`.

The grammar is small and closed (columns, + and -, comparators, ranges, 之和);
text is only ever tokenised, never evaluated. What looks like a relation and is
not understood is returned as such, so that it can be said instead of skipped.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cedu_targets.domain.relation import Comparator, Relation, Side, Term

_COMPARATORS: dict[str, Comparator] = {
    "=": "=", "等于": "=", "＝": "=",
    ">=": ">=", "≥": ">=", "≧": ">=", "大于等于": ">=", "大于或等于": ">=", "不小于": ">=", "不少于": ">=",
    "<=": "<=", "≤": "<=", "≦": "<=", "小于等于": "<=", "小于或等于": "<=", "不大于": "<=", "不超过": "<=",
    ">": ">", "大于": ">", "<": "<", "小于": "<",
}  # fmt: skip
_CODE = r"(?<![A-Za-z\d.])(?:[A-Za-z]{1,2}\d{0,3}(?:\.\d{1,2})*(?![A-Za-z0-9])|\d{1,3}(?:\.\d{1,2})*(?![\d.%]))"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<compare>{"|".join(re.escape(word) for word in sorted(_COMPARATORS, key=len, reverse=True))})
  | (?P<sum>之和|的和|总和|相加之和|合计数?|的合计)
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
_BARE_CODE = re.compile(_CODE)
_CLAUSE_END = re.compile(r"[;；。\n]")
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Statement:
    """One declared relation as written; `relation` is None where it could not be understood."""

    text: str
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def find_statements(text: str, names: Mapping[str, str] | None = None) -> list[Statement]:
    """All relations declared in a text, in order.

    `names` maps indicator names (without white space) to column codes, so that
    a note may say 培训总数=农村培训+城镇培训.
    """
    statements: list[Statement] = []
    for clause in _CLAUSE_END.split(_normalise(text[:_LONGEST_TEXT])):
        tokens = list(_tokens(clause, names or {}))
        statements.extend(_Parser(clause, tokens).statements())
    return statements


def _normalise(text: str) -> str:
    # NFKC turns ＝＋（１）① into =+(1)1, so one grammar serves all of them; it would
    # also turn … into three dots, which is not how the sheet wrote it.
    return unicodedata.normalize("NFKC", text.replace("…", "⋯")).replace("⋯", "…")


def _tokens(clause: str, names: Mapping[str, str]) -> Iterator[_Token]:
    by_length = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    position = 0
    while position < len(clause):
        name = next((name for name in by_length if clause.startswith(name, position)), None)
        if name is not None:
            yield _Token("operand", names[name], position, position + len(name))
            position += len(name)
            continue
        match = _TOKEN.match(clause, position)
        if match is None or match.lastgroup is None:
            yield _Token("other", clause[position], position, position + 1)
            position += 1
            continue
        text = match[0]
        if match.lastgroup == "operand" and (code := _BARE_CODE.search(text)):
            text = code[0].upper()
        yield _Token(match.lastgroup, text, position, match.end())
        position = match.end()


class _Parser:
    """Recursive descent over one clause: statement := side (comparator side)+."""

    def __init__(self, clause: str, tokens: list[_Token]) -> None:
        self.clause = clause
        self.tokens = tokens
        self.position = 0

    def statements(self) -> Iterator[Statement]:
        while self.position < len(self.tokens):
            start = self.position
            relation = self._relation()
            if relation is not None and not self._goes_on():
                yield Statement(self._text(start, self.position), relation)
                continue
            if relation is not None or self._is_sign(start):
                # A sign between columns that does not parse: say so, once for the rest of the clause.
                begin = start if relation is not None else max(start - 1, 0)
                self.position = len(self.tokens)
                if any(token.kind == "operand" for token in self.tokens[begin:]):
                    yield Statement(self._text(begin, self.position), None)
                continue
            self.position = start + 1

    def _is_sign(self, index: int) -> bool:
        token = self.tokens[index]
        neighbours = (*self.tokens[max(index - 1, 0) : index], *self.tokens[index + 1 : index + 2])
        return token.text in ("=", "≥", "≤", "≧", "≦", ">=", "<=") and any(
            neighbour.kind == "operand" for neighbour in neighbours
        )

    def _goes_on(self) -> bool:
        """Whether the text continues in a way the grammar does not cover: `1=2×3`, `1=(2+3)-4`."""
        following = self._peek()
        return following is not None and following.kind in ("times", "compare", "plus", "minus", "ellipsis")

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
        side = self._side()
        if side is None:
            return None
        sides, comparators = [side], list[Comparator]()
        while True:
            before = self.position
            sign = self._take("compare")
            side = self._side() if sign else None
            if sign is None or side is None:
                self.position = before
                break
            comparators.append(_COMPARATORS[sign.text])
            sides.append(side)
        return Relation(tuple(sides), tuple(comparators)) if comparators else None

    def _side(self) -> Side | None:
        terms: list[Term] = []
        list_began: tuple[int, int] | None = None  # a list without + (2、3、4) is a sum only before 之和
        sign = -1 if self._take("minus") else 1
        while operand := self._take("operand"):
            terms.append(self._range(Term(operand.text, sign)))
            before = self.position
            joint = self._take("plus", "minus", "ellipsis", "list")
            if joint is None:
                break
            sign = -1 if joint.kind == "minus" else 1
            if joint.kind == "list" and list_began is None:
                list_began = (before, len(terms))
            elif joint.kind == "ellipsis" and (last := self._take("operand")):
                terms[-1] = Term(terms[-1].code, terms[-1].sign, last.text)
                joint = self._take("plus", "minus")
                if joint is None:
                    break
                sign = -1 if joint.kind == "minus" else 1
        if not self._take("sum") and list_began is not None:
            self.position, kept = list_began
            terms = terms[:kept]
        return tuple(terms) or None

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
