"""``p2p by-hand``: people moved to other coaches, departures changed, undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.app import N_SHOWN, REFUSED, Refused
from p2p.commands.language import in_words, told_in
from p2p.commands.options import (
    all_option,
    json_option,
    plan_argument,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, leave, stage, tell
from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from p2p.hand_changes import Trial
    from transport.said import Said


@click.command("by-hand")
@plan_argument
@click.option(
    "--move",
    "moves",
    nargs=2,
    multiple=True,
    metavar="WHO TRIP",
    help="Worker, VILLAGE/EMPLOYER, or either with @TRIP, onto a trip or DEPOT/TYPE.",
)
@click.option(
    "--depart",
    "departs",
    nargs=2,
    multiple=True,
    metavar="TRIP MOMENT",
    help='When a trip leaves its depot: T001 "2020-02-24 07:30".',
)
@click.option("--keep", is_flag=True, help="Keep it; without: tell what comes of it.")
@click.option(
    "-o",
    "--out",
    "new",
    type=click.Path(path_type=Path),
    metavar="NEW",
    help="Of an operation under way: the folder of the next version.",
)
@click.option("--by", envvar="P2P_BY", default="", help="Who decides it; or $P2P_BY.")
@click.option("--undo", is_flag=True, help="Put the plan before the last change back.")
@click.option("--remark", default="", help="Why.")
@click.option("--manifests/--no-manifests", default=True, help="Write the documents.")
@click.option("--map/--no-map", "with_map", default=True, help="Write the map.")
@json_option
@all_option
@told_lang_option
def by_hand(
    out: Path,
    moves: tuple[tuple[str, str], ...],
    departs: tuple[tuple[str, str], ...],
    remark: str,
    new: Path | None,
    by: str,
    *,
    keep: bool,
    undo: bool,
    manifests: bool,
    with_map: bool,
    as_json: bool,
) -> None:
    """Move people or change departures in the plan in OUT, proved and priced at once.

    Moves are made first, then departures, each in the order given. Nothing is kept
    that the checker refuses. Of an operation under way it is kept as the next version.
    """
    from p2p import hand_changes as door
    from p2p.hand_edits import read_edits
    from p2p.store.engine import STORE_FILE

    if undo == bool(moves or departs) or (undo and keep):
        raise Misused(said("BY_HAND_ASK_ONE"))
    papers = {"with_manifests": manifests, "with_map": with_map}
    if undo:
        door.undo_by_hand(out, stage=stage, **papers)
        tell(said("BY_HAND_UNDONE", path=str(out)))
        return
    asked = [{"move": who, "to": trip} for who, trip in moves]
    asked += [{"depart": trip, "at": moment} for trip, moment in departs]
    if (out / STORE_FILE).is_file():
        if keep and new is None:
            raise Misused(said("BY_HAND_NEEDS_FOLDER"))
        _next_version(out, new if keep else None, asked, by, remark, as_json=as_json)
        return
    kept = door.opened_by_hand(out)
    trial = door.by_hand(kept, read_edits(kept, asked), stage=stage)
    _tell(trial, as_json=as_json)
    if not trial.is_proved:
        leave(REFUSED)
    if keep:
        door.keep_by_hand(trial, note=remark, stage=stage, **papers)
        _say(said("BY_HAND_KEPT", path=str(out)), as_json=as_json)


def _next_version(
    out: Path,
    new: Path | None,
    asked: list[dict[str, str]],
    by: str,
    remark: str,
    *,
    as_json: bool,
) -> None:
    """Of an operation under way: tried, and in ``new`` kept as the next version."""
    from p2p.hand_proposals import next_by_hand, try_in_force

    if new is not None and not by.strip():
        raise Misused(said("REPORTER_MISSING"))
    trial = try_in_force(out, asked, stage=stage)
    _tell(trial, as_json=as_json)
    if not trial.is_proved:
        leave(REFUSED)
    if new is not None:
        number = next_by_hand(out, new, asked, author=by, note=remark, stage=stage)
        told = said("REPLAN_VERSION", number=number, folder=str(new))
        _say(told, as_json=as_json)


def _say(told: Said, *, as_json: bool) -> None:
    if not as_json:
        tell(told)


def _tell(trial: Trial, *, as_json: bool) -> None:
    from transport.answers.hand_lines import change_facts, told_of_change
    from transport.answers.verdict_lines import violation_facts, violation_lines

    if trial.plan is None:
        assert trial.why is not None
        raise Refused([f"p2p: {in_words(trial.why)}"])
    before = trial.kept.plan
    if as_json:
        wrong = [violation_facts(one, told_in()) for one in trial.violations]
        facts = change_facts(before, trial.plan)
        echo_json({**facts, "n_changed": len(trial.changed), "violations": wrong})
        return
    for told in told_of_change(before, trial.plan, n_changed=len(trial.changed)):
        tell(told)
    if trial.violations:
        lines = violation_lines(trial.violations, limit=N_SHOWN, lang=told_in())
        click.echo("\n".join(lines), err=True)
    else:
        tell(said("BY_HAND_FAULTLESS"))
