"""cedu template: what is sent out to be filled in: a blank plan, or a checklist for each owner."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents, is_written, say, warn
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.options import Lang
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named

_MOST_NAMED = 20


class Purpose(StrEnum):
    """A purpose for which there is a template."""

    ALLOCATE = "allocate"
    STATUS = "status"


def template(
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for",
            metavar="<allocate|status>",
            help="allocate 为分解计划，status 为各责任单位的完成情况清单"
            " · allocate: a plan to spread targets by; status: a checklist for each owner",
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
            help="写到哪个 .xlsx 文件；status 为文件夹 · the workbook to write; of status a folder",
            show_default=False,
        ),
    ],
    items: Annotated[
        Path | None,
        typer.Argument(
            metavar="事项 · ITEMS",
            help="status 用：要点、安排等文件 · for status: the plan with what is due",
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
            help="status 用，事项的规则包名称或文件（默认自动识别）；none 为不用"
            " · for status: the items' rule pack (default: recognised); none: without",
            show_default=False,
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
        if purpose is Purpose.ALLOCATE:
            if items is not None:
                raise CallFault("template_call", {"name": str(items)}, variant="items")
            if rules is not None:
                raise CallFault("template_call", variant="rules")
            code = _blank_plan(output, like, messages)
        else:
            if items is None:
                raise CallFault("template_call")
            if like is not None:
                raise CallFault("template_call", {"name": str(items)}, variant="like")
            code = _checklists(items, rules, output, messages)
        raise typer.Exit(code)


def _blank_plan(output: OutputFile, like: Path | None, messages: Messages) -> int:
    """Write a plan to be allocated, prefilled by last year's table; what could not be read of it is told."""
    from cedu_targets.allocation import run as planning
    from cedu_targets.allocation.plan.blank_plan import blank_plan
    from cedu_targets.domain.fault import PackFault
    from cedu_targets.reporters.allocation.template import plan_workbook

    check_output(output, [like] if like else [], format_named(ReportKind.ALLOCATION, "excel"))
    last_year = None if like is None else planning.last_years_table(like)
    try:
        plan, totals = blank_plan(last_year.document if last_year else None, messages)
        made = plan_workbook(plan, totals, messages)
    except PackFault as fault:
        raise fault.in_file(str(like)) from None
    deliver(made, output)
    unread = [finding for finding in last_year.findings if finding.severity is Severity.ERROR] if last_year else []
    if is_written(output):
        warn(messages.term("form_written", path=output))
        warn(f"  cedu {Purpose.ALLOCATE} {shlex.quote(str(output))} -o {messages.term('form_result')}")
    for finding in unread:  # blank in the plan, so not assigned
        (say if is_written(output) else warn)(_line(finding, str(like), messages))
    return 1 if unread else 0


def _checklists(items: Path, rules: str | None, output: OutputFile, messages: Messages) -> int:
    """Write a checklist for each owner into a folder, all or none; who and what is in none is told."""
    from cedu_targets import api
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.status.checklist import workbooks

    folder = output.path
    if output.is_stdout or (folder.suffix and not folder.is_dir()):
        named: dict[str, Parameter] = {"name": output.name, "folder": folder.stem or messages.term("checklist")}
        raise CallFault("template_call", named, variant="file")
    check_folder(folder, "checklists_not_a_folder")
    hold_stdin([items])
    found = api.checklists(items, rules=rules)
    made = found.checklists
    if not made:
        raise CallFault("no_owners_at_all", path=str(items))
    documents = workbooks(made, messages)
    deliver_documents(documents, folder, "checklist_exists")
    warn(visible(messages.term("checklists_written", count=len(documents), folder=folder)))
    for name, one in zip(list(documents)[:_MOST_NAMED], made, strict=False):
        warn(visible(messages.term("checklist_sized", name=name, count=one.size)))
    if len(documents) > _MOST_NAMED:
        warn(messages.term("checklists_more", count=len(documents) - _MOST_NAMED))
    for one in made:
        if not one.is_named:
            warn(visible(messages.term("checklists_unnamed", name=one.unit)))
    if left := found.unowned:
        shown = messages.punctuation.names.join(item.id for item in left[:_MOST_NAMED])
        more = "…" if len(left) > _MOST_NAMED else ""
        warn(visible(messages.term("checklists_unowned", count=len(left), items=shown + more)))
    warn(messages.term("checklists_next"))
    given = "" if rules is None else f" --rules {shlex.quote(rules)}"
    warn(f"  cedu status {shlex.quote(str(items))} {messages.term('checklists_back')}{given}")
    return 0


def _line(finding: Finding, path: str, messages: Messages) -> str:
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.shared.sentences import joined, where

    text = joined(messages, messages.message(finding), messages.help(finding))
    return f"{where(path, finding.place, messages)}: {messages.term(finding.severity)} {finding.code} {visible(text)}"
