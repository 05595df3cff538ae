"""Items: what is due (a schedule, 要点, duties), who has to do it, and what was reported of it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from msgspec import Struct

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.due import UNSTATED, Due
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.place import Place
from cedu_targets.domain.shape import Shape
from cedu_targets.domain.targets import Target, TargetKind


class Role(StrEnum):
    """What part an owner has in an item."""

    LEAD = "lead"
    """牵头, 主办, 主要责任"""
    DUTY = "duty"
    """责任单位; owners of whom nothing more is said"""
    SUPPORT = "support"
    """配合, 协同, 参与"""


class Assigned(Struct, frozen=True):
    """One owner (责任单位) of an item."""

    name: str
    role: Role = Role.DUTY
    every: bool = False
    """各…: each of them by itself."""


class ItemKind(StrEnum):
    """What an item is an item of."""

    POINT = "point"
    """a numbered paragraph that ends in its owners (要点)"""
    SCHEDULED = "scheduled"
    """a row of a schedule or list of tasks (安排)"""
    DOSSIER = "dossier"
    """a document that a dossier must hold"""
    DUTY = "duty"
    """what a department, or the prose beside a table, has to see to (职责)"""
    STAGE = "stage"
    """第一阶段 …"""
    MILESTONE = "milestone"
    """what is to be reached by a day"""
    TARGET = "target"
    """what a number of a text, or of a table over years, demands; each has exactly one target"""


ID_PREFIXES = {
    ItemKind.POINT: "要点", ItemKind.SCHEDULED: "安排", ItemKind.DOSSIER: "卷", ItemKind.DUTY: "职责",
    ItemKind.STAGE: "阶段", ItemKind.MILESTONE: "年度", ItemKind.TARGET: "目标",
}  # fmt: skip
"""The beginning of an item's name: 要点-3, 安排-21."""


class Part(Struct, frozen=True):
    """One of several tasks or steps (①②③) of an item."""

    mark: str
    """As printed (①); empty where the parts are only told apart by signs between them."""
    text: str
    due: Due | None = None
    """Its own time, where it names one."""


class Item(Struct, frozen=True):
    """One thing that is due, in the document's words."""

    id: str
    """Stable, and unique in its file: 安排-21."""
    kind: ItemKind
    text: str
    number: str | None = None
    """As printed, without the sign after it."""
    section: str | None = None
    """The heading that it stands under."""
    parts: tuple[Part, ...] = ()
    due: Due = UNSTATED
    """Of its own cell, else carried down, else of the whole document."""
    deadline: Due | None = None
    """The later time that its own text names: 到 2020 年 of an item of 2019. It decides when the item is late."""
    owners: tuple[Assigned, ...] = ()
    owner_texts: tuple[tuple[Role, str], ...] = ()
    """The owners as they are written, by the role of their column or word; a pack's names split them anew."""
    amount: str | None = None
    """How much, as written: 40 场."""
    targets: tuple[Target, ...] = ()
    """The numbers that it demands."""
    asks_material: bool = False
    """Whether its own words ask for documents (…的材料)."""
    strength: Strength = Strength.BINDING
    why: str = ""
    """The clause that it rests on, where a pack says so."""
    sheet: str | None = None
    line: int | None = None
    cell: str | None = None

    @property
    def owner_text(self) -> str:
        """The owners as they are written."""
        return " ".join(text for _, text in self.owner_texts)

    @property
    def text_with_steps(self) -> str:
        """The text, and behind it the steps with a time that stand beside it in the plan: 扩建工程：一季度 立项；…"""
        steps = [part for part in self.parts if part.due is not None and part.text not in self.text]
        told = "；".join(f"{part.mark} {part.text}".strip() for part in steps)
        return f"{self.text}：{told}" if told else self.text

    @property
    def is_asked(self) -> bool:
        """Whether anybody has to see to it; False of what the text expressly asks of nobody (暂不设置)."""
        return not self.targets or any(target.kind is not TargetKind.NOT_ASSIGNED for target in self.targets)

    @property
    def volume(self) -> str | None:
        """The volume (卷三) of a dossier that it stands in, as its name says; None of anything else."""
        volume = self.id.partition("-")[0]
        return volume if self.kind is ItemKind.DOSSIER and volume != ID_PREFIXES[ItemKind.DOSSIER] else None

    @property
    def last_due(self) -> Due:
        """The time that decides when it is late."""
        return self.deadline or self.due

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(sheet=self.sheet, cell=self.cell, line=self.line, item=self.id)


