"""What may be written in a template: fields, loops over lists, and conditions; nothing that runs, grows or reaches out.

A template comes from a person, but perhaps by mail: Jinja is sandboxed, of its language only these forms are let in,
and loops stand in each other once at most, so that no template takes longer than its lists are long.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TypeGuard

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.reporters.letters.fields import FIELDS, names_of

_FORMS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.For, nodes.If,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
_DEEPEST = 2
_LISTS = {name: field.key for field in FIELDS if field.is_list for name in names_of(field)}
_LOOP = ("loop", frozenset({"index", "first", "last", "length"}))


class FieldsOnly(SandboxedEnvironment):
    """The environment in which templates are filled in. Values are escaped, and an unknown one is no blank."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.used: set[str] = set()
        """The fields that were found in what was parsed."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        for problem in _problems(parsed, {}, 0, self.used):
            raise problem
        return parsed


def _problems(node: nodes.Node, known: dict[str, str], depth: int, used: set[str]) -> Iterator[InputFault]:
    """What must not stand in a template. `known` are the variables of the loops around, each with its list."""
    if not isinstance(node, _FORMS):
        yield InputFault("template_form", {"form": type(node).__name__.lower()})
        return
    if isinstance(node, nodes.For):
        yield from _of_loop(node, known, depth, used)
        return
    if isinstance(node, nodes.Output):
        yield from (_shown_whole(one.name) for one in node.nodes if _is_of_rows(one, known))
    if isinstance(node, nodes.Getattr):
        yield from _of_part(node, known)
    elif isinstance(node, nodes.Name):
        used.add(node.name)
        names = _names("")
        if node.name not in names and node.name not in known and node.name != _LOOP[0]:
            yield _unknown(node.name, node.name, [*names, *known])
        return
    for child in node.iter_child_nodes():
        yield from _problems(child, known, depth, used)


def _of_loop(node: nodes.For, known: dict[str, str], depth: int, used: set[str]) -> Iterator[InputFault]:
    named = node.iter.name if isinstance(node.iter, nodes.Name) else ""
    if depth >= _DEEPEST or node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
        yield InputFault("template_form", {"form": "for"})
    elif named not in _LISTS:
        yield _unknown(named or "for", named or "for", list(_LISTS), "list")
    else:
        used.add(named)
        inner = {**known, node.target.name: _LISTS[named]}
        for child in (*node.body, *node.else_):
            yield from _problems(child, inner, depth + 1, used)


def _of_part(node: nodes.Getattr, known: dict[str, str]) -> Iterator[InputFault]:
    """A part is one of a row of a list, or of the loop."""
    whole = node.node.name if isinstance(node.node, nodes.Name) else ""
    names = sorted(_LOOP[1]) if whole == _LOOP[0] else _names(known[whole]) if whole in known else []
    if node.attr not in names:
        yield _unknown(f"{whole or '…'}.{node.attr}", node.attr, names)


def _is_of_rows(node: nodes.Node, known: dict[str, str]) -> TypeGuard[nodes.Name]:
    """Whether it is a list, or a row with parts: neither has a text of its own."""
    if not isinstance(node, nodes.Name):
        return False
    return node.name == _LOOP[0] or node.name in _LISTS or bool(_names(known.get(node.name, "-")))


def _shown_whole(name: str) -> InputFault:
    return InputFault("template_field", {"name": name, "texts": ""}, variant="whole")


def _names(of: str) -> list[str]:
    return [name for field in FIELDS if field.of == of for name in names_of(field)]


def _unknown(shown: str, name: str, known: list[str], variant: str = "") -> InputFault:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    told: dict[str, Parameter] = {"name": shown, "texts": "、".join(near or known or _names(""))}
    return InputFault("template_field", told, variant=variant or ("near" if near else ""))
