"""Whatever a plan looks like, the table that comes of it is read back number by number, and `cedu check` finds it clean."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.allocation.plan.plan import IndicatorEntry, Plan, UnitEntry
from cedu_targets.allocation.plan.understood_plan import understand
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Allocation
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.place import Place
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.read import read_tables
from cedu_targets.reporters.allocation import excel

UNITS = "东山 秣陵 汤山镇 高新区 城关镇 第一社区 江宁街道 学院 北村 西乡 开发区 三里".split()
NAMES = "农村培训 老年教育 读书活动 在岗培训（含转岗） 青少年活动 家庭教育 技能鉴定 网上学习 法治讲座 环保宣传 健康咨询 科普活动 亲子阅读 志愿服务 志愿者人数 学习人次 站点个数".split()
MEASURES = [("人", "1"), ("万人次", "0.01"), ("场", "1"), ("个", "1"), (None, "1"), ("万元", "0.1")]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Groups of a total and its parts, single columns and rates; areas or none; demands here and there."""
    units = draw(st.lists(st.sampled_from(UNITS), min_size=2, max_size=9, unique=True))
    areas = draw(st.sampled_from([(None,), (None, "东片", "西片"), ("南片", "北片")]))
    entries = [UnitEntry(name=unit, area=draw(st.sampled_from(areas))) for unit in units]
    names = iter(draw(st.permutations(NAMES)))
    indicators: dict[str, IndicatorEntry] = {}
    number = 1
    for block in range(draw(st.integers(2, 3))):
        measure, granule = draw(st.sampled_from(MEASURES))
        step = Decimal(granule)
        group = draw(st.sampled_from([None, f"{'ABC'[block]}:第{'一二三'[block]}类工作"]))
        shape = draw(st.sampled_from(["leaf", "parts", "behind", "nested"]))
        number += draw(st.integers(0, 1))  # a code may be left out
        codes = [str(number + n) for n in range({"leaf": 1, "parts": 3, "behind": 3, "nested": 5}[shape])]
        number += len(codes)
        parts = {
            "leaf": {}, "parts": {codes[0]: codes[1:]}, "behind": {codes[-1]: codes[:-1]},
            "nested": {codes[0]: [codes[1], codes[-1]], codes[1]: codes[2:4]} if len(codes) > 3 else {},
        }[shape]  # fmt: skip
        for code in codes:
            told = {"group": group, "unit_of_measure": measure}
            if code in parts:
                name = f"{'甲乙丙'[block]}类工作{'合计' if code in (codes[0], codes[-1]) else '小类合计'}"
                indicators[code] = IndicatorEntry(name=name, parts="+".join(parts[code]), **told)
            else:
                total = str(step * draw(st.integers(0, 400)))
                indicators[code] = IndicatorEntry(
                    name=next(names), granule=granule, total=total, weights="均分", **told
                )
    if draw(st.booleans()):
        indicators[str(number)] = IndicatorEntry(name="居民参与率", kind="率", total="55%")
    leaves = [code for code, one in indicators.items() if one.weights]
    demands: dict[str, dict[str, str | None]] = {}
    for _ in range(draw(st.integers(0, 4))):
        unit, code = draw(st.sampled_from(units[1:])), draw(st.sampled_from(leaves))
        demands.setdefault(unit, {})[code] = draw(st.sampled_from(["×", "≥0", "≤7", "0"]))
    title = draw(st.sampled_from(["2021年某区社区教育目标任务分解表", "社区教育目标分解表", "2022年度任务分解"]))
    notes = draw(st.sampled_from([(), ("说明：", "1、统计单位以教育系统为主。"), ("注：老年教育指在校学习人员。",)]))
    return Plan(title=title, units=tuple(entries), indicators=indicators, demands=demands, notes=notes)


@given(plans(), st.sampled_from(list(Language)))
@settings(max_examples=60, deadline=None)
def test_the_issued_table_is_read_back_and_clean(plan: Plan, language: Language) -> None:
    understood = understand(plan, lambda _: Place())
    assert understood.problem is not None, [finding.code for finding in understood.findings]
    outcome = allocate(understood.problem)
    report = AllocationReport("plan.yaml", understood, outcome, understood.findings)
    if not isinstance(outcome, Allocation):
        assert report.exit_code == 1
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        path.write_bytes(excel.render(report, Messages(language)))
        (read,) = read_tables(path)
        table = read.document
        assert table.title == "".join(plan.title.split())
        assert set(table.rows) | set(table.subtotals) == set(report.rows)
        by_code = {indicator.code: indicator for indicator in table.indicators}
        assert {code: one.name for code, one in by_code.items()} == {
            one.code: one.name for one in understood.indicators
        }
        assert {code: one.unit_of_measure for code, one in by_code.items()} == {
            one.code: one.unit_of_measure for one in understood.indicators
        }
        for row, cells in report.rows.items():
            for code, value in cells.items():
                assert table.value(row, code) == value, (row, code)
        checked = evaluate("out.xlsx", 1, table, read.findings, None)
        assert [f for f in checked.findings if f.severity is not Severity.NOTE] == []
        assert checked.checked.relations >= len(understood.wholes) * (1 + len(understood.units))
