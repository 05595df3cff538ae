"""A table meets what a pack knows of it: names of units and columns, the notice's text, last year's table."""

from typing import Any

import pytest
from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import aligned, bind, closest
from cedu_targets.packs.border import validated
from cedu_targets.packs.pack import RulePack
from made_tables import table

PART = {"id": "a", "check": "part_whole", "whole": "1", "parts": ["2"]}
CLAIM = {"id": "c", "check": "narrative_claim", "quote": "共办10场", "indicator": ["1"]}
DUTY = {"id": "d", "quote": "每月检查"}


def pack(**fields: Any) -> RulePack:
    return validated(RulePack, {"name": "p", "title": "样表", "rules": [PART], **fields})


def under_names(made: Table, *names: str, coded: bool = False) -> Table:
    """The table with its columns headed like this; without a code row the names are the codes."""
    indicators = tuple(
        Indicator(one.code if coded else name, name, coded=coded)
        for one, name in zip(made.indicators, names, strict=True)
    )
    codes = {one.code: other.code for one, other in zip(made.indicators, indicators, strict=True)}
    values = {key._replace(indicator=codes[key.indicator]): value for key, value in made.values.items()}
    return replace(made, indicators=indicators, values=values)


MADE = table({"全区": [30, 12], "东山街道": [10, 4], "秣陵街道": [20, 8]})


def test_names_of_units_and_of_the_district() -> None:
    known = pack(units=[{"name": "东山", "aliases": ["东山办"]}, "秣陵"], district={"name": "江宁区"})
    context, findings = bind(MADE, known, None, None)
    assert context.units == {"东山": "东山街道", "东山办": "东山街道", "秣陵": "秣陵街道", "江宁区": "全区"}
    assert findings == []


def test_a_column_is_known_by_its_code_whatever_it_is_called() -> None:
    known = pack(indicators={"1": {"name": "培训", "aliases": ["受训"]}, "9": "结业"})
    made = under_names(MADE, "别的", "结业", coded=True)
    assert bind(made, known, None, None)[0].columns == {"培训": "1", "受训": "1", "9": "2", "结业": "2"}


def test_without_a_code_row_a_column_is_known_by_its_one_name() -> None:
    known = pack(indicators={"1": {"name": "培训", "aliases": ["受训"]}, "2": "结业", "3": "参赛"})
    assert bind(under_names(MADE, "受训（人）", "结业"), known, None, None)[0].columns == {
        "1": "受训（人）", "培训": "受训（人）", "受训": "受训（人）", "2": "结业",
    }  # fmt: skip
    assert bind(under_names(MADE, "培训（男）", "培训（女）"), known, None, None)[0].columns == {}


def test_a_code_under_another_name_is_said_of_the_whole_column() -> None:
    known = pack(indicators={"1": "培训", "2": {"name": "结业", "aliases": ["获证"]}})
    _, findings = bind(under_names(MADE, "受训", "获证", coded=True), known, None, None)
    (finding,) = findings
    assert (finding.code, finding.parameters) == ("RD051", {"printed": "受训", "known": "培训"})
    assert (finding.place.unit, finding.place.cell, finding.place.indicator) == (None, None, "1")
    assert bind(under_names(MADE, "1", "2"), known, None, None)[1] == []  # names that stand for codes


@pytest.mark.parametrize(
    ("line", "path", "is_the_notice"),
    [
        ("全年共办12场。", None, True),  # the number may be another: that is what is compared
        ("各地每月检查一次。", None, True),
        ("样表", None, False),
        ("样表", "notice.txt", True),  # what the caller names is taken for it
    ],
)
def test_which_text_is_the_notice(line: str, path: str | None, is_the_notice: bool) -> None:
    known = pack(rules=[PART, CLAIM], duties=[DUTY])
    context, _ = bind(MADE, known, Prose([line], path), None)
    assert (context.prose is not None) is is_the_notice


