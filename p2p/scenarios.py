"""A scenario from files, or from the frames of a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from transport.scenario import Scenario


def read_scenario(path: str | Path, *, variant: str | None = None) -> Scenario:
    """The scenario in a folder of CSV files, or in one Excel workbook.

    Parameters
    ----------
    path
        The folder, or the ``.xlsx`` file.
    variant
        Name of the variant to apply; None: the scenario as it is. All variants are
        tested anyway.

    Returns
    -------
    Scenario
        In whole metres, seconds from the first midnight, and fen; positions in WGS-84.

    Raises
    ------
    ScenarioError
        With every fault of every file, each with its place and what to do.

    Examples
    --------
    >>> import p2p
    >>> p2p.read_scenario("scenarios/linxian-shenmu-2020", variant="half-load").variant
    'half-load'
    """
    from scenarios.atlas import GazetteerAtlas
    from transport.reading import read_scenario as read

    return read(Path(path), variant=variant, atlas=GazetteerAtlas())


def scenario_from_frames(
    *,
    settings: Mapping[str, object],
    workers: pd.DataFrame,
    villages: pd.DataFrame,
    employers: pd.DataFrame,
    depots: pd.DataFrame,
    fleet: pd.DataFrame,
    variant: str | None = None,
    **tables: pd.DataFrame,
) -> Scenario:
    """The scenario that pandas frames say, read and tested like files.

    Parameters
    ----------
    settings
        What ``scenario.toml`` would hold, as nested dicts: ``name``, ``first_day``,
        ``days``, ``origin``, ``policy``, ... Units are those of the file (CNY, km, h).
    workers, villages, employers, depots, fleet
        The tables; columns and units are those of the files, in English or Chinese.
        Missing values are empty cells.
    variant
        Name of the variant in ``settings`` to apply.
    **tables
        The optional ones: ``hubs``, ``services``, ``screening``, ``distances``, ...

    Returns
    -------
    Scenario
        In whole metres, seconds from the first midnight, and fen; positions in WGS-84.

    Raises
    ------
    ScenarioError
        With every fault of every frame. The file of a fault is the frame's name, or
        ``settings``; rows count as in a sheet: the frame's first row is row 2.

    Examples
    --------
    >>> import tomllib
    >>> from pathlib import Path
    >>> import pandas as pd
    >>> import p2p
    >>> folder = Path("scenarios/linxian-shenmu-2020")
    >>> settings = tomllib.loads((folder / "scenario.toml").read_text("utf-8"))
    >>> names = ("workers", "villages", "employers", "depots", "fleet")
    >>> read = lambda name: pd.read_csv(folder / f"{name}.csv", dtype=str)
    >>> frames = {name: read(name) for name in names}
    >>> frames["workers"] = frames["workers"].head(40)
    >>> p2p.scenario_from_frames(settings=settings, **frames)
    <Scenario 'linxian-shenmu-2020': 40 workers, ...>
    """
    from scenarios.atlas import GazetteerAtlas
    from transport.reading import scenario_of_tables

    given = {"workers": workers, "villages": villages, "employers": employers}
    given |= {"depots": depots, "fleet": fleet}
    return scenario_of_tables(
        settings, given | tables, variant=variant, atlas=GazetteerAtlas()
    )
