"""The group of commands: exit codes, and which error ends with which."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.beginning import refuse_if_interrupted
from p2p.commands.language import in_words, note_language, told_in
from p2p.commands.usage import chinese_lines, refuse_twice
from p2p.errors import PlanRefused
from transport.errors import ClusterError, OutputError, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable


DONE, SOME_UNPLANNED, BAD_INPUT, REFUSED = 0, 1, 2, 3
INTERRUPTED, DEFECT = 130, 70
BEGUN = "p2p.begun"  # the moment, in the context of the command
N_SHOWN = 20  # lines of one kind on the terminal; --json has them all


_EACH = "p2p.each"  # in the context of the command: every fault by its own line


def tell_each(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Keep whether every fault is asked for."""
    ctx.meta[_EACH] = value


def tells_each(ctx: click.Context | None = None) -> bool:
    """Whether every fault is told, also where many have one cause."""
    return bool((ctx or click.get_current_context()).meta.get(_EACH))


class BadInput(click.ClickException):
    """An error told in lines on stderr, without a traceback."""

    exit_code = BAD_INPUT

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(lines))

    def show(self, file: Any = None) -> None:
        """The lines as they are, without a word before them."""
        click.echo(self.message, file=file, err=file is None)


class Refused(BadInput):
    """A plan that cannot be had, or that the checker refuses."""

    exit_code = REFUSED


class App(click.Group):
    """The group of commands, which turns each kind of error into its exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """As click does it, on streams that bear every letter."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a console may lack Chinese letters
                stream.reconfigure(errors="replace")
        words = args[0] if args else extra.get("args")
        note_language(sys.argv[1:] if words is None else words)
        return super().main(*args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """As click does it; a mistake is told in the chosen language."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            raise _in_chinese(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; an option of one value is taken once."""
        name, command, words = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, click.Group):
            refuse_twice(command, words)
        return name, command, words

    def invoke(self, ctx: click.Context) -> Any:
        """The command, each kind of error turned into its exit code."""
        try:
            refuse_if_interrupted()
            ctx.meta[BEGUN] = time.monotonic()
            return super().invoke(ctx)
        except ScenarioError as error:
            from transport.answers.scenario_lines import fault_lines

            lines = fault_lines(error.faults, told_in(), each=tells_each(ctx))
            raise BadInput([*lines, in_words(said("NOTHING_WRITTEN"))]) from error
        except (OutputError, ClusterError) as error:
            raise BadInput([f"p2p: {in_words(error.told)}"]) from error
        except PlanRefused as error:
            raise _refused(error) from error
        except (KeyboardInterrupt, click.Abort):
            after_sign = "\n" if sys.stderr.isatty() else ""  # the terminal wrote ^C
            click.echo(f"{after_sign}{in_words(said('STOPPED'))}", err=True)
            ctx.exit(INTERRUPTED)
        except click.UsageError as error:
            raise _in_chinese(error) from error
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception:
            _tell_defect()
            ctx.exit(DEFECT)


def _in_chinese(error: click.UsageError) -> click.ClickException:
    """The mistake as it is to be told: by click itself where that is in English."""
    if told_in() == "en":
        return error
    return BadInput(chinese_lines(error))


def _refused(error: PlanRefused) -> Refused:
    from transport.answers.verdict_lines import violation_lines

    if error.none is not None:
        return Refused([in_words(error.none)])
    lines = violation_lines(error.violations, limit=N_SHOWN, lang=told_in())
    return Refused([*lines, in_words(error.remedy or said("PLAN_REFUSED"))])


def _tell_defect() -> None:
    import traceback

    traceback.print_exc()
    click.echo(in_words(said("DEFECT")), err=True)


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


@click.group(
    cls=App,
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
