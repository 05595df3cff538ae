"""SC011, SC012, SC014: what a checklist says of its items can be counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.items import Items, Reported, Return

_LONG_BEFORE = timedelta(days=62)
_NOTES = frozenset({"unclear", "early"})


class Answers(ItemRule, frozen=True, kw_only=True):
    """What is done names its evidence, what is given up its reason, and every answer says how it stands."""

    codes: ClassVar = ("SC011", "SC012", "SC014")
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["answers"] = "answers"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - answers alone
        """A finding for each thing that an answer lacks; a blank row lacks nothing."""
        for one in items.returns:
            place = replace(one.place, item=one.item, unit=one.unit)
            told: dict[str, Parameter] = {"item": one.item, "said": one.said, "day": one.completed_text}
            for code, variant in _lacking(one, items):
                severity = self.binds if variant not in _NOTES else min(self.binds, Severity.NOTE, key=_rank)
                yield Finding(code, self.id, severity, place, told, variant=variant)

    def places(self, items: Items) -> int:
        """Every row that is not blank."""
        return sum(not _is_empty(one) for one in items.returns)


def _lacking(one: Return, items: Items) -> Iterator[tuple[str, str]]:
    """The code of each thing that an answer lacks, with the variant of its words."""
    match one.reported:
        case Reported.DONE:
            if items.asks_evidence and not items.asks_numbers and not one.evidence:  # a dossier has folders for it
                yield "SC011", ""
            if _names_no_day(one):
                yield "SC014", "no_day"
            elif _is_early(one, items):
                yield "SC014", "early"
        case Reported.CANCELLED if not one.reason:
            yield "SC012", ""
        case Reported.BLANK if not _is_empty(one):
            yield "SC014", ""
        case Reported.NOT_DONE | Reported.IN_PROGRESS if one.completed is not None:
            yield "SC014", "dated"
        case Reported.UNCLEAR:
            yield "SC014", "unclear"


def _names_no_day(one: Return) -> bool:
    """Whether what is written for the day is none; a dash is a blank."""
    return one.completed is None and any(sign.isalnum() for sign in one.completed_text)


def _is_early(one: Return, items: Items) -> bool:
    """Whether something is said to have been done before the plan's years, or months before its time begins."""
    if one.completed is None:
        return False
    if items.period and one.completed < date(int(items.period[:4]), 1, 1):
        return True
    start = items.by_id[one.item].due.start
    return start is not None and one.completed + _LONG_BEFORE < start


def _is_empty(one: Return) -> bool:
    is_dated = one.completed is not None or _names_no_day(one)
    return one.reported is Reported.BLANK and not (is_dated or one.evidence or one.reason)


def _rank(severity: Severity) -> int:
    return severity.rank
