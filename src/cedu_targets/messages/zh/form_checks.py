"""月报表、台账在审核报告里的词语；占位符须与英文一致（有测试）。"""

FORM_CHECK_TERMS: dict[str, str] = {
    "rule_unfilled": "未填写", "rule_placed": "单位和月份", "rule_on_roster": "单位名单", "rule_months": "月份和日期", "rule_late": "填报时间", "rule_nouns": "人次与人数",
    "rule_numbers": "人数和课时", "rule_people_present": "人数", "rule_carried_total": "合计", "rule_first_time": "首次参训", "rule_class_repeated": "重复的班", "rule_category": "培训类别",
    "said_by_head": "表头", "said_by_title": "标题", "said_by_sheet": "工作表名", "said_by_file": "文件名", "said_by_folder": "文件夹名", "field_people": "人数", "field_first_time": "首次参训人数", "field_hours": "课时",
    "which_class": "第 {number} 个班（{project}）", "which_class_bare": "第 {number} 个班",
    "month_of_year": "{year}年{month}月", "month_alone": "{month}月",
    "month_names": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "form_named": "{unit} {month}", "form_classes": "{count} 个班", "form_incomplete": "（不完整）",
    "form_nil": "零报（本月没有办班）", "form_blank": "没有填写，没有核对", "form_unread": "没有读出班次，没有计入", "form_unfilled": "没有填写", "forms_unfilled": "另有 {count} 份没有填写",
    "forms_n": "{count} 份报表（{classes} 个班）", "form_by_rules": "按报表通用规则核对（未用规则包）",
    "classes_heading": "培训班 {count} 个", "classes_not_shown": "另有 {count} 个班没有列出，用 cedu read -f json 看全部。", "page_class_signs": "带符号的格可以点开，转到对它的说明。",
    "head_class_number": "序号", "head_which_class": "第几个班", "head_class_project": "培训项目", "head_class_category": "类别", "head_class_day": "日期", "head_class_place": "地点", "head_class_people": "人数", "head_class_first_time": "首次参训", "head_class_hours": "课时", "head_class_mode": "方式", "head_class_unit": "单位", "head_class_period": "月份", "head_classes": "班数",
    "sheet_forms": "报表", "report_title_forms": "社区教育培训报表审核报告",
    "legend_forms": "图例：▲ 强制性（必须修改）　△ 核实性（核实或说明）　○ 提示性　※ 已说明　？ 疑问。问题写在该格的批注里，也列在“{sheet}”中。",
    "slips_no_forms": "{count} 份报表没有写反馈单：报表由填报单位自己核对，报表上的问题见审核报告，可以直接发给填报单位。",
    "form_sum_people": "{count} 人次", "form_sum_first_time": "首次参训 {count} 人", "form_sum_hours": "{count} 课时", "form_filed": "填报时间 {day}", "form_months": "{first}至{last}",
    "columns_left_out": "没有读的栏（个人信息）：{names}",
    "pack_forms": "报表", "pack_form_months": "{first}至{last}（{count} 个月）", "pack_form_due": "次月 {day} 日前报（当天不算迟）", "pack_form_undue": "没有写报送期限，不判断迟报", "pack_form_categories": "培训类别",
}  # fmt: skip
