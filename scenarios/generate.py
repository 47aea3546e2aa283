"""Synthetic scenarios of any size on real geography."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from scenarios.draft import draft_of, refuse_several_provinces
from scenarios.gazetteer import gazetteer
from scenarios.named import NAMED
from scenarios.operations import add_operation
from scenarios.recipe import FIRST_DAY, MAX_WORKERS, PRESET, Recipe
from scenarios.settings import (
    default_title,
    readme_text,
    settings_rows,
    settings_text,
)
from scenarios.tables import tables
from transport.errors import Fault, ScenarioError
from transport.files.writing import new_file, new_folder, refuse_taken_path
from transport.presets import PRESETS
from transport.said import Said, said
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from scenarios.draft import Draft
    from scenarios.operations import Operation
    from scenarios.units import Unit

_PEOPLE_STREAM = 1  # keeps persons apart from what the draft draws


def generate(
    dest: Path,
    *,
    counties: Sequence[str],
    cities: Sequence[str],
    n_workers: int,
    seed: int,
    name: str | None = None,
    preset: str = PRESET,
    excel: bool = False,
    first_day: date = FIRST_DAY,
    n_villages: int | None = None,
    n_employers: int | None = None,
    mountain: bool = False,
    home_percent: int = 0,
) -> None:
    """Write a synthetic scenario to ``dest``, whole or not at all.

    Parameters
    ----------
    dest
        The folder to make; with ``excel`` the workbook (``.xlsx``).
    counties, cities
        Names as `scenarios.gazetteer.Gazetteer.find_counties` and ``find_cities``
        take them; the counties lie in one province.
    n_workers
        1 to 1,000,000. Beyond 600 workers a county they leave over several days.
    seed, name
        The same arguments give the same files; default name: that of ``dest``.
    n_villages, n_employers, mountain, home_percent
        Default: by the size of the roster; mountain roads or not; percent going home.

    Raises
    ------
    ScenarioError
        If a name is unknown or ambiguous, the counties lie in several provinces, or a
        number or the preset is out of range: all faults at once.
    OutputError
        If ``dest`` is taken, or cannot be written.
    """
    faults = _number_faults(n_workers, n_villages, n_employers, seed, preset)
    faults += _share_faults(home_percent)
    from_counties, to_cities = _ends(counties, cities, faults)
    recipe = Recipe(
        name=name or dest.stem,
        title=default_title(from_counties, to_cities),
        counties=from_counties,
        cities=to_cities,
        n_workers=n_workers,
        seed=seed,
        preset=preset,
        first_day=first_day,
        n_villages=n_villages,
        n_employers=n_employers,
        mountain=mountain,
        home_percent=home_percent,
    )
    refuse_several_provinces(from_counties)
    refuse_taken_path(dest)
    write_scenario(dest, recipe, excel=excel)


def generate_named(
    dest: Path,
    recipe: str,
    *,
    n_workers: int | None = None,
    seed: int,
    name: str | None = None,
) -> int:
    """Write a scenario of `scenarios.named.NAMED` to ``dest``; its number of workers.

    ``n_workers`` None: as many as the recipe has on record.

    Raises
    ------
    ScenarioError
        If there is no such recipe, or a number is out of range.
    OutputError
        If ``dest`` is taken, or cannot be written.
    """
    faults = _number_faults(n_workers, None, None, seed, PRESET)
    if recipe not in NAMED:
        remedy = said("WRITE_ONE_OF", words=tuple(NAMED))
        faults.append(_fault("recipe", recipe, said("IS_NO_RECIPE"), remedy))
    if faults:
        raise ScenarioError(faults)
    chosen, operation = NAMED[recipe](n_workers, seed)
    chosen = replace(chosen, name=name or chosen.name)
    refuse_taken_path(dest)
    write_scenario(dest, chosen, operation=operation)
    return chosen.n_workers


def _ends(
    counties: Sequence[str], cities: Sequence[str], faults: Sequence[Fault]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The counties and cities of these names; or all faults, those found before too."""
    book, found, wrong = gazetteer(), [], list(faults)
    for find, names in ((book.find_counties, counties), (book.find_cities, cities)):
        try:
            found.append(find(names))
        except ScenarioError as error:
            wrong += error.faults
    if wrong:
        raise ScenarioError(wrong)
    return found[0], found[1]


def write_scenario(
    dest: Path,
    recipe: Recipe,
    *,
    excel: bool = False,
    operation: Operation | None = None,
) -> None:
    """Write the scenario of a recipe as a folder, or as a workbook.

    ``operation``: services and what meets them, for a folder alone.

    Raises
    ------
    ScenarioError
        If the counties lie in several provinces.
    OutputError
        If ``dest`` is taken, or cannot be written.
    """
    draft = draft_of(recipe)
    if excel:
        with new_file(dest) as path:
            _write_workbook(path, draft)
    else:
        with new_folder(dest) as folder:
            _write_folder(folder, draft)
            if operation is not None:
                add_operation(folder, operation)


def _write_folder(folder: Path, draft: Draft) -> None:
    for table, rows in tables(draft, _people_rng(draft)).items():
        path = folder / f"{table}.csv"
        # with a byte-order mark, or Excel takes the Chinese for another encoding
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows())
    for file, text in (
        ("scenario.toml", settings_text(draft)),
        ("README.md", readme_text(draft)),
    ):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _write_workbook(path: Path, draft: Draft) -> None:
    import xlsxwriter  # slow to import, and folders do not need it

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        _write_sheet(book, "scenario", settings_rows(settings_text(draft)))
        for table, rows in tables(draft, _people_rng(draft)).items():
            _write_sheet(book, table, rows())


def _write_sheet(book: Any, title: str, rows: Iterable[tuple[str, ...]]) -> None:
    """One sheet, every cell as text: identity numbers keep all their digits."""
    sheet = book.add_worksheet(title)
    text = book.add_format({"num_format": "@"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(at, column, cell, text)


def _people_rng(draft: Draft) -> np.random.Generator:
    return np.random.default_rng([draft.recipe.seed, _PEOPLE_STREAM])


def _number_faults(
    n_workers: int | None,
    n_villages: int | None,
    n_employers: int | None,
    seed: int,
    preset: str,
) -> list[Fault]:
    faults = []
    for column, value in (
        ("workers", n_workers),
        ("villages", n_villages),
        ("employers", n_employers),
    ):
        if value is not None and not 1 <= value <= MAX_WORKERS:
            wrong = said("OUT_OF_NUMBERS", most=MAX_WORKERS)
            faults.append(_fault(column, str(value), wrong, said("GIVE_IN_RANGE")))
    if seed < 0:
        faults.append(
            _fault("seed", str(seed), said("IS_NEGATIVE"), said("GIVE_0_OR_MORE"))
        )
    if preset not in PRESETS:
        remedy = said("WRITE_ONE_OF", words=tuple(PRESETS))
        faults.append(_fault("preset", preset, said("IS_NO_PRESET"), remedy))
    return faults


def _share_faults(home_percent: int) -> list[Fault]:
    if 0 <= home_percent <= PERCENT:
        return []
    wrong, remedy = said("OUT_OF_PERCENT"), said("GIVE_IN_RANGE")
    return [_fault("home", str(home_percent), wrong, remedy)]


def _fault(column: str, value: str, wrong: Said, remedy: Said) -> Fault:
    return Fault(
        file="generate", column=column, value=value, wrong=wrong, remedy=remedy
    )
