"""The rules about items: a case file each."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from cedu_targets.checks.any_rule import AnyRule
from cedu_targets.checks.items.catalogue import ITEM_CHECKS
from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Item, ItemKind, Items, Return, Role
from cedu_targets.domain.owner_names import owners_in
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.messages.checks.catalogue import CHECKS as CHECK_WORDS
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.border import asked
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.returns import completed_on
from project import SOURCE

CASES = Path(__file__).parent
RULE: TypeAdapter[Any] = TypeAdapter(asked(AnyRule))
ZH = Messages(Language.ZH)


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in ("passes", "fails", "cannot be judged"):
            for name, case in content.get(section, {}).items():
                full = {"items": case, "findings": []} if isinstance(case, str) else case
                yield pytest.param({"rule": content["rule"], **full}, id=f"{path.stem}: {name}")


def refused() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, rule in content.get("refused", {}).items():
            yield pytest.param({"id": "r", "check": path.stem} | rule, id=f"{path.stem}: {name}")


def items_of(case: dict[str, Any]) -> Items:
    """A line is `section / number / time / text / owners`, the last ones may be missing; `-` is blank."""
    kind = ItemKind(case.get("kind", "scheduled"))
    if kind is ItemKind.TARGET:
        lines = case["items"].strip().splitlines()
        return Items(
            "规划", kind, "2019", None, tuple(target_item(text, line) for line, text in enumerate(lines, start=1))
        )
    entries: list[Item] = []
    seen: set[str] = set()
    for line, text in enumerate(case["items"].strip().splitlines(), start=1):
        fields = [None if field.strip() == "-" else field.strip() for field in text.split("/")]
        section, number, due, said, owners = (*fields, *[None] * (5 - len(fields)))[:5]
        name = f"{section if kind is ItemKind.DOSSIER else '安排'}-{number or line}"
        name = f"{name}({line})" if name in seen else name
        seen.add(name)
        entries.append(
            Item(
                id=name,
                kind=kind,
                text=said or "",
                number=number,
                section=section,
                due=UNSTATED if due is None else due_of(due, 2019),
                owners=owners_in(owners, Role.DUTY) if owners else (),
                line=line,
            )
        )
    issued = date.fromisoformat(str(case["issued"])) if "issued" in case else None
    returns = tuple(answers_of(case.get("answers", ""), entries))
    asks_evidence = case.get("asks_evidence", True)
    return Items("安排", kind, "2019", issued, tuple(entries), returns, asks_evidence=asks_evidence)


def target_item(text: str, line: int) -> Item:
    """A line is `name / indicator / time / number / counting / question`, the last ones may be missing."""
    fields = [field.strip() for field in text.split("/")]
    name, indicator, due, number, counting, question = (*fields, *[""] * (6 - len(fields)))
    quantity = parse_quantity(number)
    target = Target(
        name, quantity.low, number, number,
        TargetKind.SHARE if quantity.noun == "%" else TargetKind.COUNT, TargetRelation.AT_LEAST,
        unit_of_measure=quantity.noun, indicator=indicator, name=f"指标{indicator}",
        due=UNSTATED if due == "-" else due_of(due, 2019), counting=Counting(counting) if counting else None,
        question=question or None,
    )  # fmt: skip
    return Item(name, ItemKind.TARGET, number, due=target.due, targets=(target,), line=line)


def answers_of(lines: str, entries: Sequence[Item]) -> Iterator[Return]:
    """A line for each item is `answer / completed / evidence / reason`; `-` is blank."""
    for entry, text in zip(entries, lines.strip().splitlines(), strict=bool(lines)):
        fields = [None if field.strip() == "-" else field.strip() for field in text.split("/")]
        said, completed, evidence, reason = (*fields, *[None] * (4 - len(fields)))[:4]
        yield Return(
            entry.id,
            Place(line=entry.line),
            "市教育局",
            reported_in(said or ""),
            said or "",
            completed_on(completed or "", 2019),
            (evidence,) if evidence else (),
            reason,
            completed or "",
        )


def described(found: Finding | NotJudged) -> str:
    item = found.place.item or ""
    if isinstance(found, NotJudged):
        return " ".join(filter(None, ("not judged", item, found.reason)))
    severity = "" if found.severity is Severity.ERROR else f"({found.severity})"
    return " ".join(filter(None, (found.code, item, severity)))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    rule: ItemRule = RULE.validate_python(case["rule"])
    items = items_of(case)
    findings = list(rule.findings(items, Context()))
    assert [described(found) for found in findings] == case["findings"]
    for found, words in zip(findings, case.get("says", ()), strict="says" in case):
        assert words in (ZH.message(found) if isinstance(found, Finding) else ZH.reason(found))
    assert ZH.rule(rule.check, rule.told(items, Context()))
    if "judged" in case:
        assert rule.extent(items, Context()).places == case["judged"]


@pytest.mark.parametrize("rule", list(refused()))
def test_a_rule_that_says_too_little_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RULE.validate_python(rule)


@pytest.mark.parametrize("check", ITEM_CHECKS)
def test_a_check_that_is_not_whole_does_not_ship(check: type[ItemRule]) -> None:
    module = check.__module__.rpartition(".")[2]
    assert check.kind() == module
    content = yaml.safe_load((CASES / f"{module}.yaml").read_text(encoding="utf-8"))
    assert content["passes"]
    failing = {finding.split()[0] for case in content["fails"].values() for finding in case["findings"]}
    assert set(check.codes) <= failing
    assert all(words.page is not None for words in CHECK_WORDS[module].codes.values())


def test_every_check_module_is_in_the_catalogue() -> None:
    modules = {path.stem for path in (SOURCE / "checks" / "items").glob("*.py")}
    assert modules - {"__init__", "catalogue", "item_rule"} == {
        check.__module__.rpartition(".")[2] for check in ITEM_CHECKS
    }
