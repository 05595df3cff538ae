"""Words for findings, faults and reports, in Chinese and English.

`zh/` and `en/` hold the texts, `checks/` those of the checks; here they meet a finding's values.
A finding never carries text, so one finding reads well in either language.
"""

import errno
import os
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import PurePath

from cedu_targets.domain.explanation_use import UncountedExplanation
from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Fact, Finding, NotJudged, Parameter
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.records import RecordField, Source
from cedu_targets.messages.checks.catalogue import CHECKS, CODES
from cedu_targets.messages.entry import Words
from cedu_targets.messages.language import Language as Language  # by whom words are asked, a language is named
from cedu_targets.messages.punctuation import Punctuation, tidy
from cedu_targets.messages.rule_kinds import OWN_RULES, STATED_RULES, UNWRITTEN_RULES

_SHARES = ("lowest", "highest", "base")
"""Parameters that are rates where the indicator is one."""

_EXAMPLES = ("example_passes", "example_fails", "example_note", "example_not_judged")
"""The labels of a check page's examples, in their order."""
_NUMBERS_OF_SYSTEM = {os.strerror(number): number for number in errno.errorcode}
"""The number of an error by the system's own words for it, which faults carry as they came."""
_MONTHS = 12
_MOST_FACTS = 12
"""A sentence names no more rules than this; how many there are is said beside."""


