"""Checklists of the city's owners that came back by 15 June 2019: done, late, open, given up, and what contradicts."""

from datetime import date

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.items import Reported
from suzhou_items import answer, answers, points, schedule, status

CAME_BACK = (
    answers(
        answer(
            "安排-2", Reported.DONE, "市教育局", said="已完成", completed=date(2019, 3, 25), evidence=("汇总表.xlsx",)
        ),
        answer("安排-5", Reported.IN_PROGRESS, "市教育局", said="进行中，已拍 12 集", reason="设备没有到位"),
        answer("安排-10", Reported.DONE, "市教育局", said="已完成"),
        path="back/市教育局.xlsx",
    ),
    answers(
        answer("安排-3", Reported.DONE, "市社指中心", said="已完成", completed=date(2019, 4, 9)),
        answer("安排-4", Reported.CANCELLED, "市社指中心", said="不再执行", reason="并入下年"),
        answer("安排-9", Reported.DONE, "市社指中心", said="已完成", completed=date(2019, 7, 1)),
        answer("安排-10", Reported.NOT_DONE, "市社指中心", said="未完成"),
        answer("安排-12", Reported.IN_PROGRESS, "市社指中心", said="进行中"),
        path="back/市社指中心.xlsx",
    ),
)


def answered(**more: object) -> StatusReport:
    """The 要点 and the schedule with what came back."""
    return status(*CAME_BACK, documents=(points(), schedule()), **more)  # type: ignore[arg-type]
