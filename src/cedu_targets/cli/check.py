"""cedu check: does the table add up?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cedu_targets.cli.delivery import deliver, deliver_report, for_programs
from cedu_targets.cli.given_files import found_inputs, hold_stdin, outputs
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Exclude, ExitZero, FailOn, Output, PaperSize, Sheet, format_option
from cedu_targets.cli.output_file import WORKBOOK, OutputFile, check_explanations_name, check_output
from cedu_targets.cli.progress import progress
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.cli.streams import warn
from cedu_targets.cli.wide_check import EngineName, EngineOption, Master, check_master, check_wide, is_wide, wide_format
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind

if TYPE_CHECKING:
    from cedu_targets.report import Report


Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="目标表 · TABLE",
        help='目标表文件、文件夹或通配符（"表/*.xlsx"） · tables, folders of them, or patterns',
        show_default=False,
        readable=False,
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="规则包 · PACK",
        help="规则包名称或文件（默认自动识别）；none 为只按表中说明"
        " · name or file of a rule pack (default: recognised); none: only what the table declares",
        show_default=False,
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    format_option(ReportKind.CHECK),
]
Slips = Annotated[
    OutputFile | None,
    typer.Option(
        "--slips",
        parser=OutputFile,
        metavar="文件夹或网页 · FOLDER, PAGE",
        help="给每个有问题的单位写一份反馈单：文件夹里各一份 Word，或一个 .html 网页（打印时各起一页）"
        " · a feedback slip for each unit with findings: Word files in a folder, or one .html page to be printed",
        show_default=False,
    ),
]
Annotate = Annotated[
    OutputFile | None,
    typer.Option(
        "--annotate",
        parser=OutputFile,
        metavar="文件 · FILE",
        help="在报送的工作簿的副本里标出问题（填色、批注、审核意见）；几个文件时写文件夹"
        " · a copy of the submitted workbook with what was found marked in it; of several files: a folder",
        show_default=False,
    ),
]
Text = Annotated[
    Path | None,
    typer.Option(
        "--text",
        metavar="通知 · NOTICE",
        help="通知正文（.txt .docx），与表中的数核对 · the notice (.txt .docx), to compare with",
        show_default=False,
        readable=False,
    ),
]
Base = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="上年表 · TABLE",
        help="上年的表，与本表比较增减 · last year's table, to compare with",
        show_default=False,
        readable=False,
    ),
]
Explanations = Annotated[
    Path | None,
    typer.Option(
        "--explanations",
        metavar="文件 · FILE",
        help="填好的情况说明和疑问答复（.xlsx 或 .yaml） · findings accepted in writing, questions answered",
        show_default=False,
        readable=False,
    ),
]
WriteExplanations = Annotated[
    OutputFile | None,
    typer.Option(
        "--write-explanations",
        parser=OutputFile,
        metavar="文件 · FILE",
        help="把现有问题写成情况说明草稿（.xlsx 或 .yaml）"
        " · write a file (.xlsx, .yaml) in which to explain findings and answer questions",
        show_default=False,
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="报告 · REPORT",
        help="与以前的 JSON 报告比较 · compare with an earlier JSON report",
        show_default=False,
        readable=False,
    ),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="下发的表 · ISSUED",
        help="下发的表：核对报回来的表改了哪些目标 · the issued table: what a return changed in it",
        show_default=False,
        readable=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        metavar="个数 · NUMBER",
        help="同时用几个进程审核，0 为全部核心 · processes that share the files, 0 = all cores",
    ),
]
Causes = Annotated[
    bool, typer.Option("--diagnosis/--no-diagnosis", help="查找疑似错因 · look for the causes of failed sums")
]


def check(
    files: Files,
    rules: Rules = None,
    sheet: Sheet = None,
    output_format: OutputFormat = None,
    output: Output = None,
    slips: Slips = None,
    annotate: Annotate = None,
    exclude: Exclude = None,
    text: Text = None,
    base: Base = None,
    explanations: Explanations = None,
    write_explanations: WriteExplanations = None,
    baseline: Baseline = None,
    against: Against = None,
    paper: PaperSize = None,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = 1,
    exit_zero: ExitZero = False,
    diagnosis: Causes = True,
    engine: EngineOption = None,
    master: Master = None,
    lang: Lang = None,
) -> None:
    """审核目标表和工作安排：哪一格、哪一项不对 · Check target tables and schedules: which cell, which item is wrong?

    退出码：0 通过，1 有问题，2 用法不对，3 有文件没审核成，4 规则包有误
    · Exit codes: 0 clean, 1 findings, 2 wrong call, 3 a file could not be checked, 4 bad rule pack.
    """
    messages = messages_in(lang)
    is_by_engine = engine is not None or is_wide(files)
    if is_by_engine:
        wanted = wide_format(output_format, output, messages, paper)
    else:
        wanted = format_for(ReportKind.CHECK, output_format, output, messages, paper)
    with ending_on_faults(messages, wanted, output):
        hold_stdin(files)
        if jobs == 1:
            run_in_child()
        from msgspec.structs import replace

        from cedu_targets import api

        beside = [path for path in (rules, text, base, explanations, baseline, against) if path]
        (found,) = found_inputs(
            [files], exclude, [*beside, *outputs(output, write_explanations, annotate, slips)], messages
        )
        check_master(engine, master)
        if is_by_engine:
            given = {
                "--sheet": sheet, "--slips": slips, "--annotate": annotate, "--text": text, "--base": base,
                "--explanations": explanations, "--write-explanations": write_explanations, "--baseline": baseline,
                "--against": against,
            }  # fmt: skip
            check_wide(
                found, engine or EngineName.DUCKDB, master, rules,
                [name for name, value in given.items() if value is not None],
                wanted=wanted, output=output, fail_on=fail_on, exit_zero=exit_zero,
                diagnosis=diagnosis, paper=paper, messages=messages,
            )  # fmt: skip
        inputs = [*found.paths, *beside]
        _check_outputs(output, write_explanations, inputs, wanted)
        if slips is not None:
            from cedu_targets.cli.return_slips import check_slips, write_slips

            check_slips(slips, inputs, (output, write_explanations))
        if annotate is not None:
            from cedu_targets.cli.marked_copies import check_target, write_copies

            check_target(annotate, found, files, inputs, (output, write_explanations, slips))
        with progress(len(found.paths), messages) as watch:
            report = api.check(
                found, rules=rules, sheet=sheet, fail_on=fail_on, text=text, base=base, explanations=explanations,
                baseline=baseline, against=against, diagnosis=diagnosis, jobs=jobs, watch=watch,
            )  # fmt: skip
        report = replace(report, exit_zero=exit_zero)
        if text and not any(file.pack for file in report.files):
            warn(messages.term("text_unused"))
        if write_explanations is not None:
            _write_stub(report, messages, write_explanations)
        if slips is not None:
            write_slips(report, slips, messages)
        if annotate is not None:
            write_copies(report, found, annotate, messages)
        deliver_report(report, wanted, output, messages, paper)
        raise typer.Exit(report.exit_code)


def _check_outputs(
    output: OutputFile | None, stub: OutputFile | None, inputs: Sequence[Path | str], wanted: ReportFormat
) -> None:
    """Refuse what cannot or must not be written, before any work is done. Raises CallFault.

    An explanations file that is there already is never overwritten.
    """
    check_output(output, inputs, wanted)
    check_explanations_name(stub)
    check_output(stub, inputs)
    if stub is not None and stub.exists and stub.stream is None:
        raise CallFault("stub_exists", path=stub.name)
    if output is not None and stub is not None and output.path.resolve() == stub.path.resolve():
        raise CallFault("output_is_input", path=output.name)


def _write_stub(report: "Report", messages: Messages, output: OutputFile) -> None:
    """The explanations file to be filled in: a workbook or YAML, by its name."""
    from cedu_targets.evaluation.explanations.drafts import rows

    found = list(rows(report))
    if output.path.suffix.lower() == WORKBOOK:
        from cedu_targets.reporters.check.explanations_book import render

        deliver(render(report, found, messages), output)
    else:
        from cedu_targets.evaluation.explanations.yaml_file import stub

        deliver(for_programs(stub(report, messages.term("stub_comment"))), output)
    questions = sum(one.finding.is_question for one in found)
    warn(messages.term("stub_written", path=output.name, count=len(found) - questions))
    if questions:
        warn(messages.term("stub_questions", count=questions))
