"""目标责任书和下达通知（cedu letters）里的文字；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

LETTER_TERMS: dict[str, str] = {
    "letter_title": "{year}年目标责任书", "letter_title_undated": "目标责任书", "letter_file": "目标责任书", "letter_all": "全部", "letter_folder": "目标责任书",
    "letter_issuer": "甲方：{name}", "letter_unit": "乙方：{name}", "letter_blank": "＿＿＿＿＿＿＿＿＿＿＿＿",
    "letter_opening": "为落实{table}，明确目标任务和工作责任，甲方与乙方签订本责任书。",
    "letter_table": "《{title}》", "letter_table_of": "《{title}》（{source}）", "letter_table_unnamed": "目标任务分解表",
    "letter_period": "责任期限", "letter_of_year": "{year}年度。", "letter_targets": "目标任务",
    "letter_targets_count": "乙方的目标共 {count} 项，列于下表；表中没有列出的指标，没有下达任务。",
    "letter_scope": "口径说明", "letter_scope_said": "以下为{table}所附说明的原文：",
    "letter_duties": "工作事项", "letter_duty": "{number}．{text}", "letter_duty_note": "{text}（{notes}）", "letter_duty_due": "期限：{due}", "letter_duty_source": "依据：{source}",
    "letter_duty_all": "各单位", "letter_role_lead": "牵头", "letter_role_support": "配合",
    "letter_party_a": "甲方（盖章）：", "letter_party_b": "乙方（盖章）：", "letter_hand": "负责人（签字）：", "letter_day": "日期：　　　年　　月　　日",
    "letter_code": "栏次", "letter_indicator": "指标", "letter_measure": "计量单位", "letter_target": "目标", "letter_no_number": "原表此格不是数字",
    "notice_title": "关于下达{year}年目标任务的通知", "notice_title_undated": "关于下达目标任务的通知", "notice_file": "下达通知",
    "notice_to": "{units}：", "notice_to_all": "各责任单位（见附件）：", "notice_opening": "现将{table}印发给你们，请认真组织实施，确保完成目标任务。有关事项通知如下。",
    "notice_reach": "本次下达的目标任务涉及 {units} 个单位、{indicators} 项指标。", "notice_totals": "目标总数（{district}）：",
    "notice_total": "{name}{value}", "notice_between": "", "notice_group": "{group}：{totals}", "notice_each": "各单位的目标见附件。表中空白的，没有下达任务。",
    "notice_unit": "单位",
    "letters_written": "已写好 {count} 份目标责任书和 1 份合订本（{all}），在文件夹 {folder}", "notice_written": "下达 {units} 个单位",
    "letters_without": "{count} 个单位没有下达任务，也没有要办的事项，没有写责任书：{units}",
    "letters_of_others": "{count} 项的责任单位不在表中的单位里，没有写进责任书：{items}", "letters_unowned": "{count} 项没有写明责任单位，没有写进责任书：{items}",
    "letters_strangers": "事项里有 {count} 个单位不在表中，没有它们的责任书：{units}",
    "letters_supposed": "{items} 写的是“各镇”一类的单位，{count} 个单位的名称看不出是街道还是镇，也写进了它们的责任书，请核对：{units}",
    "letters_no_units": "{count} 行不是单位的目标（占比、平均一类），没有写：{rows}",
    "letters_unreadable": "有 {count} 格不是数字，责任书里没有写目标，请先核对：{cells}",
    "letters_other_sheets": "只用了工作表“{sheet}”的目标表；文件里另有 {count} 份表或清单，没有用上。",
}  # fmt: skip
LETTERS: dict[str, Words] = {
    "letters_not_a_folder": Words("不是文件夹", "这不是文件夹，责任书写不进去。", "请给 -o 一个文件夹，没有的会新建。"),
    "letters_need_folder": Words(
        "要写到文件夹", "责任书每个单位一份，不能写到一个文件（{name}）里。", "请给 -o 一个文件夹，如 -o {folder}；要写成一份通知，请加 --kind notice。",
    ),
    "letter_exists": Words(
        "已有同名文件", "文件夹里已有内容不同的 {name}，没有覆盖，一份也没有写。", "请换一个文件夹，或先移走这些文件。",
    ),
    "letters_nobody": Words("没有可写的", "表中没有一个单位有目标或要办的事项，没有写责任书。", "看怎样读取的：cedu read {file}。"),
    "notice_needs_file": Words("要写到 .docx 文件", "下达通知是一份 Word 文件，不能写到 {name}。", "请改成以 .docx 结尾的文件名，如 -o {example}。"),
}  # fmt: skip
