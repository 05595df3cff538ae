"""Options that several commands share, each declared once."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from cedu_targets.cli.output_file import OutputFile
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named, formats_of

Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="语言 · language (default: system locale, else zh)", show_default=False),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", help="只读这一个工作表 · read only this sheet", show_default=False)
]
Output = Annotated[
    OutputFile | None,
    typer.Option(
        "--output",
        "-o",
        parser=OutputFile,
        metavar="PATH",
        help="写到文件，- 为屏幕 · write to a file, - for stdout",
        show_default=False,
    ),
]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="从哪一级起算不通过 · least severity that fails the run")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="有问题也以 0 退出 · exit 0 in spite of findings")]
Pack = Annotated[str, typer.Argument(metavar="NAME|PATH", help="规则包名称或文件 · name or file", show_default=False)]


def format_option(kind: ReportKind, help: str) -> Any:  # noqa: A002 - typer calls it so
    """The option `-f` of a command: one of the formats in which its kind of report is given."""
    metavar = f"<{'|'.join(one.name for one in formats_of(kind))}>"
    return typer.Option("--format", "-f", parser=_parser(kind), metavar=metavar, help=help, show_default=False)


def _parser(kind: ReportKind) -> Callable[[str | ReportFormat], ReportFormat]:
    def parse(name: str | ReportFormat) -> ReportFormat:
        """The format of this name. Raises BadParameter."""
        if isinstance(name, ReportFormat):
            return name
        try:
            return format_named(kind, name)
        except LookupError:
            known = ", ".join(f"'{one.name}'" for one in formats_of(kind))
            raise typer.BadParameter(f"'{name}' is not one of {known}.") from None

    return parse
