"""A schedule or checklist that was found -> Items, with the findings of reading it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import ID_PREFIXES, Item, ItemKind, Items, Return
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.items.answered_rows import is_name
from cedu_targets.recognition.items.body import FoundItems, amount_columns
from cedu_targets.recognition.items.cells import in_one_line
from cedu_targets.recognition.items.findings import item_findings
from cedu_targets.recognition.items.header import Header
from cedu_targets.recognition.items.headings import Heading
from cedu_targets.recognition.items.owners import Owners
from cedu_targets.recognition.items.parts import steps_of, tasks_of
from cedu_targets.recognition.items.plan_years import PlanYears
from cedu_targets.recognition.items.returns import Returns, reason_columns
from cedu_targets.recognition.items.schedule_titles import period_of, title_of, unit_of
from cedu_targets.recognition.items.times import Timed, Times

_MORE = (Heading.CONTENT, Heading.GOAL, Heading.CRITERION)
_NUMBER_IN_TEXT = lazy_pattern(r"(\d{1,3})[.．、)）](?!\d)\s*")
_MOSTLY = 0.9
"""A column filled for fewer of the items than this, left of them, heads groups of them."""


def recognise_items(found: FoundItems) -> tuple[Items, tuple[Finding, ...]]:
    """The items of a schedule, what is answered beside them, and the findings of reading both."""
    title = title_of(found)
    period = period_of(title, found)
    years = PlanYears.of((title, found.cells.view.sheet), period, found.cells.issued)
    owners, times = Owners(found), Times(found, years)
    kind = ItemKind.DOSSIER if found.header.columns[found.content] is Heading.CRITERION else ItemKind.SCHEDULED
    entries = _with_ids(kind, list(_entries(found, kind, owners, times, years)), _numbers_from_above(found))
    names = {owner.name for entry in entries for owner in entry.owners}
    returns: tuple[Return, ...] = ()
    if found.header.of(Heading.PROGRESS):
        completed = [one for one in found.header.of(Heading.COMPLETED) if one not in times.columns.printed]
        answers = Returns(found, completed, years.year, unit_of(title, found, names))
        returns = tuple(answers.of(item, entry) for item, entry in zip(entries, found.entries, strict=True))
    place = found.cells.place(found.header.rows.start, 0)
    left_out = tuple(found.header.texts[column] for column in left_out_columns(found, owners))
    items = Items(
        title,
        kind,
        years.period,
        found.cells.issued,
        entries,
        returns,
        asks_evidence=bool(found.header.of(Heading.EVIDENCE)),
        asks_numbers=bool(returns) and bool(found.header.of(Heading.VALUE)),
        sheet=place.sheet,
        line=place.line,
        left_out=left_out,
    )
    return items, tuple(item_findings(found, items, unread_columns(found, owners, times)))


def _entries(found: FoundItems, kind: ItemKind, owners: Owners, times: Times, years: PlanYears) -> Iterator[Item]:
    cells, header = found.cells, found.header
    sections, texts = _columns_of_text(found)
    above: dict[int, str] = {}
    points = header.of(Heading.POINTS) if kind is ItemKind.DOSSIER else []
    amounts = (
        points or header.of(Heading.AMOUNT) or amount_columns(cells, header, [entry.row for entry in found.entries])
    )
    numbers = header.of(Heading.NUMBER)
    for entry in found.entries:
        row, rows = entry.row, (entry.row, *entry.more)
        for column in sections:
            if text := in_one_line(cells.text(row, column)):
                above[column] = text
        whole = "：".join(dict.fromkeys(text for one in texts if (text := in_one_line(cells.text_of_rows(rows, one)))))
        marks = [mark for one in numbers if (mark := _number(cells.text(row, one)))]
        number = next((mark for mark in marks if is_name(mark)), marks[0] if marks else None)
        if number is None and not numbers and (match := _NUMBER_IN_TEXT.match(whole)):
            number, whole = match[1], whole[match.end() :]
        assigned, written = owners.of(rows)
        section = [*([entry.section] if entry.section else []), *(above[one] for one in sections if one in above)]
        place = cells.place(row, found.content)
        item = Item(
            "", kind, whole, number, " / ".join(section) or None, owners=assigned, owner_texts=written,
            amount=next((_amount(text, header, one) for one in amounts if (text := cells.text(row, one))), None),
            sheet=place.sheet, line=place.line, cell=place.cell,
        )  # fmt: skip
        steps = [cells.text(row, one) for one in texts]
        yield _timed(item, steps, times.of(entry, whole), years)


def _timed(item: Item, texts: Sequence[str], times: Timed, years: PlanYears) -> Item:
    """An item with its times, and the steps that its texts list."""
    due, deadline, steps = times
    if not item.text and due.carried:
        due = UNSTATED  # a row that answers by the name of an item
    steps = tuple(step for text in texts for step in steps_of(text, years)) + steps
    return replace(item, due=due, deadline=deadline, parts=steps or tasks_of(item.text, years))


def _columns_of_text(found: FoundItems) -> tuple[Sequence[int], Sequence[int]]:
    """The columns that head groups of items, and those whose texts together are what is to be done."""
    cells, header = found.cells, found.header
    sections, texts = header.of(Heading.SECTION), [found.content]
    for column in header.of(*_MORE):
        if column == found.content or (header.columns[column] is Heading.CRITERION and Heading.VALUE in header.known):
            continue  # 指标 beside 数值 says what is measured
        filled = sum(1 for entry in found.entries if cells.own_text(entry.row, column))
        if column < found.content and filled < _MOSTLY * len(found.entries):
            sections.append(column)
        else:
            texts.append(column)
    return sorted(sections), sorted(texts)


def _amount(text: str, header: Header, column: int) -> str:
    """How much, as written; 5 under 分值 is 5 分."""
    return f"{text} 分" if header.columns.get(column) is Heading.POINTS and is_number(text) else text


def _number(text: str) -> str:
    """A printed number without the signs around it."""
    return squeezed(text).strip(".．、)）(（:：") or ""


def _numbers_from_above(found: FoundItems) -> Sequence[bool]:
    """For each item whether the number beside it is merged with that of a row above, and so that row's."""
    numbers = found.header.of(Heading.NUMBER)
    return [any(found.cells.hangs_down(entry.row, one) for one in numbers) for entry in found.entries]


