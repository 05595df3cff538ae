"""cedu gap: a day that is none, units that are behind."""

from project import JIANGNING, Run

INPUTS = (JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx")


def test_a_day_that_is_none_is_a_wrong_call(cedu: Run) -> None:
    done = cedu("gap", *INPUTS, "--as-of", "30.9.2020")
    assert (done.returncode, "2020-09-30" in done.stderr) == (2, True)


def test_units_behind_fail_the_run_only_where_that_is_wanted(cedu: Run) -> None:
    calls: tuple[list[str], ...] = ([], ["--fail-on-behind"], ["--fail-on-behind", "--exit-zero"])
    assert [cedu("gap", *INPUTS, "--as-of", "2020-09-30", *more).returncode for more in calls] == [0, 1, 0]
