"""No regular expression of the package takes more than the text grows: counted in steps, of every one of them."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cedu_targets
from counted_patterns import CountedPattern, TooManyStepsError, payloads
from real_patterns import real_pattern

METHODS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"}
FLAGS_AT = {"compile": 1, "split": 3, "sub": 4, "subn": 4}
SHORT, LONG = 24, 500
"""Signs of a payload: where these and twice as many tell of growth, the long ones must tell so, too."""
MOST_GROWTH = 2.3
TOO_MANY = 10**9
BUILT_FROM_NAMES = {"domain.kept_patterns": 1, "domain.prose": 2, "packs.positioned_yaml": 1}
"""Calls whose pattern is made while the program runs: of escaped names, of our own words, of the patterns in a table."""

Patterns = dict[tuple[str, int], set[str]]
"""Source and flags of a pattern, and the methods that are asked of it."""


def modules() -> Iterator[tuple[str, dict[str, object], ast.Module]]:
    for found in pkgutil.walk_packages(cedu_targets.__path__, "cedu_targets."):
        name = found.name.removeprefix("cedu_targets.")
        if name.startswith("files.xlsx") or name == "__main__":
            continue  # of bytes, whose length the package's limits bound
        module = importlib.import_module(found.name)
        # `_new` holds what this run compiled so far, of any module.
        values = {key: value for key, value in vars(module).items() if key != "_new"}
        yield name, values, ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def kept_in(value: object) -> Iterator[re.Pattern[str]]:
    if (pattern := real_pattern(value)) is not None:
        yield pattern
    elif isinstance(value, tuple | list | frozenset | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from kept_in(one)


def inventory() -> tuple[Patterns, dict[str, int]]:
    """Every pattern of the package, and how many calls in each module do not tell theirs."""
    found: Patterns = {}
    untold: dict[str, int] = {}
    for name, values, tree in modules():
        for one in kept_in({key: value for key, value in values.items() if not key.startswith("__")}):
            found.setdefault((one.pattern, one.flags), set())
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in METHODS | {"compile"}:
                continue
            owner = real_pattern(evaluated(node.value, values))
            if owner is not None:
                found.setdefault((owner.pattern, owner.flags), set()).add(node.attr)
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not ast.unparse(call.func).startswith("re.") or not call.args:
                continue
            method = ast.unparse(call.func).removeprefix("re.")
            if method not in METHODS | {"compile"}:
                continue
            source = evaluated(call.args[0], values)
            if (pattern := real_pattern(source)) is not None:
                found.setdefault((pattern.pattern, pattern.flags), set()).add(method)
            elif isinstance(source, str):
                given = [
                    *call.args[FLAGS_AT.get(method, 2) :][:1],
                    *(k.value for k in call.keywords if k.arg == "flags"),
                ]
                flags = sum(int(evaluated(one, values) or 0) for one in given)  # type: ignore[call-overload]
                found.setdefault((source, re.compile(source, flags).flags), set()).add(method)
            elif not isinstance(source, bytes):
                untold[name] = untold.get(name, 0) + 1
    return found, untold


def evaluated(node: ast.expr, values: dict[str, object]) -> object:
    try:
        return eval(compile(ast.Expression(node), "", "eval"), values)
    except (NameError, AttributeError, TypeError, KeyError):
        return None


def growth(pattern: CountedPattern, method: str, first: str, body: str, last: str, signs: int) -> float:
    """How many times the steps when the payload is twice as long; 0 where they are few even then."""

    def steps(times: int) -> int:
        try:
            return pattern.count(first + body * times + last, method)
        except TooManyStepsError:
            return TOO_MANY

    times = max(1, signs // len(body))
    twice = steps(2 * times)
    if twice == TOO_MANY:
        return TOO_MANY
    return 0 if twice < 6 * 2 * times * len(body) else twice / steps(times)


def worst(source: str, flags: int, methods: set[str]) -> str:
    """The payload that makes a pattern's steps grow too fast; nothing where none does."""
    pattern = CountedPattern(source, flags & ~re.UNICODE)
    for method in methods - {"compile"} or {"search"}:
        for payload in payloads(pattern.tree):
            if all(growth(pattern, method, *payload, signs) > MOST_GROWTH for signs in (SHORT, LONG)):
                return f"{method} {payload}: {source[:80]}"
    return ""


def test_every_pattern_is_linear() -> None:
    found, untold = inventory()
    assert len(found) > 200
    assert untold == BUILT_FROM_NAMES
    assert [told for (source, flags), methods in found.items() if (told := worst(source, flags, methods))] == []


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"\s*=", "search"), (r"(?:aa|a)+b", "match"), (r".*年.*月.*日", "match"), (r"[（(].*?[)）]", "sub"),
        (r"(\d+)\.0+$", "sub"), (r"(前|第)?\s*([一二三四1-4])\s*个?季度", "search"), (r"\(\s*([^\d()]{1,6})\s*\)$", "match"),
        (r"\d{1,2}[.．](?=\d{1,3}=[^;.]*[+][^;.]*(?:;|$))", "match"),
    ],
)  # fmt: skip
def test_a_pattern_that_is_not_linear_is_seen(source: str, method: str) -> None:
    assert worst(source, 0, {method})


@pytest.mark.parametrize(
    "source",
    [
        r"(?<!\s)\s*+=",
        r"^(?>aa|a)++b",
        r"[（(][^)）]*+[)）]|([（(].*)",
        r"(?<!\d)(\d++)\.0++$",
        r"(?:前\s*+)?[1-4]\s*+季度",
    ],
)
def test_a_pattern_that_is_linear_is_none(source: str) -> None:
    assert not worst(source, re.DOTALL, {"search", "sub"})


TEXTS = [
    "",
    "2021年1—3月份任务表",
    "A=1+2+…+8；第3栏≥第4栏",
    "人（次） （万人",
    "1.0 2.00 x\n=3",
    "1月 至 12 月",
    "((a)",
    "aaab ==",
    "  \n ",
]


def test_the_steps_counted_are_those_of_re() -> None:
    """The matcher finds what `re` finds, for every pattern of the package."""
    for source, flags in inventory()[0]:
        pattern, real = CountedPattern(source, flags & ~re.UNICODE), re.compile(source, flags)
        for text in TEXTS:
            for method in ("search", "match", "fullmatch"):
                match = getattr(real, method)(text)
                assert pattern.span(text, method) == (match and match.span()), (source, method, text)
