"""``p2p generate``: a synthetic scenario on real places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.options import (
    a_day,
    destination,
    destination_argument,
    excel_option,
    locks_dest,
    told_lang_option,
)
from p2p.commands.terminal import tell
from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@click.command()
@destination_argument
@click.option(
    "--county",
    "counties",
    multiple=True,
    help="Sending counties of one province; repeat, or separate by commas.",
)
@click.option(
    "--cities",
    multiple=True,
    help="Receiving cities; repeat, or separate by commas.",
)
@click.option(
    "--workers",
    "n_workers",
    type=click.IntRange(min=1),
    help="Number of workers.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="The same seed gives the same scenario.",
)
@click.option(
    "--recipe",
    metavar="NAME",
    help="A whole operation by name, such as shanxi-2020, instead of counties and "
    "cities; --workers gives it another size.",
)
@click.option("--name", help="Name of the scenario.  [default: that of DIR]")
@click.option("--preset", help="Preset of rules.  [default: cn-2020-02-11]")
@click.option(
    "--first-day",
    callback=a_day,
    metavar="YYYY-MM-DD",
    help="First day of travel.  [default: 2020-02-25]",
)
@click.option(
    "--villages",
    "n_villages",
    type=click.IntRange(min=1),
    help="Number of villages.  [default: by the number of workers]",
)
@click.option(
    "--employers",
    "n_employers",
    type=click.IntRange(min=1),
    help="Number of employers.  [default: by the number of workers]",
)
@click.option(
    "--mountain", is_flag=True, help="Mountain roads: longer ways, lower speeds."
)
@click.option(
    "--home",
    "home_percent",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Share of the workers who go home instead of out.  [default: 0]",
)
@excel_option
@told_lang_option
@locks_dest
def generate(
    dest: Path,
    counties: tuple[str, ...],
    cities: tuple[str, ...],
    *,
    excel: bool,
    recipe: str | None,
    **options: Any,
) -> None:
    """Write a synthetic scenario on real places into DIR."""
    from scenarios.generate import generate as generate_scenario

    if recipe is not None:
        _named(dest, recipe, is_plain=not (counties or cities or excel), **options)
        return
    if not (counties and cities and options["n_workers"]):
        raise Misused(said("GENERATE_NEEDS_ENDS"))
    dest, excel = destination(dest, excel=excel)
    generate_scenario(
        dest,
        counties=_listed(counties),
        cities=_listed(cities),
        excel=excel,
        **{name: value for name, value in options.items() if value is not None},
    )
    n_workers = options["n_workers"]
    tell(said("SYNTHETIC_WRITTEN", dest=str(dest), n=n_workers))


def _named(
    dest: Path,
    recipe: str,
    *,
    is_plain: bool,
    n_workers: int | None,
    seed: int,
    name: str | None,
    mountain: bool,
    home_percent: int,
    **others: Any,
) -> None:
    """A recipe by its name, of which size, seed and name alone may be chosen."""
    from scenarios.generate import generate_named

    _, excel = destination(dest, excel=not is_plain)
    if excel or mountain or home_percent or any(others.values()):
        raise Misused(said("RECIPE_ALONE"))
    n = generate_named(dest, recipe, n_workers=n_workers, seed=seed, name=name)
    tell(said("SYNTHETIC_WRITTEN", dest=str(dest), n=n))


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    """Names given repeatedly or separated by commas, each once, in their order."""
    names = [name.strip() for value in values for name in re.split("[,，、]", value)]
    return tuple(dict.fromkeys(name for name in names if name))
