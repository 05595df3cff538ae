"""The commands as the program's help tells them; only the one that is called is loaded and built.

Every command is a file with a function of its own. That what is written here is what it says of itself is held by a
test (tests/cli/test_commands.py).
"""

from msgspec import Struct


class ListedCommand(Struct, frozen=True):
    """A command, or a group of them."""

    name: str
    place: str
    """`module:function` in this folder, or `module:group`."""
    summary: str
    """The first sentence of its own help, as `中文 · English`."""
    example: str
    """Of its use, in both languages where they differ."""


COMMANDS = (
    ListedCommand(
        "check",
        "check:check",
        "审核目标表和工作安排：哪一格、哪一项不对"
        " · Check target tables and schedules: which cell, which item is wrong?",
        "cedu check 目标表.xlsx · cedu check targets.xlsx",
    ),
    ListedCommand(
        "gap",
        "gap:gap",
        "对照目标看完成：差额、完成率、序时进度，谁滞后 · Achievements against targets: who is behind the pace?",
        "cedu gap 目标表.xlsx 完成表.xlsx · cedu gap targets.xlsx achieved.xlsx",
    ),
    ListedCommand(
        "status",
        "status:status",
        "看事项办到哪一步：谁逾期、谁没有报、什么快到期"
        " · What is due: who is late, who did not report, what comes next?",
        "cedu status 工作安排.docx 反馈清单 · cedu status schedule.docx returns",
    ),
    ListedCommand(
        "rollup",
        "rollup:rollup",
        "把月报表、台账、指标报表汇总成完成数，谁没有报 · Roll monthly forms up: what they add up to, who sent none.",
        "cedu rollup 报表 --units 名单.xlsx -o 汇总.xlsx · cedu rollup forms --units units.xlsx -o achieved.xlsx",
    ),
    ListedCommand(
        "allocate",
        "allocate:allocate",
        "把全区目标分解到各单位：合计、其中项、上下限全部相符，并说明每个数的由来 · Allocate the totals to the units.",
        "cedu allocate 分解计划.xlsx -o 任务分解表.xlsx · cedu allocate plan.xlsx -o allocated.xlsx",
    ),
    ListedCommand(
        "letters",
        "letters:letters",
        "给每个单位写目标责任书（Word），或写下达通知"
        " · Write each unit's letter of responsibility, or the notice (Word).",
        "cedu letters 目标表.xlsx -o 目标责任书 · cedu letters targets.xlsx -o letters",
    ),
    ListedCommand(
        "template",
        "template:template",
        "写出发下去填的表，按表内说明填写 · Write what is sent out to be filled in; it says how.",
        "cedu template --for allocate -o 分解计划.xlsx · cedu template --for allocate -o plan.xlsx",
    ),
    ListedCommand(
        "web",
        "web:web",
        "在浏览器里使用，文件不离开这台电脑 · Use it in the browser; no file leaves this machine.",
        "cedu web",
    ),
    ListedCommand(
        "read",
        "read:read",
        "看看 cedu 怎样理解一份文件：各栏，或各项的时间、责任单位 · Show how a file is understood: columns, or items.",
        "cedu read 目标表.xlsx · cedu read targets.xlsx",
    ),
    ListedCommand(
        "explain",
        "explain:explain",
        "解释一个编号：是什么、为什么、怎么办 · Explain a code: what it is, why it matters, what to do.",
        "cedu explain PW001",
    ),
    ListedCommand(
        "demo",
        "demo:demo",
        "写出样例文件，并告诉您可以试哪些命令 · Write sample files and say what to try with them.",
        "cedu demo 样例 · cedu demo samples",
    ),
    ListedCommand(
        "schema",
        "schema:schema",
        "打印 JSON Schema（字段说明）：报告、规则包、分解计划 · Print the JSON schema of a report, a pack or a plan.",
        "cedu schema report",
    ),
    ListedCommand(
        "rules",
        "rules:rules",
        "规则包：有哪些、说了什么、由表或文本生成、核对 · Rule packs: list, show, infer from a sheet or text, lint.",
        "cedu rules show jiangning-2020",
    ),
)
COMMANDS_OF_RULES = (
    ListedCommand(
        "list",
        "rules_list:list_packs",
        "列出随程序提供的规则包 · List the packs that come with the program.",
        "cedu rules list",
    ),
    ListedCommand(
        "show",
        "rules_show:show_pack",
        "用文字说明一个规则包：每条规则及其依据 · Show a pack in words: each rule and the clause it rests on.",
        "cedu rules show jiangning-2020",
    ),
    ListedCommand(
        "infer",
        "rules_infer:infer_pack",
        "按表中写明的关系，或文中带数的话，生成规则包"
        " · Write a pack to edit: what a sheet declares, or a text demands.",
        "cedu rules infer 目标表.xlsx -o 规则包.yaml · cedu rules infer plan.txt -o draft.yaml",
    ),
    ListedCommand(
        "lint",
        "rules_lint:lint_pack",
        "核对规则包自身：矛盾、重复、多余的规则 · Check a pack itself: contradictions, repeats, rules without effect.",
        "cedu rules lint 规则包.yaml · cedu rules lint pack.yaml",
    ),
)
