"""``p2p demo``: a copy of a shipped scenario, to try things out on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import destination_argument, locks_dest, told_lang_option
from p2p.commands.terminal import tell
from scenarios.shipped import FIRST, copy_shipped, shipped_names
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@destination_argument
@click.option(
    "--scenario",
    "name",
    type=click.Choice(shipped_names()),
    default=FIRST,
    show_default=True,
    help="Which of the shipped scenarios.",
)
@told_lang_option
@locks_dest
def demo(dest: Path, name: str) -> None:
    """Write one of the shipped scenarios into DIR, to be checked and planned."""
    from transport.files.writing import new_folder

    with new_folder(dest) as folder:
        copy_shipped(name, folder)
    tell(said("SHIPPED_WRITTEN", dest=str(dest), name=name))
