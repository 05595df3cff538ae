"""A text's own sentences: those of a text in which nothing else was recognised, and those beside its documents."""

from collections.abc import Sequence

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.recognition.candidates import candidates_in
from cedu_targets.recognition.items.dossier import dossiers_in
from cedu_targets.recognition.items.drafts import Setting
from cedu_targets.recognition.items.paragraphs import paragraphs_of
from cedu_targets.recognition.items.segments import segments_of

_SEPARATORS = ",;\t"
_FEWEST_ROWS = 2
_SENTENCE_END = "。"


def bare_text(lines: Sequence[str]) -> Items | None:
    """A text of which only its numbers in sentences are known; None where it has none, or is cut into cells."""
    if is_cut_into_cells(lines) or not (found := candidates_in(lines)):
        return None
    setting = Setting(lines)
    return Items(setting.titles.first, ItemKind.TARGET, setting.period(1), setting.issued, (), candidates=found)


def candidates_beside(lines: Sequence[str]) -> tuple[Candidate, ...]:
    """The numbers in the sentences of a text that holds documents; those of a dossier are read with its items."""
    if is_cut_into_cells(lines):
        return ()
    dossiers = list(dossiers_in(segments_of(paragraphs_of(lines))))
    held = {line for dossier in dossiers for line in dossier.lines}
    return candidates_in([line if number not in held else "" for number, line in enumerate(lines, start=1)])


def is_cut_into_cells(lines: Sequence[str]) -> bool:
    """Whether a text is a table of its own, not prose: half of its lines have as many fields, none a sentence."""
    filled = [line for line in lines if line.strip()]
    for sign in _SEPARATORS:
        counts: dict[int, int] = {}
        for line in filled:
            count = line.rstrip().rstrip(sign).count(sign) if _SENTENCE_END not in line else 0
            counts[count] = counts.get(count, 0) + 1
        rows = max((rows for count, rows in counts.items() if count), default=0)
        if rows >= _FEWEST_ROWS and 2 * rows >= len(filled):
            return True
    return False
