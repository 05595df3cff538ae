"""Mutants: a module's source with one small fault in it, as a tired programmer would make it.

Texts are left alone (sentences and names are no logic), and so are annotations and decorators.
"""

import ast
import copy
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

_BOUNDARIES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OTHER_SIGN: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_OTHER_CALL = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SAFE_ALONE = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.GeneratorExp, ast.ListComp)
_COMPOUND = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.FunctionDef, ast.ClassDef, ast.Match)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)

Change = tuple[str, ast.AST, str]
"""Kind of the fault, the node that it replaces, and what stands there instead."""


@dataclass(frozen=True)
class Mutant:
    """One fault."""

    key: str
    """Stays the same as long as its function (or its statement outside of any) does, wherever the file is moved."""
    kind: str
    line: int
    lines: range
    """The statement's own lines: a test that ran one of them may notice."""
    function: str
    """Qualified name; "" outside of all functions."""
    source: str
    """The whole module with the fault."""
    difference: str
    """What differs, line by line."""

    def compiles(self) -> bool:
        """Whether it is Python at all; asked only of those that are run."""
        try:
            compile(self.source, "mutant", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
        return True


def mutants(source: str) -> list[Mutant]:
    """All mutants of a module, in the order of its lines."""
    tree = ast.parse(source)
    starts = [0]
    for text in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(text.encode()))
    encoded = source.encode()
    found: list[Mutant] = []
    seen: Counter[tuple[str, ...]] = Counter()
    sources = {source}
    for statement, function, around in _statements(tree, source):
        for kind, node, instead in _changes(statement):
            start, end = _span(node, starts)
            new = (encoded[:start] + instead.encode() + encoded[end:]).decode()
            if new in sources:
                continue
            sources.add(new)
            name = (function, around, kind, encoded[start:end].decode(), instead)
            seen[name] += 1
            key = hashlib.sha256("\0".join((*name, str(seen[name]))).encode()).hexdigest()[:16]
            line = source.count("\n", 0, len(encoded[:start].decode())) + 1
            found.append(Mutant(key, kind, line, _own_lines(statement), function, new, _difference(source, new, line)))
    return found


def _statements(tree: ast.Module, source: str) -> Iterator[tuple[ast.stmt, str, str]]:
    """Each statement, with the name and the text of the function around it; outside of functions, with its own text."""

    def within(
        body: list[ast.stmt], names: tuple[str, ...], function: str, text: str
    ) -> Iterator[tuple[ast.stmt, str, str]]:
        for number, statement in enumerate(body):
            if number == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue
            yield statement, function, text or "\0".join((*names, _segment(statement, source)))
            if isinstance(statement, ast.FunctionDef):
                inner = (*names, statement.name)
                yield from within(statement.body, inner, ".".join(inner), text or _segment(statement, source))
            elif isinstance(statement, ast.ClassDef):
                yield from within(statement.body, (*names, statement.name), function, text)
            else:
                for part in _blocks(statement):
                    yield from within(part, names, function, text)

    return within(tree.body, (), "", "")


def _segment(statement: ast.stmt, source: str) -> str:
    return ast.get_source_segment(source, statement) or ""


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        if block := getattr(statement, field, None):
            yield block
    for part in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield part.body


def _own_lines(statement: ast.stmt) -> range:
    """From the first line of a statement to its last, or to the head's last where it has a body."""
    end = statement.end_lineno or statement.lineno
    if isinstance(statement, _COMPOUND):
        end = min((block[0].lineno - 1 for block in _blocks(statement)), default=end)
    return range(statement.lineno, max(end, statement.lineno) + 1)


def _changes(statement: ast.stmt) -> Iterator[Change]:
    yield from _of_statement(statement)
    for expression in _expressions(statement):
        yield from _of_expression(expression)


