"""What the page asks for: a door, the files by what they are for, and the language.

Names come from outside: whoever writes files by them asks `names.inside` first, and so does this.
"""

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Language
from cedu_targets.page.names import BAD_NAME, LONGEST, inside


class Door(StrEnum):
    """What is done."""

    CHECK = "check"
    GAP = "gap"
    ALLOCATE = "allocate"
    BLANK_PLAN = "blank_plan"
    """A plan to be filled in, for the third door."""


def _or_none(text: object) -> object:
    """A field of a form that was left empty."""
    return text.strip() or None if isinstance(text, str) else text


Name = Annotated[str, AfterValidator(inside)]
"""Of a file, or of a folder, which stands for all that is in it."""
OneName = Annotated[Name | None, BeforeValidator(_or_none)]
Text = Annotated[Annotated[str, Field(max_length=LONGEST)] | None, BeforeValidator(_or_none)]


class Files(BaseModel):
    """Names below the folder that the work is done in, by what they are for; the roles are options of the command."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tables: tuple[Name, ...] = ()
    """To be checked."""
    text: OneName = None
    """The notice that the tables belong to."""
    base: OneName = None
    """Last year's table."""
    against: OneName = None
    """The table that was issued, which the tables are returns of."""
    explanations: OneName = None
    """Findings accepted in writing, questions answered."""
    targets: OneName = None
    achieved: tuple[Name, ...] = ()
    bases: tuple[Name, ...] = ()
    """What the ratios of a text's targets divide by."""
    plan: OneName = None
    like: OneName = None
    """Last year's table, in place of a plan, or to prefill one."""
    totals: OneName = None
    weights: OneName = None
    keep: OneName = None
    """The table that was issued, to change as little of as possible."""

    @property
    def given(self) -> Iterator[str]:
        """The roles that something is given for."""
        return (role for role in type(self).model_fields if getattr(self, role))


class Request(BaseModel):
    """One piece of work."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    door: Door
    lang: Language
    files: Files = Field(default_factory=Files)
    as_of: Annotated[date | None, BeforeValidator(_or_none)] = None
    """The day on which achievements are held against targets; None for today."""
    growth: Text = None
    """By what per cent this year's totals are above those of the table `like`."""
    share: Text = None
    """What per cent of its residents (`weights`) each unit gets."""
    example: Text = None
    """A sample's id: its files are laid into the folder, and stand for `files`."""


_ROLES = {
    Door.CHECK: ("tables", "text", "base", "against", "explanations"),
    Door.GAP: ("targets", "achieved", "base", "bases"),
    Door.ALLOCATE: ("plan", "like", "totals", "weights", "keep"),
    Door.BLANK_PLAN: ("like",),
}
"""What each door takes."""
_NEEDED = {Door.CHECK: "tables", Door.GAP: "targets"}


def read_request(asked: str) -> Request:
    """What is asked in JSON. Raises CallFault where it is not understood, or a file is missing that the door needs."""
    try:
        request = Request.model_validate_json(asked)
    except ValidationError as error:
        raise _fault_of(error) from None
    if request.example is None:
        _check_roles(request)
    return request


def language_of(asked: str) -> Language:
    """The language that an answer is told in, though all else of the question be wrong."""
    try:
        return Language(json.loads(asked)["lang"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return Language.ZH


def _check_roles(request: Request) -> None:
    """Refuse a file that the door has no use for, and a door without what it needs. Raises CallFault."""
    for role in request.files.given:
        if role not in _ROLES[request.door]:
            raise CallFault("page_request", {"field": f"files.{role}"}, variant="unused")
    needed = _NEEDED.get(request.door)
    if needed is not None and not getattr(request.files, needed):
        raise CallFault("page_files", variant=needed)
    if request.door is Door.ALLOCATE:
        _check_allocation(request)


def _check_allocation(request: Request) -> None:
    """Refuse what does not go together, in the words of the page: the command's name its options. Raises CallFault."""
    files = request.files
    if request.share is not None:
        if files.weights is None:
            raise CallFault("page_files", variant="weights")
        if files.plan or files.like or files.totals or request.growth:
            raise CallFault("page_files", variant="share")
    elif files.plan is None and files.like is None:
        raise CallFault("page_files")
    elif files.plan is not None and (files.like or files.totals or files.weights or request.growth):
        raise CallFault("page_files", variant="two_ways")
    elif files.plan is None and files.totals is None and request.growth is None:
        raise CallFault("page_files", variant="totals")


def _fault_of(error: ValidationError) -> CallFault:
    """The first thing that is wrong: a name of a file is told by itself."""
    first = error.errors(include_url=False, include_context=True)[0]
    if str(first.get("ctx", {}).get("error", "")) == BAD_NAME:
        return CallFault("page_request", {"name": str(first["input"])[:LONGEST]}, variant="name")
    return CallFault("page_request", {"field": ".".join(map(str, first["loc"])) or "JSON"})
