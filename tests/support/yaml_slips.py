"""Sound files, and slips of every kind that a person may make in them; `§` stands before what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

MARK = "§"


class Slip(NamedTuple):
    """Replace `sound` by `wrong`, and `code` is told at the mark; `says` is part of the sentence, zh and en."""

    sound: str
    wrong: str
    code: str
    says: tuple[str, str] = ("", "")


Told = tuple[int, int, str]
"""Line, column, code."""


def made(text: str, slips: Iterable[Slip]) -> tuple[str, list[Told]]:
    """The text with these slips in it, and what must be told of it, in order."""
    codes: dict[str, str] = {}
    for number, slip in enumerate(slips):
        assert text.count(slip.sound) == 1, slip.sound
        mark = chr(0xE000 + number)
        assert slip.wrong.count(MARK) == 1, slip.wrong
        text = text.replace(slip.sound, slip.wrong.replace(MARK, mark))
        codes[mark] = slip.code
    found = []
    lines = []
    for line, content in enumerate(text.split("\n"), start=1):
        plain = ""
        for sign in content:
            if sign in codes:
                found.append((line, len(plain) + 1, codes[sign]))
            else:
                plain += sign
        lines.append(plain)
    return "\n".join(lines), found


PACK = """name: sound
title: 表
source: 文件
columns: ["1..9"]
blanks: zero
district: 全区
units: [甲, {name: 乙, aliases: [小乙]}]
indicators:
  "1": 总数
bases:
  人口: {source: 统计, year: "2020", values: {甲: "3", 乙: "4"}}
duties:
  - {id: d1, quote: 每年两次, owner: 甲}
pace: {slightly_behind: 5%}
rules:
  - {id: a, check: part_whole, whole: "1", parts: ["2..3"]}
  - {id: b, check: bounds, indicators: ["2"], at_least: "1"}
  - {id: c, check: bounds, indicators: ["3"], at_least: "1", at_most: "7"}
  - {id: d, check: not_above, part: ["3"], whole: ["1"]}
  - {id: e, check: change, indicators: ["4"], at_most: 10%}
  - {id: f, check: coverage, count: "5", of: "6", at_least: 9%}
  - {id: g, check: text_consistency, nouns: [街道]}
  - {id: h, check: either, floors: [{indicator: "7", at_least: "2"}, {indicator: "8", at_least: "3"}]}
  - {id: i, check: narrative_claim, quote: 共3个, indicator: ["9"]}
  - {id: j, check: granule, indicators: ["9"], step: "1"}
  - {id: k, check: bounds, indicators: ["6"], at_least: "5"}
  - {id: l, check: bounds, indicators: ["8"], at_most: "50", severity: warning}
  - {id: m, check: present, indicators: ["4"]}
# a
# b
"""

PACK_SLIPS = (
    Slip("name: sound", "§name: Not Sound", "PK003", ("写法不对", "not written as it should be")),
    Slip("title: 表", "§titel: 表", "PK003", ("是否指 title", "is title meant")),
    Slip("source: 文件", "source: §*wj", "PK002", ("别名", "aliases")),
    Slip("blanks: zero", "§blanks: nought", "PK003", ("'zero' 或 'unknown'", "'zero' or 'unknown'")),
    Slip("{name: 乙, aliases: [小乙]}", "{name: 乙, §alias: [小乙]}", "PK003", ("是否指 aliases", "is aliases meant")),
    Slip('year: "2020"', "§year: 去年", "PK003", ("写法不对", "not written")),
    Slip("{id: d1, quote: 每年两次", "§{id: d1", "PK003", ("缺少这一项", "is required")),
    Slip("pace: {slightly_behind: 5%}", "pace: {§slightly_behind: 不多}", "PK003", ("不是一个确定的数", "definite number")),
    Slip('whole: "1", parts: ["2..3"]', '§wole: "1", parts: ["2..3"]', "PK003", ("是否指 whole", "is whole meant")),
    Slip('["2"], at_least: "1"', '["2"], §at_least: 四十左右', "PK003", ("四十左右", "四十左右")),
    Slip('at_least: "1", at_most: "7"', '§at_least: "9", at_most: "7"', "PK105", ("下限 9", "the floor 9")),
    Slip('part: ["3"], whole: ["1"]', 'part: ["3"], §whole: "1"', "PK003", ("应为列表", "must be a list")),
    Slip('{id: e, check: change, indicators: ["4"], at_most: 10%}', '§{id: e, check: change, indicators: ["4"]}', "PK003", ("at_least 或 at_most", "at_least or at_most")),
    Slip('count: "5", of: "6"', 'count: "5", §cuont: "6", of: "6"', "PK003", ("没有这样的项目", "no such field")),
    Slip("nouns: [街道]", "§nouns: 街道", "PK003", ("应为列表", "must be a list")),
    Slip('{indicator: "7", at_least: "2"}', '{§indicator: "7 .. 8", at_least: "2"}', "PK003", ("7 .. 8", "7 .. 8")),
    Slip("quote: 共3个", "§quote: 共3个、5个", "PK003", ("有且只有一个数", "exactly one number")),
    Slip('id: j, check: granule', 'id: j, check: granule, §id: j2', "PK002", ("写了两次", "given twice")),
    Slip('{id: k, check: bounds, indicators: ["6"]', '{id: k, check: bounds, indicators: [§"6..5"]', "PK104", ("写反了", "runs backwards")),
    Slip("severity: warning", "§severity: fatal", "PK003", ("'warning'", "'warning'")),
    Slip("check: present", "§check: presnt", "PK003", ("是否指 present", "is present meant")),
    Slip("{id: l,", "{§id: a,", "PK003", ("规则编号 a 重复", "a is used twice")),
    Slip('# a', '  - {id: n, check: bounds, indicators: [§"12"], at_most: "3"}', "PK102", ("没有第12栏", "do not have 12")),
    Slip("# b", '  - {id: o, check: bounds, indicators: ["9"], at_least: "8"}\n  - {§id: p, check: bounds, indicators: ["9"], at_most: "7"}', "PK101", ("不可能同时成立", "cannot hold together")),
)  # fmt: skip

EXPLANATIONS = """explanations:
- {code: PW001, rule: a, unit: 甲, seen: {actual: "3"}, reason: 已核实, by: 科室}
- {code: PW001, rule: b, indicator: "2", reason: 已核实, by: 科室, until: 2020-12-31}
- {code: PW001, rule: c, period: "2020", reason: 已核实, by: 科室}
- code: DS001
  rule: d
  reason: 已核实
