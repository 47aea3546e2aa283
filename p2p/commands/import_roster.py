"""``p2p import``: an office's own rosters made into a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.app import BAD_INPUT, N_SHOWN, tells_each
from p2p.commands.language import told_in
from p2p.commands.options import a_day, all_option, json_option, lang_option
from p2p.commands.terminal import echo_json, echo_lines, leave, stage, tell_notes
from transport.said import said

if TYPE_CHECKING:
    from datetime import date

    from transport.language import Lang


@click.command(name="import")
@click.argument(
    "rosters",
    metavar="ROSTER...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the scenario, of the questions and of your answers.",
)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file with what you say yourself: days, depots, fleet, columns.",
)
@click.option(
    "--book",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Your own places: names with positions; they win over the gazetteer.",
)
@click.option(
    "--geocoder",
    metavar="NAME",
    help="Online service to be asked for names of places alone; by default none.",
)
@click.option("--geocoder-key", metavar="KEY", help="Key of the online service.")
@click.option(
    "--first-day",
    callback=a_day,
    metavar="YYYY-MM-DD",
    help="First day of travel.  [default: as the roster says, else a Monday]",
)
@json_option
@all_option
@lang_option
def import_roster(
    rosters: tuple[Path, ...],
    out: Path,
    config: Path | None,
    book: Path | None,
    geocoder: str | None,
    geocoder_key: str | None,
    first_day: date | None,
    lang: Lang | None,
    *,
    as_json: bool,
) -> None:
    """Make a scenario in DIR of ROSTERs as you keep them, or list what is in doubt.

    Answer in DIR/questions.xlsx and run the same command again. Exit code 2: something
    must be answered or put right before there is a scenario.
    """
    from p2p.importing import import_roster as bring
    from transport.answers.import_lines import import_facts, import_lines

    with stage(said("READING_ROSTERS")):
        result = bring(
            rosters,
            out,
            config=config,
            book=book,
            geocoder=geocoder,
            geocoder_key=geocoder_key,
            first_day=first_day,
            lang=lang or told_in(),
        )
    tell_notes(result.notes)
    facts = import_facts(result, told_in(), each=tells_each())
    if as_json:
        echo_json(facts)
    else:
        echo_lines(import_lines(facts, told_in(), limit=N_SHOWN))
    if not result.is_written:
        leave(BAD_INPUT)
