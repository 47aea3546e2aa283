"""``p2p lock``: trips, workers and coaches that are to stay as printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, cast

import click

from p2p.commands.options import (
    all_option,
    json_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, tell
from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.operation.freeze import Lock, LockKind


@click.command()
@plan_argument
@click.argument("kind", required=False, type=click.Choice(["trip", "worker", "coach"]))
@click.argument("ref", metavar="[ID]", required=False)
@click.option("--by", envvar="P2P_BY", default="", help="Who decides it; or $P2P_BY.")
@click.option("--release", is_flag=True, help="Release the lock.")
@click.option("--remark", default="", help="Why.")
@store_option
@json_option
@all_option
@told_lang_option
def lock(
    out: Path,
    kind: str | None,
    ref: str | None,
    by: str,
    remark: str,
    store: str | None,
    *,
    release: bool,
    as_json: bool,
) -> None:
    """Lock a trip, a worker or a coach of OUT (DEPOT/TYPE/NUMBER); without: list."""
    from p2p import reporting
    from p2p.operating import open_operation

    if (kind is None) != (ref is None):
        raise Misused(said("LOCK_NEEDS_BOTH"))
    if ref is not None and not by.strip():
        raise Misused(said("REPORTER_MISSING"))
    with open_operation(out, store=store) as operation:
        if kind is not None and ref is not None:
            what = cast("LockKind", kind)
            if release:
                reporting.unlock(operation, what, ref, by=by)
            else:
                reporting.lock(operation, what, ref, by=by, remark=remark)
        held = reporting.locks(operation)
    if as_json:
        echo_json({"locks": [asdict(one) for one in held]})
    elif ref is not None:
        tell(said("IS_UNLOCKED" if release else "IS_LOCKED", ref=ref))
    else:
        _tell_all(held)


def _tell_all(held: tuple[Lock, ...]) -> None:
    if not held:
        tell(said("NO_LOCKS"))
    for one in held:
        tell(said("LOCK_LINE", ref=one.ref, author=one.by))
