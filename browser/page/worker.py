"""What the worker of the page asks of the program. The build puts it beside the program, as `page_worker`."""

import gc
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from cedu_targets.optimum import solver
from cedu_targets.page.answer import NotMade
from cedu_targets.page.samples import examples
from cedu_targets.page.session import Session

WORK = "/home/cedu/work"
"""The folder of a person's files, in memory."""
_session = Session()


class SolverWanted(BaseException):
    """A program is to be solved, and the solver is not unpacked yet: the worker does so and asks again."""


def _unpack_first(*_: object) -> None:
    raise SolverWanted


solver.register(_unpack_first)


def solve_by(ask: Callable[[str], str]) -> None:
    """From now on programs are solved by `ask`."""
    from cedu_targets.optimum.hosted import put_behind

    put_behind(ask)


def empty() -> None:
    """Forget the files of the last question."""
    os.chdir("/")
    shutil.rmtree(WORK, ignore_errors=True)
    Path(WORK).mkdir(parents=True)
    os.chdir(WORK)


def answer(asked: str, watch: Callable[[int, int], None]) -> str:
    """The answer to a request, both in JSON."""
    return json.dumps(_session.answer(asked, watch).to_json(), ensure_ascii=False)


def output(name: str) -> tuple[str, bytes | None]:
    """What can be downloaded: what it is, in JSON, and its bytes; None where it was refused."""
    try:
        made = _session.output(name)
    except NotMade as refusal:
        return json.dumps({"refused": str(refusal)}), None
    except LookupError:
        return json.dumps({"refused": name}), None
    return json.dumps({"name": made.name, "type": made.media_type, "said": made.said}), made.content


def samples(lang: str) -> str:
    """The samples that the program brings, in JSON."""
    return json.dumps(examples(lang), ensure_ascii=False)


def warm_up() -> None:
    """Load what nearly every check needs, while the person is still choosing a file."""
    request = {"door": "check", "lang": "zh", "example": examples("zh")[0]["id"]}
    session = Session()
    session.answer(json.dumps(request))
    session.output("excel")
    empty()


empty()
gc.freeze()
gc.set_threshold(100_000)
gc.enable()
