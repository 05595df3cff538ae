"""What is asked of the page for people without a terminal, and what the command answers to the same in the same folder.

The examples at every door, and the hostile files as tables to be checked.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cedu_targets.annotation.source import source_of
from cedu_targets.domain.fault import InputFault
from hostile_files import HOSTILE
from project import JIANGNING, ROOT, SUZHOU, XINYU, XIQU, YUNXI, Run

OPTIONS = {
    "check": {"text": "--text", "base": "--base", "against": "--against", "explanations": "--explanations"},
    "gap": {"base": "--base", "bases": "--bases"},
    "allocate": {"like": "--like", "totals": "--totals", "weights": "--weights", "keep": "--keep"},
}
"""By door and by what a file is for: the option of the command that takes it."""
PLACES = {"check": ("tables",), "gap": ("targets", "achieved"), "allocate": ("plan",)}
"""By door: what the command's arguments are for, in their order."""
FORMATS = {"html": ".html", "markdown": ".md", "excel": ".xlsx", "json": ".json"}


@dataclass(frozen=True)
class Job:
    """One piece of work."""

    name: str
    door: str
    files: Mapping[str, Path | Callable[[], bytes]]
    """By their names below the folder that the work is done in: what is copied, or makes the content."""
    roles: Mapping[str, str | Sequence[str]]
    """By what they are for: such names, or a folder's."""
    more: Mapping[str, str] = field(default_factory=dict)
    """What else is asked: `as_of`, `growth`, `share`."""
    lang: str = "zh"

    @property
    def request(self) -> dict[str, Any]:
        """As the page asks."""
        return {"door": self.door, "lang": self.lang, "files": dict(self.roles), **self.more}

    @property
    def command(self) -> list[str]:
        """As a person types it."""
        given = [name for place in PLACES[self.door] for name in _listed(self.roles.get(place, ()))]
        for role, option in OPTIONS[self.door].items():
            given += [part for name in _listed(self.roles.get(role, ())) for part in (option, name)]
        for key, value in self.more.items():
            given += [f"--{key.replace('_', '-')}", value]
        return [self.door, *given, "--lang", self.lang]

    def lay(self, folder: Path) -> list[Path]:
        """Write the files where the command will run; their paths."""
        paths = []
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read_bytes() if isinstance(content, Path) else content())
            paths.append(path)
        return paths


@dataclass(frozen=True)
class Told:
    """What the command says and writes."""

    exit_code: int
    faults: tuple[str, ...]
    """What it refused with, a line each; then it has written nothing."""
    outputs: Mapping[str, bytes]
    """By the ids of the page's outputs."""


