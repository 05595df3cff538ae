"""A pack in words: each rule with its clause, duties apart, hostile texts as texts."""

from cedu_targets.domain.due import Due
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Pace
from cedu_targets.domain.items import Item, ItemKind, Role
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import AppliedRule, PackReport
from cedu_targets.reporters.pack_text import render
from cedu_targets.reporters.shared.terminal import as_text


def test_a_rule_stands_with_its_clause_and_a_duty_with_its_owner() -> None:
    rule = AppliedRule("a", "part_whole", Severity.ERROR, "说明1\x1b[31m", {"whole": "1", "sum": "2+3", "coded": 1})
    duty = Item("d1", ItemKind.DUTY, "举办讲座", owner_texts=((Role.DUTY, "社教科"),), due=Due("年内"))
    pack = PackReport("p", "标题", "文号", ("甲", "乙"), (rule,), (duty,), ((Pace.NONE, "2"),))
    text = as_text(render(pack, Messages(Language.ZH)))
    assert "2 个单位: 甲、乙" in text
    assert "第1栏 = 第2+3栏，逐行相等  说明1\\u001b[31m" in text
    assert "举办讲座  社教科；年内" in text
    assert "第 2 栏：看水平，不按月折算" in text
