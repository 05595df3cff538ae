"""Where a pack comes from: by name or path, or recognised by a table's title; every mistake in it at its line."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cedu_targets import resources
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import PackFault, refuse
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.packs.forms import form_title
from cedu_targets.packs.pack import FIRST_LINES, RulePack, squeezed_title
from cedu_targets.packs.positioned_yaml import Tree
from cedu_targets.packs.yaml_model import ModelRead, read_model

if TYPE_CHECKING:
    from cedu_targets.packs.lint.flaws import Flaw
    from cedu_targets.packs.lint.pack_rules import PackRules

_STAND_INS: dict[str, Tree] = {"name": "unnamed", "title": "-"}
_TITLE = lazy_pattern(r"^title:\s*+(.+)$", re.MULTILINE)
_OTHER_TITLES = lazy_pattern(r"^other_titles:(.*(?:\n[ \t-].*)*)", re.MULTILINE)
"""A list in brackets, or a line each."""
_FORMS = lazy_pattern(r"^forms:(.*(?:\n[ \t].*)*)", re.MULTILINE)
_FORM_TITLE = lazy_pattern(r"\btitle:\s*+([^,}\n]+)")


def load_pack(path: Path) -> RulePack:
    """Read a pack. Raises PackFault with every mistake, each with its line and column.

    Rules that no table could satisfy (a contradiction, a total that is its own part) are a mistake too.
    """
    from cedu_targets.packs.lint.flaws import refusals

    read = read_pack(path)
    pack = read.whole()
    refuse(_fault(flaw, read) for flaw in refusals(rules_in(pack, read)))
    return pack


def read_pack(path: Path) -> ModelRead[RulePack]:
    """Read a pack, whatever its rules demand together. Of one with faults they are all told.

    Raises PackFault where nobody can say what is meant.
    """
    read = read_model(path, RulePack, stand_ins=_STAND_INS)
    faults = [*read.faults, *_repeated_ids(read)]
    if faults:
        faults += [_fault(flaw, read) for flaw in _flaws_beside(read)]
    return replace(read, faults=tuple(faults))


def _fault(flaw: "Flaw", read: ModelRead[RulePack]) -> PackFault:
    parameters = {**flaw.parameters, "rule": flaw.rule}
    return PackFault(flaw.code, parameters, read.path, read.place(flaw.path), flaw.variant)


def rules_in(pack: RulePack, read: ModelRead[RulePack]) -> "PackRules":
    """The pack as the questions about its rules need it."""
    from cedu_targets.packs.lint.pack_rules import PackRules

    return PackRules(
        rules={number: rule for number, rule in enumerate(pack.rules) if isinstance(rule, TableRule)},
        table=pack.specimen(),
        context=pack.names(),
        columns=pack.columns,
        units=tuple(entry.names for entry in pack.units),
        district=pack.district.names if pack.district else (),
        bases={name: entry.base(name) for name, entry in pack.bases.items()},
        position=read.position,
    )


def _repeated_ids(read: ModelRead[RulePack]) -> Iterator[PackFault]:
    """PK003 for each rule whose id another one has, and each target, wherever else the two are wrong."""
    yield from _repeated_in("rules", read)
    yield from _repeated_in("targets", read)


def _repeated_in(field: str, read: ModelRead[RulePack]) -> Iterator[PackFault]:
    seen: set[str] = set()
    content = read.document.content
    key = next((key for (key, *_), name in read.fit.renamed.items() if name == field), field)
    rules = content.get(str(key)) if isinstance(content, dict) else None
    for number, rule in enumerate(rules if isinstance(rules, list) else ()):
        name = rule.get("id") if isinstance(rule, dict) else None
        if isinstance(name, str) and name in seen:
            parameters: dict[str, Parameter] = {
                "error_type": "duplicate_id", "name": name, "field": f"{field}.{number + 1}.id",
            }  # fmt: skip
            line, column = read.document.position((key, number, "id"))
            yield PackFault("PK003", parameters, read.path, Place(line=line, column=column))
        elif isinstance(name, str):
            seen.add(name)


def _flaws_beside(read: ModelRead[RulePack]) -> Iterator["Flaw"]:
    """What the rules show by themselves in a pack that has other mistakes, as far as none of it can follow from them.

    What a rule writes is looked at wherever it could be read. Held against one another are only the rules that are
    right as they stand: fewer rules contradict each other less. Of a roster that is wrong nobody knows the rows.
    """
    from cedu_targets.packs.lint.flaws import refusals

    pack = read.fit.model
    if pack is None:
        return
    paths = read.fit.unsure | read.document.repeated
    wrong = {(str(read.fit.renamed.get(path[:1], path[0])), *path[1:2]) for path in paths if path}
    unsure = {name for name, *_ in wrong}
    blank: dict[str, object] = {"units": (), "district": None, "bases": {}}
    changes = {name: value for name, value in blank.items() if name in unsure}
    if unsure & {"columns", "indicators"}:
        changes["columns"] = None
    pack = replace(pack, **changes)
    numbers = [read.fit.origin(("rules", number))[1] for number in range(len(pack.rules))]
    yield from refusals(rules_in(pack, read), {n for n, number in enumerate(numbers) if ("rules", number) in wrong})


def bundled_packs() -> dict[str, Path]:
    """The packs that come with the program, by name."""
    return {path.stem: path for path in sorted(resources.folder("rules").glob("*.yaml"))}


def find_pack(name: str) -> RulePack:
    """A pack by its name or its file's path. Raises PackFault."""
    return _bundled(name) if name in bundled_packs() else load_pack(path_of_pack(name))


