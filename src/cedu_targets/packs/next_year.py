"""Next year's pack: the rules of a pack as they hold of another year's table, and what has to be looked at anew."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, to_builtins

from cedu_targets.checks.field_marks import usual_values
from cedu_targets.checks.table.columns import column_fields, columns_in, side_of
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.narrative_claim import NarrativeClaim
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.checks.table.question import Question
from cedu_targets.checks.table.rates import Rates
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.checks.table.text_consistency import TextConsistency
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.next_pack import Left, NextPack
from cedu_targets.domain.relation import Side, Term, UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.packs import inference
from cedu_targets.packs.column_likeness import LikeColumns, like_columns
from cedu_targets.packs.names import NameEntry, match_names, plain_name
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.written_yaml import yaml_text

_OF_THE_NOTICE = (NarrativeClaim, TextConsistency, Question)
_YEAR = lazy_pattern(r"20\d\d")


class _NotThereError(Exception):
    """What a rule speaks of is not in the new table."""

    def __init__(self, reason: str, **parameters: Parameter) -> None:
        super().__init__(reason)
        self.left: Callable[[str], Left] = lambda name: Left(name, reason, parameters)


def next_pack(pack: RulePack, table: Table) -> NextPack:
    """The pack for a table that is like the one that `pack` was written for, but of another year."""
    return _Carrier(pack, table).made()


class _Carrier:
    """A pack on its way to another year's table."""

    def __init__(self, pack: RulePack, table: Table) -> None:
        self._pack, self._table = pack, table
        self._specimen, self._names = pack.specimen(), pack.names()
        self._columns: LikeColumns = like_columns(pack, table)
        self._units = match_names(pack.units, table.units)
        self._left: list[Left] = []

    def made(self) -> NextPack:
        """Everything."""
        rules: list[dict[str, object]] = []
        carried, notice, amounts = [], [], []
        for rule in self._pack.table_rules:
            try:
                written = self._written(rule)
                self._check_bounds(rule)
            except _NotThereError as error:
                self._left.append(error.left(rule.id))
                continue
            if isinstance(rule, _OF_THE_NOTICE):
                notice.append(written)
                continue
            rules.append(written)
            carried.append(rule.id)
            if rule.band is not None or rule.check in ("bounds", "either"):
                amounts.append(rule.id)
        own = [inference.as_written(rule) for rule in self._declared_anew(rules)]
        declared = [str(one["id"]) for one in own]
        notice += [_unusual(duty) for duty in self._pack.duties]
        self._remark_names()
        return NextPack(
            like=self._pack.name,
            yaml=_written_out(self._content([*rules, *own])),
            carried=tuple(carried),
            declared=tuple(declared),
            amounts=tuple(amounts),
            left=tuple(self._left),
            notice=tuple(yaml_text(entry, width=1_000_000, flow=True).strip() for entry in notice),
            unnamed=tuple(self._columns.found[code] for code in self._columns.unnamed),
        )

    # Columns

    def _term(self, term: Term) -> str:
        here = self._columns.found.get(term.code)
        if here is None:
            name = self._pack.indicators.get(term.code)
            reason = self._columns.absent.get(term.code, "gone")
            known = name.name if name else ""
            printed = self._table.by_code[term.code].name if term.code in self._table.by_code else ""
            raise _NotThereError(f"left_{reason}", column=term.code, known=known, printed=printed)
        return f"{'-' if term.sign < 0 else ''}{here}"

    def _side(self, texts: tuple[str, ...]) -> Side:
        try:
            return side_of(texts, self._specimen, self._names)
        except UnknownColumnError as error:
            raise _NotThereError("left_gone", column=str(error.args[0]), known="", printed="") from None

    def _here(self, value: object) -> object:
        """What names columns, in the new table's codes."""
        if isinstance(value, str):
            return self._term(self._side((value,))[0])
        if isinstance(value, Struct):
            return self._fields(value)
        if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
            return inference.ranges([self._term(term) for term in self._side(value)])
        assert isinstance(value, tuple)
        return [self._here(one) for one in value]

    def _fields(self, model: Struct) -> dict[str, object]:
        """The fields of a rule, or of an entry in it, that are not as usual."""
        columns = column_fields(type(model))
        written: dict[str, object] = {}
        for name, usual in usual_values(type(model)).items():
            value = getattr(model, name)
            if value == usual or value is None:
                continue
            if name not in columns:
                written[name] = to_builtins(value)
            elif isinstance(model, TableRule) and not model.compares_columns and isinstance(value, tuple):
                written[name] = self._each(value, model.id)
            else:
                written[name] = self._here(value)
        return written

    def _each(self, columns: tuple[object, ...], rule: str) -> object:
        """Columns that a rule judges each by itself: those that are there. Raises _NotThereError where none is."""
        if not all(isinstance(one, str) for one in columns):
            return self._here(columns)
        side = self._side(tuple(map(str, columns)))
        there = [term for term in side if term.code in self._columns.found]
        if not there:
            self._term(side[0])
        if absent := [term.code for term in side if term not in there]:
            self._left.append(Left(rule, "left_some", {"columns": "、".join(absent)}))
        return inference.ranges([self._term(term) for term in there])

    # Rules

    def _written(self, rule: TableRule) -> dict[str, object]:
        """A rule as it is written for the new table. Raises _NotThereError."""
        if rule.bases:
            raise _NotThereError("left_base", bases="、".join(rule.bases))
        for _, name in rule.unit_places():
            rows = (*self._units.printed, *(self._pack.district.names if self._pack.district else ()))
            if name not in rows:
                raise _NotThereError("left_unit", wanted=name)
        return {"id": rule.id, "check": rule.check, **self._fields(rule)}

    def _check_bounds(self, rule: TableRule) -> None:
        """A sum is not carried where the table says another, or has a new column among its parts."""
        if not isinstance(rule, PartWhole):
            return
        whole = self._columns.found[self._side((rule.whole,))[0].code]
        parts = [self._columns.found[term.code] for term in self._side(rule.parts)]
        for entry in self._stated_sums:
            if str(entry.whole) == whole and set(map(str, entry.parts)) != set(parts) and not rule.also:
                raise _NotThereError("left_declared", declared=entry.id.removeprefix("sum:"))
        places = sorted(map(self._table.codes.index, parts))
        between = [code for code in self._table.codes[places[0] : places[-1]] if code in self._new_columns]
        stated = any(str(entry.whole) == whole for entry in self._stated_sums)
        if between and not stated:
            raise _NotThereError("left_between", columns="、".join(between))

    @cached_property
    def _stated_sums(self) -> list[PartWhole]:
        """What the table itself declares in its notes."""
        stated = {f"sum:{one.relation}" for one in self._table.declarations if one.is_stated and one.checked}
        rules = inference.infer(self._table)
        return [rule for rule in rules if isinstance(rule, PartWhole) and rule.id in stated]

    @cached_property
    def _new_columns(self) -> list[str]:
        known = set(self._columns.found.values())
        return [code for code in self._table.codes if code not in known]

    def _declared_anew(self, rules: list[dict[str, object]]) -> Iterator[TableRule]:
        """The sums that the table declares and no carried rule has; sums and rates of its new columns."""
        sums = [rule for rule in rules if rule["check"] == "part_whole"]
        wholes = {str(rule["whole"]) for rule in sums}
        for rule in inference.infer(self._table):
            if isinstance(rule, PartWhole) and str(rule.whole) not in wholes:
                yield rule
        terms = [self._table.by_code[code] for code in self._new_columns]
        if self._table.district and (added := tuple(Term(one.code) for one in terms if one.additive)):
            yield inference.inferred(DistrictSum, id="district-sums-new", indicators=added)
        if rates := tuple(Term(one.code) for one in terms if one.kind is Kind.RATE):
            yield inference.inferred(Rates, id="rates-new", indicators=rates)

    # Names

    def _remark_names(self) -> None:
        for code, reason in self._columns.absent.items():
            known = self._pack.indicators[code].name if code in self._pack.indicators else ""
            printed = self._table.by_code[code].name if code in self._table.by_code else ""
            self._left.append(Left(code, f"column_{reason}", {"known": known, "printed": printed}))
        for code in self._new_columns:
            self._left.append(Left(code, "column_new", {"known": self._table.by_code[code].name}))
        self._left += [Left(name, "unit_gone") for name in self._units.absent]
        self._left += [Left(name, "unit_new") for name in self._units.unknown]
        self._left += [Left(name, "base_old", {"known": base.source}) for name, base in self._pack.bases.items()]

    def _content(self, rules: list[dict[str, object]]) -> dict[str, object]:
        pack, table = self._pack, self._table
        year = (table.period or "")[:4]
        name = _YEAR.sub(year, pack.name) if year and _YEAR.search(pack.name) else f"{pack.name}-{year or 'next'}"
        head: dict[str, object] = {
            "name": name, "title": table.title or "?", "source": "?", "columns": inference.ranges(table.codes),
            "blanks": str(pack.blanks),
        }  # fmt: skip
        for key, model in (("rounding", pack.rounding), ("pace", pack.pace)):
            if model is not None and (said := self._entry(model, key)):
                head[key] = said
        if table.district:
            head["district"] = _named(table.district, pack.district)
        by_print = {self._units.printed[entry.name]: entry for entry in pack.units if entry.name in self._units.printed}
        head["units"] = [_named(unit, by_print.get(unit)) for unit in table.units]
        of_column = {here: pack.indicators.get(code) for code, here in self._columns.found.items()}
        head["indicators"] = {one.code: _named(one.name, of_column.get(one.code)) for one in table.indicators}
        return head | {"rules": rules}

    def _entry(self, model: Struct, name: str) -> dict[str, object]:
        """What the pack says of columns beside its rules, as far as they are there."""
        written = _unusual(model)
        for key in column_fields(type(model)):
            if getattr(model, key) is None:
                continue
            there = []
            for _, text in columns_in(getattr(model, key), ()):
                for term in self._side((text,)):
                    if term.code in self._columns.found:
                        there.append(self._columns.found[term.code])
                    else:
                        self._left.append(Left(term.code, "entry_gone", {"entry": f"{name}.{key}"}))
            written[key] = inference.ranges(there)
            if not there:
                del written[key]
        return written


def _unusual(entry: Struct) -> dict[str, object]:
    """What an entry says that is not as usual, as plain data."""
    said = ((name, getattr(entry, name), usual) for name, usual in usual_values(type(entry)).items())
    return {name: to_builtins(value) for name, value, usual in said if value != usual}


def _written_out(content: Mapping[str, object]) -> str:
    """The pack as YAML; its names and rules, which are long, one a line."""
    last = {name: content[name] for name in ("indicators", "rules")}
    head = {name: value for name, value in content.items() if name not in last}
    return yaml_text(head, width=110, flow=None) + yaml_text(last, width=110, flow=None)


def _named(printed: str, entry: NameEntry | None) -> object:
    """A name as it is printed now, with the other names that the pack had for it."""
    names = () if entry is None else entry.names
    aliases = [name for name in names if plain_name(name) != plain_name(printed)]
    return {"name": printed, "aliases": aliases} if aliases else printed
