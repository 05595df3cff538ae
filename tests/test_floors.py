"""The house has floors, and an import only goes down: late and type-only imports count too, no file is exempt."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from project import SOURCE

FLOORS = [
    {"domain", "optimum", "resources", "version"},
    {"checks", "diagnosis", "files", "messages", "report"},
    {"packs", "read_report", "recognition"},
    {"evaluation"},
    {"agenda", "allocation", "annotation", "attainment", "engines", "gaps", "letters", "rollups"},
    {"api", "reporters"},
    {"__init__", "blank_plans", "marked_copies"},
    {"page"},
    {"server"},
    {"cli"},
    {"__main__"},
]
"""Lowest first. Rooms of one floor do not import one another."""
INNER_FLOORS = {
    "allocation": [{"solver"}, {"plan"}],
    "evaluation": [{"explanations"}],
    "messages": [{"checks"}, {"en", "zh"}],
    "packs": [{"lint"}],
    "recognition": [{"items", "records", "table"}, {"paths"}],
    "checks": [{"items", "records", "table"}],
    "reporters": [{"shared"}, {"allocation", "attainment", "check", "gap", "letters", "rollup", "status"}, {"wide"}],
}
"""The folders inside a room, lowest first; what lies beside them is their foundation or leads them."""


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the project by its dotted name, the package's own left out: `checks.rule`."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it the import stands."""
    known = modules()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            package, _, inside = name.partition(".")
            if package != "cedu_targets":
                continue
            yield inside if inside in known else inside.rpartition(".")[0] or "__init__"


@cache
def arrows() -> Sequence[tuple[str, str]]:
    """(module, module that it imports), all of them."""
    return [(name, other) for name, path in modules().items() for other in imported(path)]


def room(module: str) -> str:
    return module.partition(".")[0]


def folder(module: str) -> str:
    """The folder inside a room that a module lies in: `checks.table.either` -> table; none for `checks.rule`."""
    inner = module.split(".")[1:]
    return inner[0] if inner and (SOURCE / room(module) / inner[0]).is_dir() else ""


def floor(name: str, floors: list[set[str]]) -> int:
    return next(number for number, rooms in enumerate(floors) if name in rooms)


def test_every_room_has_a_floor() -> None:
    assert {room(name) for name in modules()} == set().union(*FLOORS)
    inner = {(room(name), folder(name)) for name in modules() if folder(name)}
    assert inner == {(name, one) for name, floors in INNER_FLOORS.items() for one in set().union(*floors)}


def test_imports_go_down() -> None:
    wrong = []
    for file, other in arrows():
        if room(file) != room(other):
            goes_down = floor(room(other), FLOORS) < floor(room(file), FLOORS)
        elif folder(file) != folder(other) and folder(file) and folder(other):
            floors = INNER_FLOORS[room(file)]
            goes_down = floor(folder(other), floors) < floor(folder(file), floors)
        else:
            continue
        if not goes_down:
            wrong.append(f"{file} -> {other}")
    assert wrong == []


def test_no_files_import_one_another_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for file, other in arrows():
        graph.setdefault(file, set()).add(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_reporters_see_no_check_and_no_reader() -> None:
    lower = {"checks", "files", "recognition", "packs", "diagnosis", "evaluation"}
    assert [(file, other) for file, other in arrows() if room(file) == "reporters" and room(other) in lower] == []


def test_only_the_cli_prints_and_exits() -> None:
    for path in SOURCE.rglob("*.py"):
        if path.parent.name == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "exit", "quit"), path
            if isinstance(node, ast.Attribute) and node.attr == "exit":
                raise AssertionError(f"{path} exits")


def test_the_ground_floor_knows_no_frames_no_colours_no_yaml() -> None:
    for path in (SOURCE / "domain").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not any(f"import {name}" in text for name in ("pandas", "rich", "yaml", "pydantic", "openpyxl")), path
