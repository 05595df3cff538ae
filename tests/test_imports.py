"""What a small check must not load: imports are the cost of a small check."""

import subprocess
import sys

import pytest

from make_examples import table
from project import JIANGNING, ROOT

HEAVY = {"pandas", "numpy", "openpyxl", "scipy", "highspy", "ortools", "xlsxwriter", "docx", "lxml", "jinja2"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", str(JIANGNING / "targets.xlsx")],
        ["check", str(JIANGNING / "notice.txt"), "-f", "json"],
        ["check", str(JIANGNING / "targets.xlsx"), "-f", "markdown"],
        ["status", str(ROOT / "examples" / "suzhou-2019" / "notice.txt"), "--as-of", "2019-06-15"],
        ["status", str(ROOT / "examples" / "suzhou-2019" / "notice.txt"), "-f", "ics"],
        ["gap", str(JIANGNING / "targets-mended.xlsx"), str(JIANGNING / "achieved-illustrative.xlsx")],
    ],
)
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    script = (
        f"import sys; sys.argv = ['cedu', *{arguments!r}]\n"
        "from cedu_targets.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "LOADED" in loaded
    assert "typer" in loaded
    assert loaded & HEAVY == set()


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
