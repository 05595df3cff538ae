"""The words of checks of the targets of a text: their paths over years, and which of the things they count."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

_FALL = Both(
    "{name}：{later} 年的目标 {later_value}，低于 {year} 年的 {value}。",
    "{name}: the target of {later} is {later_value}, lower than {value} of {year}.",
)
_RISE = Both(
    "{name}：{later} 年的目标 {later_value}，高于 {year} 年的 {value}。",
    "{name}: the target of {later} is {later_value}, higher than {value} of {year}.",
)
_ODD = Both(
    "其他各年都朝另一个方向走，请核对这两年的数。",
    "All other years go the other way; check the numbers of these two.",
)

PATHS: dict[str, CheckWords] = {
    "path": CheckWords(
        rule=Both("{indicator} 各年的目标{direction}", "the targets of {indicator} {direction}"),
        codes={
            "PA001": CodeWords(
                title=Both("逐年的目标走向相反", "a target against those of other years"),
                message={"": _FALL, "rise": _RISE, "odd_fall": _FALL, "odd_rise": _RISE, "cumulative": _FALL},
                help={
                    "": Both(
                        "规则写明逐年不降，请核对这两年的数。",
                        "The rule says that they never fall; check the numbers of these two years.",
                    ),
                    "rise": Both(
                        "规则写明逐年不升，请核对这两年的数。",
                        "The rule says that they never rise; check the numbers of these two years.",
                    ),
                    "odd_fall": _ODD,
                    "odd_rise": _ODD,
                    "cumulative": Both(
                        "累计数只增不减，请核对这两年的数；是当年新增数的，请写明“新增”。",
                        "A cumulative number never falls; check the numbers of these two years, or write 新增 if they are new ones.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "同一个指标各年的目标逐年不降（或逐年不升）：规则包写明方向的，后一年低于前一年就必须修改；没有写明的，"
                        "至少有四年，而且只有一步与其他各步相反，才提示核对；累计数只要下降就提示。不同的指标（区级实验、区级示范）不比大小；"
                        "注明是当年新增数的，没有规则就不比。",
                        "The targets of one indicator never fall from year to year (or never rise). Where a pack states the direction a later one below an earlier one must be mended; else, of four years or more, the one step against all others is noted, and every fall of a cumulative number. Two indicators are never compared, nor numbers of new ones of each year where no rule says so.",
                    ),
                    passes=Both("50%、60%、75%、80%，逐年不降", "50 %, 60 %, 75 %, 80 %, never falling"),
                    fails=Both("50%、60%、55%、80%，逐年不降", "50 %, 60 %, 55 %, 80 %, never falling"),
                    note=Both(
                        "50%、60%、55%、80%，没有写明方向",
                        "50 %, 60 %, 55 %, 80 %, where nobody states the direction",
                    ),
                    not_judged=Both("有期限的目标不到两年", "fewer than two of its targets have a last day"),
                ),
            ),
            "PA002": CodeWords(
                title=Both("中间有的年份没有目标", "years between without a target"),
                message=Both(
                    "{name}：{first}—{last} 年有目标，中间 {years} 年没有。",
                    "{name} has targets from {first} to {last}, and none of {years} between.",
                ),
                help=Both(
                    "请核对是漏写了，还是这几年不设目标。",
                    "Check whether they were left out, or none is set for these.",
                ),
                page=CheckPage(
                    holds=Both(
                        "一个指标的目标从头一年到末一年，中间的年份也有。隔年设一次、只有起止两年的，不提示。",
                        "From the first to the last year of an indicator each has a target. Targets for every other year, or for a beginning and an end, are passed over.",
                    ),
                    passes=Both("2020、2021、2022、2023 年", "2020, 2021, 2022, 2023"),
                    fails=Both("2020、2021、2023 年，缺 2022 年", "2020, 2021, 2023: none for 2022"),
                ),
            ),
        },
        reasons={
            "no_path": CodeWords(
                Both("不成逐年的目标", "no targets of several years"),
                Both(
                    "{indicator} 写明期限的目标不到两年，没有核对走向",
                    "fewer than two targets of {indicator} have a last day",
                ),
            ),
        },
    ),
    "counting": CheckWords(
        rule=Both("个数写明是新增还是累计", "counts that say whether they are new ones or all"),
        codes={
            "QU003": CodeWords(
                title=Both("新增数还是累计数", "new ones, or all of them"),
                message=Both(
                    "{names}：是当年新增数，还是到期末的累计数？（共 {times} 项）",
                    "{names}: new ones of the year, or all that there are by then? ({times} in all)",
                ),
                help={
                    "": Both(
                        "请编制单位答复；答复后在规则包里写 counting: new 或 cumulative。",
                        "Ask the office; once answered, write counting: new or cumulative in the rule pack.",
                    ),
                    "table": Both(
                        "请编制单位答复；答复后在表中那一行的指标名称前写上“新增”或“累计”。",
                        "Ask the office; once answered, write 新增 (new) or 累计 (all) before the indicator's name in that row.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "建成以后一直在的（学校、示范镇），个数要写明是当年新增，还是累计。文中没有写、规则包注明 counting: unstated 的，"
                        "合在一起问一次；完成情况按两种读法都成立才下结论。",
                        "Of what stays once it is there (schools, model towns) a number says whether it is of new ones or of all. Where the text does not, and the pack says counting: unstated, it is asked once for all of them; what was reached is judged only where both readings agree.",
                    ),
                    passes=Both("新建 2 个；累计达到 5 个", "2 new ones; 5 in all"),
                    fails=Both("建设 2 个", "2 of them"),
                ),
            ),
        },
    ),
}
