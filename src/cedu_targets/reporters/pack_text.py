"""A rule pack in words: each rule, what it demands, and the clause it rests on."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Severity, Strength
from cedu_targets.domain.targets import PackTarget
from cedu_targets.messages.messages import Messages
from cedu_targets.report import PackReport
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.target_words import target_text


def render(pack: PackReport, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    return Group(*_parts(pack, messages))


def _parts(pack: PackReport, messages: Messages) -> Iterator[RenderableType]:
    yield Text(pack.name, style="bold")
    yield Text(visible(pack.title))
    yield Text(visible(pack.source), style="dim")
    if pack.years:
        yield Text(messages.term("pack_years", years=pack.years), style="dim")
    if pack.units:
        names = "、".join(pack.units)
        yield Text(visible(f"{messages.term('units_n', count=len(pack.units))}: {names}"), style="dim")
    yield from _owners(pack, messages)
    if pack.forms is not None:
        yield from _forms(pack.forms, messages)
    yield Text("")
    yield Text(messages.term("rules_n", count=len(pack.rules)), style="bold")
    grid = _grid()
    for rule in pack.rules:
        style = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}[rule.severity]
        sentence = messages.rule(rule.check, rule.parameters)
        grid.add_row(
            Text(messages.term(rule.severity), style=style), Text(visible(rule.id)), _with_clause(sentence, rule.why)
        )
    yield Padding(grid, (0, 0, 1, 2))
    if pack.pace:
        yield Text(messages.term("pace_heading"), style="bold")
        told = (messages.term(f"pace_{pace}", columns=visible(columns)) for pace, columns in pack.pace)
        yield Padding(Group(*map(Text, told)), (0, 0, 1, 4))
    if pack.targets:
        yield Text(messages.term("targets_n", count=len(pack.targets)), style="bold")
        grid = Columns.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for one in pack.targets:
            grid.add_row(Text(visible(one.target.id)), _with_clause(target_text(one.target, messages), one.quote))
            if facts := messages.punctuation.phrases.join(_told(one, messages)):
                grid.add_row("", Text(visible(facts), style="dim"))
        yield Padding(grid, (0, 0, 1, 2))
    if pack.duties:
        yield Text(messages.term("duties_n", count=len(pack.duties)), style="bold")
        grid = _grid()
        for entry in pack.duties:
            strength = messages.term("binding" if entry.strength is Strength.BINDING else "expected")
            facts = "；".join(fact for fact in (entry.owner_text, entry.amount, entry.due.text) if fact)
            clause = " · ".join(part for part in (facts, entry.why) if part)
            grid.add_row(Text(strength), Text(visible(entry.id)), _with_clause(entry.text, clause))
        yield Padding(grid, (0, 0, 1, 2))


def _told(entry: PackTarget, messages: Messages) -> Iterator[str]:
    """What a pack says of a target besides: its time, who sees to it, other names, what is asked."""
    target = entry.target
    if target.due.text:
        yield messages.term("pack_target_by", by=target.due.text)
    if entry.owner:
        yield messages.term("pack_target_owner", owner=entry.owner)
    if target.aliases:
        yield messages.term("pack_target_aliases", names=messages.punctuation.names.join(target.aliases))
    if target.question:
        yield messages.term("pack_target_question", ask=target.question)


def _owners(pack: PackReport, messages: Messages) -> Iterator[RenderableType]:
    """Who has something to do, with other names and with the members, in a line each."""
    names = messages.punctuation.names
    for owner, aliases, members in pack.owners:
        told = [messages.term("owner_aliases", names=names.join(aliases))] if aliases else []
        told += [messages.term("owner_members", count=len(members), names=names.join(members))] if members else []
        yield Text(visible(messages.term("owner_of_pack", owner=owner, told="".join(told))))


def _forms(forms: ExpectedForms, messages: Messages) -> Iterator[RenderableType]:
    """The monthly forms that are to come in: their title, the months, the last day, the categories."""
    told = [messages.punctuation.labelled(messages.term("pack_forms"), forms.title or "")]
    if forms.months:
        first, last = messages.month(forms.months[0]), messages.month(forms.months[-1])
        told.append(messages.term("pack_form_months", first=first, last=last, count=len(forms.months)))
    told.append(messages.term("pack_form_due" if forms.due_day else "pack_form_undue", day=forms.due_day))
    yield Text(visible(messages.punctuation.clauses.join(told)), style="dim")
    if forms.categories:
        names = messages.punctuation.names.join(forms.categories)
        yield Text(visible(messages.punctuation.labelled(messages.term("pack_form_categories"), names)), style="dim")


def _with_clause(sentence: str, clause: str) -> Text:
    return Text.assemble(visible(sentence), (f"  {visible(clause)}" if clause else "", "dim"))


def _grid() -> Columns:
    grid = Columns.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid
