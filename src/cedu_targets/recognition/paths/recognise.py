"""A path that was found -> Items: one for each indicator and year, with its one target; and what it was before."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import ID_PREFIXES, Item, ItemKind, Items, StartValue
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.items.headings import Heading, heading_of
from cedu_targets.recognition.paths.amounts import Amount, amount_in, measure_for, numbers_of
from cedu_targets.recognition.paths.columns import Beside, measure_said
from cedu_targets.recognition.paths.find import PathTable
from cedu_targets.recognition.paths.findings import Unread, path_findings
from cedu_targets.recognition.paths.names import Named, named
from cedu_targets.recognition.paths.targets import Line, begins_with_stock, is_ceiling, sums_in_brackets, target_of
from cedu_targets.recognition.paths.titles import title_of


def recognise_path(path: PathTable) -> tuple[Items, tuple[Finding, ...]]:
    """The targets of a path, and the findings of reading it."""
    beside, unread = Beside(path), Unread(path)
    reader = _Reader(path, beside, unread)
    lines = list(reader.lines())
    entries = [
        item for line, number in zip(lines, reader.numbers(lines), strict=True) for item in reader.of(line, number)
    ]
    title = title_of(path)
    first = path.place(next(iter(path.indicators)), path.label)
    items = Items(
        title,
        ItemKind.TARGET,
        _period(path),
        path.cells.issued,
        tuple(entries),
        sheet=first.sheet,
        line=None if first.line is None else path.rows.start + 1,
        left_out=tuple(map(beside.head, beside.persons)),
        start_values=tuple(value for line in lines for value in reader.start_values(line)),
    )
    return items, tuple(path_findings(path, beside, items, unread))


def _period(path: PathTable) -> str:
    """The years of the plan, as a text says them; else the years of its targets."""
    targets = [year for line, year in path.years.items() if line not in path.past]
    first, last = path.plan or (min(targets), max(targets))
    return str(first) if first == last else f"{first}-{last}"


class _Reader(Struct, frozen=True):
    """Reads the indicators of one path, from the first to the last."""

    path: PathTable
    beside: Beside
    unread: Unread
    _by_line: dict[int, Line] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        """Every indicator with its numbers. What holds none is noted as unread."""
        path = self.path
        in_brackets, with_stock = sums_in_brackets(path), begins_with_stock(path)
        for line, one in named(path, self.beside).items():
            measure = self._measure(line, one)
            told = len(self.unread.words)
            amounts = dict(self._amounts(line, measure))
            numbers = numbers_of(amounts, measure, one.name)
            self.unread.doubtful += [self.unread.cell(line, year, text) for year, text in numbers.doubtful.items()]
            is_told = len(self.unread.words) > told or numbers.doubtful
            if not is_told and all(year in path.past for year in numbers.amounts):
                self.unread.nothing.append(self.unread.cell(line, path.label, one.name))
            over = "".join(text for year in path.years for text in path.heads[year][:-1])
            ceiling = is_ceiling(one.name, [amount.value for amount in numbers.amounts.values()], numbers)
            found = Line(line, one, numbers, measure, self._nature(line), over, in_brackets, with_stock, ceiling)
            self._by_line[line] = found
            yield found
        for rows, cells in ((path.without_numbers, self.unread.nothing), (path.nameless, self.unread.nameless)):
            cells += [self.unread.cell(row, path.label, squeezed(path.text(row, path.label))) for row in rows]

    def _amounts(self, line: int, measure: str | None) -> Iterator[tuple[int, Amount]]:
        for year in self.path.years:
            try:
                amount = amount_in(self.path.view, *self.path.spot(line, year), measure)
            except ValueError as words:
                self.unread.words.append(self.unread.cell(line, year, str(words)))
            else:
                if amount is not None:
                    yield year, amount

    def _measure(self, line: int, one: Named) -> str | None:
        """The unit of measure: of its column, of its name, of the whole table; of 其中 that of what it is a part of."""
        column = self.beside.measures
        said = None if column is None else measure_said(self.path.text(line, column))
        own = said or one.measure or measure_for(one.name, self.beside.measure_of_all)
        return self._by_line[one.parent].measure if own is None and one.parent is not None else own

    def _nature(self, line: int) -> str:
        return "" if self.beside.natures is None else squeezed(self.path.text(line, self.beside.natures))

    def numbers(self, lines: Sequence[Line]) -> Sequence[str]:
        """How the rows are numbered, where every one is and no number comes twice; else their place."""
        beside, path = self.beside, self.path
        column = next((one for one in path.heads if heading_of(beside.head(one)) is Heading.NUMBER), None)
        if column is not None and not path.by_row:
            said = [squeezed(path.text(line.line, column)).strip(".．、") for line in lines]
            if all(text.isascii() and text.isdigit() for text in said) and len(set(said)) == len(said):
                return said
        return [str(place) for place in range(1, len(lines) + 1)]

    def of(self, line: Line, number: str) -> Iterator[Item]:
        """An item for each year in which it has a target."""
        owners, owner_texts = self.beside.owners_of(line.line)
        for column, amount in line.numbers.amounts.items():
            if column in self.path.past:
                continue
            year, place = self.path.years[column], self.path.place(line.line, column)
            name = f"{ID_PREFIXES[ItemKind.TARGET]}-{number}@{year}"
            target = target_of(name, line, amount, year, place)
            yield Item(
                name,
                ItemKind.TARGET,
                target.text,
                section=line.named.section,
                due=target.due,
                owners=owners,
                owner_texts=owner_texts,
                targets=(target,),
                strength=target.strength,
                sheet=place.sheet,
                line=place.line,
                cell=place.cell,
            )

    def start_values(self, line: Line) -> Iterator[StartValue]:
        """What it was in the years that have no targets."""
        for column, amount in line.numbers.amounts.items():
            if column in self.path.past:
                year, place = self.path.years[column], self.path.place(line.line, column)
                target = target_of("", line, amount, year, place)
                yield StartValue(
                    line.named.name, year, amount.value, target.printed, target.kind, target.unit_of_measure, place
                )
