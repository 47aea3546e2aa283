"""``p2p documents``: what of a kept plan is printed and signed, one folder a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.app import N_SHOWN
from p2p.commands.language import in_words
from p2p.commands.options import (
    all_option,
    lang_option,
    locks_out,
    moved_option,
    plan_argument,
)
from p2p.commands.terminal import stage, tell, tell_notes, warn
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.documents.parts import Audience
    from transport.language import Lang
    from transport.said import Said

_AUDIENCES = (
    *("hr", "carrier", "employer", "health", "police", "transport"),
    *("railway", "airline", "finance", "public"),
)


@click.command()
@plan_argument
@click.option(
    "--for",
    "only",
    multiple=True,
    type=click.Choice(_AUDIENCES),
    help="For these readers alone; may be repeated.",
)
@moved_option
@all_option
@lang_option
@locks_out
def documents(
    out: Path, only: tuple[Audience, ...], scenario: Path | None, lang: Lang | None
) -> None:
    """Write the documents of the plan in OUT to print and sign, one folder a reader."""
    from p2p.kept import renew_documents, reopened
    from transport.planfiles.folder import DOCUMENTS

    notes: list[Said] = []
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    n_files, missing = renew_documents(
        kept, lang=lang or kept.lang, only=only, notes=notes, stage=stage
    )
    tell_notes(notes)
    for text in missing[:N_SHOWN]:
        click.echo(in_words(said("WARNING", told=text)), err=True)
    tell(said("N_FILES_WRITTEN", n=n_files, dest=str(out / DOCUMENTS)))
