"""责任书自用样本（cedu letters --template、--fields）里的文字；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

LETTER_TEMPLATE_TERMS: dict[str, str] = {
    "letter_field_letter_title": "标题", "letter_field_letter_title_says": "责任书的标题，如：2020年目标责任书",
    "letter_field_letter_year": "年份", "letter_field_letter_year_says": "目标表的年份，如：2020",
    "letter_field_letter_unit": "单位", "letter_field_letter_unit_says": "责任单位（乙方），如：示例一街道",
    "letter_field_letter_issuer": "甲方", "letter_field_letter_issuer_says": "下达单位，用 --issuer 写明；没有写的留一条横线",
    "letter_field_letter_table": "目标表", "letter_field_letter_table_says": "目标表的名称，带书名号，规则包里写明来源的带文号",
    "letter_field_letter_source": "依据文件", "letter_field_letter_source_says": "目标表所属的文件，规则包里写明的；没有的为空",
    "letter_field_letter_count": "目标数量", "letter_field_letter_count_says": "这个单位有几项目标，如：18",
    "letter_field_targets": "目标", "letter_field_targets_says": "这个单位的目标，一项一行（空白的不列）",
    "letter_field_number": "序号", "letter_field_number_says": "第几行，如：1",
    "letter_field_group": "组别", "letter_field_group_says": "指标所属的一组，如：职业技能培训",
    "letter_field_code": "栏次", "letter_field_code_says": "如：17；没有编号的为空",
    "letter_field_indicator": "指标", "letter_field_indicator_says": "指标名称，如：老年教育",
    "letter_field_measure": "计量单位", "letter_field_measure_says": "如：万人次",
    "letter_field_value": "目标值", "letter_field_value_says": "照表中的写法，率写成百分数，如：2.47、95%",
    "letter_field_duties": "事项", "letter_field_duties_says": "这个单位要办的事项，一项一行（规则包和 --with 给出的）",
    "letter_field_text": "内容", "letter_field_text_says": "事项的原文",
    "letter_field_part": "职责", "letter_field_part_says": "各单位、牵头、配合；就是责任单位的为空",
    "letter_field_due": "期限", "letter_field_due_says": "如：2020年11月底前；没有写明的为空",
    "letter_field_basis": "依据", "letter_field_basis_says": "事项出自哪一条；没有写明的为空",
    "letter_field_notes": "口径说明", "letter_field_notes_says": "与这个单位的目标有关的表下说明，原文，一条一行",
    "letter_field_row": "行",
    "fields_head": "样本（Word 文件）里可以写的字段，中文名、英文名都可以用：",
    "fields_line": "{field}　{says}（又名 {other}）",
    "fields_loop_rows": "在表格里：{loop}，开头和结尾各占一行，中间的一行逐项重复",
    "fields_loop_lines": "在正文里：{loop}，开头和结尾各占一段，中间写 {field}",
    "fields_foot": "字段也可以写在页眉、页脚里。写出一份可以改的样本：cedu template --for letters -o 样本.docx；照样本写责任书：cedu letters 目标表.xlsx --template 样本.docx",
    "letters_by_template": "已照样本写好 {count} 份目标责任书，在文件夹 {folder}（用自己的样本时没有合订本）",
    "template_letters": "cedu template --for letters -o 样本.docx", "template_letters_written": "可以在 Word 里修改的责任书样本；写好后：cedu letters 目标表.xlsx --template {path}",
}  # fmt: skip
LETTER_TEMPLATES: dict[str, Words] = {
    "letters_extra": Words(
        "缺少组件", "照自己的样本写责任书，要用另装的组件 docxtpl，现在没有装。",
        "请安装：{python} -m pip install 'cedu-targets[letters]'；不用样本（去掉 --template）则不需要。",
    ),
    "letters_of_what": Words("没有写目标表", "没有写是哪一张目标表。", "请写明，如 cedu letters 目标表.xlsx。"),
    "template_not_word": Words(
        "样本不是 Word 文件", "样本要用 .docx 格式的 Word 文件。",
        "请在 Word 或 WPS 里另存为 .docx；可以从 cedu template --for letters -o 样本.docx 改起。",
    ),
    "template_too_large": Words("样本太大", "样本超过 {limit} MB。", "请去掉样本里的大图片。"),
    "template_only_letters": Words("样本只用于责任书", "--template 只用于责任书，下达通知没有样本。", "请去掉 --template，或去掉 --kind notice。"),
    "template_field": Words(
        "没有这个字段",
        {
            "": "样本里的字段“{name}”没有；可用：{texts}。",
            "near": "样本里的字段“{name}”没有，是否指 {texts}？",
            "list": "样本里要逐项列出的“{name}”不是可以逐项列出的；可以的有：{texts}。",
            "whole": "样本里的“{name}”有许多项，不能直接写成一个字段。",
        },
        {
            "": "全部字段和写法：cedu letters --fields。",
            "whole": "请逐项列出，写法见 cedu letters --fields。",
        },
    ),
    "template_form": Words(
        "样本里的写法不支持", "样本里用了不支持的写法（{form}）；可以用的只有字段、逐项列出（for，最多套两层）和条件（if）。",
        "请照 cedu letters --fields 的写法改。",
    ),
    "template_braces": Words("用了全角花括号", "样本里有全角的花括号或百分号（｛｛、｛％），不会当作字段。", "请改成半角的花括号和百分号；写法见 cedu letters --fields。"),
    "template_broken": Words(
        "样本的写法不完整",
        {
            "": "样本里有写法不完整的地方，在“{where}”附近（{reason}）。",
            "xml": "填好后不成一份 Word 文件（{reason}）：多半是 for、endfor 没有各占一行（段）。",
        },
        "请核对花括号是否成对，for 后面有没有 endfor；写法见 cedu letters --fields。",
    ),
    "template_no_fields": Words("样本里没有字段", "样本里没有一个字段，各单位的责任书会一模一样。", "请写上字段；全部字段和写法：cedu letters --fields。"),
}  # fmt: skip
