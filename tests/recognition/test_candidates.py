"""The numbers in sentences of a text that may be targets, and numbers that are none."""

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import TargetKind
from cedu_targets.recognition.candidates import candidates_in
from project import ROOT

PLAN = "某县社区教育三年规划（2023—2025年）"


def found(*lines: str) -> Sequence[Candidate]:
    return candidates_in([PLAN, "", *lines])


def one(text: str) -> Candidate:
    (candidate,) = found(text)
    return candidate


@pytest.mark.parametrize(
    ("text", "low", "high", "noun", "kind", "relation"),
    [
        ("到2024年，全县居民社区教育参与率达到55%以上。", "0.55", None, "%", "share", "at_least"),
        ("居民满意率达到百分之九十。", "0.9", "0.9", "%", "share", "reach"),
        ("学员合格率达九成以上。", "0.9", None, "%", "share", "at_least"),
        ("老年人参与比例达30%—40%。", "0.3", "0.4", "%", "share", "between"),
        ("参与人数不低于常住人口的35%。", "0.35", None, "%", "share", "at_least"),
        ("培训经费不超过工资总额的2.5%。", None, "0.025", "%", "share", "at_most"),
        ("全县入学率从12%提高到20%。", "0.2", "0.2", "%", "share", "reach"),
        ("社区学校由8所增加到12所。", "12", "12", "所", "count", "reach"),
        ("在现有30%的基础上提高到40%。", "0.4", "0.4", "%", "share", "reach"),
        ("辍学率低于1%。", None, "0.01", "%", "share", "at_most"),
        ("90%以上的街道建成学习型街道。", "0.9", None, "%", "coverage", "at_least"),
        ("每年投诉不超过3例。", None, "3", "例", "count", "at_most"),
        ("每年安全事故控制在2起以内。", None, "2", "起", "count", "at_most"),
        ("每次活动不少于30分钟。", "30", None, "分钟", "count", "at_least"),
        ("每年编排舞蹈不少于4出。", "4", None, None, "count", "at_least"),
        ("水面整治面积6公顷以上。", "6", None, "公顷", "count", "at_least"),
        ("参与人次突破1万。", "10000", None, None, "count", "at_least"),
        ("居民人均受教育年限达到13年。", "13", "13", "年", "per_head", "reach"),
        ("11月底前全部18个社区学习点达标。", "18", "18", "个", "count", "reach"),
        ("辍学率控制在1%以内。", None, "0.01", "%", "share", "at_most"),
        ("参与率力争提高到45%左右。", "0.45", "0.45", "%", "share", "about"),
        ("参与率年均提高3个百分点。", "3", "3", "个百分点", "count", "reach"),
        ("老年人入学率比上年提高2个百分点。", "2", "2", "个百分点", "count", "reach"),
        ("实现村级学习点100%覆盖。", "1", "1", "%", "coverage", "reach"),
        ("60%的村（社区）建有老年学习点。", "0.6", "0.6", "%", "coverage", "reach"),
        ("乡镇（街道）社区学校建成率达到100%。", "1", "1", "%", "coverage", "reach"),
        ("每个街道建成一所社区学校。", "1", "1", "所", "coverage", "reach"),
        ("各乡镇至少建好1所老年学校。", "1", None, "所", "coverage", "at_least"),
        ("县（区）要办好一所社区学院。", "1", "1", "所", "coverage", "reach"),
        ("力争做到一个社区一个品牌。", "1", "1", "个", "coverage", "reach"),
        ("每所社区学校至少配备2名专职教师。", "2", None, "名", "count", "at_least"),
        ("社区学校应设1名以上专职教师。", "1", None, "名", "count", "at_least"),
        ("县财政按常住人口每年人均不低于2.5元安排社区教育经费。", "2.5", None, "元", "per_head", "at_least"),
        ("居民人均学习时间达到30学时。", "30", "30", "学时", "per_head", "reach"),
        ("专职教师每人每年培训不少于40学时。", "40", None, "学时", "per_head", "at_least"),
        ("老年教育经费标准提高到3元/人。", "3", "3", "元", "per_head", "reach"),
        ("实现社区教育机构全覆盖。", "1", "1", None, "coverage", "at_least"),
        ("推动老年学习点村级全面覆盖。", "1", "1", None, "coverage", "at_least"),
        ("全年培训居民不少于8000人次。", "8000", None, "人次", "count", "at_least"),
        ("培训居民1.2万人次。", "12000", "12000", "人次", "count", "reach"),
        ("培养新型农民一千二百人。", "1200", "1200", "人", "count", "reach"),
        ("社区学校设2名专职教师。", "2", "2", "名", "count", "reach"),
        ("新建两所示范性学校。", "2", "2", "所", "count", "reach"),
        ("用3—5年时间，建成示范性学习中心20个左右。", "20", "20", "个", "count", "about"),
        ("每季度举办一次市民讲座。", "1", "1", "次", "count", "reach"),
        ("每年开展读书活动12场。", "12", "12", "场", "count", "reach"),
        ("学习中心每月开放不少于20天。", "20", None, "天", "count", "at_least"),
        ("学习中心建筑面积不低于800平方米。", "800", None, "平方米", "count", "at_least"),
        ("每县推荐品牌项目不超过3个。", None, "3", "个", "count", "at_most"),
        ("安排社区教育专项经费50万元。", "500000", "500000", "元", "count", "reach"),
    ],
)
def test_a_number_that_somebody_has_to_reach(
    text: str, low: str | None, high: str | None, noun: str | None, kind: str, relation: str
) -> None:
    candidate = one(text)
    assert (candidate.low, candidate.high) == (low and Decimal(low), high and Decimal(high))
    assert (candidate.noun, str(candidate.kind), str(candidate.relation)) == (noun, kind, relation)
    assert (candidate.line, candidate.text[candidate.position :].startswith(candidate.printed)) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        "重视0—6岁儿童的早期教育。",
        "面向60岁以上老年人开设课程。",
        "招收15岁至50岁的学员。",
        "面向15岁50岁居民开展扫盲。",
        "建立县、乡、村三级办学网络。",
        "依托二级以上医院开展健康教育。",
        "根据《关于发展社区教育的意见》（教职成〔20164号）精神开展工作。",
        "根据某政办发〔2021〕70号文件要求推进工作。",
        "贯彻党的十九大和十九届二中、三中、五中全会精神。",
        "按照“一二三四五”工作思路建设三区两典范。",
        "建设一批示范性街镇和社区。",
        "建立一支专兼结合的教师队伍。",
        "实现一个场所、多种功能。",
        "形成一系列特色课程。",
        "开展三大行动，抓好五项任务，实现四个全面。",
        "建立健全两个机制、三个平台体系。",
        "明确发展老年教育的5项主要任务和3个方面措施。",
        "教育局等八部门联合开展活动。",
        "到2020年末，参与率达到35%，比上年提高了4个百分点，为创建打下了基础。",
        "至“十三五”末，全县共累计组织培训2.6万人次。",
        "2024年5月10日上午9点召开会议。",
        "9:30在县社区学院举办开班式。",
        "评选第三批示范基地。",
        "第2季度组织检查。",
        "本规划共12页，由县教育局负责解释。",
        "联系电话：0500-1234567，邮编100000。",
        "组织领导（20%）",
        "每项得2分，低于70%扣2分。",
        "教师应具有大专以上学历、3年以上工作经验。",
        "专职教师学历达到大专及以上的占专业技术职称二级以上。",
        "推行一村一品、一校一策。",
        "打造15分钟学习圈。",
        "对成绩突出的学校奖励5000元。",
        "每班给予补助2000元。",
        "3月底前报送方案，5个工作日内答复。",
        "申报材料一式三份。",
        "用2-3年时间完成网络建设。",
        "现有社区学校12所。",
        "全县现有专职教师45名、志愿者300名。",
        "截至2022年底，全县建成社区学校12所，培训居民3万人次。",
        "目前，居民参与率为43%。",
        "近三年来，累计培训8000人次。",
        "去年举办讲座30场。",
        "2021年共培训3万人次，参与率达35%。",
        "已建成老年学校8所。",
        "先后投入资金200万元。",
        "建立了社区学校12所。",
        "预计到2025年老年人口将达到12万人。",
        "全县社区学校共有18所，由5个单位管理。",
        "由3个单位、12个社区组成。",
        "达标率为33.33%。",
        "低于60%的，不予认定。",
        "考核权重占20%。",
        "完成率达到95%的街道方可申报。",
        "考核达标率低于80%的单位取消评优资格。",
        "规模较大，突破1万。",
        "全部18个社区学习点开展活动。",
        "完成率低于80%的镇，年终通报批评。",
        "参与率低于60%，取消评先资格。",
        "未达到80%，予以约谈。",
        "满意率超过95%的单位给予表彰。",
        "对排名后三位的镇开展约谈。",
        "面向60周岁以上老人，在10日以内报名，三年级以上学生可以参加。",
        "与居民一起参加，每个社区一起开展，有一定水平以上。",
        "不低于60分为合格。",
    ],
)
def test_a_number_that_nobody_has_to_reach(text: str) -> None:
    assert found(text) == ()


