"""``p2p documents``: what of a kept plan is printed and signed, one folder a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.language import in_words
from p2p.commands.options import (
    all_option,
    json_option,
    lang_option,
    locks_out,
    moved_option,
    plan_argument,
    store_option,
)
from p2p.commands.paper_lines import printed_facts, tell_printed
from p2p.commands.terminal import echo_json, stage, tell_notes, warn
from transport.said import said
from transport.side_by_side import cores

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
@click.option(
    "--county",
    "counties",
    metavar="NAME",
    multiple=True,
    help="Papers of this county alone, as `villages` names it; may be repeated.",
)
@click.option(
    "--trip",
    "trips",
    metavar="ID",
    multiple=True,
    help="Papers of this trip alone, such as T001; may be repeated.",
)
@click.option(
    "--since",
    metavar="V",
    help="Only papers that changed since version V of the operation's store, or since "
    "the plan in the folder V, and the list of copies to call back.",
)
@click.option(
    "--version",
    type=click.IntRange(min=1),
    help="Papers of this version of the operation's store; an older one is stamped.",
)
@store_option
@moved_option
@json_option
@all_option
@lang_option
@locks_out
def documents(
    out: Path,
    only: tuple[Audience, ...],
    counties: tuple[str, ...],
    trips: tuple[str, ...],
    since: str | None,
    version: int | None,
    store: str | None,
    scenario: Path | None,
    lang: Lang | None,
    *,
    as_json: bool,
) -> None:
    """Write the documents of the plan in OUT to print and sign, one folder a reader."""
    from p2p.printing import print_documents

    if since is not None and version is not None:
        raise click.UsageError(in_words(said("SINCE_OR_VERSION")))
    notes: list[Said] = []
    found = print_documents(
        out,
        lang=lang,
        only=only,
        counties=counties,
        trips=trips,
        since=since,
        version=version,
        store=store,
        moved=scenario,
        processes=cores(),
        notes=notes,
        warn=warn,
        stage=stage,
    )
    tell_notes(notes)
    if found.newest is not None:
        warn(said("PAPERS_SUPERSEDED", n=found.newest, out=str(out)))
    if as_json:
        echo_json(printed_facts(found))
    else:
        tell_printed(found)
