"""Runs the case files of this folder: what passes, what fails, what cannot be judged.

A case may also say (`says`) what words each of its findings has in Chinese, or the rule itself (`rule says`), at how
many places it is `judged`, as how many `relations`, and how many `equations` it gives to the search for causes. Under `refused` stand rules that no pack may hold.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from cedu_targets.checks.any_rule import AnyRule
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.catalogue import TABLE_CHECKS
from cedu_targets.checks.table.columns import columns_text
from cedu_targets.domain.context import Base, Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.relation import Term
from cedu_targets.domain.table import Table
from cedu_targets.messages.checks.catalogue import CHECKS as CHECK_WORDS
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.border import asked
from cedu_targets.recognition.read import read_tables
from made_tables import Number
from made_tables import check as judged
from made_tables import table as made_table
from project import SOURCE

CASES = Path(__file__).parent
RULE: TypeAdapter[Any] = TypeAdapter(asked(AnyRule))
ZH = Messages(Language.ZH)


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in ("passes", "fails", "cannot be judged", "other rules"):
            for name, case in content.get(section, {}).items():
                full = {"table": case, "findings": []} if isinstance(case, str) else case
                shared = {key: content[key] for key in ("rule", "headers") if key in content}
                yield pytest.param({**shared, **full}, id=f"{path.stem}: {name}")


def refused() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, rule in content.get("refused", {}).items():
            yield pytest.param({"id": "r", "check": path.stem} | rule, id=f"{path.stem}: {name}")


def described(found: Finding | NotJudged) -> str:
    place = "/".join(part for part in (found.place.unit, found.place.indicator) if part)
    if isinstance(found, NotJudged):
        return " ".join(part for part in ("not judged", place, found.reason) if part)
    line = f"line {found.place.line}" if found.place.line is not None else ""
    difference = "" if found.difference is None else f"{'+' if found.difference >= 0 else ''}{plain(found.difference)}"
    severity = "" if found.severity is Severity.ERROR else f"({found.severity})"
    return " ".join(part for part in (found.code, place, line, difference, severity) if part)


def table_of(case: dict[str, Any], sheet: Callable[..., Path], text: str) -> Table:
    """The table of a case: its lines, with `headers` (code -> text) where the default does not do."""
    lines = text.strip().splitlines()
    codes = lines[0].split()[1:]
    names = " ".join(case.get("headers", {}).get(code, f"指标{code}") for code in codes)
    rows = [f"单位 {names}", f". {' '.join(codes)}", *lines[1:]]
    if len(codes) == 1:  # a lone column is no table: one more beside it
        rows = [f"{row} {cell}" for row, cell in zip(rows, ["备用", "99", *"1" * len(lines)], strict=False)]
    (read,) = read_tables(sheet("\n".join(rows)))
    return read.document


def context_of(case: dict[str, Any], sheet: Callable[..., Path]) -> Context:
    prose = Prose(case["text"].splitlines()) if "text" in case else None
    last_year = table_of(case, sheet, case["last year"]) if "last year" in case else None
    bases = {
        name: Base(name, measure, "", {unit: Decimal(value) for unit, value in values.items()})
        for name, (measure, values) in case.get("bases", {}).items()
    }
    return Context(prose, last_year, bases)


@pytest.mark.parametrize("case", list(cases()))
@pytest.mark.parametrize("is_long", [False, True], ids=["short", "long"])
def test_case(case: dict[str, Any], sheet: Callable[..., Path], is_long: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a table of a form is judged, and as one whose columns are packed, which a long one's are."""
    if is_long:
        monkeypatch.setattr("cedu_targets.domain.packed_column.LONG", 1)
    rule = RULE.validate_python(case["rule"])
    table = table_of(case, sheet, case["table"])
    table = replace(table, blanks=Blanks(case.get("blanks", "zero")))
    context = context_of(case, sheet)
    findings = list(rule.findings(table, context))
    assert [described(found) for found in findings] == case["findings"]
    for found, words in zip(findings, case.get("says", ()), strict="says" in case):
        assert words in (ZH.message(found) if isinstance(found, Finding) else ZH.reason(found))
    assert case.get("rule says", "") in ZH.rule(rule.check, rule.told(table, context))
    hidden = sum(found.places for found in findings if isinstance(found, NotJudged))
    amounts = {
        "judged": rule.places(table, context) - hidden,
        "relations": rule.relations(table, context),
        "equations": len(rule.equations(table, context)),
    }
    assert {name: amount for name, amount in amounts.items() if name in case} == {
        name: case[name] for name in amounts if name in case
    }


@pytest.mark.parametrize("rule", list(refused()))
def test_a_rule_that_says_too_little_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RULE.validate_python(rule)


def test_findings_come_in_the_order_of_the_sheet() -> None:
    """Row by row, then by column, Z before AA, whatever the order of the rules."""
    rows: dict[str, list[Number]] = {unit: [1] * 27 for unit in ("甲", "乙")}
    found = judged(made_table(rows, ["27=1+2", "26=1+2", "25=1+2", "2=1+3"]))
    assert [finding.place.cell for finding in found.findings] == ["C4", "Z4", "AA4", "AB4", "C5", "Z5", "AA5", "AB5"]


@pytest.mark.parametrize(
    ("columns", "text"),
    [("1", "1"), ("1 2", "1、2"), ("1 2 3", "1—3"), ("1 3 4 5 7", "1、3—5、7"), ("3 2 1", "3、2、1"), ("6 7", "6、7")],
)
def test_columns_as_people_list_them(columns: str, text: str) -> None:
    table = made_table({"甲": [1] * 7})
    assert columns_text(table, tuple(map(Term, columns.split()))) == text


@pytest.mark.parametrize("check", TABLE_CHECKS)
def test_a_check_that_is_not_whole_does_not_ship(check: type[Rule]) -> None:
    module = check.__module__.rpartition(".")[2]
    assert check.kind() == module
    content = yaml.safe_load((CASES / f"{module}.yaml").read_text(encoding="utf-8"))
    if module != "question":  # a question is always asked
        assert content["passes"]
    assert content["cannot be judged"]
    failing = {finding.split()[0] for case in content["fails"].values() for finding in case["findings"]}
    assert set(check.codes) <= failing
    pages = [words.page for words in CHECK_WORDS[module].codes.values()]
    assert None not in pages
    for example in ("passes", "fails", "not_judged"):
        assert any(getattr(page, example) for page in pages), example


def test_every_check_module_is_in_the_catalogue() -> None:
    modules = {path.stem for path in (SOURCE / "checks" / "table").glob("*.py")}
    foundations = {
        "__init__",
        "catalogue",
        "table_rule",
        "row_rule",
        "column_sum_rule",
        "text_rule",
        "columns",
        "amounts",
        "fields_together",
    }
    assert modules - foundations == {check.__module__.rpartition(".")[2] for check in TABLE_CHECKS}