def test_numbers_that_share_the_verb_before_them() -> None:
    towns, communities, bases = found("建设区级学习型乡镇（街道）3个，社区6个、示范基地4处。")
    assert (towns.text, towns.name) == ("建设区级学习型乡镇（街道）3个", "区级学习型乡镇（街道）")
    assert (communities.text, communities.name) == ("建设区级学习型乡镇（街道）3个，社区6个", "社区")
    assert (bases.printed, bases.text) == ("4处", "建设区级学习型乡镇（街道）3个，社区6个、示范基地4处")
    assert [one.strength for one in (towns, communities, bases)] == [Strength.BINDING] * 3


@pytest.mark.parametrize(
    ("text", "hoped"),
    [
        ("力争创建市级示范街道2个，省级示范社区1个。", [True, True]),
        ("力争到2025年，参与率达到50%，满意率达到90%。", [True, True]),
        ("力争用三年时间，建成省级学校，学员年均增长10%。", [True]),
        ("逐步建成学习点30个。参与率达到50%。", [True, False]),
        ("鼓励各镇建设2个以上特色基地。", [True]),
        ("支持率达到80%以上。", [False]),
        ("努力培训3000人次；参与率达到50%。", [True, False]),
        ("建成学习点30个左右。", [True]),
    ],
)
def test_how_strongly_a_number_is_wanted(text: str, hoped: Sequence[bool]) -> None:
    assert [one.strength is Strength.EXPECTED for one in found(text)] == hoped


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (["到2024年，参与率达到50%，满意率达到80%。合格率达到95%。"], ["到2024年"] * 3),
        (["2023年参与率达到40%，2024年达到50%，到2025年底达到60%。"], ["2023年", "2024年", "到2025年底"]),
        (["每年培训1万人次，老年学员达到3000人。"], ["每年", "每年"]),
        (["用2-3年时间，建成学习点30个。"], ["用2-3年时间"]),
        (["参与率达到50%以上（2025年6月底前）。"], ["2025年6月底前"]),
        (["满意率达到90%。每年培训1万人次。参与率达到50%。"], [None, "每年", None]),
        (["到2023年、2025年，达标率分别达到80%和100%。"], ["到2023年", "到2025年"]),
        (["到2023、2024和2025年底，参与率分别达到40%、45%、50%。"], ["到2023年底", "到2024年底", "到2025年底"]),
        (["力争三年内新增学校3所。参与率达到50%。"], ["三年内", None]),
        (["用三年时间，新增学校3所。参与率达到50%。"], ["用三年时间"] * 2),
        (["满意率达到90%。全县城乡居民参与率到2025年达到50%。合格率达到95%。"], [None, "到2025年", None]),
        (["比2022年增加示范社区4个。"], [None]),
        (["到2025年，实现以下目标：", "（一）参与率达到50%。", "（二）培训5万人次。"], ["到2025年", "到2025年"]),
        (["1.到2023年底，建成学习点10个。", "2.到2024年底，参与率达到50%。"], ["到2023年底", "到2024年底"]),
        (["一、2024年目标", "1.参与率达到50%。", "二、保障措施", "1.人均经费不低于2元。"], ["2024年", None]),
    ],
)
def test_the_time_of_a_number(lines: Sequence[str], times: Sequence[str | None]) -> None:
    assert [one.by for one in found(*lines)] == times


