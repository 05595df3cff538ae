"""cedu letters: what each unit has to reach, as a letter to be signed; or the notice by which it is assigned."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents, tell_written
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Sheet
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind

if TYPE_CHECKING:
    from cedu_targets.letters.letter import LetterDuty, Letters

_MOST_NAMED = 20
_NOTICE = ReportFormat(ReportKind.READ, "notice", "letters.notice_document", (".docx",), needs_file=True)
"""What the output is checked against."""


class LetterKind(StrEnum):
    """What is written."""

    LETTER = "letter"
    NOTICE = "notice"


Targets = Annotated[
    Path | None,
    typer.Argument(
        metavar="目标表 · TARGETS",
        help="下达目标的表，审核没有错误的 · the table of targets, free of errors",
        show_default=False,
        readable=False,
    ),
]
With = Annotated[
    list[Path] | None,
    typer.Option(
        "--with",
        metavar="事项 · ITEMS",
        help="工作安排、任务清单：各单位要办的事项写进责任书，可写多次"
        " · a schedule or list of tasks, whose items go into the letters; may be given several times",
        show_default=False,
        readable=False,
    ),
]
FolderOrFile = Annotated[
    OutputFile | None,
    typer.Option(
        "--output",
        "-o",
        parser=OutputFile,
        metavar="文件夹 · FOLDER",
        help="写到哪个文件夹（默认“目标责任书”）；下达通知写到 .docx 文件"
        " · the folder to write to (default: letters); of a notice the .docx file",
        show_default=False,
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="规则包 · PACK",
        help="目标表的规则包名称或文件（默认自动识别）；none 为不用"
        " · the table's rule pack (default: recognised); none: without",
        show_default=False,
    ),
]
Kind = Annotated[
    LetterKind,
    typer.Option(
        "--kind",
        metavar="<letter|notice>",
        help="letter 为每个单位一份责任书，notice 为一份下达通知，目标表作附件"
        " · letter: one for each unit; notice: one notice with the table as its annex",
    ),
]
Issuer = Annotated[
    str | None,
    typer.Option(
        "--issuer",
        metavar="名称 · NAME",
        help="甲方（下达单位）的名称，不写就留空 · who assigns the targets; left blank where it is not given",
        show_default=False,
    ),
]
Explanations = Annotated[
    Path | None,
    typer.Option(
        "--explanations",
        metavar="文件 · FILE",
        help="情况说明文件：说明过的错误不拦 · findings accepted in writing, which do not stand in the way",
        show_default=False,
        readable=False,
    ),
]

Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="样本 · TEMPLATE",
        help="自己的责任书样本（.docx），字段见 --fields · an own template of letters (.docx); its fields: --fields",
        show_default=False,
        readable=False,
    ),
]
Fields = Annotated[
    bool, typer.Option("--fields", help="列出样本里可以用的字段 · list the fields that a template may have")
]


def letters(
    targets: Targets = None,
    beside: With = None,
    output: FolderOrFile = None,
    rules: Rules = None,
    sheet: Sheet = None,
    kind: Kind = LetterKind.LETTER,
    issuer: Issuer = None,
    template: Template = None,
    fields: Fields = False,
    explanations: Explanations = None,
    lang: Lang = None,
) -> None:
    """给每个单位写目标责任书（Word），或写下达通知 · Write each unit's letter of responsibility, or the notice (Word).

    表中还有没说明的错误就不写；空白的目标不列，文号不编
    · Nothing is written while the table has unexplained errors; blank targets are not listed, no number is made up.
    """
    messages = messages_in(lang)
    with ending_on_faults(messages):
        if fields:
            from cedu_targets.reporters.letters.fields_text import render

            deliver(render(messages), None)
            return
        if targets is None:
            raise CallFault("letters_of_what")
        if template is not None and kind is LetterKind.NOTICE:
            raise CallFault("template_only_letters")
        hold_stdin([targets, *(beside or ())])
        run_in_child()
        inputs = [str(path) for path in (targets, *(beside or ()), rules, explanations, template) if path is not None]
        to = output or OutputFile(_usual_name(kind, messages))
        _check_place(to, kind, inputs, messages)
        from cedu_targets import api

        own = None
        if template is not None:
            from cedu_targets.cli.own_template import read_template

            own = template, read_template(template)
        found = api.letters(targets, beside=beside or (), rules=rules, sheet=sheet, explanations=explanations)
        if not found.letters:
            raise InputFault("letters_nobody", {"file": str(targets)}, str(targets))
        if kind is LetterKind.LETTER:
            _write_letters(found, _documents(found, own, issuer, messages), own is None, to.path, messages)
        else:
            _write_notice(found, issuer, to, messages)


def _usual_name(kind: LetterKind, messages: Messages) -> str:
    if kind is LetterKind.LETTER:
        return messages.term("letter_folder")
    return f"{messages.term('notice_file')}.docx"


def _check_place(to: OutputFile, kind: LetterKind, inputs: list[str], messages: Messages) -> None:
    """Refuse where nothing can or must be written, before any work is done. Raises CallFault."""
    usual = _usual_name(kind, messages)
    if kind is LetterKind.LETTER:
        if to.is_stdout or (to.path.suffix.lower() == ".docx" and not to.path.is_dir()):
            raise CallFault("letters_need_folder", {"name": to.name, "folder": usual})
        check_folder(to.path, "letters_not_a_folder")
        return
    if to.is_stdout or to.path.suffix.lower() != ".docx":
        raise CallFault("notice_needs_file", {"name": to.name, "example": usual})
    check_output(to, inputs, _NOTICE)


def _documents(
    found: "Letters", own: tuple[Path, bytes] | None, issuer: str | None, messages: Messages
) -> Mapping[str, bytes]:
    """The letters by their file names; by an own template without a collection of all."""
    if own is not None:
        from cedu_targets.cli.own_template import filled_in

        return filled_in(found, own[1], own[0], issuer, messages)
    from cedu_targets.reporters.letters.letter_files import render

    return render(found, issuer, messages)


def _write_letters(
    found: "Letters", documents: Mapping[str, bytes], has_collection: bool, folder: Path, messages: Messages
) -> None:
    """Write the letters, all or none, and say what is in none of them."""
    from cedu_targets.reporters.letters.letter_files import collection_name
    from cedu_targets.reporters.shared.escaping import visible

    deliver_documents(documents, folder, "letter_exists")
    said = {"count": len(found.letters), "folder": folder, "all": collection_name(messages)}
    warn(visible(messages.term("letters_written" if has_collection else "letters_by_template", **said)))
    if found.without_targets:
        units = messages.punctuation.some(found.without_targets, _MOST_NAMED)
        warn(visible(messages.term("letters_without", count=len(found.without_targets), units=units)))
    _tell_items("letters_unowned", found.unowned, messages)
    _tell_items("letters_of_others", found.of_others, messages)
    if found.strangers:
        names = messages.punctuation.some(found.strangers, _MOST_NAMED)
        warn(visible(messages.term("letters_strangers", count=len(found.strangers), units=names)))
    if found.supposed:
        supposed = list(dict.fromkeys(unit for names in found.supposed.values() for unit in names))
        some = messages.punctuation.some
        told = {"items": some(list(found.supposed), _MOST_NAMED), "units": some(supposed, _MOST_NAMED)}
        warn(visible(messages.term("letters_supposed", count=len(supposed), **told)))
    _tell_reading(found, messages)


def _write_notice(found: "Letters", issuer: str | None, to: OutputFile, messages: Messages) -> None:
    from cedu_targets.reporters.letters.notice_document import render

    deliver(render(found, issuer, messages), to)
    tell_written(to, messages.term("notice_written", units=len(found.units)), messages)
    _tell_reading(found, messages)


def _tell_items(name: str, duties: "Sequence[LetterDuty]", messages: Messages) -> None:
    from cedu_targets.reporters.shared.escaping import visible

    if duties:
        items = messages.punctuation.some([duty.item.id for duty in duties], _MOST_NAMED)
        warn(visible(messages.term(name, count=len(duties), items=items)))


def _tell_reading(found: "Letters", messages: Messages) -> None:
    """Say what of the file is in no letter."""
    from cedu_targets.reporters.shared.escaping import visible

    if found.no_units:
        rows = messages.punctuation.some(found.no_units, _MOST_NAMED)
        warn(visible(messages.term("letters_no_units", count=len(found.no_units), rows=rows)))
    if found.unreadable:
        cells = messages.punctuation.some(found.unreadable, _MOST_NAMED)
        warn(visible(messages.term("letters_unreadable", count=len(found.unreadable), cells=cells)))
    if found.left_out:
        warn(visible(messages.term("letters_other_sheets", sheet=found.table.sheet or "", count=found.left_out)))
