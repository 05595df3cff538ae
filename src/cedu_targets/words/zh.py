"""中文用语：每个编号的名称、说明句、下一步和解释页。占位符须与英文一致（有测试）。"""

from cedu_targets.words.entry import Words

WORDS: dict[str, Words] = {
    # 读不了的文件：退出码 3
    "RD101": Words("找不到文件", "找不到这个文件。", "请核对文件名和所在文件夹；文件名含空格时请加引号。"),
    "RD102": Words("打不开文件", "打不开这个文件（{reason}）。", "请先在 Excel/WPS 中关闭它，并确认您有读取权限。"),
    "RD103": Words(
        "文件夹里没有可读的文件",
        "文件夹里没有 .xlsx、.csv 或 .txt 文件。",
        "请核对文件夹，或直接写出文件名。",
    ),
    "RD104": Words("不是普通文件", "这不是普通文件。", "请给出 .xlsx、.csv 或 .txt 文件。"),
    "RD105": Words("空文件", "文件是空的（0 字节）。", "请重新导出或重新接收这个文件。"),
    "RD106": Words("文件过大", "文件超过 {limit} MB。", "请只保留目标表所在的工作表，或另存为 CSV（文本上限 20 MB）。"),
    "RD107": Words(
        "暂不支持的旧格式",
        "这是旧版二进制文件（.xls、.et、.doc 或 .wps）。",
        "请在 Excel/WPS 中“另存为”.xlsx 后再审核。",
    ),
    "RD108": Words("文件有密码", "工作簿设有打开密码，读不了。", "请在 Excel/WPS 中取消密码后另存一份。"),
    "RD109": Words(
        "工作簿已损坏",
        "这不是完好的 Excel 工作簿（{reason}）。",
        "请在 Excel/WPS 中打开并另存为新的 .xlsx；打不开就请报送单位重发。",
    ),
    "RD110": Words(
        "不是 Excel 工作簿",
        "这是压缩包，但里面没有 Excel 工作簿。",
        "请给出 .xlsx 文件；.ods 请另存为 .xlsx，.docx 里的表格请复制到 Excel 后另存。",
    ),
    "RD111": Words(
        "工作簿部件过大",
        "工作簿的部件 {part} 解开后超过 {limit} MB。",
        "请只保留目标表所在的工作表，或另存为 CSV。",
    ),
    "RD112": Words(
        "工作表范围过大",
        "工作表“{sheet}”有数据的范围达到 {rows} 行 × {columns} 列，超过 {limit} 个单元格。",
        "请删去远处的零星内容后另存，或另存为 CSV。",
    ),
    "RD113": Words(
        "认不出文字编码",
        "文件不是 UTF-8 也不是 GB18030 编码的文本。",
        "请另存为 .xlsx，或另存为“CSV UTF-8”；图片、PDF 里的表请先录入表格。",
    ),
    "RD114": Words("一行过长", "第 {line} 行有 {fields} 个字段。", "请核对分隔符，或另存为 .xlsx。"),
    "RD115": Words(
        "引号没有配对",
        "第 {line} 行的引号没有配对，后面的内容无法分清。",
        "请补上或删去多余的引号，或另存为 .xlsx。",
    ),
    "RD116": Words(
        "没有找到目标表",
        "没有找到目标表。",
        "目标表要有单位名称一列、表头和数字，文本要用逗号或制表符分隔；有栏次行（1、2、3…）最好。样表：cedu demo。",
    ),
    "RD117": Words("没有这个工作表", "没有名为“{sheet}”的工作表；现有：{sheets}。", "请核对 --sheet 的名称。"),
    "RD118": Words("文本文件没有工作表", "这是文本文件，没有工作表“{sheet}”。", "请去掉 --sheet。"),
    # 读表时的问题
    "RD001": Words(
        "不是数字",
        "{unit} {column}填的是“{text}”，不是数字。",
        "请改成数字；没有任务的留空。",
        "单元格里应是一个数。全角数字、千分位、百分号都认得；空白、“—”、“-”、“/”、“无”视同空白。其他文字一律报告，不猜测。涉及它的合计列为“无法判定”。",
    ),
    "RD002": Words(
        "公式没有算过",
        "{unit} {column}是公式，但文件里没有算出的结果{text}。",
        "请在 Excel/WPS 中打开、重新计算并保存。",
        "由程序生成的工作簿常常只写公式、不存结果。没有结果就不知道数值，不能当作 0，涉及它的合计列为“无法判定”。",
    ),
    "RD003": Words(
        "公式出错",
        "{unit} {column}显示 Excel 错误 {text}。",
        "请改正公式或直接填数。",
        "#REF!、#DIV/0!、#N/A 等错误不是空白，也不是 0。涉及它的合计列为“无法判定”。",
    ),
    "RD004": Words(
        "日期或逻辑值",
        "{unit} {column}是日期或逻辑值“{text}”，不是数字。",
        "请把单元格格式改为“常规”后重新填数。",
        "Excel 会把“1-2”之类自动变成日期。日期不能当数字用。",
    ),
    "RD005": Words(
        "百分数写法不一",
        {
            "": "{unit} {column}填 {text}：表头或同栏其他数是百分数，看不出这是 {text}% 还是 {text} 倍。",
            "number": "{unit} {column}填的是百分数 {text}，而这一栏不是率。",
        },
        {"": "请全栏统一写成带 % 的形式。", "number": "请改成数量，或核对是否错列。"},
        "95%、95、0.95 只有在整栏写法一致时才是同一个数。混用时不猜测。",
    ),
    "RD006": Words(
        "单位重复",
        "{unit_printed} 出现了不止一次。",
        "请合并或改正单位名称。",
        "同一张表里每个单位只应有一行。重复的行都参与全区合计的核对，名称后加 #2 区分。",
    ),
    "RD007": Words(
        "栏次重复",
        "栏次 {indicator} 出现了 {count} 次。",
        "请改正栏次行。",
        "栏次是指标的编号，不能重复。重复的栏以列标区分，如 3(E)。",
    ),
    "RD008": Words(
        "没有全区行",
        "没有找到全区（合计）行，全区与各单位之和无法核对。",
        "如有全区数，请加一行并命名为“全区”或“合计”。",
        "全区行通常是第一行或最后一行，名称如 全区、全区目标、全市、合计、总计。",
    ),
    "RD009": Words(
        "缺单位名称",
        "这一行有数字，没有单位名称，没有参与核对。",
        "请补上单位名称。",
        "没有名称的行不知道属于谁，不能计入任何合计。",
    ),
    "RD010": Words(
        "栏次不连续",
        "栏次中没有 {codes}。",
        "如属漏列，请补上；如属有意，请忽略。",
        "栏次一般连续编号。缺号可能是删去了一栏，也可能是漏了一栏。",
    ),
    "RD011": Words(
        "表头错位，已重新对齐",
        "表头文字与栏次不在同一列（合并单元格已丢失），已按合计、其中和各组栏数重新对齐；末栏第{last}栏为“{last_name}”。",
        "请用 cedu read 核对各栏名称；用原来的 Excel 文件可避免此问题。",
        "表格从 Word、PDF 或网页复制出来时，合并单元格会丢失，表头文字向左挤。栏次行才是准的；名称按结构和说明中的关系重新对齐，不按位置硬套。",
    ),
    "RD012": Words(
        "表头无法对齐",
        "表头文字与栏次对不上，栏目名称不一定正确（不影响按栏次核对）。",
        "请用 cedu read 核对各栏名称，补全表头或合并单元格。",
        "数字按栏次核对，不受影响；但各栏叫什么名字没有把握。",
    ),
    "RD013": Words(
        "关系式看不懂",
        "“{declared}”像是关系式，但没有看懂，未核对。",
        "请写成 1=2+3 或 1≥2+3 这样的形式。",
        "看得懂的写法：A=1+2+…+8、1栏=2栏+3栏、(1)=(2)+(3)、第1列=第2至8列之和、3=1-2、1≥2、C=14=15+16。乘除式不核对。",
    ),
    "RD014": Words(
        "关系式里的栏不存在",
        "“{declared}”里的“{unknown}”在表中没有这一栏，未核对。",
        "请改正说明中的栏次，或补上这一栏。",
        "字母若是一组栏目的代号（如“A: 各类职业技能培训”），则指该组的合计栏；表中找不到对应时不猜测。",
    ),
    "RD015": Words(
        "说明与表头不一致",
        "{column}：说明写“{declared}”（即 {noted}），表头的合计/其中却是 {header}。已按说明核对。",
        "请改正说明或表头，使二者一致。",
        "说明中的关系式与表头的合计、其中应当是一回事。两者都列在 cedu read 里，连同各自成立与否。",
    ),
    "RD016": Words(
        "其中项未列全",
        "{column}的其中各栏之和一律不超过合计，按 {read_as} 核对，不要求相等。",
        "如各栏应当等于合计，请在说明中写明关系式。",
        "“其中”有时只列出一部分。各行都小于合计时，只核对不超过。",
    ),
    "RD017": Words(
        "不止一个全区行",
        "{unit} 也像是全区行；已以 {district} 为全区行，这一行没有参与核对。",
        "请只保留一个全区行，或改正名称。",
        "全区数只应有一行。",
    ),
    "RD018": Words(
        "小计行",
        "{unit} 是小计，不是责任单位，没有计入全区合计；小计与所含单位是否相符，没有核对。",
        "请自行核对小计；如它是责任单位，请改名。",
        "小计行再计入全区就会重复计算。",
    ),
    "RD019": Words(
        "栏外数字",
        "{letter} 列有 {count} 个数字，但没有栏次，没有参与核对。",
        "请给这一列编上栏次，或移到表外。",
        "只有编了栏次（或有表头）的列才是指标。",
    ),
    "RD020": Words(
        "按数字认出的全区行",
        "{unit} 的数是其他各行之和，已当作全区行。",
        "请把它改名为“全区”或“合计”；如它是责任单位，请核对数字。",
        "全区行通常按名称认出（全区、合计……）。名称看不出来，而第一行或最后一行正好是其余各行之和时，按数字认定，并在此说明。",
    ),
    "RD021": Words(
        "规则包与本表不符",
        "规则包 {pack} 是为“{title}”写的，标题或栏次与本表不同{columns}。",
        "请核对 --rules；不用规则包请写 --rules none。",
        "规则按栏次核对。规则包用在别的表上，栏次相同也未必是同一个指标；规则包没有提到的栏没有核对。",
    ),
    "RD022": Words(
        "这个工作表没有认出目标表",
        "工作表“{other}”里有内容，但没有认出目标表，没有核对。",
        "如其中有目标表，请补上单位、表头和栏次行；否则请忽略。",
        "一个工作簿里各个工作表都会查看。封面和说明可以忽略；像表而没有认出来的，在此说明。",
    ),
    # 合计
    "PW001": Words(
        "合计不等于各分项之和",
        {
            "": "{unit} {column}填 {actual}；{sum} = {expected}，{difference}。",
            "blank": "{unit} {column}未填；{sum} = {expected}，{difference}。",
        },
        {"": "请改合计，或改其中一个分项；先核对原始资料。", "blank": "请填写合计，或核对是否错列。"},
        "合计栏应等于它的各个分项之和，逐行核对，数字是精确的，不设误差。空白表示没有任务，计作 0；合计未填而分项有数，报一处错误。\n\n通过：合计 10，分项 4、6\n不通过：合计 10，分项 4、5（分项之和 9，多 1）\n无法判定：分项里有看不懂的内容",
    ),
    "DS001": Words(
        "全区数不等于各单位之和",
        {
            "": "{unit} {column}填 {actual}；各单位合计 {expected}，{difference}。",
            "blank": "{unit} {column}未填；各单位合计 {expected}，{difference}。",
        },
        {
            "": "请先核对全区数；全区数已定的，核对各单位的数。",
            "blank": "请填写全区数，或核对各单位是否错列。",
        },
        "全区数应等于各责任单位之和，逐栏核对。率、人均等不能相加，不在此列；小计行不计入。\n\n通过：全区 10，甲 4，乙 6\n不通过：全区 10，甲 4，乙 5（各单位合计 9，多 1）\n无法判定：没有全区行，或某个单位的数看不懂",
    ),
    "NA001": Words(
        "部分大于全部",
        "{unit} {column}为 {actual}，超过了上限 {bound} = {expected}，{difference}。",
        "请核对这两处，部分不应大于全部。",
        "说明中写有 1≥2 之类的关系，或其中项只列了一部分时，部分不能大于全部。\n\n通过：全部 10，其中 4\n不通过：全部 10，其中 12\n无法判定：其中一处的内容看不懂",
    ),
    # 无法判定的原因
    "unreadable": Words("有单元格读不出数字", "{column}：有单元格读不出数字"),
    "blank_unknown": Words("有空白，未报数不能当作 0", "{column}：有空白，未报数不能当作 0"),
    "no_district": Words("没有全区行", "没有全区行，无法与各单位之和核对"),
    "no_column": Words("没有这一栏", "表中没有第{unknown}栏"),
    "not_additive": Words("不能相加", "{column}是率或平均数，不能相加"),
    # 规则包：退出码 4
    "PK001": Words(
        "没有这个规则包",
        "没有名为“{name}”的规则包；现有：{known}。",
        "请核对 --rules 的名称，或给出规则包文件的路径。",
    ),
    "PK002": Words("规则包不是合法的 YAML", "{reason}。", "请按提示的行列改正。"),
    "PK003": Words("规则包有误", "{field}：{reason}。", "请按提示的行列改正；各字段见 cedu schema pack。"),
    "PK004": Words("规则包读不了", "规则包读不了（{reason}）。", "请核对路径和读取权限。"),
    # 用法：退出码 2
    "output_is_input": Words("输出就是输入", "输出文件就是输入文件，cedu 从不改动报送的文件。", "请另起一个文件名。"),
    "output_is_folder": Words("输出是文件夹", "这是文件夹，不能作为输出文件。", "请写出文件名，如 报告.json。"),
    "output_is_workbook": Words(
        "输出会盖掉表格或文档", "已有这个表格或文档文件，没有覆盖。", "请另起一个文件名，如 报告.json 或 报告.txt。"
    ),
    "output_not_writable": Words(
        "写不了输出文件", "写不了输出文件（{reason}）。", "请先在 Excel/WPS 中关闭它，并核对文件夹和权限。"
    ),
    "demo_exists": Words(
        "样例文件夹里已有同名文件",
        "文件夹里已有内容不同的 {name}，没有覆盖。",
        "请换一个文件夹：cedu demo 新文件夹",
    ),
    "unknown_code": Words("没有这个编号", "没有编号 {name}。", "编号形如 PW001；cedu explain 不带编号会列出全部。"),
    # 程序自身
    "fault": Words(
        "cedu 自身出错",
        "cedu 自身出错了：{reason}。",
        "这不是您的文件的问题。请把所用的命令和文件交给维护者。",
    ),
}