@pytest.mark.parametrize(
    ("text", "name", "base", "scope"),
    [
        ("老年教育参与人数达到老年人口的30%以上。", "老年教育参与人数", "老年人口", None),
        ("各类技术骨干占劳动力总数的30%以上。", "各类技术骨干", "劳动力总数", None),
        ("占常住老年人口总数的比例达到30%以上。", "比例", "常住老年人口", None),
        ("全县经常参加学习的老年人占老年人口的比例达到30%以上。", "全县经常参加学习的老年人", "老年人口", None),
        ("参与社区教育的村（社区）居民达到50%以上。", "参与社区教育的村（社区）居民", "村（社区）居民", None),
        ("力争全县50%的村（社区）建有学习点。", "学习点", "村（社区）", None),
        ("全县入学率从12%提高到20%。", "全县入学率", None, None),
        ("参与率从2022年的12%提高到2025年的20%。", "参与率", None, None),
        ("职工教育经费按职工工资总额的1.5%—2.5%提取。", "职工教育经费", "职工工资总额", None),
        ("全县普及率力争每年提高5个百分点。", "全县普及率", None, None),
        ("招募老年教育志愿者，三年累计不少于600人。", "老年教育志愿者", None, None),
        ("每年参训5万人次以上。", "参训人次", None, None),
        ("到2024年、2025年，示范校分别达到10所、20所。", "示范校", None, None),
        ("为20%的富余劳动力提供技能培训。", "提供技能培训", "富余劳动力", None),
        ("每个街道建成一所社区学校（学习中心）。", "社区学校", None, "每个街道"),
        ("全年开展农民实用技术培训5000人次。", "农民实用技术培训", None, None),
        ("每个行政村有1名专（兼）职教师。", "专职教师", None, "每个行政村"),
        ("全年举办培训班不少于12期。", "培训班", None, None),
        ("辍学率控制在1%以下。", "辍学率", None, None),
        ("老年人入学率比上年提高2个百分点。", "老年人入学率", None, None),
        ("三年内镇级经费按人均3元、户均10元标准落实。", "镇级经费", None, None),
        ("每年培训人数达到500人以上。", "培训人数", None, None),
        ("县级社区教育经费按常住人口人均不低于2元核定。", "县级社区教育经费", "常住人口", None),
        ("知晓率、满意率分别达到80%、90%。", "知晓率", None, None),
        ("实现全县社区教育机构全覆盖。", "全县社区教育机构", None, None),
    ],
)
def test_what_a_number_measures(text: str, name: str, base: str | None, scope: str | None) -> None:
    candidate = found(text)[0]
    assert (candidate.name, candidate.base, candidate.scope) == (name, base, scope)


