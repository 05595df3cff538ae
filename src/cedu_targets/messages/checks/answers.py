"""The words of the check of a checklist's answers."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

ANSWERS: dict[str, CheckWords] = {
    "answers": CheckWords(
        rule=Both("填报的完成情况写得完整", "what is reported is complete"),
        codes={
            "SC011": CodeWords(
                title=Both("已完成，没有佐证材料", "done without evidence"),
                message=Both("{item} 填“{said}”，没有写佐证材料。", "{item} is “{said}”, and no evidence is named."),
                help=Both(
                    "请写上佐证材料的文件名称；确实没有的，写明原因。",
                    "Name the files that show it; where there are none, say why.",
                ),
                page=CheckPage(
                    holds=Both(
                        "清单有佐证材料一栏的，已完成的每一项都应当写明材料。",
                        "Where a checklist has a column of evidence, every item that is done names some.",
                    ),
                    passes=Both("已完成，佐证材料：通知.docx", "done, evidence: notice.docx"),
                    fails=Both("已完成，佐证材料空白", "done, evidence blank"),
                ),
            ),
            "SC012": CodeWords(
                title=Both("不再执行，没有写原因", "cancelled without a reason"),
                message=Both("{item} 填“{said}”，没有写原因。", "{item} is “{said}”, and no reason is given."),
                help=Both(
                    "请在原因一栏写明为什么不再做，如“机构调整”；没有原因的，仍按没有完成计。",
                    "Say in the column of reasons why, such as 机构调整 (the office was merged); without one the item counts as not done.",
                ),
                page=CheckPage(
                    holds=Both(
                        "不再执行的事项要写明原因，否则仍要完成。",
                        "An item is given up for a reason; without one it is still to be done.",
                    ),
                    passes=Both("不再执行，原因：机构调整", "cancelled, since the office was merged"),
                    fails=Both("不再执行，原因空白", "cancelled, reason blank"),
                ),
            ),
            "SC014": CodeWords(
                title=Both("完成情况没有写清", "an answer that is not clear"),
                message={
                    "": Both(
                        "{item} 写了完成时间、佐证材料或原因，没有写完成情况，按未报计。",
                        "{item} has a day, evidence or a reason, and no status; it counts as not reported.",
                    ),
                    "dated": Both(
                        "{item} 填“{said}”，又写了完成时间。", "{item} is “{said}”, and a day of completion is given."
                    ),
                    "no_day": Both(
                        "{item} 的完成时间写的是“{day}”，看不出是哪一天，没有核对是否逾期。",
                        "{item} was completed “{day}”, which is no one day; whether that was in time is not judged.",
                    ),
                    "early": Both(
                        "{item} 的完成时间是“{day}”，比计划的时间早得多，请核对有没有写错。",
                        "{item} was completed “{day}”, long before its time; see whether the day is right.",
                    ),
                    "unclear": Both(
                        "{item} 填“{said}”，看不出是否完成。",
                        "{item} is “{said}”, which does not say whether it is done.",
                    ),
                },
                help={
                    "": Both(
                        "请写“已完成”“进行中”“未完成”或“不再执行”。",
                        "Write one of: done (已完成), in progress (进行中), not done (未完成), cancelled (不再执行).",
                    ),
                    "no_day": Both("请写日期，如 2019-06-28。", "Write a date, such as 2019-06-28."),
                    "early": Both("日期没有错的，不用改。", "Where the day is right, nothing needs to change."),
                },
                page=CheckPage(
                    holds=Both(
                        "完成情况写明已完成、进行中、未完成或不再执行，完成时间写具体日期；整行空着的是还没有报，不提示。",
                        "A status says done, in progress, not done or cancelled, a day of completion is a date. A row that is blank is not reported yet; nothing is said of it.",
                    ),
                    passes=Both("已完成；整行空白", "done; a blank row"),
                    fails=Both("完成情况空白，完成时间 2019-06-28", "status blank, completed on 2019-06-28"),
                    note=Both("按序推进", "moving on as planned"),
                ),
            ),
        },
    ),
}
