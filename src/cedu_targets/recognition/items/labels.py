"""责任单位：甲、乙；完成时限：5月底前 — who and when, as labels or role words say it in a bracket or on a line."""

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.organs import are_organs

_LONGEST_SENTENCE = 400
_PERSONS = lazy_pattern(r"领导|联系|电话|姓名|邮箱|同志|人员|人$")
_TIMES = lazy_pattern(r"时限|时间|期限|限期|时序")
_LEADS = lazy_pattern(r"牵头|主办|主要|主责")
_SUPPORTS = lazy_pattern(r"配合|协同|协办|协助|参与|参加")
_DUTIES = lazy_pattern(r"责任|承办|负责|落实|实施")
_NAMES_OWNERS = lazy_pattern(
    r"(?:单位|部门|科室|处室|股室|主体|机构|站所|地区|组)$|^(?:牵头|责任|主办|承办|协办|配合|负责)$"
)
_LABEL = lazy_pattern(r"(?<![^\s；;，,。（(【])([^\W\d_a-zA-Z]{2,10})\s?[：:]")
_ROLE_WORDS = {
    "牵头": Role.LEAD, "主办": Role.LEAD, "负责": Role.DUTY, "承办": Role.DUTY, "落实": Role.DUTY, "实施": Role.DUTY,
    "配合": Role.SUPPORT, "协助": Role.SUPPORT, "协同": Role.SUPPORT, "参与": Role.SUPPORT, "协办": Role.SUPPORT,
}  # fmt: skip
_MANNERS = (
    "按照各自职责分工", "按照职责分工", "按各自职责分工", "按职责分工", "按照各自职责", "按各自职责", "按照职责",
    "按职责", "组织", "分工", "分别", "共同", "具体", "密切", "积极", "协同", "统筹",
)  # fmt: skip
"""What stands between names and the word of their role."""
_CONTACT = lazy_pattern(
    r"[，,]?[（(]?(?:联\s?系\s?(?:人|电话|方式)|电\s?话|手\s?机|邮\s?箱)\s?[：:][^。；;）)]*+[）)]?[。；;]?"
)
_CLAUSE_ENDS = lazy_pattern(r"[，,；;。]")
_CLAUSE = lazy_pattern(r"[^，,；;。\s]+")
_SENTENCE_ENDS = ("。", "；", ";")
_SIGNS = " \t\u3000；;，,。、"
_DONE = lazy_pattern(r"(?:完成|启动|结束|开展|落实到位)$|[前底]$")
_OF_TIME = frozenset("0123456789年月季周旬日")
_LONGEST_TIME, _ANY_YEAR = 30, 2000
_NO_TIMES = frozenset({Precision.UNSTATED, Precision.UNCLEAR})


class Said(Struct, frozen=True):
    """Who has to do something and when, as written."""

    owners: tuple[tuple[Role, str], ...] = ()
    due: str | None = None
    left_out: tuple[str, ...] = ()
    """Labels of what is personal (责任人) and was not kept."""

    def joined(self, other: "Said") -> "Said":
        """Both, where each stands on a line of its own."""
        return Said(self.owners + other.owners, self.due or other.due, self.left_out + other.left_out)


NOTHING_SAID = Said()


def is_label_line(text: str) -> bool:
    """True for a line that begins with a label of owners, a time or persons: 责任单位：…"""
    match = _LABEL.match(text)
    return match is not None and (_TIMES.search(match[1]) is not None or is_owner_label(match[1]))


def is_owner_label(label: str) -> bool:
    """True for 责任单位, 牵头部门, 责任人."""
    return _PERSONS.search(label) is not None or (_role(label) is not None and _NAMES_OWNERS.search(label) is not None)


def owner_label_behind_sentence(text: str, start: int) -> int | None:
    """Where the first label of owners stands that follows the end of a sentence; None where there is none."""
    for match in _LABEL.finditer(text, start):
        before = text[max(start, match.start() - 2) : match.start()].rstrip()
        if before[-1:] in _SENTENCE_ENDS and _NAMES_OWNERS.search(match[1]) and _role(match[1]):
            return match.start()
    return None


