"""What was printed, as lines and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from p2p.commands.app import N_SHOWN
from p2p.commands.language import in_words
from p2p.commands.terminal import tell
from transport.said import said

if TYPE_CHECKING:
    from p2p.next_papers import NextPapers
    from p2p.printed_files import Printed


def tell_printed(found: Printed) -> None:
    """Letters the font lacks, papers that changed, copies to call back, files."""
    for text in found.missing[:N_SHOWN]:
        click.echo(in_words(said("WARNING", told=text)), err=True)
    if found.n_changed is not None:
        tell(said("PAPERS_CHANGED", n=found.n_changed))
        code = "COPIES_TO_CALL_BACK" if found.is_recorded else "COPIES_BY_COMPARING"
        tell(said(code, n=found.n_back))
    tell(said("N_FILES_WRITTEN", n=found.n_files, dest=str(found.folder)))


def paper_facts(found: NextPapers) -> dict[str, Any]:
    """The papers of a new version for programs."""
    printed = found.printed
    return {
        "documents": {
            "out": str(printed.folder),
            "files": printed.n_files,
            "papers_changed": printed.n_changed,
            "copies_to_call_back": printed.n_back,
            "is_recorded": printed.is_recorded,
        },
        "changes": str(found.changes),
    }
