"""The packs that come with the program, by name and by the titles of the documents that they are for.

`rules/bundled.json` keeps of each what its YAML said when it was last held against its model (`make packs` writes it):
no run reads all packs to find the one that fits, or asks of that one again what the tests have asked. It holds as long
as the YAML is what it was; a pack that was changed since, or that is not in it, is read from its YAML.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from msgspec import Raw, Struct, convert, json
from msgspec.structs import replace

from cedu_targets import resources
from cedu_targets.checks.any_rule import kind_called
from cedu_targets.packs.pack import RulePack

KEPT = "bundled.json"


class KeptPack(Struct, frozen=True):
    """A pack as it is kept, and by what a document is told to be one that it is for."""

    checksum: int
    """Of its YAML."""
    titles: tuple[str, ...]
    form_titles: tuple[str, ...]
    pack: Raw
    """The pack as JSON: what it says that is not as usual, and of each rule its kind."""


def bundled_packs() -> dict[str, Path]:
    """The files of the packs, by name."""
    return {path.stem: path for path in sorted(resources.folder("rules").glob("*.yaml"))}


@cache
def bundled_pack(name: str) -> RulePack:
    """One of them; the tests hold its rules sound. Raises PackFault where it is not kept, and not as it should be."""
    kept = _kept().get(name)
    if kept is not None:
        return unpacked(kept.pack)
    from cedu_targets.packs.written_pack import read_pack  # asks of a pack what its model says

    return read_pack(bundled_packs()[name]).whole()


@cache
def names_by_title() -> Mapping[str, str]:
    """A title, without white space -> the name of the pack."""
    return {title: name for name in bundled_packs() for title in (_kept().get(name) or bundled_pack(name)).titles}


@cache
def names_by_form_title() -> Mapping[str, str]:
    """The title of its monthly form, without the month -> the name of a pack that speaks of one."""
    return {title: name for name in bundled_packs() for title in (_kept().get(name) or bundled_pack(name)).form_titles}


@cache
def _kept() -> Mapping[str, KeptPack]:
    """What is kept of the packs whose YAML is as it was."""
    found = json.decode((resources.folder("rules") / KEPT).read_bytes(), type=dict[str, KeptPack])
    files = bundled_packs()
    return {name: one for name, one in found.items() if name in files and one.checksum == checksum(files[name])}


def checksum(path: Path) -> int:
    """Of a text, whatever its line ends are: a checkout may have changed them."""
    return crc32(path.read_bytes().replace(b"\r\n", b"\n"))


def unpacked(content: bytes | Raw) -> RulePack:
    """The pack that was kept."""
    said = json.decode(content)
    rules = tuple(convert(rule, kind_called(rule["check"])) for rule in said.pop("rules", ()))
    return replace(convert(said, RulePack), rules=rules)
