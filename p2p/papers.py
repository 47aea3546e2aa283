"""The papers of a plan, written where a program wants them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transport.language import chosen

if TYPE_CHECKING:
    from p2p.result import Plan
    from transport.language import Lang


def write_manifests(
    plan: Plan, folder: str | Path, *, lang: Lang | None = None
) -> tuple[Path, ...]:
    """Write the lists of a plan: manifests, run sheets, the register, who stays.

    Identity and phone numbers stand in full only in files whose names start with
    ``legal-register``.

    Parameters
    ----------
    plan
        The plan.
    folder
        A new or empty folder, or one that this function wrote.
    lang
        Language of the headings and words; None: as the commands choose it.

    Returns
    -------
    tuple of Path
        The files, sorted.

    Raises
    ------
    OutputError
        If the folder holds something else, or the disk refuses.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> plan = p2p.plan(scenario, steps=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     paths = p2p.write_manifests(plan, f"{folder}/lists", lang="en")
    >>> "manifests.xlsx" in [path.name for path in paths]
    True
    """
    from transport.files.out_folder import new_output
    from transport.manifests import write_manifests as write

    dest = Path(folder)
    with new_output(dest) as made:
        paths = write(
            plan.scenario, plan.record, made, lang=chosen(lang), version=plan.version
        )
        names = sorted(path.relative_to(made) for path in paths)
    return tuple(dest / name for name in names)


def write_map(
    plan: Plan, path: str | Path, *, lang: Lang | None = None, tiles: str | None = None
) -> Path:
    """Write the map of a plan as one HTML page.

    Parameters
    ----------
    plan
        The plan.
    path
        The file; an earlier one is replaced.
    lang
        Language of the wording; None: as the commands choose it.
    tiles
        None: a plain ground, and the page loads nothing. ``"osm"``, ``"gaode"``,
        ``"tianditu:KEY"`` or a URL template: tiles from there.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ValueError
        If there are no such tiles.
    OutputError
        If the disk refuses.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> plan = p2p.plan(scenario, steps=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     p2p.write_map(plan, f"{folder}/map.html", lang="en").name
    'map.html'
    """
    from maps import write_map as write

    write(
        plan.scenario,
        plan.record,
        Path(path),
        lang=chosen(lang),
        tiles=tiles,
        version=plan.version,
    )
    return Path(path)


def write_report(plan: Plan, path: str | Path, *, lang: Lang | None = None) -> Path:
    """Write the page about a plan: totals, map, rotations, who stays, what would help.

    Parameters
    ----------
    plan
        The plan.
    path
        The file; an earlier one is replaced.
    lang
        Language of the page; None: as the commands choose it.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong in the plan.
    OutputError
        If the disk refuses.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> plan = p2p.plan(scenario, steps=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     p2p.write_report(plan, f"{folder}/report.html", lang="en").name
    'report.html'
    """
    from p2p.kept import report_page
    from p2p.planning import prove
    from transport.files.writing import write_text

    prove(plan.scenario, plan.record)
    page = report_page(
        plan.scenario, plan.record, lang=chosen(lang), version=plan.version
    )
    write_text(Path(path), page)
    return Path(path)
