"""The targets of a document, grouped into the paths of their indicators."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from cedu_targets.domain.attainment import Trend, paths_of
from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation


def target(
    name: str | None, year: int | None, value: str | None, kind: TargetKind = TargetKind.SHARE, each: bool = False,
    indicator: str | None = None,
) -> Target:  # fmt: skip
    due = UNSTATED if year is None else Due(f"{year}年", None, date(year, 12, 31), precision=Precision.YEAR)
    number = None if value is None else Decimal(value)
    return Target(
        f"{name}@{year}", number, value or "", name or "", kind, TargetRelation.AT_LEAST,
        due=due, name=name, each=each, indicator=indicator,
    )  # fmt: skip


def items(*targets: Target) -> Items:
    entries = tuple(Item(f"目标-{n}", ItemKind.TARGET, "", targets=(one,)) for n, one in enumerate(targets, start=1))
    return Items(None, ItemKind.TARGET, None, None, entries)


def told(*targets: Target) -> list[tuple[str, list[tuple[int, Fraction]], tuple[int, ...]]]:
    return [
        (path.name, [(step.year, step.value) for step in path.steps], path.missing)
        for path in paths_of(items(*targets))
    ]


def test_targets_of_one_indicator_are_steps_by_year() -> None:
    found = told(target("参与率", 2023, "0.8"), target("参与率", 2020, "0.5"), target("参与率", 2021, "0.6"))
    assert found == [("参与率", [(2020, Fraction(1, 2)), (2021, Fraction(3, 5)), (2023, Fraction(4, 5))], (2022,))]


def test_a_year_is_missing_only_where_it_is_one_of_the_document_or_the_steps_are_yearly() -> None:
    ends = [target("覆盖率", year, "1") for year in (2025, 2030, 2035)]
    assert told(*ends)[0][2] == ()
    assert [missing for _, _, missing in told(*ends, target("满意率", 2032, "1"))] == [(2032,)]
    assert told(target("参与率", 2021, "1"), target("参与率", 2023, "1"))[0][2] == ()
    years = [target("参与率", year, "1") for year in (2020, 2021, 2024)]
    assert told(*years)[0][2] == (2022, 2023)


def test_one_year_and_targets_without_a_day_a_number_or_a_name_make_no_path() -> None:
    assert not told(target("参与率", 2020, "0.5"), target("满意率", 2021, "0.6"))
    assert not told(target("参与率", 2020, "0.5"), target("参与率", None, "0.6"), target("参与率", 2021, None))
    assert not told(target(None, 2020, "0.5"), target(None, 2021, "0.6"))


def test_a_share_and_a_number_and_the_whole_and_its_units_are_paths_of_their_own() -> None:
    shares = [target("学校", 2020, "0.5"), target("学校", 2021, "0.6")]
    counts = [target("学校", 2020, "5", TargetKind.COUNT), target("学校", 2021, "6", TargetKind.COUNT)]
    each = [target("学校", 2020, "0.1", each=True), target("学校", 2021, "0.2", each=True)]
    assert [steps[0][1] for _, steps, _ in told(*shares, *counts, *each)] == [Fraction(1, 2), 5, Fraction(1, 10)]


def test_the_indicator_of_a_pack_goes_before_the_name() -> None:
    both = target("参与率", 2020, "0.5", indicator="p"), target("居民参与率", 2021, "0.6", indicator="p")
    assert [(path.indicator, path.name) for path in paths_of(items(*both))] == [("p", "参与率")]
    apart = target("示范镇", 2020, "2", indicator="trial"), target("示范镇", 2021, "2", indicator="model")
    assert not told(*apart)


def test_two_targets_of_one_name_and_year_are_two_paths() -> None:
    rows = [target("人数", year, value) for value in ("100", "20") for year in (2020, 2021)]
    assert [[value for _, value in steps] for _, steps, _ in told(*rows)] == [[100, 100], [20, 20]]


def test_a_path_tells_its_trend() -> None:
    (path,) = paths_of(items(target("差额", 2020, "3"), target("差额", 2021, "2")))
    assert path.trend is Trend.DOWN
