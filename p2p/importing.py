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

    from transport.intake.import_config import ImportConfig
    from transport.intake.importing import Imported, Means
    from transport.intake.layouts import Layouts
    from transport.intake.records import PlaceFinder, Within
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
    lang: Lang | None = None,
) -> ImportResult:
    """Make a scenario of an office's own rosters, or say what stands before it.

    Answers in the folder's ``questions.xlsx`` are read first, so the same call goes on
    where it stopped. Ids stay from week to week while the folder is the same.

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
        An online service to be asked for names of places, and its key; None: nothing
        is asked of anybody.
    first_day
        First day of travel; None: as the config, else the roster says.
    today
        The day it is; None: by the clock.
    lang
        Language of the question list; None: as the commands choose it.

    Returns
    -------
    ImportResult
        With ``is_written`` when there is a scenario in the folder.

    Raises
    ------
    ScenarioError
        If the config, the answers or the ids cannot be taken.
    OutputError
        If the folder holds something else, or the disk refuses.

    Examples
    --------
    >>> import p2p
    >>> p2p.import_roster(["roster.xlsx"], "linxian")  # doctest: +SKIP
    """
    from p2p.finding_places import place_finder, remember_answered
    from transport.files.out_folder import locked
    from transport.intake.answers import read_answers
    from transport.intake.id_file import read_ids
    from transport.intake.records import Within
    from transport.language import chosen

    dest, paths = Path(folder), [Path(path) for path in rosters]
    said_by_office = _config(config, first_day)
    with locked(dest) as repaired:
        answers = read_answers(dest)
        registry = read_ids(dest)
        layouts = _layouts(dest, said_by_office, config)
        read = _rosters(paths, answers, layouts, said_by_office)
        within = Within(
            province=said_by_office.province,
            city=said_by_office.city,
            county=said_by_office.county,
        )
        finder = place_finder(
            book=None if book is None else Path(book),
            geocoder=geocoder,
            key=geocoder_key,
            within=within,
        )
        means = _means(
            finder,
            within,
            today=today or datetime.now().astimezone().date(),
            lang=chosen(lang),
        )
        notes = list(repaired)
        found = _written(
            dest, paths, read, means, said_by_office, answers, registry, layouts, notes
        )
        if book is not None:
            remember_answered(Path(book), found.questions.places, on=means.today)
    result = _result(dest, read, found, notes)
    return replace(result, told=(*result.told, *finder.told))


def _config(path: str | Path | None, first_day: date | None) -> ImportConfig:
    from transport.intake.import_config import ImportConfig, read_config

    config = ImportConfig() if path is None else read_config(Path(path))
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
    finder: PlaceFinder,
    within: Within,
    *,
    today: date,
    lang: Lang,
) -> Means:
    from p2p.finding_places import place_words
    from scenarios.fleets import Fleets
    from scenarios.gazetteer import county_of_code
    from transport.intake.importing import Means

    return Means(
        finder=finder,
        words=place_words(within),
        book=Fleets(),
        county_of_code=county_of_code,
        unit_at=_unit_at,
        today=today,
        lang=lang,
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
