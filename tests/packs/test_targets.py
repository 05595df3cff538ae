"""What a pack says of the numbers of a text, and where it leaves what the words say themselves."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.packs.border import asked
from cedu_targets.packs.targets import TargetEntry, unattached, with_targets
from cedu_targets.packs.written_pack import load_pack
from cedu_targets.recognition.items.thresholds import targets_of

ENTRY: TypeAdapter[Any] = TypeAdapter(asked(TargetEntry))


def entry(quote: str, **more: Any) -> TargetEntry:
    made: TargetEntry = ENTRY.validate_python({"id": "t", "indicator": "i", "quote": quote, **more})
    return made


def dossier(*texts: str) -> Items:
    entries = []
    for number, text in enumerate(texts, start=1):
        name = f"卷一-{number}"
        entries.append(Item(name, ItemKind.DOSSIER, text, str(number), line=number, targets=targets_of(name, text)))
    return Items("建档要求", ItemKind.DOSSIER, "2020", None, tuple(entries))


def targets(items: Items, name: str) -> list[Target]:
    return list(items.by_id[name].targets)


def test_what_the_pack_says_stands_in_the_place_of_the_words_and_the_value_is_the_texts() -> None:
    items = dossier("机构健全。", "教师培训率 达 85% 以上的材料。")
    said = entry("教师培训率达80%", base="教师", name="教师培训率", question="含兼职？", strength="expected")
    (target,) = targets(with_targets(items, [said]), "卷一-2")
    assert (target.id, target.indicator, target.base, target.question) == ("t", "i", "教师", "含兼职？")
    assert (target.value, target.printed, target.relation) == (Decimal("0.85"), "85%以上", TargetRelation.AT_LEAST)
    assert (target.strength, target.line) == (Strength.EXPECTED, None)
    assert targets(items, "卷一-2")[0].indicator is None


def test_of_two_numbers_the_marked_one_is_meant_and_the_other_is_left() -> None:
    items = dossier("建设区级实验镇2个以上，社区5个以上。")
    (first, second) = targets(with_targets(items, [entry("实验镇2个以上，社区【5个】")]), "卷一-1")
    assert (first.id, first.indicator, first.value) == ("卷一-1a", None, Decimal(2))
    assert (second.id, second.indicator, second.value, second.printed) == ("t", "i", Decimal(5), "5个以上")
    changed = dossier("建设区级实验镇2个以上，社区6个以上。")
    assert targets(with_targets(changed, [entry("实验镇2个以上，社区【5个】")]), "卷一-1")[1].value == 6


def test_an_amount_may_be_one_for_so_many_heads() -> None:
    said = entry("每万人不少于1.5名", heads=10000).quoted()
    assert (said.kind, said.heads, said.value) == (TargetKind.PER_HEAD, 10000, Decimal("1.5"))
    assert entry("人均不低于2元", kind="per_head").quoted().heads == 1
    with pytest.raises(ValidationError):
        entry("每万人不少于1.5名", heads=0)


def test_two_things_may_be_asked_of_one_number() -> None:
    items = dossier("知晓率、认同率达70%以上。")
    quote = "知晓率、认同率达70%以上"
    found = targets(with_targets(items, [entry(quote, id="a", name="甲"), entry(quote, id="b", name="乙")]), "卷一-1")
    assert [(one.id, one.name, one.value) for one in found] == [
        ("a", "甲", Decimal("0.7")),
        ("b", "乙", Decimal("0.7")),
    ]


def test_a_number_that_its_words_make_no_target_of() -> None:
    items = dossier("设1名专职工作人员。")
    assert targets(items, "卷一-1") == []
    (target,) = targets(with_targets(items, [entry("设1名专职工作人员")]), "卷一-1")
    assert (target.value, target.kind, target.relation, target.unit_of_measure) == (
        Decimal(1), TargetKind.COUNT, TargetRelation.REACH, "名",
    )  # fmt: skip


def test_the_item_may_be_said() -> None:
    items = dossier("参与率达60%。", "参与率达60%。")
    found = with_targets(items, [entry("参与率达60%", item="卷一-2")])
    assert [targets(found, name)[0].indicator for name in ("卷一-1", "卷一-2")] == [None, "i"]
    assert with_targets(items, [entry("参与率达60%", item="卷九-9")]) == items


def test_no_name_stands_twice() -> None:
    items = dossier("参与率达60%，知晓率达70%。")
    found = targets(with_targets(items, [entry("知晓率达70%", id="卷一-1a")]), "卷一-1")
    assert [one.id for one in found] == ["卷一-1a(2)", "卷一-1a"]


def test_a_quote_over_the_end_of_an_item_is_none() -> None:
    assert (
        with_targets(dossier("参与率", "达60%以上。"), [entry("参与率达60%以上")]).entries[1].targets[0].id == "卷一-2"
    )


def test_what_is_no_longer_there_is_named() -> None:
    items = dossier("参与率达60%。")
    entries = [entry("参与率达50%"), entry("满意率达50%", id="u")]
    assert [(one.entry, one.passage) for one in unattached([items], None, entries)] == [(entries[1], None)]
    assert list(unattached([dossier("机构健全。"), dossier("满意率达80%"), items], None, entries)) == []


def test_what_stands_in_the_text_around_the_items_is_named_with_its_line_and_number() -> None:
    prose = Prose(["参与率达60%。", "另有：满意率", "达90%。参与率达70%"])
    (apart,) = unattached([dossier("参与率达60%。")], prose, [entry("参与率达50%"), entry("满意率达50%", id="u")])
    assert (apart.entry.id, apart.passage and apart.passage.line) == ("u", 2)
    assert (apart.quantity and apart.quantity.low) == Decimal("0.9")


@pytest.mark.parametrize("quote", ["没有数", "镇2个，社区5个", "镇2个，社区【个】", "镇【2个】，社区【5个】"])
def test_a_quote_without_just_one_number_is_refused(quote: str) -> None:
    with pytest.raises(ValidationError):
        entry(quote)


def test_a_number_of_things_is_no_share() -> None:
    with pytest.raises(ValidationError, match="share"):
        entry("建成学校10所", kind="share")
    assert entry("占居民的百分之三十", kind="share").number


def test_the_per_cent_of_what_is_counted_by_units_is_its_number() -> None:
    share = entry("80%以上的乡镇建成社区学校", kind="coverage").quoted()
    assert (share.value, share.unit_of_measure, share.relation) == (Decimal("0.8"), "%", TargetRelation.AT_LEAST)
    all_of_them = entry("每个乡镇建成一所社区学校", kind="coverage").quoted()
    assert (all_of_them.value, all_of_them.unit_of_measure) == (Decimal(1), None)
    assert entry("【80%】的镇建成2所", kind="coverage").quoted().value == Decimal("0.8")


@pytest.mark.parametrize("quote", ["80%的镇建成2所", "60%的镇，80%的村"])
def test_which_of_several_numbers_is_the_per_cent_has_to_be_said(quote: str) -> None:
    with pytest.raises(ValidationError, match="one number"):
        entry(quote, kind="coverage")


def test_two_targets_of_one_name_are_a_mistake_of_the_pack(tmp_path: Path) -> None:
    one = "{id: a, indicator: i, quote: 参与率达60%}"
    path = tmp_path / "p.yaml"
    path.write_text(f"name: p\ntitle: 甲\ntargets:\n  - {one}\n  - {one}\n", encoding="utf-8")
    with pytest.raises(PackFault) as raised:
        load_pack(path)
    fault = raised.value
    assert fault.place is not None
    assert (fault.code, fault.place.line, fault.parameters["name"]) == ("PK003", 5, "a")


def test_a_bound_before_the_base_stands_in_the_quote_too() -> None:
    assert entry("按不低于常住人口人均4元落实经费", kind="per_head").quoted().relation is TargetRelation.AT_LEAST


@pytest.mark.parametrize(
    ("quote", "heads"), [("每万人拥有专职教师2名", 10_000), ("每千名老人有书5册", 1000), ("人均5元", 1)]
)
def test_for_how_many_heads_the_quote_says(quote: str, heads: int) -> None:
    assert entry(quote, kind="per_head").quoted().heads == heads
    assert entry(quote, kind="per_head", heads=100).quoted().heads == 100
