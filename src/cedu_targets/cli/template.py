"""cedu template: what is to be filled in: a plan, checklists, forms, a dossier, what was achieved and the bases."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Messages

_ITEMS = "items"


class Purpose(StrEnum):
    """A purpose for which there is a template."""

    ALLOCATE = "allocate"
    STATUS = "status"
    MONTHLY = "monthly"
    DOSSIER = "dossier"
    ACHIEVED = "achieved"
    REPORT = "report"
    LETTERS = "letters"


_TAKES = {
    Purpose.ALLOCATE: {"--like"},
    Purpose.STATUS: {_ITEMS, "--rules"},
    Purpose.MONTHLY: {_ITEMS, "--rules", "--units", "--month"},
    Purpose.DOSSIER: {_ITEMS, "--rules"},
    Purpose.ACHIEVED: {_ITEMS, "--rules", "--units", "--year"},
    Purpose.REPORT: {_ITEMS, "--rules", "--sheet", "--explanations"},
    Purpose.LETTERS: set(),
}
"""What may be given for a purpose, beside the output."""
_EXAMPLES = {
    Purpose.ALLOCATE: "template_allocate", Purpose.STATUS: "template_status", Purpose.MONTHLY: "template_monthly",
    Purpose.DOSSIER: "template_dossier", Purpose.ACHIEVED: "template_achieved",
    Purpose.REPORT: "template_report",
    Purpose.LETTERS: "template_letters",
}  # fmt: skip

_NOTHING_GIVEN = {Purpose.DOSSIER: "no_dossier", Purpose.ACHIEVED: "no_targets", Purpose.REPORT: "no_table"}
"""How it is told that the document is missing from which a template is made."""


def template(
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for",
            metavar="<allocate|status|monthly|dossier|achieved|report|letters>",
            help="allocate 为分解计划，status 为各责任单位的完成情况清单，monthly 为各单位的培训月报表，"
            "dossier 为建档的文件夹和目录，achieved 为文中目标的完成数和基数，report 为各单位的完成情况报送表，"
            "letters 为责任书的样本"
            " · allocate: a plan to spread targets by; status: a checklist for each owner;"
            " monthly: a form of the classes held for each unit; dossier: the folders and the list of a dossier;"
            " achieved: what was reached of the targets of a text, and their bases; report: a form for each unit"
            " of a table of targets, to report its achievements; letters: a template of letters",
            show_default=False,
        ),
    ],
    output: Annotated[
        OutputFile,
        typer.Option(
            "--output",
            "-o",
            parser=OutputFile,
            metavar="文件 · FILE",
            help="写到哪个 .xlsx 文件；letters 为 .docx 文件，status、monthly、dossier 为文件夹，report 两样都可以"
            " · the workbook to write; of letters a .docx file; of status, monthly, dossier a folder; of report either",
            show_default=False,
        ),
    ],
    items: Annotated[
        Path | None,
        typer.Argument(
            metavar="事项 · ITEMS",
            help="status 用：要点、安排等文件；dossier 用：写有建档要求的文件；monthly 用：印发的方案，认出规则包；"
            "achieved 用：写有目标的文件；report 用：下达的目标表"
            " · for status: the plan with what is due; for dossier: what it has to hold;"
            " for monthly: the notice that a pack is known for; for achieved: the text with the targets;"
            " for report: the table of targets that was issued",
            show_default=False,
            readable=False,
        ),
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="上年表 · TABLE",
            help="allocate 用，上年的表：单位、栏目、关系、精度、上年数都照它填好"
            " · for allocate: last year's table, to prefill it",
            show_default=False,
            readable=False,
        ),
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules",
            metavar="规则包 · PACK",
            help="除 allocate 外都可用，规则包名称或文件（默认自动识别）；none 为不用"
            " · for all but allocate: the rule pack (default: recognised); none: without",
            show_default=False,
        ),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            "--units",
            metavar="单位名单 · LIST",
            help="monthly、achieved 用，发给（列出）哪些单位（默认为规则包所列）"
            " · for monthly and achieved: the units it goes to, or lists (default: the pack's)",
            show_default=False,
            readable=False,
        ),
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            metavar="月份 · MONTH",
            help="monthly 用，只写这一个月的，如 2020-05 · for monthly: the form of this month alone, e.g. 2020-05",
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year",
            metavar="年份 · YEAR",
            help="achieved 用，只列这一年要报的目标，如 2021（默认列全部，每行写年份）"
            " · for achieved: only the targets of this year, e.g. 2021 (default: all, each row says its year)",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet",
            metavar="工作表 · SHEET",
            help="report 用，目标表在哪个工作表 · for report: the sheet with the targets",
            show_default=False,
        ),
    ] = None,
    explanations: Annotated[
        Path | None,
        typer.Option(
            "--explanations",
            metavar="文件 · FILE",
            help="report 用，情况说明文件：说明过的错误不拦 · for report: findings accepted in writing, which do not"
            " stand in the way",
            show_default=False,
            readable=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """写出发下去填的表，按表内说明填写 · Write what is sent out to be filled in; it says how.

    上年表里读不出的数会逐个指出（退出码 1） · What cannot be read of last year's table is named (exit code 1).
    """
    messages = messages_in(lang)
    with ending_on_faults(messages):
        run_in_child()
        given = {
            _ITEMS: items, "--like": like, "--rules": rules, "--units": units, "--month": month, "--year": year,
            "--sheet": sheet, "--explanations": explanations,
        }  # fmt: skip
        _check(purpose, given, messages)
        if purpose is Purpose.ALLOCATE:
            from cedu_targets.cli.blank_plan import write_plan

            code = write_plan(output, like, messages)
        elif purpose is Purpose.MONTHLY:
            from cedu_targets.cli.blank_forms import write_forms

            code = write_forms(items, rules, units, month, output, messages)
        elif purpose is Purpose.LETTERS:
            from cedu_targets.cli.own_template import write_sample

            code = write_sample(output, messages)
        elif items is None:
            raise CallFault("template_call", variant=_NOTHING_GIVEN.get(purpose, ""))
        elif purpose is Purpose.ACHIEVED:
            from cedu_targets.cli.blank_figures import write_figure_form

            code = write_figure_form(items, rules, units, year, output, messages)
        elif purpose is Purpose.REPORT:
            from cedu_targets.cli.blank_reports import write_report_forms

            code = write_report_forms(items, rules, sheet, explanations, output, messages)
        elif purpose is Purpose.DOSSIER:
            from cedu_targets.cli.blank_dossier import write_dossier

            code = write_dossier(items, rules, output, messages)
        else:
            from cedu_targets.cli.blank_checklists import write_checklists

            code = write_checklists(items, rules, output, messages)
        raise typer.Exit(code)


def _check(purpose: Purpose, given: Mapping[str, object], messages: Messages) -> None:
    """Refuse what the template for this purpose makes no use of. Raises CallFault."""
    for option, value in given.items():
        if value is not None and option not in _TAKES[purpose]:
            example = messages.term(_EXAMPLES[purpose])
            variant = "items" if option == _ITEMS else "option"
            raise CallFault(
                "template_call",
                {"purpose": purpose.value, "option": option, "name": str(value), "example": example},
                variant=variant,
            )
