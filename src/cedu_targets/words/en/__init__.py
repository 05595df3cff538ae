"""English words: title, sentence, next step and page of every code. Placeholders equal the Chinese (tested)."""

from cedu_targets.words.en.checks import CHECKS
from cedu_targets.words.en.diagnoses import DIAGNOSES, DIAGNOSIS_TERMS
from cedu_targets.words.en.files import FILES
from cedu_targets.words.en.reading import READING
from cedu_targets.words.en.running import RUNNING
from cedu_targets.words.en.terms import PACK_ERRORS
from cedu_targets.words.en.terms import TERMS as REPORT_TERMS
from cedu_targets.words.entry import Words

__all__ = ["PACK_ERRORS", "TERMS", "WORDS"]

WORDS: dict[str, Words] = {**FILES, **READING, **CHECKS, **RUNNING, **DIAGNOSES}
TERMS: dict[str, str] = {**REPORT_TERMS, **DIAGNOSIS_TERMS}
