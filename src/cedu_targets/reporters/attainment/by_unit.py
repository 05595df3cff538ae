"""Targets that are judged unit by unit: which of them have it, which lack it, and which did not report."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cedu_targets.attainment.findings import reason_of
from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.gap import State
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets import TargetKind
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance_text, names_text, part_text, reached_value, working_text
from cedu_targets.reporters.attainment.verdicts import Entry, Verdict
from cedu_targets.reporters.shared.target_words import demanded_text

_BUILT = frozenset({None, "%", "所", "个", "处", "家", "座", "间", "块"})
"""Units of measure of what is built; of teachers and the like it is said that a unit reaches the number."""
_EVERY = lazy_pattern("^(?:各个?|每个?|所有)(?=.)")
_NOT_YET = (Verdict.HOPED, Verdict.OPEN, Verdict.WAITING)


def is_counted_by_unit(entry: Entry) -> bool:
    """Whether it is a coverage of which the units are known."""
    row = entry.whole
    if row is None or row.target.kind is not TargetKind.COVERAGE or row.why not in (None, Why.INCOMPLETE):
        return False
    return bool(row.units or row.lacking)


def coverage_text(row: Attained, messages: Messages, most: int | None = None, of_units: Sequence[Attained] = ()) -> str:
    """`县(区) 6 个中 5 个建成（83.3%），缺：高新区；未报：…`; with the demand, where it is not all of them.

    With the rows of its units it says of those that have too few how many.
    """
    told = [covered_text(row, messages)]
    if row.target.value != 1 or row.target.unit_of_measure == "%":
        told.insert(0, messages.term("att_target", demanded=demanded_text(row.target, messages)))
    named = list(coverage_names(row, messages, most, of_units))
    lacking = named[: bool(row.lacking)]
    told = [messages.punctuation.clauses.join([*told, *lacking]), *named[len(lacking) :]]
    text = messages.punctuation.phrases.join(told)
    if row.why is Why.INCOMPLETE:
        return messages.term("att_send", text=text, next=messages.term("att_incomplete_next"))
    return text


def covered_text(row: Attained, messages: Messages) -> str:
    """`县(区) 6 个中 5 个建成（83.3%）`; over a base before it how much of that: `覆盖 92%（23 ÷ 25 个，…）`."""
    count, total = len(row.units), units_n(row)
    name = "att_built" if row.target.unit_of_measure in _BUILT else "att_equipped"
    share = part_text(count, total)
    if covered_of_base(row) is None:
        scope = f"{scope_text(row)} " if row.target.scope else ""
        return messages.term(name, scope=scope, total=total, count=count, share=share)
    covered = messages.term("att_covered", share=reached_value(row), working=working_text(row, messages))
    units = messages.term("att_units_reached", total=total, count=count, share=share)
    return messages.punctuation.clauses.join((covered, units))


def scope_text(row: Attained) -> str:
    """The units that a coverage is asked of, without the word for all of them: 各县(区)、管委会 are 县(区)、管委会."""
    return _EVERY.sub("", row.target.scope or "")


def covered_of_base(row: Attained) -> tuple[Decimal, Decimal] | None:
    """How much of its base a coverage reaches, and the base, where that is not simply the number of its units."""
    part, of = row.total, row.base_total
    if row.target.base is None or row.value is None or part is None or not of or of == units_n(row):
        return None
    return (part, of) if row.value == Fraction(part) / Fraction(of) else None


def units_n(row: Attained) -> int:
    """How many units a coverage is of, those too of which it cannot be told."""
    named = len(row.units) + len(row.lacking) + len(row.silent)
    return named if row.base_total is None or row.target.base is not None else max(named, int(row.base_total))


def coverage_names(
    row: Attained, messages: Messages, most: int | None = None, of_units: Sequence[Attained] = ()
) -> Iterator[str]:
    """`缺：高新区管委会`, `未报：…`."""
    short = [one for one in of_units if one.unit in row.lacking]
    few = {one.unit: _with_distance(one, messages) for one in short} if any(one.value for one in short) else {}
    yield from _named("att_lacking", [few.get(unit, unit) for unit in row.lacking], messages, most)
    yield from _named("att_silent_units", row.silent, messages, most)


def silent_units(entry: Entry) -> Sequence[str]:
    """The units that did not report."""
    if is_counted_by_unit(entry):
        return entry.row.silent
    return [row.unit or "" for row in entry.units if row.state is State.NOT_REPORTED]


def units_text(entry: Entry, messages: Messages, most: int | None = None) -> str:
    """`12 个单位中 8 个达到（66.7%）；未达到：甲（差 1 名）、乙（差 1 名）；未报：丙`."""
    count, total = len(entry.reaching), len(entry.units)
    told = messages.term("att_units_reached", total=total, count=count, share=part_text(count, total))
    are_all_open = len(entry.of(Verdict.UNJUDGED)) == total  # none of them has failed either
    return messages.punctuation.phrases.join((*([] if are_all_open else [told]), *units_named(entry, messages, most)))


def units_named(entry: Entry, messages: Messages, most: int | None = None) -> Iterator[str]:
    """The units that are short, that could not be judged, and that did not report, each kind by its names."""
    below = [row for row in entry.of(*_NOT_YET) if row.value is not None and row.state is State.BELOW]
    yield from _named("att_units_short", _with_distances(entry.of(Verdict.MISSED), messages), messages, most)
    yield from _named("att_units_below", _with_distances(below, messages), messages, most)
    by_reason: dict[str, list[Attained]] = {}
    for row in entry.of(Verdict.UNJUDGED):
        by_reason.setdefault(messages.title(reason_of(row)), []).append(row)
    for reason, rows in by_reason.items():
        names = names_text([row.unit or "" for row in rows], messages, most)
        yield messages.term("att_units_unjudged", reason=reason, names=names)
    silent = [row.unit or "" for row in entry.units if row.state is State.NOT_REPORTED]
    yield from _named("att_silent_units", silent, messages, most)


def _with_distances(rows: Sequence[Attained], messages: Messages) -> Sequence[str]:
    return [_with_distance(row, messages) for row in rows]


def _with_distance(row: Attained, messages: Messages) -> str:
    far = distance_text(row, messages)
    return f"{row.unit}{messages.term('in_brackets', text=far)}" if far else row.unit or ""


def _named(name: str, names: Sequence[str], messages: Messages, most: int | None) -> Iterator[str]:
    if names:
        yield messages.term(name, names=names_text(names, messages, most))
