"""What is done behind each door: the command's work on files that lie in the folder, and what there is to download."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct

from cedu_targets import api
from cedu_targets.domain.fault import CallFault
from cedu_targets.files.guard import STDIN
from cedu_targets.files.inputs import find_inputs
from cedu_targets.messages.messages import Messages
from cedu_targets.optimum import solver
from cedu_targets.page.downloads import Download, explanations_form, marked_copy, named, of_report, output, slips
from cedu_targets.page.request import Door, Request
from cedu_targets.reporters.catalogue import ReportKind, in_short
from cedu_targets.reporters.shared.escaping import file_name

_MANY = 40
"""Files whose check takes longer than processes take to start."""
Watch = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


class Work(Struct, frozen=True):
    """A piece of work that was done."""

    exit_code: int
    verdict: str
    downloads: tuple[Download, ...]
    """Of which `html` is the report that is shown."""
    said: tuple[str, ...] = ()


def do(request: Request, messages: Messages, watch: Watch | None, jobs: int = 1) -> Work:
    """What is asked. So many processes share the files of a large check (0: one a core). Raises Fault."""
    if request.door is Door.CHECK:
        return _check(request, messages, watch, jobs)
    return _DOORS[request.door](request, messages, watch)


def _check(request: Request, messages: Messages, watch: Watch | None, jobs: int) -> Work:
    files = request.files
    beside = [one for one in (files.text, files.base, files.explanations, files.against) if one]
    found = find_inputs(files.tables, in_use=beside, are_names=True)
    if len(found.paths) < _MANY or STDIN in found.paths:  # which is a name like another here, and in no other process
        jobs = 1
    report = api.check(
        found, text=files.text, base=files.base, explanations=files.explanations, against=files.against, watch=watch,
        jobs=jobs,
    )  # fmt: skip
    said = ["page_text_unused"] if files.text and not any(file.pack for file in report.files) else []
    downloads = [
        *of_report(ReportKind.CHECK, report, messages, _stem(files.tables)),
        *marked_copy(report, messages, are_several=found.is_folder or len(found.paths) > 1),
        *slips(report, messages, _stem(files.tables)),
        *explanations_form(report, messages, _stem(files.tables)),
    ]
    verdict = in_short(ReportKind.CHECK)(report, messages)
    return Work(report.exit_code, verdict, tuple(downloads), tuple(map(messages.term, said)))


def _gap(request: Request, messages: Messages, watch: Watch | None) -> Work:
    files = request.files
    beside = [one for one in (files.base, *files.bases) if one]
    sides = ([files.targets or ""], files.achieved, files.bases)
    targets, achieved, bases = (find_inputs(side, in_use=beside, are_names=True) for side in sides)
    report: Any = api.gap(targets, achieved, as_of=request.as_of, base=files.base, bases=bases, watch=watch)
    from cedu_targets.gaps.report import GapReport

    kind = ReportKind.GAP if isinstance(report, GapReport) else ReportKind.ATTAINMENT
    downloads = of_report(kind, report, messages, _stem(sides[0]))
    return Work(report.exit_code, in_short(kind)(report, messages), tuple(downloads))


def _allocate(request: Request, messages: Messages, _watch: Watch | None) -> Work:
    files = request.files
    try:
        report = api.allocate(
            files.plan, like=files.like, totals=files.totals, growth=request.growth, weights=files.weights,
            share=request.share, keep=files.keep,
        )  # fmt: skip
    except ImportError:
        if solver.is_there():
            raise
        raise CallFault("page_solver") from None
    stem = _stem([report.path])
    downloads = list(of_report(ReportKind.ALLOCATION, report, messages, stem))
    if report.allocation is None:  # there is no table to be issued
        downloads = [one for one in downloads if one.id != "excel"]
    else:
        name = named(stem, messages.term("page_reasons"), ".xlsx")
        downloads.append(Download("reasons", name, lambda: output(name, _reasons(report, messages))))
    return Work(report.exit_code, in_short(ReportKind.ALLOCATION)(report, messages), tuple(downloads))


def _reasons(report: Any, messages: Messages) -> bytes:
    from cedu_targets.reporters.allocation.reasons import render

    return render(report, messages)


def _blank_plan(request: Request, messages: Messages, _watch: Watch | None) -> Work:
    """A plan to be filled in; what could not be read of last year's table is blank in it, and said."""
    from cedu_targets.blank_plans import plan_to_fill_in

    like = request.files.like
    plan = plan_to_fill_in(None if like is None else Path(like), messages)
    name = named(_stem([like] if like else []), messages.term("page_plan"), ".xlsx")
    download = Download("excel", name, lambda: output(name, plan.workbook))
    return Work(1 if plan.unread else 0, messages.term("page_plan_made"), (download,), tuple(plan.unread))


def _stem(given: Sequence[str]) -> str:
    """What names the files that are made: the file or folder that was given; nothing where there are several."""
    return file_name(PurePath(given[0]).stem) if len(given) == 1 else ""


_DOORS = {Door.GAP: _gap, Door.ALLOCATE: _allocate, Door.BLANK_PLAN: _blank_plan}
