"""基层单位名单、分解到村的计划和月报表（cedu template --for monthly）的编号；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

MONTHLY_FORMS: dict[str, Words] = {
    "RC030": Words(
        "名单里有重复",
        "{name} 前面已有（{first}），只算一个单位。",
        "请核对是否写错了名称。",
        "单位名单里同一个名称出现两次，按一个单位算。如果是两个同名的单位，请写得能分清，如 东片甲村、西片甲村。",
    ),
    "RC031": Words(
        "别名有歧义",
        "“{name}”可以是 {units}，没有当作别名用。",
        "请改成只指一个单位的别名，或删去。",
        "单位名单“别名”一列里的名称，用来认出月报表上的另一种写法，所以只能指一个单位。",
    ),
    "RC032": Words(
        "名单外的工作表",
        "这个工作表还有 {count} 个名称不在名单（工作表“{used}”）里，没有用。",
        "请把全部单位写在一个工作表里。",
        "单位名单取自文件里第一个有单位名称的工作表，其余工作表里多出的名称逐表说明。",
    ),
    "RC033": Words(
        "没有单位名单",
        "文件里没有找到单位名单。",
        "请每个单位一行，第一行写“单位名称”（可另加“别名”“常住人口”两列），或者在文本文件里一行写一个名称。",
        "单位名单（--units）可以是工作簿、Word 表格、csv 或文本：标题为 村（居）、社区、单位、单位名称 等的一列，或者一行一个名称。合计行、说明、人名和电话等列都不用。",
    ),
    "RC034": Words(
        "名单里有不像名称的内容",
        "有 {count} 处不像单位名称，没有采用（{lines}）。",
        "是单位的，请写成不超过 60 字的名称，不带冒号；不是的，请从名单里移走。",
        "单位名单里太长的、带冒号或网址的内容不当作单位名称；采用了哪些，请看汇总里的单位。",
    ),
    "forms_of_no_pack": Words(
        "认不出规则包",
        "认不出这份文件的规则包，不知道要报哪些月份、类别。",
        "请用 --rules 写明规则包，或不写文件名，按一般的月报表写出。",
    ),
    "pack_without_forms": Words(
        "规则包没有月报表",
        "规则包 {pack} 没有写月报表（forms: monthly）。",
        "请换一个规则包，或不用 --rules，按一般的月报表写出。",
    ),
    "no_form_units": Words(
        "没有填报单位",
        {"": "没有说月报表发给哪些单位。", "pack": "规则包 {pack} 没有列出单位，不知道月报表发给谁。"},
        "请用 --units 给出单位名单，如 --units 村.xlsx。",
    ),
    "form_month": Words(
        "月份不对",
        {"": "--month {month} 不是月份。", "outside": "--month {month} 不在要报的 {first} 至 {last} 里。"},
        "请写成 --month 2020-05。",
    ),
    "forms_not_a_folder": Words("不是文件夹", "这不是文件夹，月报表写不进去。", "请给 -o 一个文件夹，没有的会新建。"),
    "form_exists": Words(
        "已有同名文件",
        "文件夹里已有内容不同的 {name}（可能已经填过），没有覆盖，一份也没有写。",
        "请换一个文件夹，或先移走这些文件。",
    ),
}

MONTHLY_FORM_TERMS: dict[str, str] = {
    "monthly_title": "社区教育培训月报表", "monthly_sheet": "月报表", "monthly_month_text": "{year}年{month}月", "monthly_day_text": "{year}年{month}月{day}日",
    "monthly_unit": "填报单位：", "monthly_month": "月份：", "monthly_filed": "填报时间：", "monthly_nil": "本月没有办班：", "monthly_yes": "是",
    "monthly_nil_hint": "本月一班也没有办的选“是”，下面不填；办了班的空着。",
    "monthly_hint": "只填黄色的格，一班一行。", "monthly_due": "请于{day}前（含当日）报送。",
    "monthly_number": "序号", "monthly_project": "培训项目", "monthly_category": "培训类别", "monthly_day": "培训时间", "monthly_place": "培训地点",
    "monthly_people": "培训人次", "monthly_first_time": "其中本年首次参训（人）", "monthly_hours": "培训课时数", "monthly_mode": "培训方式", "monthly_total": "合计",
    "monthly_unit_say": "本单位的名称，不要改写。", "monthly_month_say": "写成 {example}。", "monthly_chosen": "请在下拉中选一项。",
    "monthly_filed_say": "填报送的日期，如 {day}。", "monthly_filed_error": "请填日期，如 2020-06-02。", "monthly_nil_say": "本月一班也没有办的选“是”，否则空着。",
    "monthly_project_say": "一班一行；同一班分几次上的写一行，课时数写总数。", "monthly_category_say": "在下拉中选一类。",
    "monthly_day_say": "开班那一天，如 {day}。", "monthly_day_error": "请填本月的日期，如 2020-05-06。",
    "monthly_people_say": "这一班实到的人数，填整数。", "monthly_people_error": "请填不小于 0 的整数，不写“人”“约”“多”。",
    "monthly_first_time_say": "其中今年第一次参加培训的人数；没有的填 0。", "monthly_first_time_error": "请先填培训人次；本栏填整数，不能大于培训人次。",
    "monthly_hours_say": "这一班一共上了多少课时，填数。", "monthly_hours_error": "请填不小于 0 的数，不写“课时”。",
    "monthly_note_people": "说明：1.培训人次是各班实到人数，同一个人上两个班算两人次。",
    "monthly_note_first_time": "2.其中本年首次参训（人）：今年第一次来参加培训的人，全年只算一次，以后再来不再计入；各月相加就是全年培训了多少人。没有的填 0，不要空着。",
    "monthly_note_rows": "3.行不够时，在中间插入行。合计自动算出。本表不写教师、学员的姓名和电话。",
    "monthly_note_check": "4.填好后保存，直接交回本文件，不用改名；也可以先用 cedu check 本文件 自查。",
    "monthly_lists": "下拉选项", "monthly_lists_head": "cedu · 下拉选项，请勿改动",
    "monthly_folder": "月报表",
    "forms_of_months": "已写出 {count} 份月报表到 {folder}（{first} 等），每个单位一份，{start}至{end}一月一张工作表；每月交回同一个文件，没到的月份空着。",
    "forms_of_month": "已写出 {start}的 {count} 份月报表到 {folder}（{first} 等），每个单位一份。",
    "forms_plain": "已写出 {count} 份月报表到 {folder}（{first} 等），每个单位一份；没有规则包说是哪些月份，月份由填报单位自己写。",
    "forms_next": "填好的月报表收齐后放在一个文件夹里，运行：", "forms_back": "收回的月报表", "forms_achieved": "汇总.xlsx",
}  # fmt: skip
