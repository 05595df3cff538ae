"""The parts of one item: steps that are marked ① ② ③, and tasks that are only told apart by the times they name."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.items import Part
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.cells import in_one_line
from cedu_targets.recognition.items.plan_years import PlanYears

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = lazy_pattern(r"(?P<mark>[(（]?(?P<number>\d{1,2})[.．、)）])[ \t]*")
_YEAR_OR_MONTH = lazy_pattern(r"(?:19|20)\d\d\s*年|\d{1,2}\s*月|[上下]半年|[一二三四1-4]季度")
_NOT_TIMES = lazy_pattern(r"[\d年度月日份初底末前上中下旬半第一二三四季\s至到—～~-]+")
_OPEN, _CLOSE = frozenset("（(〔[【《“"), frozenset("）)〕]】》”")
_SHORTEST = 3


def steps_of(text: str, years: PlanYears) -> tuple[Part, ...]:
    """The steps of a cell that begins with ①, or has a line that does; or of lines that are numbered from 1 on."""
    steps = list(_circled(text)) or list(_numbered(text))
    return tuple(Part(mark, step, years.deadline_in(step)) for mark, step in steps) if len(steps) > 1 else ()


def _circled(text: str) -> Iterator[tuple[str, str]]:
    start = 0 if text.startswith("①") else text.find("\n①") + 1
    if not text.startswith("①", start):
        return
    for mark, following in zip(_CIRCLED, [*_CIRCLED[1:], ""], strict=True):
        end = text.find(following, start + 1) if following else -1
        yield mark, _trimmed(text[start + 1 : end if end > 0 else None])
        if end < 0:
            return
        start = end


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """Lines numbered 1. 2. 3.; a line without a number goes on with the one above."""
    steps: list[tuple[str, str]] = []
    for line in text.splitlines() if "\n" in text else ():
        match = _NUMBERED.match(line.strip())
        if match is not None and int(match["number"]) == len(steps) + 1:
            steps.append((match["mark"], line.strip()[match.end() :]))
        elif steps:
            steps[-1] = steps[-1][0], steps[-1][1] + line.strip()
        else:
            return iter(())
    return ((mark, _trimmed(step)) for mark, step in steps)


def tasks_of(text: str, years: PlanYears) -> tuple[Part, ...]:
    """The pieces of a text between 、 where each names a time and something to do: 2018年中期汇报、2019年开题论证."""
    pieces = split_outside_brackets(in_one_line(text), "、")
    if len(pieces) < 2 or not all(map(_names_time_and_task, pieces)):
        return ()
    return tuple(Part("", piece, years.deadline_in(piece)) for piece in pieces)


def _names_time_and_task(piece: str) -> bool:
    return _YEAR_OR_MONTH.search(piece) is not None and len(_NOT_TIMES.sub("", piece)) >= _SHORTEST


def split_outside_brackets(text: str, signs: str) -> Sequence[str]:
    """The pieces of a text between these signs, trimmed, blank ones left out; what stands in brackets is kept whole."""
    pieces, depth, start = [], 0, 0
    is_closed = sum(sign in _OPEN for sign in text) == sum(sign in _CLOSE for sign in text)
    for place, sign in enumerate(text):
        depth += is_closed and (sign in _OPEN) - (sign in _CLOSE)
        if sign in signs and depth <= 0:
            pieces.append(text[start:place])
            start = place + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _trimmed(step: str) -> str:
    return in_one_line(step).strip(" ；;。，,、")
