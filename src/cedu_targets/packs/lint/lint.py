"""Lint: is a rule pack sound by itself? Contradictions, rules without effect, names and quotes used twice."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.packs.lint.conflicts import Forced, Implications, conflicts, forced
from cedu_targets.packs.lint.due_columns import due_columns
from cedu_targets.packs.lint.duplicate_names import duplicate_names
from cedu_targets.packs.lint.flaws import Flaw, contradiction, structural
from cedu_targets.packs.lint.form_entries import form_entries
from cedu_targets.packs.lint.item_order import item_order
from cedu_targets.packs.lint.linear_forms import LinearForms
from cedu_targets.packs.lint.row_classes import DISTRICT
from cedu_targets.packs.lint.simplex import Budget, ExhaustedError
from cedu_targets.packs.lint.systems import System, normal, systems
from cedu_targets.packs.lint.target_entries import target_entries
from cedu_targets.packs.written_pack import read_pack, rules_in
from cedu_targets.report import Checked, FileReport

_MOST_WORK = 400_000
"""Coefficients that each of the searches may touch: a few tenths of a second."""


def lint(path: Path) -> FileReport:
    """Every finding about a pack, by line, and what was not searched.

    `relations` counts the rules that were looked at, `items` the targets.

    Raises PackFault where the file cannot be read as a pack.
    """
    read = read_pack(path)
    pack = read.whole()
    pack_rules = rules_in(pack, read)
    examination = _Examination(LinearForms(pack_rules))
    flaws = [*examination.flaws(), *duplicate_names(pack, read.document), *due_columns(pack), *item_order(pack)]
    flaws += [*form_entries(pack), *target_entries(pack, read.document)]
    located = sorted(((read.position(flaw.path), flaw) for flaw in flaws), key=lambda one: (one[0], one[1].code))
    unsearched = tuple(examination.unsearched)
    return FileReport(
        str(path),
        pack=pack.name,
        checked=Checked(len(pack.rules), len(pack_rules.table.indicators), len(unsearched), len(pack.targets)),
        findings=tuple(_finding(flaw, line, column) for (line, column), flaw in located),
        not_judged=unsearched,
    )


def _finding(flaw: Flaw, line: int, column: int) -> Finding:
    parameters: dict[str, Parameter] = {**flaw.parameters, "rule": flaw.rule}
    place = Place(line=line, column=column, unit=flaw.unit, indicator=flaw.indicator)
    expected = flaw.parameters.get("value")
    assert expected is None or isinstance(expected, Decimal)
    return Finding(flaw.code, flaw.rule, flaw.severity, place, parameters, expected, variant=flaw.variant)


class _Examination:
    """One pack under examination; what one search finds is left aside by the next."""

    def __init__(self, forms: LinearForms) -> None:
        self.unsearched: list[NotJudged] = []
        self._forms, self._pack_rules = forms, forms.pack_rules
        self._aside: set[int] = set()
        self._firm = {number: rule.binds for number, rule in self._pack_rules.rules.items()}
        self._budget = Budget(_MOST_WORK)
        self._groups = systems(forms.all, self._budget)

    def flaws(self) -> Iterator[Flaw]:
        """Everything that is found."""
        for flaw in structural(self._pack_rules):
            if flaw.code in ("PK103", "PK105"):
                self._aside.add(int(flaw.path[1]))
            yield flaw
        for number in sorted(self._forms.unscaled):
            self._not_searched("unsearched_scale", number)
        yield from self._units()
        yield from self._repeats()
        yield from self._searched(self._conflicts, "unsearched_conflicts")
        yield from self._searched(self._implied, "unsearched_implied")
        yield from self._searched(self._forced, "unsearched_forced")

    def _searched(self, search: Callable[[list[System]], Iterator[Flaw]], reason: str) -> Iterator[Flaw]:
        """What a search finds before its work is used up."""
        try:
            self._budget.left = _MOST_WORK
            yield from search(self._groups)
        except ExhaustedError:
            self._not_searched(reason)

    def _not_searched(self, reason: str, rule: int | None = None) -> None:
        line = 1 if rule is None else self._pack_rules.line(rule)
        name = "rules" if rule is None else self._pack_rules.rules[rule].id
        self.unsearched.append(NotJudged(name, Place(line=line), reason))

    def _flaw(self, code: str, number: int, variant: str = "", **parameters: Parameter) -> Flaw:
        """A warning about a rule; it is left aside from now on."""
        self._aside.add(number)
        rule = self._pack_rules.rules[number]
        return Flaw(code, ("rules", number, "id"), rule.id, Severity.WARNING, parameters, variant)

    def _units(self) -> Iterator[Flaw]:
        """PK113 for units that are not among the pack's names, PK108 for rules that are about no row."""
        rows = self._forms.rows
        for number, rule in self._pack_rules.rules.items():
            unknown = list(rows.unknown(rule))
            for path, name in unknown:
                yield Flaw("PK113", ("rules", number, *path), rule.id, Severity.WARNING, {"wanted": name})
            if not unknown and next(rows.of(rule), None) is None:
                yield self._flaw("PK108", number, "no_rows")

    def _repeats(self) -> Iterator[Flaw]:
        """PK106 for rules that demand the same, however they are written."""
        demands: dict[int, set[object]] = {}
        for one in self._forms.all:
            demand = (*normal(one), one.choice and one.choice[1]) if one.form else ()
            demands.setdefault(one.rule, set()).add(demand)
        seen: dict[object, int] = {}
        for number, rule in self._pack_rules.rules.items():
            if number in self._aside:
                continue
            whole = self._demand(rule, demands.get(number))
            first = seen.setdefault(whole, number)
            if first != number:
                other = self._pack_rules.rules[first]
                yield self._flaw("PK106", number, other=other.id, other_line=self._pack_rules.line(first))
                if self._firm[number].rank > self._firm[first].rank:  # the firmer of the two stays in play
                    self._aside ^= {first, number}
                    seen[whole] = number

    def _demand(self, rule: TableRule, demands: set[object] | None) -> object:
        if rule.is_its_demands and demands:
            return frozenset(demands)
        said = (name for name in rule.__struct_fields__ if name not in ("id", "why", "severity", "strength"))
        return repr([(name, getattr(rule, name)) for name in said])

    def _conflicts(self, groups: list[System]) -> Iterator[Flaw]:
        for conflict in conflicts(self._forms, groups, Severity.NOTE, self._aside):
            self._aside.add(conflict.rules[-1])
            yield contradiction(self._pack_rules, conflict)

    def _implied(self, groups: list[System]) -> Iterator[Flaw]:
        """PK108 and PK107, from the last rule to the first: what follows is not used to prove another."""
        alone = Implications(groups, ())
        constant = {one.rule for one in self._forms.all} - {
            one.rule for one in self._forms.all if one.form
        }  # all columns cancel out: 1 ≤ 1
        others: dict[Severity, Implications] = {}
        for number in reversed(list(self._pack_rules.rules)):
            if number in self._aside or not self._is_plain(number):
                continue
            firm = self._firm[number]
            if firm not in others:
                others[firm] = Implications(groups, self._among(firm))
            if number in constant or alone.proof(number) is not None:
                yield self._flaw("PK108", number)
            elif (proof := others[firm].proof(number)) is not None:
                yield self._flaw("PK107", number, facts=proof[1])
            if number in self._aside:
                for implications in others.values():
                    implications.leave_out(number)

    def _is_plain(self, number: int) -> bool:
        """Whether a rule is nothing but its constraints."""
        return not self._pack_rules.rules[number].says_more and number not in self._forms.unscaled

    def _among(self, firm: Severity) -> frozenset[int]:
        """The rules left that bind as firmly, and bind any table: a claim waits for its text."""
        return frozenset(
            number
            for number, rule in self._pack_rules.rules.items()
            if number not in self._aside and rule.claim is None and self._firm[number].rank >= firm.rank
        )

    def _forced(self, groups: list[System]) -> Iterator[Flaw]:
        """PK109, once a column."""
        told: set[str] = set()
        for entry in forced(groups, set(self._among(Severity.WARNING))):
            is_meant = len({self._pack_rules.rules[rule].check for rule in entry.rules}) == len(entry.rules) == 1
            if not is_meant and entry.rules and entry.cell.column not in told:
                told.add(entry.cell.column)
                yield self._fixed(entry)

    def _fixed(self, entry: Forced) -> Flaw:
        last, (row, column) = entry.rules[-1], entry.cell
        unit = self._pack_rules.district[:1] if row == DISTRICT else self._forms.rows.all[row].units[:1]
        is_single = row == DISTRICT or self._forms.rows.all[row].name
        value = Decimal(entry.value.numerator) / entry.value.denominator / max(self._forms.rows.all[row].size, 1)
        parameters: dict[str, Parameter] = {
            "facts": entry.facts,
            "value": value,
            "name": self._pack_rules.table.by_code[column].name,
        }
        path, rule = ("rules", last, "id"), self._pack_rules.rules[last].id
        named = unit[0] if unit and is_single else None
        return Flaw("PK109", path, rule, Severity.WARNING, parameters, unit=named, indicator=column)
