"""The files of the words, in the order in which they are listed; both languages have the same.

A run loads those in which it looks for a name: the usual ones first, then the others, until one has it.
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from typing import Any

from cedu_targets.messages.checks.catalogue import code_parts, reason_parts, rule_parts
from cedu_targets.messages.entry import Words
from cedu_targets.messages.gathered import Gathered, Part

_TERMS = (
    "terms:TERMS",
    "reports:REPORT_TERMS",
    "diagnoses:DIAGNOSIS_TERMS",
    "gaps:GAP_TERMS",
    "bulletins:BULLETIN_TERMS",
    "pages:PAGE_TERMS",
    "plan_terms:PLAN_TERMS",
    "forms:FORM_TERMS",
    "packs:PACK_TERMS",
    "calls:CALL_TERMS",
    "agenda:AGENDA_TERMS",
    "status_pages:STATUS_PAGE_TERMS",
    "checklists:CHECKLIST_TERMS",
    "item_reports:ITEM_TERMS",
    "letters:LETTER_TERMS",
    "records:RECORD_TERMS",
    "form_checks:FORM_CHECK_TERMS",
    "marked_copies:MARKED_COPY_TERMS",
    "machine_formats:MACHINE_TERMS",
    "monthly_forms:MONTHLY_FORM_TERMS",
    "report_forms:REPORT_FORM_TERMS",
    "dossiers:DOSSIER_TERMS",
    "rollups:ROLLUP_TERMS",
    "rollup_pages:ROLLUP_PAGE_TERMS",
    "rollup_figures:ROLLUP_FIGURE_TERMS",
    "evidence:EVIDENCE_TERMS",
    "figure_forms:FIGURE_FORM_TERMS",
    "path_tables:PATH_TABLE_TERMS",
    "target_drafts:TARGET_DRAFT_TERMS",
    "attainment_reports:ATTAINMENT_REPORT_TERMS",
    "attainments:ATTAINMENT_TERMS",
    "web:WEB_TERMS",
    "wide:WIDE_TERMS",
    "target_lists:TARGET_LIST_TERMS",
    "attainment_pages:ATTAINMENT_PAGE_TERMS",
    "candidates:CANDIDATE_TERMS",
    "explanations:EXPLANATION_TERMS",
    "letter_templates:LETTER_TEMPLATE_TERMS",
    "page_requests:PAGE_REQUEST_TERMS",
)
_PACK_ERRORS = (
    "terms:PACK_ERRORS",
    "explanations:EXPLANATION_ERRORS",
)
_WORDS_BEFORE = (
    "files:FILES",
    "candidates:CANDIDATES",
    "reading:READING",
    "returned_forms:RETURNED_FORMS",
    "formulas:FORMULAS",
    "sheets:SHEETS",
    "records:RECORDS",
    "schedules:SCHEDULES",
    "path_tables:PATH_TABLES",
)
_WORDS_AFTER = (
    "packs:PACKS",
    "running:RUNNING",
    "calls:CALLS",
    "marked_copies:MARKED_COPIES",
    "diagnoses:DIAGNOSES",
    "gaps:GAPS",
    "figures:FIGURES",
    "plans:PLANS",
    "plan_notes:PLAN_NOTES",
    "returns:RETURNS",
    "returned_items:RETURNED_ITEMS",
    "agenda:AGENDA",
    "letters:LETTERS",
    "monthly_forms:MONTHLY_FORMS",
    "report_forms:REPORT_FORMS",
    "rollups:ROLLUPS",
    "rollup_figures:ROLLUP_FIGURES",
    "evidence:EVIDENCE",
    "attainments:ATTAINMENTS",
    "letter_templates:LETTER_TEMPLATES",
    "page_requests:PAGE_REQUESTS",
    "spark:SPARK",
    "web:WEB",
    "wide:WIDE",
)
"""Of codes: those listed before the checks, and after them."""
_USUAL_TERMS = ("terms:TERMS", "calls:CALL_TERMS", "reports:REPORT_TERMS", "diagnoses:DIAGNOSIS_TERMS")
_USUAL_CHECKS = 4
"""Those of tables, which come first."""
_USUAL_WORDS = ("reading:READING", "diagnoses:DIAGNOSES", "files:FILES")


def terms_in(language: str) -> Mapping[str, str]:
    """The words and short phrases of the reports."""
    return Gathered(_parts(language, _TERMS), first=_parts(language, _USUAL_TERMS))


def pack_errors_in(language: str) -> Mapping[str, str]:
    """What is wrong with what a person wrote, by the kind of error."""
    return Gathered(_parts(language, _PACK_ERRORS))


def system_reasons_in(language: str) -> Mapping[str, str]:
    """What the system says of an error, by its name."""
    return Gathered(_parts(language, ("system:SYSTEM_REASONS",)))


def rules_in(language: str) -> Mapping[str, str]:
    """The sentence of each kind of rule."""
    return Gathered(rule_parts(language))


def words_in(language: str) -> Mapping[str, Words]:
    """The entry of each code and of each reason for not judging."""
    before, after = _parts(language, _WORDS_BEFORE), _parts(language, _WORDS_AFTER)
    codes, reasons = code_parts(language), reason_parts(language)
    usual = (*codes[:_USUAL_CHECKS], *_parts(language, _USUAL_WORDS))
    return Gathered((*before, *codes, *reasons, *after), first=usual)


def _parts(language: str, places: Sequence[str]) -> list[Part[Any]]:
    return [_part(language, place) for place in places]


@cache
def _part(language: str, place: str) -> Part[Any]:
    return partial(_words, language, place)


def _words(language: str, place: str) -> Mapping[str, Any]:
    """The words of one file, `file:NAME`."""
    file, _, name = place.partition(":")
    found: Mapping[str, Any] = getattr(import_module(f"cedu_targets.messages.{language}.{file}"), name)
    return found
