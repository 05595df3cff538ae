"""YAML -> plain texts, lists and mappings, each with its line and column, and all that is refused in it.

A pack is written by a person, so each mistake must be told where it stands; and a
pack may come from anyone, so aliases, tags, deep nesting and endless documents are
refused while the events stream in, before anything is built. Every scalar stays text
until pydantic reads it: `no` is not False, 0.95 is not a float.
"""

import re

import yaml
from msgspec import Struct, field
from yaml.reader import Reader

_DEEPEST = 20
_MOST_EVENTS = 120_000
_REPEATED = -1
"""Stands in the path of what is below a repeated key: it is read for its own mistakes and then left out."""

Tree = str | list["Tree"] | dict[str, "Tree"] | None
Path = tuple[str | int, ...]


class BadYamlError(ValueError):
    """What is wrong (`kind` is a key of the pack errors), where, and the words or name it is about."""

    def __init__(self, kind: str, line: int, column: int, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.line, self.column, self.detail = kind, line, column, detail


class YamlDocument(Struct):
    """The content, and (line, column) by path; one-based, as editors count."""

    content: Tree = None
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)
    mistakes: list[BadYamlError] = field(default_factory=list)
    """All that is refused, in the order of the file."""
    is_whole: bool = True
    """Whether the file was read to its end; behind a slip of syntax nobody can say what is meant."""
    unread: set[Path] = field(default_factory=set)
    """Entries whose value is not known: an alias stands there."""
    repeated: set[Path] = field(default_factory=set)
    """Entries whose key is given twice; the first value is read, and nobody knows which one is meant."""

    def position(self, path: Path) -> tuple[int, int]:
        """Where a path stands; of a missing entry, where its parent stands."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


class _Open(Struct):
    """A list or mapping being read; `key` is the mapping's key whose value is due, `repeats` that it had one."""

    value: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None
    repeats: bool = False


def load(text: str) -> YamlDocument:
    """Read one YAML document, as far as it can be read; what is wrong is among its mistakes."""
    document = YamlDocument()
    stack: list[_Open] = []
    try:
        for number, event in enumerate(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            mark = event.start_mark
            assert mark is not None  # every parsed event has one
            where = mark.line + 1, mark.column + 1
            if number > _MOST_EVENTS:
                raise BadYamlError("size", *where)
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                if not stack and document.positions:
                    raise BadYamlError("second_document", *where)
                _check_node(document, event, len(stack), where)
                _place(document, stack, event, where)
    except BadYamlError as error:
        document.mistakes.append(error)
        document.is_whole = error.kind == "second_document"
    except yaml.YAMLError as error:
        document.mistakes.append(_slip(error, text))
        document.is_whole = False
    if not document.positions and not document.mistakes:
        document.mistakes.append(BadYamlError("empty", 1, 1))
    return document


def _check_node(document: YamlDocument, event: yaml.NodeEvent, depth: int, where: tuple[int, int]) -> None:
    if event.anchor is not None:
        document.mistakes.append(BadYamlError("alias", *where))
    if getattr(event, "tag", None) is not None:
        document.mistakes.append(BadYamlError("tag", *where))
    if depth > _DEEPEST:
        raise BadYamlError("depth", *where)


def _place(document: YamlDocument, stack: list[_Open], event: yaml.NodeEvent, where: tuple[int, int]) -> None:
    parent = stack[-1] if stack else None
    if parent is not None and isinstance(parent.value, dict) and parent.key is None:
        _open_entry(document, parent, event, where)
        return
    path = _path_of_value(parent)
    document.positions.setdefault(path, where)
    value: Tree
    if isinstance(event, yaml.ScalarEvent):
        value = event.value
    elif isinstance(event, yaml.AliasEvent):
        value = None
        if _REPEATED not in path:
            document.unread.add(path)
    elif isinstance(event, yaml.SequenceStartEvent):
        value = []
    else:
        value = {}
    if parent is None:
        document.content = value
    elif isinstance(parent.value, dict):
        assert parent.key is not None
        if not parent.repeats:
            parent.value[parent.key] = value
        parent.key = None
    else:
        parent.value.append(value)
    if isinstance(value, list | dict):
        stack.append(_Open(value, path))


def _open_entry(document: YamlDocument, mapping: _Open, event: yaml.NodeEvent, where: tuple[int, int]) -> None:
    """Take the key of an entry. Raises BadYamlError for what is no word."""
    if not isinstance(event, yaml.ScalarEvent):
        raise BadYamlError("key", *where, "a key must be a word")
    mapping.key = event.value
    mapping.repeats = event.value in mapping.value
    if mapping.repeats:
        document.mistakes.append(BadYamlError("duplicate_key", *where, event.value))
        document.repeated.add((*mapping.path, event.value))
    document.positions.setdefault((*mapping.path, event.value), where)


def _path_of_value(parent: _Open | None) -> Path:
    if parent is None:
        return ()
    if isinstance(parent.value, list):
        return (*parent.path, len(parent.value))
    assert parent.key is not None
    return (*parent.path, parent.key, _REPEATED) if parent.repeats else (*parent.path, parent.key)


_SLIPS = (
    ("tab", "tab character|'\\\\t'"),
    ("colon", "could not find expected ':'"),
    ("nested_colon", "mapping values are not allowed"),
    ("open_quote", "unexpected end of stream|unexpected document (indicator|separator)"),
    ("sign", "cannot start any token|alphabetic or numeric character|expected comment or line break"),
    ("escape", "unknown escape|hexdecimal|hexadecimal"),
    ("bracket", "expected ',' or"),
    ("dash", "block sequence entries are not allowed"),
    ("indentation", "did not find expected (key|'-' indicator)|expected <block end>"),
)
"""(kind, by which words of the parser it is known)."""


def _slip(error: yaml.YAMLError, text: str) -> BadYamlError:
    """A slip of syntax; told where what is not closed begins, not at the end of the file."""
    if not isinstance(error, yaml.MarkedYAMLError):
        match = Reader.NON_PRINTABLE.search(text)
        before = text[: match.start()] if match else ""
        where = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return BadYamlError("control_sign", *where, str(error).splitlines()[0])
    problem = str(error.problem)
    kind = next((kind for kind, words in _SLIPS if re.search(words, problem)), "syntax")
    begins = kind in ("colon", "open_quote") and error.context_mark is not None
    mark = error.context_mark if begins else error.problem_mark
    where = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
    if kind == "sign" and mark is not None and text[mark.index : mark.index + 1] == "\t":
        kind = "tab"
    return BadYamlError(kind, *where, problem)
