"""Figures: what was achieved, and the bases, as the files say them under the names that the targets have."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from cedu_targets.attainment.block_reading import BlockReader
from cedu_targets.attainment.blocks import Block, blocks_of
from cedu_targets.attainment.coded_tables import coded_tables_in, read_table, without
from cedu_targets.attainment.figure_findings import findings_of, nothing_found, nothing_used
from cedu_targets.attainment.found import BlockRead, FileRead, Unreadable
from cedu_targets.attainment.gathered import gathered
from cedu_targets.attainment.headings import heads_filling, year_in
from cedu_targets.attainment.name_runs import name_cells
from cedu_targets.attainment.names_around import with_lines_apart, with_name_in_headings
from cedu_targets.attainment.parts_of_years import months_said, of_months
from cedu_targets.attainment.sought import SoughtNames, sought_of
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.fault import InputFault, fault_of
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import said_by_path
from cedu_targets.domain.table import Table
from cedu_targets.domain.targets import Target
from cedu_targets.evaluation.filled_forms import Words
from cedu_targets.files.catalogue import read_file
from cedu_targets.files.grid import Grid, squeezed
from cedu_targets.files.guard import file_or_stdin
from cedu_targets.files.source import Source, name_of
from cedu_targets.packs.names import NameEntry
from cedu_targets.recognition.concealed_texts import concealed_findings
from cedu_targets.recognition.long_texts import long_text_findings, shortened
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.passed_over import is_our_aside, passed_over
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import GridView, views_of
from cedu_targets.report import FileReport

_ROWS_OVER = 8
"""Rows over a block that may say its year, or whose it is."""


class FiguresRead(Struct, frozen=True):
    """What files hold of achievements and of bases."""

    figures: tuple[Figure, ...]
    """The achievements, in the order of the files. A name may have several of one unit and year: a rate and a number,
    人 and 人次, new ones and all; two of one sort that differ are none."""
    bases: tuple[Figure, ...]
    units: tuple[str, ...]
    """The units, in their order: those of the list that was given, else of the bases, else of the achievements."""
    files: tuple[FileReport, ...]
    """A report a file, each once."""
    differing: tuple[Figure, ...] = ()
    """Figures that stand there twice and differ: none of them counts."""
    unreadable: tuple[Unreadable, ...] = ()
    """Cells under a known name that hold no number."""


def read_figures(
    achieved: Sequence[Source], bases: Sequence[Source], targets: Sequence[Target], *, units: Sequence[NameEntry] = ()
) -> FiguresRead:
    """The figures of files by the names, other names and bases of targets. `units` are those that a pack lists.

    Of a file among `achieved` the bases count as well; of one that is given for its `bases` alone nothing else does. A
    file that is given twice is read once. A file that cannot be read, or that holds none of the names, is a
    `FileReport` with its fault.
    """
    sought = sought_of(targets)
    of_all, of_bases = SoughtNames(sought), SoughtNames([one for one in sought if one.is_base])
    given = dict.fromkeys(achieved, False) | {one: True for one in bases if one not in achieved}
    files = [_read(source, of_all, of_bases, is_of_bases) for source, is_of_bases in given.items()]
    found = gathered(files, units)
    reports = tuple(
        FileReport(
            file.path, fault=file.fault, findings=tuple(findings_of(file, found, of_all)), encoding=file.encoding
        )
        for file in files
    )
    return FiguresRead(
        tuple(one.figure for one in found.figures if not one.is_base),
        tuple(one.figure for one in found.figures if one.is_base),
        found.units,
        reports,
        tuple(one.figure for one in found.differing),
        tuple(one for file in files for one in file.unreadable),
    )


def _read(source: Source, of_all: SoughtNames, of_bases: SoughtNames, is_of_bases: bool) -> FileRead:
    path = name_of(source)
    file = FileRead(path, is_of_bases)
    try:
        _read_into(file, source, of_all)
        if not file.names:
            file.fault = nothing_found(path, of_bases if is_of_bases else of_all, is_of_bases)
    except InputFault as fault:
        file.fault = fault.in_file(path)
    except Exception as error:  # a fault of cedu in one file: said, and the others are still read
        file.fault = fault_of(error, path)
    return file


def _read_into(file: FileRead, source: Source, names: SoughtNames) -> None:
    """Raises InputFault for a file that no reader reads."""
    content = read_file(file_or_stdin(source))
    grids = content.grids or [Grid(None, [[line] for line in content.lines or ()])]
    whole = [plainly_written(with_units_at_names(view)) for view in shortened(views_of(grids, Path(file.path).stem))]
    file.encoding = grids[0].encoding
    unread = [view for view in whole if not is_our_aside(view) and not _read_sheet(view, file, names)]
    file.findings += passed_over(unread) if file.blocks else nothing_used(whole) if file.names else ()
    file.findings += (*long_text_findings(whole), *concealed_findings(content.grids, content.concealed))


def _read_sheet(view: GridView, file: FileRead, names: SoughtNames) -> bool:
    """Read the figures of a sheet; whether there are any."""
    coded = coded_tables_in(view, names)
    around = (view.sheet or "", *said_by_path(file.path)[:2])
    year = next((year for text in around if (year := year_in(text)) is not None), None)
    for table in coded:
        read = read_table(table, view, names, file.path, year)
        read = of_months(
            read, months_said([table.title or ""], around), int(table.period[:4]) if table.period else year
        )
        file.blocks.append(read.without_achievements(sign_of_targets(file.path, view, [table.title or ""], table)))
    file.names.update(one.figure.name for one in file.figures)
    view = with_lines_apart(without(view, coded) if coded else view, names)
    cells = name_cells(view, names)
    blocks, left = blocks_of(view, cells, names)
    if not blocks:
        view = with_name_in_headings(view, names, cells)
        cells = name_cells(view, names)
        blocks, left = blocks_of(view, cells, names)
    file.names.update(one.name for heading in cells.values() for one in heading.sought)
    for block in blocks:
        over = _lines_over(block)
        reader = BlockReader(block, over, around, file.path)
        sign = sign_of_targets(file.path, view, [text for texts in over for text in texts], reader)
        file.blocks.append(reader.run().without_achievements(sign))
    file.blocks += [BlockRead(unused=list(left))] if left else []
    return bool(blocks or coded)


def sign_of_targets(path: str, view: GridView, titles: Sequence[str], read: Table | BlockReader) -> str | None:
    """The words around a table in which it speaks of targets alone; a table of 完成 does not."""
    if isinstance(read, Table):
        is_achieved, heads = read.measure is Measure.ACHIEVEMENT, tuple(one.name for one in read.indicators)
    else:
        is_achieved, heads = read.says_achieved, tuple(read.headings)
    if is_achieved:
        return None
    words = Words(" ".join(titles), view.sheet or "", Path(path).stem, Path(path).parent.name, heads)
    return None if words.speaks_of_achievements else words.sign_of_targets


def _lines_over(block: Block) -> list[list[str]]:
    """The texts of the rows over a block, the nearest row first."""
    view = block.plane.view
    rows = (*block.labels, block.first) if block.plane.turned else (*block.before, block.cross)
    over = range(min(rows) - 1, max(min(rows) - 1 - _ROWS_OVER, -1), -1)
    texts = ([squeezed(view.text(row, column)) for column in view.filled(row)] for row in over)
    return [
        [text for number, text in enumerate(row) if not number or not heads_filling(row[number - 1])] for row in texts
    ]
