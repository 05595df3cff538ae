"""From files to the report: what is due is judged with its pack, what came back by itself."""

from collections.abc import Collection

from msgspec.structs import replace

from cedu_targets.agenda.follow_up import follow_up
from cedu_targets.agenda.owner_roster import roster_of
from cedu_targets.agenda.report import StatusReport
from cedu_targets.agenda.states import Day
from cedu_targets.domain.status import State
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.files.inputs import FoundInputs
from cedu_targets.files.material import MaterialFolder


def status_of(
    issued: FoundInputs,
    came_in: FoundInputs,
    judge: FileCheck,
    day: Day,
    *,
    owner: str | None = None,
    only: Collection[State | None] | None = None,
    evidence: MaterialFolder | None = None,
) -> StatusReport:
    """How the items of the issued files stand; `judge` checks these. Raises CallFault for an owner nothing names."""
    files = list(checked_files(judge, issued))
    returned = list(checked_files(FileCheck(infers=True, diagnosis=False), came_in))
    roster = roster_of(files, judge.pack)
    report = follow_up(files, returned, day, roster=roster, owner=owner, only=only, evidence=evidence)
    passed_over = (*issued.passed_over, *came_in.passed_over, *(evidence.passed_over if evidence else ()))
    return replace(report, passed_over=passed_over)
