"""YAML -> plain texts, lists and mappings, each with its line and column.

A pack is written by a person, so each mistake must be told where it stands; and a
pack may come from anyone, so aliases, tags, deep nesting and endless documents are
refused while the events stream in, before anything is built. Every scalar stays text
until pydantic reads it: `no` is not False, 0.95 is not a float.
"""

from dataclasses import dataclass, field

import yaml

_DEEPEST = 20
_MOST_EVENTS = 120_000

Tree = str | list["Tree"] | dict[str, "Tree"] | None
Path = tuple[str | int, ...]


@dataclass
class YamlDocument:
    """The content, and (line, column) by path; one-based, as editors count."""

    content: Tree
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def position(self, path: Path) -> tuple[int, int]:
        """Where a path stands; of a missing entry, where its parent stands."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


class BadYamlError(ValueError):
    """What is wrong (`kind` is a key of the pack errors), where, and the words or name it is about."""

    def __init__(self, kind: str, line: int, column: int, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.line, self.column, self.detail = kind, line, column, detail


@dataclass
class _Open:
    """A list or mapping being read; `key` is the mapping's key whose value is due."""

    value: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None


def load(text: str) -> YamlDocument:
    """Read one YAML document. Raises BadYamlError."""
    document = YamlDocument(None)
    stack: list[_Open] = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for number, event in enumerate(yaml.parse(text, Loader=loader)):
            mark = event.start_mark
            assert mark is not None  # every parsed event has one
            line, column = mark.line + 1, mark.column + 1
            if number > _MOST_EVENTS:
                raise BadYamlError("size", line, column)
            if isinstance(event, yaml.AliasEvent):
                raise BadYamlError("alias", line, column)
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                if not stack and document.content is not None:
                    raise BadYamlError("second_document", line, column)
                _check_node(event, len(stack), line, column)
                _place(document, stack, event, (line, column))
    except yaml.MarkedYAMLError as error:
        problem = error.problem_mark
        where = (problem.line + 1, problem.column + 1) if problem else (1, 1)
        raise BadYamlError("syntax", *where, str(error.problem)) from None
    except yaml.YAMLError as error:
        raise BadYamlError("syntax", 1, 1, str(error).splitlines()[0]) from None
    if document.content is None:
        raise BadYamlError("empty", 1, 1)
    return document


def _check_node(event: yaml.NodeEvent, depth: int, line: int, column: int) -> None:
    if event.anchor is not None:
        raise BadYamlError("alias", line, column)
    if getattr(event, "tag", None) is not None:
        raise BadYamlError("tag", line, column)
    if depth > _DEEPEST:
        raise BadYamlError("depth", line, column)


def _place(document: YamlDocument, stack: list[_Open], event: yaml.NodeEvent, where: tuple[int, int]) -> None:
    parent = stack[-1] if stack else None
    if parent is not None and isinstance(parent.value, dict) and parent.key is None:
        if not isinstance(event, yaml.ScalarEvent):
            raise BadYamlError("syntax", *where, "a key must be a word")
        if event.value in parent.value:
            raise BadYamlError("duplicate_key", *where, event.value)
        parent.key = event.value
        document.positions[(*parent.path, event.value)] = where
        return
    path: Path = ()
    if parent is not None:
        path = (*parent.path, parent.key if isinstance(parent.value, dict) else len(parent.value))  # type: ignore[arg-type]
    document.positions.setdefault(path, where)
    value: Tree
    if isinstance(event, yaml.ScalarEvent):
        value = event.value
    elif isinstance(event, yaml.SequenceStartEvent):
        value = []
    else:
        value = {}
    if parent is None:
        document.content = value
    elif isinstance(parent.value, dict):
        assert parent.key is not None
        parent.value[parent.key] = value
        parent.key = None
    else:
        parent.value.append(value)
    if isinstance(value, list | dict):
        stack.append(_Open(value, path))
