"""The samples that come with the program, for who wants to see it at work before choosing files of their own."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, TypeAdapter

from cedu_targets import resources
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Language
from cedu_targets.page.request import Door, Files, Request


class Sample(BaseModel):
    """A piece of work that is laid out already: an entry of `samples.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    door: Door
    title: dict[Language, str]
    folder: str
    """Below `examples`."""
    files: Files
    as_of: date | None = None
    growth: str | None = None

    @property
    def named(self) -> Iterator[tuple[str, str]]:
        """Each role with the name of a file, or of a folder, that is given for it."""
        for role in self.files.given:
            found = getattr(self.files, role)
            yield from ((role, name) for name in ([found] if isinstance(found, str) else found))


def examples(lang: str) -> list[dict[str, object]]:
    """What the page needs to know of each: id, door, title, the files by role, and the day."""
    return [
        {
            "id": one.id,
            "door": str(one.door),
            "title": one.title[Language(lang)],
            "files": [{"role": role, "name": name} for role, name in one.named],
            "as_of": one.as_of and one.as_of.isoformat(),
        }
        for one in _samples()
    ]


def laid_out(request: Request) -> Request:
    """What a request for a sample comes to, once its files lie in the current folder. Raises CallFault for another."""
    sample = next((one for one in _samples() if one.id == request.example and one.door is request.door), None)
    if sample is None:
        raise CallFault("page_example", {"name": request.example or ""})
    for _, name in sample.named:
        source, target = resources.folder("examples") / sample.folder / name, Path(PurePosixPath(name))
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    return request.model_copy(
        update={
            "files": sample.files,
            "as_of": request.as_of or sample.as_of,
            "growth": request.growth or sample.growth,
            "example": None,
        }
    )


def _samples() -> list[Sample]:
    content = Path(__file__).with_name("samples.json").read_bytes()
    return TypeAdapter(list[Sample]).validate_json(content)
