"""Items, their times and what was reported of them, by the JSON contract: numbers as text, days as 2019-03-31."""

from datetime import date

from msgspec.structs import asdict

from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Item, Part, Return
from cedu_targets.domain.targets import Target
from cedu_targets.reporters.shared.json_envelope import number_text, place_entry
from cedu_targets.reporters.shared.json_text import Json


def item_entry(item: Item) -> Json:
    """An item as it was understood."""
    return {
        "id": item.id,
        "kind": str(item.kind),
        "number": item.number,
        "section": item.section,
        "text": item.text,
        "parts": [part_entry(part) for part in item.parts],
        "due": due_entry(item.due),
        "deadline": item.deadline and due_entry(item.deadline),
        "owners": [{**asdict(owner), "role": str(owner.role)} for owner in item.owners],
        "amount": item.amount,
        "targets": [target_entry(target) for target in item.targets],
        "asks_material": item.asks_material,
        "strength": str(item.strength),
        "line": item.line,
        "cell": item.cell,
    }


def target_entry(target: Target) -> Json:
    """A number that an item demands; a per cent as a share."""
    return {
        "id": target.id,
        "indicator": target.indicator,
        "name": target.name,
        "kind": str(target.kind),
        "value": number_text(target.value),
        "value_high": number_text(target.value_high),
        "unit_of_measure": target.unit_of_measure,
        "printed": target.printed,
        "text": target.text,
        "relation": str(target.relation),
        "strength": str(target.strength),
        "word": target.word,
        "base": target.base,
        "heads": target.heads,
        "scope": target.scope,
        "each": target.each,
        "either": target.either,
        "counting": target.counting and str(target.counting),
        "question": target.question,
        "line": target.line,
        "due": due_entry(target.due),
        "aliases": list(target.aliases),
    }


def due_entry(due: Due) -> Json:
    """A time: the days are null where it names none."""
    return {
        "text": due.text,
        "start": _day(due.start),
        "end": _day(due.end),
        "earliest_end": _day(due.earliest_end),
        "precision": str(due.precision),
        "recurrence": due.recurrence and str(due.recurrence),
        "day_of_period": None if due.day_of_period is None else str(due.day_of_period),
        "printed": due.printed,
        "carried": due.carried,
    }


def return_entry(one: Return) -> Json:
    """What was reported of an item."""
    return {
        "item": one.item,
        "unit": one.unit,
        "period": one.period,
        "reported": str(one.reported),
        "said": one.said,
        "completed": _day(one.completed),
        "evidence": list(one.evidence),
        "reason": one.reason,
        "target": one.target,
        "numerator": number_text(one.numerator),
        "denominator": number_text(one.denominator),
        "base_source": one.base_source,
        "place": place_entry(one.place),
    }


def part_entry(part: Part) -> Json:
    """A step or task of an item, with its own time."""
    return {"mark": part.mark, "text": part.text, "due": part.due and due_entry(part.due)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
