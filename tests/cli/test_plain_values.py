"""Plain values of parameters: the same as the framework's adapters give, errors included."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer._coercion import build_runtime_param

from built_commands import built_commands
from cedu_targets.cli.output_file import OutputFile


def parameters() -> Iterator[tuple[str, Any, Any]]:
    """Every parameter of every command, and its command, under a name."""
    for path, command in built_commands():
        for one in command.params:
            yield " ".join((*path, one.name)), command, one


def kind(parameter: Any) -> tuple[Any, ...]:
    """What decides how a value is understood; of what is alike one parameter is enough."""
    about = parameter.type_descriptor.parameter_info
    looked_at = (
        "exists",
        "file_okay",
        "dir_okay",
        "readable",
        "writable",
        "resolve_path",
        "path_type",
        "case_sensitive",
    )
    return (
        parameter.type_descriptor.annotation, about.parser, about.min, about.max, about.clamp, parameter.multiple,
        parameter.nargs, parameter.metavar if about.parser else "", *(getattr(about, name) for name in looked_at),
    )  # fmt: skip


ALL = list({kind(parameter): (name, command, parameter) for name, command, parameter in parameters()}.values())


@cache
def adapter(parameter: Any) -> Any:
    """The framework's own for a parameter."""
    return build_runtime_param(parameter.type_descriptor)


def written(parameter: Any) -> st.SearchStrategy[Any]:
    """What may be written for a parameter: its own names, numbers, names of files, and any text."""
    names = (parameter.metavar or "").strip("<>").split("|")
    texts = st.one_of(
        st.sampled_from(
            [*names, *(name.upper() for name in names), "", " ", "-", "目标表.xlsx", "a/b.xlsx", "\0", "\ud800"]
        ),
        st.integers().map(str),
        st.integers(-2, 90_000).map(str),
        st.from_regex(r"[ +-]?[0-9_٣０-９]{1,20}(\.0*)?\s?", fullmatch=True),
        st.text(max_size=8),
    )
    if parameter.multiple or parameter.nargs == -1:
        return st.one_of(st.none(), st.lists(texts, max_size=3).map(tuple))
    return st.one_of(st.none(), texts, st.just(parameter.default))


def outcome(coerce: Any, value: Any, parameter: Any, ctx: Any) -> tuple[Any, ...]:
    """What comes of a value: its kind and itself, or the error's kind and words."""
    try:
        made = coerce(value, param=parameter, ctx=ctx)
    except Exception as error:
        return type(error), str(error), getattr(error, "param", None), getattr(error, "parameters", None)
    return type(made), made.name if isinstance(made, OutputFile) else made


@pytest.mark.parametrize(("command", "parameter"), [one[1:] for one in ALL], ids=[one[0] for one in ALL])
@settings(max_examples=40, derandomize=True, deadline=None)
@given(data=st.data())
def test_a_value_is_what_the_adapter_makes_of_it(command: Any, parameter: Any, data: st.DataObject) -> None:
    ctx = command.make_context("cedu", [], resilient_parsing=True)
    value = data.draw(written(parameter))
    if parameter.type_descriptor.annotation is bool:
        value = bool(value)
    theirs = adapter(parameter)
    ours = parameter.get_runtime_param()
    assert outcome(ours.coerce, value, parameter, ctx) == outcome(theirs.coerce, value, parameter, ctx)


def test_what_is_plain_needs_no_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each kind of parameter the values that people write are understood without one; so is `--help`, not given."""
    plain: dict[Any, Any] = {
        str: "x", Path: "目标表.xlsx", int: "1", list[str]: ("x", "y"), list[Path]: ("a.xlsx", "b/c.xlsx"),
    }  # fmt: skip
    monkeypatch.setattr("typer.core.build_runtime_param", lambda _: pytest.fail("an adapter is made"))
    for _, command, parameter in parameters():
        if parameter.is_flag if parameter.param_type_name == "option" else False:
            continue  # it is True or False as it is read
        ctx = command.make_context("cedu", [], resilient_parsing=True)
        names = (parameter.metavar or "").strip("<>").split("|")
        value = plain.get(parameter.type_descriptor.annotation, names[0])
        for one in (value, None, parameter.default):
            parameter.get_runtime_param().coerce(one, param=parameter, ctx=ctx)


@pytest.mark.parametrize(
    ("call", "code", "is_loaded"),
    [
        (["--version"], 0, False),
        (["check", "--help"], 0, False),
        (["schema", "pack"], 0, True),
        (["demo", "{folder}"], 0, False),
        (["check", "x.xlsx", "-j", "-1"], 2, True),
    ],
)
def test_a_call_that_is_right_is_understood_without_pydantic(
    call: list[str], code: int, is_loaded: bool, tmp_path: Path
) -> None:
    words = [word.format(folder=tmp_path / "samples") for word in call]
    script = (
        "import sys\n"
        "from cedu_targets.cli.app import main\n"
        f"sys.argv = ['cedu', *{words!r}]\n"
        "try: main()\n"
        "except SystemExit as end: print(f'\\n{end.code} {\"pydantic\" in sys.modules}')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == f"{code} {is_loaded}"
