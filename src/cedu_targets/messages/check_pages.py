"""The page of every code of a check, for `cedu explain`: what must hold, and examples. Both languages side by side."""

from typing import NamedTuple


class Both(NamedTuple):
    """One text in Chinese and in English."""

    zh: str
    en: str


class CheckPage(NamedTuple):
    """A page: the relation that must hold, then examples: it passes, it fails or is only noted, the answer is hidden."""

    holds: Both
    passes: Both | None = None
    fails: Both | None = None
    note: Both | None = None
    not_judged: Both | None = None


CHECK_PAGES: dict[str, CheckPage] = {
    "PW001": CheckPage(
        holds=Both(
            "合计栏应等于它的各个分项之和，逐行核对。数字是精确的，不设误差；只有表下说明或规则包写明数字经过舍入的，舍入能够解释的尾差才不算错（PW002）。空白表示没有任务，计作 0；合计未填而分项有数，报一处错误。",
            "A total equals the sum of its parts, row by row, exactly; only where a note under the table or the pack says that numbers were rounded may it differ by what rounding explains (PW002). A blank means nothing assigned and counts as 0; a blank total over filled parts is one error.",
        ),
        passes=Both("合计 10，分项 4、6", "total 10, parts 4 and 6"),
        fails=Both("合计 10，分项 4、5（分项之和 9，多 1）", "total 10, parts 4 and 5 (the parts make 9, 1 too much)"),
        not_judged=Both(
            "合计或分项里有看不懂的内容；空白表示未报，可能正是所差的数；分项与合计的计量单位不能换算",
            "the total or a part holds something that is no number; a blank means not reported and may hold the rest; the parts' units of measure cannot be converted to the total's",
        ),
    ),
    "PW002": CheckPage(
        holds=Both(
            "表下说明写明因四舍五入有尾差，或规则包写明数字经过舍入时，合计与分项之和可以略有出入。各数舍入误差不超过半个最小单位：差额超过全部误差之和的，仍按 PW001 报强制性问题；差额在三倍标准差以内的（4·d² ≤ 3·Σu²）是提示；介于两者之间的要核实。截尾的数没有这一区分。",
            "Where a note under the table says that numbers were rounded, or the pack says so, a total may differ a little from its parts. Each number is off by half its last place at most: a difference beyond the sum of all these is an error (PW001); within three standard deviations (4·d² ≤ 3·Σu²) it is a note; between the two it is to be verified. Truncated numbers know no such middle.",
        ),
        passes=Both("合计 10，分项 4、6", "total 10, parts 4 and 6"),
        note=Both(
            "合计 10，分项 4、5（差 1，舍入可以解释）", "total 10, parts 4 and 5 (off by 1, rounding explains it)"
        ),
    ),
    "DS001": CheckPage(
        holds=Both(
            "全区数应等于各责任单位之和，逐栏核对。率、人均等不能相加，不在此列；小计行不计入。",
            "The district equals the sum of its units, column by column. Rates and averages are not additive and not summed; subtotal rows are left out.",
        ),
        passes=Both("全区 10，甲 4，乙 6", "district 10, A 4, B 6"),
        fails=Both("全区 10，甲 4，乙 5（各单位合计 9，多 1）", "district 10, A 4, B 5 (the units make 9, 1 too much)"),
        not_judged=Both("没有全区行，或某个单位的数看不懂", "no district row, or a unit's number cannot be read"),
    ),
    "DS003": CheckPage(
        holds=Both(
            "片区小计应等于它所含的各单位之和。所含单位按位置认：上一个小计以来的各单位，或小计（片区标题）之下的各单位；认不准的不核对，并在提示里说明（RD018）。率、人均等不能相加，不在此列。",
            "An area's subtotal is the sum of the units that belong to it. Which they are is told by their place: the units since the last subtotal, or those under it or its heading; where that is not clear it is not checked, and a note says so (RD018). Rates and averages are never summed.",
        ),
        passes=Both("城区小计 10，甲 4，乙 6", "subtotal 10, units 4 and 6"),
        fails=Both("城区小计 10，甲 4，乙 5（合计 9，多 1）", "subtotal 10, units 4 and 5 (they make 9, 1 too much)"),
        not_judged=Both(
            "没有认准所含单位的小计，或某个单位的数看不懂",
            "no subtotal whose units are clear, or a unit's number cannot be read",
        ),
    ),
    "DS002": CheckPage(
        holds=Both("与 PW002 相同，用于全区数与各单位之和。", "Like PW002, for the district and the sum of its units."),
        passes=Both("全区 10，甲 4，乙 6", "district 10, A 4, B 6"),
        note=Both(
            "全区 10，甲 4，乙 5（差 1，舍入可以解释）", "district 10, A 4, B 5 (off by 1, rounding explains it)"
        ),
    ),
    "DS004": CheckPage(
        holds=Both("与 PW002 相同，用于小计与所含单位之和。", "Like PW002, for a subtotal and the sum of its units."),
        passes=Both("城区小计 10，甲 4，乙 6", "subtotal 10, units 4 and 6"),
        note=Both(
            "城区小计 10，甲 4，乙 5（差 1，舍入可以解释）",
            "subtotal 10, units 4 and 5 (off by 1, rounding explains it)",
        ),
    ),
    "NA001": CheckPage(
        holds=Both(
            "说明中写有 1≥2 之类的关系，或其中项只列了一部分时，部分不能大于全部。",
            "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.",
        ),
        passes=Both("全部 10，其中 4", "whole 10, of which 4"),
        fails=Both("全部 10，其中 12", "whole 10, of which 12"),
        not_judged=Both("其中一处的内容看不懂", "one of the two cannot be read"),
    ),
    "BD001": CheckPage(
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
    "BD002": CheckPage(
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
    "BD003": CheckPage(
        holds=Both(
            "文件允许几项要求达到其中一项（或）。", "The document asks for one of several things (either … or)."
        ),
        passes=Both("下岗人员 50% 或 实用技术 70%：40% 和 75%", "50 % of one or 70 % of the other: 40 % and 75 %"),
        fails=Both("40% 和 60%", "40 % and 60 %"),
        not_judged=Both(
            "看得懂的都没有达到，另有一项看不懂或未填",
            "none is reached by what can be read, and one cannot be read or is blank",
        ),
    ),
    "PR001": CheckPage(
        holds=Both(
            "规则包要求这一栏必须填写。合计未填而分项有数的，只报合计那一处，不重复报。",
            "The rule pack requires this column. A blank total over filled parts is reported once, as the sum that fails.",
        ),
        passes=Both("填了数，0 也算", "a number, 0 included"),
        fails=Both("空白", "blank"),
        not_judged=Both("表中没有这一栏或这个单位", "the table lacks the column or the unit"),
    ),
    "PR002": CheckPage(
        holds=Both(
            "规则包列有全部责任单位。表中缺一个单位，全区合计就可能少一份。",
            "The rule pack lists all units. Without one of them the district's sum may lack its share.",
        ),
    ),
    "GR001": CheckPage(
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
    "RT001": CheckPage(
        holds=Both(
            "覆盖率、参与率、达标率不可能小于 0 或大于 100%。完成率、增长率不在此列。",
            "Coverage and participation cannot lie below 0 or above 100 %. Completion and growth may.",
        ),
    ),
    "RT002": CheckPage(
        holds=Both(
            "全区的率按总数计算，等于各单位的加权平均，不可能比最低的低、比最高的高。",
            "The district's rate is computed from totals, so it is a weighted mean of its units' rates.",
        ),
        passes=Both("全区 90%，各单位 85%、95%", "district 90 %, units 85 % and 95 %"),
        fails=Both("全区 96%", "district 96 %"),
        not_judged=Both("有的率看不懂", "a rate cannot be read"),
    ),
    "RT003": CheckPage(
        holds=Both(
            "率相加没有意义。多半是给全部栏目都设了求和公式。",
            "Summed rates mean nothing. Most often every column was given a sum formula.",
        ),
    ),
    "RT004": CheckPage(
        holds=Both(
            "目标表里全区的率常常是“不低于”的要求，这时等于最低的单位是正常的。如果表示全区实际水平，就不会等于最低的单位。",
            "In target tables the district's rate is often a floor, and then it is as it should be. As an actual level it cannot equal the lowest unit's.",
        ),
    ),
    "CB001": CheckPage(
        holds=Both(
            "与上年数（--base）比较，变化幅度超出规则包约定的范围。率按百分点比较。",
            "Compared with last year's table (--base), the change lies outside the pack's band. Rates are compared in percentage points.",
        ),
        passes=Both("允许 -10% 至 30%，上年 100，本年 120", "band -10 % to 30 %, last year 100, this year 120"),
        fails=Both("本年 150", "this year 150"),
        not_judged=Both(
            "上年数没有、为 0 或看不懂，或两年计量单位不同",
            "last year's number is missing, 0 or unreadable, or counts something else",
        ),
    ),
    "CT001": CheckPage(
        holds=Both(
            "按基数（常住人口、老年人口、另一栏）计算的覆盖率、参与率。人次与人不直接相比，除非规则包写明。",
            "Coverage or participation over a base (population, the old, another column). Attendances and persons are not compared unless the pack says so.",
        ),
        passes=Both("200 人中 120 人，要求 50%", "120 of 200 with a floor of 50 %"),
        fails=Both("200 人中 80 人", "80 of 200"),
        not_judged=Both("没有基数，或基数为 0，或计量单位不同", "the base is missing, 0, or counts something else"),
    ),
    "CT002": CheckPage(
        holds=Both("同 CT001，方向相反。", "Like CT001, the other way."),
    ),
    "CT003": CheckPage(
        holds=Both(
            "率 = 分子 ÷ 基数；相差不超过半个计量精度不算不符。",
            "Rate = count ÷ base; half a granule of difference is allowed.",
        ),
    ),
    "NC001": CheckPage(
        holds=Both(
            "通知正文里的数应当与附表一致。引文不计空白；以上、不低于作下限，不超过作上限，1—2 个作范围，左右、约只作提示。人与人次不互相比较。",
            "A number in the notice should be the number in its table. Quotes are matched without white space; 以上 and 不低于 are floors, 不超过 a ceiling, 1—2 a range, 左右 and 约 only give a note. Persons and attendances are not compared.",
        ),
        passes=Both("正文 100%，表中 100%", "text 100 %, table 100 %"),
        fails=Both("正文 100%，表中 95%", "text 100 %, table 95 %"),
        not_judged=Both("正文里没有这句话；表中未填", "the words are not in the text; the cell is blank"),
    ),
    "NC002": CheckPage(
        holds=Both(
            "同一个事物在文中前后数目不同，多半是从旧文件改来时漏改。",
            "The same noun has two counts in one text, most often left over from an older one.",
        ),
        passes=Both("三级教育网络……三级教育网络", "三级教育网络 … 三级教育网络"),
        fails=Both("两级教育网络……三级教育网络", "两级教育网络 … 三级教育网络"),
        not_judged=Both("全文没有这个事物的数目", "the noun has no count anywhere in the text"),
    ),
    "NC003": CheckPage(
        holds=Both("规则包列有不应出现在文中的名称。", "The rule pack lists names that should not stand in the text."),
    ),
    "QU001": CheckPage(
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
}
