"""成百万行的宽表（--engine）的用语。"""

from cedu_targets.messages.entry import Words

WIDE_TERMS: dict[str, str] = {
    "wide_title": "宽表审核报告",
    "wide_of": "{files} 个文件，{rows} 行，{districts} 个区县（表），规则包 {pack}，引擎 {engine}",
    "wide_clean": "通过：所有行、所有区县都没有问题。",
    "wide_failing": "{failing} 个区县有问题：强制性 {errors} 处，核实性 {warnings} 处，提示性 {notes} 处。",
    "wide_not_judged": "{count} 格没有审核：不是能精确保存的数，所在区县又没有逐区审核。请先按下面列出的格改正，再审核。",
    "wide_nothing": "没有审核到任何行。",
    "wide_judged": "逐区审核并查找错因的有 {count} 个（问题最多的在前）；其余只计数，改正这些以后再审核。",
    "wide_unreadable": "{count} 格要逐格读（文字、多余的小数位、单位写法不一），所在区县按普通表审核。",
    "wide_without_total": "{count} 个区县没有合计行，各栏合计没有核对。",
    "wide_unknown_columns": "没有用到的列：{names}",
    "wide_counts": "各条规则",
    "wide_districts": "问题最多的区县",
    "wide_left_out": "没有审核的规则",
    "wide_forms": "逐区审核",
    "wide_more": "另有 {count} 个没有列出。",
    "wide_all": "（全部）",
    "wide_gap_title": "宽表完成情况",
    "wide_gap_of": "截至 {as_of}：{units} 个单位，{districts} 个区县，规则包 {pack}，引擎 {engine}",
    "wide_gap_short": "滞后 {behind} 项，未报 {not_reported} 项，达到序时或完成 {at_pace} 项。",
    "wide_gap_silent": "{count} 个单位没有一行完成数，按未报计。",
    "wide_gap_strangers": "{count} 个单位有完成数、没有目标，没有对照。请核对各级名称是否一致。",
    "wide_gap_doubled": "{count} 个单位在一边有两行，没有对照。请各留一行。",
    "wide_gap_unreadable": "{count} 个单位有不能精确保存的数（文字、多余的小数位），没有对照。请先用 cedu check 审核并改正。",
    "wide_gap_indicators": "各项指标",
    "head_wide_code": "编号",
    "head_wide_rule": "规则",
    "head_wide_places": "处数",
    "head_wide_districts": "区县数",
    "head_wide_district": "区县",
    "head_wide_period": "时间",
    "head_wide_rows": "行数",
    "head_wide_why": "依据",
    "head_wide_reason": "原因",
    "head_wide_column": "栏",
    "wide_reason_no_column": "表里没有这一栏",
    "wide_reason_not_additive": "这一栏不能相加",
    "wide_reason_not_a_rate": "这一栏不是率",
    "wide_reason_other_measure": "各栏计量单位不同",
    "wide_reason_too_fine": "计量单位相差太大，不能精确计算",
    "wide_reason_base_of_pack": "与规则包里的基数相比，请用普通的 cedu check 审核",
    "wide_reason_engine_text": "要与通知正文核对，请用普通的 cedu check 加 --text",
    "wide_reason_engine_last_year": "要与上年的表比较，请用普通的 cedu check 加 --base",
    "wide_reason_engine_question": "是问发文单位的疑问，不是对数的审核",
    "wide_reason_engine_open_sums": "有的格要逐格读，{column} 个上级合计没有核对",
}
WIDE: dict[str, Words] = {
    "engine_extra": Words(
        "缺少组件", "用引擎 {name} 审核，要用另装的组件，现在没有装。",
        "请安装：pip install 'cedu-targets[{name}]'；其他命令不需要。",
    ),
    "engine_rules": Words(
        "没有写规则包", "宽表（Parquet、成百万行的 csv）要写明规则包。", "例：--rules jiangning-2020；有哪些：cedu rules list",
    ),
    "engine_option": Words(
        "用引擎时不能用这个选项", "用引擎审核宽表时不能用 {option}。", "请去掉它；要用它的，请另存为 .xlsx 或 .csv 后不加 --engine 审核。",
    ),
    "engine_files": Words(
        "不是同一种宽表", "引擎一次只读一种文件：Parquet 或 csv；{name} 不是。",
        "请分开审核，或用通配符只给出一种（\"表/*.parquet\"）。",
    ),
    "RD160": Words(
        "各文件的列不一样", "这个文件的列与 {other} 的不一样。", "请把列名、列的顺序改成一致，或分开审核。",
    ),
    "RD161": Words("引擎读不了文件", "读不了这个文件：{reason}", "请核对文件是否完整，是不是真的 Parquet 或 csv。"),
    "RD162": Words(
        "两列是同一栏", "“{names}”都当作“{name}”。", "请只留一列，或在规则包的 wide: 里写明哪一列是。",
    ),
    "RD163": Words(
        "列里不是数", "“{name}”列（第{code}栏）存的不是数，也不是文字。", "请把这一列导出成数或文字。",
    ),
    "RD164": Words(
        "没有单位名称", "没有找到村、街道、区县、省的名称列；现有的列：{names}。",
        "请把列名写成 村、街道、区县、省 中的几个，或在规则包的 wide: 里写明（例：town: [jd_mc]）。",
    ),
    "RD165": Words(
        "没有指标", "没有一列是规则包的指标；现有的列：{names}。",
        "请把列名写成栏次（1 或 c1）或指标名称，或在规则包的 wide: columns: 里写明（例：\"1\": [pxrs]）。",
    ),
    "RD166": Words(
        "有月份一列", "“{name}”是月份，不知道完成数要用哪个月的。", "请只留要对照的那个月（累计数），去掉这一列。",
    ),
    "RD167": Words(
        "两边的级别不一样", "这个文件的村、街道、区县、省名称列与 {other} 的不一样，对不上单位。",
        "请让两边有同样几级的名称列。",
    ),
    "engine_achieved": Words(
        "没有完成表", "没有写完成数在哪个文件里。", "例：cedu gap 目标.parquet 完成.parquet --rules 规则包",
    ),
}  # fmt: skip
