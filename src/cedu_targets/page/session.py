"""A person's work on the page: what is asked is answered, and the last report is kept for what is downloaded of it.

Names are those of the person's files: the work is done inside the folder that they lie in, so that every report reads
as the command's in that folder.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from cedu_targets import api
from cedu_targets.domain.fault import Fault, fault_of
from cedu_targets.domain.provenance import marked
from cedu_targets.messages.messages import Messages
from cedu_targets.page.answer import Answer, Offer, Output
from cedu_targets.page.request import Door, Request
from cedu_targets.reporters.catalogue import ReportKind, format_named, in_short, renderer
from cedu_targets.reporters.shared.fault_lines import fault_lines

Watch = Callable[[int, int], None]

_MEDIA = {
    "html": "text/html;charset=utf-8",
    "markdown": "text/markdown;charset=utf-8",
    "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
"""By the formats that can be downloaded, in their order on the page."""


class Session:
    """What is asked on one page, one piece of work after another."""

    def __init__(self) -> None:
        self._report: Any = None
        self._kind = ReportKind.CHECK
        self._messages: Messages | None = None
        self._stem = ""

    def answer(self, asked: str, watch: Watch | None = None) -> Answer:
        """Do what is asked in JSON (`Request`). `watch(done, total)` is called after each file."""
        request = Request.model_validate_json(asked)
        self._messages = Messages(request.lang)
        try:
            self._report, self._kind = _DOORS[request.door](request, watch)
            return self._told()
        except Exception as error:
            fault = error if isinstance(error, Fault) else fault_of(error)
            return Answer(fault.exit_code, faults=tuple(fault_lines(fault, self._messages)))

    def output(self, name: str) -> Output:
        """What an `Offer` of the last answer stands for, by its id. Raises LookupError."""
        assert self._messages is not None
        wanted = format_named(self._kind, name)
        rendered = renderer(wanted)(self._report, self._messages)
        if isinstance(rendered, str) and name in ("markdown", "html"):
            rendered = marked(rendered, is_markup=True)
        content = rendered if isinstance(rendered, bytes) else rendered.encode()
        return Output(f"{self._stem}{wanted.suffix}", _MEDIA[name], content)

    def _told(self) -> Answer:
        assert self._messages is not None
        self._stem = PurePath(self._report.files[0].path).stem if self._report.files else "cedu"
        offers = tuple(Offer(one, f"{self._stem}{format_named(self._kind, one).suffix}") for one in _MEDIA)
        html = self.output("html").content.decode()
        return Answer(self._report.exit_code, in_short(self._kind)(self._report, self._messages), html, offers)


def _check(request: Request, watch: Watch | None) -> tuple[Any, ReportKind]:
    files = request.files
    return api.check(files.tables, text=files.text, base=files.base, watch=watch), ReportKind.CHECK


def _gap(request: Request, _watch: Watch | None) -> tuple[Any, ReportKind]:
    files = request.files
    report: Any = api.gap(files.targets or "", files.achieved, as_of=request.as_of, base=files.base, bases=files.bases)
    from cedu_targets.gaps.report import GapReport

    return report, ReportKind.GAP if isinstance(report, GapReport) else ReportKind.ATTAINMENT


_DOORS = {Door.CHECK: _check, Door.GAP: _gap}
