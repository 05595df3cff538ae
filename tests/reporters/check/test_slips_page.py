"""Return slips as one page: the words of the Word slips, a list of them, nothing of the office's folders."""

import subprocess
import sys

import pytest
from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import slips_page
from cedu_targets.reporters.check.slips import address, rendered
from html_pages import Page
from report_texts import document_text
from sample_reports import full, hostile, jiangning, messages_for, unsure

SAMPLES = {"full": full, "unsure": unsure, "jiangning": jiangning}


def page_of(report: Report, language: Language = Language.ZH) -> Page:
    return Page(slips_page.render(address(report).slips, messages_for(language)))


def slips_on(page: Page) -> list[str]:
    return [one.text for one in page.all("section") if one.attributes.get("class") == "slip"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SAMPLES)
def test_a_slip_says_what_its_word_document_says(name: str, language: Language) -> None:
    """Every line of every cell, in the same order."""
    report, messages = SAMPLES[name](), messages_for(language)
    found = address(report).slips
    shown = slips_on(page_of(report, language))
    documents = [document_text(content) for content in rendered(found, messages).values()]
    assert len(shown) == len(documents) == len(found) > 0
    for slip, document in zip(shown, documents, strict=True):
        texts = [text for line in document.splitlines() for cell in line.split(" | ") for text in cell.split(" / ")]
        assert texts
        place = 0
        for text in texts:
            place = slip.index(text.strip(), place)


def test_the_list_leads_to_each_slip_and_says_what_it_holds() -> None:
    page = page_of(full())
    (contents,) = page.all("nav")
    assert " ".join(contents.text.split()) == "湖熟 1 处需要核实 学院 4 处疑似填错"
    assert [link for link in page.links if link.startswith("#slip")] == ["#slip-1", "#slip-2"]
    assert [one.attributes["id"] for one in page.all("section")] == ["slip-1", "slip-2"]


def test_slips_of_several_files_are_told_apart_by_the_files_names() -> None:
    (file, *_) = jiangning().files
    files = (replace(file, path="/home/wang/东/a.xlsx"), replace(file, path="/home/wang/西/b.xlsx"))
    source = slips_page.render(address(Report(files)).slips, Messages(Language.ZH))
    (contents,) = Page(source).all("nav")
    assert " ".join(contents.text.split()) == "学院 a.xlsx · 4 处疑似填错 学院 b.xlsx · 4 处疑似填错"
    assert "wang" not in source


def test_each_number_has_its_heading_with_it_on_a_phone() -> None:
    page = page_of(full())
    heads = {one.text for one in page.all("th") if one.attributes["scope"] == "col"}
    cells = [one.attributes["data-head"] for one in page.all("td")]
    assert set(cells) <= heads
    assert cells[-5:] == ["指标与位置", "现为", "应为", "疑似", "回复"]


def test_the_same_slips_give_the_same_page() -> None:
    slips = address(hostile()).slips
    assert slips_page.render(slips, messages_for(Language.EN)) == slips_page.render(slips, messages_for(Language.EN))


def test_a_page_needs_no_writer_of_word() -> None:
    script = "import sys; import cedu_targets.reporters.check.slips_page; print('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"
