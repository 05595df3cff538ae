"""`cedu check -f junit`: JUnit XML, a suite a table and a case a rule, so that what passes is seen as well.

What fails the run (`--fail-on`) fails its case; lesser and explained findings are in its output. A rule that could
not be judged anywhere is skipped with the reason, and a file that could not be checked is an error.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from cedu_targets.domain.fault import Fault
from cedu_targets.messages.messages import Messages
from cedu_targets.report import AppliedRule, FileReport, Report
from cedu_targets.reporters.check.annotations import Annotation, annotations, fault_text
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import not_judged_listed
from cedu_targets.reporters.shared.sentences import spot, table_name, where

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class _Case(Struct, frozen=True):
    """A test: `kind` is empty where it passed, else failure, error or skipped, with its `message` and `type`."""

    name: str
    kind: str = ""
    message: str = ""
    type: str = ""
    lines: tuple[str, ...] = ()
    """All that it says of what failed."""
    output: tuple[str, ...] = ()


def render(report: Report, messages: Messages) -> str:
    """A suite for each document of each file."""
    of_file: dict[int, list[Annotation]] = {}
    for one in annotations(report, messages):
        of_file.setdefault(id(one.file), []).append(one)
    suites = []
    for file in report.files:
        cases = list(_cases(file, of_file.get(id(file), []), report, messages))
        suites.append((table_name(file, messages), cases))
    return _document(suites)


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: an error for each thing that is to be put right."""
    cases = []
    for one in fault.every:
        text = fault_text(one, messages)
        place = where(one.path or "", one.place, messages)
        cases.append(_Case(place or messages.title(one.code), "error", text, one.code, (text,)))
    return _document([(fault.path or "cedu", cases)])


def _cases(file: FileReport, found: Sequence[Annotation], report: Report, messages: Messages) -> Iterator[_Case]:
    """The rules in their order, then what was found by none of them."""
    by_rule: dict[str, list[Annotation]] = {}
    for one in found:
        if one.finding is None:
            yield _Case(messages.term("junit_reading"), "error", one.text, one.code, (one.text,))
        else:
            by_rule.setdefault(one.finding.rule, []).append(one)
    unjudged: dict[str, list[str]] = {}
    for entry in not_judged_listed(file.told_not_judged, messages):
        told = f"{messages.term('not_judged')} {spot(entry.place)} {entry.in_one(messages)}"
        unjudged.setdefault(entry.group.first.rule, []).append(" ".join(told.split()))
    for rule in file.rules:
        name = messages.punctuation.labelled(
            messages.rule_name(rule.id, file.pack), messages.rule(rule.check, rule.parameters)
        )
        yield _case(name, rule, by_rule.pop(rule.id, []), unjudged.pop(rule.id, []), report, messages)
    for id_ in dict.fromkeys((*by_rule, *unjudged)):
        codes = [f"{one.code} {one.title}" for one in by_rule.get(id_, [])[:1]]
        name = codes[0] if codes else messages.rule_name(id_, file.pack)
        yield _case(name, None, by_rule.get(id_, []), unjudged.get(id_, []), report, messages)


def _case(
    name: str,
    rule: AppliedRule | None,
    found: Sequence[Annotation],
    unjudged: Sequence[str],
    report: Report,
    messages: Messages,
) -> _Case:
    failed: list[tuple[str, str]] = []
    beside = []
    for one in found:
        assert one.finding is not None
        is_explained = one.finding.explained is not None
        label = messages.term("explained" if is_explained else one.severity)
        fails = not is_explained and one.severity.rank >= report.fail_on.rank
        line = f"{label} {one.code} {one.text}"
        if fails:
            failed.append((one.code, line))
        else:
            beside.append(line)
    output = (*beside, *unjudged)
    if failed:
        code, first = failed[0]
        said = first if len(failed) == 1 else messages.term("junit_failed", count=len(failed), first=first)
        return _Case(name, "failure", said, code, tuple(line for _, line in failed), output)
    if rule is not None and not rule.applies:
        return _Case(name, "skipped", messages.term("rule_waits"), output=output)
    if unjudged and not found and (rule is None or rule.judged == 0):
        return _Case(name, "skipped", unjudged[0], output=output)
    return _Case(name, output=output)


def _document(suites: Sequence[tuple[str, Sequence[_Case]]]) -> str:
    """Cases are known by class and name, and a text may hold several lists: the class is the document."""
    every = [case for _, cases in suites for case in cases]
    lines = [f'<testsuites name="cedu" {_counts(every)}>']
    for name, cases in suites:
        lines.append(f'  <testsuite name={_attribute(name)} {_counts(cases)} skipped="{_count(cases, "skipped")}">')
        lines += [line for case in cases for line in _written(case, name)]
        lines.append("  </testsuite>")
    return _HEAD + "\n".join([*lines, "</testsuites>"]) + "\n"


def _written(case: _Case, suite: str) -> Iterator[str]:
    head = f"    <testcase name={_attribute(case.name)} classname={_attribute(suite)}"
    if not case.kind and not case.output:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if case.kind == "skipped":
        yield f"      <skipped message={_attribute(case.message)}/>"
    elif case.kind:
        said = f"message={_attribute(case.message)} type={_attribute(case.type)}"
        yield f"      <{case.kind} {said}>{_text(case.lines)}</{case.kind}>"
    if case.output:
        yield f"      <system-out>{_text(case.output)}</system-out>"
    yield "    </testcase>"


def _counts(cases: Sequence[_Case]) -> str:
    return f'tests="{len(cases)}" failures="{_count(cases, "failure")}" errors="{_count(cases, "error")}"'


def _count(cases: Sequence[_Case], kind: str) -> int:
    return sum(case.kind == kind for case in cases)


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _text(lines: Sequence[str]) -> str:
    """Lines of text; `]]>` and markup in them stay text."""
    return escape("\n".join(visible(line) for line in lines))
