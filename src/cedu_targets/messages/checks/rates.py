"""The words of checks of rates, of ratios, and of the change since last year."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

RATES: dict[str, CheckWords] = {
    "rates": CheckWords(
        rule=Both(
            "{columns}：率在 0—100% 之间，全区在各单位之间",
            "{columns}: rates between 0 and 100 %, the district's among its units'",
        ),
        codes={
            "RT001": CodeWords(
                title=Both("率超出 0—100%", "rate outside 0–100 %"),
                message=Both(
                    "{unit} {column}为 {actual}，超出 0—100%。", "{unit} {column} is {actual}, outside 0–100 %."
                ),
                help=Both(
                    "请核对分子分母和百分号；完成率、增长率本来可以超过 100% 的，由规则包写明。",
                    "Check numerator, denominator and per cent sign; where more is possible (completion, growth) the rule pack says so.",
                ),
                page=CheckPage(
                    holds=Both(
                        "覆盖率、参与率、达标率不可能小于 0 或大于 100%。完成率、增长率不在此列（规则包里写 may_exceed: true）。",
                        "Coverage and participation cannot lie below 0 or above 100 %. Completion and growth may (may_exceed: true in the rule pack).",
                    ),
                ),
            ),
            "RT002": CodeWords(
                title=Both("全区的率不在各单位之间", "district's rate outside its units'"),
                message=Both(
                    "{unit} {column}为 {actual}，各单位在 {lowest} 与 {highest} 之间。",
                    "{unit} {column} is {actual}; the units lie between {lowest} and {highest}.",
                ),
                help=Both(
                    "请核对：全区的率是各单位的加权平均，只能在最低与最高之间。",
                    "Check it: the district's rate is the weighted mean of its units and lies between lowest and highest.",
                ),
                page=CheckPage(
                    holds=Both(
                        "全区的率按总数计算，等于各单位的加权平均，不可能比最低的低、比最高的高。",
                        "The district's rate is computed from totals, so it is a weighted mean of its units' rates.",
                    ),
                    passes=Both("全区 90%，各单位 85%、95%", "district 90 %, units 85 % and 95 %"),
                    fails=Both("全区 96%", "district 96 %"),
                    not_judged=Both("有的率看不懂", "a rate cannot be read"),
                ),
            ),
            "RT003": CodeWords(
                title=Both("率被加总", "a rate was summed"),
                message=Both(
                    "{unit} {column}为 {actual}，正好是各单位的率之和；率不能相加。",
                    "{unit} {column} is {actual}, just the sum of the units' rates; rates cannot be summed.",
                ),
                help=Both("请改为按总数计算的率。", "Compute it from the totals."),
                page=CheckPage(
                    holds=Both(
                        "率相加没有意义。多半是给全部栏目都设了求和公式。",
                        "Summed rates mean nothing. Most often every column was given a sum formula.",
                    ),
                ),
            ),
            "RT004": CodeWords(
                title=Both("全区的率等于最低的单位", "district's rate equals the lowest unit's"),
                message=Both(
                    "{unit} {columns}的率等于最低的单位，而 {above} 更高：只能理解为下限，不会是平均数。",
                    "{unit}: the rates in {columns} equal the lowest unit's, while {above} is higher: they can only be floors, not means.",
                ),
                help=Both(
                    "如果是最低要求，请忽略；如果是全区水平，请核对。",
                    "If it is a minimum, ignore this; if it is the district's level, check it.",
                ),
                page=CheckPage(
                    holds=Both(
                        "目标表里全区的率常常是“不低于”的要求，这时等于最低的单位是正常的。如果表示全区实际水平，就不会等于最低的单位。",
                        "In target tables the district's rate is often a floor, and then it is as it should be. As an actual level it cannot equal the lowest unit's.",
                    ),
                ),
            ),
        },
        reasons={
            "not_a_rate": CodeWords(Both("不是率", "no rate"), Both("{column}不是率", "{column} is no rate")),
        },
    ),
    "change": CheckWords(
        rule=Both(
            "{columns}{rows}：比上年变化 {at_least}{at_most}",
            "{columns}{rows}: change since last year {at_least}{at_most}",
        ),
        codes={
            "CB001": CodeWords(
                title=Both("与上年相比变化过大", "large change against last year"),
                message={
                    "": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth}%，超出允许的 {limit}。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth}%, outside the allowed {limit}.",
                    ),
                    "rate": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth} 个百分点，超出允许的 {limit}。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth} percentage points, outside the allowed {limit}.",
                    ),
                },
                help=Both(
                    "请核对两年的数和口径；属实的请写情况说明。",
                    "Check both years and what they count; if it is true, explain it in writing.",
                ),
                page=CheckPage(
                    holds=Both(
                        "与上年数（--base）比较，变化幅度超出规则包约定的范围。率按百分点比较。",
                        "Compared with last year's table (--base), the change lies outside the pack's band. Rates are compared in percentage points.",
                    ),
                    passes=Both(
                        "允许 -10% 至 30%，上年 100，本年 120", "band -10 % to 30 %, last year 100, this year 120"
                    ),
                    fails=Both("本年 150", "this year 150"),
                    not_judged=Both(
                        "上年数没有、为 0 或看不懂，或两年计量单位不同",
                        "last year's number is missing, 0 or unreadable, or counts something else",
                    ),
                ),
            ),
        },
        reasons={
            "no_base_column": CodeWords(
                Both("上年表没有这一栏", "not in last year's table"),
                Both(
                    "{column}：上年表没有这一栏，或计量单位不同",
                    "{column}: last year's table does not have it, or counts it otherwise",
                ),
            ),
        },
    ),
    "usual_change": CheckWords(
        rule=Both(
            "{columns}：与上年比，变化应与本栏多数单位（中位数，至少 {fewest} 个单位）相近；相差达 {factor} 倍且不少于 {steps} 个计量精度、率相差达 {points} 个百分点的，提示",
            "{columns}: a change since last year like that of the column's other units (their median, {fewest} units or more); {factor} times as much or as little and {steps} steps or more, of a rate {points} percentage points, is noted",
        ),
        codes={
            "CB002": CodeWords(
                title=Both("与上年相比的变化和其他单位不同", "a change since last year unlike the others'"),
                message={
                    "": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth}%，而本栏各单位一般变化 {usual}%。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth}%, while the column's units usually changed by {usual}%.",
                    ),
                    "rate": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth} 个百分点，而本栏各单位一般变化 {usual} 个百分点。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth} percentage points, while the column's units usually changed by {usual}.",
                    ),
                    "alone": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth}%。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth}%.",
                    ),
                    "rate_alone": Both(
                        "{unit} {column}为 {actual}，上年 {base}，变化 {growth} 个百分点。",
                        "{unit} {column} is {actual}, last year {base}: a change of {growth} percentage points.",
                    ),
                    "gone": Both(
                        "{unit} {column}今年没有数，上年 {base}，而其他单位两年都有。",
                        "{unit} {column} is blank or 0, last year {base}, while the other units have both years.",
                    ),
                    "new": Both(
                        "{unit} {column}为 {actual}，上年没有数，而其他单位两年都有。",
                        "{unit} {column} is {actual}, last year there was none, while the other units have both years.",
                    ),
                },
                help=Both(
                    "请核对两年的数和口径；属实的不必改。",
                    "Check both years and what they count; if it is true, nothing need be done.",
                ),
                page=CheckPage(
                    holds=Both(
                        "给了上年表（--base）、而规则包没有 change 规则时，逐单位逐栏与上年比较。本栏至少 5 个单位两年都有数的，以各单位变化倍数的中位数为一般变化：达到一般水平的 2 倍、或不到一半，且相差不少于 5 个计量精度的，提示；不足 5 个单位的与本单位上年数比。率按百分点，相差 10 个百分点。只提示，从不判错。",
                        "With last year's table (--base), where the pack has no change rules, every unit and column is compared. Where 5 units or more have both years, the median of their ratios is the usual change: 2 times as much, or half and less, and 5 steps or more, is noted; with fewer units it is the unit's own number of last year. Rates by 10 percentage points. A note only, never an error.",
                    ),
                    passes=Both("一般变化 10%，上年 100，本年 150", "usual change 10 %, last year 100, this year 150"),
                    fails=Both("本年 250", "this year 250"),
                    not_judged=Both(
                        "上年表没有这一栏，或计量单位不同",
                        "last year's table does not have the column, or counts otherwise",
                    ),
                ),
            ),
            "CB003": CodeWords(
                title=Both("整栏与上年相比变化大", "a whole column changed much since last year"),
                message={
                    "": Both(
                        "{column}各单位一般变化 {growth}%（{units} 个单位的中位数），成倍变化。",
                        "{column}: the units usually changed by {growth}% (the median of {units} units), by half or double.",
                    ),
                    "rate": Both(
                        "{column}各单位一般变化 {growth} 个百分点（{units} 个单位的中位数）。",
                        "{column}: the units usually changed by {growth} percentage points (the median of {units} units).",
                    ),
                },
                help=Both(
                    "请核对两年的口径和计量单位是否相同。",
                    "Check that both years count the same in the same unit of measure.",
                ),
                page=CheckPage(
                    holds=Both(
                        "整栏变化达到 2 倍或不到一半（率 10 个百分点）的，多半是口径或计量单位变了，只提示一次。",
                        "A whole column that doubled or halved (a rate by 10 percentage points) mostly counts something else; it is noted once.",
                    ),
                ),
            ),
        },
    ),
    "coverage": CheckWords(
        rule=Both(
            "{part}{rows}占“{base}”之比：{at_least}{at_most}{stated}",
            '{part}{rows} over "{base}": {at_least}{at_most}{stated}',
        ),
        codes={
            "CT001": CodeWords(
                title=Both("比率低于要求", "ratio below what is asked"),
                message=Both(
                    "{unit} {column}与“{base}”之比为 {actual}，要求不低于 {expected}，{difference}。",
                    '{unit} {column} over "{base}" is {actual}, at least {expected} is asked, {difference}.',
                ),
                help=Both(
                    "请核对分子和基数；属实的请写情况说明。",
                    "Check numerator and base; if it is true, explain it in writing.",
                ),
                page=CheckPage(
                    holds=Both(
                        "按基数（常住人口、老年人口、另一栏）计算的覆盖率、参与率。人次与人不直接相比，除非规则包写明。",
                        "Coverage or participation over a base (population, the old, another column). Attendances and persons are not compared unless the pack says so.",
                    ),
                    passes=Both("200 人中 120 人，要求 50%", "120 of 200 with a floor of 50 %"),
                    fails=Both("200 人中 80 人", "80 of 200"),
                    not_judged=Both(
                        "没有基数，或基数为 0，或计量单位不同", "the base is missing, 0, or counts something else"
                    ),
                ),
            ),
            "CT002": CodeWords(
                title=Both("比率高于上限", "ratio above its ceiling"),
                message=Both(
                    "{unit} {column}与“{base}”之比为 {actual}，要求不高于 {expected}，{difference}。",
                    '{unit} {column} over "{base}" is {actual}, at most {expected} is allowed, {difference}.',
                ),
                help=Both(
                    "请核对分子和基数，特别是计量单位。", "Check numerator and base, above all the unit of measure."
                ),
                page=CheckPage(
                    holds=Both("同 CT001，方向相反。", "Like CT001, the other way."),
                ),
            ),
            "CT003": CodeWords(
                title=Both("所填的率与分子分母不符", "the stated rate is not the ratio"),
                message=Both(
                    "{unit} {column}填 {actual}，按分子和“{base}”算是 {expected}，{difference}。",
                    '{unit} {column} says {actual}; from the count and "{base}" it is {expected}, {difference}.',
                ),
                help=Both("请核对率、分子和基数。", "Check the rate, the count and the base."),
                page=CheckPage(
                    holds=Both(
                        "率 = 分子 ÷ 基数；相差不超过半个计量精度不算不符。",
                        "Rate = count ÷ base; half the smallest step of difference is allowed.",
                    ),
                ),
            ),
        },
    ),
}
