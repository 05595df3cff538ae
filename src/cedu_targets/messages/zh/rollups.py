"""汇总（cedu rollup）的编号、用法错误和各种报告里的词语；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

ROLLUPS: dict[str, Words] = {
    "RC002": Words(
        "同一单位同一月份的报表不一致",
        {
            "": "与 {other} 同为 {unit} {said_month}的报表而数不同（这里 {classes} 班 {people} 人次，那里 {other_classes} 班 {other_people} 人次），{count} 份都没有计入。",
            "details": "与 {other} 同为 {unit} {said_month}的报表而内容不同，{count} 份都没有计入。",
        },
        "请与填报单位核对，退回一份；已经确定用这一份的，加上 --prefer {own}。",
        "一个单位一个月只报一份。报了两份而内容不同的，不能断定哪一份对，两份都不计入，也不相加；台账里同一单位同一月份的班，也算一份。\n\n通过：甲村 5 月报了一份\n不通过：甲村 5 月报了两份，一份 50 人次，一份 60 人次",
    ),
    "RC012": Words(
        "同一份报表来了两次",
        {
            "": "与 {other} 同为 {unit} {said_month}的报表，内容相同，只计一次。",
            "preferred": "{unit} {said_month}按 --prefer 用了 {other}，这一份没有计入。",
        },
        {"": "请只保留一份。", "preferred": "如果用错了，请改 --prefer。"},
        "内容相同的两份只计一次，不重复相加；行的先后不同、文件名不同，不算不同。\n\n通过：甲村 5 月报了一份\n提示：甲村 5 月的同一份表报了两次",
    ),
    "RC025": Words(
        "没有月报表",
        {
            "": "文件里没有月报表或台账，没有计入。",
            "table": "文件里只有目标数的表（{tables} 张），没有月报表、台账，也没有完成数，没有计入。",
            "list": "文件里只有事项清单（{lists} 份），没有月报表或台账，没有计入。",
            "beside": "文件里除了报表，还有 {tables} 张数表、{lists} 份事项清单，没有计入。",
        },
        {
            "": "请给出月报表或台账。",
            "table": "请移走这个文件，或用 --exclude 略过；确实是完成数的，请在标题里写明“完成”和月份。",
            "list": "请移走这个文件，或用 --exclude 略过；事项办得怎样用 cedu status。",
            "beside": "请核对里面有没有要汇总的班。",
        },
        "cedu rollup 汇总两种报表：办了哪些班的（每行一个班，有培训项目或日期、人数），和各项指标完成数的（写明单位和月份）。\n\n通过：培训月报表、培训台账、3 月完成情况表\n不通过：各村任务分解表",
    ),
    "RC026": Words(
        "月份没有写年份",
        {
            "": "写了{said_month}，没有写年份，按 {year} 年计入。",
            "plan": "写了{said_month}，没有写年份，按汇总的月份算 {year} 年。",
            "as_of": "写了{said_month}，没有写年份，按截至日期算 {year} 年。",
            "others": "写了{said_month}，没有写年份，其余报表都是 {year} 年，按 {year} 年计入。",
        },
        "不是这一年的，请在表头写上年份。",
        "年份按汇总的月份（--months 或规则包）、截至日期（--as-of）、其余报表共同的年份依次确定；都没有的，不计入。\n\n通过：表头写“2020年5月”\n提示：表头写“5月”，汇总 2020-05 至 2020-11",
    ),
    "RC027": Words(
        "可能是同一个单位",
        "“{unit}”和“{other}”是不是同一个单位？没有单位名单，按两个单位汇总了。",
        "是同一个的，请给出单位名单：--units 名单.xlsx，把另一个名称写在“别名”一栏。",
        "没有单位名单时，名称不同就是两个单位，不猜。一个名称是另一个的开头的，问一句。\n\n通过：甲村、乙村\n提示：甲村、甲村村民委员会",
    ),
    "RC028": Words(
        "月份在截至日期之后",
        "{said_month}还没有到（截至 {as_of}），没有计入。",
        "请核对年份和月份；没有错的，把 --as-of 改成更晚的日期。",
        "一个月还没有开始，不会有这个月的报表，多半是年份写错。\n\n通过：截至 2020-08-10，报 2020 年 7 月\n不通过：截至 2020-08-10，报 2021 年 7 月",
    ),
    "RC029": Words(
        "问题太多，没有全部列出",
        "这份报表另有 {count} 个问题没有列出：全部报表的问题超过 {most} 个。",
        "请用 cedu check 单独审核这份报表。",
        "几万份报表的问题没有人逐条看完：超过 50000 个以后，每份报表只列最严重的一个，另外注明还有几个；每份报表是否计入、合计多少，不受影响。\n\n通过：全部报表共 300 个问题\n提示：全部报表的问题超过 50000 个",
    ),
    "RC035": Words(
        "单位是按名单认的",
        {
            "": "没有写填报单位，按名单算“{name}”的。",
            "title": "没有写填报单位，标题里有名单上的“{name}”，算它的。",
            "sheet": "没有写填报单位，工作表名里有名单上的“{name}”，算它的。",
            "file": "没有写填报单位，文件名里有名单上的“{name}”，算它的。",
            "folder": "没有写填报单位，文件夹名里有名单上的“{name}”，算它的。",
        },
        "不是这个单位的，请在表头写上填报单位。",
        "报表自己没有写单位，标题、工作表、文件、文件夹的名称里恰好只有名单上的一个单位时，算这个单位的；有两个的不猜，不计入。\n\n通过：表头写“填报单位：甲村”\n提示：没有写单位，文件夹叫“甲村”，名单上有甲村",
    ),
    "bad_months": Words(
        "月份不对", "--months 的“{name}”不是月份。", "请写成 2020-05..2020-11，只有一个月的写 2020-05；最多 120 个月。"
    ),
    "bad_due_day": Words(
        "日子不对", "--due-day 的“{name}”不是一个月里的一天。", "请写 1 到 31 的整数，如 --due-day 5。"
    ),
    "unknown_prefer": Words(
        "没有这份报表",
        {
            "": "--prefer 的“{name}”不在给出的报表里。",
            "several": "--prefer 的“{name}”有 {count} 份：{paths}，不知道是哪一份。",
        },
        "请照问题里的写法给出路径，如 --prefer 报表/甲村-5月.xlsx。",
    ),
}
ROLLUP_TERMS: dict[str, str] = {
    "rule_rollup": "汇总",
    "rollup_title": "{title}汇总", "rollup_title_plain": "培训月报表汇总", "rollup_span": "{first}至{last}", "rollup_as_of": "截至{day}",
    "rollup_expected": "应报 {count} 份", "rollup_counted": "计入 {count} 份", "rollup_counted_nil": "计入 {count} 份（零报 {nil}）", "rollup_differing": "不一致 {count}", "rollup_missing": "缺 {count}", "rollup_named": "{what}（{names}）", "rollup_late": "迟报 {count}",
    "rollup_untimed": "没有规定报送日期，不论迟早", "rollup_undated": "没有写填报时间的 {count} 份，看不出迟早", "rollup_no_roster": "没有单位名单：一份也没有报的单位不在内", "rollup_rate": "报送率 {share}", "rollup_on_time": "及时率 {share}",
    "rollup_slot": "{unit} {month}", "rollup_not_all": "…等", "rollup_unit_missing": "{unit}：{months}",
    "rollup_attendances": "培训人次 {sum}", "rollup_classes": "班次 {sum}", "rollup_hours": "课时 {sum}", "rollup_persons": "培训人数（首次参训）{sum}",
    "rollup_incomplete": "（{units}有的班{fields}读不出或没有填，不完整）", "rollup_incomplete_classes": "（{units}有的班没有写单位或月份，不完整）", "rollup_incomplete_mark": "（不完整）", "rollup_sign": "＊ 不完整：有的班读不出、没有填，或没有写单位、月份，实际不止这些", "rollup_no_persons": "有的班没有写首次参训，培训人数算不出", "rollup_persons_of_years": "首次参训是按年算的，几年的不能相加，培训人数算不出：请按年分别汇总，如 --months 2020-01..2020-12", "rollup_none": "没有一份报表可以计入。",
    "rollup_unit": "{unit}：{sums}；{forms}", "rollup_unit_nothing": "{unit}：{forms}", "rollup_uncounted": "没有计入：{reason}",
    "rollup_state": "{state} {count}",
    "slot_reported": "报", "slot_nil": "零", "slot_missing": "缺", "slot_differing": "不一致", "slot_blank": "空白", "slot_not_due": "未到", "slot_late": "迟", "slot_nil_late": "零（迟）",
    "meaning_slot": "报 按时，或者没有写填报时间　迟 迟报　零 零报（没有办班）　零（迟） 零报，迟报　缺 没有报　不一致 两份不同，都没有计入　未到 还没有到期", "meaning_slot_untimed": "报 已报　零 零报（没有办班）　缺 没有报　不一致 两份不同，都没有计入　未到 还没有到期",
    "outcome_counted": "已计入", "outcome_same": "与另一份相同", "outcome_differs": "与另一份不一致", "outcome_not_preferred": "用了另一份", "outcome_blank": "没有填写", "outcome_unread": "没有读出班次", "outcome_unplaced": "没有写明单位或月份", "outcome_stranger": "单位“{unit}”不在名单里", "outcome_outside": "{month}不在汇总的月份里", "outcome_outside_no_month": "月份不对", "outcome_other_year": "{month}不是汇总的这一年", "outcome_other_month": "{month}没有要求汇总", "rollup_other_months": "另有 {count} 份是别的月份（{names}），没有汇总。",
    "head_rollup_unit": "填报单位", "head_rollup_total": "合计", "head_rollup_attendances": "培训人次", "head_rollup_classes": "班次", "head_rollup_hours": "课时", "head_rollup_persons": "培训人数", "head_rollup_forms": "报送", "head_rollup_month": "月份", "head_rollup_reason": "原因",
    "rollup_months_ahead": "另有 {count} 个月未到，没有列出", "rollup_matrix": "报送情况", "rollup_matrix_part": "报送情况（{first}至{last}）", "rollup_findings": "问题", "rollup_uncounted_heading": "没有计入的报表 {count} 份",
    "rollup_more": "没有列出：{parts}。用 -o 汇总.xlsx 看全部", "rollup_more_units": "单位 {count}", "rollup_more_findings": "问题 {count}", "rollup_more_uncounted": "没有计入的报表 {count}", "rollup_more_faults": "读不了的文件 {count}",
    "rollup_heading": "关于{title}报送情况的通报（草稿）", "rollup_heading_plain": "关于培训月报表报送情况的通报（草稿）", "rollup_part_sums": "一、汇总", "rollup_part_forms": "二、报送情况", "rollup_part_missing": "三、缺报", "rollup_part_differing": "四、不一致", "rollup_part_problems": "五、问题", "rollup_part_next": "六、下一步要求", "rollup_part_none": "没有。", "rollup_sums_note": "培训人次按各班人数相加，同一个人参加几次算几次。",
 "rollup_short": "计入 {counted} 份，缺 {missing}，不一致 {differing}", "rollup_short_uncounted": "没有计入 {count} 份",
}  # fmt: skip
