"""中文用语：每个编号的名称、说明句、下一步和解释页。占位符须与英文一致（有测试）。"""

from cedu_targets.messages.checks.catalogue import rules_in, words_in
from cedu_targets.messages.entry import Words
from cedu_targets.messages.zh.agenda import AGENDA, AGENDA_TERMS
from cedu_targets.messages.zh.attainment_pages import ATTAINMENT_PAGE_TERMS
from cedu_targets.messages.zh.attainment_reports import ATTAINMENT_REPORT_TERMS
from cedu_targets.messages.zh.attainments import ATTAINMENT_TERMS, ATTAINMENTS
from cedu_targets.messages.zh.bulletins import BULLETIN_TERMS
from cedu_targets.messages.zh.calls import CALL_TERMS, CALLS
from cedu_targets.messages.zh.candidates import CANDIDATE_TERMS, CANDIDATES
from cedu_targets.messages.zh.checklists import CHECKLIST_TERMS
from cedu_targets.messages.zh.diagnoses import DIAGNOSES, DIAGNOSIS_TERMS
from cedu_targets.messages.zh.dossiers import DOSSIER_TERMS
from cedu_targets.messages.zh.evidence import EVIDENCE, EVIDENCE_TERMS
from cedu_targets.messages.zh.explanations import EXPLANATION_ERRORS, EXPLANATION_TERMS
from cedu_targets.messages.zh.figure_forms import FIGURE_FORM_TERMS
from cedu_targets.messages.zh.figures import FIGURES
from cedu_targets.messages.zh.files import FILES
from cedu_targets.messages.zh.form_checks import FORM_CHECK_TERMS
from cedu_targets.messages.zh.forms import FORM_TERMS
from cedu_targets.messages.zh.formulas import FORMULAS
from cedu_targets.messages.zh.gaps import GAP_TERMS, GAPS
from cedu_targets.messages.zh.item_reports import ITEM_TERMS
from cedu_targets.messages.zh.letter_templates import LETTER_TEMPLATE_TERMS, LETTER_TEMPLATES
from cedu_targets.messages.zh.letters import LETTER_TERMS, LETTERS
from cedu_targets.messages.zh.machine_formats import MACHINE_TERMS
from cedu_targets.messages.zh.marked_copies import MARKED_COPIES, MARKED_COPY_TERMS
from cedu_targets.messages.zh.monthly_forms import MONTHLY_FORM_TERMS, MONTHLY_FORMS
from cedu_targets.messages.zh.packs import PACK_TERMS, PACKS
from cedu_targets.messages.zh.page_requests import PAGE_REQUEST_TERMS, PAGE_REQUESTS
from cedu_targets.messages.zh.pages import PAGE_TERMS
from cedu_targets.messages.zh.path_tables import PATH_TABLE_TERMS, PATH_TABLES
from cedu_targets.messages.zh.plan_notes import PLAN_NOTES
from cedu_targets.messages.zh.plan_terms import PLAN_TERMS
from cedu_targets.messages.zh.plans import PLANS
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