@pytest.mark.parametrize(
    ("text", "heads", "base", "name"),
    [
        ("每万人拥有专职教师2名。", 10000, None, "专职教师"),
        ("按照常住人口每万人不少于1.5名的比例配备专职教师。", 10000, "常住人口", "专职教师"),
        ("各街道按每千人配备不少于1名专职人员。", 1000, None, "专职人员"),
        ("每千名老年人拥有学习床位30个。", 1000, "老年人", "学习床位"),
        ("每10万人口建成1所社区学院。", 100000, "人口", "社区学院"),
        ("人均经费不低于3元。", 1, None, "经费"),
    ],
)
def test_for_how_many_heads_a_number_counts(text: str, heads: int, base: str | None, name: str) -> None:
    candidate = found(text)[-1]
    assert (candidate.kind, candidate.heads, candidate.base) == (TargetKind.PER_HEAD, heads, base)
    assert candidate.name == name


def test_a_number_without_words_of_its_own_is_of_what_the_one_before_it_is() -> None:
    text = "到2023年底，居民参与率达到45%，2024年底达到50%，到2025年底不低于55%。完成培训3000人次。每年不少于500人次。"
    assert [one.name for one in found(text)] == ["居民参与率", "居民参与率", "居民参与率", "培训人次", None]
    assert [one.name for one in found("建成市级学校12所，其中2023年底前建成6所。")] == ["市级学校", "市级学校"]
    assert [one.name for one in found("每个街道每年推荐不少于5人，每个社区不少于1人。")] == ["推荐人数"] * 2
    assert [one.name for one in found("每户至少有1人掌握1门技术。")] == [None]
    learners = found("老年人口中参加学习的占老年人口的20%，2025年达到30%。")
    assert [one.base for one in learners] == ["老年人口", "老年人口"]


def test_each_of_two_rates_has_the_number_that_is_meant_for_it() -> None:
    assert [(one.name, one.printed) for one in found("知晓率、满意率分别达到80%、90%。")] == [
        ("知晓率", "80%"),
        ("满意率", "90%"),
    ]


