"""English words: title, sentence, next step and page of every code. Placeholders equal the Chinese (tested)."""

from cedu_targets.words.en.checks import CHECKS
from cedu_targets.words.en.diagnoses import DIAGNOSES, DIAGNOSIS_TERMS
from cedu_targets.words.en.files import FILES
from cedu_targets.words.en.forms import FORM_TERMS
from cedu_targets.words.en.gaps import GAP_TERMS, GAPS
from cedu_targets.words.en.packs import PACKS
from cedu_targets.words.en.pages import PAGE_TERMS
from cedu_targets.words.en.plans import PLAN_TERMS, PLANS
from cedu_targets.words.en.reading import READING
from cedu_targets.words.en.reports import REPORT_TERMS
from cedu_targets.words.en.rules import RULES
from cedu_targets.words.en.running import RUNNING
from cedu_targets.words.en.terms import PACK_ERRORS
from cedu_targets.words.en.terms import TERMS as TERMS_OF_THE_SCREEN
from cedu_targets.words.entry import Words

__all__ = ["PACK_ERRORS", "RULES", "TERMS", "WORDS"]

TERMS: dict[str, str] = {
    **TERMS_OF_THE_SCREEN,
    **REPORT_TERMS,
    **DIAGNOSIS_TERMS,
    **GAP_TERMS,
    **PAGE_TERMS,
    **PLAN_TERMS,
    **FORM_TERMS,
}
WORDS: dict[str, Words] = {**FILES, **READING, **CHECKS, **PACKS, **RUNNING, **DIAGNOSES, **GAPS, **PLANS}
