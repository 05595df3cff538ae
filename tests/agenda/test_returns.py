"""What came back of every item: which rows speak of it, who they are from, where they contradict one another."""

from datetime import date

import pytest
from msgspec.structs import replace

from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.agenda.reporting_units import ReportingUnits
from cedu_targets.agenda.returns import ItemsRead, MatchedReturns, matched
from cedu_targets.domain.due import Due
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Part, Reported, Return
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.report import FileReport

JUNE = Due("6月", date(2019, 6, 1), date(2019, 6, 30))
BUREAU, CENTRE, CITIES = Assigned("市教育局"), Assigned("市社指中心"), Assigned("各市、区", every=True)
PLAN = (
    ("1", "社区教育项目申报", (BUREAU, CITIES)),
    ("2", "立法培训班", (BUREAU, CENTRE)),
    ("3", "课题申报", (CITIES,)),
    ("4", "能力提升培训班", (Assigned("各有关市、区"),)),
    ("5", "评优评先", (CENTRE,)),
    ("6", "评优评先", (BUREAU,)),
)
SAID = {
    Reported.DONE: "已完成", Reported.IN_PROGRESS: "进行中", Reported.NOT_DONE: "未完成", Reported.CANCELLED: "不再执行",
    Reported.BLANK: "", Reported.UNCLEAR: "按序推进",
}  # fmt: skip


def plan(path: str = "plan.txt") -> ItemsRead:
    entries = [Item(f"安排-{number}", ItemKind.SCHEDULED, text, number, owners=owners) for number, text, owners in PLAN]
    return _read(path, tuple(entries))


def came(path: str, unit: str | None, *answers: tuple[str | None, str, Reported, date | None]) -> ItemsRead:
    """A returned list; of each row the number, the text, what is reported and when it was completed."""
    entries, returns = [], []
    for line, (number, text, reported, completed) in enumerate(answers, start=5):
        entries.append(Item(f"清单-{line}", ItemKind.SCHEDULED, text, number, cell=f"B{line}"))
        place = Place(sheet="清单", cell=f"E{line}", item=f"清单-{line}")
        returns.append(Return(f"清单-{line}", place, unit, reported, SAID[reported], completed))
    return _read(path, tuple(entries), tuple(returns))


def _read(path: str, entries: tuple[Item, ...], returns: tuple[Return, ...] = ()) -> ItemsRead:
    document = Items("安排", ItemKind.SCHEDULED, "2019", None, entries, returns, sheet="清单" if returns else None)
    return FileReport(path, document=document), document


def done(number: str | None, text: str, day: date | None = None) -> tuple[str | None, str, Reported, date | None]:
    return number, text, Reported.DONE, day


def counted(found: MatchedReturns, number: int) -> list[tuple[str | None, Reported]]:
    return [(one.unit, one.reported) for one in found.of(("plan.txt", 1, f"安排-{number}"))]


def said(found: MatchedReturns) -> list[tuple[str, str, str]]:
    return [(path, one.code, one.variant) for (path, _), findings in found.findings.items() for one in findings]


