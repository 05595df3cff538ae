"""What a text's numbers become as the targets of a pack: quotes that mean one number, guesses, open questions."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.prose import Prose
from cedu_targets.domain.targets_draft import DraftedTarget, Open, TargetsDraft, Unquoted
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.target_draft import drafted
from cedu_targets.packs.targets import MOST_TARGETS
from cedu_targets.packs.written_pack import load_pack
from cedu_targets.recognition.bare_texts import bare_text
from cedu_targets.recognition.candidates import candidates_in
from cedu_targets.reporters.targets_draft_text import render, summary

PLAN = (
    "甲区终身学习五年规划",
    "到2024年底，居民学习参与率达到45%以上。新建区级学习点6个，村级学习点【8个】。",
    "到2025年底，居民学习参与率达到55%以上；建成市级学习点3个，村级学习点9个。",
    "每年人均学习经费不低于3元。每个街道建成一所社区学校。争取家长满意率达到85%以上。",
    "登记失业人员培训率达60%，或实用技术培训率达75%以上。",
    "对幼儿家长开展指导，覆盖面达到30%；",
    "对老年人开展指导，覆盖面达到30%；",
)


def draft(*lines: str, issued: date | None = date(2024, 1, 5)) -> TargetsDraft:
    prose = Prose([line.replace("【", "").replace("】", "") for line in lines])
    return drafted(lines[0], issued, "2024", prose, candidates_in(prose.lines))


def entries(found: TargetsDraft) -> Mapping[str, DraftedTarget]:
    return {str(target.fields["quote"]): target for target in found.targets}


@pytest.fixture(scope="module")
def plan() -> Mapping[str, DraftedTarget]:
    return entries(draft(*PLAN))


def test_a_quote_is_as_short_as_it_may_be_and_means_one_number(plan: Mapping[str, DraftedTarget]) -> None:
    assert list(plan)[:6] == [
        "居民学习参与率达到45%以上",
        "新建区级学习点6个",
        "新建区级学习点6个，村级学习点【8个】",
        "居民学习参与率达到55%以上",
        "建成市级学习点3个",
        "建成市级学习点3个，村级学习点【9个】",
    ]


def test_words_that_stand_twice_are_quoted_with_the_clause_before_them(plan: Mapping[str, DraftedTarget]) -> None:
    assert {"对幼儿家长开展指导，覆盖面达到30%", "对老年人开展指导，覆盖面达到30%"} <= set(plan)


def test_ids_follow_the_lines(plan: Mapping[str, DraftedTarget]) -> None:
    assert [target.fields["id"] for target in plan.values()][:4] == ["t-002", "t-002-2", "t-002-3", "t-003"]


def test_the_same_words_with_numbers_of_two_years_are_one_indicator(plan: Mapping[str, DraftedTarget]) -> None:
    names = {quote: target.fields["indicator"] for quote, target in plan.items()}
    assert names["居民学习参与率达到45%以上"] == names["居民学习参与率达到55%以上"]
    others = [name for quote, name in names.items() if "参与率" not in quote]
    assert len(set(others)) == len(others)


def test_what_the_words_give_is_guessed(plan: Mapping[str, DraftedTarget]) -> None:
    fund = plan["每年人均学习经费不低于3元"].fields
    assert (fund["kind"], fund["by"]) == ("per_head", "每年")
    school = plan["每个街道建成【一所】社区学校"].fields
    assert (school["kind"], school["scope"], school["each"]) == ("coverage", "每个街道", True)
    assert plan["争取家长满意率达到85%以上"].fields["strength"] == "expected"
    assert "strength" not in plan["居民学习参与率达到45%以上"].fields
    assert plan["居民学习参与率达到55%以上"].fields["by"] == "到2025年底"


def test_one_of_two_is_enough_where_the_text_says_or(plan: Mapping[str, DraftedTarget]) -> None:
    first, second = (plan[quote].fields for quote in ("登记失业人员培训率达60%", "或实用技术培训率达75%以上"))
    assert first["either"] == second["either"] == first["id"]


def test_what_stays_is_counted_as_the_words_say_else_asked_about(plan: Mapping[str, DraftedTarget]) -> None:
    assert plan["新建区级学习点6个"].fields["counting"] == "new"
    assert Open.COUNTING not in plan["新建区级学习点6个"].open
    built = plan["建成市级学习点3个"]
    assert (built.fields["counting"], built.open) == ("unstated", (Open.COUNTING,))
    (total,) = draft("规划", "到2025年底，累计建成学习点20个。").targets
    assert total.fields["counting"] == "cumulative"
    (people,) = draft("规划", "到2025年底，培训教师20人以上。").targets
    assert "counting" not in people.fields


def test_what_is_not_said_is_asked(plan: Mapping[str, DraftedTarget]) -> None:
    assert plan["居民学习参与率达到45%以上"].open == (Open.BASE,)
    assert Open.TIME in plan["每个街道建成【一所】社区学校"].open
    assert Open.HEADS in plan["每年人均学习经费不低于3元"].open


def test_what_bounds_a_number_may_stand_apart_from_it() -> None:
    (school,) = draft("规划", "到2025年底，每个街道至少建成一所社区学校。").targets
    assert school.fields["quote"] == "每个街道至少建成【一所】社区学校"


def test_a_growth_is_no_plain_number_of_points() -> None:
    found = draft("规划", "居民参与率较2022年提高5个百分点。到2025年，满意率达到90%。")
    assert [target.fields["quote"] for target in found.targets] == ["满意率达到90%"]
    assert [(one.reason, one.candidate.printed) for one in found.left] == [(Unquoted.INCREASE, "5个百分点")]
    assert "# 第2行 5个百分点：“居民参与率较2022年提高5个百分点”，是比以前提高多少" in render(
        found, Messages(Language.ZH)
    )


def test_what_no_quote_can_mean_is_left_with_its_reason() -> None:
    found = draft("规划", "到2025年底，参与率达到45%以上。", "到2025年底，参与率达到45%以上。")
    assert not found.targets
    assert [(one.reason, one.count, one.candidate.line) for one in found.left] == [
        (Unquoted.REPEATED, 2, 2),
        (Unquoted.REPEATED, 2, 3),
    ]
    told = render(found, Messages(Language.ZH))
    assert "# 第2行 45%以上：“参与率达到45%以上”，同样的话在文中有 2 处" in told
    assert (
        summary(found, Messages(Language.ZH))
        == "0 个目标，其中 0 个要请编制单位答复；另有 2 个数没有写成，列在文件末尾"
    )


def test_a_pack_holds_so_many_targets_and_the_rest_is_counted() -> None:
    lines = [
        f"第{'甲乙丙丁'[number % 4]}{number}类学员培训率达到{number % 90 + 5}%以上。"
        for number in range(MOST_TARGETS + 3)
    ]
    found = draft("规划", *lines)
    assert len(found.targets) + len(found.left) == MOST_TARGETS
    assert len(found.beyond) == 3
    assert f"第{found.beyond[0].line}行起还有 3 个数没有看" in render(found, Messages(Language.ZH))


@pytest.mark.parametrize("language", Language)
def test_the_pack_can_be_loaded_as_it_is_written(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    found = draft(*PLAN)
    path.write_text(render(found, Messages(language)), encoding="utf-8")
    pack = load_pack(path)
    assert (pack.name, pack.title, pack.issued) == ("pack-2024-2025", PLAN[0], date(2024, 1, 5))
    assert len(pack.targets) == len(found.targets)
    asked = [entry.id for entry in pack.targets if entry.question]
    left_open = [target for target in found.targets if target.open and target.open != (Open.COUNTING,)]
    assert asked == [target.fields["id"] for target in left_open]


def test_a_title_that_a_pack_cannot_bear_is_left_to_be_written(tmp_path: Path) -> None:
    for title in ("长" * 201, ""):
        found = draft(title, *PLAN[1:])
        path = tmp_path / "draft.yaml"
        path.write_text(render(found, Messages(Language.ZH)), encoding="utf-8")
        assert load_pack(path).title == "?"


def test_what_cannot_be_seen_steers_nothing() -> None:
    found = draft("规划\u202e", "到2025年底，\u202e参与率达到45%以上。", "到2025年底，\u202e参与率达到45%以上。")
    assert "\u202e" not in render(found, Messages(Language.ZH))


WORDS = st.text(alphabet="培训参与率达到以上个所，。；、（）() 每年20%5一建成新", max_size=40)


@given(st.lists(WORDS, max_size=6))
def test_every_number_is_quoted_once_or_left(lines: list[str]) -> None:
    prose = Prose(["规划", *lines])
    candidates = candidates_in(prose.lines)
    found = drafted("规划", None, None, prose, candidates)
    told = [*(target.candidate for target in found.targets), *(one.candidate for one in found.left)]
    assert sorted(map(id, told)) == sorted(map(id, candidates))
    for target in found.targets:
        assert len(prose.find(str(target.fields["quote"]))) == 1


def test_a_bound_that_stands_before_the_base_can_be_quoted() -> None:
    found = draft("甲区计划", "培训经费不超过工资总额的2.5%。", "参训人数不低于常住人口的35%。")
    assert list(entries(found)) == ["培训经费不超过工资总额的2.5%", "参训人数不低于常住人口的35%"]
    assert [target.fields["base"] for target in found.targets] == ["工资总额", "常住人口"]


def test_numbers_of_several_years_after_one_name_are_a_path() -> None:
    found = draft("甲区计划", "到2024年底，居民参与率达到45%，2025年底达到50%，到2026年底不低于55%。")
    assert [target.fields["indicator"] for target in found.targets] == ["居民参与率"] * 3


def test_a_number_for_every_thousand_heads_says_so() -> None:
    (target,) = draft("甲区计划", "各街道按每千人配备不少于1名专职人员。").targets
    assert (target.fields["kind"], target.fields["heads"], target.open) == ("per_head", "1000", (Open.HEADS, Open.TIME))


@pytest.mark.parametrize(
    ("text", "counting"),
    [("三年累计招募志愿者不少于600人。", "cumulative"), ("招募志愿者600人。", None), ("新建学习点3个。", "new")],
)
def test_what_is_counted_altogether_is_cumulative_whatever_it_is(text: str, counting: str | None) -> None:
    (target,) = draft("甲区计划", text).targets
    assert target.fields.get("counting") == counting


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["甲区“十四五”发展规划", "制定本规划（2021—2025年）。", "参与率达到50%。"], "2021-2025"),
        (["甲区社区教育发展规划", "规划期为2021—2025年。参与率达到50%。"], "2021-2025"),
        (["甲区社区教育发展规划", "根据国家教育纲要（2010—2020年），参与率达到50%。"], None),
        (["甲区社区教育计划（2023—2024年）", "制定本计划（2021—2025年）。", "参与率达到50%。"], "2023-2024"),
    ],
)
def test_the_years_of_a_plan_are_those_that_its_title_or_it_itself_says(lines: list[str], period: str | None) -> None:
    text = bare_text(lines)
    assert text is not None
    assert text.period == period


def test_years_that_only_the_day_of_issue_says_reach_to_the_last_one_named_and_are_a_guess() -> None:
    prose = Prose(["甲区意见", "到2026年，参与率达到50%。"])
    found = drafted("甲区意见", date(2024, 1, 5), "2024", prose, candidates_in(prose.lines))
    assert found.period == "2024-2026"
    assert "period: 2024-2026  # 核对" in render(found, Messages(Language.ZH))
    told = drafted("甲区2024年意见", date(2024, 1, 5), "2024", prose, candidates_in(prose.lines))
    assert "period: 2024\n" in render(told, Messages(Language.ZH))


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("每个村（社区）设立1个学习点。", True),
        ("贫困户培训实现全覆盖。", True),
        ("每个街道建成1所社区学校。", False),
        ("乡镇社区学校实现全覆盖。", False),
        ("50%的行政村建有学习点。", False),
    ],
)
def test_how_many_villages_or_households_there_are_is_asked(text: str, is_asked: bool) -> None:
    (target,) = draft("甲区计划", text).targets
    assert (Open.UNITS in target.open) == is_asked


def test_signs_that_steer_a_screen_are_read_again_as_they_were(tmp_path: Path) -> None:
    found = draft("甲区计划", '到2024年，居民"学\x1b[31m习"参与率达到50%。')
    path = tmp_path / "draft.yaml"
    path.write_text(render(found, Messages(Language.ZH)), encoding="utf-8")
    assert path.read_text(encoding="utf-8").replace("\n", "").isprintable()
    assert [entry.quote for entry in load_pack(path).targets] == [found.targets[0].fields["quote"]]