def _with_ids(kind: ItemKind, items: Sequence[Item], from_above: Sequence[bool]) -> tuple[Item, ...]:
    """The items with their names: by their number, else their position; a name that was met before gets a (2).

    A checklist that cedu wrote has the names themselves (安排-12) as numbers. A number from above names an item, too.
    """
    met: dict[str, int] = {}
    named = []
    for position, (item, is_from_above) in enumerate(zip(items, from_above, strict=True), start=1):
        number = item.number or str(position)
        name = number if is_name(number) else f"{ID_PREFIXES[kind]}-{number}"
        met[name] = met.get(name, 0) + 1
        name = name if met[name] == 1 else f"{name}({met[name]})"
        named.append(_as_kind(replace(item, id=name, number=None if is_from_above else item.number)))
    return tuple(named)


def _as_kind(item: Item) -> Item:
    """An item of a dossier with the numbers that it demands."""
    if item.kind is not ItemKind.DOSSIER:
        return item
    from cedu_targets.recognition.items.dossier import asks_material  # most schedules are none
    from cedu_targets.recognition.items.thresholds import targets_of

    targets = targets_of(item.id, item.text, item.line)
    return replace(item, targets=targets, asks_material=asks_material(item.text))


def left_out_columns(found: FoundItems, owners: Owners) -> Sequence[int]:
    """The columns of persons and of money, which are not kept."""
    persons = [one for one in found.header.of(Heading.PERSON_OR_OWNER) if one not in owners.columns]
    return sorted([*found.header.of(Heading.PERSONAL, Heading.MONEY), *persons])


def unread_columns(found: FoundItems, owners: Owners, times: Times) -> Sequence[int]:
    """The other columns that hold something which is not kept."""
    answers = (
        Heading.PROGRESS, Heading.EVIDENCE, Heading.UNIT, Heading.COMPLETED, Heading.VALUE, Heading.BASE,
        Heading.BASE_SOURCE,
    )  # fmt: skip
    read = {*owners.columns, *times.columns.printed, *times.columns.periods, *left_out_columns(found, owners)}
    read |= set(found.header.of(Heading.NUMBER, Heading.SECTION, Heading.AMOUNT, *_MORE))
    if Heading.CRITERION is found.header.columns[found.content]:
        read |= set(found.header.of(Heading.POINTS))
    if found.header.of(Heading.PROGRESS):
        read |= {*found.header.of(*answers), *reason_columns(found)}
    rows = [entry.row for entry in found.entries]
    read |= set(amount_columns(found.cells, found.header, rows)[:1])
    return [
        column
        for column in found.header.texts
        if column not in read and any(found.cells.is_filled(row, column) for row in rows)
    ]
