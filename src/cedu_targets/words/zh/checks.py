"""审核：每种关系的说明句、下一步和解释页；无法判定的原因。"""

from cedu_targets.words.entry import Words

CHECKS: dict[str, Words] = {
    # 合计
    "PW001": Words(
        "合计不等于各分项之和",
        {
            "": "{unit} {column}填 {actual}；{sum} = {expected}，{difference}。",
            "blank": "{unit} {column}未填；{sum} = {expected}，{difference}。",
        },
        {"": "请改合计，或改其中一个分项；先核对原始资料。", "blank": "请填写合计，或核对是否错列。"},
        "合计栏应等于它的各个分项之和，逐行核对，数字是精确的，不设误差。空白表示没有任务，计作 0；合计未填而分项有数，报一处错误。\n\n通过：合计 10，分项 4、6\n不通过：合计 10，分项 4、5（分项之和 9，多 1）\n无法判定：分项里有看不懂的内容",
    ),
    "DS001": Words(
        "全区数不等于各单位之和",
        {
            "": "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}。",
            "blank": "{unit} {column}未填；各单位合计 {expected}，{difference}。",
        },
        {
            "": "请先核对全区数；全区数已定的，核对各单位的数。",
            "blank": "请填写全区数，或核对各单位是否错列。",
        },
        "全区数应等于各责任单位之和，逐栏核对。率、人均等不能相加，不在此列；小计行不计入。\n\n通过：全区 10，甲 4，乙 6\n不通过：全区 10，甲 4，乙 5（各单位合计 9，多 1）\n无法判定：没有全区行，或某个单位的数看不懂",
    ),
    "NA001": Words(
        "部分大于全部",
        "{unit} {column}为 {actual}，超过了上限 {bound} = {expected}，{difference}。",
        "请核对这两处，部分不应大于全部。",
        "说明中写有 1≥2 之类的关系，或其中项只列了一部分时，部分不能大于全部。\n\n通过：全部 10，其中 4\n不通过：全部 10，其中 12\n无法判定：其中一处的内容看不懂",
    ),
    # 无法判定的原因
    "unreadable": Words("有单元格读不出数字", "{column}：有单元格读不出数字"),
    "blank_unknown": Words("有空白，未报数不能当作 0", "{column}：有空白，未报数不能当作 0"),
    "no_district": Words("没有全区行", "没有全区行，无法与各单位之和核对"),
    "no_column": Words("没有这一栏", "表中没有第{unknown}栏"),
    "not_additive": Words("不能相加", "{column}是率或平均数，不能相加"),
}
