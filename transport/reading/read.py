"""Reading a scenario: every table, every check, all faults at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from transport.clock import DAY_S, Clock
from transport.policy import AIRCRAFT_TURNAROUND_S, MAX_WALK_M
from transport.reading.assemble import assembled
from transport.reading.assumed import warn_assumed
from transport.reading.coaches import check_coaches
from transport.reading.columns import Parsed, parsed
from transport.reading.coordinates import positions
from transport.reading.counties import check_homonyms
from transport.reading.examples import check_examples
from transport.reading.fields import parsers
from transport.reading.findings import BadValue, Findings
from transport.reading.frames import frame_sources
from transport.reading.headings import PLACE_ID, TABLES
from transport.reading.lengths import check_lengths
from transport.reading.midnights import warn_midnights
from transport.reading.musters import check_musters
from transport.reading.openings import check_openings
from transport.reading.operations import (
    check_aircraft,
    check_prices,
    check_service_prices,
    check_services,
    warn_unused,
)
from transport.reading.outliers import check_outliers, warn_lonely
from transport.reading.papers import warn_missing_papers
from transport.reading.people import (
    check_homebound,
    check_parties,
    check_reach,
    check_times,
    warn_shapes,
)
from transport.reading.placement import check_placement
from transport.reading.plates import warn_homeless
from transport.reading.references import check_references
from transport.reading.required_tables import WORKERS, WORKERS_HOME
from transport.reading.seating import check_seating
from transport.reading.settings_names import check_names
from transport.reading.settings_reader import read_settings
from transport.reading.settings_records import clock_of, policy_of
from transport.reading.sources import open_sources
from transport.reading.spelling import nearest
from transport.reading.tables import RawTable, table_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from transport.reading.atlas import Atlas
    from transport.reading.coordinates import Positions
    from transport.reading.datum import Crs
    from transport.reading.frames import Frame
    from transport.reading.settings_reader import ReadSettings
    from transport.reading.sources import Sources
    from transport.reading.table_records import Table
    from transport.scenario import Scenario

# Stands in for settings that cannot be read, so that the tables are tested too.
_SOME_DAY = date(2020, 1, 1)


def read_scenario(
    path: Path, *, variant: str | None = None, atlas: Atlas | None = None
) -> Scenario:
    """The scenario in a folder of CSV files, or in one Excel workbook.

    ``variant``: the set of overrides to apply; all variants are tested anyway.
    ``atlas``: known positions, by which doubtful ones are told of, and counties that a
    shared name does not tell apart; it changes nothing else.

    Raises
    ------
    ScenarioError
        Carrying every fault of every file.
    """
    with _collector_paused():
        findings = Findings()
        opened = open_sources(path, findings)
        gathered = _gathered(opened, path.name, variant, findings)
        return _resolved(*gathered, variant, atlas, findings, path=path)


def scenario_of_tables(
    settings: Mapping[str, object],
    tables: Mapping[str, Frame],
    *,
    variant: str | None = None,
    atlas: Atlas | None = None,
) -> Scenario:
    """The scenario that a program's settings and tables say, read like files.

    Keys and headings are those of the files. Faults name the table, or ``settings``;
    rows count as in a sheet, the headings being row 1.

    Raises
    ------
    ScenarioError
        Carrying every fault of every table.
    """
    with _collector_paused():
        findings = Findings()
        opened = nullcontext(frame_sources(settings, tables, findings))
        gathered = _gathered(opened, "settings", variant, findings)
        return _resolved(*gathered, variant, atlas, findings)


def _resolved(
    read: ReadSettings | None,
    raw: Mapping[str, RawTable],
    variant: str | None,
    atlas: Atlas | None,
    findings: Findings,
    *,
    path: Path | None = None,
) -> Scenario:
    """The scenario of what was gathered, unless anything in it is at fault."""
    tables = _parsed(raw, read, findings)
    places = _checked(tables, read, findings)
    if read is not None:
        check_names(read, tables, findings)
    findings.raise_if_any()
    if read is None:
        msg = "settings were refused without a fault"
        raise AssertionError(msg)
    if atlas is not None:
        origin = read.settings.origin
        check_placement(tables, places, origin=origin, atlas=atlas, findings=findings)
        findings.raise_if_any()
    scenario = assembled(read, tables, places, variant=variant)
    check_seating(scenario, tables["workers"], findings)
    warn_missing_papers(scenario, tables["workers"], findings)
    warn_homeless(scenario, tables["depots"], atlas, findings)
    warn_assumed(read, findings)
    inputs = None if scenario.inputs is None else replace(scenario.inputs, path=path)
    told = replace(scenario, warnings=tuple(findings.warnings))
    return told.read_from(inputs)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for cycles: a large roster makes millions of records and no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _gathered(
    opened: AbstractContextManager[Sources | None],
    name: str,
    variant: str | None,
    findings: Findings,
) -> tuple[ReadSettings | None, dict[str, RawTable]]:
    """The settings and the cells of all tables; what cannot be read is left out."""
    read, raw = None, dict[str, RawTable]()
    try:
        with opened as sources:
            if sources is None:
                return None, {}
            if sources.settings is not None:
                read = read_settings(
                    sources.settings, variant=variant, findings=findings
                )
            # the second roster first: where it has rows, the other needs none
            for table in (WORKERS_HOME, *(t for t in TABLES if t is not WORKERS_HOME)):
                is_needed = _is_needed(table, raw)
                cells = _cells(table, sources, findings, is_needed=is_needed)
                if cells is not None:
                    raw[table.name] = cells
    except BadValue as error:
        findings.fault(name, wrong=error.wrong, remedy=error.remedy)
    return read, raw


def _is_needed(table: Table, raw: Mapping[str, RawTable]) -> bool:
    """Whether the table must have rows; a roster not where the second has, or may."""
    if table is not WORKERS:
        return table.required
    home = raw.get(WORKERS_HOME.name)
    return home is not None and not home.rows


def _cells(
    table: Table, sources: Sources, findings: Findings, *, is_needed: bool
) -> RawTable | None:
    """Cells of one table; one that is not needed and not there has no rows."""
    source = sources.tables.get(table.name)
    if source is None:
        if is_needed:
            _report_missing(table, sources, findings)
            return None
        return RawTable(table, sources.file_of(table.name), [], {}, {})
    n_faults = len(findings.faults)
    try:
        cells = table_of(
            table,
            source.rows,
            file=source.file,
            findings=findings,
            damage=source.damage,
            unseen=source.unseen,
        )
    except BadValue as error:
        findings.fault(source.file, wrong=error.wrong, remedy=error.remedy)
        return None
    if cells is not None and not cells.rows and is_needed:
        if source.is_whole and len(findings.faults) == n_faults:
            findings.fault(
                source.file,
                wrong=said("TABLE_EMPTY"),
                remedy=said("ADD_ROW", table=table.about),
            )
        return None
    if cells is None:
        return None
    return replace(cells, is_whole=cells.is_whole and source.is_whole)


def _report_missing(table: Table, sources: Sources, findings: Findings) -> None:
    near = nearest(table.name, sources.strangers)
    add = said("ADD_TABLE", table=table.about)
    name = sources.file_of(near) if near else ""
    findings.fault(
        sources.file_of(table.name),
        wrong=said("TABLE_MISSING"),
        remedy=said("RENAME_OR", name=name, other=add) if near else add,
    )


def _parsed(
    raw: Mapping[str, RawTable], read: ReadSettings | None, findings: Findings
) -> dict[str, Parsed]:
    clock, last_day = Clock(first_day=_SOME_DAY), date.max
    if read is not None:
        clock = clock_of(read.settings)
        last_day = clock.first_day + timedelta(days=read.settings.days)
    kinds = parsers(clock, today=last_day)
    tables = {name: parsed(table, kinds, findings) for name, table in raw.items()}
    for table in tables.values():
        warn_midnights(table, clock, findings)
    home = tables.pop(WORKERS_HOME.name, None)
    if home is not None:
        check_homebound(home, findings)
        if WORKERS.name in tables:
            tables[WORKERS.name] = tables[WORKERS.name].followed_by(home)
    return tables


def _checked(
    tables: Mapping[str, Parsed], read: ReadSettings | None, findings: Findings
) -> Positions:
    """Positions of all places, after every check that compares cells."""
    end_s = None if read is None else read.settings.days * DAY_S
    check_references(tables, findings)
    check_homonyms(tables, findings)
    check_examples(tables, findings)
    check_openings(tables, end_s=end_s, findings=findings)
    if "workers" in tables:
        warn_shapes(tables["workers"], findings)
        check_parties(tables, findings)
        if end_s is not None:
            check_times(tables["workers"], end_s=end_s, findings=findings)
    if "fleet" in tables:
        check_prices(tables["fleet"], ("fixed", "per_km"), findings)
        warn_unused(tables["fleet"], findings)
    if "coaches" in tables:
        check_coaches(tables, findings)
    if tables.keys() >= {"workers", "villages", "fleet"}:
        check_reach(tables, findings)
    if "services" in tables:
        check_service_prices(tables["services"], findings)
        check_aircraft(
            tables["services"],
            turnaround_s=_aircraft_turnaround_s(read),
            findings=findings,
        )
        check_services(tables, end_s=end_s, findings=findings)
    found = _positions(tables, read, findings)
    if "villages" in tables and "villages" in found:
        check_musters(
            tables["villages"],
            *found["villages"],
            max_walk_m=_max_walk_m(read),
            findings=findings,
        )
    return found


def _max_walk_m(read: ReadSettings | None) -> int:
    given = None if read is None else read.settings.policy.max_walk_km
    return MAX_WALK_M if given is None else given


def _aircraft_turnaround_s(read: ReadSettings | None) -> int:
    given = None if read is None else read.settings.policy.aircraft_turnaround_min
    return AIRCRAFT_TURNAROUND_S if given is None else given


def _positions(
    tables: Mapping[str, Parsed], read: ReadSettings | None, findings: Findings
) -> Positions:
    crs_of: Mapping[str, Crs] = dict.fromkeys(PLACE_ID, "wgs84")
    is_fault = True
    if read is not None:
        if read.settings.crs is not None:
            crs_of = read.settings.crs
        is_fault = read.settings.position_checks is not False
    found = positions(tables, crs_of=crs_of, findings=findings)
    told = check_outliers(tables, found, is_fault=is_fault, findings=findings)
    if "villages" in found:
        warn_lonely(tables["villages"], found["villages"], told["villages"], findings)
    doubted = told if is_fault else {}
    policy = None if read is None else policy_of(read.settings.policy)
    check_lengths(tables, found, policy, doubted=doubted, findings=findings)
    return found
