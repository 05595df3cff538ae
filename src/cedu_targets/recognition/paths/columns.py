"""What stands beside the years of a path: numbers of rows, groups, units of measure, natures, owners, and the rest."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.items import Assigned, Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.owner_names import owners_in
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.items.headings import Heading, heading_of, role_of
from cedu_targets.recognition.items.owners import is_office
from cedu_targets.recognition.paths.find import PathTable
from cedu_targets.recognition.paths.signs import natures_in
from cedu_targets.recognition.table.columns import corner_measure, is_measure

_UNIT_HEAD = lazy_pattern("(?:计量|度量|指标|数量)?单位(?:名称)?|量纲")
_IN_BRACKETS = lazy_pattern(r"[(（\[【](?:单位[:：])?([^()（）\[\]【】]{1,8})[)）\]】]")
_PERCENT = lazy_pattern("[%％‰]")
_NOTHING = lazy_pattern(r"[-—–/]{0,2}")


def measure_said(text: str) -> str | None:
    """A unit of measure: 万人次, 元/人, 年; None for other words."""
    plain = squeezed(text)
    if any(map(str.isdigit, plain)):
        return None
    if _PERCENT.fullmatch(plain):
        return "‰" if plain == "‰" else "%"
    if is_measure(plain) and not _NOTHING.fullmatch(plain):
        return plain.strip("()（）")
    try:
        return plain if parse_quantity(f"1{plain}").noun or parse_quantity(f"1{plain}").power > 1 else None
    except ValueError:
        return None


def measure_in(name: str) -> tuple[str, str | None]:
    """A name without the unit of measure in its brackets, and that unit: 学校（所）, 参与率（%）."""
    for match in _IN_BRACKETS.finditer(name):
        if (measure := measure_said(match[1])) is not None:
            return name[: match.start()] + name[match.end() :], measure
    return name, None


class Beside(Struct, frozen=True, dict=True):
    """The columns (rows) beside the years and the names of a path."""

    path: PathTable

    @cached_property
    def _others(self) -> Sequence[int]:
        return [one for one in self.path.heads if one not in self.path.years and one != self.path.label]

    def _texts(self, other: int) -> Sequence[str]:
        return [text for name in self.path.indicators if (text := squeezed(self.path.text(name, other)))]

    def head(self, other: int) -> str:
        """Its heading, the lowest one."""
        return self.path.heads[other][-1] if self.path.heads[other] else ""

    def _meaning(self, other: int) -> Heading | None:
        return heading_of(self.head(other))

    @cached_property
    def natures(self) -> int | None:
        """Where 约束性 and 预期性 stand."""
        return next((one for one in self._others if natures_in(self._texts(one))), None)

    @cached_property
    def measures(self) -> int | None:
        """Where the units of measure stand."""
        for one in self._others:
            texts = self._texts(one)
            said = sum(measure_said(text) is not None for text in texts)
            are_headed = _UNIT_HEAD.fullmatch(self.head(one)) is not None
            if texts and one != self.natures and 2 * said > len(texts) - are_headed and said:
                return one
        return None

    @cached_property
    def owners(self) -> Sequence[int]:
        """Where it is said who has to see to an indicator: no persons."""
        found = []
        for one in self._others:
            meaning, texts = self._meaning(one), self._texts(one)
            offices = 2 * sum(map(is_office, texts)) > len(texts)
            named_so = meaning is Heading.OWNER or (meaning in (Heading.UNIT, Heading.PERSON_OR_OWNER) and offices)
            if texts and named_so and one != self.measures:
                found.append(one)
        return found

    @cached_property
    def sections(self) -> Sequence[int]:
        """Where the groups of the indicators stand: columns of texts left of the names."""
        found = []
        for one in self._others:
            texts = self._texts(one)
            is_number_column = self._meaning(one) is Heading.NUMBER or all(map(is_number, texts))
            if texts and one < self.path.label and not is_number_column and one not in self._known:
                found.append(one)
        return [] if self.path.by_row else found

    @cached_property
    def qualifiers(self) -> Sequence[int]:
        """Columns between the names and the years that tell rows of one name apart: 城市, 农村."""
        names = [*self.path.indicators.values()]
        if self.path.by_row or len(set(names)) == len(names):
            return []
        between = range(self.path.label + 1, min(self.path.years))
        return [one for one in self._others if one in between and one not in self._known and one not in self.persons]

    @property
    def _known(self) -> Sequence[int | None]:
        return (self.natures, self.measures, *self.owners)

    @cached_property
    def persons(self) -> Sequence[int]:
        """Columns of persons, which are not kept."""
        kinds = (Heading.PERSONAL, Heading.PERSON_OR_OWNER)
        return [one for one in self._others if self._meaning(one) in kinds and one not in self._known]

    @cached_property
    def unread(self) -> Sequence[int]:
        """Columns with something in them that is not kept."""
        kept = {*self._known, *self.sections, *self.qualifiers, *self.persons}
        return [
            one
            for one in self._others
            if one not in kept and self._texts(one) and not self._numbers_rows(one)
        ]  # fmt: skip

    def _numbers_rows(self, other: int) -> bool:
        if self._meaning(other) is Heading.NUMBER:
            return True
        return other < self.path.label and not self.path.by_row and all(map(is_number, self._texts(other)))

    @cached_property
    def measure_of_all(self) -> str | None:
        """The unit of measure of the whole table: 单位：% over it or in its corner."""
        corner = self.path.heads.get(self.path.label, ())
        return corner_measure([[line] for line in self.path.title.split("\n")], [*corner])

    def owners_of(self, name: int) -> tuple[tuple[Assigned, ...], tuple[tuple[Role, str], ...]]:
        """Who has to see to an indicator, and how that is written."""
        owners: dict[str, Assigned] = {}
        texts: list[tuple[Role, str]] = []
        for one in self.owners:
            text, role = self.path.text(name, one), role_of(self.head(one))
            found = owners_in(text, role) if text else ()
            if self._meaning(one) is Heading.PERSON_OR_OWNER:
                found = tuple(owner for owner in found if is_office(owner.name))
            for owner in found:
                owners.setdefault(owner.name, owner)
            texts += [(role, text)] if found else []
        return tuple(owners.values()), tuple(texts)
