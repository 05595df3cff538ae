"""English words: title, sentence, next step and page of every code. Placeholders equal the Chinese (tested)."""

from cedu_targets.messages.en.punctuation import PUNCTUATION
from cedu_targets.messages.en.reading import READING
from cedu_targets.messages.en.records import RECORD_TERMS, RECORDS
from cedu_targets.messages.en.report_forms import REPORT_FORM_TERMS, REPORT_FORMS
from cedu_targets.messages.en.reports import REPORT_TERMS
from cedu_targets.messages.en.returned_forms import RETURNED_FORMS
from cedu_targets.messages.en.returned_items import RETURNED_ITEMS
from cedu_targets.messages.en.returns import RETURNS
from cedu_targets.messages.en.rollup_figures import ROLLUP_FIGURE_TERMS, ROLLUP_FIGURES
from cedu_targets.messages.en.rollup_pages import ROLLUP_PAGE_TERMS
from cedu_targets.messages.en.rollups import ROLLUP_TERMS, ROLLUPS
from cedu_targets.messages.en.running import RUNNING
from cedu_targets.messages.en.schedules import SCHEDULES
from cedu_targets.messages.en.sheets import SHEETS
from cedu_targets.messages.en.spark import SPARK
from cedu_targets.messages.en.status_pages import STATUS_PAGE_TERMS
from cedu_targets.messages.en.system import SYSTEM_REASONS
from cedu_targets.messages.en.target_drafts import TARGET_DRAFT_TERMS
from cedu_targets.messages.en.target_lists import TARGET_LIST_TERMS
from cedu_targets.messages.en.terms import PACK_ERRORS as ERRORS_OF_YAML
from cedu_targets.messages.en.terms import TERMS as TERMS_OF_THE_SCREEN
from cedu_targets.messages.en.web import WEB, WEB_TERMS
from cedu_targets.messages.en.wide import WIDE, WIDE_TERMS
from cedu_targets.messages.entry import Words

__all__ = ["PACK_ERRORS", "PUNCTUATION", "RULES", "SYSTEM_REASONS", "TERMS", "WORDS"]

TERMS: dict[str, str] = {
    **TERMS_OF_THE_SCREEN,
    **REPORT_TERMS,
    **DIAGNOSIS_TERMS,
    **GAP_TERMS,
    **BULLETIN_TERMS,
    **PAGE_TERMS,
    **PLAN_TERMS,
    **FORM_TERMS,
    **PACK_TERMS,
    **CALL_TERMS,
    **AGENDA_TERMS,
    **STATUS_PAGE_TERMS,
    **CHECKLIST_TERMS,
    **ITEM_TERMS,
    **LETTER_TERMS,
    **RECORD_TERMS,
    **FORM_CHECK_TERMS,
    **MARKED_COPY_TERMS,
    **MACHINE_TERMS,
    **MONTHLY_FORM_TERMS,
    **REPORT_FORM_TERMS,
    **DOSSIER_TERMS,
    **ROLLUP_TERMS,
    **ROLLUP_PAGE_TERMS,
    **ROLLUP_FIGURE_TERMS,
    **EVIDENCE_TERMS,
    **FIGURE_FORM_TERMS,
    **PATH_TABLE_TERMS,
    **TARGET_DRAFT_TERMS,
    **ATTAINMENT_REPORT_TERMS,
    **ATTAINMENT_TERMS,
    **WEB_TERMS,
    **WIDE_TERMS,
    **TARGET_LIST_TERMS,
    **ATTAINMENT_PAGE_TERMS,
    **CANDIDATE_TERMS,
    **EXPLANATION_TERMS,
    **LETTER_TEMPLATE_TERMS,
    **PAGE_REQUEST_TERMS,
}
PACK_ERRORS: dict[str, str] = {**ERRORS_OF_YAML, **EXPLANATION_ERRORS}
RULES: dict[str, str] = rules_in("en")
WORDS: dict[str, Words] = {
    **FILES,
    **CANDIDATES,
    **READING,
    **RETURNED_FORMS,
    **FORMULAS,
    **SHEETS,
    **RECORDS,
    **SCHEDULES,
    **PATH_TABLES,
    **words_in("en"),
    **PACKS,
    **RUNNING,
    **CALLS,
    **MARKED_COPIES,
    **DIAGNOSES,
    **GAPS,
    **FIGURES,
    **PLANS,
    **PLAN_NOTES,
    **RETURNS,
    **RETURNED_ITEMS,
    **AGENDA,
    **LETTERS,
    **MONTHLY_FORMS,
    **REPORT_FORMS,
    **ROLLUPS,
    **ROLLUP_FIGURES,
    **EVIDENCE,
    **ATTAINMENTS,
    **LETTER_TEMPLATES,
    **PAGE_REQUESTS,
    **SPARK,
    **WEB,
    **WIDE,
}
from cedu_targets.messages.parts import pack_errors_in, rules_in, system_reasons_in, terms_in, words_in

__all__ = ["PACK_ERRORS", "PUNCTUATION", "RULES", "SYSTEM_REASONS", "TERMS", "WORDS"]

TERMS = terms_in("en")
PACK_ERRORS = pack_errors_in("en")
SYSTEM_REASONS = system_reasons_in("en")
RULES = rules_in("en")
WORDS = words_in("en")
