"""``p2p new``: a template scenario to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    destination,
    destination_argument,
    excel_option,
    lang_option,
    locks_dest,
)
from p2p.commands.terminal import tell
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@click.command()
@destination_argument
@lang_option
@excel_option
@locks_dest
def new(dest: Path, lang: Lang | None, *, excel: bool) -> None:
    """Write a template scenario into DIR, to be filled in."""
    from datetime import datetime

    from transport.files.writing import refuse_taken_path
    from transport.reading.templates import write_template

    dest, excel = destination(dest, excel=excel)
    refuse_taken_path(dest)
    today = datetime.now().astimezone().date()
    write_template(dest, lang=lang or told_in(), excel=excel, first_day=today)
    tell(said("TEMPLATE_WRITTEN", dest=str(dest)))
