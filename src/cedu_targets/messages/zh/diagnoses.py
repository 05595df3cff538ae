"""疑似错因：每种错因的名称和说明句。句子到“；更正后……”之前为止，后半句见 DIAGNOSIS_TERMS。"""

from cedu_targets.messages.entry import Words

_ONE = "{unit} {column}填 {before}，应为 {after}"
_TEXT = "{unit} {column}填的是“{text}”，应为 {after}"
_ROW = "{unit} {columns}的数都是应有的 {factor} 倍（如{column}填 {before}，应为 {after}）"

DIAGNOSES: dict[str, Words] = {
    "transposed": Words("数字颠倒", _ONE),
    "dropped": Words("漏打一位数字", _ONE),
    "doubled": Words("重打一位数字", _ONE),
    "extra_digit": Words("多打一位数字", _ONE),
    "wrong_digit": Words("打错一位数字", _ONE),
    "power_of_ten": Words("小数点或零的个数有误", {"": _ONE, "row": _ROW}),
    "wan": Words("单位“万”有误", {"": _ONE, "row": _ROW}),
    "sign": Words("正负号有误", _ONE),
    "missing": Words("漏填", {"": "{unit} {column}应为 {after}", "text": _TEXT}),
    "percent": Words("百分数与小数混用", {"": _ONE, "text": _TEXT}),
    "replaced": Words("填错", {"": _ONE, "blank": "{unit} {column}填 {before}，应为 0 或空白"}),
    "swap": Words(
        "互换位置",
        {
            "": "{unit} {column}的 {before} 与{other}的 {after} 互换了位置",
            "column": "{column}“{unit}”的 {before} 与{other}的 {after} 互换了位置",
        },
    ),
    "shift": Words(
        "错列",
        {
            "": "{unit} {stands}的数应在{belongs}",
            "column": "{unit}中{stands}的数应在{belongs}",
        },
    ),
    "subtotal": Words(
        "小计重复计入",
        {
            "": "“{unit}”是小计，全区数把它当作一个单位加了进去",
            "all": "“{unit}”把各单位和各行小计都加了进去，单位的数算了两次",
            "unit": "“{unit}”的数都是相邻各行之和，像是小计，不应当作单位再加一次",
        },
    ),
    "left_out": Words(
        "漏加单位",
        {
            "": "全区数没有把{units}加进去",
            "area": "“{total}”没有把{units}加进去",
            "besides": "全区数没有把{units}加进去，另有一处填错：{changes}",
            "area_besides": "“{total}”没有把{units}加进去，另有一处填错：{changes}",
        },
    ),
    "text_number": Words("数字存成了文本", "{texts} 是以文本形式存放的数，公式求和时没有加进去；改成数字后，{changes}"),
    "several": Words("多处填错", "{changes}"),
}

DIAGNOSIS_TERMS: dict[str, str] = {
    "cause": "疑似{title}{choice}：{sentence}{settles}。",
    "cause_rows": "错行",
    "cause_text": "填的不是数字",
    "cause_choice": "（有多种可能）",
    "cause_settles": "；更正后 {count} 处问题全部消除",
    "cause_more": "另有 {count} 种可能，不逐一列出。",
    "cause_heading": "疑似错因 {count} 个",
    "cause_caution": "错因由表内数据推断，供核对参考；请先对照原始资料核实。表中的数未作任何改动。",
    "cause_explains": "能够说明的问题：{findings}。",
    "cause_of_cell": "疑似错因 {number} {title}{choice}：现为 {before}，应为 {after}",
    "cause_change": "{unit} {column}{before} → {after}（{title}）",
    "cause_change_alike": "{unit} {column}{before} → {after}",
    "cause_text_number": "{unit} {column}的 {before}",
    "cause_text_numbers": "{named}等 {count} 处",
    "cause_blank": "空白",
    "columns_span": "第{first}—{last}栏",
    "column_one": "第{code}栏",
    "paths_span": "“{first}”至“{last}”栏",
    "rows_span": "“{first}”至“{last}”",
    "row_one": "“{name}”",
    "unexplained": "有 {count} 处问题没有找到错因",
    "unsearched": "查找错因：{reasons}。",
    "unsearched_no_solver": "没有安装求解器（highspy），三个以上单元格同时出错的情形未查找",
    "unsearched_too_large": "可疑的单元格过多，三个以上同时出错的情形未查找",
    "unsearched_time_limit": "已到时限，没有查完",
    "unsearched_more_alternatives": "同样少的改法不止所列，未全部列出",
}
