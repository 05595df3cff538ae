"""A quote that swallows lines is one error that says where it opens; quotes that are closed, and marks, are text."""

from collections.abc import Sequence

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.delimited import read_text

HEAD = "单位,1月,2月,合计"
ROWS = ["青石,10,20,30", "白云,12,18,30", "松林,8,7,15", "全区,30,45,75"]


def lines_of(*lines: str) -> bytes:
    return "\n".join([*lines, ""]).encode()


@pytest.mark.parametrize(
    ("lines", "opens", "swallowed"),
    [
        ((HEAD, '"青石,10,20,30', *ROWS[1:]), 2, 3),
        ((HEAD, ROWS[0], '白云,12,"18,30', *ROWS[2:]), 3, 2),
        (('单位,"1月,2月,合计', *ROWS), 1, 4),
        ((HEAD, *ROWS, '注,"合计=1月+2月', "第二行"), 6, 1),
        ((HEAD, ROWS[0], ROWS[1], '松林,",8,15', ROWS[3]), 4, 1),
        ((HEAD, '"青石,10,20,30', ROWS[1], ROWS[2], '"全区,30,45,75', "其他,1,1,2"), 2, 3),
        ((HEAD, '白云,12,"18,30', '松林",8,7,15', "其他,1,1,2"), 2, 1),
        (("单位,人数", '"青石,10', '白云",12', "松林,5"), 2, 1),
        (('单位,"1月\n人",2月,合计', '青石,10,"20,30', *ROWS[1:]), 3, 3),
        ((HEAD, '"青石,10,20,30', *(f"街{step},1,2,3" for step in range(300))), 2, 300),
        ((HEAD, '"青石,10,20,30', *(f"街{step},1,2,3" for step in range(30_000))), 2, 30_000),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_quote_left_open(delimiter: str, lines: Sequence[str], opens: int, swallowed: int) -> None:
    with pytest.raises(InputFault) as raised:
        read_text(lines_of(*lines).replace(b",", delimiter.encode()))
    fault = raised.value
    assert (fault.code, fault.variant, fault.parameters["count"]) == ("RD115", "", swallowed)
    assert fault.place is not None
    assert fault.place.line == opens


@pytest.mark.parametrize(
    ("lines", "cell", "text"),
    [
        ((HEAD, '"青石",10,20,30', *ROWS[1:]), (1, 0), "青石"),
        ((HEAD, '"青""石",10,20,30', *ROWS[1:]), (1, 0), '青"石'),
        ((HEAD, '6" 管,10,20,30', *ROWS[1:]), (1, 0), '6" 管'),
        ((HEAD, *ROWS, '注：同上"或"不计'), (5, 0), '注：同上"或"不计'),
        (('单位,"1月\n（人次）",2月,合计', *ROWS), (0, 1), "1月\n（人次）"),
        (('单位,"1月\n（人,次）","2月\n（人,次）",合计', *ROWS), (0, 2), "2月\n（人,次）"),
        (('单位,"1月\n人","2月\n人","合计\n人"', *ROWS), (0, 3), "合计\n人"),
        ((HEAD, *ROWS, '"注：合计=1月+2月\n第二行\n第三行"'), (5, 0), "注：合计=1月+2月\n第二行\n第三行"),
        ((HEAD, *ROWS, '"注：没有下文'), (5, 0), "注：没有下文\n"),
    ],
)
def test_quotes_that_are_in_order(lines: Sequence[str], cell: tuple[int, int], text: str) -> None:
    grid, _ = read_text(lines_of(*lines))
    assert str(grid.raw(*cell)).strip() == text.strip()


def test_a_cell_that_is_too_long_is_no_open_quote() -> None:
    with pytest.raises(InputFault) as raised:
        read_text(lines_of(HEAD, *ROWS, "注" * 140_000 + ",,,"))
    assert (raised.value.code, raised.value.variant) == ("RD115", "long")


def test_many_cells_of_two_lines_are_read_quickly() -> None:
    grid, _ = read_text(lines_of(HEAD, *('"青\n石",10,20,30' for _ in range(20_000))))
    assert len(grid.continued) == 20_000
