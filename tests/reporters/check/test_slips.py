"""Return slips: who gets one, what it says, and that a folder is filled whole or not at all."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.slips import address, render
from cedu_targets.reporters.shared.escaping import visible
from project import JIANGNING, Run
from report_texts import document_text
from sample_reports import STEERING, full, hostile, jiangning, messages_for, unsure

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
COLLEGE, DISTRICT = "数据审核反馈单-学院.docx", "数据审核反馈单-全区目标.docx"


def test_one_slip_for_each_unit_that_has_something_to_answer() -> None:
    slips = render(jiangning(), Messages(Language.ZH))
    assert list(slips) == [DISTRICT, COLLEGE]
    college = document_text(slips[COLLEGE])
    assert college.splitlines()[:8] == [
        "数据审核反馈单",
        "学院：",
        "《2020年全区社会教育主要工作目标、任务分解表》中涉及贵单位的数据经审核，发现必须修改 1 处、需要核实 0 处。"
        "请逐项核对原始资料，改正后重新报送；情况属实、无须修改的，请在“回复”栏说明。",
        "文件：targets.xlsx，工作表：任务分解表",
        "可能的原因：错列。学院 中等学历教育（第18栏）至省、市教育服务“三农”高水平基地（第20栏）的数应在成人学历教育合计（第17栏）至"
        "高等教育（第19栏）；如情况属实，改正后本单所列 1 处问题即可消除。",
        "以上是根据表内数据作出的推断，请先对照原始资料核实，再决定是否修改。",
        "一、必须修改（强制性）",
        "序号 | 指标与位置 | 数字 | 问题与处理 | 回复",
    ]
    assert (
        "1 | 成人学历教育合计（第17栏） / 单元格 R21 | 填报数：未填 / 核对数：3500 / 少 3500 | "
        "学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。 / 请填写合计，或核对是否错列。 | □ 已改正 / □ 说明："
    ) in college
    assert "请于　　　　年　　月　　日前回复。" in college
    assert "全区目标" not in college.replace("全区社会教育主要工作目标", "")
    district = document_text(slips[DISTRICT])
    assert "如情况属实，改正后本单所列 4 处问题即可消除" in district
    assert district.count("单元格") == 5  # four sums, and the note about the code that is missing, last
    assert district.index("提示（供参考") > district.index("U10")


def test_explained_findings_and_questions_are_on_no_slip() -> None:
    report = full()
    slips = {slip.unit: slip for slip in address(report)}
    assert list(slips) == ["全区目标", "湖熟", "学院"]  # 东山 has only what could not be judged
    assert slips["全区目标"].count(Severity.ERROR) == 3
    texts = [document_text(content) for content in render(report, messages_for(Language.ZH)).values()]
    assert "改正后本单所列 3 处问题即可消除" in texts[0]  # the fourth, U10, is explained
    assert not any("QU999" in text or "累计数" in text or "U10" in text for text in texts)
    assert any("填报数：34% / 核对数：30% / 多 4%" in text for text in texts)


def test_what_could_not_be_judged_is_said_where_a_slip_is_written() -> None:
    (file, *_) = full().files
    entry = replace(file.not_judged[0], place=replace(file.not_judged[0].place, unit="学院"))
    slips = render(Report((replace(file, not_judged=(entry,)),)), messages_for(Language.ZH))
    assert "二、无法判定（请补报）\n· 学院 第9栏（合计）：有单元格读不出数字" in document_text(slips[COLLEGE])


def test_a_unit_whose_number_is_probably_wrong_is_asked_though_no_finding_stands_at_its_row() -> None:
    slips = render(unsure(), Messages(Language.ZH))
    # 甲 alone: 东山, 秣陵 and 汤山 are alternatives, and nobody is written to on suspicion.
    assert list(slips) == ["数据审核反馈单-a-全区.docx", "数据审核反馈单-b-全区.docx", "数据审核反馈单-b-甲.docx"]
    first, second, asked = map(document_text, slips.values())
    assert first.count("（有多种可能）。") == 3
    assert "可能的原因：数字颠倒（有多种可能）。东山 指标1（第1栏）填 116，应为 161；如" in first
    assert second.count("可能的原因") == 2
    assert asked.splitlines()[2:7] == [
        "《样表》经审核，贵单位的数据可能有 1 处填错（见下）。请逐项核对原始资料：确有差错的，改正后重新报送；情况属实、无须修改的，请在“回复”处说明。",
        "文件：b.csv，工作表：表",
        "可能的原因：打错一位数字。甲 指标1（第1栏）填 10，应为 40。",
        "以上是根据表内数据作出的推断，请先对照原始资料核实，再决定是否修改。",
        "回复：□ 已改正　　□ 说明：",
    ]


def test_without_a_search_no_slip_speaks_of_causes() -> None:
    (file,) = jiangning().files
    slips = render(Report((replace(file, search=None),)), Messages(Language.ZH))
    assert list(slips) == [DISTRICT, COLLEGE]
    assert not any("原因" in document_text(content) or "推断" in document_text(content) for content in slips.values())


def test_units_of_two_files_are_strangers() -> None:
    (file,) = jiangning().files
    report = Report((file, replace(file, number=2), replace(file, path="b/Targets.xlsx")))
    slips = address(report)
    assert [(slip.path, slip.unit, len(slip.parts)) for slip in slips] == [
        ("targets.xlsx", "全区目标", 2), ("targets.xlsx", "学院", 2), ("b/Targets.xlsx", "全区目标", 1), ("b/Targets.xlsx", "学院", 1),
    ]  # fmt: skip
    names = list(render(report, Messages(Language.ZH)))
    assert names[1] == "数据审核反馈单-targets-学院.docx"
    assert names[3] == "数据审核反馈单-Targets-学院-2.docx"  # names differ by more than case
    assert document_text(render(report, Messages(Language.ZH))[names[1]]).count("发现必须修改 2 处") == 1


def test_a_slip_names_the_file_and_no_folder_of_the_office() -> None:
    (file,) = jiangning().files
    slips = render(Report((replace(file, path="/home/wang/2020/报送/targets.xlsx"),)), Messages(Language.ZH))
    assert "文件：targets.xlsx，工作表" in document_text(slips[COLLEGE])
    assert not any("wang" in document_text(content) for content in slips.values())


def test_a_table_without_a_district_row_has_a_slip_for_whoever_made_it() -> None:
    (file,) = jiangning().files
    assert file.table is not None
    table = replace(file.table, district=None)
    names = list(render(Report((replace(file, table=table),)), Messages(Language.ZH)))
    assert names == ["数据审核反馈单-制表单位.docx", COLLEGE]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_texts_and_make_safe_file_names(language: Language, tmp_path: Path) -> None:
    slips = render(hostile(), messages_for(language))
    assert len(slips) >= 20
    assert len({name.casefold() for name in slips}) == len(slips)
    for name, content in slips.items():
        assert not set(name) & set('/\\:*?"<>|\0\n\t ')
        assert len(name.encode()) < 255
        assert (tmp_path / name).parent == tmp_path
        assert not STEERING.search(document_text(content))
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = package.read("word/document.xml").decode()
            links = package.read("word/_rels/document.xml.rels").decode()
        assert "<script" not in body
        assert "instrText" not in body
        assert "hyperlink" not in body + links
    everything = "\n".join(map(document_text, slips.values()))
    assert all(visible(slip.unit or "") in everything for slip in address(hostile()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(full(), messages_for(Language.ZH)) == render(full(), messages_for(Language.ZH))


def test_the_command_says_how_many_were_written_and_still_reports(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "a" / "slips"
    done = cedu("check", BAD, "--slips", folder)
    assert (done.returncode, done.stdout.count("强制性")) == (1, 5)
    assert done.stderr == f"已写好 2 份数据审核反馈单，在文件夹 {folder}\n"
    assert {path.name for path in folder.iterdir()} == {COLLEGE, DISTRICT}
    assert cedu("check", BAD, "--slips", folder).returncode == 1  # the same again: nothing to write over
    done = cedu("check", GOOD, "--slips", tmp_path / "none")
    assert (done.returncode, done.stderr) == (0, "没有需要反馈的问题，没有写反馈单\n")
    assert not (tmp_path / "none").exists()


def test_nothing_is_written_over_and_nothing_half_written(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "slips"
    folder.mkdir()
    (folder / COLLEGE).write_bytes(b"answered by hand")
    done = cedu("check", BAD, "--slips", folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert COLLEGE in done.stderr
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(COLLEGE, b"answered by hand")]
    for place in (folder / COLLEGE, folder / COLLEGE / "deeper"):
        assert cedu("check", BAD, "--slips", place).returncode == 2
    (folder / COLLEGE).unlink()
    (folder / COLLEGE).symlink_to(tmp_path / "elsewhere")
    assert cedu("check", BAD, "--slips", folder).returncode == 2
    assert not (tmp_path / "elsewhere").exists()
    assert [path.name for path in folder.iterdir()] == [COLLEGE]


def test_a_disk_that_fills_up_leaves_no_slip_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.cli import delivery
    from cedu_targets.domain.fault import CallFault

    real = delivery._write_beside

    def failing(fail_at: int) -> Callable[..., Path]:
        calls: list[Path] = []

        def write(report: str | bytes, output: Path) -> Path:
            calls.append(output)
            if len(calls) == fail_at:
                raise OSError(28, "No space left on device")
            return real(report, output)

        return write

    monkeypatch.setattr(delivery, "_write_beside", failing(2))
    with pytest.raises(CallFault):
        delivery.deliver_documents({"a.docx": b"1", "b.docx": b"2"}, tmp_path)
    assert list(tmp_path.iterdir()) == []