def _listed(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def told(job: Job, cedu: Run, folder: Path, wanted: Sequence[str] = tuple(FORMATS)) -> Told:
    """Run the command once for each output, which it writes where the files lie, as the page does; then it goes away."""
    outputs: dict[str, bytes] = {}
    for number, name in enumerate(wanted):
        report, copies = folder / f"报告{FORMATS[name]}", _copies(job, folder)
        beside = {"check": ["--annotate", copies.name], "allocate": ["--reasons", "依据.xlsx"]}
        more = beside.get(job.door, []) if number == 0 else []
        done = cedu(*job.command, "-o", report.name, *more, cwd=folder)
        if not report.exists():
            return Told(done.returncode, tuple(done.stderr.splitlines()), {})
        outputs[name] = report.read_bytes()
        report.unlink()
        if copies.is_file():
            outputs["marked"] = copies.read_bytes()
            copies.unlink()
        elif copies.is_dir():
            outputs |= {f"marked/{path.name}": path.read_bytes() for path in copies.iterdir()}
            shutil.rmtree(copies)
        if (reasons := folder / "依据.xlsx").exists():
            outputs["reasons"] = reasons.read_bytes()
            reasons.unlink()
    return Told(done.returncode, (), outputs)


def _copies(job: Job, folder: Path) -> Path:
    """Where the marked copies go: into a file of the suffix that the command asks for, of several files into a folder."""
    tables = _listed(job.roles.get("tables", ()))
    if len(tables) != 1 or (folder / tables[0]).is_dir():
        return folder / "标注"
    try:
        return folder / f"标注{source_of((folder / tables[0]).read_bytes()).suffix}"
    except InputFault:
        return folder / "标注.xlsx"


Roles = Mapping[str, str | Sequence[str]]


def _job(name: str, door: str, source: Path, roles: Roles, **more: str) -> Job:
    """A job whose files are those of an example's folder."""
    given = [source / one for names in roles.values() for one in _listed(names)]
    paths = [path for one in given for path in (sorted(one.iterdir()) if one.is_dir() else [one])]
    return Job(name, door, {path.relative_to(source).as_posix(): path for path in paths}, roles, more)


def examples() -> Iterator[Job]:
    """Every file of the examples, and every door."""
    files = [path for path in sorted((ROOT / "examples").glob("*/*")) if path.is_file()]
    files += [
        path for kind in ("*/returned/*", "*/submissions/[!.]*") for path in sorted((ROOT / "examples").glob(kind))
    ]
    for path in files:
        if path.suffix not in (".yml", ".txt", "") and not path.name.startswith("."):
            yield _job(path.relative_to(ROOT / "examples").as_posix(), "check", path.parent, {"tables": [path.name]})
    for name, folder in (("ci", "submissions"), ("baisheng-2020", "returned"), ("suzhou-2019", "returned")):
        yield _job(f"{name}/{folder}", "check", ROOT / "examples" / name, {"tables": [folder]})
    yield from _checks()
    yield from _gaps()
    plan: Roles = {"plan": "plan-illustrative.xlsx"}
    yield _job("allocate by a plan", "allocate", JIANGNING, plan)
    yield _job("allocate and keep what was issued", "allocate", JIANGNING, {**plan, "keep": "targets-mended.xlsx"})
    yield _job("allocate as last year", "allocate", JIANGNING, {"like": "last-year-illustrative.xlsx"}, growth="5%")
    residents: dict[str, Path | Callable[[], bytes]] = {
        "人口.csv": lambda: "单位,常住人口\n东山,1001\n湖熟,999\n".encode()
    }
    yield Job("allocate a share of the residents", "allocate", residents, {"weights": "人口.csv"}, {"share": "40%"})


def _checks() -> Iterator[Job]:
    table: Roles = {"tables": ["targets.xlsx"]}
    text: Roles = {"text": "notice.txt"}
    base: Roles = {"base": "last-year-illustrative.xlsx"}
    tables = ["targets.xlsx", "targets-mended.xlsx", "targets-gb18030.csv"]
    yield _job("with its notice", "check", JIANGNING, {**table, **text})
    yield _job("with last year's table", "check", JIANGNING, {**table, **base})
    yield _job("with both", "check", JIANGNING, {**table, **text, **base})
    yield _job("against what was issued", "check", JIANGNING, {**table, "against": "targets-mended.xlsx"})
    yield _job("three tables", "check", JIANGNING, {"tables": tables})
    yield _job("a schedule with its notice", "check", SUZHOU, {"tables": ["schedule.xlsx"], **text})
    yield _job("one table in two formats", "check", YUNXI, {"tables": ["targets.fods", "targets.xlsx"]})


def _gaps() -> Iterator[Job]:
    achieved: Roles = {"achieved": ["achieved-illustrative.xlsx"]}
    last_year: Roles = {"base": "last-year-illustrative.xlsx"}
    mended: Roles = {"targets": "targets-mended.xlsx", **achieved}
    yield _job("gap", "gap", JIANGNING, mended, as_of="2020-09-30")
    yield _job("gap with findings", "gap", JIANGNING, {"targets": "targets.xlsx", **achieved}, as_of="2020-09-30")
    yield _job("gap with growth", "gap", JIANGNING, {**mended, **last_year}, as_of="2020-09-30")
    text: Roles = {"targets": "notice.txt", "bases": ["bases-illustrative.xlsx"]}
    both = ["achieved-2020-illustrative.xlsx", "achieved-2021-illustrative.xlsx"]
    yield _job("gap of five years", "gap", XIQU, {**text, "achieved": both}, as_of="2021-12-31")
    yield _job("gap of a city", "gap", XINYU, {**text, "achieved": ["counties-illustrative.xlsx"]}, as_of="2020-12-31")


def in_english(job: Job) -> Job:
    """The same, asked in English."""
    return replace(job, name=f"{job.name} (en)", lang="en")


def hostile() -> Iterator[Job]:
    """Every hostile file, as a table to be checked."""
    for name, file in HOSTILE.items():
        yield Job(name, "check", {"报表.xlsx": file.make}, {"tables": ["报表.xlsx"]})
