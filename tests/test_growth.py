"""What a text costs grows as the text does, wherever in a file it stands: counted in calls and in steps of patterns.

Each payload is checked at one length and at twice that. Counted are all calls (cProfile counts them, it does not
sample) and the steps of every regular expression (`counted_patterns.py`), so the answer is the same on every machine.
"""

import cProfile
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.domain.lazy_pattern import LazyPattern
from counted_patterns import CountedPattern, TooManyStepsError
from real_patterns import real_pattern

SIGNS = 100
MOST_GROWTH = 2.3
ALL = os.environ.get("CEDU_PAYLOADS") == "all"
"""Every payload in every place, by hand; else each in every third place."""
PAYLOADS = [
    "(", "（", ")", "）", "()", "（）", "((a)", "[", "【", "=", " =", "= ", "1=", "A=", "1+", "1-", "1=2+3", "1=2+", "+", "-", "—", "…", "1…",
    "1", "1 ", "1.", "1,", "0", ".0", ",", "，", "、", "；", "。", " ", "　", "\t ", "第1栏", "第1栏=", "其中", "其中：", "注：", "%", "1%", "≥", "万", "一",
    "一二三", "1月", "1-1月", "2021年", "2021-", "a", "a ", "合计", "总", "per ", "total ", "'", "#", "1万人次", "（a", "①", "1.1=+", "占",
]  # fmt: skip
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
ROWS: list[list[object]] = [
    ["2021年任务表"],
    ["单位：人"],
    ["单位", "合计", "农村", "城镇"],
    ["全区", 9, 5, 4],
    ["东山", 5, 3, 2],
    ["秣陵", 4, 2, 2],
    ["注：合计=农村+城镇"],
]


def with_text(row: int, column: int, before: str, sheet: Sequence[Sequence[object]] = ROWS) -> Callable[[str], str]:
    def table(text: str) -> str:
        rows = [[str(cell) for cell in cells] for cells in sheet]
        rows[row][column] = before + text
        return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in rows)

    return table


PLACES: dict[str, Callable[[str], str]] = {
    "title": with_text(0, 0, "2021年任务表"),
    "corner": with_text(1, 0, "单位："),
    "name column": with_text(2, 0, ""),
    "heading": with_text(2, 1, ""),
    "column numbers": with_text(3, 1, ""),
    "unit": with_text(4, 0, ""),
    "cell": with_text(4, 2, ""),
    "note": with_text(6, 0, "注："),
    "prose": lambda text: f"关于下达2021年任务的通知\n到2021年，{text}培训500人。\n" + with_text(6, 0, "注：")(""),
}
FORM: list[list[object]] = [
    ["社区教育培训月报表"],
    ["填报单位：甲村", "2020年（5）月份", "填报时间：2020年6月3日"],
    ["培训项目", "培训日期", "培训人次", "培训地点"],
    ["育秧", "5月6日", 56, "村部"],
    ["合计", "", 56, ""],
    ["备注"],
]
PLACES |= {
    "head of a form": with_text(1, 0, "填报单位：", FORM),
    "month of a form": with_text(1, 1, "", FORM),
    "day of filing": with_text(1, 2, "填报时间：", FORM),
    "heading of a form": with_text(2, 1, "", FORM),
    "day of a class": with_text(3, 1, "", FORM),
    "people of a class": with_text(3, 2, "", FORM),
    "under a form": with_text(5, 0, "", FORM),
}
COMBINATIONS = [
    (payload, place)
    for number, payload in enumerate(PAYLOADS)
    for at, place in enumerate(PLACES)
    if ALL or (number + at) % 3 == 0
]


class Counted:
    """A pattern that answers as the real one does, and counts what that takes."""

    steps = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.flags, self._real = pattern.pattern, pattern.flags, pattern

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._real, name)
        if name not in METHODS:
            return asked

        def answer(*args: Any, **kwargs: Any) -> Any:
            text = args[1] if name in ("sub", "subn") else args[0]
            Counted.steps += steps_of(self.pattern, self.flags, text, name)
            return asked(*args, **kwargs)

        return answer


@lru_cache(maxsize=1024)
def counted_pattern(source: str, flags: int) -> CountedPattern:
    return CountedPattern(source, flags & ~re.UNICODE, most=1_000_000)


@lru_cache(maxsize=200_000)
def steps_of(source: str, flags: int, text: str, method: str) -> int:
    try:
        return counted_pattern(source, flags).count(text, method)
    except TooManyStepsError:
        return 10**8


class CountedRe(ModuleType):
    """The module `re`, of counted patterns."""

    def __getattr__(self, name: str) -> Any:
        if name not in (*METHODS, "compile"):
            return getattr(re, name)

        def answer(source: Any, *args: Any, flags: int = 0) -> Any:
            at = {"sub": 3, "subn": 3, "split": 2, "compile": 0}.get(name, 1)
            pattern = counted(re.compile(source, args[at] if len(args) > at else flags))
            return pattern if name == "compile" else getattr(pattern, name)(*args[:at])

        return answer


def counted(value: Any) -> Any:
    """The same with every pattern in it counted."""
    if (pattern := real_pattern(value)) is not None:
        return Counted(pattern)
    if type(value) is tuple and any(isinstance(one, tuple | re.Pattern | LazyPattern) for one in value):
        return tuple(map(counted, value))
    return CountedRe("re") if value is re else value


def forget() -> None:
    """Empty all caches of the package: the count of a text must not depend on those before it."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("cedu_targets") else ():
            if callable(clear := getattr(value, "cache_clear", None)):
                clear()


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "form.csv").write_text(PLACES["under a form"](""), encoding="utf-8")
    table = Path(__file__).parents[1] / "examples" / "jiangning-2020" / "targets-gb18030.csv"
    check([table, tmp_path / "form.csv"])  # what is imported late
    for name, module in list(sys.modules.items()):
        if not name.startswith("cedu_targets"):
            continue
        for key, value in list(vars(module).items()):
            if not key.startswith("__") and (other := counted(value)) is not value:
                monkeypatch.setattr(module, key, other)
    forget()
    yield
    monkeypatch.undo()
    forget()


def cost(path: Path, text: str) -> int:
    path.write_text(text, encoding="utf-8")
    forget()
    Counted.steps = 0
    profile = cProfile.Profile()
    profile.enable()
    check(path, rules="none")
    profile.disable()
    own = (
        entry for entry in profile.getstats() if "counted_patterns" not in str(getattr(entry.code, "co_filename", ""))
    )
    return Counted.steps + sum(entry.callcount for entry in own if "test_growth" not in str(entry.code))


def test_the_cost_of_a_text_grows_as_the_text_does(counting: None, tmp_path: Path) -> None:
    grown = []
    for payload, place in COMBINATIONS:
        times = max(1, SIGNS // len(payload))
        once, twice = (cost(tmp_path / "t.csv", PLACES[place](payload * n)) for n in (times, 2 * times))
        if twice > MOST_GROWTH * once:
            grown.append((payload, place, once, twice))
    assert grown == []
