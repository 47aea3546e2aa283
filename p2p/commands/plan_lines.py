"""What ``p2p plan`` tells of its plan, or of why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import click

from p2p.commands.app import DONE, N_SHOWN, SOME_UNPLANNED, Refused
from p2p.commands.interrupts import stop_on_interrupt
from p2p.commands.language import in_words, told_in
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    seconds_by_stage,
    stage,
    tell_stopping,
)
from p2p.kept import CHEAPER, LOOSENING, PRICING
from p2p.planning import after_s, stop_in_time
from transport.answers.lines import Lines
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.answers.loosened import Loosened
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
    lines = unplanned_lines(plan.unplanned, limit=N_SHOWN, lang=told_in())
    lines += told_repairs(problem, plan, limits)
    could = {LEFT_BY_SEARCH, "DEARER_THAN_PENALTY", "TIME_RAN_OUT"}
    is_proven = could.isdisjoint(u.code for u in plan.unplanned)
    told = said("NONE_IS_PLANNED", n=n_workers)
    if is_proven:
        told = said("NONE_CAN_RIDE", n=n_workers)
    raise Refused([*lines, in_words(told)])


def told_repairs(problem: Scenario, plan: Plan, limits: Limits) -> list[str]:
    """What would carry those whom the plan leaves behind, a line each."""
    if not plan.unplanned:
        return []
    from solvers.repairs.repairs import priced_repairs
    from transport.answers.repairs import NOTES, repair_text

    limit_s = after_s(limits)
    with stage(PRICING), stop_on_interrupt(tell_stopping) as asked:
        stop = stop_in_time(asked, limits)
        repairs = priced_repairs(problem, plan, stop=asked, time_limit_s=limit_s)
        is_cut = stop()
    write, label = Lines(told_in()).of, said("LABEL_REPAIR")
    lines = [write(label, repair_text(repair, told_in())) for repair in repairs]
    if is_cut and limit_s is not None:
        is_any = any(repair.kind not in NOTES for repair in repairs)
        code = "REPAIRS_CUT" if is_any else "NO_REPAIR_IN_TIME"
        lines.append(write(label, said(code, n=round(limit_s))))
    return lines


def _second_look_lines(problem: Scenario, plan: Plan, limits: Limits) -> list[str]:
    """Thin coaches, long rides and dear seats, a line each, with the ways found."""
    from solvers.repairs.cheaper import cheaper_ways
    from transport.answers.second_look import (
        dear_seats,
        dear_text,
        thin_averages,
        thin_text,
        ways_text,
    )
    from transport.answers.summary import more_lines
    from transport.trips.long_rides import long_ride_text, long_rides

    lang = told_in()
    write, dear = Lines(lang).of, said("LABEL_DEAR")
    thin = [thin_text(one, lang) for one in thin_averages(problem, plan)]
    lines = [write(said("LABEL_THIN"), text) for text in thin]
    slow = [long_ride_text(ride, problem, lang) for ride in long_rides(problem, plan)]
    lines += [write(said("LABEL_LONG_RIDE"), text) for text in slow[:_N_LINKS]]
    lines += more_lines(len(slow) - _N_LINKS, lang)
    seats = dear_seats(plan)
    found: dict[DearSeat, list[CheaperWay]] = {}
    if seats:
        with stage(CHEAPER), stop_on_interrupt(tell_stopping) as asked:
            stop = stop_in_time(asked, limits)
            found = cheaper_ways(problem, plan, stop=stop)
    for seat, ways in found.items():
        lines.append(write(dear, dear_text(seat, lang)))
        lines.append(write(None, ways_text(ways, problem.place_name, lang)))
    more = [dear_text(seat, lang) for seat in seats if seat not in found]
    lines += [write(dear, text) for text in more[:_N_LINKS]]
    return [*lines, *more_lines(len(more) - _N_LINKS, lang)]


def _loosened(problem: Scenario, plan: Plan, limits: Limits) -> list[Loosened]:
    """Settings that hold the plan up, each with what one step less strict saves."""
    from solvers.repairs.loosening import loosened_limits

    with stage(LOOSENING), stop_on_interrupt(tell_stopping) as asked:
        return loosened_limits(problem, plan, stop=stop_in_time(asked, limits))


def tell_figures(problem: Scenario, plan: Plan) -> None:
    """Who rides, in what and at what cost, while the papers are still to be written."""
    from transport.answers.coarse_places import coarse_lines, coarse_of
    from transport.answers.plan_lines import plan_lines

    echo_lines(plan_lines(plan, told_in()))
    echo_lines(coarse_lines(coarse_of(problem, plan), told_in()))


def tell_plan(
    problem: Scenario,
    outcome: Outcome,
    out: Path,
    limits: Limits,
    *,
    was_stopped: bool,
    as_json: bool,
) -> NoReturn:
    """What to look at in the plan, or all in one for JSON; the command ends."""
    from transport.answers.coarse_places import coarse_facts, coarse_of
    from transport.answers.loosened import loosened_facts, loosened_text
    from transport.answers.plan_lines import connection_lines
    from transport.answers.summary import plan_facts
    from transport.journeys.connections import connections

    code = DONE if outcome.status == "planned" else SOME_UNPLANNED
    files = sorted(p.name for p in out.iterdir() if not p.name.startswith("."))
    looser = [] if was_stopped else _loosened(problem, outcome.plan, limits)
    if as_json:
        facts: dict[str, Any] = {"status": outcome.status}
        facts |= {"stopped_early": was_stopped}
        facts |= plan_facts(outcome.plan) | {"out": str(out), "files": files}
        facts |= {"limits": [loosened_facts(one) for one in looser]}
        facts |= {"coarse_positions": coarse_facts(coarse_of(problem, outcome.plan))}
        facts |= {"seconds_by_stage": seconds_by_stage()}
        echo_json(facts)
        leave(code)
    lang, links = told_in(), connections(problem, outcome.plan)
    write = Lines(lang).of
    labels = [said("LABEL_LIMITS"), *[None] * len(looser)]
    told = [loosened_text(one, lang) for one in looser]
    echo_lines([write(*each) for each in zip(labels, told, strict=False)])
    echo_lines(connection_lines(problem, links, limit=_N_LINKS, lang=lang))
    if was_stopped:
        click.echo(write(said("LABEL_STOPPED"), said("STOPPED_EARLY")))
    else:
        echo_lines(told_repairs(problem, outcome.plan, limits))
        echo_lines(_second_look_lines(problem, outcome.plan, limits))
    click.echo(write(said("LABEL_CHECKED"), said("NO_VIOLATION")))
    names = said("FILES_IN", folder=str(out), names=tuple(files))
    click.echo(write(said("LABEL_FILES"), names))
    leave(code)
