"""The unit in titles and names of files: its name keeps every sign, whatever stands beside it."""

import pytest
from hypothesis import example, given, strategies

from cedu_targets.domain.village_names import short_name
from cedu_targets.recognition.records.months import month_in, plain_text
from cedu_targets.recognition.records.named_units import named_in, without

SIGNS = (
    "新年月度份丰和全及与胜平街亮古镇乡东石桥河上下半季附表本各所第五十三七教育活动居民工作社会改最终旗市区中心站学校"
)
"""Of which names of villages are made here: those that mean something else elsewhere, and others."""
NAMES = strategies.builds(
    "{}{}".format, strategies.text(SIGNS, min_size=1, max_size=4), strategies.sampled_from(["村", "社区"])
)
FORMS = ["云溪镇{}2023年3月社区教育培训月报表", "{}-3月", "3月{}培训月报表(改)"]


def unit(text: str, *known: str) -> str | None:
    found = named_in(plain_text(text), known)
    return None if found is None else found.name


def month(text: str, *known: str) -> int | None:
    plain = plain_text(text)
    said = month_in(without(plain, named_in(plain, known)))
    return None if said is None else said.month


def is_one_name(name: str) -> bool:
    """Whether a reader takes these signs for a name: no 全镇村, no 老镇和新村 of two, no 河乡东村 of a township 河乡."""
    stem = name.removesuffix("村").removesuffix("社区")
    return not (
        stem.startswith(("份", "度", "居", "各", "本", "全镇", "全乡", "全区", "全市", "所在", "居民", "社区教育"))
        or stem.strip("各全本所第镇乡市区居") == ""
        or any(sign in stem[:-1] for sign in "镇乡")
        or any(joined in f"{stem}村" for joined in ("镇和", "镇及", "镇与", "乡和", "乡及", "乡与"))
        or any(word in stem for word in ("半年", "季度", "附表", "改新", "最新版", "居民教育", "最终", "终稿"))
    )


@given(NAMES.filter(is_one_name))
@example("新街社区")
@example("新民村")
@example("月亮村")
@example("五月村")
@example("五月花村")
@example("年丰村")
@example("全胜村")
@example("和平村")
@example("永和村")
@example("新村")
@example("四季村")
@example("古镇社区")
@example("侨乡新村")
@example("教育路社区")
@example("附城村")
@example("中心村")
@example("第一社区")
@example("及第村")
@example("下半村")
def test_a_name_keeps_every_sign(name: str) -> None:
    assert [(unit(form.format(name), name), month(form.format(name), name)) for form in FORMS] == [(name, 3)] * 3
    assert [(unit(form.format(name)), month(form.format(name))) for form in FORMS] == [(name, 3)] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("五月甲村培训月报", ("甲村", 5)),
        ("五月花村培训月报（3月）", ("五月花村", 3)),
        ("五月村培训月报", ("五月村", None)),
        ("甲村五月培训月报", ("甲村", 5)),
        ("云溪镇 甲 村 2023年3月", ("甲村", 3)),
        ("甲村培训月报表新版", ("甲村", None)),
        ("甲村新", ("甲村", None)),
        ("2023年3月培训月报表（甲村）", ("甲村", 3)),
        ("社区教育月报表-甲村3月", ("甲村", 3)),
        ("桃源社区老年学校开班情况", ("桃源社区", None)),
        ("云溪镇第4社区3月", ("第4社区", 3)),
        ("云溪镇教育培训月报表", ("云溪镇", None)),
        ("百胜镇及第村3月", ("及第村", 3)),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, said: tuple[str | None, int | None]) -> None:
    assert (unit(text), month(text)) == said


@pytest.mark.parametrize(
    "text",
    ["各村培训月报表", "全镇各社区培训情况", "云溪镇各村3月", "村（社区）培训月报", "全村3月", "本社区台账", "甲村和乙村月报",
     "甲村、乙村月报", "甲村-乙村3月", "新街社区教育培训月报表", "社区教育学校3月", "培训中心3月", "某某村",
     "各中心学校培训情况", "全镇各贫困村月报"],
)  # fmt: skip
def test_what_is_all_units_or_several_or_none_is_no_name(text: str) -> None:
    found = unit(text)
    assert found is None or found == "云溪镇"


def test_a_name_that_is_said_elsewhere_settles_it() -> None:
    assert (unit("五月花村", "五月花村"), month("五月花村", "五月花村")) == ("五月花村", None)
    assert (unit("五月花村", "花村"), month("五月花村", "花村")) == ("花村", 5)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("镇社区学校", "镇社区学校"),
        ("镇村学校", "镇村学校"),
        ("云溪镇社区学校", "云溪镇"),
        ("镇东社区学校", "镇东社区"),
    ],
)
def test_a_school_of_no_named_place_keeps_its_whole_name(written: str, name: str) -> None:
    assert short_name(written) == name
