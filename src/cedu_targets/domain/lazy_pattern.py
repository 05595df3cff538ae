"""Regular expressions that are compiled when they are first asked: a run asks few of those that its modules name."""

import re
from typing import Any, AnyStr, cast

from cedu_targets.domain.kept_patterns import compiled


class LazyPattern:
    """Stands for a compiled pattern; each method is the compiled one's own from the first call on."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(compiled(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, compiled at its first use. One that is wrong raises `re.error` then: tests compile them all."""
    return cast(re.Pattern[AnyStr], LazyPattern(pattern, flags))