class TestTheItemOfARow:
    @pytest.mark.parametrize(
        ("number", "text"),
        [
            ("安排-2", "立法培训班"),
            ("2", "立法培训班"),
            (None, "立法培训班"),
            ("安排-2", "立 法\n培训班。"),
            ("99", "立法培训班"),
            ("安排-2", ""),
            ("安排－２", ""),
        ],
    )
    def test_text_or_a_name_without_text_is_enough(self, number: str | None, text: str) -> None:
        found = matched([plan()], [came("a.xlsx", "市教育局", done(number, text))])
        assert counted(found, 2) == [("市教育局", Reported.DONE)]
        assert said(found) == []

    @pytest.mark.parametrize(
        ("number", "text", "variant", "guess"),
        [
            ("安排-2", "立法培训课", "guess", "安排-2"),
            ("安排-2", "上街宣传", "number", "安排-2"),
            ("2", "上街宣传", "number", "安排-2"),
            ("77", "上街宣传", "", None),
            ("2", "", "number", "安排-2"),
            (None, "评优评先", "several", "安排-5、安排-6"),
        ],
    )
    def test_a_number_beside_another_text_is_not(
        self, number: str | None, text: str, variant: str, guess: str | None
    ) -> None:
        found = matched([plan()], [came("a.xlsx", None, done(number, text))])
        assert not found.returns
        [finding] = found.findings["a.xlsx", 1]
        assert (finding.code, finding.variant, finding.parameters.get("guess")) == ("SC010", variant, guess)
        assert finding.place.cell == "B5"

    @pytest.mark.parametrize(("number", "expected"), [("5", 5), ("6", 6), ("安排-6", 6)])
    def test_of_one_text_twice_the_number_decides(self, number: str, expected: int) -> None:
        found = matched([plan()], [came("a.xlsx", None, done(number, "评优评先"))])
        assert counted(found, expected) == [(None, Reported.DONE)]

    def test_columns_beside_the_items_are_returns_of_the_items_they_stand_beside(self) -> None:
        file, document = plan()
        returns = (Return("安排-6", Place(cell="E9"), None, Reported.DONE, "已完成"),)
        document = replace(document, returns=returns)
        read = (replace(file, document=document), document)
        found = matched([read], [read])
        assert counted(found, 6) == [(None, Reported.DONE)]
        assert found.of(("plan.txt", 1, "安排-6"))[0].place.path == "plan.txt"

    @pytest.mark.parametrize(
        ("number", "text", "is_counted"),
        [
            ("安排-1", "认真完成全市社区教育标准化中心15所的创建验收工作", True),
            ("安排-1", "完成全市社区教育标准化中心15所创建验收", True),
            ("安排-1", "完成全市社区教育标准化中心12所的创建验收工作", False),
            ("安排-1", "开展全民终身学习活动周宣传工作", False),
            ("1", "认真完成全市社区教育标准化中心15所的创建验收工作", False),
            ("安排-2", "认真完成全市社区教育标准化中心15所的创建验收工作", False),
        ],
    )
    def test_touched_words_count_beside_the_whole_name(self, number: str, text: str, is_counted: bool) -> None:
        item = Item("安排-1", ItemKind.SCHEDULED, "完成全市社区教育标准化中心15所的创建验收工作", "1", owners=(BUREAU,))
        other = Item("安排-2", ItemKind.SCHEDULED, "开展课题研究", "2", owners=(BUREAU,))
        found = matched([_read("plan.txt", (item, other))], [came("a.xlsx", "市教育局", done(number, text))])
        assert counted(found, 1) == ([("市教育局", Reported.DONE)] if is_counted else [])
        [finding] = found.findings["a.xlsx", 1]
        assert (finding.code, finding.severity is Severity.NOTE) == ("SC010", is_counted)
        assert (finding.variant == "changed") is is_counted

    @pytest.mark.parametrize("text", ["扩建工程", "扩建工程：一季度 立项；二季度 开工"])
    def test_a_checklist_shows_the_steps_with_the_text(self, text: str) -> None:
        steps = tuple(Part(f"{name}季度", what, JUNE) for name, what in (("一", "立项"), ("二", "开工")))
        item = Item("安排-1", ItemKind.SCHEDULED, "扩建工程", "1", parts=steps, owners=(BUREAU,))
        found = matched([_read("plan.txt", (item,))], [came("a.xlsx", "市教育局", done("安排-1", text))])
        assert counted(found, 1) == [("市教育局", Reported.DONE)]


