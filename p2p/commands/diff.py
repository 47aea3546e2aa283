"""``p2p diff``: what changed for whom between two plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    locks_dest,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, echo_lines, stage
from transport.said import said

if TYPE_CHECKING:
    from transport.answers.difference_lines import MessageAudience


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "-o",
    "--out",
    "dest",
    type=click.Path(path_type=Path),
    help="Write a workbook, and messages to those touched, into this new folder.",
)
@click.option(
    "--audience",
    type=click.Choice(["office", "worker"]),
    default="office",
    show_default=True,
    help="Whose eyes the messages are for: names and phones masked, or to be sent.",
)
@store_option
@json_option
@all_option
@told_lang_option
@locks_dest
def diff(
    before: str,
    after: str,
    dest: Path | None,
    audience: str,
    store: str | None,
    *,
    as_json: bool,
) -> None:
    """What changed from plan A to plan B: folders, or versions such as OUT@1."""
    from p2p import differing
    from transport.answers.difference_lines import difference_facts, difference_lines

    lang = told_in()
    with stage(said("READING")):
        found, was, now = differing.diff(before, after, store=store)
    if dest is not None:
        differing.write_diff_files(
            dest,
            found,
            was,
            now,
            lang=lang,
            audience=cast("MessageAudience", audience),
        )
    if as_json:
        echo_json(difference_facts(found, was, now, lang))
    else:
        echo_lines(difference_lines(found, was, now, lang))
