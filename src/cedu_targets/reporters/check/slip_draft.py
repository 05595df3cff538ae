"""The words of one return slip, which its Word document and its page share."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import Slip, SlipPart
from cedu_targets.reporters.check.slip_causes import causes_section
from cedu_targets.reporters.check.slip_text import (
    Lines,
    SlipLine,
    SlipSection,
    SlipTable,
    SlipText,
    SlipTextPart,
    TableKind,
)
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.place_words import columns_text
from cedu_targets.reporters.shared.sentences import sheet_text


def drafted(slip: Slip, messages: Messages) -> SlipText:
    """What the slip says; texts from the file are as they stand there."""
    return SlipText(
        messages.term("slip_title"),
        messages.term("slip_to", unit=addressee(slip, messages)),
        _opening(slip, messages),
        [_part(part, messages) for part in slip.parts],
        [messages.term(name) for name in ("slip_deadline", "slip_signature", "slip_seal")],
    )


def addressee(slip: Slip, messages: Messages) -> str:
    """Whom it is for."""
    return slip.unit or messages.term("slip_to_issuer")


def counts_text(slip: Slip, messages: Messages) -> str:
    """What was found, by what is to be done about it."""
    counts = {
        "suspected": slip.suspected,
        "unclear": slip.unclear,
        "errors": slip.count(Severity.ERROR),
        "warnings": slip.count(Severity.WARNING),
    }
    told = [messages.term(f"slip_count_{name}", count=count) for name, count in counts.items() if count]
    return messages.punctuation.names.join(told)


def _title(part: SlipPart, messages: Messages) -> str:
    title = (
        part.table.title
        or sheet_text(part.file.path, part.table.layout.sheet, messages)
        or PurePath(part.file.path).stem
    )
    return messages.term("slip_table", title=title)


def _opening(slip: Slip, messages: Messages) -> str:
    titles = dict.fromkeys(_title(part, messages) for part in slip.parts)
    table = messages.punctuation.names.join(titles)
    return messages.term("slip_opening", table=table, counts=counts_text(slip, messages))


def _part(part: SlipPart, messages: Messages) -> SlipTextPart:
    """One table: where it stands, then what is to be mended, to be verified, to be noted, to be completed."""
    sheet = sheet_text(part.file.path, part.table.layout.sheet, messages)
    # Only the file's name: folders of the office's computers are nobody's business.
    source = messages.term("slip_source", path=PurePath(part.file.path).name)
    source += messages.term("slip_sheet", sheet=sheet) if sheet else ""
    return SlipTextPart(source, list(_sections(part, messages)))


def _sections(part: SlipPart, messages: Messages) -> Iterator[SlipSection]:
    number = 0
    for heading, causes in (
        ("slip_suspected", [cause for cause in part.causes if cause.is_only]),
        ("slip_unclear", [cause for cause in part.causes if not cause.is_only]),
    ):
        if causes:
            yield causes_section(_heading(number, heading, messages), part, causes, messages)
            number += 1
    for severity in Severity:
        findings = part.of_severity(severity)
        if findings:
            table = _findings(findings, part.table.by_code, messages, with_reply=severity is not Severity.NOTE)
            yield SlipSection(_heading(number, f"slip_{severity}", messages), table)
            number += 1
    if part.not_judged:
        entries = [SlipLine(one.in_one(messages), True) for one in not_judged_listed(part.not_judged, messages)]
        yield SlipSection(_heading(number, "slip_not_judged", messages), lines=entries)


def _heading(number: int, name: str, messages: Messages) -> str:
    return messages.punctuation.heading(number, messages.term(name))


def _findings(
    findings: Sequence[Finding], by_code: Mapping[str, Indicator], messages: Messages, *, with_reply: bool
) -> SlipTable:
    """A table of findings, with or without room for the reply."""
    names = ["head_number", "slip_indicator", "slip_numbers", "slip_advice", *(["slip_reply"] if with_reply else [])]
    rows: list[list[Lines]] = []
    # Whoever gets a slip has to mend every number in it, so none is only counted.
    for number, entry in enumerate(findings_listed(findings, messages, few=None), start=1):
        finding = entry.group.first
        indicator = by_code.get(finding.place.indicator or "")
        told = (
            (str(number),),
            _place(entry, indicator, messages),
            _numbers(entry, indicator, messages),
            tuple(filter(None, (entry.text, messages.help(finding)))),
            *([tuple(messages.term("slip_choices").split("\n"))] if with_reply else []),
        )
        rows.append([*told])
    kind = TableKind.FINDINGS if with_reply else TableKind.NOTES
    return SlipTable(kind, [messages.term(name) for name in names], rows)


def _place(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> tuple[str, ...]:
    """The indicator by its name, then its code; then the cell. Of several places the sentence has them all."""
    if len(entry.group.members) > 1:
        return (columns_text(entry.group.members, messages) or "—",)
    place, lines = entry.place, []
    if indicator is not None and indicator.coded:
        lines.append(messages.term("slip_column", name=indicator.name, code=indicator.code))
    elif place.indicator:
        lines.append(messages.term("column_path", code=place.indicator))
    if place.cell:
        lines.append(messages.term("slip_cell", cell=place.cell))
    elif place.line is not None:
        lines.append(messages.term("slip_line", line=place.line))
    return tuple(lines) or ("—",)


def _numbers(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> tuple[str, ...]:
    """The numbers found and expected, and their difference in words; rates in percent."""
    finding, lines = entry.group.first, []
    if any((one.actual, one.expected) != (finding.actual, finding.expected) for one in entry.group.members):
        return ("—",)
    if finding.actual is not None or finding.expected is not None:
        found = messages.term("judged_blank") if finding.actual is None else _amount(finding.actual, indicator)
        lines.append(messages.term("slip_found", value=found))
    if finding.expected is not None:
        lines.append(messages.term("slip_expected", value=_amount(finding.expected, indicator)))
    if finding.difference:
        word = "over" if finding.difference > 0 else "under"
        lines.append(messages.term(word, amount=_amount(abs(finding.difference), indicator)))
    return tuple(lines) or ("—",)


def _amount(value: Decimal, indicator: Indicator | None) -> str:
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    return f"{plain(value * 100)}%" if is_rate else plain(value)
