"""Demands that conflict, in words: the numbers, the place in the plan, and what would free it."""

from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.allocation.solver.outcome import Demand
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.conflicts import conflict_place, conflict_sentences, units_text
from sample_reports import conflicting_allocation


def test_two_demands_are_told_against_one_another() -> None:
    told = list(conflict_sentences(conflicting_allocation(), Messages(Language.EN)))
    assert (
        told[0]
        == "Conflict 1: column 4 (在(转)岗人员培训): minima of 淳化 2.33 > growth caps of 淳化 0.8, 1.53 too much."
    )
    assert told[1].startswith("Relax any one of them")
    assert told[2].startswith("Conflict 2: column 4 (在(转)岗人员培训): minima of 秣陵 3.2 > growth caps of 秣陵 0.56,")


def test_conflicts_that_differ_only_by_their_column_are_told_once() -> None:
    report = conflicting_allocation()
    conflict = replace(report.conflicts[0], also=())
    report = replace(report, outcome=conflict)
    other = replace(conflict, constraints=tuple(replace(one, indicator="5") for one in conflict.constraints))
    alike = replace(report, outcome=replace(conflict, also=(other,)))
    told = list(conflict_sentences(alike, Messages(Language.EN)))
    assert told[0].startswith("column 4 (在(转)岗人员培训), column 5 (下岗失业人员培训): minima of 淳化 2.33 >")
    assert len(told) == len(list(conflict_sentences(report, Messages(Language.EN))))
    unlike = replace(report, outcome=replace(conflict, also=(replace(other, needed=Decimal(9)),)))
    assert "Conflict" not in told[0]
    assert next(conflict_sentences(unlike, Messages(Language.EN))).startswith("Conflict 1: ")
    assert len(list(conflict_sentences(unlike, Messages(Language.EN)))) > len(told)


def test_each_demand_has_its_place_in_the_plan() -> None:
    report = conflicting_allocation()
    places = {one.demand: conflict_place(one, report) for one in report.conflicts[0].constraints}
    assert (places[Demand.MINIMUM].sheet, places[Demand.MINIMUM].cell) == ("分解计划", "F11")
    assert (places[Demand.GROWTH].sheet, places[Demand.GROWTH].cell) == ("指标设置", "I5")


def test_many_units_are_named_in_part() -> None:
    zh, en = Messages(Language.ZH), Messages(Language.EN)
    assert units_text([], en) == "all units"
    assert units_text(["甲", "乙"], en) == "甲, 乙"
    assert units_text(["甲", "乙"], zh) == "甲、乙"
    assert units_text(list("甲乙丙丁戊"), en) == "甲, 乙, 丙 and others (5 units)"
