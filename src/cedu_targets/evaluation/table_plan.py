"""The plan for a table: names and context bound, blanks and rounding set, the rules of the pack and of the sheet."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.change import Change
from cedu_targets.checks.table.usual_change import UsualChange
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Blanks, Measure
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import aligned, bind, closest
from cedu_targets.evaluation.judging_plan import JudgingPlan, duties_of, untroubled
from cedu_targets.evaluation.last_year import change_rules, unmet
from cedu_targets.packs import inference
from cedu_targets.packs.pack import RulePack

_LONGEST_FORM = 500
"""Rows; what is worked out for a longer table is not kept for the next."""
_PARTS_OF_TABLE = [name for name in Table.__struct_fields__ if name not in ("values", "unreadable")]


class TableForm(Struct, frozen=True, eq=False):
    """A table without its values, and what it is judged by. Two are equal that are made of the same objects."""

    table: Table
    pack: RulePack | None
    prose: Prose | None
    last_year: Table | None

    def _parts(self) -> Iterator[object]:
        yield from (getattr(self.table, name) for name in _PARTS_OF_TABLE)
        yield from (self.pack, self.prose, self.last_year)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._parts())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableForm) and all(map(is_, self._parts(), other._parts()))


def table_plan(
    table: Table, pack: RulePack | None, prose: Prose | None = None, last_years: Sequence[Table] = ()
) -> JudgingPlan:
    """The plan for a table; of last year's tables the one that is most like it counts."""
    last_year = closest(last_years, table)
    form = TableForm(replace(table, values={}, unreadable=frozenset()), pack, prose, last_year)
    is_one_of_many = len(table.rows) <= _LONGEST_FORM and (prose is None or prose.path is not None)
    plan = _plan(form) if is_one_of_many else _plan.__wrapped__(form)
    assert isinstance(plan.document, Table)
    return replace(plan, document=replace(plan.document, values=table.values, unreadable=table.unreadable))


@lru_cache(maxsize=32)
def _plan(form: TableForm) -> JudgingPlan:
    """Kept, since the forms of one notice are read as the same table but for their values."""
    table, pack = form.table, form.pack
    context, remarks = Context(), list[Finding]()
    rules: Sequence[Rule]
    given, pack = pack, pack.for_achievements(table) if pack is not None and _is_return(table, pack) else pack
    if pack is None:
        remarks = [] if given is None else _misfits(table, given, context)
        # A target left blank was not assigned; an achievement left blank was not reported.
        blanks = Blanks.ZERO if table.measure is Measure.TARGET else Blanks.UNKNOWN
        rules = inference.infer(table)
        if form.last_year is not None:
            context = Context(last_year=aligned(form.last_year, table, None))
    else:
        blanks = pack.blanks
        context, strange = bind(table, pack, form.prose, form.last_year)
        table = pack.rounding.applied(table, context)
        table = table if pack.pace is None else pack.pace.applied(table, context)
        rules = [*pack.rules, *inference.declared_beyond(table, pack, context)]
        remarks = [*(_misfits(table, pack, context) if pack is given else []), *strange]
    compares = pack is not None and any(isinstance(rule, Change | UsualChange) for rule in pack.rules)
    if form.last_year is not None and context.last_year is not None and not compares:
        rules = [*rules, *change_rules(table, context.last_year)]
        remarks += unmet(table, form.last_year, context.last_year, pack)
    if table.blanks is not Blanks.UNKNOWN:  # a note of the sheet says that blanks hide numbers, whatever else is said
        table = replace(table, blanks=blanks)
    rules = [rule for rule in rules if table.shape in rule.shapes]
    applied = [untroubled(rule, table, context) for rule in rules]
    stated = {f"sum:{entry.relation}" for entry in table.declarations if entry.is_stated}
    stated |= {rule.id for rule in pack.rules} if pack is not None else set()
    inferred = frozenset(rule.id for rule in rules) - stated
    return JudgingPlan(table, context, rules, applied, remarks, duties_of(pack, form.prose), inferred)


def _is_return(table: Table, pack: RulePack) -> bool:
    """Whether a table is what came back of the one that the pack was written for."""
    return (table.measure is Measure.ACHIEVEMENT or table.one_unit is not None) and not pack.fits(table)


def _misfits(table: Table, pack: RulePack, context: Context) -> list[Finding]:
    """A warning where a pack is used on a table that it was not written for, naming the columns it leaves out."""
    if pack.fits(table):
        return []
    spoken_of = inference.columns_of(pack, table, context)
    left_out = [code for code in table.codes if code not in spoken_of]
    parameters = {"pack": pack.name, "title": pack.title, "no_rule_for": "、".join(left_out)}
    return [Finding("RD021", "reading", Severity.WARNING, table.whole_place, parameters)]
