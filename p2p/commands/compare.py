"""``p2p compare``: a scenario and its variants planned side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.app import DONE, REFUSED, Refused
from p2p.commands.interrupts import stop_on_interrupt
from p2p.commands.language import in_words, told_in
from p2p.commands.options import (
    ONE_LIMIT,
    Finite,
    all_option,
    json_option,
    lang_option,
    locks_out,
    scenario_argument,
)
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    shown_progress,
    stage,
    tell_compiling,
    tell_notes,
    tell_stopping,
    tell_warnings,
)
from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.answers.comparison import Compared
    from transport.language import Lang
    from transport.outcome import Limits, Progress


@click.command()
@scenario_argument
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
@click.option("--time-limit", type=Finite(min=1), help="Seconds for all.")
@click.option("--steps", type=click.IntRange(min=1), help="Steps for each, no clock.")
@click.option("--seed", type=click.IntRange(min=0), help="Random seed.")
@click.option("--threads", type=click.IntRange(min=1), help="Plans side by side.")
@click.option("--force", is_flag=True, help="Replace an earlier comparison.")
@all_option
@lang_option
@json_option
@locks_out
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
    from p2p.comparing import (
        limits_for_all,
        variants_to_compare,
        with_limits_priced,
    )
    from p2p.kept import LOOSENING
    from p2p.planning import make_ready, stop_in_time
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.reading import read_scenario
    from transport.report.compare_files import (
        COMPARE_FILES,
        remarks,
        write_comparison,
    )

    if steps is not None and time_limit is not None:
        raise Misused(ONE_LIMIT)
    problem = read_scenario(scenario)
    refuse_unsafe_folder(out, force=force, marker="compare.html", ours=COMPARE_FILES)
    tell_warnings(problem.warnings)
    variants = variants_to_compare(scenario, problem, chosen)
    limits = limits_for_all(
        problem,
        len(variants),
        time_limit_s=time_limit,
        steps=steps,
        seed=seed,
        threads=threads,
    )
    make_ready(tell_compiling)
    found = _compared(scenario, variants, limits)
    if all(done.lack == "stopped" for done in found):
        raise KeyboardInterrupt
    with stage(LOOSENING), stop_on_interrupt(tell_stopping) as asked:
        found = with_limits_priced(found, stop=stop_in_time(asked, limits))
    if not any(done.plan is not None for done in found):
        end = in_words(said("NO_VARIANT_HAS_PLAN"))
        raise Refused([*remarks(found, lang or told_in()), end])
    notes = write_comparison(out, found, scenario_path=scenario, lang=lang or told_in())
    tell_notes(notes)
    _tell(out, found, lang or told_in(), as_json=as_json)
    leave(REFUSED if any(done.lack == "refused" for done in found) else DONE)


def _tell(out: Path, found: Sequence[Compared], lang: Lang, *, as_json: bool) -> None:
    """The table of costs, what is to be remarked, and where the files are."""
    from transport.answers.comparison import pairs_of
    from transport.answers.lines import Lines
    from transport.answers.summary import table_lines
    from transport.report.compare_files import COMPARE_FILES, remarks
    from transport.report.compare_table import cell_text, compare_rows, compared_facts

    if as_json:
        echo_json(compared_facts(found))
        return
    rows = compare_rows(pairs_of(found), lang=lang)
    echo_lines(table_lines([[cell_text(cell) for cell in row] for row in rows]))
    echo_lines(remarks(found, lang))
    files = said("FILES_IN", folder=str(out), names=COMPARE_FILES)
    click.echo(Lines(told_in()).of(said("LABEL_FILES"), files))


def _compared(
    scenario: Path, variants: Sequence[str | None], limits: Limits
) -> list[Compared]:
    """All variants planned; each is told on stderr as it is done."""
    from solvers.comparing import compare as compared
    from transport.presentation.figures import yuan
    from transport.report.compare_files import BASE
    from transport.report.words import word

    with stop_on_interrupt(tell_stopping) as stop, shown_progress() as shown:

        def report(variant: str | None, progress: Progress) -> None:
            if shown is not None:
                shown.report(variant or BASE, progress)

        def tell(done: Compared) -> None:
            name = done.variant or BASE
            if shown is not None:
                shown.end(name)
            if done.plan is None:
                told = word(told_in(), str(done.lack), n=done.n)
            else:
                told = yuan(done.plan.cost.total_fen)
            called = done.variant or word(told_in(), "base")
            done_told = said("VARIANT_DONE", name=called, told=told)
            click.echo(in_words(done_told), err=True)

        return compared(
            scenario,
            variants,
            limits=limits,
            told=tell,
            report=None if shown is None else report,
            stop=stop,
        )
