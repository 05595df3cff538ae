"""The compiled pattern behind a name of the package, which compiles most of its patterns when they are first asked."""

import re

from cedu_targets.domain.lazy_pattern import LazyPattern


def real_pattern(value: object) -> re.Pattern[str] | None:
    """A pattern of texts, compiled; None for anything else."""
    if not isinstance(value, re.Pattern | LazyPattern) or not isinstance(value.pattern, str):
        return None
    return value if isinstance(value, re.Pattern) else re.compile(value.pattern, value.flags)
