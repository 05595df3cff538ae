"""An attainment on a terminal: what a planner has to see first, in 80 columns and about a screen."""

import io
import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from attainments import hostile_attainment, many_units, xiqu_2021
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language
from cedu_targets.report import FileReport
from cedu_targets.reporters.attainment import text
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, Verdict, verdict_text
from sample_reports import STEERING, messages_for


def on_a_terminal(report: AttainmentReport, language: Language = Language.ZH, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(text.render_styled(report, messages_for(language)))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def folded(told: str) -> str:
    return "".join(told.split())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("made", [xiqu_2021, many_units, hostile_attainment])
def test_a_screen_is_never_overrun(made: object, width: int, language: Language) -> None:
    told = on_a_terminal(made(), language, width)  # type: ignore[operator]
    assert max(cell_len(line) for line in told.splitlines()) <= width
    assert len(told.splitlines()) <= 60
    assert not STEERING.search(told)


def test_what_a_planner_sees_first() -> None:
    told = on_a_terminal(xiqu_2021())
    assert re.findall(r"^\S.*（\d+）$", told, re.MULTILINE) == [
        "✗ 未达到（3）", "~ 无法判定（2）", "? 未报（1）", "! 预期性未达到（1）", "逐年目标（1）", "< 未到期限（4）",
        "疑问清单（1）",
    ]  # fmt: skip
    assert told.splitlines()[1].startswith("截至 2021-12-31：18 项目标 · 已达到 5（超额 2）")
    flat = folded(told)
    assert (
        "全区参与率（到2021年底）：目标不低于60%，完成57.2%（45760÷80000人，2021年常住人口，统计局），差2.8个百分点"
        in flat
    )
    assert "没有基数“老年人口”。请在--bases里给出" in flat
    assert "县(区)、管委会6个中5个建成（83.3%），缺：高新区管委会" in flat


def test_what_is_not_shown_is_counted() -> None:
    told = on_a_terminal(xiqu_2021())
    left = re.search(r"没有列出：(.*)看全部", folded(told))
    assert left is not None
    shown = told.count("\n  全区") + told.count("\n  社区学院") + told.count("\n  专职教师") + 1  # 转移培训 by its name
    assert shown + sum(map(int, re.findall(r"(?:未到期限|完成|达到|个数|任务)(\d+)", left[1]))) == 18
    assert "基数3" in left[1]


def test_states_have_a_sign_and_a_word() -> None:
    assert set(SYMBOLS) == set(Verdict)
    messages = messages_for(Language.ZH)
    assert len({verdict_text(one, messages) for one in Verdict}) == len(Verdict)
    assert all(cell_len(sign) == 1 for sign in SYMBOLS.values())


def test_of_many_silent_targets_the_first_are_named() -> None:
    report = xiqu_2021()
    silent = next(row for row in report.rows if row.target.id == "transfer")
    rows = [replace(silent, target=replace(silent.target, id=f"t{n}", name=f"培训{n}")) for n in range(30)]
    told = on_a_terminal(replace(report, rows=tuple(rows), paths=(), bases=()))
    assert "? 未报（30）" in told
    assert "培训11（每年，2021年）等 30 项" in told.replace("\n  ", "")
    assert "培训12" not in told


def test_notes_come_last_and_warnings_before() -> None:
    report = xiqu_2021()
    found = [
        Finding("GA003", "gap", severity, Place(cell=f"A{n}", unit=f"单位{n}"))
        for n, severity in enumerate((Severity.NOTE, Severity.WARNING))
    ]
    told = on_a_terminal(replace(report, files=(*report.files, FileReport("done.xlsx", findings=tuple(found)))))
    assert "数据问题（1）" in told
    assert "单位1" in told
    assert "单位0" not in told
    assert "提示1" in folded(told)
