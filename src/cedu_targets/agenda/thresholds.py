"""Thresholds: the numbers that came back beside what the items demand, 志愿者占社区人口 1%以上, exactly."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.evidence_findings import DocumentKey, Homes
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Item, Reported, Return
from cedu_targets.domain.numbers import percent, plain, rounded_apart
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation

_RULE = "status"
_CODE_NO_NUMBER = "DO009"
_HEADS = ("人均", "每人", "平均", "均", "/人", "/户")
"""Words beside a number that is an amount a head already."""
_PLACES = 4
"""Decimals of a share, or of an amount a head, in a sentence."""


class Unknown(StrEnum):
    """Why nobody can say whether a target was reached; the variants of DO009."""

    NUMBER = ""
    BASE = "base"
    ZERO = "zero"
    UNREAD = "unread"
    UNREAD_BASE = "unread_base"
    DIFFER = "differ"
    WHICH = "which"
    """A number of an item with several targets, in a row that names none."""


class Reading(Struct, frozen=True):
    """What was reached of one target: a number, or why there is none."""

    target: Target
    value: Fraction | None
    unknown: Unknown | None
    one: Return
    """Where it was reported."""

    @property
    def is_reached(self) -> bool | None:
        """Whether the target was reached; None where nobody can say."""
        if self.value is None:
            return None
        low, high = Fraction(self.target.number), self.target.value_high
        if self.target.relation is TargetRelation.AT_MOST:
            return self.value <= low
        if self.target.relation is TargetRelation.BETWEEN and high is not None:
            return low <= self.value <= Fraction(high)
        return self.value >= low


def threshold_findings(rows: Iterable[StatusRow], homes: Homes) -> Iterator[tuple[DocumentKey, Finding]]:
    """DO006, DO007 and DO009 of all items with targets, each with the list that it came in.

    Only a list with room for numbers is asked for them, and only beside what was begun: reported, or with material.
    """
    for row in rows:
        if row.item.targets and row.state is not State.VOID:
            yield from _of_row(row, homes)


def _of_row(row: StatusRow, homes: Homes) -> Iterator[tuple[DocumentKey, Finding]]:
    asked = [one for one in row.returns if homes.asks_numbers(one)]
    if not asked:
        return
    is_begun = any(one.reported is not Reported.BLANK for one in asked)
    is_begun = is_begun or (row.material is not None and bool(row.material.found))
    severity = Severity.WARNING if row.state in (State.DONE, State.DONE_LATE) else Severity.NOTE
    told: set[tuple[Unknown, int]] = set()
    for group in _groups(row.item.targets):
        readings = [_reading(target, row.item, asked) for target in group]
        if len(group) > 1:
            found = list(_of_alternatives(readings, row.item, severity, is_begun=is_begun))
        else:
            found = list(_of_one(readings[0], row.item, severity, is_begun=is_begun))
        for reading, finding in found:
            if reading.unknown is not Unknown.WHICH or (reading.unknown, id(reading.one)) not in told:
                told |= {(reading.unknown, id(reading.one))} if reading.unknown else set()
                yield homes.of(reading.one, row), finding


def _groups(targets: Sequence[Target]) -> Iterable[Sequence[Target]]:
    """The targets, alternatives together."""
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.either or f"\0{target.id}", []).append(target)
    return found.values()


def _reading(target: Target, item: Item, returns: Sequence[Return]) -> Reading:
    """What the returns say of a target: all that give a number give the same, or nobody knows."""
    is_alone = len(item.targets) == 1
    own = [one for one in returns if one.target == target.id or (one.target is None and is_alone)]
    filled = [one for one in own if one.number_text or one.base_text]
    if not filled:
        vague = [one for one in returns if one.target is None and one.number_text]
        return Reading(target, None, Unknown.WHICH if vague else Unknown.NUMBER, (vague or own or returns)[0])
    read = [(one, *measured(target, one)) for one in filled]
    if len({value for _, value, _ in read}) > 1:
        return Reading(target, None, Unknown.DIFFER, filled[-1])
    one, value, unknown = read[0]
    return Reading(target, value, unknown, one)


def measured(target: Target, one: Return) -> tuple[Fraction | None, Unknown | None]:
    """What one row reached, in the target's measure: a share, an amount a head, a count; or why nobody can say."""
    if not one.number_text:
        return None, Unknown.NUMBER
    if one.numerator is None:
        return None, Unknown.UNREAD
    value = Fraction(one.numerator)
    if target.kind is TargetKind.COUNT or _is_measured(target, one):
        return value, None
    if one.base_text and one.denominator is None:
        return None, Unknown.UNREAD_BASE
    if one.denominator is None:
        return None, Unknown.BASE
    if one.denominator <= 0:
        return None, Unknown.ZERO
    return value / Fraction(one.denominator), None


