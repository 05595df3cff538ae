"""Reading tried in a child first, where a run has died once."""

import os
import signal
from contextvars import copy_context

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.evaluation.file_check import FileCheck
from cedu_targets.evaluation.trial import tried, try_first
from project import JIANGNING

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_second_run(test: object) -> object:
    def run() -> object:
        try_first()
        assert callable(test)
        return test()

    return copy_context().run(run)


def test_a_first_run_reads_at_once() -> None:
    assert tried(os.getpid, "a.xlsx") == os.getpid()


def test_what_survives_its_trial_is_read_here_and_tried_once() -> None:
    """What is read inside of what is tried is part of that trial; the next file is tried again."""
    parent = os.getpid()
    ours, theirs = os.pipe()

    def read() -> int:
        os.write(theirs, b"." if os.getpid() == parent else b"t")
        return 7

    assert in_second_run(lambda: [tried(lambda: tried(read, "a"), "a"), tried(read, "b")]) == [7, 7]
    assert os.read(ours, 100) == b"t.t."
    os.close(ours)
    os.close(theirs)


def test_what_dies_in_its_trial_is_the_fault_of_the_file() -> None:
    with pytest.raises(InputFault) as raised:
        in_second_run(lambda: tried(die, "a.xlsx"))
    assert (raised.value.code, raised.value.path) == ("RD141", "a.xlsx")


def test_what_reading_raises_is_raised() -> None:
    def read() -> None:
        raise InputFault("RD105", path="a.xlsx")

    with pytest.raises(InputFault, match="RD105"):
        in_second_run(lambda: tried(read, "a.xlsx"))


def test_judging_a_file_is_part_of_its_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cedu_targets.evaluation.file_check.evaluate", die)
    path = str(JIANGNING / "targets.xlsx")
    found = in_second_run(lambda: FileCheck()(path))
    assert isinstance(found, list)
    assert [(file.path, file.fault.code) for file in found] == [(path, "RD141")]


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_want_of_memory_and_of_stack_end_one_file(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> list[object]:
        raise error

    monkeypatch.setattr("cedu_targets.evaluation.file_check.read_documents", greedy)
    (found,) = FileCheck()("a.xlsx")
    assert found.fault is not None
    assert (found.fault.code, found.fault.exit_code) == ("RD141", 3)
