"""The draft of the bulletin."""

import re

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import markdown
from sample_reports import jiangning_gaps

ZH = Messages(Language.ZH)


def test_the_draft_has_its_five_parts_and_leaves_the_office_its_own() -> None:
    text = markdown.render(jiangning_gaps(), ZH)
    assert re.findall("^## (.*)$", text, re.MULTILINE) == [
        "一、总体情况", "二、进度排名", "三、滞后单位及差额", "四、存在问题", "五、下一步要求",
    ]  # fmt: skip
    assert text.count("（由办公室填写）") == 2
    assert "截至2020年9月30日，序时进度 75%（已满 9 个月，还有 3 个月）。共 11 个单位、198 项任务" in text
    assert "- 学院：全部 10 项" in text
