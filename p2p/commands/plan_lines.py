"""What ``p2p plan`` tells of its plan, or of why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import click

from p2p.commands.app import DONE, N_SHOWN, SOME_UNPLANNED, Refused
from p2p.commands.interrupts import stop_on_interrupt
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    seconds_by_stage,
    stage,
    tell_stopping,
)
from p2p.kept import CHEAPER, PRICING
from p2p.planning import stop_in_time

if TYPE_CHECKING:
    from pathlib import Path

    from transport.answers.second_look import CheaperWay, DearSeat
    from transport.outcome import Limits, Outcome
    from transport.plan import Plan
    from transport.scenario import Scenario

_N_LINKS = 5  # tightest connections shown


def refuse_infeasible(
    problem: Scenario, plan: Plan, limits: Limits, *, was_stopped: bool
) -> NoReturn:
    """That nobody rides, why, and what would help; the command ends."""
    if was_stopped:  # before a first plan was found
        raise KeyboardInterrupt
    from transport.answers.summary import unplanned_lines
    from transport.unplanned import LEFT_BY_SEARCH

    n_workers = len(plan.unplanned)
    lines = unplanned_lines(plan.unplanned, limit=N_SHOWN)
    lines += _repair_lines(problem, plan, limits)
    could = {LEFT_BY_SEARCH, "DEARER_THAN_PENALTY", "TIME_RAN_OUT"}
    is_proven = could.isdisjoint(u.code for u in plan.unplanned)
    word = "can ride" if is_proven else "is planned"
    end = f"p2p: none of {n_workers} eligible workers {word}; nothing was written"
    raise Refused([*lines, end])


def _repair_lines(problem: Scenario, plan: Plan, limits: Limits) -> list[str]:
    """What would carry those whom the plan leaves behind, a line each."""
    if not plan.unplanned:
        return []
    from solvers.repairs import priced_repairs
    from transport.answers.repairs import repair_text

    with stage(PRICING), stop_on_interrupt(tell_stopping) as asked:
        stop = stop_in_time(asked, limits)
        repairs = priced_repairs(problem, plan, stop=stop)
        is_cut = stop()
    lines = [f"repair    {repair_text(repair, 'en')}" for repair in repairs]
    if is_cut:
        lines.append("repair    the time to price them is up; p2p report has them all")
    return lines


def _second_look_lines(problem: Scenario, plan: Plan, limits: Limits) -> list[str]:
    """Thin coaches, long rides and dear seats, a line each, with the ways found."""
    from solvers.cheaper import cheaper_ways
    from transport.answers.second_look import (
        dear_seats,
        dear_text,
        thin_averages,
        thin_text,
        ways_text,
    )
    from transport.answers.summary import more_line
    from transport.trips.long_rides import long_ride_text, long_rides

    lines = [f"thin      {thin_text(t, 'en')}" for t in thin_averages(problem, plan)]
    slow = [long_ride_text(ride, problem, "en") for ride in long_rides(problem, plan)]
    lines += [f"long ride {text}" for text in slow[:_N_LINKS]]
    lines += more_line(len(slow) - _N_LINKS)
    seats = dear_seats(plan)
    found: dict[DearSeat, list[CheaperWay]] = {}
    if seats:
        with stage(CHEAPER), stop_on_interrupt(tell_stopping) as asked:
            stop = stop_in_time(asked, limits)
            found = cheaper_ways(problem, plan, stop=stop)
    for seat, ways in found.items():
        lines.append(f"dear      {dear_text(seat, 'en')}")
        lines.append(f"          {ways_text(ways, problem.place_name, 'en')}")
    more = [dear_text(seat, "en") for seat in seats if seat not in found]
    lines += [f"dear      {text}" for text in more[:_N_LINKS]]
    return [*lines, *more_line(len(more) - _N_LINKS)]


def tell_plan(
    problem: Scenario,
    outcome: Outcome,
    out: Path,
    limits: Limits,
    *,
    was_stopped: bool,
    as_json: bool,
) -> NoReturn:
    """The plan's figures and what to look at in it; the command ends."""
    from transport.answers.summary import connection_lines, plan_facts, plan_lines
    from transport.journeys.connections import connections

    code = DONE if outcome.status == "planned" else SOME_UNPLANNED
    files = sorted(p.name for p in out.iterdir() if not p.name.startswith("."))
    if as_json:
        facts: dict[str, Any] = {"status": outcome.status}
        facts |= {"stopped_early": was_stopped}
        facts |= plan_facts(outcome.plan) | {"out": str(out), "files": files}
        facts |= {"seconds_by_stage": seconds_by_stage()}
        echo_json(facts)
        leave(code)
    echo_lines(plan_lines(outcome.plan))
    echo_lines(
        connection_lines(problem, connections(problem, outcome.plan), limit=_N_LINKS)
    )
    if was_stopped:
        click.echo("stopped   early, by Ctrl-C")
    else:
        echo_lines(_repair_lines(problem, outcome.plan, limits))
        echo_lines(_second_look_lines(problem, outcome.plan, limits))
    click.echo("checked   no violation")
    click.echo(f"files     {out}: {', '.join(files)}")
    leave(code)
