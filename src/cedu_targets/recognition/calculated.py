"""What a sheet's formulas without a result came to: how many were calculated, and which others could not be."""

from collections.abc import Collection, Iterator

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place, a1
from cedu_targets.recognition.view import GridView

_RULE = "reading"
_FEW = 5


def calculated_findings(view: GridView, told: Collection[str | None]) -> Iterator[Finding]:
    """RD052 and RD053, each once a sheet; `told` are the cells that findings of its tables name."""
    place = Place(sheet=view.sheet)
    count = sum(1 for obstacle in view.uncalculated.values() if obstacle is None)
    if count:
        yield Finding("RD052", _RULE, Severity.NOTE, place, {"count": count})
    unknown = [spot for spot, obstacle in sorted(view.uncalculated.items()) if obstacle and a1(*spot) not in told]
    if unknown:
        cells = "、".join(a1(*spot) for spot in unknown[:_FEW]) + ("…" if len(unknown) > _FEW else "")
        yield Finding("RD053", _RULE, Severity.NOTE, place, {"count": len(unknown), "texts": cells})
