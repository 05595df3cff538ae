"""Brackets that say who has to do what stands before them, or by when: （责任单位：甲、乙；完成时限：5月底前）."""

from collections import deque
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cedu_targets.domain.due import Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.labels import Said, by_roles, is_label_line, labelled, owner_label_behind_sentence

_SIGNS = lazy_pattern(r"[（()）【】]")
_OPENING = frozenset("（(【")
_DEEPEST = 100
"""Brackets in one another; those around more are not paired."""
_LONGEST_TIME = 30
_LONGEST_LABEL, _LONGEST_ROLES = 20, 400
_AFTER = lazy_pattern(r"\s*+(?:$|[。；;，,、.！]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．是])")
"""What may follow a bracket that speaks of all that stands before it."""
_SENTENCE_ENDS = ("。", "；", ";", "！")
_ENDS_OF_TIME = ("完成", "前", "底", "启动")
_ANY_YEAR = 2000
_NOT_SAID = frozenset({Precision.UNSTATED, Precision.UNCLEAR})


class Bracket(Struct, frozen=True):
    """A bracket, its signs included, and what it says."""

    start: int
    end: int
    said: Said


def brackets_in(text: str) -> Iterator[Bracket]:
    """The brackets of a text that say who or when, in order; none lies in another.

    One with a label that is not closed runs to the end of the text, and so does a label behind a sentence
    (…。责任单位：甲、乙).
    """
    opened: deque[int] = deque(maxlen=_DEEPEST)
    taken = 0
    for match in _SIGNS.finditer(text):
        if match[0] in _OPENING:
            opened.append(match.start())
            continue
        start = opened.pop() if opened else -1
        said = _said(text, start + 1, match.start()) if start >= taken else None
        if said is not None:
            taken = match.end()
            yield Bracket(start, match.end(), said)
    if (rest := _to_the_end(text, taken, opened)) is not None:
        yield rest


def _to_the_end(text: str, taken: int, opened: Iterable[int]) -> Bracket | None:
    """The labels that no bracket ends: of one that was left open, or behind a sentence."""
    start = max((one for one in opened if one >= taken and _is_label(text, one + 1)), default=None)
    if start is not None:
        said = labelled(text[start + 1 :].rstrip("）)】。"))
    elif (start := owner_label_behind_sentence(text, taken)) is not None:
        said = labelled(text[start:].rstrip("。"))
    return None if start is None or said is None else Bracket(start, len(text), said)


def _is_label(text: str, start: int) -> bool:
    return is_label_line(text[start : start + _LONGEST_LABEL])


def _said(text: str, start: int, end: int) -> Said | None:
    if _is_label(text, start):
        return labelled(text[start:end].strip())
    is_behind_sentence = text[max(0, start - 2) : start - 1] in _SENTENCE_ENDS
    if end - start > _LONGEST_ROLES or not (is_behind_sentence or _AFTER.match(text, end + 1)):
        return None
    inside = text[start:end].strip()
    if (said := by_roles(inside)) is not None:
        return said
    is_time = len(inside) <= _LONGEST_TIME and inside.endswith(_ENDS_OF_TIME)
    return Said(due=inside) if is_time and due_of(inside, _ANY_YEAR).precision not in _NOT_SAID else None
