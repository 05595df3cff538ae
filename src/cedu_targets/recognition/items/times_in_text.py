"""Times that stand in the text of a paragraph: before its words (2.到 2020 年底，…), or in a bracket (5月前完成)."""

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Part
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.recurring_text import recurring_in
from cedu_targets.recognition.items.plan_years import PlanYears

_RUN = lazy_pattern(
    r"(?:力争|争取|确保|计划)?(?:截止到|截至|截止|到|至|于|在|从|自)?"
    r"[\d\s一二三四五六七八九十〇零○年月日号季度上下半中旬初底末前起止之以内第份至到、—–~～-]{2,30}"
)
_NAMES_TIME = lazy_pattern(r"[年月]|季度")
_NAMED_AS_END = lazy_pattern(r"[到至底前起内日号]|截")
_SENTENCE = lazy_pattern(r"\s*+[，,：:]")
_NO_SENTENCE = lazy_pattern(r"[为是数的份与比和同]|\s*+$")
_KNOWN = frozenset(Precision) - {
    Precision.UNSTATED, Precision.UNCLEAR, Precision.TBD, Precision.RECURRING, Precision.ONGOING
}  # fmt: skip
_BRACKET = lazy_pattern(r"[（(]([^（()）]{2,30})[）)]")
_NUMBER = lazy_pattern(r"\d{1,2}[./．／]\d{1,2}")
_ANY_YEAR = 2000
_CLAUSE_ENDS = lazy_pattern("[。；;，,！：:]")
_BACK = ("以来", "来", "以前", "前")
"""Behind a time that says since when something is so; whose 前 is a deadline is told elsewhere, 3月前期 is none."""
_LONGEST_EVERY = 10


class Timed(Struct, frozen=True):
    """A time in a text, as written, and where the words begin and end that it is the time of."""

    written: str
    start: int
    end: int


def time_at_head(text: str) -> Timed | None:
    """The time that a sentence begins with; None where it is the subject (2020年为…) or where none is written."""
    run = _RUN.match(text)
    if run is None or not _NAMES_TIME.search(run[0]):
        return None
    for end in range(run.end(), 1, -1):
        written = text[:end].strip()
        if text[end - 1].isspace() or not is_time(written):
            continue
        after = text[end:]
        if _SENTENCE.match(after) or (_NAMED_AS_END.search(written) and not _NO_SENTENCE.match(after)):
            return Timed(written, end, len(text))
        is_month = "月" in written or "季度" in written
        return Timed(written, end, len(text)) if is_month and not _NO_SENTENCE.match(after) else None
    return None


def time_in_bracket(text: str) -> Timed | None:
    """The first bracket of a text that holds a time and nothing else."""
    for match in _BRACKET.finditer(text):
        if is_time(match[1].strip()):
            return Timed(match[1].strip(), match.start(), match.end())
    return None


def timed_clauses(text: str, years: PlanYears) -> tuple[Part, ...]:
    """The clauses of a text that begin with a time (五月举办…, 每月开展一次…), each a part with it."""
    found = []
    for clause in filter(None, (part.strip() for part in _CLAUSE_ENDS.split(text))):
        due = _due_at_head(clause, years)
        if due is not None:
            found.append(Part("", clause, due))
    return tuple(found)


def _due_at_head(clause: str, years: PlanYears) -> Due | None:
    if clause.startswith("每"):
        heads = (clause[:end] for end in range(min(len(clause), _LONGEST_EVERY), 1, -1))
        return next((replace(due, text=head) for head in heads if (due := recurring_in(head))), None)
    timed = time_at_head(clause)
    if timed is None or timed.written.endswith("前") or clause[timed.start :].startswith(_BACK):
        return None
    return years.due_of(timed.written)


def is_time(written: str) -> bool:
    """Whether a text is a time that has a beginning or an end; in a text 8.5 is a number."""
    if _NUMBER.fullmatch(written):
        return False
    due = due_of(written, _ANY_YEAR)
    return due.precision in _KNOWN and (due.start is not None or due.end is not None)
