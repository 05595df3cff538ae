"""Words that the reports of `cedu rollup` share: sums, marks of a slot, why a form is not counted."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cedu_targets.domain.numbers import plain
from cedu_targets.domain.records import RecordField
from cedu_targets.messages.messages import Messages
from cedu_targets.rollups.figure_report import FigureDetail, SentForm
from cedu_targets.rollups.report import Detail, RollupReport
from cedu_targets.rollups.slots import Form, Outcome, Slot, Slots, SlotState
from cedu_targets.rollups.sums import Total
from cedu_targets.rollups.table import COLUMNS

HEADS = dict(
    zip(COLUMNS, [f"head_rollup_{name}" for name in ("attendances", "classes", "hours", "persons")], strict=True)
)
"""The terms over the columns of sums."""
SAID_ELSEWHERE = frozenset(
    {
        Outcome.COUNTED, Outcome.SAME, Outcome.DIFFERS, Outcome.NOT_PREFERRED, Outcome.BLANK, Outcome.OTHER_MONTH,
        Outcome.UNREAD,
    }
)  # fmt: skip
"""What a finding says already, or one line of all such forms."""
SAID_OF_FIGURES = SAID_ELSEWHERE - {Outcome.BLANK, Outcome.UNREAD}
"""The same of forms with numbers."""


def mark(slot: Slot, messages: Messages) -> str:
    """What came of a unit for a month in a word: 报, 迟, 零, 零（迟）, 缺, 不一致, 未到."""
    if not slot.is_late:
        return messages.term(f"slot_{slot.state}")
    return messages.term("slot_nil_late" if slot.state is SlotState.NIL else "slot_late")


def meaning_of(report: Slots, messages: Messages) -> str:
    """What the marks of classes mean."""
    return messages.term("meaning_slot" if report.due_day is not None else "meaning_slot_untimed")


def title(report: RollupReport, messages: Messages) -> str:
    """What was put together, and of which months: `百胜镇培训月报表汇总 · 2020年5月至2020年7月 · 截至2020年8月10日`."""
    of_forms = title_of_forms(report, messages)
    named = messages.term("rollup_title", title=of_forms) if of_forms else messages.term("rollup_title_plain")
    day = messages.term("rollup_as_of", day=messages.day(report.as_of))
    return " · ".join(filter(None, (named, span(months_of(report), messages), day)))


def title_of_forms(report: RollupReport, messages: Messages) -> str | None:
    """The title of the forms, as they have it; of forms with numbers what these are about."""
    if report.has_classes or report.figures is None:
        return report.title
    return messages.term("figures_title", title=report.figures.title or "")


def months_of(report: RollupReport) -> Sequence[str]:
    """The months of all forms, in order."""
    return sorted({month for part in report.parts for month in part.months})


def span(months: Sequence[str], messages: Messages) -> str:
    """From the first to the last month; empty without any."""
    if not months:
        return ""
    first, last = messages.month(months[0]), messages.month(months[-1])
    return first if first == last else messages.term("rollup_span", first=first, last=last)


def month_heads(months: Sequence[str], messages: Messages) -> dict[str, str]:
    """The months as short as they can be told apart: 5月, or 2020-05 where they are of several years."""
    is_one_year = len({month[:4] for month in months}) == 1
    return {month: messages.month(month[5:]) if is_one_year else month for month in months}


def amount(value: Decimal | int | None, *, is_incomplete: bool = False, messages: Messages | None = None) -> str:
    """A sum; a dash where it is not known, and where it is too small by an unknown amount a mark behind it."""
    if value is None:
        return "—"
    text = plain(Decimal(value))
    if not is_incomplete:
        return text
    return f"{text}＊" if messages is None else text + messages.term("rollup_incomplete_mark")


def sums_text(total: Total, messages: Messages) -> str:
    """`培训人次 150，班次 3，课时 12`; persons only where they are known."""
    return messages.punctuation.clauses.join(_sums(total, messages))


def _sums(total: Total, messages: Messages) -> Iterator[str]:
    sums = total.sums
    for name, value, field in (
        ("attendances", sums.attendances, RecordField.PEOPLE),
        ("classes", sums.classes, None),
        ("hours", sums.hours, RecordField.HOURS),
        ("persons", sums.persons if sums.classes else None, RecordField.FIRST_TIME),
    ):
        if value is not None:
            told = amount(value, is_incomplete=field in total.incomplete, messages=messages)
            yield messages.term(f"rollup_{name}", sum=told)


def counts_text(slots: Sequence[Slot], messages: Messages) -> str:
    """How a unit's forms came: `报 2，缺 1（2020年7月）`; of what is missing or differs the months."""
    told = []
    for state in SlotState:
        here = [slot for slot in slots if slot.state is state]
        for some in ([slot for slot in here if not slot.is_late], [slot for slot in here if slot.is_late]):
            if not some:
                continue
            what = messages.term("rollup_state", state=mark(some[0], messages), count=len(some))
            if state in (SlotState.MISSING, SlotState.BLANK, SlotState.DIFFERING):
                names = messages.punctuation.names.join(messages.month(slot.period) for slot in some)
                what = messages.term("rollup_named", what=what, names=names)
            told.append(what)
    return messages.punctuation.clauses.join(told)


def reason(form: Form | Detail | FigureDetail | SentForm, messages: Messages) -> str:
    """Why a form is not counted."""
    month = "" if form.period is None else form.period
    is_month = month[5:].isdecimal() and 1 <= int(month[5:]) <= 12
    if form.outcome is Outcome.OUTSIDE and not is_month:
        return messages.term("outcome_outside_no_month")
    name = f"outcome_{form.outcome}"
    return messages.term(name, unit=form.unit or "", month=messages.month(month) if is_month else "")
