"""What is held against arbitrary texts: nothing raises but what a docstring says, and what is read is what was written."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from cedu_targets import allocate
from cedu_targets.allocation.plan.demand import parse_demand
from cedu_targets.allocation.plan.mix import mix_text, parse_mix
from cedu_targets.domain.fault import InputFault, PackFault
from cedu_targets.domain.months import span_of
from cedu_targets.domain.numbers import parse_number, percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import folded, quantities
from cedu_targets.domain.statement import find_statements
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import written_number
from cedu_targets.evaluation.explanations.accepted import read_explanations
from cedu_targets.files.delimited import read_text
from cedu_targets.files.formulas import NotUnderstoodError, parse, parse_sum, shifted
from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.number_formats import shows_date, shows_percent, without_literals
from cedu_targets.files.recalculation import settle
from cedu_targets.packs.written_pack import load_pack
from cedu_targets.reporters.shared.escaping import file_name, markdown, markdown_cell, visible
from plan_files import SMALL
from sound_files import sound_files
from whole_runs import run_here, steering

_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,5})?", re.ASCII)
_STORED_DIGITS = 16
"""From here on a text is taken for a stored double."""
_NAMES = {"培训总数": "1", "农村培训": "2", "城镇培训": "3", "老年教育": "4"}
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_QUOTES = ("参与率达到50%", "培训21万人次", "建成1—2个社区", "不低于百分之九十五", "一二三")


class Target(NamedTuple):
    """A check of one text, the words that such texts are made of, and a few to begin with."""

    check: Callable[[str], None]
    words: tuple[str, ...]
    begin: tuple[str, ...]


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="cedu-strings-"))


def _numbers(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        number = None
    if _PLAIN.fullmatch(text):
        assert number is not None, text
        assert number.value == Decimal(text), (text, number)
    if number is not None and len(re.sub(r"\D", "", text)) < _STORED_DIGITS:
        shown = percent(number.value) if number.percent else plain(number.value)
        assert parse_number(shown) == number, (text, number, shown)
    written = written_number(text)
    if written is not None:
        assert written.value.is_finite(), text
        assert written.most is None or written.most >= written.value, text


def _demands(text: str) -> None:
    for read in (parse_demand, parse_mix):
        try:
            found = read(text)
        except ValueError:
            continue
        if read is parse_mix and len(found) == 1:  # type: ignore[arg-type]
            assert [name for name, _ in parse_mix(mix_text(found))] == [name for name, _ in found]  # type: ignore[arg-type,union-attr]


def _relations(text: str) -> None:
    for statement in find_statements(text, _NAMES):
        if statement.relation is None:
            continue
        said = str(statement.relation).replace("..", "+…+")
        again = [one.relation for one in find_statements(said)]
        assert again == [statement.relation], (text, said, [str(one) for one in again])


def _prose(text: str) -> None:
    for quantity in quantities(folded(text)):
        assert quantity.low is not None or quantity.high is not None, quantity
    prose = Prose(text.split("\n"))
    for quote in _QUOTES:
        prose.find(quote)
        for passage, _ in prose.find_with_number(quote) if quote != "一二三" else ():
            assert 1 <= passage.line <= len(prose.lines)
            assert prose.text[passage.start : passage.end] == passage.text
    span_of(text)
    parse_unit_of_measure(text)


def _of_file(form: str) -> Callable[[str], None]:
    """From end to end, as a file of this format."""

    def check(text: str) -> None:
        cost = run_here(form, text.encode("utf-8", "replace"), _folder())
        assert not cost.complaint, cost.complaint

    return check


def _yaml(read: Callable[[Path], object], around: str = "{}") -> Callable[[str], None]:
    """A file that `read` reads; the text stands in it `around` which it is sound."""

    def check(fragment: str) -> None:
        text = around.replace("{}", fragment)
        path = _folder() / "t.yaml"
        path.write_bytes(text.encode("utf-8", "replace"))
        try:
            read(path)
        except (PackFault, InputFault) as fault:
            line = (fault.place or Place()).line or 1
        else:
            line = 1
        assert line <= len(_LINE_ENDS.split(text)) + 1

    return check


def _formulas(text: str) -> None:
    try:
        parse(text)
    except NotUnderstoodError:
        assert parse_sum(text) is None
    assert isinstance(shifted(text[:200], (3, 3), (9, 9)), str)
    rows: list[list[Raw]] = [[1.5, "x", None], [2.0, 0.1, 0.2], ["3", True, ""]]
    settle([Grid("表", rows, formulas={(2, 2): text}, uncalculated={(2, 2): None})])


def _number_formats(text: str) -> None:
    assert "%" in without_literals(text) or not shows_percent(text)
    assert not (shows_percent(text) and shows_date(text))
    assert (
        shows_percent(f"{text[:40]};0") == shows_percent(f"{text[:40]};0%")
        or '"' in text
        or "[" in text
        or text[:40].endswith(("\\", "_", "*"))
    )


def _delimited(text: str) -> None:
    with suppress(InputFault):
        read_text(text.encode("utf-8", "replace"))
    rows = [
        line.split("|") for line in re.sub(r"[\r\0\ufeff]", "", text).encode("utf-8", "replace").decode().split("\n")
    ]
    width = max(3, *map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    if any(sign in cell for row in rows for cell in row for sign in ";\t"):
        return
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    grid, _ = read_text(stream.getvalue().encode())
    assert [list(row) for row in grid.rows if row] == rows, stream.getvalue()


def _escaping(text: str) -> None:
    for write in (visible, markdown, markdown_cell, file_name):
        shown = write(text)
        assert not steering({"text": shown}), (write.__name__, text)
        assert "\n" not in shown
    assert visible(visible(text)) == visible(text)


_NUMBERS = (*"0123456789", *"零〇一二两三四五六七八九十百千万亿点半成", "百分之", "%", "％", "‰", ".", ",", "，", " ", "-", "—", "~", "至", "(", ")", "+", "≥", "不低于", "不超过", "以上", "左右", "约", "余", "人次", "人", "个", "元", "年", "１", "①", "*", "$", "¥", "e5", "'", "\u00a0", "\u3000", "²", "٣", "½", "每", "/")  # fmt: skip
_RELATION = (*"0123456789", *"ABCD", "=", "≥", "<=", ">", "+", "-", "…", "...", "第", "栏", "列", "至", "之和", "等于", "不小于", "、", "和", "减", "(", ")", "（", "）", "；", "。", "\n", " ", "1.", "①", "～", "×", "%", *_NAMES, "合计", "其中", "为", "是", "应")  # fmt: skip
_CELL_WORDS = ("单位", "合计", "其中", "农村", "城镇", "全区", "东山", "秣陵", "小计", "栏次", "指标", "目标", "完成", "上年", "率", "（万人次）", "单位：人", "说明：", "1=2+3", "A=1+…+3", "一、", "2021年目标任务表", ",", ",", ",", ",", "\n", "\n", *"0123456789", "12", "3.5", "95%", "-", "×", "无", "\t", '"', "\u202e", "\x1b", "=1+1", "长" * 300)  # fmt: skip
_YAML_WORDS = ("\n", "\n  ", "\n  - ", ": ", "- ", "{", "}", "[", "]", ", ", "&a ", "*a", "!!python/object:os.system ", "|\n", ">\n", "#", "'", '"', "? ", "---\n", "\t", "name", "title", "rules", "columns", "units", "district", "id", "check", "part_whole", "district_sum", "bounds", "narrative_claim", "whole", "parts", "indicators", "min", "max", "why", "quote", '"1"', '"2..3"', "1", "50%", "甲", "全区", "granule", "rates", "change", "blanks", "zero", "aliases", "severity", "note", "expr", "\x07", "\ud7ff", "\u2028", "null", "~")  # fmt: skip
_PLAN_WORDS = (*_YAML_WORDS[:24], "indicators", "unit_of_measure", "parts", "total", "weights", "sources", "source", "year", "values", "demands", "常住人口", "均分", "×0.5+", "东山", "秣陵", "谷里", "≥", "≤", "5~9", "×", "1", "2", "1.2", "50%", "3.01", "99999999999", "0.0001", "1+2", "万人次", "人", "'%'", "growth", "granule", "max", "min", "caps", "-1")  # fmt: skip
_FORMULA_WORDS = (*"0123456789", *"ABC", "SUM(", "SUMIF(", "SUBTOTAL(9,", "ROUND(", "AVERAGE(", "IF(", "PRODUCT(", "MAX(", "COUNT(", "SUMPRODUCT(", ")", "(", ",", ":", "$", "!", "'", '"', "+", "-", "*", "/", "^", "&", "%", "=", "<>", ">=", "A1", "B2:C3", "A:A", "1:1", "表!", "'x'!", "#REF!", "E9", ".", " ", "TRUE", '">1"', "XFD1048576", "{", "[1]")  # fmt: skip
_FORMAT_WORDS = (
    "0",
    "#",
    ".",
    ",",
    "%",
    "\\",
    '"',
    "_",
    "*",
    "[",
    "]",
    ";",
    "红色",
    "General",
    "@",
    "yyyy",
    "E+00",
    "?",
    "/",
)
_CSV_WORDS = (
    ",",
    ",",
    ";",
    "\t",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "|",
    "|",
    "a",
    "合计",
    "1",
    "1,234",
    " ",
    "\u2028",
    "\x0c",
    "\x85",
    "x" * 50,
)
_SIGNS = ("\x00", "\x1b[31m", "\x07", "\n", "\r", "\t", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "\ud800", "\ue000", "\u0378", "<", ">", "&", "`", "*", "_", "[", "](", "|", "#", "~", "- ", "1. ", "1) ", "+ ", "www.", "https://", "$", "=", "\\", "NUL", "con.", "/", "..", "甲", "a", "\u0301", "\u2028", "\x85", "\u00ad", "\u061c", "\ufff9")  # fmt: skip


def _texts(form: str) -> tuple[str, ...]:
    """The smallest of the sound files."""
    return (sound_files()[form][0].decode(),)


TARGETS: Mapping[str, Target] = {
    "numbers": Target(_numbers, _NUMBERS, ("21.00万人次", "1,234.5", "百分之九十五", "1—2个", "≥95%", "0.30000000000000004")),
    "demands": Target(_demands, (*_NUMBERS, "×", "固定", "常住人口", "均分", "x0.5"), ("常住人口×0.7+均分×0.3", "5~9", "≥1.2")),
    "relations": Target(_relations, _RELATION, ("A=1+2+…+8；C=14=15+16", "第1栏=第2至8列之和", "1栏≥2栏", "培训总数=农村培训+城镇培训", "3=1-2")),
    "prose": Target(_prose, (*_NUMBERS, *_QUOTES, "\n", "1-6月", "上半年", "第一季度", "培训"), ("全区参与率达到50%，培训21万人次", "建成1—2个社区")),
    "tables": Target(_of_file("cells"), _CELL_WORDS, _texts("csv")),
    "notices": Target(_of_file("notice"), (*_NUMBERS, "终身学习网络覆盖率达到", "社区", "\n", "培训", "\t"), _texts("notice")),
    "packs": Target(_yaml(load_pack), _YAML_WORDS, _texts("pack")),
    "plans": Target(_yaml(allocate), _PLAN_WORDS, (SMALL,)),
    "rules": Target(_yaml(load_pack, _texts("pack")[0] + "  - {id: z, {}}\n"), _YAML_WORDS, ('check: either, indicators: ["1", "2"], min: 1, why: x', 'check: part_whole, whole: "1", parts: ["2..3"], why: x')),
    "plan entries": Target(_yaml(allocate, SMALL + "  秣陵: {{}}\n"), _PLAN_WORDS, ('"2": 1.5', '"2": "≥1", "3": 5~9')),
    "explanations": Target(_yaml(read_explanations), (*_YAML_WORDS, "explanations", "code", "rule", "reason", "by", "until", "2021-01-01", "seen"), _texts("explanations")),
    "formulas": Target(_formulas, _FORMULA_WORDS, ("SUM(A1:B2)+C1*2", "ROUND(A1/3,2)", 'SUMIF(A:A,">1",B:B)')),
    "number formats": Target(_number_formats, _FORMAT_WORDS, ('0.00"%"', "0%;[Red]-0%", "_ * #,##0.00_ ")),
    "csv": Target(_delimited, _CSV_WORDS, ('a|b|c\n"x|1,2|3', "合计|1|2")),
    "signs": Target(_escaping, _SIGNS, ("甲\u202e乡", "1. 条目")),
}  # fmt: skip
"""By name."""
