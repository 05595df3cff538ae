"""中文：目标达成情况（cedu gap 文件.txt 完成数 --bases 基数）的问题和无法判定的原因；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

ATTAINMENTS: dict[str, Words] = {
    "GA040": Words(
        "用的是别的年份的基数",
        {
            "": "{year}年的完成数除以{base_year}年的“{base}”（来源：{source}）：没有{year}年的基数。",
            "no_source": "{year}年的完成数除以{base_year}年的“{base}”（没有写来源）：没有{year}年的基数。",
        },
        "有{year}年的基数，请补到 --bases 里；没有的，请在报告里说明。",
        "基数先取同年的，没有就取最近的上一年，再没有才取最近的后一年；用了别的年份，都说明是哪一年、来源是什么。",
    ),
    "GA041": Words(
        "完成数比基数还大",
        {
            "": "“{name}”{year}年报来 {actual}，比基数“{base}”{expected} 还大，{difference}。",
            "rate": "“{name}”报来的比率超过 100%。",
        },
        {"": "两个数里有一个不对：是不是把人次报成了人数，或者基数的口径小了？", "rate": "请核对分子和基数。"},
        "占比的分子是基数的一部分，不会比基数大；这样的数不判达到没有达到。",
    ),
    "GA042": Words(
        "报来的比率与两个数不符",
        "“{name}”报来的比率是 {actual}，而 {total} ÷ {base} {base_total} = {expected}，超过了四舍五入的误差。",
        "请核对比率、完成数和基数，改对其中一个；改好以前不判定。",
        "同时报了比率和完成数的，两者在四舍五入的误差以内要相符；不相符的，不知道哪个对，不判达到没有达到。",
    ),
    "GA043": Words(
        "没有写期限的目标还没有达到",
        "“{name}”（{printed}）没有写期限，按规划期末（{day}）判定；现在还没有达到。",
        "请向发文机关问清是每年都要达到，还是期末达到；在规则包里用 by: 写明。",
        "文中没有写“每年”，也没有写年份的目标，到规划最后一天才判没有达到；在那以前只提示。",
    ),
    "GA044": Words(
        "预期性目标到期没有达到",
        "“{name}”（{printed}）到 {day} 没有达到；文中说的是“{word}”，是预期性的，不算没有完成。",
        "请在报告里说明情况。",
        "力争、争取、努力、左右一类的目标是预期性的：没有达到只提示，不算问题。",
    ),
    "GA045": Words(
        "没有用到的完成数",
        {
            "": "{count} 个完成数没有对应到要判定的目标：{texts}。",
            "earlier": "{count} 个完成数是较早的年份，判定用了更近年份的：{texts}。",
            "missing": "{count} 个完成数比要判定的年份早，没有用：{texts}；要判定的 {years} 年的数没有报。",
            "later": "{count} 个完成数是 {day} 以后的年份，没有用：{texts}。",
        },
        {
            "": "请核对年份；不是这份文件要求的数可以不管。",
            "earlier": "可以不管。",
            "missing": "请报要判定的年份的数；这些数可以不管。",
            "later": "要用这些数，请把 --as-of 写晚一些。",
        },
        "每个目标只用它那一年的数；到期以前没有当年数的，先看最近一年的。其余的数不用，都列出来。",
    ),
    "GA046": Words(
        "没有用到的基数",
        "{count} 个基数没有用到：{texts}；没有要除以它们的完成数，或者用了更近年份的。",
        "完成数还没有报的，报来以后再运行；其余的可以不管。",
        "基数按名称和年份取用；给了而没有用到的，都列出来。",
    ),
    "GA047": Words(
        "基数与规则包里的不同",
        "“{base}”{year}年：文件里是 {actual}，规则包里是 {expected}（来源：{source}）；用的是文件里的。",
        "请核对哪一个对，改成一致。",
        "同一个基数，--bases 的文件和规则包里都有而不同的，以文件里的为准，并说明。",
    ),
    "GA048": Words(
        "合计与各单位不符",
        {
            "": "“{heading}”{year}年全区报的是 {actual}，{count} 个单位加起来是 {expected}，{difference}；判定时两个数都看，结论不同的不判。",
            "aside": "“{heading}”{year}年全区报的是 {actual}，比已报的 {count} 个单位加起来多，多出来的在哪个单位不知道；这一项逐个单位看，全区的数没有用。",
            "aside_rate": "“{heading}”{year}年全区报的是 {actual}，{count} 个单位报的合不成它；这一项逐个单位看，全区的数没有用。",
            "more": "“{heading}”{year}年全区报的是 {actual}，已报的 {count} 个单位加起来就有 {expected}；判定时两个数都看，结论不同的不判。",
        },
        "请核对合计，或各单位的数。",
        "既报了全区的数，又报了各单位的数，各单位加起来要等于全区的数；还有单位没有报的，也不会比全区的数大。",
    ),
    "GA049": Words(
        "每年的目标有几年没有报数",
        "{count} 项每年都要达到的目标，{years}年没有报数：{texts}。",
        "请补报这几年的数；规划刚开始、还不用报的可以不管。",
        "每年的目标每年判定一次；规划期内到截至年份为止没有数的年份，都列出来。",
    ),
    "GA050": Words(
        "文中还有带数的话没有判定",
        "文中另有 {count} 处带数的话，没有规则包说明哪些是目标，没有判定。",
        "要判定的，请先起草规则包，改好以后用 --rules 指定：cedu rules infer {file} -o 规则包.yaml",
        "表格里的逐年目标自己认得；句子里的数是不是目标，要由规则包说明。",
    ),
    "GA051": Words(
        "完成数没有写年份",
        "{count} 个完成数没有写年份，按截至日期算作{year}年的。",
        {
            "": "不是{year}年的，请在表上写明年份。",
            "over": "规划到{last}年为止：是{last}年的数，请在表上写明年份，或写 --as-of {last}-12-31。",
        },
        "年份从栏名、行名、标题、工作表名和文件名里取；都没有写的，算作截至日期那一年的。",
    ),
    "gap_option_of_a_text": Words(
        "目标表用不到这个选项",
        "目标是一张表，用不到 {option}。",
        "去掉 {option} 再运行：它只用于文字里的目标（如“达到老年人口的50%以上”）；与上年比较请用 --base。",
    ),
    "gap_option_of_a_table": Words(
        "文字里的目标用不到这个选项",
        "目标在文字里，不用 {option}。",
        "去掉 {option} 再运行；它只用于目标表。",
    ),
    "gap_no_targets": Words(
        "不知道哪些是目标",
        "文中有 {count} 处带数的话，没有规则包说明哪些是目标，不能判定。",
        "请先起草规则包，改好以后再用：cedu rules infer {file} -o 规则包.yaml",
    ),
    "gap_no_figures": Words(
        "没有完成情况",
        "没有可以对照的完成情况。",
        "请把完成情况写在后面：cedu gap {file} 完成情况.xlsx --bases 基数.xlsx",
    ),
    "attain_no_base": Words("没有基数", "“{name}”没有{year}年可以用的基数：请在 --bases 里给“{base}”，写明年份和来源"),
    "attain_no_base_named": Words(
        "没有说除以什么", "“{name}”是比率，规则包没有说除以什么：请写 base:，并在 --bases 里给出"
    ),
    "attain_no_base_of_units": Words(
        "没有说一共有多少",
        "“{name}”是一个一个算的，报数的单位不是它们，看不出覆盖了多少：请在规则包里写 base:（{base}），并在 --bases 里给出",
    ),
    "attain_zero_base": Words("基数是 0", "“{name}”的基数“{base}”是 0 或负数：请核对基数"),
    "attain_counting": Words(
        "新建数还是累计数",
        "“{name}”报来 {total}，文中或报数没有写是当年新建还是累计，两种算法结论不同：请看疑问，报数的栏名请写“新建”或“累计”",
    ),
    "attain_counting_of_text": Words(
        "文中没有写新建还是累计",
        "“{name}”报来 {total}，文中没有写要的是新建数还是累计数，两种算法结论不同：请看疑问，问清以后在规则包的 counting 里写明",
    ),
    "attain_counting_as_said": Words(
        "新建数和累计数不能相比",
        "“{name}”报来 {total}，目标要的是新建数还是累计数，与报数的不同，定不了：请按目标的算法报数",
    ),
    "attain_attendances": Words("人次不能当作人数", "“{name}”报来的是人次，目标按人计：请报去重后的人数"),
    "attain_attendances_of_base": Words(
        "基数是人次", "“{name}”报来的是人数，基数“{base}”是人次，不能相除：请在 --bases 里给去重后的人数"
    ),
    "attain_measure": Words("计量单位不同", "“{name}”报来的数不能与目标比：目标的计量单位是“{of}”，请按它重报"),
    "attain_measure_of_base": Words(
        "基数的计量单位不同", "“{name}”报来的数与基数“{base}”的计量单位不同，不能相除：请核对，改成同一个计量单位"
    ),
    "attain_measure_rates": Words(
        "各单位的比率合不成全区的", "“{name}”只有各单位的比率，合不成全区的：请报全区的比率，或各单位的数"
    ),
    "attain_incomplete": Words(
        "有单位没有报", "“{name}”有 {count} 个单位没有报（{units}），已报的还定不了够不够：请催报"
    ),
    "attain_incomplete_parts": Words(
        "看不出是哪些单位", "“{name}”要每个单位都达到，报来的数看不出哪些单位达到了：请按单位报"
    ),
    "attain_differ": Words("报来的数不一致", "“{name}”{year}年报来的数互相不一致：请核对，只留一个"),
    "attain_above_base": Words("比基数还大", "“{name}”{year}年报来的数比基数还大，其中一个不对：请核对"),
    "attain_unreadable": Words("填的不能用", "“{name}”{year}年填的不能用：原因见 GA033，请改好"),
    "attain_alternative": Words(
        "几项达到一项即可", "“{name}”没有达到，而几项里达到一项即可，其余的还不知道：请报其余几项"
    ),
}
ATTAINMENT_TERMS: dict[str, str] = {
    "rule_attainment": "目标达成",
    "att_attendances_of_base": "报来 {total}，而基数“{missing}”是人次，不能相除", "att_attendances_of_base_next": "基数请报去重后的人数",
    "att_counting_of_text": "报来 {total}，文中没有写要的是新建数还是累计数，两种算法结论不同", "att_counting_of_text_next": "请向发文机关问清，在规则包的 counting 里写明",
    "att_counting_as_said": "报来 {total}，新建数、累计数与目标的算法不同，定不了", "att_counting_as_said_next": "请按目标的算法（新建或累计）报数",
    "att_already": "目前已达到",
    "att_measure_of_base": "报来的是 {total}，基数“{missing}”的计量单位不同，不能相除",
    "att_measure_of_base_next": "请核对，改成同一个计量单位",
    "att_no_base_of_units": "报数的单位不是要覆盖的，一共有多少没有基数“{missing}”", "att_no_base_of_units_next": "请在规则包里写 base，并在 --bases 里给出",
}  # fmt: skip
