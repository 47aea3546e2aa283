"""``p2p export``: a kept plan for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import (
    all_option,
    locks_out,
    moved_option,
    plan_argument,
    told_lang_option,
)
from p2p.commands.terminal import stage, tell, tell_notes, warn
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.said import Said


@click.command()
@plan_argument
@click.option(
    "--parquet",
    "as_tables",
    is_flag=True,
    help="Instead: tables of workers, trips, stops as Parquet, to analyse.",
)
@moved_option
@all_option
@told_lang_option
@locks_out
def export(out: Path, scenario: Path | None, *, as_tables: bool) -> None:
    """Write the plan in OUT for other programs: GeoJSON, GPX, calendars, GTFS."""
    from p2p.kept import renew_exchange, reopened
    from p2p.past_calendars import edition_of
    from transport.planfiles.folder import EXCHANGE

    notes: list[Said] = []
    if as_tables:
        _tables(out, scenario, notes)
        return
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    edition = edition_of(kept, notes)
    n_files = renew_exchange(kept, edition, notes=notes, stage=stage)
    tell_notes(notes)
    tell(said("N_FILES_WRITTEN", n=n_files, dest=str(out / EXCHANGE)))


def _tables(out: Path, scenario: Path | None, notes: list[Said]) -> None:
    from p2p.kept import reopened
    from p2p.parquet import refuse_without_parquet, write_parquet

    refuse_without_parquet()
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    dest = write_parquet(kept, notes=notes, stage=stage)
    tell_notes(notes)
    tell(said("N_FILES_WRITTEN", n=len(list(dest.glob("*.parquet"))), dest=str(dest)))
