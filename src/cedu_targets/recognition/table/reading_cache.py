"""ReadingCache: how tables were read whose texts, and answers of numbers, were the same.

Names, relations and kinds of columns come from a sheet's texts, with a few questions to its numbers: does this sum hold
in most rows, how many decimal places does this column show? The forms of one notice have the same texts at the same
places. Where their numbers give the same answers too, a form is read as the last one was.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct, field

from cedu_targets.recognition.table.values import Values

Answer = TypeVar("Answer")
Reading = TypeVar("Reading")
Asked = Sequence[tuple[Callable[[Values], object], object]]
"""Questions with their answers, in the order in which they were put."""
_MOST_READINGS = 8


class Questions:
    """Questions to the numbers of one table, each kept with its answer."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.asked: list[tuple[Callable[[Values], object], object]] = []

    def ask(self, question: Callable[[Values], Answer]) -> Answer:
        """Put a question, which may look at nothing but the values that it is given."""
        answer = question(self._values)
        self.asked.append((question, answer))
        return answer


class ReadingCache(Struct, Generic[Reading]):
    """The readings of tables with the same texts at the same places, each with the answers of its numbers."""

    _known: list[tuple[Asked, Reading]] = field(default_factory=list)

    def recall(self, values: Values) -> Reading | None:
        """The reading of a table whose numbers give every answer that this one's give."""
        for asked, reading in self._known:
            if all(question(values) == answer for question, answer in asked):
                return reading
        return None

    def keep(self, questions: Questions, reading: Reading) -> None:
        """Keep a reading, and what it rests on."""
        self._known = [(questions.asked, reading), *self._known[: _MOST_READINGS - 1]]
