"""ReadingCache: how tables were read whose texts, and answers of numbers, were the same.

Names, relations and kinds of columns come from a sheet's texts, with a few questions to its numbers: does this sum hold
in most rows, how many decimal places does this column show? The forms of one notice have the same texts at the same
places. Where their numbers give the same answers too, a form is read as an earlier one was. What is asked next hangs on
the answers so far alone, so that the readings stand as leaves of a tree of questions, and each is put once a form.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct, field

from cedu_targets.recognition.table.values import Values

Answer = TypeVar("Answer")
Reading = TypeVar("Reading")
Question = Callable[[Values], object]
_MOST_READINGS = 32


class Questions:
    """Questions to the numbers of one table, each kept with its answer."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.asked: list[tuple[Question, object]] = []

    def ask(self, question: Callable[[Values], Answer]) -> Answer:
        """Put a question, which may look at nothing but the values that it is given."""
        answer = question(self._values)
        self.asked.append((question, answer))
        return answer


class _Branch(Struct, Generic[Reading]):
    """What is asked next, and where each answer leads; or a reading, where nothing is left to be asked."""

    question: Question | None = None
    answers: "list[tuple[object, _Branch[Reading]]]" = field(default_factory=list)
    reading: Reading | None = None

    def after(self, answer: object) -> "_Branch[Reading] | None":
        return next((branch for known, branch in self.answers if known == answer), None)


class ReadingCache(Struct, Generic[Reading]):
    """The readings of tables with the same texts at the same places, by the answers of their numbers."""

    _first: _Branch[Reading] = field(default_factory=_Branch)
    _count: int = 0

    def recall(self, values: Values) -> Reading | None:
        """The reading of a table whose numbers give every answer that this one's give."""
        branch: _Branch[Reading] | None = self._first
        while branch is not None and branch.question is not None:
            branch = branch.after(branch.question(values))
        return None if branch is None else branch.reading

    def keep(self, questions: Questions, reading: Reading) -> None:
        """Keep a reading, and what it rests on; where there are too many, those before it are forgotten."""
        if self._count >= _MOST_READINGS:
            self._first, self._count = _Branch(), 0
        branch = self._first
        for question, answer in questions.asked:
            branch.question = branch.question or question
            following = branch.after(answer)
            if following is None:
                following = _Branch()
                branch.answers.append((answer, following))
            branch = following
        branch.reading = reading
        self._count += 1
