"""Rosters as offices keep them, made into a scenario with a list of questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.intake.import_result import ImportResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from transport.intake.finding import ChainedPlaces
    from transport.intake.import_config import ImportConfig
    from transport.intake.importing import Imported, Means
    from transport.intake.layouts import Layouts
    from transport.intake.records import Within
    from transport.intake.rosters import RosterRead
    from transport.language import Lang
    from transport.said import Said


def import_roster(
    rosters: Sequence[str | Path],
    folder: str | Path,
    *,
    config: str | Path | None = None,
    book: str | Path | None = None,
    geocoder: str | None = None,
    geocoder_key: str | None = None,
    first_day: date | None = None,
    today: date | None = None,
    name: str = "",
    lang: Lang | None = None,
) -> ImportResult:
    """Make a scenario of an office's own rosters, or say what stands before it.

    Answers in the folder's ``questions.xlsx`` are read first; ids stay as they were.

    Parameters
    ----------
    rosters
        Workbooks or CSV files, in whatever layout; several are merged.
    folder
        A new folder, or one that this function wrote.
    config
        TOML file with what the office says itself: days, depots, fleet, columns.
    book
        The office's own places; a database keeps those that it answers, too.
    geocoder, geocoder_key
        An online service to be asked for names of places, and its key; None: nobody.
    first_day, today
        First day of travel, None: as the config, else the roster says. The day it is.
    name
        That of the scenario where the config says none; empty: that of the folder.
    lang
        Language of the question list; None: as the commands choose it.

    Returns
    -------
    ImportResult
        With ``is_written`` when there is a scenario in the folder.

    Raises
    ------
    ScenarioError, OutputError
        If config, answers or ids cannot be taken; if the folder holds something else.

    Examples
    --------
    >>> import p2p
    >>> p2p.import_roster(["roster.xlsx"], "linxian")  # doctest: +SKIP
    """
    day = today or datetime.now().astimezone().date()
    said_by_office = _config(config, first_day, name)
    places = _places(said_by_office, book, geocoder, geocoder_key)
    means = _means(places, said_by_office, today=day, lang=lang)
    result = _brought(rosters, Path(folder), said_by_office, means, is_from=config)
    _remember(book, result, day)
    return replace(result, told=(*result.told, *places.told))


def _places(
    config: ImportConfig,
    book: str | Path | None,
    geocoder: str | None,
    key: str | None,
) -> ChainedPlaces:
    from p2p.finding_places import place_finder

    return place_finder(
        book=None if book is None else Path(book),
        geocoder=geocoder,
        key=key,
        within=_within(config),
    )


def _within(config: ImportConfig) -> Within:
    from transport.intake.records import Within

    return Within(province=config.province, city=config.city, county=config.county)


def _remember(book: str | Path | None, result: ImportResult, on: date) -> None:
    from p2p.finding_places import remember_answered

    if book is not None:
        remember_answered(Path(book), result.places, on=on)


def _brought(
    rosters: Sequence[str | Path],
    folder: Path,
    config: ImportConfig,
    means: Means,
    *,
    is_from: str | Path | None,
) -> ImportResult:
    """The import, while nobody else writes the folder."""
    from transport.files.out_folder import locked
    from transport.intake.answers import read_answers
    from transport.intake.id_file import read_ids

    paths = [Path(path) for path in rosters]
    with locked(folder) as repaired:
        answers = read_answers(folder)
        registry = read_ids(folder)
        layouts = _layouts(folder, config, is_from)
        read = _rosters(paths, answers, layouts, config)
        notes = list(repaired)
        found = _written(
            folder, paths, read, means, config, answers, registry, layouts, notes
        )
    return _result(folder, read, found, notes)


def _config(path: str | Path | None, first_day: date | None, name: str) -> ImportConfig:
    from transport.intake.import_config import ImportConfig, read_config

    config = ImportConfig() if path is None else read_config(Path(path))
    config = replace(config, name=config.name or name)
    return config if first_day is None else replace(config, first_day=first_day)


def _layouts(folder: Path, config: ImportConfig, path: str | Path | None) -> Layouts:
    """What columns were confirmed to hold, with what the config says over it."""
    from transport.errors import Fault, ScenarioError
    from transport.intake.import_folder import LAYOUTS_FILE
    from transport.intake.layouts import Layouts, load_layouts, named_columns
    from transport.reading.findings import BadValue

    kept = folder / LAYOUTS_FILE
    file = kept.name
    try:
        found = load_layouts(kept) if kept.is_file() else Layouts()
        file = "" if path is None else Path(path).name
        columns = named_columns(dict(config.columns))
    except BadValue as error:
        fault = Fault(
            file=file, column="columns", wrong=error.wrong, remedy=error.remedy
        )
        raise ScenarioError([fault]) from error
    return replace(found, columns={**found.columns, **columns})


def _rosters(
    paths: Sequence[Path],
    answers: dict[str, str],
    layouts: Layouts,
    config: ImportConfig,
) -> RosterRead:
    from transport.intake.rosters import read_rosters

    return read_rosters(
        paths, answers=answers, layouts=layouts, first_day=config.first_day
    )


def _means(
    places: ChainedPlaces, config: ImportConfig, *, today: date, lang: Lang | None
) -> Means:
    from p2p.finding_places import place_words
    from scenarios.fleets import Fleets
    from scenarios.gazetteer import county_of_code
    from transport.intake.importing import Means
    from transport.language import chosen

    return Means(
        finder=places,
        words=place_words(_within(config)),
        book=Fleets(),
        county_of_code=county_of_code,
        unit_at=_unit_at,
        today=today,
        lang=chosen(lang),
    )


def _unit_at(lat: float, lon: float) -> tuple[str, str, str]:
    from scenarios.gazetteer import county_around

    unit = county_around(lat, lon)
    return unit.province, unit.prefecture, unit.name


def _written(
    folder: Path,
    paths: Sequence[Path],
    read: RosterRead,
    means: Means,
    config: ImportConfig,
    answers: dict[str, str],
    registry: Any,
    layouts: Layouts,
    notes: list[Said],
) -> Imported:
    """What the import found, written; faults of the scenario told of roster rows."""
    from scenarios.atlas import GazetteerAtlas
    from transport.errors import ScenarioError
    from transport.intake.import_folder import faults_of_rows, write_import
    from transport.intake.importing import RosterTaken, imported
    from transport.reading import read_scenario

    def test(made: Path) -> None:
        read_scenario(made, atlas=GazetteerAtlas())

    taken = RosterTaken(
        people=read.people,
        columns=read.taken,
        doubts=read.doubts,
        faults=read.faults,
        dated=read.dated,
    )
    found = imported(taken, means, config, answers, registry, name=folder.name)
    rest: dict[str, Any] = {
        "answers": answers,
        "registry": registry,
        "layouts": layouts.remembering(read.taken, answers),
        "rosters": paths,
        "lang": means.lang,
        "test": test,
        "notes": notes,
    }
    try:
        write_import(folder, found, **rest)
    except ScenarioError as error:
        faults = faults_of_rows(error.faults, found.travelling)
        questions = replace(found.questions, faults=tuple(faults))
        found = replace(found, made=None, questions=questions)
        write_import(folder, found, **rest)
    return found


def _result(
    folder: Path, read: RosterRead, found: Imported, notes: Sequence[Said]
) -> ImportResult:
    questions = found.questions
    return ImportResult(
        folder=folder,
        is_written=found.made is not None,
        n_rows=len(read.people),
        n_people=len(found.travelling),
        columns=questions.columns,
        questions=questions.doubts,
        places=questions.places,
        assumed=questions.assumed,
        faults=questions.faults,
        told=(*read.passed_over, *found.told),
        notes=tuple(notes),
    )