class TestWhoReports:
    def test_a_file_is_named_after_the_unit_that_it_does_not_name(self) -> None:
        found = matched([plan()], [came("back/市社指中心-6月.xlsx", None, done("2", "立法培训班"))])
        assert counted(found, 2) == [("市社指中心", Reported.DONE)]

    @pytest.mark.parametrize(
        ("path", "unit"),
        [
            ("市教育局.xlsx", "市教育局"),
            ("市教育局、市社指中心.xlsx", None),
            ("清单.xlsx", None),
        ],
    )
    def test_a_file_is_named_after_one_owner_or_nobody(self, path: str, unit: str | None) -> None:
        items = [Item("1", ItemKind.SCHEDULED, "甲", owners=(BUREAU, CENTRE, CITIES, Assigned("教育局")))]
        assert ReportingUnits.of(items, OwnerRoster()).in_name(path) == unit

    def test_each_member_answers_for_itself(self) -> None:
        lists = [
            came("常熟市.xlsx", "常熟市", done("3", "课题申报")),
            came("昆山市.xlsx", "昆山市", ("3", "课题申报", Reported.IN_PROGRESS, None)),
        ]
        found = matched([plan()], lists)
        assert counted(found, 3) == [("常熟市", Reported.DONE), ("昆山市", Reported.IN_PROGRESS)]
        assert said(found) == []

    def test_a_file_called_after_a_unit_alone_is_that_units(self) -> None:
        rows = [done("3", "课题申报"), done("2", "立法培训班")]
        found = matched([plan()], [came("rE/柳河镇（9月）.xlsx", None, *rows)])
        assert counted(found, 3) == [("柳河镇", Reported.DONE)]
        assert counted(found, 2) == [(None, Reported.DONE)]  # the issuing office's own record may be called so, too
        assert said(found) == []

    def test_a_file_is_not_an_owners_whose_name_is_a_part_of_another(self) -> None:
        answers = [done("1", "社区教育项目申报"), done("2", "立法培训班")]
        found = matched([plan()], [came("高新区市教育局分局.xlsx", None, *answers)])
        assert counted(found, 1) == [("高新区市教育局分局", Reported.DONE)]
        assert counted(found, 2) == [(None, Reported.DONE)]

    def test_a_member_differs_from_itself_not_from_the_item_as_a_whole(self) -> None:
        lists = [
            came("局.xlsx", "市教育局", ("1", "社区教育项目申报", Reported.IN_PROGRESS, None)),
            came("甲.xlsx", "常熟市", done("1", "社区教育项目申报")),
            came("乙.xlsx", "常熟市", ("1", "社区教育项目申报", Reported.NOT_DONE, None)),
        ]
        found = matched([plan()], lists)
        assert said(found) == [("乙.xlsx", "SC009", "")]

    @pytest.mark.parametrize(("path", "unit"), [("清单.xlsx", None), ("各市、区.xlsx", None), ("a.xlsx", "各市、区")])
    def test_nobody_answers_for_each_of_several_units(self, path: str, unit: str | None) -> None:
        answers = [done("1", "社区教育项目申报"), ("3", "课题申报", Reported.BLANK, None), done("2", "立法培训班")]
        found = matched([plan()], [came(path, unit, *answers)])
        assert counted(found, 1) == counted(found, 3) == []
        finding = next(one for one in found.findings[path, 1] if one.variant == "nobody")
        assert (finding.code, finding.parameters["count"]) == ("SC013", 1)

    def test_an_item_of_others_is_not_answered(self) -> None:
        found = matched([plan()], [came("a.xlsx", "社指中心", done("2", "立法培训班"), done("3", "课题申报"))])
        assert counted(found, 2) == []
        assert counted(found, 3) == [("社指中心", Reported.DONE)]
        [finding] = found.findings["a.xlsx", 1]
        assert (finding.code, finding.variant, finding.parameters["guess"]) == ("SC013", "guess", "市社指中心")

    def test_a_list_for_all_may_be_blank_where_it_is_of_others(self) -> None:
        blank = ("2", "立法培训班", Reported.BLANK, None)
        found = matched([plan()], [came("a.xlsx", "常熟市", blank, done("3", "课题申报"), done("4", "能力提升培训班"))])
        assert said(found) == []
        assert counted(found, 4) == [("常熟市", Reported.DONE)]


class TestWhatAPackSaysOfOwners:
    ROSTER = OwnerRoster(
        (
            OwnerEntry(name="市社指中心", aliases=("市社会教育服务指导中心",)),
            OwnerEntry(name="各市、区", every=True, members=("常熟市", "昆山市")),
        )
    )

    @pytest.mark.parametrize(
        ("path", "unit"), [("a.xlsx", "市社会教育 服务指导中心"), ("市社会教育服务指导中心.xlsx", None)]
    )
    def test_another_name_is_the_owner(self, path: str, unit: str | None) -> None:
        found = matched([plan()], [came(path, unit, done("2", "立法培训班"))], None, self.ROSTER)
        assert counted(found, 2) == [("市社指中心", Reported.DONE)]

    def test_a_file_may_be_named_after_a_member(self) -> None:
        found = matched([plan()], [came("昆山市6月.xlsx", None, done("3", "课题申报"))], None, self.ROSTER)
        assert counted(found, 3) == [("昆山市", Reported.DONE)]

    def test_who_is_none_of_the_members_does_not_answer(self) -> None:
        found = matched([plan()], [came("a.xlsx", "无锡市", done("3", "课题申报"))], None, self.ROSTER)
        assert counted(found, 3) == []
        assert said(found) == [("a.xlsx", "SC013", "")]


