"""The faults that `mutants.py` makes: one small change each, in code and never in texts."""

import pytest

from mutators import mutants


def made(line: str, before: str = "") -> set[str]:
    return {mutant.difference.partition("\n+ ")[2].strip() for mutant in mutants(f"{before}{line}\n")}


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("x = a < b", {"x = (a <= b)", "x = (a >= b)"}),
        ("x = a is b", {"x = (a is not b)"}),
        ("x = a < b <= c", {"x = (a <= b <= c)", "x = (a >= b <= c)", "x = (a < b < c)", "x = (a < b > c)"}),
        ("x = a and b", {"x = (a or b)", "x = a", "x = b"}),
        ("x = not a", {"x = a"}),
        ("x = -a + b", {"x = (-a - b)", "x = a + b"}),
        ("x += 1", {"x -= 1", "x += 2", "x += 0"}),
        ("x = 'text' + a", set()),
        ("x = f'{a + 1}'", set()),
        ("x: int | None = 3", {"x: int | None = 4", "x: int | None = 2"}),
        ("x = True", {"x = False"}),
        ("x = a if b else c", {"x = a", "x = c"}),
        ("x = [a for a in b if a]", {"x = [a for a in b]"}),
        ("x = any(a for a in b)", {"x = all((a for a in b))"}),
        ("f(a, strict=True)", {"pass"}),
        ("'doc'", set()),
        ("import a", set()),
    ],
)
def test_faults_of_a_line(line: str, faults: set[str]) -> None:
    assert made(line) == faults


def test_faults_of_statements() -> None:
    source = "@g(1)\ndef f(a: int = 1) -> int:\n    '''Doc.'''\n    if a:\n        raise ValueError(a)\n    for b in a:\n        continue\n    return 合计\n"
    found = {(mutant.line, mutant.kind, mutant.difference.splitlines()[-1][2:].strip()) for mutant in mutants(source)}
    assert found == {
        (2, "constant", "def f(a: int = 2) -> int:"), (2, "constant", "def f(a: int = 0) -> int:"),
        (4, "condition", "if True:"), (4, "condition", "if False:"), (5, "delete", "pass"), (7, "delete", "pass"),
        (8, "return", "return None"),
    }  # fmt: skip


def test_a_fault_is_known_again_where_its_function_is_moved() -> None:
    function = "def f(a):\n    return a < 1\n"
    here, there = mutants(function), mutants(f"import b\n\n\n{function}")
    assert [mutant.key for mutant in here] == [mutant.key for mutant in there]
    assert len({mutant.key for mutant in here}) == len(here)
    assert {mutant.line for mutant in there} == {5}
    assert all(mutant.function == "f" and mutant.compiles() for mutant in here)


def test_faults_of_two_files_are_told_apart() -> None:
    """Outside of functions, too: a result of the one is no result of the other."""
    files = (
        "MOST = 1\n",
        "LEAST = 1\n",
        "class A:\n    most: int = 1\n",
        "def f():\n    return 1\n",
        "def g():\n    return 1\n",
    )
    keys = [mutant.key for file in files for mutant in mutants(file)]
    assert len(set(keys)) == len(keys)


def test_a_statement_that_stands_in_several_lines_has_them_all() -> None:
    source = "x = (\n    1,\n    a < b,\n)\nif (\n    a\n):\n    f()\n"
    assert {(mutant.line, mutant.lines) for mutant in mutants(source)} == {
        (2, range(1, 5)), (3, range(1, 5)), (6, range(5, 8)), (8, range(8, 9)),
    }  # fmt: skip