@pytest.mark.parametrize(
    "heading", ["一、发展现状", "二、工作回顾", "（一）主要成效", "一、基本情况", "一、工作基础", "四、存在的问题"]
)
def test_below_a_heading_of_what_is_so_nothing_is_to_be_reached(heading: str) -> None:
    assert found(heading, "建成社区学校12所，参与率达到35%。") == ()
    assert len(found(heading, "建成社区学校12所。", "五、主要目标", "建成社区学校20所，参与率达到50%。")) == 2


def test_a_report_of_what_was_done_has_none_but_for_what_is_planned() -> None:
    lines = ["2023年社区教育工作总结", "", "一、工作开展", "培训居民5000人次。", "二、2024年打算", "培训居民8000人次。"]
    assert [one.printed for one in candidates_in(lines)] == ["8000人次"]


def test_a_heading_amid_a_paragraph_says_what_stands_behind_it() -> None:
    text = "一、总体要求（一）指导思想。坚持以人为本。（二）目标任务。三年内，共开展培训3.5万人次以上。（三）工作回顾。培训2万人次。"
    assert [one.printed for one in found(text)] == ["3.5万人次以上"]


def test_that_a_plan_was_issued_says_nothing_of_its_numbers() -> None:
    assert one("县政府下发了三年规划，提出参与率达到50%。").printed == "50%"


def test_a_quotation_is_a_name_where_it_is_short_and_a_sentence_where_it_is_long() -> None:
    assert found("实施“百校千师万人次”培训和“3个100%”行动。") == ()
    quoted = one("规划提出，“经常参加各类学习活动的老年人占老年人口总数的比例达到20%以上”。")
    assert (quoted.printed, quoted.base) == ("20%以上", "老年人口")


def test_what_was_reached_goes_on_until_something_is_to_be_reached() -> None:
    text = "截至2022年底，建成学校12所。举办讲座30场。在此基础上，新建学校5所。到2025年，培训3万人次。"
    assert [one.printed for one in found(text)] == ["5所", "3万人次"]


@pytest.mark.parametrize(
    "lines",
    [
        ["到2025年，全县社区教育网络更加健全，社区居民经常参加", "社区教育活动的比例达到 ５０ ％ 以上。"],
        ["到2025年，全县社区居民经常参加社区教育活动的比例达到 5", "0% 以上。"],
        ["  到 2025 年，全县社区居民经常参加社区教育活动的比例", "", "达到　50%以上。"],
    ],
)
def test_a_sentence_broken_over_lines(lines: Sequence[str]) -> None:
    (candidate,) = found(*lines)
    assert (candidate.low, candidate.by) == (Decimal("0.5"), "到2025年")
    assert folded(candidate.text).endswith("活动的比例达到50%以上")
    number = next(
        place
        for place, line in enumerate(lines)
        if "5" in line.partition("比例")[2] or "５" in line or "达到　" in line
    )
    assert candidate.line == 3 + number


def test_the_line_of_every_number_of_a_paragraph() -> None:
    lines = [
        "1.到2025年，全县建成社区学校二十所以上，",
        "培训居民1万人次，社区学习",
        "参与率达到50%以上，人均学习",
        "时间达到30学时。",
    ]
    assert [(one.line, one.printed) for one in found(*lines)] == [
        (3, "二十所以上"), (4, "1万人次"), (5, "50%以上"), (6, "30学时"),
    ]  # fmt: skip


def test_a_clause_is_printed_as_it_stands_but_for_white_space() -> None:
    candidate = one("参加 社区教育 的村（社区）居民，满意率 达到 ９０％ 以上。")
    assert (candidate.text, candidate.printed) == ("满意率达到９０％以上", "９０％以上")


def test_rows_of_a_table_are_no_sentences() -> None:
    rows = ["单位\t培训人次\t参与率", "甲镇\t达到500人次\t不低于50%", "乙镇\t达到600人次\t不低于60%"]
    assert [one.printed for one in found(*rows, "全县培训居民5000人次。")] == ["5000人次"]


def truth(number: str) -> Any:
    return json.loads((ROOT / "tests" / "truth" / f"truth-{number}.json").read_text(encoding="utf-8"))


def text_of(number: str) -> Sequence[str]:
    name = {"001": "xinyu-2019", "003": "panzhihua-xiqu-2019-2023"}[number]
    (path,) = [*(ROOT / "examples" / name).glob("*.txt")]
    return path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("number", ["001", "003"])
