"""The cells that a cause would change, and the findings that it explains."""

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared import proposed_changes
from sample_reports import jiangning


def test_a_change_is_a_row_and_findings_stand_by_code() -> None:
    (file,) = jiangning().files
    assert file.search is not None
    zh, en = Messages(Language.ZH), Messages(Language.EN)
    first = file.diagnoses[0].changes[0]
    assert proposed_changes.row(first, file.table, zh) == ["R21", "学院", "第17栏（成人学历教育合计）", "未填", "2000"]
    assert proposed_changes.row(first, file.table, en)[2] == "column 17 (成人学历教育合计)"
    group = file.search.groups[0]
    assert proposed_changes.findings(group, file, zh) == "DS001 R10、S10、T10、U10；PW001 R21"
    assert proposed_changes.findings(group, file, en) == "DS001 R10, S10, T10, U10; PW001 R21"
