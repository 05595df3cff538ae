"""Signs of findings: each its own, and an order for every one of them."""

from msgspec.structs import replace

from cedu_targets.domain.finding import Explanation
from cedu_targets.reporters.shared.symbols import SYMBOLS, URGENCY, kind_of
from sample_reports import jiangning


def test_every_kind_has_a_sign_of_its_own_and_its_urgency() -> None:
    assert set(SYMBOLS) == set(URGENCY)
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


def test_what_is_explained_is_no_error_any_more() -> None:
    finding = jiangning().files[0].findings[0]
    assert kind_of(finding) == finding.severity
    assert kind_of(replace(finding, explained=Explanation("属实", "王科长"))) == "explained"
