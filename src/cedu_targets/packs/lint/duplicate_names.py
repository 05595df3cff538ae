"""Duplicate names: names and quotes of a pack that mean two things."""

from collections.abc import Iterable, Iterator

from cedu_targets.domain.finding import Parameter, Severity
from cedu_targets.domain.quantity import folded
from cedu_targets.packs.lint.flaws import Flaw, Path
from cedu_targets.packs.names import NameEntry
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.positioned_yaml import YamlDocument


def duplicate_names(pack: RulePack, document: YamlDocument) -> Iterator[Flaw]:
    """PK110 for names, PK111 for quotes, PK112 for named columns that `columns` does not have."""
    units: list[tuple[Path, str, NameEntry]] = [(("units", n), entry.name, entry) for n, entry in enumerate(pack.units)]
    if pack.district is not None:
        units.insert(0, (("district",), "", pack.district))
    yield from _shared(units, "district" if pack.district else "")
    yield from _shared([(("indicators", code), code, entry) for code, entry in pack.indicators.items()], "column")
    yield from _shared([(("owners", n), entry.name, entry) for n, entry in enumerate(pack.owners)], "")
    claims = [
        (("rules", number), rule.id, rule.claim) for number, rule in enumerate(pack.rules) if rule.claim is not None
    ]
    yield from _quoted(claims, document)
    yield from _quoted([(("duties", n), entry.id, entry.quote) for n, entry in enumerate(pack.duties)], document)
    known = set(pack.specimen().codes)
    for code, entry in pack.indicators.items() if pack.columns is not None else ():
        if not known & {code, *entry.names}:
            yield Flaw("PK112", ("indicators", code), code, Severity.WARNING, {"unknown": code})


def _shared(entries: Iterable[tuple[Path, str, NameEntry]], kind: str) -> Iterator[Flaw]:
    """Names that two entries claim; told at the later one."""
    owners: dict[str, tuple[Path, str]] = {}
    for path, owner, entry in entries:
        for number, name in enumerate(entry.names):
            first_path, first = owners.setdefault(folded(name), (path, owner))
            if first_path != path:
                variant = kind if kind != "district" or first_path == ("district",) else ""
                where: Path = (*path, "aliases", number - 1) if number else (*path, "name")
                names: dict[str, Parameter] = {"shared": name, "one": first, "two": owner}
                yield Flaw("PK110", where, owner, Severity.WARNING, names, variant)


def _quoted(quotes: Iterable[tuple[Path, str, str]], document: YamlDocument) -> Iterator[Flaw]:
    """Quotes that are the same, or of which one contains another; told at the later one."""
    seen: list[tuple[Path, str, str]] = []
    for path, name, quote in quotes:
        plain = folded(quote)
        for other_path, other, earlier in seen:
            if plain in earlier or earlier in plain:
                line = document.position(other_path)[0]
                parameters: dict[str, Parameter] = {"other": other, "other_line": line}
                variant = "" if plain == earlier else "within"
                yield Flaw("PK111", (*path, "quote"), name, Severity.WARNING, parameters, variant)
                break
        seen.append((path, name, plain))