def test_every_number_of_a_real_text_and_no_other(number: str) -> None:
    lines = text_of(number)
    whole = Prose(lines)

    def place(said: Any) -> int:
        quote = folded(said["quote"])
        return whole.find(quote)[0].start + quote.rfind(folded(said["printed"]))

    numbered = [said for said in truth(number)["targets"] if said["printed"] and said["printed"] != "各"]
    candidates = candidates_in(lines)
    assert len(candidates) == len(numbered)
    for candidate, said in zip(candidates, sorted(numbered, key=place), strict=True):
        assert whole.line_at(place(said)) == candidate.line, said["id"]
        assert (candidate.low, candidate.noun or "%") == (Decimal(said["value"]), said["unit_of_measure"]), said["id"]
        assert str(candidate.strength) == said["strength"], said["id"]
        assert re.sub("^(?:达到|人均)", "", folded(said["printed"])) == folded(candidate.printed), said["id"]
        assert (candidate.by or "") == folded(said["deadline"]["text"] or ""), said["id"]
        if said["measure"] in ("share", "per_head"):
            assert str(candidate.kind) == said["measure"], said["id"]


@pytest.mark.parametrize("number", ["001", "003"])
def test_nothing_that_a_real_text_does_not_demand(number: str) -> None:
    texts = [folded(one.text) for one in candidates_in(text_of(number))]
    for said in truth(number)["not_targets"]:
        assert not any(folded(said["quote"]) in text for text in texts), said


_PIECES = st.sampled_from(
    [
        "到2025年", "，", "。", "；", "：", "、", "（", "）", "\n", " ", "\t", "达到", "50%", "以上", "每个乡镇", "一所", "社区学校",
        "全覆盖", "实现", "力争", "培训", "3000人次", "不低于", "2元", "人均", "已", "现有", "第三批", "“", "”", "《", "》", "〔2020〕7号",
        "1.", "一、", "（一）", "0—6岁", "㎡", "平米", "\u200b", "５０％", "百分之九十", "2", "个", "社区", "分别", "和", "左右", "约",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_whatever_the_text_each_candidate_stands_in_it(text: str) -> None:
    lines = text.split("\n")
    whole = Prose(lines)
    for candidate in candidates_in(lines):
        assert whole.find(candidate.text), candidate
        assert candidate.text[candidate.position :].startswith(candidate.printed)
        assert candidate.low is not None or candidate.high is not None
        assert candidate.low is None or candidate.high is None or candidate.low <= candidate.high
        assert 1 <= candidate.line <= len(lines)
        assert candidate.kind in (TargetKind.SHARE, TargetKind.COUNT, TargetKind.PER_HEAD, TargetKind.COVERAGE)


def test_the_last_sentence_before_a_date_is_no_signature() -> None:
    lines = ["三、要求", "招收学员300人。", "参训率要达到90%。", "", "2022年4月1日"]
    assert [one.printed for one in candidates_in(lines)] == ["300人", "90%"]
    assert [one.printed for one in candidates_in([*lines[:2], "某区教育局", "2022年4月1日"])] == ["300人"]


@pytest.mark.parametrize(
    "text",
    [
        "到2023年底，居民参与率达到40%；2024年达到48%，2025年不少于55%。",
        "居民参与率2023年达到40%，2024年达到48%，2025年达到55%。",
        "居民参与率逐年提高，2023、2024、2025年分别达到40%、48%、55%。",
        "到2023年底，居民参与率达到40%；到2024年底达到48%；到2025年底超过55%。",
    ],
)
def test_floors_by_year_are_of_what_the_first_of_them_is(text: str) -> None:
    assert [(one.name, one.base, str(one.kind)) for one in found(text)] == [("居民参与率", "居民", "share")] * 3


def test_another_sentence_has_its_own_subject() -> None:
    assert [one.name for one in found("居民参与率达到40%。2024年达到48%。")] == ["居民参与率", None]


@pytest.mark.parametrize(
    ("text", "base", "relation"),
    [
        ("按不低于常住人口人均4元落实经费。", "常住人口", "at_least"),
        ("按照不超过在校生每人20元收取费用。", "在校生", "at_most"),
        ("每年下岗失业人员培训率不低于70%。", "下岗失业人员", "at_least"),
    ],
)
def test_what_bounds_a_number_is_no_part_of_its_base(text: str, base: str, relation: str) -> None:
    assert (one(text).base, str(one(text).relation)) == (base, relation)
