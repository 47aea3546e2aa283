"""``p2p picture``: the map and coach cards of a kept plan as pictures to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import (
    all_option,
    lang_option,
    locks_out,
    moved_option,
    plan_argument,
)
from p2p.commands.terminal import stage, tell, warn
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@click.command()
@plan_argument
@click.option(
    "--trip",
    "trips",
    multiple=True,
    metavar="TRIP",
    help="Also a card of this trip; may be repeated; 'all' for every one.",
)
@moved_option
@all_option
@lang_option
@locks_out
def picture(
    out: Path, trips: tuple[str, ...], scenario: Path | None, lang: Lang | None
) -> None:
    """Draw the map of the plan in OUT, and cards of its coaches, as PNG to send on."""
    from p2p.kept import reopened
    from p2p.picturing import write_pictures

    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    found = write_pictures(kept, trips=trips, lang=lang or kept.lang, stage=stage)
    tell(
        said("N_FILES_WRITTEN", n=len(found), dest=str(found[0].parent))
        if found
        else said("NO_PICTURE")
    )
