"""The house has floors, and an import only goes down: late and type-only imports count too, no file is exempt."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "cedu_targets"
FLOORS = [
    {"bundled", "domain", "positioned_yaml"},
    {"words"},
    {"messages"},
    {"allocation", "checks", "diagnosis", "gaps", "readers", "rosters", "yaml_file"},
    {"logic", "plans", "submissions"},
    {"packs", "report"},
    {"allocation_report", "gap_report", "namesakes", "paths", "workers"},
    {"inference", "acquaintance", "explanations", "baseline", "objections", "rulebook"},
    {"evaluation", "reporters"},
    {"file_check", "planning", "progress", "templates"},
    {"tasks"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]
"""Lowest first. Rooms of one floor do not import one another."""


def room(module: str) -> str:
    """The room of a module name: `cedu_targets.checks.rule` -> checks."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def imports() -> Iterator[tuple[str, str, str]]:
    """(file, room, imported room) of every import of the project by itself."""
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        here = relative.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{relative}: relative import"
                assert node.module
                names = [node.module]
                if node.module == "cedu_targets":
                    names = [f"cedu_targets.{alias.name}" for alias in node.names]
            for name in names:
                if name.split(".")[0] == "cedu_targets":
                    yield str(relative), here, room(name)


def test_every_room_has_a_floor() -> None:
    rooms = {path.name.removesuffix(".py") for path in SOURCE.iterdir() if path.name not in ("__pycache__", "py.typed")}
    assert rooms == set().union(*FLOORS)


def test_imports_go_down() -> None:
    version_only = {
        (f"reporters/{name}.py", "__init__")
        for name in (
            *("envelope", "markdown", "excel", "html_page", "gap_markdown", "gap_excel"),
            *("allocation_markdown", "allocation_excel"),
        )
    }  # the version stands in the package's face
    wrong = [
        f"{file}: {here} -> {there}"
        for file, here, there in imports()
        if here != there and floor(there) >= floor(here) and (file, there) not in version_only
    ]
    assert wrong == []


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
