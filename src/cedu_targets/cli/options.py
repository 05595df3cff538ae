"""Options that several commands share, each declared once."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from cedu_targets.cli.output_file import OutputFile
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named, formats_of

Sheet = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar="工作表 · SHEET", help="只读这一个工作表 · read only this sheet", show_default=False
    ),
]
Output = Annotated[
    OutputFile | None,
    typer.Option(
        "--output",
        "-o",
        parser=OutputFile,
        metavar="文件 · FILE",
        help="写到文件，- 为屏幕 · write to a file, - for stdout",
        show_default=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="通配符 · PATTERN",
        help='略过名称或路径相符的文件，如 "*.pdf"、"旧/*"，可写多次 · pass over files of such a name or path',
        show_default=False,
    ),
]
PaperSize = Annotated[
    Paper | None,
    typer.Option(
        "--paper",
        metavar="<a4|a3>",
        help="网页和工作簿用什么纸打印（默认宽表 a3） · paper of pages and workbooks (default: a3 for wide tables)",
        show_default=False,
    ),
]
FailOn = Annotated[
    Severity,
    typer.Option(
        "--fail-on",
        metavar="<error|warning|note>",
        help="从哪一级起算不通过：error 必须修改，warning 需要核实，note 提示 · least severity that fails the run",
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="有问题也以退出码 0 结束 · exit 0 in spite of findings")]
Pack = Annotated[
    str,
    typer.Argument(metavar="规则包 · PACK", help="规则包名称或文件 · name or file of a rule pack", show_default=False),
]


def format_option(kind: ReportKind) -> Any:
    """The option `-f` of a command: one of the formats in which its kind of report is given."""
    metavar = f"<{'|'.join(one.name for one in formats_of(kind))}>"
    return typer.Option(
        "--format",
        "-f",
        parser=_parser(kind),
        metavar=metavar,
        help="格式（默认按输出文件的后缀） · format (default: by the output's suffix)",
        show_default=False,
    )


def _parser(kind: ReportKind) -> Callable[[str | ReportFormat], ReportFormat]:
    def parse(name: str | ReportFormat) -> ReportFormat:
        """The format of this name. Raises BadParameter."""
        if isinstance(name, ReportFormat):
            return name
        try:
            return format_named(kind, name)
        except LookupError:
            raise typer.BadParameter(name) from None

    return parse
