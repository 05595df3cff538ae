"""The numbers in sentences that may be targets, in words: 不低于 50%, 比例, 约束性."""

from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import TargetKind, TargetRelation
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport

MOST_CANDIDATES = 1_000
"""A list for people has no more; the JSON has all."""


class CandidateRow(Struct, frozen=True):
    """One of them in words."""

    line: str
    number: str
    kind: str
    strength: str
    text: str
    details: str


def candidates_only(file: FileReport, messages: Messages) -> str:
    """That there is no rule pack for a text, and how to draft one."""
    return messages.term("candidates_only", count=len(file.candidates), file=typed(file.path))


def candidates_left(file: FileReport, messages: Messages) -> str:
    """How many numbers in sentences nobody judged beside the documents that were; empty where there are none."""
    if not file.candidates or file.is_bare:
        return ""
    return messages.term("candidates_left", count=len(file.candidates), file=typed(file.path))


def candidate_rows(file: FileReport, messages: Messages) -> list[CandidateRow]:
    """The first of them, as many as a list for people has."""
    return [
        CandidateRow(
            str(one.line),
            number_in_words(one, messages),
            messages.term(f"candidate_{one.kind}"),
            messages.term(one.strength),
            one.text,
            details(one, messages),
        )
        for one in file.candidates[:MOST_CANDIDATES]
    ]


def number_in_words(one: Candidate, messages: Messages) -> str:
    """`不低于 50%`, `2 个`, `30% 到 40%`, `全部`."""
    if one.noun is None and one.kind is TargetKind.COVERAGE:
        return messages.term("candidate_all")
    low, high = (_amount(value, one.noun) for value in (one.low, one.high))
    if one.relation is TargetRelation.REACH:
        return low
    return messages.term(f"target_{one.relation}", amount=low or high, low=low, high=high)


def details(one: Candidate, messages: Messages) -> str:
    """What else its sentence says: the time, the base, and of whom it is demanded one by one."""
    said = [
        messages.term("candidate_by", by=one.by) if one.by else "",
        messages.term("candidate_base", base=one.base) if one.base else "",
        messages.term("candidate_scope", scope=one.scope) if one.scope else "",
    ]
    return messages.punctuation.clauses.join(filter(None, said))


def _amount(value: Decimal | None, noun: str | None) -> str:
    if value is None:
        return ""
    return percent(value) if noun == "%" else f"{plain(value)} {noun or ''}".rstrip()
