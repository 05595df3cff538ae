"""Writes rules/bundled.json, what is kept of the packs that come with the program: `make packs` after one was changed."""

from msgspec import Raw, json

from cedu_targets.packs.bundled import KEPT, KeptPack, bundled_packs, checksum, packed
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


if __name__ == "__main__":
    (ROOT / "rules" / KEPT).write_text(kept_packs(), encoding="utf-8", newline="\n")
