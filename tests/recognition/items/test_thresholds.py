"""The numbers that a dossier's items demand, and numbers that demand nothing."""

import json
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.recognition.items.thresholds import targets_of
from project import ROOT

TRUTH = json.loads((ROOT / "tests" / "truth" / "truth-004.json").read_text(encoding="utf-8"))


def one(text: str) -> Target:
    (found,) = targets_of("卷一-一", text)
    return found


@pytest.mark.parametrize("wanted", TRUTH["dossier"]["items"], ids=lambda one: one["id"])
def test_every_number_of_a_real_dossier(wanted: Any) -> None:
    found = targets_of(wanted["id"], wanted["quote"].partition("、")[2], wanted["line"])
    for target, said in zip(found, wanted["targets"], strict=True):
        assert (target.id, str(target.kind), target.value, target.value_high) == (
            said["id"], said["measure"], Decimal(said["value"]), None,
        )  # fmt: skip
        assert (target.printed, target.unit_of_measure) == (said["printed"], said["unit_of_measure"])
        assert (str(target.relation), target.each, target.either) == (
            said["relation_printed"], said["each"], said["either_group"],
        )  # fmt: skip
        assert (str(target.strength), target.word, target.line) == (
            said["strength"], said["strength_word"], said["line"],
        )  # fmt: skip
        assert target.binds is (said["verdict"] != "note")


@pytest.mark.parametrize("said", TRUTH["not_targets"], ids=lambda one: one["quote"])
def test_no_number_of_a_real_text_that_demands_nothing(said: Any) -> None:
    assert targets_of("卷一-一", said["quote"]) == ()


@pytest.mark.parametrize(
    ("text", "value", "kind", "relation"),
    [
        ("居民参与率不低于60%。", "0.6", "share", "at_least"),
        ("居民参与率达到百分之六十以上。", "0.6", "share", "at_least"),
        ("居民参与率为六成。", "0.6", "share", "reach"),
        ("投诉率不超过2%的材料", "0.02", "share", "at_most"),
        ("辍学率控制在0.5%以下", "0.005", "share", "at_most"),
        ("培训经费占职工工资总额的1.5%-2.5%。", "0.015", "share", "between"),
        ("老年人参与率30%左右。", "0.3", "share", "about"),
        ("每年举办讲座12场。", "12", "count", "reach"),
        ("举办培训班不少于4期。", "4", "count", "at_least"),
        ("有3个以上学习型组织。", "3", "count", "at_least"),
        ("人均社区教育经费不低于4元。", "4", "per_head", "at_least"),
        ("全年每人学习30学时以上。", "30", "per_head", "at_least"),
        ("年度经费不少于5万元。", "50000", "count", "at_least"),
        ("各街道有志愿者队伍2支。", "2", "count", "reach"),
        ("每个社区至少有一名专职人员。", "1", "count", "at_least"),
    ],
)
def test_how_a_number_is_bounded(text: str, value: str, kind: str, relation: str) -> None:
    found = one(text)
    assert (found.value, found.kind, found.relation) == (Decimal(value), TargetKind(kind), TargetRelation(relation))
    assert found.value_high == (Decimal("0.025") if relation == "between" else None)


@pytest.mark.parametrize(
    "text",
    [
        "面向0—6岁儿童家长开展培训。", "为60周岁以上老年人办班。", "健全三级办学网络。", "设1名专职工作人员，4名兼职人员。",
        "贯彻《2020—2025年规划》和〔2020〕75号文件。", "第三届学习节和十九大精神。", "建立一支志愿者队伍。",
        "各社区建立一支志愿者队伍。", "五所学校、三个中心共建共享。", "用2-3年完成。", "2020年5月召开动员会。",
        "“两个百分之百”活动。", "组织领导(20%)", "参与率低于60%扣2分，达到80%得5分。", "比上年提高5个百分点。",
        "有一批品牌课程。", "举办了12场讲座。",
    ],
)  # fmt: skip
def test_what_demands_nothing(text: str) -> None:
    assert targets_of("卷一-一", text) == ()


