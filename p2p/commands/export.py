"""``p2p export``: a kept plan for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import locks_out, moved_option, plan_argument
from p2p.commands.terminal import stage, tell_notes, warn

if TYPE_CHECKING:
    from pathlib import Path

    from transport.said import Said


@click.command()
@plan_argument
@moved_option
@locks_out
def export(out: Path, scenario: Path | None) -> None:
    """Write the plan in OUT for other programs: GeoJSON, GPX, calendars, GTFS."""
    from p2p.kept import renew_exchange, reopened
    from transport.planfiles.folder import EXCHANGE

    notes: list[Said] = []
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    n_files = renew_exchange(kept, notes=notes, stage=stage)
    tell_notes(notes)
    click.echo(f"{n_files} files written into {out / EXCHANGE}")
