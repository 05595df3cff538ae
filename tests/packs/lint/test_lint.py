"""Linting a pack: each kind of mistake at its line, conflicts that are real and smallest, checked against brute force."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.fault import PackFault
from cedu_targets.packs.find import bundled_packs, load_pack
from cedu_targets.packs.lint.lint import lint
from cedu_targets.packs.lint.simplex import Bound, Budget, ExhaustedError, Simplex
from cedu_targets.report import FileReport
from project import JIANGNING, Run

HEAD = 'name: p\ntitle: t\ncolumns: ["1..9"]\nunits: [甲, 乙, 丙]\ndistrict: 全区\nrules:\n'
"""The first rule stands in line 7."""


def bound(name: str, column: object, more: str) -> str:
    return f'{{id: {name}, check: bounds, indicators: ["{column}"], {more}}}'


def total(name: str, whole: object, *parts: object) -> str:
    return f'{{id: {name}, check: part_whole, whole: "{whole}", parts: [{", ".join(f"{chr(34)}{part}{chr(34)}" for part in parts)}]}}'


def pack(path: Path, *rules: str, head: str = HEAD) -> Path:
    path = path / "pack.yaml"
    path.write_text(head + "".join(f"  - {rule}\n" for rule in rules), encoding="utf-8")
    return path


def told(report: FileReport) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.place.line, str(finding.severity)) for finding in report.findings]


FLOORS = (bound("f2", 2, 'at_least: "5"'), bound("f3", 3, 'at_least: "6"'))
CAP, SUM = bound("c1", 1, 'at_most: "10"'), total("s", 1, 2, 3)

KINDS: dict[str, tuple[Sequence[str], list[tuple[str, int, str]]]] = {
    "contradiction": ((*FLOORS, CAP, SUM), [("PK101", 10, "error")]),
    "just possible": ((FLOORS[0], bound("f3", 3, 'at_least: "4"'), CAP, SUM), []),
    "a hope only": (
        (bound("w", 2, 'at_least: "9", strength: expected'), bound("c", 2, 'at_most: "8"')),
        [("PK101", 8, "note")],
    ),
    "a warning only": (
        (bound("w", 2, 'at_least: "9", severity: warning'), bound("c", 2, 'at_most: "8"')),
        [("PK101", 8, "warning")],
    ),
    "other rows": ((bound("w", 2, 'at_least: "9", only: [甲]'), bound("c", 2, 'at_most: "8", without: [甲]')), []),
    "through the district": (
        (
            bound("u", 2, 'at_least: "4", rows: units'),
            '{id: d, check: district_sum, indicators: ["2"]}',
            bound("c", 2, 'at_most: "11", rows: district'),
        ),
        [("PK101", 9, "error")],
    ),
    "neither of two": (
        (
            '{id: e, check: either, floors: [{indicator: "8", at_least: "5"}, {indicator: "9", at_least: "3"}]}',
            bound("c8", 8, 'at_most: "4"'),
            bound("c9", 9, 'at_most: "2"'),
        ),
        [("PK101", 9, "error")],
    ),
    "one of two is left": (
        (
            '{id: e, check: either, floors: [{indicator: "8", at_least: "5"}, {indicator: "9", at_least: "3"}]}',
            bound("c8", 8, 'at_most: "4"'),
        ),
        [],
    ),
    "strictly below": (
        (
            '{id: a, check: not_above, part: ["1"], whole: ["2"], strict: true}',
            '{id: b, check: not_above, part: ["2"], whole: ["1"]}',
        ),
        [("PK101", 8, "error")],
    ),
    "below itself": (
        ('{id: a, check: not_above, part: ["1"], whole: ["1"], strict: true}',),
        [("PK101", 7, "error")],
    ),
    "a rate written as 95": (
        ('{id: r, check: rates, indicators: ["5"]}', bound("f", 5, 'at_least: "95"')),
        [("PK101", 8, "warning")],
    ),
    "claims": (
        (
            '{id: a, check: narrative_claim, quote: 覆盖率达到 90%, indicator: ["5"]}',
            bound("f", 5, "at_least: 95%"),
        ),
        [("PK101", 8, "warning")],
    ),
    "other units of measure": ((bound("a", 2, "at_least: 3000 人"), bound("b", 2, 'at_most: "3"')), []),
    "same units of measure": (
        (bound("a", 2, "at_least: 3000 人"), bound("b", 2, "at_most: 0.2 万人")),
        [("PK101", 8, "error")],
    ),
    "share of another column": (
        (
            bound("a", 2, "at_least: 100 人"),
            bound("b", 1, "at_most: 40 人"),
            '{id: c, check: coverage, count: "1", of: "2", at_least: 50%}',
        ),
        [("PK101", 9, "error")],
    ),
    "unknown column": ((bound("a", 12, 'at_least: "1"'),), [("PK102", 7, "error")]),
    "unknown column among alternatives": (
        ('{id: e, check: either, floors: [{indicator: "8", at_least: "5"}, {indicator: "12", at_least: "3"}]}',),
        [("PK102", 7, "error")],
    ),
    "own part": ((total("s", 1, 1, 2),), [("PK103", 7, "error")]),
    "circle": ((total("s", 1, 2, 3), total("t", 2, 4, 5), total("u", 4, 1, 6)), [("PK103", 9, "error")]),
    "circle through an alias": ((total("s", 1, 2), total("t", 2, 1, 3)), [("PK103", 8, "error")]),
    "backwards": ((bound("a", "8..2", 'at_least: "1"'),), [("PK104", 7, "error")]),
    "empty band": ((bound("a", 1, 'at_least: "9", at_most: "8"'),), [("PK105", 7, "error")]),
    "empty band of change": (
        ('{id: a, check: change, indicators: ["1"], at_least: 10%, at_most: -10%}',),
        [("PK105", 7, "error")],
    ),
    "repeat": ((total("s", 1, 2, 3), total("t", 3, 1, "-2")), [("PK106", 8, "warning")]),
    "bound that repeats": (
        (bound("a", 1, 'at_least: "5"'), bound("b", 1, 'at_least: "5.0"')),
        [("PK106", 8, "warning")],
    ),
    "part that repeats": (
        (
            '{id: a, check: not_above, part: ["1"], whole: ["2", "3"]}',
            '{id: b, check: not_above, part: ["1"], whole: ["3", "2"]}',
        ),
        [("PK106", 8, "warning")],
    ),
    "alternatives that repeat": (
        (
            '{id: a, check: either, floors: [{indicator: "8", at_least: "5"}, {indicator: "9", at_least: "3"}]}',
            '{id: b, check: either, floors: [{indicator: "8", at_least: "5.0"}, {indicator: "9", at_least: "3"}]}',
        ),
        [("PK106", 8, "warning")],
    ),
    "a lower share": (
        (
            '{id: a, check: coverage, count: "1", of: "2", at_least: 60%}',
            '{id: b, check: coverage, count: "1", of: "2", at_least: 50%}',
        ),
        [("PK107", 8, "warning")],
    ),
    "a lower share that is stated in the table": (
        (
            '{id: a, check: coverage, count: "1", of: "2", at_least: 60%}',
            '{id: b, check: coverage, count: "1", of: "2", at_least: 50%, rate: "5"}',
        ),
        [],
    ),
    "repeat without numbers": (
        ('{id: a, check: present, indicators: ["1"]}', '{id: b, check: present, indicators: ["1"]}'),
        [("PK106", 8, "warning")],
    ),
    "implied": ((FLOORS[0], SUM, bound("f", 1, 'at_least: "4"')), [("PK107", 9, "warning")]),
    "firmer than what implies it": (
        (bound("w", 2, 'at_least: "5", strength: expected'), bound("f", 2, 'at_least: "4"')),
        [],
    ),
    "never fails": ((bound("a", 1, 'at_least: "0"'),), [("PK108", 7, "warning")]),
    "a part of its sum": (
        ('{id: a, check: not_above, part: ["1"], whole: ["1", "2"]}',),
        [("PK108", 7, "warning")],
    ),
    "a difference may be negative": ((total("s", 3, 1, "-2"), bound("a", 3, 'at_least: "0"')), []),
    "growth may be negative": (
        ('{id: r, check: rates, indicators: ["5"], may_exceed: true}', bound("a", 5, "at_least: 0%")),
        [],
    ),
    "a rate that is a difference": (
        (
            total("s", 5, 1, "-2"),
            '{id: n, check: not_above, part: ["1"], whole: ["2"], strict: true}',
            '{id: r, check: rates, indicators: ["5"]}',
        ),
        [("PK101", 9, "warning")],
    ),
    "a bound that rates have anyhow": (
        (bound("a", 5, "at_most: 100%, severity: warning"), '{id: r, check: rates, indicators: ["5"]}'),
        [("PK107", 7, "warning")],
    ),
    "no row": ((bound("a", 1, 'at_least: "1", only: [甲], without: [甲]'),), [("PK108", 7, "warning")]),
    "left one value": ((*FLOORS, bound("c1", 1, 'at_most: "11"'), SUM), [("PK109", 10, "warning")] * 3),
    "meant": ((bound("a", 1, 'at_least: "5", at_most: "5"'),), []),
    "unknown unit": ((bound("a", 1, 'at_least: "1", only: [甲, 丁]'),), [("PK113", 7, "warning")]),
    "quote within a quote": (
        (
            '{id: a, check: narrative_claim, quote: 达到 20 人, indicator: ["1"]}',
            '{id: b, check: narrative_claim, quote: 共达到 20 人, indicator: ["1"]}',
        ),
        [("PK111", 8, "warning")],
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_at_its_line(name: str, tmp_path: Path) -> None:
    rules, expected = KINDS[name]
    assert told(lint(pack(tmp_path, *rules))) == expected


NAMES = {
    "units: [{name: 甲, aliases: [子]}, {name: 乙, aliases: [子]}]": ("PK110", 3, 54),
    "district: 全区\nunits: [甲, 全区]": ("PK110", 4, 12),
    'indicators: {"1": 总数, "2": {name: 总数}}': ("PK110", 3, 29),
    'columns: ["1..3"]\nindicators: {"7": 总数}': ("PK112", 4, 14),
}


@pytest.mark.parametrize("entry", NAMES)
def test_names_with_two_owners(entry: str, tmp_path: Path) -> None:
    rule = '{id: a, check: present, indicators: ["1"]}'
    (finding,) = lint(pack(tmp_path, rule, head=f"name: p\ntitle: t\n{entry}\nrules:\n")).findings
    assert (finding.code, finding.place.line, finding.parameters["column"]) == NAMES[entry]


@pytest.mark.parametrize("name", sorted(bundled_packs()))
def test_every_pack_of_the_program_is_sound(name: str) -> None:
    report = lint(bundled_packs()[name])
    assert told(report) == []
    load_pack(bundled_packs()[name])


def test_a_pack_of_the_program_costs_a_check_nothing() -> None:
    script = (
        "import sys, cedu_targets\n"
        f"assert cedu_targets.check({str(JIANGNING / 'targets.xlsx')!r}).files[0].pack == 'jiangning-2020'\n"
        "assert not [name for name in sys.modules if name.startswith('cedu_targets.packs.lint')]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


REFUSED = ("contradiction", "through the district", "unknown column", "own part", "circle", "backwards", "empty band")


@pytest.mark.parametrize("name", REFUSED)
def test_a_pack_that_no_table_can_satisfy_is_refused(name: str, tmp_path: Path, cedu: Run) -> None:
    rules, ((code, line, _),) = KINDS[name]
    path = pack(tmp_path, *rules)
    done = cedu("check", JIANGNING / "targets.xlsx", "--rules", path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    assert f"pack.yaml:{line}:" in done.stderr
    assert f" {code} " in done.stderr


@pytest.mark.parametrize("name", ["a hope only", "a warning only", "claims", "repeat", "implied"])
def test_what_only_deserves_a_look_is_not_refused(name: str, tmp_path: Path) -> None:
    load_pack(pack(tmp_path, *KINDS[name][0]))


def test_a_contradiction_in_words(tmp_path: Path, cedu: Run) -> None:
    path = pack(tmp_path, *FLOORS, CAP, SUM)
    done = cedu("rules", "lint", path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        f"{path}:10:6: 强制性 PK101 [s] 这 4 条规则不可能同时成立：f2（第7行）第2栏 ≥ 5；f3（第8行）第3栏 ≥ 6；"
        "c1（第9行）第1栏 ≤ 10；s（第10行）第1栏 = 第2+3栏。请对照原文，改正其中一条；去掉其中任何一条，其余就不再矛盾。"
    )
    assert "4 条规则" in done.stdout.splitlines()[-1]


def test_exit_codes_and_json(tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    path = pack(tmp_path, *KINDS["repeat"][0])
    assert cedu("rules", "lint", path).returncode == 0
    assert cedu("rules", "lint", path, "--fail-on", "warning").returncode == 1
    assert cedu("rules", "lint", pack(tmp_path, "{id: a}")).returncode == 4
    assert cedu("rules", "lint", "nowhere").returncode == 4
    assert cedu("explain", "PK107", "--lang", "en").stdout.startswith("PK107  a rule follows from others")
    (file,) = cedu_json("rules", "lint", pack(tmp_path, *FLOORS, CAP, SUM))["files"]
    assert [finding["code"] for finding in file["findings"]] == ["PK101"]
    assert file["checked"]["relations"] == 4


def test_every_conflict_is_told(tmp_path: Path) -> None:
    rules = [bound("a", 1, 'at_least: "9"'), bound("b", 1, 'at_most: "8"'), bound("c", 1, 'at_most: "7"')]
    rules += [bound("d", 2, 'at_least: "9"'), bound("e", 2, 'at_most: "8"')]
    assert [line for code, line, _ in told(lint(pack(tmp_path, *rules))) if code == "PK101"] == [8, 9, 11]


def test_what_was_not_searched_is_said(tmp_path: Path) -> None:
    report = lint(pack(tmp_path, *KINDS["other units of measure"][0]))
    assert [(entry.rule, entry.reason) for entry in report.not_judged] == [("a", "unsearched_scale")]


def test_a_pack_of_2000_rules_is_linted(tmp_path: Path) -> None:
    sums = [total(f"s{n}", n, 2 * n, 2 * n + 1) for n in range(1, 250)]
    floors = [bound(f"f{n}", n % 499 + 1, f'at_least: "{n % 7 + 1}"') for n in range(1750)]
    head = 'name: p\ntitle: t\ncolumns: ["1..500"]\nrules:\n'
    report = lint(pack(tmp_path, *sums, *floors, bound("c", 1, 'at_most: "100"'), head=head))
    assert report.checked.relations == 2000
    assert any(finding.code == "PK101" for finding in report.findings)


# Random packs over three columns with small whole bounds, against all tables of quarters up to 9: three columns
# have at most three different values between two whole numbers, and no least solution lies above 4+4¾.
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


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.integers(0, 2), st.sampled_from([-2, -1, 1, 3]), min_size=2),
            st.integers(-3, 9),
            st.sampled_from("<=>"),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=200, deadline=None)
def test_the_solver_answers_with_a_solution_or_with_bounds_that_conflict(demands: list[Any]) -> None:
    forms = [form for form, _, _ in demands]
    low: list[Bound | None] = [(0, 0)] * 3 + [(value, 0) if sign != "<" else None for _, value, sign in demands]
    high: list[Bound | None] = [(4, 0)] * 3 + [
        (value, 0) if sign == "=" else (value, -1) if sign == "<" else None for _, value, sign in demands
    ]
    solver = Simplex(3, forms, Budget(10**6))
    blamed = solver.conflict(low, high)
    if blamed is None:
        row = [value + delta * Fraction(1, 10**6) for value, delta in solver.values[:3]]
        values = row + [Fraction(sum(factor * row[column] for column, factor in form.items())) for form in forms]
        for value, least, most in zip(values, low, high, strict=True):
            assert least is None or value >= least[0]
            assert most is None or (value < most[0] if most[1] else value <= most[0])
        return
    only_low: list[Bound | None] = [None] * len(low)
    only_high: list[Bound | None] = [None] * len(low)
    for variable, is_high in blamed:
        (only_high if is_high else only_low)[variable] = (high if is_high else low)[variable]
    # A certificate: the blamed forms, added with some factors, contradict; asked afresh, they still do.
    assert Simplex(3, forms, Budget(10**6)).conflict(only_low, only_high) is not None


def test_a_question_that_costs_too_much_is_not_answered() -> None:
    solver = Simplex(2, [{0: 1, 1: 1}], Budget(1))
    with pytest.raises(ExhaustedError):
        solver.conflict([(0, 0), (0, 0), (5, 0)], [None, None, None])


def test_faults_say_the_same_as_findings(tmp_path: Path) -> None:
    path = pack(tmp_path, *KINDS["circle"][0])
    with pytest.raises(PackFault) as caught:
        load_pack(path)
    (finding,) = lint(path).findings
    assert (caught.value.code, caught.value.variant) == (finding.code, finding.variant)
    assert caught.value.parameters["circle"] == "1 → 2 → 4 → 1"
