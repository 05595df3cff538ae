"""Mutations that know nothing of a format, and those of a text's cells."""

import csv
import io
import random

SPICE = [
    b"", b"\x00", b"\xff", b"-1", b"0", b"1e400", b"NaN", b"99999999999999999999", b"4294967296", b"1048577", b"XFD1",
    b"A:A", b"$B$10:XFD99", b"'x'!B11", b"SUMIF(B:B,\"&gt;1\")", b"^99", b"*1E99", b"((", b",", b"%", b"/0",
    b"<", b">", b'"', b"&#0;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"</", b"\xff\xfe", "合计".encode(), b"=1+1",
    b"\xe2\x80\xae", b"\x1b[31m", b"\xef\xbf\xbf", b"\xed\xa0\x80", b"\xf3\xa0\x80\x81", b"_x001B_", b"&#x1b;", b"&#x202e;",
]  # fmt: skip
"""What readers trip over, put in at random places."""

CELLS = [
    "", " ", "-", "—", "无", "……", "0", "-1", "1e400", "NaN", "95%", "９５％", "0.95", "1,234", "12 345", "１２", "60人", "约10", "1-2", "2021", "2021年",
    "全区", "合计", "小计", "其中", "其中：老年", "总计", "一、城区", "东 山", "栏次", "甲", "乙", "序号", "单位", "指标", "目标", "完成", "完成率", "上年数",
    "率", "培训（万人次）", "单位：人", "1=2+3", "A=1+…+8", "1≥2", "说明：1=1", "C=14=15+16", "第1栏=第2至8栏之和", "2021年目标任务表", "9" * 40, "长" * 3_000,
    "甲\u202e乡", "\x1b[2J", "=1+1", "<b>", "一\u200b二", "(5)", "72,6", "5%-8%", "两三个", "百分之九十五", "120①", "≥95%", "21万人次", "去年", "1978=100",
]  # fmt: skip
"""What people, and people who mean ill, write into cells."""


def changed(data: bytes, dice: random.Random) -> bytes:
    """One to four changes of bytes, or of a value between quotes or tags."""
    for _ in range(dice.randint(1, 4)):
        if not data:
            break
        at = dice.randrange(len(data))
        length = min(dice.choice((1, 1, 2, 4, 16, 200)), len(data) - at)
        how = dice.random()
        if how < 0.3:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif how < 0.45:
            data = data[:at] + data[at + length :]
        elif how < 0.6:
            data = data[:at] + data[at : at + length] * dice.choice((2, 2, 50)) + data[at + length :]
        elif how < 0.8:
            data = data[:at] + dice.choice(SPICE) + data[at + dice.choice((0, length)) :]
        elif how < 0.95:
            data = _with_another_value(data, at, dice)
        else:
            data = data[:at]
    return data


def _with_another_value(data: bytes, at: int, dice: random.Random) -> bytes:
    """The attribute's value or the text that follows `at`, replaced: the file stays well-formed."""
    opening = data.find(dice.choice((b'="', b">")), at)
    if opening < 0:
        return data
    start = opening + (2 if data[opening : opening + 2] == b'="' else 1)
    ends = [end for end in (data.find(b'"', start), data.find(b"<", start)) if end >= 0]
    return data[:start] + dice.choice(SPICE[3:10]) + data[min(ends, default=start) :]


def with_other_cells(text: str, dice: random.Random) -> bytes:
    """A csv with cells replaced, swapped and moved, rows and columns left out, doubled and turned round."""
    rows = list(csv.reader(io.StringIO(text))) or [[""]]
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(rows))
        column = dice.randrange(max(map(len, rows)) or 1)
        how = dice.random()
        if how < 0.55 and rows[at]:
            rows[at][column % len(rows[at])] = dice.choice(CELLS)
        elif how < 0.65:
            rows.insert(dice.randrange(len(rows)), list(rows[at]))
        elif how < 0.75 and len(rows) > 1:
            del rows[at]
        elif how < 0.82:
            rows[at] = ["", *rows[at]]
        elif how < 0.89:
            rows = [row[:column] + row[column + 1 :] for row in rows]
        elif how < 0.96:
            rows = [row[:column] + row[column : column + 1] * 2 + row[column + 1 :] for row in rows]
        else:
            width = max(map(len, rows))
            rows = [[row[index] if index < len(row) else "" for row in rows] for index in range(width)] or [[""]]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()
