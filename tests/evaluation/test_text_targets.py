"""What a pack says of the sentences of a text: its targets and duties as documents, which every command sees."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.due import Precision, Recurrence
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.evaluation.text_targets import with_pack_documents
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import read_documents
from cedu_targets.report import FileReport
from plan_of_targets import PACK, write_pack, write_text


@pytest.fixture
def pack(tmp_path: Path) -> RulePack:
    return write_pack(tmp_path)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return write_text(tmp_path)


def lists(path: Path, pack: RulePack) -> Mapping[tuple[int, str], Items]:
    found = with_pack_documents(read_documents(path), pack)
    return {(one.number, str(one.document.kind)): one.document for one in found if isinstance(one.document, Items)}


@pytest.fixture
def entries(notice: Path, pack: RulePack) -> Mapping[str, Item]:
    found = lists(notice, pack)
    return {entry.id: entry for items in found.values() for entry in items.entries}


def target(entries: Mapping[str, Item], name: str) -> Target:
    (one,) = entries[name].targets
    return one


def test_the_documents_stand_in_the_order_of_the_text(notice: Path, pack: RulePack) -> None:
    found = lists(notice, pack)
    assert list(found) == [(1, "milestone"), (2, "target"), (3, "duty"), (4, "duty")]
    items = found[2, "target"]
    assert (items.title, items.period, items.issued, items.line) == (
        "甲区社区教育三年规划（2021—2023）", "2021-2023", date(2021, 3, 8), 8,
    )  # fmt: skip
    assert [entry.id for entry in items.entries] == [
        "learn-2021", "points", "learn-2022", "area", "hours", "platform", "teachers", "schools",
    ]  # fmt: skip
    assert [entry.id for entry in found[3, "duty"].entries] == ["reading"]  # the other one is an item of the annex
    assert [entry.id for entry in found[1, "milestone"].entries] == ["年度-2021", "年度-2022"]


def test_a_target_has_the_number_that_stands_in_the_text(entries: Mapping[str, Item]) -> None:
    one = target(entries, "learn-2021")
    assert (one.value, one.printed, one.relation, one.base) == (
        Decimal("0.45"), "45%以上", TargetRelation.AT_LEAST, "居民",
    )  # fmt: skip
    assert entries["learn-2021"].text == one.text == "参加学习的居民达到 45% 以上"
    points = target(entries, "points")
    assert (points.value, points.unit_of_measure, points.counting) == (Decimal(5), "个", "unstated")


def test_a_time_is_the_one_said_else_that_of_the_item_around(entries: Mapping[str, Item]) -> None:
    assert entries["learn-2021"].due.end == date(2021, 12, 31)
    assert (entries["learn-2021"].due.printed, entries["learn-2021"].due.carried) == (False, True)
    assert entries["area"].due.end == date(2022, 12, 31)
    assert entries["hours"].due.recurrence is Recurrence.YEARLY
    platform = entries["platform"].due
    assert (platform.start, platform.earliest_end, platform.end) == (
        date(2021, 3, 8), date(2022, 3, 31), date(2023, 3, 31),
    )  # fmt: skip
    assert entries["schools"].due.precision is Precision.UNSTATED
    assert all(entry.due == one.due for entry in entries.values() for one in entry.targets)


def test_strength_is_as_the_words_say(entries: Mapping[str, Item]) -> None:
    assert (target(entries, "area").strength, target(entries, "area").word) == (Strength.EXPECTED, "力争")
    assert target(entries, "learn-2022").strength is entries["schools"].strength is Strength.BINDING


def test_what_has_no_number_is_all_of_them_or_none(entries: Mapping[str, Item]) -> None:
    assert (target(entries, "platform").value, target(entries, "platform").kind) == (Decimal(1), TargetKind.COVERAGE)
    assert (target(entries, "schools").value, target(entries, "schools").unit_of_measure) == (Decimal(1), "所")
    assert target(entries, "area").value is target(entries, "teachers").value is None


def test_words_over_the_end_of_a_page_are_put_together(entries: Mapping[str, Item]) -> None:
    assert (entries["platform"].text, entries["platform"].line) == ("用1-2年时间，各校接入学习平台", 12)
    assert entries["hours"].text == "每年安排培训人均不少于6 学时"  # without （一）


def test_owners_go_by_the_names_of_the_pack(entries: Mapping[str, Item]) -> None:
    assert [owner.name for owner in entries["hours"].owners] == ["甲局"]
    assert [owner.name for owner in entries["reading"].owners] == ["甲局", "乙局"]
    assert entries["reading"].due.recurrence is Recurrence.YEARLY
    assert not entries["schools"].owners


def files(path: Path, pack: RulePack) -> list[FileReport]:
    return list(check([path], rules=pack).files)


def test_only_what_is_gone_is_not_judged(notice: Path, pack: RulePack) -> None:
    found = files(notice, pack)
    assert [(one.rule, one.reason) for file in found for one in file.not_judged if one.reason != "no_owners"] == [
        ("gone", "no_quote"),
        ("lost", "no_quote"),
    ]
    assert [file.duties for file in found] == [(), (), (), ()]
    assert all(file.is_judged for file in found)


def test_a_list_of_targets_is_not_held_to_the_rules_of_schedules(notice: Path, pack: RulePack) -> None:
    by_kind = {(file.number, str(file.items.kind)): file for file in files(notice, pack) if file.items}
    assert {rule.check for rule in by_kind[2, "target"].rules} == {"after_issue", "path", "counting"}
    assert "owned" not in {rule.check for rule in by_kind[3, "duty"].rules}
    assert "owned" in {rule.check for rule in by_kind[4, "duty"].rules}


def test_a_name_that_an_item_has_is_another_one(notice: Path, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, PACK.replace("id: area", "id: 年度-2021"))
    (target,) = [
        entry for items in lists(notice, pack).values() for entry in items.entries if entry.id == "目标-年度-2021"
    ]
    assert target.targets[0].id == "年度-2021"


def test_nothing_is_made_of_a_pack_whose_words_are_not_there(notice: Path, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, "name: p\ntitle: t\ntargets: [{id: a, quote: 乙率达到 5%, indicator: i}]\n")
    assert list(lists(notice, pack)) == [(1, "milestone"), (2, "duty")]
