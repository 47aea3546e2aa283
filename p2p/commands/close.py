"""``p2p close``: what was done against what was planned; running totals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.app import BAD_INPUT
from p2p.commands.language import in_words, told_in
from p2p.commands.options import (
    a_day,
    all_option,
    json_option,
    lang_option,
    moved_option,
    plan_argument,
    store_option,
)
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    stage,
    tell,
    tell_warnings,
    warn,
)
from transport.errors import Fault, ScenarioError, printable
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from transport.closing.closing import Closing
    from transport.language import Lang

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@plan_argument
@click.option(
    "--actuals", type=_TABLE, help="What was run: CSV or workbook, a row a trip."
)
@click.option(
    "--invoices", type=_TABLE, help="What carriers charge: CSV or workbook, by line."
)
@click.option(
    "--by",
    metavar="NAME",
    help="Who closes the operation; without it it is compared alone.",
)
@click.option("--note", default="", help="A remark on the closing.")
@click.option(
    "-o",
    "--out",
    "dest",
    type=click.Path(path_type=Path),
    help="Write the files here, whether it is closed or not.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a workbook to fill in, planned figures in it, and nothing else.",
)
@click.option(
    "--totals", is_flag=True, help="OUT holds several operations: tell their sums."
)
@click.option(
    "--until",
    metavar="DATE",
    callback=a_day,
    help="With --totals: the last day that counts.  [default: the last of all]",
)
@store_option
@moved_option
@json_option
@all_option
@lang_option
def close(
    out: Path,
    actuals: Path | None,
    invoices: Path | None,
    by: str | None,
    note: str,
    dest: Path | None,
    template: Path | None,
    until: date | None,
    store: str | None,
    scenario: Path | None,
    lang: Lang | None,
    *,
    totals: bool,
    as_json: bool,
) -> None:
    """What was done against what was planned in the plan in OUT.

    Compares riders, kilometres, hours and costs, looks at invoices line by line,
    corrects claims. With --by the operation is closed; closing again keeps what was
    recorded before. With --totals: sums over all operations in OUT.
    """
    from p2p.closing import (
        compared,
        earlier_closings,
        record,
        write_closing,
        write_closing_template,
    )
    from p2p.in_force import in_force

    rest = {"--actuals": actuals, "--invoices": invoices, "--by": by, "--out": dest}
    if template is not None:
        _refuse_beside("--template", {**rest, "--totals": totals or None})
    if totals:
        _refuse_beside("--totals", {**rest, "--store": store, "--scenario": scenario})
        _tell_totals(out, until, as_json=as_json)
        return
    language = lang or told_in()
    now = in_force(out, store=store, moved=scenario, warn=warn, stage=stage)
    if template is not None:
        write_closing_template(now, template, lang=language)
        tell(said("CLOSE_TEMPLATE_WRITTEN", path=str(template)))
        return
    found, doubts = compared(now, actuals=actuals, invoices=invoices)
    tell_warnings(doubts)
    if dest is not None:
        write_closing(found, dest, lang=language, stage=stage)
    folders = [] if dest is None else [dest]
    before = earlier_closings(out, now, store=store)
    number = None
    if by:
        number, home = record(
            out, now, found, by=by, note=note, lang=language, store=store, stage=stage
        )
        folders.append(home)
    _tell(found, number, by or "", folders, before, as_json=as_json)


def _refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Nothing, if no option is given that means nothing beside ``option``."""
    faults = [
        Fault(
            file=name,
            wrong=said("CLOSE_OPTION_BESIDE", option=option),
            remedy=said("CLOSE_LEAVE_ONE_OUT"),
        )
        for name, value in others.items()
        if value is not None
    ]
    if faults:
        raise ScenarioError(faults)


def _tell(
    found: Closing,
    number: int | None,
    by: str,
    folders: list[Path],
    before: list[dict[str, Any]],
    *,
    as_json: bool,
) -> None:
    from transport.closing.facts import closing_facts
    from transport.closing.told import closing_told

    if as_json:
        closed = None if number is None else {"number": number, "by": by}
        paths = [str(path) for path in folders]
        told = {"closed": closed, "earlier": before, "folders": paths}
        echo_json({**closing_facts(found), **told})
        return
    echo_lines(printable(in_words(line)) for line in closing_told(found))
    for path in folders:
        tell(said("CLOSE_WRITTEN", path=str(path)))
    for one in before:
        figures = {name: one[name] for name in ("version", "by", "created")}
        tell(said("CLOSED_BEFORE", n=one["number"], **figures))
    if number is None:
        tell(said("CLOSE_NOT_RECORDED"))
    else:
        tell(said("CLOSED", n=number, by=by))


def _tell_totals(folder: Path, until: date | None, *, as_json: bool) -> None:
    from p2p.running_totals import totals
    from transport.closing.totals import totals_facts, totals_told

    found = totals(folder, until=until)
    if as_json:
        echo_json(totals_facts(found))
    else:
        echo_lines(printable(in_words(line)) for line in totals_told(found))
    if found.damaged:
        leave(BAD_INPUT)
