"""cedu rules: the rule packs: which there are, what they say, a new one from a sheet, and whether one is sound."""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.session import (
    Lang,
    Output,
    Sheet,
    check_output,
    deliver,
    ending_on_faults,
    goes_to_terminal,
    messages_in,
    show,
)
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Severity
from cedu_targets.reporters.catalogue import Format, reporter

rules = typer.Typer(
    name="rules",
    help="规则包：有哪些、说了什么、从表中生成、自身有无矛盾 · Rule packs: list, show, infer from a sheet, lint.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Pack = Annotated[str, typer.Argument(metavar="NAME|PATH", help="规则包名称或文件 · name or file", show_default=False)]


@rules.command("list")
def list_packs(lang: Lang = None) -> None:
    """列出随程序提供的规则包 · List the packs that come with the program."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets.packs import pack as packs

        for name in packs.bundled_packs():
            pack = packs.find(name)
            print(f"{name}  {messages.term('rules_n', count=len(pack.rules))}  {pack.title}")
            print(f"  {pack.source}")


@rules.command("show")
def show_pack(pack: Pack, lang: Lang = None) -> None:
    """用文字说明一个规则包：每条规则及其依据 · Show a pack in words: each rule and the clause it rests on."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets.packs import pack as packs
        from cedu_targets.packs.pack_report import pack_report
        from cedu_targets.reporters.pack_text import render

        show(render(pack_report(packs.find(pack)), messages))


@rules.command("infer")
def infer(
    file: Annotated[Path, typer.Argument(help="目标表文件 · target table", show_default=False)],
    sheet: Sheet = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """按表中写明的关系生成规则包，供修改 · Write a pack to edit, from what a sheet declares."""
    messages = messages_in(lang)
    with ending_on_faults(messages, output=output):
        from cedu_targets import api

        check_output(output, [file])
        if output is not None and output.exists():
            raise CallFault("stub_exists", path=str(output))
        deliver(api.infer(file, sheet=sheet, comment=messages.term("pack_comment")), output)


@rules.command("lint")
def lint_pack(
    pack: Pack,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="报告格式 · report format")] = Format.TEXT,
    output: Output = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="从哪一级起算不通过 · least severity that fails the run")
    ] = Severity.ERROR,
    lang: Lang = None,
) -> None:
    """核对规则包自身：矛盾、重复、多余的规则 · Check a pack itself: contradictions, repeats, rules without effect.

    退出码 · exit codes: 0 没有问题 sound, 1 有问题 findings, 4 读不成规则包 cannot be read as a pack.
    """
    messages = messages_in(lang)
    with ending_on_faults(messages, output_format is Format.JSON, output):
        from cedu_targets.packs import pack as packs
        from cedu_targets.packs.lint.lint import lint
        from cedu_targets.report import Report

        path = packs.path_of(pack)
        check_output(output, [path])
        report = Report((lint(path),), fail_on)
        if output_format is not Format.TEXT:
            deliver(reporter(output_format)(report, messages), output)
        elif goes_to_terminal(output):
            from cedu_targets.reporters.lint_text import render_styled

            show(render_styled(report.files[0], messages))
        else:
            from cedu_targets.reporters.lint_text import render

            deliver(render(report.files[0], messages), output)
        raise typer.Exit(report.exit_code)
