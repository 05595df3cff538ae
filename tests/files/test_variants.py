"""One table in hundreds of spellings of its XML: every cell is what people see, or the file is refused for a reason.

The cells of each variant stand in its table, as LibreOffice showed them; `render` holds LibreOffice against them anew.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import docx_variants
import ods_variants
import xlsx_variants
from cedu_targets import check
from cedu_targets.domain.fault import InputFault
from cedu_targets.files.catalogue import read_grids
from shown_by_libreoffice import sheets_shown, tables_shown
from variants import Cells, Variant, cells_of, made, read_in, shown_in


class Format(NamedTuple):
    """What the variants of a format are made of."""

    base: Mapping[str, str]
    shown: Cells
    variants: Mapping[str, Variant]


FORMATS = {
    "xlsx": Format(xlsx_variants.BASE, xlsx_variants.SHOWN, xlsx_variants.VARIANTS),
    "docx": Format(docx_variants.BASE, docx_variants.SHOWN, docx_variants.VARIANTS),
    "ods": Format(ods_variants.BASE, ods_variants.SHOWN, ods_variants.VARIANTS),
}
ALL = [(kind, name) for kind, one in FORMATS.items() for name in one.variants]


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_every_cell_is_what_people_see(kind: str, name: str) -> None:
    base, shown, variants = FORMATS[kind]
    variant = variants[name]
    try:
        read: object = squeezed(kind, cells_of(read_grids(made(base, variant))))
    except InputFault as fault:
        read = fault.code
    assert read == (variant.ours if isinstance(variant.ours, str) else read_in(shown, variant))


def squeezed(kind: str, cells: Cells) -> Cells:
    """The words of a page have no tabs and lines between them."""
    return {place: " ".join(text.split()) for place, text in cells.items()} if kind == "docx" else cells


def test_what_differs_from_libreoffice_has_a_reason() -> None:
    variants = [variant for one in FORMATS.values() for variant in one.variants.values()]
    assert all(bool(variant.why) == (variant.ours is not None or variant.shows is None) for variant in variants)
    counts = Counter(
        "refused" if isinstance(variant.ours, str) else "differs" if variant.why else "same" for variant in variants
    )
    assert counts["same"] > 250, counts
    assert counts["refused"] + counts["differs"] < 80, counts
    assert all(len(one.variants) >= 100 for one in FORMATS.values())


@pytest.mark.render
@pytest.mark.parametrize("kind", FORMATS)
def test_libreoffice_shows_these_cells(kind: str, soffice: str, tmp_path: Path) -> None:
    base, shown, variants = FORMATS[kind]
    files = {name: made(base, variant) for name, variant in variants.items()}
    if kind == "docx":
        seen = tables_shown(soffice, files, tmp_path)
    else:
        seen = sheets_shown(soffice, files, f".{kind}", tmp_path)
    expected = {name: shown_in(shown, one) for name, one in variants.items() if one.shows is not None}
    assert seen.keys() == expected.keys()
    assert seen == expected


def test_hidden_text_is_told_once_a_file(tmp_path: Path) -> None:
    """A number of which a part is hidden is read as it is seen."""
    path = tmp_path / "t.docx"
    path.write_bytes(made(docx_variants.BASE, docx_variants.VARIANTS["vanish"]))
    (file,) = check(path, rules="none").files
    told = [(one.place.cell, dict(one.parameters)) for one in file.findings if one.code == "RD056"]
    assert told == [("B3", {"count": 1, "text": "9"})]


def test_hidden_paragraphs_are_counted_too(tmp_path: Path) -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r></w:p>".format
    vanish = docx_variants.VARIANTS["vanish"]
    beside = (docx_variants.DOCUMENT, "</w:body>", hidden("全区90人") + hidden("  ") + "</w:body>")
    path = tmp_path / "t.docx"
    path.write_bytes(made(docx_variants.BASE, Variant([*vanish.edits, beside])))
    (file,) = check(path, rules="none").files
    (told,) = [one for one in file.findings if one.code == "RD056"]
    assert (told.place.cell, dict(told.parameters)) == ("B3", {"count": 2, "text": "9"})


UNSEEN: dict[str, tuple[Mapping[str, str], Variant]] = {
    "a hidden run": (docx_variants.BASE, docx_variants.VARIANTS["vanish: paragraph style"]),
    "under a merge of a docx": (docx_variants.BASE, docx_variants.VARIANTS["vMerge"]),
    "under a merge of an ods": (ods_variants.BASE, ods_variants.VARIANTS["cell: covered"]),
    "a hidden field of an ods": (ods_variants.BASE, ods_variants.VARIANTS["text: hidden field"]),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_hidden_is_kept_apart(name: str) -> None:
    base, variant = UNSEEN[name]
    grid = read_grids(made(base, variant))[0]
    assert len(grid.concealed) == 1
    assert read_grids(made(base, Variant([])))[0].concealed == {}
