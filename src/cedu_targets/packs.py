"""Rule packs: read from YAML with every mistake at its line, found by name, inferred from a table."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cedu_targets import bundled, positioned_yaml
from cedu_targets.checks.catalogue import AnyRule
from cedu_targets.checks.district_sum import DistrictSum
from cedu_targets.checks.not_above import NotAbove
from cedu_targets.checks.part_whole import PartWhole
from cedu_targets.checks.rule import Columns, Rule, side_of
from cedu_targets.domain.faults import PackFault
from cedu_targets.domain.finding import Parameter, Place
from cedu_targets.domain.indicator import Rounding
from cedu_targets.domain.relation import Relation, Term, UnknownColumnError
from cedu_targets.domain.table import Blanks, Declaration, Origin, Table

_MOST_BYTES = 4 * 2**20
_SHOWN = {"expected", "expected_tags", "max_length", "min_length", "error", "name"}


class RoundedColumns(BaseModel):
    """Columns by what was done to their numbers: `rounding: {rounded: ["1..13"], truncated: ["14"]}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    exact: Columns | None = None
    rounded: Columns | None = None
    truncated: Columns | None = None

    def applied(self, table: Table) -> Table:
        """The table with this rounding; columns that it lacks are passed over."""
        found: dict[str, Rounding] = {}
        for rounding, columns in zip(Rounding, (self.exact, self.rounded, self.truncated), strict=True):
            for column in columns or ():
                with suppress(UnknownColumnError):
                    found |= {term.code: rounding for term in side_of([column], table)}
        if not found:
            return table
        indicators = tuple(
            replace(indicator, rounding=found.get(indicator.code, indicator.rounding)) for indicator in table.indicators
        )
        return replace(table, indicators=indicators)


class RulePack(BaseModel):
    """A set of rules for one kind of table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    title: str = Field(min_length=1, max_length=200)
    """The table's title; a sheet with this title and these columns is recognised."""
    source: str = Field(default="", max_length=500)
    """Document and annex that the rules rest on."""
    columns: Columns | None = None
    """The columns that a table must have to be recognised."""
    blanks: Blanks = Blanks.ZERO
    rounding: RoundedColumns = RoundedColumns()
    """Which columns were rounded; it overrules a note under the table."""
    rules: tuple[AnyRule, ...] = Field(min_length=1, max_length=2000)

    def fits(self, table: Table) -> bool:
        """Whether a table has this pack's title and columns."""
        if "".join((table.title or "").split()) != "".join(self.title.split()):
            return False
        try:
            return self.columns is None or [term.code for term in side_of(self.columns, table)] == list(table.codes)
        except UnknownColumnError:
            return False


def load(path: Path) -> RulePack:
    """Read a pack. Raises PackFault with line and column of the first mistake."""
    name = str(path)
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except (OSError, ValueError) as error:
        raise PackFault("PK004", {"reason": getattr(error, "strerror", None) or str(error)}, name) from None
    if content is None:
        raise PackFault("PK002", {"error_type": "size"}, name, Place(line=1))
    try:
        document = positioned_yaml.load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PackFault("PK002", {"error_type": "syntax", "reason": "UTF-8"}, name, Place(line=line)) from None
    except positioned_yaml.BadYamlError as error:
        details: dict[str, Parameter] = {
            "error_type": error.kind,
            "reason": error.detail,
            "name": error.detail,
        }
        raise PackFault("PK002", details | {"column": error.column}, name, Place(line=error.line)) from None
    try:
        pack = RulePack.model_validate(document.content)
    except ValidationError as error:
        raise _fault(error, document, name) from None
    _check_ids(pack, document, name)
    return pack


def _fault(error: ValidationError, document: positioned_yaml.Document, name: str) -> PackFault:
    """The first mistake (in the order of the file) as a fault at its line."""

    def located(detail: "dict[str, object]") -> tuple[tuple[int, int], positioned_yaml.Path]:
        location = detail["loc"]
        assert isinstance(location, tuple)
        # pydantic puts the tag of a union member into the path; the file has no such level.
        path = tuple(part for index, part in enumerate(location) if not (index == 2 and location[0] == "rules"))
        if detail["type"] in ("union_tag_invalid",):
            path = (*path, "check")
        return document.position(path), path

    details = [dict(entry) for entry in error.errors(include_url=False, include_input=False)]
    found = [(*located(entry), entry) for entry in details]
    # A list with a wrong entry is also reported as too short: what lies deeper is the mistake itself.
    deepest = [
        one for one in found if not any(len(other[1]) > len(one[1]) == _common(one[1], other[1]) for other in found)
    ]
    where, path, detail = min(deepest, key=lambda one: one[0])
    context = detail.get("ctx")
    shown = {key: str(value) for key, value in context.items() if key in _SHOWN} if isinstance(context, dict) else {}
    parameters: dict[str, Parameter] = {
        **shown,
        "field": ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "-",
        "error_type": str(detail["type"]),
        "reason": str(detail["msg"]),
        "column": where[1],
    }
    return PackFault("PK003", parameters, name, Place(line=where[0]))


def _common(one: positioned_yaml.Path, other: positioned_yaml.Path) -> int:
    """How many leading parts two paths share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _check_ids(pack: RulePack, document: positioned_yaml.Document, name: str) -> None:
    seen: set[str] = set()
    for index, rule in enumerate(pack.rules):
        if rule.id in seen:
            line, column = document.position(("rules", index, "id"))
            parameters: dict[str, Parameter] = {
                "error_type": "duplicate_id", "name": rule.id, "field": f"rules.{index + 1}.id", "column": column,
            }  # fmt: skip
            raise PackFault("PK003", parameters, name, Place(line=line))
        seen.add(rule.id)


def bundled_packs() -> dict[str, Path]:
    """The packs that come with the program, by name."""
    return {path.stem: path for path in sorted(bundled.folder("rules").glob("*.yaml"))}


def find(name: str) -> RulePack:
    """A pack by its name or its file's path. Raises PackFault."""
    known = bundled_packs()
    if name in known:
        return load(known[name])
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a closed folder
        return load(path)
    raise PackFault("PK001", {"name": name, "known": "、".join(known)})


@cache
def _known() -> tuple[RulePack, ...]:
    return tuple(load(path) for path in bundled_packs().values())


def recognise(table: Table) -> RulePack | None:
    """The bundled pack whose title and columns a table has."""
    return next((pack for pack in _known() if pack.fits(table)), None)


def columns_of(pack: RulePack, table: Table) -> frozenset[str]:
    """The columns of a table that the rules of a pack speak of."""
    found: set[str] = set()
    for rule in pack.rules:
        with suppress(UnknownColumnError):
            found |= {term.code for term in rule.columns(table)}
    return frozenset(found)


def infer(table: Table) -> list[Rule]:
    """The rules that a table declares by itself: its notes, its header, and its district row."""
    rules = [rule for entry in table.declarations for rule in _declared(entry)]
    return [*rules, *_district_rules(table)]


def declared_beyond(table: Table, pack: RulePack) -> list[Rule]:
    """The rules that a table's notes and code row declare and a pack does not have."""
    covered = {_substance(rule, table) for rule in pack.rules}
    declared = (rule for entry in table.declarations if entry.origin is not Origin.HEADER for rule in _declared(entry))
    return [rule for rule in declared if _substance(rule, table) not in covered]


def _substance(rule: Rule, table: Table) -> object:
    """What a rule demands, whatever its name; a rule over missing columns is like no other."""
    try:
        if isinstance(rule, PartWhole):
            sums = frozenset(frozenset(side_of(parts, table)) for parts in (rule.parts, *rule.also))
            return "=", side_of([rule.whole], table), sums
        if isinstance(rule, NotAbove):
            return (
                "<=",
                frozenset(side_of(rule.part, table)),
                frozenset(side_of(rule.whole, table)),
                rule.strict,
            )
    except UnknownColumnError:
        pass
    return rule


def _declared(entry: Declaration) -> Iterator[Rule]:
    if entry.relation is None or not entry.checked:
        return
    if entry.relation.is_equality:
        yield _part_whole(entry.relation, entry.text)
        return
    relation = entry.relation
    for left, comparator, right in zip(relation.sides, relation.comparators, relation.sides[1:], strict=False):
        link = Relation((left, right), (comparator,))
        if comparator == "=":
            yield _part_whole(link, entry.text)
        else:
            is_above = comparator in (">=", ">")
            yield NotAbove.model_construct(
                id=f"bound:{link}",
                why=entry.text,
                part=right if is_above else left,
                whole=left if is_above else right,
                strict=comparator in (">", "<"),
            )


def _part_whole(relation: Relation, why: str) -> PartWhole:
    """An equality as a rule: a side of one column is the whole; if there is none, the first column moves out.

    Built without validation: the limits of a pack are for what people write, and a header path may hold anything.
    """
    sides = sorted(relation.sides, key=lambda side: len(side) != 1 or side[0].sign < 0)
    whole, rest = sides[0], sides[1:]
    if len(whole) > 1:
        moved = tuple(term._replace(sign=-term.sign) for term in whole[1:])
        whole, rest = whole[:1], [(*side, *moved) for side in rest]
    return PartWhole.model_construct(id=f"sum:{relation}", why=why, whole=whole[0], parts=rest[0], also=tuple(rest[1:]))


def _district_rules(table: Table) -> Iterable[Rule]:
    additive = tuple(Term(indicator.code) for indicator in table.indicators if indicator.additive)
    if table.district is None:
        return [DistrictSum.model_construct(id="district", indicators=additive)] if additive else []
    return [DistrictSum.model_construct(id=f"district:{term.code}", indicators=(term,)) for term in additive]
