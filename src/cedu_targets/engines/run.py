"""One run: a wide table is counted by an engine, and the districts that fail are judged as any form is."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Severity
from cedu_targets.engines.columns import WideColumns, columns_of
from cedu_targets.engines.districts import district_rows, district_table
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.form import WideForm, form_of
from cedu_targets.engines.judging import Judging
from cedu_targets.engines.local_pack import pack_for
from cedu_targets.engines.queries import Key, counted_districts
from cedu_targets.engines.report import WideReport
from cedu_targets.engines.roll_ups import RollUp, failing, roll_ups
from cedu_targets.engines.sql import translated
from cedu_targets.engines.tally import Choice, Tally
from cedu_targets.engines.unit_names import UnitNames, may_be_named, unit_names, wanted_names
from cedu_targets.engines.upper_tables import MOST_UPPER, upper_report
from cedu_targets.engines.views import Keys, define_views, keys_of
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport

_SECONDS = 10.0
"""That the search for causes may take in all districts together."""


def check_wide(
    engine: Engine,
    paths: Sequence[str],
    pack: RulePack,
    fail_on: Severity = Severity.ERROR,
    *,
    diagnosis: bool = True,
) -> WideReport:
    """Check a wide table by the rules of a pack. Raises InputFault where a file or its columns are not understood."""
    source = engine.open(paths)
    columns = columns_of(source, pack, paths[0])
    form, keys = form_of(pack, columns, source), keys_of(columns)
    depths = define_views(engine, form, keys, pack.district.names if pack.district is not None else ())
    judging = Judging(form, _unit_names(engine, pack, columns))
    measures, left_out = translated(pack, judging)
    tally = Tally(keys, measures)
    for one in counted_districts(engine, judging, keys, measures):
        tally.add(one)
    upper: list[tuple[RollUp, Key]] = []
    for roll_up in roll_ups(pack, form, keys, depths):
        for total in failing(engine, roll_up, keys):
            tally.add_sum(roll_up, total)
            upper += [] if roll_up.is_within or total.odd else [(roll_up, total.key)]
    choice = tally.chosen()
    choice = choice if diagnosis else choice._replace(diagnosed=frozenset())
    for key, report in _judged(engine, form, keys, pack, judging.names, choice):
        tally.judge(key, report)
    for roll_up, key in sorted(upper, key=lambda one: (one[0].count, one[1]))[:MOST_UPPER]:
        if (of_sums := upper_report(engine, form, keys, pack, roll_up, key)) is not None:
            tally.judge(tally.key_of(key), of_sums)
    return WideReport(
        engine=engine.name,
        pack=pack.name,
        title=pack.title,
        paths=tuple(paths),
        columns=columns.uses,
        left_out=(*left_out, *tally.left_out),
        fail_on=fail_on,
        **tally.told(),
    )


def _unit_names(engine: Engine, pack: RulePack, columns: WideColumns) -> UnitNames:
    """The units that rules name, sought only where one does, in each column of names."""
    if not wanted_names(pack):
        return UnitNames({})
    found: set[str] = set()
    for at in columns.levels.values():
        text = f"CAST(s{at} AS STRING)"
        sql = f"SELECT DISTINCT trim({text}) AS unit FROM source WHERE {may_be_named(pack, text)}"
        found |= {str(unit) for (unit,) in engine.rows(sql)}
    return unit_names(pack, found)


def _judged(
    engine: Engine, form: WideForm, keys: Keys, pack: RulePack, names: UnitNames, choice: Choice
) -> Iterator[tuple[tuple[str, ...], FileReport]]:
    """The chosen districts, each judged and diagnosed as a form of its own."""
    found = district_rows(engine, form, keys, choice.keys) if choice.keys else {}
    own = pack.district.name if pack.district is not None else None
    seconds = _SECONDS
    for number, key in enumerate(choice.keys, start=1):
        district = district_table(form, keys, key, found[key], own)
        local = pack_for(pack, district.table, names)
        report = evaluate(
            district.path,
            number,
            district.table,
            district.remarks,
            local,
            diagnosis=key in choice.diagnosed and seconds > 0,
            search_seconds=min(seconds, _SECONDS / 4),
        )
        seconds -= report.search.seconds if report.search is not None else 0
        yield key, report
