"""The words of checks of what is due."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

ITEMS: dict[str, CheckWords] = {
    "numbering": CheckWords(
        rule=Both("序号不重、不漏", "numbers neither twice nor left out"),
        codes={
            "SC001": CodeWords(
                title=Both("序号重复或缺漏", "a number twice, or left out"),
                message={
                    "": Both("{item} 前面缺第 {missing} 项。", "number {missing} is left out before {item}."),
                    "twice": Both("{item}：序号 {number} 已经用过。", "{item}: number {number} was used before."),
                },
                help={
                    "": Both("请核对是否漏了一项。", "Check whether an item was left out."),
                    "twice": Both(
                        "请改正序号，否则回报时分不清是哪一项。",
                        "Mend the number, or returns cannot tell the two apart.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "一份清单的序号一项一个。各部分重新编号的，各部分分别核对；缺号很多的是摘编，不提示。",
                        "Every item of a list has a number of its own. Where sections begin again each is looked at by itself; a list with many gaps is an extract, and nothing is said.",
                    ),
                    passes=Both("1、2、3", "1, 2, 3"),
                    fails=Both("1、2、2", "1, 2, 2"),
                    note=Both("1、2、4", "1, 2, 4"),
                    not_judged=Both("没有序号", "no numbers"),
                ),
            ),
        },
    ),
    "owned": CheckWords(
        rule=Both("每项都有责任单位", "every item has an owner"),
        codes={
            "SC002": CodeWords(
                title=Both("没有责任单位", "no owner"),
                message=Both("{item} 没有写责任单位。", "{item} names no owner."),
                help=Both("请补上由谁负责。", "Say who has to do it."),
                page=CheckPage(
                    holds=Both(
                        "多数事项写有责任单位的，每一项都应当写。",
                        "Where most items of a list name owners, every item does.",
                    ),
                    passes=Both("每项都有责任单位", "every item names one"),
                    fails=Both("有一项空着", "one is blank"),
                    not_judged=Both("整份清单没有或大多没有责任单位", "few items of the list name any, or none"),
                ),
            ),
        },
        reasons={
            "no_owners": CodeWords(
                Both("没有责任单位", "no owners"),
                Both("这份清单没有或大多没有写责任单位", "few items of the list name owners, or none"),
            ),
        },
    ),
    "month_order": CheckWords(
        rule=Both("时间先后有序", "times in order"),
        codes={
            "SC004": CodeWords(
                title=Both("时间倒排", "times run backwards"),
                message=Both(
                    "{item} 的时间是“{due}”，排在它前面的 {above} 是“{other}”。",
                    '{item} is due "{due}", and {above} above it "{other}".',
                ),
                help=Both("请核对这一项的时间或位置。", "Check the time, or the place, of this item."),
                page=CheckPage(
                    holds=Both(
                        "按时间排的安排表，只有一处倒排时提示；本来就不按时间排的不提示。各部分各看各的，跨两个月以上的时间不计。",
                        "Of a schedule in the order of time, the one place where it runs backwards is named; a list in another order is not. Each section has an order of its own, and times over more than two months have none.",
                    ),
                    passes=Both("3月、4月、4月、6月、7月", "month 3, 4, 4, 6, 7"),
                    fails=Both("3月、4月、6月、5月、7月", "month 3, 4, 6, 5, 7"),
                    not_judged=Both("有时间的不到五项", "fewer than five times"),
                ),
            ),
        },
    ),
    "after_issue": CheckWords(
        rule=Both("期限不早于印发日期", "no deadline before the day of issue"),
        codes={
            "SC005": CodeWords(
                title=Both("印发时已过期限", "past when it was issued"),
                message=Both(
                    "{item} 的期限“{due}”（{end}）在印发日期 {issued} 之前。",
                    '{item} was due "{due}" ({end}), before the day of issue, {issued}.',
                ),
                help=Both(
                    "请核对年份；若是补记，可以不改，status 记作“印发时已过”。",
                    "Check the year; of what is only recorded it may stay, and status says so.",
                ),
                page=CheckPage(
                    holds=Both("文件印发时，期限还没有过。", "When a document is issued its deadlines lie ahead."),
                    passes=Both("2月28日印发，期限3月", "issued on 2/28, due in month 3"),
                    fails=Both("2020年1月印发，期限2019年底", "issued in 2020/1, due by the end of 2019"),
                    not_judged=Both("读不出印发日期", "the day of issue is not known"),
                ),
            ),
        },
        reasons={
            "no_issue": CodeWords(
                Both("没有印发日期", "no day of issue"),
                Both("文中没有读出印发日期，没有核对期限是否已过", "the text names no day of issue"),
            ),
        },
    ),
    "precedence": CheckWords(
        rule=Both("{before} 先于 {after}", "{before} before {after}"),
        codes={
            "SC006": CodeWords(
                title=Both("先后颠倒", "the wrong way round"),
                message=Both(
                    "{before}（{other}）应当先于 {item}（{due}）。",
                    "{before} ({other}) should come before {item} ({due}).",
                ),
                help=Both("请调整其中一项的时间。", "Move one of the two."),
                page=CheckPage(
                    holds=Both(
                        "规则包写明先后的两项，前一项的期限不晚于后一项；同一个月分不出先后，不提示。",
                        "Of two items whose order the pack states, the first is not due after the second; within one month nobody can tell.",
                    ),
                    passes=Both("方案 8月，开幕 10月", "the plan in month 8, the opening in month 10"),
                    fails=Both("方案 10月，开幕 8月", "the plan in month 10, the opening in month 8"),
                    not_judged=Both("有一项待定，或清单里没有", "one is to be decided, or not in the list"),
                ),
            ),
        },
        reasons={
            "no_item": CodeWords(
                Both("没有这一项", "no such item"), Both("清单里没有 {unknown}", "the list has no {unknown}")
            ),
            "no_day": CodeWords(
                Both("没有期限", "no day"), Both("{item} 没有期限（{due}）", "{item} has no day ({due})")
            ),
        },
    ),
    "repeated": CheckWords(
        rule=Both("没有重复的事项", "no item twice"),
        codes={
            "SC007": CodeWords(
                title=Both("事项重复", "an item twice"),
                message=Both(
                    "{item} 与 {other} 的内容、时间、责任单位都相同。",
                    "{item} says the same as {other}: task, time and owners.",
                ),
                help=Both("请删去一项，或写清有什么不同。", "Take one out, or say how they differ."),
                page=CheckPage(
                    holds=Both(
                        "内容、时间、责任单位都相同的事项只列一次；每月一次的同名工作时间不同，不提示。",
                        "What has the same text, time and owners is listed once; monthly work of one name has other times.",
                    ),
                    passes=Both("3月例会、4月例会", "a meeting in month 3, one in month 4"),
                    fails=Both("3月例会列了两次", "the meeting of month 3 twice"),
                ),
            ),
        },
    ),
    "vague_owner": CheckWords(
        rule=Both("责任单位写得出是谁", "owners that are named"),
        codes={
            "QU002": CodeWords(
                title=Both("责任单位没有写明是哪些", "owners left open"),
                message=Both(
                    "{item}：“{owner}”指哪些单位？（共 {times} 项）",
                    '{item}: who is meant by "{owner}"? ({times} in all)',
                ),
                help=Both(
                    "请编制单位列出名单；写进规则包的 members，就能分别核对谁没有完成。",
                    "Ask the office for their names; as members in a rule pack each is followed up by itself.",
                ),
                page=CheckPage(
                    holds=Both(
                        "“各有关市、区”“市级有关部门”没有说是哪几个，谁没有完成就无从核对，列为疑问，不算错误。有规则包的，问什么由规则包定。",
                        "各有关市、区 and 市级有关部门 do not say who; nobody can be followed up. It is a question, no error; where there is a rule pack, it says what is asked.",
                    ),
                    passes=Both("各市、区；市教育局", "各市、区; 市教育局"),
                    fails=Both("各有关市、区", "各有关市、区"),
                ),
            ),
        },
    ),
}
