"""规则包自身的问题（cedu rules lint；前五种一出现，规则包就不能用，退出码 4），以及没有核对到的部分。"""

from cedu_targets.messages.entry import Words

PACKS: dict[str, Words] = {
    "PK101": Words(
        "规则互相矛盾",
        {
            "": "这 {count} 条规则不可能同时成立：{facts}。",
            "one": "规则 {rule} 自身就不可能成立：{facts}。",
        },
        "请对照原文，改正其中一条；去掉其中任何一条，其余就不再矛盾。",
        "列出的规则放在一起，任何一张表都通不过；去掉其中任一条就不再矛盾（最小的一组）。计数不为负。预期性的规则参与其中时只作提示。\n\n通过：第2栏 ≥ 5，第3栏 ≥ 5，第1栏 = 第2+3栏，第1栏 ≤ 10\n不通过：第2栏 ≥ 5，第3栏 ≥ 6，第1栏 = 第2+3栏，第1栏 ≤ 10\n没有核对：计量单位不同（一个带单位、一个不带）的数，与上年的比较",
    ),
    "PK102": Words(
        "没有这一栏",
        "规则包的 columns 里没有第{unknown}栏。",
        "请核对栏次；确有这一栏的，请补进 columns。",
        "规则包用 columns 写明表有哪些栏，规则里的栏次（或 indicators 里的名称）应在其中。\n\n通过：columns 为 1..8，规则说第 8 栏\n不通过：columns 为 1..8，规则说第 9 栏",
    ),
    "PK103": Words(
        "合计是自己的分项",
        {
            "": "第{total}栏的合计列在自己的分项里：{facts}。",
            "circle": "合计绕了一圈又成了自己的分项（{circle}）：{facts}。",
        },
        "请把合计栏从分项里去掉；否则其余分项只能是 0。",
        "合计列在自己的分项里，或经过别的合计绕回自己，其余分项就只能是 0，多半是栏次写错。\n\n通过：1 = 2+3，2 = 4+5\n不通过：1 = 1+2；1 = 2+3，2 = 1+4",
    ),
    "PK104": Words(
        "范围写反了",
        "“{text}”的起止写反了。",
        "请改为 {mended}。",
        "范围从小到大写，如 2..8。",
    ),
    "PK105": Words(
        "下限高于上限",
        "下限 {floor} 高于上限 {ceiling}，什么数都不能通过。",
        "请核对这两个数。",
        "同一条规则的 at_least 应不高于 at_most。",
    ),
    "PK106": Words(
        "重复的规则",
        "规则 {rule} 与第{other_line}行的 {other} 要求相同。",
        "请删去其中一条，或核对栏次是否写错。",
        "两条规则要求完全相同，同一个问题会报两次。",
    ),
    "PK107": Words(
        "已由其他规则保证",
        "规则 {rule} 是多余的，由这些规则就能推出：{facts}。",
        "请核对数字是否写错；确属多余的可以删去。",
        "其他同样或更严的规则成立时，这条规则一定成立，因此它不会单独报出问题。常见原因是栏次或数字写错。全区合计（district_sum）常能互相推出，仍有用处，不在此列。\n\n例：第2栏 ≥ 5，第1栏 = 第2+3栏，则“第1栏 ≥ 4”是多余的",
    ),
    "PK108": Words(
        "不会不成立的规则",
        {
            "": "规则 {rule} 对任何表都成立，不起作用。",
            "no_rows": "规则 {rule} 没有所指的行，不起作用。",
        },
        "请核对栏次、数字和单位。",
        "计数本来就不为负，部分本来就不大于含有它的合计；只说这些的规则永远不会报出问题。",
    ),
    "PK109": Words(
        "这一栏只能是一个数",
        "{unit} {column}按这些规则只能填 {value}：{facts}。",
        "请核对这些规则；本来就只能填一个数的，可不作修改。",
        "几条规则合起来，使某一栏只剩一个可填的数，多半是上限或合计写错。一条规则里上下限相同是有意的，不在此列。",
    ),
    "PK110": Words(
        "名称重复",
        {
            "": "“{shared}”既是 {one} 的名称，又是 {two} 的名称，无法分清。",
            "district": "“{shared}”既是单位 {two} 的名称，又是全区的名称，无法分清。",
            "column": "“{shared}”既是第{one}栏的名称，又是第{two}栏的名称，无法分清。",
        },
        "请去掉其中一个别名。",
        "按名称对应单位和栏目；一个名称只能指一个。",
    ),
    "PK111": Words(
        "引文重复",
        {
            "": "引文与第{other_line}行的 {other} 相同。",
            "within": "引文与第{other_line}行的 {other} 有一个包含另一个。",
        },
        "请核对是否引了两次，或各引自己的那几个字。",
        "两处引用同一句话，同一个问题会报两次；其中一处可能引错。",
    ),
    "PK112": Words(
        "indicators 里的栏不在 columns 里",
        "indicators 写了第{unknown}栏，columns 里没有。",
        "请核对栏次。",
        "columns 写明表有哪些栏，indicators 给它们名称，两处应一致。",
    ),
    "PK113": Words(
        "没有这个单位",
        "单位“{wanted}”不在 units 里。",
        "请核对名称，或补进 units。",
        "规则点名的单位应在规则包的单位名单里，否则这条规则对它不起作用。",
    ),
    "PK114": Words(
        "pace 里的栏有误",
        {
            "": "pace 写了第{unknown}栏，columns 里没有。",
            "twice": "第{unknown}栏在 pace 里既是 {one}，又是 {two}；按 {two} 对照时间。",
        },
        "请核对栏次，一栏只写一处。",
        "pace 写明各栏的完成数怎样对照时间：linear 按月折算，none 看水平、不折算，year_end 年底完成。",
    ),
    "PK115": Words(
        "先后绕了一圈",
        "这几项互为先后，哪一项都排不到最前：{circle}。",
        "请核对 before 和 after 是否写反。",
        "先后关系不能绕圈。\n\n通过：方案先于开幕，开幕先于总结\n不通过：方案先于开幕，开幕先于方案",
    ),
    "PK116": Words(
        "培训类别写了两次",
        "categories 里“{category}”写了两次。",
        "请删去一个，或核对是不是写错了。",
        "forms 的 categories 列出报表可填的培训类别，一个类别写一次。",
    ),
    "PK117": Words(
        "目标与走向规则相反",
        {
            "": "{name}：{later} 年的目标 {later_value}，低于 {year} 年的 {earlier}，规则却写明逐年不降。",
            "rise": "{name}：{later} 年的目标 {later_value}，高于 {year} 年的 {earlier}，规则却写明逐年不升。",
        },
        "请核对引文里的数、期限（by）和 direction。",
        "path 规则写明一个指标各年的目标逐年不降（up）或不升（down）。规则包自己的引文就不合的，多半是引错了一句，或 by 写错了年份；原文确实如此的，去掉这条规则。",
    ),
    "PK118": Words(
        "同一个数写了两次",
        "目标 {rule} 与第{other_line}行的 {other} 引的是同一句、同一个指标。",
        "请删去一个；同一句有几个数的，用【】标出各自指的那一个。",
        "同一个数作为同一个指标的目标写了两次，会核对两次。同一句话对两个指标提要求（知晓率、认同率都达到 70%）的，indicator 不同，不在此列。",
    ),
    "PK119": Words(
        "连不成一条线",
        "path 规则的指标“{target}”有期限的目标只有 {count} 个，没有可比的年份。",
        "请核对 indicator 是否写得一样，或给各年的目标补上 by。",
        "path 规则比较一个指标各年的目标，至少要有两个不同年份的目标。",
    ),
    "PK120": Words(
        "读不懂的期限",
        "“{text}”说不出是哪一天以前，也不是每年、每月一类的说法。",
        "请写成 到2021年底、2021年6月底前、每年、用2-3年 一类；文中没有写期限的，不写。",
        "目标的 by 和任务事项的 due 写原文的期限。春节前、适时、立行立改一类说不出日子的，不会按期限核对。",
    ),
    "PK121": Words(
        "同一指标、同一期限有两个数",
        "{target}（{text}）：第{other_line}行的 {other} 是 {one}，这里是 {two}。",
        "请核对是不是两个指标，或引错了一句；范围不同的，写明 scope。",
        "同一个指标、同一个期限、同一个范围只应有一个目标数，否则不知道以哪一个为准。",
    ),
    # 表与规则包名单对照
    "PR002": Words(
        "名单中的单位没有出现",
        "表中没有责任单位“{wanted}”。",
        "请补上这一行；已撤并的，请修改规则包的单位名单。",
        "规则包列有全部责任单位。表中缺一个单位，全区合计就可能少一份。",
    ),
    "unsearched_scale": Words("没有核对到", "规则的数与同栏其他的数计量单位不同，没有表就无法换算，未参与核对"),
    "unsearched_conflicts": Words("没有核对到", "规则太多，矛盾没有全部查找"),
    "unsearched_implied": Words("没有核对到", "规则太多，多余的规则没有全部查找"),
    "unsearched_forced": Words("没有核对到", "规则太多，只能是一个数的栏没有全部查找"),
}

