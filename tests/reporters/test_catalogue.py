"""The table of formats: every file in it can do what its line says, and a new one needs nothing else."""

import inspect

import pytest
from msgspec.structs import replace

from cedu_targets.domain.fault import CallFault
from cedu_targets.reporters import catalogue
from cedu_targets.reporters.catalogue import (
    FORMATS,
    ReportFormat,
    ReportKind,
    fault_renderer,
    format_named,
    format_of_suffix,
    formats_of,
    renderer,
    styled_renderer,
)


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda one: f"{one.kind} {one.name}")
def test_every_format_has_what_its_line_says(wanted: ReportFormat) -> None:
    parameters = inspect.signature(renderer(replace(wanted, needs_file=False))).parameters
    assert list(parameters)[:2] == ["report", "messages"]
    assert ("folder" in parameters) == wanted.needs_file
    assert (styled_renderer(wanted) is not None) == (wanted.name == "text")
    if wanted.is_machine:
        assert callable(fault_renderer(wanted))


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_name_and_a_suffix_mean_one_format(kind: ReportKind) -> None:
    formats = formats_of(kind)
    assert formats[0] is format_named(kind, "text") is format_of_suffix(kind, "")
    for found in ([one.name for one in formats], [suffix for one in formats for suffix in one.suffixes]):
        assert len(found) == len(set(found))
    assert format_of_suffix(kind, ".JSON").is_machine


def test_a_suffix_without_a_format_names_the_formats_that_there_are() -> None:
    with pytest.raises(CallFault) as raised:
        format_of_suffix(ReportKind.READ, ".sarif")
    assert raised.value.parameters == {"suffix": ".sarif", "known": ".json", "formats": "text json"}
    with pytest.raises(LookupError):
        format_named(ReportKind.READ, "excel")


def test_a_line_is_enough_for_a_new_format(monkeypatch: pytest.MonkeyPatch) -> None:
    new = ReportFormat(ReportKind.READ, "sarif", "check.json", (".sarif",), is_machine=True)
    monkeypatch.setattr(catalogue, "FORMATS", (*FORMATS, new))
    assert format_of_suffix(ReportKind.READ, ".sarif") is format_named(ReportKind.READ, "sarif") is new
