"""The words of checks of single numbers against what they may be: bounds, steps, that there is one at all."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

BOUNDS: dict[str, CheckWords] = {
    "not_above": CheckWords(
        rule=Both("{part} {comparator} {bound}，逐行", "{part} {comparator} {bound} in every row"),
        codes={
            "NA001": CodeWords(
                title=Both("部分大于全部", "part above the whole"),
                message={
                    "": Both(
                        "{unit} {column}为 {actual}，超过了上限 {bound} = {expected}，{difference}。",
                        "{unit} {column} is {actual}, above its limit {bound} = {expected}, {difference}.",
                    ),
                    "sum": Both(
                        "{unit} {parts} = {actual}，超过了上限 {bound} = {expected}，{difference}。",
                        "{unit} {parts} = {actual}, above its limit {bound} = {expected}, {difference}.",
                    ),
                    "equal": Both(
                        "{unit} {column}为 {actual}，应小于 {bound}，两者相等。",
                        "{unit} {column} is {actual} and must be below its limit {bound}, which is the same.",
                    ),
                },
                help=Both(
                    "请核对这两处，部分不应大于全部。", "Check both places: a part is never more than the whole."
                ),
                page=CheckPage(
                    holds=Both(
                        "说明中写有 1≥2 之类的关系，或其中项只列了一部分时，部分不能大于全部。",
                        "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.",
                    ),
                    passes=Both("全部 10，其中 4", "whole 10, of which 4"),
                    fails=Both("全部 10，其中 12", "whole 10, of which 12"),
                    not_judged=Both("其中一处的内容看不懂", "one of the two cannot be read"),
                ),
            ),
        },
    ),
    "bounds": CheckWords(
        rule=Both("{columns}{rows}：{at_least}{at_most}", "{columns}{rows}: {at_least}{at_most}"),
        codes={
            "BD001": CodeWords(
                title=Both("低于下限", "below the floor"),
                message={
                    "": Both(
                        "{unit} {column}为 {actual}，低于下限 {expected}，{difference}。",
                        "{unit} {column} is {actual}, below the floor of {expected}, {difference}.",
                    ),
                    "blank": Both(
                        "{unit} {column}未填，下限是 {expected}，{difference}。",
                        "{unit} {column} is blank; the floor is {expected}, {difference}.",
                    ),
                },
                help=Both(
                    "请核对这个数；确属实际情况的，请写情况说明。",
                    "Check the number; if it is true, explain it in writing.",
                ),
                page=CheckPage(
                    holds=Both(
                        "文件规定了最低要求（不低于、至少、达到……以上）。正好等于下限算达到。",
                        "The document sets a minimum. A value equal to the floor reaches it.",
                    ),
                    passes=Both("下限 90%，填 90%", "floor 90 %, value 90 %"),
                    fails=Both("下限 90%，填 85%", "floor 90 %, value 85 %"),
                    not_judged=Both(
                        "内容看不懂；率没有填，或空白表示未报；规则里的数与该栏的计量单位不能换算",
                        "the cell cannot be read; a rate is blank, or a blank means not reported; the rule's amount cannot be converted to the column's unit of measure",
                    ),
                ),
            ),
            "BD002": CodeWords(
                title=Both("高于上限", "above the ceiling"),
                message=Both(
                    "{unit} {column}为 {actual}，高于上限 {expected}，{difference}。",
                    "{unit} {column} is {actual}, above the ceiling of {expected}, {difference}.",
                ),
                help=Both(
                    "请核对这个数，特别是小数点和计量单位。",
                    "Check the number, above all its decimal point and its unit of measure.",
                ),
                page=CheckPage(
                    holds=Both(
                        "文件规定了最高限额（不超过、以内）。正好等于上限不算超过。",
                        "The document sets a maximum. A value equal to the ceiling does not exceed it.",
                    ),
                    passes=Both("上限 100，填 100", "ceiling 100, value 100"),
                    fails=Both("上限 100，填 120", "ceiling 100, value 120"),
                    not_judged=Both(
                        "内容看不懂；率没有填，或空白表示未报；规则里的数与该栏的计量单位不能换算",
                        "the cell cannot be read; a rate is blank, or a blank means not reported; the rule's amount cannot be converted to the column's unit of measure",
                    ),
                ),
            ),
        },
    ),
    "either": CheckWords(
        rule=Both("{floors}：达到一项即可{rows}", "{floors}: one of them is enough{rows}"),
        codes={
            "BD003": CodeWords(
                title=Both("几项要求一项也没有达到", "none of several floors is reached"),
                message=Both(
                    "{unit} {column}为 {actual}，应达到 {expected}，{difference}；其余各项也没有达到（{floors}，达到一项即可）。",
                    "{unit} {column} is {actual}, {expected} is due, {difference}; the others are not reached either ({floors}; one is enough).",
                ),
                help=Both("请核对这几栏；达到其中一项即可。", "Check these columns; one of them is enough."),
                page=CheckPage(
                    holds=Both(
                        "文件允许几项要求达到其中一项（或）。",
                        "The document asks for one of several things (either … or).",
                    ),
                    passes=Both(
                        "下岗人员 50% 或 实用技术 70%：40% 和 75%", "50 % of one or 70 % of the other: 40 % and 75 %"
                    ),
                    fails=Both("40% 和 60%", "40 % and 60 %"),
                    not_judged=Both(
                        "看得懂的都没有达到，另有一项看不懂或未填",
                        "none is reached by what can be read, and one cannot be read or is blank",
                    ),
                ),
            ),
        },
    ),
    "present": CheckWords(
        rule=Both("{columns}{rows}：必须填写", "{columns}{rows}: must be filled"),
        codes={
            "PR001": CodeWords(
                title=Both("必填而未填", "required and blank"),
                message=Both("{unit} {column}未填。", "{unit} {column} is blank."),
                help=Both("请填写；确实没有的填 0。", "Fill it in; put 0 where there is nothing."),
                page=CheckPage(
                    holds=Both(
                        "规则包要求这一栏必须填写。合计未填而分项有数的，只报合计那一处，不重复报。",
                        "The rule pack requires this column. A blank total over filled parts is reported once, as the sum that fails.",
                    ),
                    passes=Both("填了数，0 也算", "a number, 0 included"),
                    fails=Both("空白", "blank"),
                    not_judged=Both("表中没有这一栏或这个单位", "the table lacks the column or the unit"),
                ),
            ),
        },
    ),
    "granule": CheckWords(
        rule=Both("{columns}{rows}：按 {step} 的整数倍填写", "{columns}{rows}: multiples of {step}"),
        codes={
            "GR001": CodeWords(
                title=Both("超出计量精度", "finer than the smallest step"),
                message=Both(
                    "{unit} {column}填 {actual}，应为 {step} 的整数倍。",
                    "{unit} {column} holds {actual}; it should be a multiple of {step}.",
                ),
                help=Both(
                    "请按约定的精度填写，不要自行四舍五入后上报；有疑问请问编制单位。",
                    "Report it in the agreed step; do not round it yourself but ask the office.",
                ),
                page=CheckPage(
                    holds=Both(
                        "每个指标有最小计量单位（1 人、0.01 万人次）。cedu 不替您取整。",
                        "Every indicator has a smallest step (1 person, 0.01 万人次). cedu does not round for you.",
                    ),
                    passes=Both("精度 0.01，填 2.47；空白", "step 0.01, value 2.47; a blank"),
                    fails=Both("精度 0.01，填 2.475；精度 1，填 2.5", "step 0.01, value 2.475; step 1, value 2.5"),
                    not_judged=Both(
                        "内容看不懂；精度与该栏的计量单位不能换算",
                        "the cell cannot be read; the step cannot be converted to the column's unit of measure",
                    ),
                ),
            ),
        },
    ),
}
