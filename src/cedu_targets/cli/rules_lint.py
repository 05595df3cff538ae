"""cedu rules lint: is a pack itself sound?"""

from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import FailOn, Output, Pack, format_option
from cedu_targets.cli.output_file import check_output
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.domain.finding import Severity
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind


def lint_pack(
    pack: Pack,
    output_format: Annotated[
        ReportFormat | None,
        format_option(ReportKind.LINT),
    ] = None,
    output: Output = None,
    fail_on: FailOn = Severity.ERROR,
    lang: Lang = None,
) -> None:
    """核对规则包自身：矛盾、重复、多余的规则 · Check a pack itself: contradictions, repeats, rules without effect.

    退出码：0 没有问题，1 有问题，4 读不成规则包 · Exit codes: 0 sound, 1 findings, 4 cannot be read as a pack.
    """
    messages = messages_in(lang)
    wanted = format_for(ReportKind.LINT, output_format, output, messages)
    with ending_on_faults(messages, wanted, output):
        from cedu_targets.packs.find import path_of_pack
        from cedu_targets.packs.lint.lint import lint
        from cedu_targets.report import Report

        path = path_of_pack(pack)
        check_output(output, [path], wanted)
        report = Report((lint(path),), fail_on)
        deliver_report(report, wanted, output, messages)
        raise typer.Exit(report.exit_code)
