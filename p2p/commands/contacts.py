"""``p2p contacts``: one falls ill on the way; seat, hand-over, lists of contacts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    lang_option,
    moved_option,
    plan_argument,
    store_option,
)
from p2p.commands.terminal import echo_json, echo_lines, tell
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang


@click.command()
@plan_argument
@click.argument("worker", metavar="WORKER")
@click.option(
    "--at",
    metavar="MOMENT",
    help="When the fever was found: date and time.  [default: of its event]",
)
@click.option("--trip", help="The coach trip, such as T001.  [default: found]")
@click.option(
    "--ventilated",
    is_flag=True,
    help="The coach's windows are open: rows near by are contacts, not everybody.",
)
@click.option(
    "-o",
    "--out",
    "dest",
    type=click.Path(path_type=Path),
    help="Folder of the lists.  [default: OUT/contacts/TRIP-MOMENT-SEAT]",
)
@store_option
@moved_option
@json_option
@all_option
@lang_option
def contacts(
    out: Path,
    worker: str,
    at: str | None,
    trip: str | None,
    dest: Path | None,
    store: str | None,
    scenario: Path | None,
    lang: Lang | None,
    *,
    ventilated: bool,
    as_json: bool,
) -> None:
    """Who is a contact of WORKER, who has a fever on the way, and where to go.

    Where people were checked in aboard, those alone count, else the list as printed.
    Writes the full list for the health department, and seats alone for employers.
    """
    from p2p.fever_contacts import found_ill, own_folder, write_contacts
    from p2p.in_force import in_force
    from transport.answers.contact_lines import contact_facts, contact_lines

    now = in_force(out, store=store, moved=scenario, is_urgent=True)
    was = now.was
    case = found_ill(
        was,
        worker,
        at=at,
        trip_id=trip,
        is_sealed=not ventilated,
        check_ins=now.check_ins,
    )
    language = lang or told_in()
    dest = dest or own_folder(out, was, case)
    if as_json:
        write_contacts(was, case, dest, lang=language)
        echo_json({**contact_facts(was.scenario, case), "folder": str(dest)})
        return
    echo_lines(contact_lines(was.scenario, case, language))
    write_contacts(was, case, dest, lang=language)
    tell(said("CONTACTS_WRITTEN", path=str(dest)))
