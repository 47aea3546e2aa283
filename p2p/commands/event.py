"""``p2p event``: something that happened, entered into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    by_option,
    expected_option,
    json_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, echo_lines, tell_faults
from transport.errors import ScenarioError
from transport.operation.events import EVENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Option, heading of the table of events, help.
_FACTS = (
    ("--worker", "worker_id", "The worker's id."),
    ("--trip", "trip_id", "The coach trip, such as T001."),
    ("--employer", "employer_id", "The employer's id."),
    ("--village", "village_id", "The village of a new worker."),
    ("--service", "service_id", "The flight or train."),
    ("--place", "place_id", "The place, or where a road begins."),
    ("--to-place", "to_place_id", "Where the road ends."),
    ("--lat", "lat", "Latitude of where it happened."),
    ("--lon", "lon", "Longitude of where it happened."),
    ("--depot", "depot_id", "The depot of a spare coach."),
    ("--type", "vehicle_type", "The vehicle type of a spare coach."),
    ("--coaches", "coaches", "How many spare coaches; 1 without it."),
    ("--driver", "driver", "Number of the driver."),
    ("--minutes", "minutes", "By how much the coach is late."),
    ("--until", "until", "Until when it holds."),
    ("--moved-to", "moved_to", "The new departure of a service."),
    ("--intake", "intake", "How many the employer still takes a day."),
    ("--temperature", "temperature_c", "The first measurement."),
    ("--again", "again_c", "The second measurement."),
    ("--code", "health_code", "Colour of the health code."),
    ("--certificate-until", "certificate_until", "End of the certificate."),
    ("--name", "name", "Name of a new worker."),
    ("--id-number", "id_number", "Identity number of a new worker."),
    ("--phone", "phone", "Phone of a new worker."),
    ("--party", "party_id", "Whom a new worker travels with."),
    ("--remark", "remark", "Anything else."),
)


def _fact_options(command: Callable[..., None]) -> Callable[..., None]:
    for option, heading, help_text in reversed(_FACTS):
        command = click.option(option, heading, help=help_text)(command)
    return command


_KINDS = tuple(kind for kind in EVENT_KINDS if kind != "countermand")


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice(_KINDS))
@plan_argument
@click.option("--at", help="When it was seen: date and time.  [default: now]")
@by_option
@_fact_options
@expected_option
@store_option
@json_option
@all_option
@told_lang_option
def event(
    kind: str,
    out: Path,
    at: str | None,
    by: str,
    store: str | None,
    expected: int | None,
    *,
    as_json: bool,
    **facts: str | None,
) -> None:
    """Keep something that happened on the day of the plan in OUT.

    \b
    KIND is one of: no_show, cancellation, late_add, standby_offered, fever,
    code_at_boarding, certificate_brought, coach_down, coach_delayed,
    driver_out_of_hours, spare_coach, road_closed, stop_closed,
    employer_withdraws, intake_lowered, service_cancelled, service_moved.
    """  # noqa: D301 - click reads the mark as it stands
    from p2p.operating import open_operation
    from p2p.reporting import report_words

    with open_operation(out, store=store) as operation:
        words = {"event": kind, "at": at or _now(operation), "by": by}
        words |= {name: value for name, value in facts.items() if value is not None}
        try:
            kept = report_words(operation, words, expected=expected)
        except ScenarioError as error:
            tell_faults(error.faults, as_json=as_json)
        tell_kept(operation, [kept], as_json=as_json)


def _now(operation: Any) -> str:
    from datetime import datetime

    return datetime.now(operation.scenario.clock.zone).strftime("%Y-%m-%d %H:%M")


def tell_kept(operation: Any, kept: list[Any], *, as_json: bool) -> None:
    """The events just kept, and what a person must look at because of them."""
    from transport.answers.event_lines import event_lines, follow_lines
    from transport.operation.event_json import event_to_dict

    was, clock = operation.situation(), operation.scenario.clock
    follows = follow_lines(was, kept, told_in())
    if as_json:
        found = [event_to_dict(one, clock) for one in kept]
        echo_json({"events": found, "follows": follows})
        return
    echo_lines(event_lines(was.events, clock, told_in(), shown=kept))
    echo_lines(follows)
