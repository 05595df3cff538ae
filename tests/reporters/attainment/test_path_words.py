"""A path in a line, and a step that is not due held against the one before it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from attainment_figures import attained, by, figure, target
from attainments import PARTICIPATION, path_of, xiqu_2021
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.targets import Counting, TargetKind, TargetRelation
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.attainment.path_words import path_line
from cedu_targets.reporters.attainment.sentences import sentence
from cedu_targets.reporters.attainment.verdicts import entries

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
STEPS = [
    target(value, id=f"x-{year}", due=by(year), unit_of_measure="%")
    for year, value in ((2020, "0.5"), (2021, "0.6"), (2022, "0.75"), (2023, "0.8"))
]

MIDYEAR = date(2021, 6, 30)


def line(report: AttainmentReport) -> str:
    (path,) = report.paths
    return path_line(path, report, ZH)


def test_every_step_with_what_was_reached_and_whether_that_is_enough() -> None:
    report = xiqu_2021()
    assert line(report) == "参与率 2020 50%✓52.1% → 2021 60%✗57.2% → 2022 75% → 2023 80%，逐年不降"
    assert path_line(report.paths[0], report, EN).endswith("2022 75% → 2023 80%, never falling")


def test_a_step_that_is_not_due_is_not_missed() -> None:
    rates = [figure("0.521", 2020, is_rate=True), figure("0.55", 2021, is_rate=True)]
    at_midyear = attained(STEPS, rates, as_of=MIDYEAR)
    assert line(at_midyear).startswith("参与率 2020 50%✓52.1% → 2021 60%（目前 55%） → 2022 75%")


@pytest.mark.parametrize(
    ("asked", "counted", "said"),
    [
        (Counting.CUMULATIVE, Counting.CUMULATIVE, "2022年为 8 个，差 2 个，已到2022年的 8 个"),
        (Counting.UNSTATED, None, "2022年为 8 个，差 2 个"),
        (Counting.CUMULATIVE, None, "2022年为 8 个，差 2 个"),
    ],
)
def test_a_number_that_may_count_either_is_held_against_no_earlier_step(
    asked: Counting, counted: Counting | None, said: str
) -> None:
    steps = [
        target(value, TargetKind.COUNT, id=f"x-{year}", due=by(year), unit_of_measure="个", counting=asked)
        for year, value in ((2021, "5"), (2022, "8"), (2023, "10"))
    ]
    report = attained(steps, [figure("8", 2022, unit_of_measure="个", counting=counted)], as_of=date(2023, 6, 30))
    assert sentence(entries(report)[-1], report, ZH).endswith(said)


def test_a_step_of_which_nothing_is_known_says_so_once_it_is_due() -> None:
    assert line(attained(STEPS, [figure("0.7", 2021, is_rate=True)])).startswith(
        "参与率 2020 50%（未报） → 2021 60%✓70% → 2022 75% → 2023 80%"
    )


def test_hopes_have_a_sign_of_their_own() -> None:
    hopes = [replace(one, strength=Strength.EXPECTED) for one in STEPS]
    assert "2021 60%!55%" in line(attained(hopes, [figure("0.55", 2021, is_rate=True)]))


@pytest.mark.parametrize(
    ("values", "said"),
    [(("0.5", "0.6"), "逐年不降"), (("0.6", "0.5"), "逐年不升"), (("0.5", "0.5"), "各年相同")],
)
def test_trends(values: tuple[str, str], said: str) -> None:
    steps = [replace(PARTICIPATION[2 * n], value=Decimal(value)) for n, value in enumerate(values)]
    report = replace(xiqu_2021(), paths=(path_of(steps, (), missing=(2021,)),))
    assert line(report).endswith(f"，{said}，缺 2021 年的目标")


@pytest.mark.parametrize(
    ("rate", "said"), [("0.65", "差 10 个百分点，已到2021年的 60%"), ("0.55", "差 20 个百分点，还不到2021年的 60%")]
)
def test_what_is_not_due_is_held_against_the_step_before(rate: str, said: str) -> None:
    report = attained(STEPS, [figure(rate, 2021, is_rate=True)])
    waiting = next(one for one in entries(report) if one.target.id == "x-2022")
    assert sentence(waiting, report, ZH).endswith(f"，{said}")


def test_a_number_that_an_earlier_step_explains_is_not_explained_again() -> None:
    report = xiqu_2021()
    waiting = next(one for one in entries(report) if one.target.id == "participation-2022")
    assert sentence(waiting, report, ZH) == (
        "全区 参与率（到2022年底）：目标不低于 75%，目前 57.2%，差 17.8 个百分点，还不到2021年的 60%"
    )


def test_a_number_of_an_earlier_year_is_held_against_the_step_of_that_year() -> None:
    report = attained(STEPS, [figure("0.52", 2020, is_rate=True)], as_of=MIDYEAR)
    waiting = next(one for one in entries(report) if one.target.id == "x-2022")
    assert sentence(waiting, report, ZH).endswith("2020年为 52%，差 23 个百分点，已到2020年的 50%")


def test_a_year_without_a_target_shows_what_was_reached_in_it() -> None:
    report = xiqu_2021()
    path = path_of(PARTICIPATION, ((2019, Fraction(9, 20)), (2020, Fraction(11, 20))))
    told = line(replace(report, paths=(path,)))
    assert told.startswith("参与率 2019 为 45% → 2020 50%✓55% → 2021 60% → 2022 75%")


def test_a_ceiling_that_is_just_kept_is_kept() -> None:
    falling = [
        replace(one, relation=TargetRelation.AT_MOST, value=Decimal(value))
        for one, value in zip(STEPS, ("0.5", "0.4", "0.3", "0.2"), strict=True)
    ]
    rates = [figure("0.5", 2020, is_rate=True), figure("0.41", 2021, is_rate=True)]
    assert line(attained(falling, rates)).startswith("参与率 2020 50%✓50% → 2021 40%✗41% → 2022 30%")
