"""What people wrote, however it was written: the entries of a file, each with the place it stands at."""

from dataclasses import dataclass

from cedu_targets.domain.place import Place
from cedu_targets.evaluation.explanations.entries import AnswerEntry, ExplanationEntry


@dataclass(frozen=True)
class ExplanationsRead:
    """An explanations file: its entries, each with its line or its sheet and cell."""

    path: str
    entries: tuple[tuple[ExplanationEntry | AnswerEntry, Place], ...]
