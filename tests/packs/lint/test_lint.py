"""Linting a pack: each kind of mistake at its line, conflicts that are real and smallest, checked against brute force."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.fault import PackFault
from cedu_targets.packs.bundled import bundled_packs
from cedu_targets.packs.lint.lint import lint
from cedu_targets.packs.written_pack import load_pack
from pack_texts import bound, pack, told, total
from project import JIANGNING, Run

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
def test_faults_say_the_same_as_findings(tmp_path: Path) -> None:
    path = pack(tmp_path, *KINDS["circle"][0])
    with pytest.raises(PackFault) as caught:
        load_pack(path)
    (finding,) = lint(path).findings
    assert (caught.value.code, caught.value.variant) == (finding.code, finding.variant)
    assert caught.value.parameters["circle"] == "1 → 2 → 4 → 1"
