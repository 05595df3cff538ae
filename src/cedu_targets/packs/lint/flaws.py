"""Flaws: mistakes that the rules of a pack show without any number (ranges, columns, cycles), and contradictions."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction

from msgspec import Struct, field

from cedu_targets.checks.table.columns import side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.demand import ColumnsDemand
from cedu_targets.domain.finding import Fact, Parameter, Severity
from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import Side, UnknownColumnError, short_side_text
from cedu_targets.packs.lint.conflicts import RuleConflict, conflicts
from cedu_targets.packs.lint.linear_forms import LinearForms
from cedu_targets.packs.lint.pack_rules import PackRules
from cedu_targets.packs.lint.simplex import Budget, ExhaustedError
from cedu_targets.packs.lint.systems import systems

Path = tuple[str | int, ...]
_QUICK = 60_000
"""What loading a pack may spend on contradictions; `cedu rules lint` spends more."""


class Flaw(Struct, frozen=True):
    """A mistake at a path of the pack; `code` and `variant` choose its sentence."""

    code: str
    path: Path
    rule: str
    severity: Severity = Severity.ERROR
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    variant: str = ""
    unit: str | None = None
    indicator: str | None = None


def refusals(pack_rules: PackRules, aside: Iterable[int] = ()) -> Iterator[Flaw]:
    """The mistakes for which no table could ever pass: such a pack is refused.

    Rules that stand `aside`, and those that are wrong by themselves, are not held against others.
    """
    left_out = set(aside)
    for flaw in structural(pack_rules, left_out):
        if flaw.path[0] == "rules":
            left_out.add(int(flaw.path[1]))
        yield flaw
    forms = LinearForms(pack_rules)
    with suppress(ExhaustedError):
        groups = systems(forms.all, Budget(_QUICK))
        for conflict in conflicts(forms, groups, Severity.ERROR, left_out):
            yield contradiction(pack_rules, conflict)


def contradiction(pack_rules: PackRules, conflict: RuleConflict) -> Flaw:
    """A conflict, told at the last of its rules."""
    last = conflict.rules[-1]
    return Flaw(
        "PK101",
        ("rules", last, "id"),
        pack_rules.rules[last].id,
        conflict.severity,
        {"count": len(conflict.rules), "facts": conflict.facts},
        "one" if len(conflict.rules) == 1 else "",
    )


def structural(pack_rules: PackRules, aside: Iterable[int] = ()) -> Iterator[Flaw]:
    """Ranges that run backwards, columns that the pack does not have, empty bands, totals that are their own part.

    No total is followed through the rules that stand `aside`.
    """
    for path, rule, text in _written(pack_rules):
        first, is_range, last = text.removeprefix("-").partition("..")
        if is_range and _runs_backwards(first, last, pack_rules):
            yield Flaw("PK104", path, rule, parameters={"text": text, "mended": f"{last}..{first}"})
        elif pack_rules.columns is not None and (unknown := _unknown(text, pack_rules)) is not None:
            yield Flaw("PK102", path, rule, parameters={"unknown": unknown})
    for number, entry in pack_rules.rules.items():
        if entry.band is None:
            continue
        low, high = map(_limit, entry.band)
        if low and high and low[1:] == high[1:] and low[0] > high[0]:
            limits: dict[str, Parameter] = dict(zip(("floor", "ceiling"), entry.band, strict=True))
            yield Flaw("PK105", ("rules", number, "at_least"), entry.id, parameters=limits)
    yield from _cycles(pack_rules, set(aside))


def _written(pack_rules: PackRules) -> Iterator[tuple[Path, str, str]]:
    for number, column in enumerate(pack_rules.columns or ()):
        yield ("columns", number), "columns", column
    for number, rule in pack_rules.rules.items():
        for path, text in rule.column_places():
            yield ("rules", number, *path), rule.id, text


def _runs_backwards(first: str, last: str, pack_rules: PackRules) -> bool:
    if first.isdigit() and last.isdigit():
        return int(first) > int(last)
    codes = list(pack_rules.table.codes) if pack_rules.columns is not None else []
    return first in codes and last in codes and codes.index(first) > codes.index(last)


def _unknown(text: str, pack_rules: PackRules) -> str | None:
    known = pack_rules.table.by_code
    if text in known or text in pack_rules.context.columns:
        return None
    try:
        side_of([text], pack_rules.table, pack_rules.context)
    except UnknownColumnError as error:
        return str(error.args[0])
    return None


def _limit(text: str) -> tuple[Fraction, str | None, bool] | None:
    """An amount, with what it is counted in and whether it carries a power (21 万): only equals are compared."""
    try:
        quantity = parse_quantity(text)
    except ValueError:  # a share with a sign
        number = parse_number(text)
        return None if number is None else (Fraction(number.value), "%" if number.percent else None, False)
    has_power = quantity.noun is None and not quantity.text.replace(".", "").replace(",", "").isdigit()
    return (Fraction(quantity.low or 0), quantity.noun, has_power)


def _cycles(pack_rules: PackRules, aside: set[int]) -> Iterator[Flaw]:
    """Totals that are their own part, directly or through other totals: all else in the circle would have to be 0."""
    parts: dict[str, list[tuple[str, int]]] = {}
    same: dict[str, str] = {}
    rules = [(number, rule) for number, rule in pack_rules.rules.items() if number not in aside]
    sums = [(number, *one) for number, rule in rules for one in _sums(rule, pack_rules)]
    for _, whole, parts_of in sums:
        if len(parts_of) == 1 and parts_of[0] != whole:
            same[_root(parts_of[0], same)] = _root(whole, same)
    for number, whole, parts_of in sums:
        if len(parts_of) > 1 or parts_of == [whole]:
            parts.setdefault(_root(whole, same), []).extend((_root(part, same), number) for part in parts_of)
    done: set[str] = set()
    for column in parts:
        circle = _circle(column, parts, done)
        if circle:
            yield _circular(pack_rules, circle)


def _totals(rule: TableRule, pack_rules: PackRules) -> Iterator[tuple[str, Side]]:
    """(a single column, the sum of columns that it equals), as the rule says it."""
    with suppress(UnknownColumnError):
        for demand in rule.demands(pack_rules.table, pack_rules.context):
            if isinstance(demand, ColumnsDemand) and demand.comparator == "=":
                yield demand.left[0].code, demand.right


def _sums(rule: TableRule, pack_rules: PackRules) -> Iterator[tuple[str, list[str]]]:
    """(total, its parts) of each sum; 3=1-2 says that 2 and 3 are the parts of 1. Others are no breakdown."""
    for whole, side in _totals(rule, pack_rules):
        plus, minus = ([term.code for term in side if term.sign == sign] for sign in (1, -1))
        if not minus:
            yield whole, plus
        elif len(plus) == 1:
            yield plus[0], [whole, *minus]


def _circle(start: str, parts: Mapping[str, list[tuple[str, int]]], done: set[str]) -> list[tuple[str, int]]:
    """The first circle that is met from a total downward: (column, the rule that makes it a part of the one before)."""
    way: list[tuple[str, int]] = [(start, -1)]
    position = {start: 0}
    ways = [iter(parts.get(start, ()))]
    while ways:
        step = next(ways[-1], None)
        if step is None:
            column, _ = way.pop()
            done.add(column)
            del position[column]
            ways.pop()
        elif step[0] in position:
            done.update(position)
            return [*way[position[step[0]] :], step]
        elif step[0] in parts and step[0] not in done:
            position[step[0]] = len(way)
            way.append(step)
            ways.append(iter(parts[step[0]]))
    return []


def _circular(pack_rules: PackRules, circle: list[tuple[str, int]]) -> Flaw:
    rules = sorted({number for _, number in circle[1:]})
    facts = []
    for number in rules:
        rule = pack_rules.rules[number]
        for whole, side in _totals(rule, pack_rules):
            parts = short_side_text(side, pack_rules.table.codes)
            facts.append(Fact(rule.id, pack_rules.line(number), whole, "=", parts, is_amount=False))
    path: Path = ("rules", rules[-1], "parts")
    parameters: dict[str, Parameter] = {"facts": tuple(facts), "total": circle[0][0]}
    columns = [column for column, _ in circle]
    parameters["circle"] = " → ".join(columns if len(columns) < 10 else [*columns[:4], "…", *columns[-3:]])
    return Flaw(
        "PK103",
        path,
        pack_rules.rules[rules[-1]].id,
        parameters=parameters,
        variant="" if len(circle) == 2 else "circle",
    )


def _root(column: str, same: Mapping[str, str]) -> str:
    while column in same and same[column] != column:
        column = same[column]
    return column
