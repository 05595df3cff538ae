"""The draft of the bulletin on forms."""

from cedu_targets.messages.messages import Language
from cedu_targets.reporters.rollup import markdown
from rollups import form, hostile, rolled, three_months
from sample_reports import messages_for

ZH, EN = messages_for(Language.ZH), messages_for(Language.EN)


def test_the_parts_of_the_draft_and_their_tables() -> None:
    told = markdown.render(three_months(), ZH)
    heads = [line for line in told.splitlines() if line.startswith("#")]
    assert heads == [
        "# 关于百胜镇社区教育培训月报表报送情况的通报（草稿）", "## 一、汇总", "## 二、报送情况", "## 三、缺报",
        "## 四、不一致", "## 五、问题", "## 六、下一步要求",
    ]  # fmt: skip
    assert "| 丙社区 | 45（不完整） | 2 | 8 | — |" in told
    assert "| 合计 | 250（不完整） | 7 | 28 | — |" in told
    assert "| 乙村 | 报 | 不一致 | 缺 |" in told
    assert "- 丁社区：2020年6月、2020年7月" in told
    assert "- 乙村 2020年6月（back/乙村-6月.xlsx、back/乙村-6月-改.xlsx）" in told
    assert "应报 12 份：计入 6 份（零报 1），不一致 1，缺 5；迟报 1；" in told
    assert "报送率 50%。" in told


def test_a_sound_run_says_that_there_is_nothing() -> None:
    told = markdown.render(rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 3))), ZH)
    assert told.count("没有。") == 3
    assert "报送率 100%。" in told
    assert "没有单位名单" in told


def test_names_stay_text_and_a_run_without_forms_is_short() -> None:
    for messages in (ZH, EN):
        told = markdown.render(hostile(), messages)
        assert "<script>" not in told
        assert "\x1b" not in told
        assert "##" in markdown.render(rolled(), messages)
