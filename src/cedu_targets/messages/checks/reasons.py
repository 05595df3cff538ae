"""Why something was not judged, where several checks say so; a reason of one check stands with it."""

from cedu_targets.messages.check_words import Both, CodeWords

REASONS: dict[str, CodeWords] = {
    "unreadable": CodeWords(
        Both("有单元格读不出数字", "a cell holds no number"),
        Both("{column}：有单元格读不出数字", "{column}: a cell holds no number"),
    ),
    "blank_unknown": CodeWords(
        Both("有空白，未报数不能当作 0", "a blank is not 0 here"),
        Both("{column}：有空白，未报数不能当作 0", "{column}: a blank; what was not reported is not 0"),
    ),
    "floors": CodeWords(
        Both("有下限或区间", "floors or ranges"),
        Both(
            "{column}：有的数是下限或区间，合计没有矛盾，但不能精确核对",
            "{column}: some numbers are floors or ranges; the sum is not contradicted, and cannot be held exactly",
        ),
    ),
    "too_many_findings": CodeWords(
        Both("问题太多", "too many findings"),
        Both(
            "这张表的问题涉及的单元格已超过 {limit} 处，没有继续核对；请先改正已列出的，再核对一次",
            "the findings of this table name more than {limit} cells; it was not checked further: mend these first and check again",
        ),
    ),
    "target_in_no_item": CodeWords(
        Both("写在正文里，不属于清单的任何一项", "in the text, and in no item of a list"),
        Both(
            "{name} {printed}：“{quote}”写在正文里，不属于清单的任何一项，目前不核对",
            '{name} {printed}: "{quote}" stands in the text and in no item of a list; it is not checked yet',
        ),
    ),
    "no_column": CodeWords(
        Both("没有这一栏", "no such column"), Both("表中没有第{unknown}栏", "the table has no column {unknown}")
    ),
    "not_additive": CodeWords(
        Both("不能相加", "cannot be added up"),
        Both("{column}是率或平均数，不能相加", "{column} is a rate or an average and cannot be summed"),
    ),
    "no_unit": CodeWords(
        Both("没有这个单位", "no such unit"), Both("表中没有单位“{wanted}”", 'the table has no unit "{wanted}"')
    ),
    "other_measure": CodeWords(
        Both("计量单位不同", "other unit of measure"),
        Both(
            "{column}：规则或正文说的是“{wanted}”，表中计量单位是“{unit_of_measure}”，不能直接比较",
            '{column}: the rule or the text counts "{wanted}", the column "{unit_of_measure}"; they cannot be compared',
        ),
    ),
    "no_base": CodeWords(
        Both("没有基数", "no base"),
        Both(
            "{column}：没有基数（上年数或分母），或基数为 0",
            "{column}: there is no base (last year's number, a denominator), or it is 0",
        ),
    ),
    "not_claimed": CodeWords(
        Both("没有合计关系", "no sum"),
        Both(
            "{column}：这里没有别的合计可以印证，未判定",
            "{column}: no other sum bears this one out; it was not judged",
        ),
    ),
    "total_unheld": CodeWords(
        Both("看不出含哪些栏", "parts not known"),
        Both(
            "{column}像是合计，看不出是哪些栏之和，没有核对；请在表下写明关系（如 1=2+3）",
            "{column} is headed like a total; which columns it sums is not clear; write it under the table (1=2+3)",
        ),
    ),
    "total_alone": CodeWords(
        Both("没有分项", "no parts"),
        Both(
            "{column}像是合计，表中没有可以相加的其他栏，没有核对",
            "{column} is headed like a total, and the table has no other columns that could add up to it",
        ),
    ),
    "total_row_unheld": CodeWords(
        Both("看不出含哪些行", "members not known"),
        Both(
            "像是合计行，看不出含哪些行，没有核对；请把它紧排在所含各行之后",
            "is headed like a total; which rows it sums is not clear; put it right after them",
        ),
    ),
    "in_no_total": CodeWords(
        Both("不在任何合计里", "in no total"),
        Both(
            "{names} 不在任何合计里，没有核对；是否漏加？", "{names} count in no total and were not checked; left out?"
        ),
    ),
    "blank_parts": CodeWords(
        Both("分项未填", "parts left blank"),
        Both("{column}：分项都未填，没有核对", "{column}: all parts are blank; the total was not checked"),
    ),
    "blank_total": CodeWords(
        Both("合计未填", "total left blank"),
        Both("{column}：合计未填，没有核对", "{column}: the total is blank and was not checked"),
    ),
}
