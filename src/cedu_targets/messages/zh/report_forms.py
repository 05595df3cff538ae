"""完成情况报送表（cedu template --for report）的用语，和读回时的问题（RD15x）；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

REPORT_FORMS: dict[str, Words] = {
    "RD150": Words(
        "没有选报送月份",
        {
            "": "填了完成数，没有填报送月份，不知道累计到哪个月。",
            "unclear": "报送月份写的是“{text}”，看不出是哪个月。",
        },
        "请在“报送月份”的下拉中选一个月。",
        "每月报送的表，累计完成是年初到报送月份的数；月份看表上的报送月份，没有这一格的看标题、工作表名、文件名。",
    ),
    "RD151": Words(
        "报送月份与表的年份不同",
        "报送月份写的是 {year} 年，表是 {usual} 年的。",
        "请重新选报送月份，或者换成这一年的表。",
        "报送月份应在表的年份之内。",
    ),
    "RD152": Words(
        "本月完成与累计完成不合",
        {
            "": "“{row}”的本月完成填 {actual}，大于累计完成 {expected}，{difference}。",
            "january": "“{row}”1月的本月完成填 {actual}，累计完成填 {expected}，{difference}；1月两栏应当相同。",
            "several": "1月有 {count} 个指标的本月完成与累计完成不同（{texts}）；1月两栏应当相同。",
        },
        "请核对本月完成和累计完成，是不是填反了或少加了本月。",
        "累计完成是年初到本月的数，包括本月，所以不小于本月完成；1月的两栏相同。率不核对。",
    ),
    "RD153": Words(
        "填了本月完成，没有填累计完成",
        {
            "": "“{row}”的本月完成填 {actual}，累计完成空着；没有把本月数当作累计数。",
            "several": "有 {count} 个指标填了本月完成，累计完成空着（{texts}）；没有把本月数当作累计数。",
        },
        "请填年初到本月的累计完成。",
        "完成情况按累计完成计算；只有本月数，不知道以前各月完成了多少。",
    ),
    "RD154": Words(
        "还没有填",
        "这份表还没有填：本月完成、累计完成都空着。没有当作 0。",
        "请填好以后再报送；确实没有完成的填 0。",
        "空着的表不是完成 0，按没有报送算。",
    ),
    "RD155": Words(
        "本月完成的合计不等于各项之和",
        "“{row}”的本月完成填 {actual}，{sum} 合计 {expected}，{difference}。",
        "请核对本月完成一栏的合计和各项。",
        "合计与其中项的关系对本月完成同样成立。",
    ),
    "RD156": Words(
        "本月完成不是可以填的数",
        {
            "": "“{row}”的本月完成填 {actual}，人数、个数应当是整数。",
            "negative": "“{row}”的本月完成填 {actual}，小于 0。",
            "total": "“{row}”的累计完成填 {actual}，小于 0。",
        },
        {
            "": "请填整数。",
            "negative": "请填本月新完成的数；更正以前各月的数，请改累计完成并在备注里写明。",
            "total": "请填年初到报送月份完成的数。",
        },
        "本月完成与累计完成一样，人数、个数填整数，不小于 0。",
    ),
    "GA060": Words(
        "两个月的累计之差不等于本月完成",
        "{unit} {column}本月完成填 {actual}；累计完成 {so_far}，减去{last}月的累计 {before} 应为 {expected}，{difference}。",
        "请核对本月完成、本月的累计和上月的累计。",
        "同一个单位相邻两个月的报送表都在时，本月的累计减上月的累计应等于本月完成。人数（同一人可能几个月都来）和率不核对；计算完成率用累计完成。",
    ),
    "report_forms_nothing": Words("没有可报的", "这张表没有给任何单位下达目标，没有可报的。", "请给下达了目标的表。"),
    "report_forms_not_a_folder": Words(
        "不是文件夹",
        "这不是文件夹，报送表写不进去。",
        "请给 -o 一个文件夹，没有的会新建；或写一个 .xlsx 文件名，全部单位写在一个工作簿里。",
    ),
    "report_form_exists": Words(
        "已有同名文件",
        "文件夹里已有内容不同的 {name}（可能已经填过），没有覆盖，一份也没有写。",
        "请换一个文件夹，或先移走这些文件。",
    ),
}

REPORT_FORM_TERMS: dict[str, str] = {
    "report_form_title": "{year}目标任务完成情况报送表", "report_form_year": "{year}年", "report_form_sheet": "报送表",
    "report_form_unit": "填报单位：", "report_form_of_month": "报送月份：", "report_form_month_text": "{month}月",
    "report_form_writer": "填报人：", "report_form_day": "填报日期：",
    "report_form_hint": "先在下拉中选报送月份，再填黄色的格。累计完成是年初到报送月份的数，包括本月；没有完成的填 0，不要空着。",
    "report_form_code": "栏次", "report_form_number": "序号", "report_form_indicator": "指标", "report_form_measure": "计量单位",
    "report_form_target": "目标", "report_form_month": "本月完成", "report_form_so_far": "累计完成", "report_form_remarks": "备注",
    "report_form_month_say": "点右边的箭头选一个月。", "report_form_day_say": "填报送的日期，如 2020-04-02。",
    "report_form_month_number": "只填本月新完成的数（{unit}）。", "report_form_so_far_number": "填年初到本月的累计数，包括本月（{unit}）。",
    "report_form_rate_say": "填截至本月底的百分比，如 85%。", "report_form_rate_error": "请填 0 到 100% 的百分比，如 85%。",
    "report_form_whole_error": "请填不小于 0 的整数（{unit}），不写文字。",
    "report_form_decimal_error": "请填不小于 0 的数（{unit}），小数不超过 {places} 位（最小 {step}），不写文字。",
    "report_form_note_how": "填表说明：每月填好后保存，交回本文件；不增减行，不改目标。灰色的合计自动算出。本月完成大于累计完成时显示为红色。",
    "report_form_note_sums": "数据关系：{sums}。", "report_form_between_sums": "；", "report_form_note_rates": "率只填累计完成一栏，是截至报送月份的水平，各月不相加。",
    "report_forms_written": "已写出 {count} 份报送表到 {folder}（{first} 等），每个单位一份，只有本单位的目标。",
    "report_forms_in_one": "已写出报送表 {file}，{count} 个单位各一张工作表，只有本单位的目标。",
    "report_forms_without": "{count} 个单位没有下达目标，没有报送表：{names}。",
    "report_forms_next": "填好的报送表收齐后放在一个文件夹里，运行：", "report_forms_back": "收回的报送表",
    "template_report": "目标表.xlsx -o 报送表",
}  # fmt: skip
