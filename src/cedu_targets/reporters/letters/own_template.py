"""Letters in a district's own template: a Word file whose fields are filled in for each unit."""

from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import ParseError

from docx.oxml.ns import qn
from jinja2 import TemplateError
from lxml.etree import LxmlError

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.provenance import REPORT, WRITTEN
from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters.fields import values_of
from cedu_targets.reporters.letters.letter_files import letter_names
from cedu_targets.reporters.letters.template_language import FieldsOnly
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.word_page import dated

_FULL_WIDTH = lazy_pattern("｛\\s*[｛%％]|[%％｝]\\s*｝")
_RAW = lazy_pattern(r"\{\{(?:r|p|tr|tc)\s")
"""A value put in as markup of Word's, which no field is."""
_LONGEST_SHOWN = 60
_TOO_DEEP = "{% if %}{% if %}…"


def render(letters: Letters, template: bytes, issuer: str | None, messages: Messages) -> Mapping[str, bytes]:
    """A document for each unit by its file name. Raises InputFault for a template that cannot be filled in."""
    documents = {}
    for letter, name in zip(letters.letters, letter_names(letters, messages), strict=True):
        documents[name] = _filled(template, values_of(letters, letter, issuer, messages))
    return documents


def _filled(template: bytes, values: Mapping[str, object]) -> bytes:
    from docxtpl import DocxTemplate  # an extra

    language = FieldsOnly()
    try:
        document = DocxTemplate(BytesIO(template))
        document.render_init()
        text = "".join(one.text or "" for one in document.docx.element.body.iter(qn("w:t")))
        if _FULL_WIDTH.search(text):
            raise InputFault("template_braces")
        if (raw := _RAW.search(text)) is not None:
            raise InputFault("template_form", {"form": raw[0].strip()})
        document.render(dict(values), language, autoescape=True)
    except TemplateError as error:
        raise InputFault("template_broken", {"where": _near(error), "reason": str(error.message or "")}) from None
    except (RecursionError, SyntaxError):  # Jinja makes Python of it, which has its own limit of levels
        raise InputFault("template_form", {"form": _TOO_DEEP}) from None
    except (LxmlError, ParseError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise InputFault("template_broken", {"where": "", "reason": type(error).__name__}, variant="xml") from None
    if not language.used:
        raise InputFault("template_no_fields")
    properties = document.core_properties
    properties.comments, properties.last_modified_by = REPORT, "cedu"
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)
    stream = BytesIO()
    document.save(stream)
    return dated(stream.getvalue())


def _near(error: TemplateError) -> str:
    """The words of the template at which it went wrong."""
    lines = [text for line in getattr(error, "docx_context", ()) if (text := line.strip())]
    marked = next((line for line in lines if "{" in line), lines[0] if lines else "")
    return visible(marked[:_LONGEST_SHOWN])
