"""Conflicts of rules against brute force: each is real, and no part of it is one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.packs.lint.linear_forms import LinearForms
from cedu_targets.packs.lint.lint import lint
from cedu_targets.packs.written_pack import load_pack, read_pack, rules_in
from pack_texts import bound, pack, total

_COLUMN = st.integers(1, 3)
_RULE = st.one_of(
    st.tuples(st.just("≥"), _COLUMN, st.integers(0, 4)),
    st.tuples(st.just("≤"), _COLUMN, st.integers(0, 4)),
    st.tuples(st.just("<"), _COLUMN, _COLUMN),
    st.tuples(st.just("="), st.permutations([1, 2, 3]).map(tuple), st.just(0)),
    st.tuples(st.just("either"), st.tuples(_COLUMN, _COLUMN), st.tuples(st.integers(1, 4), st.integers(1, 4))),
)
_GRID = numpy.indices((37, 37, 37)).reshape(3, -1)
"""Quarters, as whole numbers."""


def written(number: int, rule: Any) -> str:
    kind, one, two = rule
    match kind:
        case "≥" | "≤":
            return bound(f"r{number}", one, f'{"at_least" if kind == "≥" else "at_most"}: "{two}"')
        case "<":
            return f'{{id: r{number}, check: not_above, part: ["{one}"], whole: ["{two}"], strict: true}}'
        case "=":
            return total(f"r{number}", *one)
    floors = ", ".join(
        f'{{indicator: "{column}", at_least: "{least}"}}' for column, least in zip(one, two, strict=True)
    )
    return f"{{id: r{number}, check: either, floors: [{floors}]}}"


def allowed(rule: Any) -> Any:
    """Which tables of the grid a rule allows."""
    kind, one, two = rule
    match kind:
        case "≥":
            return _GRID[one - 1] >= 4 * two
        case "≤":
            return _GRID[one - 1] <= 4 * two
        case "<":
            return _GRID[one - 1] < _GRID[two - 1]
        case "=":
            return _GRID[one[0] - 1] == _GRID[one[1] - 1] + _GRID[one[2] - 1]
    return numpy.any([_GRID[column - 1] >= 4 * least for column, least in zip(one, two, strict=True)], axis=0)


def all_allow(rules: Sequence[Any]) -> Any:
    return numpy.all([_GRID[0] >= 0, *map(allowed, rules)], axis=0)


def possible(rules: Sequence[Any]) -> bool:
    return bool(all_allow(rules).any())


@given(st.lists(_RULE, min_size=1, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_conflicts_are_real_and_smallest(tmp_path_factory: pytest.TempPathFactory, rules: list[Any]) -> None:
    path = pack(
        tmp_path_factory.mktemp("packs"),
        *(written(*one) for one in enumerate(rules)),
        head="name: p\ntitle: t\nrules:\n",
    )
    findings = lint(path).findings
    circular = [finding for finding in findings if finding.code == "PK103"]
    found = [finding for finding in findings if finding.code == "PK101"]
    if circular:
        return
    assert bool(found) == (not possible(rules))
    for finding in found:
        facts = finding.parameters["facts"]
        assert isinstance(facts, tuple)
        blamed = [rules[number] for number in sorted({int(fact.rule[1:]) for fact in facts})]
        assert len(blamed) == finding.parameters["count"]
        assert not possible(blamed)
        for left_out in range(len(blamed)):
            assert possible(blamed[:left_out] + blamed[left_out + 1 :])
    for finding in findings:
        number = int(finding.rule[1:])
        if finding.code == "PK108":
            assert allowed(rules[number]).all()
        if finding.code == "PK107":
            facts = finding.parameters["facts"]
            assert isinstance(facts, tuple)
            proof = [rules[other] for other in {int(fact.rule[1:]) for fact in facts}]
            assert allowed(rules[number])[all_allow(proof)].all()
    if not found:
        load_pack(path)


def test_the_sums_of_a_rule_are_sought_row_by_row(tmp_path: Path) -> None:
    sums = '{id: s, check: part_whole, whole: "1", parts: ["2", "3"], also: [["4", "5"]]}'
    read = read_pack(pack(tmp_path, sums))
    forms = LinearForms(rules_in(read.whole(), read)).all
    last = [entry.form[-1][0] for entry in forms if entry.rule == 0]
    assert last == [(1, "3"), (1, "5"), (0, "3"), (0, "5")]