def labelled(text: str) -> Said | None:
    """What the labels of a text say; None where it does not begin with one of owners or of a time."""
    found = list(_LABEL.finditer(text))
    if not found or text[: found[0].start()].strip():
        return None
    said = Said()
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.end() : end].strip(_SIGNS)
        said = _with_label(said, match[1], value)
    return None if said == NOTHING_SAID else said


def by_roles(text: str) -> Said | None:
    """甲局、乙局牵头，丙局配合，5月底前完成: by the words behind the names.

    None where no office is given a role, nor anything by which it has to be done (甲局，5月底前).
    """
    owners: list[tuple[Role, str]] = []
    due, waiting, has_role = None, "", False
    for clause in filter(None, (part.strip() for part in _CLAUSE_ENDS.split(text))):
        names, role = _names_and_role(clause)
        if role is not None:
            if waiting and role is Role.DUTY:
                names = f"{waiting}，{names}"
            elif waiting:
                owners.append((Role.DUTY, waiting))
            if not are_organs(names) and not owners:
                return None
            owners += [(role, names)] if are_organs(names) else []
            waiting, has_role = "", True
        elif is_time(clause):
            due = f"{due}，{clause}" if due else clause
        elif are_organs(clause):
            waiting = f"{waiting}，{clause}" if waiting else clause
        else:
            return None
    owners += [(Role.DUTY, waiting)] if waiting else []
    is_by_then = due is not None and _DONE.search(due) is not None
    return Said(tuple(owners), due) if has_role or (owners and is_by_then) else None


def is_time(clause: str) -> bool:
    """Whether a clause beside names of offices says when: a time that is understood, or one that ends in 前 or 完成."""
    if len(clause) > _LONGEST_TIME:
        return False
    if _DONE.search(clause) and not _OF_TIME.isdisjoint(clause):
        return True
    return due_of(clause, _ANY_YEAR).precision not in _NO_TIMES


def without_contacts(text: str) -> str:
    """The text without the clauses that name who is to be asked: 联系人：…，电话：…"""
    return _CONTACT.sub("", text).strip() if "：" in text or ":" in text else text


def led(text: str) -> Said:
    """由甲局牵头，乙、丙配合，…: the owners that the first sentence of a text names so, where it begins by them."""
    owners: list[tuple[Role, str]] = []
    for clause in text.partition("。")[0][:_LONGEST_SENTENCE].split("，"):
        names, role = _names_and_role(clause.strip())
        is_lead = role is Role.LEAD and not owners and are_organs(names)
        if role is not None and (is_lead or (role is Role.SUPPORT and owners and are_organs(names))):
            owners.append((role, names))
        elif owners:
            break
    return Said(tuple(owners))


def _with_label(said: Said, label: str, value: str) -> Said:
    if _PERSONS.search(label):
        return replace(said, left_out=(*said.left_out, label))
    if _TIMES.search(label):
        return replace(said, due=said.due or value or None)
    role = _role(label) if is_owner_label(label) else None
    if role is None:
        return said
    names, due = _names_and_time(value)
    owners = (*said.owners, (role, names)) if names else said.owners
    return replace(said, owners=owners, due=said.due or due)


def _names_and_time(value: str) -> tuple[str, str | None]:
    """The names behind a label of owners, and the time that a clause among them says: 甲科，9月底前完成."""
    clauses = [clause.strip(_SIGNS) for clause in _CLAUSE.findall(value)]
    times = [clause for clause in clauses if is_time(clause)]
    if not times:
        return value, None
    return "，".join(clause for clause in clauses if clause and not is_time(clause)), "，".join(times)


def _role(label: str) -> Role | None:
    if _LEADS.search(label):
        return Role.LEAD
    if _SUPPORTS.search(label):
        return Role.SUPPORT
    return Role.DUTY if _DUTIES.search(label) else None


def _names_and_role(clause: str) -> tuple[str, Role | None]:
    """The names of a clause and the role that its last words give them."""
    role = None
    while (word := next((one for one in _ROLE_WORDS if clause.endswith(one)), None)) is not None:
        role, clause = _ROLE_WORDS[word], clause.removesuffix(word)
    if role is None:
        return clause, None
    while (manner := next((one for one in _MANNERS if clause.endswith(one)), None)) is not None:
        clause = clause.removesuffix(manner)
    return clause.removeprefix("由").strip(" 、"), role