class Reported(StrEnum):
    """What a return says of an item."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_DONE = "not_done"
    CANCELLED = "cancelled"
    """不再执行"""
    BLANK = "blank"
    """Nothing is written: not reported, never undone."""
    UNCLEAR = "unclear"
    """Something is written that says none of these: 按序推进, 3 场."""


class Return(Struct, frozen=True):
    """What somebody reported of one item: one row of a checklist."""

    item: str
    """The item of the same document that it stands beside."""
    place: Place
    unit: str | None
    """Who reports, as the row, the sheet or the title says; None where none does."""
    reported: Reported
    said: str = ""
    """The answer as written, and what a remark adds to it."""
    completed: date | None = None
    evidence: tuple[str, ...] = ()
    """What is named as evidence (佐证材料)."""
    reason: str | None = None
    """Why it is not done, or no longer wanted."""
    completed_text: str = ""
    """What is written where the day of completion belongs; where nothing is, the days that the answer names."""
    period: str | None = None
    """Of what recurs the time round that it speaks of (2020-05), where its row names one."""
    numerator: Decimal | None = None
    """What was reached, of an item with a target: a number, a share, or the part of `denominator`."""
    denominator: Decimal | None = None
    """The base (基数) that it is a part of."""
    base_source: str | None = None
    """Where the base comes from, as written (基数来源)."""
    number_text: str = ""
    """What is written for the number; that it is a share (52%), or no number, only its words say."""
    base_text: str = ""
    target: str | None = None
    """Of an item with several targets the one that the row names."""
    number_cell: str | None = None
    evidence_cell: str | None = None
    """Where in its row the number and the evidence stand, of a list in a sheet."""


class StartValue(Struct, frozen=True):
    """What an indicator of a table over years was before its targets: 2020年（基期）, 2020年现状值."""

    name: str
    """As the targets of its row are named."""
    year: int
    value: Decimal
    """In plain units; a per cent as a share."""
    printed: str
    kind: TargetKind
    unit_of_measure: str | None
    place: Place


class Items(Struct, frozen=True, dict=True):
    """What is due: the entries of one schedule, one list or one run of paragraphs."""

    title: str | None
    kind: ItemKind
    period: str | None
    """The year, YYYY; of a plan of several the first and the last: 2019-2023."""
    issued: date | None
    """The document's date of issue; None where it names none, or one that can be read in two ways."""
    entries: tuple[Item, ...]
    returns: tuple[Return, ...] = ()
    """What is reported beside the entries; empty for a plan without columns of progress."""
    asks_evidence: bool = False
    """Whether it has a column for evidence (佐证材料)."""
    asks_numbers: bool = False
    """Whether it has a column for what was reached (数值)."""
    sheet: str | None = None
    line: int | None = None
    """Where it begins, in a text."""
    candidates: tuple[Candidate, ...] = ()
    """Of a text in which nothing else was recognised: its sentences with a number, none of them judged."""
    start_values: tuple[StartValue, ...] = ()
    """Of a table over years: the numbers of years that come before its targets."""
    left_out: tuple[str, ...] = ()
    """The headings of columns that hold personal data (姓名, 电话) or money and are not kept."""

    shape: ClassVar = Shape.ITEMS

    @property
    def is_bare(self) -> bool:
        """Whether it is a text of which only numbers in sentences are known: nothing in it can be judged."""
        return bool(self.candidates) and not self.entries

    @property
    def is_path_table(self) -> bool:
        """Whether its items are the years of the indicators of a table: 目标-3@2021."""
        return self.kind is ItemKind.TARGET and bool(self.entries) and all(map(_is_year_of_row, self.entries))

    @property
    def is_checklist(self) -> bool:
        """Whether it has room for answers."""
        return bool(self.returns)

    @property
    def size(self) -> int:
        """How many items there are to judge."""
        return len(self.entries)

    @property
    def whole_place(self) -> Place:
        """The document as a whole."""
        return Place(sheet=self.sheet, line=self.line, period=self.period)

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The entries by their names."""
        return {entry.id: entry for entry in self.entries}

    def has_like(self, name: str) -> bool:
        """Whether its items are named like this one: 安排-27 among 安排-1, 卷六-一 among 卷一-一; there or not."""
        return any(_family(entry.id) == _family(name) for entry in self.entries[:1])

    @property
    def owners(self) -> Sequence[str]:
        """Every owner, in the order in which they come."""
        return list(dict.fromkeys(owner.name for entry in self.entries for owner in entry.owners))


def _family(name: str) -> str:
    """What an item's name begins with; of a dossier the volume tells nothing."""
    prefix = ID_PREFIXES[ItemKind.DOSSIER]
    return prefix if name.startswith(prefix) else name.partition("-")[0]


def _is_year_of_row(item: Item) -> bool:
    return item.id.rpartition("@")[2].isdigit() and "@" in item.id and len(item.targets) == 1
