"""Misfits: where what a person wrote is not what the model asks for, all of it in one pass.

A mistake must not hide those behind it, and none may be told that only follows from another. So what does not fit is
left out, a mistyped word is taken for the one that it is nearest to, and the rest is tried again. What then is missing
where something was left out is no mistake of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

from msgspec import Struct, field
from pydantic import BaseModel, ValidationError

from cedu_targets.domain.finding import Parameter
from cedu_targets.packs.border import model_of, validated
from cedu_targets.packs.positioned_yaml import Path, Tree

_SHOWN = {"expected", "expected_tags", "max_length", "min_length", "error", "name", "ge", "le"}
_ABOUT_ITS_ENTRY = {"no_bound", "one_base", "nothing_named"}
"""Mistakes of the entry that a field stands in, which pydantic tells of the field."""
_ABOUT_FIELDS = {"missing", "extra_forbidden", *_ABOUT_ITS_ENTRY}
"""Mistakes that tell of the kind of a rule as much as of the rule."""
_ALIKE = 0.7
"""Of ten signs seven are the same: wole for whole, part_hole for part_whole; nothing for source or rules."""
_Model = TypeVar("_Model", bound=BaseModel | Struct)
_Detail = Mapping[str, Any]
"""One error as pydantic tells it."""


class Misfit(Struct, frozen=True):
    """A mistake at a path of the content, with the parameters of its message."""

    path: Path
    parameters: Mapping[str, Parameter]


class Fit(Struct, Generic[_Model], frozen=True):
    """What fits of a content; `model` is None where too little is left to make one."""

    model: _Model | None
    misfits: tuple[Misfit, ...]
    left_out: frozenset[Path]
    """What the model was made without."""
    renamed: Mapping[Path, str]
    """What was read under another name than is written."""
    unsure: frozenset[Path]
    """All that is left out or rests on a guess."""
    origins: Mapping[Path, Path]
    """Paths in the model -> in the content, of entries that another left out has moved up, or a guess renamed."""

    def origin(self, path: Path) -> Path:
        """Where in the content an entry of the model stands."""
        return _origin(path, self.origins)


def fit(
    model: type[_Model], content: Tree, unread: Iterable[Path] = (), stand_ins: Mapping[str, Tree] | None = None
) -> Fit[_Model]:
    """Hold content against a model, or what a struct asks for. `unread` are entries whose value is not known.

    `stand_ins` are values for fields at the top without which there is no model, where they themselves are wrong.
    """
    trial = _Trial(model_of(model), content, dict(stand_ins or {}))
    trial.leave_out(unread)
    made: _Model | None = None
    is_open = True
    while is_open:
        try:
            made, is_open = validated(model, trial.kept()), False
        except ValidationError as error:
            is_open = trial.learn(error.errors(include_url=False, include_input=False))
    unsure = frozenset({*trial.left_out, *trial.renamed, *trial.reread})
    return Fit(made, tuple(trial.misfits), frozenset(trial.left_out), trial.renamed, unsure, trial.origins)


class _Trial(Struct):
    """One content, and what has been learnt of it so far."""

    model: type[BaseModel]
    content: Tree
    stand_ins: dict[str, Tree]
    misfits: list[Misfit] = field(default_factory=list)
    left_out: set[Path] = field(default_factory=set)
    hollow: set[Path] = field(default_factory=set)
    """Everything in which something was left out or guessed: what is missing there tells nothing."""
    renamed: dict[Path, str] = field(default_factory=dict)
    """Path of an entry -> the name that its key was meant to be."""
    meant: set[Path] = field(default_factory=set)
    """The paths of these entries under the names that were meant."""
    reread: dict[Path, str] = field(default_factory=dict)
    """Path of a value -> what it was meant to be: of the kind of a rule, and then nobody is sure of its fields."""
    origins: dict[Path, Path] = field(default_factory=dict)

    def leave_out(self, paths: Iterable[Path]) -> None:
        """Try without these entries from now on."""
        for path in paths:
            self.left_out.add(path)
            self.hollow.update(path[:length] for length in range(len(path) + 1))

    def kept(self) -> Tree:
        """The content without what was left out, and as it was meant."""
        self.origins = {}
        return self._kept(self.content, (), ()) if self.left_out or self.renamed or self.reread else self.content

    def _kept(self, node: Tree, path: Path, here: Path) -> Tree:
        if path != here:
            self.origins[here] = path
        if isinstance(node, list):
            numbers = [number for number in range(len(node)) if (*path, number) not in self.left_out]
            return [self._kept(node[number], (*path, number), (*here, n)) for n, number in enumerate(numbers)]
        if not isinstance(node, dict):
            return self.reread.get(path, node)
        found: dict[str, Tree] = {}
        for key, value in node.items():
            below = (*path, key)
            if below not in self.left_out:
                name = self.renamed.get(below, key)
                found[name] = self._kept(value, below, (*here, name))
        if not path:
            found = {name: value for name, value in self.stand_ins.items() if (name,) in self.left_out} | found
        return found

    def learn(self, details: Iterable[Any]) -> bool:
        """Take what pydantic says of the last try; whether there is anything left to try."""
        before = len(self.left_out) + len(self.renamed) + len(self.reread)
        told = [self._located(detail) for detail in details]
        around = {path[:length] for path, _, _ in told for length in range(len(path))}
        hollow, meant = set(self.hollow), set(self.meant)
        # Unknown keys first: what they were meant to be is then not missing.
        for path, owner, detail in sorted(told, key=lambda one: one[2]["type"] != "extra_forbidden"):
            if path in self.meant - meant or (detail["type"] == "too_short" and path in around):
                continue  # a list with a wrong entry is also said to be too short
            entry = path if detail["type"] in _ABOUT_ITS_ENTRY else path[:-1]
            rests_on_guess = detail["type"] in _ABOUT_FIELDS and (*entry, "check") in self.reread
            beside = ((*path[:-1], name) for name in (detail.get("ctx") or {}).get("others", ()))
            is_new = path not in hollow and not rests_on_guess and hollow.isdisjoint(beside)
            guess = self._guess(path, owner, detail) if is_new else None
            if guess is None:
                self.leave_out([self._removable(path)])
            else:
                self._take_for(path, guess, is_key=detail["type"] == "extra_forbidden")
            if is_new:
                self.misfits.append(Misfit(path, _parameters(detail, path, guess)))
        return len(self.left_out) + len(self.renamed) + len(self.reread) > before and () not in self.left_out

    def _take_for(self, path: Path, guess: str, *, is_key: bool) -> None:
        """Read a mistyped word as what it is nearest to; were the guess wrong, nothing is said of the value."""
        self.hollow.add(path)
        if is_key:
            self.renamed[path] = guess
            self.meant.add((*path[:-1], guess))
            self.hollow.add((*path[:-1], guess))
        else:
            self.reread[path] = guess

    def _located(self, detail: _Detail) -> tuple[Path, type[BaseModel] | None, _Detail]:
        """Where in the content an error stands, and the model whose field it is about."""
        path, owner = _walk(self.model, detail["loc"])
        path = _origin(path, self.origins)
        if detail["type"] == "union_tag_invalid":
            path = (*path, "check")
        elif detail["type"] == "union_tag_not_found":
            key = next((key for key in self._keys(path) if _nearest(key, ("check",))), None)
            if key is not None:
                return (*path, key), owner, {**detail, "type": "extra_forbidden"}
        elif detail["type"] in _ABOUT_ITS_ENTRY:
            path = path[:-1]
        return path, owner, detail

    def _removable(self, path: Path) -> Path:
        """The entry to be left out for an error: itself, or what lacks it."""
        is_there = self._has(path) and path not in self.left_out
        if is_there or (len(path) == 1 and path[0] in self.stand_ins and path not in self.left_out):
            return path
        return path[:-1]

    def _at(self, path: Path) -> Tree:
        """The entry at a path. Raises LookupError where there is none."""
        here = self.content
        for part in path:
            if isinstance(here, list) and isinstance(part, int):
                here = here[part]
            elif isinstance(here, dict):
                here = here[str(part)]
            else:
                raise LookupError(part)
        return here

    def _has(self, path: Path) -> bool:
        try:
            self._at(path)
        except LookupError:
            return False
        return True

    def _keys(self, path: Path) -> list[str]:
        mapping = self._at(path)
        return list(mapping) if isinstance(mapping, dict) else []

    def _guess(self, path: Path, owner: type[BaseModel] | None, detail: _Detail) -> str | None:
        """The key, or the kind of rule, that was meant."""
        if detail["type"] == "union_tag_invalid":
            return _nearest(str(detail["ctx"]["tag"]), tuple(re.findall("'([^']*)'", detail["ctx"]["expected_tags"])))
        if detail["type"] != "extra_forbidden":
            return None
        names = ["check"] if owner is None else owner.model_fields
        entries = ((*path[:-1], name) for name in names)
        free = (str(entry[-1]) for entry in entries if entry not in self.meant and not self._has(entry))
        return _nearest(str(path[-1]), tuple(free))


@lru_cache(maxsize=4096)
def _nearest(word: str, among: tuple[str, ...]) -> str | None:
    plain = re.sub(r"[\s-]+", "_", word.strip().lower())
    return next(iter(get_close_matches(plain[:60], among, n=1, cutoff=_ALIKE)), None)


def _origin(path: Path, origins: Mapping[Path, Path]) -> Path:
    for length in range(len(path), -1, -1):
        if path[:length] in origins:
            return (*origins[path[:length]], *path[length:])
    return path


def _parameters(detail: _Detail, path: Path, guess: str | None) -> dict[str, Parameter]:
    context = detail.get("ctx") or {}
    shown = {key: str(value) for key, value in context.items() if key in _SHOWN}
    kind = str(detail["type"])
    return {
        **shown,
        **({"guess": guess} if guess else {}),
        "field": ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "-",
        "error_type": f"{kind}_guess" if guess else kind,
        "reason": str(detail["msg"]),
    }


def _walk(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[Path, type[BaseModel] | None]:
    """The path that pydantic means, and the model that its last part is a field of.

    Pydantic puts the kind of a rule into its paths, and `[key]` behind a key that is wrong; the content has neither.
    """
    path: list[str | int] = []
    here: list[Any] = [model]
    owner: type[BaseModel] | None = None
    for part in location:
        models = [one for one in here if isinstance(one, type) and issubclass(one, BaseModel)]
        if len(models) > 1:  # rules of several kinds
            here = [one for one in models if one.model_fields["check"].default == part]
            owner = None
            continue
        if part == "[key]":
            continue
        path.append(part)
        owner = models[0] if models else None
        known = owner.model_fields.get(str(part)) if owner is not None else None
        if owner is not None:
            here = [] if known is None else list(_alternatives(known.annotation))
        else:  # the entries of a list or a mapping: the last of what it is made of
            here = [one for kind in here for inner in _entries(kind) for one in _alternatives(inner)]
    return tuple(path), owner


def _entries(kind: object) -> Iterator[object]:
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        yield arguments[1]
    elif arguments:
        yield arguments[0]


def _alternatives(kind: object) -> Iterator[object]:
    """The types that a field may be of, without what annotates them."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _alternatives(get_args(kind)[0])
    elif origin is None or origin in (list, tuple, dict):
        yield kind
    else:  # a union
        for one in get_args(kind):
            if one is not NoneType:
                yield from _alternatives(one)