TERMS: dict[str, str] = {
    "error": "强制性", "warning": "核实性", "note": "提示性",
    "error_heading": "强制性（必须修改）{count} 处", "warning_heading": "核实性（核实或说明）{count} 处", "note_heading": "提示性 {count} 处",
    "over": "多 {amount}", "under": "少 {amount}",
    "column": "第{code}栏（{name}）", "column_path": "“{code}”栏", "sum_codes": "第{sum}栏", "sum_paths": "{sum}",
    "target": "目标数", "achievement": "完成数", "base": "上年数",
    "count": "数量", "amount": "数量（可带小数）", "rate": "率", "average": "平均数",
    "units_n": "{count} 个单位", "columns_n": "{count} 栏", "period_year": "{period} 年",
    "holds": "全部成立", "fails": "有不成立", "open": "未核对",
    "literal": "照字面", "self_inclusion": "合计栏列在自己的分项里，已除去", "group_total": "字母指该组的合计栏",
    "alias": "字母即该栏", "of_which": "其中项未列全，按不超过", "part": "其中项不超过全部", "not_understood": "没有看懂", "unknown_column": "没有这一栏",
    "from_note": "说明", "from_code_row": "栏次行", "from_header": "表头",
    "overruled": "以说明为准，未核对",
    "all_good": "没有发现问题", "found_summary": "发现 {errors} 处必须修改、{warnings} 处需要核实、{notes} 处提示",
    "checked": "核对了 {relations} 个合计关系、{cells} 个单元格", "not_judged_n": "{count} 处无法判定",
    "pack_used": "规则包 {pack}", "pack_none": "按表中说明和表头核对（未用规则包）",
    "not_judged": "无法判定", "cannot_read": "读不了", "not_checked": "没有可核对的内容：表中没有关系式，也没有全区行",
    "file_total": "共 {files} 张表：{clean} 张无须修改，{findings} 张有问题，{failed} 张没有审核成",
    "reads_relations": "表中写明的关系", "reads_notes": "表下说明", "reads_remarks": "读表时的提示",
    "head_code": "栏次", "head_name": "指标", "head_group": "组", "head_measure": "单位", "head_kind": "类别", "head_granule": "精度", "head_additive": "可汇总",
    "head_declared": "表中写法", "head_read_as": "读作", "head_holds": "核对结果（成立行/有数行）", "head_why": "依据",
    "yes": "是", "no": "否", "none": "无", "explain_next": "怎么办", "explain_codes": "全部编号（cedu explain 编号 看详情）",
    "demo_written": "样例文件已写到 {folder}：", "demo_next": "试试这些命令：",
    "demo_notice": "通知全文（文本，表在其中）", "demo_targets": "任务分解表，有一处错列", "demo_csv": "同一张表，GB18030 编码的 CSV", "demo_mended": "改正后的表",
    "encoding": "编码 {encoding}", "no_rule_for": "；第{columns}栏没有规则，未核对", "wrong_call": "用法不对（{reason}）。例：cedu check 目标表.xlsx；全部用法：cedu --help", "none_judged": "没有一处能够判定", "notes_only": "没有必须修改或核实的问题，有 {notes} 处提示", "explain_hint": "看某个编号的解释：cedu explain {code}",
}  # fmt: skip

