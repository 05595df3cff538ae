"""A return against what was issued: which of its tables goes back to which issued one, and what was changed in it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.against_issued import AgainstIssued
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.similar_names import bare
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import closest
from cedu_targets.evaluation.filled_forms import Words, held_rows
from cedu_targets.evaluation.issued_structure import meeting_of, structure_findings
from cedu_targets.evaluation.issued_targets import swapped_columns, target_findings
from cedu_targets.packs.names import NameEntry, match_names, same_columns
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.table.lent_relations import with_relations_of


class Issued(Struct, frozen=True):
    """The tables that were sent out to be filled. They are not judged again."""

    path: str
    tables: tuple[Table, ...]

    @property
    def year(self) -> str | None:
        """The year that its targets are of; None where they name none, or several."""
        years = {table.period[:4] for table in self.tables if _is_target(table) and table.period}
        return years.pop() if len(years) == 1 else None

    def units(self, known: Sequence[NameEntry]) -> tuple[NameEntry, ...]:
        """The units that it was sent to, with their other names as far as a pack knows them."""
        printed = dict.fromkeys(unit for table in self.tables if _is_target(table) for unit in table.units)
        matches = match_names(known, printed).printed
        aliases = {matches[entry.name]: entry.names for entry in known if entry.name in matches}
        return tuple(NameEntry(name=unit[:200], aliases=aliases.get(unit, ())) for unit in printed)

    def held_against(
        self, path: str, tables: Sequence[Table], packs: Sequence[RulePack | None]
    ) -> list[tuple[AgainstIssued | None, list[Finding]]]:
        """Of each table of one return at `path`: what it was compared with, and what differs (RE0xx).

        A table that has no column in common with any issued one is not compared; where that is so of all, it is said.
        """
        partners = [self._partner(table) for table in tables]
        answers: list[tuple[AgainstIssued | None, list[Finding]]] = []
        for table, issued, pack in zip(tables, partners, packs, strict=True):
            if issued is None:
                answers.append((None, []))
                continue
            meeting, compared = meeting_of(table, issued, pack, self.path), 0
            beside = [one for one, other in zip(tables, partners, strict=True) if other is issued]
            # Of the tables that one form was taken apart into, the targets say what was done to it, else the first.
            is_first = table is next(one for one in beside if _form_of(one) == _form_of(table))
            is_the_form = _is_target(table) or (is_first and not any(map(_is_target, beside)))
            findings = list(structure_findings(meeting)) if is_the_form else []
            if _is_target(table) and _is_target(issued):
                has_own = any(one.measure is Measure.ACHIEVEMENT for one in beside)
                words = Words.of(path, table)
                is_named = words.is_named_achieved if len(beside) == 1 else words.is_sheet_of_achievements
                compared, changed = target_findings(meeting, None if has_own else is_named)
                done = (one for one in beside if one.measure is Measure.ACHIEVEMENT)
                swapped = (swapped_columns(meeting, meeting_of(one, issued, pack, self.path)) for one in done)
                changed = next(([one] for one in swapped if one is not None), changed)
                findings += changed
            answers.append((AgainstIssued(self.path, issued.sheet, compared), findings))
        if tables:
            answers[0][1].extend(self._not_returned(tables[0], partners))
        return answers

    def reporting(self, table: Table, pack: RulePack | None) -> tuple[str, ...]:
        """The units of a return, as it prints them, that have anything of their own in it.

        Rows of targets as they were issued were sent by nobody in particular: a street that fills in its own row of
        the whole table sends them along. So are blank rows.
        """
        issued = self._partner(table)
        if len(table.units) == 1 or issued is None:
            return table.units
        held = held_rows(meeting_of(table, issued, pack, self.path))
        silent = {*held.blank, *(held.as_issued if _is_target(table) else ())}
        return tuple(unit for unit in table.units if unit not in silent)

    def with_its_sums(self, table: Table) -> Table:
        """A form of one row with the sums of the issued table that it goes back to, by code or name."""
        issued = self._partner(table) if len(table.rows) == 1 else None
        return table if issued is None else with_relations_of(table, issued, same_columns(issued, table))

    def _partner(self, table: Table) -> Table | None:
        """The issued table that a table of a return is most like; None where no column meets and no unit."""
        same_sheet = [one for one in self.tables if one.sheet == table.sheet]
        issued = closest([*same_sheet, *(one for one in self.tables if one not in same_sheet)], table)
        if issued is None or _has_nothing_of(table, issued):
            return None
        return issued

    def _not_returned(self, first: Table, partners: Sequence[Table | None]) -> Iterator[Finding]:
        """RE010 where no table goes back to an issued one, or where an issued sheet of targets has none."""
        where = replace(first.whole_place, period=None)
        if not any(partners):
            yield Finding("RE010", "against", Severity.ERROR, where, {"path": self.path}, variant="nothing")
            return
        met = {one.sheet for one in partners if one is not None}
        for table in self.tables:
            if _is_target(table) and table.sheet not in met:
                met.add(table.sheet)
                parameters = {"path": self.path, "sheet": table.sheet}
                yield Finding("RE010", "against", Severity.WARNING, where, parameters)


def _has_nothing_of(table: Table, issued: Table) -> bool:
    return not same_columns(table, issued) and not (set(map(bare, table.units)) & set(map(bare, issued.units)))


def _form_of(table: Table) -> tuple[object, ...]:
    """What the tables have in common that one form was taken apart into: its months, side by side."""
    return table.sheet, table.units, table.codes


def _is_target(table: Table) -> bool:
    return table.measure is Measure.TARGET
