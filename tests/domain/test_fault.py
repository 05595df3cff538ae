"""Several faults are one exception; the first carries the others."""

import pytest

from cedu_targets.domain.fault import CallFault, Fault, Faults, InputFault, PackFault, refuse
from cedu_targets.domain.place import Place


def raised(faults: Faults) -> tuple[int, list[str]]:
    with pytest.raises(Fault) as found:
        faults.end()
    return found.value.exit_code, [fault.code for fault in found.value.every]


def failing(fault: Fault) -> str:
    raise fault


def test_the_faults_of_a_file_go_by_line_and_column() -> None:
    refuse([])
    spots = {"d": (3, 1), "a": (1, 9), "c": (2, 4), "b": (2, 3)}
    with pytest.raises(PackFault) as found:
        refuse(PackFault(code, place=Place(line=line, column=column)) for code, (line, column) in spots.items())
    assert [fault.code for fault in found.value.every] == ["a", "b", "c", "d"]


def test_of_several_inputs_the_gravest_leads() -> None:
    faults = Faults()
    assert faults.of(lambda: "made") == "made"
    faults.end()
    assert faults.of(lambda: failing(InputFault("text"))) is None
    assert faults.of(lambda: failing(PackFault("pack", others=(PackFault("more"),)))) is None
    assert raised(faults) == (4, ["pack", "more", "text"])


def test_a_wrong_call_is_no_fault_of_an_input() -> None:
    with pytest.raises(CallFault):
        Faults().of(lambda: failing(CallFault("call")))


def test_all_of_them_are_of_the_file() -> None:
    fault = PackFault("a", others=(PackFault("b"),)).in_file("p.yaml")
    assert [one.path for one in fault.every] == ["p.yaml", "p.yaml"]
