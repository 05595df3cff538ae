"""The pages of the checks: one for each code, whole, and the same examples in both languages."""

import re

import pytest

from cedu_targets.messages.check_words import Both, CheckPage
from cedu_targets.messages.checks.catalogue import CODES
from cedu_targets.messages.messages import Language, Messages
from project import Run


def amounts(text: str) -> list[str]:
    return sorted(re.findall(r"-?\d+(?:\.\d+)?(?= ?%)|-?\d+(?:\.\d+)?", re.sub(r"[A-Z]{2}\d{3}", "", text)))


@pytest.mark.parametrize("code", CODES)
def test_both_languages_give_the_same_examples(code: str) -> None:
    page = CODES[code].page
    assert page is not None
    for name, text in zip(CheckPage._fields, page, strict=True):
        assert text is None or isinstance(text, Both)
        if text is not None:
            assert text.zh.strip() and text.en.strip()  # noqa: PT018
            if name != "holds":
                assert amounts(text.zh) == amounts(text.en), name


def test_a_page_stands_in_one_place_only() -> None:
    for language in Language:
        assert not any(Messages(language).words[code].page for code in CODES)


def test_a_page_is_written_as_one_text() -> None:
    assert Messages(Language.EN).page("NA001").split("\n") == [
        "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.",
        "",
        "Passes: whole 10, of which 4",
        "Fails: whole 10, of which 12",
        "Not judged: one of the two cannot be read",
    ]
    assert Messages(Language.ZH).page("RT003") == "率相加没有意义。多半是给全部栏目都设了求和公式。"
    assert Messages(Language.ZH).page("PK001") == ""


def test_the_page_of_a_sum_does_not_deny_what_rounding_explains(cedu: Run) -> None:
    assert "PW002" in cedu("explain", "PW001").stdout
    assert "rounded" in cedu("explain", "PW001", "--lang", "en").stdout
