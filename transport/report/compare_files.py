"""The files of a comparison: page, table, workbook, and the plan of each variant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.answers.comparison import Compared, pairs_of
from transport.answers.loosened import loosened_text
from transport.catalogue.sentences import sentence
from transport.errors import Fault, ScenarioError
from transport.files.inventory import seal
from transport.files.out_folder import new_output, own_file
from transport.files.writing import harmless_names, write_text
from transport.planfiles.folder import source_of
from transport.planfiles.reading import (
    read_plan_and_scenario,
    read_source,
    refuse_changed,
    scenario_path,
)
from transport.planfiles.writing import write_plan_files
from transport.reading import read_scenario
from transport.report.compare_index import (
    INDEX,
    read_index,
    refuse_other_count,
    refuse_other_plan,
    write_index,
)
from transport.report.compare_page import compare_page
from transport.report.compare_table import (
    compare_rows,
    name_of,
    stamps_of,
    write_compare_book,
    write_compare_csv,
)
from transport.report.words import word
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transport.language import Lang

PAGE, TABLE, BOOK, PLANS = "compare.html", "compare.csv", "compare.xlsx", "plans"
COMPARE_FILES = (PAGE, TABLE, BOOK, INDEX, PLANS)
BASE = "base"


def write_comparison(
    out: Path,
    found: Sequence[Compared],
    *,
    scenario_path: Path,
    lang: Lang,
) -> list[Said]:
    """Write the folder whole or not at all; lines about files of others in the way.

    Each plan stands in a folder ``plans/VARIANT`` (``base`` without a variant) like
    one of `p2p plan`, so that every command that takes a plan takes it.

    Raises
    ------
    OutputError
        If a file of ours there was changed, or the disk refuses.
    """
    notes: list[Said] = []
    with new_output(out, notes=notes) as folder:
        write_pages(folder, found, lang=lang)
        write_index(folder, found)
        for one, name in zip(found, folder_names(found), strict=True):
            if one.plan is not None and one.scenario is not None:
                (folder / PLANS / name).mkdir(parents=True)
                write_plan_files(
                    folder / PLANS / name,
                    scenario=one.scenario,
                    plan=one.plan,
                    source=source_of(scenario_path, out=out / PLANS / name, lang=lang),
                )
                seal(folder / PLANS / name)
    return notes


def folder_names(found: Sequence[Compared]) -> list[str]:
    """A folder's name for each plan: the variant's, made harmless and unique."""
    return harmless_names([one.variant or BASE for one in found])


def write_pages(folder: Path, found: Sequence[Compared], *, lang: Lang) -> None:
    """Write page, table and workbook into ``folder``, each whole or not at all."""
    plans = pairs_of(found)
    page = compare_page(plans, lang=lang, remarks=remarks(found, lang))
    rows = compare_rows(plans, lang=lang)
    with own_file(folder / PAGE) as path:
        write_text(path, page)
    with own_file(folder / TABLE) as path:
        write_compare_csv(path, rows)
    with own_file(folder / BOOK) as path:
        write_compare_book(path, rows, stamps_of(plans, lang))


def remarks(found: Sequence[Compared], lang: Lang) -> list[str]:
    """Which variants have no plan or another's; what their limits cost."""
    told = []
    for one in found:
        name = name_of(one.variant, lang)
        if one.lack is not None:
            why = word(lang, one.lack, n=one.n)
            told.append(_told(one, f"{name}: {word(lang, 'failed', why=why)}", lang))
        elif one.made_for != one.variant:
            other = name_of(one.made_for, lang)
            told.append(_told(one, word(lang, "taken", a=name, b=other), lang))
        told += [f"{name}: {loosened_text(each, lang)}" for each in one.looser]
    return told


def read_comparison(
    out: Path, *, moved: Path | None = None
) -> tuple[list[Compared], Lang]:
    """The comparison kept in ``out``, and the language its plans were written in.

    Raises
    ------
    ScenarioError
        If it is damaged, or the scenario is gone or has changed.
    """
    kept = read_index(out)
    homes = [out / PLANS / name for name in folder_names(kept)]
    for at, (one, home) in enumerate(zip(kept, homes, strict=True)):
        refuse_other_plan(out, at, one, is_there=home.exists(), variant=one.variant)
    _refuse_unlisted(out, homes)
    lang: Lang = "zh"
    found, path = [], moved
    for at, (one, home) in enumerate(zip(kept, homes, strict=True)):
        if one.lack is None:
            source = read_source(home)
            lang, path = source.lang, moved or scenario_path(source, home)
            plan, scenario = read_plan_and_scenario(home, path)
            refuse_other_plan(out, at, one, is_there=True, variant=plan.variant)
            refuse_changed(scenario, plan, path=path)
            one = replace(one, scenario=scenario, plan=plan)
        found.append(one)
    for at, one in enumerate(found):
        if one.lack is not None and path is not None:
            refuse_other_count(out, at, one, read_scenario(path, variant=one.variant))
    return found, lang


def _refuse_unlisted(out: Path, homes: Sequence[Path]) -> None:
    """Nothing, if every plan kept here is in the list."""
    kept = (out / PLANS).iterdir() if (out / PLANS).is_dir() else ()
    for home in sorted({*kept} - {*homes}):
        wrong = said("COMPARED_NOT_LISTED", file=INDEX)
        fault = Fault(file=str(home), wrong=wrong, remedy=said("NAME_COMPARISON"))
        raise ScenarioError([fault])


def _told(one: Compared, words: str, lang: Lang) -> str:
    """The words; of a list that was read, that they are its own."""
    if not one.is_stated:
        return words
    return sentence(said("FIGURE_AS_STATED", figure=words), lang)
