"""Arguments and options that several commands share, and how they are read."""

from __future__ import annotations

import math
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.app import tell_each
from p2p.commands.language import OPTION
from p2p.commands.terminal import tell_notes
from transport.language import VARIABLE
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

ONE_LIMIT = said("ONE_LIMIT")


class Finite(click.FloatRange):
    """A number in a range; ``nan`` lies in every range and ``inf`` never ends."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number, if it is one."""
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is no number.", param, ctx)
        return number


def lang_option(command: Callable[..., None]) -> Callable[..., None]:
    """The language of what is written."""
    return click.option(
        OPTION,
        type=click.Choice(["zh", "en"]),
        envvar=VARIABLE,
        help="Language of all that is told and written.  [default: $P2P_LANG, else the "
        "locale's]",
    )(command)


def told_lang_option(command: Callable[..., None]) -> Callable[..., None]:
    """The language of a command that writes nothing: of what it tells."""
    return click.option(
        OPTION,
        type=click.Choice(["zh", "en"]),
        envvar=VARIABLE,
        expose_value=False,
        help="Language of all that is told.  [default: $P2P_LANG, else the locale's]",
    )(command)


def locks_out(command: Callable[..., None]) -> Callable[..., None]:
    """The command, while nobody else writes its folder ``out``."""

    @wraps(command)
    def run(*, out: Path, **rest: Any) -> None:
        from transport.files.out_folder import locked

        with locked(out) as notes:
            tell_notes(notes)
            command(out=out, **rest)

    return run


def locks_dest(command: Callable[..., None]) -> Callable[..., None]:
    """The command, while nobody else writes what it makes new, ``dest``, if anything.

    What a killed run left of it is swept first: it may name people.
    """

    @wraps(command)
    def run(*, dest: Path | None, **rest: Any) -> None:
        from transport.files.out_folder import locked
        from transport.files.writing import refuse_unfit_place, resolved

        if dest is None:
            command(dest=dest, **rest)
            return
        refuse_unfit_place(dest, resolved(dest))
        with locked(dest) as notes:
            tell_notes(notes)
            command(dest=dest, **rest)

    return run


def _plan_folder(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """The folder of a plan, put right first where a run was killed in it."""
    from transport.files.out_folder import repaired

    tell_notes(repaired(value))
    there = click.Path(exists=True, file_okay=False, path_type=Path)
    folder: Path = there.convert(value, param, ctx)
    return folder


def _checked_tiles(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    """The option's value, looked at before a long search and not after it."""
    if value is None:
        return None
    from maps.tiles import tile_layer

    try:
        tile_layer(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


def a_day(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | None:
    """The option's value as a day."""
    from datetime import date

    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        msg = f"{value!r} is no date; write one such as 2020-02-25"
        raise click.BadParameter(msg) from error


def destination(dest: Path, *, excel: bool) -> tuple[Path, bool]:
    """Where a scenario goes, and whether as a workbook: ``x.xlsx`` means one too."""
    is_named_so = dest.suffix.lower() == ".xlsx"
    if excel and not is_named_so:
        dest = dest.with_name(dest.name + ".xlsx")
    return dest, excel or is_named_so


scenario_argument = click.argument(
    "scenario", type=click.Path(exists=True, path_type=Path)
)
destination_argument = click.argument(
    "dest", metavar="DIR", type=click.Path(path_type=Path)
)
plan_argument = click.argument(
    "out", type=click.Path(path_type=Path), callback=_plan_folder
)
variant_option = click.option("--variant", help="Apply this variant of the scenario.")
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
all_option = click.option(
    "--all",
    is_flag=True,
    expose_value=False,
    callback=tell_each,
    help="Tell every fault by its own line, also where many have one cause.",
)
moved_option = click.option(
    "--scenario",
    type=click.Path(exists=True, path_type=Path),
    help="Where the plan's scenario is now, if it was moved.",
)
tiles_option = click.option(
    "--tiles",
    metavar="URL",
    callback=_checked_tiles,
    help="Draw the map over tiles: 'osm', 'gaode', 'tianditu:KEY' or a URL template; "
    "the page then needs the network.",
)
form_option = click.option(
    "--form",
    type=click.Choice(["one-file", "by-county"]),
    help="The plan in plan.json alone, or in a file a county of which that is the "
    "index.  [default: by county from 20,000 workers on]",
)
excel_option = click.option(
    "--excel",
    is_flag=True,
    help="One Excel workbook, DIR.xlsx, instead of a folder of CSV files.",
)
by_option = click.option(
    "--by",
    envvar="P2P_BY",
    show_envvar=True,
    required=True,
    metavar="NAME",
    help="Who reports or decides it.",
)
store_option = click.option(
    "--store",
    envvar="P2P_STORE",
    show_envvar=True,
    metavar="ADDRESS",
    help="A database on a server, such as postgresql://USER@HOST/NAME, in place of "
    "the file operation.db in OUT.",
)
expected_option = click.option(
    "--version",
    "expected",
    type=click.IntRange(min=1),
    help="The version that you look at; refused if there is a newer one.",
)

steps_of_change_option = click.option(
    "--steps",
    type=click.IntRange(min=1),
    help="Steps of the search for new trips: the same version on every machine.",
)
time_of_change_option = click.option(
    "--time-limit",
    type=Finite(min=0, min_open=True),
    metavar="SECONDS",
    help="Search again, and longer, while there is time; the best version is kept.",
)