PACK_ERRORS: dict[str, str] = {
    "missing": "缺少这一项", "extra_forbidden": "没有这样的项目", "literal_error": "只能是 {expected}",
    "union_tag_invalid": "没有这种审核种类；可用：{expected_tags}", "union_tag_not_found": "缺少 check（审核种类）",
    "string_type": "应为文字", "list_type": "应为列表", "tuple_type": "应为列表", "dict_type": "应为“项: 值”的形式", "model_type": "应为“项: 值”的形式",
    "model_attributes_type": "应为“项: 值”的形式", "too_long": "最多 {max_length} 项", "too_short": "至少 {min_length} 项", "string_pattern_mismatch": "写法不对",
    "string_too_long": "最多 {max_length} 个字", "string_too_short": "不能为空", "enum": "只能是 {expected}", "bool_parsing": "应为 true 或 false",
    "value_error": "{error}", "duplicate_id": "规则编号 {name} 重复", "duplicate_key": "{name} 写了两次", "alias": "不允许使用别名（* 或 &）", "tag": "不允许使用标签（!）",
    "depth": "嵌套过深", "size": "规则包过大（规则最多 2000 条）", "syntax": "{reason}", "empty": "文件是空的", "column": "栏次“{name}”写法不对",
}  # fmt: skip
