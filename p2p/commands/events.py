"""``p2p events``: events read in from a file, listed, countermanded."""

from __future__ import annotations

from pathlib import Path

import click

from p2p.commands.event import tell_kept
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
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    tell,
    tell_faults,
    tell_warnings,
)
from transport.errors import ScenarioError
from transport.said import said


@click.group()
def events() -> None:
    """What happened on the day: read in, listed, countermanded."""


@events.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@plan_argument
@expected_option
@store_option
@json_option
@all_option
@told_lang_option
def import_file(
    file: Path, out: Path, expected: int | None, store: str | None, *, as_json: bool
) -> None:
    """Keep every event of FILE (CSV or workbook), or none."""
    from p2p.operating import open_operation
    from p2p.reporting import import_events

    with open_operation(out, store=store) as operation:
        try:
            kept = import_events(operation, file, expected=expected, hear=tell_warnings)
        except ScenarioError as error:
            tell_faults(error.faults, as_json=as_json)
        tell_kept(operation, list(kept), as_json=as_json)
        if not as_json:
            tell(said("EVENTS_KEPT", n=len(kept), last=kept[-1].number))


@events.command("list")
@plan_argument
@store_option
@json_option
@all_option
@told_lang_option
def list_events(out: Path, store: str | None, *, as_json: bool) -> None:
    """Every event of the operation, countermanded ones too."""
    from p2p.operating import open_operation
    from transport.answers.event_lines import event_lines
    from transport.operation.event_json import event_to_dict
    from transport.operation.standing import countermanded

    with open_operation(out, store=store) as operation:
        found, clock = operation.situation().events, operation.scenario.clock
    if as_json:
        gone = countermanded(found)
        rows = [
            {**event_to_dict(one, clock), "countermanded_by": gone.get(one.number)}
            for one in found
        ]
        echo_json({"events": rows})
        return
    if not found:
        tell(said("NO_EVENTS"))
    echo_lines(event_lines(found, clock, told_in(), shown=None))


@events.command()
@click.argument("number", type=click.IntRange(min=1))
@plan_argument
@click.option("--at", help="When it was seen.  [default: at the last event]")
@by_option
@click.option("--remark", default="", help="Why.")
@store_option
@json_option
@all_option
@told_lang_option
def countermand(
    number: int,
    out: Path,
    at: str | None,
    by: str,
    remark: str,
    store: str | None,
    *,
    as_json: bool,
) -> None:
    """Take back event NUMBER; it stays in the list, marked so."""
    from p2p.operating import open_operation
    from p2p.reporting import report_words

    with open_operation(out, store=store) as operation:
        was = operation.situation()
        last_s = was.events[-1].at_s if was.events else 0
        words = {"event": "countermand", "at": at or was.moment(last_s), "by": by}
        words |= {"countermands": str(number), "remark": remark}
        try:
            kept = report_words(operation, words)
        except ScenarioError as error:
            tell_faults(error.faults, as_json=as_json)
        tell_kept(operation, [kept], as_json=as_json)
