"""What needs the solver is answered in the page as by the command: several granules, large plans, many wrong cells."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from built_page import ask
from cedu_targets import api
from cedu_targets.optimum import library, solver
from cedu_targets.optimum.program import Ending, Layout, Options
from page_jobs import Job, Told
from same_bytes import differences

pytestmark = pytest.mark.render

TWO_AND_THREE = """title: 计划
units: [甲, 乙, 丙]
indicators:
  "1": {name: 合计, parts: 2+3}
  "2": {name: 成对, granule: "2", total: "20"}
  "3": {name: 三个, granule: "3", total: "30"}
demands:
  甲: {"1": "%s"}
  乙: {"1": "19"}
"""


def plan(odd: int) -> bytes:
    """甲's total, which is made of twos and threes."""
    return (TWO_AND_THREE % odd).encode()


def large() -> bytes:
    """260 units with five columns under one whole, all units' totals given: a network of more than a thousand arcs."""
    random, units = Random(1), [f"单位{number:03}" for number in range(260)]
    table = {unit: [random.randint(1, 90) for _ in range(5)] for unit in units}
    lines = ["title: 计划", f"units: [{', '.join(units)}]", "indicators:", '  "1": {name: 合计, parts: 2+3+4+5+6}']
    for code, numbers in enumerate(zip(*table.values(), strict=True), 2):
        lines.append(f'  "{code}": {{name: 类{code}, granule: "1", total: "{sum(numbers)}"}}')
    lines += ["demands:", *(f'  {unit}: {{"1": "{sum(numbers)}"}}' for unit, numbers in table.items())]
    return "\n".join(lines).encode()


FOUR_WRONG = """单位,合计,甲类,乙类,丙类,丁类
。,1,2,3,4,5
全区,100,25,25,25,25
甲,40,11,12,13,14
乙,60,16,16,16,16
说明：1=2+3+4+5
"""


TIME = re.compile(rb'"seconds": "[0-9.]+"')

JOBS = {
    "several granules": Job("", "allocate", {"plan.yaml": lambda: plan(13)}, {"plan": "plan.yaml"}),
    "that conflict": Job("", "allocate", {"plan.yaml": lambda: plan(1)}, {"plan": "plan.yaml"}),
    "large": Job("", "allocate", {"plan.yaml": large}, {"plan": "plan.yaml"}),
    "four wrong cells": Job("", "check", {"table.csv": FOUR_WRONG.encode}, {"tables": ["table.csv"]}),
}


def timeless(outputs: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Where causes were looked for, all outputs say how long it took, and bear a mark of what they say: JSON tells the rest."""
    told = outputs.get("json", b"")
    return {"json": TIME.sub(b"", told)} if TIME.search(told) else outputs


@pytest.mark.parametrize("name", JOBS)
def test_the_same(name: str, ready_page: Any, by_command: Callable[..., Told], tmp_path: Path) -> None:
    job = JOBS[name]
    ours, theirs = ask(ready_page, job.request, job.lay(tmp_path), tmp_path), by_command(job)
    assert ours.failed == ""
    assert (ours.answer["exit_code"], tuple(ours.answer["faults"])) == (theirs.exit_code, theirs.faults)
    assert differences(timeless(ours.outputs), timeless(theirs.outputs)) == []
    assert bool(theirs.outputs) == (name != "that conflict")
    if not theirs.outputs:
        assert "需要 1，只有 0" in ours.answer["html"]


def test_these_are_questions_for_the_solver(tmp_path: Path) -> None:
    """Of what is small and simple it is not asked."""
    asked: list[Layout] = []

    def counted(layout: Layout, options: Options) -> Ending:
        asked.append(layout)
        return library.solve(layout, options)

    solver.register(counted)
    for job in JOBS.values():
        asked.clear()
        (file,) = job.lay(tmp_path)
        (api.allocate if job.door == "allocate" else api.check)(file)
        assert asked
    solver.register(None)
