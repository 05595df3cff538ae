"""The words: both languages say the same, nothing is missing, nothing is left over."""

import re
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType

import pytest

from cedu_targets.allocation.solver.outcome import Demand
from cedu_targets.allocation.solver.problem import Limit
from cedu_targets.checks.catalogue import CHECKS
from cedu_targets.checks.items.catalogue import ITEM_CHECKS
from cedu_targets.checks.records.catalogue import RECORD_CHECKS
from cedu_targets.domain.diagnosis import Unsearched
from cedu_targets.domain.due import Precision, Recurrence
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.indicator import Pace
from cedu_targets.domain.items import Reported, Role
from cedu_targets.domain.passed_over import PassedOverReason
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import SUMMED, RecordField, Source
from cedu_targets.domain.status import Doubt
from cedu_targets.domain.status import State as ItemState
from cedu_targets.domain.targets import TargetRelation
from cedu_targets.domain.targets_draft import Open, Unquoted
from cedu_targets.gaps.left_out import WhyLeftOut
from cedu_targets.messages import checks, en, zh
from cedu_targets.messages.check_words import CheckWords
from cedu_targets.messages.checks.catalogue import CHECKS as CHECK_WORDS
from cedu_targets.messages.checks.catalogue import code_parts, reason_parts
from cedu_targets.messages.checks.reasons import REASONS
from cedu_targets.messages.entry import Words
from cedu_targets.messages.language import Language, system_language
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Status
from cedu_targets.reporters.letters.fields import FIELDS
from cedu_targets.rollups.slots import Outcome, SlotState
from project import SOURCE


def placeholders(text: str | dict[str, str]) -> dict[str, set[str]]:
    variants = {"": text} if isinstance(text, str) else text
    return {key: {name for _, name, _, _ in Formatter().parse(value) if name} for key, value in variants.items()}


def parts_of(package: ModuleType, kind: type, end: str = "") -> list[dict[str, object]]:
    """The tables of words that the files of a package write, each once, whatever they import."""
    found: dict[int, dict[str, object]] = {}
    for info in iter_modules(package.__path__):
        for name, table in vars(import_module(f"{package.__name__}.{info.name}")).items():
            is_table = isinstance(table, dict) and name.isupper() and name.endswith(end)
            if is_table and all(isinstance(one, kind) for one in table.values()):
                found[id(table)] = table
    return list(found.values())


def test_both_languages_have_the_same_entries_and_placeholders() -> None:
    assert list(zh.WORDS) == list(en.WORDS)
    for code, words in zh.WORDS.items():
        other = en.WORDS[code]
        assert placeholders(words.message) == placeholders(other.message), code
        assert placeholders(words.help) == placeholders(other.help), code
        assert bool(words.page) == bool(other.page), code
        assert words.title
        assert other.title
    for names in (zh.TERMS, zh.WORDS, zh.PACK_ERRORS, zh.RULES, zh.SYSTEM_REASONS):
        assert len(names) == len(set(names))  # one would silently replace another
    assert sum(map(len, parts_of(zh, str, "TERMS"))) == len(zh.TERMS)  # every file is listed
    for one, two in ((zh.TERMS, en.TERMS), (zh.PACK_ERRORS, en.PACK_ERRORS)):
        assert set(one) == set(two)
        for name, text in one.items():
            assert placeholders(text) == placeholders(two[name]), name


def test_codes_are_well_formed_and_every_finding_code_has_a_page() -> None:
    codes = [code for code in zh.WORDS if code[:2].isupper()]
    assert all(re.fullmatch(r"[A-Z]{2}\d{3}", code) for code in codes)
    for code in codes:
        is_fault = code.startswith(("RD1", "PK"))
        assert is_fault or Messages(Language.ZH).page(code), code


