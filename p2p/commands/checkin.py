"""``p2p checkin``: who was seen where, from scanners, forms and by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from p2p.commands.app import BAD_INPUT, SOME_UNPLANNED
from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    tell,
    tell_faults,
    tell_warnings,
)
from p2p.commands.usage import Misused
from p2p.moments import moment_told
from transport.errors import Fault, ScenarioError
from transport.operation.check_ins import CheckIn
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from p2p.checking_in import Desk, Told
    from p2p.operating import Operation
    from transport.answers.check_in_lines import Names
    from transport.operation.check_ins import Stage

_COLOURS = {"kept": "green", "already": "yellow", "set": "cyan"}
_MARKS = {"kept": "✓", "already": "=", "set": ">"}
_BELL = "\a"
_COMMA = re.compile("[,，、]")


@click.command()
@plan_argument
@click.argument(
    "file",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--by", envvar="P2P_BY", default="", help="Who enters it; or $P2P_BY.")
@click.option("--at", help="When it was: date and time.  [default: now]")
@click.option("--trip", "ride", default="", help="The trip, flight or train.")
@click.option("--place", help="Where it is done.")
@click.option(
    "--stage",
    type=click.Choice(["checked", "boarded", "arrived", "handed_over"]),
    default="boarded",
    show_default=True,
    help="What the scanned workers have come to.",
)
@click.option("--worker", "workers", multiple=True, help="A worker, without a scanner.")
@click.option("--departed", metavar="TRIP", help="The coach TRIP has left --place.")
@click.option("--arrived", metavar="TRIP", help="The coach TRIP has come to --place.")
@click.option(
    "--handed-over", metavar="TRIP", help="TRIP's workers are signed for at --place."
)
@click.option("--signed-by", default="", help="Who signed for them.")
@click.option("--count", type=click.IntRange(min=0), help="How many were counted.")
@click.option(
    "--missing",
    multiple=True,
    metavar="WORKER",
    help="Who was not there; repeat, or separate by commas.",
)
@click.option("--remark", default="", help="Anything else.")
@click.option(
    "--take-back", type=click.IntRange(min=1), metavar="N", help="End entry N."
)
@click.option("--list", "listed", is_flag=True, help="List all entries.")
@click.option(
    "--skip-refused",
    is_flag=True,
    help="Of FILE, keep what is not refused.",
)
@click.option(
    "--names",
    type=click.Choice(["masked", "full", "none"]),
    envvar="P2P_NAMES",
    show_envvar=True,
    default="masked",
    show_default=True,
    help="How names are shown.",
)
@click.option(
    "--cards",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Folder of a later version whose cards are in use, or its tokens.csv.",
)
@store_option
@json_option
@all_option
@told_lang_option
def checkin(out: Path, by: str, store: str | None, **options: Any) -> None:
    """Check workers in for the plan in OUT, and note what coaches do.

    Reads a scanner's lines from the standard input: the code of a list says what is
    being done, that of a card, or a worker's id, of whom. With FILE, the rows of a
    form (CSV or workbook). With --worker, --departed, --arrived, --handed-over or
    --take-back, that one entry.

    A second entry of the same changes nothing. The exit code is 1 where some scanned
    lines were refused, 2 where FILE or a single entry was.
    """
    from p2p.checking_in import Desk, take_in_cards
    from p2p.operating import open_operation
    from transport.operation.scanning import Setting

    with open_operation(out, store=store) as operation:
        if options["listed"]:
            _list(operation, options)
            return
        if not by.strip() and options["file"] is None:
            raise Misused(said("CHECK_IN_BY_MISSING"))
        take_in_cards(operation, (out, *options["cards"]))
        setting = Setting(
            stage=cast("Stage", options["stage"]),
            ride_id=options["ride"],
            place_id=options["place"],
        )
        _refuse_unknown(operation, setting.ride_id)
        desk = Desk(operation, by=by, setting=setting)
        _told(desk, list(_entries(options)), options)


def _refuse_unknown(operation: Operation, ride_id: str) -> None:
    """Nothing, unless no such trip or service has riders."""
    from p2p.checking_in import ledger
    from transport.operation.headings import about
    from transport.reading.spelling import suggestion

    if not ride_id:
        return
    known = ledger(operation).courses
    if ride_id not in known:
        fault = Fault(
            file="--trip",
            value=ride_id,
            wrong=said("EVENT_ID_UNKNOWN", what=about("trip_id")),
            remedy=suggestion(ride_id, known),
        )
        raise ScenarioError([fault])


def _list(operation: Operation, options: dict[str, Any]) -> None:
    from p2p.checking_in import ledger
    from transport.answers.check_in_lines import entry_facts, entry_lines

    found = ledger(operation)
    if options["as_json"]:
        entries = [entry_facts(found, one) for one in found.entries]
        echo_json({"check_ins": entries})
    elif not found.entries:
        tell(said("NO_CHECK_INS"))
    else:
        echo_lines(entry_lines(found, told_in(), names=options["names"]))


def _entries(options: dict[str, Any]) -> Iterator[CheckIn]:
    """The entries that options tell of; none: lines or a file do."""
    place = options["place"]
    base: dict[str, Any] = {
        "at_s": 0,
        "by": "",
        "place_id": place,
        "remark": options["remark"],
    }
    if options["take_back"] is not None:
        yield CheckIn(
            stage="taken_back", ride_id="", takes_back=options["take_back"], **base
        )
    for worker_id in options["workers"]:
        yield CheckIn(
            stage=options["stage"],
            ride_id=options["ride"],
            worker_id=worker_id,
            **base,
        )
    stages: tuple[Stage, ...] = ("departed", "arrived", "handed_over")
    for stage in stages:
        if options[stage]:
            yield CheckIn(
                stage=stage,
                ride_id=options[stage],
                counted=options["count"],
                signed_by=options["signed_by"],
                missing=_each(options["missing"]),
                **base,
            )


def _each(given: Iterable[str]) -> tuple[str, ...]:
    """Ids that were given one by one, or with commas of either language between."""
    names = (name.strip() for one in given for name in _COMMA.split(one))
    return tuple(name for name in names if name)


def _told(desk: Desk, entries: list[CheckIn], options: dict[str, Any]) -> None:
    """Enter all of it, told line by line or as JSON at the end."""
    file: Path | None = options["file"]
    if file is not None and entries:
        raise Misused(said("CHECK_IN_FILE_ALONE"))
    found: list[Told] = []
    try:
        for one in _all(desk, entries, file, options):
            found.append(one)
            if not options["as_json"]:
                _tell_answer(one, options["names"])
    except ScenarioError as error:
        tell_faults(error.faults, as_json=options["as_json"])
    except KeyboardInterrupt:
        click.echo(err=True)  # what was entered is kept
    _sum_up(found, options, is_single=bool(entries))


def _all(
    desk: Desk, entries: list[CheckIn], file: Path | None, options: dict[str, Any]
) -> Iterable[Told]:
    from dataclasses import replace

    operation, at = desk.operation, options["at"]
    given_s = None if at is None else moment_told(operation, at)
    if file is not None:
        skips = options["skip_refused"]
        return desk.read_table(file, skip_refused=skips, hear=tell_warnings)
    if entries:
        at_s = moment_told(operation, at) if given_s is None else given_s
        return (desk.enter(replace(one, at_s=at_s)) for one in entries)
    return _scanned(desk, given_s)


def _scanned(desk: Desk, given_s: int | None) -> Iterator[Told]:
    """Lines of the standard input as they come."""
    if sys.stdin.isatty():
        tell(said("SCAN_NOW"))
    if hasattr(sys.stdin, "reconfigure"):  # a scanner may type what is no UTF-8
        sys.stdin.reconfigure(errors="replace")
    for line in sys.stdin:
        if line.strip():
            at_s = given_s
            yield desk.scan(
                line, moment_told(desk.operation, None) if at_s is None else at_s
            )


def _tell_answer(one: Told, names: Names) -> None:
    """One line: green, yellow or red; a refusal rings."""
    fate = one.answer.fate
    mark, colour = _MARKS.get(fate, "✗"), _COLOURS.get(fate, "red")
    if fate in ("kept", "set") and one.answer.notes:
        colour = "yellow"
    text = click.style(f"{mark} {one.line(told_in(), names=names)}", fg=colour)
    rings = fate not in _COLOURS and sys.stdout.isatty()
    click.echo(text + (_BELL if rings else ""))


def _sum_up(found: list[Told], options: dict[str, Any], *, is_single: bool) -> None:
    """How much came to what, where it was more than one; then the exit code."""
    from transport.answers.check_in_lines import answer_facts, counts

    n = counts([one.answer for one in found])
    if options["as_json"]:
        answers = [answer_facts(one.ledger, one.answer, told_in()) for one in found]
        echo_json({**n, "answers": answers})
    elif len(found) != 1:
        tell(
            said(
                "CHECK_INS_COUNTED",
                kept=n["kept"],
                already=n["already"],
                refused=n["refused"],
                unknown=n["unknown"],
            )
        )
    if n["refused"] or n["unknown"]:
        leave(BAD_INPUT if is_single else SOME_UNPLANNED)
