"""报告里的词语和短句。"""

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
