"""What a report calls a document, whatever its shape: a table, a list of items, a form of what took place."""

from collections.abc import Sequence

from cedu_targets.domain.items import ItemKind
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.form_words import form_extent, form_facts, form_name
from cedu_targets.reporters.shared.item_words import items_facts
from cedu_targets.reporters.shared.target_words import with_volumes


def document_title(file: FileReport, messages: Messages) -> str:
    """By which a document is known beside its file: the title of a list, unit and month of a form; empty of a table."""
    if file.records is not None:
        return form_name(file.records, messages)
    return (file.items.title or "") if file.items else ""


def report_title(report: Report, messages: Messages) -> str:
    """The title of a report in a file: of tables, of forms, or where there are lists of items of all of them."""
    shapes = {file.document.shape for file in report.files if file.document is not None}
    named = "report_title" if not any(file.items for file in report.files) else "report_title_items"
    return messages.term("report_title_forms" if shapes == {"records"} else named)


def facts(file: FileReport, messages: Messages) -> str:
    """A document in a few words: `2020 年 · 目标数 · 全区目标 · 11 个单位 × 28 栏`, `2019 年 · 26 项 …`."""
    if file.records is not None:
        return form_facts(file.records, messages)
    if file.is_bare:
        return ""  # how many numbers there are is said with what to do about them
    if file.items is not None:
        return items_facts(file.items, messages)
    table = file.table
    if table is None:
        return ""
    parts = [
        messages.term("period_year", period=table.period) if table.period else "",
        messages.term(table.measure),
        table.district or "",
        messages.term("units_n", count=len(table.units)) + " × " + messages.term("columns_n", count=len(table.codes)),
    ]
    return " · ".join(part for part in parts if part)


def pack_used(file: FileReport, messages: Messages) -> str:
    """The rule pack that was used, or that none was."""
    if file.pack:
        return messages.term("pack_used", pack=file.pack)
    if file.records is not None:
        return messages.term("form_by_rules")
    if file.is_bare:
        return ""
    return messages.term("items_by_document_rules" if file.items else "pack_none")


def extent(file: FileReport, messages: Messages) -> str:
    """The extent of the check, as a phrase."""
    if file.records is not None:
        return form_extent(file.records, messages)
    if file.is_bare:
        from cedu_targets.reporters.shared.candidate_words import candidates_only  # as few texts are

        return candidates_only(file, messages)
    if file.is_judged and not file.checked.relations and compared(file):
        return ""  # what was compared is said beside
    if file.is_judged and file.items is not None:
        name = "checked_orders" if file.checked.relations else "checked_items"
        name = "checked_goals" if file.items.kind is ItemKind.TARGET else name
        told = messages.term(name, items=file.checked.items, relations=file.checked.relations)
        return with_volumes(told, file.items, messages)
    if file.is_judged:
        return messages.term("checked", relations=file.checked.relations, cells=file.checked.cells)
    return messages.term("none_judged" if file.not_judged else "not_checked")


def compared(file: FileReport) -> int:
    """How many targets of a return were compared with the issued ones."""
    return 0 if file.against is None else file.against.compared


def documents_n(files: Sequence[FileReport], messages: Messages) -> str:
    """How many documents were read, by their shape: `1 张表、2 份事项清单（36 项）`, and files that could not be."""
    tables, bare = sum(file.table is not None for file in files), sum(file.is_bare for file in files)
    lists = [file.items for file in files if file.items and not file.is_bare]
    forms, unread = [one for file in files if (one := file.records)], sum(file.fault is not None for file in files)
    said = [messages.term("tables_n", count=tables)] if tables else []
    said += [messages.term("lists_n", count=len(lists), items=sum(one.size for one in lists))] if lists else []
    said += [messages.term("forms_n", count=len(forms), classes=sum(one.size for one in forms))] if forms else []
    said += [messages.term("bare_n", count=bare)] if bare else []
    said += [messages.term("unread_n", count=unread)] if unread else []
    return messages.punctuation.names.join(said)


def has_tables_only(report: Report) -> bool:
    """Whether all that could be read are tables; else they are called documents."""
    return not any(file.items or file.records for file in report.files)
