"""``p2p map``: the map of a kept plan drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import (
    all_option,
    lang_option,
    locks_out,
    moved_option,
    plan_argument,
    tiles_option,
)
from p2p.commands.terminal import stage, tell, warn
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@click.command(name="map")
@plan_argument
@moved_option
@all_option
@lang_option
@tiles_option
@locks_out
def draw(
    out: Path, scenario: Path | None, lang: Lang | None, tiles: str | None
) -> None:
    """Write the map of the plan in OUT again."""
    from p2p.kept import renew_map, reopened

    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    dest = renew_map(kept, lang=lang or kept.lang, tiles=tiles, stage=stage)
    tell(said("MAP_WRITTEN", dest=str(dest)))
