"""Wrong calls as faults of use: which option or argument, what it should be, an example of the command that was called.

The framework's exceptions have no public names. They are known by what they carry: the parameter, or an option's name.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cedu_targets.cli.language import half, spoken
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.messages.messages import Messages


def fault_of_call(error: Exception, ctx: Any, given: Sequence[str]) -> Exception:
    """What the framework's sentence of a call that it cannot read is told as; the whole help stays as it is."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return error
    parameter, name = getattr(error, "param", None), getattr(error, "option_name", None)
    if parameter is not None:
        if type(error).__name__ == "MissingParameter":
            return _missing(parameter, ctx)
        return _wrong_value(parameter, ctx, given)
    option = next((one for one in ctx.command.get_params(ctx) if name in (*one.opts, *one.secondary_opts)), None)
    if option is not None:
        code = "option_takes_no_value" if option.is_flag else "option_needs_value"
        return _fault(code, ctx, {"option": name, "value": value_word(option)})
    if name is not None:
        guesses = Messages(spoken()).punctuation.names.join(sorted(getattr(error, "possibilities", None) or ()))
        return _fault("no_such_option", ctx, {"option": name, "guess": guesses}, "guess" if guesses else "")
    return _fault("wrong_call", ctx, {})


def extra_arguments(rest: Sequence[str], ctx: Any) -> CallFault:
    """More was written than the command takes."""
    return _fault("extra_arguments", ctx, {"names": " ".join(rest)})


def refuse_repeated(given: Sequence[str], ctx: Any) -> None:
    """Refuse an option that takes one value and was given several: the first would be dropped. Raises CallFault."""
    order = ctx.command.make_parser(ctx).parse_args(list(given))[2]
    for option in dict.fromkeys(order):
        takes_one = option.param_type_name == "option" and not (option.multiple or option.is_flag or option.count)
        takes_one &= option.name != "lang"  # which may stand anywhere in the call, and the last one counts
        if takes_one and order.count(option) > 1:
            raise _fault(
                "option_twice", ctx, {"option": "/".join(sorted(option.opts, key=len)), "count": order.count(option)}
            )


def no_such_command(arguments: Sequence[str], ctx: Any) -> CallFault:
    """No command has this name: a slip, or a file for which no command was said."""
    from difflib import get_close_matches  # a call with two options need not load it

    name, known = arguments[0], ctx.command.list_commands(ctx)
    guesses = Messages(spoken()).punctuation.names.join(get_close_matches(name, known))
    values: dict[str, Parameter] = {"name": name, "guess": guesses}
    values["known"] = Messages(spoken()).punctuation.names.join(known)
    is_file = ctx.parent is None and (Path(name).suffix != "" or "/" in name or os.sep in name)
    return _fault("no_such_command", ctx, values, "guess" if guesses else "file" if is_file else "")


def value_word(parameter: Any) -> str:
    """What is to be written for an option or an argument, in a word or two; one of several names is told as these."""
    names, text = _names_of(parameter), half(parameter.metavar or parameter.name.upper(), spoken())
    messages = Messages(spoken())
    if len(names) > 1:
        return messages.term("call_one_of", names=messages.punctuation.names.join(names))
    return f" {names[0]}" if names else text


def _names_of(parameter: Any) -> list[str]:
    """The names of which one is to be written, as `<a|b>` says; none where anything may be written."""
    text = parameter.metavar or ""
    return text[1:-1].split("|") if text.startswith("<") else []


def _missing(parameter: Any, ctx: Any) -> CallFault:
    values: dict[str, Parameter] = {"option": parameter.opts[0], "argument": value_word(parameter)}
    values["meaning"] = half(parameter.help or "", spoken())
    code = "missing_argument" if parameter.param_type_name == "argument" else "missing_option"
    return _fault(code, ctx, values)


def _wrong_value(parameter: Any, ctx: Any, given: Sequence[str]) -> CallFault:
    """An option or an argument is not what it must be; the value is read once more, since the exception has none."""
    found = ctx.command.make_parser(ctx).parse_args(list(given))[0].get(parameter.name)
    values = [str(one) for one in (found if isinstance(found, (list, tuple)) else [found])]
    about: dict[str, Parameter] = {
        "value": " ".join(values), "expected": _expected(parameter), "argument": value_word(parameter),
    }  # fmt: skip
    if parameter.param_type_name == "argument":
        return _fault("wrong_argument", ctx, about)
    return _fault("wrong_value", ctx, about | {"option": parameter.opts[0]})


def _expected(parameter: Any) -> str:
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is None:
        return value_word(parameter)
    word = "call_at_least" if most is None else "call_between"
    return Messages(spoken()).term(word, number=least, most=most)


def _fault(code: str, ctx: Any, values: dict[str, Parameter], variant: str = "") -> CallFault:
    """A fault with the command that was called, as it is called by name, and an example of it."""
    names: list[str] = []
    node = ctx
    while node.parent is not None:
        names.insert(0, node.info_name)
        node = node.parent
    command = " ".join(["cedu", *names])
    example = half(ctx.command.epilog or command, spoken())
    return CallFault(code, values | {"command": command, "example": example}, variant=variant)
