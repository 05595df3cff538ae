"""审核：每种关系的说明句和下一步，无法判定的原因；解释页在 check_pages.py。"""

from cedu_targets.messages.entry import Words

CHECKS: dict[str, Words] = {
    # 合计
    "PW001": Words(
        "合计不等于各分项之和",
        {
            "": "{unit} {column}填 {actual}；{sum} = {expected}，{difference}。",
            "blank": "{unit} {column}未填；{sum} = {expected}，{difference}。",
        },
        {"": "请改合计，或改其中一个分项；先核对原始资料。", "blank": "请填写合计，或核对是否错列。"},
    ),
    "PW002": Words(
        "合计与分项之和有尾差",
        {
            "": "{unit} {column}填 {actual}；{sum} = {expected}，{difference}，舍入可以解释。",
            "unlikely": "{unit} {column}填 {actual}；{sum} = {expected}，{difference}，舍入能够解释，但很少差这么多。",
        },
        "尾差可以保留；差得较多的，请核对原始数据。",
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
    ),
    "DS003": Words(
        "小计不等于所含单位之和",
        {
            "": "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}。",
            "blank": "{unit} {column}未填；所含单位（{members}）合计 {expected}，{difference}。",
        },
        {
            "": "请核对小计和所含单位的数；所含单位不对的，请调整小计行的位置。",
            "blank": "请填写小计。",
        },
    ),
    "DS002": Words(
        "全区数与各单位之和有尾差",
        {
            "": "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}，舍入可以解释。",
            "unlikely": "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}，舍入能够解释，但很少差这么多。",
        },
        "尾差可以保留；差得较多的，请核对原始数据。",
    ),
    "DS004": Words(
        "小计与所含单位之和有尾差",
        {
            "": "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}，舍入可以解释。",
            "unlikely": "{unit} {column}填 {actual}；所含单位（{members}）合计 {expected}，{difference}，舍入能够解释，但很少差这么多。",
        },
        "尾差可以保留；差得较多的，请核对原始数据。",
    ),
    "NA001": Words(
        "部分大于全部",
        "{unit} {column}为 {actual}，超过了上限 {bound} = {expected}，{difference}。",
        "请核对这两处，部分不应大于全部。",
    ),
    "BD001": Words(
        "低于下限",
        {
            "": "{unit} {column}为 {actual}，低于下限 {expected}，{difference}。",
            "blank": "{unit} {column}未填，下限是 {expected}，{difference}。",
        },
        "请核对这个数；确属实际情况的，请写情况说明。",
    ),
    "BD002": Words(
        "高于上限",
        "{unit} {column}为 {actual}，高于上限 {expected}，{difference}。",
        "请核对这个数，特别是小数点和计量单位。",
    ),
    "BD003": Words(
        "几项要求一项也没有达到",
        "{unit} {column}为 {actual}，应达到 {expected}，{difference}；其余各项也没有达到（{floors}，达到一项即可）。",
        "请核对这几栏；达到其中一项即可。",
    ),
    "PR001": Words(
        "必填而未填",
        "{unit} {column}未填。",
        "请填写；确实没有的填 0。",
    ),
    "PR002": Words(
        "名单中的单位没有出现",
        "表中没有责任单位“{wanted}”。",
        "请补上这一行；已撤并的，请修改规则包的单位名单。",
    ),
    "GR001": Words(
        "超出计量精度",
        "{unit} {column}填 {actual}，应为 {step} 的整数倍。",
        "请按约定的精度填写，不要自行四舍五入后上报；有疑问请问编制单位。",
    ),
    "RT001": Words(
        "率超出 0—100%",
        "{unit} {column}为 {actual}，超出 0—100%。",
        "请核对分子分母和百分号；完成率、增长率可以超过 100%，请在规则包写 may_exceed。",
    ),
    "RT002": Words(
        "全区的率不在各单位之间",
        "{unit} {column}为 {actual}，各单位在 {lowest} 与 {highest} 之间。",
        "请核对：全区的率是各单位的加权平均，只能在最低与最高之间。",
    ),
    "RT003": Words(
        "率被加总",
        "{unit} {column}为 {actual}，正好是各单位的率之和；率不能相加。",
        "请改为按总数计算的率。",
    ),
    "RT004": Words(
        "全区的率等于最低的单位",
        "{unit} {columns}的率等于最低的单位，而 {above} 更高：只能理解为下限，不会是平均数。",
        "如果是最低要求，请忽略；如果是全区水平，请核对。",
    ),
    "CB001": Words(
        "与上年相比变化过大",
        {
            "": "{unit} {column}为 {actual}，上年 {base}，变化 {growth}%，超出允许的 {limit}。",
            "rate": "{unit} {column}为 {actual}，上年 {base}，变化 {growth} 个百分点，超出允许的 {limit}。",
        },
        "请核对两年的数和口径；属实的请写情况说明。",
    ),
    "CT001": Words(
        "比率低于要求",
        "{unit} {column}与“{base}”之比为 {actual}，要求不低于 {expected}，{difference}。",
        "请核对分子和基数；属实的请写情况说明。",
    ),
    "CT002": Words(
        "比率高于上限",
        "{unit} {column}与“{base}”之比为 {actual}，要求不高于 {expected}，{difference}。",
        "请核对分子和基数，特别是计量单位。",
    ),
    "CT003": Words(
        "所填的率与分子分母不符",
        "{unit} {column}填 {actual}，按分子和“{base}”算是 {expected}，{difference}。",
        "请核对率、分子和基数。",
    ),
    "NC001": Words(
        "正文与表中的数不一致",
        "{prose}第{line}行“{quote}”；表中 {unit} {column}（{cell}）为 {actual}，应为 {expected}，{difference}。",
        "请核对正文和附表，以正式文件为准，改正其中一处。",
    ),
    "NC002": Words(
        "同一事物有两个数",
        "第{line}行说“{count}”{noun}，第{first_line}行说“{first}”。",
        "请核对全文，统一说法。",
    ),
    "NC003": Words(
        "出现外地名称",
        "第{line}行出现“{found}”，它不属于本地。",
        "请核对，多半是从别处文件抄来时漏改。",
    ),
    "QU001": Words(
        "需要编制单位明确",
        "{ask}",
        "请编制单位答复；答复后从规则包中删去这一条。",
    ),
    # 无法判定的原因
    "unreadable": Words("有单元格读不出数字", "{column}：有单元格读不出数字"),
    "blank_unknown": Words("有空白，未报数不能当作 0", "{column}：有空白，未报数不能当作 0"),
    "no_district": Words("没有全区行", "没有全区行，无法与各单位之和核对"),
    "no_areas": Words("没有小计", "没有认准所含单位的小计行"),
    "no_column": Words("没有这一栏", "表中没有第{unknown}栏"),
    "not_additive": Words("不能相加", "{column}是率或平均数，不能相加"),
    "no_unit": Words("没有这个单位", "表中没有单位“{wanted}”"),
    "other_measure": Words(
        "计量单位不同", "{column}：规则或正文说的是“{wanted}”，表中计量单位是“{unit_of_measure}”，不能直接比较"
    ),
    "not_a_rate": Words("不是率", "{column}不是率"),
    "no_base_column": Words("上年表没有这一栏", "{column}：上年表没有这一栏，或计量单位不同"),
    "no_base": Words("没有基数", "{column}：没有基数（上年数或分母），或基数为 0"),
    "no_quote": Words("正文里没有这句话", "正文里没有找到“{quote}”"),
    "blank_claim": Words("表中未填", "{column}未填，而正文有“{quote}”"),
    "no_count": Words("文中没有数目", "文中没有找到“{noun}”的数目"),
}
