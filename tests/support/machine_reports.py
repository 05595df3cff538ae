"""Reports for the formats that programs read: every text of one is a given name; and those of sample_reports in real codes."""

from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain.comparison import Comparison
from cedu_targets.domain.fault import InputFault, PackFault
from cedu_targets.domain.finding import Explanation, Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.report import AppliedRule, Checked, FileReport, Report
from sample_reports import HOSTILE

NASTY = [
    *HOSTILE,
    "]]>",
    "<![CDATA[",
    "::error file=x::y",
    "##[error]x",
    "a\n::error::b",
    "%0A::error::b",
    "a:b,c%",
    '"quoted"',
    "it's",
    "&amp;",
    "\ud83d",
    "\udcff",
    "{{7*7}}",
    "${{ secrets.x }}",
]
"""Names that would end a line, a mark-up, a quotation or a command."""
NAMES = st.text(st.characters(exclude_categories=())) | st.sampled_from(NASTY)


def in_real_codes(report: Report) -> Report:
    """The report with a question of a pack for the one that the samples make up, which has no page."""
    files = []
    for file in report.files:
        findings = [
            replace(one, code="QU001", parameters={"ask": one.parameters.get("name", "?")})
            if one.code == "QU999"
            else one
            for one in file.findings
        ]
        files.append(replace(file, findings=tuple(findings)))
    return replace(report, files=tuple(files))


def named(name: str) -> Report:
    """A table with an error, an explained warning, a question and what was not judged, and a file that was not read."""
    place = Place(sheet=name, cell="B5", unit=name, indicator=name)
    said: dict[str, Parameter] = {"name": name, "sum": name, "coded": 0}
    error = Finding(
        "PW001", name, Severity.ERROR, place, said, Decimal(2), Decimal(3), Decimal(1),
        related=(Place(sheet=name, cell="C5", unit=name), Place(path=name, line=7, item=name)),
    )  # fmt: skip
    explained = replace(error, severity=Severity.WARNING, explained=Explanation(name, name, name))
    asked = Finding("QU001", name, Severity.NOTE, Place(unit=name), {"ask": name})
    in_text = replace(error, place=Place(line=3, column=2, item=name), parameters={**said, "prose": name})
    rule = AppliedRule(name, "part_whole", Severity.ERROR, name, {"whole": name, "sum": name, "coded": 0}, judged=1)
    file = FileReport(
        name, pack=name, checked=Checked(1, 1, 1), rules=(rule,), findings=(error, explained, asked, error, in_text),
        not_judged=(NotJudged("other", place, "unreadable", {"name": name}),),
    )  # fmt: skip
    unread = FileReport(name, fault=InputFault("RD109", {"reason": name}, name))
    return Report((file, unread), comparison=Comparison(name, frozenset([error.fingerprint])))


def faults(name: str) -> PackFault:
    """Two faults of a pack."""
    first, second = (PackFault("PK006", {"reason": name}, name, Place(line=line, column=3)) for line in (2, 9))
    first.others = (second,)
    return first
