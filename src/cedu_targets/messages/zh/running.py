"""规则包、用法和程序自身的错误（退出码 4、2、70）。"""

from cedu_targets.messages.entry import Words

RUNNING: dict[str, Words] = {
    # 规则包：退出码 4
    "PK001": Words(
        "没有这个规则包",
        "没有名为“{name}”的规则包；现有：{texts}。",
        "请核对规则包的名称，或给出规则包文件的路径。",
    ),
    "PK002": Words(
        "不是合法的 YAML",
        "{reason}。",
        {"": "请按提示的行列改正。", "cut": "请按提示的行列改正；这之后的内容要等改好才能核对。"},
    ),
    "PK003": Words(
        "内容有误",
        "{field}：{reason}。",
        {
            "": "请按提示的行列改正；规则包的各字段见 cedu schema pack。",
            "explanations": "请按提示的行列改正；这个文件的样子见 cedu check --write-explanations。",
            "explanations_book": "请改正提示的那一格；这个工作簿原来的样子见 cedu check 表 --write-explanations 说明.xlsx。",
        },
    ),
    "PK004": Words("读不了", "读不了这个文件（{reason}）。", "请核对路径和读取权限。"),
    "PK006": Words(
        "比对不了",
        {
            "": "不是可比对的 cedu 报告（{reason}）。",
            "missing": "找不到这个文件。",
            "kind": "这是 {kind} 文件，不是 JSON 报告。",
            "size": "这份报告超过 {limit} MB，或超过 {count} 个值，没有读。",
        },
        {
            "": "请给出以前用 -f json 存下的报告。",
            "missing": "请核对文件名和所在文件夹；第一次审核没有以前的报告，请去掉 --baseline。",
            "kind": "请给出以前用 cedu check -f json 存下的 .json 报告；网页和 Excel 报告不能用来比对。",
            "size": "请把文件分批审核，分别存报告、分别比对。",
        },
    ),
    "PK007": Words(
        "不是文本文件",
        {
            "": "这是 {kind} 文件，这里要的是 YAML 文本文件。",
            "explanations_book": "这个文件里没有情况说明（没有 cedu 写出的“标识”列）。",
        },
        {
            "": "规则包是 .yaml 文件：cedu rules infer 表 -o 规则包.yaml 可以按一张表生成；要审核的表请直接写在 cedu check 后面。",
            "explanations": "情况说明是工作簿或 .yaml 文件：cedu check 表 --write-explanations 说明.xlsx 或 --write-explanations 说明.yaml 可以写出一份草稿。",
            "explanations_book": "请给出用 cedu check 表 --write-explanations 说明.xlsx 或 --write-explanations 说明.yaml 写出、填好的文件。",
        },
    ),
    # 用法：退出码 2
    "output_is_input": Words("输出就是输入", "输出文件就是输入文件，cedu 从不改动报送的文件。", "请另起一个文件名。"),
    "output_twice": Words(
        "两个输出是同一个文件", "两个输出用了同一个文件名，后写的会盖掉先写的。", "请另起一个文件名。"
    ),
    "output_is_folder": Words("输出是文件夹", "这是文件夹，不能作为输出文件。", "请写出文件名，如 报告.json。"),
    "output_is_link": Words(
        "输出是链接", "这是一个链接，cedu 不沿着链接写文件。", "请写出链接所指的文件名，或另起一个文件名。"
    ),
    "output_is_no_file": Words(
        "输出不是普通文件",
        {"": "这不是普通文件，不能作为输出文件。", "unread": "这是管道，另一头没有程序在读。"},
        {"": "请写出普通文件的文件名，如 报告.json。", "unread": "请先启动读取的程序，或写出普通文件的文件名。"},
    ),
    "output_changed": Words(
        "输出文件中途变了",
        "运行期间，这个文件名下放进了别的文件，或原有的文件有了改动，没有覆盖。",
        "请另起一个文件名再运行一次。",
    ),
    "output_is_workbook": Words(
        "输出会盖掉表格或文档", "已有这个表格或文档文件，没有覆盖。", "请另起一个文件名，如 {example}。"
    ),
    "output_is_not_ours": Words(
        "输出会盖掉别的文件",
        "已有这个文件，不是 cedu 写的报告，或者写出以后有人改过，没有覆盖。",
        "请另起一个文件名，或先移走这个文件。",
    ),
    "stdin_twice": Words("标准输入只有一份", "- 代表标准输入，只能写一次。", "其余的表请写文件名。"),
    "format_needs_file": Words(
        "这种格式的报告要有文件名",
        {
            "": "{format} 格式要写到文件里。",
            "screen": "{format} 格式要写到文件里，不能显示在屏幕上。",
            "suffix": "写出的是 {format} 文件，文件名要以 {suffix} 结尾。",
        },
        {
            "": "请用 {option} 写出文件名，如 {option} 报告{suffix}。",
            "suffix": "请改成以 {suffix} 结尾的文件名，如 {option} {example}。",
        },
    ),
    "unknown_suffix": Words(
        "后缀没有对应的格式",
        {
            "": "没有与后缀 {suffix} 对应的报告格式。",
            "foreign": "{format} 格式不能写到后缀为 {suffix} 的文件里。",
            "yaml": "写出的是 YAML，不能写到后缀为 {suffix} 的文件里。",
            "explanations": "情况说明写成 YAML 或 Excel 工作簿，不能写到后缀为 {suffix} 的文件里。",
        },
        {
            "": "请把文件名改成以 {known} 之一结尾，或用 -f 写明格式（{formats}）。",
            "foreign": "请把文件名改成以 {known} 之一结尾，或用 -f 换一种格式（{formats}）。",
            "yaml": "请把文件名改成以 {known} 之一结尾。",
            "explanations": "请把文件名改成以 {known} 之一结尾。",
        },
    ),
    "paper_unused": Words(
        "这种格式没有纸张大小",
        "{format} 格式不分纸张大小，--paper 在这里没有用处。",
        "请去掉 --paper，或用 -f 换一种打印用的格式（{formats}）。",
    ),
    "slips_not_a_folder": Words(
        "不是文件夹",
        "这不是文件夹，反馈单写不进去。",
        "请给 --slips 一个文件夹（没有的会新建），或一个 .html 结尾的文件名（写成一个网页）。",
    ),
    "slip_exists": Words(
        "已有同名文件", "文件夹里已有内容不同的 {name}，没有覆盖，一份也没有写。", "请换一个文件夹，或先移走这些文件。"
    ),
    "excel_too_large": Words(
        "工作表装不下", "Excel 工作表装不下：{rows} 行、{count} 栏。", "请改用 -f json 或 -f text，或把文件分开审核。"
    ),
    "parquet_extra": Words(
        "缺少组件",
        "写 Parquet 文件要用另装的组件 duckdb，现在没有装。",
        "请安装：{python} -m pip install 'cedu-targets[duckdb]'；或改用 -o 问题.csv，内容相同，不用另装。",
    ),
    "output_not_writable": Words(
        "写不了输出文件",
        {
            "": "写不了输出文件（{reason}）。",
            "full": "写不了输出文件：磁盘已满。",
            "no_folder": "写不了输出文件：没有这个文件夹。",
            "closed": "写不了输出文件：没有写入权限。",
            "open": "写不了输出文件：它正在 Excel、WPS 等程序中打开着，或者没有写入权限。",
        },
        {
            "": "请先在 Excel/WPS 中关闭它，并核对文件夹和权限。",
            "full": "请清理磁盘，或写到别的磁盘；没有留下写了一半的文件。",
            "no_folder": "请先建好文件夹，或核对文件名中文件夹的部分。",
            "closed": "请写到您有权限的文件夹；文件若在 Excel/WPS 中打开着，请先关闭。",
            "open": "请先关闭它，再运行一次；或换一个文件名。原来的文件没有动。",
        },
    ),
    "stdout_not_writable": Words(
        "写不了标准输出",
        {"": "写不了标准输出（{reason}）。", "full": "写不了标准输出：磁盘已满。"},
        {
            "": "请核对输出转到了哪里，或用 -o 写到文件。",
            "full": "请清理磁盘，或把输出转到别的磁盘。",
        },
    ),
    "disk_full": Words(
        "磁盘已满",
        "磁盘已满，写不了临时文件（{reason}）。",
        "请清理磁盘，或用环境变量 TMPDIR（Windows 为 TEMP）换一个临时文件夹。",
    ),
    "no_more": Words(
        "系统不再给文件或进程",
        "系统不让再打开文件或启动进程（{reason}）。",
        "请减少 --jobs，或放宽系统的限制（ulimit -n、ulimit -u）后再试。",
    ),
    "demo_exists": Words(
        "样例文件夹里已有同名文件",
        "文件夹里已有内容不同的 {name}，没有覆盖。",
        "请换一个文件夹：cedu demo 新文件夹",
    ),
    "stub_exists": Words("已有这个文件", "已有这个文件，没有覆盖。", "请另起一个文件名；已填写的说明不会被改动。"),
    "unknown_code": Words("没有这个编号", "没有编号 {name}。", "编号形如 PW001；cedu explain 不带编号会列出全部。"),
    # 程序自身
    "fault": Words(
        "cedu 自身出错",
        "cedu 自身出错了（供维护者参考：{reason}）。",
        "这不是您的文件的问题。请把所用的命令和文件交给维护者。",
    ),
}
