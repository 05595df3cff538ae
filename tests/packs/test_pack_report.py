"""A pack as its report: rules about columns that no table needs to have."""

from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack_report import pack_report


def test_every_rule_and_duty_of_the_pack_is_in_it() -> None:
    pack = find_pack("jiangning-2020")
    assert pack is not None
    report = pack_report(pack)
    assert [rule.id for rule in report.rules] == [rule.id for rule in pack.rules]
    assert len(report.duties) == len(pack.duties)
    assert report.units[0] == "东山"
    assert report.rules[0].parameters["whole"] == "1"
