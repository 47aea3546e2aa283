"""The documents of a plan by audience: PDF and Excel, each in its own folder."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

from transport.counting import Count
from transport.documents.fonts import cut_font, letters_of
from transport.documents.kinds import kinds_of
from transport.documents.layout import LAYOUT_LETTERS
from transport.documents.making import Around, made
from transport.documents.sheaves import sheaves
from transport.language import say, title_in
from transport.presentation.attribution import named_in
from transport.presentation.version import version_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from transport.counting import Told
    from transport.documents.parts import Audience, Kind
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def write_documents(
    scenario: Scenario,
    plan: Plan,
    folder: Path,
    *,
    lang: Lang,
    only: Sequence[Audience] = (),
    told: Told | None = None,
    tokens: Path | None = None,
    printed: datetime | None = None,
    number: int = 1,
    processes: int = 1,
) -> tuple[list[Path], frozenset[str]]:
    """Write a folder an audience; the paths, and what the font said it lacks.

    ``told`` hears how many papers are done, as PDF and as workbook, of all.
    ``tokens``: where tokens of workers' cards are kept; None: no cards are made.
    ``printed``: the moment that every page tells beside the plan's version.
    ``number``: of the version. ``processes``: how many write side by side.

    Raises
    ------
    OutputError
        If no font with Chinese letters is found.
    """
    is_for_hr = not only or "hr" in only
    kinds = kinds_of(scenario, plan, only=only, tokens=tokens if is_for_hr else None)
    return write_kinds(
        kinds,
        scenario,
        plan,
        folder,
        lang=lang,
        only=only,
        told=told,
        printed=printed,
        number=number,
        processes=processes,
    )


def write_kinds(
    kinds: Sequence[Kind],
    scenario: Scenario,
    plan: Plan,
    folder: Path,
    *,
    lang: Lang,
    only: Sequence[Audience] = (),
    told: Told | None = None,
    printed: datetime | None = None,
    number: int = 1,
    processes: int = 1,
) -> tuple[list[Path], frozenset[str]]:
    """Write these papers of the plan as `write_documents` does all of them."""
    version = version_told(scenario, plan, lang, number=number)
    if printed is not None:
        at = printed.astimezone(scenario.clock.zone)
        version += f" · {say(('printed', '打印于'), lang)} {at:%Y-%m-%d %H:%M}"
    title = title_in(scenario.title or scenario.name, lang)
    note = named_in(scenario, lang)
    letters = {*title, *version, *note, *LAYOUT_LETTERS}
    for kind in kinds:
        letters |= letters_of(kind.papers)
    files = sheaves(kinds, only)
    count = Count(sum(len(sheaf.papers) for sheaf in files), told)
    paths: list[Path] = []
    missing: frozenset[str] = frozenset()
    with cut_font(letters) as font:
        around = Around(
            title=title,
            version=version,
            note=note,
            lang=lang,
            created=scenario.first_day,
            font=font,
        )
        for sheaf in files:
            for name in sheaf.names:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
        for sheaf, lacking in made(files, folder, around, count, processes=processes):
            missing |= lacking
            first, *others = (folder / name for name in sheaf.names)
            paths += [first, *(copyfile(first, other) for other in others)]
    return sorted(paths), missing
