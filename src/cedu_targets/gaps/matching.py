"""Matching: whose row and which column of the targets a submission speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.domain.similar_names import suggestion, suggestions
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.gaps.people import other_count
from cedu_targets.gaps.submissions import Collection, Submission, SubmittedRow, plain_unit
from cedu_targets.packs.likely_names import likely_columns, listed, one_to_one, without_measure
from cedu_targets.packs.names import NameEntry, match_names, plain_name, same_columns

_BEFORE_UNIT = lazy_pattern(r"(?:\d{4}年度?)?(?:[\u4e00-\u9fff]{1,6}(?<!社)[区县市旗])?")
_AFTER_UNIT = lazy_pattern(r"$|\d|[(（—-]|(?:社区|社会|终身|成人|老年)教育|年度|目标|任务|工作|完成|各项|主要|指标")
_MOST_UNKNOWN = 20
"""A submission with more is of another place, and guesses would only mislead."""


def match_columns(number: int, table: Table, collection: Collection) -> dict[str, str]:
    """The targets' codes -> the submission's; what has no target is said, with the column that may be meant.

    A column that counts the same people otherwise (人次 for 人) is among them: it is met, and never compared.
    """
    targets = collection.targets
    aliases = {plain_name(name): code for name, code in collection.aliases.items()}
    named = {one.code: code for one in table.indicators if (code := aliases.get(plain_name(one.name))) is not None}
    matched = named | same_columns(table, targets)
    guesses = likely_columns(table, targets, matched)
    otherwise = other_count(table, targets, {code: own for own, code in matched.items()})
    found: dict[str, str] = {}
    for own in table.indicators:
        guess = guesses.get(own.code)
        code = matched.get(own.code) or (guess if collection.accepts_likely else None)
        if code is not None and code not in found:
            found[code] = own.code
            collection.findings += [
                (number, one) for one in _remarks(table, own, targets.by_code[code], own.code in named)
            ]
            continue
        if guess is None and own.code in otherwise.values():
            continue  # GA026 says why it is not counted
        place = replace(table.whole_place, indicator=own.code)
        if guess is None:
            finding = Finding("GA005", "gap", Severity.NOTE, place, own.named, variant="no_target")
        else:
            told = own.named | {"guess": targets.by_code[guess].name}
            finding = Finding("GA005", "gap", Severity.WARNING, place, told, variant="guess")
        collection.findings.append((number, finding))
    return otherwise | found


def _remarks(table: Table, own: Indicator, target: Indicator, is_alias: bool) -> Iterator[Finding]:
    """What is to be known about two columns that are held against each other under different names or units."""
    place = replace(table.whole_place, indicator=own.code)
    if not is_alias and plain_name(own.name) != plain_name(target.name) and own.code != target.code:
        is_same = without_measure(own.name) == without_measure(target.name)
        told = own.named | {"other": target.name}
        severity, variant = (Severity.NOTE, "") if is_same else (Severity.WARNING, "accepted")
        yield Finding("GA020", "gap", severity, place, told, variant=variant)
    named = own.unit_of_measure or target.unit_of_measure
    if (own.unit_of_measure is None) != (target.unit_of_measure is None) and parse_unit_of_measure(named).factor != 1:
        # One side alone names its unit of measure, in 万: the other is taken for the same.
        variant = "assumed_ours" if own.unit_of_measure is None else "assumed_theirs"
        yield Finding("GA004", "gap", Severity.NOTE, place, own.named | {"ours": named}, variant=variant)


def match_units(
    number: int, table: Table, names: Sequence[NameEntry], collection: Collection
) -> Iterator[tuple[str, str]]:
    """(name as printed, the targets' name) of every row that is matched; GA001 at every other."""
    targets = collection.targets
    if table.one_unit is not None and table.units:
        yield from _match_form(number, table, table.one_unit, names, collection)
        return
    if table.district and targets.district:
        yield table.district, targets.district
    now = match_names(names, targets.units)
    entries = (*names, *(NameEntry(name=unit[:200]) for unit in now.unknown))
    plain = {printed: plain_unit(printed) for printed in table.units}
    here = match_names(entries, dict.fromkeys(plain.values()))
    unit_of = {entry.name: now.printed.get(entry.name, entry.name) for entry in entries}
    by_print = {
        here.printed[name]: unit for name, unit in unit_of.items() if name in here.printed and unit in targets.units
    }
    absent = [unit for unit in targets.units if unit not in by_print.values()]
    strange = [printed for printed, name in plain.items() if name not in by_print]
    few = strange if len(strange) <= _MOST_UNKNOWN else []
    likely = one_to_one(few, lambda printed: suggestions(plain[printed], absent)) if collection.accepts_likely else {}
    for printed, name in plain.items():
        if name in by_print:
            yield printed, by_print[name]
            continue
        if printed in likely:
            told: dict[str, Parameter] = {"other": likely[printed]}
            place = table.row_place(printed)
            collection.findings.append((number, Finding("GA020", "gap", Severity.WARNING, place, told, variant="unit")))
            yield printed, likely[printed]
            continue
        guess = suggestion(name, absent) if few else None
        variant = "guess" if guess else ""
        finding = Finding(
            "GA001", "gap", Severity.ERROR, table.row_place(printed), {"guess": guess}, variant=variant
        )  # fmt: skip
        collection.findings.append((number, finding))


def _match_form(
    number: int, table: Table, form: OneUnit, names: Sequence[NameEntry], collection: Collection
) -> Iterator[tuple[str, str]]:
    """The one row of a form, by whatever name around it is one of the targets'; GA001 where none is, or two are."""
    targets = collection.targets
    (printed,) = table.units
    now = match_names(names, targets.units)
    entries = [(entry, now.printed[entry.name]) for entry in names if entry.name in now.printed]
    entries += [(NameEntry(name=unit[:200]), unit) for unit in now.unknown]
    found: dict[str, str] = {}
    for one in form.said:
        units = [unit for entry, unit in entries if match_names([entry], [one.name]).printed]
        if len(units) == 1:
            found.setdefault(units[0], one.name)
    if not found:  # a short name (东山) in a title is a unit only where the targets have it
        found = {unit: name for entry, unit in entries for name in entry.names if _heads(table.title or "", name)}
    place = table.row_place(printed)
    told: dict[str, Parameter] = {"guess": None}
    if len(found) == 1:
        yield printed, next(iter(found))
        return
    if len(found) > 1:
        variant, told = "two", {"guess": listed(found.values())}
    elif not form.said:
        variant = "unnamed"
    else:
        name = form.name or form.said[0].name
        guesses = suggestions(name, targets.units)
        if collection.accepts_likely and len(guesses) == 1:
            accepted: dict[str, Parameter] = {"other": guesses[0]}
            finding = Finding("GA020", "gap", Severity.WARNING, place, accepted, variant="unit")
            collection.findings.append((number, finding))
            yield printed, guesses[0]
            return
        variant, told = "guess" if guesses else "", {"guess": next(iter(guesses), None)}
    collection.findings.append((number, Finding("GA001", "gap", Severity.ERROR, place, told, variant=variant)))


def _heads(title: str, name: str) -> bool:
    """Whether a title begins with a unit's name: 东山2020年……, 江宁区东山社区教育……"""
    before, found, after = plain_name(title).partition(plain_name(name))
    return bool(found) and _BEFORE_UNIT.fullmatch(before) is not None and _AFTER_UNIT.match(after) is not None


def files_unmet(
    submissions: Sequence[Submission], columns: Sequence[Mapping[str, str]], collection: Collection
) -> set[str]:
    """The files none of whose columns is one of the targets', where others are: GA022 at each, instead of GA005."""
    met = {one.path for one, found in zip(submissions, columns, strict=True) if found}
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(submissions):
        if one.path not in met:
            numbers.setdefault(one.path, []).append(number)
    for path, own in numbers.items():
        found = nothing_met([submissions[number] for number in own], {}, [{}], collection)
        assert found is not None
        place = submissions[own[0]].table.whole_place
        told = {**found.parameters, "path": Path(path).name}
        finding = replace(found, place=place, parameters=told, variant=f"file_{found.variant}".rstrip("_"))
        kept = [one for one in collection.findings if one[0] not in own or one[1].code != "GA005"]
        collection.findings[:] = [*kept, (own[0], finding)]
    return set(numbers)


def nothing_met(
    submissions: Sequence[Submission],
    lines: Mapping[str, Sequence[SubmittedRow]],
    columns: Sequence[Mapping[str, str]],
    collection: Collection,
) -> Finding | None:
    """GA022 where no column of any submission is one of the targets', or no row: with the names of both sides."""
    targets = collection.targets
    if not any(columns):
        variant, ours = "", [one.name for entry in submissions for one in entry.table.indicators]
        theirs = [one.name for one in targets.indicators]
        by_code = [
            (own.name, targets.by_code[code].name)
            for entry in submissions
            for own_code, code in likely_columns(entry.table, targets, {}).items()
            for own in (entry.table.by_code[own_code],)
        ]
    elif not any(lines.values()):
        variant, ours = "units", [plain_unit(unit) for entry in submissions for unit in entry.table.units]
        theirs = list(targets.units)
        guesses = one_to_one(dict.fromkeys(ours), lambda name: suggestions(name, theirs))
        by_code = list(guesses.items()) if len(guesses) <= _MOST_UNKNOWN else []
    else:
        return None
    pairs = [f"{own} → {other}" for own, other in dict.fromkeys(by_code)]
    told: dict[str, Parameter] = {
        "ours": listed(dict.fromkeys(ours)),
        "theirs": listed(dict.fromkeys(theirs)),
        "guess": listed(pairs),
    }
    if pairs:
        variant = f"{variant}_guess" if variant else "guess"
    return Finding("GA022", "gap", Severity.ERROR, targets.whole_place, told, variant=variant)
