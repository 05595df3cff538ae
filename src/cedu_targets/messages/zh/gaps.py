"""差额（cedu gap）的编号与词语；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

GAPS: dict[str, Words] = {
    "GA001": Words(
        "报送单位在目标表里找不到",
        {
            "": "“{unit}”不在目标表的单位里，它的完成数没有计入。",
            "guess": "“{unit}”不在目标表的单位里，是否指“{guess}”？它的完成数没有计入。",
            "two": "这张表上写了不止一个单位（{guess}），不能判断是哪个单位的，没有计入。",
            "unnamed": "没有找到是哪个单位的表：填报单位、标题、工作表名和文件名都看了；它的完成数没有计入。",
        },
        {
            "": "请改正单位名称，或在规则包的单位名单中补一个别名。",
            "guess": "请改正单位名称，或在规则包的单位名单中补一个别名；确认就是它的，加 --accept-names。",
            "two": "请把填报单位、标题、工作表名、文件名改成一致。",
            "unnamed": "请在表上写明“填报单位：××街道”，或用单位名称作文件名。",
        },
        "单位按名称、别名对应；街道、镇等后缀可有可无。只是相似的名称只作提示，加了 --accept-names 才对应。\n\n通过：江宁街道 对 江宁\n不通过：湖孰 对 湖熟",
    ),
    "GA002": Words(
        "单位重复报送",
        {
            "": "{unit} 报送了两次，数字相同（另一处 {other}），只计一次。",
            "differ": "{unit} 报送了两次，数字不同（{columns}，另一处 {other}），不能判断用哪一个，这些栏没有计入。",
        },
        "请只保留一份正确的报送。",
        "同一单位、同一时期只应有一份完成数。数字相同只计一次；不同的一个也不采用。",
    ),
    "GA003": Words(
        "单位没有报送",
        {
            "": "{unit} 有目标，没有报送完成数。",
            "months": "{unit} 没有报送 {months} 月的完成数，累计数不含这几个月。",
            "blank": "{unit} 有的月份没有填（{columns}），累计数不含这些空白。",
        },
        "请催报；未报不等于 0。",
        "目标表中有任务的单位，完成数里应当都有。按月报送的，截至日期以前的月份应当都有，每栏都填；确实没有的填 0。",
    ),
    "GA004": Words(
        "计量单位不同",
        {
            "": "{column}完成数的计量单位是“{ours}”，目标数是“{theirs}”，不能直接比较，没有判定。",
            "rate": "{column}的目标数和完成数一方是率，另一方是数量，不能直接比较，没有判定。",
            "assumed_ours": "{column}完成数没有写计量单位，按目标数的“{ours}”比较。",
            "assumed_theirs": "{column}目标数没有写计量单位，按完成数的“{ours}”比较。",
        },
        "请核实口径，统一计量单位后重新报送。",
        "万人次与人次按倍数换算；所数的不同、或一方是率一方是数量的，不作比较。人与人次见 GA026。",
    ),
    "GA005": Words(
        "一方没有这项指标",
        {
            "": "{column}有目标，完成数里没有这一栏。",
            "no_target": "{column}有完成数，目标表里没有这一栏，没有计入。",
            "guess": "{column}有完成数，目标表里没有这一栏，是否指目标表的“{guess}”？没有计入。",
        },
        {
            "": "请补报这一栏。",
            "no_target": "不需要时可以不管；名称不同的，请在规则包的指标中补一个别名。",
            "guess": "确认就是它的，加 --accept-names，或在规则包的指标中补一个别名；不是的可以不管。",
        },
        "指标按栏次和名称对应；名称中的目标、完成、年度等词不计。只是相似的名称只作提示，加了 --accept-names 才对应。",
    ),
    "GA006": Words(
        "全区数与各单位之和不符",
        "{unit} {column}为 {actual}，各单位之和为 {expected}，{difference}。",
        "请核对全区数和各单位报送数。",
        "全区数与各单位数分别报送时，两者应当一致。同一张表里的由 DS001 审核。",
    ),
    "GA007": Words(
        "全区完成数由已报单位相加",
        "没有报送 {unit} 的完成数，按已报的 {count} 个单位（共 {units} 个）相加；未报的没有计入。",
        "",
        "只有可汇总的指标相加；率不相加。",
    ),
    "GA008": Words(
        "截至日期以后的完成数",
        "完成数到 {month} 月，在截至日期 {day} 之后，没有计入。",
        "请核对 --as-of 的日期，或换成截至当时的完成数。",
        "完成数的月份看标题、工作表名和文件名。截至日期以前的进度，不能用以后的完成数来算。",
    ),
    "GA009": Words(
        "年份不同",
        {
            "": "完成数是 {ours} 年的，目标数是 {theirs} 年的，没有计入。",
            "years": "完成数是 {ours} 年合在一起的，目标数是 {theirs} 年的，没有计入。",
            "compared": "完成数是 {ours} 年的，目标数是 {theirs} 年的，按 --as-given 仍作了比较。",
        },
        {
            "": "请核对是不是报错了年份的表；确实是这一年的完成数，请改标题，或加 --as-given；上年的表用 --base 给出。",
            "years": "请只汇总目标那一年的月份，如 cedu rollup … --months {theirs}-01..{theirs}-12。",
            "compared": "请核对是否用错了文件。",
        },
        "年份看标题。完成数与目标数应当是同一年的；另一年的不计入，也不算这个单位没有报。",
    ),
    "GA010": Words(
        "截至日期不在目标的年份里",
        {
            "": "截至日期 {day} 在目标的 {year} 年之后：全年已结束，各项都按应完成 100% 判定。",
            "before": "截至日期 {day} 在目标的 {year} 年之前：这一年还没有开始，什么都还没有到期。",
        },
        "要看年中的进度，请用 --as-of 写明是哪一天。",
        "不写 --as-of，就按今天计。目标的年份看标题。",
    ),
    "GA011": Words(
        "两边可能给反了",
        {
            "swapped": "看来两边给反了：这份写的是“{text}”。请换过来：cedu gap {targets} {achieved}。",
            "": "给作完成数的这份写的是“{text}”，哪里都没有写完成、上报：像是目标表，没有当作完成数。",
            "achieved": "给作目标的这份写的是“{text}”，没有写目标、任务：像是完成情况表，没有拿来比较。",
            "issued": "给作完成数的这份就是下发的目标表，一个数都没有改：没有当作完成数。",
        },
        {
            "swapped": "确实就是这样给的，加 --as-given。",
            "": "请给完成情况表：cedu gap 目标表 完成表；如果这就是填好的完成数，请在标题或文件名里写上“完成”，或加 --as-given。",
            "achieved": "请先写目标表，再写完成表：cedu gap 目标表 完成表；确实是目标，加 --as-given。",
            "issued": "请给填好的完成情况表：cedu gap 目标表 完成表；确实恰好都按目标完成的，加 --as-given。",
        },
        "目标表当作完成数，就成了“全部完成”。标题、工作表名、文件名、栏名里只写目标、分解、任务、计划，给作完成数的不采用；只写完成、上报，给作目标的也不采用。文件名、所在文件夹写明“上报”“完成”或月份的，按完成数采用。",
    ),
    "GA012": Words(
        "完成数与目标数全部相同",
        {
            "": "完成数与目标数 {count} 项全部相同：是不是把目标当成完成数报了？",
            "unit": "{unit} 的完成数与目标数 {count} 项全部相同：是不是把目标当成完成数报了？",
            "swapped": "{unit} 的完成数就是下达的目标（{count} 项全部相同），目标一栏却是别的数：看来目标、完成两栏填反了，没有计入。",
        },
        {
            "": "请核对报送的是不是完成数；确实恰好按目标完成的，可以不管。",
            "swapped": "请报送单位把两栏换过来重新报送；确实没有填反的，加 --as-given。",
        },
        "恰好全部按目标完成的很少见，多半是照抄了目标表。",
    ),
    "GA020": Words(
        "名称不完全相同，已经对应",
        {
            "": "{column}与目标表的“{other}”只差目标、完成一类的词，按同一项指标比较。",
            "accepted": "{column}按 --accept-names 与目标表的“{other}”对应。",
            "unit": "“{unit}”按 --accept-names 与目标表的“{other}”对应。",
        },
        "请核对是不是同一项；不是的，请改名或在规则包中写明。",
        "去掉目标、完成、年度等词后名称相同、两边都只有一个、计量单位也相符的，按同一项指标比较。其余相似的名称，加了 --accept-names 才对应。",
    ),
    "GA022": Words(
        "两边的名称没有一个对得上",
        {
            "": "完成数与目标表没有一栏对得上，一个数也没有比较。完成数的栏：{ours}；目标表的栏：{theirs}。",
            "guess": "完成数与目标表没有一栏对得上，一个数也没有比较。完成数的栏：{ours}；目标表的栏：{theirs}。可能的对应：{guess}。",
            "file": "{path} 的栏目一个也没有对上，没有计入。它的栏：{ours}；目标表的栏：{theirs}。",
            "file_guess": "{path} 的栏目一个也没有对上，没有计入。它的栏：{ours}；目标表的栏：{theirs}。可能的对应：{guess}。",
            "units": "完成数里没有一个单位在目标表里，一个数也没有比较。报送的单位：{ours}；目标表的单位：{theirs}。",
            "units_guess": "完成数里没有一个单位在目标表里，一个数也没有比较。报送的单位：{ours}；目标表的单位：{theirs}。可能的对应：{guess}。",
        },
        {
            "": "请核对是不是用错了文件；名称不同的，请改成一样，或在规则包中补别名。",
            "guess": "对应正确的，加 --accept-names；否则请把名称改成一样，或在规则包中补别名。",
            "file": "请核对是不是用错了文件；名称不同的，请改成一样，或在规则包中补别名。",
            "file_guess": "对应正确的，加 --accept-names；否则请把名称改成一样，或在规则包中补别名。",
            "units_guess": "对应正确的，加 --accept-names；否则请把名称改成一样，或在规则包中补别名。",
        },
        "一栏（或一个单位）都对不上时，谁没有报送无从知道，不按未报列出。",
    ),
    "GA024": Words(
        "报来的完成数只到前几个月",
        "报来的完成数大多只到 {month} 月（{files} 份），现在按今天（{today}）的序时进度判断；要按 {month} 月底判断，请加 --as-of {day}。",
        "",
        "没有写 --as-of 时按今天计。多数报送写明的最后月份早于今天的进度时，提示一次。",
    ),
    "GA025": Words(
        "与下发的表相同的行没有当作完成数",
        "{same} 行与下发的相同，没有当作完成数，只取{names}。",
        "确实恰好全部按目标完成的，请只报自己的一行，或加 --as-given。",
        "用下发的整张表填报时，只有自己的一行是填的，其余各行还是下发的目标：这些不是那些单位的完成数。",
    ),
    "GA023": Words(
        "表里的目标与下达的不一致",
        {
            "": "{unit} {column}表里写的目标是 {actual}，下达的是 {expected}（目标表 {cell}）；按下达的计算。",
            "none": "{unit} {column}表里写的目标是 {actual}，目标表没有给这个单位下达（{cell}）；没有计入。",
        },
        "请报送单位核对目标数；目标确有调整的，请改目标表。",
        "报送的表里同时列有目标的，应当与下达的一致；计算完成率一律用下达的目标。",
    ),
    "GA026": Words(
        "人与人次不能相比",
        {
            "": "{column}按人次计，目标“{other}”按人计：同一个人参加几次就算几个人次，不能比较，没有判定。",
            "persons": "{column}按人计，目标“{other}”按人次计：一个人可以参加几次，不能比较，没有判定。",
            "blank": "{unit} 只报了人次（“{other}”栏），{column}没有填：人次不能当作人数，没有判定。",
        },
        {
            "": "请用带“首次参训”的月报表，或由各单位报去重人数；目标本来就按人次计的，请在目标表里写明人次。",
            "persons": "请报人次（各班人数相加）；目标本来就按人计的，请在目标表里写明人。",
            "blank": "请用带“首次参训”的月报表，或由各单位报去重人数。",
        },
        "数的是人还是人次，看计量单位和栏名（人数、人次），其中有一处写人次的按人次计。各班人数相加得到的是人次；只有首次参训的人数相加，才是人数。",
    ),
    "GA027": Words(
        "完成数不完整",
        {
            "": "{unit} {column}完成数不完整，至少 {actual}：已经达到的照算，没有达到的无法判定。",
            "rate": "{unit} {column}的率不是最近一个月的，已报 {actual}，没有判定。",
            "row": "{unit} 有 {count} 栏完成数不完整（{columns}）：数量已经达到的照算，没有达到的和率无法判定。",
        },
        "请按汇总表“不完整”一栏补齐缺的数，重新汇总。",
        "汇总表“不完整”一栏写了的数，有的班没有计进去，实际只会更多：达到目标、达到序时进度的仍然算达到，差的不能算滞后。",
    ),
    "gap_no_achievements": Words(
        "没有完成数", "没有完成数可以比较。", "请在目标表之后写出完成情况表：cedu gap 目标表.xlsx 完成情况.xlsx"
    ),
    "bad_date": Words(
        "日期写法不对",
        {"": "看不懂日期“{name}”。", "no_such": "没有“{name}”这一天。"},
        "请写成 2020-09-30、2020年9月30日 或 20200930；写 2020年9月，就是这个月的最后一天。",
    ),
    "gap_unreadable": Words("完成数读不出", "{column}：完成数读不出数字"),
    "gap_measure": Words("计量单位不同", "{column}：完成数与目标数的计量单位不同，不能直接比较"),
    "gap_people": Words("人与人次", "{column}：目标与完成数一方按人、一方按人次，不能比较"),
    "gap_at_least": Words("完成数不完整", "{column}：完成数不完整，已报的不是全部，够不够无法判定"),
    "gap_months": Words("各月不能相加", "{column}：各月人数（或率）不能相加成全年数，请报送累计数"),
    "gap_part": Words("有单位无法判定", "{column}：{part} 的完成数无法判定，不能相加成全区数"),
    "gap_open": Words("合计含未报项", "{column}：合计含未报项（{columns}未报），已报数偏少，够不够进度无法判定"),
    "gap_open_units": Words(
        "合计含未报项",
        "{column}：合计含未报项（没有数的单位 {count} 个：{texts}），已报数偏少，够不够进度无法判定",
    ),
    "gap_open_units_more": Words(
        "合计含未报项",
        "{column}：合计含未报项（没有数的单位 {count} 个：{texts}等），已报数偏少，够不够进度无法判定",
    ),
    "gap_twice": Words("重复报送", "{column}：重复报送且数字不同"),
    "gap_unread": Words("报来的文件读不了", "报来的文件读不了（{path}），没有计入"),
    "gap_not_taken": Words("报来的表没有采用", "报来的表没有当作完成数（{path}）"),
    "gap_other_year": Words("另一年的表", "报来的是另一年的表（{path}），没有计入"),
    "gap_later": Words("截至日期以后的完成数", "报来的是截至日期以后的完成数（{path}），没有计入"),
    "gap_no_column": Words("栏目没有对上", "报来的表栏目一个也没有对上（{path}），没有计入"),
}

GAP_TERMS: dict[str, str] = {
    "exceeded": "超额完成", "met": "已完成", "on_pace": "达到序时进度", "slightly_behind": "略低于序时进度",
    "behind": "滞后", "below": "尚未达到", "not_reported": "未报", "not_assigned": "未下达任务",
    "demo_achieved": "完成情况表（示例，虚构数据）", "demo_last_year": "上年完成情况表（示例，虚构数据）",
    "sheet_gap_overview": "总表", "sheet_gap_units": "按单位", "sheet_gap_areas": "片区", "sheet_gap_ranking": "排名",
    "gap_points": "{amount}百分点", "gap_points_said": " {amount} 个百分点", "gap_amount_said": " {amount}", "gap_title": "{title}完成情况", "gap_title_plain": "目标任务完成情况",
    "gap_as_of": "截至{day}", "gap_pace": "序时进度 {pace}（已满 {elapsed} 个月，还有 {remaining} 个月）", "gap_pace_profile": "序时进度 {pace}（按规则包的月度安排，已满 {elapsed} 个月，还有 {remaining} 个月）",
    "month_end": "{month}按{day}计。",
    "gap_over": "{year} 年已结束，应完成 100%", "gap_before": "{year} 年还没有开始，序时进度 0%",
    "gap_counts": "{units} 个单位、{columns} 项指标，共 {rows} 项任务：", "gap_count": "{state} {count} 项", "gap_none_late": "没有滞后的任务。", "gap_nothing": "没有一项可以比较：哪些单位滞后还不知道。",
    "gap_laggards": "滞后与略低于序时进度的任务 {count} 项", "gap_more": "没有列出：{parts}。看全部：-o 报告.html（或 .xlsx、.md、.json）", "gap_more_late": "滞后与略低 {count} 项", "gap_more_silent": "未报的单位 {count} 个", "gap_more_waiting": "尚未达到的指标 {count} 项", "gap_more_rows": "{title} {count} 项", "gap_more_ranks": "名次在前的单位 {count} 个", "gap_more_findings": "数据问题 {count} 条", "gap_more_unjudged": "无法判定 {count} 条",
    "gap_ranking": "进度排名（按达到序时进度的任务占比）", "gap_district": "{district}完成情况", "gap_together": "已报单位合计", "gap_area": "{area}（已报单位合计）", "gap_all_silent": "全部 {count} 项", "gap_inputs": "数据问题 {count} 处",
    "head_target": "目标", "head_achieved": "完成", "head_gap": "尚差", "head_completion": "完成率", "head_lag": "低于序时", "head_needed": "每月还需", "head_gap_state": "状态",
    "head_rank": "名次", "head_at_pace": "达到序时", "head_slight": "略低", "head_behind": "滞后", "head_below": "尚未达到", "head_silent": "未报", "head_share": "占比", "head_growth": "比上年",
    "gap_line": "{state} {unit} {column}目标 {target}，完成 {achieved}，尚差 {gap}，完成率 {completion}，序时进度 {pace}，每月还需 {needed}", "gap_line_open": "{state} {unit} {column}目标 {target}",
    "gap_legend": "图例：{marks}", "gap_thresholds": "完成率不低于序时进度为达到，低不超过 {points} 个百分点为略低，再低为滞后。序时进度＝已满月数÷12，月末当天起才算满一个月；规则包可另定。", "gap_thresholds_profile": "完成率不低于序时进度为达到，低不超过 {points} 个百分点为略低，再低为滞后。序时进度按规则包的月度安排，月末当天起才算满一个月。",
    "gap_thresholds_brief": "完成率比序时进度低不超过 {points} 个百分点为略低，再低为滞后。", "gap_growth_brief": "“比上年”与上年表里的数直接相比，只供参考。",
    "gap_growth": "“比上年”是与上年表里的数直接相比：上年表若是全年数，年中的增减不是同期比较，只供参考。",
    "gap_short": "{unit}差{gap}", "gap_waiting": "尚未达到 {count} 项（年底判定，不按月折算，不算滞后）",
    "gap_line_below": "{state} {unit} {column}目标 {target}，完成 {achieved}，还差{gap}；年底判定，不按月折算",
    "gap_not_due": "率，以及规则包写明看水平或年底完成的指标，不按月折算：年底以前没有到目标的是“尚未达到”，不算滞后，也不计入占比；全年结束后照常判定。",
    "gap_state_open": "{state}（{told}）", "gap_unreported": "合计含未报项：{parts}", "gap_unreported_mark": "* 合计含未报项，已报数偏少。", "gap_incomplete": "完成数不完整", "gap_at_least_mark": "≥ 完成数不完整，至少是这么多。",
    "gap_taken": "{count} 份的标题写的是目标、任务，数与下发的不同，按单位填报的完成数采用：{paths}", "files_more": "{names}等 {count} 个文件",
    "gap_left_out": "没有当作完成数：{paths}（是目标表）",
    "unsettled_gap_unread": "{units}：报来的文件读不了，没有计入；不是没有报。", "unsettled_gap_not_taken": "{units}：报来的表没有当作完成数；不是没有报。", "unsettled_gap_other_year": "{units}：报来的是另一年的表，没有计入；不是没有报。", "unsettled_gap_later": "{units}：报来的是截至日期以后的完成数，没有计入；不是没有报。", "unsettled_gap_no_column": "{units}：报来的表栏目没有对上，没有计入；不是没有报。",
    "gap_rates": "率的尚差、增减以百分点计；全区的率对照全区自己的目标，不由各单位相加。未报不等于 0。",
    "draft_heading": "关于{title}的通报（草稿）", "draft_overall": "一、总体情况", "draft_ranking": "二、进度排名", "draft_laggards": "三、滞后单位及差额", "draft_problems": "四、存在问题", "draft_next": "五、下一步要求", "draft_blank": "（由办公室填写）",
    "draft_opening": "截至{day}，{pace}。共 {units} 个单位、{rows} 项任务，其中{counts}。", "draft_opening_note": "本稿由数据生成，供起草用；发文前请核对原始资料。",
    "draft_reason": "原因（请填写）", "draft_silent": "以下单位有任务未报：", "draft_silent_unit": "{unit}：{columns}", "draft_data": "数据问题（先核实，再发文）：", "draft_undone": "没有发现滞后、未报或数据问题。", "draft_unjudged": "无法判定：",
    "draft_made_by": "由 cedu {version} 生成的草稿；报送的文件未作任何改动。",
}  # fmt: skip
