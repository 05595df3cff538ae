"""Writes rules/bundled.json, what is kept of the packs that come with the program: `make packs` after one was changed."""

from typing import Any

from msgspec import Raw, Struct, json

from cedu_targets.checks.field_marks import usual_values
from cedu_targets.packs.bundled import KEPT, KeptPack, bundled_packs, checksum
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.written_pack import load_pack
from project import ROOT


def kept_packs() -> str:
    """The packs as they are kept, one a line."""
    lines = []
    for name, path in bundled_packs().items():
        pack = load_pack(path)
        kept = KeptPack(checksum(path), pack.titles, pack.form_titles, Raw(packed(pack)))
        lines.append(f"{json.encode(name).decode()}:{json.encode(kept).decode()}")
    return "{" + ",\n".join(lines) + "}\n"


def packed(pack: RulePack) -> bytes:
    """A pack as it is kept."""
    return json.encode(_said(pack))


def _said(value: Any) -> Any:
    """What an entry says that is not as usual; of a rule always its kind."""
    if isinstance(value, Struct):
        said = ((name, getattr(value, name), usual) for name, usual in usual_values(type(value)).items())
        return {name: _said(here) for name, here, usual in said if here != usual or name == "check"}
    if isinstance(value, dict):
        return {name: _said(here) for name, here in value.items()}
    return [_said(here) for here in value] if isinstance(value, tuple) else value


if __name__ == "__main__":
    (ROOT / "rules" / KEPT).write_text(kept_packs(), encoding="utf-8", newline="\n")
