"""What does not fit a model: each mistake once, and none that only follows from another."""

import pytest

from cedu_targets.packs.misfits import fit
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.positioned_yaml import Path, load

HEAD = "name: p\ntitle: t\n"


def found(text: str) -> list[tuple[Path, str]]:
    document = load(text)
    fitted = fit(RulePack, document.content, document.unread, {"name": "x"})
    return [(misfit.path, str(misfit.parameters["error_type"])) for misfit in fitted.misfits]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        # A mistyped word is taken for what is meant, and then nothing is missing.
        ('rulse:\n  - {id: a, check: present, indicators: "1"}\n', [("rulse", "extra_forbidden_guess"), ("rulse.0.indicators", "tuple_type")]),
        ('rules:\n  - {id: a, chek: bounds, indicators: ["1"]}\n', [("rules.0.chek", "extra_forbidden_guess"), ("rules.0", "no_bound")]),
        # Of a rule whose kind is a guess nothing is missing, and nothing too much; values are looked at.
        ('rules:\n  - {id: a b, check: part_hole, what: 1}\n', [("rules.0.id", "string_pattern_mismatch"), ("rules.0.check", "union_tag_invalid_guess")]),
        # Were the guess wrong, nothing is said of the value.
        ('rules:\n  - {id: a, check: present, indicaters: 1, why: {}}\n', [("rules.0.indicaters", "extra_forbidden_guess"), ("rules.0.why", "string_type")]),
        # Two words that are like the same name: one is meant.
        ('rules:\n  - {id: a, check: present, indicater: ["1"], indicatorz: ["1"]}\n', [("rules.0.indicater", "extra_forbidden_guess"), ("rules.0.indicatorz", "extra_forbidden")]),
        # A list with a wrong entry is not too short; one without any is.
        ('rules:\n  - {id: a, check: either, floors: [{indicator: "1"}, {indicator: "2", at_least: "1"}]}\n', [("rules.0.floors.0.at_least", "missing")]),
        ("rules:\n  - {id: a, check: present, indicators: []}\n", [("rules.0.indicators", "too_short")]),
        # What an alias stands for is not known, so nothing follows from it.
        ('rules:\n  - {id: a, check: bounds, indicators: ["1"], at_least: *x}\n', []),
        ("rules:\n  - *x\n", []),
        # Of one bound that is wrong nobody knows whether there is one.
        ('rules:\n  - {id: a, check: bounds, indicators: ["1"], at_least: x}\n', [("rules.0.at_least", "amount")]),
        ('rules:\n  - {check: coverage, count: "1"}\n', [("rules.0.id", "missing"), ("rules.0", "one_base"), ("rules.0", "no_bound")]),
        ("rules:\n  - a\n  - [b]\n", [("rules.0", "model_attributes_type"), ("rules.1", "model_attributes_type")]),
        ("", [("rules", "no_rules")]),
        # What is wrong in a part stands for the part: the pack is not empty.
        ("targets:\n  - {id: a, indicator: x}\n", [("targets.0.quote", "missing")]),
    ],
)  # fmt: skip
def test_each_mistake_once_and_none_that_follows(rules: str, told: list[tuple[str, str]]) -> None:
    assert sorted((".".join(map(str, path)), kind) for path, kind in found(HEAD + rules)) == sorted(told)


def test_a_list_at_the_top_is_one_mistake() -> None:
    assert found("- a\n") == [((), "model_type")]


def test_what_is_left_is_the_model_and_knows_where_it_stood() -> None:
    text = 'nam: p\ntitle: t\nruls:\n  - {id: a}\n  - {id: b, check: present, indicators: ["1"]}\n'
    fitted = fit(RulePack, load(text).content)
    assert fitted.model is not None
    assert [rule.id for rule in fitted.model.rules] == ["b"]
    assert fitted.origin(("rules", 0, "indicators", 0)) == ("ruls", 1, "indicators", 0)
    assert fitted.left_out == {("ruls", 0)}


def test_of_too_little_there_is_no_model() -> None:
    assert fit(RulePack, load("name: p\nrules: []\n").content).model is None