class TestContradictions:
    @pytest.mark.parametrize(
        ("second", "variant"),
        [
            ((Reported.IN_PROGRESS, None), ""),
            ((Reported.DONE, date(2019, 4, 30)), None),
            ((Reported.DONE, date(2019, 4, 20)), None),
            ((Reported.DONE, None), None),
            ((Reported.BLANK, None), None),
            ((Reported.UNCLEAR, None), None),
        ],
    )
    def test_two_owners_say_different_things(self, second: tuple[Reported, date | None], variant: str | None) -> None:
        lists = [
            came("a.xlsx", "市教育局", done("2", "立法培训班", date(2019, 4, 20))),
            came("b.xlsx", "市社指中心", ("2", "立法培训班", *second)),
        ]
        found = matched([plan()], lists)
        assert len(counted(found, 2)) == 2
        expected = [] if variant is None else [("b.xlsx", "SC009", variant)]
        assert said(found) == expected
        if expected:
            [finding] = found.findings["b.xlsx", 1]
            assert finding.severity is Severity.WARNING
            assert (finding.related[0].path, finding.parameters["other"]) == ("a.xlsx", "a.xlsx E5")

    def test_a_date_differs_though_the_first_answer_has_none(self) -> None:
        answers = [done("2", "立法培训班", day) for day in (None, date(2019, 4, 1), date(2019, 4, 2))]
        lists = [came(f"{name}.xlsx", "市教育局", answer) for name, answer in zip("abc", answers, strict=True)]
        assert said(matched([plan()], lists)) == [("c.xlsx", "SC009", "dates")]

    def test_a_file_sent_twice_counts_once(self) -> None:
        rows = [done("2", "立法培训班"), ("6", "评优评先", Reported.BLANK, None)]
        found = matched([plan()], [came(name, "市教育局", *rows) for name in ("a.xlsx", "b.xlsx")])
        assert counted(found, 2) == [("市教育局", Reported.DONE)]
        assert said(found) == [("b.xlsx", "SC009", "same")]
        assert found.findings["b.xlsx", 1][0].severity is Severity.NOTE

    def test_of_a_list_sent_again_with_more_what_is_the_same_counts_once(self) -> None:
        first = came("a.xlsx", "市教育局", done("2", "立法培训班"), ("6", "评优评先", Reported.BLANK, None))
        later = came("b.xlsx", "市教育局", done("2", "立法培训班"), done("6", "评优评先"))
        found = matched([plan()], [first, later])
        assert counted(found, 2) == [("市教育局", Reported.DONE)]
        assert counted(found, 6) == [("市教育局", Reported.BLANK), ("市教育局", Reported.DONE)]
        assert said(found) == []


@pytest.mark.parametrize(("as_of", "told"), [(date(2019, 4, 19), True), (date(2019, 4, 20), False), (None, False)])
def test_nothing_is_completed_after_the_day(as_of: date | None, told: bool) -> None:
    found = matched([plan()], [came("a.xlsx", "市教育局", done("2", "立法培训班", date(2019, 4, 20)))], as_of)
    assert said(found) == ([("a.xlsx", "SC008", "")] if told else [])


def test_many_answers_to_one_item_are_matched_at_once() -> None:
    rows = [done("2", "立法培训班", date.fromordinal(700_000 + day)) for day in range(20_000)]
    found = matched([plan()], [came("a.xlsx", "市教育局", *rows)])
    assert len(found.findings["a.xlsx", 1]) == 19_999


@pytest.mark.parametrize("language", Language)
def test_every_sentence_can_be_written(language: Language) -> None:
    lists = [
        came("a.xlsx", "社指中心", done("2", "立法培训班"), done("安排-2", "上街宣传"), done(None, "评优评先")),
        came("h.xlsx", "市教育局", done("安排-1", "社区教育项目的申报")),
        came("b.xlsx", "市教育局", done("2", "立法培训班", date(2019, 4, 20)), done("2", "立法培训课")),
        came("c.xlsx", "市教育局", done("2", "立法培训班", date(2019, 4, 21))),
        came("d.xlsx", "市社指中心", ("2", "立法培训班", Reported.IN_PROGRESS, None), done("", "上街")),
        came("e.xlsx", "市教育局", done("2", "立法培训班", date(2019, 4, 21))),
        came("f.xlsx", "科协", done("6", "评优评先")),
        came("g.xlsx", None, done("3", "课题申报"), (None, "别的安排", Reported.BLANK, None)),
    ]
    messages = Messages(language)
    findings: list[Finding] = [
        one for found in matched([plan()], lists, date(2019, 4, 1)).findings.values() for one in found
    ]
    written = {(one.code, one.variant) for one in findings}
    assert written >= {
        (code, variant)
        for code in ("SC008", "SC009", "SC010", "SC013")
        for variant in (messages.words[code].message if isinstance(messages.words[code].message, dict) else [""])
    }
    for one in findings:
        assert "{" not in messages.message(one) + messages.help(one)
        assert messages.page(one.code)


def test_what_nobody_wrote_beside_an_item_of_another_plan_is_counted_and_no_more() -> None:
    blank = [(None, text, Reported.BLANK, None) for text in ("别的安排甲", "别的安排乙")]
    path, document = came("市教育局.xlsx", "市教育局", done("2", "立法培训班"), *blank)
    found = matched([plan()], [(path, document)])
    (finding,) = found.findings["市教育局.xlsx", 1]
    assert (finding.code, finding.variant, finding.severity) == ("SC010", "blank", Severity.NOTE)
    assert finding.parameters["count"] == 2
    assert counted(found, 2) == [("市教育局", Reported.DONE)]
