"""The same remark on the schedules of several sheets of a workbook (one a month) is made once, with their names."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter

_CODES = frozenset({"RD080", "RD082"})
_MOST_NAMED = 12
_Key = tuple[str, str, Parameter]


def told_once(findings: Sequence[Sequence[Finding]]) -> list[tuple[Finding, ...]]:
    """The findings of the documents of a file, in their order; what several sheets share stands with the first."""
    alike: dict[_Key, list[Finding]] = {}
    for one in (one for of_document in findings for one in of_document):
        if one.code in _CODES and one.place.sheet is not None:
            alike.setdefault(_key(one), []).append(one)
    shared = {key: _together(found) for key, found in alike.items() if len(_sheets(found)) > 1}
    return [tuple(_left(of_document, shared)) for of_document in findings]


def _left(findings: Iterable[Finding], shared: dict[_Key, Finding]) -> Iterable[Finding]:
    for one in findings:
        together = shared.get(_key(one)) if one.code in _CODES else None
        if together is None:
            yield one
        elif together.place == one.place:
            yield together


def _key(finding: Finding) -> _Key:
    return finding.code, finding.variant, finding.parameters["texts"]


def _sheets(findings: Iterable[Finding]) -> Sequence[str]:
    return list(dict.fromkeys(one.place.sheet for one in findings if one.place.sheet is not None))


def _together(findings: Sequence[Finding]) -> Finding:
    sheets = _sheets(findings)
    names = "、".join(sheets[:_MOST_NAMED]) + ("…" if len(sheets) > _MOST_NAMED else "")
    count = sum(count for one in findings if isinstance(count := one.parameters["count"], int))
    told: dict[str, Parameter] = {"texts": findings[0].parameters["texts"], "count": count}
    variant = f"{findings[0].variant}_sheets".lstrip("_")
    return replace(findings[0], variant=variant, parameters={**told, "sheets": names, "parts": len(sheets)})
