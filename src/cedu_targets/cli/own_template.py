"""A district's own template of letters, as it is read, filled in, and begun with."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.delivery import deliver, tell_written
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.domain.extras import extra_missing
from cedu_targets.domain.fault import InputFault
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind

if TYPE_CHECKING:
    from cedu_targets.letters.letter import Letters

_LARGEST = 16
"""Megabytes, packed; as many times ten unpacked."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
"""Of a .docx; a .dotx, or a document with macros, only bears its name."""
_SAMPLE = ReportFormat(ReportKind.READ, "template", "letters.template_document", (".docx",), needs_file=True)
"""What the sample's name is checked against."""


def read_template(path: Path) -> bytes:
    """A template that is a Word file of reasonable size. Raises CallFault where what fills it in is not installed."""
    from cedu_targets.files.guard import file_bytes
    from cedu_targets.files.opc import main_part
    from cedu_targets.files.package import Package

    if find_spec("docxtpl") is None:
        raise extra_missing("letters_extra")
    content = file_bytes(path)
    if len(content) > _LARGEST * 2**20:
        raise InputFault("template_too_large", {"limit": _LARGEST}, str(path))
    try:
        package = Package(content)
    except InputFault:
        raise InputFault("template_not_word", path=str(path)) from None
    try:
        unpacked = sum(len(package.unchecked_part(name)) for name in sorted(package.names))
        for name in sorted(package.names):
            if name.endswith((".xml", ".rels")):
                package.part(name)
        main = main_part(package)
    except InputFault as fault:
        raise fault.in_file(str(path)) from None
    if unpacked > 10 * _LARGEST * 2**20:
        raise InputFault("template_too_large", {"limit": 10 * _LARGEST}, str(path))
    if main is None or main[1] != _WORD:
        raise InputFault("template_not_word", path=str(path))
    return content


def filled_in(
    found: "Letters", template: bytes, path: Path, issuer: str | None, messages: Messages
) -> Mapping[str, bytes]:
    """The letters by their file names. Raises InputFault for a template that cannot be filled in."""
    from cedu_targets.reporters.letters.own_template import render

    try:
        return render(found, template, issuer, messages)
    except InputFault as fault:
        raise fault.in_file(str(path)) from None


def write_sample(output: OutputFile, messages: Messages) -> int:
    """Write a template to begin with."""
    from cedu_targets.reporters.letters.template_document import render

    check_output(output, (), _SAMPLE)
    deliver(render(messages), output)
    tell_written(output, messages.term("template_letters_written", path=output.name), messages)
    return 0
