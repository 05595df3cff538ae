"""阶段: stages with their times, and the dated tasks of each."""

from cedu_targets.domain.items import ItemKind
from cedu_targets.recognition.items.prose import items_in_prose

PLAN = """百安镇加强社区教育工作实施方案
四、实施步骤
2020年全镇培训分三个阶段实施。
第一阶段：搭建班子阶段（2020年3-4月）
镇建立社区教育学校，各村居建立社区教育学习中心。
第二阶段：具体操作实施阶段（2020年5月-8月）
1.2020年5月镇政府组织召开动员会。
2.2020年5月起各社区教育学习中心按计划实施培训工作。
3.做好台帐。
第三阶段：验收考核总结阶段（2020年9月-11月）
在完成培训任务后，镇社区教育领导小组对各村（居）进行检查验收。
五、保障措施
加强领导。
2020年6月3日"""


def test_stages_and_the_tasks_that_have_times_of_their_own() -> None:
    (found,) = items_in_prose(PLAN.split("\n"))
    assert (found.kind, found.title, found.period) == (ItemKind.STAGE, "百安镇加强社区教育工作实施方案", "2020")
    assert [
        (item.id, item.line, str(item.due.start), str(item.due.end), [owner.name for owner in item.owners])
        for item in found.entries
    ] == [
        ("阶段-一", 4, "2020-03-01", "2020-04-30", []),
        ("阶段-二", 6, "2020-05-01", "2020-08-31", []),
        ("阶段-二-1", 7, "2020-05-01", "2020-05-31", ["镇政府"]),
        ("阶段-二-2", 8, "2020-05-01", "None", ["各社区教育学习中心"]),
        ("阶段-三", 10, "2020-09-01", "2020-11-30", ["镇社区教育领导小组"]),
    ]
    first, second, task, *_ = found.entries
    assert first.text == "搭建班子阶段：镇建立社区教育学校，各村居建立社区教育学习中心。"
    assert (first.section, task.section) == ("四、实施步骤", "第二阶段：具体操作实施阶段（2020年5月-8月）")
    assert (second.text, [(part.mark, part.text) for part in second.parts]) == (
        "具体操作实施阶段",
        [("3.", "做好台帐。")],
    )


def test_stages_under_numbers_with_their_texts_on_the_line() -> None:
    (found,) = items_in_prose(
        "甲区2023年培训方案\n三、步骤\n（一）宣传发动阶段（3月1日—3月31日）。召开动员会。\n（二）组织实施阶段（4月至10月）。开展培训。\n"
        "（三）总结阶段（11月）。\n四、要求\n加强领导。".split("\n")
    )
    assert [(item.id, item.text, str(item.due.end)) for item in found.entries] == [
        ("阶段-一", "宣传发动阶段：召开动员会。", "2023-03-31"),
        ("阶段-二", "组织实施阶段：开展培训。", "2023-10-31"),
        ("阶段-三", "总结阶段", "2023-11-30"),
    ]