# --- last year's table ------------------------------------------------------------------------------------


def test_last_year_under_this_years_names() -> None:
    """A unit and a column that this year's table lacks are left out; a unit may have lost its kind."""
    last = under_names(
        table({"江宁": [27, 11, 5], "东山": [9, 4, 2], "撤并村": [18, 7, 3]}, district="江宁"), "1", "2", "3"
    )
    last = replace(last, period="2019", unreadable=frozenset({last.key("东山", "3"), last.key("撤并村", "1")}))
    now = under_names(MADE, "1", "2")
    last = replace(last, unreadable=last.unreadable | {last.key("东山", "2")})
    found = aligned(last, now, None)
    assert found.rows == ("全区", "东山街道")
    assert (found.period, found.measure) == ("2019", Measure.BASE)
    assert [one.code for one in found.indicators] == ["1", "2"]
    assert {(key.unit, key.indicator): value for key, value in found.values.items()} == {
        ("全区", "1"): 27, ("全区", "2"): 11, ("东山街道", "1"): 9, ("东山街道", "2"): 4,
    }  # fmt: skip
    assert found.unreadable == {Key("东山街道", "2", "2019", Measure.BASE)}


def test_last_years_units_by_the_packs_roster() -> None:
    """The pack knows that 甲 was called 乙; 秣陵, which it does not know, is met by its name."""
    last = table({"乙": [9, 4], "秣陵": [18, 7]})
    now = table({"甲": [10, 4], "秣陵街道": [20, 8]})
    known = pack(units=[{"name": "甲", "aliases": ["乙"]}])
    assert aligned(last, now, known).units == ("甲", "秣陵街道")
    assert aligned(last, now, None).units == ("秣陵街道",)
    assert aligned(last, now, pack()).units == ("秣陵街道",)


@pytest.mark.parametrize("known", [None, pack()])
def test_last_years_units_without_a_roster_are_met_by_their_whole_name_first(known: RulePack | None) -> None:
    made = table({"东山街道": [9, 4], "东山镇": [18, 7]})
    found = aligned(made, made, known)
    assert {(key.unit, key.indicator): value for key, value in found.values.items()} == {
        (key.unit, key.indicator): value for key, value in made.values.items()
    }


def test_the_table_that_this_one_goes_on_from() -> None:
    """Most columns first, then units; of equals the first."""
    now = under_names(MADE, "培训", "结业")
    fewer_columns = under_names(MADE, "培训", "参赛")
    fewer_units = under_names(table({"全区": [30, 12], "东山": [30, 12]}), "培训", "结业")
    same = under_names(MADE, "培训", "结业")
    assert closest([fewer_columns, fewer_units, same, replace(same)], now) is same
    assert closest([fewer_columns, fewer_units], now) is fewer_units
    assert closest([], now) is None


@pytest.mark.parametrize(
    ("measure", "district", "units", "count"),
    [
        (Measure.TARGET, "全区", "甲 乙", 3), (Measure.TARGET, None, "甲 乙 丙", 2), (Measure.ACHIEVEMENT, "全区", "甲 乙 丙 丁", 1),
        # by two of three signs a return of some: achieved, without a total, fewer than are absent
        (Measure.ACHIEVEMENT, None, "甲 乙 丙 丁", 0), (Measure.ACHIEVEMENT, "合计", "甲 乙", 0), (Measure.TARGET, None, "甲 乙", 0),
        (Measure.TARGET, "全区", "甲", 0),
    ],
)  # fmt: skip
def test_a_return_of_some_units_lacks_none(measure: Measure, district: str | None, units: str, count: int) -> None:
    rows = {name: [10, 4] for name in (*([district] if district else []), *units.split())}
    made = replace(table(rows), measure=measure, district=district, units=tuple(units.split()))
    known = pack(units="甲 乙 丙 丁 戊".split())
    assert [one.code for one in bind(made, known, None, None)[1]] == ["PR002"] * count
