"""``p2p manifest``: the lists of a kept plan written again."""

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
from p2p.commands.terminal import stage, tell, tell_notes, warn
from transport.said import said
from transport.side_by_side import cores

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.said import Said


@click.command()
@plan_argument
@moved_option
@all_option
@lang_option
@locks_out
def manifest(out: Path, scenario: Path | None, lang: Lang | None) -> None:
    """Write the documents of the plan in OUT again."""
    from p2p.kept import renew_manifests, reopened

    notes: list[Said] = []
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    dest = renew_manifests(
        kept, lang=lang or kept.lang, notes=notes, processes=cores(), stage=stage
    )
    tell_notes(notes)
    tell(said("MANIFESTS_WRITTEN", dest=str(dest)))