class Messages:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        module = import_module(f"cedu_targets.messages.{language}")
        self.language = language
        self.words: Mapping[str, Words] = module.WORDS
        self._terms: Mapping[str, str] = module.TERMS
        self._pack_errors: Mapping[str, str] = module.PACK_ERRORS
        self._system_reasons: Mapping[str, str] = module.SYSTEM_REASONS
        self.rules: Mapping[str, str] = module.RULES
        self.punctuation: Punctuation = module.PUNCTUATION

    def term(self, name: str, /, **values: object) -> str:
        """A word or short phrase of the reports."""
        return self._terms[name].format(**values)

    def day(self, day: date) -> str:
        """A day as people write it: 2020年9月30日."""
        return self.term("day", year=day.year, month=day.month, day=day.day)

    def month(self, month: str) -> str:
        """A month, YYYY-MM or MM, as people write it: 2020年5月, 5月 or May; any other text as it stands."""
        year, _, number = month.rpartition("-")
        if not number.isdecimal():
            return month
        if not year and 1 <= int(number) <= _MONTHS:
            return self.term("month_names").split()[int(number) - 1]
        return self.term("month_of_year" if year else "month_alone", year=year, month=int(number))

    def title(self, code: str) -> str:
        """The name of a code."""
        return self.words[code].title

    def page(self, code: str) -> str:
        """The page of a code, for `cedu explain`; a check's has examples. Empty where there is none."""
        page = CODES[code].page if code in CODES else None
        if page is None:
            return self.words[code].page
        holds, *examples = (None if text is None else text.text(self.language) for text in page)
        told = [
            self.punctuation.labelled(self.term(name), text)
            for name, text in zip(_EXAMPLES, examples, strict=True)
            if text
        ]
        return "\n\n".join(filter(None, (holds, "\n".join(told))))

    def check_page(self, check: str) -> str:
        """All pages of a check, each under its code and title."""
        return "\n\n".join(f"{code}  {self.title(code)}\n\n{self.page(code)}" for code in CHECKS[check].codes)

    def message(self, finding: Finding, **said: str) -> str:
        """One sentence: what was found, what was due, the difference; `said` has the words for `unit` and `column`."""
        text = _variant(self.words[finding.code].message, finding.variant)
        told = tidy(text.format_map(self._values(finding) | said))
        return self._of_item(said.get("item", finding.place.item), text, told)

    def _of_item(self, item: str | None, text: str, told: str) -> str:
        """A sentence with the item that it is about, where its words do not name it; one that counts is of several."""
        names_it = item is None or "{item}" in text or "{count}" in text
        return told if names_it else self.punctuation.labelled(str(item), told)

    def help(self, finding: Finding) -> str:
        """The next step."""
        return _variant(self.words[finding.code].help, finding.variant).format_map(self._values(finding))

    def reason(self, entry: NotJudged, **said: str) -> str:
        """The reason for which a rule could not be judged; `said` has the words for `unit` and `column`."""
        values = {"unit": entry.place.unit, "column": self.column(entry.place.indicator, entry.parameters)} | said
        text = _variant(self.words[entry.reason].message, "")
        told = text.format_map(self._written(entry.parameters) | values)
        told = tidy(f"{values['unit']} {told}" if values["unit"] else told)
        return self._of_item(said.get("item", entry.place.item), text, told)

    def because(self, entry: UncountedExplanation) -> str:
        """The reason for which an explanation does not count."""
        if entry.because in self._terms:
            return self._terms[entry.because]
        return tidy(_variant(self.words[entry.because].message, ""))

    def rule(self, check: str, parameters: Mapping[str, Parameter]) -> str:
        """The demand of a rule, in one sentence."""
        values = self._written(parameters)
        if "unknown" in values:
            return tidy(_variant(self.words["no_column"].message, "").format_map(values))
        for name in ("whole", "part"):
            if values.get(name):
                values[name] = self.term("sum_codes" if parameters.get("coded", 1) else "sum_paths", sum=values[name])
        for name, term in (("at_least", "at_least"), ("at_most", "at_most"), ("stated", "stated_rate")):
            if values.get(name):
                values[name] = self.term(term, amount=values[name], code=values[name])
        if "direction" in values:
            values["direction"] = self.term(f"direction_{values['direction'] or 'none'}")
        bounds = [name for name in ("at_least", "at_most", "stated") if values.get(name)]
        for name in bounds[:-1]:
            values[name] += self.term("band_and")
        if values.get("foreign"):
            foreign = self.term("foreign_names", names=values["foreign"])
            values["foreign"] = foreign if values.get("nouns") else foreign.lstrip(self.punctuation.phrases)
        return tidy(self.rules[check].format_map(values | {"rows": self._rows(values)}))

    def rule_name(self, rule: str, pack: str | None) -> str:
        """A rule as people name it: by its id in the pack, as they wrote it; what the sheet itself states, in words."""
        kind, _, columns = rule.partition(":")
        if columns and kind in STATED_RULES:
            return f"{self.term(f'rule_{kind}')} {self._sum(columns)}"
        is_ours = rule in OWN_RULES or (pack is None and rule in UNWRITTEN_RULES)
        return self.term(f"rule_{rule}") if is_ours else rule

    def _rows(self, values: Mapping[str, str]) -> str:
        """The rows that a rule is about."""
        if values.get("only"):
            return self.term("rows_only", units=values["only"])
        rows = self.term(f"rows_{values['rows']}") if values.get("rows") in ("units", "district") else ""
        return rows + (self.term("rows_without", units=values["without"]) if values.get("without") else "")

    def fault(self, fault: Fault) -> str:
        """The sentence of a fault, without its place."""
        return tidy(_variant(self.words[fault.code].message, fault.variant).format_map(self._fault_values(fault)))

    def _fault_values(self, fault: Fault) -> dict[str, str]:
        values = self._written(fault.parameters)
        if fault.place is not None and fault.place.line is not None:
            values["line"] = str(fault.place.line)
        if fault.place is not None and fault.place.measure is not None:  # it stands in a table, as a finding does
            values["unit"] = fault.place.unit or ""
            values["column"] = self.column(fault.place.indicator, fault.parameters)
        for name in ("expected", "expected_tags"):
            if name in values:
                values[name] = values[name].replace(" or ", self.term("one_or")).replace(", ", self.punctuation.names)
        if (number := _NUMBERS_OF_SYSTEM.get(values.get("reason", ""))) is not None:
            values["reason"] = self._system_reasons.get(errno.errorcode[number], values["reason"])
        if "named_by" in values:
            values["field"] = self.term(values["named_by"])
        if "error_type" in fault.parameters:
            kind = str(fault.parameters["error_type"])
            values["reason"] = self._pack_errors.get(kind, self._pack_errors["other"]).format_map(values)
        return values

    def fault_help(self, fault: Fault) -> str:
        """The next step after a fault."""
        return tidy(_variant(self.words[fault.code].help, fault.variant).format_map(self._fault_values(fault)))

    def difference(self, amount: Decimal, is_rate: bool = False) -> str:
        """A signed difference in words: 多 3 / 少 3; of a rate in percentage points."""
        size = self.term("points", amount=plain(abs(amount) * 100)) if is_rate else plain(abs(amount))
        return self.term("over" if amount > 0 else "under", amount=size)

    def coded_column(self, code: str, name: str) -> str:
        """A column by its code, with its name where it has one: 第17栏（成人学历教育合计）."""
        return self.term("fact_column" if name == code else "column", code=code, name=name)

    def _values(self, finding: Finding) -> dict[str, str]:
        place = finding.place
        values = self._written(finding.parameters)
        values["unit"] = place.unit or ""
        values["indicator"] = place.indicator or ""
        values |= {"item": place.item} if place.item else {}
        values["column"] = self.column(place.indicator, finding.parameters)
        values["line"] = str(place.line or "")
        if place.record is not None and "project" in finding.parameters:
            named = "which_class" if values["project"] else "which_class_bare"
            values["which"] = self.term(named, number=place.record, project=values["project"])
        if "prose" in finding.parameters:
            values["prose"] = PurePath(values["prose"]).name or self.term("prose")
        is_rate = bool(finding.parameters.get("rate"))
        shown = {"actual": finding.actual, "expected": finding.expected}
        shown |= {name: value for name in _SHARES if isinstance(value := finding.parameters.get(name), Decimal)}
        for name, amount in shown.items():
            values[name] = "" if amount is None else percent(amount) if is_rate else plain(amount)
        if finding.difference is not None:
            values["difference"] = self.difference(finding.difference, is_rate)
        return values

    def column(self, code: str | None, parameters: Mapping[str, Parameter]) -> str:
        """A column by its code and its name (`name`), or by its name alone (not `coded`); empty where there is none."""
        if code is None:
            return ""
        if not parameters.get("coded", 1):
            return self.term("column_path", code=code)
        name = str(parameters.get("name") or code)
        # 中等学历教育（包括成人高中、中专等）: in a sentence the remark in brackets only gets in the way.
        short = re.sub(r"[（(][^（）()]*[)）]", "", name)
        return self.coded_column(code, short or name)

    def _facts(self, facts: tuple[Fact, ...]) -> str:
        """The demands of rules, each with its name and line: `a（第4行）第2栏 ≥ 5`."""
        texts = []
        for fact in facts:
            left, right = self._sum(fact.left), fact.right if fact.is_amount else self._sum(fact.right)
            row = self.term("fact_district") if fact.is_district else f"{fact.row} " if fact.row else ""
            values = {"rule": fact.rule, "line": fact.line, "left": left, "comparator": fact.comparator}
            texts.append(self.term("fact", row=row, right=right or self.term("fact_units"), **values))
        shown = texts if len(texts) <= _MOST_FACTS else [*texts[: _MOST_FACTS - 1], "…"]
        return self.term("fact_joint").join(shown)

    def _sum(self, columns: str) -> str:
        """A sum of columns: by code (short and plain) with the word for columns, else as it is."""
        if columns.isascii() and columns.isalnum():
            return self.term("fact_column", code=columns)
        is_coded = len(columns) < 40 and columns.replace("…", "").isascii()
        return self.term("sum_codes" if is_coded else "sum_paths", sum=columns) if columns else ""

    def _written(self, parameters: Mapping[str, Parameter]) -> dict[str, str]:
        values = {
            name: plain(value) if isinstance(value, Decimal)
            else self.day(value) if isinstance(value, date)
            else self.term(f"field_{value}") if isinstance(value, RecordField)
            else self.term(f"said_by_{value}") if isinstance(value, Source)
            else self.month(value) if isinstance(value, str) and name.endswith("_month")
            else self._facts(value) if isinstance(value, tuple)
            else "" if value is None else str(value)
            for name, value in parameters.items()
        }  # fmt: skip
        if "no_rule_for" in values:
            columns = values.pop("no_rule_for")
            values["columns"] = self.term("no_rule_for", columns=columns) if columns else ""
        for name in ("sum", "bound", "columns"):
            if isinstance(parameters.get(name), str) and values[name]:  # a number is a count of columns
                values[name] = self.term("sum_codes" if parameters.get("coded", 1) else "sum_paths", sum=values[name])
        for name in ("texts", "rows", "sheets"):
            if isinstance(parameters.get(name), str):
                values[name] = values[name].replace("、", self.punctuation.names)
        return values


def _variant(text: str | dict[str, str], variant: str) -> str:
    return text if isinstance(text, str) else text[variant if variant in text else ""]
