"""The reading of a plan: the plan, where each of its entries stands, and all mistakes found so far."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import is_multiple, parse_number
from cedu_targets.domain.place import Place
from cedu_targets.domain.similar_names import suggestion

Path = tuple[str | int, ...]
"""Where in the plan: ("demands", "东山", "3")."""
Locate = Callable[[Path], Place]
RULE = "plan"


_LOOKS_AMONG = {
    ("AL004", "unit"): {"units"},
    ("AL004", "area"): {"units"},
    ("AL004", "code"): {"indicators"},
    ("AL004", "source"): {"sources", "tables"},
    ("AL005", "none"): {"indicators"},
    ("AL008", ""): {"units", "values"},
    ("AL008", "table"): {"units", "values"},
    ("AL013", "no_last_year"): {"tables"},
}
"""Among what a mistake (code, variant) misses something; where part of that was left out, nobody knows."""
_MOST_GUESSES = 20
"""Each is sought among all names."""
_SETTINGS = {"kind", "granule", "parts", "unit_of_measure"}


class PlanReading(Struct, dict=True):
    """Mistakes are collected, so that one run tells them all; entries with a mistake are left out.

    None is told that may only follow from another, or from what was `left_out` of the plan since it has no sound form.
    """

    plan: Plan
    locate: Locate
    left_out: Collection[Path] = ()
    findings: list[Finding] = field(default_factory=list)
    indicators: dict[str, Indicator] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lacking = {str(path[0]) for path in self.left_out if path and (len(path) < 3 or path[0] == "units")}
        if any(path[0] not in Plan.model_fields for path in self.left_out):  # a section under an unknown name
            self._lacking |= {name for name in Plan.model_fields if not getattr(self.plan, name)} | {"values"}
        self._lacking |= {"values" for path in self.left_out if path[0] == "tables" or path[2:3] in ((), ("values",))}
        self._unknown = 0
        self._unsure = {str(path[1]) for path in self.left_out if len(path) > 2 and path[0] == "indicators"}

    def is_sure_of(self, code: str) -> bool:
        """Whether it is known what a column counts, in which steps, and what it is the sum of."""
        return code not in self._unsure

    def doubt(self, code: str) -> None:
        """Say nothing of a column that may only follow from a mistake in its settings."""
        self._unsure.add(code)

    @property
    def has_mistakes(self) -> bool:
        """Whether the plan cannot be used as it stands."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def say(
        self,
        code: str,
        path: Path,
        severity: Severity = Severity.ERROR,
        *,
        unit: str | None = None,
        indicator: str | None = None,
        variant: str = "",
        actual: Decimal | None = None,
        expected: Decimal | None = None,
        **parameters: Parameter,
    ) -> None:
        """Add a finding at an entry of the plan."""
        self._add(code, path, severity, variant, unit, indicator, parameters, (actual, expected))

    def _add(
        self,
        code: str,
        path: Path,
        severity: Severity,
        variant: str,
        unit: str | None,
        indicator: str | None,
        parameters: Mapping[str, Parameter],
        numbers: tuple[Decimal | None, Decimal | None] = (None, None),
    ) -> None:
        if self._lacking & _LOOKS_AMONG.get((code, variant.removesuffix("_guess")), set()):
            return
        if severity is Severity.ERROR and path[0] == "indicators" and path[-1] in _SETTINGS:
            self.doubt(str(path[1]))
        place = replace(self.locate(path), unit=unit, indicator=indicator, measure="target")
        known = self.indicators.get(indicator or "")
        named: dict[str, Parameter] = {"name": known.name} if known else {}
        self.findings.append(
            Finding(code, RULE, severity, place, {**named, **parameters}, numbers[1], numbers[0], variant=variant)
        )

    def unknown(
        self,
        code: str,
        path: Path,
        name: str,
        among: Sequence[str],
        severity: Severity = Severity.ERROR,
        *,
        variant: str,
        unit: str | None = None,
        indicator: str | None = None,
        **about: Parameter,
    ) -> None:
        """A name that the plan does not have, with the one that may be meant."""
        # A code that looks like another means nothing; a file with many strange names is of another place.
        self._unknown += 1
        guess = suggestion(name, among) if variant != "code" and self._unknown <= _MOST_GUESSES else None
        variant += "_guess" if guess else ""
        known = "、".join(among[:20]) + ("…" if len(among) > 20 else "")
        about |= {"wanted": name, "guess": guess, "known": known}
        self._add(code, path, severity, variant, unit, indicator, about)

    def number(
        self, text: str | None, path: Path, *, unit: str | None = None, indicator: str | None = None
    ) -> Decimal | None:
        """A number that is not negative; None where it is blank or a mistake. A per cent is a share."""
        if text is None:
            return None
        try:
            number = parse_number(text)
        except ValueError:
            self.say("AL001", path, said=text, variant="number", unit=unit, indicator=indicator)
            return None
        if number is None:
            return None
        if number.value < 0:
            self.say("AL009", path, actual=number.value, unit=unit, indicator=indicator)
            return None
        return number.value

    def granules(
        self, value: Decimal, granule: Decimal, path: Path, *, unit: str | None = None, indicator: str | None = None
    ) -> int | None:
        """A number as a count of granules; None, and a mistake, where it is no whole number of them."""
        if not is_multiple(value, granule):
            if indicator is not None and not self.is_sure_of(indicator):
                return None
            self.say("AL003", path, actual=value, granule=granule, unit=unit, indicator=indicator)
            return None
        return int(Fraction(value) / Fraction(granule))


def fault_of_mistake(finding: Finding, path: str) -> PackFault:
    """A mistake in a plan as a fault of its file."""
    numbers = {"actual": finding.actual, "expected": finding.expected}
    return PackFault(finding.code, {**finding.parameters, **numbers}, path, finding.place, finding.variant)
