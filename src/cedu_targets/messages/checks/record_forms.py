"""The words of checks of what took place: of a form as a whole, whose it is, of which month, when it was filed."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

RECORD_FORMS: dict[str, CheckWords] = {
    "unfilled": CheckWords(
        rule=Both("报表填了内容", "the form is filled in"),
        codes={
            "RC014": CodeWords(
                title=Both("没有填写的报表", "a form that nobody filled in"),
                message=Both(
                    "这份报表没有填写，不算报送，也不是零报。",
                    "nobody filled in this form; it is no report, not even a nil one.",
                ),
                help=Both(
                    "请填写单位、月份和培训班；本月没有办班的，填好单位和月份，写上“本月没有办班”。",
                    "Fill in the unit, the month and the classes; where there was no class, the unit, the month and 本月没有办班 (no class this month).",
                ),
                page=CheckPage(
                    holds=Both(
                        "报表填了单位或月份，没有班，是零报；什么都没有填的，只是一份空表。文件名和工作表名里的单位、月份是发表时就有的，不算填写。",
                        "A form with a unit or a month and no class is a nil report; one with nothing in it is a blank. What the names of file and sheet say was there when it was sent out.",
                    ),
                    passes=Both("填报单位：甲村，6 月，没有班（零报）", "unit 甲村, month 6, no class (a nil report)"),
                    note=Both("填报单位：____，没有班", "unit: ____, no class"),
                ),
            ),
        },
    ),
    "placed": CheckWords(
        rule=Both("报表写明单位和月份，各处一致", "unit and month are said, and everywhere the same"),
        codes={
            "RC003": CodeWords(
                title=Both("没有写单位或月份", "no unit or month"),
                message={
                    "": Both("没有写明是哪个单位、哪个月的。", "it does not say whose it is, or of which month."),
                    "unit_month": Both("没有写填报单位，也没有写月份。", "it names neither unit nor month."),
                    "unit_year": Both(
                        "没有写填报单位，月份没有写年份。", "it names no unit, and a month without its year."
                    ),
                    "unit": Both("没有写填报单位。", "it names no unit."),
                    "month": Both("没有写是哪个月的。", "it does not say of which month it is."),
                    "year": Both("写了月份，没有写年份。", "it names a month and no year."),
                    "class_unit": Both("{which}没有写是哪个单位办的。", "{which} does not say which unit held it."),
                    "class_month": Both(
                        "{which}看不出是哪个月的。", "{which} does not say in which month it was held."
                    ),
                    "class_unit_month": Both(
                        "{which}没有写单位，也看不出是哪个月的。",
                        "{which} says neither which unit held it nor in which month.",
                    ),
                    "several": Both(
                        "填报单位写了 {count} 个：{texts}，分不出各班是谁办的。",
                        "it names {count} units: {texts}, and not which of them held which class.",
                    ),
                },
                help={
                    "": Both(
                        "请在表头写上填报单位和年月；汇总时，没有的不能计入。",
                        "Write the unit and the month above the headings; a roll-up cannot count the form without them.",
                    ),
                    "unit": Both(
                        "请在表头写上填报单位；汇总时，没有单位的不能计入。",
                        "Write the unit above the headings; a roll-up cannot count a form of nobody.",
                    ),
                    "month": Both(
                        "请在表头写上年月，如“2020年5月”；汇总时，没有月份的不能计入。",
                        "Write the month above the headings, such as 2020年5月; a roll-up cannot count a form of no month.",
                    ),
                    "class_unit": Both(
                        "请补填单位；汇总时，没有单位的班不计入，合计标“不完整”。",
                        "Write the unit in its row; a roll-up cannot count the class and calls its sums not complete.",
                    ),
                    "class_month": Both(
                        "请补填日期；汇总时，没有月份的班不计入，合计标“不完整”。",
                        "Write its day; a roll-up cannot count the class and calls its sums not complete.",
                    ),
                    "class_unit_month": Both(
                        "请补填单位和日期；汇总时，没有的不计入，合计标“不完整”。",
                        "Write unit and day in its row; a roll-up cannot count the class and calls its sums not complete.",
                    ),
                    "several": Both(
                        "请每个单位报一份，或用带“单位”一栏的台账；分不开的，汇总时不能计入。",
                        "Let each unit send its own form, or use a ledger with a column 单位; a roll-up cannot count what it cannot part.",
                    ),
                    "year": Both(
                        "请补上年份，如“2020年5月”，或写上填报时间。",
                        "Write the year as well, such as 2020年5月, or the date of filing.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "单位和月份先看表头，再看标题、工作表名、文件名。台账各行自己写了单位、日期的，不必再写。",
                        "Unit and month are taken from the lines above the headings, else from title, sheet and file name. A ledger whose rows say them needs none.",
                    ),
                    passes=Both("填报单位：甲村　2020年5月", "unit 甲村, 2020/5"),
                    fails=Both("填报单位：____，文件名“表1”", "unit: ____, file name 表1"),
                ),
            ),
            "RC011": CodeWords(
                title=Both("单位或月份前后不一致", "unit or month said differently"),
                message={
                    "": Both(
                        "{source}是“{said}”，{other_source}是“{other}”。",
                        "{source} says “{said}”, {other_source} “{other}”.",
                    ),
                    "month": Both(
                        "{source}是 {said_month}，{other_source}是 {other_month}。",
                        "{source} says {said_month}, {other_source} {other_month}.",
                    ),
                },
                help={
                    "": Both(
                        "请核对是哪一个；现在以{source}为准。是同一个单位的，两处写成一样。",
                        "See which is right; for now {source} is believed. If both are one unit, write it the same way.",
                    ),
                    "month": Both(
                        "请核对是哪个月的；现在以{source}为准。",
                        "See which is right; for now {source} is believed.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "表头、标题、工作表名、文件名说的是同一个单位、同一个月。一个名称含在另一个里的（甲村、甲村村委会）不提示；单位名单写明是别名的，也不提示。次月的填报时间是常有的，不算不一致。",
                        "Head, title, sheet and file name speak of one unit and one month. A name within the other (甲村, 甲村村委会) and an alias on the roster are no difference; neither is a date of filing in the next month.",
                    ),
                    passes=Both("表头 5 月，文件名“甲村-5月”", "month 5 in the head, file name 甲村-5月"),
                    fails=Both("表头 5 月，文件名“甲村-6月”", "month 5 in the head, file name 甲村-6月"),
                ),
            ),
        },
    ),
    "on_roster": CheckWords(
        rule=Both("填报单位在单位名单里", "the unit is on the roster"),
        codes={
            "RC013": CodeWords(
                title=Both("不在单位名单里", "not on the roster"),
                message={
                    "": Both(
                        "“{said}”不在 {count} 个单位的名单里。", "“{said}” is none of the {count} units on the roster."
                    ),
                    "guess": Both(
                        "“{said}”不在 {count} 个单位的名单里，是否指“{guess}”？",
                        "“{said}” is none of the {count} units on the roster; is “{guess}” meant?",
                    ),
                },
                help={
                    "": Both(
                        "请核对单位名称；确是新单位的，请补进名单。名单里没有的，汇总时不计入。",
                        "Check the name; a unit that is new goes on the roster. A roll-up counts none that is not on it.",
                    ),
                    "guess": Both(
                        "请核对单位名称；是同一个单位的，改成名单上的名称，或在名单里写作别名。名单里没有的，汇总时不计入。",
                        "Check the name; if it is the same unit, write it as on the roster, or add it there as an alias. A roll-up counts none that is not on it.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "规则包或名单列出单位时，填报单位用名单上的名称或别名。相近的名称只提示，不替人认定。",
                        "Where a pack or a list names the units, a form bears one of these names, or an alias. What is merely similar is suggested, never taken.",
                    ),
                    passes=Both(
                        "名单：甲村（又称甲村村委会），填报单位：甲村村委会",
                        "roster: 甲村, also 甲村村委会; unit: 甲村村委会",
                    ),
                    fails=Both("名单：甲村、乙村，填报单位：丁村", "roster: 甲村, 乙村; unit: 丁村"),
                ),
            ),
        },
    ),
    "months": CheckWords(
        rule=Both("月份在计划以内，各班在本月", "the month is one of the plan's, and the classes lie in it"),
        codes={
            "RC004": CodeWords(
                title=Both("月份不对", "an impossible month"),
                message={
                    "": Both("没有 {month} 月。", "there is no month {month}."),
                    "outside": Both(
                        "{said_month}不在计划的月份里（{first_month}至{last_month}）。",
                        "{said_month} is none of the plan's months ({first_month} to {last_month}).",
                    ),
                },
                help={
                    "": Both(
                        "请改正月份；不改正的，汇总时不计入。",
                        "Mend the month; a roll-up does not count the form else.",
                    ),
                    "outside": Both(
                        "请核对年月；确是计划以外的月份，不必报送。",
                        "Check year and month; of a month outside the plan no form is due.",
                    ),
                },
                page=CheckPage(
                    holds=Both(
                        "月份是 1 至 12；规则包写明月份的（months: 2020-05..2020-11），报表的月份在其中。",
                        "A month is 1 to 12; where the pack says which months the plan has (months: 2020-05..2020-11), it is one of these.",
                    ),
                    passes=Both("2020-05..2020-11，报 5 月", "2020-05..2020-11, month 5"),
                    fails=Both("13 月；2020-05..2020-11，报 12 月", "month 13; 2020-05..2020-11, month 12"),
                ),
            ),
            "RC020": CodeWords(
                title=Both("日期不在本月", "a day outside the month"),
                message={
                    "": Both(
                        "{which}的日期是“{day}”，不在 {said_month}。",
                        "{which} took place on “{day}”, which is not in {said_month}.",
                    ),
                    "no_day": Both(
                        "{which}的日期是“{day}”，日历上没有这一天。",
                        "{which} took place on “{day}”, which is no day of the calendar.",
                    ),
                },
                help={
                    "": Both(
                        "请核对日期；确是别的月份办的班，请报在那个月的报表里。",
                        "Check the day; a class of another month belongs in the form of that month.",
                    ),
                    "no_day": Both("请改正日期。", "Mend the day."),
                },
                page=CheckPage(
                    holds=Both(
                        "月报表里的班都在本月。没有写日期，或写“上旬”“每周三”之类的，不核对。",
                        "The classes of a monthly form lie in its month. A blank, and words such as 上旬 or 每周三, are not judged.",
                    ),
                    passes=Both("5 月的报表，5月12日", "form of month 5, class on 5/12"),
                    fails=Both("5 月的报表，6月2日；5月32日", "form of month 5, class on 6/2; 5/32"),
                ),
            ),
        },
    ),
    "late": CheckWords(
        rule=Both("按时填报", "filed in time"),
        codes={
            "RC010": CodeWords(
                title=Both("迟报", "filed late"),
                message=Both("填报时间是{filed}，过了{last}的期限。", "filed on {filed}, after the last day, {last}."),
                help=Both("按迟报计，照常汇总。", "It counts as late; its numbers count as any other's."),
                page=CheckPage(
                    holds=Both(
                        "规则包写明次月几日前报送（due_day）的，填报时间不晚于那一天，当天不算迟。没有写明期限，或没有填报时间的，不判断；文件的日期不作数。",
                        "Where a pack says until which day of the next month a form is due (due_day), it is filed by that day, which is in time itself. Without such a day, or without a date of filing, nothing is late; dates of files prove nothing.",
                    ),
                    passes=Both("5 日前报，6月5日填报", "due by day 5, filed on 6/5"),
                    fails=Both("5 日前报，6月6日填报", "due by day 5, filed on 6/6"),
                    not_judged=Both("没有填报时间", "no date of filing"),
                ),
            ),
            "RC021": CodeWords(
                title=Both("办班在填报之后", "a class after the date of filing"),
                message=Both(
                    "{which}的日期是{day}，填报时间是{filed}，在办班之前。",
                    "{which} took place on {day}, after the form was filed on {filed}.",
                ),
                help=Both(
                    "请核对填报时间和日期；还没有办的班，办完再报。",
                    "Check both days; a class that is still to come is reported once it was held.",
                ),
                page=CheckPage(
                    holds=Both(
                        "报的是办过的班，填报时间不在办班日期之前。月底前填报本身不算错。",
                        "What is reported has taken place; filing before the month ends is no fault by itself.",
                    ),
                    passes=Both("5月12日办班，5月28日填报", "class on 5/12, filed on 5/28"),
                    fails=Both("5月30日办班，5月28日填报", "class on 5/30, filed on 5/28"),
                    not_judged=Both("没有填报时间", "no date of filing"),
                ),
            ),
        },
    ),
    "nouns": CheckWords(
        rule=Both("人次与人数分得清", "attendances and persons told apart"),
        codes={
            "RC005": CodeWords(
                title=Both("只有人次", "attendances only"),
                message=Both(
                    "各班人数相加是人次（同一个人来几次算几次）；没有“首次参训”一栏，算不出一共培训了多少人。",
                    "the people of the classes add up to attendances (who comes twice counts twice); without a column 首次参训 (for the first time) nobody knows how many persons there were.",
                ),
                help=Both(
                    "不用修改。计划按人数考核的，请用带“其中本年首次参训（人）”一栏的报表：cedu template --for monthly。",
                    "Nothing is to be mended. Where a plan counts persons, use a form with a column 其中本年首次参训（人）: cedu template --for monthly.",
                ),
                page=CheckPage(
                    holds=Both(
                        "一个人一年里可以参加几个班，各班人数相加只能是人次，不能与按人数定的目标比较。只有各班首次参训的人数相加，才是人数。",
                        "A person may come to several classes a year; the people of all classes add up to attendances, which are not compared with targets in persons. Only those who come for the first time add up to persons.",
                    ),
                    passes=Both("人次 40，其中本年首次参训 25", "40 attendances, 25 for the first time this year"),
                    note=Both("人数 40，没有首次参训一栏", "40 people, no column for the first time"),
                ),
            ),
        },
    ),
}
