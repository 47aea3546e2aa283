"""``p2p operate``: the store of an operation made, its versions, its backup."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.options import (
    all_option,
    by_option,
    json_option,
    locks_out,
    moved_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, stage, tell, warn
from transport.said import said

if TYPE_CHECKING:
    from p2p.store.rows import Version
    from transport.said import Said


@click.group()
def operate() -> None:
    """The store of an operation: made from a plan, its versions, its backup."""


@operate.command()
@plan_argument
@by_option
@click.option("--note", default="", help="What is to be noted of this version.")
@moved_option
@store_option
@json_option
@all_option
@told_lang_option
@locks_out
def init(
    out: Path,
    by: str,
    note: str,
    scenario: Path | None,
    store: str | None,
    *,
    as_json: bool,
) -> None:
    """Make a store from the plan in OUT, which is proved again first."""
    from p2p.operating import address_of, init_operation
    from p2p.store.engine import shown

    version = init_operation(
        out,
        author=by,
        note=note,
        store=store,
        moved=scenario,
        warn=warn,
        stage=stage,
    )
    path = shown(address_of(out, store))
    if as_json:
        echo_json({"store": path, **asdict(version)})
    else:
        tell(said("STORE_MADE", path=path, n=version.number, short=version.short_hash))


@operate.command()
@plan_argument
@store_option
@json_option
@all_option
@told_lang_option
def versions(out: Path, store: str | None, *, as_json: bool) -> None:
    """The versions of the plan in OUT's store."""
    from p2p.operating import open_operation

    with open_operation(out, store=store) as operation:
        found = operation.versions()
    if as_json:
        echo_json({"versions": [asdict(version) for version in found]})
        return
    for version in found:
        tell(_line(version))


def _line(version: Version) -> Said:
    return said(
        "VERSION_LINE",
        n=version.number,
        short=version.short_hash,
        created=version.created,
        author=version.author or "-",
        events=version.taken,
        note=version.note or "-",
    )


@operate.command()
@plan_argument
@click.argument("dest", metavar="FILE", type=click.Path(path_type=Path))
@store_option
@json_option
@all_option
@told_lang_option
def backup(out: Path, dest: Path, store: str | None, *, as_json: bool) -> None:
    """Copy the store of OUT into FILE, while others may write it."""
    from p2p.operating import back_up_operation

    back_up_operation(out, dest, store=store)
    if as_json:
        echo_json({"backup": str(dest)})
    else:
        tell(said("BACKUP_WRITTEN", path=str(dest)))