- {code: DS001, rule: e, reason: 已核实, by: 科室}
- {code: DS001, rule: f, reason: 已核实, by: 科室}
- {code: DS001, rule: g, reason: 已核实, by: 科室}
"""

EXPLANATIONS_SLIPS = (
    Slip('seen: {actual: "3"}', '§seen: ["3"]', "PK003", ("项: 值", "must be a mapping")),
    Slip("until: 2020-12-31", "§until: 2020-02-30", "PK003", ("“2020-02-30”不是日期", '"2020-02-30" is no date')),
    Slip('period: "2020"', "§peroid: 2020", "PK003", ("是否指 period", "is period meant")),
    Slip("- code: DS001\n  rule: d", "- §rule: d", "PK003", ("缺少这一项", "is required")),
    Slip("rule: e, reason: 已核实", '§rule: "", reason: 已核实', "PK003", ("不能为空", "must not be empty")),
    Slip("rule: f, reason: 已核实", "rule: f, reason: §&r 已核实", "PK002", ("别名", "aliases")),
    Slip("rule: g, reason: 已核实", "rule: g, reason: 已核实, §reason: 又核实", "PK002", ("写了两次", "given twice")),
    Slip("rule: a, unit: 甲", "rule: a, §unit: [甲]", "PK003", ("应为文字", "must be text")),
)  # fmt: skip

PLAN = """title: 表
units: [甲, 乙, 丙]
indicators:
  "1": {name: 合计, parts: 2+3}
  "2": {name: 农村, total: "6", weights: 人口}
  "3": {name: 在岗, total: "9", weights: 人口×0.5+均分×0.5}
  "4": {name: 参与率, unit_of_measure: '%', total: 50%}
  "5": {name: 品牌, total: "3", weights: 均分}
  "6": {name: 学习点, total: "4", weights: 均分}
  "7": {name: 讲座, total: "7", weights: 人口, growth_cap: 5%}
sources:
  人口: {source: 示例, values: {甲: 12, 乙: 30, 丙: 7}}
tables:
  上年目标:
    甲: {"7": 2}
demands:
  甲: {"2": "1", "4": 40%}
  乙: {"2": ≥1, "3": "2"}
  丙: {"5": "×", "6": 1~3}
notes: [说明一]
# a
"""

PLAN_SLIPS = (
    Slip("title: 表", "§title: [表]", "AL015", ("应为文字", "must be text")),
    Slip("units: [甲, 乙, 丙]", "units: [甲, 乙, 丙, §甲]", "AL002", ("有两行", "two rows")),
    Slip("parts: 2+3", "§parts: 各项相加", "AL006", ("看不懂", "not understood")),
    Slip('total: "6", weights: 人口', '§totl: "6", weights: 人口', "AL015", ("是否指 total", "is total meant")),
    Slip('total: "9"', '§total: "-9"', "AL009", ("-9", "-9")),
    Slip("total: 50%}", "total: 50%, §knd: 率}", "AL015", ("是否指 kind", "is kind meant")),
    Slip('name: 品牌, total: "3"', 'name: 品牌, §total: 三个', "AL001", ("三个", "三个")),
    Slip('total: "4", weights: 均分', 'total: "4", §weights: 人囗', "AL004", ("人囗", "人囗")),
    Slip("growth_cap: 5%", "§growth_cap: 略增", "AL013", ("略增", "略增")),
    Slip("乙: 30", "§乙: 三十户", "AL001", ("三十户", "三十户")),
    Slip('甲: {"2": "1", "4": 40%}', '甲: {§"2": 约1, "4": 40%}', "AL001", ("约1", "约1")),
    Slip('"2": ≥1, "3": "2"', '"2": ≥1, §"3": 2.5', "AL003", ("2.5", "2.5")),
    Slip('"5": "×", "6": 1~3', '"5": "×", §"66": 1~3', "AL004", ("没有第66栏", "no column 66")),
    Slip("# a", "areas: {§东片: {}}", "AL004", ("东片", "东片")),
    Slip("demands:\n", 'demands:\n  §丁: {"2": "1"}\n', "AL004", ("丁", "丁")),
    Slip("source: 示例, ", "source: 示例, §source: 再写, ", "PK002", ("写了两次", "given twice")),
)  # fmt: skip

FILES: Mapping[str, tuple[str, Sequence[Slip]]] = {
    "pack": (PACK, PACK_SLIPS),
    "explanations": (EXPLANATIONS, EXPLANATIONS_SLIPS),
    "plan": (PLAN, PLAN_SLIPS),
}
