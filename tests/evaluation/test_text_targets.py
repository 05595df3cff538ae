"""What a pack says of the sentences of a text: its targets and duties as documents, which every command sees."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as Word

from cedu_targets import check
from cedu_targets.domain.due import Precision, Recurrence
from cedu_targets.domain.finding import Severity, Strength
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.evaluation.text_targets import with_pack_documents
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import read_documents
from cedu_targets.report import FileReport
from plan_of_targets import PACK, TEXT, write_pack, write_text


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


def made(folder: Path, sentence: str, entry: str) -> Item:
    """The one target that a pack makes of a sentence of a plan."""
    notice = write_text(
        folder, f"甲区规划（2021—2025）\n\n1.到 2021 年底，普查。\n2.到 2022 年底，评估。\n{sentence}\n"
    )
    pack = write_pack(folder, f"name: p\ntitle: t\nperiod: 2021-2025\ntargets:\n  - {entry}\n")
    (item,) = [one for items in lists(notice, pack).values() for one in items.entries if one.id == "a"]
    return item


def test_a_hope_before_the_time_is_one_of_the_sentence(tmp_path: Path) -> None:
    item = made(
        tmp_path,
        "力争到 2025 年，参与率达到 50%以上。",
        "{id: a, indicator: i, quote: 参与率达到 50%以上, by: 到2025年}",
    )
    assert (item.strength, item.targets[0].word, item.text) == (Strength.EXPECTED, "力争", "参与率达到 50%以上")
    entry = "{id: a, indicator: i, kind: none, quote: 建成示范区}"
    assert made(tmp_path, "力争到 2025 年，建成示范区。", entry).strength is Strength.EXPECTED
    assert made(tmp_path, "到 2025 年，建成示范区。", entry).strength is Strength.BINDING


def test_a_clause_that_names_no_subject_is_told_with_its_sentence(tmp_path: Path) -> None:
    sentence = "3.办好夜校。组织开展务工人员培训，培训率达 50%以上，常年坚持。"
    item = made(tmp_path, sentence, "{id: a, indicator: i, quote: 培训率达 50%以上, name: 务工人员培训率}")
    assert item.text == "组织开展务工人员培训，培训率达 50%以上"
    assert (item.targets[0].text, item.targets[0].position) == ("培训率达 50%以上", 14)
    alone = made(tmp_path, sentence, "{id: a, indicator: i, quote: 培训率达 50%以上, name: 培训率}")
    assert (alone.text, alone.targets[0].position) == ("培训率达 50%以上", 3)


def test_a_rule_on_a_path_is_asked_where_its_targets_stand(notice: Path, tmp_path: Path) -> None:
    rules = "rules: [{id: rises, check: path, indicator: learn, direction: up}]\n"
    pack = write_pack(tmp_path, PACK + rules)
    found = files(notice, pack)
    assert [[rule.id for rule in file.rules if rule.check == "path"] for file in found] == [
        [],
        ["rises", "path"],
        [],
        [],
    ]
    assert not [one for file in found for one in file.findings if one.code.startswith("PA")]
    falling = write_text(tmp_path, TEXT.replace("居民达到 55%", "居民达到 35%"))
    (finding,) = [one for file in files(falling, pack) for one in file.findings if one.code.startswith("PA")]
    assert (finding.code, finding.severity, finding.place.item) == ("PA001", Severity.ERROR, "learn-2022")


def test_alike_questions_are_asked_once(notice: Path, tmp_path: Path) -> None:
    text = PACK.replace("indicator: learn,", "indicator: learn, question: 人数还是人次？,")
    found = files(notice, write_pack(tmp_path, text))
    questions = [one for file in found for one in file.questions]
    assert [(one.code, one.place.item, [place.item for place in one.related]) for one in questions] == [
        ("QU001", "learn-2021", ["learn-2022"]),
        ("QU003", "points", []),
    ]


def test_a_table_of_the_same_text_keeps_its_duties(tmp_path: Path) -> None:
    document = Word()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("单位", "培训数", "其中：技能", "其中：农技"),
        ("全区", "30", "20", "10"),
        ("甲镇", "20", "15", "5"),
        ("乙镇", "10", "5", "5"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    found = files(tmp_path / "a.docx", write_pack(tmp_path))
    assert [str(file.items.kind) for file in found if file.items] == ["milestone", "target", "duty"]
    assert [file.number for file in found] == [1, 2, 3, 4]
    assert {duty.id for file in found for duty in file.duties} >= {"reading"}


def test_of_like_words_with_new_numbers_each_target_has_its_own(tmp_path: Path) -> None:
    years = {2021: "50", 2022: "60", 2023: "75"}
    text = "甲区规划（2021—2023）\n\n" + "".join(
        f"{number}.到 {year} 年底，参与居民达到 {value}% 以上。\n"
        for number, (year, value) in enumerate(years.items(), 1)
    )
    entries = "".join(
        f"  - {{id: t{year}, indicator: i, quote: 参与居民达到 {value}% 以上, by: 到{year}年底}}\n"
        for year, value in reversed(years.items())
    )
    pack = write_pack(tmp_path, f"name: p\ntitle: t\nperiod: 2021-2023\ntargets:\n{entries}")
    changed = text.replace("50%", "40%").replace("75%", "70%")
    for told, values in ((text, "50 60 75"), (text.replace("60%", "65%"), "50 65 75"), (changed, "40 60 70")):
        found = lists(write_text(tmp_path, told), pack)[2, "target"]
        shown = [(one.id, str(100 * one.targets[0].number), one.due.end and one.due.end.year) for one in found.entries]
        assert shown == [(f"t{year}", f"{value}.00", year) for year, value in zip(years, values.split(), strict=True)]
    fewer = "".join(line for line in text.splitlines(keepends=True) if "2022" not in line)
    report = check([write_text(tmp_path, fewer)], rules=pack)
    assert [(one.rule, one.reason) for file in report.files for one in file.not_judged if one.rule == "t2022"] == [
        ("t2022", "no_quote")
    ]


def test_of_like_words_without_a_time_no_two_are_read_off_one_number(tmp_path: Path) -> None:
    entries = "".join(f"  - {{id: t{value}, indicator: i, quote: 参与率达到 {value}%以上}}\n" for value in (50, 60))
    pack = write_pack(tmp_path, f"name: p\ntitle: t\nperiod: 2021-2023\ntargets:\n{entries}")
    head = "甲区规划（2021—2023）\n\n1.到 2021 年底，普查。\n2.到 2022 年底，评估。\n"
    for sentence, shown, gone in (
        ("参与率达到 50%以上。", {"t50": "0.50"}, ["t60"]),
        ("参与率达到 55%以上。", {"t50": "0.55"}, ["t60"]),
        ("参与率达到 55%以上。参与率达到 65%以上。", {"t50": "0.55", "t60": "0.65"}, []),
    ):
        found = files(write_text(tmp_path, head + sentence), pack)
        items = next(one.items for one in found if one.items and one.items.kind is ItemKind.TARGET)
        assert {one.id: str(one.targets[0].number) for one in items.entries} == shown
        assert [one.rule for file in found for one in file.not_judged if one.reason == "no_quote"] == gone


def test_a_text_of_sentences_alone_has_its_targets_in_the_place_of_numbers_that_nobody_knows(tmp_path: Path) -> None:
    notice = write_text(
        tmp_path, "甲区社区教育意见\n\n到 2021 年，居民参与率达到 50%以上，每个乡镇建好一所社区学校。\n"
    )
    alone = read_documents(notice)
    assert [one.document.size for one in alone if isinstance(one.document, Items)] == [0]
    pack = write_pack(tmp_path, "name: p\ntitle: t\ntargets: [{id: a, indicator: i, quote: 居民参与率达到 50%以上}]\n")
    assert [[one.id for one in items.entries] for items in lists(notice, pack).values()] == [["a"]]
    other = write_pack(tmp_path, "name: p\ntitle: t\ntargets: [{id: a, indicator: i, quote: 满意率达到 50%以上}]\n")
    assert [items.size for items in lists(notice, other).values()] == [0]


def test_a_time_past_at_issue_is_said_once(tmp_path: Path) -> None:
    text = "甲区规划（2021—2023）\n\n2022年3月8日\n\n1.到 2021 年底，参与率达到 50%以上。\n2.到 2023 年底，评估。\n"
    said = {}
    for by in ("", ", by: 到2021年底"):
        pack = write_pack(
            tmp_path, f"name: p\ntitle: t\ntargets: [{{id: a, indicator: i, quote: 参与率达到 50%以上{by}}}]\n"
        )
        found = [one for file in files(write_text(tmp_path, text), pack) for one in file.findings]
        said[by] = [one.place.item for one in found if one.code == "SC005"]
    assert said == {"": ["年度-2021"], ", by: 到2021年底": ["年度-2021", "a"]}


def test_what_a_rule_says_of_a_path_is_not_said_again(tmp_path: Path) -> None:
    values = ("50", "60", "55", "80")
    lines = "".join(f"{n}.到 {2020 + n} 年底，参与率达到 {value}%以上。\n" for n, value in enumerate(values, 1))
    entries = "".join(f"  - {{id: t{value}, indicator: i, quote: 参与率达到 {value}%以上}}\n" for value in values)
    head = f"name: p\ntitle: t\nperiod: 2021-2024\ntargets:\n{entries}"
    notice = write_text(tmp_path, f"甲区规划（2021—2024）\n\n{lines}")
    for rules, severities in (
        ("", [Severity.NOTE]),
        ("rules: [{id: r, check: path, indicator: i, direction: up}]\n", [Severity.ERROR]),
    ):
        found = [one for file in files(notice, write_pack(tmp_path, head + rules)) for one in file.findings]
        assert [one.severity for one in found if one.code == "PA001"] == severities
