"""The exact simplex: a solution, or bounds that conflict; a question that costs too much is not answered."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.packs.lint.simplex import Bound, Budget, ExhaustedError, Simplex


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.integers(0, 2), st.sampled_from([-2, -1, 1, 3]), min_size=2),
            st.integers(-3, 9),
            st.sampled_from("<=>"),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=200, deadline=None)
def test_the_solver_answers_with_a_solution_or_with_bounds_that_conflict(demands: list[Any]) -> None:
    forms = [form for form, _, _ in demands]
    low: list[Bound | None] = [(0, 0)] * 3 + [(value, 0) if sign != "<" else None for _, value, sign in demands]
    high: list[Bound | None] = [(4, 0)] * 3 + [
        (value, 0) if sign == "=" else (value, -1) if sign == "<" else None for _, value, sign in demands
    ]
    solver = Simplex(3, forms, Budget(10**6))
    blamed = solver.conflict(low, high)
    if blamed is None:
        row = [value + delta * Fraction(1, 10**6) for value, delta in solver.values[:3]]
        values = row + [Fraction(sum(factor * row[column] for column, factor in form.items())) for form in forms]
        for value, least, most in zip(values, low, high, strict=True):
            assert least is None or value >= least[0]
            assert most is None or (value < most[0] if most[1] else value <= most[0])
        return
    only_low: list[Bound | None] = [None] * len(low)
    only_high: list[Bound | None] = [None] * len(low)
    for variable, is_high in blamed:
        (only_high if is_high else only_low)[variable] = (high if is_high else low)[variable]
    # A certificate: the blamed forms, added with some factors, contradict; asked afresh, they still do.
    assert Simplex(3, forms, Budget(10**6)).conflict(only_low, only_high) is not None


def test_a_question_that_costs_too_much_is_not_answered() -> None:
    solver = Simplex(2, [{0: 1, 1: 1}], Budget(1))
    with pytest.raises(ExhaustedError):
        solver.conflict([(0, 0), (0, 0), (5, 0)], [None, None, None])
