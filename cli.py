"""The command ``p2p``: each command parses, calls and prints, and no more.

Everything heavy is imported inside the commands, so that help answers at once.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from transport.errors import OutputError, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from transport.answers.comparison import Compared
    from transport.answers.second_look import CheaperWay, DearSeat
    from transport.counting import Told
    from transport.documents.parts import Audience
    from transport.errors import Fault
    from transport.language import Lang
    from transport.outcome import Limits, Outcome, Progress, StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario

DONE, SOME_UNPLANNED, BAD_INPUT, REFUSED = 0, 1, 2, 3
INTERRUPTED, DEFECT = 130, 70
_N_SHOWN = 20  # lines of one kind on the terminal; --json has them all
_SECONDS = "p2p.seconds"  # of each stage, in the context of the command
_PRICING = "pricing what would carry those left behind"
_CHEAPER = "looking for cheaper ways for the dearest seats"
_AFTER_SHARE, _AFTER_S = 0.25, 10.0  # of the time limit, for both; at least, seconds
_N_LINKS = 5  # tightest connections shown
_ONE_LIMIT = "--steps and --time-limit exclude each other; give one"
_AUDIENCES = (
    *("hr", "carrier", "employer", "health", "police", "transport"),
    *("railway", "airline", "finance", "public"),
)


class _BadInput(click.ClickException):
    """An error told in lines on stderr, without a traceback."""

    exit_code = BAD_INPUT

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(lines))

    def show(self, file: Any = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class _Refused(_BadInput):
    """A plan that cannot be had, or that the checker refuses."""

    exit_code = REFUSED


class _App(click.Group):
    """The group of commands, which turns each kind of error into its exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a console may lack Chinese letters
                stream.reconfigure(errors="replace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ScenarioError as error:
            from transport.answers.summary import fault_lines

            lines = fault_lines(error.faults)
            raise _BadInput([*lines, "p2p: nothing was written"]) from error
        except OutputError as error:
            raise _BadInput([f"p2p: {error}"]) from error
        except (KeyboardInterrupt, click.Abort):
            after_sign = "\n" if sys.stderr.isatty() else ""  # the terminal wrote ^C
            click.echo(f"{after_sign}p2p: stopped; nothing was written", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception:
            _tell_defect()
            ctx.exit(DEFECT)


def _tell_defect() -> None:
    import traceback

    traceback.print_exc()
    click.echo(
        "p2p: this is a defect of the program, not of your data. Nothing was written. "
        "Please report the lines above.",
        err=True,
    )


class _Finite(click.FloatRange):
    """A number in a range; ``nan`` lies in every range and ``inf`` never ends."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is no number.", param, ctx)
        return number


def _show_version(ctx: click.Context, _param: click.Parameter, *, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("p2p-transport")
    except PackageNotFoundError:
        number = "(not installed)"
    click.echo(f"p2p {number}")
    ctx.exit()


def _lang_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        envvar="P2P_LANG",
        help="Language of the documents.  [default: zh, or $P2P_LANG]",
    )(command)


def _locks_out(command: Callable[..., None]) -> Callable[..., None]:
    """The command, while nobody else writes its folder ``out``."""

    @wraps(command)
    def run(*, out: Path, **rest: Any) -> None:
        from transport.files.out_folder import locked

        with locked(out) as notes:
            _tell_notes(notes)
            command(out=out, **rest)

    return run


def _tell_notes(notes: Iterable[str]) -> None:
    for note in notes:
        click.echo(f"p2p: {note}", err=True)


@contextmanager
def _rewritten(dest: Path) -> Iterator[Path]:
    """A folder in the place of ours at ``dest``; files of others stay, and are told."""
    from transport.files.out_folder import new_output

    notes: list[str] = []
    with new_output(dest, notes=notes) as folder:
        yield folder
    _tell_notes(notes)


def _plan_folder(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """The folder of a plan, put right first where a run was killed in it."""
    from transport.files.out_folder import repaired

    _tell_notes(repaired(value))
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


def _day(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | None:
    from datetime import date

    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        msg = f"{value!r} is no date; write one such as 2020-02-25"
        raise click.BadParameter(msg) from error


_scenario_argument = click.argument(
    "scenario", type=click.Path(exists=True, path_type=Path)
)
_destination_argument = click.argument(
    "dest", metavar="DIR", type=click.Path(path_type=Path)
)
_plan_argument = click.argument(
    "out", type=click.Path(path_type=Path), callback=_plan_folder
)
_variant_option = click.option("--variant", help="Apply this variant of the scenario.")
_json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
_moved_option = click.option(
    "--scenario",
    type=click.Path(exists=True, path_type=Path),
    help="Where the plan's scenario is now, if it was moved.",
)
_tiles_option = click.option(
    "--tiles",
    metavar="URL",
    callback=_checked_tiles,
    help="Draw the map over tiles: 'osm', 'gaode', 'tianditu:KEY' or a URL template; "
    "the page then needs the network.",
)
_excel_option = click.option(
    "--excel",
    is_flag=True,
    help="One Excel workbook, DIR.xlsx, instead of a folder of CSV files.",
)


@click.group(
    cls=_App,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, value: _show_version(ctx, param, value=value),
    help="Show the version and exit.",
)
def main() -> None:
    """Plan the journeys of workers from their villages to their employers.

    Exit codes: 0 done; 1 planned, but some eligible worker is unplanned; 2 bad input;
    3 infeasible, or the checker refused the plan.
    """


@main.command()
@_destination_argument
@_lang_option
@_excel_option
def new(dest: Path, lang: Lang | None, *, excel: bool) -> None:
    """Write a template scenario into DIR, to be filled in."""
    from datetime import datetime

    from transport.files.writing import refuse_taken_path
    from transport.reading.templates import write_template

    dest, excel = _destination(dest, excel=excel)
    refuse_taken_path(dest)
    today = datetime.now().astimezone().date()
    write_template(dest, lang=lang or "zh", excel=excel, first_day=today)
    click.echo(f"{dest}: fill it in, then run: p2p check {dest}")


@main.command()
@_destination_argument
@click.option(
    "--county",
    "counties",
    multiple=True,
    required=True,
    help="Sending counties of one province; repeat, or separate by commas.",
)
@click.option(
    "--cities",
    multiple=True,
    required=True,
    help="Receiving cities; repeat, or separate by commas.",
)
@click.option(
    "--workers",
    "n_workers",
    type=click.IntRange(min=1),
    required=True,
    help="Number of workers.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="The same seed gives the same scenario.",
)
@click.option("--name", help="Name of the scenario.  [default: that of DIR]")
@click.option("--preset", help="Preset of rules.  [default: cn-2020-02-11]")
@click.option(
    "--first-day",
    callback=_day,
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
@_excel_option
def generate(
    dest: Path,
    counties: tuple[str, ...],
    cities: tuple[str, ...],
    *,
    excel: bool,
    **options: Any,
) -> None:
    """Write a synthetic scenario on real places into DIR."""
    from scenarios.generate import generate as generate_scenario

    dest, excel = _destination(dest, excel=excel)
    generate_scenario(
        dest,
        counties=_listed(counties),
        cities=_listed(cities),
        excel=excel,
        **{name: value for name, value in options.items() if value is not None},
    )
    n_workers = options["n_workers"]
    click.echo(f"{dest}: {n_workers} synthetic workers; next: p2p check {dest}")


def _destination(dest: Path, *, excel: bool) -> tuple[Path, bool]:
    """Where a scenario goes, and whether as a workbook: ``x.xlsx`` means one too."""
    is_named_so = dest.suffix.lower() == ".xlsx"
    if excel and not is_named_so:
        dest = dest.with_name(dest.name + ".xlsx")
    return dest, excel or is_named_so


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    """Names given repeatedly or separated by commas, each once, in their order."""
    names = [name.strip() for value in values for name in re.split("[,，、]", value)]
    return tuple(dict.fromkeys(name for name in names if name))


@main.command()
@_scenario_argument
@_variant_option
@_json_option
def check(scenario: Path, variant: str | None, *, as_json: bool) -> None:
    """Name every fault of SCENARIO, a folder or an Excel workbook."""
    from scenarios.atlas import GazetteerAtlas
    from transport.answers.summary import scenario_facts, scenario_lines
    from transport.gate.eligibility import health_gate
    from transport.gate.screening import screened
    from transport.reading import read_scenario

    try:
        problem = read_scenario(scenario, variant=variant, atlas=GazetteerAtlas())
    except ScenarioError as error:
        _tell_faults(error.faults, as_json=as_json)
    after_checks, checks = screened(problem)
    facts = scenario_facts(problem, health_gate(after_checks), checks)
    if as_json:
        _echo_json({"faults": [], **facts})
        return
    _echo_lines(f"warning: {warning}" for warning in problem.warnings)
    _echo_lines(scenario_lines(facts))
    click.echo("no fault found")


def _tell_faults(faults: Sequence[Fault], *, as_json: bool) -> NoReturn:
    from transport.answers.summary import fault_lines

    if as_json:
        _echo_json({"faults": [asdict(fault) for fault in faults]})
    else:
        _echo_lines(fault_lines(faults))
    _leave(BAD_INPUT)


@main.command()
@_scenario_argument
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write the plan and its documents into.",
)
@click.option(
    "--time-limit",
    type=_Finite(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop searching after this time.  [default: the scenario's, else 60]",
)
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    help="Stop after this many search steps instead: the same plan on every machine.",
)
@click.option(
    "--gap",
    type=_Finite(min=0, max=1),
    help="Stop when the plan is proven to be within this share of the cheapest.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**31 - 1),
    help="Random seed.  [default: the scenario's, else 1]",
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    help="Cores to use; with --steps the plan does not depend on it.  [default: all]",
)
@_variant_option
@_lang_option
@click.option("--manifests/--no-manifests", default=True, help="Write the documents.")
@click.option("--map/--no-map", "with_map", default=True, help="Write the map.")
@_tiles_option
@click.option("--force", is_flag=True, help="Replace an earlier plan in OUT.")
@_json_option
@_locks_out
def plan(
    scenario: Path,
    out: Path,
    time_limit: float | None,
    steps: int | None,
    variant: str | None,
    lang: Lang | None,
    *,
    force: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Plan SCENARIO and write plan, documents and map into a folder.

    Nothing is written unless the independent checker finds the plan faultless.
    Ctrl-C ends the search and keeps the best plan found; a second Ctrl-C abandons it.
    """
    from scenarios.atlas import GazetteerAtlas
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.planfiles.folder import ALL_NAMES, PLAN
    from transport.reading import read_scenario

    if steps is not None and time_limit is not None:
        raise click.UsageError(_ONE_LIMIT)
    refuse_unsafe_folder(out, force=force, marker=PLAN, ours=ALL_NAMES)
    with _stage("reading"):
        problem = read_scenario(scenario, variant=variant, atlas=GazetteerAtlas())
    _tell_warnings(problem.warnings)
    limits = _limits(problem, time_limit=time_limit, steps=steps, options=options)
    outcome, was_stopped = _search(problem, limits)
    _tell_warnings(outcome.warnings)
    if outcome.status == "infeasible":
        _refuse_infeasible(problem, outcome.plan, limits, was_stopped=was_stopped)
    _prove(problem, outcome.plan)
    _write_outputs(
        problem,
        outcome.plan,
        scenario_path=scenario,
        out=out,
        lang=lang or "zh",
        options=options,
    )
    _tell_plan(problem, outcome, out, limits, was_stopped=was_stopped, as_json=as_json)


def _limits(
    problem: Scenario,
    *,
    time_limit: float | None,
    steps: int | None,
    options: dict[str, Any],
) -> Limits:
    """The command line's limits; what it leaves open, the scenario says."""
    from transport.outcome import Limits

    search = problem.search
    if steps is None and time_limit is None:
        time_limit = search.time_limit_s
    return Limits(
        time_limit_s=time_limit,
        steps=steps,
        gap=search.gap if options["gap"] is None else options["gap"],
        seed=search.seed if options["seed"] is None else options["seed"],
        threads=options["threads"] or os.cpu_count() or 1,
    )


def _search(problem: Scenario, limits: Limits) -> tuple[Outcome, bool]:
    """The planner's outcome, and whether Ctrl-C ended the search."""
    from solvers.planner import solve
    from transport.interrupts import stop_on_interrupt

    with (
        _timed("planning"),
        stop_on_interrupt(_tell_stopping) as stop,
        _shown_progress() as shown,
    ):
        report = None
        if shown is not None:
            shown.begin("")
            report = partial(shown.report, "")
        outcome = solve(problem, limits=limits, report=report, stop=stop)
        return outcome, stop()


def _tell_stopping() -> None:
    text = "p2p: stopping with the best plan so far; Ctrl-C again abandons it"
    click.echo(f"\n{text}", err=True)  # the progress line has no end yet


@contextmanager
def _stage(name: str) -> Iterator[Told | None]:
    """A stage of the command's work: a line on the terminal, nothing elsewhere.

    What it yields is to be called with the pieces done, of all there are.
    """
    with _timed(name.split(" of ")[0]), _shown_progress() as shown:
        if shown is None:
            yield None
            return
        shown.begin("", name)
        yield partial(shown.count, name)


@contextmanager
def _timed(name: str) -> Iterator[None]:
    """Note how long the stage takes, for those who ask for JSON."""
    begun = time.monotonic()
    yield
    seconds = click.get_current_context().meta.setdefault(_SECONDS, {})
    seconds[name] = round(time.monotonic() - begun, 3)


@contextmanager
def _shown_progress() -> Iterator[_Shown | None]:
    """Lines on the terminal that are kept up to date; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as shown
    from rich.console import Console

    columns = (shown.SpinnerColumn(), "{task.description}", shown.TimeElapsedColumn())
    console = Console(stderr=True)
    with shown.Progress(*columns, console=console, transient=True) as lines:
        yield _Shown(lines)


class _Shown:
    """A line for each search that runs; ``name`` is empty where there is but one."""

    def __init__(self, lines: Any) -> None:
        self._lines = lines
        self._tasks: dict[str, Any] = {}

    def begin(self, name: str, text: str = "") -> None:
        """A line for a stage, or for a search that has no plan yet."""
        if not text:
            text = f"{name}: searching" if name else "distances, groups and prices"
        self._tasks[name] = self._lines.add_task(text, total=None)

    def report(self, name: str, progress: Progress) -> None:
        """How the search stands."""
        from transport.answers.summary import progress_line

        if name not in self._tasks:
            self.begin(name)
        text = progress_line(progress)
        text = f"{name}: {text}" if name else text
        self._lines.update(self._tasks[name], description=text)

    def count(self, text: str, done: int, n_all: int) -> None:
        """How many pieces of the one stage are done."""
        self._lines.update(self._tasks[""], description=f"{text}: {done}/{n_all}")

    def end(self, name: str) -> None:
        """The line goes."""
        if name in self._tasks:
            self._lines.remove_task(self._tasks.pop(name))


def _refuse_infeasible(
    problem: Scenario, plan: Plan, limits: Limits, *, was_stopped: bool
) -> NoReturn:
    if was_stopped:  # before a first plan was found
        raise KeyboardInterrupt
    from transport.answers.summary import unplanned_lines
    from transport.unplanned import LEFT_BY_SEARCH

    n_workers = len(plan.unplanned)
    lines = unplanned_lines(plan.unplanned, limit=_N_SHOWN)
    lines += _repair_lines(problem, plan, limits)
    could = {LEFT_BY_SEARCH, "DEARER_THAN_PENALTY", "TIME_RAN_OUT"}
    is_proven = could.isdisjoint(u.code for u in plan.unplanned)
    word = "can ride" if is_proven else "is planned"
    end = f"p2p: none of {n_workers} eligible workers {word}; nothing was written"
    raise _Refused([*lines, end])


def _repair_lines(problem: Scenario, plan: Plan, limits: Limits) -> list[str]:
    """What would carry those whom the plan leaves behind, a line each."""
    if not plan.unplanned:
        return []
    from solvers.repairs import priced_repairs
    from transport.answers.repairs import repair_text
    from transport.interrupts import stop_on_interrupt

    with _stage(_PRICING), stop_on_interrupt(_tell_stopping) as asked:
        stop = _stop_in_time(asked, limits)
        repairs = priced_repairs(problem, plan, stop=stop)
        is_cut = stop()
    lines = [f"repair    {repair_text(repair, 'en')}" for repair in repairs]
    if is_cut:
        lines.append("repair    the time to price them is up; p2p report has them all")
    return lines


def _stop_in_time(asked: StopAsked, limits: Limits) -> StopAsked:
    """Whether to stop, by the user's wish or the clock's, work after a timed search."""
    from solvers.running.deadline import Deadline

    limit_s = limits.time_limit_s
    if limit_s is not None:
        limit_s = max(_AFTER_S, _AFTER_SHARE * limit_s)
    deadline = Deadline(limit_s, stop=asked)
    return lambda: deadline.is_over


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
    from transport.interrupts import stop_on_interrupt
    from transport.trips.long_rides import long_ride_text, long_rides

    lines = [f"thin      {thin_text(t, 'en')}" for t in thin_averages(problem, plan)]
    slow = [long_ride_text(ride, problem, "en") for ride in long_rides(problem, plan)]
    lines += [f"long ride {text}" for text in slow[:_N_LINKS]]
    lines += more_line(len(slow) - _N_LINKS)
    seats = dear_seats(plan)
    found: dict[DearSeat, list[CheaperWay]] = {}
    if seats:
        with _stage(_CHEAPER), stop_on_interrupt(_tell_stopping) as asked:
            stop = _stop_in_time(asked, limits)
            found = cheaper_ways(problem, plan, stop=stop)
    for seat, ways in found.items():
        lines.append(f"dear      {dear_text(seat, 'en')}")
        lines.append(f"          {ways_text(ways, problem.place_name, 'en')}")
    more = [dear_text(seat, "en") for seat in seats if seat not in found]
    lines += [f"dear      {text}" for text in more[:_N_LINKS]]
    return [*lines, *more_line(len(more) - _N_LINKS)]


def _prove(problem: Scenario, plan: Plan) -> None:
    """Nothing, if the independent checker finds the plan faultless; else a refusal."""
    from transport.checker import violations

    with _stage("checking"):
        found = violations(problem, plan)
    if found:
        from transport.answers.summary import violation_lines

        end = "p2p: the checker refused the plan; nothing was written"
        raise _Refused([*violation_lines(found, limit=_N_SHOWN), end])


def _write_outputs(
    problem: Scenario,
    plan: Plan,
    *,
    scenario_path: Path,
    out: Path,
    lang: Lang,
    options: dict[str, Any],
) -> None:
    from transport.files.inventory import seal
    from transport.planfiles.folder import MANIFESTS, MAP, source_of, write_plan_files

    source = source_of(scenario_path, out=out, lang=lang)
    with _rewritten(out) as folder:
        write_plan_files(folder, scenario=problem, plan=plan, source=source)
        if options["manifests"]:
            from transport.manifests import write_manifests

            (folder / MANIFESTS).mkdir()
            with _stage(f"writing manifests of {len(plan.trips)} trips") as told:
                dest = folder / MANIFESTS
                write_manifests(problem, plan, dest, lang=lang, told=told)
            seal(folder / MANIFESTS)
        if options["with_map"]:
            from maps import write_map

            tiles = options["tiles"]
            with _stage("drawing the map") as told:
                dest = folder / MAP
                write_map(problem, plan, dest, lang=lang, tiles=tiles, told=told)


def _tell_plan(
    problem: Scenario,
    outcome: Outcome,
    out: Path,
    limits: Limits,
    *,
    was_stopped: bool,
    as_json: bool,
) -> NoReturn:
    from transport.answers.summary import connection_lines, plan_facts, plan_lines
    from transport.journeys.connections import connections

    code = DONE if outcome.status == "planned" else SOME_UNPLANNED
    files = sorted(p.name for p in out.iterdir() if not p.name.startswith("."))
    if as_json:
        facts = {"status": outcome.status, "stopped_early": was_stopped}
        facts |= plan_facts(outcome.plan) | {"out": str(out), "files": files}
        facts |= {"seconds_by_stage": click.get_current_context().meta[_SECONDS]}
        _echo_json(facts)
        _leave(code)
    _echo_lines(plan_lines(outcome.plan))
    _echo_lines(
        connection_lines(problem, connections(problem, outcome.plan), limit=_N_LINKS)
    )
    if was_stopped:
        click.echo("stopped   early, by Ctrl-C")
    else:
        _echo_lines(_repair_lines(problem, outcome.plan, limits))
        _echo_lines(_second_look_lines(problem, outcome.plan, limits))
    click.echo("checked   no violation")
    click.echo(f"files     {out}: {', '.join(files)}")
    _leave(code)


@main.command()
@_scenario_argument
@_plan_argument
@click.option(
    "--bound",
    "with_bound",
    is_flag=True,
    help="Prove the lower bound anew, too; may take as long as the search did.",
)
@_json_option
def verify(scenario: Path, out: Path, *, with_bound: bool, as_json: bool) -> None:
    """Prove the plan in OUT against SCENARIO alone, rule by rule."""
    from transport.answers.summary import (
        bound_line,
        confirmed_line,
        mismatch_lines,
        stated_lines,
        violation_lines,
    )
    from transport.checker import confirmed_bound_fen, stated, violations
    from transport.planfiles.reading import read_plan_and_scenario
    from transport.planfiles.verdicts import verdict_remark

    with _stage("reading"):
        plan, problem = read_plan_and_scenario(out, scenario)
    with _stage("checking"):
        found = violations(problem, plan)
        confirmed_fen = None if found else confirmed_bound_fen(problem, plan)
    proved_fen = _bound_again(problem, plan) if with_bound and not found else None
    is_short = proved_fen is not None and not _is_reached(plan, proved_fen)
    told = stated(plan, proved_fen=_more(confirmed_fen, proved_fen))
    code = REFUSED if found or is_short else DONE
    if as_json:
        facts: dict[str, Any] = {"plan": str(out), "variant": plan.variant}
        facts |= {"proved": code == DONE}
        facts |= {"verdict_remark": verdict_remark(out, plan)}
        facts |= {"bound_confirmed": _yuan_or_none(confirmed_fen)}
        facts |= {"bound_proved": _yuan_or_none(proved_fen)}
        listed = {"violations": [asdict(violation) for violation in found]}
        listed |= {"stated": [one._asdict() for one in told]}
        _echo_json(facts | listed)
        _leave(code)
    _tell_remark(out, plan)
    if found:
        _echo_lines(violation_lines(found, limit=_N_SHOWN))
        _echo_lines(mismatch_lines(problem, plan))
        _leave(REFUSED)
    trips, workers = len(plan.trips), plan.n_registered
    click.echo(f"no violation in {trips} trips and {workers} workers")
    _echo_lines(confirmed_line(plan, confirmed_fen))
    if proved_fen is not None:
        click.echo(bound_line(plan, proved_fen, is_short=is_short))
    _echo_lines(stated_lines(told))
    _leave(code)


def _is_reached(plan: Plan, proved_fen: int) -> bool:
    from solvers.bound.reproving import is_reached

    return is_reached(proved_fen, plan.cost.lower_bound_fen)


def _more(one: int | None, other: int | None) -> int | None:
    known = [fen for fen in (one, other) if fen is not None]
    return max(known, default=None)


def _yuan_or_none(fen: int | None) -> float | None:
    return None if fen is None else fen / 100


def _bound_again(problem: Scenario, plan: Plan) -> int:
    """Fen that were proved anew, up to the bound that the plan states."""
    from solvers.bound.reproving import proved_bound
    from transport.interrupts import stop_on_interrupt

    with stop_on_interrupt(_tell_stopping) as stop:
        return proved_bound(
            problem,
            enough_fen=plan.cost.lower_bound_fen,
            certificate=plan.certificate,
            stop=stop,
        )


@main.command()
@_plan_argument
@_moved_option
@_lang_option
@_locks_out
def manifest(out: Path, scenario: Path | None, lang: Lang | None) -> None:
    """Write the documents of the plan in OUT again."""
    from transport.manifests import write_manifests
    from transport.planfiles.folder import MANIFESTS

    problem, plan, written_in = _planned(out, scenario)
    with (
        _rewritten(out / MANIFESTS) as folder,
        _stage(f"writing manifests of {len(plan.trips)} trips") as told,
    ):
        write_manifests(problem, plan, folder, lang=lang or written_in, told=told)
    click.echo(f"documents written into {out / MANIFESTS}")


@main.command(name="map")
@_plan_argument
@_moved_option
@_lang_option
@_tiles_option
@_locks_out
def draw(
    out: Path, scenario: Path | None, lang: Lang | None, tiles: str | None
) -> None:
    """Write the map of the plan in OUT again."""
    from maps import write_map
    from transport.files.out_folder import own_file
    from transport.planfiles.folder import MAP

    problem, plan, written_in = _planned(out, scenario)
    with own_file(out / MAP) as path, _stage("drawing the map") as told:
        write_map(problem, plan, path, lang=lang or written_in, tiles=tiles, told=told)
    click.echo(f"map written to {out / MAP}")


@main.command()
@_plan_argument
@_moved_option
@_lang_option
@_locks_out
def report(out: Path, scenario: Path | None, lang: Lang | None) -> None:
    """Write a page about the plan in OUT: totals, map, rotations, who stays, proof.

    Of a comparison in OUT the page, the table and the workbook are written again.
    """
    from transport.report.compare_files import INDEX

    if (out / INDEX).is_file():
        _rewrite_comparison(out, scenario, lang)
        return
    from maps.render import render_map
    from solvers.cheaper import cheaper_ways
    from solvers.repairs import priced_repairs
    from transport.files.out_folder import own_file
    from transport.files.writing import write_text
    from transport.planfiles.folder import REPORT
    from transport.report.plan_page import plan_page

    problem, plan, written_in = _planned(out, scenario)
    lang = lang or written_in
    with _stage(_PRICING):
        repairs = priced_repairs(problem, plan)
    with _stage(_CHEAPER):
        cheaper = cheaper_ways(problem, plan)
    with _stage("drawing the map") as told:
        map_html = render_map(problem, plan, lang=lang, told=told)
    page = plan_page(
        problem,
        plan,
        lang=lang,
        violations=(),
        repairs=repairs,
        cheaper=cheaper,
        map_html=map_html,
    )
    with own_file(out / REPORT) as path:
        write_text(path, page)
    click.echo(f"report written to {out / REPORT}")


def _rewrite_comparison(out: Path, moved: Path | None, lang: Lang | None) -> None:
    from transport.report.compare_files import (
        PAGE,
        PLANS,
        folder_names,
        read_comparison,
        write_pages,
    )

    found, written_in = read_comparison(out, moved=moved)
    for one, name in zip(found, folder_names(found), strict=True):
        if one.scenario is not None and one.plan is not None:
            _tell_remark(out / PLANS / name, one.plan)
            _prove(one.scenario, one.plan)
    write_pages(out, found, lang=lang or written_in)
    click.echo(f"comparison written to {out / PAGE}")


@main.command()
@_plan_argument
@click.option(
    "--for",
    "only",
    multiple=True,
    type=click.Choice(_AUDIENCES),
    help="For these readers alone; may be repeated.",
)
@_moved_option
@_lang_option
@_locks_out
def documents(
    out: Path, only: tuple[Audience, ...], scenario: Path | None, lang: Lang | None
) -> None:
    """Write the documents of the plan in OUT to print and sign, one folder a reader."""
    from transport.documents.writing import write_documents
    from transport.planfiles.folder import DOCUMENTS

    problem, plan, written_in = _planned(out, scenario)
    with (
        _rewritten(out / DOCUMENTS) as folder,
        _stage(f"writing documents of {len(plan.trips)} trips") as told,
    ):
        paths, missing = write_documents(
            problem, plan, folder, lang=lang or written_in, only=only, told=told
        )
    for text in sorted(missing)[:_N_SHOWN]:
        click.echo(f"warning: {text}", err=True)
    click.echo(f"{len(paths)} files written into {out / DOCUMENTS}")


@main.command()
@_plan_argument
@_moved_option
@_locks_out
def export(out: Path, scenario: Path | None) -> None:
    """Write the plan in OUT for other programs: GeoJSON, GPX, calendars, GTFS."""
    from transport.interchange.writing import write_interchange
    from transport.planfiles.folder import EXCHANGE

    problem, plan, lang = _planned(out, scenario)
    with _rewritten(out / EXCHANGE) as folder, _stage("writing files to exchange"):
        n_files = len(write_interchange(problem, plan, folder, lang=lang))
    click.echo(f"{n_files} files written into {out / EXCHANGE}")


def _compared(
    scenario: Path, variants: Sequence[str | None], limits: Limits
) -> list[Compared]:
    """All variants planned; each is told on stderr as it is done."""
    from solvers.comparing import compare as compared
    from transport.answers.summary import yuan
    from transport.interrupts import stop_on_interrupt
    from transport.report.compare_files import BASE
    from transport.report.words import word

    with stop_on_interrupt(_tell_stopping) as stop, _shown_progress() as shown:

        def report(variant: str | None, progress: Progress) -> None:
            if shown is not None:
                shown.report(variant or BASE, progress)

        def tell(done: Compared) -> None:
            name = done.variant or BASE
            if shown is not None:
                shown.end(name)
            if done.plan is None:
                told = word("en", str(done.lack), n=done.n)
            else:
                told = yuan(done.plan.cost.total_fen)
            click.echo(f"{name}: {told}", err=True)

        return compared(
            scenario,
            variants,
            limits=limits,
            told=tell,
            report=None if shown is None else report,
            stop=stop,
        )


@main.command()
@_scenario_argument
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, metavar="OUT"
)
@click.option(
    "--variant",
    "chosen",
    multiple=True,
    help="This variant beside the scenario as it is; may be given several times."
    " Without it: all variants.",
)
@click.option("--time-limit", type=_Finite(min=1), help="Seconds for all.")
@click.option("--steps", type=click.IntRange(min=1), help="Steps for each, no clock.")
@click.option("--seed", type=click.IntRange(min=0), help="Random seed.")
@click.option("--threads", type=click.IntRange(min=1), help="Plans side by side.")
@click.option("--force", is_flag=True, help="Replace an earlier comparison.")
@_lang_option
@_json_option
@_locks_out
def compare(
    scenario: Path,
    out: Path,
    chosen: tuple[str, ...],
    time_limit: float | None,
    steps: int | None,
    seed: int | None,
    threads: int | None,
    lang: Lang | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Plan SCENARIO and all its variants, and compare their costs on one page.

    Every plan is proved by the independent checker. Ctrl-C ends the search and compares
    what was found; a second Ctrl-C abandons it.
    """
    from transport.answers.comparison import pairs_of
    from transport.answers.summary import table_lines
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.outcome import Limits
    from transport.reading import read_scenario
    from transport.report.compare_files import (
        COMPARE_FILES,
        remarks,
        write_comparison,
    )
    from transport.report.compare_table import compare_rows, compared_facts

    if steps is not None and time_limit is not None:
        raise click.UsageError(_ONE_LIMIT)
    problem = read_scenario(scenario)
    refuse_unsafe_folder(out, force=force, marker="compare.html", ours=COMPARE_FILES)
    _tell_warnings(problem.warnings)
    for variant in chosen:
        read_scenario(scenario, variant=variant)  # its faults before a long search
    variants = [None, *dict.fromkeys(chosen or problem.variants)]
    if steps is None and time_limit is None:
        time_limit = float(problem.search.time_limit_s * len(variants))
    limits = Limits(
        time_limit_s=time_limit,
        steps=steps,
        seed=problem.search.seed if seed is None else seed,
        threads=threads or os.cpu_count() or 1,
    )

    found = _compared(scenario, variants, limits)
    language: Lang = lang or "zh"
    plans = pairs_of(found)
    if not plans:
        end = "p2p: no variant has a plan; nothing was written"
        raise _Refused([*remarks(found, language), end])
    _tell_notes(write_comparison(out, found, scenario_path=scenario, lang=language))
    if as_json:
        _echo_json(compared_facts(found))
    else:
        _echo_lines(table_lines(compare_rows(plans, lang=language)))
        _echo_lines(remarks(found, language))
        click.echo(f"files     {out}: {', '.join(COMPARE_FILES)}")
    _leave(REFUSED if any(done.lack == "refused" for done in found) else DONE)


@main.command()
@_plan_argument
@click.argument("asked", metavar="WORKER|GROUP|TRIP")
@_moved_option
@_json_option
@_lang_option
def explain(
    out: Path, asked: str, scenario: Path | None, lang: Lang | None, *, as_json: bool
) -> None:
    """Why a worker, a group or a trip of the plan in OUT is planned as it is."""
    from transport.answers.explain import Explainer
    from transport.answers.sentences import sentences
    from transport.errors import Fault
    from transport.reading.spelling import suggestion

    problem, plan, written_in = _planned(out, scenario)
    explainer = Explainer(problem, plan)
    facts = explainer.facts(asked)
    if facts is None:
        raise ScenarioError(
            [
                Fault(
                    file=str(out),
                    value=asked,
                    wrong="is no worker, group or trip of this plan",
                    remedy=suggestion(asked, explainer.known),
                )
            ]
        )
    if as_json:
        _echo_json(asdict(facts))
    else:
        _echo_lines(sentences(facts, problem.clock, lang=lang or written_in))


def _planned(out: Path, moved: Path | None) -> tuple[Scenario, Plan, Lang]:
    """The plan in ``out``, proved again; its unchanged scenario; its language."""
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        refuse_changed,
        scenario_path,
    )

    lang: Lang = "zh"
    if moved is None:
        source = read_source(out)
        moved, lang = scenario_path(source, out), source.lang
    plan, problem = read_plan_and_scenario(out, moved)
    refuse_changed(problem, plan, path=moved)
    _tell_remark(out, plan)
    _prove(problem, plan)
    return problem, plan, lang


def _tell_remark(out: Path, plan: Plan) -> None:
    """A warning, where the verdict in ``out`` is not of the ``plan`` read there."""
    from transport.planfiles.verdicts import verdict_remark

    remark = verdict_remark(out, plan)
    if remark:
        click.echo(f"warning: {remark}", err=True)


def _tell_warnings(warnings: Sequence[str]) -> None:
    for warning in warnings[:_N_SHOWN]:
        click.echo(f"warning: {warning}", err=True)
    if len(warnings) > _N_SHOWN:
        more = len(warnings) - _N_SHOWN
        click.echo(f"... and {more} more warnings; p2p check lists them all", err=True)


def _echo_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _echo_json(value: Any) -> None:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    is_utf8 = encoding.replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not is_utf8, indent=2))


def _leave(code: int) -> NoReturn:
    click.get_current_context().exit(code)


if __name__ == "__main__":
    main()
