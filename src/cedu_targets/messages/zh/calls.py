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
}  # fmt: skip
