"""中文用语：每个编号的名称、说明句、下一步和解释页。占位符须与英文一致（有测试）。"""

from cedu_targets.messages.parts import pack_errors_in, rules_in, system_reasons_in, terms_in, words_in
from cedu_targets.messages.zh.punctuation import PUNCTUATION
from cedu_targets.messages.zh.reading import READING
from cedu_targets.messages.zh.records import RECORD_TERMS, RECORDS
from cedu_targets.messages.zh.report_forms import REPORT_FORM_TERMS, REPORT_FORMS
from cedu_targets.messages.zh.reports import REPORT_TERMS
from cedu_targets.messages.zh.returned_forms import RETURNED_FORMS
from cedu_targets.messages.zh.returned_items import RETURNED_ITEMS
from cedu_targets.messages.zh.returns import RETURNS
from cedu_targets.messages.zh.rollup_figures import ROLLUP_FIGURE_TERMS, ROLLUP_FIGURES
from cedu_targets.messages.zh.rollup_pages import ROLLUP_PAGE_TERMS
from cedu_targets.messages.zh.rollups import ROLLUP_TERMS, ROLLUPS
from cedu_targets.messages.zh.running import RUNNING
from cedu_targets.messages.zh.schedules import SCHEDULES
from cedu_targets.messages.zh.sheets import SHEETS
from cedu_targets.messages.zh.spark import SPARK
from cedu_targets.messages.zh.status_pages import STATUS_PAGE_TERMS
from cedu_targets.messages.zh.system import SYSTEM_REASONS
from cedu_targets.messages.zh.target_drafts import TARGET_DRAFT_TERMS
from cedu_targets.messages.zh.target_lists import TARGET_LIST_TERMS
from cedu_targets.messages.zh.terms import PACK_ERRORS as ERRORS_OF_YAML
from cedu_targets.messages.zh.terms import TERMS as TERMS_OF_THE_SCREEN
from cedu_targets.messages.zh.web import WEB, WEB_TERMS
from cedu_targets.messages.zh.wide import WIDE, WIDE_TERMS

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
RULES: dict[str, str] = rules_in("zh")
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
    **words_in("zh"),
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

__all__ = ["PACK_ERRORS", "PUNCTUATION", "RULES", "SYSTEM_REASONS", "TERMS", "WORDS"]

TERMS = terms_in("zh")
PACK_ERRORS = pack_errors_in("zh")
SYSTEM_REASONS = system_reasons_in("zh")
RULES = rules_in("zh")
WORDS = words_in("zh")
