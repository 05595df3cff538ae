"""cedu template: a plan that can be allocated as it is, never written over somebody's workbook."""

from pathlib import Path

from project import Run


def test_the_sample_can_be_allocated_and_is_not_written_over(tmp_path: Path, cedu: Run) -> None:
    plan = tmp_path / "plan.xlsx"
    done = cedu("template", "--for", "allocate", "-o", plan)
    assert done.returncode == 0
    assert f"cedu allocate {plan}" in done.stderr
    assert cedu("allocate", plan).returncode == 0
    plan.write_bytes(b"precious")
    assert cedu("template", "--for", "allocate", "-o", plan).returncode == 2
    assert plan.read_bytes() == b"precious"
    assert cedu("template", "--for", "allocate", "-o", tmp_path / "plan.csv").returncode == 2
