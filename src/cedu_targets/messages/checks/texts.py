"""The words of checks of the text beside the table, and of questions."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

TEXTS: dict[str, CheckWords] = {
    "narrative_claim": CheckWords(
        rule=Both("正文“{quote}”与{sum}一致{rows}", 'the text\'s "{quote}" agrees with {sum}{rows}'),
        codes={
            "NC001": CodeWords(
                title=Both("正文与表中的数不一致", "prose and table differ"),
                message=Both(
                    "{prose}第{line}行“{quote}”；表中 {unit} {column}（{cell}）为 {actual}，应为 {expected}，{difference}。",
                    'line {line} of {prose} says "{quote}"; in the table {unit} {column} ({cell}) is {actual}, {expected} is due, {difference}.',
                ),
                help=Both(
                    "请核对正文和附表，以正式文件为准，改正其中一处。",
                    "Compare text and annex with the official document and mend one of them.",
                ),
                page=CheckPage(
                    holds=Both(
                        "通知正文里的数应当与附表一致。引文不计空白；以上、不低于作下限，不超过作上限，1—2 个作范围，左右、约只作提示。人与人次不互相比较。",
                        "A number in the notice should be the number in its table. Quotes are matched without white space; 以上 and 不低于 are floors, 不超过 a ceiling, 1—2 a range, 左右 and 约 only give a note. Persons and attendances are not compared.",
                    ),
                    passes=Both("正文 100%，表中 100%", "text 100 %, table 100 %"),
                    fails=Both("正文 100%，表中 95%", "text 100 %, table 95 %"),
                    not_judged=Both("正文里没有这句话；表中未填", "the words are not in the text; the cell is blank"),
                ),
            ),
        },
        reasons={
            "no_quote": CodeWords(
                Both("正文里没有这句话", "not in the text"),
                Both("正文里没有找到“{quote}”", 'the text does not say "{quote}"'),
            ),
            "blank_claim": CodeWords(
                Both("表中未填", "blank in the table"),
                Both("{column}未填，而正文有“{quote}”", '{column} is blank, and the text says "{quote}"'),
            ),
        },
    ),
    "text_consistency": CheckWords(
        rule=Both(
            "文字前后一致：{nouns}{spellings}{foreign}", "the text agrees with itself: {nouns}{spellings}{foreign}"
        ),
        codes={
            "NC002": CodeWords(
                title=Both("同一事物有两个数", "one thing, two counts"),
                message=Both(
                    "第{line}行说“{count}”{noun}，第{first_line}行说“{first}”。",
                    'line {line} says "{count}" {noun}, line {first_line} says "{first}".',
                ),
                help=Both("请核对全文，统一说法。", "Go through the text and use one of them."),
                page=CheckPage(
                    holds=Both(
                        "同一个事物在文中前后数目不同，多半是从旧文件改来时漏改。",
                        "The same noun has two counts in one text, most often left over from an older one.",
                    ),
                    passes=Both("三级教育网络……三级教育网络", "三级教育网络 … 三级教育网络"),
                    fails=Both("两级教育网络……三级教育网络", "两级教育网络 … 三级教育网络"),
                    not_judged=Both("全文没有这个事物的数目", "the noun has no count anywhere in the text"),
                ),
            ),
            "NC004": CodeWords(
                title=Both("同一名称两种写法", "one name, two spellings"),
                message=Both(
                    "第{line}行作“{found}”，别处作“{usual}”（{times} 处，如第{first_line}行）。",
                    'line {line} writes "{found}", elsewhere "{usual}" ({times} times, as in line {first_line}).',
                ),
                help=Both("请核对是不是同一个，统一写法。", "See whether the same is meant, and write it in one way."),
                page=CheckPage(
                    holds=Both(
                        "规则包列有同一个名称的几种写法，全文应只用一种；少的一种多半是笔误。",
                        "The rule pack lists ways of writing one name; a text should use one. The rarer one is mostly a slip.",
                    ),
                    passes=Both("实验区……实验区", "实验区 … 实验区"),
                    fails=Both("实验区……实验区……试验区", "实验区 … 实验区 … 试验区"),
                ),
            ),
            "NC003": CodeWords(
                title=Both("出现外地名称", "a name from elsewhere"),
                message=Both(
                    "第{line}行出现“{found}”，它不属于本地。",
                    'line {line} names "{found}", which does not belong here.',
                ),
                help=Both(
                    "请核对，多半是从别处文件抄来时漏改。",
                    "Check it; most often it was left over from another place's text.",
                ),
                page=CheckPage(
                    holds=Both(
                        "规则包列有不应出现在文中的名称。",
                        "The rule pack lists names that should not stand in the text.",
                    ),
                ),
            ),
        },
        reasons={
            "no_count": CodeWords(
                Both("文中没有数目", "no count in the text"),
                Both("文中没有找到“{noun}”的数目", 'the text has no count of "{noun}"'),
            ),
        },
    ),
    "question": CheckWords(
        rule=Both("疑问：{ask}", "question: {ask}"),
        codes={
            "QU001": CodeWords(
                title=Both("需要编制单位明确", "the office has to say"),
                message={
                    "": Both("{ask}", "{ask}"),
                    "also": Both("{ask}（{texts} 同问）", "{ask} (The same of {texts}.)"),
                },
                help=Both(
                    "请编制单位答复；答复后从规则包中删去这一条。",
                    "Ask the office; once answered, take the question out of the rule pack.",
                ),
                page=CheckPage(
                    holds=Both(
                        "文件没有说清、又影响审核的地方，单独列为疑问清单，不算错误。",
                        "What a document leaves open and a check depends on is listed apart as a question; it is no error.",
                    ),
                    passes=Both(
                        "没有；答复以前一直列出，答复后从规则包中删去",
                        "never; it stays until the office has answered and it is taken out of the pack",
                    ),
                    fails=Both("这个疑问本身", "the question itself"),
                    not_judged=Both("表中没有这一栏", "the table does not have the column"),
                ),
            ),
        },
    ),
}
