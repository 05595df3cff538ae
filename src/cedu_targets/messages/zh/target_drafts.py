"""由文中带数的话起草的规则包（cedu rules infer 文本），和 cedu rules show 里的目标；占位符须与英文一致（有测试）。"""

TARGET_DRAFT_TERMS: dict[str, str] = {
    "draft_comment": (
        "由文中带数的话起草，请逐条改好再用；不是目标的，整条删去。\n"
        "数取自 quote（原话），不在别处另写；同一句有几个数的，指的那一个在【】里。标“核对”的都是猜的：\n"
        "  indicator 指标：同一指标各年的目标写成一样的，才连成逐年的一条线；完成数按 name 和 aliases（别的叫法）对应\n"
        "  kind：share 占比，count 个数，per_head 人均，coverage 每个单位都要有；base：占什么的百分之几，以哪些人计\n"
        "  by 期限：到2020年底、每年；scope、each：每个单位各自达到的写 each: true；either：同名的达到一个即可\n"
        "  counting：new 当年新建，cumulative 累计，unstated 没有写；strength: expected 达不到只作提示\n"
        "question 是要请编制单位答复的：清楚了，就删去 question，写明 base、by 或 counting。\n"
        "文件开头的 name 是规则包的名字，用小写字母和数字；source 写文号。\n"
        "检查写法：cedu rules lint 本文件；试用：cedu check 文件 --rules 本文件；各字段：cedu schema pack。"
    ),
    "draft_doubt": "核对",
    "draft_open_counting": "是当年新建数还是累计数？",
    "draft_open_base": "占什么的百分之几？",
    "draft_open_heads": "“人均”“每千人”以哪些人计？",
    "draft_open_units": "全部共有多少（村、社区、户数）？由乡镇报数的，写明 base。",
    "draft_open_time": "没有写期限：每年都要达到，还是到哪一年？",
    "draft_line": "第{line}行",
    "draft_left": "以下 {count} 个数没有写成目标：",
    "draft_left_one": "第{line}行 {printed}：“{text}”{reason}",
    "draft_left_repeated": "，同样的话在文中有 {count} 处，分不清指哪一处",
    "draft_left_increase": "，是比以前提高多少，文中没有以前的数：查到后另写明要达到多少",
    "draft_left_unclear": "，照这句话认不出这个数",
    "draft_beyond": "第{line}行起还有 {count} 个数没有看：一个规则包写不下这么多目标。",
    "draft_summary": "{count} 个目标，其中 {asked} 个要请编制单位答复",
    "draft_summary_left": "；另有 {left} 个数没有写成，列在文件末尾",
    "draft_beside": "规则包只按表生成；文中另有 {count} 个带数的说法没有写进去，用 cedu read 可以看到。",
    "pack_years": "规划期 {years}",
    "pack_target_by": "期限：{by}",
    "pack_target_owner": "责任单位：{owner}",
    "pack_target_aliases": "又称：{names}",
    "pack_target_question": "疑问：{ask}",
}
