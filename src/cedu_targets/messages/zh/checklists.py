"""完成情况清单（cedu template --for status）里的文字。"""

CHECKLIST_TERMS: dict[str, str] = {
    "checklist": "完成情况清单", "checklist_title": "{title}完成情况清单", "checklist_of_year": "{period}年工作完成情况清单",
    "checklist_unit": "填报单位：", "checklist_write_unit": "请写本单位名称",
    "checklist_hint": "只填黄色的格：完成情况在下拉中选；已完成的填完成时间（如 {example}）和佐证材料（文件名称）；未完成、不再执行的写原因。没有到时间的可以空着。编号、事项请勿改动",
    "checklist_number": "编号", "checklist_item": "事项", "checklist_due": "期限", "checklist_owners": "责任单位",
    "checklist_answer": "完成情况", "checklist_completed": "完成时间", "checklist_evidence": "佐证材料", "checklist_reason": "未完成原因",
    "answer_done": "已完成", "answer_in_progress": "进行中", "answer_not_done": "未完成", "answer_cancelled": "不再执行",
    "checklist_answer_say": "在下拉中选一项；还没有开始的可以空着。", "checklist_answer_error": "请在下拉中选：{answers}。",
    "checklist_completed_say": "填日期，如 {example}；没有完成的空着。", "checklist_completed_error": "请填日期，如 {example}。",
    "checklist_evidence_say": "已完成的写明佐证材料的文件名称，几份用顿号隔开。", "checklist_reason_say": "未完成、不再执行的写明原因。",
    "checklist_until": "{text}（至 {day}）", "checklist_latest": "{text}（最迟 {day}）",
    "checklists_written": "已写出 {count} 份清单到 {folder}：", "checklist_sized": "  {name}（{count} 项）", "checklists_more": "  …另有 {count} 份",
    "checklists_unnamed": "“{name}”没有列出是哪些单位：请把这一份发给每个单位，各单位在清单上写明填报单位，文件名改成本单位名称。",
    "checklists_unowned": "{count} 项没有责任单位，没有写进清单：{items}",
    "checklists_next": "填好的清单收齐后放在一个文件夹里，运行：", "checklists_back": "收回的清单",
}  # fmt: skip
