"""Why the system refuses, in the words of the language; what the system says that has no words here stays as it is."""

import errno
import os

import pytest

from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.messages import en, zh
from cedu_targets.messages.messages import Language, Messages


def test_both_languages_have_words_for_the_same_errors_of_the_system() -> None:
    assert list(zh.SYSTEM_REASONS) == list(en.SYSTEM_REASONS)
    assert set(zh.SYSTEM_REASONS) <= set(errno.errorcode.values()) | {"EDQUOT", "ESTALE"}  # Windows has not all


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ENAMETOOLONG, errno.EISDIR, errno.EMFILE])
@pytest.mark.parametrize("code", ["RD102", "no_more"])
def test_a_reason_of_the_system_is_said_in_the_language(code: str, number: int) -> None:
    fault = (InputFault if code == "RD102" else CallFault)(code, {"reason": os.strerror(number)}, "x")
    said = {language: Messages(language).fault(fault) for language in Language}
    assert os.strerror(number) not in said[Language.ZH]
    assert zh.SYSTEM_REASONS[errno.errorcode[number]] in said[Language.ZH]
    assert en.SYSTEM_REASONS[errno.errorcode[number]] in said[Language.EN]


def test_a_reason_without_words_is_told_as_it_came() -> None:
    assert "Advertise error" in Messages(Language.ZH).fault(InputFault("RD102", {"reason": "Advertise error"}))
