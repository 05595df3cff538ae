"""Of several targets of a group one is enough."""

from datetime import date

from msgspec.structs import replace

from attainment_figures import attained, base, by, figure, target, text
from cedu_targets.attainment.run import Given, attain
from cedu_targets.domain.attainment import Why
from cedu_targets.domain.gap import State

LATE = date(2022, 1, 1)
LAID_OFF = target("0.5", id="a", indicator="a", due=by(2021), either="卷三-二", base="居民")
SKILLS = replace(LAID_OFF, id="b", indicator="b", value=figure("0.7").value)


def states(*figures: tuple[str, str], as_of: date = LATE) -> list[tuple[State | None, Why | None, str | None]]:
    known = [figure(value, name=name) for name, value in figures]
    report = attained([LAID_OFF, SKILLS], known, [base("1000")], as_of)
    return [(row.state, row.why, row.met_by) for row in report.rows]


def test_one_that_is_reached_excuses_the_other() -> None:
    assert states(("a", "500"), ("b", "600")) == [(State.MET, None, None), (State.BELOW, None, "a")]
    assert states(("a", "400"), ("b", "800")) == [(State.BELOW, None, "b"), (State.EXCEEDED, None, None)]
    assert states(("a", "500")) == [(State.MET, None, None), (State.NOT_REPORTED, None, "a")]
    assert states(("a", "500"), ("b", "800")) == [(State.MET, None, None), (State.EXCEEDED, None, None)]


def test_neither() -> None:
    assert states(("a", "400"), ("b", "600")) == [(State.BEHIND, None, None), (State.BEHIND, None, None)]


def test_while_one_is_not_known_the_other_is_not_missed() -> None:
    assert states(("a", "400")) == [(None, Why.ALTERNATIVE, None), (State.NOT_REPORTED, None, None)]
    assert states(("a", "400"), ("b", "1200")) == [(None, Why.ALTERNATIVE, None), (None, Why.ABOVE_BASE, None)]
    assert states(("a", "400"), as_of=date(2021, 6, 1)) == [(State.BELOW, None, None), (State.NOT_REPORTED, None, None)]


def test_a_group_is_one_of_its_text() -> None:
    given = Given([figure("500", name="a"), figure("600", name="b")], [base("1000")])
    report = attain([text(LAID_OFF), text(SKILLS, path="另一份.txt")], given, LATE)
    assert [row.state for row in report.rows] == [State.MET, State.BEHIND]
