"""A kept plan as Parquet tables for analysis: workers, trips, stops."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.kept import Kept
    from p2p.stages import Stage
    from transport.said import Said


def refuse_without_parquet() -> None:
    """Nothing, if Parquet can be written; to be asked before work.

    Raises
    ------
    OutputError
        If the optional group is not installed.
    """
    if find_spec("pyarrow") is None:
        raise OutputError(said("PARQUET_MISSING"))


def write_parquet(kept: Kept, *, notes: list[Said], stage: Stage = untold) -> Path:
    """Write the tables again, which know people by their ids alone; their folder.

    Raises
    ------
    OutputError
        If Parquet cannot be written, or the disk refuses.
    """
    from p2p.frames import stops_frame, trips_frame, workers_frame
    from transport.files.out_folder import new_output
    from transport.planfiles.folder import ANALYSIS

    refuse_without_parquet()
    dest = kept.folder / ANALYSIS
    tables = {"workers": workers_frame, "trips": trips_frame, "stops": stops_frame}
    with (
        new_output(dest, notes=notes) as folder,
        stage(said("WRITING_FILES_TO_EXCHANGE")),
    ):
        for name, frame_of in tables.items():
            frame = frame_of(kept.scenario, kept.plan)
            frame.to_parquet(folder / f"{name}.parquet", engine="pyarrow", index=False)
    return dest
