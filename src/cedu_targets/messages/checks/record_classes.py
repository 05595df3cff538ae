"""The words of checks of what took place: of the classes of a form and of the totals that it carries."""

from cedu_targets.messages.check_words import Both, CheckPage, CheckWords, CodeWords

RECORD_CLASSES: dict[str, CheckWords] = {
    "numbers": CheckWords(
        rule=Both("人数、课时是可以相加的数", "people and hours are numbers that add up"),
        codes={
            "RC006": CodeWords(
                title=Both("不是可以相加的数", "not a number that adds up"),
                message={
                    "": Both(
                        "{which}的{counted}写的是“{text}”，读不出确定的数。",
                        "{which}: {counted} “{text}” is no exact number.",
                    ),
                    "words": Both(
                        "{which}的{counted}一格写的是文字，没有数目。",
                        "{which}: the cell of {counted} holds words and no number.",
                    ),
                    "large": Both(
                        "{which}的{counted}一格的数太大（超过 100 万），像是电话号码，或者多写了几位。",
                        "{which}: the number of {counted} is above 1,000,000; it looks like that of a telephone, or has too many digits.",
                    ),
                    "negative": Both(
                        "{which}的{counted}是 {text}，不能小于 0。",
                        "{which}: {counted} {text}, which is less than 0.",
                    ),
                    "fraction": Both(
                        "{which}的{counted}是 {text}，不是整数。",
                        "{which}: {counted} {text}, which is no whole number.",
                    ),
                    "total": Both(
                        "合计的{counted}写的是“{text}”，读不出确定的数，没有核对。",
                        "the total of {counted} is “{text}”, which is no exact number; it was not checked.",
                    ),
                    "total_words": Both(
                        "合计的{counted}一格写的是文字，没有数目，没有核对。",
                        "the total of {counted} holds words and no number; it was not checked.",
                    ),
                    "total_large": Both(
                        "合计的{counted}一格的数太大（超过 100 万），像是电话号码，没有核对。",
                        "the total of {counted} is above 1,000,000 and looks like the number of a telephone; it was not checked.",
                    ),
                },
                help={
                    "": Both(
                        "请写实际的数，如 35；改正以前，汇总时这一格不计入，单位的合计注明不完整。",
                        "Write the exact number, such as 35; until then a roll-up leaves the cell out, and marks the unit's sum as incomplete.",
                    ),
                    "total": Both("请写数字，或删去这一格。", "Write a number, or leave the cell blank."),
                },
                page=CheckPage(
                    holds=Both(
                        "人数、首次参训是不小于 0 的整数，课时是不小于 0 的数；写成汉字的（三十五）也读得出。“30多”“约40”不是确定的数，不替人估计。一格里的数超过 100 万的，不计入；格里的文字可能是姓名，大数可能是电话号码，都不照抄出来。",
                        "People are whole numbers from 0, hours numbers from 0; words (三十五) are read. 30多 and 约40 are no exact numbers, and nothing is guessed. A number above 1,000,000 does not count; words may be a name and such a number a telephone's, so neither is told.",
                    ),
                    passes=Both("35；三十五；课时 1.5", "35; 三十五; 1.5 hours"),
                    fails=Both("30多；-5；12.5 人", "30多; -5; 12.5 people"),
                ),
            ),
        },
    ),
    "people_present": CheckWords(
        rule=Both("各班都有人数", "every class says how many came"),
        codes={
            "RC022": CodeWords(
                title=Both("没有填人数", "no number of people"),
                message=Both("{which}没有填人数。", "{which} says no number of people."),
                help=Both(
                    "请填上人数；空着的不当作 0。还没有办的班，请删去这一行。",
                    "Fill in the number; a blank is not 0. A class that is still to come has no row.",
                ),
                page=CheckPage(
                    holds=Both(
                        "报了培训项目、日期或地点的一行，就是办过的一个班，应当有人数。只印着类别、其余空着的行不算。",
                        "A row with a project, a day or a place is a class that was held, and says how many came. One with only a printed category is none.",
                    ),
                    passes=Both("水稻育秧，5月12日，40", "水稻育秧, 5/12, 40"),
                    fails=Both("水稻育秧，5月12日，人数空白", "水稻育秧, 5/12, people blank"),
                ),
            ),
        },
    ),
    "carried_total": CheckWords(
        rule=Both("合计等于各班之和", "a total is the sum of its classes"),
        codes={
            "RC007": CodeWords(
                title=Both("合计不等于各班之和", "a total that is not the sum of its classes"),
                message={
                    "": Both(
                        "{name} {actual}，各班相加 {expected}，{difference}。",
                        "{name} {actual}, the classes add up to {expected}: {difference}.",
                    ),
                    "other": Both(
                        "{name}的{counted} {actual}，各班相加 {expected}，{difference}。",
                        "{name} {actual} ({counted}), the classes add up to {expected}: {difference}.",
                    ),
                },
                help={
                    "": Both("请核对合计或各班人数。", "Check the total, and the people of each class."),
                    "other": Both("请核对合计或各班的{counted}。", "Check the total, and the {counted} of each class."),
                },
                page=CheckPage(
                    holds=Both(
                        "合计、本月合计等于所列各班之和，小计等于上一个小计以后各班之和；“4月小计”“实用技术小计”等于名称所说的各班之和。汇总只加各班，不加合计。累计含以前各月，只看这一份报表核对不了。",
                        "A total is the sum of the classes listed, a subtotal (小计) of those since the last one, or of those that its name says (4月小计, 实用技术小计). A roll-up adds up the classes, never the totals. 累计 includes the months before, and one form cannot say whether it is right.",
                    ),
                    passes=Both("各班 20、30，合计 50", "classes 20 and 30, total 50"),
                    fails=Both("各班 20、30，合计 60", "classes 20 and 30, total 60"),
                    not_judged=Both("有一班的人数读不出；累计", "the people of a class cannot be read; 累计"),
                ),
            ),
        },
        reasons={
            "cumulative": CodeWords(
                Both("累计含以前各月", "months before count as well"),
                Both(
                    "{name}含以前各月，只看这一份报表核对不了",
                    "{name} includes the months before; one form alone cannot say whether it is right",
                ),
            ),
            "total_of_unknown": CodeWords(
                Both("看不出是哪些班之和", "it does not show which classes a total sums"),
                Both(
                    "看不出“{name}”是哪些班之和，没有核对",
                    "it does not show which classes {name} sums; the total was not checked",
                ),
            ),
            "total_over_unreadable": CodeWords(
                Both("有一班读不出数", "a class cannot be read"),
                Both(
                    "{name}：有一班的数读不出，没有核对",
                    "{name}: a class has no exact number; the total was not checked",
                ),
            ),
            "total_over_blank": CodeWords(
                Both("有一班没有填", "a class is blank"),
                Both(
                    "{name}：有一班的{counted}没有填，没有核对",
                    "{name}: {counted} of a class is blank; the total was not checked",
                ),
            ),
        },
    ),
    "first_time": CheckWords(
        rule=Both("首次参训不多于人数", "no more first-timers than people"),
        codes={
            "RC015": CodeWords(
                title=Both("首次参训多于人数", "more first-timers than people"),
                message=Both(
                    "{which}首次参训 {actual} 人，多于到课的 {expected} 人。",
                    "{actual} came to {which} for the first time, and only {expected} came at all.",
                ),
                help=Both("请核对两格，是否填反。", "Check both cells; were they exchanged?"),
                page=CheckPage(
                    holds=Both(
                        "本年首次参训的人是到课的人中的一部分。",
                        "Those who come for the first time this year are a part of those who come.",
                    ),
                    passes=Both("40，其中首次 25", "40, of them 25 for the first time"),
                    fails=Both("25，其中首次 40", "25, of them 40 for the first time"),
                    not_judged=Both("有一格空白", "one of the two is blank"),
                ),
            ),
        },
    ),
    "class_repeated": CheckWords(
        rule=Both("一个班只报一次", "no class twice"),
        codes={
            "RC008": CodeWords(
                title=Both("同一个班报了两次", "a class twice"),
                message=Both("{which}与第 {other} 个班各栏都相同。", "{which} says the same as class {other}."),
                help=Both(
                    "请核对是否报了两次；确是两个班的，请写明日期或期次。",
                    "See whether it was reported twice; of two classes write the days.",
                ),
                page=CheckPage(
                    holds=Both(
                        "项目、日期、地点、人数等各栏都相同的两行，多半是重复填的。",
                        "Two rows that are alike in project, day, place and people are most likely one class written twice.",
                    ),
                    passes=Both("健康讲座 5月12日；健康讲座 5月19日", "健康讲座 on 5/12, and on 5/19"),
                    note=Both("健康讲座 5月12日 40 人，两行", "健康讲座 on 5/12 with 40 people, in two rows"),
                ),
            ),
        },
    ),
    "category": CheckWords(
        rule=Both("培训类别是规定的类别", "a category is one of those listed"),
        codes={
            "RC009": CodeWords(
                title=Both("没有这个培训类别", "an unknown category"),
                message={
                    "": Both(
                        "{which}的类别“{category}”不在规定的 {count} 个类别里。",
                        "the category “{category}” of {which} is none of the {count} listed.",
                    ),
                    "guess": Both(
                        "{which}的类别“{category}”不在规定的 {count} 个类别里，是否指“{guess}”？",
                        "the category “{category}” of {which} is none of the {count} listed; is “{guess}” meant?",
                    ),
                },
                help={
                    "": Both("请改用规定的类别：{texts}。", "Use one of these: {texts}."),
                    "guess": Both("请改用规定的类别。", "Use one of the categories that are listed."),
                },
                page=CheckPage(
                    holds=Both(
                        "规则包列出培训类别（categories）的，各班的类别是其中之一；没有列出的不核对。",
                        "Where the pack lists the categories of training (categories), a class is of one of these; where it lists none, nothing is judged.",
                    ),
                    passes=Both(
                        "类别：农村实用技术、健康教育；健康教育", "listed: 农村实用技术, 健康教育; a class of 健康教育"
                    ),
                    note=Both("类别：农村实用技术、健康教育；其它", "listed: 农村实用技术, 健康教育; a class of 其它"),
                ),
            ),
        },
    ),
}
