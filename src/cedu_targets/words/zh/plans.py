"""分解计划与分解结果（cedu allocate）的编号与词语；占位符须与英文一致（有测试）。"""

from cedu_targets.words.entry import Words

PLANS: dict[str, Words] = {
    "AL001": Words(
        "看不懂的要求",
        {
            "": "{unit} {column}写的“{said}”看不懂。",
            "number": "“{said}”不是数。",
            "percent": "{unit} {column}不是率，不能写百分数“{said}”。",
        },
        {
            "": "请写一个数（固定数）、≥5（下限）、≤9（上限）、5~9（范围）或 ×（不下达）；由 cedu 分解的留空。",
            "number": "请写成数字，如 1200 或 0.85。",
            "percent": "请写成数，如 0.85。",
        },
        "单位的单元格里写的是对这个数的要求：数就是固定数，≥5 是下限，≤9 是上限，5~9 是范围，×（或“不下达”）是不下达任务，空白由 cedu 分解。不带“万”“约”等字。\n\n通过：12、≥5、5~9、×\n不通过：5左右、2万、待定",
    ),
    "AL002": Words(
        "名称重复",
        {
            "": "“{wanted}”重复。",
            "unit": "单位“{wanted}”有两行。",
            "code": "栏次“{wanted}”重复。",
            "district": "单位“{wanted}”与全区一行同名。",
            "area": "片区“{wanted}”与单位同名。",
            "source": "分配依据“{wanted}”有两列。",
        },
        "请改名，或删去多余的一行（列）。",
        "单位、栏次、片区和分配依据都按名称对应，一个名称只能指一个；名称中的空格不计。",
    ),
    "AL003": Words(
        "不是计量精度的整数倍",
        "{unit} {column}的 {actual} 不是计量精度 {granule} 的整数倍。",
        "请改成整数倍，或在“指标设置”里改计量精度。",
        "目标数按计量精度（如 1 人、0.01 万人次）分解，全区数、固定数和上下限都应是它的整数倍；cedu 从不悄悄舍入您给的数。\n\n通过：精度 0.01，全区 4.99\n不通过：精度 0.01，全区 4.995",
    ),
    "AL004": Words(
        "没有这个名称",
        {
            "": "没有“{wanted}”。",
            "unit": "计划里没有单位“{wanted}”。",
            "unit_guess": "计划里没有单位“{wanted}”，是否指“{guess}”？",
            "code": "计划里没有第{wanted}栏。",
            "source": "没有名为“{wanted}”的分配依据；现有：{known}。",
            "source_guess": "没有名为“{wanted}”的分配依据，是否指“{guess}”？现有：{known}。",
            "area": "没有单位属于片区“{wanted}”。",
            "area_guess": "没有单位属于片区“{wanted}”，是否指“{guess}”？",
        },
        "请核对名称，两处写法要一致。",
        "分配依据的名称是“分配依据”表的列名，或“上年目标”这样的工作表名，另有“均分”。",
    ),
    "AL005": Words(
        "没有全区数",
        {
            "": "{column}没有填全区数。",
            "demanded": "{column}没有填全区数，而各单位的固定数和下限合计 {expected}。",
            "part": "{column}没有填全区数，而它所属的第{whole}栏合计已填。",
            "whole": "{column}有要求，而它的其中项都没有全区数。",
            "none": "没有填任何全区数，没有可分解的。",
        },
        {
            "": "请在全区一行填写；不下达的填 0。",
            "whole": "请填写各其中项的全区数。",
            "none": "请在“分解计划”的全区一行填写本年全区目标。",
        },
        "全区数是要分下去的总数。整栏空白表示本年不下达这项任务；只要这一栏有固定数、下限，或所属合计已填，就要有全区数。合计栏的全区数可以不填，由其中项相加。",
    ),
    "AL006": Words(
        "合计关系有误",
        {
            "": "{column}的合计关系“{said}”看不懂。",
            "twice": "{column}既是第{other}栏的其中项，又是第{whole}栏的其中项。",
            "rate": "{column}的合计关系里有不能相加的第{part}栏（率或平均数）。",
            "measure": "{column}与其中项第{part}栏的计量单位不同（{one}、{two}）。",
            "circle": "{column}绕了一圈又成了自己的其中项（第{part}栏）。",
        },
        "请在合计栏写它的其中项，如 2+…+8 或 15+16。",
        "合计关系写在合计栏一行，如第1栏写 2+…+8。一栏只能是一个合计的其中项；计量单位要相同；率不相加。",
    ),
    "AL007": Words(
        "分配依据看不懂",
        {
            "": "{column}的分配依据“{written}”里，“{said}”看不懂。",
            "none": "{column}没有写分配依据，而计划里有几种：{known}。",
        },
        "请写一种依据的名称，或按比例合用，如 上年目标×0.7+常住人口×0.3；平均分写 均分。",
        "各项依据先各自折成占全区的比重，再按比例合用，因此计量单位不同也能合用。计划里只有一种依据时可以不写。",
    ),
    "AL008": Words(
        "分配依据缺数",
        {
            "": "{unit} 没有“{source}”的数，{column}等栏无法分给它。",
            "table": "“{source}”里没有单位 {unit} 的一行，{column}等栏无法分给它。",
        },
        {
            "": "请补上这个数；确实为零的填 0。",
            "table": "新设的单位请填固定数或 ×，或与别的依据合用，如 上年目标×0.5+常住人口×0.5。",
        },
        "只用一种依据时，缺数的单位没有份额可算，漏填就会少分，因此要补上。几种依据合用时，缺数的单位按其余依据计算，并在结果里说明。",
    ),
    "AL009": Words(
        "负数", "{unit} {column}为 {actual}。", "目标数和分配依据不能为负，请改正。", "目标数和基数都不为负。"
    ),
    "AL010": Words(
        "率的写法",
        {
            "": "{unit} {column}是率或平均数，只能写一个数，不能写“{said}”。",
            "unclear": "{unit} {column}的 {said} 分不清是百分数还是小数。",
        },
        {"": "请写一个数，如 95%；与全区相同的留空，不下达的写 ×。", "unclear": "请都带百分号，如 95%。"},
        "率和平均数不分解：全区一个数，各单位相同；个别不同的写在单位那一格。",
    ),
    "AL011": Words(
        "计划表不完整",
        {
            "": "计划表缺少“{wanted}”。",
            "sheet": "工作簿里没有“{wanted}”表。",
            "code_row": "这张表里没有“{wanted}”一行（列）。",
            "heading": "这张表里没有“{wanted}”一列。",
            "no_code": "“{wanted}”没有写栏次。",
            "not_set": "“指标设置”里没有第{wanted}栏。",
            "no_column": "“分解计划”里没有第{wanted}栏。",
            "nameless": "这一行有数，没有单位名称。",
            "no_units": "“分解计划”里没有单位。",
        },
        "请补上，或用 cedu template --for allocate -o 计划.xlsx 取一份空白计划。",
        "计划工作簿要有“分解计划”（像下达的表：栏次行、全区一行、各单位）和“指标设置”（每栏一行）；“分配依据”和“上年目标”按需要填写。",
    ),
    "AL012": Words(
        "单元格里不是文字或数",
        {
            "": "这一格不能用（{said}）。",
            "error": "这一格的公式出错（{said}）。",
            "uncalculated": "这一格的公式还没有计算过。",
            "date": "这一格是日期或逻辑值（{said}），表格软件可能把 5-9 变成了日期。",
        },
        {
            "": "请改成数或文字。",
            "error": "请改正公式，或直接填数。",
            "uncalculated": "请在 Excel/WPS 里打开并保存一次，或直接填数。",
            "date": "请写成 5~9，或先把这一格的格式设为文本。",
        },
        "计划只用单元格里存着的数和文字。",
    ),
    "AL013": Words(
        "设置看不懂",
        {
            "": "{column}的设置“{said}”看不懂。",
            "kind": "{column}的类别“{said}”看不懂。",
            "granule": "{column}的计量精度“{said}”不是大于 0 的数。",
            "growth": "{column}的增幅“{said}”看不懂。",
            "no_last_year": "{column}设了增幅，计划里没有上年的数。",
        },
        {
            "": "请按“填写说明”改正。",
            "kind": "请写 数量、率 或 平均。",
            "granule": "请写 1、0.01 等。",
            "growth": "请写百分数，如 5%；下降写 -5%。",
            "no_last_year": "请加一张“上年目标”表（栏次行、各单位），或去掉增幅。",
        },
        "类别：数量（分解、相加）、率或平均（只定数，不分解）。增幅与上年目标（没有时与上年完成）相比，至少允许增加一个计量精度，否则很小的数永远不能增长。",
    ),
    "AL014": Words(
        "名称会被当作合计或说明",
        "单位“{wanted}”的名称会被当作合计行或说明。",
        "请改用单位的名称；片区的小计由 cedu 自己加。",
        "叫“合计”“小计”“说明”的行在下达的表里会被当作合计或说明，不能作单位名称。",
    ),
    "AL015": Words("计划内容有误", "{field}：{reason}。", "请改正；各字段见 cedu schema plan。"),
    "AL016": Words(
        "不是分解计划",
        "文件里没有“分解计划”表。",
        "请用 cedu template --for allocate -o 计划.xlsx 取一份空白计划；按上年表分解用 cedu allocate --like 上年表.xlsx。",
    ),
    "AL017": Words(
        "没有分配依据", "文件里没有单位名称和数的列。", "请给出这样的表：第一行 单位、常住人口，以下每个单位一行。"
    ),
    "AL018": Words(
        "没有全区数",
        "文件里没有一行写着上年表的栏次或指标名称和一个数。",
        "请每栏一行：栏次（或指标名称）、本年全区数。",
    ),
    "AL101": Words(
        "依据缺数，按其余依据计算",
        "{column}：{units}（共 {count} 个）没有“{source}”的数，按其余依据计算份额。",
        "",
        "几种依据合用时，某单位缺其中一种（如新设单位没有上年数），就按其余依据计算它的份额，这里说明是哪些单位。",
    ),
    "AL102": Words(
        "平均分配",
        {"": "{column}的分配依据全部为 0，按单位平均分配。", "no_source": "{column}没有分配依据，按单位平均分配。"},
        {"": "请核对分配依据。", "no_source": "需要时请在“分配依据”表里填写。"},
        "分配依据全部为 0 或没有依据时，没有份额可算，按单位平均。",
    ),
    "AL103": Words(
        "依据里有计划外的单位",
        {
            "unit": "“{source}”里的“{wanted}”不在计划的单位里，没有用上。",
            "unit_guess": "“{source}”里的“{wanted}”不在计划的单位里，没有用上；是否指“{guess}”？",
        },
        "请核对名称，两处写法要一致。",
        "依据按单位名称对应；只是相似的名称只作提示，绝不自动对应。",
    ),
    "AL104": Words(
        "增幅上限至少一个计量精度",
        "{column}：{units} 上年数很小，{cap} 不足一个计量精度，上限放宽为增加一个计量精度。",
        "",
        "0.01 的数增长 8% 还不到 0.01；上限若按字面就永远不能增长，因此至少允许一个计量精度。",
    ),
    "AL105": Words(
        "整栏没有下达", "第{codes}栏没有填全区数，整栏空着。", "", "全区数空白的栏不分解，下达的表里整栏空白。"
    ),
    "AL106": Words(
        "已下达的表对不上",
        {
            "": "已下达的表里没有“{wanted}”。",
            "unit": "已下达的表里没有单位 {unit}，按原来没有任务计算。",
            "strange": "已下达的表里的 {unit} 不在计划里，没有用上。",
            "column": "已下达的表里没有{column}，按原来没有任务计算。",
            "granule": "已下达的表里 {unit} {column}为 {wanted}，不是计量精度的整数倍，按最近的数计算。",
        },
        "请核对名称和计量精度。",
        "--keep 按单位和栏目名称与已下达的表对应，改动尽量少。",
    ),
    "like_needs_totals": Words(
        "没有本年全区数",
        "按上年的表分解，还要知道本年全区数。",
        "请加 --totals 全区数.xlsx（每栏一行：栏次、数）或 --growth 5%（各栏全区数都增长 5%）。",
    ),
    "by_needed": Words(
        "依据有几列",
        "依据文件里有几列数：{names}。",
        "请加 --by 写明用哪一列，如 --by 常住人口，或 --by 上年目标×0.7+常住人口×0.3。",
    ),
    "bad_growth": Words("增长写法不对", "增长“{text}”写法不对。", "请写成 5% 或 -2%。"),
    "allocate_input": Words(
        "要一份计划或一张上年的表",
        "请给出一份计划，或用 --like 给出上年的表，两者只要一个；--totals、--growth、--weights、--by 只与 --like 合用。",
        "例：cedu allocate 计划.xlsx -o 分解表.xlsx",
    ),
    "why_unknown": Words(
        "没有这个单位或栏",
        {"": "“{text}”里的单位或栏不在计划里。", "guess": "没有单位“{wanted}”，是否指“{guess}”？"},
        "写法是 单位:栏次，如 --why 东山:4。",
    ),
}

