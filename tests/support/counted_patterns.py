"""Steps of a regular expression on a text, counted: `re` backtracks in silence, this matcher does the same aloud.

It walks the parse tree that `re` itself compiles, tries what `re` tries in the same order, and counts a step for each
sign it looks at and each choice it makes. Its answers are held against those of `re` (test_patterns.py).
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

sys.setrecursionlimit(50_000)

Follow = Callable[[int], int | None]
"""What comes behind: from a position to the end of the match, None where there is none."""
Matcher = Callable[[int, Follow], int | None]
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_CATEGORIES: dict[object, Callable[[str], bool]] = {
    c.CATEGORY_DIGIT: str.isdecimal,
    c.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    c.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    c.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


class TooManyStepsError(Exception):
    """A text that takes more steps than anybody wants to wait for."""


class CountedPattern:
    """A pattern whose steps are counted; for each text anew."""

    def __init__(self, source: str, flags: int = 0, most: int = 2_000_000) -> None:
        self.tree: Any = parser.parse(source, flags)
        self.steps, self._most = 0, most
        self._text, self._end = "", 0
        self._groups: dict[int, tuple[int, int] | None] = {}
        self._match = self._sequence(self.tree, self.tree.state.flags)

    def count(self, text: str, method: str) -> int:
        """The steps of a `match`, `fullmatch` or `search`; of any other method those of all matches in the text."""
        self.steps = 0
        if method in ("match", "fullmatch", "search"):
            self.span(text, method)
            return self.steps
        at = 0
        while (found := self._search(text, at)) is not None:
            at = found[1] + (found[0] == found[1])
        return self.steps

    def span(self, text: str, method: str) -> tuple[int, int] | None:
        """Where the pattern matches."""
        if method == "search":
            return self._search(text, 0)
        self._begin(text)
        is_full = method == "fullmatch"
        end = self._match(0, lambda at: at if not is_full or at == self._end else None)
        return None if end is None else (0, end)

    def _search(self, text: str, start: int) -> tuple[int, int] | None:
        for at in range(start, len(text) + 1):
            self._begin(text)
            self._tick()
            if (end := self._match(at, lambda end: end)) is not None:
                return at, end
        return None

    def _begin(self, text: str) -> None:
        self._text, self._end, self._groups = text, len(text), {}

    def _tick(self) -> None:
        self.steps += 1
        if self.steps > self._most:
            raise TooManyStepsError

    def _sequence(self, items: Iterable[Any], flags: int) -> Matcher:
        matcher: Matcher = lambda at, follow: follow(at)  # noqa: E731
        for op, argument in reversed(list(items)):
            matcher = _joined(self._node(op, argument, flags), matcher)
        return matcher

    def _node(self, op: Any, argument: Any, flags: int) -> Matcher:
        if (test := _sign_test(op, argument, flags)) is not None:
            return self._one(test)
        if op is c.SUBPATTERN:
            group, added, removed, items = argument
            return self._group(group, self._sequence(items, (flags | added) & ~removed))
        if op is c.BRANCH:
            return self._branch([self._sequence(way, flags) for way in argument[1]])
        if op in _REPEATS:
            least, most, items = argument
            most = sys.maxsize if most is c.MAXREPEAT else most
            test = _sign_test(items[0][0], items[0][1], flags) if len(items) == 1 else None
            if test is not None:
                return self._repeated_sign(op, least, most, test)
            return self._repeated(op, least, most, self._sequence(items, flags))
        if op is c.ATOMIC_GROUP:
            return _atomic(self._sequence(argument, flags))
        if op in (c.ASSERT, c.ASSERT_NOT):
            direction, items = argument
            width = items.getwidth()[0] if direction < 0 else 0
            return self._look(self._sequence(items, flags), width, op is c.ASSERT)
        if op is c.AT:
            return self._place(argument, flags)
        if op is c.GROUPREF:
            return self._reference(argument)
        raise NotImplementedError(op)

    def _one(self, test: Callable[[str], bool]) -> Matcher:
        def one(at: int, follow: Follow) -> int | None:
            self._tick()
            return follow(at + 1) if at < self._end and test(self._text[at]) else None

        return one

    def _group(self, group: int | None, inner: Matcher) -> Matcher:
        def grouped(at: int, follow: Follow) -> int | None:
            def after(end: int) -> int | None:
                before = self._groups.get(group)  # type: ignore[arg-type]
                self._groups[group] = at, end  # type: ignore[index]
                found = follow(end)
                if found is None:
                    self._groups[group] = before  # type: ignore[index]
                return found

            return inner(at, after)

        return inner if group is None else grouped

    def _branch(self, ways: list[Matcher]) -> Matcher:
        def branch(at: int, follow: Follow) -> int | None:
            for way in ways:
                self._tick()
                if (found := way(at, follow)) is not None:
                    return found
            return None

        return branch

    def _look(self, inner: Matcher, width: int, is_wanted: bool) -> Matcher:
        def look(at: int, follow: Follow) -> int | None:
            self._tick()
            found = at >= width and inner(at - width, lambda end: end) is not None
            return follow(at) if found == is_wanted else None

        return look

    def _place(self, kind: Any, flags: int) -> Matcher:
        is_word = _CATEGORIES[c.CATEGORY_WORD]
        by_line = bool(flags & re.MULTILINE)

        def holds(at: int) -> bool:
            text, end = self._text, self._end
            if kind in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
                return at == 0 or (by_line and kind is c.AT_BEGINNING and text[at - 1] == "\n")
            if kind is c.AT_END:
                return at == end or (text[at] == "\n" and (by_line or at == end - 1))
            if kind is c.AT_END_STRING:
                return at == end
            is_boundary = (at > 0 and is_word(text[at - 1])) != (at < end and is_word(text[at]))
            return is_boundary == (kind is c.AT_BOUNDARY)

        def place(at: int, follow: Follow) -> int | None:
            self._tick()
            return follow(at) if holds(at) else None

        return place

    def _reference(self, group: int) -> Matcher:
        def reference(at: int, follow: Follow) -> int | None:
            self._tick()
            span = self._groups.get(group)
            said = None if span is None else self._text[slice(*span)]
            return None if said is None or not self._text.startswith(said, at) else follow(at + len(said))

        return reference

    def _repeated_sign(self, op: Any, least: int, most: int, test: Callable[[str], bool]) -> Matcher:
        def greedy(at: int, follow: Follow) -> int | None:
            end = at
            while end < self._end and end - at < most and test(self._text[end]):
                self._tick()
                end += 1
            self._tick()
            if op is c.POSSESSIVE_REPEAT:
                return follow(end) if end - at >= least else None
            while end - at >= least:
                if (found := follow(end)) is not None:
                    return found
                self._tick()
                end -= 1
            return None

        def lazy(at: int, follow: Follow) -> int | None:
            end = at
            while True:
                self._tick()
                if end - at >= least and (found := follow(end)) is not None:
                    return found
                if end - at >= most or end >= self._end or not test(self._text[end]):
                    return None
                end += 1

        return lazy if op is c.MIN_REPEAT else greedy

    def _repeated(self, op: Any, least: int, most: int, inner: Matcher) -> Matcher:
        def possessive(at: int, follow: Follow) -> int | None:
            count = 0
            while count < most:
                self._tick()
                end = inner(at, lambda end: end)
                if end is None or (end == at and count >= least):
                    break
                at, count = end, count + 1
            return follow(at) if count >= least else None

        def again(at: int, count: int, follow: Follow) -> int | None:
            self._tick()
            if count < least:
                return inner(at, lambda end: again(end, count + 1, follow))
            if op is c.MIN_REPEAT and (found := follow(at)) is not None:
                return found
            if count < most:
                found = inner(at, lambda end: again(end, count + 1, follow) if end > at else None)
                if found is not None:
                    return found
            return None if op is c.MIN_REPEAT else follow(at)

        return possessive if op is c.POSSESSIVE_REPEAT else lambda at, follow: again(at, 0, follow)


def _joined(first: Matcher, rest: Matcher) -> Matcher:
    return lambda at, follow: first(at, lambda end: rest(end, follow))


def _atomic(inner: Matcher) -> Matcher:
    def atomic(at: int, follow: Follow) -> int | None:
        end = inner(at, lambda end: end)
        return None if end is None else follow(end)

    return atomic


def _sign_test(op: Any, argument: Any, flags: int) -> Callable[[str], bool] | None:
    """Whether a sign fits a node that stands for one; None for any other node."""
    if op is c.ANY:
        return lambda sign: bool(flags & re.DOTALL) or sign != "\n"
    if op not in (c.LITERAL, c.NOT_LITERAL, c.IN):
        return None
    items = argument if op is c.IN else [(c.LITERAL, argument)]
    is_not = op is c.NOT_LITERAL or (op is c.IN and items[0][0] is c.NEGATE)

    @lru_cache(maxsize=4096)
    def test(sign: str) -> bool:
        forms = {sign, sign.lower(), sign.upper()} if flags & re.IGNORECASE else {sign}
        return any(_is_in(form, items) for form in forms if len(form) == 1) != is_not

    return test


def _is_in(sign: str, items: Iterable[Any]) -> bool:
    for kind, value in items:
        if (
            (kind is c.LITERAL and ord(sign) == value)
            or (kind is c.RANGE and value[0] <= ord(sign) <= value[1])
            or (kind is c.CATEGORY and _CATEGORIES[value](sign))
        ):
            return True
    return False


_PROBE = "1一a （=，x(.年%-人"


def payloads(tree: Any) -> Iterator[tuple[str, str, str]]:
    """(what comes first, what is repeated, what comes last) of texts that may keep a pattern busy.

    Every repetition of the pattern is led up to and fed, and so is every sign that the pattern names.
    """
    bodies = list(_bodies(tree, ""))
    signs = list(dict.fromkeys(_signs(tree)))
    if not bodies:
        return iter(())
    before = list(dict.fromkeys(["", *(prefix for prefix, _ in bodies)]))[:8]
    fed = [_sample(body, which) for _, body in bodies for which in range(3)]
    repeated = [text for text in dict.fromkeys([*fed, *signs[:16]]) if 0 < len(text) < 12]
    last = list(dict.fromkeys(["\x01", "", signs[0] if signs else "", ".", "\n"]))
    return ((first, body, end) for first in before for body in repeated for end in last)


def _bodies(items: Iterable[Any], prefix: str) -> Iterator[tuple[str, list[Any]]]:
    nodes = list(items)
    for number, (op, argument) in enumerate(nodes):
        inside = _inside(op, argument)
        for which in range(3 if inside else 0):
            before = prefix + _sample(nodes[:number], which)
            if op in _REPEATS and argument[1] > 8:
                yield before, list(argument[2])
            for way in inside:
                yield from _bodies(way, before)


def _inside(op: Any, argument: Any) -> list[Any]:
    """The nodes inside of one, by its ways."""
    if op is c.BRANCH:
        return list(argument[1])
    if op is c.SUBPATTERN:
        return [argument[3]]
    if op in _REPEATS:
        return [argument[2]]
    if op in (c.ASSERT, c.ASSERT_NOT):
        return [argument[1]]
    return [argument] if op is c.ATOMIC_GROUP else []


def _signs(items: Iterable[Any]) -> Iterator[str]:
    for op, argument in items:
        if op is c.LITERAL:
            yield chr(argument)
        elif op is c.IN:
            yield from (_member(argument, which) for which in range(3))
        for way in _inside(op, argument):
            yield from _signs(way)


def _sample(items: Iterable[Any], which: int) -> str:
    """A text that the nodes match, more or less; `which` of several."""
    text = ""
    for op, argument in items:
        if op is c.LITERAL:
            text += chr(argument)
        elif op in (c.ANY, c.NOT_LITERAL):
            text += "x"
        elif op is c.IN:
            text += _member(argument, which)
        elif op not in (c.ASSERT, c.ASSERT_NOT) and (ways := _inside(op, argument)):
            text += _sample(ways[which % len(ways)], which) * (argument[0] if op in _REPEATS else 1)
    return text


def _member(items: list[Any], which: int) -> str:
    is_not = items[0][0] is c.NEGATE
    named = [chr(value if kind is c.LITERAL else value[0]) for kind, value in items if kind in (c.LITERAL, c.RANGE)]
    probed = [sign for sign in _PROBE if _is_in(sign, items) != is_not]
    fitting = probed if is_not else [*islice(named, 8), *probed]
    return fitting[which % len(fitting)] if fitting else "\x01"
