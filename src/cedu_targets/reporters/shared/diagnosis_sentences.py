"""A diagnosis in one sentence: what went wrong where, what should stand there, and what that settles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cedu_targets.domain.diagnosis import Cause, Change, Diagnosis, Search
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.messages.punctuation import tidy
from cedu_targets.report import FileReport, Report

SHOWN = 3
"""Alternatives that a text shows; machine formats list all."""

Group = Sequence[Diagnosis]
"""A cause and its alternatives, best first."""
Indicators = Mapping[str, Indicator]


def sentence(diagnosis: Diagnosis, messages: Messages, most: int | None = None) -> str:
    """疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。

    Of several cells that are wrong at once it names no more than `most`, and how many they are.
    """
    count = len(diagnosis.explains)
    return tidy(
        messages.term(
            "cause",
            title=title(diagnosis, messages),
            choice=choice(diagnosis, messages),
            sentence=statement(diagnosis, messages, most=most),
            settles=messages.term("cause_settles", count=count) if count else "",
        )
    )


def title(diagnosis: Diagnosis, messages: Messages) -> str:
    """The name of the cause: 错列."""
    if diagnosis.cause is Cause.SHIFT and diagnosis.along == "column":
        return messages.term("cause_rows")
    if diagnosis.cause is Cause.MISSING and diagnosis.changes[0].text:
        return messages.term("cause_text")
    return messages.title(_one_for_all(diagnosis) or diagnosis.cause)


def _one_for_all(diagnosis: Diagnosis) -> Cause | None:
    """Of several cells that went wrong in the same way: how."""
    causes = {change.cause for change in diagnosis.changes}
    return causes.pop() if diagnosis.cause is Cause.SEVERAL and len(causes) == 1 else None


def choice(diagnosis: Diagnosis, messages: Messages) -> str:
    """The remark that there are other possibilities; empty where there are none."""
    return messages.term("cause_choice") if diagnosis.ambiguous else ""


def statement(
    diagnosis: Diagnosis, messages: Messages, by_code: Indicators | None = None, most: int | None = None
) -> str:
    """The numbers that stand wrong and where they belong: 学院 第18—20栏的数应在第17—19栏.

    With `by_code` columns are said as clerks say them, the name first and the code after it.
    """
    texts = messages.words[diagnosis.cause].message
    text = texts if isinstance(texts, str) else texts[_variant(diagnosis, texts)]
    return tidy(text.format_map(_values(diagnosis, messages, by_code, most)))


def standing(file: FileReport) -> list[Group]:
    """The causes to show: what is accepted in writing needs no cause any more."""
    groups = file.search.groups if file.search else ()
    return [
        group
        for group in groups
        if not explained(group) or any(not file.findings[position].explained for position in explained(group))
    ]


def alternatives(number: int, group: Group) -> list[tuple[str, Diagnosis]]:
    """The first alternatives of the cause with this number, each with its label: `2`, or `2.1` and `2.2`."""
    shown = group[:SHOWN]
    return [(f"{number}.{n}" if len(shown) > 1 else str(number), diagnosis) for n, diagnosis in enumerate(shown, 1)]


def numbered(report: Report) -> Mapping[int, list[tuple[int, Group]]]:
    """The causes of a run with one count over all its files, by the position of the file."""
    found: dict[int, list[tuple[int, Group]]] = {}
    count = 0
    for position, file in enumerate(report.files):
        found[position] = [(count + n, group) for n, group in enumerate(standing(file), start=1)]
        count += len(found[position])
    return found


def more(group: Group, messages: Messages) -> str:
    """The sentence on alternatives that are not shown; empty where all are."""
    return messages.term("cause_more", count=len(group) - SHOWN) if len(group) > SHOWN else ""


def place(diagnosis: Diagnosis, file: FileReport) -> Place:
    """The place of a diagnosis: the cell to look at first, else the sheet."""
    if diagnosis.texts:
        return diagnosis.texts[0].place
    if diagnosis.changes:
        return diagnosis.changes[0].place
    return Place(sheet=file.sheet)


def sentences(group: Group, messages: Messages, most: int | None = None) -> Iterator[tuple[Diagnosis | None, str]]:
    """The first alternatives of a cause, and how many more there are."""
    for diagnosis in group[:SHOWN]:
        yield diagnosis, sentence(diagnosis, messages, most)
    if text := more(group, messages):
        yield None, text


def explained(group: Group) -> list[int]:
    """The positions of all findings that a cause and its alternatives explain."""
    return sorted({position for diagnosis in group for position in diagnosis.explains})


def left_out(search: Search | None, messages: Messages) -> str:
    """The sentence on what was not searched; empty where the search was complete."""
    if search is None or not (search.unsearched or search.unexplained):
        return ""
    reasons = [messages.term("unexplained", count=search.unexplained)] if search.unexplained else []
    reasons += [messages.term(f"unsearched_{reason}") for reason in search.unsearched]
    told = messages.punctuation.phrases.join(reasons)
    return messages.term("unsearched", reasons=told)


def _variant(diagnosis: Diagnosis, texts: dict[str, str]) -> str:
    if diagnosis.cause is Cause.REPLACED and not diagnosis.changes[0].after:
        return "blank"
    if diagnosis.changes and diagnosis.changes[0].text:
        return "text"
    variant = diagnosis.along if diagnosis.along in texts else ""
    return f"{variant}_besides".lstrip("_") if diagnosis.besides is not None else variant


def _values(diagnosis: Diagnosis, messages: Messages, by_code: Indicators | None, most: int | None) -> dict[str, str]:
    besides = diagnosis.besides
    totals = [change.place.unit for change in diagnosis.changes if diagnosis.unit and change != besides]
    values = {"unit": diagnosis.unit or "", "changes": "", "total": totals[0] or "" if totals else ""}
    rows = [messages.term("row_one", name=name) for name in (diagnosis.unit, diagnosis.other_unit) if name is not None]
    values["units"] = messages.punctuation.names.join(rows)
    if besides is not None:
        values["changes"] = _change(besides, "cause_change", messages, by_code)
    if diagnosis.texts:
        values["texts"] = _texts(diagnosis, messages, by_code)
        changes = [_change(one, "cause_change_alike", messages, by_code) for one in diagnosis.changes]
        return values | {"changes": messages.punctuation.names.join(changes)}
    if diagnosis.block is not None:
        return values | _block(diagnosis, messages, by_code)
    if diagnosis.cause is Cause.SEVERAL:
        term = "cause_change_alike" if _one_for_all(diagnosis) else "cause_change"
        changes = [_change(one, term, messages, by_code) for one in diagnosis.changes]
        named = messages.punctuation.names.join(changes[:most])
        if most is not None and len(changes) > most:
            named = messages.term("cause_text_numbers", named=named, count=len(changes))
        return values | {"changes": named}
    if diagnosis.power:
        values |= {
            "factor": plain(Decimal(1).scaleb(diagnosis.power)),
            "columns": _columns(diagnosis, messages, by_code),
        }
    if diagnosis.changes and (diagnosis.unit is None or diagnosis.power):
        values |= _cell(diagnosis.changes[0], messages, by_code)
    if diagnosis.cause is Cause.SWAP:
        other = diagnosis.changes[1]
        values["other"] = (
            _code(str(other.place.indicator), messages, by_code)
            if diagnosis.along == "row" and other.coded
            else messages.term("row_one", name=other.place.indicator if diagnosis.along == "row" else other.place.unit)
        )
    return values


def _texts(diagnosis: Diagnosis, messages: Messages, by_code: Indicators | None) -> str:
    """The first cells whose numbers are texts, and how many there are."""
    cells = [_change(one, "cause_text_number", messages, by_code) for one in diagnosis.texts]
    named = messages.punctuation.names.join(cells[:SHOWN])
    return messages.term("cause_text_numbers", named=named, count=len(cells)) if len(cells) > SHOWN else named


def _block(diagnosis: Diagnosis, messages: Messages, by_code: Indicators | None) -> dict[str, str]:
    block = diagnosis.block
    assert block is not None
    coded = all(change.coded for change in diagnosis.changes)

    def columns(first: str, last: str) -> str:
        return _span(first, last, coded, messages, by_code)

    def rows(first: str, last: str) -> str:
        return (
            messages.term("row_one", name=first)
            if first == last
            else messages.term("rows_span", first=first, last=last)
        )

    if diagnosis.along == "row":
        lines = block.lines[0] if len(block.lines) == 1 else rows(block.lines[0], block.lines[-1])
        return {"unit": lines, "stands": columns(*block.stands), "belongs": columns(*block.belongs)}
    lines = columns(block.lines[0], block.lines[-1])
    return {"unit": lines, "stands": rows(*block.stands), "belongs": rows(*block.belongs)}


def _cell(change: Change, messages: Messages, by_code: Indicators | None) -> dict[str, str]:
    return {
        "unit": change.place.unit or "",
        "column": column(change, messages, by_code),
        "before": stands(change, messages),
        "after": due(change, messages),
        "text": change.text,
    }


def _columns(diagnosis: Diagnosis, messages: Messages, by_code: Indicators | None) -> str:
    """第1—8栏、第10栏: all columns in which a cause changes something."""
    runs: list[list[str]] = []
    for change in diagnosis.changes:
        code = str(change.place.indicator)
        follows = runs and code.isdigit() and runs[-1][-1].isdigit() and int(code) == int(runs[-1][-1]) + 1
        if follows and change.coded:
            runs[-1].append(code)
        else:
            runs.append([code])
    coded = all(change.coded for change in diagnosis.changes)
    return messages.punctuation.names.join(_span(run[0], run[-1], coded, messages, by_code) for run in runs)


def _span(first: str, last: str, coded: bool, messages: Messages, by_code: Indicators | None) -> str:
    """第1—8栏, or with `by_code` the first and the last by name."""
    if first == last:
        return _code(first, messages, by_code) if coded else messages.term("row_one", name=first)
    if coded and by_code is not None:
        ends = {"first": _code(first, messages, by_code), "last": _code(last, messages, by_code)}
        return messages.term("slip_columns_span", **ends)
    return messages.term("columns_span" if coded else "paths_span", first=first, last=last)


def _change(change: Change, term: str, messages: Messages, by_code: Indicators | None) -> str:
    return messages.term(term, title=messages.title(change.cause), **_cell(change, messages, by_code)).strip()


def column(change: Change, messages: Messages, by_code: Indicators | None = None) -> str:
    """第18栏（中等学历教育）, or with `by_code` 中等学历教育（第18栏）."""
    if not change.coded:
        return messages.term("column_path", code=change.place.indicator)
    if by_code is not None:
        return _code(str(change.place.indicator), messages, by_code)
    return messages.coded_column(change.place.indicator or "", _short(change.name))


def _code(code: str, messages: Messages, by_code: Indicators | None) -> str:
    """第18栏, or with `by_code` 中等学历教育（第18栏）."""
    if by_code is None or code not in by_code:
        return messages.term("column_one", code=code)
    return messages.term("slip_column", name=_short(by_code[code].name), code=code)


def _short(name: str) -> str:
    """中等学历教育（包括成人高中、中专等）: in a sentence the remark in brackets only gets in the way."""
    return re.sub(r"[（(][^（）()]*[)）]", "", name) or name


def stands(change: Change, messages: Messages) -> str:
    """The number that a cell holds, or what it holds instead, or that there is none."""
    return change.text or _number(change, change.before, messages)


def due(change: Change, messages: Messages) -> str:
    """The number that a cell should hold, or that there should be none."""
    return _number(change, change.after, messages)


def _number(change: Change, value: Decimal | None, messages: Messages) -> str:
    if value is None:
        return messages.term("cause_blank")
    return percent(value) if change.rate else plain(value)
