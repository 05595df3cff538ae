"""事项进展（cedu status）的编号、用法错误和文字报告、通报、日历里的词语；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

AGENDA: dict[str, Words] = {
    "SC020": Words(
        "没有要办的事项",
        {
            "": "没有找到要办的事项：没有安排表、任务清单，也没有写明责任单位或完成时限的条目。",
            "return": "没有找到事项，不是报回来的事项清单，没有计入。",
            "forms": "这是按班次登记的报表（{count} 份，{rows} 个班），记的是办过的班，不是要办的事项，没有计入。",
            "blank_forms": "没有找到要办的事项：除了没有填写的报表（{count} 份），没有安排表、任务清单，也没有写明责任单位或完成时限的条目。",
        },
        {
            "": "请给出工作安排、任务清单或工作要点；目标数和完成数请用 cedu gap。",
            "return": "请给出有“事项”“完成情况”两栏的清单。",
            "forms": "汇总成各单位的数、看谁没有报：cedu rollup {file}；核对这份报表：cedu check {file}。",
            "blank_forms": "是通知、方案的，请把要办的事项列成安排表或任务清单，或者在条目里写明谁负责、什么时候完成；要建档案的，请给出列有各卷或各级指标的文件。要把报表发给各单位填写：cedu template --for monthly。",
        },
        "cedu status 看的是事项：要做什么、谁负责、什么时候完成。只有数的表没有事项。\n\n通过：序号、时间、内容、责任单位四栏的工作安排\n不通过：各街道的目标任务数",
    ),
    "unknown_owner": Words("没有这个责任单位", "没有叫“{name}”的责任单位。", "责任单位有：{known}。"),
    "unknown_state": Words(
        "没有这种状态", "--only 里的“{name}”不是事项的状态。", "请从这些里选，用逗号隔开：{known}。"
    ),
}
AGENDA_TERMS: dict[str, str] = {
    "agenda_row": "{id} {state}：{text}", "agenda_row_owned": "{id} {state}：{text}（{owners}）",
    "agenda_end": "期限 {end}", "agenda_ahead": "{days}（{end}）", "agenda_time": "时间：{text}", "agenda_time_unclear": "时间“{text}”没有看懂", "agenda_no_time": "没有写时间", "agenda_completed": "{completed} 完成",
    "agenda_differ": "报回来的说法不一致", "agenda_later_day": "报的完成时间 {completed} 在截至日期之后", "agenda_no_day": "完成时间看不出是哪一天", "agenda_unclear": "看不出是否完成", "agenda_period": "没有写是哪一期的", "agenda_said": "{unit}“{said}”",
    "agenda_steps": "步骤已到时间，请核实：{steps}", "agenda_step": "{text}（至 {end}）", "agenda_times": "{first} 至 {last}，{count} 次", "agenda_summary": "截至 {day}：{count} 项", "agenda_summary_owner": "截至 {day}，{owner}：{count} 项", "agenda_rows": "（分单位、分期共 {count} 条）", "agenda_count": "{state} {count}", "agenda_no_end": "另有无期限 {count}", "agenda_group": "{state}（{count}）",
    "agenda_owners": "各责任单位", "agenda_owner": "{owner} {count} 项：{counts}", "agenda_supported": "另配合 {count}", "agenda_answered": "报的是“{said}”", "agenda_notes": "另有 {count} 条审核问题、提示或疑问，用 cedu check 看：{paths}",
    "agenda_more": "没有列出：{parts}。用 -o 文件 看全部", "agenda_more_owners": "责任单位 {count}", "agenda_more_findings": "问题 {count}", "agenda_not_reported": "已过期限未报",
    "bulletin_heading": "关于{title}落实情况的通报（草稿）", "bulletin_heading_plain": "关于工作事项落实情况的通报（草稿）", "bulletin_overall": "总体情况", "bulletin_overdue": "逾期未完成", "bulletin_not_reported": "已过期限，未报", "bulletin_due_soon": "将到期", "bulletin_open": "待定和疑问", "bulletin_owners": "各责任单位情况", "bulletin_problems": "存在问题", "bulletin_next": "下一步要求",
    "bulletin_of": "截至{day}，{count} 项工作中", "bulletin_of_owner": "截至{day}，{owner}承担的 {count} 项工作中", "bulletin_done": "已办结 {count} 项，办结率 {share}", "bulletin_done_late": "其中逾期办结 {count} 项", "bulletin_none_closed": "没有一项可以计算办结率", "bulletin_void": "不再执行的 {count} 项不计入办结率。", "bulletin_items": "{state} {count} 项", "bulletin_rows": "{state} {count} 条", "bulletin_no_end": "另有没有写期限的 {count} 项，持续推进，不计入办结率。",
    "bulletin_ahead": "期限未到，已经报告或步骤已到时间的：", "bulletin_remind": "今后 {remind} 天内到期的：", "bulletin_none": "没有。", "bulletin_undated": "时间待定，或没有看懂：", "bulletin_doubtful": "无法判定，请核实：", "bulletin_elapsed": "印发时期限已过：", "bulletin_questions": "请印发单位明确：", "bulletin_data": "材料问题（先核实，再发文）：",
    "bulletin_signed": "（落款单位）", "bulletin_day": "（印发日期）", "bulletin_said": "办理情况",
    "paper_status": "关于{title}\n落实情况的通报", "paper_status_plain": "关于工作事项落实情况的通报", "paper_to": "{names}：", "paper_all_owners": "各责任单位", "paper_status_opening": "现将截至{day}的落实情况通报如下。",
    "paper_of_these": "其中", "paper_notes": "起草说明（印发时删去）", "paper_standing": "情况", "paper_said_why": "办理情况和原因（没有的请填写）", "paper_content": "内容",
    "calendar_name": "{title}（截至 {day}）", "calendar_left_out": "没有列入日历：{counts}。", "calendar_owners": "责任单位：{owners}", "calendar_time": "时间：{text}", "calendar_state": "截至 {day}：{state}", "calendar_source": "出处：{source}", "calendar_alarm": "7 天后到期：{text}",
    "short_items": "{count} 项",
}  # fmt: skip