def path_of_pack(name: str) -> Path:
    """The file of a pack, given by name or path. Raises PackFault."""
    known = bundled_packs()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a closed folder
        return path
    raise PackFault("PK001", {"name": name, "texts": "、".join(known)})


@cache
def _titles() -> dict[str, str]:
    """Title -> name of each bundled pack. Only the pack that a table needs is read as a whole."""
    found: dict[str, str] = {}
    for name, path in bundled_packs().items():
        text = path.read_text(encoding="utf-8")
        titles = _TITLE.findall(text)
        titles += [part for listed in _OTHER_TITLES.findall(text) for part in re.split(r"[\n,]", listed.strip(" []"))]
        found |= {squeezed_title(title.strip().lstrip("- ").strip("\"'")): name for title in titles}
    return found


@cache
def _form_titles() -> dict[str, str]:
    """The title of its monthly form -> name of each bundled pack that speaks of one."""
    return {
        form_title(title.strip().strip("\"'")): name
        for name, path in bundled_packs().items()
        for forms in _FORMS.findall(path.read_text(encoding="utf-8"))
        for title in _FORM_TITLE.findall(forms)
    }


def recognise_pack(document: Document) -> RulePack | None:
    """The bundled pack whose title a document has, and of a table the columns; of a form that of its monthly form."""
    is_form = isinstance(document, Records)
    name = _form_titles().get(form_title(document.title or "")) if is_form else None
    name = name or _titles().get(squeezed_title(document.title or ""))
    if name is None:
        return None
    pack = _bundled(name)
    return pack if pack.fits(document) else None


def recognise_text(prose: Prose) -> RulePack | None:
    """The bundled pack whose targets a text sets: its title stands at the beginning, and its sentences in the text."""
    head = squeezed_title("".join(prose.lines[:FIRST_LINES]))
    names = dict.fromkeys(name for title, name in _titles().items() if title in head)
    return next((pack for name in names if (pack := _bundled(name)).is_of_text(prose)), None)


def similar_pack(document: Document) -> RulePack | None:
    """The bundled pack of the same table in another year: its title but for the year, and mostly its columns."""
    from cedu_targets.packs.column_likeness import like_columns, title_without_year

    if not isinstance(document, Table) or not document.title:
        return None
    wanted = title_without_year(document.title)
    names = [name for title, name in _titles().items() if title_without_year(title) == wanted]
    pack = _bundled(names[-1]) if names else None
    return pack if pack is not None and like_columns(pack, document).are_mostly_there else None


@cache
def _bundled(name: str) -> RulePack:
    """A pack that comes with the program. The tests hold its rules sound, so no run pays for asking again."""
    return read_pack(bundled_packs()[name]).whole()
