"""The parts of the page that are not read by people: packed, and unpacked by the page when they are needed."""

import base64
import gzip
import io
import json
import zipfile

from trees import Tree


def packed(content: bytes) -> str:
    """As text: base 64 of gzip, without a date."""
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def planted(tree: Tree) -> bytes:
    """All files as one: the length of a list of paths and sizes, the list, and the contents one after another."""
    names = sorted(tree)
    listed = json.dumps([[name, len(tree[name])] for name in names], separators=(",", ":")).encode()
    return len(listed).to_bytes(4, "little") + listed + b"".join(tree[name] for name in names)


def stored_zip(tree: Tree) -> bytes:
    """A zip that packs nothing, since the part that it lies in is packed as a whole."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(tree):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), tree[name])
    return content.getvalue()
