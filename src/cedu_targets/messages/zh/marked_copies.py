"""标注副本（cedu check --annotate）：在报送的工作簿里标出问题。"""

from cedu_targets.messages.entry import Words

MARKED_COPIES: dict[str, Words] = {
    "annotate_suffix": Words(
        "标注副本的文件名不对",
        {
            "": "标注副本要和报送的文件同一种格式，文件名以 {suffix} 结尾。",
            "values": "标注副本是 Excel 工作簿，文件名以 {suffix} 结尾。",
        },
        "例：--annotate {example}",
    ),
    "annotate_stdout": Words(
        "标注副本要写成文件", "标注副本是工作簿，不能显示在屏幕上。", "请写文件名，例：--annotate 标注.xlsx"
    ),
    "annotate_twice": Words("两个输出同名", "标注副本和另一个输出文件同名。", "请给标注副本另起一个文件名。"),
    "annotate_several": Words(
        "有几个文件要标注",
        "一次审核几个文件时，--annotate 要的是文件夹（每个文件写一份标注副本），这里写的是文件。",
        "例：--annotate 标注",
    ),
    "annotate_among_inputs": Words(
        "标注副本不能放在报送的文件中间",
        "标注副本不能和报送的文件放在同一个文件夹：下次审核会把副本也当作报送的文件。",
        "请换一个文件夹，例：--annotate 标注",
    ),
    "annotate_below_inputs": Words(
        "标注副本不能放在报送的文件夹里",
        "这个文件夹在要审核的文件夹里面：下次审核、汇总会把副本也当作报送的文件。",
        "请写到要审核的文件夹外面。",
    ),
    "annotate_not_a_folder": Words(
        "不是文件夹", "这不是文件夹，标注副本写不进去。", "请给 --annotate 一个文件夹，没有的会新建。"
    ),
    "annotate_exists": Words(
        "已有同名文件",
        "文件夹里已有内容不同的 {name}，没有覆盖，一份标注副本也没有写。",
        "请换一个文件夹，或先移走这些文件。",
    ),
}
MARKED_COPY_TERMS: dict[str, str] = {
    "sheet_review": "审核意见",
    "review_title": "审核意见：{file}",
    "review_hint": "点“位置”可以转到该格；有问题的格已填色，问题写在该格的批注里（原来就有批注的格只填色）。其他内容都没有改动。",
    "review_hint_values": "点“位置”可以转到该格；有问题的格已填色，问题写在该格的批注里。",
    "review_of_values": "报送的文件不是 xlsx 工作簿：本册是照原来的数值另做的，没有原来的格式、公式和图片，只供核对，请在原文件里修改。",
    "review_signed": "报送的文件有电子签名；签名只对原文件有效，本册里已经没有。",
    "review_due": "应为：{value}",
    "review_todo_cause": "请先对照原始资料核实，再更正。",
    "review_see_cause": "更正疑似错因 {label} 后，这一处即消除；见“审核意见”。",
    "head_review_todo": "处理",
    "annotated": "已写好标注副本 {path}（{count} 格有标注）",
    "annotated_none": "已写好标注副本 {path}（没有需要标注的格，结果见“审核意见”）",
    "annotated_folder": "已写好 {count} 份标注副本，在文件夹 {folder}",
    "annotated_values": "{file} 不是 xlsx 工作簿：标注副本是照原来的数值另做的，没有原来的格式和公式",
    "annotated_signed": "{file} 有电子签名：签名只对原文件有效，标注副本里没有",
    "annotate_unreadable": "{file} 没有读出来，没有写标注副本",
    "marked_copy_stem": "{name}-标注",
}