def _is_measured(target: Target, one: Return) -> bool:
    """Whether the number says by itself what it is of the base: 52%, 0.52, 人均2.1元. 52 alone may be persons."""
    assert one.numerator is not None
    if target.kind is TargetKind.PER_HEAD:
        return any(word in one.number_text for word in _HEADS)
    is_part = 0 <= one.numerator < 1
    return "%" in one.number_text or "％" in one.number_text or "百分" in one.number_text or is_part


def _of_one(reading: Reading, item: Item, severity: Severity, *, is_begun: bool) -> Iterator[tuple[Reading, Finding]]:
    if reading.unknown is not None:
        if reading.unknown is not Unknown.NUMBER or is_begun:
            yield reading, _unknown(reading, item, severity)
    elif not reading.is_reached:
        yield reading, _short(reading, item)


def _of_alternatives(
    readings: Sequence[Reading], item: Item, severity: Severity, *, is_begun: bool
) -> Iterator[tuple[Reading, Finding]]:
    """One that is reached is enough; as long as another one is not known, nobody says that none is."""
    if any(one.is_reached for one in readings):
        return
    unknown = [one for one in readings if one.unknown is not None]
    if not unknown:
        told = {"item": item.id, "targets": "；".join(_in_words(one) for one in readings)}
        severity = Severity.ERROR if any(one.target.binds for one in readings) else Severity.NOTE
        yield readings[0], Finding("DO007", _RULE, severity, _place(readings[0], item), told)
        return
    if len(unknown) == len(readings) and not is_begun and all(one.unknown is Unknown.NUMBER for one in unknown):
        return
    short = "；".join(_in_words(one) for one in readings if one.unknown is None)
    for one in unknown if short else unknown[:1]:
        found = _unknown(one, item, severity)
        is_open = bool(short) and one.unknown is Unknown.NUMBER
        yield (
            one,
            replace(found, parameters={**found.parameters, "short": short}, variant="either") if is_open else found,
        )


def _in_words(reading: Reading) -> str:
    """`农民实用技术培训率 60%（70%以上）`."""
    name = reading.target.name or reading.target.text
    return f"{name} {_written(reading)}（{reading.target.printed}）"


def _unknown(reading: Reading, item: Item, severity: Severity) -> Finding:
    target, one = reading.target, reading.one
    told: dict[str, Parameter] = {
        "item": item.id, "name": target.name or target.text, "printed": target.printed, "base": target.base or "",
        "said": one.base_text if reading.unknown is Unknown.UNREAD_BASE else one.number_text,
    }  # fmt: skip
    return Finding(_CODE_NO_NUMBER, _RULE, severity, _place(reading, item), told, variant=reading.unknown or "")


def _short(reading: Reading, item: Item) -> Finding:
    target = reading.target
    assert reading.value is not None
    bound = target.number
    if target.relation is TargetRelation.BETWEEN and target.value_high and reading.value > Fraction(target.value_high):
        bound = target.value_high
    told: dict[str, Parameter] = {
        "item": item.id, "name": target.name or target.text, "printed": target.printed, "said": _written(reading),
        "rate": int(target.kind is TargetKind.SHARE), "of": _measure(target),
    }  # fmt: skip
    actual = _rounded(reading.value, bound)
    variant = "each" if target.each else "over" if reading.value > Fraction(bound) else ""
    severity = Severity.ERROR if target.binds else Severity.NOTE
    place = _place(reading, item)
    return Finding("DO006", _RULE, severity, place, told, bound, actual, actual - bound, variant=variant)


def _written(reading: Reading) -> str:
    """The number that was reached, in words: 60%, 1名."""
    assert reading.value is not None
    value = _rounded(reading.value, reading.target.number)
    return percent(value) if reading.target.kind is TargetKind.SHARE else f"{plain(value)}{_measure(reading.target)}"


def _measure(target: Target) -> str:
    return "" if target.kind is TargetKind.SHARE else target.unit_of_measure or ""


def _rounded(value: Fraction, bound: Decimal) -> Decimal:
    """A number with a few decimals; the bound that it does not reach it never shows."""
    return rounded_apart(value, (bound,), _PLACES)


def _place(reading: Reading, item: Item) -> Place:
    one = reading.one
    cell = one.number_cell or one.place.cell
    return replace(one.place, path=None, cell=cell, item=item.id, unit=one.unit)
