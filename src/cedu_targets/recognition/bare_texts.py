"""A text's own sentences: those of a text in which nothing else was recognised, and those beside its documents."""

from collections.abc import Sequence

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.candidates import candidates_in
from cedu_targets.recognition.items.dossier import dossiers_in
from cedu_targets.recognition.items.drafts import Setting
from cedu_targets.recognition.items.paragraphs import paragraphs_of
from cedu_targets.recognition.items.segments import segments_of
from cedu_targets.recognition.items.titles import period_of
from cedu_targets.recognition.years import years_in

_SEPARATORS = ",;\t"
_FEWEST_ROWS = 2
_SENTENCE_END = "。"
_FIRST_LINES = 40
_OWN_YEARS = lazy_pattern(
    "(?:本(?:规划|计划|方案|纲要|意见|办法)|本?(?:规划|计划|实施)(?:期限?|时间)|[“]?十[一二三四五六]五[”]?时期)[是为:(]{1,2}"
    r"(?P<years>20\d\d年?[-—–~至到]{1,2}20\d\d)年"
)


def bare_text(lines: Sequence[str]) -> Items | None:
    """A text of which only its numbers in sentences are known; None where it has none, or is cut into cells."""
    if is_cut_into_cells(lines) or not (found := candidates_in(lines)):
        return None
    setting = Setting(lines)
    title = setting.titles.first
    period = period_of(setting.titles.before(1), title, None) or _years_said(lines) or setting.period(1)
    return Items(title, ItemKind.TARGET, period, setting.issued, (), candidates=found)


def _years_said(lines: Sequence[str]) -> str | None:
    """The years that a text itself says it is for: 制定本规划（2021—2025年）, 规划期为2021—2025年."""
    match = _OWN_YEARS.search("".join(folded(line) for line in lines[:_FIRST_LINES]))
    return years_in(match["years"]) if match else None


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