PLAN_TERMS: dict[str, str] = {
    "plan_done": "已分解：{units} 个单位 × {columns} 栏。各栏之和、合计与其中项、上下限、计量精度全部相符（逐个核对过）。",
    "plan_mistakes": "计划有 {count} 处要改，没有分解：", "plan_infeasible": "计划的要求不能同时满足，没有分解：",
    "plan_written": "已写出 {path}。", "plan_more_units": "还有 {count} 个单位没有显示，见 -o 写出的表。",
    "plan_by": "按 {mix}：第{codes}栏", "plan_set": "率和平均数照计划填写，不分解：第{codes}栏",
    "plan_counts": "固定数 {holds} 处，不下达 {blanks} 处，上下限起作用 {bounds} 处", "plan_farthest": "与按依据算出的精确数相差最多 {amount} 个计量精度（{row} 第{code}栏）",
    "plan_acting": "起作用的上下限：{cells}", "plan_remarks": "说明",
    "plan_moves": "与已下达的表相比，改动 {count} 处：", "plan_no_moves": "与已下达的表完全相同。",
    "head_before": "原下达", "head_after": "现下达", "head_change": "增减",
    "hold": "固定数", "minimum": "下限", "maximum": "上限", "growth": "增幅", "not_assigned_limit": "不下达", "no_weight": "依据为 0",
    "why_district": "计划给定的全区数。", "why_derived": "各其中项之和。",
    "why_area": "片区内各单位之和。",
    "why_part": "第{code}栏 {amount}", "why_whole": "{parts}。", "why_rate_own": "计划为该单位单独写明。",
    "why_rate": "率和平均数不分解，与全区相同。", "why_told": "{row} {column} = {amount}：{reason}", "why_blank": "{row} {column}空着：{reason}",
    "why_not_assigned": "计划写明不下达。", "why_no_weight": "分配依据“{mix}”为 0，也没有下限。", "why_no_total": "这一栏没有全区数，整栏没有下达。",
    "why_fixed": "计划写明的固定数",
    "why_spread": "按 {mix}{fell_back}，占 {share}，全区 {total} 应得 {by_weight}",
    "why_equal": "依据全部为 0，平均分配占 {share}，全区 {total} 应得 {by_weight}",
    "why_fell_back": "（没有{source}的数，按其余依据）", "why_low": "；{limit} {bound}，提高到 {bound}", "why_high": "；{limit} {bound}，压低到 {bound}",
    "why_balanced": "；其他单位受上下限约束，按比例调整为 {fitted}", "why_unit_total": "；为使给定的合计都相符，调整为 {fitted}",
    "why_rounded": "；取到 {granule} 为 {amount}", "why_issued": "；原下达 {issued}，{difference}", "why_same": "；与原下达相同", "why_kept": "；与原下达相同，改动最少",
    "why_end": "。",
    "limit_hold": "固定数", "limit_minimum": "下限", "limit_maximum": "上限", "limit_growth_low": "增幅下限", "limit_growth_high": "增幅上限",
    "limit_not_assigned": "不下达", "limit_no_weight": "依据为 0",
    "conflict_two": "{first} > {second}，多 {difference}。", "conflict_many": "需要 {needed}，只有 {available}，多 {difference}：",
    "conflict_free": "放宽其中任何一条，其余的就不再冲突；例如把{available_words}增加 {difference}，或把{needed_words}减少 {difference}。",
    "conflict_free_many": "去掉其中任何一条，其余的就不再冲突。",
    "conflict_all": "各单位", "conflict_units_more": "{units}等 {count} 个单位",
    "conflict_granule": "{column}全区数 {amount} 不是计量精度的整数倍", "conflict_district_total": "{column}全区数 {amount}",
    "conflict_parts": "{column}其中项全区数之和 {amount}", "conflict_unit_total": "{units}给定的{column} {amount}", "conflict_area_total": "{units}所在片区的{column}小计 {amount}",
    "conflict_hold": "{units}{column}固定数合计 {amount}", "conflict_minimum": "{units}{column}下限合计 {amount}", "conflict_maximum": "{units}{column}上限合计 {amount}",
    "conflict_growth_high": "{units}{column}按增幅上限合计 {amount}", "conflict_growth_low": "{units}{column}按增幅下限合计 {amount}",
    "conflict_growth": "{units}{column}增幅限制合计 {amount}", "conflict_not_assigned": "{units}{column}不下达，合计 {amount}", "conflict_no_weight": "{units}{column}分配依据为 0，合计 {amount}",
    "sheet_why": "分配说明", "sheet_moves": "调整对照", "sheet_remarks": "分解提示",
    "head_shares": "占比", "head_due": "按依据应得", "head_fitted": "调整后", "head_acting": "起作用的限制", "head_issued": "下达数", "head_words": "说明",
    "why_sheet_title": "每个数的由来（本表供核对，不下达）", "why_sheet_cut": "数太多，这里只列出前 {count} 个；其余用 cedu allocate … --why 单位:栏次 查看。",
    "table_sheet": "任务分解表", "of_which_head": "其中", "unit_head": "责任单位", "code_head": "栏次", "relations_note": "注：数据关系：{relations}",
}  # fmt: skip
