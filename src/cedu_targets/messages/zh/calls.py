"""命令行：说明里的标题，用法不对时的说法（退出码 2）。"""

from cedu_targets.messages.entry import Words

_NEXT = "例：{example}；全部用法：{command} --help"

CALLS: dict[str, Words] = {
    "no_such_option": Words(
        "没有这个选项",
        {"": "没有选项 {option}。", "guess": "没有选项 {option}，是不是 {guess}？"},
        _NEXT,
    ),
    "option_twice": Words("选项写了两次", "选项 {option} 只能写一次，这里写了 {count} 次。", f"请只留一个。{_NEXT}"),
    "option_needs_value": Words("选项缺少内容", "选项 {option} 后面没有写{value}。", _NEXT),
    "option_takes_no_value": Words("选项后面不写内容", "选项 {option} 后面不写内容。", _NEXT),
    "missing_option": Words("缺少选项", "缺少选项 {option}：{meaning}。", _NEXT),
    "missing_argument": Words("缺少参数", "缺少{argument}：{meaning}。", _NEXT),
    "wrong_value": Words("选项的内容不对", "选项 {option} 不能是“{value}”，应为{expected}。", _NEXT),
    "wrong_argument": Words("参数不对", "“{value}”不对，应为{expected}。", _NEXT),
    "extra_arguments": Words("多写了内容", "多写了“{names}”。", f"文件名里有空格的，请给整个文件名加引号。{_NEXT}"),
    "no_such_command": Words(
        "没有这个命令",
        {
            "": "没有命令 {name}；有这些命令：{known}。",
            "guess": "没有命令 {name}，是不是 {guess}？",
            "file": "没有写要对 {name} 做什么；有这些命令：{known}。",
        },
        {"": "全部用法：{command} --help", "file": "例：cedu check {name}；全部用法：{command} --help"},
    ),
    "wrong_call": Words("用法不对", "用法不对。", _NEXT),
    "template_call": Words(
        "template 的用法不对",
        {
            "": "--for status 要写明是哪一份事项（要点、安排）。",
            "items": "--for {purpose} 不用写“{name}”：空白计划只照上年的表填。",
            "option": "--for {purpose} 不用 {option}。",
            "forms": "--for monthly 给每个单位写一份月报表，-o 要的是文件夹，{name} 是文件名。",
            "file": "--for status 给每个责任单位写一份清单，-o 要的是文件夹，{name} 是文件名。",
            "tree": "--for dossier 写出文件夹和目录，-o 要的是文件夹，{name} 是文件名。",
            "no_dossier": "--for dossier 要写明是哪一份建档要求。",
            "no_targets": "--for achieved 要写明目标在哪一份文件里。",
            "no_table": "--for report 要写明下达的目标表。",
        },
        {
            "": "例：cedu template --for status 安排.xlsx -o 清单",
            "items": "照上年的表填，请写 --like {name}。",
            "option": "例：cedu template --for {purpose} {example}",
            "forms": "例：-o {folder}",
            "file": "例：-o {folder}",
            "tree": "例：-o {folder}",
            "no_dossier": "例：cedu template --for dossier 实施方案.txt -o 档案",
            "no_targets": "例：cedu template --for achieved 规划.txt --year 2021 -o 完成情况.xlsx",
            "no_table": "例：cedu template --for report 目标表.xlsx -o 报送表",
        },
    ),
    "figure_form_year": Words(
        "年份不对",
        {
            "": "看不懂年份“{name}”。",
            "outside": "{year} 年没有要报的目标：规划是 {plan} 年的。",
            "none": "{year} 年没有要报的目标。",
        },
        {
            "": "请写成四位，如 --year 2021",
            "outside": "请换成规划里的年份，或不写 --year。",
            "none": "请换一个年份，或不写 --year。",
        },
    ),
    "figure_form_no_targets": Words(
        "没有目标",
        {
            "": "这份文件里没有认出目标，没有可以填报的。",
            "table": "这是目标表，不是写有目标的文字：完成数照目标表的单位和栏目填就可以。",
        },
        {
            "": "请给写有目标的文件；目标写在句子里的，要有规则包（--rules）。",
            "table": "请复制目标表，把目标数换成完成数、标题里的“目标”改成“完成情况”，再用 cedu gap 目标表 完成表。",
        },
    ),
    "checklists_not_a_folder": Words(
        "不是文件夹", "这不是文件夹，清单写不进去。", "请给 -o 一个文件夹，没有的会新建。"
    ),
    "checklist_exists": Words(
        "已有同名文件",
        "文件夹里已有内容不同的 {name}（可能已经填过），没有覆盖，一份也没有写。",
        "请换一个文件夹，或先移走这些文件。",
    ),
    "targets_errors": Words(
        "表中有错",
        "表中还有 {count} 处必须修改而没有说明的错误，什么也没有写。",
        "请先看是哪几处：{command}；改正原表，或用 --explanations 给出情况说明，再写。",
    ),
    "targets_none": Words(
        "没有目标表",
        {"": "没有找到目标表，什么也没有写。", "other": "这里没有目标数，只有完成数或上年数，什么也没有写。"},
        {
            "": "请给下达目标的表；看怎样读取的：cedu read {file}。",
            "other": "请给下达目标的表，不是完成情况表；看怎样读取的：cedu read {file}。",
        },
    ),
    "targets_several": Words(
        "有几张目标表",
        {
            "": "文件里有 {count} 张目标表，不知道按哪一张写：{sheets}。",
            "one_sheet": "工作表“{sheets}”里有 {count} 张目标表，不知道按哪一张写。",
        },
        {"": "请用 --sheet 写明，如 --sheet {example}。", "one_sheet": "请把要用的那一张单独存成一个文件。"},
    ),
    "no_owners_at_all": Words("没有责任单位", "这份事项没有写责任单位，不知道清单发给谁。", "请补上责任单位一栏。"),
    "unknown_language": Words(
        "没有这种语言",
        "{source} 的“{name}”不是可用的语言，请写 zh（中文）或 en（英文） · "
        '{source}: there is no language "{name}"; say zh (Chinese) or en (English).',
    ),
}
CALL_TERMS: dict[str, str] = {
    "help_usage": "用法", "help_arguments": "参数", "help_options": "选项", "help_commands": "命令", "help_example": "例",
    "help_any_option": "[选项]", "help_any_command": "命令 …", "help_required": "必填", "help_default": "默认",
    "help_help": "显示本说明并退出", "call_one_of": " {names} 之一", "call_at_least": "不小于 {number} 的整数",
    "call_between": " {number} 到 {most} 的整数",
    "template_allocate": "--like 上年表.xlsx -o 计划.xlsx", "template_monthly": "--units 村.xlsx -o 月报表", "template_status": "安排.xlsx -o 清单", "template_dossier": "实施方案.txt -o 档案",
}  # fmt: skip
