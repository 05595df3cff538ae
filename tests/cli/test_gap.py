"""cedu gap: a day and how it is written, units that are behind."""

import pytest

from project import JIANGNING, Run

INPUTS = (JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx")


@pytest.mark.parametrize("text", ["30.9.2020", "2020-09", "2020-02-30"])
def test_a_day_that_is_none_is_a_wrong_call(text: str, cedu: Run) -> None:
    done = cedu("gap", *INPUTS, "--as-of", text)
    assert (done.returncode, done.stdout, "2020-09-30" in done.stderr) == (2, "", True)


def test_a_month_is_its_last_day_which_is_said(cedu: Run) -> None:
    done = cedu("gap", *INPUTS, "--as-of", "2020年9月", "--lang", "zh")
    assert (done.returncode, done.stderr) == (0, "2020年9月按2020年9月30日计。\n")
    assert "截至2020年9月30日 · 序时进度 75%" in done.stdout


@pytest.mark.parametrize(
    ("day", "said", "severity"),
    [("2021年2月1日", "2020 年已结束", "提示性"), ("2019-12-31", "2020 年还没有开始", "核实性")],
)
def test_a_day_of_another_year_is_said(day: str, said: str, severity: str, cedu: Run) -> None:
    done = cedu("gap", *INPUTS, "--as-of", day, "--lang", "zh")
    assert said in done.stdout
    assert f"{severity} GA010" in done.stdout


def test_dates_are_iso_in_json_and_in_english(cedu: Run) -> None:
    done = cedu("gap", *INPUTS, "--as-of", "2020年9月30日", "--lang", "en")
    assert "as of 2020-09-30" in done.stdout
    assert '"as_of": "2020-09-30"' in cedu("gap", *INPUTS, "--as-of", "20200930", "-f", "json").stdout


def test_units_behind_fail_the_run_only_where_that_is_wanted(cedu: Run) -> None:
    calls: tuple[list[str], ...] = ([], ["--fail-on-behind"], ["--fail-on-behind", "--exit-zero"])
    assert [cedu("gap", *INPUTS, "--as-of", "2020-09-30", *more).returncode for more in calls] == [0, 1, 0]
