"""The words of checks of sums: a total and its parts, the district and an area and their units."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

SUMS: dict[str, CheckWords] = {
    "part_whole": CheckWords(
        rule=Both("{whole} = {sum}，逐行相等", "{whole} = {sum} in every row"),
        codes={
            "PW001": CodeWords(
                title=Both("合计不等于各分项之和", "total is not the sum of its parts"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；{sum} = {expected}，{difference}。",
                        "{unit} {column} is {actual}; {sum} = {expected}, {difference}.",
                    ),
                    "blank": Both(
                        "{unit} {column}未填；{sum} = {expected}，{difference}。",
                        "{unit} {column} is blank; {sum} = {expected}, {difference}.",
                    ),
                },
                help={
                    "": Both(
                        "请改合计，或改其中一个分项；先核对原始资料。",
                        "Correct the total or one of its parts; look at the source figures first.",
                    ),
                    "blank": Both(
                        "请填写合计，或核对是否错列。",
                        "Fill in the total, or check whether numbers stand in the wrong columns.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "合计栏应等于它的各个分项之和，逐行核对。数字是精确的，不设误差；只有表下说明或规则包写明数字经过舍入的，舍入能够解释的尾差才不算错（PW002）。空白表示没有任务，计作 0；合计未填而分项有数，报一处错误。",
                        "A total equals the sum of its parts, row by row, exactly; only where a note under the table or the pack says that numbers were rounded may it differ by what rounding explains (PW002). A blank means nothing assigned and counts as 0; a blank total over filled parts is one error.",
                    ),
                    passes=Both("合计 10，分项 4、6", "total 10, parts 4 and 6"),
                    fails=Both(
                        "合计 10，分项 4、5（分项之和 9，多 1）",
                        "total 10, parts 4 and 5 (the parts make 9, 1 too much)",
                    ),
                    not_judged=Both(
                        "合计或分项里有看不懂的内容；空白表示未报，可能正是所差的数；分项与合计的计量单位不能换算",
                        "the total or a part holds something that is no number; a blank means not reported and may hold the rest; the parts' units of measure cannot be converted to the total's",
                    ),
                ),
            ),
            "PW002": CodeWords(
                title=Both("合计与分项之和有尾差", "a rounding difference between a total and its parts"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；{sum} = {expected}，{difference}，舍入可以解释。",
                        "{unit} {column} is {actual}; {sum} = {expected}, {difference}: rounding explains it.",
                    ),
                    "unlikely": Both(
                        "{unit} {column}填 {actual}；{sum} = {expected}，{difference}，舍入能够解释，但很少差这么多。",
                        "{unit} {column} is {actual}; {sum} = {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
                    ),
                },
                help=Both(
                    "尾差可以保留；差得较多的，请核对原始数据。",
                    "A rounding difference may stay; where it is large, look at the source figures.",
                ),
                page=CheckPage(
                    holds=Both(
                        "表下说明写明因四舍五入有尾差，或规则包写明数字经过舍入时，合计与分项之和可以略有出入。各数舍入误差不超过半个最小单位：差额超过全部误差之和的，仍按 PW001 报强制性问题；差额在三倍标准差以内的（4·d² ≤ 3·Σu²）是提示；介于两者之间的要核实。截尾的数没有这一区分。",
                        "Where a note under the table says that numbers were rounded, or the pack says so, a total may differ a little from its parts. Each number is off by half its last place at most: a difference beyond the sum of all these is an error (PW001); within three standard deviations (4·d² ≤ 3·Σu²) it is a note; between the two it is to be verified. Truncated numbers know no such middle.",
                    ),
                    passes=Both("合计 10，分项 4、6", "total 10, parts 4 and 6"),
                    note=Both(
                        "合计 10，分项 4、5（差 1，舍入可以解释）",
                        "total 10, parts 4 and 5 (off by 1, rounding explains it)",
                    ),
                ),
            ),
        },
    ),
    "district_sum": CheckWords(
        rule=Both("{columns}：全区 = 各单位之和", "{columns}: district = sum of the units"),
        codes={
            "DS001": CodeWords(
                title=Both("全区数不等于各单位之和", "district is not the sum of its units"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}。",
                        "{unit} {column} is {actual}; the units make {expected}, {difference}.",
                    ),
                    "blank": Both(
                        "{unit} {column}未填；各单位合计 {expected}，{difference}。",
                        "{unit} {column} is blank; the units make {expected}, {difference}.",
                    ),
                },
                help={
                    "": Both(
                        "请先核对全区数；全区数已定的，核对各单位的数。",
                        "Check the district's figure first; if it is settled, check the units.",
                    ),
                    "blank": Both(
                        "请填写全区数，或核对各单位是否错列。",
                        "Fill in the district's figure, or check whether units stand in the wrong column.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "全区数应等于各责任单位之和，逐栏核对。率、人均等不能相加，不在此列；小计行不计入。",
                        "The district equals the sum of its units, column by column. Rates and averages cannot be added up and are not summed; subtotal rows are left out.",
                    ),
                    passes=Both("全区 10，甲 4，乙 6", "district 10, A 4, B 6"),
                    fails=Both(
                        "全区 10，甲 4，乙 5（各单位合计 9，多 1）",
                        "district 10, A 4, B 5 (the units make 9, 1 too much)",
                    ),
                    not_judged=Both(
                        "没有全区行，或某个单位的数看不懂", "no district row, or a unit's number cannot be read"
                    ),
                ),
            ),
            "DS002": CodeWords(
                title=Both("全区数与各单位之和有尾差", "a rounding difference between the district and its units"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}，舍入可以解释。",
                        "{unit} {column} is {actual}; the units make {expected}, {difference}: rounding explains it.",
                    ),
                    "unlikely": Both(
                        "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}，舍入能够解释，但很少差这么多。",
                        "{unit} {column} is {actual}; the units make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
                    ),
                },
                help=Both(
                    "尾差可以保留；差得较多的，请核对原始数据。",
                    "A rounding difference may stay; where it is large, look at the source figures.",
                ),
                page=CheckPage(
                    holds=Both(
                        "与 PW002 相同，用于全区数与各单位之和。",
                        "Like PW002, for the district and the sum of its units.",
                    ),
                    passes=Both("全区 10，甲 4，乙 6", "district 10, A 4, B 6"),
                    note=Both(
                        "全区 10，甲 4，乙 5（差 1，舍入可以解释）",
                        "district 10, A 4, B 5 (off by 1, rounding explains it)",
                    ),
                ),
            ),
        },
        reasons={
            "no_district": CodeWords(
                Both("没有全区行", "no district row"),
                Both(
                    "没有全区行，无法与各单位之和核对", "there is no district row to hold against the sum of the units"
                ),
            ),
            "no_units": CodeWords(
                Both("没有单位", "no units"),
                Both("全区行之外没有单位，无从相加", "there are no units beside the district row to sum"),
            ),
        },
    ),
    "area_sum": CheckWords(
        rule=Both("{columns}：小计 = 所含各单位之和", "{columns}: an area's subtotal = the sum of its units"),
        codes={
            "DS003": CodeWords(
                title=Both("小计不等于所含单位之和", "subtotal is not the sum of its units"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}。",
                        "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}.",
                    ),
                    "blank": Both(
                        "{unit} {column}未填；所含单位（{members}）合计 {expected}，{difference}。",
                        "{unit} {column} is blank; its units ({members}) make {expected}, {difference}.",
                    ),
                },
                help={
                    "": Both(
                        "请核对小计和所含单位的数；所含单位不对的，请调整小计行的位置。",
                        "Check the subtotal and its units; if these are not its units, move the subtotal's row.",
                    ),
                    "blank": Both("请填写小计。", "Fill in the subtotal."),
                },
                page=CheckPage(
                    holds=Both(
                        "片区小计应等于它所含的各单位之和。所含单位按位置认：上一个小计以来的各单位，或小计（片区标题）之下的各单位；认不准的不核对，并在提示里说明（RD018）。率、人均等不能相加，不在此列。",
                        "An area's subtotal is the sum of the units that belong to it. Which they are is told by their place: the units since the last subtotal, or those under it or its heading; where that is not clear it is not checked, and a note says so (RD018). Rates and averages are never summed.",
                    ),
                    passes=Both("城区小计 10，甲 4，乙 6", "subtotal 10, units 4 and 6"),
                    fails=Both(
                        "城区小计 10，甲 4，乙 5（合计 9，多 1）",
                        "subtotal 10, units 4 and 5 (they make 9, 1 too much)",
                    ),
                    not_judged=Both(
                        "没有认准所含单位的小计，或某个单位的数看不懂",
                        "no subtotal whose units are clear, or a unit's number cannot be read",
                    ),
                ),
            ),
            "DS004": CodeWords(
                title=Both("小计与所含单位之和有尾差", "a rounding difference between a subtotal and its units"),
                message={
                    "": Both(
                        "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}，舍入可以解释。",
                        "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}: rounding explains it.",
                    ),
                    "unlikely": Both(
                        "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}，舍入能够解释，但很少差这么多。",
                        "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
                    ),
                },
                help=Both(
                    "尾差可以保留；差得较多的，请核对原始数据。",
                    "A rounding difference may stay; where it is large, look at the source figures.",
                ),
                page=CheckPage(
                    holds=Both(
                        "与 PW002 相同，用于小计与所含单位之和。",
                        "Like PW002, for a subtotal and the sum of its units.",
                    ),
                    passes=Both("城区小计 10，甲 4，乙 6", "subtotal 10, units 4 and 6"),
                    note=Both(
                        "城区小计 10，甲 4，乙 5（差 1，舍入可以解释）",
                        "subtotal 10, units 4 and 5 (off by 1, rounding explains it)",
                    ),
                ),
            ),
        },
        reasons={
            "no_areas": CodeWords(
                Both("没有小计", "no subtotal"),
                Both("没有认准所含单位的小计行", "no subtotal row whose units are clear"),
            ),
        },
    ),
}
