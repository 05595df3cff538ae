"""Where a pack comes from: by name or path, or recognised by a table's title; every mistake in it at its line."""

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets import resources
from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place
from cedu_targets.packs import positioned_yaml
from cedu_targets.packs.pack import RulePack, squeezed_title
from cedu_targets.packs.yaml_model import load_model

if TYPE_CHECKING:
    from cedu_targets.packs.lint.pack_rules import PackRules

_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)


def load_pack(path: Path) -> RulePack:
    """Read a pack. Raises PackFault with line and column of the first mistake.

    Rules that no table could satisfy (a contradiction, a total that is its own part) are a mistake too.
    """
    from cedu_targets.packs.lint.flaws import first_flaw

    pack, document = load_with_positions(path)
    flaw = first_flaw(rules_in(pack, document))
    if flaw is not None:
        line, column = document.position(flaw.path)
        parameters = {**flaw.parameters, "rule": flaw.rule, "column": column}
        raise PackFault(flaw.code, parameters, str(path), Place(line=line), flaw.variant)
    return pack


def load_with_positions(path: Path) -> tuple[RulePack, positioned_yaml.YamlDocument]:
    """Read a pack, whatever its rules demand together, and where everything in it stands. Raises PackFault."""
    pack, document = load_model(path, RulePack)
    _check_ids(pack, document, str(path))
    return pack, document


def rules_in(pack: RulePack, document: positioned_yaml.YamlDocument) -> "PackRules":
    """The pack as the questions about its rules need it."""
    from cedu_targets.packs.lint.pack_rules import PackRules

    return PackRules(
        rules=pack.rules,
        table=pack.specimen(),
        context=pack.names(),
        columns=pack.columns,
        units=tuple(entry.names for entry in pack.units),
        district=pack.district.names if pack.district else (),
        bases={name: entry.base(name) for name, entry in pack.bases.items()},
        position=document.position,
    )


def _check_ids(pack: RulePack, document: positioned_yaml.YamlDocument, name: str) -> None:
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
    raise PackFault("PK001", {"name": name, "known": "、".join(known)})


@cache
def _titles() -> dict[str, str]:
    """Title -> name of each bundled pack. Only the pack that a table needs is read as a whole."""
    found = {}
    for name, path in bundled_packs().items():
        match = _TITLE.search(path.read_text(encoding="utf-8"))
        if match is not None:
            found[squeezed_title(match[1].strip("\"'"))] = name
    return found


def recognise_pack(document: Document) -> RulePack | None:
    """The bundled pack whose title a document has, and of a table the columns."""
    name = _titles().get(squeezed_title(document.title or ""))
    if name is None:
        return None
    pack = _bundled(name)
    return pack if pack.fits(document) else None


@cache
def _bundled(name: str) -> RulePack:
    """A pack that comes with the program. The tests hold its rules sound, so no run pays for asking again."""
    return load_with_positions(bundled_packs()[name])[0]
