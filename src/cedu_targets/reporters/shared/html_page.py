"""The page of an HTML report: one file, no script, nothing fetched.

The templates are in `pages/`. Every text is made harmless in one place, where it is written out: control signs by
`_shown`, markup by Jinja2's autoescape. The one style sheet is allowed by its hash, so that no other style can work.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.version import __version__

CHINESE = "zh-CN"
"""The language of submitted texts."""
WIDEST = 30
"""Columns of figures that an A3 sheet holds; a wider table is shown in several parts."""
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
T = TypeVar("T")


def page(template: str, messages: Messages, paper: Paper, **content: object) -> str:
    """A template of `pages/`, filled in; printed, it is on this paper."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template(template)
        .render(
            **content,
            paper=paper,
            language=messages.punctuation.tag,
            term=messages.term,
            spoken=_Spoken(messages.punctuation.tag),
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'",
            version=__version__,
        )
    )


def in_parts(columns: Sequence[T]) -> Iterator[Sequence[T]]:
    """Columns in parts that fit a page; a table that is only a little too wide is halved."""
    count = max(1, -(-len(columns) // WIDEST))
    size = -(-len(columns) // count) or 1
    return (columns[start : start + size] for start in range(0, max(1, len(columns)), size))


def groups(indicators: Sequence[Indicator]) -> list[tuple[str, int]]:
    """(title, number of columns) of every group of neighbours; nothing where the columns have no groups."""
    found = [
        ((name or "").strip(), len(list(inside))) for name, inside in groupby(indicators, key=lambda one: one.group)
    ]
    return found if any(name for name, _ in found) else []


class _Spoken:
    """The `lang` attribute of a submitted text: an English report still has Chinese names in it."""

    def __init__(self, tag: str) -> None:
        self._tag = tag

    def __call__(self, text: str) -> Markup | str:
        return Markup(f' lang="{CHINESE}"') if self._tag != CHINESE and _HAN.search(text) else ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("cedu_targets.reporters.shared", "pages"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    environment = _environment()
    assert environment.loader is not None
    source, _, _ = environment.loader.get_source(environment, "style.css")
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)).strip()


def _shown(value: object) -> object:
    """A value as a template writes it: markup of its own macros as it is, any other text without control signs."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
