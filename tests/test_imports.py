"""What each command must not load: imports are most of what a small run costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from make_examples import table
from project import BAISHENG, JIANGNING, ROOT

HEAVY = {
    "pandas", "numpy", "openpyxl", "scipy", "highspy", "ortools", "xlsxwriter", "docx", "docxtpl", "lxml", "jinja2",
    "pydantic", "pydantic_core", "yaml", "rich", "duckdb", "pyspark", "pyarrow", "starlette", "uvicorn",
    "asyncio", "ssl", "http", "email", "multiprocessing", "zoneinfo",
}  # fmt: skip
"""What no command loads that does not need it: libraries, and what is large of the standard library."""
MODELS = {"pydantic", "pydantic_core", "yaml", "email", "zoneinfo"}
"""What reading a plan or a pack that a person wrote takes, and what pydantic brings along."""
SAMPLE, MENDED, NOTICE = (str(JIANGNING / name) for name in ("targets.xlsx", "targets-mended.xlsx", "notice.txt"))
LIST = str(ROOT / "examples" / "suzhou-2019" / "notice.txt")
FORMS = [str(BAISHENG / "returned"), "--rules", "baisheng-2020", "--units", str(BAISHENG / "villages.xlsx")]

COMMANDS: list[tuple[list[str], set[str], int]] = [
    (["--version"], set(), 25),
    (["--help"], {"rich"}, 50),
    (["check", "--help"], {"rich"}, 65),
    (["check", SAMPLE], set(), 330),
    (["check", SAMPLE, "-f", "json"], set(), 325),
    (["check", SAMPLE, "-f", "markdown"], set(), 340),
    (["check", NOTICE, "-f", "json"], set(), 355),
    (["gap", MENDED, str(JIANGNING / "achieved-illustrative.xlsx")], set(), 355),
    (["status", LIST, "--as-of", "2019-06-15"], set(), 425),
    (["status", LIST, "-f", "ics"], set(), 425),
    (["rollup", *FORMS], set(), 470),
    (["letters", MENDED, "-o", "{folder}/letters"], {"docx", "lxml", "email", "http", "ssl"}, 350),
    (["allocate", str(JIANGNING / "plan-illustrative.xlsx"), "-o", "{folder}/a.xlsx"], {*MODELS, "rich", "xlsxwriter"}, 395),
    (["template", "--for", "allocate", "-o", "{folder}/p.xlsx"], {*MODELS, "xlsxwriter"}, 320),
    (["read", SAMPLE], {"rich"}, 300),
    (["explain", "PW001"], set(), 100),
    (["demo", "{folder}/samples"], set(), 65),
    (["schema", "report"], MODELS - {"yaml"}, 60),
    (["rules", "list"], set(), 160),
    (["rules", "show", "jiangning-2020"], {"rich"}, 155),
    (["rules", "infer", SAMPLE], {"yaml"}, 285),
    (["rules", "lint", "jiangning-2020"], {*MODELS, "rich"}, 215),
]  # fmt: skip
"""Each with what is heavy that it needs (a report in a workbook, a table on the screen), and the most modules of ours."""


@pytest.mark.parametrize(
    ("call", "needed", "most"), COMMANDS, ids=[" ".join(Path(word).name for word in one[0]) for one in COMMANDS]
)
def test_a_command_loads_what_it_needs(call: list[str], needed: set[str], most: int, tmp_path: Path) -> None:
    """What is loaded once the work is done; the forked child that would do it is left out, to be looked at here."""
    words = [word.format(folder=tmp_path) for word in call]
    script = (
        f"import sys; sys.argv = ['cedu', *{words!r}]\n"
        "from cedu_targets.cli import second_run\n"
        "second_run.allow_child = lambda: None\n"
        "from cedu_targets.cli.app import main\n"
        "try: main()\n"
        "except SystemExit as end: print('ENDED', end.code)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    *_, ended, loaded = done.stdout.splitlines()
    assert ended in ("ENDED 0", "ENDED 1"), done.stderr
    names = {name.partition(".")[0] for name in loaded.split()}
    assert "typer" in names
    assert (names & HEAVY) - needed == set()
    own = [name for name in loaded.split() if name.startswith("cedu_targets")]
    assert len(own) <= most, f"{len(own)} modules"


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        ("notice.txt", set()),
        ("targets.xlsx", {"package", "safe_xml", "xlsx_cells", "xlsx"}),
        ("../../tests/data/targets.xls", {"ole2", "biff", "xls"}),
        ("../../tests/data/targets.ods", {"package", "safe_xml", "ods", "ods_values"}),
    ],
)
def test_a_reader_is_imported_for_its_format_only(name: str, readers: set[str]) -> None:
    script = (
        "import sys, cedu_targets\n"
        f"assert cedu_targets.check({str(JIANGNING / name)!r}).exit_code == 1\n"
        "assert 'ssl' not in sys.modules  # what some helpers of the standard library bring along\n"
        "print(*(name.rpartition('.')[2] for name in sys.modules if name.startswith('cedu_targets.files.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    formats = {"package", "safe_xml", "xlsx_cells", "xlsx", "ole2", "biff", "xls", "ods", "ods_values", "docx"}
    assert set(done.stdout.split()) & formats == readers


def test_a_table_of_targets_does_not_pay_for_schedules() -> None:
    """The look that tells them apart is by plain words; patterns of times, owners and headings are loaded for a hit."""
    script = (
        "import sys, cedu_targets\n"
        f"cedu_targets.check({str(JIANGNING / 'targets.xlsx')!r})\n"
        "print(*(name.removeprefix('cedu_targets.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.split())
    kept_away = {"domain.due_text", "domain.calendar_point", "recognition.paths.find"}
    kept_away |= {f"recognition.records.{name}" for name in ("body", "headings", "recognise", "regions", "head")}
    kept_away |= {f"recognition.items.{name}" for name in ("body", "headings", "recognise", "prose", "times")}
    assert "domain.items" in loaded
    assert loaded & kept_away == set()


def test_library_is_lazy_and_complete() -> None:
    filled = sum(bool(field) for row in table(mended=False) for field in row[1:])
    script = (
        "import sys, cedu_targets\n"
        "assert not {'pydantic', 'yaml', 'rich'} & set(sys.modules)\n"
        f"report = cedu_targets.check({str(JIANGNING / 'targets.xlsx')!r})\n"
        "frame = report.to_frame()\n"
        "assert report.exit_code == 1 and len(frame) == 9, frame\n"
        "assert list(frame[frame.code == 'PW001'].difference)[0] == -3500\n"
        f"values = cedu_targets.read({str(JIANGNING / 'targets.xlsx')!r}).to_frame()\n"
        f"assert len(values) == {filled}, len(values)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_solver_does_not_speak() -> None:
    """A version that prints its name as it is loaded would spoil the JSON on stdout; such versions are left out."""
    script = "import highspy; highspy.Highs().silent()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == ""