def test_every_word_is_used_and_every_used_word_exists() -> None:
    texts = set(SOURCE.glob("messages/*/*.py"))
    files = [path for path in SOURCE.rglob("*.py") if path not in texts]
    files += [*SOURCE.glob("reporters/shared/pages/*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for code in zh.WORDS:
        assert f'"{code}"' in text, f"{code} is never raised"
    for code in re.findall(r'"((?:RD|PW|DS|NA|PK)\d{3})"', text):
        assert code in zh.WORDS
    built = {"error", "warning", "note", "error_heading", "warning_heading", "note_heading"}
    built |= {f"slip_{severity}" for severity in Severity}  # by their severity or their status
    built |= {f"passed_over_{reason}" for reason in PassedOverReason}
    built |= {f"verdict_{status}" for status in Status} | {"rows_units", "rows_district"}
    built |= {f"{name}_{status}" for name in ("verdict", "overview") for status in Status} | {
        "rows_units",
        "rows_district",
    }
    built |= {f"unsearched_{reason}" for reason in Unsearched} | {f"short_{state}" for state in State}
    built |= {f"pace_{pace}" for pace in Pace} | {f"unsettled_{reason}" for reason in WhyLeftOut}
    built |= {f"agenda_{doubt}" for doubt in Doubt}
    built |= {f"{name}_{state}" for name in ("state", "meaning") for state in ItemState}
    built |= {f"{name}_{role}" for name in ("role", "part") for role in Role}
    built |= {f"status_{name}_{place}" for name in ("axis", "today") for place in ("today", "before", "after")}
    built |= {name for name in zh.TERMS if name.startswith(("next_left_", "next_column_", "next_unit_"))}
    built |= {"next_base_old", "next_entry_gone"}  # by the reason for which something was not carried over
    built |= {f"due_count_{kind}" for kind in (*Precision, "year_end")} | {f"due_{often}" for often in Recurrence}
    built |= {f"reported_{answer}" for answer in Reported}
    built |= {f"due_part_{part}" for part in (1, 2, 3)}
    built |= {f"period_{part}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4")}
    built |= {f"slip_count_{name}" for name in ("suspected", "unclear", "errors", "warnings")}
    built |= {f"why_rank_{name}" for name in ("first", "tie", "given", "not_given", "more", "less")}
    built |= {f"conflict_{demand}{end}" for demand in Demand for end in ("", "_low", "_high")}
    built |= {f"limit_{limit}" for limit in Limit} | {f"form_step_{number}" for number in range(1, 9)}
    built |= {
        f"rule_{rule}"
        for rule in ("sum", "bound", "district", "area", "rates", "granule", "of_which", "gap", "status", "last_year")
    }
    built |= {f"target_{relation}" for relation in TargetRelation}
    built |= {f"candidate_{kind}" for kind in ("share", "count", "per_head", "coverage")}
    usual = [check for check in ITEM_CHECKS if check.is_usual], [check for check in RECORD_CHECKS if check.is_usual]
    built |= {f"rule_{check.kind()}" for kinds in usual for check in kinds}
    built |= {f"rule_{check.kind()}" for check in ITEM_CHECKS if check.is_usual}
    built |= {f"rule_{check.kind()}" for check in RECORD_CHECKS if check.is_usual}
    built |= {f"head_class_{name}" for name in (*RecordField, "unit", "period")} | {f"form_sum_{one}" for one in SUMMED}
    built |= {f"field_{one}" for one in SUMMED} | {f"said_by_{one}" for one in Source}
    sums = ("attendances", "classes", "hours", "persons")
    built |= {
        "rule_attainment",
        *(f"direction_{name}" for name in ("up", "down", "none")),
        "rule_rollup",
        *(f"{kind}_{name}" for kind in ("rollup", "head_rollup") for name in sums),
    }
    built |= {f"slot_{state}" for state in SlotState} | {f"outcome_{outcome}" for outcome in Outcome}
    built |= {f"form_{name}_{end}" for name in ("weights", "parts", "cap") for end in ("title", "say")}
    built |= {f"draft_open_{one}" for one in Open} | {f"draft_left_{reason}" for reason in Unquoted}
    built |= {f"letter_field_{one.key}{end}" for one in FIELDS for end in ("", "_says")}
    built |= {
        name for name in zh.TERMS if name.startswith(("wide_reason_", "wide_gap_", "wide_rollup_", "wide_level_"))
    }  # by why something is left out
    for name in zh.TERMS:
        known = (
            name in built
            or f'"{name}"' in text
            or f"'{name}'" in text
            or name.startswith("from_")
            or name in text.split()
        )
        assert known or name in {"rate", "average", "count", "amount"}, f"the term {name} is never used"


@pytest.mark.parametrize("language", list(Language))
def test_every_message_of_every_code_can_be_written(language: Language) -> None:
    messages = Messages(language)
    place = Place(sheet="表", cell="B5", unit="甲", indicator="3", line=7)
    for code, words in messages.words.items():
        variants = words.message if isinstance(words.message, dict) else {"": words.message}
        needed = set().union(*placeholders(words.message).values(), *placeholders(words.help).values())
        parameters = {name: f"<{name}>" for name in needed}
        for variant in variants:
            finding = Finding(
                code,
                "r",
                Severity.ERROR,
                place,
                parameters,
                Decimal("1.50"),
                Decimal(2),
                Decimal("0.5"),
                variant=variant,
            )
            text = messages.message(finding) + messages.help(finding)
            assert "{" not in text
            assert "\n" not in text
        assert messages.reason(NotJudged("r", place, code, parameters))


def test_differences_are_said_in_words() -> None:
    assert Messages(Language.ZH).difference(Decimal("-3500.00")) == "少 3500"
    assert Messages(Language.ZH).difference(Decimal("0.10")) == "多 0.1"
    assert Messages(Language.EN).difference(Decimal(-3)) == "3 short"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en_US.UTF-8", "en"), ("zh_CN.UTF-8", "zh"), ("C.UTF-8", "zh"), ("", "zh"), ("POSIX", "zh")],
)
def test_language_of_the_system(locale: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CEDU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert system_language() == language


def test_every_check_has_the_words_of_its_codes_and_no_others() -> None:
    codes = {check.kind(): sorted(check.codes) for check in CHECKS}
    assert {name: sorted(words.codes) for name, words in CHECK_WORDS.items()} == codes
    parts = [part for part in parts_of(checks, CheckWords) if part is not CHECK_WORDS]
    assert len(CHECK_WORDS) == sum(map(len, parts))  # one would silently replace another


def test_a_word_of_a_check_stands_once() -> None:
    """An entry of a language or a reason of a check that has the same name would silently replace the other."""
    reasons = [name for words in CHECK_WORDS.values() for name in words.reasons] + [*REASONS]
    names = [*reasons, *(code for words in CHECK_WORDS.values() for code in words.codes)]
    parts = [part() for part in (*code_parts("zh"), *reason_parts("zh"))]
    assert len(names) == len(set(names)) == sum(map(len, parts))
    assert sum(map(len, parts_of(zh, Words))) + len(names) == len(zh.WORDS)


def test_every_kind_of_rule_has_its_sentence_with_the_same_placeholders() -> None:
    for check, words in CHECK_WORDS.items():
        assert placeholders(words.rule.zh) == placeholders(words.rule.en), check


def test_rates_are_said_in_percent() -> None:
    place = Place(unit="甲", indicator="3")
    parameters: dict[str, Parameter] = {"name": "率", "coded": 1, "rate": 1}
    finding = Finding(
        "BD001", "r", Severity.ERROR, place, parameters, Decimal("0.9"), Decimal("0.855"), Decimal("-0.045")
    )
    assert Messages(Language.ZH).message(finding) == "甲 第3栏（率）为 85.5%，低于下限 90%，少 4.5 个百分点。"


@pytest.mark.parametrize(
    ("month", "zh", "en"),
    [
        ("05", "5月", "May"), ("12", "12月", "December"), ("13", "13月", "month 13"), ("0", "0月", "month 0"),
        ("2020-05", "2020年5月", "2020/5"), ("五月", "五月", "五月"),
    ],
)  # fmt: skip
def test_a_month_is_written_as_people_do(month: str, zh: str, en: str) -> None:
    assert (Messages(Language.ZH).month(month), Messages(Language.EN).month(month)) == (zh, en)


@pytest.mark.parametrize("code", ["GA030", "GA045", "GA046", "GA049", "GA050", "GA051", "gap_no_targets"])
def test_an_english_sentence_is_right_of_one_and_of_several(code: str) -> None:
    said = Messages(Language.EN).words[code].message
    for text in [said] if isinstance(said, str) else said.values():
        assert not re.search(r"\{count\} [a-z]", text)