PACK_TERMS: dict[str, str] = {
    "next_summary": "照规则包 {like} 生成：沿用规则 {carried} 条，本表另写明 {declared} 条，没有沿用 {left} 条，与文件原文有关、要重新核对的 {notice} 条。",
    "next_todo": "请核对后再用：source 写新文号；cedu rules lint 本文件 核对写法；cedu check 表 --rules 本文件。",
    "next_left": "没有沿用的和有变动的 {count} 处：",
    "next_unnamed": "原规则包没有写这些栏的名称，按栏次或位置对应，请核对是不是同一项指标：{columns}。",
    "next_amounts": "这些规则里的数是原来那一年的，请对照新文件核对：{rules}。",
    "next_declared": "这些规则是新表自己写明的，或是为新增的栏加的：{rules}。",
    "next_notice": "以下 {count} 条引用的是原来那一年的文件，没有写进规则；请对照新文件，引文、数字都对的再加上：",
    "next_left_some": "{name}：沿用，但少了在本表里对不上的原来第{columns}栏",
    "next_left_gone": "{name}：本表没有原来的{column}{known}",
    "next_left_renamed": "{name}：{column}现在是“{printed}”，原来是“{known}”",
    "next_left_unplaced": "{name}：看不出原来的{column}现在是哪一栏",
    "next_left_base": "{name}：用到的基数是原来那一年的（{bases}）",
    "next_left_unit": "{name}：本表没有单位“{wanted}”",
    "next_left_declared": "{name}：本表说明写的是 {declared}",
    "next_left_between": "{name}：各分项之间多了第{columns}栏，看不出要不要计入合计",
    "next_column_gone": "原来的{name}{known}：本表没有",
    "next_column_renamed": "{name}：现在是“{printed}”，原来是“{known}”",
    "next_column_unplaced": "原来的{name}：看不出现在是哪一栏",
    "next_column_new": "{name}“{known}”：新增的栏，或改了名称",
    "next_unit_gone": "单位“{name}”：本表没有，没有列入名单",
    "next_unit_new": "单位“{name}”：新增的单位，已列入名单，请补别名",
    "next_base_old": "基数“{name}”：是原来那一年的（{known}），没有沿用",
    "next_entry_gone": "原来的{name}：{entry} 里写了它，本表没有",
}