@pytest.mark.parametrize(
    ("text", "strength", "word"),
    [
        ("居民参与率达60%。", Strength.BINDING, "达"),
        ("力争居民参与率达60%。", Strength.EXPECTED, "力争"),
        ("努力使居民参与率达到60%以上。", Strength.EXPECTED, "努力"),
        ("力争到2025年，参与率达到60%。", Strength.EXPECTED, "力争"),
        ("争取各方支持，参与率达到60%。", Strength.BINDING, "达到"),
        ("群众支持率达到60%。", Strength.BINDING, "达到"),
        ("参与率60%左右。", Strength.EXPECTED, "左右"),
        ("有条件的逐步达到60%", Strength.EXPECTED, "逐步"),
    ],
)
def test_how_strong_it_is_by_the_word_of_its_clause(text: str, strength: Strength, word: str) -> None:
    found = one(text)
    assert (found.strength, found.word) == (strength, word)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("各社区有2名专职人员", "各社区"),
        ("每个村（居）配备3名管理人员", "每个村(居)"),
        ("各社区参与率达60%", "各社区"),
        ("各村办班2期", "各村"),
        ("各街道、社区参与率达到60%", "各街道、社区"),
        ("各类培训参与率达60%", None),
        ("各级各类学校开放率达60%", None),
        ("每年各项活动参与率达60%", None),
        ("各社区办班，居民参与率达60%", None),
    ],
)
def test_each_of_several_or_all_together(text: str, scope: str | None) -> None:
    found = one(text)
    assert (found.scope, found.each) == (scope, scope is not None)


def test_one_of_two_is_enough() -> None:
    found = targets_of("卷三-二", "下岗人员培训率达50%，或者农民培训率达70%以上；老年人参与率达20%。")
    assert [(one.id, one.either) for one in found] == [
        ("卷三-二a", "卷三-二"), ("卷三-二b", "卷三-二"), ("卷三-二c", None),
    ]  # fmt: skip
    both = targets_of("卷三-二", "社区或村居民参与率达50%，农民培训率达70%。")
    assert [one.either for one in both] == [None, None]


def test_two_names_over_one_number_and_one_each() -> None:
    shared = targets_of("卷四-一", "居民对社区教育的知晓率、参与率和满意率达到70%以上的材料")
    assert [(one.id, one.name, one.value) for one in shared] == [
        ("卷四-一a", "知晓率", Decimal("0.7")), ("卷四-一b", "参与率", Decimal("0.7")), ("卷四-一c", "满意率", Decimal("0.7")),
    ]  # fmt: skip
    each = targets_of("卷四-一", "知晓率、满意率分别达到80%、70%以上。")
    assert [(one.name, one.value) for one in each] == [("知晓率", Decimal("0.8")), ("满意率", Decimal("0.7"))]


@pytest.mark.parametrize(
    ("text", "name", "base"),
    [
        ("志愿者占常住人口的1%以上", "志愿者", "常住人口"),
        ("参训居民达居民总数的40%", "参训居民", "居民总数"),
        ("下岗人员培训率达50%", "下岗人员培训率", "下岗人员"),
        ("力争满意率达90%", "满意率", None),
        ("学习型社区创建率达45%", "学习型社区创建率", None),
        ("居民对社区教育的满意率达90%", "满意率", "居民"),
        ("80%以上的社区达到示范标准", "达到示范标准", "社区"),
        ("各村有2名专职管理人员。", "专职管理人员", None),
        ("每年举办培训班不少于2期", "每年举办培训班", None),
        ("专题会议记录（每年不少于2次）", "专题会议记录", None),
        ("农民培训每年人均不少于12学时", "农民培训", None),
        ("其中骨干教师达100%", "骨干教师", None),
        ("区财政按常住人口人均不低于2元安排社区教育经费", "社区教育经费", "常住人口"),
        ("人均培训经费达到3元", "培训经费", None),
    ],
)
def test_what_it_measures_and_of_what(text: str, name: str | None, base: str | None) -> None:
    found = one(text)
    assert (found.name, found.base) == (name, base)


@pytest.mark.parametrize(
    "text", ["达50%，或" * 40_000, "各" * 100_000 + "2名", "率、" * 60_000 + "达70%", "占" * 100_000 + "的1%", "1名" * 50_000]
)  # fmt: skip
def test_a_long_text_takes_no_more_time_than_its_length(text: str) -> None:
    start = time.process_time()
    targets_of("卷一-一", text)
    assert time.process_time() - start < 10


@given(
    st.text("各每社区占达到的率、，。或力争0123456789%％一二三十百人次名元左右以上以下不低于（）《》—-", max_size=60)
)
def test_whatever_stands_in_an_item_its_targets_have_names_of_their_own(text: str) -> None:
    found = targets_of("卷一-一", text)
    assert len({one.id for one in found}) == len(found)
    assert all(one.number >= 0 for one in found)
