"""Targets of a text, as the program reads them, held against what a person reads in it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cedu_targets import check
from cedu_targets.domain.quantity import folded
from project import ROOT

Json = Mapping[str, Any]


def truth_of(number: str) -> dict[str, Any]:
    """What a person reads in one of the documents."""
    said: dict[str, Any] = json.loads((ROOT / "tests" / "truth" / f"truth-{number}.json").read_text("utf-8"))
    return said


def entries_of(report: Json, kind: str) -> dict[str, Json]:
    """The items of the lists of a kind by their ids, in the order in which they are told."""
    return {entry["id"]: entry for file in report["files"] if file.get("kind") == kind for entry in file["items"]}


def assert_as_said(entry: Json, wanted: Json) -> None:
    """One target of one item is what a person says of it; where no time is printed none is taken for granted."""
    (target,) = entry["targets"]
    same = ("id", "indicator", "name", "value", "value_high", "scope", "each", "strength", "line")
    said = {name: wanted[name] for name in same} | {"kind": _kind(wanted), "base": wanted["base"]}
    said |= {"either": wanted["either_group"], "counting": wanted["counting"]}
    assert {name: target[name] for name in said} == said
    assert (bool(target["question"]) or target["counting"] == "unstated") is bool(wanted["question"])
    if wanted["printed"] and target["printed"][:1].isdigit():
        assert target["unit_of_measure"] == wanted["unit_of_measure"]
        assert folded(wanted["printed"]).endswith(folded(target["printed"]))
    if wanted["relation_printed"] in ("at_least", "reach"):
        assert target["relation"] == wanted["relation_printed"]
    assert folded(wanted["quote"]) in folded(entry["text"]) or folded(entry["text"]) in folded(wanted["quote"])
    assert [owner["name"] for owner in entry["owners"]] == wanted["owners"]
    assert_due_as_said(entry["due"], wanted["deadline"])


def _kind(wanted: Json) -> str:
    """What the number measures; what is counted by units is a coverage, though a number (一所) be printed."""
    if wanted["verdict"] == "structural_zero":
        return "not_assigned"
    return "coverage" if wanted["relation_printed"] in ("each_one", "all") else str(wanted["measure"])


def assert_due_as_said(due: Json, wanted: Json) -> None:
    """A time is what a person says of it, if it is printed; else there is none."""
    if wanted["printed"]:
        same = ("start", "end", "earliest_end", "precision", "recurrence", "printed")
        assert {name: due[name] for name in same} == {name: wanted[name] for name in same}
        assert folded(due["text"]) in folded(wanted["text"]) or folded(wanted["text"]) in folded(due["text"])
    else:
        assert (due["end"], due["recurrence"], due["printed"]) == (None, None, False)


def assert_duty_as_said(entries: Mapping[str, Json], wanted: Json) -> None:
    """Among the duties is one that a person reads: its words behind its owners, at its line."""
    owners: Sequence[str] = wanted["owners"]
    words = folded(wanted["quote"])
    behind = words.removeprefix(folded("、".join(owners))).lstrip(":")
    found = [
        entry
        for entry in entries.values()
        if folded(entry["text"]).startswith((behind, words)) and entry["line"] == wanted["line"]
    ]
    (entry,) = found
    assert [owner["name"] for owner in entry["owners"]] == owners


def lines_asked(notice: Path) -> set[int | None]:
    """The lines of a text about which a check asks the office something."""
    asked = [one for file in check([notice]).files for one in file.findings if one.code.startswith("QU")]
    return {place.line for one in asked for place in (one.place, *one.related)}
