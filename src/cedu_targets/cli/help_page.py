"""The help of a command in one language, folded and aligned for signs that are two columns wide."""

import re
import shutil
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from rich.cells import cell_len

from cedu_targets.cli.language import half, paragraphs, spoken
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.folding import folded

_WIDEST, _NARROWEST = 78, 40
_NAMES = 30
"""Columns for the names of options; a longer one has a line of its own."""
_MARGIN, _GAP = 2, 2


def help_page(command: Any, ctx: Any) -> str:
    """How a command is called, what it is for, what it takes."""
    messages = Messages(spoken())
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns - 2))
    parameters = [one for one in command.get_params(ctx) if not one.hidden]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    blocks = [_indented(_usage(command, ctx, arguments, messages), 0, width)]
    blocks += [_indented(text, _MARGIN, width) for text in paragraphs(command.help or "", messages.language)]
    listed = {
        "help_arguments": [(_argument(one, messages), _meaning(one, messages)) for one in arguments],
        "help_options": [(_option(one, messages), _meaning(one, messages)) for one in options],
        "help_commands": _commands(command, messages),
    }
    for heading, rows in listed.items():
        if rows:
            blocks.append(
                "\n".join((messages.punctuation.labelled(messages.term(heading), "").rstrip(), *_rows(rows, width)))
            )
    if command.epilog:
        example = messages.punctuation.labelled(messages.term("help_example"), half(command.epilog, messages.language))
        blocks.append(_indented(example, 0, width))
    return "\n\n".join(blocks) + "\n"


def _usage(command: Any, ctx: Any, arguments: Sequence[Any], messages: Messages) -> str:
    pieces = [ctx.command_path, messages.term("help_any_option")]
    pieces += [name if one.required else f"[{name}]" for one in arguments for name in [_argument(one, messages)]]
    pieces += [messages.term("help_any_command")] if hasattr(command, "list_commands") else []
    return messages.punctuation.labelled(messages.term("help_usage"), " ".join(pieces))


def _argument(argument: Any, messages: Messages) -> str:
    name = half(argument.metavar or argument.name, messages.language)
    return f"{name}…" if argument.nargs != 1 else name


def _option(option: Any, messages: Messages) -> str:
    """All names of an option, the short one first, and what stands behind it."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        return f"{names} / {', '.join(option.secondary_opts)}"
    value = half(option.metavar or option.name, messages.language)
    return names if option.is_flag else f"{names} {value}"


def _meaning(parameter: Any, messages: Messages) -> str:
    """The meaning of an option or an argument, whether it must be given, and what it is where it is not."""
    is_help = "--help" in parameter.opts
    text = messages.term("help_help") if is_help else half(parameter.help or "", messages.language)
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    if parameter.required:
        return f"{text} [{messages.term('help_required')}]"
    if not parameter.show_default or default is None or default is False:
        return text
    shown = parameter.opts[0] if default is True else default
    return f"{text} [{messages.punctuation.labelled(messages.term('help_default'), str(shown))}]"


def _commands(group: Any, messages: Messages) -> list[tuple[str, str]]:
    return [(one.name, half(one.summary, messages.language)) for one in getattr(group, "listed", ())]


def _rows(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Names and meanings side by side."""
    column = max((size for name, _ in rows if (size := cell_len(name)) <= _NAMES), default=_NAMES)
    start = _MARGIN + column + _GAP
    for name, meaning in rows:
        lines = folded(meaning, width - start)
        if cell_len(name) > column:
            yield from (" " * _MARGIN + line for line in _broken(name, width - _MARGIN))
            yield from (" " * start + line for line in lines)
            continue
        first, *others = lines or [""]
        yield f"{'':{_MARGIN}}{name}{'':{column - cell_len(name) + _GAP}}{first}".rstrip()
        yield from (" " * start + line for line in others)


def _broken(name: str, width: int) -> Iterator[str]:
    """A name with what may follow it; a long list of choices goes on in the next line, as it can be nowhere else."""
    line = ""
    for part in re.split(r"(?<=\|)", name):
        if line and cell_len(line + part) > width:
            yield line
            line = "  "
        line += part
    yield line


def _indented(text: str, margin: int, width: int) -> str:
    return "\n".join(" " * margin + line for line in folded(text, width - margin))
