"""Runs the case files of tests/checks: what passes, what fails, what cannot be judged."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from cedu_targets.checks.catalogue import CHECKS, AnyRule
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.table import Blanks, Table
from cedu_targets.readers.catalogue import read_tables

CASES = Path(__file__).parent / "checks"
RULE: TypeAdapter[Rule] = TypeAdapter(AnyRule)


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in ("passes", "fails", "cannot be judged", "other rules"):
            for name, case in content.get(section, {}).items():
                full = {"table": case, "findings": []} if isinstance(case, str) else case
                yield pytest.param({"rule": content["rule"], **full}, id=f"{path.stem}: {name}")


def described(found: Finding | NotJudged) -> str:
    place = "/".join(part for part in (found.place.unit, found.place.indicator) if part)
    if isinstance(found, NotJudged):
        return " ".join(part for part in ("not judged", place, found.reason) if part)
    assert found.difference is not None
    sign = "+" if found.difference >= 0 else ""
    return f"{found.code} {place} {sign}{plain(found.difference)}"


def table_of(text: str, sheet: Callable[..., Path]) -> Table:
    lines = text.strip().splitlines()
    header = lines[0].split()
    names = " ".join(f"指标{code}" for code in header[1:])
    (read,) = read_tables(sheet("\n".join([f"单位 {names}", f". {' '.join(header[1:])}", *lines[1:]])))
    return read.table


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any], sheet: Callable[..., Path]) -> None:
    rule = RULE.validate_python(case["rule"])
    table = replace(table_of(case["table"], sheet), blanks=Blanks(case.get("blanks", "zero")))
    assert [described(found) for found in rule.findings(table)] == case["findings"]


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_that_is_not_whole_does_not_ship(check: type[Rule]) -> None:
    module = check.__module__.rpartition(".")[2]
    assert check.model_fields["check"].default == module
    content = yaml.safe_load((CASES / f"{module}.yaml").read_text(encoding="utf-8"))
    assert content["passes"]
    assert content["cannot be judged"]
    failing = {finding.split()[0] for case in content["fails"].values() for finding in case["findings"]}
    assert set(check.codes) <= failing
    page = check.__doc__ or ""
    assert all(word in page for word in ("Passes:", "Fails:", "Not judged:"))


def test_every_check_module_is_in_the_catalogue() -> None:
    modules = {path.stem for path in (Path(__file__).parents[1] / "src/cedu_targets/checks").glob("*.py")}
    assert modules - {"__init__", "rule", "catalogue"} == {check.__module__.rpartition(".")[2] for check in CHECKS}
