"""Follow-up of the targets of texts: they are read and checked, then held against the numbers of other files."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.demands import demands_in
from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.attainment.run import Given, attain
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.targets import Target
from cedu_targets.domain.typed_words import typed
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.files.inputs import FoundInputs, identity
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.names import NameEntry
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.table.row_kinds import is_headed_total


class InputFiles(Struct, frozen=True):
    """The files of a run: the texts, what was achieved, and the bases."""

    texts: FoundInputs
    achieved: FoundInputs
    bases: FoundInputs
    units: Sequence[NameEntry] = ()
    """The units that report, where a list of them was given."""

    @property
    def reported(self) -> Sequence[str]:
        """The files of achievements; a text itself that lies among them is none."""
        texts = {identity(path, self.texts.held) for path in self.texts.paths}
        return [path for path in self.achieved.paths if identity(path, self.achieved.held) not in texts]

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """What lay beside the files and was not read."""
        reported = set(self.reported)
        ours = (PassedOver(path, PassedOverReason.IN_USE) for path in self.achieved.paths if path not in reported)
        return (*self.texts.passed_over, *self.achieved.passed_over, *self.bases.passed_over, *ours)


def attainment_of(inputs: InputFiles, judge: FileCheck, as_of: date) -> AttainmentReport | None:
    """How the targets of texts stand on a day; `judge` checks these. None where nothing in them may be a target.

    Raises InputFault where nothing says which sentences of a text are targets, CallFault where there are no
    achievements.
    """
    texts = list(checked_files(judge, inputs.texts))
    lists = [file.items for file in texts if file.items is not None]
    targets = [demand.target for demand in demands_in(lists)]
    has_faults = any(file.fault is not None for file in texts)
    if not targets and not has_faults:
        if count := sum(len(file.numbers_nobody_judged) for file in texts):
            path = texts[0].path
            raise InputFault("gap_no_targets", {"count": count, "file": typed(path)}, path)
        return None
    if not inputs.reported and not has_faults:
        raise CallFault("gap_no_figures", {"file": typed(inputs.texts.paths[0])})
    pack = judge.pack or next((find_pack(file.pack) for file in texts if file.pack), None)
    of_pack = [] if pack is None else list(_bases_of(pack, targets))
    units = inputs.units or (pack.units if pack is not None else ())
    if not units and not inputs.bases.paths:
        units = _units_of(of_pack)
    achieved = [inputs.achieved.source(path) for path in inputs.reported]
    bases = [inputs.bases.source(path) for path in inputs.bases.paths]
    read = read_figures(achieved, bases, targets, units=units)
    faults = {**inputs.achieved.faults, **inputs.bases.faults}
    beside = [replace(file, fault=faults.get(file.path, file.fault)) for file in read.files]
    report = attain(texts, _given(read, of_pack, targets), as_of, beside)
    return replace(report, passed_over=inputs.passed_over)


def _given(read: FiguresRead, of_pack: Sequence[Figure], targets: Sequence[Target]) -> Given:
    """The figures as they were read; of two that differ both, so that what they are of is not called unreported."""
    bases = {target.base for target in targets}
    return Given(
        achieved=(*read.figures, *(one for one in read.differing if one.name not in bases)),
        bases=(*read.bases, *(one for one in read.differing if one.name in bases)),
        pack_bases=of_pack,
        units=read.units,
        unread=tuple((one.name, one.year, one.unit) for one in read.unreadable),
    )


def _bases_of(pack: RulePack, targets: Sequence[Target]) -> Iterator[Figure]:
    """The bases of a pack that targets divide by; its district, and 全区, is the whole."""
    wanted = {target.base for target in targets}
    whole = pack.district.names if pack.district is not None else ()
    for name, entry in pack.bases.items():
        if name not in wanted:
            continue
        for unit, text in entry.values.items():
            value = parse_quantity(text).low
            if value is not None:
                is_whole = unit in whole or is_headed_total(unit)
                yield Figure(
                    name, None if is_whole else unit, int(entry.year[:4]), value, entry.unit_of_measure, pack.name,
                    Place(unit=None if is_whole else unit), heading=name, source=entry.source,
                )  # fmt: skip


def _units_of(figures: Sequence[Figure]) -> tuple[NameEntry, ...]:
    return tuple(NameEntry(name=unit) for unit in dict.fromkeys(one.unit for one in figures) if unit is not None)
