"""What the commands write on the terminal: lines, JSON, warnings, running stages."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import click

from p2p.commands.app import BAD_INPUT, BEGUN, N_SHOWN, tells_each
from p2p.commands.language import in_words, told_in
from p2p.commands.pace import Pace
from transport.clock import MINUTE_S
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.running.giving_up import GivingUp
    from transport.counting import Told
    from transport.errors import Fault, Warned
    from transport.outcome import Progress

_SECONDS = "p2p.seconds"  # of each stage, in the context of the command

moment_s = time.monotonic


def echo_lines(lines: Iterable[str]) -> None:
    """One line each."""
    for line in lines:
        click.echo(line)


def echo_json(value: Any) -> None:
    """``value`` as JSON, in letters that the stream bears."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    is_utf8 = encoding.replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not is_utf8, indent=2))


def leave(code: int) -> NoReturn:
    """End the command with this exit code."""
    click.get_current_context().exit(code)


def tell_notes(notes: Iterable[Said]) -> None:
    """What was put right or moved on the disk."""
    for note in notes:
        click.echo(f"p2p: {in_words(note)}", err=True)


def tell(told: Said) -> None:
    """One line on stdout."""
    click.echo(in_words(told))


def warning_line(told: Warned | Said) -> str:
    """One warning, as a line."""
    text = in_words(told) if isinstance(told, Said) else told.worded(in_words)
    return in_words(said("WARNING", told=text))


def warn(told: Warned | Said) -> None:
    """One warning."""
    click.echo(warning_line(told), err=True)


def tell_warnings(warnings: Sequence[Warned | Said]) -> None:
    """The first warnings, and how many there are beside them."""
    for warning in warnings[:N_SHOWN]:
        warn(warning)
    if len(warnings) > N_SHOWN:
        more = said("MORE_WARNINGS", n=len(warnings) - N_SHOWN)
        click.echo(in_words(more), err=True)


def tell_faults(faults: Sequence[Fault], *, as_json: bool) -> NoReturn:
    """The faults of the scenario; the command ends."""
    from transport.answers.scenario_lines import fault_lines
    from transport.answers.summary import fault_facts

    if as_json:
        echo_json({"faults": [fault_facts(fault, told_in()) for fault in faults]})
    else:
        echo_lines(fault_lines(faults, told_in(), each=tells_each()))
    leave(BAD_INPUT)


def tell_stopping(giving_up: GivingUp | None = None) -> None:
    """That the first Ctrl-C was heard; and how long a first plan may still take."""
    told = said("STOPPING")
    if giving_up is not None and not giving_up.has_plan:
        told = said("STOPPING_WITHOUT_PLAN", n=round(giving_up.haste_s))
    click.echo(f"\n{in_words(told)}", err=True)  # the progress line has no end yet


def tell_compiling() -> None:
    """That a wait is spent on compiling, and that it comes but once."""
    click.echo(in_words(said("COMPILING")), err=True)


@contextmanager
def stage(name: Said) -> Iterator[Told | None]:
    """A stage of the command's work: a line on the terminal, nothing elsewhere.

    What it yields is to be called with the pieces done, of all there are.
    """
    key = name.code.lower().replace("_", " ")
    with timed(key), shown_progress() as shown:
        if shown is None:
            yield None
            return
        text = in_words(name)
        shown.begin("", text)
        yield partial(shown.count, text)


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Note how long the stage takes, for those who ask for JSON."""
    begun = time.monotonic()
    yield
    seconds = click.get_current_context().meta.setdefault(_SECONDS, {})
    seconds[name] = round(time.monotonic() - begun, 3)


def seconds_by_stage() -> dict[str, float]:
    """How long each stage of the command took, seconds.

    What libraries took to load, and all that is in no stage, stands under "loading":
    together they are what has passed since the command began.
    """
    meta = click.get_current_context().meta
    seconds: dict[str, float] = meta[_SECONDS]
    whole_s = time.monotonic() - meta[BEGUN]
    return {"loading": round(whole_s - sum(seconds.values()), 3), **seconds}


@contextmanager
def shown_progress() -> Iterator[Shown | None]:
    """Lines on the terminal that are kept up to date; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as shown
    from rich.console import Console

    columns = (shown.SpinnerColumn(), "{task.description}", shown.TimeElapsedColumn())
    console = Console(stderr=True)
    with shown.Progress(*columns, console=console, transient=True) as lines:
        yield Shown(lines)


class Shown:
    """A line for each search that runs; ``name`` is empty where there is but one."""

    def __init__(self, lines: Any) -> None:
        self._lines = lines
        self._tasks: dict[str, Any] = {}
        self._pace = Pace()

    def begin(self, name: str, text: str = "") -> None:
        """A line for a stage, or for a search that has no plan yet."""
        if not text:
            text = in_words(said("PREPARING"))
            text = in_words(said("NAMED_SEARCHING", name=name)) if name else text
        self._tasks[name] = self._lines.add_task(text, total=None)

    def report(self, name: str, progress: Progress) -> None:
        """How the search stands."""
        from transport.answers.progress_lines import progress_line

        if name not in self._tasks:
            self.begin(name)
        text = progress_line(progress, told_in())
        text = f"{name}: {text}" if name else text
        self._lines.update(self._tasks[name], description=text)

    def count(self, text: str, done: int, n_all: int) -> None:
        """How many pieces of the one stage are done, and how long the rest takes."""
        line = f"{text}: {done}/{n_all}"
        left_s = self._pace.left_s(done, n_all, now_s=moment_s())
        if left_s is not None:
            left = f"{left_s // MINUTE_S}:{left_s % MINUTE_S:02d}"
            line += f", {in_words(said('TIME_LEFT', left=left))}"
        self._lines.update(self._tasks[""], description=line)

    def end(self, name: str) -> None:
        """The line goes."""
        if name in self._tasks:
            self._lines.remove_task(self._tasks.pop(name))
