"""The numbers of a dossier's list against what the text demands, exactly; what says too little is not judged."""

from pathlib import Path

import pytest

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import Reported, Return
from cedu_targets.report import FileReport
from dossiers import put, reported, returned, status_with, told


def judged(*returns: Return, more: tuple[FileReport, ...] = ()) -> list[Finding]:
    return told(status_with(None, returned(*returns), *more), "DO006", "DO007", "DO009")


def in_short(findings: list[Finding]) -> list[str]:
    return [f"{one.code} {one.severity} {one.variant}".strip() for one in findings]


@pytest.mark.parametrize(
    ("item", "value", "base", "said"),
    [
        ("卷二-十", "1%", "", []),
        ("卷二-十", "0.99%", "", ["DO006 error"]),
        ("卷二-十", "0.01", "", []),
        ("卷二-十", "100", "10000", []),
        ("卷二-十", "99", "10000", ["DO006 error"]),
        ("卷二-十", "33", "3300", []),
        ("卷二-十", "33", "3301", ["DO006 error"]),
        ("卷二-十", "100", "", ["DO009 note base"]),
        ("卷二-十", "1", "", ["DO009 note base"]),
        ("卷二-十", "100", "0", ["DO009 note zero"]),
        ("卷二-十", "0", "", ["DO006 error"]),
        ("卷二-十", "150%", "", []),
        ("卷二-九", "2", "", []),
        ("卷二-九", "3", "", []),
        ("卷二-九", "1", "", ["DO006 error each"]),
        ("卷二-七", "20000", "10000", []),
        ("卷二-七", "19999", "10000", ["DO006 error"]),
        ("卷二-七", "2.1", "", ["DO009 note base"]),
        ("卷三-八", "79%", "", ["DO006 note"]),
        ("卷三-八", "80%", "", []),
        ("卷三-九", "9", "20", []),
        ("卷三-九", "4", "9", ["DO006 error"]),
    ],
)
def test_one_target(item: str, value: str, base: str, said: list[str]) -> None:
    assert in_short(judged(reported(item, value, base))) == said


def test_what_is_short_is_told_in_numbers() -> None:
    (found,) = judged(reported("卷二-十", "99", "10000"))
    assert (found.expected, found.actual, found.difference) == (found.expected, found.actual, found.difference)
    assert [str(one) for one in (found.expected, found.actual, found.difference)] == ["0.01", "0.0099", "-0.0001"]
    assert (found.place.cell, found.place.item, found.parameters["printed"]) == ("F5", "卷二-十", "1%以上")
    (third,) = judged(reported("卷三-九", "4499999", "10000000"))
    assert third.parameters["said"] == "44.99%"  # never rounded up to what it did not reach


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("50%", "", []),
        ("", "70%", []),
        ("30%", "75%", []),
        ("30%", "60%", ["DO007 error"]),
        ("30%", "", ["DO009 note either"]),
        ("", "60%", ["DO009 note either"]),
        ("30", "60%", ["DO009 note base"]),
        ("", "", []),
    ],
)
def test_one_of_two_is_enough(first: str, second: str, said: list[str]) -> None:
    rows = (reported("卷三-二", first, target="卷三-二a"), reported("卷三-二", second, target="卷三-二b"))
    found = judged(*rows)
    assert in_short(found) == said


def test_both_alternatives_are_told() -> None:
    (found,) = judged(reported("卷三-二", "30%", target="卷三-二a"), reported("卷三-二", "6", "10", target="卷三-二b"))
    assert found.parameters["targets"] == "登记在册的下岗待业人员培训率 30%（50%）；农民实用技术培训率 60%（70%以上）"


def test_an_item_with_two_demands_needs_two_numbers() -> None:
    rows = (reported("卷四-一", "80%", target="卷四-一a"), reported("卷四-一", "69%", target="卷四-一b"))
    (short,) = judged(*rows)
    assert (short.code, short.parameters["name"]) == ("DO006", "认同率")
    found = judged(reported("卷四-一", "80%"))
    assert in_short(found) == ["DO009 note which"]


def test_a_number_is_asked_for_where_something_was_begun(tmp_path: Path) -> None:
    assert judged(reported("卷二-十")) == []
    assert in_short(judged(reported("卷二-十", reported=Reported.IN_PROGRESS))) == ["DO009 note"]
    assert in_short(judged(reported("卷二-十", reported=Reported.DONE))) == ["DO009 warning"]
    put(tmp_path, "卷二/10/a.jpg")
    assert in_short(told(status_with(tmp_path, returned(reported("卷二-十"))), "DO009")) == ["DO009 note"]


def test_two_numbers_that_differ_are_not_judged() -> None:
    other = returned(reported("卷二-十", "0.5%"), path="另一份.xlsx")
    assert in_short(judged(reported("卷二-十", "2%"), more=(other,))) == ["DO009 note differ"]
    same = returned(reported("卷二-十", "200", "10000"), path="另一份.xlsx")
    assert judged(reported("卷二-十", "2%"), more=(same,)) == []


def test_what_is_given_up_is_not_judged() -> None:
    assert judged(reported("卷二-十", "0.5%", reported=Reported.CANCELLED, reason="撤并")) == []


def test_a_list_without_room_for_numbers_is_not_asked() -> None:
    from msgspec.structs import replace

    back = returned(reported("卷二-十", reported=Reported.DONE))
    assert back.items is not None
    plain = replace(back, document=replace(back.items, asks_numbers=False))
    assert told(status_with(None, plain), "DO009") == []