def _of_statement(statement: ast.stmt) -> Iterator[Change]:
    match statement:
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield "delete", statement, "pass"
        case ast.Continue() | ast.Break():
            yield "delete", statement, "pass"
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield "return", value, "None"
        case ast.AugAssign(op=op) if type(op) in _OTHER_SIGN:
            yield "arithmetic", statement, _with(statement, lambda new: setattr(new, "op", _OTHER_SIGN[type(op)]()))
        case ast.If(test=test) if not _is_type_checking(test):
            yield "condition", test, "True"
            yield "condition", test, "False"
        case _:
            pass


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions of a statement itself, outermost first: no annotations, decorators, f-strings, inner statements."""
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.Assert):
        return
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop(0)
        if isinstance(node, ast.expr):
            yield node
        todo.extend(_children(node, statement))


def _children(node: ast.AST, statement: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and _name(node.func) in ("isinstance", "cast")):
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "bases", "format_spec"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.match_case):
                yield from [child.guard] if child.guard else []
            elif isinstance(child, ast.keyword) and child.arg == "strict":
                continue  # of `zip`: it only guards against our own mistakes
            elif isinstance(child, ast.AST) and not isinstance(child, ast.stmt | ast.ExceptHandler):
                yield child


def _of_expression(node: ast.expr) -> Iterator[Change]:
    for kind, instead in _instead(node):
        yield kind, node, instead


def _instead(node: ast.expr) -> Iterator[tuple[str, str]]:
    yield from _other_judgement(node)
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "sign", _text(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OTHER_SIGN:
            if not any(_is_text(side) for side in (left, right)):
                yield "arithmetic", _with(node, lambda new: setattr(new, "op", _OTHER_SIGN[type(op)]()))
        case ast.Constant(value=bool(value)):
            yield "constant", str(not value)
        case ast.Constant(value=int(number) | float(number)):
            yield from (("constant", repr(number + step)) for step in (1, -1))
        case ast.Call(func=ast.Name(id=name)) if name in _OTHER_CALL:
            yield "call", _with(node, lambda new: setattr(new.func, "id", _OTHER_CALL[name]))  # type: ignore[attr-defined]
        case _:
            pass


def _other_judgement(node: ast.expr) -> Iterator[tuple[str, str]]:
    """What decides otherwise: comparisons, and/or/not, branches, filters."""
    match node:
        case ast.Compare(ops=ops):
            for number, op in enumerate(ops):
                for kind, table in (("boundary", _BOUNDARIES), ("negation", _OPPOSITES)):
                    if (other := table.get(type(op))) is not None:
                        yield kind, _with(node, partial(_set_operator, number, other()))
        case ast.BoolOp(op=op, values=values):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and/or", _with(node, lambda new: setattr(new, "op", swapped))
            for number in range(len(values)):
                left = [value for n, value in enumerate(values) if n != number]
                yield "operand", _text(left[0] if len(left) == 1 else ast.BoolOp(op, left))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "negation", _text(operand)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (("branch", _text(side)) for side in (body, orelse))
        case _ if isinstance(node, _COMPREHENSIONS):
            for number, part in enumerate(node.generators):
                for place in range(len(part.ifs)):
                    yield "filter", _with(node, partial(_without_filter, number, place))
        case _:
            pass


def _with(node: ast.AST, change: Callable[[ast.AST], None]) -> str:
    new = copy.deepcopy(node)
    change(new)
    return _text(new)


def _set_operator(number: int, operator: ast.cmpop, node: ast.AST) -> None:
    node.ops[number] = operator  # type: ignore[attr-defined]


def _without_filter(number: int, place: int, node: ast.AST) -> None:
    del node.generators[number].ifs[place]  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if isinstance(node, (*_SAFE_ALONE, ast.stmt)) else f"({text})"


def _span(node: ast.AST, starts: list[int]) -> tuple[int, int]:
    assert isinstance(node, ast.expr | ast.stmt)
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset


def _difference(old: str, new: str, line: int) -> str:
    """The lines around a change from `line` on."""
    before, after = old.splitlines()[line - 1 :], new.splitlines()[line - 1 :]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return "\n".join([*(f"- {text}" for text in before), *(f"+ {text}" for text in after)])


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_type_checking(node: ast.expr) -> bool:
    return _name(node) == "TYPE_CHECKING"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
