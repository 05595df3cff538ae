"""Answers kept for sheets that say the same at the same places: what hangs on texts alone is asked once for all forms.

Most of what is asked of every sheet looks at its texts, at which cells hold numbers, and at years among these. The
forms of one notice are alike in that, and differ in all other numbers.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from cedu_targets.files.grid import HeldRows, Raw
from cedu_targets.recognition.view import GridView

Answer = TypeVar("Answer")
Answers = dict[Callable[[GridView], object], object]

_MOST_ROWS, _WIDEST = 200, 80
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LARGE = 1e15
"""No number that is smaller is written in more signs than numbers have."""
_PLAIN = frozenset({str, float, type(None)})

_last: tuple[Sequence[Sequence[Raw]], Answers | None] = ((), None)
"""The rows that were asked about last: of one sheet much is asked in turn."""


def by_words(question: Callable[[GridView], Answer]) -> Callable[[GridView], Answer]:
    """The same question, which may look at a view's rows alone: at texts, at where numbers stand, and at which of these
    lie between 1800 and 2100, or are beyond all that are counted. Its answer is shared, and must not be changed.
    """

    def answer(view: GridView) -> Answer:
        answers = answers_to(view.rows)
        if answers is None:
            return question(view)
        if question not in answers:
            answers[question] = question(view)
        return answers[question]  # type: ignore[return-value]

    return answer


def answers_to(rows: Sequence[Sequence[Raw]]) -> Answers | None:
    """What is kept for rows that say the same, to be added to; None where nothing is."""
    global _last
    if len(rows) > _MOST_ROWS:
        return None  # and a long sheet is not kept in memory for having been asked about
    asked, answers = _last
    if asked is rows:
        return answers
    words = _words(rows)
    answers = None if words is None else _answers_to(words)
    _last = rows, answers
    return answers


def _words(rows: Sequence[Sequence[Raw]]) -> tuple[tuple[object, ...], ...] | None:
    """The rows with one mark for all plain numbers; None for a sheet too large to be a form, or of other contents."""
    if isinstance(rows, HeldRows) or max(map(len, rows), default=0) > _WIDEST:
        return None
    if not _PLAIN.issuperset([kind for cells in rows for kind in set(map(type, cells))]):
        return None
    return tuple(
        [
            tuple(
                [
                    float if type(raw) is float and (-_LARGE < raw < _FIRST_YEAR or _LAST_YEAR < raw < _LARGE) else raw
                    for raw in cells
                ]
            )
            for cells in rows
        ]
    )


@lru_cache(maxsize=32)
def _answers_to(words: object) -> Answers:  # noqa: ARG001 - what tells them apart
    return {}
